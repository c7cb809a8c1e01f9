//! What every reader produces: paragraphs and grids, each cell with its position.

use compact_str::CompactString;
use juesuan_messages::Message;
use juesuan_model::{Locator, Reading};
use std::collections::BTreeSet;

/// The content of a source file in reading order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// Its paragraphs and grids.
    pub blocks: Vec<Block>,
    /// Its pages, in paged formats.
    pub pages: Option<u32>,
    /// Its sheets' names, in spreadsheets.
    pub sheets: Vec<String>,
    /// How many of its pages are pictures whose text was not recognized.
    pub pictures: u32,
    /// Its pages whose text was recognized in pictures.
    pub recognized: BTreeSet<u32>,
    /// What could not be read of it: pages without text, hidden sheets, content off the page.
    pub faults: Vec<Fault>,
}

/// A part of a document that could not be read. The rest was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// What was wrong.
    pub reason: Message,
    /// What to do about it.
    pub remedy: Message,
    /// Where.
    pub locator: Locator,
}

/// A paragraph or a grid.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Running text, a heading or a caption.
    Paragraph(Cell),
    /// A table as printed.
    Grid(Grid),
}

/// A table: rows of cells, which need not all have the same length.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
    /// How its cells were found.
    pub reading: Reading,
    /// Whether its columns are those of the grid before it, so that it may continue that one. None where the format does
    /// not record the positions of columns.
    pub goes_on: Option<bool>,
}

/// A row of a grid: its cells from left to right, blank ones included. The text of merged cells is in the first of them, at
/// the top left, and the others are blank.
pub type Row = Vec<Cell>;

/// Text and its position.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The text as printed.
    pub text: CompactString,
    /// The position of its first character.
    pub locator: Locator,
}

impl Cell {
    /// Whether the cell contains nothing but blanks.
    #[must_use]
    #[inline]
    pub fn is_blank(&self) -> bool {
        self.text.chars().all(juesuan_model::text::is_blank)
    }
}
