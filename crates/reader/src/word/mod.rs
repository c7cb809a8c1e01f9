//! Word processors' files: paragraphs and tables in their order, with the printed numbers.

mod doc;
mod docx;
mod ground;
mod numbering;

use crate::document::{Cell, Document};
use crate::layout::Piece;
use crate::{Content, Format, Options, ReadError, Reader};
use juesuan_model::Locator;

/// Word documents since 2007.
pub(crate) struct DocxReader;

impl Reader for DocxReader {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn recognizes(&self, content: &Content<'_>) -> bool {
        content.format == Some(Format::Docx)
    }

    fn read(&self, content: &Content<'_>, _: &Options) -> Result<Document, ReadError> {
        docx::document(content.bytes)
    }
}

/// Word documents before 2007.
pub(crate) struct DocReader;

impl Reader for DocReader {
    fn name(&self) -> &'static str {
        "doc"
    }

    fn recognizes(&self, content: &Content<'_>) -> bool {
        content.format == Some(Format::Doc)
    }

    fn read(&self, content: &Content<'_>, _: &Options) -> Result<Document, ReadError> {
        doc::document(content.bytes)
    }
}

/// No report nests tables this deep.
const DEEPEST: usize = 32;

/// The lines of a paragraph. A tab before a page number, as in a table of contents, does not separate columns.
fn lines(text: &str, locator: Locator) -> impl Iterator<Item = Piece> {
    text.split('\n').map(move |line| {
        let is_page = |tail: &str| {
            let tail = tail.trim();
            !tail.is_empty() && tail.len() < 5 && tail.bytes().all(|byte| byte.is_ascii_digit())
        };
        let text = match line.rsplit_once('\t') {
            Some((title, page)) if !title.contains('\t') && is_page(page) => format!("{title} {page}"),
            _ => line.trim_matches('\t').to_owned(),
        };
        Piece::Line(Cell { text: text.into(), locator })
    })
}

#[cfg(test)]
mod tests;
