//! The first sheet: title, whose report, key figures, and the texts of the sections.

use super::book::Book;
use crate::document::{Card, ReportBlock};
use crate::error::Error;
use crate::language::Speech;
use juesuan_messages::message;
use rust_xlsxwriter::Worksheet;

/// The widths of label, value, and what the value is measured against.
const WIDTHS: [u16; 4] = [44, 22, 26, 18];

impl Book<'_> {
    pub(super) fn front(&mut self) -> Result<(), Error> {
        let mut sheet = self.sheet(&self.language.say(message!("report-sheet-summary")))?;
        for (at, width) in (0..).zip(WIDTHS) {
            sheet.set_column_width(at, width)?;
        }
        sheet.write_string_with_format(0, 0, &self.report.title, &self.styles.title)?;
        let unit = self.language.say(message!("report-amounts-in-yuan"));
        sheet.write_string(1, 0, format!("{} · {unit}", self.report.lead.join(" · ")))?;
        let mut at = 3;
        for section in &self.report.sections {
            sheet.write_string_with_format(at, 0, &section.title, &self.styles.section)?;
            at += 1;
            for block in &section.blocks {
                at = self.summary(&mut sheet, at, block)?;
            }
            at += 1;
        }
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
            ReportBlock::Chart(_) | ReportBlock::Findings(_) => Vec::new(),
        };
        for line in lines {
            sheet.write_string(at, 0, line)?;
            at += 1;
        }
        Ok(at)
    }

    fn cards(&self, sheet: &mut Worksheet, mut at: u32, cards: &[Card]) -> Result<u32, Error> {
        for card in cards {
            sheet.write_string(at, 0, &card.label)?;
            self.cell(sheet, (at, 1), &card.cell)?;
            if let Some((label, cell)) = &card.aside {
                sheet.write_string(at, 2, label)?;
                self.cell(sheet, (at, 3), cell)?;
            }
            at += 1;
        }
        Ok(at)
    }
}
