//! `juesuan panel`: departments × years with a column for each metric, and a codebook.

use super::Ended;
use crate::console::Console;
use crate::failure::Failure;
use crate::figures::Figures;
use crate::options::{Output, ReferenceArg, ResidentsArg, WarehouseAtArg};
use crate::output;
use juesuan_messages::message;
use juesuan_model::{FiscalYear, Kind};
use juesuan_query::{
    Constant, Panel as Answer, PanelColumn, PeerGroup, RegionPanelRequest, Session, TrendOf, TrendRequest,
    Years,
};
use juesuan_warehouse::{AsOf, Committed};
use std::fmt::Write as _;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
pub(crate) struct Panel {
    #[arg(required = true, value_name = "METRIC")]
    metrics: Vec<String>,
    #[command(flatten)]
    warehouse: WarehouseAtArg,
    #[command(flatten)]
    reference: ReferenceArg,
    #[command(flatten)]
    residents: ResidentsArg,
    #[arg(long, value_name = "TEXT")]
    group: Option<String>,
    #[arg(long, value_name = "NAME|CODE")]
    region: Option<String>,
    #[arg(long)]
    level: Option<String>,
    #[arg(long)]
    function: Option<String>,
    #[arg(long)]
    years: Option<Years>,
    #[arg(long)]
    kind: Option<Kind>,
    #[arg(long)]
    real: bool,
    #[arg(long, value_name = "YEAR", default_value = "2020", requires = "real")]
    base: FiscalYear,
    #[arg(long, value_name = "NAME", requires = "real")]
    deflator: Option<String>,
    #[arg(long, value_name = "BOOL", default_value_t = true, action = clap::ArgAction::Set)]
    follow_successors: bool,
    #[arg(long)]
    balanced: bool,
    #[arg(long, conflicts_with_all = ["group", "level", "function", "follow_successors"])]
    regions: bool,
    #[arg(long, value_name = "FILE")]
    codebook: Option<PathBuf>,
    #[command(flatten)]
    output: Output,
}

pub(crate) fn run(args: &Panel, console: Console) -> Result<Ended, Failure> {
    // One opening: the codebook names the state that the panel is of.
    let warehouse = args.warehouse.open()?;
    let version = warehouse.version()?;
    let session = args.residents.chosen(Session::open_with(warehouse, args.reference.load()?)?)?;
    let metrics: Vec<&str> = args.metrics.iter().map(String::as_str).collect();
    let panel = output::timed("answered", || answer(args, &session, &metrics))?;
    panel.notes.iter().for_each(|note| console.remark(note));
    let codebook = args.codebook.clone().or_else(|| {
        let file = args.output.file.as_ref()?;
        let stem = file.file_stem()?.to_string_lossy();
        Some(file.with_file_name(format!("{stem}.codebook.md")))
    });
    if let Some(file) = codebook {
        let text = book(&panel, version.as_ref());
        output::to(Some(&file), |out| Ok(out.write_all(text.as_bytes())?))?;
    }
    let mut figures = Figures::default();
    for metric in &metrics {
        let metric = session.catalogue().metric(metric)?;
        let endings = ["", "_real", "_restated", "_steady"];
        let columns = endings.map(|ending| format!("{}{ending}", metric.id));
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        figures = figures.of_metrics(&panel.frame, &[metric], &columns)?;
        if args.regions {
            figures = figures.per_person(&panel.frame, &[&format!("{}_per_resident", metric.id)]);
        }
    }
    let title = message!("cli-sheet-panel").text(console.documents());
    console.write_figures(panel.frame, &figures, &args.output.titled(title))?;
    Ok(Ended::Done)
}

fn answer(args: &Panel, session: &Session, metrics: &[&str]) -> Result<Answer, juesuan_query::Error> {
    let real = args.real.then_some(Constant { base: args.base, deflator: args.deflator.as_deref() });
    let (years, region) = (args.years.unwrap_or(Years::ALL), args.region.as_deref());
    if args.regions {
        let kind = args.kind;
        return session.region_panel(&RegionPanelRequest {
            metrics,
            region,
            years,
            kind,
            real,
            is_balanced: args.balanced,
        });
    }
    let group = PeerGroup {
        level: args.level.as_deref(),
        function: args.function.as_deref(),
        region,
        name: args.group.as_deref(),
        like_sized: false,
    };
    let request = TrendRequest {
        of: TrendOf::Each(group),
        years,
        kind: args.kind,
        follow_successors: args.follow_successors,
        real,
        ..TrendRequest::of(metrics, &[])
    };
    session.panel(&request, args.balanced)
}

/// The codebook in both languages, with the state of the warehouse that the panel is of.
fn book(panel: &Answer, version: Option<&Committed>) -> String {
    let mut text = String::from("# 面板数据说明 Codebook\n\n");
    let state = version.map_or_else(String::new, |committed| {
        let (number, at) = (committed.version, AsOf::Instant(committed.at));
        format!("数据仓库第{number}版（{at}）。Version {number} of the warehouse, of {at}: `--as-of {number}` makes the panel again.")
    });
    let (rows, width) = panel.frame.shape();
    let _ = write!(
        text,
        "juesuan {}。{state}\n\n{rows} 行、{width} 列。{rows} rows, {width} columns. Amounts are in yuan; a ratio of 0.9403 is 94.03 %.\n\n\
         | 列 column | 含义 | meaning | 单位 unit | 为空 | null when | 出处 | source |\n|---|---|---|---|---|---|---|---|\n",
        env!("CARGO_PKG_VERSION")
    );
    for PanelColumn { name, label: [zh, en], unit, nulls: [null_zh, null_en], source } in &panel.columns {
        let (source_zh, source_en) = source.map_or(("", ""), |source| (source.zh, source.en));
        let cells = [name.as_str(), zh, en, unit.unwrap_or_default(), null_zh, null_en, source_zh, source_en];
        let cells = cells.map(|cell| cell.replace('|', "\\|"));
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
    text
}
