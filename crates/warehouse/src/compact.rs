//! Compaction: many small files become few large ones, sorted and well encoded. No row that can be seen changes.
//!
//! Each partition is rewritten and committed by itself, so an interruption loses one partition's work at most. The
//! commit takes the old files out of the table and puts the new ones in, at once. Readers that opened the table before
//! go on with the old files, which remain until `vacuum`. A writer that appends meanwhile adds files of its own and
//! disturbs nothing. If another compaction has replaced one of the same files, its work is kept and ours is thrown
//! away: the commit goes through only on a version of the table in which every file that it takes out is still live.
//!
//! **Which files.** Files that were never sorted, and sorted ones while they are small compared with what is to be
//! merged into them. So a table's bytes are rewritten a number of times that grows with the logarithm of its size, and
//! a partition ends with a few files, each several times the size of the next.
//!
//! **Rows that no view shows** are left out: [`living`](crate::living) states which. **Damaged files** are not replaced: each is
//! verified before it is read, so that what is wrong is never written again with a hash that is right.
//!
//! **Memory.** [`BUDGET`] bytes of rows are held to be sorted, whatever the size of the table; more spill to disk. With keys,
//! decoded pages, the row group that is sorted within itself and the file being written, the process stays within 1 GiB.

use crate::error::Error;
use crate::living::Living;
use crate::location::Root;
use crate::seal::sealed;
use crate::size::Size;
use crate::sort::{self, Sorted, Sorter};
use crate::table::Listed;
use crate::tags::{self, FileTags};
use crate::verify::intact;
use crate::{layout, rows, table};
use arrow::array::{ArrayRef, RecordBatch, StringArray};
use arrow::compute::{cast, filter_record_batch};
use arrow::datatypes::SchemaRef;
use arrow::error::ArrowError;
use deltalake::kernel::transaction::{CommitBuilder, CommitProperties, TransactionError};
use deltalake::kernel::{Action, Add, LogicalFileView};
use deltalake::logstore::object_store::ObjectStoreExt;
use deltalake::logstore::object_store::path::Path as StorePath;
use deltalake::protocol::DeltaOperation;
use deltalake::writer::{DeltaWriter, RecordBatchWriter};
use deltalake::{DeltaTable, DeltaTableError};
use juesuan_model::count;
use juesuan_model::schema::WarehouseTable;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs::File;
use std::path::{Path, PathBuf};

/// Bytes of rows that are held in memory to be sorted.
pub(crate) const BUDGET: usize = 256 * 1024 * 1024;

/// A file that grows beyond this is followed by another.
const FILE_BYTES: usize = 256 * 1024 * 1024;

/// A sorted file is rewritten with others when it is at most this many times as large as all that is smaller.
const MERGED_UP_TO: u64 = 2;

/// How often a partition is tried that another compaction is at work on, too.
const ATTEMPTS: usize = 5;

/// Versions that other writers may commit between our look at the table and our commit, one after another.
const COMMIT_ATTEMPTS: usize = 1000;

/// What compacting one table did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compacted {
    /// The table.
    pub table: WarehouseTable,
    /// Files and bytes of the table before.
    pub before: Size,
    /// Files and bytes after.
    pub after: Size,
    /// Rows that were left out: the writer of their batch had died, or another had stored the same revision before.
    pub dead_rows: usize,
}

/// A file of the table in its current state.
struct Live {
    path: PathBuf,
    bytes: u64,
    sorted: bool,
    view: LogicalFileView,
}

impl Live {
    fn listed(&self) -> Listed {
        Listed { path: self.path.clone(), bytes: self.bytes, view: self.view.clone() }
    }
}

pub(crate) async fn compact(root: &Root, table: WarehouseTable) -> Result<Compacted, Error> {
    let mut loaded = table::load(root, table).await?;
    let before = size(&loaded, root, table)?;
    let living = if table.is_joined() { Some(Living::now(root).await?) } else { None };
    let partitions: BTreeSet<Partition> = table::views(root, &loaded, table)?.iter().map(partition).collect();
    let mut dead_rows = 0;
    for partition in &partitions {
        for _ in 0..ATTEMPTS {
            let chosen = choose(live(root, &loaded, table, partition).await?);
            if chosen.is_empty() {
                break;
            }
            // What is damaged stays unchanged, and can still be repaired.
            intact(root, table, &chosen.iter().map(Live::listed).collect::<Vec<_>>()).await?;
            let written = rewrite(root, &loaded, table, partition, &chosen, living.as_ref()).await?;
            let old: Vec<LogicalFileView> = chosen.into_iter().map(|file| file.view).collect();
            if replace(root, &mut loaded, table, &old, written.adds).await? {
                dead_rows += written.dead_rows;
                break;
            }
        }
    }
    let after = size(&loaded, root, table)?;
    if after != before {
        let fail = |error| Error::table(&root.place(table), error);
        deltalake::checkpoints::create_checkpoint(&loaded, None).await.map_err(fail)?;
    }
    Ok(Compacted { table, before, after, dead_rows })
}

