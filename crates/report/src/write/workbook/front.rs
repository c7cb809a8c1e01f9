//! The first sheet: title, whose report, key figures, and the texts of the sections.

use super::book::{Amounts, Book};
use crate::document::{Card, ReportBlock, SourceListing, Value};
use crate::error::Error;
use crate::language::{Speech, text};
use juesuan_messages::message;
use rust_xlsxwriter::Worksheet;
use unicode_width::UnicodeWidthStr;

/// The widths of label, value in both units, and what the value is measured against.
const WIDTHS: [u16; 5] = [44, 20, 24, 22, 16];
const LAST: u16 = 4;
/// How many characters fit into a line over all columns.
const LINE: usize = 120;
/// The height of a line in points.
const HEIGHT: u16 = 16;

impl Book<'_> {
    pub(super) fn front(&mut self) -> Result<(), Error> {
        let mut sheet = self.sheet(&self.language.say(message!("report-sheet-summary")))?;
        for (at, width) in (0..).zip(WIDTHS) {
            sheet.set_column_width(at, width)?;
        }
        sheet.write_string_with_format(0, 0, &self.report.title, &self.styles.title)?;
        sheet.write_string(1, 0, self.report.lead.join(" · "))?;
        sheet.write_string(2, 0, self.report.edition())?;
        let mut at = 4;
        for section in &self.report.sections {
            sheet.write_string_with_format(at, 0, &section.title, &self.styles.section)?;
            at += 1;
            for block in &section.blocks {
                at = self.summary(&mut sheet, at, block)?;
            }
            at += 1;
        }
        sheet.set_landscape();
        sheet.set_print_fit_to_pages(1, 0);
        self.push(sheet);
        Ok(())
    }

    /// Writes what a block has for the first sheet, and returns the row after it.
    fn summary(&self, sheet: &mut Worksheet, mut at: u32, block: &ReportBlock) -> Result<u32, Error> {
        let lines: Vec<String> = match block {
            ReportBlock::Text(text) => vec![text.clone()],
            ReportBlock::List(items) => items.iter().map(|item| format!("• {item}")).collect(),
            ReportBlock::Table(table) => vec![format!("→ {}", table.title)],
            ReportBlock::Cards(cards) => return self.cards(sheet, at, cards),
            ReportBlock::Reading => self.reading().into_iter().map(|item| format!("• {item}")).collect(),
            ReportBlock::Chart(_) | ReportBlock::Findings(_) => Vec::new(),
        };
        for line in lines {
            // Programs do not fit the height of a row to merged cells.
            let rows = u16::try_from(line.width_cjk().div_ceil(LINE)).unwrap_or(u16::MAX);
            sheet.merge_range(at, 0, at, LAST, &line, &self.styles.text)?;
            sheet.set_row_height(at, HEIGHT.saturating_mul(rows.max(1)).min(400))?;
            at += 1;
        }
        Ok(at)
    }

    /// How to read a workbook.
    fn reading(&self) -> Vec<String> {
        let places = (self.listing == SourceListing::All).then(|| text!("report-note-workbook-links"));
        let notes = [Some(text!("report-note-workbook")), places];
        notes.into_iter().flatten().map(|note| self.language.of(note)).collect()
    }

    fn cards(&self, sheet: &mut Worksheet, mut at: u32, cards: &[Card]) -> Result<u32, Error> {
        let shown = self.report.shown();
        let headings = [
            self.language.say(message!("report-card-figure")),
            self.language.say(message!("report-value-in", unit = shown.large_unit())),
            self.language.say(message!("report-value-in", unit = shown.yuan())),
            self.language.say(message!("report-compared")),
            self.language.say(message!("report-value")),
        ];
        for (column, heading) in (0..).zip(headings) {
            let is_text = column == 0 || column == 3;
            let style = if is_text { &self.styles.heading } else { &self.styles.heading_right };
            sheet.write_string_with_format(at, column, heading, style)?;
        }
        at += 1;
        for card in cards {
            sheet.write_string(at, 0, &card.label)?;
            self.cell(sheet, (at, 1), &card.cell, Amounts::Large)?;
            if matches!(card.cell.value, Value::Amount(_)) {
                self.cell(sheet, (at, 2), &card.cell, Amounts::Yuan)?;
            }
            if let Some((label, cell)) = &card.aside {
                sheet.write_string(at, 3, label)?;
                self.cell(sheet, (at, 4), cell, Amounts::WithUnit)?;
            }
            at += 1;
        }
        Ok(at)
    }
}
