//! When to commit: reports are gathered into pieces, each of which becomes rows while the next is read, and pieces into batches,
//! which are committed.

use crate::error::Error;
use crate::timings::{Stage, Timings};
use juesuan_model::Reject;
use juesuan_model::schema::WarehouseTable;
use juesuan_warehouse::{Appending, Batch, ReportRows, Versions, Warehouse};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender};
use std::time::{Duration, Instant};
use tracing::debug_span;

/// The maximum number of reports of a piece, and of rows of their main tables: only a few pieces are in memory at once, and the
/// rest of a batch is already encoded.
const PIECE: usize = 64;
const PIECE_ROWS: usize = 25_000;

/// How long a piece may be gathered: where a file takes long, what was read before is passed on.
const WAIT: Duration = Duration::from_secs(10);

/// The maximum number of reports of a batch, and of rows: few commits, since each is a version of every table.
const REPORTS: usize = 8192;
const ROWS: usize = 2_000_000;

/// How long a batch may be gathered, which is the most that an interruption can cost.
const LONGEST: Duration = Duration::from_mins(1);

/// Gathers reports and rejects into pieces.
pub(crate) struct PieceSender {
    to: SyncSender<Batch>,
    piece: Batch,
    rows: usize,
    /// When the last piece was sent.
    sent: Instant,
}

impl PieceSender {
    pub(crate) fn new(to: SyncSender<Batch>) -> Self {
        Self { to, piece: Batch::default(), rows: 0, sent: Instant::now() }
    }

    /// Takes a report.
    pub(crate) fn report(&mut self, report: ReportRows) -> Result<(), Error> {
        self.rows += rows(&report);
        self.piece.reports.push(report);
        self.flush_if_full()
    }

    /// Takes an input that is not a report.
    pub(crate) fn reject(&mut self, reject: Reject) -> Result<(), Error> {
        self.rows += 1;
        self.piece.rejects.push(reject);
        self.flush_if_full()
    }

    fn flush_if_full(&mut self) -> Result<(), Error> {
        if self.piece.reports.len() >= PIECE || self.rows >= PIECE_ROWS || self.sent.elapsed() >= WAIT {
            self.flush()?;
        }
        Ok(())
    }

    /// Sends what there is.
    pub(crate) fn flush(&mut self) -> Result<(), Error> {
        let piece = std::mem::take(&mut self.piece);
        self.rows = 0;
        self.sent = Instant::now();
        if piece.reports.is_empty() && piece.rejects.is_empty() {
            return Ok(());
        }
        self.to.send(piece).map_err(|_| Error::Closed)
    }
}

/// The number of rows of a report in its main tables.
fn rows(report: &ReportRows) -> usize {
    let main = [WarehouseTable::Facts, WarehouseTable::Claims, WarehouseTable::Indicators];
    main.into_iter().map(|table| report.count(table)).sum()
}

/// A batch that is being gathered.
struct OpenBatch<'w> {
    appending: Appending<'w>,
    reports: usize,
    rows: usize,
    started: Instant,
}

impl OpenBatch<'_> {
    fn add(&mut self, piece: &Batch) -> Result<(), Error> {
        self.reports += piece.reports.len();
        self.rows += piece.reports.iter().map(rows).sum::<usize>() + piece.rejects.len();
        Ok(self.appending.add(piece)?)
    }

    fn is_full(&self) -> bool {
        self.reports >= REPORTS || self.rows >= ROWS || self.started.elapsed() >= LONGEST
    }
}

/// Commits batches until no more pieces come: each when it is large or old.
pub(crate) fn commit(
    pieces: &Receiver<Batch>,
    warehouse: &Warehouse,
    versions: &Versions,
    timings: &Timings,
) -> Result<(), Error> {
    let mut batch: Option<OpenBatch<'_>> = None;
    loop {
        let left =
            batch.as_ref().map_or(Duration::MAX, |batch| LONGEST.saturating_sub(batch.started.elapsed()));
        let piece = pieces.recv_timeout(left);
        let over = matches!(piece, Err(RecvTimeoutError::Disconnected));
        if let Ok(piece) = piece {
            let batch = batch.get_or_insert_with(|| OpenBatch {
                appending: warehouse.begin(versions),
                reports: 0,
                rows: 0,
                started: Instant::now(),
            });
            let span = debug_span!("append", reports = piece.reports.len(), rejects = piece.rejects.len());
            timings.time(Stage::Append, span, || batch.add(&piece))?;
        }
        if let Some(batch) = batch.take_if(|batch| over || batch.is_full()) {
            let span = debug_span!("commit", reports = batch.reports, rows = batch.rows);
            timings.time(Stage::Commit, span, || batch.appending.commit())?;
        }
        if over {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use juesuan_messages::message;
    use std::sync::mpsc::sync_channel;

    fn reject(number: usize) -> Reject {
        Reject {
            source_uri: format!("{number}.txt"),
            content_hash: None,
            stage: juesuan_model::Stage::Source,
            reason: message!("run-file-changed"),
            remedy: message!("run-ingest-again"),
            printed: None,
            statement: None,
            locator: juesuan_model::Locator::default(),
        }
    }

    #[test]
    fn a_piece_is_sent_when_it_is_full_and_at_the_end() {
        let (to, pieces) = sync_channel(3);
        let mut sender = PieceSender::new(to);
        for number in 0..=PIECE_ROWS {
            sender.reject(reject(number)).unwrap();
        }
        sender.flush().unwrap();
        // Nothing is left to send.
        sender.flush().unwrap();
        drop(sender);
        let sizes: Vec<usize> = pieces.into_iter().map(|piece| piece.rejects.len()).collect();
        assert_eq!(sizes, [PIECE_ROWS, 1]);
    }

    #[test]
    fn what_was_gathered_is_committed_at_the_end() {
        let folder = tempfile::TempDir::new().unwrap();
        let warehouse = Warehouse::open_or_create(folder.path()).unwrap();
        let (versions, timings) = (crate::versions(), Timings::default());
        let (to, pieces) = sync_channel(2);
        for number in 0..2 {
            to.send(Batch { rejects: vec![reject(number)], ..Batch::default() }).unwrap();
        }
        drop(to);
        commit(&pieces, &warehouse, &versions, &timings).unwrap();
        let stored = warehouse.known(&versions).unwrap().rejects(["0.txt", "1.txt"].into()).unwrap();
        assert_eq!(stored.len(), 2);
    }
}
