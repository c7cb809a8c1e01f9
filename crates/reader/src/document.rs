//! What every reader makes and every statement takes: paragraphs and grids, each cell with its place.

use compact_str::CompactString;
use juesuan_messages::Message;
use juesuan_model::{Locator, Reading};
use std::collections::BTreeSet;

/// A paper in reading order.
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

/// A part of a document that could not be read; the rest stands.
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
    /// Running text, a heading, a caption.
    Paragraph(Cell),
    /// A table as it stands.
    Grid(Grid),
}

/// A table: rows of cells, which need not all have the same length.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
    /// How its cells were found.
    pub reading: Reading,
    /// Whether its columns are those of the grid before it, so that it may go on with that one. None where the format
    /// does not tell where columns stand.
    pub goes_on: Option<bool>,
}

/// A row of a grid: its cells from left to right, blank ones included. The text of cells that are one stands in the
/// first of them, at the top left, and the others are blank.
pub type Row = Vec<Cell>;

/// Text and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The text as it stands.
    pub text: CompactString,
    /// Where its first character stands.
    pub locator: Locator,
}

impl Cell {
    /// Whether nothing but blanks stands here.
    #[must_use]
    #[inline]
    pub fn is_blank(&self) -> bool {
        self.text.chars().all(juesuan_model::text::is_blank)
    }
}
