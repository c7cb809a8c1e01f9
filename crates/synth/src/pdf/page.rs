//! A page in the making: text, rules and boxes, placed from the top left of the page as shown.

use super::font::ChineseFont;
use std::fmt::Write;

/// A box on a page, in hundredths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) left: i32,
    pub(crate) top: i32,
    pub(crate) right: i32,
    pub(crate) bottom: i32,
}

/// A page in the making. Positions are points from the top left of the page as shown; they are rounded to hundredths.
///
/// By default it is 595 points wide and 842 high (A4), its Chinese font is `SimSun`, which is named and not embedded, and its
/// lines are half a point wide.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its width and height as shown, in hundredths of a point.
    pub(crate) size: (i32, i32),
    /// Whether readers turn it by a quarter: everything is then written upwards on an upright page.
    pub(crate) turned: bool,
    pub(crate) font: ChineseFont,
    pub(super) content: String,
}

/// A4 in hundredths of a point.
const A4: (i32, i32) = (59_500, 84_200);

impl Default for Page {
    fn default() -> Self {
        Self::new(A4, false, ChineseFont::SIMSUN)
    }
}

/// What tests build pages with.
impl Page {
    /// A landscape page, which is stored upright and which readers turn clockwise by a quarter.
    #[must_use]
    pub fn turned() -> Self {
        Self::new((A4.1, A4.0), true, ChineseFont::SIMSUN)
    }

    /// Adds text of 10 points whose baseline begins at this position.
    #[must_use]
    pub fn text(self, x: f64, y: f64, text: &str) -> Self {
        self.sized(10.0, x, y, text)
    }

    /// Adds text of another size, in points, whose baseline begins at this position.
    #[must_use]
    pub fn sized(mut self, size: f64, x: f64, y: f64, text: &str) -> Self {
        self.add_text((hundredths(x), hundredths(y)), hundredths(size), 0, text);
        self
    }

    /// Adds text of 10 points whose last character ends at this position, as amounts do in their column.
    #[must_use]
    pub fn ending(mut self, x: f64, y: f64, text: &str) -> Self {
        self.add_text((hundredths(x) - width(text, TEXT), hundredths(y)), TEXT, 0, text);
        self
    }

    /// Adds text of 10 points with its middle at this position, as headers above their columns.
    #[must_use]
    pub fn centered(mut self, x: f64, y: f64, text: &str) -> Self {
        self.add_text((hundredths(x) - width(text, TEXT) / 2, hundredths(y)), TEXT, 0, text);
        self
    }

    /// Adds letters and digits of 12 points in Helvetica, which every program can draw. Upright pages only.
    #[must_use]
    pub fn helvetica(mut self, x: f64, y: f64, text: &str) -> Self {
        let position = self.stored(hundredths(x), hundredths(y));
        self.put(&format!("BT /H 12 Tf 1 0 0 1 {position} Tm ({text}) Tj ET"));
        self
    }

    /// Draws a line.
    #[must_use]
    pub fn line(mut self, from: (f64, f64), to: (f64, f64)) -> Self {
        let point = |(x, y)| (hundredths(x), hundredths(y));
        self.add_line(point(from), point(to));
        self
    }

    /// Draws the lines around all cells whose sides are at these positions, both in ascending order.
    #[must_use]
    pub fn cells(self, xs: &[f64], ys: &[f64]) -> Self {
        let ([left, .., right], [top, .., bottom]) = (xs, ys) else { return self };
        let page = ys.iter().fold(self, |page, &y| page.line((*left, y), (*right, y)));
        xs.iter().fold(page, |page, &x| page.line((x, *top), (x, *bottom)))
    }

