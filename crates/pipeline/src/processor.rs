//! One file: its bytes, whether it is known, and its contents.

use crate::observer::Observer;
use crate::reread::{CheckedReport, check};
use crate::source::SourceFile;
use crate::timings::{Stage, Timings};
use juesuan_ingest::group::{FileSummary, folder_of};
use juesuan_ingest::{Input, Loaded, Opener, Options, ParsedFile, report};
use juesuan_messages::message;
use juesuan_model::{Locator, Reject};
use juesuan_warehouse::{KnownSource, KnownSources, Versions};
use tracing::debug_span;

/// Files larger than this are read once to be hashed and again to be recognized, so that a chunk of them fits in memory.
const HELD: usize = 256 << 10;

/// A file whose hash is known.
pub(crate) struct HashedFile {
    pub(crate) content_hash: String,
    loaded: Option<Loaded>,
}

/// How processing a file ended.
pub(crate) enum FileOutcome {
    /// The warehouse contains it, at this place, as a report by itself that no other file can change.
    Unchanged,
    /// Its report is known only when its folder has been seen: a new file that may be part of a report, or a known one.
    Undetermined(FileSummary),
    /// A new report that needs no other file.
    Report(FileSummary, Box<CheckedReport>),
    /// It cannot be read, or is not a report.
    Rejected(Reject),
    /// The run was interrupted before.
    Interrupted,
}

/// Processes files, in any number of threads.
pub(crate) struct FileProcessor<'a> {
    pub(crate) options: Options,
    pub(crate) versions: Versions,
    pub(crate) timings: Timings,
    pub(crate) observer: &'a dyn Observer,
}

/// A known file as it would be read again.
pub(crate) fn part_of(known: &KnownSource, uri: &str) -> FileSummary {
    FileSummary {
        uri: uri.to_owned(),
        content_hash: known.content_hash.clone(),
        printed: known.report_key.clone(),
        statements: known.statements.clone(),
        prose: known.prose,
        // A known file belongs to a report.
        refused: false,
        recognized: known.recognized,
        present: true,
    }
}

impl<'a> FileProcessor<'a> {
    /// A processor of this build's versions; with `ocr`, it recognizes scanned pages, too.
    pub(crate) fn new(ocr: bool, observer: &'a dyn Observer) -> Self {
        Self {
            options: Options { ocr, ..Options::default() },
            versions: crate::versions(),
            timings: Timings::default(),
            observer,
        }
    }

    pub(crate) fn is_interrupted(&self) -> bool {
        self.observer.is_interrupted()
    }

    /// Reads the bytes and hashes them; `None` if the run is interrupted.
    pub(crate) fn hash(&self, input: &Input, opener: &mut Opener) -> Option<Result<HashedFile, Reject>> {
        (!self.is_interrupted()).then(|| {
            let loaded = self.load(input, opener)?;
            let content_hash = loaded.content_hash.clone();
            Ok(HashedFile { content_hash, loaded: Some(loaded).filter(|loaded| loaded.bytes.len() <= HELD) })
        })
    }

    fn load(&self, input: &Input, opener: &mut Opener) -> Result<Loaded, Reject> {
        let span = debug_span!("read", file = input.uri);
        let loaded = self.timings.time(Stage::Read, span, || input.load_with(opener))?;
        self.timings.bytes(loaded.bytes.len());
        Ok(loaded)
    }

    /// Reads the bytes again, which must be those that were hashed.
    pub(crate) fn load_again(
        &self,
        input: &Input,
        content_hash: &str,
        opener: &mut Opener,
    ) -> Result<Loaded, Reject> {
        let loaded = self.load(input, opener)?;
        if loaded.content_hash == content_hash {
            return Ok(loaded);
        }
        Err(Reject {
            source_uri: input.uri.clone(),
            content_hash: Some(loaded.content_hash),
            stage: juesuan_model::Stage::Source,
            reason: message!("run-file-changed"),
            remedy: message!("run-ingest-again"),
            printed: None,
            statement: None,
            locator: Locator::default(),
        })
    }

    /// Recognizes a file that is not known.
    pub(crate) fn process(
        &self,
        file: &SourceFile,
        hashed: Result<HashedFile, Reject>,
        known: &KnownSources,
        opener: &mut Opener,
    ) -> FileOutcome {
        let outcome = hashed.and_then(|hashed| match self.known(file, &hashed.content_hash, known) {
            Some(known) => Ok(known),
            None if self.is_interrupted() => Ok(FileOutcome::Interrupted),
            None => {
                let loaded = match hashed.loaded {
                    Some(loaded) => loaded,
                    None => self.load_again(&file.input, &hashed.content_hash, opener)?,
                };
                self.recognize(file, &loaded)
            }
        });
        outcome.unwrap_or_else(FileOutcome::Rejected)
    }

    fn known(&self, file: &SourceFile, content_hash: &str, known: &KnownSources) -> Option<FileOutcome> {
        // A file with recognized text takes precedence.
        let first = known.of(content_hash).min_by_key(|source| (!source.recognized, &source.uri))?;
        // A known file is not read again, unless it has scanned pages that are to be recognized now.
        if self.options.ocr && first.pictures {
            return None;
        }
        let is_here = |source: &KnownSource| folder_of(&source.uri) == file.folder.uri;
        let mut here = known.of(content_hash).filter(|source| is_here(source));
        let stays = file.folder.manifests.is_empty()
            && here.any(|source| {
                source.is_report(&self.versions) && part_of(source, &source.uri).stands_alone()
            });
        Some(if stays {
            FileOutcome::Unchanged
        } else {
            FileOutcome::Undetermined(part_of(first, &file.input.uri))
        })
    }

    fn recognize(&self, file: &SourceFile, loaded: &Loaded) -> Result<FileOutcome, Reject> {
        let span = debug_span!("recognize", file = loaded.uri);
        let (part, report) = self.timings.time(Stage::Recognize, span, || {
            let parsed = ParsedFile::read(loaded, &self.options)?;
            let part = FileSummary::from(parsed.source());
            let is_report = part.is_whole() && !file.in_manifest;
            let report = is_report.then(|| report(vec![parsed], None)).transpose()?;
            Ok::<_, Reject>((part, report))
        })?;
        let Some(report) = report else { return Ok(FileOutcome::Undetermined(part)) };
        let files = std::slice::from_ref(loaded);
        let span = debug_span!("reconcile", file = loaded.uri);
        let checked = self.timings.time(Stage::Reconcile, span, || check(report, files, &self.options, None));
        Ok(FileOutcome::Report(part, Box::new(checked)))
    }
}
