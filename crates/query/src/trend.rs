//! One entity over the years.

use crate::entity::Entity;
use crate::error::Error;
use crate::library;
use crate::session::Session;
use crate::years::Years;
use polars::frame::DataFrame;

/// Which metrics of which entity over which years.
#[derive(Debug, Clone, Copy)]
pub struct TrendRequest<'a> {
    /// The metrics' ids.
    pub metrics: &'a [&'a str],
    /// The entity: its id, its name, or a part of the name that only it has.
    pub entity: &'a str,
    /// The years.
    pub years: Years,
    /// A part of the metric, such as `reception`; none is the whole.
    pub dimension: Option<&'a str>,
}

/// A trend and whose it is.
#[derive(Debug, Clone)]
pub struct Trend {
    /// The entity that was meant.
    pub entity: Entity,
    /// One row per metric, scope and year, in this order; the columns of `queries/analysis/trend.sql`.
    pub frame: DataFrame,
}

impl Session {
    /// Metrics of one entity over the years, with the change to the year before and the years that have no report.
    ///
    /// # Errors
    /// An unknown metric, dimension or entity, or no report in those years.
    pub fn trend(&self, request: &TrendRequest<'_>) -> Result<Trend, Error> {
        let metrics =
            request.metrics.iter().map(|id| self.catalogue().metric(id)).collect::<Result<Vec<_>, _>>()?;
        let entity = self.entity(request.entity)?;
        let mut frame = DataFrame::empty();
        for metric in metrics {
            let rows = self.query(
                library::TREND.text,
                &[
                    ("metric", metric.id.to_owned().into()),
                    ("entity_id", entity.id.clone().into()),
                    ("kind", metric.kind.name().to_owned().into()),
                    ("dimension", metric.dimension(request.dimension)?.to_owned().into()),
                    ("first", i32::from(request.years.first()).into()),
                    ("last", i32::from(request.years.last()).into()),
                ],
            )?;
            if rows.height() == 0 {
                let known = self.years_of(&entity, metric.kind.name())?;
                return Err(Error::no_report_in(&entity, metric.kind.name(), request.years, known));
            }
            if frame.width() == 0 {
                frame = rows;
            } else {
                frame.vstack_mut(&rows)?;
            }
        }
        Ok(Trend { entity, frame })
    }
}
