//! One Delta table: make it, load it, list its files.

use crate::error::Error;
use crate::location::Root;
use crate::seal;
use deltalake::kernel::engine::arrow_conversion::TryIntoKernel;
use deltalake::kernel::transaction::{CommitProperties, TransactionError};
use deltalake::kernel::{LogicalFileView, StructType, Version};
use deltalake::operations::create::CreateBuilder;
use deltalake::protocol::SaveMode;
use deltalake::{DeltaTable, DeltaTableBuilder, DeltaTableError};
use juesuan_model::schema::{WAREHOUSE_VERSION, WarehouseTable};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Commits from one checkpoint to the next: what opening a table reads of its log at most, besides the checkpoint.
const CHECKPOINT_INTERVAL: u32 = 20;

/// The table property that records which layout the tables have.
const VERSION_PROPERTY: &str = "juesuan.warehouse_version";

/// Whether the table was made. A folder alone proves nothing: its maker may have died before its first commit.
pub(crate) async fn exists(root: &Root, table: WarehouseTable) -> Result<bool, Error> {
    if root.is_local() && !root.folder(table).is_dir() {
        return Ok(false);
    }
    let fail = |error| Error::table(&root.place(table), error);
    let unloaded =
        DeltaTableBuilder::from_url(root.url(table)?).and_then(DeltaTableBuilder::build).map_err(fail)?;
    unloaded.verify_deltatable_existence().await.map_err(fail)
}

/// Makes an empty table. Should another writer make it at the same moment, theirs is taken.
pub(crate) async fn create(root: &Root, table: WarehouseTable) -> Result<DeltaTable, Error> {
    if root.is_local() {
        let folder = root.folder(table);
        std::fs::create_dir_all(&folder).map_err(|error| Error::folder(&folder, &error))?;
    }
    let fail = |error| Error::table(&root.place(table), error);
    let schema: StructType = table.schema().as_ref().try_into_kernel()?;
    let mut properties = vec![
        (VERSION_PROPERTY.to_owned(), Some(WAREHOUSE_VERSION.to_string())),
        ("delta.checkpointInterval".to_owned(), Some(CHECKPOINT_INTERVAL.to_string())),
    ];
    if !table.is_joined() {
        // Its log shows the state of the warehouse at any time.
        properties.push(("delta.enableExpiredLogCleanup".to_owned(), Some("false".to_owned())));
    }
    let created = CreateBuilder::new()
        .with_location(root.url(table)?)
        .with_table_name(table.name())
        .with_comment(table.label())
        .with_columns(schema.fields().cloned())
        .with_partition_columns(table.partition_columns().iter().copied())
        .with_raise_if_key_not_exists(false)
        .with_configuration(properties)
        .with_save_mode(SaveMode::Ignore)
        // A second try would write the table's definition again, over a table in use.
        .with_commit_properties(CommitProperties::default().with_max_retries(0))
        .await;
    match created {
        Err(DeltaTableError::Transaction { source: TransactionError::MaxCommitAttempts(_) }) => {
            load(root, table).await
        }
        created => created.map_err(fail),
    }
}

/// The size of a file as the log states it; 0 if the log states a negative size.
pub(crate) fn bytes(file: &LogicalFileView) -> u64 {
    u64::try_from(file.size()).unwrap_or(0)
}

/// The version of a table that was opened or created.
pub(crate) fn version(loaded: &DeltaTable) -> Version {
    loaded.version().expect("a table that is loaded has a version")
}

