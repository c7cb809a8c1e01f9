//! Vacuum: deletes the files that no retained state of the warehouse needs.
//!
//! Three kinds: files that a compaction replaced longer ago than the retention; files that were never committed, since their
//! writer died; and the pieces of files that it was still writing. A reader that opened the warehouse within the retention
//! finds all its files; a writer commits its files within minutes of writing them, and gives up after
//! [`LONGEST`](crate::append::LONGEST), so the retention is [`MINIMUM`] at least.
//!
//! `reports` and `rejects` keep every file that was ever committed, and their whole log: so every version of the warehouse
//! can still be read (see [`version`](crate::version)). The other tables' logs are shortened to the retention. Nothing but
//! Parquet files and pieces of them is touched.
//!
//! **A full disk** is what vacuum is run for, so it deletes before it writes, and what it writes finds the room of the
//! [reserve](crate::folder) if nothing else was freed.

use crate::error::Error;
use crate::location::Root;
use crate::table;
use crate::version::Log;
use chrono::{DateTime, TimeDelta, Utc};
use deltalake::DeltaTable;
use deltalake::checkpoints::{cleanup_expired_logs_for, create_checkpoint};
use deltalake::kernel::Action;
use deltalake::logstore::object_store::path::Path as StorePath;
use deltalake::logstore::object_store::{Error as StoreError, ObjectStore, ObjectStoreExt};
use juesuan_model::schema::WarehouseTable;
use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The shortest retention that is safe while writers and readers are at work.
pub const MINIMUM: TimeDelta = TimeDelta::hours(24);

/// What vacuum deleted, or would delete.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vacuumed {
    /// The files, in order.
    pub files: Vec<PathBuf>,
    /// What they took on disk.
    pub bytes: u64,
}

/// A file of a table's folder, by its path in it.
struct VacuumFile {
    path: String,
    bytes: u64,
    modified: DateTime<Utc>,
}

pub(crate) async fn vacuum(
    root: &Root,
    table: WarehouseTable,
    retain: TimeDelta,
    dry_run: bool,
) -> Result<Vacuumed, Error> {
    let cutoff = Utc::now() - retain;
    // First what is needed, then what there is: a file that comes in between is young.
    let loaded = table::load(root, table).await?;
    let mut files = Vec::new();
    if let Some(needed) = needed(root, &loaded, table, cutoff).await? {
        if root.is_local() {
            list_folder(&root.folder(table), "", &mut files)?;
        } else {
            list_store(root, &loaded, table, &mut files).await?;
        }
        files.retain(|file| file.modified < cutoff && is_deletable(&file.path, &needed));
        files.sort_by(|one, other| one.path.cmp(&other.path));
    }
    let vacuumed = Vacuumed {
        files: files.iter().map(|file| root.place(table).join(&file.path)).collect(),
        bytes: files.iter().map(|file| file.bytes).sum(),
    };
    if !dry_run {
        for file in &files {
            delete(root, &loaded, table, &file.path).await?;
        }
    }
    Ok(vacuumed)
}

/// The files that some retained state names; `None` where the log has a gap, so that they cannot be determined.
async fn needed(
    root: &Root,
    loaded: &DeltaTable,
    table: WarehouseTable,
    cutoff: DateTime<Utc>,
) -> Result<Option<HashSet<String>>, Error> {
    let views = table::views(root, loaded, table)?;
    let mut needed: HashSet<String> = views.iter().map(|view| view.object_store_path().to_string()).collect();
    let log = Log::new(root, loaded, table);
    for version in (0..=log.latest).rev() {
        let Some(entry) = log.read(version).await? else {
            // What was replaced before the log begins was replaced before the retention, unless all of it is kept.
            return Ok(table.is_joined().then_some(needed));
        };
        // What this commit replaced was replaced before the retention, and what it brought is live or was replaced later.
        if table.is_joined() && entry.committed.at < cutoff {
            break;
        }
        for action in entry.actions {
            match action {
                Action::Add(add) => _ = needed.insert(add.path),
                Action::Remove(remove) => _ = needed.insert(remove.path),
                _ => {}
            }
        }
    }
    Ok(Some(needed))
}

