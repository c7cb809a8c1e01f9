//! The rows of a damaged file, or of lost commits, from another warehouse that read the same sources.

use super::{Lost, Repair, Repaired};
use crate::compact::{self, BUDGET, Partition, open, partition, replace, whole};
use crate::damage::DamagedFile;
use crate::error::Error;
use crate::layout;
use crate::location::Root;
use crate::seal::sealed;
use crate::sort::Sorter;
use crate::table::{self, Listed};
use crate::tags::{FileTags, add_of};
use crate::verify::{self, intact};
use arrow::array::{Array, ArrayRef, AsArray, RecordBatch, StringArray, TimestampMicrosecondArray};
use arrow::compute::filter_record_batch;
use arrow::datatypes::TimestampMicrosecondType;
use arrow::error::ArrowError;
use arrow::row::{OwnedRow, Row, RowConverter, SortField};
use deltalake::kernel::transaction::{CommitBuilder, CommitProperties};
use deltalake::kernel::{Action, Add, Version};
use deltalake::protocol::{DeltaOperation, SaveMode};
use juesuan_model::schema::WarehouseTable;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// The names of the lost reports that are not among these revisions.
fn unread(lost: &Lost, revisions: &BTreeSet<String>) -> Vec<String> {
    let unread = lost.names.iter().filter(|(id, _)| !revisions.contains(*id));
    unread.map(|(_, name)| name.clone()).collect()
}

impl Repair<'_> {
    /// Puts the rows that another warehouse has of these reports in place of a damaged file.
    pub(crate) async fn rebuild(
        mut self,
        damaged: &DamagedFile,
        lost: &Lost,
        from: &Root,
    ) -> Result<Repaired, Error> {
        let file = self.file(damaged)?;
        let (view, tags) = (file.view.clone(), file.tags());
        let others: Vec<Listed> =
            self.files.iter().filter(|other| other.path != damaged.path).cloned().collect();
        let read = self.read(from, lost, &partition(&view)).await?;
        let missing = self.without_present(read.rows, lost, &others)?;
        let found: usize = missing.iter().map(RecordBatch::num_rows).sum();
        let rows = view.num_records().unwrap_or(found);
        let unread = unread(lost, &read.revisions);
        if found != rows && !unread.is_empty() {
            return Ok(Repaired::Missing { reports: unread });
        }
        if found > rows || (found < rows && !self.may_have_dead(&tags, lost)) {
            return Ok(Repaired::Other { lost: rows, found });
        }
        let tags = FileTags { ingested_at: tags.ingested_at, versions: tags.versions, ..FileTags::default() };
        let adds = self.write(missing, &tags).await?;
        if found == rows && adds.len() == 1 && !adds.iter().all(|add| bounds(add) == bounds(&add_of(&view))) {
            return Ok(Repaired::Differing);
        }
        let replaced = replace(self.root, &mut self.loaded, self.table, &[view], adds).await?;
        Ok(if replaced { Repaired::All { rows: found } } else { Repaired::Other { lost: rows, found: 0 } })
    }

    /// Whether rows of a file may be such that no view shows: they need not come back.
    fn may_have_dead(&self, tags: &FileTags, lost: &Lost) -> bool {
        let is_named = |batch: &String| lost.revisions.values().any(|named| named == batch);
        let all_named = tags.batches.as_ref().is_some_and(|batches| batches.iter().all(is_named));
        self.table.is_joined() && (lost.raced || !all_named)
    }

    /// Appends the rows that another warehouse has of these reports and this one lacks, and makes the log as long as the
    /// reports rely on.
    pub(crate) async fn refill(
        mut self,
        lost: &Lost,
        from: &Root,
        needed: Version,
    ) -> Result<Repaired, Error> {
        let read = self.read(from, lost, &Partition::new()).await?;
        let missing = self.without_present(read.rows, lost, &self.files)?;
        let unread = unread(lost, &read.revisions);
        if !unread.is_empty() {
            return Ok(Repaired::Missing { reports: unread });
        }
        let found = missing.iter().map(RecordBatch::num_rows).sum();
        let adds = self.write(missing, &FileTags::default()).await?;
        let mut actions: Vec<Action> = adds.into_iter().map(Action::Add).collect();
        while !actions.is_empty() || table::version(&self.loaded) < needed {
            self.commit(std::mem::take(&mut actions)).await?;
        }
        Ok(Repaired::All { rows: found })
    }

    async fn commit(&mut self, actions: Vec<Action>) -> Result<(), Error> {
        let fail = |error| Error::table(&self.root.place(self.table), error);
        let properties = CommitProperties::default().with_cleanup_expired_logs(Some(false));
        let operation = DeltaOperation::Write { mode: SaveMode::Append, partition_by: None, predicate: None };
        let committed = CommitBuilder::from(properties)
            .with_actions(sealed(actions, &operation, []).map_err(fail)?)
            .build(Some(self.loaded.snapshot().map_err(fail)?), self.loaded.log_store(), operation)
            .await
            .map_err(fail)?;
        self.loaded.state = Some(committed.snapshot());
        Ok(())
    }

    async fn write(&self, rows: Vec<RecordBatch>, tags: &FileTags) -> Result<Vec<Add>, Error> {
        let mut sorter = Sorter::new(self.table.schema(), &layout::order(self.table), BUDGET)?;
        for rows in rows {
            sorter.push(rows)?;
        }
        compact::write(self.root, &self.loaded, self.table, sorter.finish()?, tags).await
    }

    /// The rows of these reports in another warehouse, with the batches and times that they had here.
    async fn read(&self, from: &Root, lost: &Lost, of: &Partition) -> Result<Read, Error> {
        let mut read = Read::default();
        let reports = verify::reports(from).await;
        read.revisions = reports.into_iter().map(|report| report.revision_id).collect();
        let loaded = table::load(from, self.table).await?;
        let files = table::listed(from, &loaded, self.table, true).await?;
        intact(from, self.table, &files).await?;
        for file in files.iter().filter(|file| of.is_empty() || partition(&file.view) == *of) {
            for rows in rows_in(file, self.table)? {
                let rows = as_before(&rows, lost)?;
                if rows.num_rows() > 0 {
                    read.rows.push(rows);
                }
            }
        }
        Ok(read)
    }

    /// Those of the rows that the files do not have yet.
    fn without_present(
        &self,
        found: Vec<RecordBatch>,
        lost: &Lost,
        files: &[Listed],
    ) -> Result<Vec<RecordBatch>, Error> {
        let fields = self
            .table
            .schema()
            .fields()
            .iter()
            .map(|field| SortField::new(field.data_type().clone()))
            .collect();
        let converter = RowConverter::new(fields)?;
        let mut present: HashMap<OwnedRow, usize> = HashMap::new();
        let may_overlap = |file: &&Listed| {
            let batches = file.tags().batches;
            let is_lost =
                |batch: &String| lost.revisions.values().chain(lost.ingested_at.keys()).any(|id| id == batch);
            batches.is_none_or(|batches| batches.iter().any(is_lost))
        };
        for file in files.iter().filter(may_overlap) {
            for rows in rows_in(file, self.table)? {
                let rows = filter_record_batch(&rows, &lost.owns(&rows).into())?;
                for row in &converter.convert_columns(rows.columns())? {
                    *present.entry(row.owned()).or_default() += 1;
                }
            }
        }
        let mut missing = Vec::new();
        for rows in found {
            let keys = converter.convert_columns(rows.columns())?;
            let is_missing = |row: Row<'_>| match present.get_mut(&row.owned()) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    false
                }
                _ => true,
            };
            let kept: Vec<bool> = keys.iter().map(is_missing).collect();
            missing.push(filter_record_batch(&rows, &kept.into())?);
        }
        missing.retain(|rows| rows.num_rows() > 0);
        Ok(missing)
    }
}

