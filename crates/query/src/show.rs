//! Drilling down: an entity to its reports, a report to its statements, a line to its numbers.

use crate::entity::Entity;
use crate::error::Error;
use crate::library;
use crate::session::Session;
use polars::frame::DataFrame;

/// A report that was found for drilling down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundReport {
    /// Its revision.
    pub revision_id: String,
    /// The hash of its bytes.
    pub report_id: String,
    /// Where its file was.
    pub source_uri: String,
}

impl Session {
    /// The current reports of an entity: the columns of `queries/analysis/entity_reports.sql`.
    ///
    /// # Errors
    /// Whatever the engine refuses.
    pub fn reports_of(&self, entity: &Entity) -> Result<DataFrame, Error> {
        self.query(library::ENTITY_REPORTS.text, &[("entity_id", entity.id.clone().into())])
    }

    /// The entity's current reports of one year; more than one where it published several kinds or scopes.
    ///
    /// # Errors
    /// Whatever the engine refuses.
    pub fn reports_of_year(&self, entity: &Entity, year: u16) -> Result<Vec<FoundReport>, Error> {
        let frame = self.reports_of(entity)?;
        let text = |name: &str| -> Result<_, Error> { Ok(frame.column(name)?.str()?) };
        let (revision, report, source) = (text("revision_id")?, text("report_id")?, text("source_uri")?);
        let years = frame.column("fiscal_year")?.i32()?;
        let cell =
            |column: &polars::prelude::StringChunked, row| column.get(row).unwrap_or_default().to_owned();
        let of_year = (0..frame.height()).filter(|&row| years.get(row) == Some(i32::from(year)));
        Ok(of_year
            .map(|row| FoundReport {
                revision_id: cell(revision, row),
                report_id: cell(report, row),
                source_uri: cell(source, row),
            })
            .collect())
    }

    /// The statements of a report: the columns of `queries/analysis/report_statements.sql`.
    ///
    /// # Errors
    /// Whatever the engine refuses.
    pub fn statements_of(&self, report: &FoundReport) -> Result<DataFrame, Error> {
        self.query(library::REPORT_STATEMENTS.text, &[("revision_id", report.revision_id.clone().into())])
    }

    /// The sentences of a report with an amount that was not understood: `queries/analysis/report_unread.sql`.
    ///
    /// # Errors
    /// Whatever the engine refuses.
    pub fn unread_of(&self, report: &FoundReport) -> Result<DataFrame, Error> {
        self.query(library::REPORT_UNREAD.text, &[("revision_id", report.revision_id.clone().into())])
    }

    /// The numbers that a report prints at a line: `queries/analysis/facts_at.sql`.
    ///
    /// # Errors
    /// Whatever the engine refuses.
    pub fn numbers_at(&self, report: &FoundReport, line: u32) -> Result<DataFrame, Error> {
        let revision = report.revision_id.clone().into();
        self.query(library::FACTS_AT.text, &[("revision_id", revision), ("line", line.into())])
    }
}
