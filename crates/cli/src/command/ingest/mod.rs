//! `juesuan ingest`: reads files into a warehouse, shows progress and reports the result for the inputs.

pub(crate) mod interrupt;
mod terminal;

use crate::command::Ended;
use crate::command::worker::BudgetArgs;
use crate::console::Console;
use crate::failure::Failure;
use crate::options::{VerificationArg, WarehouseArg, threads};
use juesuan_messages::{Message, message};
use juesuan_model::entity::entity_id;
use juesuan_pipeline::{Observer, RunOptions, RunSummary, ingest};
use juesuan_query::Session;
use juesuan_reference::{Gazetteer, Reference};
use juesuan_warehouse::Warehouse;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::PathBuf;
pub(super) use terminal::Terminal;

#[derive(Debug, clap::Args)]
pub(crate) struct Ingest {
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) warehouse: WarehouseArg,
    #[arg(short, long, value_name = "N", value_parser = threads)]
    pub(crate) jobs: Option<u16>,
    #[arg(long)]
    pub(crate) ocr: bool,
    #[arg(long)]
    follow_links: bool,
    #[command(flatten)]
    budget: BudgetArgs,
    #[arg(long)]
    retry: bool,
    #[command(flatten)]
    verification: VerificationArg,
}

pub(crate) fn run(args: &Ingest, program: &[OsString], console: Console) -> Result<Ended, Failure> {
    let terminal = Terminal::new(console)?;
    let warehouse = args.verification.on(Warehouse::open_or_create(args.warehouse.dir.clone())?);
    let options = RunOptions {
        jobs: args.jobs,
        ocr: args.ocr,
        follow_links: args.follow_links,
        retry: args.retry,
        workers: args.budget.workers(program),
    };
    let started = chrono::Utc::now().timestamp_micros();
    let summary = terminal.show(|terminal| ingest(&args.paths, &warehouse, &options, terminal))?;
    // The reports are in the warehouse, whatever keeps it from being queried.
    if let Err(failure) = look_back(args, &summary, started, console) {
        console.note(message!("cli-ingest-not-compared", reason = failure));
    }
    Ok(end(&summary, &terminal, console))
}

/// The reports of so many departments are looked up one by one. Of more, those of all departments are read at once.
const FEW: usize = 20;

/// Says what can be known of the new reports only when they are in the warehouse.
fn look_back(args: &Ingest, summary: &RunSummary, started: i64, console: Console) -> Result<(), Failure> {
    if summary.reports == 0 {
        return Ok(());
    }
    let reference = Reference::shipped();
    let strange = without_task(&summary.entity_names, &reference)?;
    if strange.is_empty() && !summary.may_displace {
        return Ok(());
    }
    let session = Session::open_with(Warehouse::open(args.warehouse.dir.clone())?, reference)?;
    if !strange.is_empty() {
        ask_about_twins(&session, &strange, console)?;
    }
    say_shadowed(&session, summary, started, console)
}

/// The names that do not show what a department does.
fn without_task<'n>(names: &'n BTreeSet<String>, reference: &Reference) -> Result<Vec<&'n str>, Failure> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let gazetteer = Gazetteer::new(reference)?;
    let has_task = |name: &str| gazetteer.place(name).function_group.is_some();
    Ok(names.iter().map(String::as_str).filter(|name| !has_task(name)).collect())
}

/// Warns about new departments whose names may be misspelled. The report is ingested unchanged, since its name is the
/// printed one; a manifest can correct it. Whether two names mean one department is known only when both are in the
/// warehouse, so this is checked here and not when a file is read.
fn ask_about_twins(session: &Session, names: &[&str], console: Console) -> Result<(), Failure> {
    for (new, known) in session.near_twins(names)? {
        console.note(message!("cli-near-twin", new = new, known = known));
    }
    Ok(())
}

/// Says which reports do not count since this run, because it brought others of the same department, year, kind and scope.
fn say_shadowed(
    session: &Session,
    summary: &RunSummary,
    started: i64,
    console: Console,
) -> Result<(), Failure> {
    let mut shadowed = Vec::new();
    if summary.entity_names.len() <= FEW {
        for name in &summary.entity_names {
            shadowed.extend(session.shadowed_of(&entity_id(name))?);
        }
    } else {
        shadowed = session.shadowed()?;
    }
    shadowed.retain(|report| report.counted_at >= started);
    console.note_shadowed(&shadowed);
    Ok(())
}

/// Reports the result for the inputs.
pub(super) fn end(summary: &RunSummary, terminal: &Terminal, console: Console) -> Ended {
    console.remark(outcome(summary));
    if summary.reports > 0 {
        console.remark(summary.account);
    }
    let RunSummary { remaining, .. } = summary;
    if terminal.is_interrupted() && *remaining > 0 {
        console.note(message!("cli-interrupted", remaining = *remaining));
        return Ended::Interrupted;
    }
    if summary.has_faults() { Ended::WithFaults } else { Ended::Done }
}

/// The counts in one sentence.
fn outcome(summary: &RunSummary) -> Message {
    let &RunSummary { ingested, unchanged, rejected, reports, facts, unread_pages, unread_cells, .. } =
        summary;
    let inputs = ingested + unchanged + rejected;
    let counted = message!(
        "cli-inputs",
        inputs = inputs,
        ingested = ingested,
        unchanged = unchanged,
        rejected = rejected
    );
    let found = if reports == ingested {
        message!("cli-facts", facts = facts)
    } else {
        message!("cli-reports-facts", reports = reports, facts = facts)
    };
    let unread = match (unread_pages, unread_cells) {
        (0, 0) => None,
        (pages, 0) => Some(message!("cli-unread-pages", pages = pages)),
        (0, cells) => Some(message!("cli-unread-cells", cells = cells)),
        (pages, cells) => Some(message!("cli-unread-pages-cells", pages = pages, cells = cells)),
    };
    let manifests = match (summary.manifests, summary.manifest_faults) {
        (0, 0) => None,
        (manifests, 0) => Some(message!("cli-manifests", manifests = manifests)),
        (manifests, faults) => Some(message!("cli-manifests-faults", manifests = manifests, faults = faults)),
    };
    let parts = [Some(found), unread, manifests].into_iter().flatten();
    parts.fold(counted, |first, then| message!("cli-parts", first = first, then = then))
}
