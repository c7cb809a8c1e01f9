//! 05 一般公共预算财政拨款支出决算表.

use super::Rule;
use super::funds::matches_fund;
use super::income::row_sums;
use crate::accounts::{Accounts, Column, Row, Table};
use crate::ledger::Ledger;
use crate::subject::Subject;
use juesuan_model::{Fund, Item, Measure, Severity, Statement};

const GENERAL_PUBLIC: Statement = Statement::GeneralPublicExpenditure;

/// 一般公共预算支出各行小计等于基本支出与项目支出之和
pub(crate) const GENERAL_PUBLIC_ROW_SUMS: Rule = Rule {
    id: "general-public-row-sums",
    severity: Severity::Error,
    statements: &[GENERAL_PUBLIC],
    title: "一般公共预算支出各行小计等于基本支出与项目支出之和",
    states: "In 05, every row's total is its 基本支出 and its 项目支出.",
    why: "What is spent from the general public budget either keeps the department running or serves a \
          project.",
    example: "201 prints 1,227.34 in all, 911.92 basic and 314.42 project.",
    source: "部门决算报表审核公式, within a statement.",
    rounds: true,
    check: general_public_row_sums,
};

fn general_public_row_sums<'a>(accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
    if ledger.has(GENERAL_PUBLIC_ROW_SUMS.statements) {
        row_sums(accounts, ledger, Table::of(GENERAL_PUBLIC), &[Measure::Basic, Measure::Project]);
    }
}

/// 一般公共预算支出决算表与财政拨款总表相等
pub(crate) const GENERAL_PUBLIC_MATCHES_APPROPRIATION: Rule = Rule {
    id: "general-public-matches-appropriation",
    severity: Severity::Error,
    statements: &[GENERAL_PUBLIC, Statement::AppropriationSummary],
    title: "一般公共预算支出决算表与财政拨款总表相等",
    states: "The 合计 row and the class rows of 05 repeat the 一般公共预算 column of 04.",
    why: "05 splits that column by nature and function; its totals are the same numbers, printed again.",
    example: "210 is 130.02 in 05 and 130.20 in 04.",
    source: "部门决算报表审核公式, between statements.",
    rounds: false,
    check: general_public_matches_appropriation,
};

fn general_public_matches_appropriation<'a>(accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
    if ledger.has(GENERAL_PUBLIC_MATCHES_APPROPRIATION.statements) {
        matches_fund(accounts, ledger, Fund::GeneralPublic, GENERAL_PUBLIC);
    }
}

/// 一般公共预算支出不大于支出决算表同科目支出
pub(crate) const GENERAL_PUBLIC_WITHIN_EXPENDITURE: Rule = Rule {
    id: "general-public-within-expenditure",
    severity: Severity::Error,
    statements: &[GENERAL_PUBLIC, Statement::Expenditure],
    title: "一般公共预算支出不大于支出决算表同科目支出",
    states: "No cell of 05 exceeds the same cell of 03.",
    why: "What was spent from the general public budget is a part of all that was spent on the same \
          function.",
    example: "2010302 has 312.47 of 项目支出 in 03 and 321.47 in 05.",
    source: "部门决算报表审核公式, between statements.",
    rounds: true,
    check: general_public_within_expenditure,
};

fn general_public_within_expenditure<'a>(accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(GENERAL_PUBLIC_WITHIN_EXPENDITURE.statements) {
        return;
    }
    let (part, whole) = (Table::of(GENERAL_PUBLIC), Table::of(Statement::Expenditure));
    let codes = accounts.codes(part).iter().map(|code| Row::Code(code));
    for row in std::iter::once(Row::Item(Item::Total)).chain(codes) {
        let (part_line, whole_line) = (accounts.line(part, row), accounts.line(whole, row));
        for &column in accounts.columns(part) {
            let of_all_funds = Column { fund: None, ..column };
            ledger.at_most(
                Subject::of(GENERAL_PUBLIC).row(row.name()).column(column),
                part_line.cell(column),
                whole_line.cell(of_all_funds),
            );
        }
    }
}
