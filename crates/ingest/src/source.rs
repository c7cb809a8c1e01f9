//! An input: where a file is, and its bytes.

use crate::archive::{self, Opener};
use crate::file_name::{self, uri};
use juesuan_messages::{Explain, Message, message};
use juesuan_model::{Locator, Reject, Stage, count};
use serde::{Deserialize, Serialize};
use std::fs::{File, FileType, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The size of the largest file that is read. A report of a whole province's department has a few megabytes.
pub(crate) const SIZE_LIMIT: u64 = 512 << 20;

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Input {
    /// The path as given, or as found below a given folder, with `/` between folders and `!/` after an archive.
    pub uri: String,
    #[serde(with = "file_name::path")]
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
        let whole = file_name::decode(uri);
        if whole.is_file() {
            return Ok(Self { uri: uri.to_owned(), path: whole, entries: Vec::new() });
        }
        let (archive, _) = uri.split_once("!/").ok_or_else(missing)?;
        let entries = archive::expand(&file_name::decode(archive), archive).ok_or_else(missing)?;
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
        let mut bytes = Vec::new();
        self.read(|part| bytes.extend_from_slice(part))?;
        Ok(Loaded { uri: self.uri.clone(), content_hash: hash(&bytes), bytes })
    }

    /// Reads the bytes to hash them, and keeps them only if they are no more than this many.
    ///
    /// # Errors
    /// As [`Self::load`].
    pub fn hash_with(&self, keep: usize, opener: &mut Opener) -> Result<Hashed, Reject> {
        let (mut hasher, mut bytes, mut kept) = (blake3::Hasher::new(), 0, Some(Vec::new()));
        let take = |part: &[u8]| {
            hasher.update(part);
            bytes += part.len();
            match &mut kept {
                Some(kept) if bytes <= keep => kept.extend_from_slice(part),
                kept => *kept = None,
            }
        };
        let read = if self.entries.is_empty() { self.read(take) } else { opener.read(self, take) };
        read?;
        Ok(Hashed { content_hash: shortened(hasher.finalize()), size: count::to_u64(bytes), bytes: kept })
    }

    /// Reads a file that is not in an archive, part by part.
    fn read(&self, take: impl FnMut(&[u8])) -> Result<(), Reject> {
        let fail = |error: io::Error| match error.get_ref() {
            Some(reason) if reason.is::<NotAFile>() => {
                refused(&self.uri, message!("file-not-regular"), message!("file-remedy-leave-out-special"))
            }
            _ => unreadable(&self.uri, error.message()),
        };
        // A file may grow while it is read.
        let file = open(&self.path).map_err(fail)?;
        let size = read_parts(file.take(SIZE_LIMIT + 1), take).map_err(fail)?;
        if size <= SIZE_LIMIT {
            return Ok(());
        }
        let size = std::fs::metadata(&self.path).map_or(size, |metadata| metadata.len().max(size));
        Err(Reject { remedy: message!("file-remedy-split"), ..unreadable(&self.uri, too_large(size)) })
    }
}

/// Passes on all bytes, part by part; returns how many there were.
pub(crate) fn read_parts(mut from: impl Read, mut take: impl FnMut(&[u8])) -> io::Result<u64> {
    let mut part = vec![0; 64 << 10];
    let mut size = 0;
    loop {
        match from.read(&mut part) {
            Ok(0) => return Ok(size),
            Ok(length) => {
                size += count::to_u64(length);
                take(part.get(..length).unwrap_or_default());
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// The hash of a file's bytes, and the bytes themselves if they are few.
#[derive(Debug, Clone)]
pub struct Hashed {
    /// As [`Loaded::content_hash`].
    pub content_hash: String,
    /// How many bytes there are.
    pub size: u64,
    /// The bytes, if they were to be kept.
    pub bytes: Option<Vec<u8>>,
}

/// Opens a regular file. Devices, pipes and sockets are not opened: they may have no end, or wait for a writer.
pub(crate) fn open(path: &Path) -> io::Result<File> {
    let is_regular = |kind: FileType| if kind.is_file() { Ok(()) } else { Err(io::Error::other(NotAFile)) };
    is_regular(std::fs::metadata(path)?.file_type())?;
    let mut options = OpenOptions::new();
    options.read(true);
    // The file may be replaced by a pipe after the first look.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, libc::O_NONBLOCK);
    let file = options.open(path)?;
    is_regular(file.metadata()?.file_type())?;
    Ok(file)
}

/// A path leads to something other than a regular file.
#[derive(Debug, thiserror::Error)]
#[error("not a regular file")]
struct NotAFile;

pub(crate) fn hash(bytes: &[u8]) -> String {
    shortened(blake3::hash(bytes))
}

fn shortened(hash: blake3::Hash) -> String {
    let mut hash = hash.to_hex().to_string();
    hash.truncate(32);
    hash
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