/// What another warehouse has.
#[derive(Default)]
struct Read {
    revisions: BTreeSet<String>,
    rows: Vec<RecordBatch>,
}

/// The bounds and the counts of nulls of each column of a file.
fn bounds(add: &Add) -> Option<[Value; 3]> {
    let stats: Value = serde_json::from_str(add.stats.as_ref()?).ok()?;
    let part = |name: &str| stats.get(name).cloned().unwrap_or_default();
    Some([part("minValues"), part("maxValues"), part("nullCount")])
}

/// The rows of a file with all columns of the table.
fn rows_in(file: &Listed, table: WarehouseTable) -> Result<Vec<RecordBatch>, Error> {
    let reader = open(&file.path)?.build().map_err(|error| Error::parquet(&file.path, &error))?;
    let (schema, partition) = (table.schema(), partition(&file.view));
    reader.map(|rows| Ok(whole(&rows?, &schema, &partition)?)).collect()
}

/// Of some rows those of the lost reports, with the batch and the time that they had. Rows of no report are refused inputs:
/// the inputs were chosen so that all of them are taken.
fn as_before(rows: &RecordBatch, lost: &Lost) -> Result<RecordBatch, ArrowError> {
    let text = |name: &str| rows.column_by_name(name).and_then(|column| column.as_string_opt::<i32>());
    let revisions = text("revision_id");
    let only_batch = lost.ingested_at.keys().next();
    let batch_of = |row: usize| -> Option<&String> {
        match revisions.filter(|ids| ids.is_valid(row)) {
            Some(ids) => lost.revisions.get(ids.value(row)),
            None => only_batch,
        }
    };
    let batches: Vec<Option<&String>> = (0..rows.num_rows()).map(batch_of).collect();
    let kept: Vec<bool> = batches.iter().map(Option::is_some).collect();
    let kept_rows = filter_record_batch(rows, &kept.into())?;
    let batches: Vec<&String> = batches.into_iter().flatten().collect();
    let schema = rows.schema();
    let columns = schema.fields().iter().zip(kept_rows.columns()).map(|(field, column)| -> ArrayRef {
        match field.name().as_str() {
            "batch_id" => Arc::new(StringArray::from_iter_values(&batches)),
            "ingested_at" => {
                let old = column.as_primitive_opt::<TimestampMicrosecondType>();
                let time = |(row, batch): (usize, &&String)| {
                    let known = lost.ingested_at.get(*batch).copied();
                    known.or_else(|| old.map(|old| old.value(row))).unwrap_or_default()
                };
                let times = TimestampMicrosecondArray::from_iter_values(batches.iter().enumerate().map(time));
                Arc::new(times.with_timezone("UTC"))
            }
            _ => column.clone(),
        }
    });
    RecordBatch::try_new(schema.clone(), columns.collect())
}
