//! The statements by class, group and item: 收入, 支出, 一般公共预算, 政府性基金 and 国有资本经营预算.

use crate::accounts::{Accounts, Flow};
use crate::classification::functional_name;
use crate::district::Source;
use crate::money::Fen;
use crate::text::{Cell, Meaning, Page};
use juesuan_model::{CodeDomain, Fund, Item, Measure, Statement};

/// What a column adds up.
type Column = (Measure, fn(&Flow) -> Fen);

/// Writes the 合计 row and a row for each code under which a column has money; `trailing` ends each row with empty cells.
fn rows(
    page: &mut Page,
    accounts: &Accounts,
    statement: Statement,
    fund: Option<Fund>,
    columns: &[Column],
    trailing: usize,
) {
    let mut row = |label: &str, first: [&str; 2], code: &str, meaning: &dyn Fn(Meaning) -> Meaning| {
        let amounts: Vec<_> =
            columns.iter().map(|(measure, amount)| (*measure, accounts.under(code, fund, amount))).collect();
        if !code.is_empty() && amounts.iter().all(|(_, amount)| amount.is_zero()) {
            return;
        }
        let mut cells = first.map(Cell::words).into_iter().collect::<Vec<_>>();
        cells.extend(
            amounts.into_iter().map(|(measure, amount)| {
                Cell::amount(amount, meaning(Meaning::of(label, measure).fund(fund)))
            }),
        );
        cells.extend((0..trailing).map(|_| Cell::BLANK));
        page.row(statement, cells);
    };
    row("合计", ["合计", ""], "", &|meaning| meaning.item(Item::Total));
    for code in accounts.codes(fund) {
        let name = functional_name(code, accounts.year).unwrap_or(code);
        row(name, [code, name], code, &|meaning| meaning.code(CodeDomain::Functional, code));
    }
}

pub(super) fn income(page: &mut Page, department: &str, accounts: &Accounts) {
    page.paragraph("收入决算表");
    // The number and the unit share the last cell, as extraction leaves them.
    page.line(&format!("部门：{department}\t\t\t\t\t\t\t\t\t公开02表 单位：万元"));
    page.line("科目代码\t科目名称\t本年收入合计\t财政拨款收入\t上级补助收入\t事业收入\t经营收入\t附属单位上缴收入\t其他收入\t");
    page.line("栏次\t\t1\t2\t3\t4\t5\t6\t7\t");
    let columns: [Column; 7] = [
        (Measure::Total, |flow| flow.income),
        (Measure::FiscalAppropriation, Flow::appropriation),
        (Measure::SuperiorSubsidy, |flow| flow.income_from(Source::SuperiorSubsidy)),
        (Measure::InstitutionalIncome, |flow| flow.income_from(Source::Institutional)),
        (Measure::BusinessIncome, |flow| flow.income_from(Source::Business)),
        (Measure::AffiliateRemittance, |flow| flow.income_from(Source::Affiliate)),
        (Measure::OtherIncome, |flow| flow.income_from(Source::Other)),
    ];
    rows(page, accounts, Statement::Income, None, &columns, 1);
    page.line("");
    page.paragraph("注：本表列示部门全年各类收入的来源。");
}

pub(super) fn expenditure(page: &mut Page, department: &str, accounts: &Accounts) {
    page.paragraph("支出决算表");
    page.line("\t\t\t\t\t\t\t公开03表");
    page.line(&format!("部门：{department}\t\t\t\t\t\t\t单位：万元"));
    page.line(
        "科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出",
    );
    page.line("项目\t\t\t\t\t\t\t");
    page.line("栏次\t\t1\t2\t3\t4\t5\t6");
    let columns: [Column; 6] = [
        (Measure::Total, Flow::spending),
        (Measure::Basic, |flow| flow.basic),
        (Measure::Project, |flow| flow.project),
        (Measure::RemittedToSuperior, |_| Fen::ZERO),
        (Measure::Business, |flow| flow.business),
        (Measure::SubsidyToAffiliates, |flow| flow.subsidy),
    ];
    rows(page, accounts, Statement::Expenditure, None, &columns, 0);
    page.line("");
    page.paragraph("注：本表列示部门全年支出的构成。");
}

/// Expenditure in all, basic and project: the columns of a statement of one fund.
const SPENDING: [Column; 3] = [
    (Measure::Total, Flow::spending),
    (Measure::Basic, |flow| flow.basic),
    (Measure::Project, |flow| flow.project),
];

pub(super) fn general_public(page: &mut Page, accounts: &Accounts) {
    page.paragraph("一般公共预算财政拨款支出决算表");
    // This one carries neither number nor unit nor department: those of the set apply.
    page.line("项目\t\t本年支出\t\t");
    page.line("科目代码\t科目名称\t小计\t基本支出\t项目支出");
    page.line("栏次\t\t1\t2\t3");
    rows(page, accounts, Statement::GeneralPublicExpenditure, Some(Fund::GeneralPublic), &SPENDING, 0);
    page.line("");
    page.paragraph("注：本表列示部门用一般公共预算财政拨款安排的支出。");
}

pub(super) fn government_fund(page: &mut Page, department: &str, accounts: &Accounts) {
    page.paragraph("政府性基金预算财政拨款收入支出决算表");
    page.line("公开 07 表");
    page.paragraph("单位：万元");
    page.paragraph(&format!("部门：{department}"));
    page.line("项目\t\t年初结转 和结余\t本年收入\t本年支出\t\t\t年末结转和结余");
    page.line("科目代码\t科目名称\t\t\t小计\t基本支出\t项目支出\t");
    page.line("栏次\t\t1\t2\t3\t4\t5\t6");
    let mut columns: Vec<Column> =
        vec![(Measure::OpeningCarryover, |flow| flow.opening), (Measure::IncomeOfYear, |flow| flow.income)];
    columns.extend(SPENDING);
    columns.push((Measure::ClosingCarryover, |flow| flow.closing));
    rows(page, accounts, Statement::GovernmentFund, Some(Fund::GovernmentFund), &columns, 0);
    page.line("");
    if accounts.codes(Some(Fund::GovernmentFund)).is_empty() {
        page.paragraph("注：本部门当年无政府性基金预算财政拨款收支和结转结余，本表为空表。");
    } else {
        page.paragraph("注：本表列示部门政府性基金预算财政拨款的收支和结转结余。");
    }
}

pub(super) fn state_capital(page: &mut Page, department: &str, accounts: &Accounts) {
    page.paragraph("国有资本经营预算财政拨款支出决算表");
    page.line("\t\t\t\t公开08表");
    page.line(&format!("部门：{department}\t\t\t\t单位：万元"));
    page.line("项目\t\t本年支出\t\t");
    page.line("科目代 码\t科目名称\t合计\t基本支出\t项目支出");
    page.line("栏次\t\t1\t2\t3");
    rows(page, accounts, Statement::StateCapital, Some(Fund::StateCapital), &SPENDING, 0);
    page.line("");
    if accounts.codes(Some(Fund::StateCapital)).is_empty() {
        page.paragraph("注：本部门当年无国有资本经营预算财政拨款支出，本表为空表。");
    } else {
        page.paragraph("注：本表列示部门用国有资本经营预算财政拨款安排的支出。");
    }
}
