//! Whether the rows of a warehouse are complete: every report has as many rows as it states, and every row has its report.

use crate::error::Error;
use crate::session::Session;
use duckdb::Connection;
use juesuan_messages::{Message, message};

/// The tables whose rows a report counts, with the column that it counts them in.
const COUNTED: [(&str, &str); 5] = [
    ("sources", "source_count"),
    ("statements", "statement_count"),
    ("facts", "fact_count"),
    ("claims", "claim_count"),
    ("unread_sentences", "unread_sentence_count"),
];

/// What a warehouse contains, and what is incomplete.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Soundness {
    /// Departments.
    pub entities: i64,
    /// Current reports.
    pub reports: i64,
    /// Revisions that newer ones replaced.
    pub older: i64,
    /// Facts of the current reports.
    pub facts: i64,
    /// Inputs, pages and cells that could not be read.
    pub rejects: i64,
    /// Reports that do not have as many rows as they should, each in words.
    pub incomplete: Vec<Message>,
    /// Facts that no view shows, because the run that wrote them ended early.
    pub left_behind: i64,
}

impl Session {
    /// Counts the warehouse's reports and rows, and compares the counts that each report states with what exists.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn soundness(&self) -> Result<Soundness, Error> {
        let count = |select: &str| -> Result<i64, Error> {
            Ok(self
                .sql(&format!("SELECT CAST(({select}) AS BIGINT) AS n"))?
                .column("n")?
                .i64()?
                .get(0)
                .unwrap_or(0))
        };
        let mut incomplete = Vec::new();
        for (table, counted) in COUNTED {
            let frame = self.sql(&format!(
                "SELECT revisions.entity_name, revisions.fiscal_year, CAST(revisions.{counted} AS BIGINT) AS expected,
                   COUNT(r.batch_id) AS found
                 FROM revisions LEFT JOIN raw_{table} AS r
                   ON r.revision_id = revisions.revision_id AND r.batch_id = revisions.batch_id
                 GROUP BY revisions.revision_id, revisions.entity_name, revisions.fiscal_year, revisions.{counted}
                 HAVING COUNT(r.batch_id) <> revisions.{counted}
                 ORDER BY revisions.entity_name, revisions.fiscal_year, found"
            ))?;
            let (entities, years) =
                (frame.column("entity_name")?.str()?, frame.column("fiscal_year")?.i32()?);
            let (expected, found) = (frame.column("expected")?.i64()?, frame.column("found")?.i64()?);
            incomplete.extend((0..frame.height()).map(|row| {
                message!(
                    "query-rows-missing",
                    entity = entities.get(row).unwrap_or_default(),
                    year = years.get(row).unwrap_or_default().to_string(),
                    table = table,
                    expected = expected.get(row).unwrap_or_default(),
                    found = found.get(row).unwrap_or_default().to_string()
                )
            }));
        }
        Ok(Soundness {
            entities: count("SELECT COUNT(*) FROM entities")?,
            reports: count("SELECT COUNT(*) FROM reports")?,
            older: count("SELECT COUNT(*) FROM revisions WHERE newness IS NULL OR newness > 1")?,
            facts: count("SELECT COUNT(*) FROM facts")?,
            rejects: count("SELECT COUNT(*) FROM rejects")?,
            incomplete,
            left_behind: count(
                "SELECT COUNT(*) FROM raw_facts AS fact WHERE NOT EXISTS (SELECT 1 FROM raw_reports AS report
                 WHERE report.revision_id = fact.revision_id AND report.batch_id = fact.batch_id)",
            )?,
        })
    }
}

/// The version of the SQL engine that is linked, for example `v1.5.6`.
///
/// # Errors
/// An engine that does not start.
pub fn engine_version() -> Result<String, Error> {
    let connection = Connection::open_in_memory().map_err(Error::engine(message!("query-part-engine")))?;
    connection.query_row("SELECT version()", [], |row| row.get(0)).map_err(Error::Query)
}
