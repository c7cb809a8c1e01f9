//! The two-sided statements: 收入支出决算总表 and 财政拨款收入支出决算总表.

use super::Context;
use crate::accounts::Flow;
use crate::classification::functional_classes;
use crate::content::{Cell, Grid, GridColumn, Tree};
use crate::district::IncomeSource;
use crate::form::{HeadingLayout, LineNumbers};
use crate::money::Fen;
use crate::numerals::counted;
use crate::truth::Meaning;
use juesuan_model::{CodeDomain, Fund, Item, Measure, Side, Statement};

/// The rows of income by source, as printed, each with its meaning.
const INCOME: [(&str, Item, IncomeSource); 8] = [
    (
        "一、一般公共预算财政拨款收入",
        Item::FiscalAppropriation,
        IncomeSource::Appropriation(Fund::GeneralPublic),
    ),
    (
        "二、政府性基金预算财政拨款收入",
        Item::FiscalAppropriation,
        IncomeSource::Appropriation(Fund::GovernmentFund),
    ),
    (
        "三、国有资本经营预算财政拨款收入",
        Item::FiscalAppropriation,
        IncomeSource::Appropriation(Fund::StateCapital),
    ),
    ("四、上级补助收入", Item::SuperiorSubsidy, IncomeSource::SuperiorSubsidy),
    ("五、事业收入", Item::InstitutionalIncome, IncomeSource::Institutional),
    ("六、经营收入", Item::BusinessIncome, IncomeSource::Business),
    ("七、附属单位上缴收入", Item::AffiliateRemittance, IncomeSource::Affiliate),
    ("八、其他收入", Item::OtherIncome, IncomeSource::Other),
];

/// A row of one side: its label and its amounts.
type Row = (String, Vec<Cell>);

fn blank(amounts: usize) -> Row {
    (String::new(), vec![Cell::BLANK; amounts])
}

/// The half of a row: label, 行次 and amounts.
fn half(numbers: LineNumbers, number: usize, (label, amounts): Row) -> impl Iterator<Item = Cell> {
    let (label, number) = (Cell::words(label), Cell::words(number.to_string()));
    let labels = match numbers {
        LineNumbers::AfterLabel => vec![label, number],
        LineNumbers::BeforeLabel => vec![number, label],
        LineNumbers::None => vec![label],
    };
    labels.into_iter().chain(amounts)
}

/// The headings of one side over its labels and amounts.
fn side(text: &str, numbers: LineNumbers, amounts: &[&str]) -> Tree {
    let labels: &[&str] = match numbers {
        LineNumbers::AfterLabel => &["项目", "行次"],
        LineNumbers::BeforeLabel => &["行次", "项目"],
        LineNumbers::None => &["项目"],
    };
    Tree::over(text, labels.iter().chain(amounts).map(|text| Tree::leaf(*text)))
}

/// A two-sided table of these rows: the lines of the left side are numbered from 1, those of the right go on from there.
fn sided(
    context: Context,
    statement: Statement,
    heads: [(&str, &[&str]); 2],
    left: Vec<Row>,
    right: Vec<Row>,
) -> Grid {
    let numbers = context.form.line_numbers;
    let labels: &[GridColumn] = match numbers {
        LineNumbers::AfterLabel => &[GridColumn::Name, GridColumn::LineNumber],
        LineNumbers::BeforeLabel => &[GridColumn::LineNumber, GridColumn::Name],
        LineNumbers::None => &[GridColumn::Name],
    };
    let columns = heads
        .iter()
        .flat_map(|(_, amounts)| labels.iter().copied().chain(amounts.iter().map(|_| GridColumn::Amount)));
    let trees = heads.map(|(text, amounts)| side(text, numbers, amounts));
    let mut grid = Grid::new(statement, columns.collect(), &trees);
    if context.form.ordinals {
        grid.add_ordinals();
    }
    let rows = left.len();
    for (number, (left, right)) in (1..).zip(left.into_iter().zip(right)) {
        grid.add_row(half(numbers, number, left).chain(half(numbers, rows + number, right)).collect());
    }
    grid
}

