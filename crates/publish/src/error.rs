//! What can go wrong with publishing.

use std::io;
use std::path::PathBuf;

/// Why marts were not published.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The warehouse could not be asked.
    #[error(transparent)]
    Query(#[from] juesuan_query::Error),
    /// A mart could not be written.
    #[error(transparent)]
    Report(#[from] juesuan_report::Error),
    /// A frame that is not what it should be.
    #[error("cannot write the marts: {0}")]
    Frame(#[from] polars::error::PolarsError),
    /// The DuckDB file could not be made.
    #[error("cannot write the DuckDB file: {0}")]
    Database(#[from] duckdb::Error),
    /// A file could not be written.
    #[error("cannot write {path}: {cause}")]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: io::Error,
    },
    /// Text that could not be made.
    #[error("cannot write the marts' description: {0}")]
    Json(#[from] serde_json::Error),
    /// A column of a type that no promise names.
    #[error("a mart has a column of the type {0}, which is not promised")]
    ColumnType(String),
    /// A cell that should hold a number does not.
    #[error("“{0}” is no number")]
    Number(String),
}

impl Error {
    pub(crate) fn io(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        |cause| Self::Io { path, cause }
    }
}
