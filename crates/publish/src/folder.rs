//! A folder whose files are replaced one by one, each whole or not at all, and only where they change.

use crate::error::Error;
use juesuan_report::write_whole;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::{Builder, TempDir};

/// The folder, and what was put into it.
pub(crate) struct Folder {
    path: PathBuf,
    /// The files put, with their sizes and hashes.
    pub(crate) files: BTreeMap<String, Put>,
    pub(crate) written: Vec<String>,
    pub(crate) unchanged: usize,
}

/// A file in its current state.
#[derive(Debug, Clone)]
pub(crate) struct Put {
    pub(crate) bytes: usize,
    pub(crate) sha256: String,
}

impl Folder {
    /// Makes the folder, if it is not there.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        fs::create_dir_all(path).map_err(Error::io(path))?;
        Ok(Self { path: path.to_owned(), files: BTreeMap::new(), written: Vec::new(), unchanged: 0 })
    }

    /// Puts a file, unless it is there with this very content.
    pub(crate) fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let put = Put { bytes: bytes.len(), sha256: sha256(bytes) };
        let path = self.path.join(name);
        if fs::read(&path).is_ok_and(|there| there == bytes) {
            self.unchanged += 1;
        } else {
            write_whole(&path, |out| out.write_all(bytes)).map_err(Error::io(&path))?;
            self.written.push(name.to_owned());
        }
        self.files.insert(name.to_owned(), put);
        Ok(())
    }

    /// Whether the last files of these endings were all left as they are.
    pub(crate) fn is_unchanged(&self, ending: &str) -> bool {
        !self.written.iter().any(|name| name.ends_with(ending))
    }

    /// A file that is unchanged.
    pub(crate) fn stay(&mut self, name: &str) -> Result<(), Error> {
        let path = self.path.join(name);
        let bytes = fs::read(&path).map_err(Error::io(&path))?;
        self.put(name, &bytes)
    }

    /// Where a file is.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// A folder in this one where a file is made before it is put: two publishers at once do not meet. It goes when it is dropped.
    pub(crate) fn aside(&self) -> Result<TempDir, Error> {
        let made = Builder::new().prefix(".").suffix(".unfinished").tempdir_in(&self.path);
        made.map_err(Error::io(&self.path))
    }
}

/// The hash in the manifest.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
