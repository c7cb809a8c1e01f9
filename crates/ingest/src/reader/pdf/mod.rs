//! PDF: glyphs and ruling lines to paragraphs and grids.
//!
//! ```text
//! bytes ─ page ─▶ glyphs, rules ─ rules ─▶ snapped rules ─ lattice ─▶ cells ─┐
//!                             └── lines ─▶ lines of text outside the cells ──┴─ flow ─▶ Document
//! ```
//!
//! A PDF has neither tables nor paragraphs, only marks on a page. Statements are ruled nearly always, so the rules say
//! what the cells are, and a glyph belongs to the cell that its centre stands in, wherever the text of its label stands.
//! Filled boxes are no rules (Word paints a white one behind each paragraph), and what cannot be known (a glyph without
//! Unicode, two numbers in one cell) stays visible as such, so that it is refused later and never guessed.

// Places on a page are floats in the format itself; no amount is ever computed here, only read as text.
#![allow(clippy::float_arithmetic)]

mod device;
mod flow;
mod furniture;
mod lattice;
mod lines;
mod page;
mod rules;
#[cfg(test)]
mod tests;

use super::ReadError;
use crate::document::Document;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

/// Whether the bytes are a PDF: its signature may stand a little way in.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    const WITHIN: usize = 1024;
    bytes.windows(5).take(WITHIN).any(|window| window == b"%PDF-")
}

/// Lays out a PDF.
pub(super) fn document(bytes: &[u8]) -> Result<Document, ReadError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ReadError::PdfPassword,
        LoadPdfError::Decryption(_) => ReadError::PdfEncryption,
        LoadPdfError::Invalid => ReadError::PdfDamaged,
    })?;
    let pages = page::read(&pdf);
    if pages.is_empty() {
        return Err(ReadError::PdfNoPages);
    }
    if pages.iter().all(|page| page.glyphs.is_empty()) {
        let pictures = pages.iter().filter(|page| page.has_image).count();
        return Err(ReadError::PdfNoText { pages: pages.len(), pictures });
    }
    Ok(Document {
        pages: u32::try_from(pages.len()).ok(),
        blocks: flow::blocks(&pages),
        ..Document::default()
    })
}
