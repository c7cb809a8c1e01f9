//! `juesuan ingest`: every input ends as ingested, unchanged or rejected, and the counts add up.

use crate::Ended;
use crate::args::{Common, Ingest};
use crate::output::note;
use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};
use juesuan_ingest::{Found, PARSER_VERSION, discover};
use juesuan_model::{Reconciliation, Reject, Report};
use juesuan_reconcile::{RULES_VERSION, reconcile};
use juesuan_warehouse::{Batch, Known, Versions, Warehouse};
use rayon::prelude::*;
use std::collections::HashSet;
use std::time::Instant;

/// Inputs that are read and committed together.
const BATCH: usize = 512;

enum Outcome {
    Report(Box<(Report, Reconciliation)>),
    Unchanged,
    Reject(Reject),
}

#[derive(Debug, Default)]
struct Counts {
    inputs: usize,
    ingested: usize,
    unchanged: usize,
    rejected: usize,
    facts: usize,
    unread_cells: usize,
}

pub(crate) fn run(args: &Ingest, common: &Common) -> anyhow::Result<Ended> {
    let started = Instant::now();
    let warehouse = Warehouse::open_or_create(args.warehouse.dir.clone())?;
    let versions = Versions { parser: PARSER_VERSION.to_owned(), rules: RULES_VERSION.to_owned() };
    let known = warehouse.known()?;
    let found = discover(&args.paths, Some(warehouse.root()));
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(args.jobs.map_or(0, usize::from))
        .build()
        .context("cannot start the reading threads")?;

    let progress = progress(found.len(), common.quiet);
    let mut counts = Counts { inputs: found.len(), ..Counts::default() };
    let mut contents = HashSet::new();
    for inputs in found.chunks(BATCH) {
        // In the order of the inputs, whatever the threads did.
        let outcomes: Vec<Outcome> = pool.install(|| {
            inputs
                .par_iter()
                .map(|found| read(found, &known, &versions))
                .inspect(|_| progress.inc(1))
                .collect()
        });
        let batch = gather(outcomes, &known, &mut contents, &mut counts, &progress);
        warehouse.append(&batch, &versions)?;
    }
    progress.finish_and_clear();
    if !common.quiet {
        note(&counts.to_string());
        tracing::debug!(seconds = ?started.elapsed(), "ingested");
    }
    Ok(if counts.rejected > 0 { Ended::WithFaults } else { Ended::Done })
}

fn read(found: &Found, known: &Known, versions: &Versions) -> Outcome {
    let input = match found {
        Found::Input(input) => input,
        Found::Reject(reject) => return Outcome::Reject(reject.clone()),
    };
    let loaded = match input.load() {
        Ok(loaded) => loaded,
        Err(reject) => return Outcome::Reject(reject),
    };
    if known.has_report(&loaded.content_hash, versions) {
        return Outcome::Unchanged;
    }
    match juesuan_ingest::read(&loaded) {
        Ok(report) => {
            let checked = reconcile(&report);
            Outcome::Report(Box::new((report, checked)))
        }
        Err(reject) => Outcome::Reject(reject),
    }
}

/// Sorts outcomes into what is to be written and what is to be said.
fn gather(
    outcomes: Vec<Outcome>,
    known: &Known,
    contents: &mut HashSet<String>,
    counts: &mut Counts,
    progress: &ProgressBar,
) -> Batch {
    let mut batch = Batch::default();
    for outcome in outcomes {
        match outcome {
            Outcome::Unchanged => counts.unchanged += 1,
            // The same bytes under another name in this very run.
            Outcome::Report(checked) if !contents.insert(checked.0.source.content_hash.clone()) => {
                counts.unchanged += 1;
            }
            Outcome::Report(checked) => {
                counts.ingested += 1;
                counts.facts += checked.0.facts.len();
                counts.unread_cells += checked.0.rejects.len();
                batch.reports.push(*checked);
            }
            Outcome::Reject(reject) => {
                counts.rejected += 1;
                progress.suspend(|| note(&rejection(&reject)));
                if !known.has_reject(&reject.source_uri, reject.content_hash.as_deref()) {
                    batch.rejects.push(reject);
                }
            }
        }
    }
    batch
}

fn rejection(reject: &Reject) -> String {
    format!("rejected {}: {}\n         to do: {}", reject.source_uri, reject.reason, reject.remedy)
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { inputs, ingested, unchanged, rejected, facts, unread_cells } = self;
        write!(
            f,
            "{inputs} inputs: {ingested} ingested, {unchanged} unchanged, {rejected} rejected; {facts} facts"
        )?;
        if *unread_cells > 0 {
            write!(f, "; {unread_cells} cells could not be read (SELECT * FROM rejects)")?;
        }
        Ok(())
    }
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
