//! Metrics of entities over the years.

use crate::by::By;
use crate::catalogue::Metric;
use crate::entity::Entity;
use crate::error::Error;
use crate::file::{File, question};
use crate::growth;
use crate::select::Select;
use crate::session::Session;
use crate::years::Years;
use duckdb::types::Value;
use juesuan_messages::{Arg, Message, message};
use juesuan_model::{FiscalYear, Kind};
use juesuan_reference::SuccessionLink;
use polars::frame::DataFrame;

/// One metric of one entity over the years.
const TREND: File = question!("trend");

/// `restated_metrics` for a metric that no report restates: to plan that view takes the engine a fifth of a trend.
const NOTHING_RESTATED: &str = "SELECT '' AS metric, '' AS entity_id, '' AS scope, 0 AS compared_year, \
     '' AS dimension, CAST(0 AS DECIMAL(22, 4)) AS restated WHERE FALSE";

/// Which metrics of which entities over which years.
#[derive(Debug, Clone)]
pub struct TrendRequest<'a> {
    /// The metrics' ids.
    pub metrics: &'a [&'a str],
    /// The entities: the id, the name, or a part of the name that only it has.
    pub entities: &'a [&'a str],
    /// The years.
    pub years: Years,
    /// A part of the metric, such as `reception`; `None` for the whole.
    pub dimension: Option<&'a str>,
    /// Split by the codes of this level.
    pub by: Option<By>,
    /// Final accounts or budgets; if `None`, final accounts if the entity has any that the metric covers.
    pub kind: Option<Kind>,
    /// Whether a year without a report of the entity's own shows the report of its predecessor.
    pub follow_successors: bool,
    /// Yuan in prices of one year.
    pub real: Option<Constant>,
}

/// Constant prices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Constant {
    /// The year whose prices they are.
    pub base: FiscalYear,
}

impl<'a> TrendRequest<'a> {
    /// The whole of these metrics over all years, predecessors included, in the prices of each year.
    #[must_use]
    pub fn of(metrics: &'a [&'a str], entities: &'a [&'a str]) -> Self {
        Self {
            metrics,
            entities,
            years: Years::ALL,
            dimension: None,
            by: None,
            kind: None,
            follow_successors: true,
            real: None,
        }
    }
}

/// Trends and whose they are.
#[derive(Debug, Clone)]
pub struct Trend {
    /// The entities that were meant.
    pub entities: Vec<Entity>,
    /// One row per metric, entity, scope, dimension and year, in this order: the columns of `queries/analysis/trend.sql`, then
    /// `cagr`, the mean yearly growth from the first to the last value of the series.
    pub frame: DataFrame,
    /// What was decided for the reader: whether reports of other entities are used, and how the succession is known.
    pub notes: Vec<Message>,
}

impl Session {
    /// Metrics of entities over the years, with the change to the year before and the years that have no report.
    ///
    /// # Errors
    /// An unknown metric, dimension or entity, no report in those years, or a metric that has no prices.
    pub fn trend(&self, request: &TrendRequest<'_>) -> Result<Trend, Error> {
        let metrics =
            request.metrics.iter().map(|id| self.catalogue().metric(id)).collect::<Result<Vec<_>, _>>()?;
        let entities =
            request.entities.iter().map(|text| self.entity(text)).collect::<Result<Vec<_>, _>>()?;
        let mut frame = DataFrame::empty();
        let mut notes = Vec::new();
        let lines =
            entities.iter().map(|entity| self.line(entity, request)).collect::<Result<Vec<_>, _>>()?;
        for (entity, line) in entities.iter().zip(&lines) {
            notes.extend(
                line.iter()
                    .filter(|member| member.member_id != entity.id)
                    .map(|member| sentence(entity, member)),
            );
        }
        for metric in metrics {
            for (entity, line) in entities.iter().zip(&lines) {
                let rows = self.series(metric, entity, line, request)?;
                if frame.width() == 0 {
                    frame = rows;
                } else {
                    frame.vstack_mut(&rows)?;
                }
            }
        }
        Ok(Trend { entities, frame: growth::with_cagr(frame)?, notes })
    }

