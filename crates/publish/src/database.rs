//! The marts in one DuckDB file, with keys and the columns' labels as comments.

use crate::Filled;
use crate::error::Error;
use crate::folder::Folder;
use duckdb::{AccessMode, Config, Connection};
use std::fs;
use std::path::Path;

/// The file.
const NAME: &str = "juesuan.duckdb";

/// Writes the database again if any mart changed. Two such files with the same content differ in their bytes, so only
/// the marts show a change.
pub(crate) fn put(folder: &mut Folder, filled: &[Filled]) -> Result<(), Error> {
    if folder.is_unchanged(".parquet") && is_sound(folder, filled) {
        return folder.stay(NAME);
    }
    let aside = folder.aside()?;
    let made = aside.path().join(NAME);
    make(folder, filled, &made)?;
    let bytes = fs::read(&made).map_err(Error::io(&made))?;
    folder.put(NAME, &bytes)
}

/// Whether the file is there and has every mart with its rows.
fn is_sound(folder: &Folder, filled: &[Filled]) -> bool {
    let path = folder.before(NAME);
    if !path.is_file() {
        return false;
    }
    let config = Config::default().access_mode(AccessMode::ReadOnly);
    let Ok(connection) = config.and_then(|config| Connection::open_with_flags(&path, config)) else {
        return false;
    };
    filled.iter().all(|filled| {
        let sql = format!("SELECT count(*) FROM {}", filled.mart.name);
        let count: Result<i64, _> = connection.query_row(&sql, [], |row| row.get(0));
        count.is_ok_and(|count| usize::try_from(count) == Ok(filled.frame.height()))
    })
}

/// Makes the database from the Parquet files.
fn make(folder: &Folder, filled: &[Filled], path: &Path) -> Result<(), Error> {
    let connection = Connection::open(path)?;
    for Filled { mart, .. } in filled {
        let parquet = folder.path(&format!("{}.parquet", mart.name));
        let from = quoted(&parquet.to_string_lossy());
        connection
            .execute_batch(&format!("CREATE TABLE {} AS SELECT * FROM read_parquet({from})", mart.name))?;
        let label = format!("{} | {}: {}", mart.label.zh, mart.label.en, mart.description);
        connection.execute_batch(&format!("COMMENT ON TABLE {} IS {}", mart.name, quoted(&label)))?;
        for (column, label) in &mart.columns {
            let label = quoted(&format!("{} | {}", label.zh, label.en));
            connection.execute_batch(&format!("COMMENT ON COLUMN {}.{column} IS {label}", mart.name))?;
        }
    }
    connection.execute_batch("CHECKPOINT")?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(())
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
