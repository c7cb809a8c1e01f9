//! What there is to do, in chunks: inputs, each with its folder, and what a manifest says of them.

use juesuan_ingest::group::folder_of;
use juesuan_ingest::{Found, Input, Manifest, Opener};
use juesuan_model::Reject;
use std::path::Path;
use std::sync::Arc;

/// A folder, or an archive's, and the manifests over it, the nearest last.
#[derive(Debug)]
pub(super) struct Folder {
    pub(super) uri: String,
    pub(super) manifests: Vec<Arc<Manifest>>,
}

/// A file to look at.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) folder: Arc<Folder>,
    pub(super) input: Input,
    /// Whether a manifest tells of it.
    pub(super) told: bool,
}

/// Some files, in order, and what was found beside them.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    pub(super) items: Vec<Item>,
    /// Paths that lead to no file.
    pub(super) rejects: Vec<Reject>,
    pub(super) manifests: usize,
    /// What cannot be followed in manifests.
    pub(super) faults: Vec<Reject>,
}

/// Bytes of a chunk, about: its files are all read before any of them goes on, and large ones take long.
const BYTES: u64 = 32 << 20;

/// What a file in an archive is taken for.
const PACKED: u64 = 256 << 10;

/// Puts what is found into chunks. What is found comes folder by folder, a manifest before the files below it.
pub(super) struct Feed<I> {
    found: I,
    /// Inputs of a chunk at most.
    most: usize,
    opener: Opener,
    manifests: Vec<Arc<Manifest>>,
    folder: Option<Arc<Folder>>,
}

impl<I: Iterator<Item = Found>> Feed<I> {
    pub(super) fn new(found: I, most: usize) -> Self {
        Self { found, most, opener: Opener::default(), manifests: Vec::new(), folder: None }
    }

    /// Leaves behind the manifests that do not stand over this folder.
    fn enter(&mut self, folder: &str) {
        self.manifests.retain(|manifest| {
            let over = folder_of(manifest.uri());
            over.is_empty()
                || folder.strip_prefix(over).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
    }

    fn manifest(&mut self, input: &Input, chunk: &mut Chunk) {
        self.enter(folder_of(&input.uri));
        self.folder = None;
        chunk.manifests += 1;
        match input.load_with(&mut self.opener) {
            Ok(loaded) => {
                let mut manifest = Manifest::read(&loaded);
                manifest.check_files(|file| Path::new(file).is_file() || Input::of_uri(file).is_ok());
                chunk.faults.append(&mut manifest.faults);
                self.manifests.push(Arc::new(manifest));
            }
            Err(reject) => chunk.faults.push(reject),
        }
    }

    fn item(&mut self, input: Input) -> Item {
        let uri = folder_of(&input.uri);
        let same = self.folder.take().filter(|folder| folder.uri == uri);
        let folder = same.unwrap_or_else(|| {
            self.enter(uri);
            Arc::new(Folder { uri: uri.to_owned(), manifests: self.manifests.clone() })
        });
        self.folder = Some(folder.clone());
        let told = folder.manifests.iter().any(|manifest| manifest.rows.contains_key(&input.uri));
        Item { folder, input, told }
    }
}

impl<I: Iterator<Item = Found>> Iterator for Feed<I> {
    type Item = Chunk;

    fn next(&mut self) -> Option<Chunk> {
        let mut chunk = Chunk::default();
        let (mut any, mut bytes) = (false, 0);
        while chunk.items.len() < self.most
            && bytes < BYTES
            && let Some(found) = self.found.next()
        {
            any = true;
            match found {
                Found::Input(input) => {
                    bytes += std::fs::metadata(&input.uri).map_or(PACKED, |metadata| metadata.len());
                    let item = self.item(input);
                    chunk.items.push(item);
                }
                Found::Manifest(input) => self.manifest(&input, &mut chunk),
                Found::Reject(reject) => chunk.rejects.push(reject),
            }
        }
        any.then_some(chunk)
    }
}
