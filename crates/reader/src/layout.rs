//! Tables of word processors' files and web pages: lays out cells that span rows and columns on a grid.
//!
//! The text of merged cells is in the top-left one, the others are blank. A table that is only used for page layout (one
//! cell around a whole report, a menu next to an article) is not a grid: its contents are unfolded in reading order.

use super::{FileKind, ReadError, text};
use crate::document::{Block, Cell, Grid, Row};
use compact_str::CompactString;
use juesuan_messages::message;
use juesuan_model::Locator;
use std::collections::BTreeMap;

/// More cells than the reports of a province have. Each takes some hundred bytes.
pub(super) const MOST_CELLS: usize = 1_000_000;

/// A line or a table, in the flow of a page or of a cell.
#[derive(Debug)]
pub(super) enum Piece {
    /// A line of text.
    Line(Cell),
    /// A table.
    Table(MarkupTable),
}

/// A table as marked up.
#[derive(Debug, Default)]
pub(super) struct MarkupTable {
    pub(super) rows: Vec<Vec<TableCell>>,
}

/// A cell as marked up.
#[derive(Debug)]
pub(super) struct TableCell {
    pub(super) pieces: Vec<Piece>,
    /// How many columns it spans.
    pub(super) columns: usize,
    /// How many rows it spans.
    pub(super) rows: usize,
    /// Where it begins.
    pub(super) locator: Locator,
}

impl TableCell {
    /// Its lines, without the tables in it.
    fn text(&self) -> String {
        let line = |piece: &Piece| match piece {
            Piece::Line(cell) => Some(cell.text.clone()),
            Piece::Table(_) => None,
        };
        self.pieces.iter().filter_map(line).collect::<Vec<_>>().join("\n")
    }

    fn is_filled(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Line(cell) if !cell.is_blank()))
    }

    fn holds_table(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Table(_)))
    }

    /// A cell with the text of an article.
    fn is_prose(&self) -> bool {
        self.pieces.len() >= 5 && self.text().chars().count() > 500
    }
}

impl MarkupTable {
    /// Whether it is only used for page layout: it has no rows of several cells, or few around tables and prose.
    fn is_placement(&self) -> bool {
        /// A table with this many rows of several cells is a real one.
        const ROWS: usize = 3;
        let several = |row: &&Vec<TableCell>| row.iter().filter(|cell| cell.is_filled()).count() > 1;
        let rows = self.rows.iter().filter(several).count();
        let mut cells = self.rows.iter().flatten();
        rows == 0 || (rows < ROWS && cells.any(|cell| cell.holds_table() || cell.is_prose()))
    }
}

/// The blocks that pieces consist of.
pub(super) fn blocks(pieces: Vec<Piece>) -> Result<Vec<Block>, ReadError> {
    let mut flow = Flow::default();
    flow.take(pieces)?;
    text::close(&mut flow.lines, &mut flow.blocks);
    Ok(flow.blocks)
}

#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    /// Lines since the last table: those with tabs or bars may form another table.
    lines: Vec<Row>,
    cells: usize,
}

impl Flow {
    fn take(&mut self, pieces: Vec<Piece>) -> Result<(), ReadError> {
        for piece in pieces {
            match piece {
                Piece::Line(cell) if cell.is_blank() => {}
                Piece::Line(cell) => self.lines.extend(text::row(&cell.text, 1, |_| cell.locator)),
                Piece::Table(table) if table.is_placement() => {
                    for cell in table.rows.into_iter().flatten() {
                        self.take(cell.pieces)?;
                    }
                }
                Piece::Table(table) => self.table(table)?,
            }
        }
        Ok(())
    }

    fn table(&mut self, table: MarkupTable) -> Result<(), ReadError> {
        text::close(&mut self.lines, &mut self.blocks);
        let mut layout = Layout { cells: self.cells, ..Layout::default() };
        let mut inner = Vec::new();
        for row in table.rows {
            layout.row();
            for cell in row {
                layout.cell(
                    Cell { text: cell.text().into(), locator: cell.locator },
                    cell.columns,
                    cell.rows,
                )?;
                inner.extend(cell.pieces.into_iter().filter(|piece| matches!(piece, Piece::Table(_))));
            }
        }
        self.cells = layout.cells;
        self.blocks.extend(parted(layout.finish()?));
        self.take(inner)
    }
}

/// A table's rows as grids. Rows of one cell are paragraphs if they are prose: if the table consists of them, or if one in
/// a run of them contains a sentence. Workbooks contain whole reports in this form.
pub(super) fn parted(rows: Vec<Row>) -> Vec<Block> {
    let filled = |row: &Row| row.iter().filter(|cell| !cell.is_blank()).count();
    let is_sentence = |row: &Row| row.iter().any(|cell| cell.text.contains('。'));
    let mut blocks: Vec<Block> = Vec::new();
    let mut grid: Vec<Row> = Vec::new();
    let mut lone: Vec<Row> = Vec::new();
    for row in rows {
        if filled(&row) == 1 {
            lone.push(row);
            continue;
        }
        if lone.iter().any(is_sentence) {
            close(&mut grid, &mut blocks);
            blocks.extend(paragraphs(std::mem::take(&mut lone)));
        }
        grid.append(&mut lone);
        grid.push(row);
    }
    let is_prose = grid.is_empty() && blocks.is_empty() || lone.iter().any(is_sentence);
    if !is_prose {
        grid.append(&mut lone);
    }
    close(&mut grid, &mut blocks);
    blocks.extend(paragraphs(lone));
    blocks
}

