//! A run over all inputs: the state between one chunk of files and the next.

use crate::commit::PieceSender;
use crate::error::Error;
use crate::folder::{ClosedFolder, FolderFiles, LabeledFiles};
use crate::join::GroupToRead;
use crate::observer::Observer;
use crate::processor::{FileOutcome, FileProcessor};
use crate::revision::Revisions;
use crate::source::{Chunk, SourceFile, SourceFolder};
use crate::summary::RunSummary;
use crate::timings::Stage;
use crate::worker::is_death;
use juesuan_ingest::Opener;
use juesuan_model::{Reject, Stage as ReadingStage};
use juesuan_warehouse::{KnownRevisions, KnownSources, ReportRows};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use tracing::debug_span;

/// A run over all inputs.
pub(crate) struct Run<'a> {
    processor: &'a FileProcessor<'a>,
    pool: Arc<rayon::ThreadPool>,
    known: KnownRevisions,
    sender: PieceSender,
    summary: RunSummary,
    revisions: Revisions,
    /// The folder whose files are coming in.
    folder: Option<FolderFiles>,
    /// Files of earlier folders, which manifests join with files of folders that are still to come.
    labeled: Option<LabeledFiles>,
    /// Reports of folders that have been seen.
    to_read: Vec<GroupToRead>,
}

impl<'a> Run<'a> {
    pub(crate) fn new(
        processor: &'a FileProcessor<'a>,
        pool: rayon::ThreadPool,
        known: KnownRevisions,
        sender: PieceSender,
    ) -> Self {
        Self {
            processor,
            pool: Arc::new(pool),
            known,
            sender,
            summary: RunSummary::default(),
            revisions: Revisions::new(processor.versions.clone()),
            folder: None,
            labeled: None,
            to_read: Vec::new(),
        }
    }

    /// Processes all chunks; returns how their inputs ended.
    pub(crate) fn process(mut self, chunks: impl IntoIterator<Item = Chunk>) -> Result<RunSummary, Error> {
        for chunk in chunks {
            if self.is_interrupted() {
                self.summary.remaining += chunk.files.len();
            } else {
                self.chunk(chunk)?;
            }
        }
        self.close_folder(None)?;
        if self.is_interrupted() {
            self.summary.remaining += self.to_read.iter().map(|group| group.inputs).sum::<usize>();
            self.summary.remaining += self.labeled.as_ref().map_or(0, LabeledFiles::uncounted);
        } else {
            self.join()?;
        }
        self.sender.flush()?;
        Ok(self.summary)
    }

