//! `juesuan peers`: a metric of one year over entities.

use crate::Ended;
use crate::args::{Common, Peers};
use crate::output;
use juesuan_query::{PeersRequest, Session};

pub(crate) fn run(args: &Peers, common: &Common) -> anyhow::Result<Ended> {
    let session = Session::open(&args.warehouse.open()?)?;
    let peers = session.peers(&PeersRequest {
        metric: &args.metric,
        year: args.year,
        scope: args.scope,
        group: args.group.as_deref(),
        entity: args.entity.as_deref(),
        dimension: args.dimension.as_deref(),
    })?;
    if !common.quiet {
        output::note(&peers.group);
    }
    output::write(peers.frame, &args.output)?;
    Ok(Ended::Done)
}
