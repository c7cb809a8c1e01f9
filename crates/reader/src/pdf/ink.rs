//! Determines which marks are visible: those that later paint covers, that have the color of their background, that are
//! struck out, and watermarks are not read, nor are small raised marks of notes.
//!
//! ```text
//! glyphs, rules ─ paint ─▶ not covered, not white on white ─ watermarks ─ strokes ─ raised ─▶ seen
//! ```
//!
//! A page is painted in order, so later marks cover earlier ones. The background of a glyph has the color of the last box
//! painted below it, or is white.

use super::page::{Axis, Glyph, Rect, Rule};
use hayro_interpret::kurbo::Point;
use std::collections::{BTreeMap, BTreeSet};

/// A color as it appears on a white page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Color {
    /// Its darkest and its brightest component, up to 255.
    darkest: f32,
    brightest: f32,
    /// Whether it hides everything below.
    is_opaque: bool,
}

/// A color is white if all its components are at least this bright.
const WHITE: f32 = 250.0;
/// A color is pale, like a watermark, if all its components are at least this bright.
const PALE: f32 = 150.0;

impl Color {
    /// Red, green and blue with an opacity up to 1.
    pub(super) fn plain(parts: [u8; 3], opacity: f32, is_normal: bool) -> Self {
        let on_white = |part: u8| 255.0 - (255.0 - f32::from(part)) * opacity;
        let [red, green, blue] = parts.map(on_white);
        Self {
            darkest: red.min(green).min(blue),
            brightest: red.max(green).max(blue),
            is_opaque: is_normal && opacity > 0.995,
        }
    }

    /// A pattern is visible, and covers nothing.
    pub(super) fn pattern() -> Self {
        Self { darkest: 0.0, brightest: 0.0, is_opaque: false }
    }

    /// Whether it is visible on a blank page.
    pub(super) fn shows_on_paper(self) -> bool {
        self.darkest < WHITE
    }

    fn is_pale(self) -> bool {
        self.darkest >= PALE
    }
}

/// The visible content of a page.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    /// Struck-out text that is not replaced by another number.
    pub(super) struck: Vec<String>,
}

/// The marks of a page, in drawing order.
#[derive(Debug, Default)]
pub(super) struct Ink {
    glyphs: Vec<Mark<Glyph>>,
    rules: Vec<Mark<Rule>>,
    paints: Vec<Mark<Rect>>,
    drawn: usize,
}

/// A mark and its surroundings.
#[derive(Debug)]
struct Mark<T> {
    what: T,
    color: Color,
    /// The number of marks drawn before it.
    order: usize,
    /// Whether later paint hides it.
    is_covered: bool,
    /// Whether its background is not pale.
    on_dark: bool,
}

impl<T> Mark<T> {
    /// Whether it is visible on its background.
    fn is_seen(&self) -> bool {
        !self.is_covered && (self.color.shows_on_paper() || self.on_dark)
    }
}

impl Ink {
    fn mark<T>(&mut self, what: T, color: Color) -> Mark<T> {
        self.drawn += 1;
        Mark { what, color, order: self.drawn, is_covered: false, on_dark: false }
    }

    pub(super) fn glyph(&mut self, glyph: Glyph, color: Color) {
        let mark = self.mark(glyph, color);
        self.glyphs.push(mark);
    }

    pub(super) fn rule(&mut self, rule: Rule, color: Color) {
        let mark = self.mark(rule, color);
        self.rules.push(mark);
    }

    /// A box filled with a color.
    pub(super) fn paint(&mut self, area: Rect, color: Color) {
        let mark = self.mark(area, color);
        self.paints.push(mark);
    }

