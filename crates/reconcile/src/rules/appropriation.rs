//! 04 财政拨款收入支出决算总表: what the treasury gave, by fund, and what became of it.

use super::Rule;
use crate::accounts::{Accounts, Column, Presence, Row, Table};
use crate::figure::Cell;
use crate::ledger::Ledger;
use crate::obligation;
use crate::readings::{likeliest, totals};
use crate::subject::Subject;
use juesuan_model::{Fund, Item, Measure, Severity, State, Statement};

const APPROPRIATION: Statement = Statement::AppropriationSummary;
const INCOME: Table = Table::income(APPROPRIATION);
pub(super) const EXPENDITURE: Table = Table::expenditure(APPROPRIATION);

/// The rows of the expenditure side that are no class.
const LINES: [Item; 3] = [Item::ExpenditureOfYear, Item::ClosingCarryover, Item::GrandTotal];

/// 财政拨款总表支出各行合计等于三类资金之和
///
/// In 04, every row of the expenditure side is the sum of its three funds.
///
/// # Why
/// The columns split one amount by the budget that it comes from.
///
/// # Example
/// 212 prints 合计 10.00, 一般公共预算 4.00 and 政府性基金 5.00.
///
/// # Source
/// 部门决算报表审核公式, within a statement.
pub(crate) struct AppropriationRowSums;

impl Rule for AppropriationRowSums {
    fn id(&self) -> &'static str {
        "appropriation-row-sums"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn statements(&self) -> &'static [Statement] {
        &[APPROPRIATION]
    }

    fn check<'a>(&self, accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
        if !ledger.has(self.statements()) {
            return;
        }
        for phase in accounts.phases(EXPENDITURE) {
            let column = Column::total(phase);
            let classes = accounts.classes(EXPENDITURE).map(Row::Code);
            for row in classes.chain(LINES.map(Row::Item)) {
                let part = |fund: &Fund| accounts.cell(EXPENDITURE, row, column.fund(*fund));
                let parts: Vec<Cell<'a>> = Fund::ALL.iter().map(part).collect();
                let subject = Subject::of(APPROPRIATION).row(row.name()).phase(phase);
                ledger.sum(subject, accounts.cell(EXPENDITURE, row, column), &parts);
            }
        }
    }
}

/// 财政拨款本年收入合计等于三类资金收入之和
///
/// In 04, the income of the year is the sum of the three funds.
///
/// # Why
/// The treasury gives from one of three budgets.
///
/// # Example
/// 一般公共预算 100.00 and 政府性基金 5.00 under 本年收入合计 106.00 fail by 1.00.
///
/// # Source
/// 部门决算报表审核公式, within a statement.
pub(crate) struct AppropriationIncomeTotal;

impl Rule for AppropriationIncomeTotal {
    fn id(&self) -> &'static str {
        "appropriation-income-total"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn statements(&self) -> &'static [Statement] {
        &[APPROPRIATION]
    }

    fn check<'a>(&self, accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
        if !ledger.has(self.statements()) {
            return;
        }
        for phase in accounts.phases(INCOME) {
            let column = Column::total(phase);
            let subject = Subject::of(APPROPRIATION).row(Item::IncomeOfYear.name()).phase(phase);
            let total = accounts.item(INCOME, Item::IncomeOfYear, column);
            let unrecognised = accounts.unrecognised(INCOME, None);
            ledger.sum_beside(subject, total, &accounts.appropriation(INCOME, column), &unrecognised);
        }
    }
}

/// 财政拨款本年支出合计等于各功能分类支出之和
///
/// In 04, the expenditure of the year is the sum of the functional classes, in all and of each fund.
///
/// # Why
/// Every yuan spent has one function.
///
/// # Example
/// 教育支出 90.00 and 住房保障支出 9.00 under 本年支出合计 100.00 fail by 1.00.
///
/// # Source
/// 部门决算报表审核公式, within a statement.
pub(crate) struct AppropriationExpenditureTotal;

impl Rule for AppropriationExpenditureTotal {
    fn id(&self) -> &'static str {
        "appropriation-expenditure-total"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn statements(&self) -> &'static [Statement] {
        &[APPROPRIATION]
    }

    fn check<'a>(&self, accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
        if !ledger.has(self.statements()) {
            return;
        }
        let unrecognised = accounts.unrecognised(EXPENDITURE, None);
        for &column in accounts.columns(EXPENDITURE) {
            let class = |code| accounts.cell(EXPENDITURE, Row::Code(code), column);
            let parts: Vec<Cell<'a>> = accounts.classes(EXPENDITURE).map(class).collect();
            let subject = Subject::of(APPROPRIATION).row(Item::ExpenditureOfYear.name()).fund(column);
            let total = accounts.item(EXPENDITURE, Item::ExpenditureOfYear, column);
            ledger.sum_beside(subject, total, &parts, &unrecognised);
        }
    }
}

