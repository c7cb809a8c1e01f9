//! Verifying files: whether each that a table's log names is there, as long as it was written, with the rows and the bytes
//! that were written.
//!
//! A file that an older program wrote has no hash in its log. Its size and its rows are compared, and that it has none is
//! counted, not taken for damage.

use crate::checked::Checked;
use crate::damage::{DamagedFile, Fault};
use crate::error::Error;
use crate::location::Root;
use crate::rows;
use crate::size::Size;
use crate::table::{self, Listed};
use crate::tags::{self, FileTags};
use deltalake::DeltaTable;
use deltalake::logstore::object_store::{Error as StoreError, ObjectStoreExt};
use juesuan_messages::{Explain, Message};
use juesuan_model::schema::WarehouseTable;
use parquet::file::reader::{FileReader, SerializedFileReader};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How much of a file is verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// That it exists, its size and its number of rows.
    Counts,
    /// Every byte, by its hash.
    Bytes,
}

/// The files of a table, and those of them that are not as they were written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// As in the log.
    pub size: Size,
    /// Files without a hash in the log, since an older program wrote them.
    pub without_hash: usize,
    /// Those that are damaged.
    pub damaged: Vec<DamagedFile>,
}

/// Verifies every file of a table.
pub(crate) async fn table(root: &Root, table: WarehouseTable, depth: Depth) -> Result<Verified, Error> {
    let loaded = table::load(root, table).await?;
    let is_read = depth == Depth::Bytes || root.is_local();
    let files = table::listed(root, &loaded, table, is_read).await?;
    let mut verified = Verified::default();
    for file in &files {
        verified.size.files += 1;
        verified.size.bytes += file.bytes;
        verified.without_hash += usize::from(file.tags().hash.is_none());
    }
    verified.damaged = if is_read {
        damaged(root, table, &files, depth, None).await
    } else {
        of_other_size(root, &loaded, table, &files).await?
    };
    Ok(verified)
}

/// The files in a store that are gone or of another size, without fetching them.
async fn of_other_size(
    root: &Root,
    loaded: &DeltaTable,
    table: WarehouseTable,
    files: &[Listed],
) -> Result<Vec<DamagedFile>, Error> {
    let mut damaged = Vec::new();
    for file in files {
        let path = file.view.object_store_path();
        let fault = match loaded.object_store().head(&path).await {
            Ok(there) if there.size == file.bytes => continue,
            Ok(there) => Fault::Size { bytes: file.bytes, found: there.size },
            Err(StoreError::NotFound { .. }) => Fault::Gone,
            Err(error) => return Err(Error::table(&root.place(table), error.into())),
        };
        let (years, reports) = (BTreeSet::new(), BTreeSet::new());
        damaged.push(DamagedFile {
            table,
            path: root.place(table).join(path.as_ref()),
            fault,
            years,
            reports,
        });
    }
    Ok(damaged)
}

/// Those of the files that are damaged. Files that were verified on this machine before are passed over.
pub(crate) async fn damaged(
    root: &Root,
    table: WarehouseTable,
    files: &[Listed],
    depth: Depth,
    mut checked: Option<&mut Checked>,
) -> Vec<DamagedFile> {
    let tags: Vec<FileTags> = files.iter().map(Listed::tags).collect();
    let hash = |at: usize| tags.get(at).and_then(|tags| tags.hash.as_deref()).unwrap_or("-");
    let is_due = |at: &usize, file: &Listed| {
        checked.as_ref().is_none_or(|checked| !checked.has(&file.path, hash(*at)))
    };
    let due: Vec<(usize, &Listed)> = files.iter().enumerate().filter(|(at, file)| is_due(at, file)).collect();
    let faults = in_parallel(&due, |(at, file)| fault(file, tags.get(*at), depth));
    if let Some(checked) = checked.as_mut().filter(|_| depth == Depth::Bytes) {
        let sound = due.iter().zip(&faults).filter(|(_, fault)| fault.is_none());
        checked.add(sound.map(|((at, file), _)| (file.path.as_path(), hash(*at))));
    }
    let damaged: Vec<(&Listed, &FileTags, Fault)> = due
        .into_iter()
        .zip(faults)
        .filter_map(|((at, file), fault)| Some((file, tags.get(at)?, fault?)))
        .collect();
    if damaged.is_empty() {
        return Vec::new();
    }
    let reports = reports(root).await;
    let hit = |(file, tags, fault): (&Listed, &FileTags, Fault)| {
        let reports = if table == WarehouseTable::Reports { &named_in(&file.path) } else { &reports };
        let hit: Vec<&ReportRow> = reports.iter().filter(|report| may_hold(file, tags, report)).collect();
        DamagedFile {
            table,
            path: file.path.clone(),
            fault,
            years: hit.iter().map(|report| report.year.clone()).collect(),
            reports: hit.iter().map(|report| format!("{} {}", report.entity_name, report.year)).collect(),
        }
    };
    damaged.into_iter().map(hit).collect()
}

