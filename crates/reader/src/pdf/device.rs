//! Collects the marks of a page while the interpreter draws it.

use super::ink::{Color, Ink};
use super::page::{Axis, Glyph, Page, Rect, Rule};
use super::unicode::{Fonts, is_text};
use compact_str::{CompactString, ToCompactString};
use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, PathSeg, Point, Shape, Vec2};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};
use std::cmp::Ordering;

/// A filled box up to this thickness, in points, is a rule.
const RULE_THICKNESS: f64 = 2.6;
/// A stroke of this thickness paints an area.
const STROKE_THICKNESS: f64 = 6.0;
/// A line with a greater slant is neither horizontal nor vertical.
const SLANT: f64 = 1.0;
/// A character drawn again within this part of its own width and height is the same one.
const DOUBLE: f64 = 0.4;

/// A path with more parts is a drawing, in which frames are not searched for.
const MOST_PARTS: usize = 200;
/// No page of a report has more characters: a page full of small print has ten thousand.
pub(super) const MOST_GLYPHS: usize = 200_000;
/// The opacity of paint that may be fully visible but covers nothing.
const ALMOST: f32 = 0.99;

/// The area that limits the marks that are drawn.
struct Clip {
    visible: Rect,
    /// Whether the area is a box, not another shape within one.
    is_box: bool,
}

/// The text of a character that is unknown to both the file and the font.
const UNKNOWN: CompactString = CompactString::const_new("\u{FFFD}");

/// A device that draws nothing but records everything.
pub(super) struct Collector<'f> {
    page: Rect,
    ink: Ink,
    clips: Vec<Clip>,
    /// The opacity of each open group.
    groups: Vec<f32>,
    has_image: bool,
    outside: Vec<Glyph>,
    /// Characters that run up or down the page, or upside down.
    sideways: Vec<Glyph>,
    /// The number of characters that run to the right, down, to the left and up.
    ways: [usize; 4],
    /// The characters that were drawn.
    drawn: usize,
    fonts: &'f mut Fonts,
}

impl<'f> Collector<'f> {
    pub(super) fn new(page: Rect, fonts: &'f mut Fonts) -> Self {
        Self {
            page,
            ink: Ink::default(),
            clips: Vec::new(),
            groups: Vec::new(),
            has_image: false,
            outside: Vec::new(),
            sideways: Vec::new(),
            ways: [0; 4],
            drawn: 0,
            fonts,
        }
    }

    /// How many quarters the page must be turned counterclockwise so that most of its characters run to the right.
    pub(super) fn turned(&self) -> usize {
        let all: usize = self.ways.iter().sum();
        self.ways.iter().position(|&way| 2 * way > all).unwrap_or(0)
    }

    /// Whether the page has more characters than were recorded.
    pub(super) fn is_full(&self) -> bool {
        self.drawn > MOST_GLYPHS
    }

