//! 01 收入支出决算总表: income and expenditure, each side down to its 总计.

use super::Rule;
use crate::figure::FigureCell;
use crate::ledger::Ledger;
use crate::report_figures::{ColumnKey, ReportFigures, RowKey, TableKey};
use crate::subject::ComparisonName;
use juesuan_model::{Fund, Item, Measure, Severity, Statement};

const SUMMARY: Statement = Statement::IncomeExpenditureSummary;
const INCOME: TableKey = TableKey::income(SUMMARY);
const EXPENDITURE: TableKey = TableKey::expenditure(SUMMARY);

/// The sources of income other than 财政拨款, as the summary prints them.
pub(super) const OTHER_SOURCES: [Item; 5] = [
    Item::SuperiorSubsidy,
    Item::InstitutionalIncome,
    Item::BusinessIncome,
    Item::AffiliateRemittance,
    Item::OtherIncome,
];

/// The sources that only budgets print.
const BUDGET_SOURCES: [Item; 2] = [Item::FiscalAccount, Item::OtherFunds];

/// 本年收入合计等于各项收入之和
pub(crate) const INCOME_TOTAL: Rule = Rule {
    id: "summary-income-total",
    severity: Severity::Error,
    statements: &[SUMMARY],
    source: "部门决算报表审核公式（表内）",
    rounds: true,
    check: income_total,
};

fn income_total<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(INCOME_TOTAL.statements) {
        return;
    }
    for phase in figures.phases(INCOME) {
        let column = ColumnKey::total(phase);
        let mut parts = figures.appropriation(INCOME, column);
        parts.extend(OTHER_SOURCES.map(|item| figures.item(INCOME, item, column)));
        parts.extend(BUDGET_SOURCES.map(|item| figures.item(INCOME, item, column)));
        let subject = ComparisonName::of(SUMMARY).row(Item::IncomeOfYear.name()).phase(phase);
        let total = figures.item(INCOME, Item::IncomeOfYear, column);
        ledger.sum_beside(subject, total, &parts, &figures.unrecognized(INCOME, None));
    }
}

/// 收入总计等于本年收入合计、使用结余与年初结转之和
pub(crate) const INCOME_GRAND_TOTAL: Rule = Rule {
    id: "summary-income-grand-total",
    severity: Severity::Error,
    statements: &[SUMMARY],
    source: "部门决算报表审核公式（表内）",
    rounds: true,
    check: income_grand_total,
};

fn income_grand_total<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if ledger.has(INCOME_GRAND_TOTAL.statements) {
        let items = [Item::IncomeOfYear, Item::UseOfSurplus, Item::OpeningCarryover];
        grand_total(figures, ledger, INCOME, &items);
    }
}

/// 本年支出合计等于各功能分类支出之和
pub(crate) const EXPENDITURE_TOTAL: Rule = Rule {
    id: "summary-expenditure-total",
    severity: Severity::Error,
    statements: &[SUMMARY],
    source: "部门决算报表审核公式（表内）",
    rounds: true,
    check: expenditure_total,
};

fn expenditure_total<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(EXPENDITURE_TOTAL.statements) {
        return;
    }
    for phase in figures.phases(EXPENDITURE) {
        let column = ColumnKey::total(phase);
        let class = |code| figures.cell(EXPENDITURE, RowKey::Code(code), column);
        let parts: Vec<FigureCell<'a>> = figures.classes(EXPENDITURE).map(class).collect();
        let subject = ComparisonName::of(SUMMARY).row(Item::ExpenditureOfYear.name()).phase(phase);
        let total = figures.item(EXPENDITURE, Item::ExpenditureOfYear, column);
        ledger.sum_beside(subject, total, &parts, &figures.unrecognized(EXPENDITURE, None));
    }
}

/// 支出总计等于本年支出合计、结余分配与年末结转之和
pub(crate) const EXPENDITURE_GRAND_TOTAL: Rule = Rule {
    id: "summary-expenditure-grand-total",
    severity: Severity::Error,
    statements: &[SUMMARY],
    source: "部门决算报表审核公式（表内）",
    rounds: true,
    check: expenditure_grand_total,
};

