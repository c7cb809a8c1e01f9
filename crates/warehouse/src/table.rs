//! One Delta table: make it, load it, list its files.

use crate::error::Error;
use deltalake::kernel::StructType;
use deltalake::kernel::engine::arrow_conversion::TryIntoKernel;
use deltalake::operations::create::CreateBuilder;
use deltalake::protocol::SaveMode;
use deltalake::{DeltaTable, DeltaTableError, ensure_table_uri};
use juesuan_model::schema::{Table, WAREHOUSE_VERSION};
use std::path::{Path, PathBuf};

/// The table property that says which layout the tables have.
const VERSION_PROPERTY: &str = "juesuan.warehouse_version";

pub(crate) fn folder(root: &Path, table: Table) -> PathBuf {
    root.join(table.name())
}

pub(crate) fn exists(root: &Path, table: Table) -> bool {
    folder(root, table).join("_delta_log").is_dir()
}

/// Makes an empty table. Should another writer make it at the same moment, theirs is taken.
pub(crate) async fn create(root: &Path, table: Table) -> Result<DeltaTable, Error> {
    let path = folder(root, table);
    std::fs::create_dir_all(&path).map_err(|error| Error::folder(&path, &error))?;
    let fail = |error| Error::table(&path, error);
    let schema: StructType = table.schema().as_ref().try_into_kernel()?;
    let location = ensure_table_uri(path.to_string_lossy()).map_err(fail)?;
    CreateBuilder::new()
        .with_location(location)
        .with_table_name(table.name())
        .with_comment(table.label())
        .with_columns(schema.fields().cloned())
        .with_partition_columns(table.partition_columns().iter().copied())
        .with_raise_if_key_not_exists(false)
        .with_configuration([(VERSION_PROPERTY, Some(WAREHOUSE_VERSION.to_string()))])
        .with_save_mode(SaveMode::Ignore)
        .await
        .map_err(fail)
}

pub(crate) async fn load(root: &Path, table: Table) -> Result<DeltaTable, Error> {
    let path = folder(root, table);
    let fail = |error: DeltaTableError| Error::table(&path, error);
    let location = ensure_table_uri(path.to_string_lossy()).map_err(fail)?;
    let loaded = deltalake::open_table(location).await.map_err(fail)?;
    let properties = loaded.snapshot().map_err(fail)?.metadata().configuration();
    match properties.get(VERSION_PROPERTY).map(|version| (version, version.parse::<u32>())) {
        Some((_, Ok(WAREHOUSE_VERSION))) => Ok(loaded),
        Some((_, Ok(found))) if found < WAREHOUSE_VERSION => {
            Err(Error::Older { dir: root.to_owned(), found, known: WAREHOUSE_VERSION })
        }
        Some((found, _)) => {
            Err(Error::Newer { dir: root.to_owned(), found: found.clone(), known: WAREHOUSE_VERSION })
        }
        None => Err(Error::NotAWarehouse { dir: root.to_owned() }),
    }
}

pub(crate) fn files(root: &Path, loaded: &DeltaTable, table: Table) -> Result<Vec<PathBuf>, Error> {
    let path = folder(root, table);
    let snapshot = loaded.snapshot().map_err(|error| Error::table(&path, error))?;
    let mut files: Vec<PathBuf> =
        snapshot.log_data().into_iter().map(|file| path.join(file.object_store_path().as_ref())).collect();
    files.sort();
    Ok(files)
}