    /// The visible marks.
    pub(super) fn seen(mut self) -> Seen {
        lay(&mut self.glyphs, &self.paints, |glyph| glyph.bbox.center());
        lay(&mut self.rules, &self.paints, |rule| {
            let middle = f64::midpoint(rule.from, rule.to);
            match rule.axis {
                Axis::Horizontal => Point::new(middle, rule.at),
                Axis::Vertical => Point::new(rule.at, middle),
            }
        });
        // A rule below a box is its frame, drawn first; only its own color can hide it.
        let rules = self.rules.into_iter().filter(|rule| rule.color.shows_on_paper() || rule.on_dark);
        let mut rules: Vec<Rule> = rules.map(|rule| rule.what).collect();
        self.glyphs.retain(Mark::is_seen);
        let glyphs = without_watermarks(self.glyphs);
        let (glyphs, struck) = without_struck(glyphs, &mut rules);
        Seen { glyphs: without_raised(glyphs), rules, struck }
    }
}

/// Applies paint over and under marks.
fn lay<T>(marks: &mut [Mark<T>], paints: &[Mark<Rect>], place: impl Fn(&T) -> Point) {
    if paints.is_empty() {
        return;
    }
    let mut marks: Vec<(Point, &mut Mark<T>)> =
        marks.iter_mut().map(|mark| (place(&mark.what), mark)).collect();
    marks.sort_by(|(a, _), (b, _)| a.y.total_cmp(&b.y));
    for paint in paints {
        let area = paint.what;
        let first = marks.partition_point(|(at, _)| at.y < area.y0);
        let within = marks.iter_mut().skip(first).take_while(|(at, _)| at.y <= area.y1);
        for (_, mark) in within.filter(|(at, _)| area.x0 <= at.x && at.x <= area.x1) {
            if paint.order > mark.order {
                mark.is_covered |= paint.color.is_opaque;
            } else {
                mark.on_dark = !paint.color.is_pale();
            }
        }
    }
}

/// Removes the glyphs of watermarks: pale ones much larger than the rest, or drawn across it.
fn without_watermarks(glyphs: Vec<Mark<Glyph>>) -> Vec<Glyph> {
    /// Letters of a watermark are larger than those of the page by this factor.
    const LARGER: f64 = 1.5;
    let is_pale = |mark: &Mark<Glyph>| mark.color.is_pale() && !mark.on_dark;
    let plain = |marks: Vec<Mark<Glyph>>| marks.into_iter().map(|mark| mark.what).collect();
    if !glyphs.iter().any(is_pale) {
        return plain(glyphs);
    }
    let mut others: Vec<&Glyph> =
        glyphs.iter().filter(|mark| !is_pale(mark)).map(|mark| &mark.what).collect();
    others.sort_by(|a, b| a.bbox.height().total_cmp(&b.bbox.height()));
    let Some(usual) = others.get(others.len() / 2).map(|glyph| glyph.bbox.height()) else {
        return plain(glyphs);
    };
    others.sort_by(|a, b| a.bbox.y0.total_cmp(&b.bbox.y0));
    let tallest = others.iter().map(|glyph| glyph.bbox.height()).fold(0.0, f64::max);
    let crosses = |glyph: &Glyph| {
        let first = others.partition_point(|other| other.bbox.y0 < glyph.bbox.y0 - tallest);
        let near = others.iter().skip(first).take_while(|other| other.bbox.y0 < glyph.bbox.y1);
        near.into_iter().any(|other| {
            let both = other.bbox.intersect(glyph.bbox);
            both.width() > 0.0 && both.area() > 0.2 * other.bbox.area().min(glyph.bbox.area())
        })
    };
    // The letters of a watermark are alike: if one crosses the text, all of its size belong to the watermark.
    let crossing: BTreeSet<u64> = glyphs
        .iter()
        .filter(|mark| is_pale(mark) && crosses(&mark.what))
        .map(|mark| size(&mark.what))
        .collect();
    let is_watermark = |mark: &Mark<Glyph>| {
        is_pale(mark) && (mark.what.bbox.height() > LARGER * usual || crossing.contains(&size(&mark.what)))
    };
    glyphs.into_iter().filter(|mark| !is_watermark(mark)).map(|mark| mark.what).collect()
}

