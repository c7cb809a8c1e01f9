//! Pages to one stream of paragraphs and grids, in reading order and across page breaks.

use super::aligned::{self, Found};
use super::lines::{self, Line};
use super::page::{Axis, Glyph, Page, Rule, bounding_box};
use super::tables::{Part, Ruled, Table, place};
use super::{furniture, lattice, rules};
use crate::document::{Block, Cell, Grid};
use crate::reader::index_cells;
use std::collections::{BTreeMap, BTreeSet};

/// The blocks of a document. The tables of these indexes are read in the other way: by alignment where they have rules.
pub(super) fn blocks(pages: &[Page], other: &BTreeSet<u32>) -> Vec<Block> {
    let (mut free, ruled): (Vec<_>, Vec<_>) = pages.iter().map(split).unzip();
    furniture::remove(pages, &mut free);
    let margins: Vec<Margins> = pages.iter().map(|page| Margins::of(page, pages, &free)).collect();
    let mut flow = Flow::default();
    for (((page, lines), ruled), margins) in pages.iter().zip(free).zip(ruled).zip(margins) {
        let rules = || loose(page, &ruled);
        let lines = aligned::find(page.number, lines, rules, flow.open_columns().as_deref());
        let lines = lines.into_iter().map(|found| match found {
            Found::Line(line) => (line.bbox.center().y, Piece::Line(line)),
            Found::Region(region) => {
                let part = Part::Aligned(region);
                (part.top(), Piece::Part(part))
            }
        });
        let ruled = ruled.into_iter().map(Part::of).map(|part| (part.top(), Piece::Part(part)));
        let mut pieces: Vec<(f64, Piece<'_>)> = lines.chain(ruled).collect();
        pieces.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        for (_, piece) in pieces {
            match piece {
                Piece::Line(line) => flow.line(line, page.number, &margins),
                Piece::Part(part) => flow.part(part),
            }
        }
    }
    flow.finish(other)
}

enum Piece<'a> {
    Line(Line),
    Part(Part<'a>),
}

/// Divides a page into lines outside its ruled tables, and those tables.
fn split(page: &Page) -> (Vec<Line>, Vec<Ruled<'_>>) {
    let lattices = lattice::find(&rules::snap(&page.rules));
    let mut cells: Vec<BTreeMap<usize, Vec<&Glyph>>> = vec![BTreeMap::new(); lattices.len()];
    let mut free = Vec::new();
    for glyph in &page.glyphs {
        let centre = glyph.bbox.center();
        let place = lattices
            .iter()
            .zip(&mut cells)
            .find_map(|(lattice, cells)| Some((lattice.cell_at(centre.x, centre.y)?, cells)));
        match place {
            Some((cell, cells)) => cells.entry(cell).or_default().push(glyph),
            None => free.push(glyph),
        }
    }
    let tables = lattices.into_iter().zip(cells).filter(|(_, cells)| !cells.is_empty());
    let ruled = |(lattice, cells)| Ruled::new(page.number, lattice, cells);
    (lines::lines(free), tables.map(ruled).collect())
}

/// The horizontal lines of a page that are part of no ruled table.
fn loose(page: &Page, ruled: &[Ruled<'_>]) -> Vec<Rule> {
    let horizontal = page.rules.iter().filter(|rule| rule.axis == Axis::Horizontal);
    let within = |rule: &Rule| {
        let bounds = ruled.iter().map(|ruled| ruled.lattice.bounds().inflate(3.0, 3.0));
        bounds.into_iter().any(|bounds| {
            bounds.y0 < rule.at && rule.at < bounds.y1 && bounds.x0 < rule.from && rule.to < bounds.x1
        })
    };
    let loose: Vec<Rule> = horizontal.filter(|rule| !within(rule)).copied().collect();
    rules::snap(&loose).horizontal
}

/// Where the lines of running text begin and end, on all pages as wide as one.
struct Margins {
    left: f64,
    right: f64,
}

impl Margins {
    fn of(page: &Page, pages: &[Page], lines: &[Vec<Line>]) -> Self {
        /// A shorter line is none of running text.
        const SHORTEST: usize = 20;
        let alike =
            pages.iter().zip(lines).filter(|(other, _)| (other.size.0 - page.size.0).abs() < 3.0);
        let running = alike.flat_map(|(_, lines)| lines).filter(|line| line.text.chars().count() >= SHORTEST);
        let none = Self { left: f64::INFINITY, right: f64::INFINITY };
        running.fold(none, |margins, line| Self {
            left: margins.left.min(line.bbox.x0),
            right: if margins.right.is_finite() { margins.right.max(line.bbox.x1) } else { line.bbox.x1 },
        })
    }
}

/// A block in the making.
enum Draft<'a> {
    Paragraph(Cell),
    Table(Table<'a>),
}

/// The stream as it grows.
#[derive(Default)]
struct Flow<'a> {
    drafts: Vec<Draft<'a>>,
    /// The last line, while its paragraph may go on.
    last_line: Option<(Line, u32)>,
    /// Whether nothing stands below the last table.
    in_table: bool,
}

impl<'a> Flow<'a> {
    fn line(&mut self, line: Line, page: u32, margins: &Margins) {
        self.in_table = false;
        let goes_on =
            self.last_line.as_ref().is_some_and(|(last, on)| goes_on(last, *on, &line, page, margins));
        match self.drafts.last_mut() {
            Some(Draft::Paragraph(cell)) if goes_on => {
                cell.text.push_str(&line.text);
                if let Some(bbox) = cell.locator.bbox.as_mut().filter(|_| cell.locator.page == Some(page)) {
                    let more = bounding_box(line.bbox);
                    bbox.x0 = bbox.x0.min(more.x0);
                    bbox.x1 = bbox.x1.max(more.x1);
                    bbox.y1 = bbox.y1.max(more.y1);
                }
            }
            _ => {
                let locator = place(page, Some(line.bbox));
                self.drafts.push(Draft::Paragraph(Cell { text: line.text.clone(), locator }));
            }
        }
        self.last_line = Some((line, page));
    }

    /// The last table, where nothing stands below it.
    fn open(&mut self) -> Option<&mut Table<'a>> {
        match self.drafts.last_mut() {
            Some(Draft::Table(table)) if self.in_table => Some(table),
            _ => None,
        }
    }

    fn open_columns(&mut self) -> Option<Vec<aligned::Column>> {
        self.open()?.columns()
    }

    fn part(&mut self, part: Part<'a>) {
        self.last_line = None;
        let part = match self.open() {
            Some(table) => table.take(part).err(),
            None => Some(part),
        };
        if let Some(part) = part {
            let before = self.drafts.iter().rev().find_map(|draft| match draft {
                Draft::Table(table) => Some(table),
                Draft::Paragraph(_) => None,
            });
            let table = Table::after(before, part);
            self.drafts.push(Draft::Table(table));
        }
        self.in_table = true;
    }

    fn finish(self, other: &BTreeSet<u32>) -> Vec<Block> {
        let mut index = 0;
        let block = |draft| match draft {
            Draft::Paragraph(cell) => Block::Paragraph(cell),
            Draft::Table(table) => {
                let (rows, reading) = table.rows(other.contains(&index));
                index += 1;
                Block::Grid(Grid { rows, reading, goes_on: table.goes_on })
            }
        };
        let mut blocks: Vec<Block> = self.drafts.into_iter().map(block).collect();
        index_cells(&mut blocks);
        blocks
    }
}

