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

mod rebuild;
mod restore;

use crate::damage::DamagedFile;
use crate::error::Error;
use crate::location::Root;
use crate::rows;
use crate::table::{self, Listed};
use crate::verify::{self, ReportRow, may_hold};
use arrow::array::{Array, AsArray, RecordBatch};
use deltalake::DeltaTable;
use juesuan_model::schema::WarehouseTable;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The reports whose rows are to be brought back, and where their files were.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lost {
    /// The batch of each revision.
    revisions: BTreeMap<String, String>,
    /// When each batch was ingested, where the table states it.
    ingested_at: BTreeMap<String, i64>,
    /// The department and year of each revision.
    names: BTreeMap<String, String>,
    /// Whether two batches stored one of the revisions.
    raced: bool,
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
    /// Nothing was changed, since as many rows came back, but with other values.
    Differing,
    /// Nothing was changed, since more or fewer rows came back than were lost.
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
            lost.raced |=
                lost.revisions.get(&report.revision_id).is_some_and(|batch| *batch != report.batch_id);
            let batch = lost.revisions.entry(report.revision_id).or_insert_with(|| report.batch_id.clone());
            *batch = std::mem::take(batch).min(report.batch_id);
        }
        for source in source_rows(self.root, Some(&lost.revisions)).await? {
            lost.recognized |= source.recognized;
            lost.uris.extend([source.report.source_uri]);
        }
        Ok(lost)
    }
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
