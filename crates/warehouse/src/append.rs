//! Appending a batch in the order that makes it visible all at once.

use crate::error::Error;
use crate::location::Root;
use crate::table::Seen;
use crate::{Versions, layout, rows};
use arrow::array::RecordBatch;
use chrono::{DateTime, TimeDelta, Utc};
use deltalake::kernel::transaction::CommitProperties;
use deltalake::writer::{DeltaWriter, RecordBatchWriter};
use juesuan_model::schema::Table;
use juesuan_model::{Reconciliation, Reject, Report};
use uuid::Uuid;

/// What one commit brings: whole reports, and inputs that were refused.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// Reports with all their facts, each with what checking it gave.
    pub reports: Vec<(Report, Reconciliation)>,
    /// Inputs that gave no report. Cells that could not be read travel with their report.
    pub rejects: Vec<Reject>,
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appended {
    /// Reports.
    pub reports: usize,
    /// Facts of those reports.
    pub facts: usize,
    /// Findings, each cause counted once.
    pub findings: usize,
}

/// The order in which tables are made and written. It is the promise: what `reports` names is already there.
pub(crate) const IN_ORDER: [Table; 12] = [
    Table::Facts,
    Table::Statements,
    Table::Sources,
    Table::Claims,
    Table::UnreadSentences,
    Table::Projects,
    Table::Indicators,
    Table::RuleResults,
    Table::Findings,
    Table::FindingTerms,
    Table::Rejects,
    Table::Reports,
];

/// How long a batch may take from its first row to its last commit. One that takes longer is given up, so that rows without
/// a report can be told from rows whose report is still to come.
pub(crate) const LONGEST: TimeDelta = TimeDelta::hours(12);

/// How many other writers may commit to a table before we do, one after another.
const COMMIT_RETRIES: usize = 1000;

/// When a batch was begun, which its id tells.
pub(crate) fn batch_time(batch_id: &str) -> Option<DateTime<Utc>> {
    let (seconds, nanos) = Uuid::parse_str(batch_id).ok()?.get_timestamp()?.to_unix();
    DateTime::from_timestamp(i64::try_from(seconds).ok()?, nanos)
}

pub(crate) async fn append(
    root: &Root,
    seen: &Seen,
    batch: &Batch,
    versions: &Versions,
) -> Result<Appended, Error> {
    let stamp = rows::Stamp::new(versions);
    let appended = Appended {
        reports: batch.reports.len(),
        facts: batch.reports.iter().map(|(report, _)| report.facts.len()).sum(),
        findings: batch.reports.iter().map(|(_, checked)| checked.findings.len()).sum(),
    };
    for table in IN_ORDER {
        let late = batch_time(&stamp.batch_id).is_some_and(|begun| Utc::now() - begun > LONGEST);
        if table == Table::Reports && late {
            return Err(Error::TooLong { hours: LONGEST.num_hours() });
        }
        write(root, seen, table, rows::of(table, batch, &stamp)?, &appended).await?;
    }
    Ok(appended)
}

async fn write(
    root: &Root,
    seen: &Seen,
    table: Table,
    rows: RecordBatch,
    appended: &Appended,
) -> Result<(), Error> {
    if rows.num_rows() == 0 {
        return Ok(());
    }
    let fail = |error| Error::table(&root.place(table), error);
    let mut loaded = seen.take(root, table).await?;
    let commit = CommitProperties::default()
        .with_max_retries(COMMIT_RETRIES)
        // For the history of the warehouse.
        .with_metadata([
            ("reports".to_owned(), appended.reports.into()),
            ("facts".to_owned(), appended.facts.into()),
            ("findings".to_owned(), appended.findings.into()),
        ])
        // Listing the log at each commit to find what has expired is dear; `vacuum` does it.
        .with_cleanup_expired_logs(Some(false));
    let mut writer = RecordBatchWriter::for_table(&loaded)
        .map_err(fail)?
        .with_writer_properties(layout::appended(table))
        .with_commit_properties(commit);
    writer.write(rows).await.map_err(fail)?;
    writer.flush_and_commit(&mut loaded).await.map_err(fail)?;
    seen.keep(table, loaded);
    Ok(())
}
