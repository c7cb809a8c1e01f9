//! Repairing: bringing back the rows of damaged files, and those of commits that a log lost.
//!
//! Rows come back in one of two ways. If the damaged file was written by a compaction whose own inputs are still there, as
//! they are until `vacuum` deletes them, the same rows are written again from those. Otherwise the reports that may have
//! had rows in the file are read again from their sources, into a warehouse for the time being; since a revision's id
//! follows from the bytes of its files and the versions of the code, the same id means the same rows. They get the batch
//! and the time that they had, so nothing that can be seen changes, in the present or as of any time.
//!
//! A file is replaced only if as many rows came back as the log says it had, with the same bounds and the same count of
//! nulls in each column; rows that no view shows need not come back. What is not complete is not replaced.

use crate::compact::{self, BUDGET, Partition, intact, open, partition, replace, whole};
use crate::error::Error;
use crate::living::Living;
use crate::location::Root;
use crate::sort::Sorter;
use crate::table::{self, Listed};
use crate::tags::{FileTags, add_of};
use crate::verify::{self, DamagedFile, ReportRow, may_hold};
use crate::version::{Log, Operation};
use crate::{layout, rows};
use arrow::array::{Array, ArrayRef, AsArray, RecordBatch, StringArray, TimestampMicrosecondArray};
use arrow::compute::filter_record_batch;
use arrow::error::ArrowError;
use arrow::row::{OwnedRow, RowConverter, SortField};
use deltalake::DeltaTable;
use deltalake::kernel::transaction::{CommitBuilder, CommitProperties};
use deltalake::kernel::{Action, Add, LogicalFileView, Version};
use deltalake::protocol::{DeltaOperation, SaveMode};
use juesuan_model::schema::WarehouseTable;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The reports whose rows are to be brought back, and where their files were.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lost {
    /// The batch of each revision.
    revisions: BTreeMap<String, String>,
    /// When each batch was ingested, where the table states it.
    ingested_at: BTreeMap<String, i64>,
    /// The department and year of each revision.
    names: BTreeMap<String, String>,
    /// Where the files were found.
    pub uris: BTreeSet<String>,
    /// Whether text in some of them was recognized in images.
    pub recognized: bool,
}

impl Lost {
    /// Which of these rows, as they are in a file, belong to the lost reports.
    fn owns(&self, rows: &RecordBatch) -> Vec<bool> {
        let text = |name: &str| rows.column_by_name(name).and_then(|column| column.as_string_opt::<i32>());
        let (revisions, batches) = (text("revision_id"), text("batch_id"));
        let owns = |row: usize| {
            let batch = batches?.value(row);
            match revisions.filter(|ids| ids.is_valid(row)) {
                Some(ids) => Some(self.revisions.get(ids.value(row))? == batch),
                None => Some(self.ingested_at.contains_key(batch)),
            }
        };
        (0..rows.num_rows()).map(|row| owns(row).unwrap_or_default()).collect()
    }

    /// Whether no report is lost.
    pub fn is_empty(&self) -> bool {
        self.revisions.is_empty() && self.uris.is_empty()
    }
}

/// How a repair ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repaired {
    /// All rows are back.
    All {
        /// The rows that were written.
        rows: usize,
    },
    /// Nothing was changed, since rows of these reports did not come back.
    Missing {
        /// Department and year of each.
        reports: Vec<String>,
    },
    /// Nothing was changed, since other rows came back than were lost.
    Other {
        /// The rows that were lost.
        lost: usize,
        /// The rows that came back.
        found: usize,
    },
}

/// What the repair of one table works with.
pub(crate) struct Repair<'a> {
    root: &'a Root,
    table: WarehouseTable,
    loaded: DeltaTable,
    files: Vec<Listed>,
}

impl<'a> Repair<'a> {
    pub(crate) async fn of(root: &'a Root, table: WarehouseTable) -> Result<Self, Error> {
        let loaded = table::load(root, table).await?;
        let files = table::listed(root, &loaded, table, true).await?;
        Ok(Self { root, table, loaded, files })
    }