/// The table in its current state.
pub(crate) async fn load(root: &Root, table: WarehouseTable) -> Result<DeltaTable, Error> {
    let log = root.folder(table).join("_delta_log");
    let fail = |error| log_error(root, table, error);
    let loaded = deltalake::open_table(root.url(table)?).await.map_err(fail)?;
    // An empty file would pass for a commit that did nothing.
    let last = log.join(format!("{:020}.json", version(&loaded)));
    if root.is_local() && last.metadata().is_ok_and(|metadata| metadata.len() == 0) {
        return Err(Error::TornLog { path: last });
    }
    let properties = loaded.snapshot().map_err(fail)?.metadata().configuration();
    match properties.get(VERSION_PROPERTY).map(|version| (version, version.parse::<u32>())) {
        Some((_, Ok(WAREHOUSE_VERSION))) => Ok(loaded),
        Some((_, Ok(found))) if found < WAREHOUSE_VERSION => {
            Err(Error::Older { dir: root.name(), found, known: WAREHOUSE_VERSION })
        }
        Some((found, _)) => {
            Err(Error::Newer { dir: root.name(), found: found.clone(), known: WAREHOUSE_VERSION })
        }
        None => Err(Error::NotAWarehouse { dir: root.name() }),
    }
}

/// Tables as this process last saw them. Loading one again reads its log again, which grows with the warehouse.
#[derive(Debug, Default)]
pub(crate) struct Seen(Mutex<BTreeMap<WarehouseTable, DeltaTable>>);

impl Seen {
    pub(crate) fn keep(&self, table: WarehouseTable, loaded: DeltaTable) {
        self.tables().insert(table, loaded);
    }

    /// Has the table loaded when it is next taken.
    pub(crate) fn forget(&self, table: WarehouseTable) {
        self.tables().remove(&table);
    }

    /// The table as it was last seen, or in its current state. The caller stores it again, unless a commit to it
    /// failed: then it is loaded next time.
    pub(crate) async fn take(&self, root: &Root, table: WarehouseTable) -> Result<DeltaTable, Error> {
        let seen = self.tables().remove(&table);
        match seen {
            Some(loaded) => Ok(loaded),
            None => load(root, table).await,
        }
    }

    fn tables(&self) -> MutexGuard<'_, BTreeMap<WarehouseTable, DeltaTable>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Why a table could not be loaded: the file of its log that is damaged, if there is one.
fn log_error(root: &Root, table: WarehouseTable, error: DeltaTableError) -> Error {
    let changed =
        if root.is_local() { seal::changed(&root.folder(table).join("_delta_log")).ok() } else { None };
    let first = changed.into_iter().flatten().next();
    first.map_or_else(|| Error::table(&root.place(table), error), |path| Error::TornLog { path })
}

/// The table as of a version.
pub(crate) async fn load_at(
    root: &Root,
    table: WarehouseTable,
    version: Version,
) -> Result<DeltaTable, Error> {
    deltalake::open_table_with_version(root.url(table)?, version)
        .await
        .map_err(|error| log_error(root, table, error))
}

/// A file of a table, with what the log says about it.
#[derive(Clone)]
pub(crate) struct Listed {
    pub(crate) path: PathBuf,
    pub(crate) bytes: u64,
    pub(crate) view: LogicalFileView,
}

/// The table's files in a stable order; those of a store are fetched if they are to be read.
pub(crate) async fn listed(
    root: &Root,
    loaded: &DeltaTable,
    table: WarehouseTable,
    to_be_read: bool,
) -> Result<Vec<Listed>, Error> {
    let mut files = Vec::new();
    for view in views(root, loaded, table)? {
        let (bytes, name) = (bytes(&view), view.object_store_path());
        let path = if to_be_read {
            root.file(loaded, table, name.as_ref(), bytes).await?
        } else {
            root.folder(table).join(name.as_ref())
        };
        files.push(Listed { path, bytes, view });
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

/// What the log lists of the table's files.
pub(crate) fn views(
    root: &Root,
    loaded: &DeltaTable,
    table: WarehouseTable,
) -> Result<Vec<LogicalFileView>, Error> {
    let fail = |error| Error::table(&root.place(table), error);
    Ok(loaded.snapshot().map_err(fail)?.log_data().into_iter().collect())
}
