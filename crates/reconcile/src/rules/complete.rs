//! What a report must contain: the statements of the national template, and those that its own table of contents lists.

use super::Rule;
use crate::ledger::Ledger;
use crate::obligation;
use crate::report_figures::{Presence, ReportFigures};
use crate::subject::ComparisonName;
use juesuan_messages::{Arg, message};
use juesuan_model::{Severity, State, Statement};

/// A report counts as a set, from which a statement may be missing, if it contains this share of those due: three quarters.
const SET: (usize, usize) = (3, 4);

/// Statements that can replace another: the same rows, of more money.
const STANDS_IN: [(Statement, Statement); 3] = [
    (Statement::GeneralPublicExpenditure, Statement::AppropriationExpenditure),
    (Statement::BasicExpenditure, Statement::AppropriationBasicExpenditure),
    (Statement::BasicExpenditure, Statement::EconomicExpenditure),
];

/// 应当公开的报表齐全
pub(crate) const STATUTORY_STATEMENTS: Rule = Rule {
    id: "statutory-statements",
    severity: Severity::Error,
    statements: obligation::NATIONAL,
    source: "财政部《地方预决算公开操作规程》；部门决算公开模板；部门预算公开模板",
    rounds: false,
    check: statutory_statements,
};

fn statutory_statements<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    let titles = &figures.report().titles;
    let stands_in =
        |statement| STANDS_IN.iter().filter(move |(for_it, _)| *for_it == statement).map(|(_, other)| *other);
    let printed = |statement: Statement| {
        std::iter::once(statement)
            .chain(stands_in(statement))
            .any(|statement| figures.presence(statement) != Presence::Missing)
    };
    let due: Vec<Statement> = obligation::statements(figures.kind(), figures.year()).collect();
    let mut promised: Vec<Statement> =
        titles.iter().filter(|title| title.in_contents).map(|title| title.statement).collect();
    promised.sort();
    promised.dedup();
    let held = due.iter().filter(|statement| printed(**statement)).count();
    let is_set = held * SET.1 >= due.len() * SET.0;
    let keeps = promised.iter().any(|statement| printed(*statement));
    let both =
        Statement::ALL.iter().filter(|statement| due.contains(statement) || promised.contains(statement));
    for &statement in both {
        let subject = ComparisonName::of(statement);
        let is_titled = titles.iter().any(|title| title.statement == statement && !title.in_contents);
        if printed(statement) {
            ledger.pass(subject);
        } else if figures.is_blank() {
            ledger.record(subject, State::NotApplicable, message!("check-report-blank"));
        } else if is_titled || is_named_otherwise(figures, statement) || figures.unread().is_cut(statement) {
            let reason = message!("check-statement-unread", statement = statement);
            ledger.record(subject, State::InsufficientData, reason);
        } else if promised.contains(&statement) && keeps {
            let message = message!("check-statement-listed", statement = statement);
            ledger.record(subject, State::Fail, message);
        } else if due.contains(&statement) && is_set {
            let year = Arg::shown(figures.year());
            let message = message!("check-statement-required", statement = statement, year = year);
            ledger.record(subject, State::Fail, message);
        } else {
            let reason = message!("check-statement-missing", statement = statement);
            ledger.record(subject, State::InsufficientData, reason);
        }
    }
}

/// Whether a table of unknown kind may be the statement, judging by a word of its title.
fn is_named_otherwise(figures: &ReportFigures<'_>, statement: Statement) -> bool {
    let words: &[&str] = match statement {
        Statement::GovernmentFund => &["基金"],
        Statement::StateCapital => &["国有资本"],
        Statement::ThreePublic => &["三公", "公务"],
        Statement::BasicExpenditure => &["基本", "经济分类"],
        Statement::AppropriationSummary => &["财政拨款"],
        Statement::GeneralPublicExpenditure => &["一般公共", "财政拨款"],
        Statement::Income => &["收入"],
        Statement::Expenditure => &["支出"],
        Statement::IncomeExpenditureSummary => &["收支", "收入支出", "总表"],
        _ => &[],
    };
    let mut others = figures.summaries(Statement::Other);
    others.any(|other| words.iter().any(|word| other.title.contains(word)))
}
