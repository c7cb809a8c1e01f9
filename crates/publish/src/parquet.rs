//! The Parquet files of a mart: one, or one per fiscal year for a fact with very many rows.

use crate::Filled;
use crate::database::quoted;
use crate::error::Error;
use crate::folder::Folder;
use juesuan_query::Mart;
use juesuan_report::{Format, Language};
use polars::frame::DataFrame;
use polars::prelude::ChunkCompareEq;
use std::collections::BTreeSet;

/// The column that the files of a partitioned mart are named after; they do not contain it.
pub(crate) const YEAR: &str = "fiscal_year";

/// Puts the files of a mart, and returns their names.
pub(crate) fn put(
    folder: &mut Folder,
    mart: &Mart,
    frame: &DataFrame,
    partition_rows: usize,
) -> Result<Vec<String>, Error> {
    let years = if frame.height() > partition_rows { years(mart, frame)? } else { None };
    let Some(years) = years else {
        let name = format!("{}.parquet", mart.name);
        put_one(folder, &name, frame.clone())?;
        return Ok(vec![name]);
    };
    let mut names = Vec::with_capacity(years.len());
    for year in years {
        let is_of_year = frame.column(YEAR)?.i32()?.equal(year);
        // The layout of Hive, which all readers of Parquet know.
        let name = format!("{}/{YEAR}={year}/part-0.parquet", mart.name);
        put_one(folder, &name, frame.filter(&is_of_year)?.drop(YEAR)?)?;
        names.push(name);
    }
    Ok(names)
}

fn put_one(folder: &mut Folder, name: &str, frame: DataFrame) -> Result<(), Error> {
    let mut bytes = Vec::new();
    juesuan_report::write(frame, Format::Parquet, Language::En, &mut bytes)?;
    folder.put(name, &bytes)
}

/// The years of a fact; none if a row has no year, so that the files could not contain all rows.
fn years(mart: &Mart, frame: &DataFrame) -> Result<Option<BTreeSet<i32>>, Error> {
    let has_year = mart.columns.iter().any(|(name, _)| *name == YEAR);
    if !mart.name.starts_with("fact_") || !has_year {
        return Ok(None);
    }
    let column = frame.column(YEAR)?;
    Ok(if column.null_count() == 0 { Some(column.i32()?.iter().flatten().collect()) } else { None })
}

/// Whether the mart has a file per year.
pub(crate) fn is_partitioned(filled: &Filled) -> bool {
    filled.parquet.iter().any(|name| name.contains('/'))
}

/// The rows of a mart, as DuckDB reads them from its files, in their order.
pub(crate) fn relation(folder: &Folder, filled: &Filled) -> String {
    let files: Vec<String> =
        filled.parquet.iter().map(|name| quoted(&folder.path(name).to_string_lossy())).collect();
    let files = files.join(", ");
    if is_partitioned(filled) {
        format!("read_parquet([{files}], hive_partitioning = true, hive_types = {{'{YEAR}': INTEGER}})")
    } else {
        format!("read_parquet([{files}], hive_partitioning = false)")
    }
}
