//! 04 财政拨款收入支出决算总表: the appropriations by fund, and how they were used.

use super::Rule;
use crate::figure::FigureCell;
use crate::ledger::Ledger;
use crate::obligation;
use crate::readings::{likeliest, totals};
use crate::report_figures::{ColumnKey, Presence, ReportFigures, RowKey, TableKey};
use crate::subject::ComparisonName;
use juesuan_messages::message;
use juesuan_model::{Fund, Item, Measure, Severity, State, Statement};

const APPROPRIATION: Statement = Statement::AppropriationSummary;
const INCOME: TableKey = TableKey::income(APPROPRIATION);
pub(super) const EXPENDITURE: TableKey = TableKey::expenditure(APPROPRIATION);

/// The rows of the expenditure side that are not classes.
const LINES: [Item; 3] = [Item::ExpenditureOfYear, Item::ClosingCarryover, Item::GrandTotal];

/// 财政拨款总表支出各行合计等于三类资金之和
pub(crate) const APPROPRIATION_ROW_SUMS: Rule = Rule {
    id: "appropriation-row-sums",
    severity: Severity::Error,
    statements: &[APPROPRIATION],
    source: "部门决算报表审核公式（表内）",
    rounds: true,
    check: appropriation_row_sums,
};

fn appropriation_row_sums<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(APPROPRIATION_ROW_SUMS.statements) {
        return;
    }
    for phase in figures.phases(EXPENDITURE) {
        let column = ColumnKey::total(phase);
        let classes = figures.classes(EXPENDITURE).map(RowKey::Code);
        for row in classes.chain(LINES.map(RowKey::Item)) {
            let part = |fund: &Fund| figures.cell(EXPENDITURE, row, column.fund(*fund));
            let parts: Vec<FigureCell<'a>> = Fund::ALL.iter().map(part).collect();
            let subject = ComparisonName::of(APPROPRIATION).row(row.name()).phase(phase);
            ledger.sum(subject, figures.cell(EXPENDITURE, row, column), &parts);
        }
    }
}

/// 财政拨款本年收入合计等于三类资金收入之和
pub(crate) const APPROPRIATION_INCOME_TOTAL: Rule = Rule {
    id: "appropriation-income-total",
    severity: Severity::Error,
    statements: &[APPROPRIATION],
    source: "部门决算报表审核公式（表内）",
    rounds: true,
    check: appropriation_income_total,
};

fn appropriation_income_total<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(APPROPRIATION_INCOME_TOTAL.statements) {
        return;
    }
    for phase in figures.phases(INCOME) {
        let column = ColumnKey::total(phase);
        let subject = ComparisonName::of(APPROPRIATION).row(Item::IncomeOfYear.name()).phase(phase);
        let total = figures.item(INCOME, Item::IncomeOfYear, column);
        let unrecognized = figures.unrecognized(INCOME, None);
        ledger.sum_beside(subject, total, &figures.appropriation(INCOME, column), &unrecognized);
    }
}

/// 财政拨款本年支出合计等于各功能分类支出之和
pub(crate) const APPROPRIATION_EXPENDITURE_TOTAL: Rule = Rule {
    id: "appropriation-expenditure-total",
    severity: Severity::Error,
    statements: &[APPROPRIATION],
    source: "部门决算报表审核公式（表内）",
    rounds: true,
    check: appropriation_expenditure_total,
};

fn appropriation_expenditure_total<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(APPROPRIATION_EXPENDITURE_TOTAL.statements) {
        return;
    }
    let unrecognized = figures.unrecognized(EXPENDITURE, None);
    for &column in figures.columns(EXPENDITURE) {
        let class = |code| figures.cell(EXPENDITURE, RowKey::Code(code), column);
        let parts: Vec<FigureCell<'a>> = figures.classes(EXPENDITURE).map(class).collect();
        let subject = ComparisonName::of(APPROPRIATION).row(Item::ExpenditureOfYear.name()).fund(column);
        let total = figures.item(EXPENDITURE, Item::ExpenditureOfYear, column);
        ledger.sum_beside(subject, total, &parts, &unrecognized);
    }
}

