//! ZIP archives: their entries as inputs, within limits, and rejects where the limits are exceeded.
//!
//! An archive may come from anyone, so nothing in it is trusted: declared sizes are checked, and checked again while reading; names
//! are only text (nothing is ever written to a path); and an archive within an archive counts against the same limits.

use crate::source::{
    DiscoveredInput, Input, Loaded, SIZE_LIMIT, folder, hash, is_manifest, refused, too_large,
};
use juesuan_messages::{Explain, Message, message};
use juesuan_model::Reject;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};
use zip::ZipArchive;
use zip::result::ZipError;

/// The maximum number of entries of one archive, including those of archives within it.
const ENTRIES: usize = 10_000;
/// The maximum number of bytes that one archive may unpack to.
const TOTAL_BYTES: u64 = 2 << 30;
/// An entry larger than this may not be packed more tightly than [`RATIO`].
const RATIO_FROM: u64 = 1 << 20;
/// Text and tables pack to a tenth or a thirtieth; a bomb to a thousandth.
const RATIO: u64 = 200;
/// How deep archives may be nested in archives.
const NESTED: usize = 2;

/// Bytes on disk, or those of an archive within an archive.
trait Bytes: Read + Seek + Send {}
impl<T: Read + Seek + Send> Bytes for T {}

type Archive = ZipArchive<Box<dyn Bytes>>;

/// Whether bytes that begin like this are a ZIP file: an archive, or an office file.
pub(crate) fn is_zip(start: &[u8]) -> bool {
    start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06")
}

/// XLSX, DOCX and ODS files are ZIP files, too.
fn is_office_file(archive: &Archive) -> bool {
    archive.file_names().flatten().any(|name| name == "[Content_Types].xml" || name == "mimetype")
}

fn open(path: &Path) -> Result<Archive, ZipError> {
    ZipArchive::new(Box::new(BufReader::new(File::open(path)?)))
}

fn open_bytes(bytes: Vec<u8>) -> Result<Archive, ZipError> {
    ZipArchive::new(Box::new(Cursor::new(bytes)))
}

/// Whether the file at this path is an archive, even one that cannot be opened.
pub(crate) fn is_archive(path: &Path) -> bool {
    let mut start = [0; 4];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut start));
    read.is_ok() && is_zip(&start) && !open(path).is_ok_and(|archive| is_office_file(&archive))
}

/// The inputs in the file at this path if it is an archive; `None` for any other file. Manifests come before other files, and the
/// files of one folder come together.
pub(crate) fn expand(path: &Path, uri: &str) -> Option<Vec<DiscoveredInput>> {
    if !is_archive(path) {
        return None;
    }
    let mut archive = match open(path) {
        Ok(archive) => archive,
        Err(error) => return Some(vec![DiscoveredInput::Reject(unopened(uri, &error.into()))]),
    };
    let mut listing = Listing { path, entries: 0, bytes: 0, found: Vec::new() };
    match listing.list(&mut archive, uri, &[]) {
        Ok(()) if listing.found.is_empty() => Some(vec![DiscoveredInput::Reject(empty(uri))]),
        Ok(()) => {
            listing.found.sort_by_cached_key(|found| {
                let uri = found.uri();
                (!matches!(found, DiscoveredInput::Manifest(_)), folder(uri).to_owned())
            });
            Some(listing.found)
        }
        Err(TooMuch(reason)) => {
            let remedy = message!("archive-remedy-inspect");
            Some(vec![DiscoveredInput::Reject(refused(uri, reason, remedy))])
        }
    }
}

/// The archive as a whole contains more than is read.
struct TooMuch(Message);

struct Listing<'a> {
    path: &'a Path,
    entries: usize,
    bytes: u64,
    found: Vec<DiscoveredInput>,
}

/// What an archive states about an entry.
struct ArchiveEntry {
    name: String,
    size: u64,
    packed: u64,
    encrypted: bool,
}