fn expenditure_grand_total<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if ledger.has(EXPENDITURE_GRAND_TOTAL.statements) {
        let items = [Item::ExpenditureOfYear, Item::SurplusDistribution, Item::ClosingCarryover];
        grand_total(figures, ledger, EXPENDITURE, &items);
    }
}

fn grand_total<'a>(
    figures: &ReportFigures<'a>,
    ledger: &mut Ledger<'_, 'a>,
    table: TableKey,
    items: &[Item],
) {
    for phase in figures.phases(table) {
        let column = ColumnKey::total(phase);
        let parts: Vec<FigureCell<'a>> =
            items.iter().flat_map(|item| figures.all_of(table, *item, column)).collect();
        let side = table.side.map_or("", |side| side.name());
        let subject = ComparisonName::of(SUMMARY).row(Item::GrandTotal.name()).push(side).phase(phase);
        ledger.sum_beside(
            subject,
            figures.item(table, Item::GrandTotal, column),
            &parts,
            &figures.unrecognized(table, None),
        );
    }
}

/// 收入总计等于支出总计
pub(crate) const BALANCE: Rule = Rule {
    id: "summary-balance",
    severity: Severity::Error,
    statements: &[SUMMARY],
    source: "部门决算报表审核公式（表内）",
    rounds: false,
    check: balance,
};

fn balance<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(BALANCE.statements) {
        return;
    }
    for phase in figures.phases(INCOME) {
        let total = |table| figures.item(table, Item::GrandTotal, ColumnKey::total(phase));
        let subject = ComparisonName::of(SUMMARY).row(Item::GrandTotal.name()).phase(phase);
        ledger.same(subject, total(INCOME), total(EXPENDITURE));
    }
}

/// 收支总表的人员、公用经费与支出表、基本支出表相符
pub(crate) const SUMMARY_BASIC: Rule = Rule {
    id: "summary-basic",
    severity: Severity::Error,
    statements: &[SUMMARY, Statement::Expenditure, Statement::BasicExpenditure],
    source: "部门预算公开表：收支预算总表、支出预算总表、基本支出预算表",
    rounds: true,
    check: summary_basic,
};

fn summary_basic<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    let divides = figures.columns(EXPENDITURE).iter().any(|column| column.measure == Measure::Personnel);
    if !divides || !ledger.has(SUMMARY_BASIC.statements) {
        return;
    }
    for phase in figures.phases(EXPENDITURE) {
        let column = ColumnKey::total(phase);
        let total = |measure| {
            let rows = [Item::ExpenditureOfYear, Item::GrandTotal];
            let cells = rows.map(|item| figures.item(EXPENDITURE, item, column.measure(measure)));
            cells.into_iter().find(|cell| !matches!(cell, FigureCell::Absent)).unwrap_or(FigureCell::Absent)
        };
        let (personnel, public) = (total(Measure::Personnel), total(Measure::Public));
        let basic =
            figures.item(TableKey::of(Statement::Expenditure), Item::Total, column.measure(Measure::Basic));
        let subject = |row: Item| ComparisonName::of(SUMMARY).row(row.name()).phase(phase);
        ledger.balance(subject(Item::Basic), &[personnel, public], &[basic]);
        let detail = TableKey::of(Statement::BasicExpenditure);
        let own = column.fund(Fund::GeneralPublic);
        for (measure, item, whole) in
            [(Measure::Personnel, Item::Personnel, personnel), (Measure::Public, Item::Public, public)]
        {
            let rows =
                [figures.item(detail, item, own), figures.item(detail, Item::Total, own.measure(measure))];
            for part in
                rows.into_iter().filter(|cell| !matches!(cell, FigureCell::Absent | FigureCell::Blank))
            {
                ledger.at_most(subject(item), part, whole);
            }
        }
    }
}
