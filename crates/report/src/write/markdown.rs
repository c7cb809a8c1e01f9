//! A report as Markdown.

use super::numeral::numeral;
use crate::document::{
    Card, EvidenceOrigin, Finding, Holds, ReportBlock, ReportCell, ReportColumn, ReportDocument, ReportTable,
    Section, Shown, SourceListing, Value,
};
use crate::language::Speech;
use crate::markdown::{self, inline, paragraph};
use crate::words;
use juesuan_messages::{Language, message};
use std::fmt::Write;

pub(super) fn document(report: &ReportDocument) -> String {
    let writer = Writer { report, language: report.language, shown: report.shown() };
    let lead = report.lead.join(" · ");
    let unit = report.language.say(message!("report-amounts-in", unit = writer.shown.large_unit()));
    let mut text = format!("# {}\n\n{} · {unit}\n\n", inline(&report.title), paragraph(&lead));
    for (index, section) in report.sections.iter().enumerate() {
        text += &writer.section(index, section);
    }
    let sources = match report.listing.unwrap_or(SourceListing::All) {
        SourceListing::None => paragraph(&report.edition()),
        SourceListing::Short => writer.sources(&writer.files()),
        SourceListing::All => writer.sources(&(writer.places() + &writer.files())),
    };
    text += &sources;
    text.trim_end().to_owned() + "\n"
}

struct Writer<'a> {
    report: &'a ReportDocument,
    language: Language,
    shown: Shown,
}

impl Writer<'_> {
    fn section(&self, index: usize, section: &Section) -> String {
        let blocks = section.blocks.iter().map(|block| self.block(block));
        format!(
            "## {}{}\n\n{}",
            numeral(self.language, index),
            inline(&section.title),
            blocks.collect::<String>()
        )
    }

    fn block(&self, block: &ReportBlock) -> String {
        match block {
            ReportBlock::Text(line) => paragraph(line) + "\n\n",
            ReportBlock::Cards(cards) => self.cards(cards),
            ReportBlock::Table(table) => self.table(table),
            // The same numbers are in the table next to it.
            ReportBlock::Chart(_) => String::new(),
            ReportBlock::List(items) => {
                let items: Vec<String> = items.iter().map(|item| paragraph(item)).collect();
                format!("- {}\n\n", items.join("\n- "))
            }
            ReportBlock::Reading => {
                let all = self.report.listing.is_none_or(|listing| listing == SourceListing::All);
                if all {
                    paragraph(&self.language.say(message!("report-note-places"))) + "\n\n"
                } else {
                    String::new()
                }
            }
            ReportBlock::Findings(findings) => findings.iter().map(|finding| self.finding(finding)).collect(),
        }
    }

    fn cards(&self, cards: &[Card]) -> String {
        let aside =
            |(label, cell): &(String, ReportCell)| format!("{label} {}", self.shown.with_unit(&cell.value));
        let rows = cards.iter().map(|card| {
            let value = self.shown.with_unit(&card.cell.value);
            vec![card.label.clone(), value, card.aside.as_ref().map(aside).unwrap_or_default()]
        });
        let headings = [
            (self.language.say(message!("report-card-figure")), false),
            (self.language.say(message!("report-value")), true),
            (self.language.say(message!("report-compared")), false),
        ];
        markdown::table(&headings, rows)
    }

    fn table(&self, table: &ReportTable) -> String {
        let headings: Vec<String> = table.columns.iter().map(|column| self.heading(column)).collect();
        let right = table.columns.iter().map(|column| column.holds.is_numeric());
        let headings: Vec<(&str, bool)> = headings.iter().map(String::as_str).zip(right).collect();
        let rows = table.rows.iter().map(|row| {
            row.iter().zip(&table.columns).map(|(cell, column)| self.cell(cell, column)).collect()
        });
        format!("### {}\n\n{}", inline(&table.title), markdown::table(&headings, rows))
    }

    fn heading(&self, column: &ReportColumn) -> String {
        let unit = match column.holds {
            Holds::Amount => self.language.in_brackets(&self.shown.large_unit()),
            Holds::Yuan => self.language.in_brackets(&self.shown.yuan()),
            _ => String::new(),
        };
        format!("{}{unit}", column.heading)
    }

    fn cell(&self, cell: &ReportCell, column: &ReportColumn) -> String {
        match (&cell.value, column.holds) {
            (Value::Amount(_) | Value::Gain(_), Holds::Amount) | (Value::Yuan(_), Holds::Yuan) => {
                self.shown.value(&cell.value)
            }
            (value, _) => self.shown.with_unit(value),
        }
    }

    fn finding(&self, finding: &Finding) -> String {
        let severity = self.language.heading(&finding.severity.term());
        let whose = if finding.entity.is_empty() { String::new() } else { format!("{} ", finding.entity) };
        let Finding { year, title, message, .. } = finding;
        let (whose, about) = (inline(&whose), inline(&self.language.about(title, message)));
        let mut text = format!("- **{severity}** {whose}{year} {about}\n");
        for (mark, terms) in ["", "≠ "].iter().zip(&finding.sides) {
            for (index, side) in terms.iter().enumerate() {
                let mark = if index == 0 { mark } else { "" };
                let place = self.language.in_brackets(&self.report.place(side.evidence));
                // Writing to a string cannot fail, here and below.
                let _ = writeln!(text, "  - {mark}{}", inline(&(side.text.clone() + &place)));
            }
        }
        for other in &finding.also {
            let other = self.language.say(message!("report-same-cause-other", other = other));
            let _ = writeln!(text, "  - {}", paragraph(&other));
        }
        text + "\n"
    }

    /// The last section: where the figures come from, and what the report was written with.
    fn sources(&self, listed: &str) -> String {
        let numeral = numeral(self.language, self.report.sections.len());
        let title = self.language.say(message!("report-sources"));
        format!("## {numeral}{title}\n\n{listed}{}\n", paragraph(&self.report.edition()))
    }

    /// Where each printed figure is.
    fn places(&self) -> String {
        let headings = [
            (self.language.of(words::FIGURE), false),
            (self.language.say(message!("report-value")), true),
            (self.language.say(message!("report-printed")), true),
            (self.language.of(words::STATED_IN), false),
            (self.language.of(words::PLACE), false),
            (self.language.of(words::FILE), false),
        ];
        let rows = self.report.evidence.iter().enumerate().filter_map(|(id, entry)| {
            let EvidenceOrigin::Printed { stated_in, source, .. } = &entry.origin else { return None };
            Some(vec![
                entry.what.clone(),
                self.shown.with_unit(&entry.value),
                entry.origin.printed(),
                stated_in.clone(),
                self.report.place(id),
                (source + 1).to_string(),
            ])
        });
        markdown::table(&headings, rows)
    }

    fn files(&self) -> String {
        let headings = [
            (self.language.of(words::FILE), true),
            (self.language.of(words::YEAR), true),
            (self.language.say(message!("report-address")), false),
        ];
        let files = self.report.sources.iter().enumerate();
        let rows = files
            .map(|(at, source)| vec![(at + 1).to_string(), source.year.to_string(), source.path.clone()]);
        markdown::table(&headings, rows)
    }
}
