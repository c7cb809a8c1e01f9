//! Where the time goes, stage by stage: for each file as a span, which `-v` shows, and for the whole run as sums.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tracing::Span;

/// The stages that every input passes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Stage {
    /// Bytes from the disk, and their hash.
    Read,
    /// What the warehouse contains about them.
    LookUp,
    /// Document, statements, prose.
    Recognize,
    /// Rules.
    Reconcile,
    /// What there is much of, as rows.
    Rows,
    /// Rows into tables.
    Append,
    /// Tables into the log.
    Commit,
}

const STAGES: [(Stage, &str); 7] = [
    (Stage::Read, "read"),
    (Stage::LookUp, "look up"),
    (Stage::Recognize, "recognize"),
    (Stage::Reconcile, "reconcile"),
    (Stage::Rows, "rows"),
    (Stage::Append, "append"),
    (Stage::Commit, "commit"),
];

/// The time that all threads together spent at each stage, and the bytes that were read.
///
/// The sums are kept here rather than in a layer over the spans: spans are not created without `-v`, and the sums need no registry.
#[derive(Debug, Default)]
pub(crate) struct Timings {
    micros: [AtomicU64; STAGES.len()],
    bytes: AtomicU64,
}

impl Timings {
    /// Does the work in its span, which has the name of the stage and ends with it, and counts its time.
    pub(crate) fn time<R>(&self, stage: Stage, span: Span, work: impl FnOnce() -> R) -> R {
        let started = Instant::now();
        let result = span.in_scope(work);
        drop(span);
        let micros =
            u64::try_from(started.elapsed().as_micros()).expect("a run takes less than 500 000 years");
        if let Some(sum) = self.of(stage) {
            sum.fetch_add(micros, Ordering::Relaxed);
        }
        result
    }

    /// The microseconds of each stage.
    pub(crate) fn micros(&self) -> Vec<u64> {
        self.micros.iter().map(|sum| sum.load(Ordering::Relaxed)).collect()
    }

    /// Adds those that a worker needed for a file, whose spans are not of this process.
    pub(crate) fn add(&self, file: &str, micros: &[u64]) {
        for ((sum, (_, stage)), micros) in self.micros.iter().zip(STAGES).zip(micros) {
            sum.fetch_add(*micros, Ordering::Relaxed);
            if *micros > 0 {
                tracing::debug!(file, micros, "{stage}");
            }
        }
    }

    /// Counts bytes that were read.
    pub(crate) fn bytes(&self, count: u64) {
        self.bytes.fetch_add(count, Ordering::Relaxed);
    }

    fn of(&self, stage: Stage) -> Option<&AtomicU64> {
        let at = STAGES
            .iter()
            .position(|(known, _)| std::mem::discriminant(known) == std::mem::discriminant(&stage));
        self.micros.get(at?)
    }
}

impl fmt::Display for Timings {
    /// `read 0.31 s, look up 0.02 s, …, 120 MB read`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (stage, name) in STAGES {
            let micros = self.of(stage).map_or(0, |sum| sum.load(Ordering::Relaxed));
            write!(f, "{name} {:.2} s, ", Duration::from_micros(micros).as_secs_f64())?;
        }
        write!(f, "{} MB read", self.bytes.load(Ordering::Relaxed) / 1_000_000)
    }
}