    fn observer(&self) -> &'a dyn Observer {
        self.processor.observer
    }

    fn is_interrupted(&self) -> bool {
        self.processor.is_interrupted()
    }

    fn chunk(&mut self, chunk: Chunk) -> Result<(), Error> {
        self.summary.manifests += chunk.manifests;
        self.summary.manifest_faults += chunk.manifest_faults.len();
        self.reject(chunk.manifest_faults)?;
        self.summary.rejected += chunk.rejects.len();
        let mut rejects = chunk.rejects;

        let processor = self.processor;
        let mut hashed = Vec::with_capacity(chunk.files.len());
        let hash = |opener: &mut Opener, file: SourceFile| {
            let hashed = processor.hash(&file.input, opener);
            (file, hashed)
        };
        self.on_all(chunk.files, hash, |_, file| {
            hashed.push(file);
            Ok(())
        })?;
        let span = debug_span!("look up", files = hashed.len());
        let known = processor.timings.time(Stage::LookUp, span, || {
            let read = hashed.iter().filter_map(|(file, hashed)| {
                Some((file.input.uri.as_str(), hashed.as_ref()?.as_ref().ok()?.content_hash.as_str()))
            });
            Ok::<_, Error>((self.known.files(read.clone())?, self.known.rejected_by_worker(read, is_death)?))
        })?;
        let (known, dead) = known;
        let process = |opener: &mut Opener, (file, hashed): (SourceFile, Option<_>)| {
            let outcome = match hashed {
                Some(hashed) => processor.process(&file, hashed, &known, &dead, opener),
                None => FileOutcome::Interrupted,
            };
            processor.observer.file_processed();
            (file, outcome)
        };
        self.on_all(hashed, process, |run, (file, outcome)| run.file(file, outcome, &known, &mut rejects))?;
        self.reject(rejects)?;
        if !self.is_interrupted() {
            self.join()?;
        }
        // After each chunk, whatever it contained: if reading is slow, the batch should be committed when it is old, not when it is
        // large.
        self.sender.flush()
    }

    /// Takes a file that was processed. Files come in order, folder by folder.
    fn file(
        &mut self,
        file: SourceFile,
        outcome: FileOutcome,
        known: &KnownSources,
        rejects: &mut Vec<Reject>,
    ) -> Result<(), Error> {
        if self.folder.as_ref().is_none_or(|folder| !folder.is_of(&file.folder)) {
            self.close_folder(Some(&file.folder))?;
        }
        let folder = self.folder.get_or_insert_with(|| FolderFiles::new(file.folder));
        match outcome {
            FileOutcome::Interrupted => self.summary.remaining += 1,
            FileOutcome::Rejected(reject) => {
                self.summary.rejected += 1;
                rejects.push(reject);
            }
            FileOutcome::Unchanged => {
                self.summary.unchanged += 1;
                folder.add_unchanged(&file.input);
            }
            FileOutcome::Undetermined(part) => folder.add_undetermined(part, file.input, known),
            FileOutcome::Report(part, rows) => {
                folder.add_report(part, file.input);
                self.report(*rows, 1, known)?;
            }
        }
        Ok(())
    }

    /// Leaves the folder whose files came in, for another one. An interrupted run has not seen the whole folder, so it cannot
    /// determine which of its files are one report.
    fn close_folder(&mut self, next: Option<&Arc<SourceFolder>>) -> Result<(), Error> {
        let folder = self.folder.take();
        if self.is_interrupted() {
            self.summary.remaining += folder.map_or(0, |folder| folder.uncounted());
            return Ok(());
        }
        if let Some(folder) = folder {
            let closed = folder.close(&mut self.known, &self.revisions)?;
            self.closed(closed);
        }
        let next = next.map(AsRef::as_ref);
        if let Some(labeled) = self.labeled.take_if(|labeled| labeled.is_complete(next)) {
            let closed = labeled.close(&self.revisions);
            self.closed(closed);
        }
        Ok(())
    }

    fn closed(&mut self, closed: ClosedFolder) {
        let ClosedFolder { unchanged, to_read, labeled } = closed;
        self.summary.unchanged += unchanged;
        self.to_read.extend(to_read);
        match (&mut self.labeled, labeled) {
            (Some(before), Some(labeled)) => before.extend(labeled),
            (before @ None, labeled) => *before = labeled,
            (Some(_), None) => {}
        }
    }

    /// Reads the groups that are to be read.
    fn join(&mut self) -> Result<(), Error> {
        let groups = std::mem::take(&mut self.to_read);
        let processor = self.processor;
        let read = |opener: &mut Opener, group: GroupToRead| {
            let rows = group.read(processor, opener);
            (group, rows)
        };
        let mut rejects = Vec::new();
        self.on_all(groups, read, |run, (group, rows)| {
            match rows {
                Some(Ok(rows)) => return run.report(rows, group.inputs, &group.known),
                Some(Err(reject)) => {
                    run.summary.rejected += group.inputs;
                    rejects.extend(group.rejects(&reject));
                }
                None => run.summary.remaining += group.inputs,
            }
            Ok(())
        })?;
        self.reject(rejects)
    }

    /// Takes a report of this many inputs. It is stored if it is new.
    fn report(&mut self, mut rows: ReportRows, inputs: usize, known: &KnownSources) -> Result<(), Error> {
        let report = &mut rows.report;
        if !self.revisions.add(report, known) {
            self.summary.unchanged += inputs;
            return Ok(());
        }
        known.mark_replaced(report);
        self.summary.ingested += inputs;
        self.summary.add_report(&rows);
        let report = &rows.report;
        self.summary.may_displace |= !self.known.is_empty() || self.revisions.displaces(report);
        for reject in report.rejects.iter().filter(|reject| reject.stage == ReadingStage::Source) {
            self.observer().file_missing(reject);
        }
        if report.statements.is_empty() {
            self.observer().without_statement(report);
        }
        self.sender.report(rows)
    }

    /// Reports rejects, and stores those that are not stored yet.
    fn reject(&mut self, rejects: Vec<Reject>) -> Result<(), Error> {
        if rejects.is_empty() {
            return Ok(());
        }
        let stored = self.known.rejects(rejects.iter().map(|reject| reject.source_uri.as_str()).collect())?;
        for reject in rejects {
            self.observer().rejected(&reject);
            let hash = reject.content_hash.clone().unwrap_or_default();
            if !stored.contains(&[reject.source_uri.clone(), hash]) {
                self.sender.reject(reject)?;
            }
        }
        Ok(())
    }

    /// Does the work for each item on all threads, and passes each result on as soon as it and those before it are there. They are in
    /// the order of the items: a file that takes long holds up only those after it.
    fn on_all<T: Send, R: Send>(
        &mut self,
        items: Vec<T>,
        work: impl Fn(&mut Opener, T) -> R + Sync + Send,
        mut take: impl FnMut(&mut Self, R) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let pool = self.pool.clone();
        let (sender, results) = channel();
        thread::scope(|scope| {
            scope.spawn(move || {
                let items = items.into_iter().enumerate().par_bridge();
                let work = |(sender, opener): &mut (Sender<_>, Opener), (at, item)| {
                    // Nobody receives if the run has failed.
                    let _ = sender.send((at, work(opener, item)));
                };
                pool.install(|| items.for_each_init(|| (sender.clone(), Opener::default()), work));
            });
            let mut early = BTreeMap::new();
            let mut next = 0;
            for (at, result) in results {
                early.insert(at, result);
                while let Some(result) = early.remove(&next) {
                    take(self, result)?;
                    next += 1;
                }
            }
            Ok(())
        })
    }
}
