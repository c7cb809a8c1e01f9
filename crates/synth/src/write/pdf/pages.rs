//! Text on pages: covers, headings, prose and what every page repeats.

use super::super::File;
use super::style::PageStyle;
use super::wrap::wrap;
use crate::content::HeadingLine;
use crate::pdf::{Area, ChineseFont, Page, width};

/// The size of running text, of the text around tables, and of titles.
const PROSE: i32 = 1_050;
const SMALL: i32 = 900;
const TITLE: i32 = 1_600;
/// How much higher a line is than its text, in hundredths.
const LEADING: i32 = 150;

/// The pages so far, and the position of the next thing on the last of them.
pub(super) struct Pages {
    pub(super) file: File,
    pub(super) written: Vec<Page>,
    pub(super) style: PageStyle,
    pub(super) font: ChineseFont,
    /// The next free place, from the top.
    pub(super) y: i32,
}

impl Pages {
    pub(super) fn new(file: File, style: PageStyle, font: ChineseFont) -> Self {
        let first = Page::new(style.page, style.turned, font);
        Self { file, written: vec![first], style, font, y: style.margin }
    }

    /// Turns to the next page.
    pub(super) fn turn(&mut self) {
        self.written.push(Page::new(self.style.page, self.style.turned, self.font));
        self.y = self.style.margin;
    }

    /// Turns to the next page unless this one is still empty.
    fn begin_page(&mut self) {
        if self.y > self.style.margin {
            self.turn();
        }
    }

    pub(super) fn bottom(&self) -> i32 {
        self.style.page.1 - self.style.margin
    }

    pub(super) fn room(&self) -> i32 {
        self.style.page.0 - 2 * self.style.margin
    }

    /// Draws on the page at hand.
    pub(super) fn page(&mut self) -> Option<&mut Page> {
        self.written.last_mut()
    }

    pub(super) fn text(&mut self, at: (i32, i32), size: i32, spacing: i32, text: &str) {
        if let Some(page) = self.page() {
            page.add_text(at, size, spacing, text);
        }
    }

    /// Takes a line of this size, and returns its baseline.
    fn take(&mut self, size: i32) -> i32 {
        let height = size * LEADING / 100;
        if self.y + height > self.bottom() {
            self.turn();
        }
        let baseline = self.y + (height - size) / 2 + size * 88 / 100;
        self.y += height;
        baseline
    }

    fn centered(&mut self, size: i32, text: &str) {
        for line in wrap(text, self.room(), 0, size) {
            let baseline = self.take(size);
            let x = (self.style.page.0 - width(&line, size)) / 2;
            self.text((x, baseline), size, 0, &line);
        }
    }

    pub(super) fn cover(&mut self, line: &str) {
        self.y = self.y.max(self.style.page.1 / 4);
        self.centered(2 * PROSE, line);
        self.y += PROSE;
    }

    pub(super) fn part(&mut self, heading: &str) {
        self.begin_page();
        self.centered(TITLE, heading);
        self.y += PROSE;
    }

    pub(super) fn title(&mut self, title: &str) {
        if self.style.page_for_each_table {
            self.begin_page();
        } else if self.y > self.style.margin {
            self.y += 2 * PROSE;
            // A title keeps with its table.
            if self.y + 8 * TITLE > self.bottom() {
                self.turn();
            }
        }
        self.centered(TITLE, title);
    }

    pub(super) fn contents(&mut self, entries: &[(String, usize)]) {
        for (title, page) in entries {
            let page = page.to_string();
            let dots = self.room() - width(title, PROSE) - width(&page, PROSE);
            let dots = ".".repeat(usize::try_from(dots / (PROSE / 2)).unwrap_or_default());
            let baseline = self.take(PROSE);
            self.text((self.style.margin, baseline), PROSE, 0, &format!("{title}{dots}{page}"));
        }
        self.turn();
    }

    pub(super) fn heading(&mut self, lines: &[HeadingLine]) {
        for line in lines {
            let (left, right) = line.sides();
            let baseline = self.take(SMALL);
            self.text((self.style.margin, baseline), SMALL, 0, left);
            let x = self.style.page.0 - self.style.margin - width(right, SMALL);
            self.text((x, baseline), SMALL, 0, right);
        }
        self.y += SMALL / 4;
    }

    pub(super) fn note(&mut self, note: &str) {
        for line in wrap(note, self.room(), 0, SMALL) {
            let baseline = self.take(SMALL);
            self.text((self.style.margin, baseline), SMALL, 0, &line);
        }
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        let indent = 2 * PROSE;
        let room = self.room();
        let lines = wrap(text, room, indent, PROSE);
        let last = lines.len().saturating_sub(1);
        for (number, line) in lines.iter().enumerate() {
            let indent = if number == 0 { indent } else { 0 };
            let baseline = self.take(PROSE);
            let mut spacing = 0;
            if self.style.word_processor {
                let (left, bottom) = (self.style.margin, self.y);
                let area = Area { left, top: bottom - PROSE * LEADING / 100, right: left + room, bottom };
                self.page().into_iter().for_each(|page| page.whiten(area));
                let gaps = i32::try_from(line.chars().count().saturating_sub(1)).unwrap_or(0);
                let spare = room - indent - width(line, PROSE);
                spacing = if number < last { spare.checked_div(gaps).unwrap_or(0) } else { 0 };
            }
            self.text((self.style.margin + indent, baseline), PROSE, spacing, line);
        }
    }

    /// Adds what every page repeats: page numbers, and in word processors a running title above a line.
    pub(super) fn furnish(&mut self, title: &str) {
        let style = self.style;
        let (wide, high) = style.page;
        for (number, page) in (1..).zip(&mut self.written) {
            let page_number =
                if style.word_processor { format!("— {number} —") } else { number.to_string() };
            let x = (wide - width(&page_number, SMALL)) / 2;
            page.add_text((x, high - style.margin / 2), SMALL, 0, &page_number);
            if style.word_processor {
                let x = (wide - width(title, SMALL)) / 2;
                page.add_text((x, style.margin / 2), SMALL, 0, title);
                let below = style.margin / 2 + SMALL / 3;
                page.add_line((style.margin, below), (wide - style.margin, below));
            }
        }
    }
}
