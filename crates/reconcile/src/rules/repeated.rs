//! A statement that the report prints more than once.

use super::Rule;
use crate::figure::{Figure, FigureCell};
use crate::ledger::Ledger;
use crate::obligation;
use crate::report_figures::{ReportFigures, RowKey, TableKey};
use crate::subject::ComparisonName;
use juesuan_messages::message;
use juesuan_model::{Severity, Side, State, Statement};

/// 重复列示的报表数字一致
pub(crate) const STATEMENT_REPEATS_ITSELF: Rule = Rule {
    id: "statement-repeats-itself",
    severity: Severity::Error,
    statements: obligation::NATIONAL,
    source: "部门决算公开检查：前后数据不一致",
    rounds: false,
    check: statement_repeats_itself,
};

fn statement_repeats_itself<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    for &statement in STATEMENT_REPEATS_ITSELF.statements {
        let sides = [None, Some(Side::Income), Some(Side::Expenditure)];
        let tables = sides.map(|side| TableKey { statement, side });
        let pairs: Vec<_> = tables.into_iter().flat_map(|table| figures.repeated(table)).collect();
        if pairs.is_empty() {
            continue;
        }
        if is_of_another(figures, statement, &pairs) {
            let reason = message!("check-several-entities");
            ledger.record(ComparisonName::of(statement), State::NotApplicable, reason);
            continue;
        }
        for (first, again) in pairs {
            ledger.same(subject(statement, &again), FigureCell::Printed(again), FigureCell::Printed(first));
        }
    }
}

/// Whether the tables of a statement name several departments, or differ in more numbers than a correction changes: a
/// department and its own level have many numbers in common.
fn is_of_another(
    figures: &ReportFigures<'_>,
    statement: Statement,
    pairs: &[(Figure<'_>, Figure<'_>)],
) -> bool {
    let mut bodies = figures.summaries(statement).filter_map(|summary| summary.entity_printed.as_deref());
    let first = bodies.next();
    let counts = |(one, other): &&(Figure<'_>, Figure<'_>)| !(one.value.is_zero() && other.value.is_zero());
    let counting = pairs.iter().filter(counts);
    let differing = counting.clone().filter(|(one, other)| !one.is_same_number(other)).count();
    let counting = counting.count();
    let many = differing * 2 > counting || (differing > FEW && differing * ONE_IN > counting);
    many || bodies.any(|body| Some(body) != first)
}

/// If more numbers than this differ, they must be few among all.
const FEW: usize = 2;
/// What counts as few: one in ten.
const ONE_IN: usize = 10;

/// The cell by the words of its row and column.
fn subject(statement: Statement, figure: &Figure<'_>) -> ComparisonName {
    let subject = ComparisonName::of(statement);
    match figure.fact() {
        Some(fact) => match RowKey::of(fact) {
            Some(row) => subject.row(row.name()).push(fact.measure.map_or("", |measure| measure.name())),
            None => subject,
        },
        None => subject,
    }
}
