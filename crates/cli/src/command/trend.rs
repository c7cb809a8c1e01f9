//! `juesuan trend`: metrics of entities over the years.

use super::Ended;
use super::plot;
use crate::console::Console;
use crate::failure::Failure;
use crate::figures::Figures;
use crate::options::{Format, Output, ReferenceArg, ResidentsArg, WarehouseAtArg};
use crate::output;
use clap::ArgGroup;
use juesuan_messages::visible;
use juesuan_model::FiscalYear;
use juesuan_model::Kind;
use juesuan_query::By;
use juesuan_query::{Constant, PeerGroup, TrendOf, TrendRequest, Years};
use polars::frame::DataFrame;
use polars::prelude::PlSmallStr;

#[derive(Debug, clap::Args)]
#[command(group = ArgGroup::new("whose").args(["entity", "all", "group", "region", "level", "function"]).required(true).multiple(true))]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
pub(crate) struct Trend {
    #[arg(required = true, value_name = "METRIC")]
    pub(crate) metrics: Vec<String>,
    #[command(flatten)]
    pub(crate) warehouse: WarehouseAtArg,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
    #[command(flatten)]
    pub(crate) residents: ResidentsArg,
    #[arg(long)]
    pub(crate) entity: Vec<String>,
    #[arg(long, conflicts_with_all = ["entity", "group", "region", "level", "function"])]
    pub(crate) all: bool,
    #[arg(long, value_name = "TEXT", conflicts_with = "entity")]
    pub(crate) group: Option<String>,
    #[arg(long, value_name = "NAME|CODE", conflicts_with = "entity")]
    pub(crate) region: Option<String>,
    #[arg(long, conflicts_with = "entity")]
    pub(crate) level: Option<String>,
    #[arg(long, conflicts_with = "entity")]
    pub(crate) function: Option<String>,
    #[arg(long, conflicts_with = "entity")]
    pub(crate) sum: bool,
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
    #[arg(long, value_name = "NAME", requires = "real")]
    pub(crate) deflator: Option<String>,
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

/// The columns in the unit of the metric.
const VALUES: [&str; 4] = ["value", "real_value", "change", "restated_value"];

pub(crate) fn run(args: &Trend, console: Console) -> Result<Ended, Failure> {
    let session = args.residents.chosen(args.warehouse.session(&args.reference)?)?;
    let metrics: Vec<&str> = args.metrics.iter().map(String::as_str).collect();
    let entities: Vec<&str> = args.entity.iter().map(String::as_str).collect();
    let group = PeerGroup {
        level: args.level.as_deref(),
        function: args.function.as_deref(),
        region: args.region.as_deref(),
        name: args.group.as_deref(),
        like_sized: false,
    };
    let request = TrendRequest {
        of: match (entities.is_empty(), args.sum) {
            (false, _) => TrendOf::Entities(&entities),
            (true, true) => TrendOf::Sum(group),
            (true, false) => TrendOf::Each(group),
        },
        years: args.years.unwrap_or(Years::ALL),
        dimension: args.dimension.as_deref(),
        by: args.by,
        kind: args.kind,
        follow_successors: args.follow_successors,
        real: args.real.then_some(Constant { base: args.base, deflator: args.deflator.as_deref() }),
        ..TrendRequest::of(&metrics, &entities)
    };
    let trend = output::timed("answered", || session.trend(&request))?;
    if let Some(group) = &trend.group {
        console.remark(group);
    }
    if !console.is_quiet() {
        let names: Vec<String> =
            trend.entities.iter().map(|entity| visible(&entity.to_string()).into_owned()).collect();
        if !names.is_empty() {
            output::plain(&names.join(console.language().separator()));
        }
        trend.notes.iter().for_each(|note| console.note(note));
    }
    let metrics =
        metrics.iter().map(|name| session.catalogue().metric(name)).collect::<Result<Vec<_>, _>>()?;
    if args.plot {
        let figures = Figures::default().of_metrics(&trend.frame, &metrics, &VALUES)?;
        let unit = args.output.unit.unwrap_or(console.unit());
        output::plain(&plot::bars(&trend.frame, args.real, &figures, unit)?);
    }
    let wide = args.wide.then(|| trend.wide(args.real, console.language_of(&args.output))).transpose()?;
    let frame = wide.unwrap_or(trend.frame);
    let years = frame.get_column_names().into_iter().map(PlSmallStr::as_str);
    let years = years.filter(|name| name.bytes().all(|byte| byte.is_ascii_digit()));
    let measures: Vec<&str> = VALUES.into_iter().chain(years).collect();
    let figures = Figures::by_headings(&frame).of_metrics(&frame, &metrics, &measures)?;
    let is_glance = !args.wide && output::format(&args.output) == Format::Table;
    let frame = if is_glance { glance(&frame, args, figures.is_mixed())? } else { frame };
    let ids: Vec<&str> = metrics.iter().map(|metric| metric.id).collect();
    console.write_figures(frame, &figures, &args.output.titled(ids.join(" ")))?;
    Ok(Ended::Done)
}

fn glance(frame: &DataFrame, args: &Trend, has_units: bool) -> Result<DataFrame, Failure> {
    let mut columns = GLANCE.to_vec();
    let has = |name: &str| -> Result<bool, Failure> { Ok(frame.column(name)?.null_count() < frame.height()) };
    let asked = [
        ("entity_name", args.entity.len() != 1, 1),
        ("reporter_count", args.sum, usize::MAX),
        ("member_count", args.sum, usize::MAX),
        ("missing", args.sum && has("missing")?, usize::MAX),
        ("dimension", args.by.is_some() || args.dimension.is_some(), 2),
        ("label", args.by.is_some(), 3),
        ("unit", has_units, usize::MAX),
        ("real_value", args.real, usize::MAX),
        ("price_year", args.real, usize::MAX),
        ("deflator", args.real, usize::MAX),
        ("indexed", args.index, usize::MAX),
        ("contribution", args.by.is_some(), usize::MAX),
        ("cagr", args.index, usize::MAX),
        ("restated_value", has("restated_value")?, usize::MAX),
        ("is_break", frame.column("is_break")?.bool()?.any(), usize::MAX),
        ("succession", has("succession")?, usize::MAX),
        ("succession_with", has("succession_with")?, usize::MAX),
        ("change_reason", args.real, usize::MAX),
        ("denominator_source", args.residents.is_named(), usize::MAX),
        ("reason", has("reason")?, usize::MAX),
    ];
    for (name, shown, place) in asked {
        if shown {
            columns.insert(place.min(columns.len()), name);
        }
    }
    Ok(frame.select(columns)?)
}