/// Removes the glyphs that are struck out by a line of their own, and those lines from the rules. Lines of a table, in
/// contrast, extend from line to line, between the texts of its rows.
fn without_struck(mut glyphs: Vec<Glyph>, rules: &mut Vec<Rule>) -> (Vec<Glyph>, Vec<String>) {
    /// How far from the middle of a character a strikeout line may be, in heights of the character.
    const MIDDLE: f64 = 0.22;
    /// How far it may extend beyond the text, in heights. A line for filling in that is set too high extends further.
    const BEYOND: f64 = 0.25;
    let mut struck = Vec::new();
    let mut strokes: Vec<Rule> = Vec::new();
    if rules.iter().all(|rule| rule.axis == Axis::Vertical) {
        return (glyphs, struck);
    }
    let order = by_height(&glyphs, |_| true);
    let tallest = glyphs.iter().map(|glyph| glyph.bbox.height()).fold(0.0, f64::max);
    let mut is_struck = vec![false; glyphs.len()];
    for rule in rules.iter().filter(|rule| rule.axis == Axis::Horizontal) {
        let far = MIDDLE * tallest;
        let through: Vec<(usize, &Glyph)> = near(&glyphs, &order, rule.at - far, rule.at + far)
            .filter(|(_, glyph)| {
                let under = glyph.bbox.x1.min(rule.to) - glyph.bbox.x0.max(rule.from);
                (glyph.bbox.center().y - rule.at).abs() <= MIDDLE * glyph.bbox.height()
                    && under >= 0.6 * glyph.bbox.width()
            })
            .collect();
        let Some(extent) = through.iter().map(|(_, glyph)| glyph.bbox).reduce(|all, one| all.union(one))
        else {
            continue;
        };
        let beyond = BEYOND * extent.height();
        let own = rule.from >= extent.x0 - beyond && rule.to <= extent.x1 + beyond;
        let ends = |at: f64| {
            rules.iter().any(|other| {
                other.axis == Axis::Vertical
                    && (other.at - at).abs() < 1.5
                    && other.from - 1.5 <= rule.at
                    && rule.at <= other.to + 1.5
            })
        };
        if !own || ends(rule.from) || ends(rule.to) {
            continue;
        }
        let text: String = through.iter().map(|(_, glyph)| glyph.text.as_str()).collect();
        let half = 0.5 * extent.height();
        let beside = near(&glyphs, &order, rule.at - half, rule.at + half).any(|(index, glyph)| {
            !through.iter().any(|&(other, _)| other == index)
                && is_digit(&glyph.text)
                && glyph.bbox.x0 < extent.x1 + 2.0 * extent.height()
                && glyph.bbox.x1 > extent.x0 - 2.0 * extent.height()
        });
        if text.contains(|c: char| c.is_ascii_digit()) && !beside {
            struck.push(text);
        }
        for (index, _) in through {
            *is_struck.get_mut(index).expect("each glyph has a flag") = true;
        }
        strokes.push(*rule);
    }
    rules.retain(|rule| !strokes.contains(rule));
    let mut flags = is_struck.into_iter();
    glyphs.retain(|_| !flags.next().expect("each glyph has a flag"));
    (glyphs, struck)
}

