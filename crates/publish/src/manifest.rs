//! What was published: files with sizes and hashes, marts with counts and sums.

use crate::Filled;
use crate::error::Error;
use crate::folder::Folder;
use polars::frame::DataFrame;
use polars::prelude::DataType;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

/// The file; it is put last.
pub(crate) const NAME: &str = "manifest.json";

/// The manifest. It contains no time, so that the same marts have the same manifest.
pub(crate) fn json(filled: &[Filled], folder: &Folder, left_out: &[String]) -> Result<String, Error> {
    let files: Map<String, Value> = folder
        .files
        .iter()
        .map(|(name, put)| (name.clone(), json!({ "bytes": put.bytes, "sha256": put.sha256 })))
        .collect();
    let mut marts = Map::new();
    for Filled { mart, frame, parquet } in filled {
        let mart_json = json!({ "rows": frame.height(), "sums": sums(frame)?, "parquet": parquet });
        marts.insert(mart.name.to_owned(), mart_json);
    }
    let manifest = json!({
        "promise": "docs/marts.md, version 1",
        "state": folder.state(),
        "program": concat!("juesuan ", env!("CARGO_PKG_VERSION")),
        "marts": marts,
        "keys_left_out": left_out,
        "files": files,
    });
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

/// The exact sum of each decimal column, as text: adding up the column in any tool must return it.
fn sums(frame: &DataFrame) -> Result<Map<String, Value>, Error> {
    let mut sums = Map::new();
    for column in frame.columns() {
        let DataType::Decimal(_, scale) = column.dtype() else { continue };
        let mut sum = Decimal::new(0, u32::try_from(*scale).expect("a decimal has at most 38 digits"));
        for cell in column.cast(&DataType::String)?.str()?.iter().flatten() {
            let number = Decimal::from_str_exact(cell).map_err(|_| Error::Number(cell.to_owned()))?;
            let too_large = || Error::Sum { column: column.name().to_string(), amount: cell.to_owned() };
            sum = sum.checked_add(number).ok_or_else(too_large)?;
        }
        sums.insert(column.name().to_string(), Value::String(sum.to_string()));
    }
    Ok(sums)
}
