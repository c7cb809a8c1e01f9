//! Where a warehouse lies: in a folder, or in an object store.

use crate::error::Error;
use deltalake::{DeltaTable, ensure_table_uri};
use juesuan_model::schema::Table;
use std::convert::Infallible;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use url::Url;

/// A folder, or an address such as `s3://bucket/prefix`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// A folder of a local disk.
    Folder(PathBuf),
    /// A prefix in an object store.
    Store(Url),
}

impl FromStr for Location {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(match Url::parse(text) {
            Ok(url) if text.contains("://") => Self::Store(url),
            _ => Self::Folder(text.into()),
        })
    }
}

// Of paths only: a text may be an address.
impl From<&Path> for Location {
    fn from(folder: &Path) -> Self {
        Self::Folder(folder.to_owned())
    }
}

impl From<&PathBuf> for Location {
    fn from(folder: &PathBuf) -> Self {
        Self::Folder(folder.clone())
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => write!(f, "{}", folder.display()),
            Self::Store(url) => write!(f, "{url}"),
        }
    }
}

/// An open location: where the tables are, and where their files can be read.
#[derive(Debug, Clone)]
pub(crate) struct Root {
    location: Location,
    /// The folder itself; for a store, the folder that its files are fetched into.
    local: PathBuf,
}

impl Root {
    /// Opens a location, which need not exist yet.
    pub(crate) fn of(location: Location) -> Result<Self, Error> {
        let local = match &location {
            Location::Folder(folder) => {
                std::path::absolute(folder).map_err(|error| Error::folder(folder, &error))?
            }
            #[cfg(feature = "cloud")]
            Location::Store(url) => crate::cloud::open(url)?,
            #[cfg(not(feature = "cloud"))]
            Location::Store(url) => return Err(Error::NoCloud { url: url.to_string() }),
        };
        Ok(Self { location, local })
    }

    /// Whether the tables lie where their files are read.
    pub(crate) fn is_local(&self) -> bool {
        matches!(self.location, Location::Folder(_))
    }

    /// The folder that contains all files that are read.
    pub(crate) fn local(&self) -> &Path {
        &self.local
    }

    /// The folder of a table's files.
    pub(crate) fn folder(&self, table: Table) -> PathBuf {
        self.local.join(table.name())
    }

    /// The table's address.
    pub(crate) fn url(&self, table: Table) -> Result<Url, Error> {
        let name = match &self.location {
            Location::Folder(_) => self.folder(table).to_string_lossy().into_owned(),
            Location::Store(url) => format!("{}/{}", url.as_str().trim_end_matches('/'), table.name()),
        };
        ensure_table_uri(name).map_err(|error| Error::table(&self.place(table), error))
    }

    /// The warehouse, in messages.
    pub(crate) fn name(&self) -> PathBuf {
        self.location.to_string().into()
    }

    /// The table, in messages.
    pub(crate) fn place(&self, table: Table) -> PathBuf {
        match &self.location {
            Location::Folder(_) => self.folder(table),
            Location::Store(_) => self.name().join(table.name()),
        }
    }

    /// A file of a table by its path in it, ready to be read.
    #[cfg_attr(not(feature = "cloud"), allow(clippy::unused_async, unused_variables))]
    pub(crate) async fn file(
        &self,
        loaded: &DeltaTable,
        table: Table,
        path: &str,
        bytes: u64,
    ) -> Result<PathBuf, Error> {
        let file = self.folder(table).join(path);
        #[cfg(feature = "cloud")]
        if !self.is_local() {
            crate::cloud::fetch(loaded, path, bytes, &file).await?;
        }
        Ok(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_a_scheme_is_an_address_and_any_other_a_folder() {
        let of = |text: &str| text.parse::<Location>().unwrap();
        assert!(matches!(of("s3://bucket/a/b"), Location::Store(url) if url.host_str() == Some("bucket")));
        for folder in ["warehouse", "/a/b", "C:\\reports", "仓库", "a:b"] {
            assert_eq!(of(folder), Location::Folder(folder.into()));
        }
    }
}