    fn file(&self, damaged: &DamagedFile) -> Result<&Listed, Error> {
        let found = self.files.iter().find(|file| file.path == damaged.path);
        // Another process replaced it meanwhile.
        found.ok_or_else(|| Error::Damaged { dir: self.root.name(), files: vec![damaged.clone()] })
    }

    /// Writes the rows of a file again from the files that a compaction had merged into it. `None`, where they are not
    /// all there as they were written.
    pub(crate) async fn restore(mut self, damaged: &DamagedFile) -> Result<Option<usize>, Error> {
        let file = self.file(damaged)?;
        let path = file.view.path().into_owned();
        let partition = partition(&file.view);
        let Some(made) = self.compaction(&path).await? else { return Ok(None) };
        let outputs: Vec<LogicalFileView> = self
            .files
            .iter()
            .filter(|file| made.outputs.contains(file.view.path().as_ref()))
            .map(|file| file.view.clone())
            .collect();
        let inputs: Vec<PathBuf> =
            made.inputs.iter().map(|path| self.root.folder(self.table).join(path)).collect();
        if outputs.len() != made.outputs.len() || inputs.is_empty() {
            return Ok(None);
        }
        let living = if self.table.is_joined() { Some(Living::now(self.root).await?) } else { None };
        let inputs: Vec<&Path> = inputs.iter().map(PathBuf::as_path).collect();
        let (sorted, _) = compact::sorted(self.table, &partition, &inputs, living.as_ref())?;
        let tags = FileTags { versions: FileTags::of(&add_of(&file.view)).versions, ..FileTags::default() };
        let adds = compact::write(self.root, &self.loaded, self.table, sorted, &tags).await?;
        let rows = rows_of(&adds);
        let replaced = replace(self.root, &mut self.loaded, self.table, &outputs, adds).await?;
        Ok(replaced.then_some(rows))
    }

    /// The compaction that wrote a file: all that it wrote, and files that are as they were written and have the same rows.
    /// An input that is damaged itself may come from a compaction, too, whose inputs then take its place.
    async fn compaction(&self, path: &str) -> Result<Option<Compaction>, Error> {
        let commits = self.commits().await?;
        let made_by = |path: &str| {
            commits.iter().find(|commit| commit.adds.contains_key(path)).filter(|commit| commit.is_compaction)
        };
        let Some(made) = made_by(path) else { return Ok(None) };
        let mut pending: BTreeSet<&String> = made.removes.iter().collect();
        let mut inputs: BTreeSet<&String> = BTreeSet::new();
        while let Some(path) = pending.pop_first() {
            let add = commits.iter().find_map(|commit| commit.adds.get(path));
            if add.is_some_and(|add| is_as_written(add, &self.root.folder(self.table).join(path))) {
                inputs.insert(path);
                continue;
            }
            let Some(made) = made_by(path) else { return Ok(None) };
            for output in made.adds.keys().filter(|output| *output != path) {
                if !pending.remove(output) && !inputs.remove(output) {
                    return Ok(None);
                }
            }
            pending.extend(&made.removes);
        }
        Ok(Some(Compaction {
            outputs: made.adds.keys().cloned().collect(),
            inputs: inputs.into_iter().cloned().collect(),
        }))
    }

    /// The commits that the log still has.
    async fn commits(&self) -> Result<Vec<Commit>, Error> {
        let log = Log::new(self.root, &self.loaded, self.table);
        let mut commits = Vec::new();
        for version in (0..=log.latest).rev() {
            let Some(entry) = log.read(version).await? else { break };
            let is_compaction = entry.committed.operation == Operation::Compact;
            let mut commit = Commit { is_compaction, adds: BTreeMap::new(), removes: Vec::new() };
            for action in entry.actions {
                match action {
                    Action::Add(add) => _ = commit.adds.insert(add.path.clone(), add),
                    Action::Remove(remove) => commit.removes.push(remove.path),
                    _ => {}
                }
            }
            commits.push(commit);
        }
        Ok(commits)
    }

