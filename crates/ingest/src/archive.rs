//! ZIP archives: their entries as inputs, within limits, and rejects where the limits are exceeded.
//!
//! An archive may come from anyone, so nothing in it is trusted: declared sizes are checked, and checked again while reading; names
//! are only text (nothing is ever written to a path); and an archive within an archive counts against the same limits.

use crate::source::{
    self, DiscoveredInput, Input, Loaded, SIZE_LIMIT, folder, hash, is_manifest, read_parts, refused,
    too_large,
};
use juesuan_messages::{Explain, Message, message};
use juesuan_model::Reject;
use std::collections::HashSet;
use std::io::{self, BufReader, Read, Seek, Write};
use std::path::{Path, PathBuf};
use tempfile::SpooledTempFile;
use zip::ZipReadOptions;
use zip::read::{Config, OwnedZipFileEntry, ZipFile};
use zip::result::ZipError;
use zip::unstable::read::ZipIterable;

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
/// An archive within an archive is kept in memory up to this size, and in a temporary file beyond.
const IN_MEMORY: usize = 16 << 20;

/// Bytes on disk, or those of an archive within an archive.
trait Bytes: Read + Seek + Send {}
impl<T: Read + Seek + Send> Bytes for T {}

/// An open archive. Its entries are known by their positions: several may have the same name.
struct Archive {
    zip: ZipIterable<Box<dyn Bytes>>,
    entries: Vec<OwnedZipFileEntry>,
    /// Why the entries after these cannot be listed.
    fault: Option<ZipError>,
}

impl Archive {
    fn new(bytes: Box<dyn Bytes>) -> Result<Self, ZipError> {
        let mut zip = ZipIterable::try_new(bytes, Config::default())?;
        let (mut entries, mut fault) = (Vec::new(), None);
        // One more than allowed shows that there are too many.
        for entry in zip.files()?.take(ENTRIES + 1) {
            match entry {
                Ok(entry) => entries.push(entry.into()),
                Err(error) => fault = Some(error),
            }
        }
        Ok(Self { zip, entries, fault })
    }

    /// XLSX, DOCX and ODS files are ZIP files, too.
    fn is_office_file(&self) -> bool {
        self.entries.iter().any(|entry| matches!(entry.name_raw(), b"[Content_Types].xml" | b"mimetype"))
    }

    /// Whether entries share bytes, so that a small archive unpacks to anything.
    fn overlaps(&self) -> bool {
        /// The local header of an entry, without its name.
        const HEADER: u64 = 30;
        let of = |entry: &OwnedZipFileEntry| {
            (entry.header_start(), HEADER.saturating_add(entry.compressed_size()))
        };
        let mut spans: Vec<(u64, u64)> = self.entries.iter().map(of).collect();
        spans.sort_unstable();
        spans
            .windows(2)
            .any(|pair| matches!(pair, [(start, length), (next, _)] if start.saturating_add(*length) > *next))
    }

    /// Unpacks an entry, part by part, and at most one byte more than it declares.
    fn read(&mut self, index: usize, take: impl FnMut(&[u8])) -> Result<(), UnpackError> {
        let unpacked = self.unpacked(index)?;
        let size = unpacked.size();
        if size > SIZE_LIMIT {
            return Err(UnpackError::TooLarge(size));
        }
        // One byte more shows that the declared size is wrong.
        let read = read_parts(unpacked.take(size + 1), take)?;
        if read == size { Ok(()) } else { Err(UnpackError::WrongSize(size)) }
    }

    fn unpacked(&mut self, index: usize) -> Result<ZipFile<'_, Box<dyn Bytes>>, UnpackError> {
        let entry = self.entries.get(index).ok_or(ZipError::FileNotFound)?;
        let bytes = self.zip.files()?.reader_mut();
        Ok(entry.as_ref().with_reader(bytes, ZipReadOptions::new())?)
    }

    /// The first bytes of an entry.
    fn start(&mut self, index: usize) -> Result<Vec<u8>, UnpackError> {
        let mut start = Vec::new();
        self.unpacked(index)?.take(4).read_to_end(&mut start)?;
        Ok(start)
    }

    /// The archive that an entry is.
    fn inner(&mut self, index: usize) -> Result<Self, UnpackError> {
        let mut bytes = SpooledTempFile::new(IN_MEMORY);
        let mut written = Ok(());
        self.read(index, |part| {
            if written.is_ok() {
                written = bytes.write_all(part);
            }
        })?;
        written?;
        Ok(Self::new(Box::new(bytes))?)
    }
}

/// Whether bytes that begin like this are a ZIP file: an archive, or an office file.
pub(crate) fn is_zip(start: &[u8]) -> bool {
    start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06")
}

fn open(path: &Path) -> Result<Archive, ZipError> {
    Archive::new(Box::new(BufReader::new(source::open(path)?)))
}