/// The values of a partition's columns. A table that is not split has one partition of none.
pub(crate) type Partition = BTreeMap<String, Option<String>>;

fn size(loaded: &DeltaTable, root: &Root, table: WarehouseTable) -> Result<Size, Error> {
    let views = table::views(root, loaded, table)?;
    let bytes = views.iter().map(table::bytes).sum();
    Ok(Size { files: views.len(), bytes })
}

pub(crate) fn partition(view: &LogicalFileView) -> Partition {
    view.partition_values_map().into_iter().collect()
}

/// The live files of a partition.
async fn live(
    root: &Root,
    loaded: &DeltaTable,
    table: WarehouseTable,
    of: &Partition,
) -> Result<Vec<Live>, Error> {
    let mut files = Vec::new();
    for view in table::views(root, loaded, table)?.into_iter().filter(|view| partition(view) == *of) {
        let bytes = table::bytes(&view);
        let path = root.file(loaded, table, view.object_store_path().as_ref(), bytes).await?;
        let mut file = Live { path, bytes, sorted: false, view };
        file.sorted = match open(&file.path) {
            Ok(builder) => layout::is_sorted(builder.metadata().file_metadata().key_value_metadata()),
            Err(error) => {
                intact(root, table, &[file.listed()]).await?;
                return Err(error);
            }
        };
        files.push(file);
    }
    Ok(files)
}

/// The files of a partition that are to become one; empty where the partition needs no compaction.
fn choose(mut files: Vec<Live>) -> Vec<Live> {
    files.sort_by_key(|file| (file.sorted, file.bytes));
    let mut chosen: Vec<Live> = Vec::new();
    let mut bytes = 0;
    for file in files {
        if file.sorted && !chosen.is_empty() && file.bytes > MERGED_UP_TO * bytes {
            break;
        }
        bytes += file.bytes;
        chosen.push(file);
    }
    let alone = chosen.len() == 1 && chosen.iter().all(|file| file.sorted);
    if alone { Vec::new() } else { chosen }
}

struct Rewritten {
    adds: Vec<Add>,
    dead_rows: usize,
}

/// Writes the files' rows, sorted, into new files, which nobody sees before they are committed.
async fn rewrite(
    root: &Root,
    loaded: &DeltaTable,
    table: WarehouseTable,
    partition: &Partition,
    files: &[Live],
    living: Option<&Living>,
) -> Result<Rewritten, Error> {
    let paths: Vec<&Path> = files.iter().map(|file| file.path.as_path()).collect();
    let (sorted, dead_rows) = sorted(table, partition, &paths, living)?;
    let views: Vec<LogicalFileView> = files.iter().map(|file| file.view.clone()).collect();
    let tags = FileTags { versions: tags::relied_on(&views), ..FileTags::default() };
    Ok(Rewritten { adds: write(root, loaded, table, sorted, &tags).await?, dead_rows })
}

/// Writes sorted rows into new files with these tags and their own hashes and batches.
pub(crate) async fn write(
    root: &Root,
    loaded: &DeltaTable,
    table: WarehouseTable,
    sorted: Sorted,
    tags: &FileTags,
) -> Result<Vec<Add>, Error> {
    let fail = |error| Error::table(&root.place(table), error);
    let properties = layout::compacted(table).map_err(|error| Error::parquet(&root.place(table), &error))?;
    let mut writer = RecordBatchWriter::for_table(loaded).map_err(fail)?.with_writer_properties(properties);
    let mut adds = Vec::new();
    let mut batches = BTreeSet::new();
    for row_group in sort::in_row_groups(sorted, table) {
        for batch in row_group? {
            let batch = batch?;
            note_batches(&batch, &mut batches)?;
            writer.write(batch).await.map_err(fail)?;
        }
        // Only here, so that no row group is cut in two.
        if writer.buffer_len() >= FILE_BYTES {
            let tags = FileTags { batches: Some(std::mem::take(&mut batches)), ..tags.clone() };
            adds.extend(flushed(root, loaded, table, &mut writer, &tags).await?);
        }
    }
    let tags = FileTags { batches: Some(batches), ..tags.clone() };
    adds.extend(flushed(root, loaded, table, &mut writer, &tags).await?);
    Ok(adds)
}

/// Ends the file that is being written, and notes what is in it.
async fn flushed(
    root: &Root,
    loaded: &DeltaTable,
    table: WarehouseTable,
    writer: &mut RecordBatchWriter,
    tags: &FileTags,
) -> Result<Vec<Add>, Error> {
    let mut adds = writer.flush().await.map_err(|error| Error::table(&root.place(table), error))?;
    tags::note(root, loaded, table, &mut adds, tags).await?;
    for add in &mut adds {
        add.data_change = false;
    }
    Ok(adds)
}

