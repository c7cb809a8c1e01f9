//! PDF: turns glyphs and ruling lines into paragraphs and grids.
//!
//! ```text
//! bytes ─ page ─ ink ─▶ glyphs, rules ─ rules ─▶ snapped rules ─ lattice ─▶ ruled tables ──┐
//!          │                        └─── lines ─▶ lines outside them ─ aligned ─▶ tables ──┼─ flow ─▶ Document
//!          └─ ocr ─▶ words, rules of scanned pages                              └▶ prose ──┘
//! ```
//!
//! Only visible marks are kept: text that is covered, white on white, struck out, a watermark or the raised mark of a note
//! is not read ([`ink`]), and a page whose text runs up or down is turned first.
//!
//! A PDF has neither tables nor paragraphs, only marks on a page. Nearly all statements are ruled, so the rules determine
//! the cells, and a glyph belongs to the cell that contains its center, wherever the text of its label is. If there are no
//! rules, or too few, the positions of the numbers determine the cells. Filled boxes are not rules (Word paints a white one
//! behind each paragraph). What is uncertain (a glyph without Unicode, two numbers in one cell) remains visible as such, so
//! that it is rejected later and never guessed. What cannot be read on a page is a fault of the document.

// Positions on a page are floats in the format itself; no amount is ever computed here, only read as text.
#![allow(clippy::float_arithmetic)]

mod aligned;
mod budget;
mod device;
mod faults;
mod flow;
mod furniture;
mod ink;
mod interpret;
mod lattice;
mod lines;
mod ocr;
mod page;
mod prose;
mod rules;
mod tables;
#[cfg(test)]
mod tests;
mod unicode;
mod words;

use crate::document::Document;
use crate::{Content, Format, Options, ReadError, Reader};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use juesuan_messages::{Explain, Message};
use juesuan_model::count;

/// PDF.
pub(crate) struct PdfReader;

impl Reader for PdfReader {
    fn name(&self) -> &'static str {
        "pdf"
    }

    fn recognizes(&self, content: &Content<'_>) -> bool {
        content.format == Some(Format::Pdf)
    }

    fn read(&self, content: &Content<'_>, options: &Options) -> Result<Document, ReadError> {
        document(content.bytes, options)
    }
}

/// Whether the bytes are a PDF. Its signature may be preceded by a few bytes.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    const WITHIN: usize = 1024;
    bytes.windows(5).take(WITHIN).any(|window| window == b"%PDF-")
}

/// Whether scanned pages can be recognized here, or what to do to enable it.
pub(super) fn recognizer() -> Result<(), Message> {
    ocr::is_installed().map_err(|failure| failure.remedy())
}

/// Lays out a PDF.
fn document(bytes: &[u8], options: &Options) -> Result<Document, ReadError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ReadError::PdfPassword,
        LoadPdfError::Decryption(_) => ReadError::PdfEncryption,
        LoadPdfError::Invalid => ReadError::PdfDamaged,
    })?;
    let mut pages = interpret::read(&pdf, options)?;
    if pages.is_empty() {
        return Err(ReadError::PdfNoPages);
    }
    let pictures = pages.iter().filter(|page| page.is_picture()).count();
    let failure =
        if options.ocr && pictures > 0 { ocr::recognize(&pdf, &mut pages, options).err() } else { None };
    if pages.iter().all(|page| page.glyphs.is_empty()) {
        return Err(match failure {
            None => ReadError::PdfNoText { pages: pages.len(), pictures },
            Some(failure) => {
                ReadError::PdfNotRecognized { reason: failure.message(), remedy: failure.remedy() }
            }
        });
    }
    furniture::take_numbers(&mut pages);
    let left = pages.iter().filter(|page| page.is_picture() && !page.is_recognized).count();
    Ok(Document {
        pages: u32::try_from(pages.len()).ok(),
        pictures: count::saturating_u32(left),
        recognized: pages.iter().filter(|page| page.is_recognized).map(|page| page.number).collect(),
        blocks: flow::blocks(&pages, &options.aligned),
        faults: faults::of(&pages, failure.as_ref()),
        ..Document::default()
    })
}
