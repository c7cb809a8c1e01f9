//! Files of a table that are not as they were written.

use juesuan_messages::{Arg, Explain, Message, message};
use juesuan_model::schema::WarehouseTable;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It is not there.
    Gone,
    /// It has another length.
    Size {
        /// The bytes that were written.
        bytes: u64,
        /// The bytes that are there.
        found: u64,
    },
    /// It has another number of rows.
    Rows {
        /// The rows that were written.
        rows: usize,
        /// The rows that are there.
        found: usize,
    },
    /// Its bytes are not those that were written.
    Bytes,
    /// It cannot be read.
    Unreadable(Message),
}

/// A file that is not as it was written, and what was in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DamagedFile {
    /// The table.
    pub table: WarehouseTable,
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub fault: Fault,
    /// The fiscal years of the reports that may have rows in it.
    pub years: BTreeSet<String>,
    /// Those reports: department and year.
    pub reports: BTreeSet<String>,
}

/// How many reports are named.
const NAMED: usize = 5;

impl Explain for DamagedFile {
    fn message(&self) -> Message {
        let Self { table, path, fault, years, reports } = self;
        let fault = match fault {
            Fault::Gone => message!("warehouse-file-gone", path = path),
            Fault::Size { bytes, found } => {
                message!("warehouse-file-cut-off", path = path, found = *found, bytes = *bytes)
            }
            Fault::Rows { rows, found } => {
                message!("warehouse-file-rows", path = path, found = *found, rows = rows.to_string())
            }
            Fault::Bytes => message!("warehouse-file-changed", path = path),
            Fault::Unreadable(reason) => message!("warehouse-file", path = path, reason = reason),
        };
        let (table, years) = (table.name(), Arg::list(years));
        let names = Arg::list(reports.iter().take(NAMED));
        let hit = match reports.len() {
            0 => message!("warehouse-hit-none", table = table),
            1..=NAMED => message!("warehouse-hit", table = table, years = years, reports = names),
            count => message!(
                "warehouse-hit-more",
                table = table,
                years = years,
                reports = names,
                more = count.saturating_sub(NAMED).to_string()
            ),
        };
        message!("warehouse-damaged-file", fault = fault, hit = hit)
    }
}