/// Whether the file at this path is an archive, even one that cannot be opened.
pub(crate) fn is_archive(path: &Path) -> bool {
    let mut start = [0; 4];
    let read = source::open(path).and_then(|mut file| file.read_exact(&mut start));
    read.is_ok() && is_zip(&start) && !open(path).is_ok_and(|archive| archive.is_office_file())
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
        if archive.overlaps() {
            return Err(TooMuch(message!("archive-overlap")));
        }
        let mut names = Names::default();
        for index in 0..archive.entries.len() {
            let Some(entry) = archive.entries.get(index).and_then(|entry| names.entry(entry, index)) else {
                continue;
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
            self.entry(archive, uri, [within, &[index]].concat(), index)?;
        }
        if let Some(error) = archive.fault.take() {
            let rest = format!("{uri}!/#{}", archive.entries.len());
            self.found.push(DiscoveredInput::Reject(unopened(&rest, &error.into())));
        }
        Ok(())
    }

    /// A file, or an archive within the archive.
    fn entry(
        &mut self,
        archive: &mut Archive,
        uri: String,
        entries: Vec<usize>,
        index: usize,
    ) -> Result<(), TooMuch> {
        match inner(archive, index) {
            Err(error) => self.found.push(DiscoveredInput::Reject(unopened(&uri, &error))),
            Ok(Some(_)) if entries.len() > NESTED => {
                self.found.push(DiscoveredInput::Reject(refused(
                    &uri,
                    message!("archive-too-deep", limit = NESTED),
                    message!("archive-remedy-unpack"),
                )));
            }
            Ok(Some(mut inner)) => {
                let before = self.found.len();
                self.list(&mut inner, &uri, &entries)?;
                if self.found.len() == before {
                    self.found.push(DiscoveredInput::Reject(empty(&uri)));
                }
            }
            Ok(None) => {
                let is_manifest = is_manifest(&uri);
                let input = Input { uri, path: self.path.to_owned(), entries };
                self.found.push(if is_manifest {
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

/// The names of one archive's entries, each with a place of its own.
#[derive(Default)]
struct Names(HashSet<String>);

impl Names {
    /// The entry, unless it is a folder or a file that an operating system added.
    fn entry(&mut self, entry: &OwnedZipFileEntry, index: usize) -> Option<ArchiveEntry> {
        let name = clean(&decode(entry.name_raw()));
        let last = name.rsplit('/').next().unwrap_or_default();
        let is_of_system = name.split('/').any(|part| part == "__MACOSX")
            || matches!(last, ".DS_Store" | "Thumbs.db" | "desktop.ini")
            || last.starts_with("._");
        if entry.is_dir() || is_of_system {
            return None;
        }
        Some(ArchiveEntry {
            name: self.distinct(name, index),
            size: entry.size(),
            packed: entry.compressed_size(),
            encrypted: entry.encrypted(),
        })
    }

    /// The name if no entry before has it; else with the entry's position.
    fn distinct(&mut self, name: String, index: usize) -> String {
        let mut distinct = if name.is_empty() { format!("#{index}") } else { name };
        while !self.0.insert(distinct.clone()) {
            distinct = format!("{distinct}#{index}");
        }
        distinct
    }
}

/// Names are UTF-8, or what Chinese Windows writes without declaring it.
fn decode(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::GB18030.decode_without_bom_handling(raw).0.into_owned(),
    }
}

/// The name without what does not matter to a place: `./a`, `x/../a` and `/a` are `a`. Windows divides folders by `\`.
fn clean(name: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in name.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The archive that an entry is, if it is one and not an office file.
fn inner(archive: &mut Archive, index: usize) -> Result<Option<Archive>, UnpackError> {
    if !is_zip(&archive.start(index)?) {
        return Ok(None);
    }
    let inner = archive.inner(index)?;
    Ok((!inner.is_office_file()).then_some(inner))
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
        let mut bytes = Vec::new();
        self.read(input, |part| bytes.extend_from_slice(part))?;
        Ok(Loaded { uri: input.uri.clone(), content_hash: hash(&bytes), bytes })
    }

    /// Unpacks it part by part.
    pub(crate) fn read(&mut self, input: &Input, take: impl FnMut(&[u8])) -> Result<(), Reject> {
        let Some((&index, within)) = input.entries.split_last() else { return Ok(()) };
        let archive = self.archive(&input.path, within);
        let read = archive.and_then(|archive| archive.read(index, take));
        read.map_err(|error| unopened(&input.uri, &error))
    }

    /// The archive at this path, or the one within it that these positions lead to.
    fn archive(&mut self, path: &Path, within: &[usize]) -> Result<&mut Archive, UnpackError> {
        let open_now = self.last.take().filter(|(last, at, _)| last == path && at == within);
        let archive = match (open_now, within.split_last()) {
            (Some((.., archive)), _) => archive,
            (None, None) => open(path)?,
            (None, Some((&index, outer))) => self.archive(path, outer)?.inner(index)?,
        };
        let (.., archive) = self.last.insert((path.to_owned(), within.to_owned(), archive));
        Ok(archive)
    }
}
