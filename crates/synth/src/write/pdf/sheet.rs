//! A page in the making: text, rules and boxes, placed from the top left of the page as shown, in hundredths of a point.

use super::font::Font;
use std::fmt::Write;

/// A box on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
}

/// A page.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Its width and height as shown.
    pub(super) size: (i32, i32),
    /// Whether readers turn it by a quarter: everything is then written upwards on an upright page.
    pub(super) turned: bool,
    pub(super) content: String,
}

/// Hundredths of a point as a decimal number.
pub(super) fn points(hundredths: i32) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let digits = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", digits / 100, digits % 100)
}

impl Sheet {
    pub(super) fn new(size: (i32, i32), turned: bool) -> Self {
        Self { size, turned, content: String::new() }
    }

    /// Where a point stands on the page as it is stored.
    fn place(&self, x: i32, y: i32) -> String {
        let (x, y) = if self.turned { (y, x) } else { (x, self.size.1 - y) };
        format!("{} {}", points(x), points(y))
    }

    fn put(&mut self, instructions: &str) {
        self.content.push_str(instructions);
        self.content.push('\n');
    }

    /// Text whose baseline begins at a point, each character followed by so much more space.
    pub(super) fn text(&mut self, font: Font, (x, y): (i32, i32), size: i32, spacing: i32, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let matrix = if self.turned { "0 1 -1 0" } else { "1 0 0 1" };
        let (place, hex) = (self.place(x, y), font.encode(text));
        let _ = writeln!(
            self.content,
            "BT /F {} Tf {} Tc {matrix} {place} Tm <{hex}> Tj ET",
            points(size),
            points(spacing)
        );
    }

    /// A drawn line.
    pub(super) fn line(&mut self, from: (i32, i32), to: (i32, i32)) {
        let (from, to) = (self.place(from.0, from.1), self.place(to.0, to.1));
        self.put(&format!("{from} m {to} l S"));
    }

    /// A filled box.
    pub(super) fn fill(&mut self, area: Area) {
        let rectangle = self.rectangle(area);
        self.put(&format!("{rectangle} f"));
    }

    /// A white box, as word processors lay behind a paragraph.
    pub(super) fn whiten(&mut self, area: Area) {
        let rectangle = self.rectangle(area);
        self.put(&format!("1 g {rectangle} f 0 g"));
    }

    /// Shows what follows within a box only, until [`Self::release`].
    pub(super) fn clip(&mut self, area: Area) {
        let rectangle = self.rectangle(area);
        self.put(&format!("q {rectangle} W n"));
    }

    pub(super) fn release(&mut self) {
        self.put("Q");
    }

    fn rectangle(&self, area: Area) -> String {
        let (width, height) = (area.right - area.left, area.bottom - area.top);
        let (corner, width, height) = if self.turned {
            (self.place(area.left, area.top), height, width)
        } else {
            (self.place(area.left, area.bottom), width, height)
        };
        format!("{corner} {} {} re", points(width), points(height))
    }
}
