//! What the query of a trend reads: whose reports, and which of them are one series.
//!
//! `queries/analysis/trend.sql` reads `metrics`, `entity_lines`, `entity_breaks`, `entities` and `restated_metrics`. In their place are put, by name,
//! the metric's own view and the lines that are wanted. The engine does not push what remains after a join into the metric, and
//! would compute it for all.

use crate::catalogue::Metric;
use crate::error::Error;
use crate::file::{File, question};
use crate::group::MEMBERS;
use crate::library::library;
use crate::select::Select;

/// Metrics over the years.
const TREND: File = question!("trend");

/// `restated_metrics` for what no report restates: to plan that view takes the engine a fifth of a trend.
const NOTHING_RESTATED: &str = "SELECT '' AS metric, '' AS entity_id, '' AS scope, 0 AS compared_year, \
     '' AS dimension, CAST(0 AS DECIMAL(22, 4)) AS restated WHERE FALSE";

/// `entity_breaks` for a line without breaks. A sum has none: it is that of the departments, however their tasks were divided.
const NOT_BROKEN: &str =
    "SELECT '' AS entity_id, 0 AS break_year, '' AS change, '' AS other_name WHERE FALSE";

/// The one entity that is selected, or the group.
const SELECTED: &str =
    "SELECT CAST($entity_id AS VARCHAR) AS entity_id, CAST($entity_name AS VARCHAR) AS entity_name";

/// The reports of a group of which none contains another are the members of one line. A revision may be of several series.
const SUMMED: &str = "SELECT *, CONCAT(revision_id, ' ', entity_id, ' ', scope) AS member_id \
     FROM region_members WHERE state = 'counted'";

/// Whose series they are.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Series {
    /// One entity's, with so many members of its line and so many breaks in it, which are passed as parameters: `$member_0`,
    /// `$member_name_0`, `$until_year_0` and `$change_0` and so on, `$break_year_0`, `$break_change_0` and `$other_name_0`
    /// and so on.
    Line { members: usize, breaks: usize },
    /// Each entity's of the group in the parameters of [`MEMBERS`].
    Each,
    /// The sum over that group.
    Sum,
}

impl Series {
    /// The query, for a part of a metric.
    pub(crate) fn select(self, metric: &Metric, dimension: &str) -> Result<Select<'static>, Error> {
        let restated = metric.topic_of(dimension).map(|topic| metric.restated(dimension, topic));
        let restated = restated.as_deref().unwrap_or(NOTHING_RESTATED);
        let select = Select::new(TREND.text);
        Ok(match self {
            Self::Line { members, breaks } => select
                .instead("entity_lines", line(members))
                .instead("entity_breaks", breaks_of_line(breaks))
                .instead("entities", SELECTED.to_owned())
                .instead("metrics", of_members(metric, members))
                .instead(
                    "restated_metrics",
                    format!("SELECT * FROM ({restated}) AS told WHERE entity_id = $entity_id"),
                ),
            Self::Each => select
                .instead(
                    "entity_lines",
                    format!(
                        "SELECT entity_id, member_id, member_name, until_year, change FROM resolved_entity_lines \
                         WHERE entity_id IN ({MEMBERS})"
                    ),
                )
                .instead(
                    "entity_breaks",
                    format!(
                        "SELECT entity_id, break_year, change, other_name FROM resolved_entity_breaks \
                         WHERE entity_id IN ({MEMBERS})"
                    ),
                )
                .instead("metrics", metric.select())
                .instead("restated_metrics", restated.to_owned()),
            Self::Sum => of_group(select)?
                .instead(
                    "entity_lines",
                    format!(
                        "SELECT CAST($entity_id AS VARCHAR) AS entity_id, member_id, entity_name AS member_name, \
                         CAST(NULL AS INTEGER) AS until_year, 'member' AS change FROM ({SUMMED}) AS members"
                    ),
                )
                .instead("entity_breaks", NOT_BROKEN.to_owned())
                .instead("entities", SELECTED.to_owned())
                .instead("metrics", of_reports(metric))
                .instead("restated_metrics", NOTHING_RESTATED.to_owned()),
        })
    }
}

