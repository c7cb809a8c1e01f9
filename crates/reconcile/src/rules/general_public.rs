//! 05 一般公共预算财政拨款支出决算表.

use super::Rule;
use super::funds::matches_fund;
use super::income::row_sums;
use crate::ledger::Ledger;
use crate::report_figures::{ColumnKey, ReportFigures, RowKey, TableKey};
use crate::subject::ComparisonName;
use juesuan_model::{Fund, Item, Measure, Severity, Statement};

const GENERAL_PUBLIC: Statement = Statement::GeneralPublicExpenditure;

/// 一般公共预算支出各行小计等于基本支出与项目支出之和
pub(crate) const GENERAL_PUBLIC_ROW_SUMS: Rule = Rule {
    id: "general-public-row-sums",
    severity: Severity::Error,
    statements: &[GENERAL_PUBLIC],
    source: "部门决算报表审核公式（表内）",
    rounds: true,
    check: general_public_row_sums,
};

fn general_public_row_sums<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if ledger.has(GENERAL_PUBLIC_ROW_SUMS.statements) {
        row_sums(figures, ledger, TableKey::of(GENERAL_PUBLIC), &[Measure::Basic, Measure::Project]);
    }
}

/// 一般公共预算支出决算表与财政拨款总表相等
pub(crate) const GENERAL_PUBLIC_MATCHES_APPROPRIATION: Rule = Rule {
    id: "general-public-matches-appropriation",
    severity: Severity::Error,
    statements: &[GENERAL_PUBLIC, Statement::AppropriationSummary],
    source: "部门决算报表审核公式（表间）",
    rounds: false,
    check: general_public_matches_appropriation,
};

fn general_public_matches_appropriation<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if ledger.has(GENERAL_PUBLIC_MATCHES_APPROPRIATION.statements) {
        matches_fund(figures, ledger, Fund::GeneralPublic, GENERAL_PUBLIC);
    }
}

/// 一般公共预算支出不大于支出决算表同科目支出
pub(crate) const GENERAL_PUBLIC_WITHIN_EXPENDITURE: Rule = Rule {
    id: "general-public-within-expenditure",
    severity: Severity::Error,
    statements: &[GENERAL_PUBLIC, Statement::Expenditure],
    source: "部门决算报表审核公式（表间）",
    rounds: true,
    check: general_public_within_expenditure,
};

fn general_public_within_expenditure<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(GENERAL_PUBLIC_WITHIN_EXPENDITURE.statements) {
        return;
    }
    let (part, whole) = (TableKey::of(GENERAL_PUBLIC), TableKey::of(Statement::Expenditure));
    let codes = figures.codes(part).iter().map(|code| RowKey::Code(code));
    for row in std::iter::once(RowKey::Item(Item::Total)).chain(codes) {
        let (part_line, whole_line) = (figures.line(part, row), figures.line(whole, row));
        for &column in figures.columns(part) {
            let of_all_funds = ColumnKey { fund: None, ..column };
            ledger.at_most(
                ComparisonName::of(GENERAL_PUBLIC).row(row.name()).column(column),
                part_line.cell(column),
                whole_line.cell(of_all_funds),
            );
        }
    }
}
