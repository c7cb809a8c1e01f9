//! The statements, in the layout of the national template or in another layout of real reports.

mod added;
mod detail;
mod heading;
mod hierarchy;
mod summary;
mod three_public;

use crate::accounts::Accounts;
use crate::content::{Cell, ReportContent};
use crate::form::{Form, Printed, Sheet};
use crate::money::{Fen, Numbers};
use crate::truth::Meaning;
use juesuan_model::{Kind, Phase, Statement};

/// What a statement is made of.
#[derive(Clone, Copy)]
struct Context<'a> {
    accounts: &'a Accounts,
    form: &'a Form,
    numbers: Numbers,
}

impl Context<'_> {
    /// An amount of the report's own phase, or what is printed for zero.
    fn amount(&self, fen: Fen, meaning: Meaning) -> Cell {
        Cell::amount(fen, self.numbers, meaning.phase(self.phase()))
    }

    fn phase(&self) -> Phase {
        match self.form.kind {
            Kind::FinalAccounts => Phase::Actual,
            Kind::Budget => Phase::InitialBudget,
        }
    }

    fn is_budget(&self) -> bool {
        self.form.kind == Kind::Budget
    }
}

/// Writes all tables of a report, in order.
pub(crate) fn write(report: &mut ReportContent, department: &str, accounts: &Accounts, form: &Form) {
    for (number, printed) in (1..).zip(&form.sheets) {
        let Printed { sheet, title, numbers, .. } = printed;
        let context = Context { accounts, form, numbers: *numbers };
        let (grid, notes) = match *sheet {
            Sheet::Statement(statement) => {
                let grid = match statement {
                    Statement::IncomeExpenditureSummary => summary::income_and_expenditure(context),
                    Statement::AppropriationSummary => summary::appropriation(context),
                    Statement::BasicExpenditure => detail::basic(context),
                    Statement::ThreePublic => three_public::grid(context),
                    hierarchy => hierarchy::grid(context, hierarchy),
                };
                (grid, notes(statement, context))
            }
            Sheet::Operation => (added::operation(context), Vec::new()),
            Sheet::Procurement => (added::procurement(context), Vec::new()),
        };
        report.title(title.as_str());
        heading::write(report, *sheet, (number, department), context, grid.columns.len());
        report.grid(grid);
        for note in notes {
            report.note(note);
        }
    }
}

/// The note below a statement.
fn notes(statement: Statement, context: Context) -> Vec<&'static str> {
    use juesuan_model::Fund;
    let is_empty = |fund| context.accounts.codes(Some(fund)).is_empty();
    if context.is_budget() {
        return match statement {
            Statement::GovernmentFund if is_empty(Fund::GovernmentFund) => {
                vec!["注：本部门没有政府性基金预算安排的支出，本表为空表。"]
            }
            Statement::StateCapital if is_empty(Fund::StateCapital) => {
                vec!["注：本部门没有国有资本经营预算安排的支出，本表为空表。"]
            }
            _ => Vec::new(),
        };
    }
    match statement {
        Statement::IncomeExpenditureSummary => vec![
            "注：1. 本表列示部门全年收支总额和年末结转结余。",
            "2. 各表金额由元换算为万元，尾数可能略有出入。",
        ],
        Statement::Income => vec!["注：本表列示部门全年各类收入的来源。"],
        Statement::Expenditure => vec!["注：本表列示部门全年支出的构成。"],
        Statement::AppropriationSummary => vec!["注：本表列示部门三类财政拨款的收支总额和年末结转结余。"],
        Statement::GeneralPublicExpenditure => vec!["注：本表列示部门用一般公共预算财政拨款安排的支出。"],
        Statement::BasicExpenditure => vec!["注：本表按经济分类列示一般公共预算财政拨款的基本支出。"],
        Statement::GovernmentFund if is_empty(Fund::GovernmentFund) => {
            vec!["注：本部门当年无政府性基金预算财政拨款收支和结转结余，本表为空表。"]
        }
        Statement::GovernmentFund => vec!["注：本表列示部门政府性基金预算财政拨款的收支和结转结余。"],
        Statement::StateCapital if is_empty(Fund::StateCapital) => {
            vec!["注：本部门当年无国有资本经营预算财政拨款支出，本表为空表。"]
        }
        Statement::StateCapital => vec!["注：本表列示部门用国有资本经营预算财政拨款安排的支出。"],
        Statement::ThreePublic if context.form.three_public_budget == "年初预算数" => {
            vec!["注：本表列示财政拨款“三公”经费。决算数包括用以前年度结转资金支付的部分。"]
        }
        Statement::ThreePublic => vec![
            "注：本表列示财政拨款“三公”经费。预算数指经调整后的全年预算，决算数包括用以前年度结转资金支付的部分。",
        ],
        _ => Vec::new(),
    }
}
