//! PDF: glyphs and ruling lines to paragraphs and grids.
//!
//! ```text
//! bytes ─ page ─ ink ─▶ glyphs, rules ─ rules ─▶ snapped rules ─ lattice ─▶ ruled tables ──┐
//!          │                        └─── lines ─▶ lines outside them ─ aligned ─▶ tables ──┼─ flow ─▶ Document
//!          └─ ocr ─▶ words, rules of pages that are pictures                   └▶ prose ──┘
//! ```
//!
//! Only what a reader sees of the marks is kept: what is covered, white on white, struck out, a watermark or the raised mark
//! of a note is not ([`ink`]), and a page whose text runs up or down is turned first.
//!
//! A PDF has neither tables nor paragraphs, only marks on a page. Statements are ruled nearly always, so the rules say
//! what the cells are, and a glyph belongs to the cell that its center stands in, wherever the text of its label stands.
//! Where there are no rules, or too few, the places of the numbers say it. Filled boxes are no rules (Word paints a white
//! one behind each paragraph), and what cannot be known (a glyph without Unicode, two numbers in one cell) stays visible
//! as such, so that it is refused later and never guessed. What a page cannot give is a fault of the document.

// Places on a page are floats in the format itself; no amount is ever computed here, only read as text.
#![allow(clippy::float_arithmetic)]

mod aligned;
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

/// Whether the bytes are a PDF: its signature may stand a little way in.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    const WITHIN: usize = 1024;
    bytes.windows(5).take(WITHIN).any(|window| window == b"%PDF-")
}

/// Whether pages that are pictures can be recognized here, or what to do so that they can.
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
    let mut pages = interpret::read(&pdf);
    if pages.is_empty() {
        return Err(ReadError::PdfNoPages);
    }
    let pictures = pages.iter().filter(|page| page.is_picture()).count();
    let failure = if options.ocr && pictures > 0 { ocr::recognize(&pdf, &mut pages).err() } else { None };
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
