//! Collects the marks of a page while the interpreter draws it.

use super::page::{Axis, Glyph, Page, Rect, Rule};
use super::unicode::{Fonts, is_text};
use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, PathSeg, Point, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};

/// A filled box is a rule when it is no thicker, in points.
const RULE_THICKNESS: f64 = 2.6;
/// A stroke as thick as this paints an area.
const STROKE_THICKNESS: f64 = 6.0;
/// A line this far off the axis is neither horizontal nor vertical.
const SLANT: f64 = 1.0;
/// A character drawn again within this part of its own width and height is the same one.
const DOUBLE: f64 = 0.4;

/// A device that draws nothing and remembers everything.
pub(super) struct Collector<'f> {
    page: Rect,
    glyphs: Vec<Glyph>,
    rules: Vec<Rule>,
    clips: Vec<Rect>,
    has_image: bool,
    outside: Vec<Glyph>,
    fonts: &'f mut Fonts,
}

impl<'f> Collector<'f> {
    pub(super) fn new(page: Rect, fonts: &'f mut Fonts) -> Self {
        Self {
            page,
            glyphs: Vec::new(),
            rules: Vec::new(),
            clips: Vec::new(),
            has_image: false,
            outside: Vec::new(),
            fonts,
        }
    }

    pub(super) fn finish(self, number: u32, size: (f64, f64)) -> Page {
        Page {
            number,
            size,
            glyphs: without_doubles(self.glyphs),
            rules: self.rules,
            has_image: self.has_image,
            outside: self.outside,
            is_recognised: false,
            is_damaged: false,
        }
    }

    /// Where something can be seen now.
    fn visible(&self) -> Rect {
        self.clips.last().copied().unwrap_or(self.page)
    }

    fn push_clip(&mut self, clip: Rect) {
        self.clips.push(self.visible().intersect(clip));
    }

    fn line(&mut self, from: Point, to: Point) {
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
        self.rules.extend(rule.filter(|rule| rule.to - rule.from > SLANT / 2.0));
    }

    /// A filled box: a rule where it is thin, paint where it is not.
    fn fill(&mut self, area: Rect) {
        let centre = area.center();
        if area.height() <= RULE_THICKNESS && area.width() > area.height() {
            self.line(Point::new(area.x0, centre.y), Point::new(area.x1, centre.y));
        } else if area.width() <= RULE_THICKNESS && area.height() > area.width() {
            self.line(Point::new(centre.x, area.y0), Point::new(centre.x, area.y1));
        }
    }

    /// The text that the file gives, or else the font; U+FFFD where neither does.
    fn text(&mut self, glyph: &Drawn<'_>) -> String {
        let own = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => String::new(),
        };
        let said = !own.is_empty() && own.chars().all(|c| is_text(c) || c.is_whitespace());
        match glyph {
            Drawn::Outline(outline) if !said => {
                let unknown = if own.is_empty() { char::REPLACEMENT_CHARACTER.to_string() } else { own };
                self.fonts.character(outline).map_or(unknown, String::from)
            }
            _ if own.is_empty() => char::REPLACEMENT_CHARACTER.to_string(),
            _ => own,
        }
    }

    fn path(&mut self, path: &BezPath, transform: Affine, mode: &DrawMode) {
        let path = transform * path;
        if let DrawMode::Stroke(stroke) | DrawMode::FillAndStroke(_, stroke) = mode {
            let thickness = f64::from(stroke.line_width) * transform.determinant().abs().sqrt();
            if thickness < STROKE_THICKNESS {
                for segment in path.segments() {
                    if let PathSeg::Line(line) = segment {
                        self.line(line.p0, line.p1);
                    }
                }
            }
        }
        if let DrawMode::Fill(_) | DrawMode::FillAndStroke(..) = mode {
            for part in subpaths(&path) {
                self.fill(part.bounding_box());
            }
        }
    }
}

/// One filled path may hold all rules of a table.
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

/// White rules and white text are not there for the reader.
fn is_seen(paint: &Paint<'_>) -> bool {
    match paint {
        Paint::Color(color) => {
            let [red, green, blue, alpha] = color.to_rgba().to_rgba8();
            alpha > 0 && [red, green, blue].iter().any(|&part| part < 250)
        }
        Paint::Pattern(_) => true,
    }
}

/// A character drawn again over itself, for bold or a shadow, is seen once.
fn without_doubles(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let mut order: Vec<(usize, &Glyph)> = glyphs.iter().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| a.text.cmp(&b.text).then(a.bbox.x0.total_cmp(&b.bbox.x0)));
    let mut double = vec![false; glyphs.len()];
    for (rank, &(index, glyph)) in order.iter().enumerate() {
        let over = |twin: &Glyph| {
            twin.text == glyph.text && twin.bbox.x0 - glyph.bbox.x0 <= DOUBLE * glyph.bbox.width()
        };
        for &(other, twin) in order.iter().skip(rank + 1).take_while(|(_, twin)| over(twin)) {
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
        // Invisible text is what a scanner's software guessed; it is not on the paper.
        if matches!(mode, DrawMode::Invisible) || !is_seen(&props.paint) {
            return;
        }
        for glyph in run.glyphs() {
            let transform = props.transform * glyph.transform();
            let advance = match &**glyph {
                Drawn::Outline(outline) => outline.advance_width(),
                Drawn::Type3(drawing) => drawing.advance_width(),
            };
            let advance = f64::from(advance.unwrap_or(1000.0));
            let direction = transform * Point::new(1.0, 0.0) - transform * Point::ZERO;
            // Watermarks run across the page.
            if direction.x.abs().min(direction.y.abs()) > 0.2 * direction.x.abs().max(direction.y.abs()) {
                continue;
            }
            let bbox = transform.transform_rect_bbox(Rect::new(0.0, -120.0, advance, 880.0));
            let text = self.text(glyph);
            let blank = |c: char| juesuan_model::text::is_blank(c) || c.is_control();
            if text.chars().all(blank) || !bbox.is_finite() {
                continue;
            }
            let on_page = self.page.contains(bbox.center());
            let glyphs = if on_page { &mut self.glyphs } else { &mut self.outside };
            glyphs.push(Glyph { text, bbox });
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        if is_seen(&props.paint) {
            self.path(path, props.transform, mode);
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.draw_path(&rect.to_path(0.1), props, mode);
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.has_image = true;
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.push_clip(clip.path.bounding_box());
    }

    fn push_clip_rect(&mut self, clip: &Rect) {
        self.push_clip(*clip);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn pop_transparency_group(&mut self) {}
}