impl Listing<'_> {
    fn list(&mut self, archive: &mut Archive, uri: &str, within: &[usize]) -> Result<(), TooMuch> {
        for index in 0..archive.len() {
            let entry = match entry(archive, index) {
                Ok(None) => continue,
                Ok(Some(entry)) => entry,
                Err(error) => {
                    self.found
                        .push(DiscoveredInput::Reject(unopened(&format!("{uri}!/#{index}"), &error.into())));
                    continue;
                }
            };
            self.entries += 1;
            self.bytes = self.bytes.saturating_add(entry.size);
            if self.entries > ENTRIES {
                return Err(TooMuch(message!("archive-too-many", limit = ENTRIES)));
            }
            if self.bytes > TOTAL_BYTES {
                return Err(TooMuch(message!("archive-too-large", limit = TOTAL_BYTES)));
            }
            let uri = format!("{uri}!/{}", entry.name);
            if let Some(reject) = entry.refusal(&uri) {
                self.found.push(DiscoveredInput::Reject(reject));
                continue;
            }
            let entries = [within, &[index]].concat();
            self.entry(archive, uri, entries, &entry)?;
        }
        Ok(())
    }

    /// A file, or an archive within the archive.
    fn entry(
        &mut self,
        archive: &mut Archive,
        uri: String,
        entries: Vec<usize>,
        entry: &ArchiveEntry,
    ) -> Result<(), TooMuch> {
        match inner(archive, &entries, entry) {
            Err(error) => self.found.push(DiscoveredInput::Reject(unopened(&uri, &error))),
            Ok(Some(_)) if entries.len() > NESTED => self.found.push(DiscoveredInput::Reject(refused(
                &uri,
                message!("archive-too-deep", limit = NESTED),
                message!("archive-remedy-unpack"),
            ))),
            Ok(Some(mut inner)) => {
                let before = self.found.len();
                self.list(&mut inner, &uri, &entries)?;
                if self.found.len() == before {
                    self.found.push(DiscoveredInput::Reject(empty(&uri)));
                }
            }
            Ok(None) => {
                let manifest = is_manifest(&uri);
                let input = Input { uri, path: self.path.to_owned(), entries };
                self.found.push(if manifest {
                    DiscoveredInput::Manifest(input)
                } else {
                    DiscoveredInput::Input(input)
                });
            }
        }
        Ok(())
    }
}

impl ArchiveEntry {
    fn refusal(&self, uri: &str) -> Option<Reject> {
        let Self { size, packed, .. } = self;
        if self.encrypted {
            Some(refused(uri, message!("archive-encrypted"), message!("archive-remedy-password")))
        } else if *size > SIZE_LIMIT {
            Some(refused(uri, too_large(*size), message!("file-remedy-leave-out")))
        } else if *size > RATIO_FROM && *size / RATIO > *packed {
            let reason = message!("archive-bomb", packed = *packed, size = *size);
            Some(refused(uri, reason, message!("archive-remedy-inspect-file")))
        } else {
            None
        }
    }
}

/// The entry, if it is a file that a person put there.
fn entry(archive: &mut Archive, index: usize) -> Result<Option<ArchiveEntry>, ZipError> {
    let file = archive.by_index_raw(index)?;
    let name = name(file.name_raw());
    let hidden =
        name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX" || part == "Thumbs.db");
    let entry =
        ArchiveEntry { name, size: file.size(), packed: file.compressed_size(), encrypted: file.encrypted() };
    Ok((!file.is_dir() && !hidden).then_some(entry))
}

/// Names are UTF-8, or in the encoding that Chinese Windows writes without declaring it.
fn name(raw: &[u8]) -> String {
    let decoded = match std::str::from_utf8(raw) {
        Ok(name) => name.into(),
        Err(_) => encoding_rs::GB18030.decode_without_bom_handling(raw).0,
    };
    decoded.replace('\\', "/").trim_start_matches('/').to_owned()
}

