//! The content of a page: glyphs and ruling lines, turned upright, with the origin at the top left, in points.

use compact_str::CompactString;
use hayro_interpret::kurbo::Affine;
use juesuan_model::BoundingBox;

pub(super) use hayro_interpret::kurbo::Rect;

/// The marks of a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Page {
    /// Its number, from 1.
    pub(super) number: u32,
    /// Its width and height.
    pub(super) size: (f64, f64),
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    /// Whether it contains a picture: without glyphs, it is a scan.
    pub(super) has_image: bool,
    /// How many quarters it was turned counterclockwise, because its characters run down, upside down or up.
    pub(super) turned: usize,
    /// How many characters run in another direction than the rest, and are not read.
    pub(super) sideways: usize,
    /// Struck-out text, by line.
    pub(super) struck: Vec<String>,
    /// The characters outside its edges, where they are not visible.
    pub(super) outside: Vec<Glyph>,
    /// Whether its text was recognized in a picture.
    pub(super) is_recognized: bool,
    /// Whether it has content that could not be unpacked.
    pub(super) is_damaged: bool,
}

impl Page {
    /// Whether it contains a picture and no text.
    pub(super) fn is_picture(&self) -> bool {
        self.has_image && self.glyphs.is_empty()
    }
}

/// A visible character.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    /// Its Unicode text; U+FFFD if unknown.
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

/// Turns a page of this size counterclockwise by this many quarters and moves it back to the origin. Returns its new size,
/// too.
pub(super) fn anticlockwise(quarters: usize, (width, height): (f64, f64)) -> (Affine, (f64, f64)) {
    match quarters {
        1 => (Affine::new([0.0, -1.0, 1.0, 0.0, 0.0, width]), (height, width)),
        2 => (Affine::new([-1.0, 0.0, 0.0, -1.0, width, height]), (width, height)),
        3 => (Affine::new([0.0, 1.0, -1.0, 0.0, height, 0.0]), (height, width)),
        _ => (Affine::IDENTITY, (width, height)),
    }
}

impl Page {
    /// Converts a box of the page as read to the original page.
    pub(super) fn turned_back(&self, rect: Rect) -> Rect {
        let size = if self.turned % 2 == 1 { (self.size.1, self.size.0) } else { self.size };
        anticlockwise(self.turned, size).0.inverse().transform_rect_bbox(rect)
    }
}

/// A rectangle as in a locator: its edges are rounded to 1/64 point, a hair's breadth, which saves a byte in a table.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "a page is a few thousand points at most"
)]
pub(super) fn bounding_box(rect: Rect) -> BoundingBox {
    let edge = |points: f64| ((points * 64.0).round() / 64.0) as f32;
    BoundingBox { x0: edge(rect.x0), y0: edge(rect.y0), x1: edge(rect.x1), y1: edge(rect.y1) }
}