    fn series(
        &self,
        metric: &Metric,
        entity: &Entity,
        line: &[SuccessionLink],
        request: &TrendRequest<'_>,
    ) -> Result<DataFrame, Error> {
        if request.real.is_some() && !metric.is_yuan() {
            return Err(Error::NoPrices { metric: metric.id.to_owned(), unit: metric.unit });
        }
        let by = request.by.map(|by| metric.split(by)).transpose()?.map_or("", By::name);
        let kinds = match request.kind {
            Some(kind) => vec![kind],
            None => metric.kinds.clone(),
        };
        let select = of_members(metric, line.len());
        let mut given = vec![
            ("metric", metric.id.to_owned().into()),
            ("entity_id", entity.id.clone().into()),
            ("entity_name", entity.name.clone().into()),
            ("dimension", metric.dimension(request.dimension)?.to_owned().into()),
            ("by", by.to_owned().into()),
            ("first", i32::from(request.years.first()).into()),
            ("last", i32::from(request.years.last()).into()),
            ("follow", request.follow_successors.into()),
            ("additive", metric.additive.into()),
            ("real", request.real.is_some().into()),
            ("base", request.real.map_or(0, |real| i32::from(real.base.get())).into()),
        ];
        let names: Vec<[String; 4]> = (0..line.len())
            .map(|at| ["member", "member_name", "until_year", "change"].map(|name| format!("{name}_{at}")))
            .collect();
        for ([id, name, until_year, change], member) in names.iter().zip(line) {
            given.push((id, member.member_id.clone().into()));
            given.push((name, member.member_name.clone().into()));
            given.push((until_year, member.until_year.map_or(Value::Null, Value::BigInt)));
            given.push((change, member.change.clone().into()));
        }
        for kind in &kinds {
            let kind = [("kind", Value::from(kind.name().to_owned()))];
            let rows = self.ask(&select, &[given.as_slice(), &kind].concat())?;
            if rows.height() > 0 {
                return Ok(rows);
            }
        }
        let kind = kinds.first().copied().unwrap_or(Kind::FinalAccounts);
        Err(self.no_report_in(entity, kind, request.years)?)
    }

    /// The entity under each of its ids, then those whose reports are used in place of its own.
    fn line(&self, entity: &Entity, request: &TrendRequest<'_>) -> Result<Vec<SuccessionLink>, Error> {
        let mut line: Vec<SuccessionLink> = Vec::new();
        for id in entity.ids() {
            for mut member in self.lines()?.of(id)? {
                if member.member_id == id {
                    let change = if id == entity.id { "itself" } else { "alias" };
                    change.clone_into(&mut member.change);
                } else if !request.follow_successors || entity.ids().any(|own| own == member.member_id) {
                    continue;
                }
                if !line.iter().any(|known| known.member_id == member.member_id) {
                    line.push(member);
                }
            }
        }
        let order = |member: &SuccessionLink| {
            (member.member_id != entity.id, member.until_year.unwrap_or(i64::MAX), member.member_name.clone())
        };
        line.sort_by_key(order);
        Ok(line)
    }
}

/// The query over the metric's own view, and over the members of a line only, which are passed as parameters: `$member_0`,
/// `$member_name_0`, `$until_year_0` and `$change_0` and so on. The engine does not push the members that remain after a join into
/// the metric, and would compute it for all; this also saves finding the lines of all entities.
fn of_members(metric: &Metric, members: usize) -> Select<'static> {
    let union =
        |select: &dyn Fn(usize) -> String| (0..members).map(select).collect::<Vec<_>>().join(" UNION ALL ");
    let lines = union(&|at| {
        format!(
            "SELECT CAST($entity_id AS VARCHAR) AS entity_id, CAST($member_{at} AS VARCHAR) AS member_id, \
             CAST($member_name_{at} AS VARCHAR) AS member_name, CAST($until_year_{at} AS INTEGER) AS until_year, \
             CAST($change_{at} AS VARCHAR) AS change"
        )
    });
    let measures = union(&|at| format!("{} WHERE entity_id = $member_{at}", metric.select()));
    let select = Select::new(TREND.text).instead("entity_lines", lines).instead("metrics", measures);
    if metric.restated_topics.is_empty() {
        return select.instead("restated_metrics", NOTHING_RESTATED.to_owned());
    }
    select
}

/// Whose reports are used in place of the entity's, and how the succession is known.
fn sentence(entity: &Entity, member: &SuccessionLink) -> Message {
    let basis =
        if member.concluded { message!("query-basis-names") } else { message!("query-basis-reference") };
    let (entity, predecessor, change) = (entity.to_string(), &member.member_name, change(&member.change));
    match member.until_year {
        None => message!(
            "query-predecessor",
            entity = entity,
            predecessor = predecessor,
            change = change,
            basis = basis
        ),
        Some(year) => message!(
            "query-predecessor-until",
            entity = entity,
            predecessor = predecessor,
            year = year.to_string(),
            change = change,
            basis = basis
        ),
    }
}

/// How a department came to continue another.
fn change(name: &str) -> Arg {
    match name {
        "alias" => message!("query-change-alias").into(),
        "renamed" => message!("query-change-renamed").into(),
        "merged" => message!("query-change-merged").into(),
        other => other.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::library;

    #[test]
    fn a_trend_reads_restatements_for_the_metrics_whose_topics_are_restated() {
        let metrics = Metric::shipped().unwrap();
        let reads = |metric: &&Metric| {
            let (views, _) = library().unwrap().read_by(&of_members(metric, 1));
            views.iter().any(|view| view.name == "restatements")
        };
        let restated: Vec<&str> = metrics.iter().filter(reads).map(|metric| metric.id).collect();
        assert_eq!(restated, ["expenditure", "income_of_year", "operating_cost", "three_public_total"]);
    }
}