    /// Adds a picture that fills the page: for each pixel, row by row, whether it is dark. `width` is a row's number of pixels.
    /// Upright pages only.
    ///
    /// # Panics
    /// If `width` is zero.
    #[must_use]
    pub fn picture(mut self, width: usize, dark: &[bool]) -> Self {
        let rows = dark.chunks(width);
        let height = rows.len();
        let mut hex = String::new();
        for eight in rows.flat_map(|row| row.chunks(8)) {
            let bits = eight.iter().zip((0..8).rev());
            let byte = bits.fold(0_u8, |byte, (&dark, bit)| byte | u8::from(!dark) << bit);
            // Writing to a string does not fail.
            let _ = write!(hex, "{byte:02X}");
        }
        let (wide, high) = (decimal(self.size.0), decimal(self.size.1));
        self.put(&format!(
            "q {wide} 0 0 {high} 0 0 cm BI /W {width} /H {height} /CS /G /BPC 1 /F /AHx ID {hex}> EI Q"
        ));
        self
    }

    /// Adds drawing instructions unchanged. Their positions are points from the bottom left of the page as stored; `/F` is the
    /// Chinese font, `/E` the embedded one.
    #[must_use]
    pub fn raw(mut self, instructions: &str) -> Self {
        self.put(instructions);
        self
    }
}

/// The size of text, in hundredths of a point.
const TEXT: i32 = 1_000;

/// How wide a text is at a size, both in hundredths of a point.
pub(crate) fn width(text: &str, size: i32) -> i32 {
    text.chars().map(|c| if c.is_ascii() { size / 2 } else { size }).sum()
}

/// Points in hundredths, rounded.
#[expect(
    clippy::float_arithmetic,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "a position on a page, not an amount"
)]
fn hundredths(points: f64) -> i32 {
    (points * 100.0).round() as i32
}

/// Hundredths of a point as a decimal number.
fn decimal(hundredths: i32) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let digits = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", digits / 100, digits % 100)
}

/// What writers of reports build pages with: positions and sizes are hundredths of a point.
impl Page {
    /// An empty page of a size as shown.
    pub(crate) fn new(size: (i32, i32), turned: bool, font: ChineseFont) -> Self {
        Self { size, turned, font, content: "0.5 w\n".to_owned() }
    }

    /// A point in the coordinates of the stored page.
    fn stored(&self, x: i32, y: i32) -> String {
        let (x, y) = if self.turned { (y, x) } else { (x, self.size.1 - y) };
        format!("{} {}", decimal(x), decimal(y))
    }

    fn put(&mut self, instructions: &str) {
        self.content.push_str(instructions);
        self.content.push('\n');
    }

    /// Text whose baseline begins at a point, with this much additional space after each character.
    pub(crate) fn add_text(&mut self, (x, y): (i32, i32), size: i32, spacing: i32, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let matrix = if self.turned { "0 1 -1 0" } else { "1 0 0 1" };
        let (position, hex) = (self.stored(x, y), self.font.encode(text));
        // Writing to a string does not fail.
        let _ = writeln!(
            self.content,
            "BT /F {} Tf {} Tc {matrix} {position} Tm <{hex}> Tj ET",
            decimal(size),
            decimal(spacing)
        );
    }

    /// A drawn line.
    pub(crate) fn add_line(&mut self, from: (i32, i32), to: (i32, i32)) {
        let (from, to) = (self.stored(from.0, from.1), self.stored(to.0, to.1));
        self.put(&format!("{from} m {to} l S"));
    }

    /// A filled box.
    pub(crate) fn fill(&mut self, area: Area) {
        let rectangle = self.rectangle(area);
        self.put(&format!("{rectangle} f"));
    }

    /// A white box, as word processors lay behind a paragraph.
    pub(crate) fn whiten(&mut self, area: Area) {
        let rectangle = self.rectangle(area);
        self.put(&format!("1 g {rectangle} f 0 g"));
    }

    /// Shows what follows inside a box only, until [`Self::release`].
    pub(crate) fn clip(&mut self, area: Area) {
        let rectangle = self.rectangle(area);
        self.put(&format!("q {rectangle} W n"));
    }

    pub(crate) fn release(&mut self) {
        self.put("Q");
    }

    fn rectangle(&self, area: Area) -> String {
        let (width, height) = (area.right - area.left, area.bottom - area.top);
        let (corner, width, height) = if self.turned {
            (self.stored(area.left, area.top), height, width)
        } else {
            (self.stored(area.left, area.bottom), width, height)
        };
        format!("{corner} {} {} re", decimal(width), decimal(height))
    }
}
