//! 02 收入决算表: income by source and function.

use super::Rule;
use super::summary::OTHER_SOURCES;
use crate::figure::FigureCell;
use crate::ledger::Ledger;
use crate::readings::{likeliest, totals};
use crate::report_figures::{ColumnKey, ReportFigures, RowKey, TableKey};
use crate::subject::ComparisonName;
use juesuan_model::{Code, Item, Measure, Severity, Statement};

const INCOME: TableKey = TableKey::of(Statement::Income);
const SUMMARY: TableKey = TableKey::income(Statement::IncomeExpenditureSummary);

const SOURCES: [Measure; 6] = [
    Measure::FiscalAppropriation,
    Measure::SuperiorSubsidy,
    Measure::InstitutionalIncome,
    Measure::BusinessIncome,
    Measure::AffiliateRemittance,
    Measure::OtherIncome,
];

/// 收入决算表各行合计等于各项收入之和
pub(crate) const INCOME_ROW_SUMS: Rule = Rule {
    id: "income-row-sums",
    severity: Severity::Error,
    statements: &[Statement::Income],
    source: "部门决算报表审核公式（表内）",
    rounds: true,
    check: income_row_sums,
};

fn income_row_sums<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if ledger.has(INCOME_ROW_SUMS.statements) {
        let budget = [Measure::FiscalAccount, Measure::UseOfSurplus, Measure::OpeningCarryover];
        row_sums(figures, ledger, INCOME, &[SOURCES.as_slice(), &budget].concat());
    }
}

/// `total ≈ Σ parts` in every row of a statement by code.
pub(super) fn row_sums<'a>(
    figures: &ReportFigures<'a>,
    ledger: &mut Ledger<'_, 'a>,
    table: TableKey,
    parts: &[Measure],
) {
    let totals = figures.columns(table).iter().filter(|column| column.measure == Measure::Total);
    for &total in totals {
        // A column that the statement lacks adds nothing.
        let may_add =
            |column: &ColumnKey| figures.columns(table).contains(column) || !figures.unread().is_empty();
        let columns = parts.iter().map(|measure| total.measure(*measure)).filter(may_add);
        let columns: Vec<ColumnKey> = columns.collect();
        let codes = figures.codes(table).iter().map(|code: &&'a Code| RowKey::Code(code));
        for row in std::iter::once(RowKey::Item(Item::Total)).chain(codes) {
            let line = figures.line(table, row);
            let parts: Vec<FigureCell<'a>> = columns.iter().map(|column| line.cell(*column)).collect();
            ledger.sum_beside(
                ComparisonName::of(table.statement).row(row.name()).phase(total.phase),
                line.cell(total),
                &parts,
                &figures.unrecognized(table, Some(&row)),
            );
        }
    }
}

/// 收入决算表与收入支出决算总表的收入相等
pub(crate) const INCOME_MATCHES_SUMMARY: Rule = Rule {
    id: "income-matches-summary",
    severity: Severity::Error,
    statements: &[Statement::Income, Statement::IncomeExpenditureSummary],
    source: "部门决算报表审核公式（表间）",
    rounds: true,
    check: income_matches_summary,
};

fn income_matches_summary<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(INCOME_MATCHES_SUMMARY.statements) {
        return;
    }
    for phase in figures.phases(INCOME) {
        let column = ColumnKey::total(phase);
        let total = |measure| figures.item(INCOME, Item::Total, column.measure(measure));
        let subject =
            |measure: Measure| ComparisonName::of(Statement::Income).row(measure.name()).phase(phase);
        ledger.same(
            subject(Measure::Total),
            total(Measure::Total),
            likeliest(total(Measure::Total), &totals(figures, SUMMARY, column)),
        );
        let [appropriation, others @ ..] = SOURCES;
        // 01 splits 财政拨款 by fund, so this one is a sum.
        ledger.sum(subject(appropriation), total(appropriation), &figures.appropriation(SUMMARY, column));
        for (measure, item) in others.into_iter().zip(OTHER_SOURCES) {
            ledger.same(subject(measure), total(measure), figures.item(SUMMARY, item, column));
        }
    }
}
