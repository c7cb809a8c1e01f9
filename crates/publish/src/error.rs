//! What can go wrong with publishing.

use juesuan_messages::{Arg, Explain, Message, message};
use std::io;
use std::path::PathBuf;

/// Why marts were not published.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum Error {
    /// The warehouse could not be queried.
    Query(#[from] juesuan_query::Error),
    /// A mart could not be written.
    Report(#[from] juesuan_report::Error),
    /// A frame that is not what it should be.
    Frame(#[from] polars::error::PolarsError),
    /// The DuckDB file could not be made.
    Database(#[from] duckdb::Error),
    /// A file could not be written.
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The folder has a file or folder of this name that is not the link to the current set.
    Pointer(PathBuf),
    /// Text that could not be made.
    Json(#[from] serde_json::Error),
    /// A column of a type that is not among those of the published marts.
    ColumnType(String),
    /// A column of a view that its header does not describe.
    Undescribed {
        /// The view.
        view: &'static str,
        /// The column.
        column: String,
    },
    /// A cell that should contain a number does not.
    Number(String),
    /// A column whose sum is larger than a decimal can represent.
    Sum {
        /// The column.
        column: String,
        /// The amount that could not be added.
        amount: String,
    },
}

impl Explain for Error {
    fn message(&self) -> Message {
        match self {
            Self::Query(error) => error.message(),
            Self::Report(error) => error.message(),
            Self::Frame(error) => message!("publish-marts", reason = Arg::shown(error)),
            Self::Database(error) => message!("publish-database", reason = Arg::shown(error)),
            Self::Io { path, source } => message!("publish-file", path = path, reason = source),
            Self::Pointer(path) => message!("publish-pointer", path = path),
            Self::Json(error) => message!("publish-description", reason = Arg::shown(error)),
            Self::ColumnType(name) => message!("publish-column-type", type = name),
            Self::Undescribed { view, column } => {
                message!("publish-undescribed", view = *view, column = column)
            }
            Self::Number(text) => message!("publish-not-a-number", text = text),
            Self::Sum { column, amount } => message!("publish-sum", column = column, text = amount),
        }
    }
}

impl Error {
    pub(crate) fn io(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        |source| Self::Io { path, source }
    }
}
