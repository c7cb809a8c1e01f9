//! `juesuan ingest`: every input ends as ingested, unchanged or rejected, and the counts add up.
//!
//! ```text
//! discover ─▶ chunks ─▶ read, look up, recognise, reconcile ─▶ pieces ─▶ append: rows, batches
//!  a thread    at most 2          all threads, chunk by chunk    at most 4     a thread
//! ```
//!
//! Every arrow is a queue of bounded length: whoever is ahead waits. So memory holds some chunks of inputs and some pieces
//! of a batch, however many there are. Files that are whole reports go on at once. Of all others only what they hold is kept
//! (a name, a year, which statements) until their folder has been seen; then it is known which of them belong together,
//! and they are read again, group by group.
//!
//! A batch is committed when it is large, or a minute old. A run that ends early, however it ends, has committed whole
//! batches only, and the same command goes on from there: finished inputs are unchanged.

mod counts;
mod feed;
mod folder;
pub(crate) mod interrupt;
mod look;
mod pending;
mod settled;
mod sink;
mod timings;

use crate::args::Common;
use crate::command::Ended;
use crate::language::said;
use crate::options::WarehouseArg;
use crate::output::note;
use anyhow::Context;
pub(super) use counts::Counts;
use feed::{Chunk, Feed, Item};
use folder::{File, Open, Waiting};
use indicatif::{ProgressBar, ProgressStyle};
use juesuan_ingest::{Found, Opener, discover};
use juesuan_model::{Reconciliation, Reject, Report};
use juesuan_query::Session;
use juesuan_reference::{Gazetteer, Reference};
use juesuan_warehouse::{Batch, Known, KnownSources, Origin, Warehouse};
pub(super) use look::Look;
use look::Outcome;
use pending::Pending;
use rayon::prelude::*;
use sink::Sink;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;
use std::time::Instant;
use timings::Stage;

#[derive(Debug, clap::Args)]
pub(crate) struct Ingest {
    /// Files, ZIP archives, and folders of them
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) warehouse: WarehouseArg,
    /// Threads that read [default: all cores]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) jobs: Option<u16>,
    /// Recognise the text of pages that are pictures, in papers that were ingested without it, too; such numbers are marked
    #[arg(long)]
    pub(crate) ocr: bool,
}

/// Inputs that are looked at together at most.
const CHUNK: usize = 128;

/// The same, where pages are recognised at a second each: what is done is to be committed now and then.
const SLOW_CHUNK: usize = 8;

/// A run over all inputs.
struct Run<'a> {
    look: &'a Look,
    known: Known,
    pool: rayon::ThreadPool,
    sink: Sink,
    progress: &'a ProgressBar,
    counts: Counts,
    /// The revisions that this run made.
    made: HashSet<Box<str>>,
    open: Option<Open>,
    waiting: Option<Waiting>,
    pending: Vec<Pending>,
    /// Inputs that an interruption left.
    left: usize,
}

pub(crate) fn run(args: &Ingest, common: &Common) -> anyhow::Result<Ended> {
    let look = Look::new(args.ocr)?;
    let warehouse = Warehouse::open_or_create(args.warehouse.dir.clone())?;
    let known = warehouse.known(&look.versions)?;
    let inputs = Inputs { paths: &args.paths, except: Some(warehouse.root()), jobs: args.jobs };
    let (counts, left) =
        read(&inputs, known, &look, common.quiet, |pieces| sink::append(&pieces, &warehouse, &look))?;
    ask_about_twins(args, &counts)?;
    Ok(tell(&counts, left, &look, common.quiet))
}

/// Asks about new bodies whose names may be misspelt. The report stands: the name is what it prints, and a manifest corrects
/// it. Whether two names are one body is known only when both stand in the warehouse, so it is asked here and not when a file is
/// read.
fn ask_about_twins(args: &Ingest, counts: &Counts) -> anyhow::Result<()> {
    if counts.bodies.is_empty() {
        return Ok(());
    }
    let reference = Reference::shipped()?;
    let gazetteer = Gazetteer::new(&reference)?;
    let has_task = |name: &str| gazetteer.place(name).function_group.is_some();
    let strange: Vec<&str> =
        counts.bodies.iter().map(String::as_str).filter(|name| !has_task(name)).collect();
    if strange.is_empty() {
        return Ok(());
    }
    let session = Session::open_with(Warehouse::open(args.warehouse.dir.clone())?, reference)?;
    for (new, known) in session.near_twins(&strange)? {
        note(&format!(
            "is {new} the body that is known as {known}? If so, say entity_name {known} in a manifest.csv, and ingest again"
        ));
    }
    Ok(())
}

