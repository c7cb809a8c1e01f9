//! Runs the interpreter over the pages of a file.
//!
//! The interpreter's interface changes with each release; only this file and [`device`](super::device) know it.

use super::budget::Budget;
use super::device::{Collector, MOST_GLYPHS};
use super::page::{Page, Rect, anticlockwise};
use super::unicode::Fonts;
use crate::{FileKind, Options, ReadError};
use hayro_interpret::kurbo::Affine;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro_syntax::Pdf;
use juesuan_messages::message;

/// Reads all pages, in order.
///
/// # Errors
/// A page has more contents or more characters than any report.
pub(super) fn read(pdf: &Pdf, options: &Options) -> Result<Vec<Page>, ReadError> {
    let cache = InterpreterCache::new();
    let mut fonts = Fonts::default();
    let mut budget = Budget::default();
    (1_u32..)
        .zip(pdf.pages().iter())
        .map(|(number, page)| {
            options.page(number);
            budget.check(page, number)?;
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
