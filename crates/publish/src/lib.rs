//! Marts for BI tools: a star schema as Parquet, CSV and one DuckDB file, with a data package, a dictionary and a manifest.
//!
//! Names and types of the columns are promised in `docs/marts.md`. Each file is replaced in one step, and only if its content
//! changes; the manifest comes last, so what it lists is there.

mod database;
mod dictionary;
mod error;
mod folder;
mod manifest;
mod package;

pub use error::Error;
use folder::Folder;
use juesuan_query::{Mart, Session};
use juesuan_report::{Format, Language};
use polars::frame::DataFrame;
use polars::prelude::DataType;
use std::path::Path;

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Each mart with its count of rows.
    pub rows: Vec<(&'static str, usize)>,
    /// The files that were written, for they are new or changed.
    pub written: Vec<String>,
    /// How many were left as they are.
    pub unchanged: usize,
}

/// A mart with its rows.
struct Filled {
    mart: Mart,
    frame: DataFrame,
}

/// Writes the marts of a warehouse into a folder.
///
/// # Errors
/// A query that the engine refuses, or a folder that cannot be written.
pub fn publish(session: &Session, to: &Path) -> Result<Published, Error> {
    // Most marts and all metrics read the figures.
    session.keep("figures")?;
    let mut folder = Folder::open(to)?;
    let mut filled = Vec::new();
    for mart in Mart::shipped()? {
        let frame = session.mart(&mart)?;
        for (ending, format) in [("parquet", Format::Parquet), ("csv", Format::Csv)] {
            let mut bytes = Vec::new();
            juesuan_report::write(frame.clone(), format, Language::En, &mut bytes)?;
            folder.put(&format!("{}.{ending}", mart.name), &bytes)?;
        }
        filled.push(Filled { mart, frame });
    }
    database::put(&mut folder, &filled)?;
    folder.put("dictionary.csv", dictionary::csv(&filled)?.as_bytes())?;
    folder.put("dictionary.md", dictionary::markdown(&filled)?.as_bytes())?;
    folder.put("datapackage.json", package::json(&filled, &folder)?.as_bytes())?;
    let manifest = manifest::json(&filled, &folder)?;
    folder.put(manifest::NAME, manifest.as_bytes())?;
    let rows = filled.iter().map(|filled| (filled.mart.name, filled.frame.height())).collect();
    Ok(Published { rows, written: folder.written, unchanged: folder.unchanged })
}

/// The type of a column, as the dictionary and the promise of `docs/marts.csv` name it.
fn type_name(data_type: &DataType) -> Result<String, Error> {
    Ok(match data_type {
        DataType::String => "text".to_owned(),
        DataType::Int32 => "int32".to_owned(),
        DataType::Int64 => "int64".to_owned(),
        DataType::Boolean => "boolean".to_owned(),
        DataType::Decimal(precision, scale) => format!("decimal({precision},{scale})"),
        other => return Err(Error::ColumnType(other.to_string())),
    })
}
