//! The files of a run, in chunks: each with its folder, and with the manifests above that.

use juesuan_ingest::group::folder_of;
use juesuan_ingest::{DiscoveredInput, Input, Manifest, Opener};
use juesuan_model::Reject;
use std::path::Path;
use std::sync::Arc;

/// A folder or an archive, and the manifests above it, the nearest last.
#[derive(Debug)]
pub(crate) struct SourceFolder {
    pub(crate) uri: String,
    pub(crate) manifests: Vec<Arc<Manifest>>,
}

/// A file to process.
#[derive(Debug)]
pub(crate) struct SourceFile {
    pub(crate) folder: Arc<SourceFolder>,
    pub(crate) input: Input,
    /// Whether a manifest names it.
    pub(crate) in_manifest: bool,
}

/// Some files, in order, and what was found along with them.
#[derive(Debug, Default)]
pub(crate) struct Chunk {
    pub(crate) files: Vec<SourceFile>,
    /// Paths that do not lead to a file.
    pub(crate) rejects: Vec<Reject>,
    pub(crate) manifests: usize,
    /// Rows of manifests that cannot be applied.
    pub(crate) manifest_faults: Vec<Reject>,
}

/// The approximate number of bytes of a chunk: its files are all read before any of them is passed on, and large ones take long.
const BYTES: u64 = 32 << 20;

/// The assumed size of a file in an archive.
const PACKED: u64 = 256 << 10;

/// Divides what is found into chunks. It comes folder by folder, a manifest before the files below it.
pub(crate) struct Chunks<I> {
    found: I,
    /// The maximum number of files of a chunk.
    size: usize,
    opener: Opener,
    manifests: Vec<Arc<Manifest>>,
    folder: Option<Arc<SourceFolder>>,
}

impl<I: Iterator<Item = DiscoveredInput>> Chunks<I> {
    pub(crate) fn new(found: I, size: usize) -> Self {
        Self { found, size, opener: Opener::default(), manifests: Vec::new(), folder: None }
    }

    /// Drops the manifests that are not above this folder.
    fn enter(&mut self, folder: &str) {
        self.manifests.retain(|manifest| {
            let over = folder_of(manifest.uri());
            over.is_empty()
                || folder.strip_prefix(over).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
    }

    fn add_manifest(&mut self, input: &Input, chunk: &mut Chunk) {
        self.enter(folder_of(&input.uri));
        self.folder = None;
        chunk.manifests += 1;
        match input.load_with(&mut self.opener) {
            Ok(loaded) => {
                let mut manifest = Manifest::read(&loaded);
                manifest.check_files(|file| Path::new(file).is_file() || Input::of_uri(file).is_ok());
                chunk.manifest_faults.append(&mut manifest.faults);
                self.manifests.push(Arc::new(manifest));
            }
            Err(reject) => chunk.manifest_faults.push(reject),
        }
    }

    fn source_file(&mut self, input: Input) -> SourceFile {
        let uri = folder_of(&input.uri);
        let same = self.folder.take().filter(|folder| folder.uri == uri);
        let folder = same.unwrap_or_else(|| {
            self.enter(uri);
            Arc::new(SourceFolder { uri: uri.to_owned(), manifests: self.manifests.clone() })
        });
        self.folder = Some(folder.clone());
        let in_manifest = folder.manifests.iter().any(|manifest| manifest.rows.contains_key(&input.uri));
        SourceFile { folder, input, in_manifest }
    }
}

impl<I: Iterator<Item = DiscoveredInput>> Iterator for Chunks<I> {
    type Item = Chunk;

    fn next(&mut self) -> Option<Chunk> {
        let mut chunk = Chunk::default();
        let (mut any, mut bytes) = (false, 0);
        while chunk.files.len() < self.size
            && bytes < BYTES
            && let Some(found) = self.found.next()
        {
            any = true;
            match found {
                DiscoveredInput::Input(input) => {
                    bytes += std::fs::metadata(&input.uri).map_or(PACKED, |metadata| metadata.len());
                    let file = self.source_file(input);
                    chunk.files.push(file);
                }
                DiscoveredInput::Manifest(input) => self.add_manifest(&input, &mut chunk),
                DiscoveredInput::Reject(reject) => chunk.rejects.push(reject),
            }
        }
        any.then_some(chunk)
    }
}
