//! What can go wrong with a warehouse, and what to do about it.

use deltalake::DeltaTableError;
use parquet::errors::ParquetError;
use std::io;
use std::path::{Path, PathBuf};

/// Why a warehouse could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder holds no warehouse.
    #[error("{} is not a warehouse: ingest something first (juesuan ingest PATH -w {})", dir.display(), dir.display())]
    NotAWarehouse {
        /// The folder.
        dir: PathBuf,
    },
    /// The tables were made by a later version.
    #[error(
        "{} is a warehouse of version {found}, and this juesuan knows versions up to {known}: \
         use a newer juesuan, or another folder",
        dir.display()
    )]
    Newer {
        /// The folder.
        dir: PathBuf,
        /// The version that it says.
        found: String,
        /// The newest version that this code knows.
        known: u32,
    },
    /// The tables were made by an earlier version whose columns this one cannot read.
    #[error(
        "{} is a warehouse of version {found}, and this juesuan reads version {known} only: \
         ingest the reports again into another folder, or use the juesuan that made it",
        dir.display()
    )]
    Older {
        /// The folder.
        dir: PathBuf,
        /// The version that it says.
        found: u32,
        /// The version that this code reads.
        known: u32,
    },
    /// No room.
    #[error(
        "no space left while writing {}: free some space and run the same command again; \
         nothing of the unfinished batch is visible",
        path.display()
    )]
    DiskFull {
        /// What was being written.
        path: PathBuf,
    },
    /// A batch that was begun too long ago to be committed.
    #[error(
        "a batch took more than {hours} hours to write and was given up: run the same command again; \
         nothing of the unfinished batch is visible"
    )]
    TooLong {
        /// How long it may take.
        hours: i64,
    },
    /// A version or time that the warehouse does not know.
    #[error("the warehouse has no state of {asked}: its versions go {known} (`juesuan history` lists them)")]
    NoSuchVersion {
        /// What was asked for.
        asked: String,
        /// The versions that there are.
        known: String,
    },
    /// A version whose log or files are not there any more.
    #[error(
        "version {version} of {table} cannot be read any more: {reason}; another program must have cleaned up, \
         since `juesuan vacuum` keeps what old versions need"
    )]
    VersionGone {
        /// The table.
        table: &'static str,
        /// The version.
        version: u64,
        /// What is missing.
        reason: String,
    },
    /// An address, where only folders are known.
    #[error("{url} is in an object store, which this juesuan cannot reach: build it with --features cloud")]
    NoCloud {
        /// The address.
        url: String,
    },
    /// A kind of object store that is not known.
    #[error("{url} is no address that is known: write a folder, or s3://bucket/prefix")]
    UnknownStore {
        /// The address.
        url: String,
    },
    /// Nowhere to keep what is fetched.
    #[error("there is no folder for the files that are fetched from {url}: set JUESUAN_CACHE to one")]
    NoCache {
        /// The address.
        url: String,
    },
    /// A retention that is not safe.
    #[error(
        "files younger than {hours} hours may be in use by readers and writers at work: \
         retain them, or use --force when there are none"
    )]
    Retention {
        /// The shortest safe retention.
        hours: i64,
    },
    /// The folder cannot be made, read or written.
    #[error("cannot use the folder {}: {reason}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// The system's reason.
        reason: String,
    },
    /// The log refused.
    #[error("the table {}: {source}", path.display())]
    Table {
        /// The table's folder.
        path: PathBuf,
        /// The log's reason.
        source: Box<DeltaTableError>,
    },
    /// A file of the log does not say all it did.
    #[error(
        "{} is cut short or damaged: restore it from a copy of the warehouse; without one, move the warehouse aside and \
         ingest the reports again, since rows that this file names may be lost",
        path.display()
    )]
    TornLog {
        /// The file.
        path: PathBuf,
    },
    /// A file of a table cannot be read.
    #[error("cannot read {}: {reason}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// The reason.
        reason: String,
    },
    /// Rows that do not fit their table, which is a mistake of this program.
    #[error("rows do not fit the table: {0}")]
    Rows(#[from] arrow::error::ArrowError),
}

impl Error {
    pub(crate) fn folder(path: &Path, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::StorageFull {
            Self::DiskFull { path: path.to_owned() }
        } else {
            Self::Folder { path: path.to_owned(), reason: error.to_string() }
        }
    }

    pub(crate) fn file(path: &Path, error: &io::Error) -> Self {
        Self::File { path: path.to_owned(), reason: error.to_string() }
    }

    /// An error of reading or writing Parquet, of which a full disk is one.
    pub(crate) fn parquet(path: &Path, error: &ParquetError) -> Self {
        if is_full(error) {
            Self::DiskFull { path: path.to_owned() }
        } else {
            Self::File { path: path.to_owned(), reason: error.to_string() }
        }
    }

    /// An error of the log; a full disk, which it wraps several times over, is brought to the front.
    pub(crate) fn table(path: &Path, error: DeltaTableError) -> Self {
        if is_full(&error) {
            Self::DiskFull { path: path.to_owned() }
        } else {
            Self::Table { path: path.to_owned(), source: Box::new(error) }
        }
    }
}

fn is_full(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(current) = cause {
        let kind = current.downcast_ref::<io::Error>().map(io::Error::kind);
        if kind == Some(io::ErrorKind::StorageFull) || current.to_string().contains("os error 28") {
            return true;
        }
        cause = current.source();
    }
    false
}
