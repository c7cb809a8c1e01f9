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
    /// No final accounts to report on.
    #[error(
        "there are no final accounts of {year} for {group}: `SELECT DISTINCT entity_name, fiscal_year FROM reports` lists what there is"
    )]
    EmptyGroup {
        /// The group in words.
        group: String,
        /// The year.
        year: u16,
    },
    /// No region of this name.
    #[error(
        "there is no region “{0}”: give its code (42 for all of 湖北), or use --group for a part of the bodies' names"
    )]
    UnknownRegion(String),
    /// Several regions of this name.
    #[error("“{text}” is the name of several regions, {codes}: give the code")]
    AmbiguousRegion {
        /// The name asked for.
        text: String,
        /// Their codes.
        codes: String,
    },
    /// A page that was asked for could not be drawn.
    #[error("cannot draw page {page} of {uri}: {problem}")]
    Page {
        /// The file.
        uri: String,
        /// The page.
        page: u32,
        /// Why.
        problem: String,
    },
    /// A result holds what its column never should.
    #[error("the column `{column}` holds “{found}”, which a report cannot use")]
    Cell {
        /// The column.
        column: String,
        /// What it holds.
        found: String,
    },
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
