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
//! **Rows left behind.** A writer that died between its first commit and its last leaves rows whose batch no row of
//! `reports` names. No view shows them, and none ever will: a writer gives up a batch that is [`LONGEST`](crate::append::LONGEST) old, so
//! after [`DEAD_AFTER`] such a batch is surely dead, and its rows are left out.
//!
//! **Memory.** [`BUDGET`] bytes of rows are held to be sorted, whatever the size of the table; more spill to disk. With keys,
//! decoded pages, the row group that is sorted within itself and the file being written, the process stays within 1 GiB.

use crate::append::batch_time;
use crate::error::Error;
use crate::location::Root;
use crate::sort::{self, Sorted, Sorter};
use crate::{layout, rows, table};
use arrow::array::{ArrayRef, AsArray, BooleanArray, RecordBatch, StringArray};
use arrow::compute::{cast, filter_record_batch};
use arrow::datatypes::SchemaRef;
use arrow::error::ArrowError;
use chrono::{DateTime, TimeDelta, Utc};
use deltalake::kernel::transaction::{CommitBuilder, CommitProperties, TransactionError};
use deltalake::kernel::{Action, Add, LogicalFileView};
use deltalake::logstore::object_store::ObjectStoreExt;
use deltalake::logstore::object_store::path::Path as StorePath;
use deltalake::protocol::DeltaOperation;
use deltalake::writer::{DeltaWriter, RecordBatchWriter};
use deltalake::{DeltaTable, DeltaTableError};
use juesuan_messages::{Explain, Message, message};
use juesuan_model::count;
use juesuan_model::schema::WarehouseTable;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt;
use std::fs::File;
use std::path::{Path, PathBuf};

/// How old a batch must be that no `reports` row names, for its rows to be left out. Four times
/// [`LONGEST`](crate::append::LONGEST).
const DEAD_AFTER: TimeDelta = TimeDelta::hours(48);

/// Bytes of rows that are held in memory to be sorted.
const BUDGET: usize = 256 * 1024 * 1024;

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
    /// Rows that were left out, since the writer of their batch had died.
    pub dead_rows: usize,
}

/// Files of a table, and what they take on disk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// Files.
    pub files: usize,
    /// Bytes.
    pub bytes: u64,
}