/// 年初财政拨款结转和结余等于三类资金结转之和
///
/// In 04, the opening carryover is the sum of the carryovers of the three funds.
///
/// # Why
/// What is brought over keeps the budget that it came from.
///
/// # Example
/// 63.24 in all, of which 一般公共预算 60.00 and 政府性基金 3.00.
///
/// # Source
/// 部门决算报表审核公式, within a statement.
pub(crate) struct AppropriationOpening;

impl Rule for AppropriationOpening {
    fn id(&self) -> &'static str {
        "appropriation-opening"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn statements(&self) -> &'static [Statement] {
        &[APPROPRIATION]
    }

    fn check<'a>(&self, accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
        if !ledger.has(self.statements()) {
            return;
        }
        for phase in accounts.phases(INCOME) {
            let column = Column::total(phase);
            let opening = |column| accounts.item(INCOME, Item::OpeningCarryover, column);
            let parts: Vec<Cell<'a>> = Fund::ALL.iter().map(|fund| opening(column.fund(*fund))).collect();
            let subject = Subject::of(APPROPRIATION).row(Item::OpeningCarryover.name()).phase(phase);
            // Three blanks divide nothing.
            if parts.iter().all(|part| matches!(part, Cell::Blank)) {
                let reason = "the parts are all blank".to_owned();
                ledger.record(subject, State::NotApplicable, reason);
                continue;
            }
            ledger.sum(subject, opening(column), &parts);
        }
    }
}

/// 财政拨款总计收支平衡
///
/// In 04, the grand total of the income side is the income of the year and the opening carryover; that of the
/// expenditure side the expenditure of the year and the closing carryover; both are the same number, and so it is for
/// each fund.
///
/// # Why
/// What the treasury gave and what was brought over was spent or kept, within each budget.
///
/// # Example
/// 本年支出合计 95.00 and 年末结转 5.00 under 总计 101.00 fail by 1.00.
///
/// # Source
/// 部门决算报表审核公式, within a statement.
pub(crate) struct AppropriationGrandTotal;

impl Rule for AppropriationGrandTotal {
    fn id(&self) -> &'static str {
        "appropriation-grand-total"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn statements(&self) -> &'static [Statement] {
        &[APPROPRIATION]
    }

    fn check<'a>(&self, accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
        if !ledger.has(self.statements()) {
            return;
        }
        for phase in accounts.phases(INCOME) {
            let column = Column::total(phase);
            let income = |item, column| accounts.item(INCOME, item, column);
            let subject = |words: &'static str| {
                Subject::of(APPROPRIATION).row(Item::GrandTotal.name()).push(words).phase(phase)
            };
            let parts = [Item::IncomeOfYear, Item::OpeningCarryover].map(|item| income(item, column));
            ledger.sum(subject("income"), income(Item::GrandTotal, column), &parts);
            let expended = accounts.item(EXPENDITURE, Item::GrandTotal, column);
            ledger.same(subject("balance"), income(Item::GrandTotal, column), expended);
            for fund in Fund::ALL {
                let column = column.fund(*fund);
                let parts =
                    [Item::FiscalAppropriation, Item::OpeningCarryover].map(|item| income(item, column));
                let total = accounts.item(EXPENDITURE, Item::GrandTotal, column);
                ledger.sum(subject("income").push(fund.name()), total, &parts);
            }
        }
        for &column in accounts.columns(EXPENDITURE) {
            let expended = |item| accounts.item(EXPENDITURE, item, column);
            let parts = [Item::ExpenditureOfYear, Item::ClosingCarryover].map(expended);
            let subject =
                Subject::of(APPROPRIATION).row(Item::GrandTotal.name()).push("expenditure").fund(column);
            ledger.sum(subject, expended(Item::GrandTotal), &parts);
        }
    }
}

/// 财政拨款总表本年收入等于收入决算表财政拨款收入
///
/// The income of the year in 04 is the 财政拨款收入 of 02's 合计 row.
///
/// # Why
/// Both statements print what the treasury gave in the year.
///
/// # Example
/// 5,102.22 in 04 and 5,012.22 in 02.
///
/// # Source
/// 部门决算报表审核公式, between statements.
pub(crate) struct AppropriationMatchesIncome;

