//! The two-sided statements: 收入支出决算总表 and 财政拨款收入支出决算总表.

use crate::accounts::{Accounts, Flow};
use crate::classification::functional_classes;
use crate::district::Source;
use crate::money::Fen;
use crate::numerals::counted;
use crate::text::{Cell, Meaning, Page};
use juesuan_model::{CodeDomain, Fund, Item, Measure, Side, Statement};

/// The rows of income by source, as printed, with what each stands for.
const INCOME: [(&str, Item, Source); 8] = [
    ("一、一般公共预算财政拨款收入", Item::FiscalAppropriation, Source::Appropriation(Fund::GeneralPublic)),
    (
        "二、政府性基金预算财政拨款收入",
        Item::FiscalAppropriation,
        Source::Appropriation(Fund::GovernmentFund),
    ),
    (
        "三、国有资本经营预算财政拨款收入",
        Item::FiscalAppropriation,
        Source::Appropriation(Fund::StateCapital),
    ),
    ("四、上级补助收入", Item::SuperiorSubsidy, Source::SuperiorSubsidy),
    ("五、事业收入", Item::InstitutionalIncome, Source::Institutional),
    ("六、经营收入", Item::BusinessIncome, Source::Business),
    ("七、附属单位上缴收入", Item::AffiliateRemittance, Source::Affiliate),
    ("八、其他收入", Item::OtherIncome, Source::Other),
];

/// The half of a row: label, 行次 and amounts.
fn half(label: &str, number: usize, amounts: impl IntoIterator<Item = Cell>) -> Vec<Cell> {
    let mut cells = vec![Cell::words(label), Cell::words(number.to_string())];
    cells.extend(amounts);
    cells
}

/// The functional classes of the year, each with its label: `十、节能环保支出`.
fn classes(year: u16) -> Vec<(&'static str, String)> {
    let named = functional_classes(year).enumerate();
    named.map(|(index, (code, name))| (code, format!("{}、{name}", counted(index + 1)))).collect()
}

pub(super) fn income_and_expenditure(page: &mut Page, department: &str, accounts: &Accounts) {
    page.paragraph("收入支出决算总表");
    page.paragraph("公开01表");
    page.paragraph(&format!("部门：{department}"));
    page.paragraph("单位：万元");
    page.line("收入\t\t\t支出\t\t");
    page.line("项目\t行次\t金额\t项目\t行次\t金额");
    page.line("栏次\t\t1\t栏次\t\t2");

    let income = |label: &str, item| Meaning::of(label, Measure::Total).on(Side::Income).item(item);
    let spent = |label: &str| Meaning::of(label, Measure::Total).on(Side::Expenditure);
    let classes = classes(accounts.year);
    let mut left: Vec<(&str, Cell)> = Vec::new();
    for (label, item, source) in INCOME {
        let fund = if let Source::Appropriation(fund) = source { Some(fund) } else { None };
        let amount = accounts.total(|flow| flow.income_from(source));
        left.push((label, Cell::amount(amount, income(label, item).fund(fund))));
    }
    left.resize_with(classes.len(), || ("", Cell::BLANK));
    let mut right: Vec<(&str, Cell)> = Vec::new();
    for (code, label) in &classes {
        let amount = accounts.under(code, None, Flow::spending);
        right.push((label, Cell::amount(amount, spent(label).code(CodeDomain::Functional, code))));
    }

    let surplus = if accounts.year < 2023 {
        "使用非财政拨款结余"
    } else {
        "使用非财政拨款结余和专用结余"
    };
    for (label, item, amount) in [
        ("本年收入合计", Item::IncomeOfYear, accounts.total(|flow| flow.income)),
        (surplus, Item::UseOfSurplus, accounts.total(|flow| flow.use_of_surplus)),
        ("年初结转和结余", Item::OpeningCarryover, accounts.total(|flow| flow.opening)),
        ("总计", Item::GrandTotal, accounts.grand_total()),
    ] {
        left.push((label, Cell::amount(amount, income(label, item))));
    }
    for (label, item, amount) in [
        ("本年支出合计", Item::ExpenditureOfYear, accounts.total(Flow::spending)),
        ("结余分配", Item::SurplusDistribution, accounts.total(|flow| flow.distributed)),
        ("年末结转和结余", Item::ClosingCarryover, accounts.total(|flow| flow.closing)),
        ("总计", Item::GrandTotal, accounts.grand_total()),
    ] {
        right.push((label, Cell::amount(amount, spent(label).item(item))));
    }

    // The template leaves a line free above the grand totals.
    left.insert(left.len().saturating_sub(1), ("", Cell::BLANK));
    right.insert(right.len().saturating_sub(1), ("", Cell::BLANK));
    let rows = left.len();
    for (number, (left, right)) in (1..).zip(left.into_iter().zip(right)) {
        let mut cells = half(left.0, number, [left.1]);
        cells.extend(half(right.0, rows + number, [right.1]));
        page.row(Statement::IncomeExpenditureSummary, cells);
    }
    page.line("");
    page.paragraph("注：1. 本表列示部门全年收支总额和年末结转结余。");
    page.paragraph("2. 各表金额由元换算为万元，尾数可能略有出入。");
}