/// By kind and year, how many reports of the group there are, and which are missing.
pub(crate) fn members() -> Result<Select<'static>, Error> {
    const COUNTED: &str = "SELECT kind, fiscal_year, member_count, missing_count, joined(missing) AS missing FROM (\
         SELECT kind, fiscal_year, COUNT(CASE state WHEN 'counted' THEN 1 END) AS member_count, \
         COUNT(CASE state WHEN 'missing' THEN 1 END) AS missing_count, \
         array_agg(DISTINCT CASE state WHEN 'missing' THEN entity_name END) AS missing \
         FROM region_members GROUP BY kind, fiscal_year) AS years";
    of_group(Select::new(COUNTED))
}

/// A SELECT in which the group takes the place of regions: the view `region_members`, of the reports of the group alone.
fn of_group(select: Select<'static>) -> Result<Select<'static>, Error> {
    let reports = format!(
        "SELECT '' AS region_code, '' AS region_name, reports.fiscal_year, reports.kind, reports.scope, reports.entity_id, \
         reports.entity_name, places.admin_level, places.function_group, places.name_scope, reports.revision_id FROM reports \
         JOIN entity_places AS places ON places.entity_id = reports.entity_id WHERE reports.entity_id IN ({MEMBERS})"
    );
    Ok(select
        .instead("region_reports", reports)
        .instead("region_members", library()?.text("region_members").to_owned()))
}

/// The members of one line, as parameters.
fn line(members: usize) -> String {
    union(members, |at| {
        format!(
            "SELECT CAST($entity_id AS VARCHAR) AS entity_id, CAST($member_{at} AS VARCHAR) AS member_id, \
             CAST($member_name_{at} AS VARCHAR) AS member_name, CAST($until_year_{at} AS INTEGER) AS until_year, \
             CAST($change_{at} AS VARCHAR) AS change"
        )
    })
}

/// The breaks of one line, as parameters.
fn breaks_of_line(breaks: usize) -> String {
    if breaks == 0 {
        return NOT_BROKEN.to_owned();
    }
    union(breaks, |at| {
        format!(
            "SELECT CAST($entity_id AS VARCHAR) AS entity_id, CAST($break_year_{at} AS INTEGER) AS break_year, \
             CAST($break_change_{at} AS VARCHAR) AS change, CAST($other_name_{at} AS VARCHAR) AS other_name"
        )
    })
}

/// The metric of these members.
fn of_members(metric: &Metric, members: usize) -> String {
    union(members, |at| format!("{} WHERE entity_id = $member_{at}", metric.select()))
}

/// The metric of the reports that are added up, whose values are known, as if they had one scope.
fn of_reports(metric: &Metric) -> String {
    format!(
        "SELECT measure.metric, members.member_id AS entity_id, measure.kind, 'sum' AS scope, measure.dimension, \
         measure.fiscal_year, measure.numerator, measure.denominator, measure.denominator_source, measure.value, \
         measure.reason FROM ({}) AS measure JOIN ({SUMMED}) AS members ON members.revision_id = measure.revision_id \
         AND members.entity_id = measure.entity_id AND members.fiscal_year = measure.fiscal_year \
         AND members.kind = measure.kind AND members.scope = measure.scope WHERE measure.value IS NOT NULL",
        metric.select()
    )
}

fn union(members: usize, select: impl Fn(usize) -> String) -> String {
    (0..members).map(select).collect::<Vec<_>>().join(" UNION ALL ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trend_reads_restatements_for_the_parts_of_metrics_whose_topics_are_restated() {
        let metrics = Metric::all().unwrap();
        let reads = |metric: &&Metric| {
            let whole = metric.dimension(None).unwrap();
            let select = Series::Line { members: 1, breaks: 0 }.select(metric, whole).unwrap();
            let (views, _) = library().unwrap().read_by(&select);
            views.iter().any(|view| view.name == "restatements")
        };
        let restated: Vec<&str> = metrics.iter().filter(reads).map(|metric| metric.id).collect();
        assert_eq!(restated, ["expenditure", "income_of_year", "operating_cost", "three_public_total"]);
    }
}
