//! Reports from files: find them, read their bytes, recognise their statements, make facts.
//!
//! ```text
//! paths ─ source ─▶ bytes ─ reader ─▶ Document ─ statement ──▶ Report: facts
//!                                              ─ narrative ──▶         claims
//!                                              ─ evaluation ─▶         projects, indicators
//! ```
//!
//! A reader knows nothing of statements, and a statement knows nothing of formats: between them stands the
//! [`Document`](document::Document), paragraphs and grids whose every cell has its place.
//! Whatever cannot be read ends as a [`Reject`] that says what, where and what to do.

pub mod document;
mod evaluation;
mod identity;
mod narrative;
mod numeral;
pub mod reader;
mod script;
mod source;
pub mod statement;

pub use reader::Options;
pub use source::{Found, Input, Loaded, discover};

use juesuan_model::{Locator, Reject, Report, Source, Stage};

/// The version of the reading code: bytes that it has read before are not read again.
///
/// Raised with every change that can change a row.
pub const PARSER_VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "+2");

/// Turns loaded bytes into a report.
///
/// # Errors
/// The one reason why these bytes give no report. Cells that could not be read do not fail the report; they stand in
/// [`Report::rejects`].
pub fn read(loaded: &Loaded) -> Result<Report, Reject> {
    read_with(loaded, &Options::default())
}

/// Turns loaded bytes into a report, reading some tables in another way.
///
/// # Errors
/// As [`read`].
pub fn read_with(loaded: &Loaded, options: &Options) -> Result<Report, Reject> {
    let refuse = |stage: Stage, reason: String, remedy: String| Reject {
        source_uri: loaded.uri.clone(),
        content_hash: Some(loaded.content_hash.clone()),
        stage,
        reason,
        remedy,
        printed: None,
        locator: Locator::default(),
    };
    let mut read = reader::read_with(&loaded.bytes, options)
        .map_err(|error| refuse(Stage::Reader, error.to_string(), error.remedy().to_owned()))?;
    script::simplify(&mut read.document);
    let source = Source {
        uri: loaded.uri.clone(),
        format: read.format,
        bytes: u64::try_from(loaded.bytes.len()).unwrap_or(u64::MAX),
        content_hash: loaded.content_hash.clone(),
    };
    let mut report = statement::report(source, &read.document)
        .map_err(|error| refuse(Stage::Report, error.to_string(), error.remedy().to_owned()))?;
    let prose = narrative::read(&read.document, &report);
    report.claims = prose.claims;
    report.unread_sentences = prose.unread_sentences;
    report.template_leftovers = prose.template_leftovers;
    let evaluations = evaluation::read(&read.document);
    report.projects = evaluations.projects;
    report.indicators = evaluations.indicators;
    if report.statements.is_empty() && report.claims.is_empty() && report.unread_sentences.is_empty() {
        let error = statement::ReportError::NoStatement;
        return Err(refuse(Stage::Report, error.to_string(), error.remedy().to_owned()));
    }
    Ok(report)
}
