//! The classes of a classification, years side by side.

use super::context::EntityContext;
use crate::builder::ReportBuilder;
use crate::document::{Chart, Holds, ReportCell, ReportColumn, ReportTable, Section, Series, Shape, Value};
use crate::labels;
use crate::language::Speech;
use crate::words::{CLASS, CODE};
use juesuan_messages::message;
use juesuan_model::{CodeDomain, Measure};

/// The number of classes drawn: those after them are too thin to be seen, and are only in the table.
const DRAWN: usize = 6;

/// Adds the classes side by side, where there are several years.
pub(super) fn add(
    context: &EntityContext<'_>,
    builder: &mut ReportBuilder,
    section: &mut Section,
    domain: CodeDomain,
    title: &str,
) {
    if context.has_years() {
        let table = table(context, builder, domain, title);
        section.chart(chart(context, &table));
        section.table(table);
    }
}

fn table(
    context: &EntityContext<'_>,
    builder: &mut ReportBuilder,
    domain: CodeDomain,
    title: &str,
) -> ReportTable {
    let language = context.language;
    let mut columns = ReportColumn::list(language, [(CODE, Holds::Text), (CLASS, Holds::Text)]);
    columns.extend(context.year_names().into_iter().map(|year| ReportColumn::new(year, Holds::Amount)));
    let mut table = ReportTable::new(title, columns);
    for (code, name) in context.codes.classes(domain) {
        let mut cells = vec![ReportCell::text(code), ReportCell::text(labels::class(language, name))];
        for year in context.years() {
            let found = context.codes.find(domain, year, code, Measure::Total);
            let what = labels::row(language, code, name);
            cells.push(builder.amount(&what, found, || context.reason(year, "not printed")));
        }
        table.rows.push(cells);
    }
    table
}

/// The classes that are the largest in the latest year.
fn chart(context: &EntityContext<'_>, table: &ReportTable) -> Chart {
    let values = |row: &Vec<ReportCell>| row.iter().skip(2).map(|cell| cell.value.clone()).collect();
    let rows = table.texts(1).into_iter().zip(table.rows.iter().map(values));
    let mut series: Vec<Series> = rows.map(|(name, values)| Series { name, values }).collect();
    let latest = |series: &Series| match series.values.last() {
        Some(Value::Amount(yuan)) => yuan.fen(),
        _ => 0,
    };
    series.sort_by_key(|series| std::cmp::Reverse(latest(series)));
    series.truncate(DRAWN);
    let words = context.language.say(message!("report-codes-alt"));
    Chart { title: table.title.clone(), words, shape: Shape::Stack, categories: context.year_names(), series }
}
