//! Runs the interpreter over the pages of a file.
//!
//! The interpreter's interface changes with each release; only this file and [`device`](super::device) know it.

use super::device::{Collector, MOST_GLYPHS};
use super::page::{Page, Rect, anticlockwise};
use super::unicode::Fonts;
use crate::{FileKind, Options, ReadError};
use hayro_interpret::kurbo::Affine;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro_syntax::Pdf;
use hayro_syntax::object::Array;
use juesuan_messages::message;

/// More parts than the contents of a page have: one part that is repeated would fill the memory.
const MOST_CONTENTS: usize = 2_000;
/// Contents that are longer, in bytes, draw more than a page of a report.
const LONGEST_CONTENTS: usize = 64 << 20;

/// Reads all pages, in order.
///
/// # Errors
/// A page has more contents or more characters than any report.
pub(super) fn read(pdf: &Pdf, options: &Options) -> Result<Vec<Page>, ReadError> {
    let cache = InterpreterCache::new();
    let mut fonts = Fonts::default();
    (1_u32..)
        .zip(pdf.pages().iter())
        .map(|(number, page)| {
            options.page(number);
            check(page, number)?;
            let (width, height) = page.render_dimensions();
            let size = (f64::from(width), f64::from(height));
            let mut see = |turned: usize| {
                let (turn, size) = anticlockwise(turned, size);
                let bounds = Rect::new(0.0, 0.0, size.0, size.1);
                let transform = turn * Affine::new(page.initial_transform(true).as_coeffs());
                let settings = InterpreterSettings::default();
                let mut context = Context::new(transform, bounds, &cache, pdf.xref(), settings);
                let mut collector = Collector::new(bounds, &mut fonts);
                interpret_page(page, &mut context, &mut collector);
                if collector.is_full() {
                    let reason = message!("pdf-too-many-characters", page = number, limit = MOST_GLYPHS);
                    return Ok(Err(ReadError::TooLarge { kind: FileKind::File, reason }));
                }
                let more = if turned == 0 { collector.turned() } else { 0 };
                if more == 0 { Ok(Ok(collector.finish(number, size, turned))) } else { Err(more) }
            };
            let seen = see(0).or_else(see).expect("only the first look ends with another turn")?;
            let is_damaged = page.page_stream().is_none() && page.raw().contains_key("Contents");
            Ok(Page { is_damaged, ..seen })
        })
        .collect()
}

/// Checks how much there is to draw, before drawing it.
fn check(page: &hayro_syntax::page::Page<'_>, number: u32) -> Result<(), ReadError> {
    let parts = page.raw().get::<Array<'_>>("Contents").map_or(0, |parts| parts.raw_iter().count());
    let is_too_much =
        parts > MOST_CONTENTS || page.page_stream().is_some_and(|contents| contents.len() > LONGEST_CONTENTS);
    if is_too_much {
        let reason = message!(
            "pdf-too-long-page",
            page = number,
            limit = LONGEST_CONTENTS >> 20,
            parts = MOST_CONTENTS
        );
        return Err(ReadError::TooLarge { kind: FileKind::File, reason });
    }
    Ok(())
}