/// The functional classes that have a row, each with its label: `十、节能环保支出`.
fn classes(context: Context, fund: bool) -> Vec<(&'static str, String)> {
    let accounts = context.accounts;
    let spent_on = |code: &str| {
        let all = accounts.under(code, None, Flow::spending);
        let appropriated: Fen =
            Fund::ALL.iter().map(|fund| accounts.under(code, Some(*fund), Flow::spending)).sum();
        !(if fund { appropriated } else { all }).is_zero()
    };
    let classes = functional_classes(accounts.year);
    let printed = classes.filter(|(code, _)| context.form.all_classes || spent_on(code));
    printed
        .enumerate()
        .map(|(index, (code, name))| (code, format!("{}、{name}", counted(index + 1))))
        .collect()
}

/// Makes two sides equally long, with empty lines above the tails.
fn level(left: &mut Vec<Row>, right: &mut Vec<Row>, amounts: [usize; 2]) {
    let rows = left.len().max(right.len());
    left.resize_with(rows, || blank(amounts[0]));
    right.resize_with(rows, || blank(amounts[1]));
}

pub(super) fn income_and_expenditure(context: Context) -> Grid {
    let accounts = context.accounts;
    let income = |label: &str, item| Meaning::of(label, Measure::Total).on(Side::Income).item(item);
    let spent = |label: &str| Meaning::of(label, Measure::Total).on(Side::Expenditure);
    let row = |label: &str, cell: Cell| (label.to_owned(), vec![cell]);
    let mut left: Vec<Row> = Vec::new();
    for (label, item, source) in INCOME {
        let fund = if let IncomeSource::Appropriation(fund) = source { Some(fund) } else { None };
        let amount = accounts.total(|flow| flow.income_from(source));
        left.push(row(label, context.amount(amount, income(label, item).fund(fund))));
    }
    let mut right: Vec<Row> = Vec::new();
    for (code, label) in classes(context, false) {
        let amount = accounts.under(code, None, Flow::spending);
        let meaning = spent(&label).code(CodeDomain::Functional, code);
        right.push(row(&label, context.amount(amount, meaning)));
    }
    level(&mut left, &mut right, [1, 1]);

    let surplus = if accounts.year < 2023 {
        "使用非财政拨款结余"
    } else {
        "使用非财政拨款结余和专用结余"
    };
    let budget = context.is_budget();
    let choose =
        |of_budget: &'static str, of_accounts: &'static str| if budget { of_budget } else { of_accounts };
    for (label, item, amount) in [
        ("本年收入合计", Item::IncomeOfYear, accounts.total(|flow| flow.income)),
        (surplus, Item::UseOfSurplus, accounts.total(|flow| flow.use_of_surplus)),
        (
            choose("上年结转结余", "年初结转和结余"),
            Item::OpeningCarryover,
            accounts.total(|flow| flow.opening),
        ),
        (choose("收入总计", "总计"), Item::GrandTotal, accounts.grand_total()),
    ] {
        left.push(row(label, context.amount(amount, income(label, item))));
    }
    for (label, item, amount) in [
        ("本年支出合计", Item::ExpenditureOfYear, accounts.total(Flow::spending)),
        ("结余分配", Item::SurplusDistribution, accounts.total(|flow| flow.distributed)),
        (choose("结转下年", "年末结转和结余"), Item::ClosingCarryover, accounts.total(|flow| flow.closing)),
        (choose("支出总计", "总计"), Item::GrandTotal, accounts.grand_total()),
    ] {
        right.push(row(label, context.amount(amount, spent(label).item(item))));
    }
    if context.form.all_classes {
        // The template leaves a line free above the grand totals.
        left.insert(left.len().saturating_sub(1), blank(1));
        right.insert(right.len().saturating_sub(1), blank(1));
    }
    let amount = [context.form.amount];
    let heads: [(&str, &[&str]); 2] = if budget {
        [("本年收入", &amount), ("本年支出", &amount)]
    } else {
        [("收入", &amount), ("支出", &amount)]
    };
    sided(context, Statement::IncomeExpenditureSummary, heads, left, right)
}

