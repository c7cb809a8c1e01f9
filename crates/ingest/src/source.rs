//! Finding the inputs: paths to files, files to bytes.

use juesuan_model::{Locator, Reject, Stage};
use std::io;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The largest file that is read. A report of a whole province's department has a few megabytes.
const SIZE_LIMIT: u64 = 512 << 20;

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// The path as given, or as found below a given folder, with `/` between folders.
    pub uri: String,
    path: PathBuf,
}

/// One result of looking for inputs.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// A file.
    Input(Input),
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

/// The files that the paths lead to: files themselves, and all files below folders but hidden ones. Sorted, each once.
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
                Ok(entry) => inputs.push(Input { uri: uri(entry.path()), path: entry.into_path() }),
                Err(error) => {
                    let at = error.path().unwrap_or(path);
                    rejects.push(unreadable(&uri(at), &describe(&error)));
                }
            }
        }
    }
    inputs.sort();
    inputs.dedup();
    rejects.into_iter().map(Found::Reject).chain(inputs.into_iter().map(Found::Input)).collect()
}

impl Input {
    /// Reads the bytes and hashes them.
    ///
    /// # Errors
    /// A file that cannot be opened, is no file, or is larger than 512 MiB.
    pub fn load(&self) -> Result<Loaded, Reject> {
        let fail = |error: &io::Error| unreadable(&self.uri, &error.to_string());
        let size = std::fs::metadata(&self.path).map_err(|error| fail(&error))?.len();
        if size > SIZE_LIMIT {
            return Err(Reject {
                remedy: "split the file, or leave it out: no report is that large".to_owned(),
                ..unreadable(&self.uri, &format!("{size} bytes are more than {SIZE_LIMIT}"))
            });
        }
        let bytes = std::fs::read(&self.path).map_err(|error| fail(&error))?;
        let mut content_hash = blake3::hash(&bytes).to_hex().to_string();
        content_hash.truncate(32);
        Ok(Loaded { uri: self.uri.clone(), content_hash, bytes })
    }
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
    Reject {
        source_uri: uri.to_owned(),
        content_hash: None,
        stage: Stage::Source,
        reason: reason.to_owned(),
        remedy: "check the path and that it may be read".to_owned(),
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
                Found::Input(input) => input.uri.rsplit('/').next().unwrap().to_owned(),
                Found::Reject(reject) => format!("missing {}", reject.source_uri.rsplit('/').next().unwrap()),
            })
            .collect();
        assert_eq!(names, ["missing none", "a.txt", "b.txt"]);
    }
}