fn close(rows: &mut Vec<Row>, blocks: &mut Vec<Block>) {
    if !rows.is_empty() {
        let rows = std::mem::take(rows);
        blocks.push(Block::Grid(Grid { rows, ..Grid::default() }));
    }
}

/// The lines of rows of one cell.
fn paragraphs(rows: Vec<Row>) -> impl Iterator<Item = Block> {
    rows.into_iter().flatten().filter(|cell| !cell.is_blank()).flat_map(|cell| {
        let line = |text: &str| Block::Paragraph(Cell { text: text.into(), locator: cell.locator });
        cell.text.lines().map(line).collect::<Vec<_>>()
    })
}

/// A table that is being laid out, row by row.
#[derive(Debug, Default)]
struct Layout {
    rows: Vec<Row>,
    /// The columns that cells above extend into, each with the number of remaining rows.
    reaching: BTreeMap<usize, usize>,
    cells: usize,
}

impl Layout {
    /// Begins the next row.
    fn row(&mut self) {
        if !self.rows.is_empty() {
            self.reaching.retain(|_, rows| {
                *rows -= 1;
                *rows > 0
            });
        }
        self.rows.push(Row::new());
    }

    /// Puts a cell into the next free place of the row.
    fn cell(&mut self, cell: Cell, columns: usize, rows: usize) -> Result<(), ReadError> {
        self.pass_taken(cell.locator);
        self.cells = self.cells.saturating_add(columns);
        if self.cells > MOST_CELLS {
            return Err(ReadError::TooLarge {
                kind: FileKind::File,
                reason: message!("limit-cells", limit = MOST_CELLS),
            });
        }
        if self.rows.is_empty() {
            self.row();
        }
        let Some(row) = self.rows.last_mut() else { return Ok(()) };
        let at = row.len();
        let locator = cell.locator;
        row.push(cell);
        row.extend((1..columns).map(|_| blank(locator)));
        if rows > 1 {
            self.reaching.extend((at..at + columns.max(1)).map(|column| (column, rows)));
        }
        Ok(())
    }

    /// Fills the places that cells above extend into.
    fn pass_taken(&mut self, locator: Locator) {
        let Some(row) = self.rows.last_mut() else { return };
        // Cells that begin in this row do not extend into it from above.
        while self.reaching.contains_key(&row.len()) {
            row.push(blank(locator));
            self.cells += 1;
        }
    }

    /// The rows, all padded to the longest.
    fn finish(mut self) -> Result<Vec<Row>, ReadError> {
        let width = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        if width.saturating_mul(self.rows.len()) > MOST_CELLS {
            return Err(ReadError::TooLarge {
                kind: FileKind::File,
                reason: message!("limit-table", rows = self.rows.len(), columns = width),
            });
        }
        for row in &mut self.rows {
            let locator = row.last().map(|cell| cell.locator).unwrap_or_default();
            row.resize_with(width, || blank(locator));
        }
        self.rows.retain(|row| !row.iter().all(Cell::is_blank));
        Ok(self.rows)
    }
}

pub(super) fn blank(locator: Locator) -> Cell {
    Cell { text: CompactString::default(), locator }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid_out(rows: &[&[(&str, usize, usize)]]) -> Vec<String> {
        let mut layout = Layout::default();
        for row in rows {
            layout.row();
            for &(text, columns, rows) in *row {
                let cell = Cell { text: text.into(), locator: Locator::default() };
                layout.cell(cell, columns, rows).unwrap();
            }
        }
        let rows = layout.finish().unwrap();
        let join = |row: &Row| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|");
        rows.iter().map(join).collect()
    }

    #[test]
    fn the_text_of_merged_cells_stands_in_the_top_left_one() {
        assert_eq!(
            laid_out(&[
                &[("项目", 2, 1), ("合计", 1, 2), ("支出", 2, 1)],
                &[("代码", 1, 1), ("名称", 1, 1), ("基本", 1, 1), ("项目", 1, 1)],
                &[("201", 1, 1), ("一般", 1, 1), ("5", 1, 1), ("3", 1, 1), ("2", 1, 1)],
            ]),
            ["项目||合计|支出|", "代码|名称||基本|项目", "201|一般|5|3|2"]
        );
        assert_eq!(
            laid_out(&[&[("a", 1, 3), ("b", 1, 1)], &[("c", 1, 1)], &[("d", 1, 1)], &[("e", 1, 1)]]),
            ["a|b", "|c", "|d", "e|"]
        );
    }

    #[test]
    fn a_table_as_wide_as_no_paper_is_refused() {
        let cell = Cell { text: CompactString::default(), locator: Locator::default() };
        let mut layout = Layout::default();
        layout.row();
        assert!(matches!(layout.cell(cell, usize::MAX, 1), Err(ReadError::TooLarge { .. })));
    }
}