    /// The reports that may have rows in a damaged file.
    pub(crate) async fn lost(&self, damaged: &DamagedFile) -> Result<Lost, Error> {
        let file = self.file(damaged)?;
        let tags = file.tags();
        let reports = verify::reports(self.root).await;
        let hit: Vec<ReportRow> = if self.table == WarehouseTable::Reports {
            let known: BTreeSet<&ReportRow> = reports.iter().collect();
            let of_batches =
                |row: &ReportRow| tags.batches.as_ref().is_none_or(|ids| ids.contains(&row.batch_id));
            let named = source_rows(self.root, None).await?.into_iter().map(|source| source.report);
            // A row of the damaged file, if it can still be read, does not count.
            let is_elsewhere = |row: &ReportRow| {
                known
                    .iter()
                    .any(|known| known.revision_id == row.revision_id && known.batch_id == row.batch_id)
                    && !verify::named_in(&file.path).iter().any(|own| own.revision_id == row.revision_id)
            };
            named.filter(|row| of_batches(row) && !is_elsewhere(row)).collect()
        } else {
            reports.into_iter().filter(|report| may_hold(file, &tags, report)).collect()
        };
        let mut lost = self.of_reports(hit).await?;
        if let (Some(batches), Some(at)) = (&tags.batches, tags.ingested_at) {
            lost.ingested_at.extend(batches.iter().map(|batch| (batch.clone(), at)));
        }
        if self.table == WarehouseTable::Rejects {
            lost.uris.extend(uris_in(&file.path));
            if lost.uris.is_empty() {
                // It held refused inputs only: they are next to some report.
                let sources = source_rows(self.root, None).await?;
                lost.uris.extend(sources.into_iter().map(|source| source.report.source_uri));
            }
        }
        Ok(lost)
    }

    /// The reports whose rows were in commits that the log of the table lost.
    pub(crate) async fn lost_commits(&self) -> Result<Lost, Error> {
        let found = table::version(&self.loaded);
        let reports = table::load(self.root, WarehouseTable::Reports).await?;
        let mut hit = Vec::new();
        for file in table::listed(self.root, &reports, WarehouseTable::Reports, true).await? {
            if file.tags().versions.get(&self.table).is_some_and(|version| *version > found) {
                hit.extend(verify::named_in(&file.path));
            }
        }
        self.of_reports(hit).await
    }

