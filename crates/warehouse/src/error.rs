//! What can go wrong with a warehouse, and what to do about it.

use deltalake::DeltaTableError;
use juesuan_messages::{Arg, Explain, Message, message};
use parquet::errors::ParquetError;
use std::io;
use std::path::{Path, PathBuf};

/// Why a warehouse could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum Error {
    /// The folder contains no warehouse.
    NotAWarehouse {
        /// The folder.
        dir: PathBuf,
    },
    /// The tables were made by a later version.
    Newer {
        /// The folder.
        dir: PathBuf,
        /// The version that it states.
        found: String,
        /// The newest version that this code knows.
        known: u32,
    },
    /// The tables were made by an earlier version whose columns this one cannot read.
    Older {
        /// The folder.
        dir: PathBuf,
        /// The version that it states.
        found: u32,
        /// The version that this code reads.
        known: u32,
    },
    /// No room.
    DiskFull {
        /// What was being written.
        path: PathBuf,
    },
    /// A batch that was begun too long ago to be committed.
    TooLong {
        /// How long it may take.
        hours: i64,
    },
    /// A version or time that the warehouse does not know.
    NoSuchVersion {
        /// The requested version or time.
        asked: Message,
        /// The versions that there are.
        known: Message,
    },
    /// A version whose log or files are not there any more.
    VersionGone {
        /// The table.
        table: &'static str,
        /// The version.
        version: u64,
        /// What is missing.
        reason: Message,
    },
    /// An address, where only folders are known.
    NoCloud {
        /// The address.
        url: String,
    },
    /// A kind of object store that is not known.
    UnknownStore {
        /// The address.
        url: String,
    },
    /// Nowhere to keep what is fetched.
    NoCache {
        /// The address.
        url: String,
    },
    /// A retention that is not safe.
    Retention {
        /// The shortest safe retention.
        hours: i64,
    },
    /// The folder cannot be made, read or written.
    Folder {
        /// The folder.
        path: PathBuf,
        /// The system's reason.
        reason: Message,
    },
    /// The log refused.
    Table {
        /// The table's folder.
        path: PathBuf,
        /// The log's reason.
        source: Box<DeltaTableError>,
    },
    /// A file of the log does not list everything it did.
    TornLog {
        /// The file.
        path: PathBuf,
    },
    /// A file of a table cannot be read.
    File {
        /// The file.
        path: PathBuf,
        /// The reason.
        reason: Message,
    },
    /// Rows that do not fit their table, which is a mistake of this program.
    Rows(#[from] arrow::error::ArrowError),
}

impl Explain for Error {
    fn message(&self) -> Message {
        match self {
            Self::NotAWarehouse { dir } => message!("warehouse-none", folder = dir),
            Self::Newer { dir, found, known } => {
                message!("warehouse-newer", folder = dir, found = found, known = known.to_string())
            }
            Self::Older { dir, found, known } => message!(
                "warehouse-older",
                folder = dir,
                found = found.to_string(),
                known = known.to_string()
            ),
            Self::DiskFull { path } => message!("warehouse-disk-full", path = path),
            Self::TooLong { hours } => message!("warehouse-batch-too-long", hours = *hours),
            Self::NoSuchVersion { asked, known } => {
                message!("warehouse-no-such-version", asked = asked, known = known)
            }
            Self::VersionGone { table, version, reason } => message!(
                "warehouse-version-gone",
                table = *table,
                version = version.to_string(),
                reason = reason
            ),
            Self::NoCloud { url } => message!("warehouse-no-cloud", url = url),
            Self::UnknownStore { url } => message!("warehouse-unknown-store", url = url),
            Self::NoCache { url } => message!("warehouse-no-cache", url = url),
            Self::Retention { hours } => message!("warehouse-retention", hours = *hours),
            Self::Folder { path, reason } => message!("warehouse-folder", path = path, reason = reason),
            Self::Table { path, source } => {
                message!("warehouse-table", path = path, reason = Arg::shown(source))
            }
            Self::TornLog { path } => message!("warehouse-log-damaged", path = path),
            Self::File { path, reason } => message!("warehouse-file", path = path, reason = reason),
            Self::Rows(error) => message!("warehouse-rows", reason = Arg::shown(error)),
        }
    }
}

impl Error {
    pub(crate) fn folder(path: &Path, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::StorageFull {
            Self::DiskFull { path: path.to_owned() }
        } else {
            Self::Folder { path: path.to_owned(), reason: error.message() }
        }
    }

    pub(crate) fn file(path: &Path, error: &io::Error) -> Self {
        Self::File { path: path.to_owned(), reason: error.message() }
    }

    /// An error of reading or writing Parquet, of which a full disk is one.
    pub(crate) fn parquet(path: &Path, error: &ParquetError) -> Self {
        if is_full(error) {
            Self::DiskFull { path: path.to_owned() }
        } else {
            Self::File { path: path.to_owned(), reason: Message::foreign(error) }
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
