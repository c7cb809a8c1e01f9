//! Drilling down: an entity to its reports, a report to its statements, a place to its numbers.

use crate::amount::SoughtAmount;
use crate::entity::Entity;
use crate::error::Error;
use crate::file::{File, question};
use crate::place::{self, FoundSource};
use crate::session::Session;
use duckdb::types::Value;
use juesuan_messages::Language;
use juesuan_model::Account;
use polars::frame::DataFrame;

/// The current reports of an entity.
const ENTITY_REPORTS: File = question!("entity_reports");
/// The statements of a report.
const REPORT_STATEMENTS: File = question!("report_statements");
/// The sentences of a report that were not understood.
const REPORT_UNREAD: File = question!("report_unread");
/// The numbers that a report prints at a place.
const FACTS_AT: File = question!("facts_at");
/// The files of a report.
const REPORT_SOURCES: File = question!("report_sources");

/// A place in a report's files; only some parts may be known. The default is everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct At {
    /// The page.
    pub page: Option<u32>,
    /// The sheet's number.
    pub sheet: Option<u32>,
    /// The paragraph's number.
    pub paragraph: Option<u32>,
    /// The line, or the row of a sheet.
    pub line: Option<u32>,
    /// The character in the line, or the column of a sheet.
    pub column: Option<u32>,
    /// The table in the report, from 0.
    pub table: Option<u32>,
    /// The row in the table, from 0.
    pub row: Option<u32>,
    /// The column in the row, from 0.
    pub col: Option<u32>,
    /// The text that is printed there.
    pub printed: Option<String>,
}

/// A report that was found for drilling down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundReport {
    /// Its revision.
    pub revision_id: String,
    /// The hash of its bytes; of several files, of their hashes.
    pub report_id: String,
    /// Where its main file was.
    pub source_uri: String,
    /// What became of every amount in it.
    pub account: Account,
    /// How many statements it has.
    pub statements: u32,
}

impl Session {
    /// The current reports of an entity, then those of its aliases: the columns of `queries/analysis/entity_reports.sql`.
    ///
    /// # Errors
    /// Errors of the engine.
    pub fn reports_of(&self, entity: &Entity) -> Result<DataFrame, Error> {
        self.query_of(Some(entity), ENTITY_REPORTS.text, &[])
    }

    /// The entity's current reports of one year; more than one if it published several kinds or scopes.
    ///
    /// # Errors
    /// Errors of the engine.
    pub fn reports_of_year(&self, entity: &Entity, year: u16) -> Result<Vec<FoundReport>, Error> {
        let frame = self.reports_of(entity)?;
        let text = |name: &str| -> Result<_, Error> { Ok(frame.column(name)?.str()?) };
        let (revision, report, source) = (text("revision_id")?, text("report_id")?, text("source_uri")?);
        let number = |name: &str| -> Result<_, Error> { Ok(frame.column(name)?.i32()?) };
        let (years, statements) = (number("fiscal_year")?, number("statement_count")?);
        let (facts, claims) = (number("fact_amount_count")?, number("claim_amount_count")?);
        let (unread, rejected) = (number("unread_amount_count")?, number("rejected_amount_count")?);
        let count = |column: &polars::prelude::Int32Chunked, row| {
            column.get(row).and_then(|count| u32::try_from(count).ok()).unwrap_or_default()
        };
        let cell =
            |column: &polars::prelude::StringChunked, row| column.get(row).unwrap_or_default().to_owned();
        let of_year = (0..frame.height()).filter(|&row| years.get(row) == Some(i32::from(year)));
        Ok(of_year
            .map(|row| FoundReport {
                revision_id: cell(revision, row),
                report_id: cell(report, row),
                source_uri: cell(source, row),
                account: Account {
                    facts: count(facts, row),
                    claims: count(claims, row),
                    unread: count(unread, row),
                    rejected: count(rejected, row),
                    left_over: 0,
                },
                statements: count(statements, row),
            })
            .collect())
    }

    /// The statements of a report: the columns of `queries/analysis/report_statements.sql`.
    ///
    /// # Errors
    /// Errors of the engine.
    pub fn statements_of(&self, report: &FoundReport) -> Result<DataFrame, Error> {
        self.query(REPORT_STATEMENTS.text, &[("revision_id", report.revision_id.clone().into())])
    }

    /// The sentences of a report with an amount that was not understood: `queries/analysis/report_unread.sql`.
    ///
    /// # Errors
    /// Errors of the engine.
    pub fn unread_of(&self, report: &FoundReport) -> Result<DataFrame, Error> {
        self.query(REPORT_UNREAD.text, &[("revision_id", report.revision_id.clone().into())])
    }

    /// The files of a report, the main one first.
    ///
    /// # Errors
    /// Errors of the engine.
    pub fn sources_of(&self, report: &FoundReport) -> Result<Vec<FoundSource>, Error> {
        let revision = report.revision_id.clone().into();
        let frame = self.query(REPORT_SOURCES.text, &[("revision_id", revision)])?;
        let text = |name: &str| -> Result<_, Error> { Ok(frame.column(name)?.str()?) };
        let (uri, format) = (text("source_uri")?, text("source_format")?);
        let (hash, sheets) = (text("content_hash")?, text("sheets")?);
        let recognized = frame.column("recognized_pages")?.i32()?;
        let cell =
            |column: &polars::prelude::StringChunked, row| column.get(row).unwrap_or_default().to_owned();
        Ok((0..frame.height())
            .map(|row| FoundSource {
                uri: cell(uri, row),
                format: cell(format, row),
                content_hash: cell(hash, row),
                sheets: sheets
                    .get(row)
                    .map(|names| names.split('/').map(str::to_owned).collect())
                    .unwrap_or_default(),
                recognized: recognized.get(row).is_some_and(|pages| pages > 0),
            })
            .collect())
    }

    /// What a report prints at a place, and what could not be read there: the columns of `queries/analysis/facts_at.sql`, with
    /// `place`, the place in words of a language, instead of its separate columns.
    ///
    /// # Errors
    /// Errors of the engine.
    pub fn numbers_at(
        &self,
        report: &FoundReport,
        sources: &[FoundSource],
        at: &At,
        language: Language,
    ) -> Result<DataFrame, Error> {
        let any = |number: Option<u32>| Value::from(number.map_or(-1, i64::from));
        let frame = self.query(
            FACTS_AT.text,
            &[
                ("revision_id", report.revision_id.clone().into()),
                ("page", any(at.page)),
                ("sheet", any(at.sheet)),
                ("paragraph", any(at.paragraph)),
                ("line", any(at.line)),
                ("line_column", any(at.column)),
                ("table_index", any(at.table)),
                ("row_index", any(at.row)),
                ("col_index", any(at.col)),
                ("printed", at.printed.clone().unwrap_or_default().into()),
            ],
        )?;
        place::in_words(&frame, sources, language)
    }

    /// As [`Self::numbers_at`], wherever a report prints an amount.
    ///
    /// # Errors
    /// Errors of the engine.
    pub fn numbers_like(
        &self,
        report: &FoundReport,
        sources: &[FoundSource],
        amount: &SoughtAmount,
        language: Language,
    ) -> Result<DataFrame, Error> {
        amount.of(&self.numbers_at(report, sources, &At::default(), language)?)
    }
}
