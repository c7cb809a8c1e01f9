//! What can go wrong with a warehouse, and what to do about it.

use crate::damage::DamagedFile;
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
    /// A folder or file that the user may not read or write.
    NoRights {
        /// The folder or file.
        path: PathBuf,
        /// The user that the program runs as.
        user: String,
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
    /// Files that are not as they were written.
    Damaged {
        /// The warehouse.
        dir: PathBuf,
        /// The files, at least one.
        files: Vec<DamagedFile>,
    },
    /// A log that ends before commits that the reports rely on.
    LostCommits {
        /// The warehouse.
        dir: PathBuf,
        /// The table.
        path: PathBuf,
        /// Its version.
        found: u64,
        /// The version that it had at least.
        needed: u64,
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
            Self::NoRights { path, user } => message!("warehouse-no-rights", path = path, user = user),
            Self::Folder { path, reason } => message!("warehouse-folder", path = path, reason = reason),
            Self::Table { path, source } => {
                message!("warehouse-table", path = path, reason = Arg::shown(source))
            }
            Self::TornLog { path } => message!("warehouse-log-damaged", path = path),
            Self::Damaged { dir, files } => damaged(dir, files),
            Self::LostCommits { dir, path, found, needed } => message!(
                "warehouse-lost-commits",
                folder = dir,
                path = path,
                found = found.to_string(),
                needed = needed.to_string()
            ),
            Self::File { path, reason } => message!("warehouse-file", path = path, reason = reason),
            Self::Rows(error) => message!("warehouse-rows", reason = Arg::shown(error)),
        }
    }
}

fn damaged(dir: &Path, files: &[DamagedFile]) -> Message {
    let first = files.first().map_or_else(|| Message::foreign(""), DamagedFile::message);
    match files.len() {
        0 | 1 => message!("warehouse-damaged", file = first, folder = dir),
        count => message!("warehouse-damaged-more", file = first, folder = dir, files = count),
    }
}

impl Error {
    pub(crate) fn folder(path: &Path, error: &io::Error) -> Self {
        Self::known(path, error)
            .unwrap_or_else(|| Self::Folder { path: path.to_owned(), reason: error.message() })
    }

    pub(crate) fn file(path: &Path, error: &io::Error) -> Self {
        Self::known(path, error)
            .unwrap_or_else(|| Self::File { path: path.to_owned(), reason: error.message() })
    }

    /// An error of reading or writing Parquet.
    pub(crate) fn parquet(path: &Path, error: &ParquetError) -> Self {
        Self::known(path, error)
            .unwrap_or_else(|| Self::File { path: path.to_owned(), reason: Message::foreign(error) })
    }

    /// An error of the log.
    pub(crate) fn table(path: &Path, error: DeltaTableError) -> Self {
        Self::known(path, &error)
            .unwrap_or_else(|| Self::Table { path: path.to_owned(), source: Box::new(error) })
    }

    /// A full disk or a missing right, which libraries wrap several times over.
    fn known(path: &Path, error: &(dyn std::error::Error + 'static)) -> Option<Self> {
        if has_cause(error, io::ErrorKind::StorageFull, "os error 28") {
            return Some(Self::DiskFull { path: path.to_owned() });
        }
        let denied = has_cause(error, io::ErrorKind::PermissionDenied, "os error 13")
            || has_cause(error, io::ErrorKind::ReadOnlyFilesystem, "os error 30");
        denied.then(|| Self::NoRights { path: path.to_owned(), user: user() })
    }
}

fn has_cause(error: &(dyn std::error::Error + 'static), kind: io::ErrorKind, words: &str) -> bool {
    let mut causes = std::iter::successors(Some(error), |cause| cause.source());
    causes.any(|cause| {
        cause.downcast_ref::<io::Error>().map(io::Error::kind) == Some(kind)
            || cause.to_string().contains(words)
    })
}

/// The name of the user that the program runs as, or the number where it has no name.
fn user() -> String {
    let named = || std::env::var("USER").or_else(|_| std::env::var("USERNAME")).unwrap_or_default();
    number_of_user().map_or_else(named, |number| {
        let users = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
        let name = users.lines().find_map(|line| {
            let mut parts = line.split(':');
            let name = parts.next()?;
            (parts.nth(1)? == number).then(|| name.to_owned())
        });
        name.unwrap_or(number)
    })
}

/// On systems that show it without a foreign function.
fn number_of_user() -> Option<String> {
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::fs::MetadataExt;
        std::fs::metadata("/proc/self").ok().map(|process| process.uid().to_string())
    }
    #[cfg(not(target_os = "linux"))]
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_right_names_the_folder_and_the_user_and_a_full_disk_what_was_written() {
        let path = Path::new("/w/facts");
        for error in [
            Error::folder(path, &io::Error::from_raw_os_error(13)),
            Error::table(path, DeltaTableError::Io { source: io::Error::from_raw_os_error(13) }),
            Error::table(path, DeltaTableError::Generic("Permission denied (os error 13)".to_owned())),
        ] {
            let text = error.to_string();
            assert!(matches!(&error, Error::NoRights { .. }) && text.contains("/w/facts"), "{text}");
            assert!(text.contains(&user()) && !user().is_empty(), "{text}");
        }
        let full = Error::file(path, &io::Error::from_raw_os_error(28));
        assert!(matches!(full, Error::DiskFull { .. }));
    }
}
