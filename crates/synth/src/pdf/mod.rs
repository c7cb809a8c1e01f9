//! PDF files: the pages of simulated reports, and pages that tests build themselves.
//!
//! The objects of the file are written by `pdf-writer`; what a page draws is written here, in whole hundredths of a point, so
//! that every machine writes the same bytes.
//!
//! ```
//! use juesuan_synth::pdf::{self, Page};
//!
//! let page = Page::default().cells(&[100.0, 300.0, 500.0], &[100.0, 120.0]).text(110.0, 112.0, "合计").ending(490.0, 112.0, "1.00");
//! assert!(pdf::write(&[page]).starts_with(b"%PDF-1.7"));
//! ```

mod file;
mod font;
mod page;

pub use page::Page;

pub(crate) use file::bytes;
pub(crate) use font::{ChineseFont, Font};
pub(crate) use page::{Area, width};

/// The bytes of a PDF with these pages, whose contents are not compressed.
#[must_use]
pub fn write(pages: &[Page]) -> Vec<u8> {
    bytes(pages, &[CHINESE, HELVETICA], false)
}

/// The same as [`write()`], with a TrueType font under the name `/E`: the codes of its strings are the numbers of its glyphs, and
/// nothing in the file maps them to characters.
#[must_use]
pub fn write_with_font(pages: &[Page], true_type: &[u8]) -> Vec<u8> {
    bytes(pages, &[CHINESE, HELVETICA, ("E", Font::TrueType(true_type))], false)
}

const CHINESE: (&str, Font) = ("F", Font::Chinese(ChineseFont::SIMSUN));
const HELVETICA: (&str, Font) = ("H", Font::Helvetica);
