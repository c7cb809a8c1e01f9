//! One file: its bytes, whether it is known, and its contents.

use crate::observer::Observer;
use crate::options::RunOptions;
use crate::source::SourceFile;
use crate::task::{FileToRead, Purpose, Task, TaskResult};
use crate::timings::{Stage, Timings};
use crate::worker::{Pool, crash};
use juesuan_ingest::group::{FileSummary, folder_of};
use juesuan_ingest::{Hashed, Input, Opener};
use juesuan_model::Reject;
use juesuan_warehouse::{KnownSource, KnownSources, ReportRows, Versions};
use serde_bytes::ByteBuf;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use tracing::debug_span;

/// Files larger than this are read once to be hashed and again to be recognized, so that a chunk of them fits in memory.
const HELD: usize = 256 << 10;

/// How processing a file ended.
pub(crate) enum FileOutcome {
    /// The warehouse contains it, at this place, as a report by itself that no other file can change.
    Unchanged,
    /// Its report is known only when its folder has been seen: a new file that may be part of a report, or a known one.
    Undetermined(FileSummary),
    /// A new report that needs no other file.
    Report(FileSummary, Box<ReportRows>),
    /// It cannot be read, or is not a report.
    Rejected(Reject),
    /// The run was interrupted before.
    Interrupted,
}

/// Processes files, in any number of threads.
pub(crate) struct FileProcessor<'a> {
    pub(crate) ocr: bool,
    /// Whether files that killed a worker are tried again.
    retry: bool,
    /// The workers that read files; `None` if files are read in this process.
    pub(crate) pool: Option<Pool>,
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
    /// A processor of this build's versions.
    pub(crate) fn new(options: &RunOptions, observer: &'a dyn Observer) -> Self {
        Self {
            ocr: options.ocr,
            retry: options.retry,
            pool: options.workers.clone().map(Pool::new),
            versions: crate::versions(),
            timings: Timings::default(),
            observer,
        }
    }

    pub(crate) fn is_interrupted(&self) -> bool {
        self.observer.is_interrupted()
    }

    /// Reads the bytes and hashes them; `None` if the run is interrupted.
    pub(crate) fn hash(&self, input: &Input, opener: &mut Opener) -> Option<Result<Hashed, Reject>> {
        (!self.is_interrupted()).then(|| {
            let span = debug_span!("read", file = input.uri);
            let hashed = self.timings.time(Stage::Read, span, || input.hash_with(HELD, opener))?;
            self.timings.bytes(hashed.size);
            Ok(hashed)
        })
    }

    /// Recognizes a file that is not known. The files of `dead` have killed a worker before.
    pub(crate) fn process(
        &self,
        file: &SourceFile,
        hashed: Result<Hashed, Reject>,
        known: &KnownSources,
        dead: &HashMap<String, Reject>,
        opener: &mut Opener,
    ) -> FileOutcome {
        let Hashed { content_hash, bytes, .. } = match hashed {
            Ok(hashed) => hashed,
            Err(reject) => return FileOutcome::Rejected(reject),
        };
        if let Some(known) = self.known(file, &content_hash, known) {
            return known;
        }
        if let Some(before) = dead.get(&content_hash).filter(|_| !self.retry) {
            return FileOutcome::Rejected(Reject { source_uri: file.input.uri.clone(), ..before.clone() });
        }
        let bytes = bytes.map(ByteBuf::from);
        let files = vec![FileToRead { input: file.input.clone(), content_hash, bytes }];
        let purpose = Purpose::File { in_manifest: file.in_manifest };
        match self.perform(Task { files, ocr: self.ocr, purpose }, opener) {
            None => FileOutcome::Interrupted,
            Some(Ok(TaskResult { part, report: Some(report) })) => FileOutcome::Report(part, report),
            Some(Ok(TaskResult { part, report: None })) => FileOutcome::Undetermined(part),
            Some(Err(reject)) => FileOutcome::Rejected(reject),
        }
    }

    /// Does a task, here or in a worker; `None` if the run is interrupted.
    pub(crate) fn perform(&self, task: Task, opener: &mut Opener) -> Option<Result<TaskResult, Reject>> {
        if self.is_interrupted() {
            return None;
        }
        let Some(pool) = &self.pool else {
            let (uri, hash) = task.main_file();
            let (uri, hash) = (uri.to_owned(), hash.to_owned());
            let perform = AssertUnwindSafe(|| task.perform(None, opener, &self.timings));
            return Some(
                catch_unwind(perform).unwrap_or_else(|panic| Err(crash(&uri, &hash, panic.as_ref()))),
            );
        };
        let span = debug_span!("worker", file = task.main_file().0);
        span.in_scope(|| pool.perform(&task, &self.timings, || self.is_interrupted()))
    }

    fn known(&self, file: &SourceFile, content_hash: &str, known: &KnownSources) -> Option<FileOutcome> {
        // A file with recognized text takes precedence.
        let first = known.of(content_hash).min_by_key(|source| (!source.recognized, &source.uri))?;
        // A known file is not read again, unless it has scanned pages that are to be recognized now.
        if self.ocr && first.pictures {
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
}