/// Removes the marks of notes: small, raised, directly next to the text that they belong to.
fn without_raised(mut glyphs: Vec<Glyph>) -> Vec<Glyph> {
    /// A raised mark is smaller than its neighbor by this factor.
    const SMALLER: f64 = 0.8;
    /// How much higher its middle and its foot are, in heights of its neighbor.
    const HIGHER: f64 = 0.08;
    const RAISED: f64 = 0.15;
    /// How far it is from its neighbor, in heights.
    const BESIDE: f64 = 0.35;
    // For each size of marks, the glyphs that are taller by that factor: on most pages these are only titles.
    let mut taller: BTreeMap<u64, Vec<(f64, usize)>> = BTreeMap::new();
    let foot = |glyph: &Glyph| glyph.bbox.y1 - 0.12 * glyph.bbox.height();
    let mut is_raised = |glyph: &Glyph| {
        if !is_note_mark(&glyph.text) {
            return false;
        }
        let (own, center) = (glyph.bbox, glyph.bbox.center().y);
        let order = taller
            .entry(size(glyph))
            .or_insert_with(|| by_height(&glyphs, |other| own.height() < SMALLER * other.bbox.height()));
        near(&glyphs, order, center, own.y1 + own.height()).any(|(_, other)| {
            let size = other.bbox.height();
            let gap = (own.x0 - other.bbox.x1).max(other.bbox.x0 - own.x1);
            (-0.3 * size..=BESIDE * size).contains(&gap)
                && other.bbox.center().y - center > HIGHER * size
                && foot(other) - foot(glyph) > RAISED * size
                && own.y1 > other.bbox.y0 + 0.2 * size
        })
    };
    let mut raised: Vec<bool> = glyphs.iter().map(&mut is_raised).collect();
    // The rest of a mark of several characters is next to its first or last.
    let found: Vec<usize> =
        raised.iter().enumerate().filter(|(_, raised)| **raised).map(|(at, _)| at).collect();
    for at in found {
        for step in [1_isize, -1] {
            let mut last = at;
            while let Some(next) = last.checked_add_signed(step)
                && let (Some(from), Some(glyph)) = (glyphs.get(last), glyphs.get(next))
                && is_note_mark(&glyph.text)
                && is_beside(from, glyph)
                && let Some(flag) = raised.get_mut(next)
            {
                *flag = true;
                last = next;
            }
        }
    }
    let mut flags = raised.into_iter();
    glyphs.retain(|_| !flags.next().expect("each glyph has a flag"));
    glyphs
}

/// Whether two characters of one size are on one line, directly next to each other.
fn is_beside(one: &Glyph, other: &Glyph) -> bool {
    let em = one.bbox.height();
    let gap = (one.bbox.x0 - other.bbox.x1).max(other.bbox.x0 - one.bbox.x1);
    (other.bbox.height() - em).abs() < 0.1 * em
        && (other.bbox.y1 - one.bbox.y1).abs() < 0.1 * em
        && (-0.3 * em..0.5 * em).contains(&gap)
}

/// Whether a text is a mark of a note: `1`, `①`, `*`, `[`.
fn is_note_mark(text: &str) -> bool {
    text.chars().all(|c| match c {
        '0'..='9' => true,
        // Most characters of a page.
        '\u{4E00}'..='\u{9FFF}' => c == '注',
        _ => "*[]()（）〔〕［］※†①②③④⑤⑥⑦⑧⑨⑩".contains(c),
    })
}

fn is_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// The size of a character in steps of half a point, for comparison.
fn size(glyph: &Glyph) -> u64 {
    (glyph.bbox.height() * 2.0).round().to_bits()
}

/// The selected glyphs, sorted by the height of their middle.
fn by_height(glyphs: &[Glyph], which: impl Fn(&Glyph) -> bool) -> Vec<(f64, usize)> {
    let some = glyphs.iter().enumerate().filter(|(_, glyph)| which(glyph));
    let mut order: Vec<(f64, usize)> = some.map(|(index, glyph)| (glyph.bbox.center().y, index)).collect();
    order.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    order
}

/// The glyphs whose middle is between two heights.
fn near<'a>(
    glyphs: &'a [Glyph],
    order: &'a [(f64, usize)],
    top: f64,
    bottom: f64,
) -> impl Iterator<Item = (usize, &'a Glyph)> {
    let first = order.partition_point(|(at, _)| *at < top);
    let within = order.iter().skip(first).take_while(move |(at, _)| *at <= bottom);
    within.filter_map(|&(_, index)| Some((index, glyphs.get(index)?)))
}
