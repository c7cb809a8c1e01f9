//! The classes of a classification, years side by side.

use super::subject::Subject;
use crate::draft::Draft;
use crate::labels;
use crate::language::Speech;
use crate::paper::{Cell, Chart, Column, Holds, Section, Series, Shape, Table, Value};
use crate::words::{CLASS, CODE};
use juesuan_messages::message;
use juesuan_model::{CodeDomain, Measure};

/// The number of classes drawn: those after them are too thin to be seen, and are only in the table.
const DRAWN: usize = 6;

/// Adds the classes side by side, where there are several years.
pub(super) fn add(
    subject: &Subject<'_>,
    draft: &mut Draft,
    section: &mut Section,
    domain: CodeDomain,
    title: &str,
) {
    if subject.has_years() {
        let table = table(subject, draft, domain, title);
        section.chart(chart(subject, &table));
        section.table(table);
    }
}

fn table(subject: &Subject<'_>, draft: &mut Draft, domain: CodeDomain, title: &str) -> Table {
    let language = subject.language;
    let mut columns = Column::list(language, [(CODE, Holds::Text), (CLASS, Holds::Text)]);
    columns.extend(subject.year_names().into_iter().map(|year| Column::new(year, Holds::Amount)));
    let mut table = Table::new(title, columns);
    for (code, name) in subject.codes.classes(domain) {
        let mut cells = vec![Cell::text(code), Cell::text(labels::class(language, name))];
        for year in subject.years() {
            let found = subject.codes.find(domain, year, code, Measure::Total);
            let what = labels::row(language, code, name);
            cells.push(draft.amount(&what, found, || subject.reason(year, "not printed")));
        }
        table.rows.push(cells);
    }
    table
}

/// The classes that are the largest in the latest year.
fn chart(subject: &Subject<'_>, table: &Table) -> Chart {
    let values = |row: &Vec<Cell>| row.iter().skip(2).map(|cell| cell.value.clone()).collect();
    let rows = table.texts(1).into_iter().zip(table.rows.iter().map(values));
    let mut series: Vec<Series> = rows.map(|(name, values)| Series { name, values }).collect();
    let latest = |series: &Series| match series.values.last() {
        Some(Value::Amount(yuan)) => yuan.fen(),
        _ => 0,
    };
    series.sort_by_key(|series| std::cmp::Reverse(latest(series)));
    series.truncate(DRAWN);
    let words = subject.language.say(message!("report-codes-alt"));
    Chart { title: table.title.clone(), words, shape: Shape::Stack, categories: subject.year_names(), series }
}
