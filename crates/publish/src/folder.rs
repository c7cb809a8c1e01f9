//! The set of files that one run publishes: it is complete before any reader sees a file of it.
//!
//! ```text
//! marts/current                  → .sets/1764471282123-x7Gh2k
//! marts/fact_spending.parquet    → current/fact_spending.parquet
//! marts/.sets/1764471282123-x7Gh2k/fact_spending.parquet
//! ```
//!
//! A set never changes once `current` has pointed at it. A run writes its set next to the others, with hard links to the files that
//! are unchanged, and then renames a new link over `current`: this one step replaces every file. If the run is killed before it, the
//! set before stays; after it, the new set is complete. Exchanging two folders (`renameat2`) would do the same for one folder,
//! but a reader that had found the folder would lose it; a link can be resolved once, and the set that it named stays
//! for a while (see [`crate::sets`]).

use crate::error::Error;
use crate::sets::Sets;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The folder, and what was put into its new set.
pub(crate) struct Folder {
    sets: Sets,
    made: TempDir,
    /// The files put, with their sizes and hashes.
    pub(crate) files: BTreeMap<String, Put>,
    written: Vec<String>,
    unchanged: usize,
}

/// A file in its current state.
#[derive(Debug, Clone)]
pub(crate) struct Put {
    pub(crate) bytes: usize,
    pub(crate) sha256: String,
}

/// What a run did.
pub(crate) struct Finished {
    /// The files that are new or changed.
    pub(crate) written: Vec<String>,
    /// How many are as before.
    pub(crate) unchanged: usize,
    /// Whether all files were replaced in one step.
    pub(crate) at_once: bool,
}

impl Folder {
    /// Makes the folder, if it is not there, and waits until no other run publishes into it.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        let sets = Sets::open(path)?;
        let made = sets.begin()?;
        Ok(Self { sets, made, files: BTreeMap::new(), written: Vec::new(), unchanged: 0 })
    }

    /// Puts a file, whose name may begin with a folder. The file of the set before is used again if it has this very content.
    pub(crate) fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let put = Put { bytes: bytes.len(), sha256: sha256(bytes) };
        let (before, path) = (self.before(name), self.path(name));
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(Error::io(folder))?;
        }
        if fs::read(&before).is_ok_and(|there| there == bytes) {
            keep(&before, &path).map_err(Error::io(&path))?;
            self.unchanged += 1;
        } else {
            write(&path, bytes).map_err(Error::io(&path))?;
            self.written.push(name.to_owned());
        }
        self.files.insert(name.to_owned(), put);
        Ok(())
    }

    /// Whether a file of this ending is new or changed.
    pub(crate) fn is_changed(&self, ending: &str) -> bool {
        self.written.iter().any(|name| name.ends_with(ending))
    }

    /// Uses the file of the set before again.
    pub(crate) fn stay(&mut self, name: &str) -> Result<(), Error> {
        let before = self.before(name);
        let bytes = fs::read(&before).map_err(Error::io(&before))?;
        self.put(name, &bytes)
    }

    /// Where a file of the new set is.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.made.path().join(name)
    }

    /// Where a file of the set before is, if it has one.
    pub(crate) fn before(&self, name: &str) -> PathBuf {
        self.sets.before().join(name)
    }

    /// A folder for a file that is made before it is put. It is removed when it is dropped.
    pub(crate) fn aside(&self) -> Result<TempDir, Error> {
        self.sets.begin()
    }

    /// Shows the new set to readers.
    pub(crate) fn finish(self) -> Result<Finished, Error> {
        let Self { sets, made, files, written, unchanged } = self;
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        let at_once = if written.is_empty() && sets.has_only(&names) {
            sets.link(&names)?;
            true
        } else {
            sets.show(made, &names)?
        };
        Ok(Finished { written, unchanged, at_once })
    }

    /// One hash over all files put so far. Readers compare it to find out whether they saw one state.
    pub(crate) fn state(&self) -> String {
        let lines = self.files.iter().map(|(name, put)| format!("{} {name}\n", put.sha256));
        sha256(lines.collect::<String>().as_bytes())
    }
}

/// Writes a file to the disk, so that not even a power failure shows a set with a part of it.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    io::Write::write_all(&mut file, bytes)?;
    file.sync_all()
}

/// The same file in another set: a hard link, or a copy of the same age where the file system has no links.
pub(crate) fn keep(before: &Path, path: &Path) -> io::Result<()> {
    if fs::hard_link(before, path).is_ok() {
        return Ok(());
    }
    fs::copy(before, path)?;
    let file = File::options().write(true).open(path)?;
    file.set_modified(fs::metadata(before)?.modified()?)?;
    file.sync_all()
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
