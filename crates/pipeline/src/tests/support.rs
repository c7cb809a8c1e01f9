//! A folder of reports, a warehouse next to it, and an observer that records what happens.

use crate::{Error, Inputs, Observer, RunOptions, RunSummary, Warehouse, ingest, read, versions};
use juesuan_model::{Reject, Report};
use juesuan_warehouse::{Batch, KnownRevisions};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;

/// Records what is reported to it, and may interrupt the run.
#[derive(Default)]
pub(super) struct Remembering {
    interrupt_after: Option<usize>,
    processed: AtomicUsize,
    notes: Mutex<Vec<String>>,
}

impl Remembering {
    /// An observer that interrupts the run after this many files.
    pub(super) fn interrupting_after(files: usize) -> Self {
        Self { interrupt_after: Some(files), ..Self::default() }
    }

    fn note(&self, what: &str, uri: &str) {
        self.notes.lock().unwrap().push(format!("{what} {}", name(uri)));
    }

    pub(super) fn processed(&self) -> usize {
        self.processed.load(Ordering::Relaxed)
    }

    pub(super) fn notes(&self) -> Vec<String> {
        self.notes.lock().unwrap().clone()
    }
}

impl Observer for Remembering {
    fn is_interrupted(&self) -> bool {
        self.interrupt_after.is_some_and(|most| self.processed() >= most)
    }

    fn file_processed(&self) {
        self.processed.fetch_add(1, Ordering::Relaxed);
    }

    fn rejected(&self, reject: &Reject) {
        self.note("rejected", &reject.source_uri);
    }

    fn without_statement(&self, report: &Report) {
        self.note("no statement in", &report.sources[0].uri);
    }

    fn file_missing(&self, reject: &Reject) {
        self.note("missing for", &reject.source_uri);
    }
}

/// The results of a run.
pub(super) struct Ran {
    pub(super) summary: RunSummary,
    pub(super) reports: Vec<Report>,
    pub(super) rejects: Vec<Reject>,
}

impl Ran {
    /// Inputs that were ingested, unchanged, rejected, and that remain.
    pub(super) fn counts(&self) -> [usize; 4] {
        counts(&self.summary)
    }

    /// The names of the files of each report.
    pub(super) fn files(&self) -> Vec<Vec<&str>> {
        let names = self.reports.iter().map(|report| report.sources.iter().map(|source| name(&source.uri)));
        names.map(Iterator::collect).collect()
    }
}

pub(super) fn counts(summary: &RunSummary) -> [usize; 4] {
    [summary.ingested, summary.unchanged, summary.rejected, summary.remaining]
}

fn name(uri: &str) -> &str {
    uri.rsplit('/').next().unwrap()
}

/// A folder of inputs, and a place for a warehouse.
pub(super) struct Place {
    folder: TempDir,
    warehouse: TempDir,
}

impl Place {
    /// A folder of these files.
    pub(super) fn with(files: &[(&str, &str)]) -> Self {
        let place = Self { folder: TempDir::new().unwrap(), warehouse: TempDir::new().unwrap() };
        for (name, text) in files {
            place.write(name, text);
        }
        place
    }

    pub(super) fn write(&self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub(super) fn remove(&self, name: &str) {
        std::fs::remove_file(self.folder.path().join(name)).unwrap();
    }

    fn paths(&self) -> [PathBuf; 1] {
        [self.folder.path().to_owned()]
    }

    pub(super) fn warehouse(&self) -> Warehouse {
        Warehouse::open_or_create(self.warehouse.path()).unwrap()
    }

    /// Ingests the folder.
    pub(super) fn ingest(&self, observer: &dyn Observer) -> RunSummary {
        ingest(&self.paths(), &self.warehouse(), &ONE_THREAD, observer).unwrap()
    }

    /// Reads what is in the folder but not in the warehouse.
    pub(super) fn read(&self, observer: &dyn Observer) -> Ran {
        self.read_unknown(self.warehouse().known(&versions()).unwrap(), observer)
    }

    /// Reads everything in the folder.
    pub(super) fn read_all(&self, observer: &dyn Observer) -> Ran {
        self.read_unknown(KnownRevisions::nothing(&versions()), observer)
    }

    fn read_unknown(&self, known: KnownRevisions, observer: &dyn Observer) -> Ran {
        let inputs = Inputs { paths: &self.paths(), except: None, known };
        let mut all = Batch::default();
        let summary = read(inputs, &ONE_THREAD, observer, |pieces| {
            for piece in pieces {
                all.reports.extend(piece.reports);
                all.rejects.extend(piece.rejects);
            }
            Ok::<(), Error>(())
        })
        .unwrap();
        let reports = all.reports.into_iter().map(|rows| rows.report).collect();
        Ran { summary, reports, rejects: all.rejects }
    }
}

/// One file after another, so that an interruption comes at the same one each time.
const ONE_THREAD: RunOptions =
    RunOptions { jobs: Some(1), ocr: false, follow_links: false, retry: false, workers: None };

/// A simulated report.
pub(super) fn report(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../datasets/reports/simulated").join(name);
    std::fs::read_to_string(path).unwrap()
}

/// The explanations of a report, with its cover.
pub(super) fn explanations(report: &str) -> String {
    let (_, explanations) = report.rsplit_once("\n第三部分").unwrap();
    format!("{}\n第三部分{explanations}", cover(report))
}

/// The statements of a report, with its cover.
pub(super) fn statements(report: &str) -> String {
    let (before, _) = report.rsplit_once("\n第三部分").unwrap();
    let (_, statements) = before.rsplit_once("\n第二部分").unwrap();
    format!("{}\n第二部分{statements}", cover(report))
}

fn cover(report: &str) -> &str {
    report.split_once("目 录").unwrap().0
}
