//! The marts: tables for BI tools, as `queries/marts` defines them.

use crate::error::Error;
use crate::header::{self, Label};
use crate::library;
use crate::reference;
use crate::session::Session;
use duckdb::types::Value;
use polars::frame::DataFrame;

/// A mart as its file's header declares it.
#[derive(Debug, Clone)]
pub struct Mart {
    /// Its name: `dim_…` or `fact_…`.
    pub name: &'static str,
    /// What it is called, in Chinese and English.
    pub label: Label,
    /// What a row is, in a paragraph.
    pub description: String,
    /// The columns that no two rows share; none where rows may be alike.
    pub key: Vec<&'static str>,
    /// The columns that lead to other marts: `entity_id` to `dim_entity`.
    pub refers: Vec<(&'static str, &'static str)>,
    /// The columns, in order.
    pub columns: Vec<(&'static str, Label)>,
    text: &'static str,
}

impl Mart {
    /// Every mart, dimensions first.
    ///
    /// # Errors
    /// A header that does not declare what it must.
    pub fn shipped() -> Result<Vec<Self>, Error> {
        library::MARTS.iter().map(read).collect()
    }
}

impl Session {
    /// The rows of a mart.
    ///
    /// # Errors
    /// Whatever the engine refuses.
    pub fn mart(&self, mart: &Mart) -> Result<DataFrame, Error> {
        if mart.name == "dim_metric" {
            let rows = self.catalogue().metrics().iter().map(|metric| {
                let text = |text: &str| Value::Text(text.to_owned());
                vec![
                    text(metric.id),
                    text(metric.label_zh),
                    text(metric.label_en),
                    text(metric.unit),
                    Value::UInt(metric.version),
                    text(metric.numerator),
                    text(metric.denominator),
                    text(metric.phase.name()),
                    text(&metric.dimensions.join(" ")),
                    text(metric.source),
                ]
            });
            let columns = "metric VARCHAR, label_zh VARCHAR, label_en VARCHAR, unit VARCHAR, version INTEGER, \
                 numerator VARCHAR, denominator VARCHAR, phase VARCHAR, dimensions VARCHAR, source VARCHAR";
            self.once("catalogue", |connection| reference::fill(connection, "catalogue", columns, rows))?;
        }
        self.query(mart.text, &[])
    }
}

fn read(file: &library::Definition) -> Result<Mart, Error> {
    let problem = |problem: &str| Error::QuestionHeader { file: file.name, problem: problem.to_owned() };
    let title = header::lines(file.text).next().map(str::trim).ok_or_else(|| problem("it has no title"))?;
    let (zh, en) = title.split_once(" | ").ok_or_else(|| problem("its title is not `中文 | English`"))?;
    let refers = header::value(file.text, "refers").into_iter().flat_map(|refers| refers.split("; "));
    let refers = refers
        .map(|pair| pair.split_once(" -> ").ok_or_else(|| problem("a reference is not `column -> mart`")));
    let key = header::value(file.text, "key").into_iter().flat_map(|key| key.split(", ")).collect();
    let prose = header::lines(file.text).skip(1).filter(|line| !line.starts_with("   ") && !is_key(line));
    Ok(Mart {
        name: file.name,
        label: Label { zh, en },
        description: prose.map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" "),
        key,
        refers: refers.collect::<Result<_, _>>()?,
        columns: header::columns(file.text).collect(),
        text: file.text,
    })
}

fn is_key(line: &str) -> bool {
    ["key: ", "refers: "].iter().any(|key| line.trim_start().starts_with(key))
}
