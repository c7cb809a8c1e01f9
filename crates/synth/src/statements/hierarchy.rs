//! The statements by class, group and item: 收入, 支出, 一般公共预算, 政府性基金 and 国有资本经营预算.

use super::Context;
use crate::accounts::Flow;
use crate::classification::functional_name;
use crate::content::{Cell, Grid, GridColumn, Tree};
use crate::district::IncomeSource;
use crate::form::{Codes, HeadingLayout};
use crate::money::Fen;
use crate::truth::Meaning;
use juesuan_model::{CodeDomain, Fund, Item, Measure, Statement};

/// A column of amounts: what it measures and what it adds up.
type Amounts = (Measure, fn(&Flow) -> Fen);

/// What makes one of these statements.
struct Layout {
    fund: Option<Fund>,
    /// The headings of its amounts.
    heads: Vec<Tree>,
    amounts: Vec<Amounts>,
    /// Whether 项目 is above code and name.
    under_item: bool,
}

pub(super) fn grid(context: Context, statement: Statement) -> Grid {
    let layout = match statement {
        Statement::Income => income(context),
        Statement::Expenditure => expenditure(context),
        Statement::GovernmentFund => government_fund(context),
        Statement::StateCapital => state_capital(),
        _ => general_public(),
    };
    let mut trees = label_heads(context, statement, layout.under_item);
    let labels = label_columns(context.form.codes);
    trees.extend(layout.heads);
    let columns = labels.iter().copied().chain(layout.amounts.iter().map(|_| GridColumn::Amount));
    let mut grid = Grid::new(statement, columns.collect(), &trees);
    if context.form.heading == HeadingLayout::National {
        grid.stray_column = statement == Statement::Income;
        if statement == Statement::Expenditure {
            // 项目 is below the headings that it is above elsewhere.
            let width = grid.columns.len();
            grid.add_header_row((0..width).map(|column| if column == 0 { "项目" } else { "" }.to_owned()));
        }
    }
    if context.form.ordinals {
        grid.add_ordinals();
    }
    rows(&mut grid, context, layout.fund, &layout.amounts);
    grid
}

fn label_columns(codes: Codes) -> &'static [GridColumn] {
    use GridColumn::{Code, Name};
    match codes {
        Codes::One | Codes::Broken => &[Code, Name],
        Codes::Three => &[Code, Code, Code, Name],
        Codes::Glued => &[Name],
    }
}

/// The headings of the labels.
fn label_heads(context: Context, statement: Statement, under_item: bool) -> Vec<Tree> {
    let three = || Tree::over("科目编码", ["类", "款", "项"].map(Tree::leaf));
    match context.form.codes {
        Codes::Glued => vec![Tree::leaf("项目（按功能分类）")],
        Codes::Three if under_item => vec![Tree::over("项目", [three(), Tree::leaf("科目名称")])],
        Codes::Three => vec![three(), Tree::leaf("功能分类科目名称")],
        Codes::One | Codes::Broken => {
            let national = context.form.heading == HeadingLayout::National;
            let code = match statement {
                Statement::StateCapital if national => "科目代\n码",
                _ if context.form.codes == Codes::Broken => "科目编码",
                _ => "科目代码",
            };
            let heads = [Tree::leaf(code), Tree::leaf("科目名称")];
            if under_item { vec![Tree::over("项目", heads)] } else { heads.into() }
        }
    }
}

/// The labels of a row, in the columns of the report's codes.
fn label_cells(codes: Codes, code: &str, name: &str) -> Vec<Cell> {
    let parts = [code.get(..3), code.get(3..5), code.get(5..7)].map(Option::unwrap_or_default);
    match codes {
        Codes::One => vec![Cell::words(code), Cell::words(name)],
        Codes::Three => parts.into_iter().chain([name]).map(Cell::words).collect(),
        Codes::Glued => vec![Cell::words(format!("{code}{name}"))],
        Codes::Broken => vec![Cell::words(parts.join(" ").trim_end()), Cell::words(name)],
    }
}

