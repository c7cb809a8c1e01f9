//! The definition of the DuckDB file as SQL: tables with keys, views, comments. It is published, too, so that a change of it shows.

use crate::database::quoted;
use crate::error::Error;
use crate::parquet::YEAR;
use crate::{Filled, keys, sql_type};
use juesuan_query::{GeneratedColumn, MartView, Metric};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The definition.
pub(crate) struct Definition {
    /// Makes the tables, without rows.
    pub(crate) tables: String,
    /// Makes the views.
    pub(crate) views: String,
    /// The views with their generated columns, each after those that it reads.
    pub(crate) defined: Vec<(MartView, Vec<GeneratedColumn>)>,
}

impl Definition {
    /// The file.
    pub(crate) const NAME: &str = "juesuan.sql";

    /// The definition of these marts, and of the views over them.
    pub(crate) fn of(filled: &[Filled], metrics: &[Metric]) -> Result<Self, Error> {
        let mut tables = String::new();
        for one in keys::ordered(filled) {
            tables += &table(one, filled)?;
        }
        let years: Vec<i32> = years(filled)?.into_iter().collect();
        let defined: Vec<_> = MartView::shipped()?
            .into_iter()
            .map(|view| {
                let generated = view.generated(&years, metrics);
                (view, generated)
            })
            .collect();
        let views = defined.iter().map(|(view, generated)| made(view, generated)).collect();
        Ok(Self { tables, views, defined })
    }

    /// The whole text.
    pub(crate) fn text(&self) -> String {
        format!("-- What juesuan.duckdb contains, except for the rows.\n{}{}", self.tables, self.views)
    }
}

/// A fact with more rows than this has no keys in the database: DuckDB keeps an index of each, and five million rows with three
/// references take 203 MiB and 25 seconds in place of 29 MiB and 4 seconds.
const KEYED_ROWS: usize = 1_000_000;

/// Makes a table with the keys that hold.
fn table(Filled { mart, frame, .. }: &Filled, filled: &[Filled]) -> Result<String, Error> {
    let mut lines = Vec::new();
    for (name, _) in &mart.columns {
        lines.push(format!("  {name} {}", sql_type(frame.column(name)?.dtype())?));
    }
    let is_keyed = !mart.name.starts_with("fact_") || frame.height() <= KEYED_ROWS;
    if is_keyed && !mart.key.is_empty() {
        lines.push(format!("  PRIMARY KEY ({})", mart.key.join(", ")));
    }
    for reference in mart.refers.iter().filter(|_| is_keyed) {
        let Some(other) = filled.iter().find(|other| other.mart.name == reference.mart) else { continue };
        let (columns, key) = (reference.columns.join(", "), other.mart.key.join(", "));
        lines.push(format!("  FOREIGN KEY ({columns}) REFERENCES {} ({key})", reference.mart));
    }
    let mut text = format!("\nCREATE TABLE {} (\n{}\n);\n", mart.name, lines.join(",\n"));
    let label = format!("{} | {}: {}", mart.label.zh, mart.label.en, mart.description);
    // Writing to a string cannot fail.
    let _ = writeln!(text, "COMMENT ON TABLE {} IS {};", mart.name, quoted(&label));
    for (column, label) in &mart.columns {
        text += &comment(mart.name, column, label.zh, label.en);
    }
    Ok(text)
}

/// Makes a view.
fn made(view: &MartView, generated: &[GeneratedColumn]) -> String {
    let name = view.name;
    let mut text = format!("\nCREATE VIEW {name} AS\n{};\n", view.select(generated));
    let label = format!("{} | {}: {}", view.label.zh, view.label.en, view.description);
    let _ = writeln!(text, "COMMENT ON VIEW {name} IS {};", quoted(&label));
    for (column, label) in &view.columns {
        text += &comment(name, column, label.zh, label.en);
    }
    for column in generated {
        text += &comment(name, &format!("\"{}\"", column.name), &column.zh, &column.en);
    }
    text
}

fn comment(of: &str, column: &str, zh: &str, en: &str) -> String {
    format!("COMMENT ON COLUMN {of}.{column} IS {};\n", quoted(&format!("{zh} | {en}")))
}

/// The years of all facts.
fn years(filled: &[Filled]) -> Result<BTreeSet<i32>, Error> {
    let mut years = BTreeSet::new();
    for Filled { mart, frame, .. } in filled {
        if mart.name.starts_with("fact_") && mart.columns.iter().any(|(name, _)| *name == YEAR) {
            years.extend(frame.column(YEAR)?.i32()?.iter().flatten());
        }
    }
    Ok(years)
}
