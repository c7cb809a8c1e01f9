//! `juesuan peers`: a metric of one year over entities.

use crate::Ended;
use crate::args::{Common, Format, Peers};
use crate::language::is_chinese;
use crate::output;
use juesuan_query::{Group, Label, PeersRequest, labels};

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
        output::note(&peers.group);
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