    /// Builds the page; `turned` is by how many quarters it was turned.
    pub(super) fn finish(self, number: u32, size: (f64, f64), turned: usize) -> Page {
        /// A table has at least this many digits; column names that run upwards have none.
        const TABLE: usize = 20;
        let mut seen = self.ink.seen();
        let is_digit = |glyph: &&Glyph| glyph.text.bytes().all(|byte| byte.is_ascii_digit());
        let is_number = |glyph: &Glyph| glyph.text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'-'));
        let digits = self.sideways.iter().filter(is_digit).count();
        let sideways = if turned == 0 && digits < TABLE {
            seen.glyphs.extend(self.sideways);
            0
        } else if self.sideways.iter().all(is_number) && digits < TABLE {
            // The page number on a page whose table is turned.
            0
        } else {
            self.sideways.len()
        };
        Page {
            number,
            size,
            turned,
            sideways,
            glyphs: without_doubles(seen.glyphs),
            rules: seen.rules,
            struck: seen.struck,
            has_image: self.has_image,
            outside: self.outside,
            ..Page::default()
        }
    }

    /// The visible area.
    fn visible(&self) -> Rect {
        self.clips.last().map_or(self.page, |clip| clip.visible)
    }

    fn push_clip(&mut self, clip: Rect, is_box: bool) {
        let is_box = is_box && self.clips.last().is_none_or(|clip| clip.is_box);
        self.clips.push(Clip { visible: self.visible().intersect(clip), is_box });
    }

    /// The color of a paint, including the opacity of the open groups.
    fn color(&self, paint: &Paint<'_>, blend: BlendMode) -> Color {
        let opacity: f32 = self.groups.iter().product();
        match paint {
            Paint::Color(color) => {
                let [red, green, blue, alpha] = color.to_rgba().to_rgba8();
                Color::plain(
                    [red, green, blue],
                    f32::from(alpha) / 255.0 * opacity,
                    blend == BlendMode::Normal,
                )
            }
            Paint::Pattern(_) => Color::pattern(),
        }
    }

    fn line(&mut self, from: Point, to: Point, color: Color) {
        let visible = self.visible().inflate(SLANT, SLANT);
        let rule = if (from.y - to.y).abs() <= SLANT {
            let at = f64::midpoint(from.y, to.y);
            (visible.y0 <= at && at <= visible.y1).then(|| Rule {
                axis: Axis::Horizontal,
                at,
                from: from.x.min(to.x).max(visible.x0),
                to: from.x.max(to.x).min(visible.x1),
            })
        } else if (from.x - to.x).abs() <= SLANT {
            let at = f64::midpoint(from.x, to.x);
            (visible.x0 <= at && at <= visible.x1).then(|| Rule {
                axis: Axis::Vertical,
                at,
                from: from.y.min(to.y).max(visible.y0),
                to: from.y.max(to.y).min(visible.y1),
            })
        } else {
            None
        };
        if let Some(rule) = rule.filter(|rule| rule.to - rule.from > SLANT / 2.0) {
            self.ink.rule(rule, color);
        }
    }

    /// A filled part of a path: a rule if it is thin, paint if it is a box.
    fn fill(&mut self, part: &BezPath, is_frame: bool, color: Color) {
        let area = part.bounding_box();
        let center = area.center();
        if area.height() <= RULE_THICKNESS && area.width() > area.height() {
            self.line(Point::new(area.x0, center.y), Point::new(area.x1, center.y), color);
        } else if area.width() <= RULE_THICKNESS && area.height() > area.width() {
            self.line(Point::new(center.x, area.y0), Point::new(center.x, area.y1), color);
        } else if !is_frame && is_box(part) && self.clips.last().is_none_or(|clip| clip.is_box) {
            self.ink.paint(area.intersect(self.visible()), color);
        }
    }

    /// The text that the file defines, or else the font; U+FFFD if neither does.
    fn text(&mut self, glyph: &Drawn<'_>) -> CompactString {
        let own = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_compact_string(),
            Some(BfString::String(text)) => text.into(),
            None => CompactString::default(),
        };
        let said = !own.is_empty() && own.chars().all(|c| is_text(c) || c.is_whitespace());
        match glyph {
            Drawn::Outline(outline) if !said => {
                let unknown = if own.is_empty() { UNKNOWN } else { own };
                self.fonts.character(outline).map_or(unknown, |c| c.to_compact_string())
            }
            _ if own.is_empty() => UNKNOWN,
            _ => own,
        }
    }

    fn path(&mut self, path: &BezPath, transform: Affine, mode: &DrawMode, color: Color) {
        let path = transform * path;
        if let DrawMode::Stroke(stroke) | DrawMode::FillAndStroke(_, stroke) = mode {
            let thickness = f64::from(stroke.line_width) * transform.determinant().abs().sqrt();
            if thickness < STROKE_THICKNESS {
                for segment in path.segments() {
                    if let PathSeg::Line(line) = segment {
                        self.line(line.p0, line.p1, color);
                    }
                }
            }
        }
        if let DrawMode::Fill(_) | DrawMode::FillAndStroke(..) = mode {
            let parts = subpaths(&path);
            let boxes: Vec<Rect> = parts.iter().map(Shape::bounding_box).collect();
            let many = parts.len() > MOST_PARTS;
            for (at, (part, own)) in parts.iter().zip(&boxes).enumerate() {
                // A box that contains another is a frame, and the inner box its hole.
                let holds = |(other, inner): (usize, &Rect)| {
                    let both = own.union(*inner);
                    other != at && (both == *own || both == *inner)
                };
                let is_frame = many || boxes.iter().enumerate().any(holds);
                self.fill(part, is_frame, color);
            }
        }
    }
}

/// The parts of a path: one filled path may contain all rules of a table.
fn subpaths(path: &BezPath) -> Vec<BezPath> {
    use hayro_interpret::kurbo::PathEl;
    let mut parts: Vec<BezPath> = Vec::new();
    for &element in path.elements() {
        match (element, parts.last_mut()) {
            (PathEl::MoveTo(_), _) | (_, None) => parts.push(BezPath::from_iter([element])),
            (_, Some(part)) => part.push(element),
        }
    }
    parts.retain(|part| {
        part.elements().len() > 1 && matches!(part.elements().first(), Some(PathEl::MoveTo(_)))
    });
    parts
}

