//! The last sheets: findings, where each figure comes from, and the files.

use super::book::{Amounts, Book, FINDINGS, PLACES};
use crate::document::{Evidence, EvidenceFile, EvidenceOrigin, Finding, ReportCell, Side, Value};
use crate::error::Error;
use crate::language::{Speech, text};
use crate::words;
use rust_xlsxwriter::Worksheet;

impl Book<'_> {
    pub(super) fn findings(&mut self, findings: &[Finding]) -> Result<(), Error> {
        let headings = [
            (words::SEVERITY, 10),
            (words::DEPARTMENT, 24),
            (words::YEAR, 8),
            (text!("report-rule"), 30),
            (text!("report-rule-title"), 40),
            (text!("report-finding"), 40),
            (text!("report-one-side"), 60),
            (text!("report-other-side"), 60),
            (text!("report-same-cause"), 60),
        ];
        let columns = headings.len();
        let mut sheet = self.list(FINDINGS, headings)?;
        for (row, finding) in (1_u32..).zip(findings) {
            for (at, text) in (0_u16..).zip(self.finding(finding)) {
                sheet.write_string_with_format(row, at, text, &self.styles.text)?;
            }
            sheet.write_number_with_format(row, 2, finding.year, &self.styles.year)?;
        }
        self.end(sheet, findings.len(), columns)
    }

    fn finding(&self, finding: &Finding) -> [String; 9] {
        let [left, right] = finding.sides.each_ref().map(|terms| self.side(terms));
        [
            self.language.heading(&finding.severity.term()),
            finding.entity.clone(),
            finding.year.to_string(),
            finding.rule.to_owned(),
            finding.title.clone(),
            finding.message.clone(),
            left,
            right,
            finding.also.join("\n"),
        ]
    }

    fn side(&self, terms: &[Side]) -> String {
        let line = |term: &Side| format!("{} {}", term.text, self.report.place(term.evidence));
        terms.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Where each figure comes from.
    pub(super) fn places(&mut self) -> Result<(), Error> {
        let headings = [
            (words::NUMBER, 7),
            (words::FIGURE, 44),
            (text!("report-value-large"), 18),
            (text!("report-value-of"), 20),
            (text!("report-as-printed"), 20),
            (words::STATED_IN, 34),
            (words::PLACE, 18),
            (words::FILE, 44),
            (text!("report-sentence-or-formula"), 60),
        ];
        let columns = headings.len();
        let mut sheet = self.list(PLACES, headings)?;
        for ((row, id), entry) in (1_u32..).zip(0_usize..).zip(&self.report.evidence) {
            sheet.write_number(row, 0, row)?;
            sheet.write_string(row, 1, &entry.what)?;
            let value = ReportCell::of(entry.value.clone(), None);
            if matches!(entry.value, Value::Amount(_) | Value::Gain(_)) {
                self.cell(&mut sheet, (row, 2), &value, Amounts::Large)?;
            }
            self.cell(&mut sheet, (row, 3), &value, Amounts::Yuan)?;
            self.origin(&mut sheet, row, entry, &self.report.place(id))?;
        }
        self.end(sheet, self.report.evidence.len(), columns)
    }

    fn origin(&self, sheet: &mut Worksheet, row: u32, entry: &Evidence, place: &str) -> Result<(), Error> {
        match &entry.origin {
            EvidenceOrigin::Printed { stated_in, sentence, source, .. } => {
                let file = self.report.sources.get(*source).map_or("", |source| &source.path);
                let printed = entry.origin.printed();
                let sentence = sentence.as_deref().unwrap_or_default();
                for (column, text) in (4_u16..).zip([&printed, stated_in, place, file, sentence]) {
                    sheet.write_string(row, column, text)?;
                }
            }
            EvidenceOrigin::Computed { formula, inputs } => {
                let rows: Vec<String> = inputs.iter().map(|input| format!("[{}]", input + 1)).collect();
                sheet.write_string(row, 8, format!("= {formula} {}", rows.concat()))?;
            }
        }
        Ok(())
    }

    pub(super) fn files(&mut self) -> Result<(), Error> {
        let headings = [
            (words::DEPARTMENT, 30),
            (words::YEAR, 8),
            (words::FILE, 60),
            (words::FORMAT, 10),
            (words::HASH, 70),
        ];
        let columns = headings.len();
        let mut sheet = self.list(words::FILES, headings)?;
        for (row, source) in (1_u32..).zip(&self.report.sources) {
            let EvidenceFile { entity, path, format, hash, .. } = source;
            sheet.write_string(row, 0, entity)?;
            sheet.write_number_with_format(row, 1, source.year, &self.styles.year)?;
            for (at, text) in (2_u16..).zip([path, format, hash]) {
                sheet.write_string(row, at, text)?;
            }
        }
        self.end(sheet, self.report.sources.len(), columns)
    }
}
