//! The marts in one DuckDB file, with keys, views, and the columns' labels as comments.

use crate::definition::Definition;
use crate::error::Error;
use crate::folder::Folder;
use crate::{Filled, parquet};
use duckdb::{AccessMode, Config, Connection};
use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// The file.
pub(crate) const NAME: &str = "juesuan.duckdb";

/// The columns of each view with their types, as SQL writes them.
pub(crate) type ViewColumns = HashMap<String, Vec<(String, String)>>;

/// Writes the database again if any mart or the definition changed. Two such files with the same content differ in their bytes, so
/// only the marts show a change.
pub(crate) fn put(folder: &mut Folder, filled: &[Filled], definition: &Definition) -> Result<(), Error> {
    let changed = folder.is_changed(".parquet") || folder.is_changed(Definition::NAME);
    if !changed && is_sound(folder, filled, definition) {
        return folder.stay(NAME);
    }
    let aside = folder.aside()?;
    let made = aside.path().join(NAME);
    make(folder, filled, definition, &made)?;
    let bytes = fs::read(&made).map_err(Error::io(&made))?;
    folder.put(NAME, &bytes)
}

/// Whether the file is there and has every mart with its rows, and every view.
fn is_sound(folder: &Folder, filled: &[Filled], definition: &Definition) -> bool {
    let path = folder.before(NAME);
    if !path.is_file() {
        return false;
    }
    let Ok(connection) = open(&path) else { return false };
    let are_whole = filled.iter().all(|filled| {
        let sql = format!("SELECT count(*) FROM {}", filled.mart.name);
        let count: Result<i64, _> = connection.query_row(&sql, [], |row| row.get(0));
        count.is_ok_and(|count| usize::try_from(count) == Ok(filled.frame.height()))
    });
    let is_view = |name: &str| connection.prepare(&format!("SELECT * FROM {name}")).is_ok();
    are_whole && definition.defined.iter().all(|(view, _)| is_view(view.name))
}

fn open(path: &Path) -> duckdb::Result<Connection> {
    let config = Config::default().access_mode(AccessMode::ReadOnly)?;
    Connection::open_with_flags(path, config)
}

/// Makes the database from the Parquet files.
fn make(folder: &Folder, filled: &[Filled], definition: &Definition, path: &Path) -> Result<(), Error> {
    let connection = Connection::open(path)?;
    connection.execute_batch(&definition.tables)?;
    for filled in crate::keys::ordered(filled) {
        let columns: Vec<&str> = filled.mart.columns.iter().map(|(name, _)| *name).collect();
        let (mart, columns) = (filled.mart.name, columns.join(", "));
        let rows = parquet::relation(folder, filled);
        connection.execute_batch(&format!("INSERT INTO {mart} SELECT {columns} FROM {rows}"))?;
    }
    connection.execute_batch(&definition.views)?;
    connection.execute_batch("CHECKPOINT")?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// The columns of the views of the file that was put.
pub(crate) fn view_columns(folder: &Folder) -> Result<ViewColumns, Error> {
    let connection = open(&folder.path(NAME))?;
    let mut statement = connection.prepare(
        "SELECT views.view_name, columns.column_name, columns.data_type \
         FROM duckdb_views() AS views JOIN duckdb_columns() AS columns ON columns.table_name = views.view_name \
         WHERE NOT views.internal AND NOT columns.internal ORDER BY views.view_name, columns.column_index",
    )?;
    let mut columns = ViewColumns::new();
    for row in statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))? {
        let (view, name, data_type): (String, String, String) = row?;
        columns.entry(view).or_default().push((name, data_type));
    }
    Ok(columns)
}

/// A text as SQL writes it.
pub(crate) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
