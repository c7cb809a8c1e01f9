//! The pages of `docs/` on tables, views and metrics, written from the files that define them.

use crate::catalogue::{Catalogue, Metric};
use crate::error::Error;
use crate::header::{DefinitionError, Label};
use crate::library::views;
use crate::session::Session;
use crate::view::View;
use arrow::datatypes::DataType;
use juesuan_messages::message;
use juesuan_model::schema::WarehouseTable;
use juesuan_reference::Reference;
use polars::prelude::DataType as ColumnType;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

const SCHEMA: &str = "\
# 表、视图与列 Tables, views and columns

Written by `juesuan schema` from the tables' schemas and the headers of `queries/views`; do not edit.

The tables contain every revision of every report, for any tool that reads Delta or Parquet. The views are built on them and show
the current revision of each report; they are queried in SQL (`juesuan sql`, or Spark with `cluster/`). Amounts are in yuan (元),
exact. A blank is null, never zero.
";

const METRICS: &str = "\
# 指标 Metrics

Written by `juesuan metrics --markdown` from the headers of `queries/metrics`; do not edit.

Each metric is a view `metric_<id>`, and a part of the view `metrics`: one row per current report and dimension, with numerator,
denominator, the source of the denominator, the value, and the reason if there is no value. Nothing is estimated: what a report
does not print is null. A ratio has four decimals and is rounded half away from zero; 0.9403 is 94.03 %. The first dimension is the
whole (`is_total`, view `metrics_total`). Commands know a metric by its id, its names, and its short names.
";

/// `docs/schema.md`: every table and view with its columns.
///
/// # Errors
/// A view that cannot be made, or whose columns are not those of its header.
pub fn schema() -> Result<String, Error> {
    let session = Session::over(Path::new("."), BTreeMap::new(), Reference::shipped())?;
    let mut out = SCHEMA.to_owned();
    out.push_str("\n## Tables\n");
    let views = views()?;
    for table in WarehouseTable::ALL {
        describe_table(&mut out, table, &views);
    }
    out.push_str("\n## Views\n");
    for view in views {
        describe_view(&mut out, view, &session)?;
    }
    Ok(out)
}

fn describe_table(out: &mut String, table: WarehouseTable, views: &[&View]) {
    let view = views.iter().find(|view| view.name == table.name());
    let meanings: HashMap<&str, Label> =
        view.into_iter().flat_map(|view| view.columns.iter().copied()).collect();
    let schema = table.schema();
    let rows = schema.fields().iter().map(|field| {
        let label = field.metadata().get("comment").map_or("", String::as_str);
        // Internal columns that no view shows.
        let meaning =
            meanings.get(field.name().as_str()).map_or("the commit that wrote the row", |label| label.en);
        let null = if field.is_nullable() { "" } else { " NOT NULL" };
        [field.name().clone(), sql_type(field.data_type()) + null, label.to_owned(), meaning.to_owned()]
    });
    section(out, table.name(), table.label(), "", rows);
}

fn describe_view(out: &mut String, view: &View, session: &Session) -> Result<(), Error> {
    let frame = session.sql(&format!("SELECT * FROM {} LIMIT 0", view.name))?;
    let mut rows = Vec::new();
    for (name, label) in &view.columns {
        let column = frame.column(name).map_err(|_| {
            let problem = message!("query-header-no-column", name = *name);
            Error::Definition(DefinitionError { file: view.place(), line: 1, problem })
        })?;
        let of = column_type(column.dtype());
        rows.push([(*name).to_owned(), of, label.zh.to_owned(), label.en.to_owned()]);
    }
    let title = format!("{} {}", view.title.zh, view.title.en);
    section(out, &view.name, &title, &view.description, rows);
    Ok(())
}

/// A heading, a paragraph, and a table of columns: name, type, Chinese, English.
fn section(
    out: &mut String,
    name: &str,
    title: &str,
    description: &str,
    rows: impl IntoIterator<Item = [String; 4]>,
) {
    for text in [&format!("### {name}"), title, description] {
        paragraph(out, text);
    }
    out.push_str("\n| column | type | 列 | meaning |\n|---|---|---|---|\n");
    for [column, of, zh, en] in rows {
        line(out, &[&format!("`{column}`"), &of, &zh, &en]);
    }
}

/// A paragraph of its own.
fn paragraph(out: &mut String, text: &str) {
    if !text.is_empty() {
        out.push('\n');
        out.push_str(text);
        out.push('\n');
    }
}

/// A line of a table.
fn line(out: &mut String, cells: &[&str]) {
    out.push_str("| ");
    out.push_str(&cells.join(" | "));
    out.push_str(" |\n");
}

/// `docs/metrics.md`: every metric with its definition.
#[must_use]
pub fn metrics(catalogue: &Catalogue) -> String {
    let mut out = METRICS.to_owned();
    for metric in catalogue.metrics() {
        describe_metric(&mut out, metric);
    }
    out
}

fn describe_metric(out: &mut String, metric: &Metric) {
    let list = |names: Vec<&str>| names.join(", ");
    let both = |label: Label| format!("{}<br>{}", label.zh, label.en);
    let nulls = metric.null_rules.iter().map(|(en, zh)| format!("{en} {zh}"));
    paragraph(out, &format!("## {}", metric.id));
    paragraph(out, &format!("{} {}", metric.label_zh, metric.label_en));
    out.push_str("\n| | |\n|---|---|\n");
    for (name, value) in [
        ("short names", list(metric.short.clone())),
        ("unit", metric.unit.to_owned()),
        ("version", metric.version.to_string()),
        ("numerator", both(metric.numerator)),
        ("denominator", both(metric.denominator)),
        ("of", list(metric.kinds.iter().map(|kind| kind.label()).collect())),
        ("phase", metric.phase.name().to_owned()),
        ("dimensions", list(metric.dimensions.clone())),
        ("split by", list(metric.by.iter().map(|by| by.name()).collect())),
        ("null when", nulls.collect::<Vec<_>>().join("; ")),
        ("source", both(metric.source)),
    ] {
        if !value.is_empty() {
            line(out, &[name, &value]);
        }
    }
}

fn sql_type(data_type: &DataType) -> String {
    match data_type {
        DataType::Int32 => "INTEGER".to_owned(),
        DataType::Int64 => "BIGINT".to_owned(),
        DataType::Float32 => "FLOAT".to_owned(),
        DataType::Boolean => "BOOLEAN".to_owned(),
        DataType::Decimal128(precision, scale) => format!("DECIMAL({precision}, {scale})"),
        DataType::Timestamp(_, _) => "TIMESTAMP".to_owned(),
        _ => "VARCHAR".to_owned(),
    }
}

fn column_type(column: &ColumnType) -> String {
    match column {
        ColumnType::Int32 => "INTEGER".to_owned(),
        ColumnType::Int64 => "BIGINT".to_owned(),
        ColumnType::Float32 => "FLOAT".to_owned(),
        ColumnType::Boolean => "BOOLEAN".to_owned(),
        ColumnType::Decimal(precision, scale) => format!("DECIMAL({precision}, {scale})"),
        ColumnType::Datetime(_, _) => "TIMESTAMP".to_owned(),
        _ => "VARCHAR".to_owned(),
    }
}
