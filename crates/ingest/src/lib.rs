//! Reports from files: find them, read their bytes, recognize their statements, make facts.
//!
//! ```text
//! paths ─ discover, archive ─▶ bytes ─ reader ─▶ Document ─ report_key, statement ─▶ ParsedFile
//!
//! ParsedFiles ─ group, manifest ─▶ the files of one report ─ statement ──▶ Report: facts
//!                                                          ─ narrative ──▶         claims
//!                                                          ─ evaluation ─▶         projects, indicators
//!                                                          ─ account ────▶         what became of every amount
//! ```
//!
//! Most reports are one file. Some consist of several: the explanations in one file and the statements in another, or one file per
//! statement; [`group`] finds out which belong together.
//!
//! A reader knows nothing of statements, and a statement knows nothing of formats: between them is the
//! [`Document`](document::Document), paragraphs and grids whose every cell has its position. The readers are a crate of their own,
//! [`juesuan_reader`]; its [`reader`] and [`document`] are re-exported here. Everything that cannot be read becomes a [`Reject`]
//! that states what, where and what to do.

mod account;
mod archive;
mod discover;
mod evaluation;
mod file_name;
pub mod group;
mod manifest;
mod narrative;
mod numeral;
mod parsed_file;
mod report_key;
mod script;
mod slips;
mod source;
pub mod statement;
mod zeros;

pub use archive::Opener;
pub use discover::discover;
pub use juesuan_reader as reader;
pub use juesuan_reader::{OnPage, Options, document};
pub use manifest::{Manifest, ManifestRow};
pub use parsed_file::{ParsedFile, report};
pub use report_key::ReportKey;
pub use source::{DiscoveredInput, Hashed, Input, Loaded};

use juesuan_model::{Reject, Report};

/// The version of the parser: bytes that it has read before are not read again.
///
/// Incremented with every change that can change a row.
pub const PARSER_VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "+8");

/// Turns loaded bytes into a report: one file that is a report by itself.
///
/// # Errors
/// The reason why these bytes are not a report. Cells that could not be read do not fail the report; they are in
/// [`Report::rejects`].
pub fn read(loaded: &Loaded) -> Result<Report, Reject> {
    read_with(loaded, &Options::default())
}

/// Like [`read`], with options.
///
/// # Errors
/// As for [`read`].
pub fn read_with(loaded: &Loaded, options: &Options) -> Result<Report, Reject> {
    report(vec![ParsedFile::read(loaded, options)?], None)
}
