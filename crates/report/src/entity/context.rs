//! What the sections on one entity share.

use super::codes::EntityCodes;
use super::reports::Reports;
use crate::builder::ReportBuilder;
use crate::document::{ReportCell, Value};
use crate::error::Error;
use crate::figures::{Asked, Figures, Matter, PrintedAmount, statement_of};
use crate::language::Speech;
use crate::metrics::MetricRow;
use crate::rows::{self, Field};
use juesuan_messages::Language;
use juesuan_model::{Fund, Scope, Yuan};
use juesuan_query::{Entity, Session, Value as Parameter, Years};

/// An entity, its reports and its figures.
pub(super) struct EntityContext<'a> {
    pub(super) session: &'a Session,
    pub(super) language: Language,
    pub(super) entity: Entity,
    pub(super) scope: Scope,
    pub(super) range: Years,
    /// The last year that has a report.
    pub(super) latest: i32,
    pub(super) figures: Figures,
    pub(super) codes: EntityCodes,
    pub(super) reports: Reports,
}

/// The parameters of the queries about any departments, for one entity from this many years before the first.
pub(super) fn filters(years: Years, years_before: i32) -> Vec<(&'static str, Parameter)> {
    let nothing = || Parameter::from(String::new());
    vec![
        ("level", nothing()),
        ("function", nothing()),
        ("region", nothing()),
        ("contained", nothing()),
        ("first", (i32::from(years.first()) - years_before).into()),
        ("last", i32::from(years.last()).into()),
    ]
}

/// The parameters of the queries that are about one entity and scope only.
pub(super) fn of_scope(scope: Scope, years: Years) -> [(&'static str, Parameter); 3] {
    [
        ("scope", scope.name().to_owned().into()),
        ("first", i32::from(years.first()).into()),
        ("last", i32::from(years.last()).into()),
    ]
}

impl EntityContext<'_> {
    /// Runs a query about this entity and scope.
    pub(super) fn ask<T: Field>(&self, question: &str) -> Result<Vec<T>, Error> {
        let parameters = of_scope(self.scope, self.range);
        rows::read(&self.session.query_of(Some(&self.entity), question, &parameters)?)
    }

    /// A metric of this entity and scope.
    pub(super) fn measure(&self, metric: &str) -> Result<Vec<MetricRow>, Error> {
        let mut of = filters(self.range, 0);
        of.push(("scope", self.scope.name().to_owned().into()));
        rows::read(&self.session.measures(metric, Some(&self.entity), &of)?)
    }

    /// A metric's label.
    pub(super) fn label(&self, metric: &str) -> Result<&'static str, Error> {
        let metric = self.session.catalogue().metric(metric)?;
        Ok(self.language.name(metric.label_zh, metric.label_en))
    }

    pub(super) fn actual(
        &self,
        year: i32,
        matter: impl Into<Matter>,
        fund: Option<Fund>,
    ) -> Option<&PrintedAmount> {
        self.figures.actual(&self.entity.id, year, Asked::whole(matter, fund))
    }

    pub(super) fn amount_of(&self, year: i32, matter: impl Into<Matter>, fund: Option<Fund>) -> Option<Yuan> {
        self.actual(year, matter, fund).map(|figure| figure.amount)
    }

    /// The figure of a year as a cell.
    pub(super) fn cell(
        &self,
        builder: &mut ReportBuilder,
        year: i32,
        matter: impl Into<Matter>,
        fund: Option<Fund>,
    ) -> ReportCell {
        let matter = matter.into();
        let what = self.language.matter(matter, fund);
        builder.amount(&what, self.actual(year, matter, fund), || self.missing(year, matter))
    }

    /// The figure of every year.
    pub(super) fn values(&self, builder: &mut ReportBuilder, matter: impl Into<Matter>) -> Vec<Value> {
        let matter = matter.into();
        self.years().into_iter().map(|year| self.cell(builder, year, matter, None).value).collect()
    }

    /// Why a figure of a year is missing.
    pub(super) fn missing(&self, year: i32, matter: impl Into<Matter>) -> String {
        let statement = statement_of(matter.into().topic);
        let reason = match self.reports.statements.get(&year) {
            None => "no report for this year",
            Some(stated) if !stated.contains(&statement) => "no statement",
            Some(_) => "not printed",
        };
        self.language.reason(reason)
    }

    /// A reason; if the year has no report, that there is none.
    pub(super) fn reason(&self, year: i32, reason: &str) -> String {
        let reported = self.reports.years.get(&year) == Some(&true);
        self.language.reason(if reported { reason } else { "no report for this year" })
    }

    /// The years, from the first to the last that has a report.
    pub(super) fn years(&self) -> Vec<i32> {
        self.reports.years.keys().copied().collect()
    }

    /// Whether there is more than one.
    pub(super) fn has_years(&self) -> bool {
        self.reports.years.len() > 1
    }

    /// The years as the categories of a chart.
    pub(super) fn year_names(&self) -> Vec<String> {
        self.reports.years.keys().map(ToString::to_string).collect()
    }
}
