//! `juesuan leads`: the unusual changes of a year, with what explains them.

use super::Ended;
use crate::console::Console;
use crate::failure::{Context, Failure};
use crate::figures::Figures;
use crate::options::{Format, Output, ReferenceArg, WarehouseAtArg};
use crate::output;
use juesuan_messages::{Message, message};
use juesuan_model::{Decimal, FiscalYear, Kind};
use juesuan_query::{Leads as Found, LeadsRequest, Session, bundle_digest, with_lines};
use juesuan_report::{WarehouseVersion, leads_report};
use juesuan_warehouse::{AsOf, Committed};
use polars::frame::DataFrame;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(crate) struct Leads {
    #[command(flatten)]
    pub(crate) warehouse: WarehouseAtArg,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
    #[arg(long)]
    pub(crate) year: FiscalYear,
    #[arg(long, default_value = "final_accounts")]
    pub(crate) kind: Kind,
    #[arg(long, value_name = "RATE", default_value = "0.1", value_parser = rate)]
    pub(crate) rate: Decimal,
    #[arg(long)]
    pub(crate) any_dependence: bool,
    #[arg(long)]
    pub(crate) all: bool,
    #[arg(long, value_name = "COUNT", default_value_t = 50)]
    pub(crate) limit: usize,
    #[arg(long, value_name = "DIR")]
    pub(crate) bundle: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// The columns for a person; files have every column.
const GLANCE: [&str; 12] = [
    "rank",
    "event",
    "entity_name",
    "metric",
    "dimension",
    "dimension_name",
    "previous_value",
    "value",
    "robust_z",
    "p_value",
    "q_value",
    "explained",
];

/// The columns in the unit of the metric.
const VALUES: [&str; 3] = ["previous_value", "value", "change"];

pub(crate) fn run(args: &Leads, console: Console) -> Result<Ended, Failure> {
    let page = args.output.file.as_deref().filter(|file| args.output.format.is_none() && is_page(file));
    if page.is_none() {
        output::check(&args.output)?;
    }
    let warehouse = args.warehouse.open()?;
    let version = warehouse.version()?;
    let session = Session::open_with(warehouse, args.reference.load()?)?;
    let request = LeadsRequest {
        year: args.year,
        kind: args.kind,
        rate: args.rate,
        any_dependence: args.any_dependence,
    };
    let found = output::timed("answered", || session.leads(&request))?;
    let within = found.frame.column("within_rate")?.bool()?.clone();
    let frame = if args.all { found.frame.clone() } else { found.frame.filter(&within)? };
    let frame = frame.head(Some(args.limit));
    console.remark(message!(
        "cli-leads",
        reports = found.reports,
        compared = found.compared,
        leads = found.frame.height(),
        within = within.sum().unwrap_or(0),
        rate = args.rate.normalize().to_string()
    ));
    let lines = session.begun_and_ended(&request)?;
    let unexplained = !lines.column("explained")?.bool()?;
    console.remark(message!(
        "cli-leads-lines",
        count = lines.height(),
        unexplained = unexplained.sum().unwrap_or(0)
    ));
    let lines = if args.all { lines } else { lines.filter(&unexplained)? }.head(Some(args.limit));
    console.remark(message!("report-leads-neutral"));
    if let Some(folder) = &args.bundle {
        bundles(folder, &session, &request, (&found, &frame), version.as_ref())?;
        console.remark(message!("cli-leads-bundles", count = frame.height(), folder = folder));
    }
    if let Some(file) = page {
        let mut report = leads_report(&session, &request, &found, (&frame, &lines), console.documents())?;
        if let Some(Committed { version, at, .. }) = version {
            let committed_at = at.format("%Y-%m-%d %H:%M UTC").to_string();
            report = report.of_version(WarehouseVersion { number: version, committed_at });
        }
        let text = report.html();
        output::to(Some(file), |out| Ok(out.write_all(text.as_bytes())?))?;
        return Ok(Ended::Done);
    }
    let frame = with_lines(&frame, &lines)?;
    let metrics: Vec<_> = session.catalogue().metrics().iter().collect();
    let figures = Figures::default().of_metrics(&frame, &metrics, &VALUES)?;
    let is_glance = output::format(&args.output) == Format::Table;
    let glance = GLANCE.into_iter().filter(|name| *name != "event" || lines.height() > 0);
    let frame = if is_glance { frame.select(glance)? } else { frame };
    let title = message!("cli-sheet-leads").text(console.documents());
    console.write_figures(frame, &figures, &args.output.for_spreadsheets().titled(title))?;
    Ok(Ended::Done)
}

/// One file for each lead, by rank.
fn bundles(
    folder: &Path,
    session: &Session,
    request: &LeadsRequest,
    (found, shown): (&Found, &DataFrame),
    version: Option<&Committed>,
) -> Result<(), Failure> {
    fs::create_dir_all(folder).context(|| message!("cli-cannot-write", path = folder))?;
    for (at, mut bundle) in (1..).zip(session.lead_bundles(request, shown, found)?) {
        if let (Some(version), Some(parts)) = (version, bundle.as_object_mut()) {
            let state = format!("{} ({})", version.version, AsOf::Instant(version.at));
            parts.insert("warehouse".into(), state.into());
        }
        let digest = bundle_digest(&bundle);
        if let Some(parts) = bundle.as_object_mut() {
            parts.insert("digest".into(), digest.into());
        }
        let file = folder.join(format!("lead-{at:03}.json"));
        output::to(Some(&file), |out| Ok(out.write_all(format!("{bundle:#}\n").as_bytes())?))?;
    }
    Ok(())
}

fn is_page(file: &Path) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("html") || ending.eq_ignore_ascii_case("htm"))
}

/// A rate between 0 and 1, of at most six decimals.
fn rate(text: &str) -> Result<Decimal, Message> {
    let rate: Option<Decimal> = text.parse().ok();
    let is_rate =
        |rate: &Decimal| *rate > Decimal::ZERO && *rate < Decimal::ONE && rate.normalize().scale() <= 6;
    rate.filter(is_rate).ok_or_else(|| message!("usage-rate"))
}
