//! What a page shows: glyphs and ruling lines, turned as a reader sees them, the origin at the top left, in points.
//!
//! The interpreter's interface changes with each release; only this file and [`device`](super::device) know it.

use super::device::Collector;
use super::unicode::Fonts;
use compact_str::CompactString;
use hayro_interpret::kurbo::Affine;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro_syntax::Pdf;
use juesuan_model::BoundingBox;

pub(super) use hayro_interpret::kurbo::Rect;

/// A page's marks.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Page {
    /// Its number, from 1.
    pub(super) number: u32,
    /// Its width and height.
    pub(super) size: (f64, f64),
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    /// Whether a picture stands on it: without glyphs it is a scan.
    pub(super) has_image: bool,
    /// How many quarters it was turned anticlockwise, because its characters run down, upside down or up.
    pub(super) turned: usize,
    /// How many characters run another way than the rest, and are not read.
    pub(super) sideways: usize,
    /// What is struck out, in its lines.
    pub(super) struck: Vec<String>,
    /// The characters outside its edges, where no reader sees them.
    pub(super) outside: Vec<Glyph>,
    /// Whether its text was recognized in a picture.
    pub(super) is_recognized: bool,
    /// Whether it has content that could not be unpacked.
    pub(super) is_damaged: bool,
}

impl Page {
    /// Whether it shows a picture and no text.
    pub(super) fn is_picture(&self) -> bool {
        self.has_image && self.glyphs.is_empty()
    }
}

/// A visible character.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    /// Its Unicode text; U+FFFD where the font does not say it.
    pub(super) text: CompactString,
    /// Its box, from its origin to its advance, as high as its font.
    pub(super) bbox: Rect,
}

/// A horizontal or vertical line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub(super) axis: Axis,
    /// Its `y` if horizontal, its `x` if vertical.
    pub(super) at: f64,
    /// Where it begins along its axis.
    pub(super) from: f64,
    /// Where it ends along its axis.
    pub(super) to: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    Horizontal,
    Vertical,
}

/// Reads all pages, in order.
pub(super) fn read(pdf: &Pdf) -> Vec<Page> {
    let cache = InterpreterCache::new();
    let mut fonts = Fonts::default();
    (1_u32..)
        .zip(pdf.pages().iter())
        .map(|(number, page)| {
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
                let more = if turned == 0 { collector.turned() } else { 0 };
                if more == 0 { Ok(collector.finish(number, size, turned)) } else { Err(more) }
            };
            let seen = see(0).or_else(see).expect("only the first look ends with another turn");
            let is_damaged = page.page_stream().is_none() && page.raw().contains_key("Contents");
            Page { is_damaged, ..seen }
        })
        .collect()
}

/// Turns a page of this size by so many quarters anticlockwise, so that it begins at the origin again, and its new size.
fn anticlockwise(quarters: usize, (width, height): (f64, f64)) -> (Affine, (f64, f64)) {
    match quarters {
        1 => (Affine::new([0.0, -1.0, 1.0, 0.0, 0.0, width]), (height, width)),
        2 => (Affine::new([-1.0, 0.0, 0.0, -1.0, width, height]), (width, height)),
        3 => (Affine::new([0.0, 1.0, -1.0, 0.0, height, 0.0]), (height, width)),
        _ => (Affine::IDENTITY, (width, height)),
    }
}

impl Page {
    /// A box of the page as it was read, on the page as it is.
    pub(super) fn turned_back(&self, rect: Rect) -> Rect {
        let size = if self.turned % 2 == 1 { (self.size.1, self.size.0) } else { self.size };
        anticlockwise(self.turned, size).0.inverse().transform_rect_bbox(rect)
    }
}

/// A rectangle as a locator has it: its edges to 1/64 point, a hair's breadth, which a table stores in a byte less.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "a page is a few thousand points at most"
)]
pub(super) fn bounding_box(rect: Rect) -> BoundingBox {
    let edge = |points: f64| ((points * 64.0).round() / 64.0) as f32;
    BoundingBox { x0: edge(rect.x0), y0: edge(rect.y0), x1: edge(rect.x1), y1: edge(rect.y1) }
}
