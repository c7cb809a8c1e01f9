//! Bytes to a [`Document`]: paragraphs and grids, each cell with its place.
//!
//! ```text
//!         ┌ with a mark: PDF, ZIP, compound file ─ pdf, sheet, word ─┐
//! bytes ─ Content                                                    ├─▶ Document
//!         └ without one: decoded text ──────────── html, text (csv) ─┘
//! ```
//!
//! [`read`] finds out what the bytes are ([`Content`]) and asks each [`Reader`] of [`READERS`] in turn whether it recognizes
//! them. The content decides, never the file's name. The other modules serve the readers: `layout` makes blocks of lines and
//! tables, `package` opens XML in a ZIP, `encoding` decodes text, `marks` and `color` find numbers that are struck out or
//! cannot be seen.
//!
//! Bytes that cannot be read, or would take more time or memory than any report, end as a [`ReadError`] with a remedy. Each
//! reader has its limits as constants beside the code that they protect: cells, columns, depth, unpacked bytes. What is wrong
//! with a part of a document is one of its [`faults`](Document::faults), and the rest is read.
//!
//! # The wall
//!
//! [`Document`] is all that the next crate, `juesuan-ingest`, sees of a format, and this crate knows nothing of statements,
//! units of money or departments. Only `pdf` knows a few words (`pdf/words.rs`), since a page has no tables: words that
//! stand above, below or at the beginning of a table's rows help to tell where it begins and ends. They give no number a
//! meaning.

mod color;
mod content;
mod csv;
pub mod document;
mod encoding;
mod error;
mod format;
mod html;
mod layout;
mod marks;
mod package;
mod pdf;
mod reader;
mod sheet;
mod text;
mod word;

pub use content::Content;
pub use error::{FileKind, ReadError};
pub use format::{Format, Unsupported, format};
pub use reader::{READERS, Reader};

use document::{Block, Document};
use juesuan_messages::Message;
use juesuan_model::CellIndex;
use std::collections::BTreeSet;

/// How to read, where there is more than one way.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// The tables to be read in another way than the first, by their index in the document: those with ruling lines by
    /// the alignment of their texts, those without by the gaps between them. Only pages have such; the indexes of tables
    /// are the same whatever stands here.
    pub aligned: BTreeSet<u32>,
    /// Whether pages that are pictures are recognized, where the program for it is installed.
    pub ocr: bool,
}

/// Whether the program that recognizes pages that are pictures is installed and knows Chinese.
///
/// # Errors
/// What to do so that it is.
pub fn recognizer() -> Result<(), Message> {
    pdf::recognizer()
}

/// A document and the format it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// The format's name, as in the `source_format` column.
    pub format: &'static str,
    /// The document.
    pub document: Document,
}

/// Reads the bytes.
///
/// # Errors
/// See [`ReadError`].
pub fn read(bytes: &[u8]) -> Result<Read, ReadError> {
    read_with(bytes, &Options::default())
}

/// Reads the bytes in the way that is asked for.
///
/// # Errors
/// See [`ReadError`].
pub fn read_with(bytes: &[u8], options: &Options) -> Result<Read, ReadError> {
    let content = Content::of(bytes)?;
    // Content without a reader of its own would be a mark that `READERS` forgot: it is no text.
    let reader = READERS.iter().find(|reader| reader.recognizes(&content));
    let reader = reader.ok_or(ReadError::NotText { offset: 0 })?;
    Ok(Read { format: reader.name(), document: reader.read(&content, options)? })
}

/// Numbers the cells of all grids anew, as [`Locator::cell`](juesuan_model::Locator::cell) has it: grids in their order among
/// the blocks, rows from the top and cells from the left, each counted from 0.
///
/// Every document that a reader makes is numbered so. Who puts other grids into one numbers it again.
pub fn index_cells(blocks: &mut [Block]) {
    let grids = blocks.iter_mut().filter_map(|block| match block {
        Block::Grid(grid) => Some(grid),
        Block::Paragraph(_) => None,
    });
    for (table, grid) in (0_u32..).zip(grids) {
        for (row, cells) in (0_u32..).zip(&mut grid.rows) {
            for (col, cell) in (0_u32..).zip(cells) {
                cell.locator.cell = Some(CellIndex { table, row, col });
            }
        }
    }
}

/// The bytes as text, where they are text: for showing a line with its neighbors.
#[must_use]
pub fn text(bytes: &[u8]) -> Option<String> {
    encoding::decode(bytes).ok().map(std::borrow::Cow::into_owned)
}
