//! Finding the inputs: paths to files, archives to their entries, files to bytes.

use crate::archive::{self, Opener};
use juesuan_model::{Locator, Reject, Stage};
use std::io;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The largest file that is read. A report of a whole province's department has a few megabytes.
pub(crate) const SIZE_LIMIT: u64 = 512 << 20;

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// The path as given, or as found below a given folder, with `/` between folders and `!/` after an archive.
    pub uri: String,
    pub(crate) path: PathBuf,
    /// In an archive, the entry's index; the outermost archive's first.
    pub(crate) entries: Vec<usize>,
}

/// One result of looking for inputs.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// A file.
    Input(Input),
    /// A folder's `manifest.csv`, which tells of the files beside it and is no report itself.
    Manifest(Input),
    /// A path that leads to none.
    Reject(Reject),
}

/// A file's bytes and their hash.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// Where they come from.
    pub uri: String,
    /// The BLAKE3 hash, its first 32 hexadecimal digits: 128 bits, enough to tell any two papers apart.
    pub content_hash: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// The files that the paths lead to: files themselves, all files below folders but hidden ones, and in place of an
/// archive its entries. Sorted, each once. The manifest beside a file that is named itself is found, too.
/// The folder `except`, the warehouse that is being written say, is no input wherever it lies.
#[must_use]
pub fn discover(paths: &[PathBuf], except: Option<&Path>) -> Vec<Found> {
    let except = except.and_then(|path| path.canonicalize().ok());
    let mut inputs = Vec::new();
    let mut rejects = Vec::new();
    for path in paths {
        // A hidden file that is named itself is meant.
        let visible = |entry: &walkdir::DirEntry| {
            let shown = entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
            let excepted = except.is_some()
                && entry.file_type().is_dir()
                && entry.path().canonicalize().ok().as_ref() == except.as_ref();
            shown && !excepted
        };
        for entry in WalkDir::new(path).follow_links(true).into_iter().filter_entry(visible) {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => inputs.push(Input::at(entry.into_path())),
                Err(error) => {
                    let at = error.path().unwrap_or(path);
                    rejects.push(unreadable(&uri(at), &describe(&error)));
                }
            }
        }
    }
    let beside = paths.iter().filter(|path| path.is_file()).filter_map(|path| path.parent());
    inputs.extend(beside.map(|folder| folder.join(MANIFEST)).filter(|path| path.is_file()).map(Input::at));
    inputs.sort();
    inputs.dedup();
    rejects.into_iter().map(Found::Reject).chain(inputs.into_iter().flat_map(Input::expand)).collect()
}

/// The name of a manifest.
pub(crate) const MANIFEST: &str = "manifest.csv";

pub(crate) fn is_manifest(uri: &str) -> bool {
    uri.rsplit('/').next() == Some(MANIFEST)
}

/// The folder, or the archive, in which a file stands: what stands before the last `/`.
pub(crate) fn folder(uri: &str) -> &str {
    uri.rsplit_once('/').map_or("", |(folder, _)| folder)
}

impl Input {
    fn at(path: PathBuf) -> Self {
        Self { uri: uri(&path), path, entries: Vec::new() }
    }

    fn expand(self) -> Vec<Found> {
        if is_manifest(&self.uri) {
            return vec![Found::Manifest(self)];
        }
        archive::expand(&self.path, &self.uri).unwrap_or_else(|| vec![Found::Input(self)])
    }

    /// The input that was found under this name before.
    ///
    /// # Errors
    /// No such file, or no such entry of an archive.
    pub fn of_uri(uri: &str) -> Result<Self, Reject> {
        let missing = || unreadable(uri, "there is no such file any more");
        let whole = PathBuf::from(uri);
        if whole.is_file() {
            return Ok(Self { uri: uri.to_owned(), path: whole, entries: Vec::new() });
        }
        let (archive, _) = uri.split_once("!/").ok_or_else(missing)?;
        let entries = archive::expand(Path::new(archive), archive).ok_or_else(missing)?;
        let entry = entries.into_iter().find_map(|found| match found {
            Found::Input(input) if input.uri == uri => Some(input),
            _ => None,
        });
        entry.ok_or_else(missing)
    }

    /// Reads the bytes and hashes them.
    ///
    /// # Errors
    /// A file that cannot be opened, is no file, is larger than 512 MiB, or does not come out of its archive.
    pub fn load(&self) -> Result<Loaded, Reject> {
        self.load_with(&mut Opener::default())
    }

    /// As [`Self::load`], for one of many inputs: an archive that holds several of them is opened once.
    ///
    /// # Errors
    /// As [`Self::load`].
    pub fn load_with(&self, opener: &mut Opener) -> Result<Loaded, Reject> {
        if !self.entries.is_empty() {
            return opener.load(self);
        }
        let fail = |error: &io::Error| unreadable(&self.uri, &error.to_string());
        let size = std::fs::metadata(&self.path).map_err(|error| fail(&error))?.len();
        if size > SIZE_LIMIT {
            return Err(Reject {
                remedy: "split the file, or leave it out: no report is that large".to_owned(),
                ..unreadable(&self.uri, &format!("{size} bytes are more than {SIZE_LIMIT}"))
            });
        }
        let bytes = std::fs::read(&self.path).map_err(|error| fail(&error))?;
        Ok(Loaded { uri: self.uri.clone(), content_hash: hash(&bytes), bytes })
    }
}

pub(crate) fn hash(bytes: &[u8]) -> String {
    let mut hash = blake3::hash(bytes).to_hex().to_string();
    hash.truncate(32);
    hash
}

fn uri(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/").replacen("//", "/", 1)
}

fn describe(error: &walkdir::Error) -> String {
    match (error.loop_ancestor(), error.io_error()) {
        (Some(ancestor), _) => format!("a link leads back to {}", ancestor.display()),
        (None, Some(error)) => error.to_string(),
        (None, None) => error.to_string(),
    }
}

fn unreadable(uri: &str, reason: &str) -> Reject {
    refused(uri, reason, "check the path and that it may be read")
}

/// An input that was not opened.
pub(crate) fn refused(uri: &str, reason: &str, remedy: &str) -> Reject {
    Reject {
        source_uri: uri.to_owned(),
        content_hash: None,
        stage: Stage::Source,
        reason: reason.to_owned(),
        remedy: remedy.to_owned(),
        printed: None,
        locator: Locator::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_walked_in_order_but_for_the_warehouse_and_a_missing_path_is_told() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["b.txt", "a.txt", ".hidden"] {
            std::fs::write(dir.path().join(name), name).unwrap();
        }
        let missing = dir.path().join("none");
        let warehouse = dir.path().join("warehouse");
        std::fs::create_dir(&warehouse).unwrap();
        std::fs::write(warehouse.join("part.parquet"), "PAR1").unwrap();
        let paths = [dir.path().to_owned(), dir.path().join("a.txt"), missing.clone()];
        let found = discover(&paths, Some(&warehouse));
        let names: Vec<String> = found
            .iter()
            .map(|found| match found {
                Found::Input(input) | Found::Manifest(input) => {
                    input.uri.rsplit('/').next().unwrap().to_owned()
                }
                Found::Reject(reject) => format!("missing {}", reject.source_uri.rsplit('/').next().unwrap()),
            })
            .collect();
        assert_eq!(names, ["missing none", "a.txt", "b.txt"]);
    }
}
