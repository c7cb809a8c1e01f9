//! What the sections on a group of departments share.

use super::GroupRequest;
use crate::draft::Draft;
use crate::error::Error;
use crate::figures::{Asked, Figures, statement_of};
use crate::language::Speech;
use crate::paper::{Cell, Value};
use juesuan_messages::{Language, message};
use juesuan_model::{Statement, Topic, Yuan};
use juesuan_query::{Session, Value as Parameter};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashSet};

/// The amounts of each department.
pub(super) const AMOUNTS: [Topic; 5] =
    [Topic::IncomeOfYear, Topic::ExpenditureOfYear, Topic::Basic, Topic::Project, Topic::ThreePublic];

/// The departments, their reports and their figures.
pub(super) struct Members<'a> {
    pub(super) session: &'a Session,
    pub(super) request: &'a GroupRequest<'a>,
    /// The code that the regions begin with; empty for any.
    pub(super) region: String,
    pub(super) language: Language,
    pub(super) year: i32,
    /// The departments' ids and names, in the order of the names.
    pub(super) departments: Vec<(String, String)>,
    /// The statements of each.
    pub(super) statements: BTreeMap<String, HashSet<Statement>>,
    pub(super) figures: Figures,
}

/// The parameters of the queries about these departments, of any scope.
pub(super) fn filters(request: &GroupRequest<'_>, region: &str) -> Vec<(&'static str, Parameter)> {
    let year = i32::from(request.year.get());
    let text = |value: Option<&str>| Parameter::from(value.unwrap_or_default().to_owned());
    vec![
        ("level", text(request.group.level)),
        ("function", text(request.group.function)),
        ("region", region.to_owned().into()),
        ("contained", text(request.group.name)),
        ("first", year.into()),
        ("last", year.into()),
    ]
}

impl Members<'_> {
    /// The parameters of the queries about these departments and this scope.
    pub(super) fn parameters(&self) -> Vec<(&'static str, Parameter)> {
        let mut parameters = filters(self.request, &self.region);
        parameters.push(("scope", self.request.scope.name().to_owned().into()));
        parameters
    }

    /// A metric's label.
    pub(super) fn label(&self, metric: &str) -> Result<&'static str, Error> {
        let metric = self.session.catalogue().metric(metric)?;
        Ok(self.language.name(metric.label_zh, metric.label_en))
    }

    /// The figure of every department.
    pub(super) fn cells(&self, draft: &mut Draft, asked: Asked<'_>) -> Vec<Cell> {
        self.departments.iter().map(|(id, name)| self.cell(draft, (id, name), asked)).collect()
    }

    /// The figure of one department.
    pub(super) fn cell(&self, draft: &mut Draft, (id, name): (&str, &str), asked: Asked<'_>) -> Cell {
        let topic = asked.matter.topic;
        let matter = self.language.matter(asked.matter, asked.fund);
        let what = format!("{name} {matter} {}", asked.code.unwrap_or_default());
        let stated = self.statements.get(id).is_some_and(|stated| stated.contains(&statement_of(topic)));
        let reason = if stated { "not printed" } else { "no statement" };
        draft.amount(what.trim(), self.figures.actual(id, self.year, asked), || self.language.reason(reason))
    }

    /// The sum of what is printed, with how many it is over.
    pub(super) fn sum(&self, draft: &mut Draft, label: &str, cells: &[Cell]) -> Cell {
        let language = self.language;
        let amount =
            |cell: &Cell| if let Value::Amount(yuan) = cell.value { Some(yuan.decimal()) } else { None };
        let counted: Vec<&Cell> = cells.iter().filter(|cell| amount(cell).is_some()).collect();
        let total: Decimal = cells.iter().filter_map(amount).sum();
        let (count, blank) = (counted.len(), cells.len() - counted.len());
        let formula = language.say(message!("report-sum-formula", count = count, blank = blank));
        let value = if counted.is_empty() { None } else { Yuan::new(total).ok().map(Value::Amount) };
        let what = language.of_year(self.year, label);
        draft.computed(&what, value, &formula, &counted, || language.reason("not printed"))
    }
}
