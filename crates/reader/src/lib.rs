//! Bytes to a [`Document`]: paragraphs and grids, each cell with its place.
//!
//! ```text
//!          ┌ a mark: pdf, sheet (xlsx, xls, ods), word (docx, doc) ─────┐
//! bytes ─ format                                                       ├─▶ Document
//!          └ none ─ encoding ─▶ characters ─ html, text (and csv) ──────┘
//! ```
//!
//! The format is recognised by the content, never by the file's name. What is recognised and cannot be read, or is larger
//! than any report, is a [`ReadError`] with a remedy. What cannot be read of a document that can be is one of its
//! [`faults`](Document::faults), and the rest stands. No bytes may cost unbounded time or memory: each reader has its limits,
//! on cells, depth and unpacked bytes, as constants beside the code that they protect.
//!
//! The [`Document`] is a wall. On this side a paper is ink, cells and lines; what a statement, a budget or a unit of money is
//! is known behind it, in `juesuan-ingest`. A few words that stand around tables on pages are known here by their looks only
//! (`注：`, `合计`): they help to tell where a PDF's tables begin and end.

mod colour;
mod csv;
pub mod document;
mod encoding;
mod format;
mod html;
mod layout;
mod marks;
mod package;
mod pdf;
mod sheet;
mod text;
mod word;

pub use format::{Format, format};

use crate::document::{Block, Document};
use juesuan_model::CellIndex;
use std::collections::BTreeSet;

/// How to read, where there is more than one way.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// The tables to be read in another way than the first, by their index in the document: those with ruling lines by
    /// the alignment of their texts, those without by the gaps between them. Only pages have such; the indexes of tables
    /// are the same whatever stands here.
    pub aligned: BTreeSet<u32>,
    /// Whether pages that are pictures are recognised, where the program for it is installed.
    pub ocr: bool,
}

/// Whether the program that recognises pages that are pictures is installed and knows Chinese.
///
/// # Errors
/// What to do so that it is.
pub fn recogniser() -> Result<(), &'static str> {
    pdf::recogniser()
}

/// A document and the format it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// The format's name, as in the `source_format` column.
    pub format: &'static str,
    /// The document.
    pub document: Document,
}

/// Why bytes give no document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// A known format without a reader.
    #[error("the file is {0}, which this version does not read")]
    Unsupported(&'static str),
    /// Bytes that are no text in any encoding that papers come in.
    #[error("byte {offset} fits neither UTF-8, GB18030, Big5 nor UTF-16: the file is binary or damaged")]
    NotText {
        /// The first byte at fault, counted from 0.
        offset: usize,
    },
    /// An office file that opens with a password only.
    #[error("the file is protected by a password")]
    OfficePassword,
    /// A file of a known format whose structure cannot be followed.
    #[error("{kind} is damaged: {reason}")]
    Damaged {
        /// What the file is.
        kind: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// A file that would take more memory or time than any report does.
    #[error("{kind} is larger than any report: {reason}")]
    TooLarge {
        /// What the file is.
        kind: &'static str,
        /// What is too large.
        reason: String,
    },
    /// A PDF that opens with a password only.
    #[error("the PDF is protected by a password")]
    PdfPassword,
    /// A PDF encrypted in a way that is unknown or broken.
    #[error("the PDF's encryption cannot be undone")]
    PdfEncryption,
    /// A PDF without a structure that could be followed.
    #[error("the PDF is damaged: its pages cannot be found")]
    PdfDamaged,
    /// A PDF with nothing in it.
    #[error("the PDF has no pages")]
    PdfNoPages,
    /// A PDF that shows no text.
    #[error("none of the PDF's {pages} pages holds text; {pictures} hold pictures, as scans do")]
    PdfNoText {
        /// Its pages.
        pages: usize,
        /// Those with a picture.
        pictures: usize,
    },
    /// A PDF of pictures that could not be recognised.
    #[error("none of the PDF's pages holds text: {reason}")]
    PdfNotRecognised {
        /// Why.
        reason: String,
        /// What to do about it.
        remedy: &'static str,
    },
}

impl ReadError {
    /// What a person can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Empty => "download the file again",
            Self::Unsupported(name) if name.contains("archive") => "unpack it, and ingest what is in it",
            Self::Unsupported(name) if name.contains("OFD") => {
                "open it in an OFD reader, save or print it as a PDF, and ingest that"
            }
            Self::Unsupported(_) => "save it as XLSX, DOCX or PDF, and ingest that",
            Self::OfficePassword => "open it with its password, save it without one, and ingest that",
            Self::Damaged { .. } => "download the file again, or open it and save it as a new file",
            Self::TooLarge { .. } => {
                "check that it is a report; delete what lies outside of its tables, and save it anew"
            }
            Self::PdfPassword | Self::PdfEncryption => {
                "open it, print it to a PDF without protection, and ingest that"
            }
            Self::PdfDamaged | Self::PdfNoPages => {
                "download the file again, or open and save it as a new PDF"
            }
            Self::PdfNoText { .. } => {
                "ask for the file that was scanned, or ingest it again with recognition (it needs tesseract)"
            }
            Self::PdfNotRecognised { remedy, .. } => remedy,
            Self::NotText { .. } => "check that the file is a report; save it again as UTF-8 text",
        }
    }
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
    let (format, document) = match format(bytes) {
        Some(Format::Pdf) => ("pdf", pdf::document(bytes, options)?),
        Some(Format::Xlsx) => ("xlsx", sheet::xlsx(bytes)?),
        Some(Format::Ods) => ("ods", sheet::ods(bytes)?),
        Some(Format::Xls) => ("xls", sheet::xls(bytes)?),
        Some(Format::Docx) => ("docx", word::docx(bytes)?),
        Some(Format::Doc) => ("doc", word::doc(bytes)?),
        Some(Format::Zip) => return Err(ReadError::Unsupported("a ZIP archive within another")),
        Some(Format::Protected) => return Err(ReadError::OfficePassword),
        Some(Format::Unsupported(name)) => return Err(ReadError::Unsupported(name)),
        None => text_or_html(bytes)?,
    };
    Ok(Read { format, document })
}

