//! Pages to one stream of paragraphs and grids, in reading order and across page breaks.

use super::lattice::{self, Lattice};
use super::lines::{self, Line};
use super::page::{Glyph, Page, Rect, bounding_box};
use super::{furniture, rules};
use crate::document::{Block, Cell, Grid, Row};
use crate::reader::index_cells;
use juesuan_model::{Locator, Reading};
use std::collections::BTreeMap;

/// Sides of columns this near are the same, in points.
const SAME_SIDE: f64 = 3.0;

/// The blocks of a document.
pub(super) fn blocks(pages: &[Page]) -> Vec<Block> {
    let (mut free, tables): (Vec<_>, Vec<_>) = pages.iter().map(split).unzip();
    furniture::remove(pages, &mut free);
    let margins: Vec<Margins> = pages.iter().map(|page| Margins::of(page, pages, &free)).collect();
    let mut flow = Flow::default();
    for (((page, lines), tables), margins) in pages.iter().zip(free).zip(tables).zip(margins) {
        let lines = lines.into_iter().map(|line| (line.bbox.center().y, Piece::Line(line)));
        let tables = tables.into_iter().map(|table| (table.top, Piece::Table(table)));
        let mut pieces: Vec<(f64, Piece)> = lines.chain(tables).collect();
        pieces.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        for (_, piece) in pieces {
            match piece {
                Piece::Line(line) => flow.line(line, page.number, &margins),
                Piece::Table(table) => flow.table(table),
            }
        }
    }
    index_cells(&mut flow.blocks);
    flow.blocks
}

enum Piece {
    Line(Line),
    Table(Table),
}

/// A table as one page shows it.
struct Table {
    top: f64,
    xs: Vec<f64>,
    rows: Vec<Row>,
    open_top: bool,
    open_bottom: bool,
}

/// Divides a page into lines outside its tables, and the tables.
fn split(page: &Page) -> (Vec<Line>, Vec<Table>) {
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
    (lines::lines(free), tables.map(|(lattice, cells)| table(lattice, cells, page.number)).collect())
}

fn table(lattice: Lattice, mut cells: BTreeMap<usize, Vec<&Glyph>>, page: u32) -> Table {
    let columns = lattice.columns();
    let mut cell = |index: usize| {
        let glyphs = cells.remove(&index).unwrap_or_default();
        let bbox = glyphs.iter().map(|glyph| glyph.bbox).reduce(|all, one| all.union(one));
        Cell {
            text: lines::cell_text(&lines::lines(glyphs), lattice.cell_box(index)),
            locator: place(page, bbox),
        }
    };
    let rows = (0..lattice.rows())
        .map(|row| (0..columns).map(|column| cell(row * columns + column)).collect())
        .collect();
    Table {
        top: lattice.bounds().y0,
        rows,
        open_top: lattice.open_top,
        open_bottom: lattice.open_bottom,
        xs: lattice.xs,
    }
}

fn place(page: u32, bbox: Option<Rect>) -> Locator {
    Locator { page: Some(page), bbox: bbox.map(bounding_box), ..Locator::default() }
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
            pages.iter().zip(lines).filter(|(other, _)| (other.size.0 - page.size.0).abs() < SAME_SIDE);
        let running = alike.flat_map(|(_, lines)| lines).filter(|line| line.text.chars().count() >= SHORTEST);
        let none = Self { left: f64::INFINITY, right: f64::INFINITY };
        running.fold(none, |margins, line| Self {
            left: margins.left.min(line.bbox.x0),
            right: if margins.right.is_finite() { margins.right.max(line.bbox.x1) } else { line.bbox.x1 },
        })
    }
}

/// The stream as it grows.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    /// The last line, while its paragraph may go on.
    last_line: Option<(Line, u32)>,
    /// The last table's columns and whether its last row is cut, while it may go on.
    last_table: Option<(Vec<f64>, bool)>,
}

impl Flow {
    fn line(&mut self, line: Line, page: u32, margins: &Margins) {
        self.last_table = None;
        let goes_on =
            self.last_line.as_ref().is_some_and(|(last, on)| goes_on(last, *on, &line, page, margins));
        match self.blocks.last_mut() {
            Some(Block::Paragraph(cell)) if goes_on => {
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
                self.blocks.push(Block::Paragraph(Cell { text: line.text.clone(), locator }));
            }
        }
        self.last_line = Some((line, page));
    }

    fn table(&mut self, table: Table) {
        self.last_line = None;
        let Table { xs, rows, open_top, open_bottom, .. } = table;
        if let Some((above, cut)) = &self.last_table
            && let Some(columns) = same_columns(above, &xs)
            && let Some(Block::Grid(grid)) = self.blocks.last_mut()
        {
            let width = above.len().saturating_sub(1);
            let mut rows = rows.into_iter().map(|row| spread(row, &columns, width));
            if *cut
                && open_top
                && let Some((last, rest)) = grid.rows.last_mut().zip(rows.next())
            {
                mend(last, rest);
            }
            grid.rows.extend(rows);
            self.last_table = Some((above.clone(), open_bottom));
        } else {
            self.blocks.push(Block::Grid(Grid { rows, reading: Reading::Ruled }));
            self.last_table = Some((xs, open_bottom));
        }
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
fn is_numbered(text: &str) -> bool {
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

/// For each column of a table, the column of the table on the page before that it goes on with; none where the two do
/// not begin and end alike, or where this one has sides that the other has not.
fn same_columns(above: &[f64], below: &[f64]) -> Option<Vec<usize>> {
    let near = |side: f64| above.iter().position(|&other| (other - side).abs() <= SAME_SIDE);
    let sides: Vec<usize> = below.iter().map(|&side| near(side)).collect::<Option<_>>()?;
    let whole = sides.first() == Some(&0) && sides.last().map(|last| last + 1) == Some(above.len());
    whole.then(|| sides.iter().take(sides.len().saturating_sub(1)).copied().collect())
}

/// Puts the cells of a row into their columns of a wider table.
fn spread(row: Row, columns: &[usize], width: usize) -> Row {
    let mut cells = row.into_iter().zip(columns).peekable();
    (0..width)
        .map(|column| match cells.next_if(|&(_, &at)| at == column) {
            Some((cell, _)) => cell,
            None => Cell { text: String::new(), locator: Locator::default() },
        })
        .collect()
}

/// Joins the two parts of a row that the page's end cuts.
fn mend(row: &mut Row, rest: Row) {
    for (cell, rest) in row.iter_mut().zip(rest) {
        if cell.is_blank() {
            *cell = rest;
        } else {
            cell.text.push_str(&rest.text);
        }
    }
}