/// Runs a function on each item, on all cores, and returns the results in order.
fn in_parallel<T: Sync, R: Send>(items: &[T], run: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(items.len());
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return done };
            done.push((at, run(item)));
        }
    };
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let join = |worker: thread::ScopedJoinHandle<'_, _>| match worker.join() {
            Ok(done) => done,
            Err(panic) => std::panic::resume_unwind(panic),
        };
        workers.into_iter().flat_map(join).collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

fn fault(file: &Listed, tags: Option<&FileTags>, depth: Depth) -> Option<Fault> {
    let Ok(metadata) = file.path.metadata() else { return Some(Fault::Gone) };
    if metadata.len() != file.bytes {
        return Some(Fault::Size { bytes: file.bytes, found: metadata.len() });
    }
    if let Some(hash) = tags.and_then(|tags| tags.hash.as_ref()).filter(|_| depth == Depth::Bytes) {
        match tags::hash_file(&file.path) {
            Ok(found) if found == *hash => {}
            Ok(_) => return Some(Fault::Bytes),
            Err(error) => return Some(Fault::Unreadable(error.message())),
        }
    }
    match (row_count(&file.path), file.view.num_records()) {
        (Err(reason), _) => Some(Fault::Unreadable(reason)),
        (Ok(found), Some(rows)) if found != rows => Some(Fault::Rows { rows, found }),
        (Ok(_), _) => None,
    }
}

fn row_count(path: &Path) -> Result<usize, Message> {
    let file = File::open(path).map_err(|error| error.message())?;
    let reader = SerializedFileReader::new(file).map_err(Message::foreign)?;
    let rows = reader.metadata().file_metadata().num_rows();
    usize::try_from(rows).map_err(Message::foreign)
}

/// A row of `reports`, as far as it tells where the report's rows are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ReportRow {
    pub(crate) revision_id: String,
    pub(crate) batch_id: String,
    pub(crate) entity_id: String,
    pub(crate) entity_name: String,
    pub(crate) year: String,
    pub(crate) source_uri: String,
}

/// The rows of `reports` in the files that can be read.
pub(crate) async fn reports(root: &Root) -> Vec<ReportRow> {
    let Ok(loaded) = table::load(root, WarehouseTable::Reports).await else { return Vec::new() };
    let files = table::listed(root, &loaded, WarehouseTable::Reports, true).await.unwrap_or_default();
    files.iter().flat_map(|file| named_in(&file.path)).collect()
}

/// The reports that a file of `reports` names, if it can be read.
pub(crate) fn named_in(file: &Path) -> Vec<ReportRow> {
    let columns = ["revision_id", "batch_id", "entity_id", "entity_name", "fiscal_year", "source_uri"];
    let row = |[revision_id, batch_id, entity_id, entity_name, year, source_uri]: [String; 6]| ReportRow {
        revision_id,
        batch_id,
        entity_id,
        entity_name,
        year,
        source_uri,
    };
    rows::read_texts(file, columns).unwrap_or_default().into_iter().map(row).collect()
}

/// Whether rows of a report may be in a file, by what the log says about it.
pub(crate) fn may_hold(file: &Listed, tags: &FileTags, report: &ReportRow) -> bool {
    let partition = file.view.partition_values_map();
    let is_of_year = partition.get("fiscal_year").is_none_or(|year| year.as_ref() == Some(&report.year));
    let is_of_batch = tags.batches.as_ref().is_none_or(|batches| batches.contains(&report.batch_id));
    is_of_year && is_of_batch && file.between("entity_id", &report.entity_id)
}

impl Listed {
    /// What the log notes about it.
    pub(crate) fn tags(&self) -> FileTags {
        FileTags::of(&tags::add_of(&self.view))
    }

    /// Whether a value is between the bounds of a column in the log, where it has bounds.
    fn between(&self, column: &str, value: &str) -> bool {
        let Some(stats) = tags::add_of(&self.view).stats else { return true };
        let Ok(stats) = serde_json::from_str::<Value>(&stats) else { return true };
        let bound = |bound: &str| stats.get(bound)?.get(column)?.as_str().map(str::to_owned);
        bound("minValues").is_none_or(|least| *least <= *value)
            && bound("maxValues").is_none_or(|most| *value <= *most)
    }
}

/// Refuses files that are not as they were written.
pub(crate) async fn intact(root: &Root, table: WarehouseTable, files: &[Listed]) -> Result<(), Error> {
    let found = damaged(root, table, files, Depth::Bytes, None).await;
    if found.is_empty() { Ok(()) } else { Err(Error::Damaged { dir: root.name(), files: found }) }
}