    async fn of_reports(&self, hit: Vec<ReportRow>) -> Result<Lost, Error> {
        let mut lost = Lost::default();
        for report in hit {
            lost.names.insert(report.revision_id.clone(), format!("{} {}", report.entity_name, report.year));
            lost.uris.extend(Some(report.source_uri).filter(|uri| !uri.is_empty()));
            // Of a revision that two batches stored, the views show the rows of the first.
            let batch = lost.revisions.entry(report.revision_id).or_insert_with(|| report.batch_id.clone());
            *batch = std::mem::take(batch).min(report.batch_id);
        }
        for source in source_rows(self.root, Some(&lost.revisions)).await? {
            lost.recognized |= source.recognized;
            lost.uris.extend([source.report.source_uri]);
        }
        Ok(lost)
    }

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
        let unread: Vec<String> = lost
            .names
            .iter()
            .filter(|(id, _)| !read.revisions.contains(*id))
            .map(|(_, name)| name.clone())
            .collect();
        if found != rows && !unread.is_empty() {
            return Ok(Repaired::Missing { reports: unread });
        }
        let may_have_dead = self.table.is_joined() && found < rows;
        if found != rows && !may_have_dead {
            return Ok(Repaired::Other { lost: rows, found });
        }
        let tags = FileTags { ingested_at: tags.ingested_at, versions: tags.versions, ..FileTags::default() };
        let adds = self.write(missing, &tags).await?;
        if found == rows && !adds.iter().all(|add| bounds(add) == bounds(&add_of(&view))) && adds.len() == 1 {
            return Ok(Repaired::Other { lost: rows, found });
        }
        let replaced = replace(self.root, &mut self.loaded, self.table, &[view], adds).await?;
        Ok(if replaced { Repaired::All { rows: found } } else { Repaired::Other { lost: rows, found: 0 } })
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
        let unread: Vec<String> = lost
            .names
            .iter()
            .filter(|(id, _)| !read.revisions.contains(*id))
            .map(|(_, name)| name.clone())
            .collect();
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
        let committed = CommitBuilder::from(properties)
            .with_actions(actions)
            .build(
                Some(self.loaded.snapshot().map_err(fail)?),
                self.loaded.log_store(),
                DeltaOperation::Write { mode: SaveMode::Append, partition_by: None, predicate: None },
            )
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
            let is_missing = |row: arrow::row::Row<'_>| match present.get_mut(&row.owned()) {
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

/// A commit to the table.
struct Commit {
    is_compaction: bool,
    adds: BTreeMap<String, Add>,
    removes: Vec<String>,
}

/// What a compaction wrote, and from what.
struct Compaction {
    outputs: BTreeSet<String>,
    inputs: Vec<String>,
}

/// What another warehouse has.
#[derive(Default)]
struct Read {
    revisions: BTreeSet<String>,
    rows: Vec<RecordBatch>,
}

/// A row of `sources`, as far as it tells where a report came from.
struct SourceRow {
    report: ReportRow,
    recognized: bool,
}

/// The rows of `sources` of these revisions, or all, in the files that can be read.
async fn source_rows(root: &Root, of: Option<&BTreeMap<String, String>>) -> Result<Vec<SourceRow>, Error> {
    let columns = [
        "revision_id",
        "batch_id",
        "entity_id",
        "printed_entity",
        "fiscal_year",
        "source_uri",
        "recognized_pages",
    ];
    let loaded = table::load(root, WarehouseTable::Sources).await?;
    let mut found = Vec::new();
    for file in table::listed(root, &loaded, WarehouseTable::Sources, true).await? {
        // Of a damaged file, what can still be read is better than nothing: what is wrong leads to no revision.
        for row in rows::read_texts(&file.path, columns).unwrap_or_default() {
            let [revision_id, batch_id, entity_id, entity_name, year, source_uri, recognized] = row;
            if of.is_none_or(|of| of.contains_key(&revision_id)) {
                let report = ReportRow { revision_id, batch_id, entity_id, entity_name, year, source_uri };
                found.push(SourceRow { report, recognized: recognized != "0" && !recognized.is_empty() });
            }
        }
    }
    Ok(found)
}

fn uris_in(file: &Path) -> Vec<String> {
    let rows = rows::read_texts(file, ["source_uri"]).unwrap_or_default();
    rows.into_iter().map(|[uri]| uri).collect()
}

fn is_as_written(add: &Add, path: &Path) -> bool {
    let hash = FileTags::of(add).hash;
    hash.is_some_and(|hash| crate::tags::hash_file(path).is_ok_and(|found| found == hash))
}

/// The bounds and the counts of nulls of each column of a file.
fn bounds(add: &Add) -> Option<[Value; 3]> {
    let stats: Value = serde_json::from_str(add.stats.as_ref()?).ok()?;
    let part = |name: &str| stats.get(name).cloned().unwrap_or_default();
    Some([part("minValues"), part("maxValues"), part("nullCount")])
}

fn rows_of(adds: &[Add]) -> usize {
    let rows = |add: &Add| {
        let stats: Value = serde_json::from_str(add.stats.as_ref()?).ok()?;
        usize::try_from(stats.get("numRecords")?.as_u64()?).ok()
    };
    adds.iter().filter_map(rows).sum()
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
                let old = column.as_primitive_opt::<arrow::datatypes::TimestampMicrosecondType>();
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