/// What has no mark of its own is text, and text with HTML's tags is HTML, whatever the file is called: pages saved as
/// `.xls` or `.doc` are common.
fn text_or_html(bytes: &[u8]) -> Result<(&'static str, Document), ReadError> {
    if let Some(page) = html::archived_page(bytes) {
        return Ok(("html", html::document(&encoding::decode(&page)?)?));
    }
    let text = encoding::decode(bytes)?;
    if text.chars().all(char::is_whitespace) {
        return Err(ReadError::Empty);
    }
    if let Some(name) = xml_of_2003(&text) {
        return Err(ReadError::Unsupported(name));
    }
    if html::is_html(&text) {
        return Ok(("html", html::document(&text)?));
    }
    Ok(("text", text::document(&text)))
}

/// The XML that office programs wrote before their files were ZIPs.
fn xml_of_2003(text: &str) -> Option<&'static str> {
    /// The root element stands within so many characters.
    const HEAD: usize = 4096;
    let text = text.trim_start();
    if !text.starts_with("<?xml") {
        return None;
    }
    let head: String = text.chars().take(HEAD).collect();
    let kinds = [
        ("<Workbook", "an Excel workbook as XML of 2003"),
        ("<w:wordDocument", "a Word document as XML of 2003"),
    ];
    kinds.into_iter().find(|(root, _)| head.contains(root)).map(|(_, name)| name)
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

/// The bytes as text, where they are text: for showing a line with its neighbours.
#[must_use]
pub fn text(bytes: &[u8]) -> Option<String> {
    encoding::decode(bytes).ok().map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_told_by_its_content() {
        assert_eq!(read(b"Rar!\x1A\x07..."), Err(ReadError::Unsupported("a RAR archive")));
        assert_eq!(ReadError::Unsupported("a RAR archive").remedy(), "unpack it, and ingest what is in it");
        let ofd =
            package::tests::zip(&[("OFD.xml", "<ofd:OFD/>"), ("Doc_0/Document.xml", "<ofd:Document/>")]);
        assert_eq!(read(&ofd), Err(ReadError::Unsupported("an OFD file")));
        assert!(ReadError::Unsupported("an OFD file").remedy().starts_with("open it in an OFD reader"));
        assert_eq!(read(b"%PDF-1.7\n..."), Err(ReadError::PdfDamaged));
        let xml =
            b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>";
        assert_eq!(read(xml), Err(ReadError::Unsupported("an Excel workbook as XML of 2003")));
        assert_eq!(read(b""), Err(ReadError::Empty));
        assert_eq!(read(b" \r\n\t"), Err(ReadError::Empty));
        assert_eq!(read("收入决算表".as_bytes()).map(|read| read.format), Ok("text"));
    }
}
