//! `juesuan ingest`: every input ends as ingested, unchanged or rejected, and the counts add up.
//!
//! Files that are whole reports are read once and go on at once. Of all others only what they hold is kept (a name, a year,
//! which statements); when all have been looked at, it is known which of them belong together, and they are read again,
//! group by group. So a folder may be larger than the memory.

mod counts;
mod grouped;
mod settled;
mod single;

use crate::Ended;
use crate::args::{Common, Ingest};
use crate::output::note;
use anyhow::Context;
use counts::Counts;
use indicatif::{ProgressBar, ProgressStyle};
use juesuan_ingest::group::Part;
use juesuan_ingest::{Found, Input, Manifest, Opener, Options, PARSER_VERSION, discover};
use juesuan_model::{Reconciliation, Reject, Report};
use juesuan_reconcile::RULES_VERSION;
use juesuan_warehouse::{Batch, Known, Origin, Versions, Warehouse};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashSet};
use std::time::Instant;

/// Inputs, or groups of them, that are read and committed together.
const BATCH: usize = 512;

/// A run over all inputs.
struct Run {
    warehouse: Warehouse,
    versions: Versions,
    known: Known,
    options: Options,
    pool: rayon::ThreadPool,
    progress: ProgressBar,
    counts: Counts,
    /// The revisions that this run made.
    made: HashSet<String>,
    /// Where the parts can be read again.
    inputs: BTreeMap<String, Input>,
    parts: Vec<Part>,
    /// The inputs whose end has been counted.
    ended: HashSet<String>,
    quiet: bool,
}

pub(crate) fn run(args: &Ingest, common: &Common) -> anyhow::Result<Ended> {
    let started = Instant::now();
    let warehouse = Warehouse::open_or_create(args.warehouse.dir.clone())?;
    let versions = Versions { parser: PARSER_VERSION.to_owned(), rules: RULES_VERSION.to_owned() };
    let found = discover(&args.paths, Some(warehouse.root()));
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(args.jobs.map_or(0, usize::from))
        .build()
        .context("cannot start the reading threads")?;
    let mut run = Run {
        known: warehouse.known(&versions)?,
        progress: progress(found.len(), common.quiet),
        options: Options { ocr: args.ocr, ..Options::default() },
        counts: Counts::default(),
        made: HashSet::new(),
        inputs: BTreeMap::new(),
        parts: Vec::new(),
        ended: HashSet::new(),
        quiet: common.quiet,
        warehouse,
        versions,
        pool,
    };
    let manifests = run.manifests(&found)?;
    run.single(&found, &manifests)?;
    run.grouped(&manifests)?;
    run.progress.finish_and_clear();
    if !run.quiet {
        note(&run.counts.to_string());
        tracing::debug!(seconds = ?started.elapsed(), "ingested");
    }
    Ok(if run.counts.has_faults() { Ended::WithFaults } else { Ended::Done })
}

impl Run {
    /// Reads the manifests; what cannot be followed in them is said and kept on record.
    fn manifests(&mut self, found: &[Found]) -> anyhow::Result<Vec<Manifest>> {
        let there: HashSet<&str> = found
            .iter()
            .filter_map(|found| match found {
                Found::Input(input) => Some(input.uri.as_str()),
                Found::Manifest(_) | Found::Reject(_) => None,
            })
            .collect();
        let mut opener = Opener::default();
        let mut manifests = Vec::new();
        let mut rejects = Vec::new();
        for input in found.iter().filter_map(|found| match found {
            Found::Manifest(input) => Some(input),
            Found::Input(_) | Found::Reject(_) => None,
        }) {
            self.counts.manifests += 1;
            match input.load_with(&mut opener) {
                Ok(loaded) => {
                    let mut manifest = Manifest::read(&loaded);
                    manifest.check_files(|file| there.contains(file) || std::path::Path::new(file).is_file());
                    rejects.append(&mut manifest.faults);
                    manifests.push(manifest);
                }
                Err(reject) => rejects.push(reject),
            }
        }
        self.counts.manifest_faults += rejects.len();
        self.write(Vec::new(), rejects)?;
        Ok(manifests)
    }

    /// Whether this revision is there already, from before or from this run.
    fn is_known(&self, origin: &Origin) -> bool {
        self.known.has_report(origin, &self.versions)
            || self.made.contains(&origin.revision_id(&self.versions))
    }

    /// Writes reports and refusals, and says the refusals.
    fn write(&mut self, reports: Vec<(Report, Reconciliation)>, rejects: Vec<Reject>) -> anyhow::Result<()> {
        let mut batch = Batch { reports, rejects: Vec::new() };
        for (report, _) in &mut batch.reports {
            self.known.mark_replaced(report);
        }
        for reject in rejects {
            self.progress.suspend(|| note(&rejection(&reject)));
            if !self.known.has_reject(&reject.source_uri, reject.content_hash.as_deref()) {
                batch.rejects.push(reject);
            }
        }
        self.warehouse.append(&batch, &self.versions)?;
        Ok(())
    }

    /// Does the work for each on all threads; the results are in the order of the items, whatever the threads did.
    fn on_all<T: Sync, R: Send>(
        &self,
        items: &[T],
        work: impl Fn(&mut Opener, &T) -> R + Sync + Send,
    ) -> Vec<R> {
        self.pool.install(|| items.par_iter().map_init(Opener::default, work).collect())
    }
}

fn rejection(reject: &Reject) -> String {
    format!("rejected {}: {}\n         to do: {}", reject.source_uri, reject.reason, reject.remedy)
}

/// A bar on a terminal, nothing in a pipe.
fn progress(inputs: usize, quiet: bool) -> ProgressBar {
    if quiet {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(u64::try_from(inputs).unwrap_or(u64::MAX));
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} files, {per_sec}, {eta} left");
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
