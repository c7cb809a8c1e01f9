//! The formats that are read, and the order in which they are tried.

use crate::document::Document;
use crate::html::HtmlReader;
use crate::pdf::PdfReader;
use crate::sheet::{OdsReader, XlsReader, XlsxReader};
use crate::text::TextReader;
use crate::word::{DocReader, DocxReader};
use crate::{Content, Options, ReadError};

/// Reads one format.
pub trait Reader: Sync {
    /// The name of the format, as in [`Read::format`](crate::Read::format) and the `source_format` column: `"pdf"`.
    fn name(&self) -> &'static str;

    /// Whether the content is of this format. A later reader may recognize it, too.
    fn recognizes(&self, content: &Content<'_>) -> bool;

    /// Reads the content that it recognized.
    ///
    /// The document's blocks are in reading order, and its cells are numbered ([`index_cells`](crate::index_cells)). Time
    /// and memory are bounded for any bytes, and no bytes cause a panic.
    ///
    /// # Errors
    /// The reason if nothing can be read. What cannot be read in an otherwise valid document is recorded in its
    /// [`faults`](Document::faults).
    fn read(&self, content: &Content<'_>, options: &Options) -> Result<Document, ReadError>;
}

/// The readers, in the order in which they are tried: the first that recognizes the content reads it. Formats with a
/// signature exclude each other. Text with HTML tags is HTML, whatever the name of the file (pages saved as `.xls` or
/// `.doc` are common), and all other text is plain text.
pub static READERS: &[&dyn Reader] = &[
    &PdfReader,
    &XlsxReader,
    &OdsReader,
    &XlsReader,
    &DocxReader,
    &DocReader,
    &HtmlReader, // text with tags
    &TextReader, // all other text
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Format;
    use std::borrow::Cow;

    #[test]
    fn each_mark_has_one_reader_and_text_without_tags_has_the_last() {
        let names = |format: Option<Format>, text: &'static str| -> Vec<&str> {
            let content = Content { bytes: b"", format, text: Cow::Borrowed(text), is_web_archive: false };
            let found = READERS.iter().filter(|reader| reader.recognizes(&content));
            found.map(|reader| reader.name()).collect()
        };
        assert_eq!(names(Some(Format::Pdf), ""), ["pdf"]);
        assert_eq!(names(Some(Format::Xlsx), ""), ["xlsx"]);
        assert_eq!(names(Some(Format::Ods), ""), ["ods"]);
        assert_eq!(names(Some(Format::Xls), ""), ["xls"]);
        assert_eq!(names(Some(Format::Docx), ""), ["docx"]);
        assert_eq!(names(Some(Format::Doc), ""), ["doc"]);
        assert_eq!(names(None, "<html><body>1</body></html>"), ["html", "text"]);
        assert_eq!(names(None, "1 < 2"), ["text"]);
    }
}
