//! The threads of a run, and the queues between them.

use crate::commit::{PieceSender, commit};
use crate::error::Error;
use crate::observer::Observer;
use crate::options::RunOptions;
use crate::processor::FileProcessor;
use crate::run::Run;
use crate::source::Chunks;
use crate::summary::RunSummary;
use juesuan_ingest::{DiscoveredInput, PARSER_VERSION, discover};
use juesuan_model::count;
use juesuan_reconcile::RULES_VERSION;
use juesuan_warehouse::{Batch, KnownRevisions, Versions, Warehouse};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;
use std::time::Instant;

/// What to read.
#[derive(Debug)]
pub struct Inputs<'a> {
    /// Files, ZIP archives, and folders of them.
    pub paths: &'a [PathBuf],
    /// A folder that is never an input, such as the warehouse.
    pub except: Option<&'a Path>,
    /// What is known already and not read again: [`Warehouse::known`], or [`KnownRevisions::nothing`].
    pub known: KnownRevisions,
}

/// The maximum number of files that are processed together.
const CHUNK: usize = 128;

/// The same if pages are recognized, which takes a second each: what is done should be committed from time to time.
const SLOW_CHUNK: usize = 8;

/// The versions of the parser and the rules in this build. What other versions read is read again.
#[must_use]
pub fn versions() -> Versions {
    Versions { parser: PARSER_VERSION.to_owned(), rules: RULES_VERSION.to_owned() }
}

/// Reads files, archives and folders into the warehouse.
///
/// ```
/// use juesuan_pipeline::{RunOptions, Warehouse, ingest};
/// # let folder = tempfile::tempdir()?;
/// # let paths = ["../../datasets/reports/sample".into()];
/// let warehouse = Warehouse::open_or_create(folder.path().join("warehouse").as_path())?;
/// let summary = ingest(&paths, &warehouse, &RunOptions::default(), &())?;
/// assert_eq!((summary.ingested, summary.reports), (1, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// A warehouse that cannot be read or written. What was committed before stays, and the same call continues from there.
pub fn ingest(
    paths: &[PathBuf],
    warehouse: &Warehouse,
    options: &RunOptions,
    observer: &dyn Observer,
) -> Result<RunSummary, Error> {
    let processor = FileProcessor::new(options, observer);
    let known = warehouse.known(&processor.versions)?;
    let inputs = Inputs { paths, except: Some(warehouse.root()), known };
    run(inputs, options, &processor, |pieces| {
        commit(&pieces, warehouse, &processor.versions, &processor.timings)
    })
}

/// Reads files, archives and folders, and passes what is new to `take`, which runs in a thread of its own: each batch as soon as it
/// is read, until none is left. For programs that store reports themselves.
///
/// # Errors
/// The error of `take`, or one of this crate's.
pub fn read<E: From<Error> + Send>(
    inputs: Inputs<'_>,
    options: &RunOptions,
    observer: &dyn Observer,
    take: impl FnOnce(Receiver<Batch>) -> Result<(), E> + Send,
) -> Result<RunSummary, E> {
    let processor = FileProcessor::new(options, observer);
    run(inputs, options, &processor, take)
}

fn run<E: From<Error> + Send>(
    inputs: Inputs<'_>,
    options: &RunOptions,
    processor: &FileProcessor<'_>,
    take: impl FnOnce(Receiver<Batch>) -> Result<(), E> + Send,
) -> Result<RunSummary, E> {
    let started = Instant::now();
    let Inputs { paths, except, known } = inputs;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(options.jobs.map_or(0, usize::from)).build();
    let pool = pool.map_err(Error::from)?;
    let found = || discover(paths, except, options.follow_links);
    let is_over = AtomicBool::new(false);
    let observer = processor.observer;
    let summary = thread::scope(|scope| {
        let (to_read, chunks) = sync_channel(2);
        let found_chunks = Chunks::new(found(), if options.ocr { SLOW_CHUNK } else { CHUNK });
        // The queue is closed at the other end if the run fails.
        scope.spawn(move || found_chunks.map(|chunk| to_read.send(chunk)).take_while(Result::is_ok).count());
        if observer.wants_file_count() {
            scope.spawn(|| {
                let found = found().take_while(|_| !is_over.load(Ordering::Relaxed));
                let count = found.filter(|found| matches!(found, DiscoveredInput::Input(_))).count();
                observer.files_found(count::to_u64(count));
            });
        }
        if let Some(pool) = &processor.pool {
            scope.spawn(|| pool.watch(&is_over, || processor.is_interrupted()));
        }
        // More pieces than a chunk produces, so that committing may be one chunk late before the others wait for it.
        let (to_take, pieces) = sync_channel(4);
        let taking = scope.spawn(|| take(pieces));
        let ran = Run::new(processor, pool, known, PieceSender::new(to_take)).process(&chunks);
        drop(chunks);
        is_over.store(true, Ordering::Relaxed);
        // Its error is the cause of the other, if both have one.
        taking.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        Ok(ran?)
    });
    tracing::debug!(seconds = started.elapsed().as_secs_f64(), "{}", processor.timings);
    summary
}
