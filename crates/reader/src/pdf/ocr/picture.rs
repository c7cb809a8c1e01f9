//! The picture of a page in gray, and the lines in it.

// Pixels are whole numbers and positions are points, so they are converted here.
#![allow(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a page has a few thousand pixels on each side, checked when it is drawn"
)]

use super::super::page::{Axis, Rect, Rule};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use hayro_syntax::page::Page;

/// Pixels per point: 200 per inch, which is recognized better than 300.
const SCALE: f64 = 200.0 / 72.0;
/// No page is drawn with longer sides, in pixels.
const LONGEST: f64 = 8000.0;
/// A pixel is dark below this.
const DARK: u8 = 150;
/// This many consecutive dark pixels are a line: more than any stroke of a character.
const LINE: usize = 60;
/// A line may be interrupted by this many pixels.
const BREAK: usize = 3;
/// If the pixels on both sides at this distance are dark, it is not a line but an area.
const THICK: isize = 8;

/// An area: left, top, right, bottom in pixels.
pub(super) type Area = (usize, usize, usize, usize);

/// A picture in gray.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Picture {
    pub(in super::super) width: usize,
    pub(in super::super) height: usize,
    /// Its pixels row by row, 0 is black.
    pub(in super::super) pixels: Vec<u8>,
    scale: f64,
}

impl Picture {
    /// Draws a page.
    pub(in super::super) fn of(page: &Page<'_>) -> Self {
        let (width, height) = page.render_dimensions();
        let scale = SCALE.min(LONGEST / f64::from(width.max(height)));
        let settings = PixmapSettings { x_scale: scale as f32, y_scale: scale as f32, bg_color: WHITE };
        let (cache, interpreter) = (RenderCache::new(), InterpreterSettings::default());
        let pixmap = hayro::render(page, &cache, &interpreter, &RenderSettings::default(), &settings);
        let grey = |red: u8, green: u8, blue: u8| {
            ((u32::from(red) * 30 + u32::from(green) * 59 + u32::from(blue) * 11) / 100) as u8
        };
        Self {
            width: usize::from(pixmap.width()),
            height: usize::from(pixmap.height()),
            pixels: pixmap.data().iter().map(|pixel| grey(pixel.r, pixel.g, pixel.b)).collect(),
            scale,
        }
    }

    /// The position of a pixel on the page, in points.
    pub(super) fn point(&self, x: usize, y: usize) -> (f64, f64) {
        (x as f64 / self.scale, y as f64 / self.scale)
    }

    /// The pixels of a rectangle on the page, reduced by a border on each side.
    pub(super) fn area(&self, place: Rect, border: f64) -> Area {
        let pixel = |at: f64, most: usize| ((at * self.scale).max(0.0) as usize).min(most);
        let border = border / self.scale;
        (
            pixel(place.x0 + border, self.width),
            pixel(place.y0 + border, self.height),
            pixel(place.x1 - border, self.width),
            pixel(place.y1 - border, self.height),
        )
    }

    fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.width && self.pixels.get(y * self.width + x).is_some_and(|&pixel| pixel < DARK)
    }

    /// The number of dark pixels in an area.
    pub(super) fn dark(&self, (left, top, right, bottom): Area) -> usize {
        (top..bottom)
            .flat_map(|y| (left..right).map(move |x| (x, y)))
            .filter(|&(x, y)| self.is_dark(x, y))
            .count()
    }

    pub(super) fn whiten(&mut self, (left, top, right, bottom): Area) {
        for row in self.pixels.chunks_mut(self.width.max(1)).take(bottom).skip(top) {
            row.iter_mut().take(right).skip(left).for_each(|pixel| *pixel = u8::MAX);
        }
    }

    /// An area as a picture of its own, with a white margin.
    pub(super) fn cut(&self, (left, top, right, bottom): Area, margin: usize) -> Self {
        let width = right.saturating_sub(left) + 2 * margin;
        let height = bottom.saturating_sub(top) + 2 * margin;
        let mut pixels = vec![u8::MAX; width * height];
        let rows = pixels.chunks_mut(width.max(1)).skip(margin);
        for (to, from) in rows.zip(self.pixels.chunks(self.width.max(1)).take(bottom).skip(top)) {
            let own = from.iter().take(right).skip(left);
            to.iter_mut().skip(margin).zip(own).for_each(|(to, from)| *to = *from);
        }
        Self { width, height, pixels, scale: self.scale }
    }

    /// The picture as a file in a common format.
    pub(super) fn pgm(&self) -> Vec<u8> {
        let mut bytes = format!("P5\n{} {}\n255\n", self.width, self.height).into_bytes();
        bytes.extend(&self.pixels);
        bytes
    }

    /// Its horizontal and vertical lines, as ruling lines of the page, in points.
    pub(super) fn lines(&self) -> Vec<Rule> {
        let horizontal = (0..self.height).flat_map(|y| {
            let runs = runs(self.width, |x| self.is_dark(x, y));
            runs.into_iter()
                .filter(move |run| Self::is_thin(*run, |x, off| self.is_dark_at(x, y, 0, off)))
                .map(move |run| (Axis::Horizontal, y, run))
        });
        let vertical = (0..self.width).flat_map(|x| {
            let runs = runs(self.height, |y| self.is_dark(x, y));
            runs.into_iter()
                .filter(move |run| Self::is_thin(*run, |y, off| self.is_dark_at(x, y, off, 0)))
                .map(move |run| (Axis::Vertical, x, run))
        });
        let rule = |(axis, at, (from, to)): (Axis, usize, (usize, usize))| {
            let point = |pixel: usize| pixel as f64 / self.scale;
            Rule { axis, at: point(at), from: point(from), to: point(to) }
        };
        horizontal.chain(vertical).map(rule).collect()
    }

    fn is_dark_at(&self, x: usize, y: usize, right: isize, down: isize) -> bool {
        x.checked_add_signed(right).zip(y.checked_add_signed(down)).is_some_and(|(x, y)| self.is_dark(x, y))
    }

    /// Whether a run of dark pixels is not inside an area, judging by samples.
    fn is_thin((from, to): (usize, usize), dark: impl Fn(usize, isize) -> bool) -> bool {
        let thick = THICK;
        let places: Vec<usize> = (from..to).step_by(((to - from) / 16).max(1)).collect();
        let inside = places.iter().filter(|&&at| dark(at, thick) && dark(at, -thick)).count();
        2 * inside < places.len()
    }
}

/// The runs of dark pixels that are long enough for a line.
fn runs(length: usize, dark: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut run: Option<(usize, usize)> = None;
    for at in 0..length {
        if !dark(at) {
            continue;
        }
        run = match run {
            Some((from, to)) if at - to <= BREAK => Some((from, at)),
            ended => {
                runs.extend(ended);
                Some((at, at))
            }
        };
    }
    runs.extend(run);
    runs.retain(|(from, to)| to - from >= LINE);
    runs
}
