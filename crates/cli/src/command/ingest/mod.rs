//! `juesuan ingest`: reads files into a warehouse, shows progress and says how the inputs ended.

pub(crate) mod interrupt;
mod terminal;

use crate::args::Common;
use crate::command::Ended;
use crate::options::WarehouseArg;
use crate::output::note;
use juesuan_pipeline::{Observer, RunOptions, RunSummary, ingest};
use juesuan_query::Session;
use juesuan_reference::{Gazetteer, Reference};
use juesuan_warehouse::Warehouse;
use std::path::PathBuf;
pub(super) use terminal::Terminal;

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

pub(crate) fn run(args: &Ingest, common: &Common) -> anyhow::Result<Ended> {
    let terminal = Terminal::new(common.quiet)?;
    let warehouse = Warehouse::open_or_create(args.warehouse.dir.clone())?;
    let options = RunOptions { jobs: args.jobs, ocr: args.ocr };
    let summary = terminal.show(|terminal| ingest(&args.paths, &warehouse, options, terminal))?;
    ask_about_twins(args, &summary)?;
    Ok(tell(&summary, &terminal, common.quiet))
}

/// Asks about new departments whose names may be misspelt. The report stands: the name is what it prints, and a manifest
/// corrects it. Whether two names are one department is known only when both stand in the warehouse, so it is asked here and
/// not when a file is read.
fn ask_about_twins(args: &Ingest, summary: &RunSummary) -> anyhow::Result<()> {
    if summary.entity_names.is_empty() {
        return Ok(());
    }
    let reference = Reference::shipped()?;
    let gazetteer = Gazetteer::new(&reference)?;
    let has_task = |name: &str| gazetteer.place(name).function_group.is_some();
    let strange: Vec<&str> =
        summary.entity_names.iter().map(String::as_str).filter(|name| !has_task(name)).collect();
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

/// Says how the inputs ended.
pub(super) fn tell(summary: &RunSummary, terminal: &Terminal, quiet: bool) -> Ended {
    if !quiet {
        note(&sentence(summary));
        if summary.reports > 0 {
            note(&summary.account.to_string());
        }
    }
    let RunSummary { remaining, .. } = summary;
    if terminal.is_interrupted() && *remaining > 0 {
        note(&format!(
            "interrupted: {remaining} inputs remain. The same command goes on from here; finished inputs are unchanged"
        ));
        return Ended::Interrupted;
    }
    if summary.has_faults() { Ended::WithFaults } else { Ended::Done }
}

/// The counts in one sentence.
fn sentence(summary: &RunSummary) -> String {
    let RunSummary { ingested, unchanged, rejected, reports, facts, .. } = summary;
    let inputs = ingested + unchanged + rejected;
    let counted =
        format!("{inputs} inputs: {ingested} ingested, {unchanged} unchanged, {rejected} rejected; ");
    let reports = if reports == ingested { String::new() } else { format!("{reports} reports, ") };
    let unread = match (summary.unread_pages, summary.unread_cells) {
        (0, 0) => None,
        (pages, 0) => Some(format!("{pages} pages")),
        (0, cells) => Some(format!("{cells} cells")),
        (pages, cells) => Some(format!("{pages} pages and {cells} cells")),
    };
    let unread = unread
        .map(|unread| format!("; {unread} could not be read (SELECT * FROM rejects)"))
        .unwrap_or_default();
    let manifests = match (summary.manifests, summary.manifest_faults) {
        (0, 0) => String::new(),
        (manifests, 0) => format!("; {manifests} manifests"),
        (manifests, faults) => format!("; {manifests} manifests, with {faults} faults"),
    };
    format!("{counted}{reports}{facts} facts{unread}{manifests}")
}
