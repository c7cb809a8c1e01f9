//! What can go wrong with writing a result.

use arrow::error::ArrowError;
use juesuan_messages::{Arg, Explain, Message, message};
use parquet::errors::ParquetError;
use polars::error::PolarsError;
use rust_xlsxwriter::XlsxError;
use std::io;

/// Why a result was not written.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum Error {
    /// The query itself failed.
    Query(#[from] juesuan_query::Error),
    /// The form cannot represent the frame, or the output could not be written.
    Frame(#[source] PolarsError),
    /// A workbook cannot represent the frame: too many rows or columns, or a text too long for a cell.
    Workbook(#[from] XlsxError),
    /// A type that Arrow's file format does not have.
    Arrow(#[from] ArrowError),
    /// A type that Parquet does not have, or an output that could not be written.
    Parquet(#[from] ParquetError),
    /// The output could not be written.
    Io(#[from] io::Error),
    /// No final accounts to report on.
    EmptyGroup {
        /// The group in words.
        group: Message,
        /// The year.
        year: u16,
    },
    /// A requested page could not be drawn.
    Page {
        /// The file.
        uri: String,
        /// The page.
        page: u32,
        /// Why.
        problem: Message,
    },
    /// A result contains what its column never should.
    Cell {
        /// The column.
        column: String,
        /// What it contains.
        found: String,
    },
}

impl Explain for Error {
    fn message(&self) -> Message {
        match self {
            Self::Query(error) => error.message(),
            Self::Frame(error) => message!("report-not-written", reason = Arg::shown(error)),
            Self::Workbook(error) => message!("report-workbook", reason = Arg::shown(error)),
            Self::Arrow(error) => message!("report-not-written", reason = Arg::shown(error)),
            Self::Parquet(error) => message!("report-not-written", reason = Arg::shown(error)),
            Self::Io(error) => message!("report-not-written", reason = error),
            Self::EmptyGroup { group, year } => {
                message!("report-empty-group", group = group, year = year.to_string())
            }
            Self::Page { uri, page, problem } => {
                message!("report-page", file = uri, page = *page, reason = problem)
            }
            Self::Cell { column, found } => message!("report-cell", column = column, found = found),
        }
    }
}

impl From<PolarsError> for Error {
    /// An error of the output remains one, so that a closed pipe can be distinguished from a failure.
    fn from(error: PolarsError) -> Self {
        match error {
            PolarsError::IO { error, .. } => Self::Io(io::Error::new(error.kind(), error.to_string())),
            other => Self::Frame(other),
        }
    }
}
