//! The files that were verified on this machine, so that each is hashed once and not by every command.
//!
//! A file counts as verified while it has the size, the time and, in the log, the hash that it had then. What is kept is
//! small: a text file for each warehouse in the folder for caches of the user. If it cannot be written, files are verified
//! again, and nothing else is lost.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fs};

/// What a file was like when it was verified.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mark {
    bytes: u64,
    modified: u128,
    hash: String,
}

/// The verified files of one warehouse.
#[derive(Debug)]
pub(crate) struct Checked {
    root: PathBuf,
    /// Where they are kept; none, where this machine has no folder for caches.
    kept: Option<PathBuf>,
    marks: HashMap<PathBuf, Mark>,
}

impl Checked {
    /// Those of the warehouse in this folder.
    pub(crate) fn of(root: &Path) -> Self {
        let mut id = blake3::hash(root.to_string_lossy().as_bytes()).to_hex().to_string();
        id.truncate(32);
        let kept = cache().map(|cache| cache.join("verified").join(id));
        let marks = kept.as_deref().map(read).unwrap_or_default();
        Self { root: root.to_owned(), kept, marks }
    }

    /// As if no file had been verified yet.
    pub(crate) fn forgotten(mut self) -> Self {
        self.marks.clear();
        self
    }

    /// Whether this file was verified against this hash.
    pub(crate) fn has(&self, path: &Path, hash: &str) -> bool {
        mark(path, hash).is_some_and(|now| self.marks.get(path) == Some(&now))
    }

    /// Keeps that these files were verified against these hashes.
    pub(crate) fn add<'a>(&mut self, files: impl Iterator<Item = (&'a Path, &'a str)>) {
        let new: Vec<(PathBuf, Mark)> =
            files.filter_map(|(path, hash)| Some((path.to_owned(), mark(path, hash)?))).collect();
        if new.is_empty() {
            return;
        }
        let Some(kept) = self.kept.clone() else { return };
        // Another process may have added some, and compaction may have replaced others.
        self.marks.extend(read(&kept));
        self.marks.extend(new);
        self.marks.retain(|path, _| path.exists());
        // Without it, the files are verified again.
        let _ = self.write(&kept);
    }

    fn write(&self, kept: &Path) -> std::io::Result<()> {
        let folder = kept.parent().unwrap_or(kept);
        fs::create_dir_all(folder)?;
        forget_deleted(folder);
        let mut text = format!("{}\n", self.root.display());
        for (path, Mark { bytes, modified, hash }) in &self.marks {
            if let Some(path) = path.to_str().filter(|path| !path.contains('\n')) {
                let _ = writeln!(text, "{hash} {bytes} {modified} {path}");
            }
        }
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(text.as_bytes())?;
        file.persist(kept)?;
        Ok(())
    }
}

fn read(kept: &Path) -> HashMap<PathBuf, Mark> {
    let text = fs::read_to_string(kept).unwrap_or_default();
    let line = |line: &str| {
        let mut parts = line.splitn(4, ' ');
        let hash = parts.next()?.to_owned();
        let (bytes, modified) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some((PathBuf::from(parts.next()?), Mark { bytes, modified, hash }))
    };
    text.lines().skip(1).filter_map(line).collect()
}

fn mark(path: &Path, hash: &str) -> Option<Mark> {
    let metadata = path.metadata().ok()?;
    let modified = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH).duration_since(UNIX_EPOCH);
    let modified = modified.map_or(0, |since| since.as_nanos());
    Some(Mark { bytes: metadata.len(), modified, hash: hash.to_owned() })
}

/// Deletes what is kept about warehouses that are not there any more.
fn forget_deleted(folder: &Path) {
    for kept in fs::read_dir(folder).into_iter().flatten().flatten() {
        let text = fs::read_to_string(kept.path()).unwrap_or_default();
        if text.lines().next().is_some_and(|root| !Path::new(root).exists()) {
            let _ = fs::remove_file(kept.path());
        }
    }
}

/// The folder for what can be made again.
pub(crate) fn cache() -> Option<PathBuf> {
    let folder = |variable| env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from);
    let common = || {
        let cache = folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join(".cache")));
        Some(cache?.join("juesuan"))
    };
    folder("JUESUAN_CACHE").or_else(common)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;
    use std::time::Duration;

    #[test]
    fn a_file_is_verified_while_its_size_its_time_and_its_hash_are_the_same() {
        let dir = tempfile::tempdir().unwrap();
        let (root, kept) = (dir.path().join("warehouse"), dir.path().join("cache/verified/one"));
        fs::create_dir(&root).unwrap();
        let file = root.join("a b.parquet");
        fs::write(&file, "rows").unwrap();
        let new = || Checked { root: root.clone(), kept: Some(kept.clone()), marks: read(&kept) };
        let mut checked = new();
        assert!(!checked.has(&file, "h"));
        checked.add([(file.as_path(), "h")].into_iter());
        let checked = new();
        assert!(checked.has(&file, "h") && !checked.has(&file, "other"));
        let later = SystemTime::now() + Duration::from_secs(5);
        File::options().write(true).open(&file).unwrap().set_modified(later).unwrap();
        assert!(!checked.has(&file, "h"));
        // What is kept about a warehouse goes with the warehouse.
        fs::remove_dir_all(&root).unwrap();
        forget_deleted(kept.parent().unwrap());
        assert!(!kept.exists());
    }
}