/// 年初财政拨款结转和结余等于三类资金结转之和
pub(crate) const APPROPRIATION_OPENING: Rule = Rule {
    id: "appropriation-opening",
    severity: Severity::Error,
    statements: &[APPROPRIATION],
    source: "部门决算报表审核公式（表内）",
    rounds: true,
    check: appropriation_opening,
};

fn appropriation_opening<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(APPROPRIATION_OPENING.statements) {
        return;
    }
    for phase in figures.phases(INCOME) {
        let column = ColumnKey::total(phase);
        let opening = |column| figures.item(INCOME, Item::OpeningCarryover, column);
        let parts: Vec<FigureCell<'a>> = Fund::ALL.iter().map(|fund| opening(column.fund(*fund))).collect();
        let subject = ComparisonName::of(APPROPRIATION).row(Item::OpeningCarryover.name()).phase(phase);
        // If all three parts are blank, the total is not divided.
        if parts.iter().all(|part| matches!(part, FigureCell::Blank)) {
            ledger.record(subject, State::NotApplicable, message!("check-parts-blank"));
            continue;
        }
        ledger.sum(subject, opening(column), &parts);
    }
}

/// 财政拨款总计收支平衡
pub(crate) const APPROPRIATION_GRAND_TOTAL: Rule = Rule {
    id: "appropriation-grand-total",
    severity: Severity::Error,
    statements: &[APPROPRIATION],
    source: "部门决算报表审核公式（表内）",
    rounds: true,
    check: appropriation_grand_total,
};

fn appropriation_grand_total<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(APPROPRIATION_GRAND_TOTAL.statements) {
        return;
    }
    for phase in figures.phases(INCOME) {
        let column = ColumnKey::total(phase);
        let income = |item, column| figures.item(INCOME, item, column);
        let subject = |words: &'static str| {
            ComparisonName::of(APPROPRIATION).row(Item::GrandTotal.name()).push(words).phase(phase)
        };
        let parts = [Item::IncomeOfYear, Item::OpeningCarryover].map(|item| income(item, column));
        ledger.sum(subject("income"), income(Item::GrandTotal, column), &parts);
        let expended = figures.item(EXPENDITURE, Item::GrandTotal, column);
        ledger.same(subject("balance"), income(Item::GrandTotal, column), expended);
        for fund in Fund::ALL {
            let column = column.fund(*fund);
            let parts = [Item::FiscalAppropriation, Item::OpeningCarryover].map(|item| income(item, column));
            let total = figures.item(EXPENDITURE, Item::GrandTotal, column);
            ledger.sum(subject("income").push(fund.name()), total, &parts);
        }
    }
    for &column in figures.columns(EXPENDITURE) {
        let expended = |item| figures.item(EXPENDITURE, item, column);
        let parts = [Item::ExpenditureOfYear, Item::ClosingCarryover].map(expended);
        let subject =
            ComparisonName::of(APPROPRIATION).row(Item::GrandTotal.name()).push("expenditure").fund(column);
        ledger.sum(subject, expended(Item::GrandTotal), &parts);
    }
}

/// 财政拨款总表本年收入等于收入决算表财政拨款收入
pub(crate) const APPROPRIATION_MATCHES_INCOME: Rule = Rule {
    id: "appropriation-matches-income",
    severity: Severity::Error,
    statements: &[APPROPRIATION, Statement::Income],
    source: "部门决算报表审核公式（表间）",
    rounds: false,
    check: appropriation_matches_income,
};

fn appropriation_matches_income<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(APPROPRIATION_MATCHES_INCOME.statements) {
        return;
    }
    for phase in figures.phases(INCOME) {
        let column = ColumnKey::total(phase);
        let received = column.measure(Measure::FiscalAppropriation);
        let received = figures.item(TableKey::of(Statement::Income), Item::Total, received);
        let totals = totals(figures, INCOME, column);
        let subject = ComparisonName::of(APPROPRIATION).row(Item::IncomeOfYear.name()).phase(phase);
        ledger.same(subject, likeliest(received, &totals), received);
    }
}

