//! Combines pages into one stream of paragraphs and grids, in reading order and across page breaks.

use super::aligned::{self, Found};
use super::lines::{self, TextLine};
use super::page::{Axis, Glyph, Page, Rect, Rule, bounding_box};
use super::prose::{self, Margins};
use super::tables::{PageTable, Ruled, TablePart, place};
use super::{furniture, lattice, rules};
use crate::document::{Block, Cell, Grid};
use crate::index_cells;
use juesuan_model::Reading;
use std::collections::{BTreeMap, BTreeSet};

/// The blocks of a document. The tables with these indexes are read in the other way: by alignment if they have rules.
pub(super) fn blocks(pages: &[Page], other: &BTreeSet<u32>) -> Vec<Block> {
    let (mut free, ruled): (Vec<_>, Vec<_>) = pages.iter().map(split).unzip();
    furniture::remove(pages, &mut free);
    let margins = Margins::of(pages, &free);
    let mut flow = PageFlow::default();
    for (((page, lines), ruled), margins) in pages.iter().zip(free).zip(ruled).zip(&margins) {
        let across = || loose(page, &ruled);
        let lines = aligned::find(page.number, lines, across, flow.open_table().as_ref());
        let lines = lines.into_iter().map(|found| match found {
            Found::Line(line) => (line.bbox.center().y, FlowPiece::Line(line)),
            Found::Region(region) => {
                let part = TablePart::Aligned(region);
                (part.top(), FlowPiece::Part(part))
            }
        });
        let ruled = ruled.into_iter().map(TablePart::of).map(|part| (part.top(), FlowPiece::Part(part)));
        let mut pieces: Vec<(f64, FlowPiece<'_>)> = lines.chain(ruled).collect();
        pieces.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        for (_, piece) in pieces {
            match piece {
                FlowPiece::Line(line) => flow.line(line, page.number, margins),
                FlowPiece::Part(part) => flow.part(part),
            }
        }
    }
    let recognized: Vec<u32> =
        pages.iter().filter(|page| page.is_recognized).map(|page| page.number).collect();
    let mut blocks = flow.finish(other, &recognized);
    turn_back(&mut blocks, pages);
    blocks
}

/// Converts the boxes of pages that were turned for reading to positions on the original page.
fn turn_back(blocks: &mut [Block], pages: &[Page]) {
    let turned: BTreeMap<u32, &Page> =
        pages.iter().filter(|page| page.turned > 0).map(|page| (page.number, page)).collect();
    if turned.is_empty() {
        return;
    }
    let cells = blocks.iter_mut().flat_map(|block| match block {
        Block::Paragraph(cell) => vec![cell],
        Block::Grid(grid) => grid.rows.iter_mut().flatten().collect(),
    });
    for locator in cells.map(|cell| &mut cell.locator) {
        let page = locator.page.and_then(|page| turned.get(&page));
        if let Some((page, bbox)) = page.zip(locator.bbox.as_mut()) {
            let [x0, y0, x1, y1] = [bbox.x0, bbox.y0, bbox.x1, bbox.y1].map(f64::from);
            *bbox = bounding_box(page.turned_back(Rect::new(x0, y0, x1, y1)));
        }
    }
}

enum FlowPiece<'a> {
    Line(TextLine),
    Part(TablePart<'a>),
}

/// Separates a page into the lines outside its ruled tables, and those tables.
fn split(page: &Page) -> (Vec<TextLine>, Vec<Ruled<'_>>) {
    let lattices = lattice::find(&rules::snap(&page.rules));
    let mut cells: Vec<BTreeMap<usize, Vec<&Glyph>>> = vec![BTreeMap::new(); lattices.len()];
    let mut free = Vec::new();
    for glyph in &page.glyphs {
        let center = glyph.bbox.center();
        let place = lattices
            .iter()
            .zip(&mut cells)
            .find_map(|(lattice, cells)| Some((lattice.cell_at(center.x, center.y)?, cells)));
        match place {
            Some((cell, cells)) => cells.entry(cell).or_default().push(glyph),
            None => free.push(glyph),
        }
    }
    let tables = lattices.into_iter().zip(cells).filter(|(_, cells)| !cells.is_empty());
    let ruled = |(lattice, cells)| Ruled::new(page.number, lattice, cells);
    (prose::with_captions(lines::lines(free)), tables.map(ruled).collect())
}

/// The horizontal lines of a page that are not part of a ruled table.
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

/// A block under construction.
enum BlockDraft<'a> {
    Paragraph(Cell),
    Table(PageTable<'a>),
}

/// The growing stream.
#[derive(Default)]
struct PageFlow<'a> {
    drafts: Vec<BlockDraft<'a>>,
    /// The last line, while its paragraph may continue.
    last_line: Option<(TextLine, u32)>,
    /// Whether nothing is below the last table.
    in_table: bool,
}

impl<'a> PageFlow<'a> {
    fn line(&mut self, line: TextLine, page: u32, margins: &Margins) {
        self.in_table = false;
        let goes_on = self.last_line.as_ref().is_some_and(|(last, on)| {
            prose::goes_on(last, *on, &line, page, margins)
                || (*on == page && prose::is_rest_of_title(last, &line, margins))
        });
        match self.drafts.last_mut() {
            Some(BlockDraft::Paragraph(cell)) if goes_on => {
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
                self.drafts.push(BlockDraft::Paragraph(Cell { text: line.text.as_str().into(), locator }));
            }
        }
        self.last_line = Some((line, page));
    }

    /// The last table, if nothing is below it.
    fn open(&mut self) -> Option<&mut PageTable<'a>> {
        match self.drafts.last_mut() {
            Some(BlockDraft::Table(table)) if self.in_table => Some(table),
            _ => None,
        }
    }

    fn open_table(&mut self) -> Option<aligned::Open> {
        self.open()?.open()
    }

    fn part(&mut self, part: TablePart<'a>) {
        self.last_line = None;
        let part = match self.open() {
            Some(table) => table.take(part).err(),
            None => Some(part),
        };
        if let Some(part) = part {
            let before = self.drafts.iter().rev().find_map(|draft| match draft {
                BlockDraft::Table(table) => Some(table),
                BlockDraft::Paragraph(_) => None,
            });
            let table = PageTable::after(before, part);
            self.drafts.push(BlockDraft::Table(table));
        }
        self.in_table = true;
    }

    fn finish(self, other: &BTreeSet<u32>, recognized: &[u32]) -> Vec<Block> {
        let mut index = 0;
        let block = |draft| match draft {
            BlockDraft::Paragraph(cell) => Block::Paragraph(cell),
            BlockDraft::Table(table) => {
                let (rows, reading) = table.rows(other.contains(&index));
                let reading = if table.is_on(recognized) { Reading::Recognized } else { reading };
                index += 1;
                Block::Grid(Grid { rows, reading, goes_on: table.goes_on })
            }
        };
        let mut blocks: Vec<Block> = self.drafts.into_iter().map(block).collect();
        index_cells(&mut blocks);
        blocks
    }
}
