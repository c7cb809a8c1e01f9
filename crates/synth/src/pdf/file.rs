//! The file itself: fonts, pages and their contents as objects. Nothing in it depends on when it was written.

use super::font::Font;
use super::page::Page;
use flate2::Compression;
use flate2::read::ZlibEncoder;
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref};
use std::io::Read;

/// The bytes of a PDF with these pages, whose contents refer to the fonts by these names.
pub(crate) fn bytes(pages: &[Page], fonts: &[(&str, Font)], compressed: bool) -> Vec<u8> {
    let (mut pdf, mut next) = (Pdf::new(), Ref::new(1));
    let (catalog, tree) = (next.bump(), next.bump());
    pdf.catalog(catalog).pages(tree);
    let fonts: Vec<(Name, Ref)> =
        fonts.iter().map(|(name, font)| (Name(name.as_bytes()), font.write(&mut pdf, &mut next))).collect();
    let mut kids = Vec::new();
    for page in pages {
        let (id, content) = (next.bump(), next.bump());
        kids.push(id);
        let (width, height) = if page.turned { (page.size.1, page.size.0) } else { page.size };
        let mut object = pdf.page(id);
        object.parent(tree).media_box(Rect::new(0.0, 0.0, points(width), points(height)));
        object.rotate(if page.turned { 90 } else { 0 }).contents(content);
        object.resources().fonts().pairs(fonts.iter().copied());
        object.finish();
        if compressed {
            pdf.stream(content, &deflated(page.content.as_bytes())).filter(Filter::FlateDecode);
        } else {
            pdf.stream(content, page.content.as_bytes());
        }
    }
    let count = i32::try_from(kids.len()).unwrap_or(i32::MAX);
    pdf.pages(tree).kids(kids).count(count);
    pdf.finish()
}

fn deflated(content: &[u8]) -> Vec<u8> {
    let mut deflated = Vec::new();
    // Reading from memory does not fail.
    let _ = ZlibEncoder::new(content, Compression::default()).read_to_end(&mut deflated);
    deflated
}

/// Hundredths of a point in points.
#[expect(
    clippy::float_arithmetic,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "pages are measured in floats"
)]
fn points(hundredths: i32) -> f32 {
    (f64::from(hundredths) / 100.0) as f32
}
