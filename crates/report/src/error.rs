//! What can go wrong with writing a result.

use polars::error::PolarsError;
use rust_xlsxwriter::XlsxError;
use std::io;

/// Why a result was not written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The question itself failed.
    #[error(transparent)]
    Query(#[from] juesuan_query::Error),
    /// The form cannot hold the frame, or the output could not be written.
    #[error("cannot write the result: {0}")]
    Frame(PolarsError),
    /// A workbook cannot hold the frame: too many rows or columns, or a text too long for a cell.
    #[error("cannot write the workbook: {0}")]
    Workbook(#[from] XlsxError),
    /// The output could not be written.
    #[error("cannot write the result: {0}")]
    Io(#[from] io::Error),
    /// A cell that should hold an amount does not.
    #[error("“{0}” is no amount")]
    Amount(String),
}

impl From<PolarsError> for Error {
    /// An error of the output stays one, so that a closed pipe can be told from a failure.
    fn from(error: PolarsError) -> Self {
        match error {
            PolarsError::IO { error, .. } => Self::Io(io::Error::new(error.kind(), error.to_string())),
            other => Self::Frame(other),
        }
    }
}