pub(super) fn appropriation(context: Context) -> Grid {
    let classes = classes(context, true);
    let mut left = appropriation_income(context);
    let mut right = appropriation_expenditure(context, &classes);
    let (left_tail, right_tail) = (left.split_off(Fund::ALL.len()), right.split_off(classes.len()));
    level(&mut left, &mut right, [1, 4]);
    left.extend(left_tail);
    right.extend(right_tail);

    let national = context.form.heading == HeadingLayout::National;
    let (income, expenditure) = if national { ("收 入", "支 出") } else { ("收入", "支出") };
    let mut amounts = vec!["合计"];
    amounts.extend(Fund::ALL.iter().map(|fund| fund.label()));
    let heads: [(&str, &[&str]); 2] = [(income, &[context.form.amount]), (expenditure, &amounts)];
    sided(context, Statement::AppropriationSummary, heads, left, right)
}

/// The left side: the funds of the year, then the totals.
fn appropriation_income(context: Context) -> Vec<Row> {
    let accounts = context.accounts;
    let meaning = |label: &str, item| Meaning::of(label, Measure::Total).on(Side::Income).item(item);
    // The left side of the national template, but not the right one, prints zeros.
    let cell = |amount: Fen, meaning: Meaning| {
        if context.form.heading == HeadingLayout::National {
            Cell::number(amount, context.numbers, meaning)
        } else {
            context.amount(amount, meaning)
        }
    };
    let mut rows = Vec::new();
    for (number, fund) in (1..).zip(Fund::ALL) {
        let label = format!("{}、{}", counted(number), fund.label());
        let amount = accounts.in_fund(*fund, |flow| flow.income);
        let meaning = meaning(&label, Item::FiscalAppropriation).fund(*fund);
        rows.push((label, vec![cell(amount, meaning)]));
    }
    let total = |label: &str, item, amount| (label.to_owned(), vec![cell(amount, meaning(label, item))]);
    rows.push(total("本年收入合计", Item::IncomeOfYear, accounts.appropriated(|flow| flow.income)));
    let opening =
        if context.is_budget() { "上年财政拨款结转" } else { "年初财政拨款结转和结余" };
    rows.push(total(opening, Item::OpeningCarryover, accounts.appropriated(|flow| flow.opening)));
    for fund in Fund::ALL {
        let amount = accounts.in_fund(*fund, |flow| flow.opening);
        let meaning = meaning(fund.label(), Item::OpeningCarryover).fund(*fund);
        rows.push((fund.label().to_owned(), vec![cell(amount, meaning)]));
    }
    rows.push(total("总计", Item::GrandTotal, accounts.appropriation_grand_total()));
    rows
}

/// The right side: label and the amounts of all funds and of each.
fn appropriation_expenditure(context: Context, classes: &[(&str, String)]) -> Vec<Row> {
    let accounts = context.accounts;
    let by_fund = |meaning: &Meaning, amount: &dyn Fn(&Flow) -> Fen, code: &str| {
        let each = Fund::ALL.iter().map(|fund| (Some(*fund), accounts.under(code, Some(*fund), amount)));
        let each: Vec<_> = each.collect();
        let all = each.iter().map(|(_, amount)| *amount).sum();
        let columns = std::iter::once((None, all)).chain(each);
        columns.map(|(fund, amount)| context.amount(amount, meaning.clone().fund(fund))).collect::<Vec<_>>()
    };
    let spent = |label: &str| Meaning::of(label, Measure::Total).on(Side::Expenditure);
    let mut rows = Vec::new();
    for (code, label) in classes {
        let meaning = spent(label).code(CodeDomain::Functional, code);
        rows.push((label.clone(), by_fund(&meaning, &Flow::spending, code)));
    }
    let total = |label: &str, item, amount: &dyn Fn(&Flow) -> Fen| {
        (label.to_owned(), by_fund(&spent(label).item(item), amount, ""))
    };
    let closing = if context.is_budget() { "结转下年" } else { "年末财政拨款结转和结余" };
    rows.push(total("本年支出合计", Item::ExpenditureOfYear, &Flow::spending));
    rows.push(total(closing, Item::ClosingCarryover, &|flow| flow.closing));
    rows.extend([blank(4), blank(4), blank(4)]);
    rows.push(total("总计", Item::GrandTotal, &|flow| flow.spending() + flow.closing));
    rows
}
