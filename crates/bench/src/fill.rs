//! Fills warehouses for benchmarks, without files: reports are made and appended by the batch.

use anyhow::{Result, ensure};
use juesuan_ingest::PARSER_VERSION;
use juesuan_model::Reconciliation;
use juesuan_reconcile::RULES_VERSION;
use juesuan_synth::{Anomaly, FIRST_YEAR, facts};
use juesuan_warehouse::{Batch, ReportRows, Versions, Warehouse};
use rayon::prelude::*;
use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::mpsc::sync_channel;
use std::thread;

/// Reports of a commit.
const BATCH: usize = 2048;

/// Appends this many reports to the warehouse in `dir`, as `juesuan ingest` does, and returns how many facts they have. Departments
/// whose anomaly is planted have it.
///
/// Departments are numbered without end; each has a report for each of the `years`. The same seed makes the same rows. The
/// warehouse is made if it is missing, and the next batch is made while one is written.
///
/// # Errors
/// The years are none or begin before [`FIRST_YEAR`], or the warehouse cannot be opened, made or written.
pub fn fill(
    dir: &Path,
    reports: usize,
    years: &RangeInclusive<u16>,
    seed: u64,
    planted: &[Anomaly],
) -> Result<usize> {
    ensure!(
        !years.is_empty() && *years.start() >= FIRST_YEAR,
        "years must run upwards from {FIRST_YEAR} or later"
    );
    let warehouse = Warehouse::open_or_create(dir)?;
    let versions = Versions { parser: PARSER_VERSION.to_owned(), rules: RULES_VERSION.to_owned() };
    let (to_append, batches) = sync_channel::<Batch>(1);
    thread::scope(|scope| {
        let appending = scope.spawn(|| -> Result<usize> {
            let mut facts = 0;
            for batch in batches {
                facts += warehouse.append(&batch, &versions)?.facts;
            }
            Ok(facts)
        });
        let per_batch = BATCH.div_ceil(years.len());
        let (mut left, mut first) = (reports, 0);
        while left > 0 {
            let made = (first..first + per_batch).into_par_iter();
            let made = made.flat_map_iter(|number| facts::department(number, seed, years, planted));
            let rows = made.map(|report| ReportRows::new(report, &Reconciliation::default()));
            let mut reports = rows.collect::<Result<Vec<_>, _>>()?;
            reports.truncate(left);
            (left, first) = (left - reports.len(), first + per_batch);
            if to_append.send(Batch { reports, rejects: Vec::new() }).is_err() {
                break;
            }
        }
        drop(to_append);
        appending.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}
