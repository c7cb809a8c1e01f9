//! Bytes to a [`Document`]: the format is told by the content, never by the file's name.

mod encoding;
mod pdf;
mod text;

use crate::document::{Block, Document};
use juesuan_model::CellIndex;

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
}

impl ReadError {
    /// What a person can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Empty => "download the file again",
            Self::Unsupported(_) => "save it as text (tab-separated tables) and ingest that",
            Self::PdfPassword | Self::PdfEncryption => {
                "open it, print it to a PDF without protection, and ingest that"
            }
            Self::PdfDamaged | Self::PdfNoPages => {
                "download the file again, or open and save it as a new PDF"
            }
            Self::PdfNoText { .. } => {
                "ask for the file that was scanned, or recognise its text and ingest that"
            }
            Self::NotText { .. } => "check that the file is a report; save it again as UTF-8 text",
        }
    }
}

/// First bytes of formats that are not text.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "a ZIP, XLSX or DOCX file"),
    (b"PK\x05\x06", "an empty ZIP file"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an XLS or DOC file"),
    (b"\x89PNG\r\n\x1A\n", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"Rar!\x1A\x07", "a RAR archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"PAR1", "a Parquet file"),
    (b"\x7FELF", "a program"),
];

/// How to read what can be read in more than one way.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Whether to recognise the text of pages that are pictures.
    pub ocr: bool,
    /// The pages whose tables have no ruling and are to be read by the alignment of their columns.
    pub aligned: std::collections::BTreeSet<u32>,
}

/// Reads the bytes.
///
/// # Errors
/// See [`ReadError`].
pub fn read(bytes: &[u8]) -> Result<Read, ReadError> {
    read_with(bytes, &Options::default())
}

/// Reads the bytes as the options say.
///
/// # Errors
/// See [`ReadError`].
pub fn read_with(bytes: &[u8], _options: &Options) -> Result<Read, ReadError> {
    if let Some((_, format)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err(ReadError::Unsupported(format));
    }
    if pdf::is_pdf(bytes) {
        return Ok(Read { format: "pdf", document: pdf::document(bytes)? });
    }
    let text = encoding::decode(bytes)?;
    if text.chars().all(char::is_whitespace) {
        return Err(ReadError::Empty);
    }
    Ok(Read { format: "text", document: text::document(&text) })
}

/// Numbers the cells of all grids, as locators have it.
fn index_cells(blocks: &mut [Block]) {
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
        assert_eq!(read(b"%PDF-1.7\n..."), Err(ReadError::PdfDamaged));
        assert_eq!(read(b""), Err(ReadError::Empty));
        assert_eq!(read(b" \r\n\t"), Err(ReadError::Empty));
        assert_eq!(read("收入决算表".as_bytes()).map(|read| read.format), Ok("text"));
    }
}
