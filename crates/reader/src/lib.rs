//! Reads bytes as a [`Document`]: paragraphs and grids, each cell with its position.
//!
//! ```text
//!         ┌ with a signature: PDF, ZIP, compound file ─ pdf, sheet, word ─┐
//! bytes ─ Content                                                         ├─▶ Document
//!         └ without one: decoded text ───────────────── html, text (csv) ─┘
//! ```
//!
//! [`read`] determines what the bytes are ([`Content`]) and takes the first [`Reader`] of [`READERS`] that recognizes them.
//! The content decides, never the name of the file. The other modules serve the readers: `layout` turns lines and tables
//! into blocks, `package` opens XML in a ZIP archive, `encoding` decodes text, `marks` and `color` find numbers that are
//! struck out or cannot be seen.
//!
//! Bytes that cannot be read, or would take more time or memory than any report, result in a [`ReadError`] with a remedy.
//! Each reader has its limits as constants next to the code that they protect: cells, columns, depth, unpacked bytes. A
//! part of a document that cannot be read is recorded in its [`faults`](Document::faults), and the rest is read.
//!
//! # The wall
//!
//! [`Document`] is all that the next crate, `juesuan-ingest`, knows of a format, and this crate knows nothing about
//! statements, units of money or departments. Only `pdf` knows a few words (`pdf/words.rs`), since a page has no tables:
//! words above, below or at the start of a table's rows help to find where the table begins and ends. They do not determine
//! the meaning of any number.

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
use std::sync::Arc;

/// How to read a file where there is more than one way.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The tables to read in the second way, by their index in the document: those with ruling lines by the alignment of
    /// their texts, those without by the gaps between them. Only pages have such tables. Their indexes do not depend on
    /// this option.
    pub aligned: BTreeSet<u32>,
    /// Whether scanned pages are recognized, if the program for it is installed.
    pub ocr: bool,
    /// What to do before each page, so that it is known how far a file was read that took too long.
    pub on_page: Option<OnPage>,
}

/// Called with the number of each page before the page is read.
#[derive(Clone)]
pub struct OnPage(Arc<dyn Fn(u32) + Send + Sync>);

impl OnPage {
    /// Calls this function.
    pub fn new(call: impl Fn(u32) + Send + Sync + 'static) -> Self {
        Self(Arc::new(call))
    }
}

impl std::fmt::Debug for OnPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OnPage").finish_non_exhaustive()
    }
}

impl Options {
    /// Reports that a page is read next.
    pub(crate) fn page(&self, number: u32) {
        if let Some(OnPage(call)) = &self.on_page {
            call(number);
        }
    }
}

/// Whether the program that recognizes scanned pages is installed and knows Chinese.
///
/// # Errors
/// What is missing and how to install it.
pub fn recognizer() -> Result<(), Message> {
    pdf::recognizer()
}

/// A document and the format that it was read from.
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

/// Reads the bytes with these options.
///
/// # Errors
/// See [`ReadError`].
pub fn read_with(bytes: &[u8], options: &Options) -> Result<Read, ReadError> {
    let content = Content::of(bytes)?;
    // Content without a reader would have a signature that `READERS` does not cover: it is not text.
    let reader = READERS.iter().find(|reader| reader.recognizes(&content));
    let reader = reader.ok_or(ReadError::NotText { offset: 0 })?;
    Ok(Read { format: reader.name(), document: reader.read(&content, options)? })
}

/// Numbers the cells of all grids again, as in [`Locator::cell`](juesuan_model::Locator::cell): grids in their order among
/// the blocks, rows from the top and cells from the left, each counted from 0.
///
/// Every document that a reader returns is numbered like this. After adding other grids, call this again.
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

/// The bytes as text, if they are text, to show a line with its context.
#[must_use]
pub fn text(bytes: &[u8]) -> Option<String> {
    encoding::decode(bytes).ok().map(std::borrow::Cow::into_owned)
}