/// 财政拨款各类支出不大于总表同类支出
pub(crate) const APPROPRIATION_WITHIN_SUMMARY: Rule = Rule {
    id: "appropriation-within-summary",
    severity: Severity::Error,
    statements: &[APPROPRIATION, Statement::IncomeExpenditureSummary],
    source: "部门决算报表审核公式（表间）",
    rounds: true,
    check: appropriation_within_summary,
};

fn appropriation_within_summary<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(APPROPRIATION_WITHIN_SUMMARY.statements) {
        return;
    }
    let summary = TableKey::expenditure(Statement::IncomeExpenditureSummary);
    for phase in figures.phases(EXPENDITURE) {
        let column = ColumnKey::total(phase);
        let classes = figures.classes(EXPENDITURE).map(RowKey::Code);
        for row in classes.chain([RowKey::Item(Item::ExpenditureOfYear)]) {
            let subject = ComparisonName::of(APPROPRIATION).row(row.name()).phase(phase);
            let part = figures.cell(EXPENDITURE, row, column);
            ledger.at_most(subject, part, figures.cell(summary, row, column));
        }
    }
}

/// The statement of each fund.
const BY_FUND: [(Fund, Statement); 3] = [
    (Fund::GeneralPublic, Statement::GeneralPublicExpenditure),
    (Fund::GovernmentFund, Statement::GovernmentFund),
    (Fund::StateCapital, Statement::StateCapital),
];

/// 财政拨款本年支出等于三类资金各表支出之和
pub(crate) const APPROPRIATION_BY_STATEMENT: Rule = Rule {
    id: "appropriation-by-statement",
    severity: Severity::Error,
    statements: &[
        APPROPRIATION,
        Statement::GeneralPublicExpenditure,
        Statement::GovernmentFund,
        Statement::StateCapital,
    ],
    source: "部门决算报表审核公式（表间）",
    rounds: true,
    check: appropriation_by_statement,
};

fn appropriation_by_statement<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    // An empty statement with a note adds nothing. The same is true of a missing one that is not required, of a fund that
    // paid nothing. Any other gap makes the sum uncertain.
    let open = |statement: &Statement| match figures.presence(*statement) {
        Presence::Filled | Presence::Explained(_) => false,
        Presence::Missing => !needs_none(figures, *statement),
        Presence::Empty => true,
    };
    let closed: Vec<Statement> = APPROPRIATION_BY_STATEMENT.statements.iter().copied().filter(open).collect();
    if !ledger.has(&closed) || !ledger.has(&[APPROPRIATION]) {
        return;
    }
    for phase in figures.phases(EXPENDITURE) {
        let column = ColumnKey::total(phase);
        let total = |(fund, statement): (Fund, Statement)| {
            figures.item(TableKey::of(statement), Item::Total, column.fund(fund))
        };
        let subject = ComparisonName::of(APPROPRIATION).row(Item::ExpenditureOfYear.name()).phase(phase);
        let whole = figures.item(EXPENDITURE, Item::ExpenditureOfYear, column);
        ledger.sum(subject, whole, &BY_FUND.map(total));
    }
}

/// Whether a fund paid nothing according to 04, which separates the funds, and so needs no statement of its own.
fn needs_none(figures: &ReportFigures<'_>, statement: Statement) -> bool {
    let columns = figures.columns(EXPENDITURE);
    let Some((fund, _)) = BY_FUND.iter().find(|(_, own)| *own == statement) else { return false };
    let nothing = |column: &ColumnKey| {
        let cell =
            figures.item(EXPENDITURE, Item::ExpenditureOfYear, ColumnKey::total(column.phase).fund(*fund));
        match cell {
            FigureCell::Absent | FigureCell::Blank => true,
            FigureCell::Printed(figure) => figure.value.is_zero(),
            FigureCell::Unread(_) | FigureCell::Contradicted(..) => false,
        }
    };
    let apart = columns.iter().any(|column| column.fund.is_some());
    apart && !obligation::requires(figures.kind(), figures.year(), statement) && columns.iter().all(nothing)
}