pub(super) fn appropriation(page: &mut Page, department: &str, accounts: &Accounts) {
    page.paragraph("财政拨款收入支出决算总表");
    page.line("公开04表\t\t\t\t\t\t\t\t");
    page.line("单位：万元\t\t\t\t\t\t\t\t");
    page.line(&format!("部门：{department}\t\t\t\t\t\t\t\t"));
    page.line("收 入\t\t\t支 出\t\t\t\t\t");
    let funds = Fund::ALL.iter().map(|fund| fund.label()).collect::<Vec<_>>().join("\t");
    page.line(&format!("项目\t行次\t金额\t项目\t行次\t合计\t{funds}"));
    page.line("栏次\t\t1\t栏次\t\t2\t3\t4\t5");

    let classes = classes(accounts.year);
    let left = appropriation_income(accounts, classes.len());
    let right = appropriation_expenditure(accounts, &classes);
    // Unlike the right side, the left prints a zero where there is nothing.
    let rows = left.len();
    for (number, ((label, money), (right_label, amounts))) in (1..).zip(left.into_iter().zip(right)) {
        let cell = money.map_or(Cell::BLANK, |(amount, meaning)| Cell::Amount(amount, meaning));
        let mut cells = half(&label, number, [cell]);
        cells.extend(half(&right_label, rows + number, amounts));
        page.row(Statement::AppropriationSummary, cells);
    }
    page.line("");
    page.paragraph("注：本表列示部门三类财政拨款的收支总额和年末结转结余。");
}

/// The left side: label and, where the row has one, its amount.
fn appropriation_income(accounts: &Accounts, classes: usize) -> Vec<(String, Option<(Fen, Meaning)>)> {
    let meaning = |label: &str, item| Meaning::of(label, Measure::Total).on(Side::Income).item(item);
    let mut rows = Vec::new();
    for (number, fund) in (1..).zip(Fund::ALL) {
        let label = format!("{}、{}", counted(number), fund.label());
        let amount = accounts.in_fund(*fund, |flow| flow.income);
        let meaning = meaning(&label, Item::FiscalAppropriation).fund(*fund);
        rows.push((label, Some((amount, meaning))));
    }
    rows.resize_with(classes, || (String::new(), None));
    let total = |label: &str, item, amount| (label.to_owned(), Some((amount, meaning(label, item))));
    rows.push(total("本年收入合计", Item::IncomeOfYear, accounts.appropriated(|flow| flow.income)));
    rows.push(total(
        "年初财政拨款结转和结余",
        Item::OpeningCarryover,
        accounts.appropriated(|flow| flow.opening),
    ));
    for fund in Fund::ALL {
        let amount = accounts.in_fund(*fund, |flow| flow.opening);
        let meaning = meaning(fund.label(), Item::OpeningCarryover).fund(*fund);
        rows.push((fund.label().to_owned(), Some((amount, meaning))));
    }
    rows.push(total("总计", Item::GrandTotal, accounts.appropriation_grand_total()));
    rows
}

/// The right side: label and the amounts of all funds and of each.
fn appropriation_expenditure(accounts: &Accounts, classes: &[(&str, String)]) -> Vec<(String, Vec<Cell>)> {
    let by_fund = |meaning: &Meaning, amount: &dyn Fn(&Flow) -> Fen, code: &str| {
        let each = Fund::ALL.iter().map(|fund| (Some(*fund), accounts.under(code, Some(*fund), amount)));
        let each: Vec<_> = each.collect();
        let all = each.iter().map(|(_, amount)| *amount).sum();
        let columns = std::iter::once((None, all)).chain(each);
        columns.map(|(fund, amount)| Cell::amount(amount, meaning.clone().fund(fund))).collect::<Vec<_>>()
    };
    let spent = |label: &str| Meaning::of(label, Measure::Total).on(Side::Expenditure);
    let mut rows = Vec::new();
    for (code, label) in classes {
        let meaning = spent(label).code(CodeDomain::Functional, code);
        rows.push((label.clone(), by_fund(&meaning, &Flow::spending, code)));
    }
    let blank = || (String::new(), vec![Cell::BLANK, Cell::BLANK, Cell::BLANK, Cell::BLANK]);
    let mut total = |label: &str, item, amount: &dyn Fn(&Flow) -> Fen| {
        rows.push((label.to_owned(), by_fund(&spent(label).item(item), amount, "")));
    };
    total("本年支出合计", Item::ExpenditureOfYear, &Flow::spending);
    total("年末财政拨款结转和结余", Item::ClosingCarryover, &|flow| flow.closing);
    total("总计", Item::GrandTotal, &|flow| flow.spending() + flow.closing);
    let grand_total = rows.pop();
    rows.extend([blank(), blank(), blank()]);
    rows.extend(grand_total);
    rows
}