impl Explain for Size {
    fn message(&self) -> Message {
        let Self { files, bytes } = *self;
        match bytes {
            0..10_000 => message!("size-bytes", files = files, bytes = bytes),
            10_000..10_000_000 => message!("size-kilobytes", files = files, kilobytes = bytes / 1000),
            _ => message!("size-megabytes", files = files, megabytes = bytes / 1_000_000),
        }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

/// The batches whose rows can be seen, or may be one day.
pub(crate) struct Living {
    named: HashSet<String>,
    younger_than: DateTime<Utc>,
}

impl Living {
    /// As `reports` states. What is old now and not named there afterwards will never be.
    async fn now(root: &Root) -> Result<Self, Error> {
        let younger_than = Utc::now() - DEAD_AFTER;
        let reports = table::load(root, WarehouseTable::Reports).await?;
        let mut named = HashSet::new();
        for file in table::files(root, &reports, WarehouseTable::Reports).await? {
            named.extend(rows::read_texts(&file, ["batch_id"])?.into_iter().map(|[id]| id));
        }
        Ok(Self { named, younger_than })
    }

    fn has(&self, batch_id: &str) -> bool {
        self.named.contains(batch_id) || batch_time(batch_id).is_none_or(|begun| begun > self.younger_than)
    }
}

/// A file of the table in its current state.
struct Live {
    path: PathBuf,
    bytes: u64,
    sorted: bool,
    view: LogicalFileView,
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
            let written = rewrite(root, &loaded, table, partition, &chosen, living.as_ref()).await?;
            if replace(root, &mut loaded, table, &chosen, written.adds).await? {
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
type Partition = BTreeMap<String, Option<String>>;

fn size(loaded: &DeltaTable, root: &Root, table: WarehouseTable) -> Result<Size, Error> {
    let views = table::views(root, loaded, table)?;
    let bytes = views.iter().map(table::bytes).sum();
    Ok(Size { files: views.len(), bytes })
}

fn partition(view: &LogicalFileView) -> Partition {
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
        let builder = open(&path)?;
        files.push(Live {
            sorted: layout::is_sorted(builder.metadata().file_metadata().key_value_metadata()),
            bytes,
            path,
            view,
        });
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
    let fail = |error| Error::table(&root.place(table), error);
    let (sorted, dead_rows) = sorted(table, partition, files, living)?;
    let properties = layout::compacted(table).map_err(|error| Error::parquet(&root.place(table), &error))?;
    let mut writer = RecordBatchWriter::for_table(loaded).map_err(fail)?.with_writer_properties(properties);
    let mut adds = Vec::new();
    for row_group in sort::in_row_groups(sorted, table) {
        for batch in row_group? {
            writer.write(batch?).await.map_err(fail)?;
        }
        // Only here, so that no row group is cut in two.
        if writer.buffer_len() >= FILE_BYTES {
            adds.extend(writer.flush().await.map_err(fail)?);
        }
    }
    adds.extend(writer.flush().await.map_err(fail)?);
    for add in &mut adds {
        add.data_change = false;
    }
    Ok(Rewritten { adds, dead_rows })
}

/// The files' rows in order, without the dead, and how many of those there were.
fn sorted(
    table: WarehouseTable,
    partition: &Partition,
    files: &[Live],
    living: Option<&Living>,
) -> Result<(Sorted, usize), Error> {
    let schema = table.schema();
    let mut sorter = Sorter::new(schema.clone(), &layout::order(table), BUDGET)?;
    let mut dead_rows = 0;
    for file in files {
        let reader = open(&file.path)?
            .with_batch_size(8 * 1024)
            .build()
            .map_err(|error| Error::parquet(&file.path, &error))?;
        for batch in reader {
            let batch = whole(&batch?, &schema, partition)?;
            let kept = match living {
                Some(living) => filter_record_batch(&batch, &lives(&batch, living)?)?,
                None => batch.clone(),
            };
            dead_rows += batch.num_rows() - kept.num_rows();
            sorter.push(kept)?;
        }
    }
    Ok((sorter.finish()?, dead_rows))
}

fn open(path: &Path) -> Result<ParquetRecordBatchReaderBuilder<File>, Error> {
    let file = File::open(path).map_err(|error| Error::file(path, &error))?;
    ParquetRecordBatchReaderBuilder::try_new(file).map_err(|error| Error::parquet(path, &error))
}

/// The batch with all of the table's columns: those of the partition, which are not in the file, and nulls for those that
/// came into the table after the file.
fn whole(batch: &RecordBatch, schema: &SchemaRef, partition: &Partition) -> Result<RecordBatch, ArrowError> {
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

fn lives(batch: &RecordBatch, living: &Living) -> Result<BooleanArray, ArrowError> {
    let ids = batch.column_by_name("batch_id").and_then(|column| column.as_string_opt::<i32>());
    let ids = ids.ok_or_else(|| ArrowError::SchemaError("batch_id is not a text column".to_owned()))?;
    let mut known: HashMap<&str, bool> = HashMap::new();
    Ok(ids.iter().map(|id| id.map(|id| *known.entry(id).or_insert_with(|| living.has(id)))).collect())
}

/// Commits: the old files out, the new ones in. False, with the new files deleted, where an old one is not live any more.
async fn replace(
    root: &Root,
    loaded: &mut DeltaTable,
    table: WarehouseTable,
    old: &[Live],
    new: Vec<Add>,
) -> Result<bool, Error> {
    let fail = |error| Error::table(&root.place(table), error);
    let removes = old.iter().map(|file| Action::Remove(file.view.remove_action(false)));
    let actions: Vec<Action> = removes.chain(new.iter().cloned().map(Action::Add)).collect();
    for _ in 0..COMMIT_ATTEMPTS {
        loaded.update_state().await.map_err(fail)?;
        let live: HashSet<String> =
            table::views(root, loaded, table)?.iter().map(|view| view.path().into_owned()).collect();
        if !old.iter().all(|file| live.contains(file.view.path().as_ref())) {
            break;
        }
        // The log's own conflict check lets two compactions of one file pass, which would double its rows. So nothing may
        // come between our look and our commit: it is tried on exactly the version that was looked at.
        let commit = CommitBuilder::from(commit_properties().with_max_retries(0))
            .with_actions(actions.clone())
            .build(
                Some(loaded.snapshot().map_err(fail)?),
                loaded.log_store(),
                DeltaOperation::Optimize { predicate: None, target_size: count::to_i64(FILE_BYTES) },
            )
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

#[cfg(test)]
mod tests {
    use super::*;
    use arrow::datatypes::{DataType, Field, Schema};
    use std::sync::Arc;
    use uuid::{NoContext, Timestamp, Uuid};

    fn begun(at: DateTime<Utc>) -> String {
        let seconds = u64::try_from(at.timestamp()).unwrap();
        Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, 0)).to_string()
    }

    #[test]
    fn rows_are_dead_only_when_no_report_names_their_batch_and_its_writer_must_have_given_up() {
        let now = Utc::now();
        let [old, named, young] =
            [now - DEAD_AFTER - TimeDelta::hours(1), now - TimeDelta::days(900), now - TimeDelta::hours(13)]
                .map(begun);
        let living = Living { named: HashSet::from([named.clone()]), younger_than: now - DEAD_AFTER };
        assert!(!living.has(&old));
        assert!(living.has(&named) && living.has(&young));
        assert!(living.has("a batch whose time cannot be told"));
        assert!(DEAD_AFTER > crate::append::LONGEST * 2);

        let schema = Arc::new(Schema::new(vec![Field::new("batch_id", DataType::Utf8, false)]));
        let ids = StringArray::from(vec![old.as_str(), &named, &young, &old]);
        let batch = RecordBatch::try_new(schema, vec![Arc::new(ids)]).unwrap();
        assert_eq!(lives(&batch, &living).unwrap(), BooleanArray::from(vec![false, true, true, false]));
    }
}