/// Every file under a folder, with pieces of files, which a store does not show.
fn list_folder(folder: &Path, prefix: &str, files: &mut Vec<VacuumFile>) -> Result<(), Error> {
    let fail = |error: &io::Error| Error::folder(folder, error);
    for entry in fs::read_dir(folder).map_err(|error| fail(&error))? {
        let entry = entry.map_err(|error| fail(&error))?;
        let metadata = match entry.metadata() {
            Ok(metadata) => metadata,
            // Deleted, or given its final name, since it was listed.
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(fail(&error)),
        };
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if metadata.is_dir() {
            list_folder(&entry.path(), &format!("{path}/"), files)?;
        } else {
            let modified = metadata.modified().map_err(|error| fail(&error))?.into();
            files.push(VacuumFile { path, bytes: metadata.len(), modified });
        }
    }
    Ok(())
}

/// Every object of a table but its log's.
async fn list_store(
    root: &Root,
    loaded: &DeltaTable,
    table: WarehouseTable,
    files: &mut Vec<VacuumFile>,
) -> Result<(), Error> {
    let mut folders = vec![None];
    while let Some(folder) = folders.pop() {
        let listed = loaded.object_store().list_with_delimiter(folder.as_ref()).await;
        let listed = listed.map_err(|error| Error::table(&root.place(table), error.into()))?;
        let data = |path: &StorePath| !path.as_ref().starts_with("_delta_log");
        folders.extend(listed.common_prefixes.into_iter().filter(data).map(Some));
        files.extend(listed.objects.into_iter().map(|object| VacuumFile {
            path: object.location.to_string(),
            bytes: object.size,
            modified: object.last_modified,
        }));
    }
    Ok(())
}

/// Deletes a file. That another vacuum was faster is well.
async fn delete(root: &Root, loaded: &DeltaTable, table: WarehouseTable, path: &str) -> Result<(), Error> {
    if root.is_local() {
        let file = root.folder(table).join(path);
        return match fs::remove_file(&file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::file(&file, &error)),
            _ => Ok(()),
        };
    }
    match loaded.object_store().delete(&StorePath::from(path)).await {
        Ok(()) | Err(StoreError::NotFound { .. }) => Ok(()),
        Err(error) => Err(Error::table(&root.place(table), error.into())),
    }
}

fn is_deletable(path: &str, needed: &HashSet<String>) -> bool {
    let is_data = Path::new(path).extension().is_some_and(|extension| extension == "parquet");
    is_piece(path) || (is_data && !path.starts_with("_delta_log/") && !needed.contains(path))
}

/// Whether this is a file that was still being written under a name for the time being: `part-….parquet#1`.
fn is_piece(path: &str) -> bool {
    path.rsplit_once('#').is_some_and(|(name, number)| {
        !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && [".parquet", ".json", "_last_checkpoint"].iter().any(|end| name.ends_with(end))
    })
}

/// Deletes the part of a table's log that is older than the retention, once a checkpoint contains its sum. The checkpoint
/// takes room, so this comes after all deletions.
pub(crate) async fn shorten_log(
    root: &Root,
    table: WarehouseTable,
    retain: TimeDelta,
) -> Result<usize, Error> {
    let fail = |error| Error::table(&root.place(table), error);
    let cutoff = Utc::now() - retain;
    let loaded = table::load(root, table).await?;
    if !table.is_joined() || table::version(&loaded) == 0 {
        return Ok(0);
    }
    create_checkpoint(&loaded, None).await.map_err(fail)?;
    let (version, log) = (table::version(&loaded), loaded.log_store());
    cleanup_expired_logs_for(version, log.as_ref(), cutoff.timestamp_millis(), None).await.map_err(fail)
}
