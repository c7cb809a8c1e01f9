//! Marts for BI tools: a star schema as Parquet, CSV and one DuckDB file with keys and views, with a data package, a dictionary, a dbt
//! project, a semantic model and a manifest.
//!
//! Names and types of the columns are promised in `docs/marts.md`. All files are replaced in one step; those whose content has not
//! changed are kept.

mod database;
mod dbt;
mod definition;
mod dictionary;
mod error;
mod folder;
mod keys;
mod manifest;
mod ossie;
mod package;
mod parquet;
mod relation;
mod semantic;
mod sets;
mod yaml;

use definition::Definition;

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
    /// The keys and references of marts that their rows do not satisfy, so that no file declares them.
    pub left_out: Vec<String>,
}

/// A mart with its rows.
struct Filled {
    /// With those keys and references that hold.
    mart: Mart,
    frame: DataFrame,
    /// Its Parquet files.
    parquet: Vec<String>,
}

/// Writes the marts of a warehouse into a folder, with CSV files that are safe in spreadsheet programs.
///
/// # Errors
/// A query that the engine refuses, or a folder that cannot be written.
pub fn publish(session: &Session, to: &Path) -> Result<Published, Error> {
    publish_with(session, to, Form::default())
}

/// A fact with more rows than this has a Parquet file for each fiscal year.
pub const PARTITION_ROWS: usize = 1_000_000;

/// How the files are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// The CSV files.
    pub csv: CsvForm,
    /// A fact with more rows than this has a Parquet file for each fiscal year: [`PARTITION_ROWS`], unless a test sets fewer.
    pub partition_rows: usize,
}

impl Default for Form {
    fn default() -> Self {
        Self { csv: CsvForm::default(), partition_rows: PARTITION_ROWS }
    }
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

/// As [`publish`], with files of this form.
///
/// # Errors
/// As [`publish`].
pub fn publish_with(session: &Session, to: &Path, form: Form) -> Result<Published, Error> {
    let Form { csv, partition_rows } = form;
    // Most marts and all metrics read the figures.
    session.keep("figures")?;
    let mut folder = Folder::open(to)?;
    let mut filled = Vec::new();
    for mart in Mart::all()? {
        let frame = session.mart(&mart)?;
        let parquet = parquet::put(&mut folder, &mart, &frame, partition_rows)?;
        put_csv(&mut folder, &mart, &frame, csv)?;
        filled.push(Filled { mart, frame, parquet });
    }
    let left_out = keys::check(&folder, &mut filled)?;
    let metrics = session.catalogue().metrics();
    let definition = Definition::of(&filled, metrics)?;
    folder.put(Definition::NAME, definition.text().as_bytes())?;
    database::put(&mut folder, &filled, &definition)?;
    let relations = relation::all(&filled, &definition, &database::view_columns(&folder)?)?;
    folder.put("dictionary.csv", (csv.mark().to_owned() + &dictionary::csv(&relations)?).as_bytes())?;
    folder.put("dictionary.md", dictionary::markdown(&relations)?.as_bytes())?;
    folder.put("datapackage.json", package::json(&filled, &folder, csv)?.as_bytes())?;
    folder.put(ossie::NAME, ossie::json(&relations, metrics)?.as_bytes())?;
    for (name, text) in dbt::files(&relations, metrics) {
        folder.put(&name, text.as_bytes())?;
    }
    let manifest = manifest::json(&filled, &folder, &left_out)?;
    folder.put(manifest::NAME, manifest.as_bytes())?;
    let rows = filled.iter().map(|filled| (filled.mart.name, filled.frame.height())).collect();
    let Finished { written, unchanged, at_once } = folder.finish()?;
    Ok(Published { rows, written, unchanged, at_once, left_out })
}

fn put_csv(folder: &mut Folder, mart: &Mart, frame: &DataFrame, form: CsvForm) -> Result<(), Error> {
    let mut bytes = form.mark().as_bytes().to_vec();
    let frame = if form.escape_formulas { juesuan_report::without_formulas(frame)? } else { frame.clone() };
    juesuan_report::write(frame, Format::Csv, Language::En, &mut bytes)?;
    folder.put(&format!("{}.csv", mart.name), &bytes)
}

/// The types of columns: as SQL writes them, and as the dictionary and the promise of `docs/marts.csv` name them.
const TYPES: [(&str, &str); 5] = [
    ("BIGINT", "int64"),
    ("BOOLEAN", "boolean"),
    ("DATE", "date"),
    ("INTEGER", "int32"),
    ("VARCHAR", "text"),
];

/// The type of a column, as SQL writes it.
fn sql_type(data_type: &DataType) -> Result<String, Error> {
    Ok(match data_type {
        DataType::String => "VARCHAR".to_owned(),
        DataType::Int32 => "INTEGER".to_owned(),
        DataType::Int64 => "BIGINT".to_owned(),
        DataType::Boolean => "BOOLEAN".to_owned(),
        DataType::Decimal(precision, scale) => format!("DECIMAL({precision},{scale})"),
        other => return Err(Error::ColumnType(other.to_string())),
    })
}

/// The name of a type that SQL writes so.
fn type_name(sql_type: &str) -> Result<String, Error> {
    if sql_type.starts_with("DECIMAL(") {
        return Ok(sql_type.to_ascii_lowercase());
    }
    let known = TYPES.iter().find(|(known, _)| *known == sql_type);
    known.map(|(_, name)| (*name).to_owned()).ok_or_else(|| Error::ColumnType(sql_type.to_owned()))
}
