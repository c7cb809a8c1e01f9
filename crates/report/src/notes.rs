//! The notes that every report ends with: units, denominators, and what is missing and why.

use crate::document::{Holds, ReportBlock, ReportCell, ReportColumn, ReportTable, Section, Value};
use crate::language::{LabelText, Speech, text};
use juesuan_messages::{Language, message};
use juesuan_model::count;

/// The number of cells named for one reason that leaves them blank.
const LISTED: usize = 12;

const GENERAL: [LabelText; 5] = [
    text!("report-note-amounts"),
    text!("report-note-ratios"),
    text!("report-note-dash"),
    text!("report-note-codes"),
    text!("report-note-three-public"),
];

/// What applies to every report.
pub(crate) fn general(language: Language) -> Vec<String> {
    GENERAL.map(|note| language.of(note)).into()
}

/// The cells that one reason leaves blank in one table.
struct Gap<'a> {
    table: &'a str,
    reason: &'a str,
    missing: Vec<String>,
}

/// Every dash of the tables with its reason, gathered by reason.
pub(crate) fn gaps(language: Language, sections: &[Section]) -> Option<ReportTable> {
    let mut gaps: Vec<Gap<'_>> = Vec::new();
    for table in sections.iter().flat_map(tables) {
        for (reason, what) in blanks(table) {
            match gaps.iter_mut().find(|gap| gap.table == table.title && gap.reason == reason) {
                Some(gap) => gap.missing.push(what),
                None => gaps.push(Gap { table: &table.title, reason, missing: vec![what] }),
            }
        }
    }
    let columns = [
        (text!("report-table"), Holds::Text),
        (text!("report-reason"), Holds::Text),
        (text!("report-count"), Holds::Number),
        (text!("report-missing"), Holds::Text),
    ];
    let title = language.say(message!("report-gaps"));
    let mut table = ReportTable::new(title, ReportColumn::list(language, columns));
    table.rows = gaps.iter().map(|gap| gap.row(language)).collect();
    (!table.rows.is_empty()).then_some(table)
}

fn tables(section: &Section) -> impl Iterator<Item = &ReportTable> {
    section
        .blocks
        .iter()
        .filter_map(|block| if let ReportBlock::Table(table) = block { Some(table) } else { None })
}

/// The reason of each blank cell, and what is missing there.
fn blanks(table: &ReportTable) -> impl Iterator<Item = (&str, String)> {
    let cells = table.rows.iter().flat_map(|row| row.iter().zip(&table.columns).map(move |at| (row, at)));
    cells.filter_map(|(row, (cell, column))| match &cell.value {
        Value::None(reason) if !reason.is_empty() => {
            Some((reason.as_str(), format!("{} {}", lead(table, row), column.heading)))
        }
        _ => None,
    })
}

/// The words that a row begins with.
fn lead(table: &ReportTable, row: &[ReportCell]) -> String {
    let leads = |column: &ReportColumn| matches!(column.holds, Holds::Text | Holds::Year);
    let texts = row.iter().zip(&table.columns).take_while(|(_, column)| leads(column));
    let texts = texts.filter_map(|(cell, _)| match &cell.value {
        Value::Text(text) => Some(text.clone()),
        Value::Year(year) => Some(year.to_string()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}

impl Gap<'_> {
    fn row(&self, language: Language) -> Vec<ReportCell> {
        let count = count::to_u64(self.missing.len());
        let mut listed = language.list(self.missing.get(..LISTED).unwrap_or(&self.missing));
        if self.missing.len() > LISTED {
            listed = language.say(message!("report-more", items = listed));
        }
        vec![
            ReportCell::text(self.table),
            ReportCell::text(self.reason),
            ReportCell::number(count),
            ReportCell::text(listed),
        ]
    }
}
