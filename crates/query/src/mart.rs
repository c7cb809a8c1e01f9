//! The marts: tables for BI tools, as `queries/marts` defines them.

use crate::error::Error;
use crate::file::{File, files_of};
use crate::header::{DefinitionError, Header, Label};
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
    /// The columns that identify a row; empty if rows may be alike.
    pub key: Vec<&'static str>,
    /// The columns that lead to other marts: `entity_id` to `dim_entity`.
    pub refers: Vec<MartReference>,
    /// The columns, in order.
    pub columns: Vec<(&'static str, Label)>,
    file: &'static File,
}

/// Columns of a mart whose values are the key of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MartReference {
    /// The columns, in the order of that key.
    pub columns: Vec<&'static str>,
    /// The other mart.
    pub mart: &'static str,
}

impl Mart {
    /// Every mart, those of the project among them: dimensions first.
    ///
    /// # Errors
    /// A header that does not declare what it must.
    pub fn all() -> Result<Vec<Self>, Error> {
        let files = files_of("marts").map_err(Error::Definition)?;
        files.into_iter().map(|file| read(file).map_err(Error::Definition)).collect()
    }
}

impl Session {
    /// The rows of a mart.
    ///
    /// # Errors
    /// Errors of the engine.
    pub fn mart(&self, mart: &Mart) -> Result<DataFrame, Error> {
        self.make_catalogue(mart)?;
        self.query(mart.file.text, &[]).map_err(|error| error.in_file(mart.file))
    }

    /// The columns of a mart with their types.
    pub(crate) fn columns_of_mart(&self, mart: &Mart) -> Result<Vec<[String; 2]>, Error> {
        self.make_catalogue(mart)?;
        self.described(mart.file.text).map_err(|error| error.in_file(mart.file))
    }

    /// Makes the table of all metrics, which the mart of metrics reads.
    fn make_catalogue(&self, mart: &Mart) -> Result<(), Error> {
        if mart.name == "dim_metric" {
            let rows = self.catalogue().metrics().iter().map(|metric| {
                let text = |text: &str| Value::Text(text.to_owned());
                vec![
                    text(metric.id),
                    text(metric.label_zh),
                    text(metric.label_en),
                    text(metric.unit),
                    Value::UInt(metric.version),
                    text(metric.numerator.en),
                    text(metric.denominator.en),
                    text(metric.phase.name()),
                    text(&metric.dimensions.join(" ")),
                    text(metric.source.en),
                ]
            });
            let columns = "metric VARCHAR, label_zh VARCHAR, label_en VARCHAR, unit VARCHAR, version INTEGER, \
                 numerator VARCHAR, denominator VARCHAR, phase VARCHAR, dimensions VARCHAR, source VARCHAR";
            self.once("catalogue", |connection| reference::fill(connection, "catalogue", columns, rows))?;
        }
        Ok(())
    }
}

/// One of `refers: entity_id -> dim_entity; code_domain, code -> dim_code`.
fn reference(text: &'static str) -> Option<MartReference> {
    let (columns, mart) = text.split_once(" -> ")?;
    Some(MartReference { columns: columns.split(", ").collect(), mart })
}

/// The columns that identify a row, and those that lead to marts, as a header declares them.
pub(crate) fn keys(header: &Header) -> Result<(Vec<&'static str>, Vec<MartReference>), DefinitionError> {
    let key = header.get("key").map(|key| key.list(", ", Some)).transpose()?;
    let refers = header.get("refers").map(|refers| refers.list("; ", reference)).transpose()?;
    Ok((key.unwrap_or_default(), refers.unwrap_or_default()))
}

fn read(file: &'static File) -> Result<Mart, DefinitionError> {
    let header = Header::read(file)?;
    let (key, refers) = keys(&header)?;
    Ok(Mart {
        name: file.name(),
        label: header.title()?,
        key,
        refers,
        description: header.description,
        columns: header.columns,
        file,
    })
}
