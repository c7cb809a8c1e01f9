//! What a written report is made of: its queries, and one metric of its reports.

use crate::entity::Entity;
use crate::error::Error;
use crate::file::{File, question};
use crate::select::Select;
use crate::session::Session;
use crate::years::Years;
use duckdb::types::Value;
use juesuan_model::Kind;
use polars::frame::DataFrame;

/// The reports that a written report covers, with their statements.
pub const REPORT_LIST: File = question!("report_list");
/// The figures of these, with their places.
pub const REPORT_FIGURES: File = question!("report_figures");
/// Spending by codes, with places.
pub const REPORT_CODES: File = question!("report_codes");
/// The changes from the year before that the reports state.
pub const REPORT_CHANGES: File = question!("report_changes");
/// Where reports of one entity disagree.
pub const REPORT_ACROSS: File = question!("report_across");
/// The files that they consist of.
pub const REPORT_FILES: File = question!("report_files");
/// One metric of the reports.
const REPORT_METRICS: File = question!("report_metrics");

impl Session {
    /// A metric with all its dimensions, over the reports of the entity, or of every one, that the parameters of
    /// `queries/analysis/report_metrics.sql` find.
    ///
    /// # Errors
    /// An unknown metric, or errors of the engine.
    pub fn measures(
        &self,
        metric: &str,
        entity: Option<&Entity>,
        parameters: &[(&str, Value)],
    ) -> Result<DataFrame, Error> {
        let metric = self.catalogue().metric(metric)?;
        let mut parameters = parameters.to_vec();
        parameters.push(("metric", metric.id.to_owned().into()));
        // The metric's own view instead of all of them, so that no other is computed.
        let select = Select::new(REPORT_METRICS.text).instead("metrics", metric.select());
        self.ask_of(entity, &select, &parameters)
    }

    /// The message about an entity that has no report of a kind in these years: it lists those that it has.
    ///
    /// # Errors
    /// Errors of the engine.
    pub fn no_report_in(&self, entity: &Entity, kind: Kind, years: Years) -> Result<Error, Error> {
        Ok(Error::NoReport {
            entity: entity.to_string(),
            kind,
            years,
            scope: None,
            known: self.years_of(entity, kind)?,
        })
    }
}
