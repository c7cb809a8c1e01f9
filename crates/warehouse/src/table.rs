//! One Delta table: make it, load it, list its files.

use crate::error::Error;
use deltalake::kernel::engine::arrow_conversion::TryIntoKernel;
use deltalake::kernel::transaction::{CommitProperties, TransactionError};
use deltalake::kernel::{StructType, Version};
use deltalake::operations::create::CreateBuilder;
use deltalake::protocol::SaveMode;
use deltalake::{DeltaTable, DeltaTableBuilder, DeltaTableError, ensure_table_uri};
use juesuan_model::schema::{Table, WAREHOUSE_VERSION};
use std::path::{Path, PathBuf};
use url::Url;

/// The table property that says which layout the tables have.
const VERSION_PROPERTY: &str = "juesuan.warehouse_version";

pub(crate) fn folder(root: &Path, table: Table) -> PathBuf {
    root.join(table.name())
}

/// Whether the table was made. A folder alone says nothing: its maker may have died before its first commit.
pub(crate) async fn exists(root: &Path, table: Table) -> Result<bool, Error> {
    let path = folder(root, table);
    if !path.is_dir() {
        return Ok(false);
    }
    let fail = |error| Error::table(&path, error);
    let unloaded =
        DeltaTableBuilder::from_url(location(&path)?).and_then(DeltaTableBuilder::build).map_err(fail)?;
    unloaded.verify_deltatable_existence().await.map_err(fail)
}

/// Makes an empty table. Should another writer make it at the same moment, theirs is taken.
pub(crate) async fn create(root: &Path, table: Table) -> Result<DeltaTable, Error> {
    let path = folder(root, table);
    std::fs::create_dir_all(&path).map_err(|error| Error::folder(&path, &error))?;
    let fail = |error| Error::table(&path, error);
    let schema: StructType = table.schema().as_ref().try_into_kernel()?;
    let mut properties = vec![(VERSION_PROPERTY.to_owned(), Some(WAREHOUSE_VERSION.to_string()))];
    if !table.is_joined() {
        // Its log tells how the warehouse stood at any time.
        properties.push(("delta.enableExpiredLogCleanup".to_owned(), Some("false".to_owned())));
    }
    let created = CreateBuilder::new()
        .with_location(location(&path)?)
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

fn location(path: &Path) -> Result<Url, Error> {
    ensure_table_uri(path.to_string_lossy()).map_err(|error| Error::table(path, error))
}

/// The table as it stands.
pub(crate) async fn load(root: &Path, table: Table) -> Result<DeltaTable, Error> {
    let path = folder(root, table);
    let fail = |error: DeltaTableError| match torn(&path) {
        Some(path) => Error::TornLog { path },
        None => Error::table(&path, error),
    };
    let loaded = deltalake::open_table(location(&path)?).await.map_err(fail)?;
    // An empty file would pass for a commit that did nothing.
    let last = path.join(format!("_delta_log/{:020}.json", loaded.version().unwrap_or(0)));
    if last.metadata().is_ok_and(|metadata| metadata.len() == 0) {
        return Err(Error::TornLog { path: last });
    }
    let properties = loaded.snapshot().map_err(fail)?.metadata().configuration();
    match properties.get(VERSION_PROPERTY).map(|version| (version, version.parse::<u32>())) {
        Some((_, Ok(version))) if version <= WAREHOUSE_VERSION => Ok(loaded),
        Some((found, _)) => {
            Err(Error::Newer { dir: root.to_owned(), found: found.clone(), known: WAREHOUSE_VERSION })
        }
        None => Err(Error::NotAWarehouse { dir: root.to_owned() }),
    }
}

/// A commit that is not what a commit is: lines of JSON, at least one.
fn torn(path: &Path) -> Option<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(path.join("_delta_log"))
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    files.into_iter().filter(|file| file.extension().is_some_and(|extension| extension == "json")).find(
        |file| {
            std::fs::read_to_string(file).is_ok_and(|text| {
                let is_json = |line: &str| serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok();
                text.trim().is_empty() || !text.lines().all(is_json)
            })
        },
    )
}

/// The table as it stood after a version.
pub(crate) async fn load_at(root: &Path, table: Table, version: Version) -> Result<DeltaTable, Error> {
    let path = folder(root, table);
    let fail = |error: DeltaTableError| Error::table(&path, error);
    deltalake::open_table_with_version(location(&path)?, version).await.map_err(fail)
}

pub(crate) fn files(root: &Path, loaded: &DeltaTable, table: Table) -> Result<Vec<PathBuf>, Error> {
    let path = folder(root, table);
    let snapshot = loaded.snapshot().map_err(|error| Error::table(&path, error))?;
    let mut files: Vec<PathBuf> =
        snapshot.log_data().into_iter().map(|file| path.join(file.object_store_path().as_ref())).collect();
    files.sort();
    Ok(files)
}
