//! `juesuan trend`: metrics of entities over the years.

use super::Ended;
use super::plot;
use crate::console::Console;
use crate::failure::Failure;
use crate::options::{Format, Output, ReferenceArg, WarehouseAtArg};
use crate::output;
use juesuan_messages::visible;
use juesuan_model::FiscalYear;
use juesuan_model::Kind;
use juesuan_query::By;
use juesuan_query::{Constant, Metric, TrendRequest, Years};
use polars::frame::DataFrame;

#[derive(Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
pub(crate) struct Trend {
    #[arg(required = true, value_name = "METRIC")]
    pub(crate) metrics: Vec<String>,
    #[command(flatten)]
    pub(crate) warehouse: WarehouseAtArg,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
    #[arg(long, required = true)]
    pub(crate) entity: Vec<String>,
    #[arg(long)]
    pub(crate) years: Option<Years>,
    #[arg(long, conflicts_with = "by")]
    pub(crate) dimension: Option<String>,
    #[arg(long)]
    pub(crate) by: Option<By>,
    #[arg(long)]
    pub(crate) kind: Option<Kind>,
    #[arg(long)]
    pub(crate) real: bool,
    #[arg(long, value_name = "YEAR", default_value = "2020", requires = "real")]
    pub(crate) base: FiscalYear,
    #[arg(long)]
    pub(crate) index: bool,
    #[arg(long, value_name = "BOOL", default_value_t = true, action = clap::ArgAction::Set)]
    pub(crate) follow_successors: bool,
    #[arg(long, conflicts_with_all = ["index"])]
    pub(crate) wide: bool,
    #[arg(long)]
    pub(crate) plot: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// The columns for a person; files have every column.
const GLANCE: [&str; 6] = ["metric", "scope", "fiscal_year", "value", "change", "yoy"];

/// The columns in yuan, if all metrics are.
const YUAN: [&str; 5] = ["numerator", "value", "real_value", "change", "restated_value"];

pub(crate) fn run(args: &Trend, console: Console) -> Result<Ended, Failure> {
    let session = args.warehouse.session(&args.reference)?;
    let metrics: Vec<&str> = args.metrics.iter().map(String::as_str).collect();
    let entities: Vec<&str> = args.entity.iter().map(String::as_str).collect();
    let request = TrendRequest {
        years: args.years.unwrap_or(Years::ALL),
        dimension: args.dimension.as_deref(),
        by: args.by,
        kind: args.kind,
        follow_successors: args.follow_successors,
        real: args.real.then_some(Constant { base: args.base }),
        ..TrendRequest::of(&metrics, &entities)
    };
    let trend = output::timed("answered", || session.trend(&request))?;
    let is_yuan = |metric: &&str| session.catalogue().metric(metric).is_ok_and(Metric::is_yuan);
    let is_yuan = metrics.iter().all(is_yuan);
    if !console.is_quiet() {
        let names: Vec<String> =
            trend.entities.iter().map(|entity| visible(&entity.to_string()).into_owned()).collect();
        output::plain(&names.join(console.language().separator()));
        trend.notes.iter().for_each(|note| console.note(note));
    }
    if args.plot {
        output::plain(&plot::bars(&trend.frame, args.real)?);
    }
    let frame = if args.wide {
        trend.wide(args.real)?
    } else if output::format(&args.output) == Format::Table {
        glance(&trend.frame, args)?
    } else {
        trend.frame
    };
    let output = args.output.titled(metrics.join(" "));
    console.write(frame, &output.in_yuan(if is_yuan { &YUAN } else { &[] }))?;
    Ok(Ended::Done)
}

fn glance(frame: &DataFrame, args: &Trend) -> Result<DataFrame, Failure> {
    let mut columns = GLANCE.to_vec();
    let has = |name: &str| -> Result<bool, Failure> { Ok(frame.column(name)?.null_count() < frame.height()) };
    let asked = [
        ("entity_name", args.entity.len() > 1, 1),
        ("dimension", args.by.is_some() || args.dimension.is_some(), 2),
        ("label", args.by.is_some(), 3),
        ("real_value", args.real, usize::MAX),
        ("price_year", args.real, usize::MAX),
        ("deflator", args.real, usize::MAX),
        ("indexed", args.index, usize::MAX),
        ("contribution", args.by.is_some(), usize::MAX),
        ("cagr", args.index, usize::MAX),
        ("restated_value", has("restated_value")?, usize::MAX),
        ("is_break", frame.column("is_break")?.bool()?.any(), usize::MAX),
        ("change_reason", args.real, usize::MAX),
        ("reason", has("reason")?, usize::MAX),
    ];
    for (name, shown, place) in asked {
        if shown {
            columns.insert(place.min(columns.len()), name);
        }
    }
    Ok(frame.select(columns)?)
}
