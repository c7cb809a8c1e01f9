//! One metric of the papers that a report for people is about.

use crate::entity::Entity;
use crate::error::Error;
use crate::library;
use crate::session::Session;
use crate::years::Years;
use duckdb::types::Value;
use juesuan_model::Kind;
use polars::frame::DataFrame;

impl Session {
    /// A metric, all its parts, over the papers of the entity, or of every one, that the parameters of
    /// `queries/analysis/report_metrics.sql` find.
    ///
    /// # Errors
    /// An unknown metric, or whatever the engine refuses.
    pub fn measures(
        &self,
        metric: &str,
        entity: Option<&Entity>,
        parameters: &[(&str, Value)],
    ) -> Result<DataFrame, Error> {
        let metric = self.catalogue().metric(metric)?;
        let mut parameters = parameters.to_vec();
        parameters.push(("metric", metric.id.to_owned().into()));
        self.query_of(entity, &library::measuring(library::REPORT_METRICS, metric.id), &parameters)
    }

    /// What to say of an entity that has no report of a kind in these years: it names those that it has.
    ///
    /// # Errors
    /// Whatever the engine refuses.
    pub fn no_report_in(&self, entity: &Entity, kind: Kind, years: Years) -> Result<Error, Error> {
        Ok(Error::no_report_in(entity, kind.name(), years, self.years_of(entity, kind.name())?))
    }
}
