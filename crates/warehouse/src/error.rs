//! What can go wrong with a warehouse, and what to do about it.

use deltalake::DeltaTableError;
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

    /// An error of the log; a full disk, which it wraps several times over, is brought to the front.
    pub(crate) fn table(path: &Path, error: DeltaTableError) -> Self {
        let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(&error);
        while let Some(current) = cause {
            let kind = current.downcast_ref::<io::Error>().map(io::Error::kind);
            if kind == Some(io::ErrorKind::StorageFull) || current.to_string().contains("os error 28") {
                return Self::DiskFull { path: path.to_owned() };
            }
            cause = current.source();
        }
        Self::Table { path: path.to_owned(), source: Box::new(error) }
    }
}
