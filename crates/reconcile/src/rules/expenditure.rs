//! 03 支出决算表: expenditure by nature and function.

use super::Rule;
use super::income::row_sums;
use crate::accounts::{Accounts, Column, Row, Table};
use crate::ledger::Ledger;
use crate::readings::{likeliest, totals};
use crate::subject::Subject;
use juesuan_model::{Item, Measure, Severity, Statement};

const EXPENDITURE: Table = Table::of(Statement::Expenditure);
const SUMMARY: Table = Table::expenditure(Statement::IncomeExpenditureSummary);

/// The last two stand in budgets only.
const NATURES: [Measure; 7] = [
    Measure::Basic,
    Measure::Project,
    Measure::RemittedToSuperior,
    Measure::Business,
    Measure::SubsidyToAffiliates,
    Measure::Reserve,
    Measure::ClosingCarryover,
];

/// 支出决算表各行合计等于各类支出之和
pub(crate) const EXPENDITURE_ROW_SUMS: Rule = Rule {
    id: "expenditure-row-sums",
    severity: Severity::Error,
    statements: &[Statement::Expenditure],
    title: "支出决算表各行合计等于各类支出之和",
    states: "In 03, every row's total is the sum of 基本支出, 项目支出, 上缴上级, 经营 and 对附属单位补助.",
    why: "The columns split one amount by its nature.",
    example: "201 prints 10.00 in all, 基本支出 4.00 and 项目支出 5.00.",
    source: "部门决算报表审核公式, within a statement.",
    rounds: true,
    check: expenditure_row_sums,
};

fn expenditure_row_sums<'a>(accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
    if ledger.has(EXPENDITURE_ROW_SUMS.statements) {
        row_sums(accounts, ledger, EXPENDITURE, &NATURES);
    }
}

/// 支出决算表与收入支出决算总表的支出相等
pub(crate) const EXPENDITURE_MATCHES_SUMMARY: Rule = Rule {
    id: "expenditure-matches-summary",
    severity: Severity::Error,
    statements: &[Statement::Expenditure, Statement::IncomeExpenditureSummary],
    title: "支出决算表与收入支出决算总表的支出相等",
    states: "The 合计 row and the class rows of 03 repeat the expenditure side of 01. The 合计 of a budget \
             may hold what is carried over.",
    why: "03 splits the expenditure of 01 by nature; its totals are the same numbers, printed again.",
    example: "208 is 199.57 in 01 and 195.97 in 03.",
    source: "部门决算报表审核公式, between statements.",
    rounds: false,
    check: expenditure_matches_summary,
};

fn expenditure_matches_summary<'a>(accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(EXPENDITURE_MATCHES_SUMMARY.statements) {
        return;
    }
    for phase in accounts.phases(EXPENDITURE) {
        let column = Column::total(phase);
        let subject = |row: Row<'_>| Subject::of(Statement::Expenditure).row(row.name()).phase(phase);
        let total = accounts.item(EXPENDITURE, Item::Total, column);
        let totals = totals(accounts, SUMMARY, column);
        ledger.same(subject(Row::Item(Item::Total)), total, likeliest(total, &totals));
        for class in accounts.classes_of_both(EXPENDITURE, SUMMARY) {
            let row = Row::Code(class);
            ledger.same(
                subject(row),
                accounts.cell(EXPENDITURE, row, column),
                accounts.cell(SUMMARY, row, column),
            );
        }
    }
}
