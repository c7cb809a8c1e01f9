//! Reports on their way into the warehouse: gathered into batches, and each batch committed while the next is read.

use super::look::Look;
use super::timings::Stage;
use juesuan_model::{Reconciliation, Reject, Report};
use juesuan_warehouse::{Batch, Warehouse};
use std::fmt;
use std::sync::mpsc::{Receiver, SyncSender};
use std::time::{Duration, Instant};

/// Reports of a batch at most, and the rows of their chief tables at most: some 100 MB in memory, and three batches are there at
/// once: one gathered, one waiting, one written.
const REPORTS: usize = 1024;
const ROWS: usize = 150_000;

/// How long a batch may be gathered: what an interruption costs at most.
const LONGEST: Duration = Duration::from_mins(1);

/// Gathers a batch.
pub(super) struct Sink {
    to: SyncSender<Batch>,
    batch: Batch,
    rows: usize,
    begun: Instant,
}

/// The thread that commits has ended, with an error of its own.
#[derive(Debug)]
pub(super) struct Closed;

impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing more can be committed")
    }
}

impl std::error::Error for Closed {}

impl Sink {
    pub(super) fn new(to: SyncSender<Batch>) -> Self {
        Self { to, batch: Batch::default(), rows: 0, begun: Instant::now() }
    }

    /// Takes a report.
    pub(super) fn report(&mut self, checked: (Report, Reconciliation)) -> Result<(), Closed> {
        self.rows += checked.0.facts.len() + checked.0.claims.len() + checked.0.indicators.len();
        self.batch.reports.push(checked);
        self.flush_if_full()
    }

    /// Takes an input that gave no report.
    pub(super) fn reject(&mut self, reject: Reject) -> Result<(), Closed> {
        self.rows += 1;
        self.batch.rejects.push(reject);
        self.flush_if_full()
    }

    /// Commits the batch when it is large or old.
    pub(super) fn flush_if_full(&mut self) -> Result<(), Closed> {
        if self.batch.reports.len() >= REPORTS || self.rows >= ROWS || self.begun.elapsed() > LONGEST {
            self.flush()?;
        }
        Ok(())
    }

    /// Commits what there is.
    pub(super) fn flush(&mut self) -> Result<(), Closed> {
        let batch = std::mem::take(&mut self.batch);
        (self.rows, self.begun) = (0, Instant::now());
        if batch.reports.is_empty() && batch.rejects.is_empty() {
            return Ok(());
        }
        self.to.send(batch).map_err(|_| Closed)
    }
}

/// Commits batches until no more come.
pub(super) fn append(batches: Receiver<Batch>, warehouse: &Warehouse, look: &Look) -> anyhow::Result<()> {
    for batch in batches {
        look.timings.time(Stage::Append, || warehouse.append(&batch, &look.versions))?;
    }
    Ok(())
}
