//! Marts for BI tools: a star schema as Parquet, CSV and one DuckDB file, with a data package, a dictionary and a manifest.
//!
//! Names and types of the columns are promised in `docs/marts.md`. All files are replaced in one step; those whose content has not
//! changed are kept.

mod database;
mod dictionary;
mod error;
mod folder;
mod manifest;
mod package;
mod sets;

pub use error::Error;
use folder::{Finished, Folder};
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
    /// Whether all files were replaced in one step. A file system without symbolic links cannot do so: there, they are replaced one
    /// by one, the manifest last.
    pub at_once: bool,
}

/// A mart with its rows.
struct Filled {
    mart: Mart,
    frame: DataFrame,
}

/// Writes the marts of a warehouse into a folder, with CSV files that are safe in spreadsheet programs.
///
/// # Errors
/// A query that the engine refuses, or a folder that cannot be written.
pub fn publish(session: &Session, to: &Path) -> Result<Published, Error> {
    publish_with(session, to, true)
}

/// As [`publish`]. `escape_formulas` puts an apostrophe before text in CSV that spreadsheet programs would run as a formula
/// ([`juesuan_report::without_formulas`]).
///
/// # Errors
/// As [`publish`].
pub fn publish_with(session: &Session, to: &Path, escape_formulas: bool) -> Result<Published, Error> {
    // Most marts and all metrics read the figures.
    session.keep("figures")?;
    let mut folder = Folder::open(to)?;
    let mut filled = Vec::new();
    for mart in Mart::shipped()? {
        let frame = session.mart(&mart)?;
        for (ending, format) in [("parquet", Format::Parquet), ("csv", Format::Csv)] {
            let mut bytes = Vec::new();
            let frame = match format {
                Format::Csv if escape_formulas => juesuan_report::without_formulas(&frame)?,
                _ => frame.clone(),
            };
            juesuan_report::write(frame, format, Language::En, &mut bytes)?;
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
    let Finished { written, unchanged, at_once } = folder.finish()?;
    Ok(Published { rows, written, unchanged, at_once })
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
