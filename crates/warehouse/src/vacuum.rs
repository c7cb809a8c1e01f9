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

use crate::error::Error;
use crate::table;
use crate::version::Log;
use chrono::{DateTime, TimeDelta, Utc};
use deltalake::DeltaTable;
use deltalake::checkpoints::{cleanup_expired_logs_for, create_checkpoint};
use deltalake::kernel::Action;
use juesuan_model::schema::Table;
use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The shortest retention that is safe beside writers and readers at work.
pub const MINIMUM: TimeDelta = TimeDelta::hours(24);

/// What vacuum deleted, or would delete.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vacuumed {
    /// The files, in order.
    pub files: Vec<PathBuf>,
    /// What they took on disk.
    pub bytes: u64,
    /// Files of the log.
    pub log_files: usize,
}

pub(crate) async fn vacuum(
    root: &Path,
    table: Table,
    retain: TimeDelta,
    dry_run: bool,
) -> Result<Vacuumed, Error> {
    let folder = table::folder(root, table);
    let cutoff = Utc::now() - retain;
    // First what is needed, then what there is: a file that comes in between is young.
    let loaded = table::load(root, table).await?;
    let mut vacuumed = Vacuumed::default();
    if let Some(needed) = needed(root, &loaded, table, cutoff).await? {
        let mut files = Vec::new();
        list(&folder, &mut files)?;
        files.retain(|file| file.modified < cutoff && is_deletable(&folder, &file.path, &needed));
        vacuumed.bytes = files.iter().map(|file| file.bytes).sum();
        vacuumed.files = files.into_iter().map(|file| file.path).collect();
        vacuumed.files.sort();
    }
    if dry_run {
        return Ok(vacuumed);
    }
    for file in &vacuumed.files {
        match fs::remove_file(file) {
            // Another vacuum was faster.
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Error::file(file, &error)),
            _ => {}
        }
    }
    if table.is_joined() && loaded.version().is_some_and(|version| version > 0) {
        vacuumed.log_files = shorten_log(&folder, &loaded, cutoff).await?;
    }
    Ok(vacuumed)
}

/// The files that some retained state names, by their paths in the table. None, where the log has a gap, so that it cannot
/// be told.
async fn needed(
    root: &Path,
    loaded: &DeltaTable,
    table: Table,
    cutoff: DateTime<Utc>,
) -> Result<Option<HashSet<PathBuf>>, Error> {
    let mut needed: HashSet<PathBuf> = table::files(root, loaded, table)?.into_iter().collect();
    let folder = table::folder(root, table);
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
                Action::Add(add) => _ = needed.insert(folder.join(add.path)),
                Action::Remove(remove) => _ = needed.insert(folder.join(remove.path)),
                _ => {}
            }
        }
    }
    Ok(Some(needed))
}

struct Found {
    path: PathBuf,
    bytes: u64,
    modified: DateTime<Utc>,
}

/// Every file under a folder.
fn list(folder: &Path, files: &mut Vec<Found>) -> Result<(), Error> {
    let fail = |error: &io::Error| Error::folder(folder, error);
    for entry in fs::read_dir(folder).map_err(|error| fail(&error))? {
        let entry = entry.map_err(|error| fail(&error))?;
        let metadata = match entry.metadata() {
            Ok(metadata) => metadata,
            // Deleted, or given its final name, since it was listed.
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(fail(&error)),
        };
        if metadata.is_dir() {
            list(&entry.path(), files)?;
        } else {
            let modified = metadata.modified().map_err(|error| fail(&error))?.into();
            files.push(Found { path: entry.path(), bytes: metadata.len(), modified });
        }
    }
    Ok(())
}

fn is_deletable(folder: &Path, path: &Path, needed: &HashSet<PathBuf>) -> bool {
    if is_piece(path) {
        return true;
    }
    let in_log = path.starts_with(folder.join("_delta_log"));
    !in_log && path.extension().is_some_and(|extension| extension == "parquet") && !needed.contains(path)
}

/// Whether this is a file that was still being written under a name for the time being: `part-….parquet#1`.
fn is_piece(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.rsplit_once('#').is_some_and(|(name, number)| {
        !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && [".parquet", ".json", "_last_checkpoint"].iter().any(|end| name.ends_with(end))
    })
}

/// Deletes what the log says of the time before the retention, once a checkpoint holds its sum.
async fn shorten_log(folder: &Path, loaded: &DeltaTable, cutoff: DateTime<Utc>) -> Result<usize, Error> {
    let fail = |error| Error::table(folder, error);
    create_checkpoint(loaded, None).await.map_err(fail)?;
    let (version, log) = (loaded.version().unwrap_or(0), loaded.log_store());
    cleanup_expired_logs_for(version, log.as_ref(), cutoff.timestamp_millis(), None).await.map_err(fail)
}
