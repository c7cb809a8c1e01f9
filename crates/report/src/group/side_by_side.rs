//! The departments side by side: one row each.

use super::members::{AMOUNTS, Members};
use crate::draft::Draft;
use crate::error::Error;
use crate::figures::Asked;
use crate::language::Speech;
use crate::metrics::{Measured, MetricRow};
use crate::paper::{Cell, Chart, Column, Holds, Section, Series, Shape, Table, Value};
use crate::rows;
use crate::words::DEPARTMENT;
use juesuan_messages::{Language, message};
use juesuan_model::Topic;
use std::cmp::Reverse;

/// The number of departments drawn.
const DRAWN: usize = 20;

/// The places of the columns that are drawn or sorted by.
const EXPENDITURE_AT: usize = 2;
const BASIC_AT: usize = 3;
const PROJECT_AT: usize = 4;

/// The ratios of each department.
const RATIOS: [&str; 4] =
    ["project_share", "execution_rate", "three_public_execution", "reconciliation_score"];

/// A metric with its rows.
struct Metric {
    id: &'static str,
    label: &'static str,
    rows: Vec<MetricRow>,
}

pub(super) fn section(members: &Members<'_>, draft: &mut Draft) -> Result<Section, Error> {
    let language = members.language;
    let mut section = Section::new("bodies", language.say(message!("report-departments")));
    let mut metrics = Vec::new();
    for id in RATIOS {
        let rows = rows::read(&members.session.measures(id, None, &members.parameters())?)?;
        metrics.push(Metric { id, label: members.label(id)?, rows });
    }
    let table = table(members, draft, &metrics);
    section.chart(chart(language, &table));
    section.table(table);
    Ok(section)
}

/// The largest spender first.
fn table(members: &Members<'_>, draft: &mut Draft, metrics: &[Metric]) -> Table {
    let (language, year) = (members.language, members.year);
    let mut columns = Column::list(language, [(DEPARTMENT, Holds::Text)]);
    columns.extend(AMOUNTS.map(|topic| Column::new(language.topic(topic), Holds::Amount)));
    columns.extend(metrics.iter().map(|metric| Column::new(metric.label, Holds::Ratio)));
    let title = language.say(message!("report-departments-of-year", year = year.to_string()));
    let mut table = Table::new(title, columns);
    for (id, name) in &members.departments {
        let mut cells = vec![Cell::text(name.clone())];
        cells.extend(AMOUNTS.map(|topic| members.cell(draft, (id, name), Asked::whole(topic, None))));
        cells.extend(metrics.iter().map(|metric| ratio(members, draft, (id, name), metric)));
        table.rows.push(cells);
    }
    let spent = |row: &Vec<Cell>| match row.get(EXPENDITURE_AT).map(|cell| &cell.value) {
        Some(Value::Amount(yuan)) => yuan.fen(),
        _ => -1,
    };
    table.rows.sort_by_key(|row| Reverse(spent(row)));
    table
}

/// A department's ratio.
fn ratio(members: &Members<'_>, draft: &mut Draft, (id, name): (&str, &str), metric: &Metric) -> Cell {
    let language = members.language;
    let is_whole = |row: &&MetricRow| {
        row.entity_id == id && (row.dimension == "total" || row.dimension == "three_public")
    };
    let row = metric.rows.iter().find(is_whole).map(|row| &row.measured);
    let value = row.and_then(|row| row.value).map(Value::Ratio);
    let formula = row.map(|row| row.formula(draft.shown(), metric.id)).unwrap_or_default();
    let what = language.of_year(members.year, &format!("{name} {}", metric.label));
    let reason = row.map_or("not printed", Measured::reason);
    draft.computed(&what, value, &formula, &[], || language.reason(reason))
}

fn chart(language: Language, table: &Table) -> Chart {
    let words = language.say(message!("report-departments-alt"));
    let of = |topic, column| {
        Series::new(language.topic(topic), table.values(column).into_iter().take(DRAWN).collect())
    };
    Chart {
        title: language.say(message!("report-departments-expenditure")),
        words,
        shape: Shape::Bars,
        categories: table.texts(0).into_iter().take(DRAWN).collect(),
        series: vec![of(Topic::Basic, BASIC_AT), of(Topic::Project, PROJECT_AT)],
    }
}
