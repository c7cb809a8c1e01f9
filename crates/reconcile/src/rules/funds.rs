//! 07 政府性基金预算财政拨款收入支出决算表 and 08 国有资本经营预算财政拨款支出决算表.

use super::Rule;
use super::appropriation;
use super::income::row_sums;
use crate::ledger::Ledger;
use crate::readings::{likeliest, totals};
use crate::report_figures::{ColumnKey, ReportFigures, RowKey, TableKey};
use crate::subject::ComparisonName;
use juesuan_model::{Code, Fund, Item, Measure, Severity, Statement};

const FUNDS: [(Fund, Statement); 2] =
    [(Fund::GovernmentFund, Statement::GovernmentFund), (Fund::StateCapital, Statement::StateCapital)];

/// 政府性基金、国有资本经营预算支出等于基本支出与项目支出之和
pub(crate) const FUND_ROW_SUMS: Rule = Rule {
    id: "fund-row-sums",
    severity: Severity::Error,
    statements: &[Statement::GovernmentFund, Statement::StateCapital],
    source: "部门决算报表审核公式（表内）",
    rounds: true,
    check: fund_row_sums,
};

fn fund_row_sums<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    for (_, statement) in FUNDS {
        if ledger.has(&[statement]) {
            row_sums(figures, ledger, TableKey::of(statement), &[Measure::Basic, Measure::Project]);
        }
    }
}

/// 政府性基金年初结转加本年收入等于本年支出加年末结转
pub(crate) const GOVERNMENT_FUND_FLOW: Rule = Rule {
    id: "government-fund-flow",
    severity: Severity::Error,
    statements: &[Statement::GovernmentFund],
    source: "部门决算报表审核公式（表内）",
    rounds: true,
    check: government_fund_flow,
};

fn government_fund_flow<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(GOVERNMENT_FUND_FLOW.statements) {
        return;
    }
    let table = TableKey::of(Statement::GovernmentFund);
    let codes = figures.codes(table).iter().map(|code| RowKey::Code(code));
    for row in std::iter::once(RowKey::Item(Item::Total)).chain(codes) {
        for phase in figures.phases(table) {
            let column = ColumnKey::total(phase).fund(Fund::GovernmentFund);
            let cell = |measure| figures.cell(table, row, column.measure(measure));
            ledger.balance(
                ComparisonName::of(Statement::GovernmentFund).row(row.name()).phase(phase),
                &[Measure::OpeningCarryover, Measure::IncomeOfYear].map(cell),
                &[Measure::Total, Measure::ClosingCarryover].map(cell),
            );
        }
    }
}

/// 政府性基金、国有资本经营预算表与财政拨款总表相等
pub(crate) const FUNDS_MATCH_APPROPRIATION: Rule = Rule {
    id: "funds-match-appropriation",
    severity: Severity::Error,
    statements: &[Statement::GovernmentFund, Statement::StateCapital, Statement::AppropriationSummary],
    source: "部门决算报表审核公式（表间）",
    rounds: false,
    check: funds_match_appropriation,
};

fn funds_match_appropriation<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    for (fund, statement) in FUNDS {
        if ledger.has(&[statement]) && ledger.has(&[Statement::AppropriationSummary]) {
            matches_fund(figures, ledger, fund, statement);
            carryovers(figures, ledger, fund, statement);
        }
    }
}

/// Opening carryover, income and closing carryover, which 07 prints in columns and 04 in rows.
fn carryovers<'a>(
    figures: &ReportFigures<'a>,
    ledger: &mut Ledger<'_, 'a>,
    fund: Fund,
    statement: Statement,
) {
    let income = TableKey::income(Statement::AppropriationSummary);
    let pairs = [
        (Measure::OpeningCarryover, income, Item::OpeningCarryover),
        (Measure::IncomeOfYear, income, Item::FiscalAppropriation),
        (Measure::ClosingCarryover, appropriation::EXPENDITURE, Item::ClosingCarryover),
    ];
    let table = TableKey::of(statement);
    let prints = |measure| figures.columns(table).iter().any(|column| column.measure == measure);
    for phase in figures.phases(table) {
        let column = ColumnKey::total(phase).fund(fund);
        // 08 has none of these columns, so only 04 prints these numbers.
        for (measure, side, item) in pairs.into_iter().filter(|(measure, ..)| prints(*measure)) {
            ledger.same(
                ComparisonName::of(statement).row(measure.name()).phase(phase),
                figures.item(table, Item::Total, column.measure(measure)),
                figures.item(side, item, column),
            );
        }
    }
}

/// Compares the total and the classes of a fund's statement with the fund's column in 04.
pub(super) fn matches_fund<'a>(
    figures: &ReportFigures<'a>,
    ledger: &mut Ledger<'_, 'a>,
    fund: Fund,
    statement: Statement,
) {
    let table = TableKey::of(statement);
    let appropriated = appropriation::EXPENDITURE;
    for phase in figures.phases(table) {
        let column = ColumnKey::total(phase).fund(fund);
        let subject = |row: RowKey<'_>| ComparisonName::of(statement).row(row.name()).phase(phase);
        let total = figures.item(table, Item::Total, column);
        let totals = totals(figures, appropriated, column);
        ledger.same(subject(RowKey::Item(Item::Total)), total, likeliest(total, &totals));
        let printed = |code: &&'a Code| {
            [table, appropriated]
                .iter()
                .any(|table| figures.cell(*table, RowKey::Code(code), column).is_printed())
        };
        for class in figures.classes_of_both(table, appropriated).into_iter().filter(printed) {
            let row = RowKey::Code(class);
            ledger.same(
                subject(row),
                figures.cell(table, row, column),
                figures.cell(appropriated, row, column),
            );
        }
    }
}
