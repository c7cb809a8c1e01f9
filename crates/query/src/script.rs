//! The views as an SQL script for any DuckDB, over the files of one state of a warehouse.

use crate::engine::{quoted, raw, rows_of};
use crate::error::Error;
use crate::file::FUNCTIONS;
use crate::header::Label;
use crate::library::library;
use crate::reference::RESOLVED;
use crate::select::Select;
use crate::session::Session;
use crate::view::View;
use juesuan_messages::message;
use juesuan_model::schema::WarehouseTable;
use juesuan_reference::Reference;
use std::fmt::Write as _;

/// The rows of one INSERT: the engine reads a longer one slowly.
const ROWS: usize = 1000;

impl Session {
    /// A script that makes the tables and views of this session in another DuckDB (1.5 or newer), each view and column with
    /// its meaning as a comment. The views read the Parquet files of this state; reference data is in the script itself.
    ///
    /// # Errors
    /// Files that cannot be listed, errors of the engine.
    pub fn script(&self) -> Result<String, Error> {
        let mut script = format!("{}\n{FUNCTIONS}\n", include_str!("script.sql"));
        for table in WarehouseTable::ALL {
            script.push_str(&view(&raw(table), &rows_of(table, &self.files(table)?)));
        }
        let reference = Reference::tables().iter().map(|table| format!("reference_{}", table.name));
        for table in reference.chain(RESOLVED.map(str::to_owned)) {
            self.make_views(&Select::new(table.as_str()))?;
            self.write_table(&table, &mut script)?;
        }
        for View { name, title, columns, select, .. } in library()?.views() {
            script.push_str(&view(name, select.sql().trim_end()));
            let _ = writeln!(script, "COMMENT ON VIEW {name} IS {};", comment(*title));
            for (column, label) in columns {
                let _ = writeln!(script, "COMMENT ON COLUMN {name}.{column} IS {};", comment(*label));
            }
        }
        Ok(script)
    }

    /// Writes the definition and the rows of a table of the session.
    fn write_table(&self, table: &str, script: &mut String) -> Result<(), Error> {
        let fail = || Error::engine(message!("query-part-script"));
        let columns = self.texts(&format!(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = '{table}' ORDER BY column_index"
        ));
        let columns = columns.map_err(fail())?;
        let columns: Vec<String> = columns
            .into_iter()
            .map(|column| column.into_iter().flatten().collect::<Vec<_>>().join(" "))
            .collect();
        let _ = writeln!(script, "CREATE OR REPLACE TABLE {table} ({});", columns.join(", "));
        let rows = self.texts(&format!("SELECT CAST(COLUMNS(*) AS VARCHAR) FROM {table}")).map_err(fail())?;
        for rows in rows.chunks(ROWS) {
            let rows = rows.iter().map(|row| {
                let cells = row.iter().map(|cell| cell.as_deref().map_or("NULL".to_owned(), quoted));
                format!("({})", cells.collect::<Vec<_>>().join(", "))
            });
            let _ = writeln!(script, "INSERT INTO {table} VALUES\n{};", rows.collect::<Vec<_>>().join(",\n"));
        }
        Ok(())
    }
}

fn view(name: &str, select: &str) -> String {
    format!("CREATE OR REPLACE VIEW {name} AS\n{select};\n")
}

fn comment(label: Label) -> String {
    quoted(&format!("{} {}", label.zh, label.en))
}