/// What is to be read, and by how many threads.
pub(super) struct Inputs<'a> {
    pub(super) paths: &'a [PathBuf],
    /// A folder that is none: the warehouse.
    pub(super) except: Option<&'a Path>,
    pub(super) jobs: Option<u16>,
}

/// Reads the inputs; what is not known goes to a thread of its own, piece by piece. Gives how the inputs ended, and how many an
/// interruption left.
pub(super) fn read(
    inputs: &Inputs<'_>,
    known: Known,
    look: &Look,
    quiet: bool,
    take: impl FnOnce(Receiver<Batch>) -> anyhow::Result<()> + Send,
) -> anyhow::Result<(Counts, usize)> {
    let started = Instant::now();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(inputs.jobs.map_or(0, usize::from))
        .build()
        .context("cannot start the reading threads")?;
    let progress = progress(quiet);
    let found = || discover(inputs.paths, inputs.except);
    let over = AtomicBool::new(false);
    let ended = thread::scope(|scope| {
        let (to_read, chunks) = sync_channel(2);
        let feed = Feed::new(found(), if look.options.ocr { SLOW_CHUNK } else { CHUNK });
        // The queue is closed at the other end when the run fails.
        scope.spawn(move || feed.map(|chunk| to_read.send(chunk)).take_while(Result::is_ok).count());
        if !progress.is_hidden() {
            // How many there are is for the eye only.
            scope.spawn(|| {
                let inputs = found().take_while(|_| !over.load(Ordering::Relaxed));
                let inputs = inputs.filter(|found| matches!(found, Found::Input(_)));
                progress.set_length(u64::try_from(inputs.count()).unwrap_or(u64::MAX));
            });
        }
        // More than a chunk makes, so that appending may be one chunk behind before the others wait for it.
        let (to_append, pieces) = sync_channel(4);
        let taking = scope.spawn(|| take(pieces));
        let run = Run {
            look,
            known,
            pool,
            sink: Sink::new(to_append),
            progress: &progress,
            counts: Counts::default(),
            made: HashSet::new(),
            open: None,
            waiting: None,
            pending: Vec::new(),
            left: 0,
        };
        let ran = run.all(&chunks);
        drop(chunks);
        over.store(true, Ordering::Relaxed);
        // Its error is the cause of the other, where both have one.
        taking.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        ran
    });
    progress.finish_and_clear();
    tracing::debug!(seconds = started.elapsed().as_secs_f64(), "{}", look.timings);
    ended
}

/// Says how the inputs ended.
pub(super) fn tell(counts: &Counts, left: usize, look: &Look, quiet: bool) -> Ended {
    if !quiet {
        note(&counts.to_string());
        if counts.reports > 0 {
            note(&counts.account.to_string());
        }
    }
    if look.interrupt.asked() && left > 0 {
        note(&format!(
            "interrupted: {left} inputs remain. The same command goes on from here; finished inputs are unchanged"
        ));
        return Ended::Interrupted;
    }
    if counts.has_faults() { Ended::WithFaults } else { Ended::Done }
}