/// The archive that an entry is; `None` for other entries, including office files.
fn inner(
    archive: &mut Archive,
    entries: &[usize],
    entry: &ArchiveEntry,
) -> Result<Option<Archive>, UnpackError> {
    let Some(&index) = entries.last() else { return Ok(None) };
    let mut start = Vec::new();
    archive.by_index(index)?.take(4).read_to_end(&mut start)?;
    if !is_zip(&start) {
        return Ok(None);
    }
    let bytes = unpack(archive, index, entry.size)?;
    let inner = open_bytes(bytes)?;
    Ok((!is_office_file(&inner)).then_some(inner))
}

/// The bytes of an entry; not one more than it declares.
fn unpack(archive: &mut Archive, index: usize, size: u64) -> Result<Vec<u8>, UnpackError> {
    let mut bytes = Vec::new();
    archive.by_index(index)?.take(size.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|read| read == size) {
        Ok(bytes)
    } else {
        Err(UnpackError::WrongSize(size))
    }
}

fn empty(uri: &str) -> Reject {
    refused(uri, message!("archive-empty"), message!("archive-remedy-check"))
}

fn unopened(uri: &str, error: &UnpackError) -> Reject {
    let reason = message!("archive-unreadable", reason = error);
    refused(uri, reason, message!("archive-remedy-again"))
}

/// Why an entry cannot be unpacked.
#[derive(Debug)]
enum UnpackError {
    /// The archive is damaged, or its own file cannot be read.
    Zip(ZipError),
    /// The entry does not have this size, which it declares.
    WrongSize(u64),
    /// The entry has this size, which is more than is read.
    TooLarge(u64),
}

impl From<ZipError> for UnpackError {
    fn from(error: ZipError) -> Self {
        Self::Zip(error)
    }
}

impl From<io::Error> for UnpackError {
    fn from(error: io::Error) -> Self {
        Self::Zip(error.into())
    }
}

impl Explain for UnpackError {
    fn message(&self) -> Message {
        match self {
            Self::Zip(ZipError::Io(error)) => error.message(),
            Self::Zip(error) => Message::foreign(error),
            Self::WrongSize(size) => message!("archive-wrong-size", size = *size),
            Self::TooLarge(size) => too_large(*size),
        }
    }
}

/// Opens inputs in archives. It keeps the last archive open, since inputs come in the order of the archive.
#[derive(Default)]
pub struct Opener {
    last: Option<(PathBuf, Vec<usize>, Archive)>,
}

impl std::fmt::Debug for Opener {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opener").field("last", &self.last.as_ref().map(|(path, ..)| path)).finish()
    }
}

impl Opener {
    /// Unpacks the entry that the input is.
    pub(crate) fn load(&mut self, input: &Input) -> Result<Loaded, Reject> {
        let bytes = self.bytes(&input.path, &input.entries).map_err(|error| unopened(&input.uri, &error))?;
        Ok(Loaded { uri: input.uri.clone(), content_hash: hash(&bytes), bytes })
    }

    fn bytes(&mut self, path: &Path, entries: &[usize]) -> Result<Vec<u8>, UnpackError> {
        let Some((&index, within)) = entries.split_last() else { return Ok(std::fs::read(path)?) };
        let open_now = self.last.take().filter(|(last, at, _)| last == path && at == within);
        let mut archive = match open_now {
            Some((.., archive)) => archive,
            None if within.is_empty() => open(path)?,
            None => open_bytes(self.bytes(path, within)?)?,
        };
        let size = archive.by_index_raw(index)?.size();
        let bytes = if size > SIZE_LIMIT {
            Err(UnpackError::TooLarge(size))
        } else {
            unpack(&mut archive, index, size)
        };
        self.last = Some((path.to_owned(), within.to_owned(), archive));
        bytes
    }
}
