//! `juesuan trend`: metrics of one entity over the years.

use crate::Ended;
use crate::args::{Common, Trend};
use crate::output;
use juesuan_query::{Session, TrendRequest, Years};

pub(crate) fn run(args: &Trend, common: &Common) -> anyhow::Result<Ended> {
    let session = Session::open(&args.warehouse.open()?)?;
    let metrics: Vec<&str> = args.metrics.iter().map(String::as_str).collect();
    let trend = session.trend(&TrendRequest {
        metrics: &metrics,
        entity: &args.entity,
        years: args.years.unwrap_or(Years::ALL),
        dimension: args.dimension.as_deref(),
    })?;
    if !common.quiet {
        output::note(&trend.entity.to_string());
    }
    output::write(trend.frame, &args.output)?;
    Ok(Ended::Done)
}