/// Adds the batches whose rows these are.
fn note_batches(rows: &RecordBatch, batches: &mut BTreeSet<String>) -> Result<(), ArrowError> {
    let mut last = None;
    for id in rows::batch_ids(rows)?.iter().flatten() {
        if last != Some(id) && !batches.contains(id) {
            batches.insert(id.to_owned());
        }
        last = Some(id);
    }
    Ok(())
}

/// The files' rows in order, without the dead, and how many of those there were.
pub(crate) fn sorted(
    table: WarehouseTable,
    partition: &Partition,
    files: &[&Path],
    living: Option<&Living>,
) -> Result<(Sorted, usize), Error> {
    let schema = table.schema();
    let mut sorter = Sorter::new(schema.clone(), &layout::order(table), BUDGET)?;
    let mut dead_rows = 0;
    for file in files {
        let reader =
            open(file)?.with_batch_size(8 * 1024).build().map_err(|error| Error::parquet(file, &error))?;
        for batch in reader {
            let batch = whole(&batch?, &schema, partition)?;
            let kept = match living {
                Some(living) => filter_record_batch(&batch, &living.of(&batch)?)?,
                None => batch.clone(),
            };
            dead_rows += batch.num_rows() - kept.num_rows();
            sorter.push(kept)?;
        }
    }
    Ok((sorter.finish()?, dead_rows))
}

pub(crate) fn open(path: &Path) -> Result<ParquetRecordBatchReaderBuilder<File>, Error> {
    let file = File::open(path).map_err(|error| Error::file(path, &error))?;
    ParquetRecordBatchReaderBuilder::try_new(file).map_err(|error| Error::parquet(path, &error))
}

/// The batch with all of the table's columns: those of the partition, which are not in the file, and nulls for those that
/// came into the table after the file.
pub(crate) fn whole(
    batch: &RecordBatch,
    schema: &SchemaRef,
    partition: &Partition,
) -> Result<RecordBatch, ArrowError> {
    let constant = |value: &str, field: &arrow::datatypes::Field| -> Result<ArrayRef, ArrowError> {
        let text = StringArray::from_iter_values(std::iter::repeat_n(value, batch.num_rows()));
        cast(&text, field.data_type())
    };
    let columns = schema.fields().iter().map(|field| match batch.column_by_name(field.name()) {
        Some(column) => Ok(column.clone()),
        None => match partition.get(field.name()) {
            Some(Some(value)) => constant(value, field),
            _ => Ok(arrow::array::new_null_array(field.data_type(), batch.num_rows())),
        },
    });
    RecordBatch::try_new(schema.clone(), columns.collect::<Result<Vec<_>, _>>()?)
}

/// Commits: the old files out, the new ones in. False, with the new files deleted, where an old one is not live any more.
pub(crate) async fn replace(
    root: &Root,
    loaded: &mut DeltaTable,
    table: WarehouseTable,
    old: &[LogicalFileView],
    new: Vec<Add>,
) -> Result<bool, Error> {
    let fail = |error| Error::table(&root.place(table), error);
    let removes = old.iter().map(|file| Action::Remove(file.remove_action(false)));
    let actions: Vec<Action> = removes.chain(new.iter().cloned().map(Action::Add)).collect();
    let operation = DeltaOperation::Optimize { predicate: None, target_size: count::to_i64(FILE_BYTES) };
    for _ in 0..COMMIT_ATTEMPTS {
        loaded.update_state().await.map_err(fail)?;
        let live: HashSet<String> =
            table::views(root, loaded, table)?.iter().map(|view| view.path().into_owned()).collect();
        if !old.iter().all(|file| live.contains(file.path().as_ref())) {
            break;
        }
        // The log's own conflict check lets two compactions of one file pass, which would double its rows. So nothing may
        // come between our look and our commit: it is tried on exactly the version that was looked at.
        let commit = CommitBuilder::from(commit_properties().with_max_retries(0))
            .with_actions(sealed(actions.clone(), &operation, []).map_err(fail)?)
            .build(Some(loaded.snapshot().map_err(fail)?), loaded.log_store(), operation.clone())
            .await;
        match commit {
            Ok(_) => {
                loaded.update_state().await.map_err(fail)?;
                return Ok(true);
            }
            Err(DeltaTableError::Transaction { source: TransactionError::MaxCommitAttempts(_) }) => {}
            Err(error) => return Err(fail(error)),
        }
    }
    for add in &new {
        // What cannot be deleted now is an orphan, which vacuum deletes.
        let _ = loaded.object_store().delete(&StorePath::from(add.path.as_str())).await;
    }
    Ok(false)
}

/// Of every commit that is not an append: no log is cleaned up in passing, that is for `vacuum`.
fn commit_properties() -> CommitProperties {
    CommitProperties::default().with_cleanup_expired_logs(Some(false))
}