impl Rule for AppropriationMatchesIncome {
    fn id(&self) -> &'static str {
        "appropriation-matches-income"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn statements(&self) -> &'static [Statement] {
        &[APPROPRIATION, Statement::Income]
    }

    fn check<'a>(&self, accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
        if !ledger.has(self.statements()) {
            return;
        }
        for phase in accounts.phases(INCOME) {
            let column = Column::total(phase);
            let received = column.measure(Measure::FiscalAppropriation);
            let received = accounts.item(Table::of(Statement::Income), Item::Total, received);
            let totals = totals(accounts, INCOME, column);
            let subject = Subject::of(APPROPRIATION).row(Item::IncomeOfYear.name()).phase(phase);
            ledger.same(subject, likeliest(received, &totals), received);
        }
    }
}

/// 财政拨款各类支出不大于总表同类支出
///
/// No class of 04 exceeds the class of 01, nor its total the total.
///
/// # Why
/// What was spent of the treasury's money is a part of what was spent.
///
/// # Example
/// 208 is 199.57 in 01 and 200.57 in 04.
///
/// # Source
/// 部门决算报表审核公式, between statements.
pub(crate) struct AppropriationWithinSummary;

impl Rule for AppropriationWithinSummary {
    fn id(&self) -> &'static str {
        "appropriation-within-summary"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn statements(&self) -> &'static [Statement] {
        &[APPROPRIATION, Statement::IncomeExpenditureSummary]
    }

    fn check<'a>(&self, accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
        if !ledger.has(self.statements()) {
            return;
        }
        let summary = Table::expenditure(Statement::IncomeExpenditureSummary);
        for phase in accounts.phases(EXPENDITURE) {
            let column = Column::total(phase);
            let classes = accounts.classes(EXPENDITURE).map(Row::Code);
            for row in classes.chain([Row::Item(Item::ExpenditureOfYear)]) {
                let subject = Subject::of(APPROPRIATION).row(row.name()).phase(phase);
                let part = accounts.cell(EXPENDITURE, row, column);
                ledger.at_most(subject, part, accounts.cell(summary, row, column));
            }
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
///
/// The expenditure of the year in 04 is the sum of the totals of 05, 07 and 08.
///
/// # Why
/// Each fund has a statement of its own, and together they are all that the treasury's money was spent on.
///
/// # Example
/// 5,102.22 in 04, 5,002.22 in 05, and 07 and 08 are empty.
///
/// # Source
/// 部门决算报表审核公式, between statements.
pub(crate) struct AppropriationByStatement;

impl Rule for AppropriationByStatement {
    fn id(&self) -> &'static str {
        "appropriation-by-statement"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn statements(&self) -> &'static [Statement] {
        &[
            APPROPRIATION,
            Statement::GeneralPublicExpenditure,
            Statement::GovernmentFund,
            Statement::StateCapital,
        ]
    }

    fn check<'a>(&self, accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
        // An empty statement that says so adds nothing, nor does one that need not be there of a fund that paid nothing; any
        // other gap leaves the sum open.
        let open = |statement: &Statement| match accounts.presence(*statement) {
            Presence::Filled | Presence::Explained(_) => false,
            Presence::Missing => !needs_none(accounts, *statement),
            Presence::Empty => true,
        };
        let closed: Vec<Statement> = self.statements().iter().copied().filter(open).collect();
        if !ledger.has(&closed) || !ledger.has(&[APPROPRIATION]) {
            return;
        }
        for phase in accounts.phases(EXPENDITURE) {
            let column = Column::total(phase);
            let total = |(fund, statement): (Fund, Statement)| {
                accounts.item(Table::of(statement), Item::Total, column.fund(fund))
            };
            let subject = Subject::of(APPROPRIATION).row(Item::ExpenditureOfYear.name()).phase(phase);
            let whole = accounts.item(EXPENDITURE, Item::ExpenditureOfYear, column);
            ledger.sum(subject, whole, &BY_FUND.map(total));
        }
    }
}

/// Whether a fund paid nothing by 04, which tells funds apart, and needs no statement of its own.
fn needs_none(accounts: &Accounts<'_>, statement: Statement) -> bool {
    let columns = accounts.columns(EXPENDITURE);
    let Some((fund, _)) = BY_FUND.iter().find(|(_, own)| *own == statement) else { return false };
    let nothing = |column: &Column| {
        let cell =
            accounts.item(EXPENDITURE, Item::ExpenditureOfYear, Column::total(column.phase).fund(*fund));
        match cell {
            Cell::Absent | Cell::Blank => true,
            Cell::Printed(figure) => figure.value.is_zero(),
            Cell::Unread(_) | Cell::Contradicted(..) => false,
        }
    };
    let apart = columns.iter().any(|column| column.fund.is_some());
    apart && !obligation::requires(accounts.kind(), accounts.year(), statement) && columns.iter().all(nothing)
}
