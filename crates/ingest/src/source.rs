//! An input: where a file is, and its bytes.

use crate::archive::{self, Opener};
use juesuan_messages::{Explain, Message, message};
use juesuan_model::{Locator, Reject, Stage};
use std::io;
use std::path::{Path, PathBuf};

/// The size of the largest file that is read. A report of a whole province's department has a few megabytes.
pub(crate) const SIZE_LIMIT: u64 = 512 << 20;

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// The path as given, or as found below a given folder, with `/` between folders and `!/` after an archive.
    pub uri: String,
    pub(crate) path: PathBuf,
    /// In an archive, the entry's index, after those of the archives around it, the outermost first.
    pub(crate) entries: Vec<usize>,
}

/// One result of looking for inputs.
#[derive(Debug, Clone, PartialEq)]
pub enum DiscoveredInput {
    /// A file.
    Input(Input),
    /// A folder's `manifest.csv`, which describes the files next to it and is not a report itself.
    Manifest(Input),
    /// A path that does not lead to a file.
    Reject(Reject),
}

impl DiscoveredInput {
    /// Where it is.
    #[must_use]
    pub fn uri(&self) -> &str {
        match self {
            Self::Input(input) | Self::Manifest(input) => &input.uri,
            Self::Reject(reject) => &reject.source_uri,
        }
    }
}

/// A file's bytes and their hash.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// Where they come from.
    pub uri: String,
    /// The first 32 hexadecimal digits of the BLAKE3 hash: 128 bits, enough to distinguish any two files.
    pub content_hash: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// The name of a manifest.
pub(crate) const MANIFEST: &str = "manifest.csv";

pub(crate) fn is_manifest(uri: &str) -> bool {
    uri.rsplit('/').next() == Some(MANIFEST)
}

/// The folder or archive that contains a file: the text before the last `/`.
pub(crate) fn folder(uri: &str) -> &str {
    uri.rsplit_once('/').map_or("", |(folder, _)| folder)
}

impl Input {
    pub(crate) fn at(path: PathBuf) -> Self {
        Self { uri: uri(&path), path, entries: Vec::new() }
    }

    /// The input that was found under this name before.
    ///
    /// # Errors
    /// No such file, or no such entry of an archive.
    pub fn of_uri(uri: &str) -> Result<Self, Reject> {
        let missing = || unreadable(uri, message!("file-gone"));
        let whole = PathBuf::from(uri);
        if whole.is_file() {
            return Ok(Self { uri: uri.to_owned(), path: whole, entries: Vec::new() });
        }
        let (archive, _) = uri.split_once("!/").ok_or_else(missing)?;
        let entries = archive::expand(Path::new(archive), archive).ok_or_else(missing)?;
        let entry = entries.into_iter().find_map(|found| match found {
            DiscoveredInput::Input(input) if input.uri == uri => Some(input),
            _ => None,
        });
        entry.ok_or_else(missing)
    }

    /// Reads the bytes and hashes them.
    ///
    /// # Errors
    /// A file that cannot be opened, is not a regular file, is larger than 512 MiB, or cannot be unpacked from its archive.
    pub fn load(&self) -> Result<Loaded, Reject> {
        self.load_with(&mut Opener::default())
    }

    /// Like [`Self::load`], for one of many inputs: an archive that contains several of them is opened once.
    ///
    /// # Errors
    /// As for [`Self::load`].
    pub fn load_with(&self, opener: &mut Opener) -> Result<Loaded, Reject> {
        if !self.entries.is_empty() {
            return opener.load(self);
        }
        let fail = |error: io::Error| unreadable(&self.uri, error.message());
        let size = std::fs::metadata(&self.path).map_err(fail)?.len();
        if size > SIZE_LIMIT {
            return Err(Reject {
                remedy: message!("file-remedy-split"),
                ..unreadable(&self.uri, too_large(size))
            });
        }
        let bytes = std::fs::read(&self.path).map_err(fail)?;
        Ok(Loaded { uri: self.uri.clone(), content_hash: hash(&bytes), bytes })
    }
}

pub(crate) fn hash(bytes: &[u8]) -> String {
    let mut hash = blake3::hash(bytes).to_hex().to_string();
    hash.truncate(32);
    hash
}

pub(crate) fn uri(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/").replacen("//", "/", 1)
}

/// Why a file of this size is not read.
pub(crate) fn too_large(size: u64) -> Message {
    message!("file-too-large", size = size, limit = SIZE_LIMIT)
}

pub(crate) fn unreadable(uri: &str, reason: Message) -> Reject {
    refused(uri, reason, message!("file-remedy-check-path"))
}

/// An input that was not opened.
pub(crate) fn refused(uri: &str, reason: Message, remedy: Message) -> Reject {
    Reject {
        source_uri: uri.to_owned(),
        content_hash: None,
        stage: Stage::Source,
        reason,
        remedy,
        printed: None,
        statement: None,
        locator: Locator::default(),
    }
}
