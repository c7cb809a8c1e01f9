//! `juesuan peers`: a metric of one year over entities.

use super::Ended;
use crate::args::Common;
use crate::language::is_chinese;
use crate::options::{Format, Output, Reading, ReferenceArg};
use crate::output;
use juesuan_model::FiscalYear;
use juesuan_model::Kind;
use juesuan_model::Scope;
use juesuan_query::{Group, Label, PeersRequest, labels};

#[derive(Debug, clap::Args)]
pub(crate) struct Peers {
    /// A metric, as `juesuan metrics` lists them
    pub(crate) metric: String,
    #[command(flatten)]
    pub(crate) warehouse: Reading,
    #[command(flatten)]
    pub(crate) reference: ReferenceArg,
    /// The fiscal year
    #[arg(long)]
    pub(crate) year: FiscalYear,
    /// Final accounts or budgets
    #[arg(long, default_value = "final_accounts")]
    pub(crate) kind: Kind,
    /// Compare entities whose name contains this
    #[arg(long, value_name = "TEXT")]
    pub(crate) group: Option<String>,
    /// Compare entities of this level: province, city, county, township [default: that of --entity]
    #[arg(long)]
    pub(crate) level: Option<String>,
    /// Compare entities of this function, as `juesuan reference functions` lists them [default: that of --entity]
    #[arg(long)]
    pub(crate) function: Option<String>,
    /// Compare entities of this region: the digits that their codes begin with, 42 for all of 湖北
    #[arg(long, value_name = "CODE")]
    pub(crate) region: Option<String>,
    /// Compare entities that spend from half to twice what --entity spends
    #[arg(long, requires = "entity")]
    pub(crate) like_sized: bool,
    /// Whose accounts are compared
    #[arg(long, default_value = "department")]
    pub(crate) scope: Scope,
    /// The entity to compare with the others
    #[arg(long)]
    pub(crate) entity: Option<String>,
    /// A part of the metric, such as reception
    #[arg(long)]
    pub(crate) dimension: Option<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// What a person reads at a glance; files have every column.
const GLANCE: [&str; 8] =
    ["rank", "entity_name", "value", "gap", "percentile", "robust_z", "chosen", "reason"];
/// What is the same on every row, said once.
const GROUP: [&str; 5] = ["reference_count", "p25", "median", "p75", "deviation"];

pub(crate) fn run(args: &Peers, common: &Common) -> anyhow::Result<Ended> {
    let session = args.warehouse.session(&args.reference)?;
    let request = PeersRequest {
        metric: &args.metric,
        year: args.year,
        kind: args.kind,
        scope: args.scope,
        group: Group {
            level: args.level.as_deref(),
            function: args.function.as_deref(),
            region: args.region.as_deref(),
            name: args.group.as_deref(),
            like_sized: args.like_sized,
        },
        entity: args.entity.as_deref(),
        dimension: args.dimension.as_deref(),
    };
    let peers = output::timed("answered", || session.peers(&request))?;
    if !common.quiet {
        output::note(&peers.group.to_string());
    }
    let frame = if output::format(&args.output) == Format::Table {
        if !common.quiet {
            let of = |(name, label): (&str, Option<Label>)| -> anyhow::Result<String> {
                let told = label.filter(|_| is_chinese()).map_or(name, |label| label.zh);
                Ok(format!("{told} {}", peers.frame.column(name)?.get(0)?.str_value()))
            };
            let facts = GROUP.into_iter().zip(labels(&GROUP)).map(of).collect::<anyhow::Result<Vec<_>>>()?;
            output::plain(&facts.join(if is_chinese() { "，" } else { ", " }));
        }
        peers.frame.select(GLANCE)?
    } else {
        peers.frame
    };
    output::write(frame, &args.output)?;
    Ok(Ended::Done)
}