/// The 合计 row and a row for each code under which a column has money.
fn rows(grid: &mut Grid, context: Context, fund: Option<Fund>, columns: &[Amounts]) {
    let accounts = context.accounts;
    let amounts = |code: &str| -> Vec<_> {
        columns.iter().map(|(measure, amount)| (*measure, accounts.under(code, fund, amount))).collect()
    };
    let cells = |amounts: Vec<(Measure, Fen)>, label: &str, meaning: &dyn Fn(Meaning) -> Meaning| {
        let cells = amounts
            .into_iter()
            .map(|(measure, amount)| context.amount(amount, meaning(Meaning::of(label, measure).fund(fund))));
        cells.collect::<Vec<_>>()
    };
    let span = label_columns(context.form.codes).len();
    let mut total = vec![Cell::wide("合计", span)];
    total.resize(span, Cell::BLANK);
    total.extend(cells(amounts(""), "合计", &|meaning| meaning.item(Item::Total)));
    if !context.form.total_last {
        grid.add_row(total.clone());
    }
    for code in accounts.codes(fund) {
        let amounts = amounts(code);
        if amounts.iter().all(|(_, amount)| amount.is_zero()) {
            continue;
        }
        let name = functional_name(code, accounts.year).unwrap_or(code);
        let mut row = label_cells(context.form.codes, code, name);
        row.extend(cells(amounts, name, &|meaning| meaning.code(CodeDomain::Functional, code)));
        grid.add_row(row);
    }
    if context.form.total_last {
        grid.add_row(total);
    }
}

fn income(context: Context) -> Layout {
    let total = if context.is_budget() { "合计" } else { "本年收入合计" };
    let heads =
        [total, "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"];
    Layout {
        fund: None,
        heads: heads.map(Tree::leaf).into(),
        amounts: vec![
            (Measure::Total, |flow| flow.income),
            (Measure::FiscalAppropriation, Flow::appropriation),
            (Measure::SuperiorSubsidy, |flow| flow.income_from(IncomeSource::SuperiorSubsidy)),
            (Measure::InstitutionalIncome, |flow| flow.income_from(IncomeSource::Institutional)),
            (Measure::BusinessIncome, |flow| flow.income_from(IncomeSource::Business)),
            (Measure::AffiliateRemittance, |flow| flow.income_from(IncomeSource::Affiliate)),
            (Measure::OtherIncome, |flow| flow.income_from(IncomeSource::Other)),
        ],
        under_item: false,
    }
}

fn expenditure(context: Context) -> Layout {
    let total = if context.is_budget() { "合计" } else { "本年支出合计" };
    let heads = [total, "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"];
    Layout {
        fund: None,
        heads: heads.map(Tree::leaf).into(),
        amounts: vec![
            (Measure::Total, Flow::spending),
            (Measure::Basic, |flow| flow.basic),
            (Measure::Project, |flow| flow.project),
            (Measure::RemittedToSuperior, |_| Fen::ZERO),
            (Measure::Business, |flow| flow.business),
            (Measure::SubsidyToAffiliates, |flow| flow.subsidy),
        ],
        under_item: false,
    }
}

/// Expenditure in all, basic and project: the columns of a statement of one fund.
const SPENDING: [Amounts; 3] = [
    (Measure::Total, Flow::spending),
    (Measure::Basic, |flow| flow.basic),
    (Measure::Project, |flow| flow.project),
];

fn spending(total: &str) -> Tree {
    Tree::over("本年支出", [total, "基本支出", "项目支出"].map(Tree::leaf))
}

fn general_public() -> Layout {
    let fund = Some(Fund::GeneralPublic);
    Layout { fund, heads: vec![spending("小计")], amounts: SPENDING.to_vec(), under_item: true }
}

fn government_fund(context: Context) -> Layout {
    let fund = Some(Fund::GovernmentFund);
    if context.is_budget() {
        return Layout {
            fund, heads: vec![spending("合计")], amounts: SPENDING.to_vec(), under_item: true
        };
    }
    let mut amounts: Vec<Amounts> =
        vec![(Measure::OpeningCarryover, |flow| flow.opening), (Measure::IncomeOfYear, |flow| flow.income)];
    amounts.extend(SPENDING);
    amounts.push((Measure::ClosingCarryover, |flow| flow.closing));
    let heads = vec![
        Tree::leaf("年初结转\n和结余"),
        Tree::leaf("本年收入"),
        spending("小计"),
        Tree::leaf("年末结转和结余"),
    ];
    Layout { fund, heads, amounts, under_item: true }
}

fn state_capital() -> Layout {
    let fund = Some(Fund::StateCapital);
    Layout { fund, heads: vec![spending("合计")], amounts: SPENDING.to_vec(), under_item: true }
}
