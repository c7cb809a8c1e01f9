//! 03 支出决算表: expenditure by nature and function.

use super::Rule;
use super::income::row_sums;
use crate::ledger::Ledger;
use crate::readings::{likeliest, totals};
use crate::report_figures::{ColumnKey, ReportFigures, RowKey, TableKey};
use crate::subject::ComparisonName;
use juesuan_model::{Item, Measure, Severity, Statement};

const EXPENDITURE: TableKey = TableKey::of(Statement::Expenditure);
const SUMMARY: TableKey = TableKey::expenditure(Statement::IncomeExpenditureSummary);

/// The last two are in budgets only.
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
    source: "部门决算报表审核公式（表内）",
    rounds: true,
    check: expenditure_row_sums,
};

fn expenditure_row_sums<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if ledger.has(EXPENDITURE_ROW_SUMS.statements) {
        row_sums(figures, ledger, EXPENDITURE, &NATURES);
    }
}

/// 支出决算表与收入支出决算总表的支出相等
pub(crate) const EXPENDITURE_MATCHES_SUMMARY: Rule = Rule {
    id: "expenditure-matches-summary",
    severity: Severity::Error,
    statements: &[Statement::Expenditure, Statement::IncomeExpenditureSummary],
    source: "部门决算报表审核公式（表间）",
    rounds: false,
    check: expenditure_matches_summary,
};

fn expenditure_matches_summary<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(EXPENDITURE_MATCHES_SUMMARY.statements) {
        return;
    }
    for phase in figures.phases(EXPENDITURE) {
        let column = ColumnKey::total(phase);
        let subject =
            |row: RowKey<'_>| ComparisonName::of(Statement::Expenditure).row(row.name()).phase(phase);
        let total = figures.item(EXPENDITURE, Item::Total, column);
        let totals = totals(figures, SUMMARY, column);
        ledger.same(subject(RowKey::Item(Item::Total)), total, likeliest(total, &totals));
        for class in figures.classes_of_both(EXPENDITURE, SUMMARY) {
            let row = RowKey::Code(class);
            ledger.same(
                subject(row),
                figures.cell(EXPENDITURE, row, column),
                figures.cell(SUMMARY, row, column),
            );
        }
    }
}
