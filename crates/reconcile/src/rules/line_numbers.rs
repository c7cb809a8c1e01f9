//! 行次 of the two-sided statements, 01 and 04: whether every line of the paper was read.

use super::Rule;
use crate::accounts::Accounts;
use crate::ledger::Ledger;
use crate::subject::Subject;
use juesuan_model::{Locator, Severity, State, Statement, StatementSummary, Term};

/// 收支总表的行次连续：左栏从1起，右栏接左栏
pub(crate) const LINE_NUMBERS: Rule = Rule {
    id: "line-numbers",
    severity: Severity::Hint,
    statements: &[Statement::IncomeExpenditureSummary, Statement::AppropriationSummary],
    title: "收支总表的行次连续：左栏从1起，右栏接左栏",
    states: "In 01 and 04, the lines are numbered without a gap: the left side from 1 to n, the right side \
             from n + 1.",
    why: "The form numbers every line, blank ones too, so a number that is missing, doubled or out of place \
          is a line that the paper or its reading lost, whatever the sums say.",
    example: "Line 12 follows line 10.",
    source: "部门决算公开报表, column 行次 of 收入支出决算总表 and 财政拨款收入支出决算总表.",
    rounds: false,
    check: line_numbers,
};

fn line_numbers<'a>(accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
    for &statement in LINE_NUMBERS.statements {
        if !ledger.has(&[statement]) {
            continue;
        }
        for summary in accounts.summaries(statement) {
            check_table(summary, ledger);
        }
    }
}

fn check_table(summary: &StatementSummary, ledger: &mut Ledger<'_, '_>) {
    let subject = Subject::of(summary.statement).row("line_numbers");
    let (numbers, unread) = (&summary.line_numbers, &summary.unread_line_numbers);
    // A cell that is no number explains the gap that it leaves.
    if let Some((printed, _)) = unread.first() {
        let message = format!("“{printed}” is no whole number");
        let terms = unread.iter().map(|(printed, locator)| term(summary, printed.clone(), *locator));
        ledger.record_terms(subject, State::Fail, message, terms.collect(), Vec::new());
    } else if numbers.is_empty() {
        ledger.record(subject, State::NotApplicable, "the statement prints no 行次".to_owned());
    } else if let Some((message, number)) = first_gap(numbers) {
        let term = term(summary, number.to_string(), summary.locator);
        ledger.record_terms(subject, State::Fail, message, vec![term], Vec::new());
    } else {
        ledger.record(subject, State::Pass, String::new());
    }
}

/// The first number that does not follow the one before it, in words: `12 follows 10`.
fn first_gap(numbers: &[u32]) -> Option<(String, u32)> {
    let before = std::iter::once(None).chain(numbers.iter().copied().map(Some));
    let (before, number) = before
        .zip(numbers.iter().copied())
        .find(|(before, number)| before.unwrap_or(0).checked_add(1) != Some(*number))?;
    let message = before.map_or_else(
        || format!("{number} is the first, not 1"),
        |before| format!("{number} follows {before}"),
    );
    Some((message, number))
}

/// A number as printed; where the table begins, for one that is told by its place in the sequence.
fn term(summary: &StatementSummary, printed: String, locator: Locator) -> Term {
    let label = format!("{} 行次", summary.statement.label());
    Term { label, printed, unit: "", negative: false, locator }
}
