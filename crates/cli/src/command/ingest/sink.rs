//! Reports on their way into the warehouse: gathered into pieces, each of which becomes rows while the next is read, and
//! pieces into batches, which are committed.

use super::look::Look;
use super::timings::Stage;
use juesuan_model::{Reconciliation, Reject, Report};
use juesuan_warehouse::{Appending, Batch, Warehouse};
use std::fmt;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender};
use std::time::{Duration, Instant};

/// Reports of a piece at most, and the rows of their chief tables at most: a few pieces are in memory at once, and what a batch
/// has before them is encoded already.
const PIECE: usize = 64;
const PIECE_ROWS: usize = 25_000;

/// Reports of a batch at most, and rows: few commits, since each is a version of every table.
const REPORTS: usize = 8192;
const ROWS: usize = 2_000_000;

/// How long a batch may be gathered: what an interruption costs at most.
const LONGEST: Duration = Duration::from_mins(1);

/// Gathers pieces.
pub(super) struct Sink {
    to: SyncSender<Batch>,
    piece: Batch,
    rows: usize,
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
        Self { to, piece: Batch::default(), rows: 0 }
    }

    /// Takes a report.
    pub(super) fn report(&mut self, checked: (Report, Reconciliation)) -> Result<(), Closed> {
        self.rows += rows(&checked.0);
        self.piece.reports.push(checked);
        self.pass_if_full()
    }

    /// Takes an input that gave no report.
    pub(super) fn reject(&mut self, reject: Reject) -> Result<(), Closed> {
        self.rows += 1;
        self.piece.rejects.push(reject);
        self.pass_if_full()
    }

    fn pass_if_full(&mut self) -> Result<(), Closed> {
        if self.piece.reports.len() >= PIECE || self.rows >= PIECE_ROWS {
            self.pass()?;
        }
        Ok(())
    }

    /// Passes on what there is.
    pub(super) fn pass(&mut self) -> Result<(), Closed> {
        let piece = std::mem::take(&mut self.piece);
        self.rows = 0;
        if piece.reports.is_empty() && piece.rejects.is_empty() {
            return Ok(());
        }
        self.to.send(piece).map_err(|_| Closed)
    }
}

/// The rows of a report in its chief tables.
fn rows(report: &Report) -> usize {
    report.facts.len() + report.claims.len() + report.indicators.len()
}

/// A batch that is being gathered.
struct Gathering<'w> {
    appending: Appending<'w>,
    reports: usize,
    rows: usize,
    begun: Instant,
}

impl Gathering<'_> {
    fn add(&mut self, piece: &Batch) -> anyhow::Result<()> {
        self.reports += piece.reports.len();
        self.rows +=
            piece.reports.iter().map(|(report, _)| rows(report)).sum::<usize>() + piece.rejects.len();
        Ok(self.appending.add(piece)?)
    }

    fn is_full(&self) -> bool {
        self.reports >= REPORTS || self.rows >= ROWS || self.begun.elapsed() >= LONGEST
    }
}

/// Commits batches until no more pieces come: each when it is large or old.
pub(super) fn append(pieces: &Receiver<Batch>, warehouse: &Warehouse, look: &Look) -> anyhow::Result<()> {
    let mut batch: Option<Gathering<'_>> = None;
    loop {
        let left =
            batch.as_ref().map_or(Duration::MAX, |batch| LONGEST.saturating_sub(batch.begun.elapsed()));
        let piece = pieces.recv_timeout(left);
        let over = matches!(piece, Err(RecvTimeoutError::Disconnected));
        if let Ok(piece) = piece {
            let batch = batch.get_or_insert_with(|| Gathering {
                appending: warehouse.begin(&look.versions),
                reports: 0,
                rows: 0,
                begun: Instant::now(),
            });
            look.timings.time(Stage::Append, || batch.add(&piece))?;
        }
        if let Some(batch) = batch.take_if(|batch| over || batch.is_full()) {
            look.timings.time(Stage::Append, || batch.appending.commit())?;
        }
        if over {
            return Ok(());
        }
    }
}
