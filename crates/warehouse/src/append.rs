//! Appending a batch in the order that makes it visible all at once.

use crate::error::Error;
use crate::rows::{ReportRows, Stamp};
use crate::seal::sealed;
use crate::tags::{self, FileTags};
use crate::{Versions, Warehouse, layout, rows};
use arrow::array::RecordBatch;
use chrono::{DateTime, TimeDelta, Utc};
use deltalake::kernel::Action;
use deltalake::kernel::transaction::{CommitBuilder, CommitProperties};
use deltalake::protocol::{DeltaOperation, SaveMode};
use deltalake::writer::{DeltaWriter, RecordBatchWriter};
use juesuan_model::Reject;
use juesuan_model::schema::WarehouseTable;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use uuid::Uuid;

/// What one commit brings: whole reports, and inputs that were refused.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// Reports with the results of their checks.
    pub reports: Vec<ReportRows>,
    /// Inputs that produced no report. Cells that could not be read travel with their report.
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
pub(crate) const IN_ORDER: [WarehouseTable; 12] = [
    WarehouseTable::Facts,
    WarehouseTable::Statements,
    WarehouseTable::Sources,
    WarehouseTable::Claims,
    WarehouseTable::UnreadSentences,
    WarehouseTable::Projects,
    WarehouseTable::Indicators,
    WarehouseTable::RuleResults,
    WarehouseTable::Findings,
    WarehouseTable::FindingTerms,
    WarehouseTable::Rejects,
    WarehouseTable::Reports,
];

/// How long a batch may take from its first row to its last commit. One that takes longer is given up, so that rows without
/// a report can be distinguished from rows whose report is still to come.
pub(crate) const LONGEST: TimeDelta = TimeDelta::hours(12);

/// How many other writers may commit to a table before we do, one after another.
const COMMIT_RETRIES: usize = 1000;

/// When a batch was begun, as its id shows.
pub(crate) fn batch_time(batch_id: &str) -> Option<DateTime<Utc>> {
    let (seconds, nanos) = Uuid::parse_str(batch_id).ok()?.get_timestamp()?.to_unix();
    DateTime::from_timestamp(i64::try_from(seconds).ok()?, nanos)
}

/// A batch on its way. Its rows are encoded as they come, so that its reports need not be kept; nothing of it can be seen
/// before it is committed, and of one that is dropped nothing ever will.
pub struct Appending<'w> {
    warehouse: &'w Warehouse,
    stamp: Stamp<'w>,
    writers: BTreeMap<WarehouseTable, RecordBatchWriter>,
    /// The versions of the tables that have been committed.
    committed: tags::Versions,
    appended: Appended,
}

impl<'w> Appending<'w> {
    pub(crate) fn new(warehouse: &'w Warehouse, versions: &'w Versions) -> Self {
        let appended = Appended { reports: 0, facts: 0, findings: 0 };
        Self {
            warehouse,
            stamp: Stamp::new(versions),
            writers: BTreeMap::new(),
            committed: tags::Versions::new(),
            appended,
        }
    }

    /// Adds reports and rejects.
    ///
    /// # Errors
    /// A disk that is full or not writable, a log that cannot be read. The batch is lost then.
    pub fn add(&mut self, more: &Batch) -> Result<(), Error> {
        self.appended.reports += more.reports.len();
        self.appended.facts +=
            more.reports.iter().map(|rows| rows.count(WarehouseTable::Facts)).sum::<usize>();
        self.appended.findings += more.reports.iter().map(|rows| rows.findings).sum::<usize>();
        let Self { warehouse, stamp, writers, .. } = self;
        warehouse.runtime.block_on(async {
            for (table, rows) in rows::of(more, stamp) {
                write(warehouse, writers, table, rows?).await?;
            }
            Ok(())
        })
    }

    /// Makes all of it visible.
    ///
    /// # Errors
    /// A disk that is full or not writable, a log that cannot be read or committed to. Nothing is visible then.
    pub fn commit(mut self) -> Result<Appended, Error> {
        self.warehouse.runtime.block_on(async {
            for table in IN_ORDER {
                let late = batch_time(&self.stamp.batch_id).is_some_and(|begun| Utc::now() - begun > LONGEST);
                if table == WarehouseTable::Reports && late {
                    return Err(Error::TooLong { hours: LONGEST.num_hours() });
                }
                if let Some(writer) = self.writers.remove(&table) {
                    self.commit_table(table, writer).await?;
                }
            }
            Ok(self.appended)
        })
    }

    async fn commit_table(
        &mut self,
        table: WarehouseTable,
        mut writer: RecordBatchWriter,
    ) -> Result<(), Error> {
        let Warehouse { root, seen, .. } = self.warehouse;
        let fail = |error| Error::table(&root.place(table), error);
        let commit = CommitProperties::default()
            .with_max_retries(COMMIT_RETRIES)
            // Listing the log at each commit to find what has expired is dear; `vacuum` does it.
            .with_cleanup_expired_logs(Some(false));
        let mut adds = writer.flush().await.map_err(fail)?;
        let mut loaded = seen.take(root, table).await?;
        // So that a table whose log lost these commits is noticed.
        let relied_on =
            if table == WarehouseTable::Reports { &self.committed } else { &tags::Versions::new() };
        let tags = FileTags::appended(&self.stamp.batch_id, self.stamp.ingested_at, relied_on);
        tags::note(root, &loaded, table, &mut adds, &tags).await?;
        let partitions = table.partition_columns();
        let partition_by =
            (!partitions.is_empty()).then(|| partitions.iter().map(|column| (*column).to_owned()).collect());
        let operation = DeltaOperation::Write { mode: SaveMode::Append, partition_by, predicate: None };
        let adds = adds.into_iter().map(Action::Add).collect();
        let actions = sealed(adds, &operation, commit_metadata(self.appended)).map_err(fail)?;
        let committed = CommitBuilder::from(commit)
            .with_actions(actions)
            .build(Some(loaded.snapshot().map_err(fail)?), loaded.log_store(), operation)
            .await
            .map_err(fail)?;
        self.committed.insert(table, committed.version());
        loaded.state = Some(committed.snapshot());
        seen.keep(table, loaded);
        Ok(())
    }
}

/// Encodes rows for a table, which is loaded when the first come.
async fn write(
    warehouse: &Warehouse,
    writers: &mut BTreeMap<WarehouseTable, RecordBatchWriter>,
    table: WarehouseTable,
    rows: RecordBatch,
) -> Result<(), Error> {
    if rows.num_rows() == 0 {
        return Ok(());
    }
    let Warehouse { root, seen, .. } = warehouse;
    let fail = |error| Error::table(&root.place(table), error);
    let writer = match writers.entry(table) {
        Entry::Occupied(writer) => writer.into_mut(),
        Entry::Vacant(none) => {
            let loaded = seen.take(root, table).await?;
            let writer = RecordBatchWriter::for_table(&loaded).map_err(fail)?;
            seen.keep(table, loaded);
            none.insert(writer.with_writer_properties(layout::appended(table)))
        }
    };
    writer.write(rows).await.map_err(fail)
}

/// What a commit says about itself, for the history of the warehouse.
fn commit_metadata(appended: Appended) -> [(String, serde_json::Value); 3] {
    [
        ("reports".to_owned(), appended.reports.into()),
        ("facts".to_owned(), appended.facts.into()),
        ("findings".to_owned(), appended.findings.into()),
    ]
}
