//! `juesuan peers`: a metric of one year over entities.

use super::Ended;
use crate::console::Console;
use crate::failure::Failure;
use crate::figures::Figures;
use crate::options::{Format, Output, ReferenceArg, ResidentsArg, WarehouseAtArg};
use crate::output;
use juesuan_messages::Language;
use juesuan_model::FiscalYear;
use juesuan_model::Kind;
use juesuan_model::Scope;
use juesuan_query::{Label, PeerGroup, PeersRequest, RegionValue, labels};

#[derive(Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
pub(crate) struct Peers {
    pub(crate) metric: String,
    #[command(flatten)]
    pub(crate) warehouse: WarehouseAtArg,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
    #[command(flatten)]
    pub(crate) residents: ResidentsArg,
    #[arg(long)]
    pub(crate) year: FiscalYear,
    #[arg(long, default_value = "final_accounts")]
    pub(crate) kind: Kind,
    #[arg(long, value_name = "TEXT")]
    pub(crate) group: Option<String>,
    #[arg(long)]
    pub(crate) level: Option<String>,
    #[arg(long)]
    pub(crate) function: Option<String>,
    #[arg(long, value_name = "NAME|CODE")]
    pub(crate) region: Option<String>,
    #[arg(long, requires = "entity")]
    pub(crate) like_sized: bool,
    #[arg(long, default_value = "department")]
    pub(crate) scope: Scope,
    #[arg(long)]
    pub(crate) entity: Option<String>,
    #[arg(long)]
    pub(crate) dimension: Option<String>,
    #[arg(long, conflicts_with_all = ["entity", "function", "scope", "like_sized"])]
    pub(crate) regions: bool,
    #[arg(long, requires = "regions")]
    pub(crate) per_resident: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// The columns for a person; files have every column.
const GLANCE: [&str; 8] =
    ["rank", "entity_name", "value", "gap", "percentile", "robust_z", "chosen", "reason"];
/// Values that are the same in every row are shown once.
const GROUP: [&str; 6] = ["ranked_count", "reference_count", "p25", "median", "p75", "deviation"];

/// The columns in the unit of the metric.
const VALUES: [&str; 6] = ["value", "gap", "median", "p25", "p75", "deviation"];

pub(crate) fn run(args: &Peers, console: Console) -> Result<Ended, Failure> {
    let session = args.residents.chosen(args.warehouse.session(&args.reference)?)?;
    let request = PeersRequest {
        metric: &args.metric,
        year: args.year,
        kind: args.kind,
        scope: args.scope,
        group: PeerGroup {
            level: args.level.as_deref(),
            function: args.function.as_deref(),
            region: args.region.as_deref(),
            name: args.group.as_deref(),
            like_sized: args.like_sized,
        },
        entity: args.entity.as_deref(),
        dimension: args.dimension.as_deref(),
        regions: args.regions.then_some(if args.per_resident {
            RegionValue::PerResident
        } else {
            RegionValue::Sum
        }),
    };
    let peers = output::timed("answered", || session.peers(&request))?;
    console.remark(&peers.group);
    let metric = session.catalogue().metric(&args.metric)?;
    let figures = Figures::by_headings(&peers.frame);
    let figures = if args.per_resident {
        figures.per_person(&peers.frame, &VALUES)
    } else {
        figures.of_metrics(&peers.frame, &[metric], &VALUES)?
    };
    let frame = if output::format(&args.output) == Format::Table {
        if !console.is_quiet() {
            let language = console.language();
            let unit = args.output.unit.unwrap_or(console.unit());
            let of = |(name, label): (&str, Option<Label>)| -> Result<String, Failure> {
                let stated = label.filter(|_| language == Language::Zh).map_or(name, |label| label.zh);
                Ok(format!("{stated} {}", figures.text(&peers.frame, name, 0, unit)?))
            };
            let facts = GROUP.into_iter().zip(labels(&GROUP)).map(of).collect::<Result<Vec<_>, _>>()?;
            output::plain(&facts.join(language.separator()));
        }
        peers.frame.select(GLANCE)?
    } else {
        peers.frame
    };
    let title = format!("{} {}", metric.id, args.year);
    console.write_figures(frame, &figures, &args.output.titled(title))?;
    Ok(Ended::Done)
}
