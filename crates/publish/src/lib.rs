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
    publish_with(session, to, CsvForm::default())
}

/// How the CSV files are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CsvForm {
    /// An apostrophe is put before text that spreadsheet programs would run as a formula ([`juesuan_report::without_formulas`]).
    pub escape_formulas: bool,
    /// Each file begins with the mark by which Excel knows UTF-8 ([`juesuan_report::BOM`]).
    pub byte_order_mark: bool,
}

impl CsvForm {
    /// What a file begins with.
    const fn mark(self) -> &'static str {
        if self.byte_order_mark { juesuan_report::BOM } else { "" }
    }
}

impl Default for CsvForm {
    fn default() -> Self {
        Self { escape_formulas: true, byte_order_mark: false }
    }
}

/// As [`publish`], with CSV files of this form.
///
/// # Errors
/// As [`publish`].
pub fn publish_with(session: &Session, to: &Path, form: CsvForm) -> Result<Published, Error> {
    // Most marts and all metrics read the figures.
    session.keep("figures")?;
    let mut folder = Folder::open(to)?;
    let mut filled = Vec::new();
    for mart in Mart::all()? {
        let frame = session.mart(&mart)?;
        for (ending, format) in [("parquet", Format::Parquet), ("csv", Format::Csv)] {
            let mark = if format == Format::Csv { form.mark() } else { "" };
            let mut bytes = mark.as_bytes().to_vec();
            let frame = match format {
                Format::Csv if form.escape_formulas => juesuan_report::without_formulas(&frame)?,
                _ => frame.clone(),
            };
            juesuan_report::write(frame, format, Language::En, &mut bytes)?;
            folder.put(&format!("{}.{ending}", mart.name), &bytes)?;
        }
        filled.push(Filled { mart, frame });
    }
    database::put(&mut folder, &filled)?;
    folder.put("dictionary.csv", (form.mark().to_owned() + &dictionary::csv(&filled)?).as_bytes())?;
    folder.put("dictionary.md", dictionary::markdown(&filled)?.as_bytes())?;
    folder.put("datapackage.json", package::json(&filled, &folder, form)?.as_bytes())?;
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