/// Whether a line goes on with the paragraph of the one before: that ran to the right, and this one begins at the left.
/// Lines end early where a number did not fit, so one that ends no sentence may be shorter than one that does.
fn goes_on(last: &Line, last_page: u32, line: &Line, page: u32, margins: &Margins) -> bool {
    let ends = last.text.ends_with(['。', '；', '：', '！', '？']);
    let short = if ends { 2.0 * last.em } else { 0.15 * (margins.right - margins.left) };
    let ran_on = last.bbox.x1 >= margins.right - short;
    let begins = line.bbox.x0 <= margins.left + line.em && !(ends && is_numbered(&line.text));
    let alike = last.em.max(line.em) < 1.25 * last.em.min(line.em);
    let near = last_page != page || line.bbox.y0 - last.bbox.y1 < 2.0 * line.em;
    ran_on && begins && alike && near && !is_content_line(&last.text)
}

/// `（一）…`, `1、…`, `六、…`: a new paragraph, indented or not.
pub(super) fn is_numbered(text: &str) -> bool {
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let rest = text.trim_start_matches(['（', '(']);
    let after = rest.trim_start_matches(numeral);
    after.len() < rest.len() && after.starts_with(['、', '.', '．', '）', ')'])
}

/// A line of a table of contents: dots and a page number.
fn is_content_line(text: &str) -> bool {
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    before.len() < text.len() && (before.ends_with("..") || before.ends_with('…'))
}