impl Run<'_> {
    /// Takes all inputs; gives how they ended, and how many an interruption left.
    fn all(mut self, chunks: &Receiver<Chunk>) -> anyhow::Result<(Counts, usize)> {
        for chunk in chunks {
            if self.look.interrupt.asked() {
                self.left += chunk.items.len();
                continue;
            }
            self.chunk(chunk)?;
        }
        self.next_folder(None)?;
        if self.look.interrupt.asked() {
            self.left += self.pending.iter().map(|pending| pending.unended).sum::<usize>();
            self.left += self.waiting.as_ref().map_or(0, |waiting| waiting.mine.unended());
        } else {
            self.join()?;
        }
        self.sink.pass()?;
        Ok((self.counts, self.left))
    }

    fn chunk(&mut self, chunk: Chunk) -> anyhow::Result<()> {
        self.counts.manifests += chunk.manifests;
        self.counts.manifest_faults += chunk.faults.len();
        self.refuse(chunk.faults)?;
        self.counts.rejected += chunk.rejects.len();
        let mut rejects = chunk.rejects;

        let look = self.look;
        let hashed = self.on_all(chunk.items, |opener, item| {
            let hashed = look.hash(&item.input, opener);
            (item, hashed)
        });
        let known = look.timings.time(Stage::LookUp, || {
            let read = hashed.iter().filter_map(|(item, hashed)| {
                Some((item.input.uri.as_str(), hashed.as_ref()?.as_ref().ok()?.content_hash.as_str()))
            });
            self.known.files(read)
        })?;
        let outcomes = self.on_all(hashed, |opener, (item, hashed)| {
            let outcome = match hashed {
                Some(hashed) => look.look(&item, hashed, &known, opener),
                None => Outcome::Left,
            };
            self.progress.inc(1);
            (item, outcome)
        });
        for (item, outcome) in outcomes {
            self.take(item, outcome, &known, &mut rejects)?;
        }
        self.refuse(rejects)?;
        if !self.look.interrupt.asked() {
            self.join()?;
        }
        // Whatever came: where reading is slow, the batch is to be committed when it is old, not when it is large.
        Ok(self.sink.pass()?)
    }

    /// Takes a file that was looked at. Files come in order, folder by folder.
    fn take(
        &mut self,
        item: Item,
        outcome: Outcome,
        known: &KnownSources,
        rejects: &mut Vec<Reject>,
    ) -> anyhow::Result<()> {
        if self.open.as_ref().is_none_or(|open| !Arc::ptr_eq(&open.folder, &item.folder)) {
            self.next_folder(Some(&item))?;
        }
        let open = self.open.get_or_insert_with(|| Open::new(item.folder.clone()));
        match outcome {
            Outcome::Left => self.left += 1,
            Outcome::Reject(reject) => {
                self.counts.rejected += 1;
                rejects.push(reject);
            }
            Outcome::Same => {
                self.counts.unchanged += 1;
                open.same.insert(item.input.uri.rsplit('/').next().unwrap_or_default().into());
            }
            Outcome::Part(part) => {
                open.mine.known.extend(known.only(std::iter::once(part.content_hash.as_str())));
                open.mine.files.insert(part.uri.clone(), File { input: Some(item.input), ended: false });
                open.parts.push(part);
            }
            Outcome::Whole(part, checked) => {
                open.mine.files.insert(part.uri.clone(), File { input: Some(item.input), ended: true });
                open.parts.push(part);
                let (mut report, checked) = *checked;
                if self.is_first(&report, known) {
                    known.mark_replaced(&mut report);
                    self.counts.ingested += 1;
                    self.counts.report(&report);
                    self.put((report, checked))?;
                } else {
                    self.counts.unchanged += 1;
                }
            }
        }
        Ok(())
    }

    /// Leaves the folder whose files came in, for another one. An interrupted run knows none of them whole.
    fn next_folder(&mut self, next: Option<&Item>) -> anyhow::Result<()> {
        let open = self.open.take();
        if self.look.interrupt.asked() {
            self.left += open.map_or(0, |open| open.mine.unended());
            return Ok(());
        }
        if let Some(open) = open {
            self.close(open)?;
        }
        self.close_waiting(next.map(|item| item.folder.as_ref()));
        Ok(())
    }

    /// Whether this revision is new: the same bytes may stand under another name in this very run, and pictures may have been
    /// looked at again in vain.
    fn is_first(&mut self, report: &Report, known: &KnownSources) -> bool {
        let revision = Origin::of(report).revision_id(&self.look.versions);
        let mut stored = report.sources.iter().flat_map(|source| known.of(&source.content_hash));
        stored.all(|source| source.revision_id != revision) && self.made.insert(revision.into())
    }

    /// Puts a report into the warehouse; one without any statement is said.
    fn put(&mut self, checked: (Report, Reconciliation)) -> anyhow::Result<()> {
        let (report, _) = &checked;
        if let Some(source) = report.sources.first().filter(|_| report.statements.is_empty()) {
            self.progress.suspend(|| {
                note(&format!("no statement in {}: {}", source.uri, report.account));
            });
        }
        Ok(self.sink.report(checked)?)
    }

    /// Says refusals, and puts those on record that are not.
    fn refuse(&mut self, rejects: Vec<Reject>) -> anyhow::Result<()> {
        if rejects.is_empty() {
            return Ok(());
        }
        let recorded =
            self.known.rejects(rejects.iter().map(|reject| reject.source_uri.as_str()).collect())?;
        for reject in rejects {
            self.progress.suspend(|| {
                note(&format!("rejected {}: {}", reject.source_uri, reject.reason));
                note(&format!("         to do: {}", reject.remedy));
            });
            let hash = reject.content_hash.clone().unwrap_or_default();
            if !recorded.contains(&[reject.source_uri.clone(), hash]) {
                self.sink.reject(reject)?;
            }
        }
        Ok(())
    }

    /// Does the work for each on all threads; the results are in the order of the items, whatever the threads did.
    fn on_all<T: Send, R: Send>(
        &self,
        items: Vec<T>,
        work: impl Fn(&mut Opener, T) -> R + Sync + Send,
    ) -> Vec<R> {
        self.pool.install(|| items.into_par_iter().map_init(Opener::default, work).collect())
    }
}

/// A bar on a terminal, nothing in a pipe.
fn progress(quiet: bool) -> ProgressBar {
    if quiet {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::no_length();
    let style = ProgressStyle::with_template(&said("{bar:30} {pos}/{len} files, {per_sec}, {eta} left"));
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
