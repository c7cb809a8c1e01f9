//! 行次 of the two-sided statements, 01 and 04: whether every printed line was read.

use super::Rule;
use crate::ledger::Ledger;
use crate::report_figures::ReportFigures;
use crate::subject::ComparisonName;
use juesuan_messages::{Arg, Message, message};
use juesuan_model::{Locator, Severity, State, Statement, StatementSummary, Term};

/// 收支总表的行次连续：左栏从1起，右栏接左栏
pub(crate) const LINE_NUMBERS: Rule = Rule {
    id: "line-numbers",
    severity: Severity::Hint,
    statements: &[Statement::IncomeExpenditureSummary, Statement::AppropriationSummary],
    source: "部门决算公开报表：收入支出决算总表、财政拨款收入支出决算总表的行次",
    rounds: false,
    check: line_numbers,
};

fn line_numbers<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    for &statement in LINE_NUMBERS.statements {
        if !ledger.has(&[statement]) {
            continue;
        }
        for summary in figures.summaries(statement) {
            check_table(summary, ledger);
        }
    }
}

fn check_table(summary: &StatementSummary, ledger: &mut Ledger<'_, '_>) {
    let subject = ComparisonName::of(summary.statement).row("line_numbers");
    let (numbers, unread) = (&summary.line_numbers, &summary.unread_line_numbers);
    // A cell that is not a number explains its own gap.
    if let Some((printed, _)) = unread.first() {
        let message = message!("check-line-number-unread", printed = printed);
        let terms = unread.iter().map(|(printed, locator)| term(summary, printed.clone(), *locator));
        ledger.record_terms(subject, State::Fail, message, terms.collect(), Vec::new());
    } else if numbers.is_empty() {
        ledger.record(subject, State::NotApplicable, message!("check-line-numbers-missing"));
    } else if let Some((message, number)) = first_gap(numbers) {
        let term = term(summary, number.to_string(), summary.locator);
        ledger.record_terms(subject, State::Fail, message, vec![term], Vec::new());
    } else {
        ledger.pass(subject);
    }
}

/// The first number that does not follow the one before it, in words: `12 follows 10`.
fn first_gap(numbers: &[u32]) -> Option<(Message, u32)> {
    let before = std::iter::once(None).chain(numbers.iter().copied().map(Some));
    let (before, number) = before
        .zip(numbers.iter().copied())
        .find(|(before, number)| before.unwrap_or(0).checked_add(1) != Some(*number))?;
    let shown = Arg::shown(number);
    let message = match before {
        None => message!("check-line-first", number = shown),
        Some(before) => message!("check-line-follows", number = shown, before = Arg::shown(before)),
    };
    Some((message, number))
}

/// A line number as printed. One known only by its place in the sequence is located at the start of the table.
fn term(summary: &StatementSummary, printed: String, locator: Locator) -> Term {
    let label = format!("{} 行次", summary.statement.label());
    Term { label, printed, unit: "", negative: false, locator }
}