/// The direction of characters: to the right, down, to the left or up.
fn way(direction: Vec2) -> usize {
    if direction.x.abs() >= direction.y.abs() {
        if direction.x >= 0.0 { 0 } else { 2 }
    } else if direction.y > 0.0 {
        1
    } else {
        3
    }
}

/// Whether a path is a box with upright sides.
fn is_box(path: &BezPath) -> bool {
    let around = path.bounding_box().area();
    path.area().abs() >= 0.98 * around && around > 0.0
}

/// The first eight bytes of a text as a number to sort by. Most texts have no more.
fn first_bytes(text: &str) -> u64 {
    let mut first = [0; 8];
    first.iter_mut().zip(text.bytes()).for_each(|(to, byte)| *to = byte);
    u64::from_be_bytes(first)
}

/// A character drawn again over itself, for bold or a shadow, counts once.
fn without_doubles(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let mut order: Vec<(u64, usize, &Glyph)> =
        glyphs.iter().enumerate().map(|(index, glyph)| (first_bytes(&glyph.text), index, glyph)).collect();
    order.sort_by(|(a, _, one), (b, _, other)| {
        let is_long = one.text.len().max(other.text.len()) > 8;
        let whole = || if is_long { one.text.cmp(&other.text) } else { Ordering::Equal };
        a.cmp(b).then_with(whole).then_with(|| one.bbox.x0.total_cmp(&other.bbox.x0))
    });
    let mut double = vec![false; glyphs.len()];
    for (rank, &(_, index, glyph)) in order.iter().enumerate() {
        let over = |twin: &Glyph| {
            twin.text == glyph.text && twin.bbox.x0 - glyph.bbox.x0 <= DOUBLE * glyph.bbox.width()
        };
        for &(_, other, twin) in order.iter().skip(rank + 1).take_while(|(.., twin)| over(twin)) {
            let (first, second) = (index.min(other), index.max(other));
            if (twin.bbox.y0 - glyph.bbox.y0).abs() <= DOUBLE * glyph.bbox.height()
                && double.get(first) == Some(&false)
                && let Some(double) = double.get_mut(second)
            {
                *double = true;
            }
        }
    }
    glyphs.into_iter().zip(double).filter(|(_, double)| !double).map(|(glyph, _)| glyph).collect()
}

impl<'a> Device<'a> for Collector<'_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        // Invisible text is what the software of a scanner recognized; it is not printed on the page.
        if matches!(mode, DrawMode::Invisible) {
            return;
        }
        let color = self.color(&props.paint, props.blend_mode);
        for glyph in run.glyphs() {
            self.drawn += 1;
            if self.drawn > MOST_GLYPHS {
                return;
            }
            let transform = props.transform * glyph.transform();
            let advance = match &**glyph {
                Drawn::Outline(outline) => outline.advance_width(),
                Drawn::Type3(drawing) => drawing.advance_width(),
            };
            let advance = f64::from(advance.unwrap_or(1000.0));
            let direction = transform * Point::new(1.0, 0.0) - transform * Point::ZERO;
            // Watermarks run diagonally.
            if direction.x.abs().min(direction.y.abs()) > 0.2 * direction.x.abs().max(direction.y.abs()) {
                continue;
            }
            let bbox = transform.transform_rect_bbox(Rect::new(0.0, -120.0, advance, 880.0));
            let text = self.text(glyph);
            let blank = |c: char| juesuan_model::text::is_blank(c) || c.is_control();
            if text.chars().all(blank) || !bbox.is_finite() {
                continue;
            }
            let way = way(direction);
            self.ways.get_mut(way).into_iter().for_each(|count| *count += 1);
            if self.page.contains(bbox.center()) && way != 0 {
                self.sideways.extend(color.shows_on_paper().then_some(Glyph { text, bbox }));
            } else if self.page.contains(bbox.center()) {
                self.ink.glyph(Glyph { text, bbox }, color);
            } else if color.shows_on_paper() {
                self.outside.push(Glyph { text, bbox });
            }
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        let color = self.color(&props.paint, props.blend_mode);
        self.path(path, props.transform, mode, color);
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.draw_path(&rect.to_path(0.1), props, mode);
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.has_image = true;
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.push_clip(clip.path.bounding_box(), is_box(&clip.path));
    }

    fn push_clip_rect(&mut self, clip: &Rect) {
        self.push_clip(*clip, true);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend: BlendMode) {
        // The effect of a mask or a blend mode is unknown, so the group covers nothing.
        let mixed = mask.is_some() || blend != BlendMode::Normal;
        self.groups.push(if mixed { opacity.min(ALMOST) } else { opacity });
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }
}
