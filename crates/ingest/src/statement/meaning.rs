//! What rows and columns mean: labels and headers to items, codes, measures, funds and phases.

use super::table::{Column, Table};
use crate::numeral::without_ordinal;
use juesuan_model::code::functional_class;
use juesuan_model::text::squeeze;
use juesuan_model::{Code, CodeDomain, Fund, Item, Kind, Measure, Phase, Statement};

/// What a column says of its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct ColumnMeaning {
    pub(super) measure: Option<Measure>,
    pub(super) fund: Option<Fund>,
    pub(super) phase: Option<Phase>,
    /// The 三公 statement has its items in the columns.
    pub(super) item: Option<Item>,
}

/// What a row says of its numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct RowMeaning {
    pub(super) item: Option<Item>,
    pub(super) fund: Option<Fund>,
    pub(super) code: Option<Code>,
}

/// Words in the order that they are tried, each with what it means.
type Words<T> = [(&'static [&'static str], T)];

fn first<T: Copy>(text: &str, words: &Words<T>) -> Option<T> {
    words.iter().find(|(all, _)| all.iter().all(|word| text.contains(word))).map(|&(_, meaning)| meaning)
}

const FUNDS: &Words<Fund> = &[
    (&["政府性基金"], Fund::GovernmentFund),
    (&["政府基金"], Fund::GovernmentFund),
    (&["国有资本"], Fund::StateCapital),
    (&["一般公共"], Fund::GeneralPublic),
    (&["公共财政"], Fund::GeneralPublic),
];

const PHASES: &Words<Phase> = &[
    (&["年初预算"], Phase::InitialBudget),
    (&["全年预算"], Phase::AdjustedBudget),
    (&["调整", "预算"], Phase::AdjustedBudget),
    (&["决算数"], Phase::Actual),
    (&["支出决算"], Phase::Actual),
];

const MEASURES: &Words<Measure> = &[
    (&["年初", "结转"], Measure::OpeningCarryover),
    (&["上年", "结转"], Measure::OpeningCarryover),
    (&["年末", "结转"], Measure::ClosingCarryover),
    (&["上级补助"], Measure::SuperiorSubsidy),
    (&["附属单位", "上缴"], Measure::AffiliateRemittance),
    (&["附属单位", "补助"], Measure::SubsidyToAffiliates),
    (&["上缴上级"], Measure::RemittedToSuperior),
    (&["事业收入"], Measure::InstitutionalIncome),
    (&["经营收入"], Measure::BusinessIncome),
    (&["经营支出"], Measure::Business),
    (&["其他收入"], Measure::OtherIncome),
    (&["财政拨款收入"], Measure::FiscalAppropriation),
    (&["基本支出"], Measure::Basic),
    (&["项目支出"], Measure::Project),
    (&["小计"], Measure::Total),
    (&["合计"], Measure::Total),
    (&["总计"], Measure::Total),
    (&["金额"], Measure::Total),
    (&["预算数"], Measure::Total),
    (&["决算数"], Measure::Total),
    (&["本年支出"], Measure::Total),
];

const THREE_PUBLIC: &Words<Item> = &[
    (&["接待"], Item::Reception),
    (&["出国"], Item::Overseas),
    (&["购置及运行"], Item::Vehicle),
    (&["购置和运行"], Item::Vehicle),
    (&["小计"], Item::Vehicle),
    (&["购置"], Item::VehiclePurchase),
    (&["运行"], Item::VehicleOperation),
    (&["维护"], Item::VehicleOperation),
    (&["合计"], Item::ThreePublic),
];

const ITEMS: &Words<Item> = &[
    (&["年初", "结转"], Item::OpeningCarryover),
    (&["上年", "结转"], Item::OpeningCarryover),
    (&["年末", "结转"], Item::ClosingCarryover),
    (&["结转下年"], Item::ClosingCarryover),
    (&["结余分配"], Item::SurplusDistribution),
    (&["使用", "结余"], Item::UseOfSurplus),
    (&["弥补收支差额"], Item::UseOfSurplus),
    (&["本年收入"], Item::IncomeOfYear),
    (&["本年支出"], Item::ExpenditureOfYear),
    (&["总计"], Item::GrandTotal),
    (&["上级补助收入"], Item::SuperiorSubsidy),
    (&["附属单位", "上缴"], Item::AffiliateRemittance),
    (&["事业收入"], Item::InstitutionalIncome),
    (&["经营收入"], Item::BusinessIncome),
    (&["其他收入"], Item::OtherIncome),
    (&["财政拨款"], Item::FiscalAppropriation),
    (&["人员经费"], Item::Personnel),
    (&["公用经费"], Item::Public),
    (&["合计"], Item::Total),
];

/// What every number of a statement has, unless a row or column says otherwise.
pub(super) fn fund_of(statement: Statement) -> Option<Fund> {
    match statement {
        Statement::GeneralPublicExpenditure | Statement::BasicExpenditure => Some(Fund::GeneralPublic),
        Statement::GovernmentFund => Some(Fund::GovernmentFund),
        Statement::StateCapital => Some(Fund::StateCapital),
        _ => None,
    }
}

/// The meaning of a column from its header, the lowest level first.
pub(super) fn column(statement: Statement, column: &Column, kind: Kind, notes: &[String]) -> ColumnMeaning {
    let levels = column.squeezed();
    let upwards = || levels.iter().rev().map(String::as_str);
    let phase = upwards().find_map(|level| first(level, PHASES)).or_else(|| {
        let budget = upwards().any(|level| level.contains("预算数"));
        Some(if budget && kind == Kind::FinalAccounts { unnamed_budget(notes) } else { usual_phase(kind) })
    });
    if statement == Statement::Other {
        return ColumnMeaning::default();
    }
    if statement == Statement::ThreePublic {
        // 机关运行经费 stands beside 三公 in budgets and is none of it.
        let other = levels.iter().any(|level| level.contains("机关运行"));
        let item = upwards().find_map(|level| first(level, THREE_PUBLIC)).filter(|_| !other);
        return ColumnMeaning { measure: Some(Measure::Total), fund: None, phase, item };
    }
    let fund = upwards().find_map(|level| first(level, FUNDS));
    let summary = matches!(statement, Statement::IncomeExpenditureSummary | Statement::AppropriationSummary);
    let measure = if fund.is_some() || summary || levels.is_empty() {
        Some(Measure::Total)
    } else if statement == Statement::GovernmentFund && upwards().next() == Some("本年收入") {
        Some(Measure::IncomeOfYear)
    } else {
        upwards().find_map(|level| first(level, MEASURES))
    };
    ColumnMeaning { measure, fund: fund.or(fund_of(statement)), phase, item: None }
}

/// 预算数 without more is the adjusted budget in the national template; a note that speaks of 年初预算 only overrules it.
fn unnamed_budget(notes: &[String]) -> Phase {
    let any = |words: &[&str]| notes.iter().any(|note| words.iter().any(|word| note.contains(word)));
    if any(&["年初预算"]) && !any(&["全年预算", "调整"]) {
        Phase::InitialBudget
    } else {
        Phase::AdjustedBudget
    }
}

fn usual_phase(kind: Kind) -> Phase {
    match kind {
        Kind::FinalAccounts => Phase::Actual,
        Kind::Budget => Phase::InitialBudget,
    }
}

/// What the rows above in the same lane were: the funds that stand below 年初财政拨款结转和结余 are parts of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Above {
    /// The item of the row above.
    item: Option<Item>,
    /// Whether the appropriations of the year stand higher up.
    appropriated: bool,
}

impl Above {
    /// Goes on to the next row. A class ends what stands above it.
    pub(super) fn pass(&mut self, row: &RowMeaning) {
        self.item = row.item.or(self.item.filter(|_| row.code.is_none()));
        self.appropriated |= row.item == Some(Item::FiscalAppropriation);
    }
}

/// The meaning of a row from its label or code.
pub(super) fn row(statement: Statement, codes: &str, label: &str, above: Above) -> RowMeaning {
    let domain = domain_of(statement);
    let parsed =
        split_code(codes).and_then(|(digits, _)| Code::parse(digits, domain_of_code(domain, digits)).ok());
    if parsed.is_some() {
        return RowMeaning { code: parsed, ..RowMeaning::default() };
    }
    let label = squeeze(label);
    let name = without_ordinal(&label);
    // A stray digit glued to a label (总计10) says nothing.
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit());
    match statement {
        Statement::Other => RowMeaning::default(),
        Statement::ThreePublic => RowMeaning { item: first(name, THREE_PUBLIC), ..RowMeaning::default() },
        Statement::IncomeExpenditureSummary | Statement::AppropriationSummary => {
            summary_row(name, name.len() == label.len(), above)
        }
        _ => RowMeaning { item: first(name, ITEMS), ..RowMeaning::default() },
    }
}

fn summary_row(name: &str, unnumbered: bool, above: Above) -> RowMeaning {
    let class = functional_class(name);
    if class.is_some() {
        return RowMeaning { code: class, ..RowMeaning::default() };
    }
    let fund = first(name, FUNDS);
    let part_of = above.item.filter(|item| matches!(item, Item::OpeningCarryover | Item::ClosingCarryover));
    let item = match (fund, part_of) {
        // Some papers number the parts again: 一、 below the carryover after 一、 at the top.
        (Some(_), Some(item)) if unnumbered || above.appropriated => Some(item),
        (Some(_), _) => Some(Item::FiscalAppropriation),
        (None, _) => first(name, ITEMS),
    };
    RowMeaning { item, fund, code: None }
}

fn domain_of(statement: Statement) -> CodeDomain {
    if statement == Statement::BasicExpenditure { CodeDomain::Economic } else { CodeDomain::Functional }
}

/// A statement that has both (基本支出 by function and by economic class) tells them apart by the first digit.
fn domain_of_code(usual: CodeDomain, digits: &str) -> CodeDomain {
    match digits.chars().next() {
        Some('2') => CodeDomain::Functional,
        Some('3' | '5') => CodeDomain::Economic,
        _ => usual,
    }
}

/// A code at the start of a squeezed text, and what follows it: `2120101城乡社区管理事务`.
pub(super) fn split_code(text: &str) -> Option<(&str, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (code, rest) = text.split_at_checked(digits)?;
    let goes_on = rest.starts_with(['.', ',', '%', '年']);
    (matches!(digits, 3 | 5 | 7) && code.starts_with(['2', '3', '5']) && !goes_on).then_some((code, rest))
}

/// The statement that a table's shape and header show, with what the title said: a title that the header contradicts
/// does not stand.
pub(super) fn statement(table: &Table<'_>, titled: Option<Statement>) -> Option<Statement> {
    let headers: Vec<String> =
        table.lanes.iter().flat_map(|lane| &lane.values).map(|column| column.squeezed().concat()).collect();
    let any = |words: &[&str]| headers.iter().any(|header| words.iter().any(|word| header.contains(word)));
    let coded = table.lanes.iter().filter(|lane| !lane.codes.is_empty()).count();
    let sided = table.lanes.len() == 2 && coded == 0;
    let travel = any(&["出国"]) && any(&["接待"]);
    let fits = |statement: Statement| match statement {
        Statement::IncomeExpenditureSummary | Statement::AppropriationSummary => sided,
        Statement::Income => !sided && any(&["收入"]),
        Statement::Expenditure | Statement::GeneralPublicExpenditure | Statement::StateCapital => {
            !sided && !travel && any(&["支出", "小计", "合计"])
        }
        Statement::GovernmentFund => !sided && any(&["支出", "结转", "收入"]),
        Statement::BasicExpenditure => !sided && coded > 0,
        Statement::ThreePublic => travel || table.lanes.iter().any(|lane| !lane.names.is_empty()),
        Statement::Other => true,
    };
    if let Some(statement) = titled.filter(|&statement| fits(statement)) {
        return Some(statement);
    }
    let both_sides = sided && any(&["收入"]) && any(&["支出"]);
    let shown = if both_sides && any(&["政府性基金", "国有资本"]) {
        Some(Statement::AppropriationSummary)
    } else if both_sides {
        Some(Statement::IncomeExpenditureSummary)
    } else if travel {
        Some(Statement::ThreePublic)
    } else if coded > 0 && any(&["上级补助收入"]) {
        Some(Statement::Income)
    } else if coded > 0 && any(&["上缴上级"]) && any(&["基本支出"]) {
        Some(Statement::Expenditure)
    } else if coded > 1 {
        Some(Statement::BasicExpenditure)
    } else {
        None
    };
    shown.or(titled.map(|_| Statement::Other))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(statement: Statement, header: &[&str]) -> ColumnMeaning {
        let header = header.iter().map(|&text| text.to_owned()).collect();
        column(statement, &Column { index: 0, header }, Kind::FinalAccounts, &[])
    }

    #[test]
    fn a_column_says_measure_fund_and_phase() {
        let total = meaning(Statement::AppropriationSummary, &["支 出", "合计"]);
        assert_eq!(
            (total.measure, total.fund, total.phase),
            (Some(Measure::Total), None, Some(Phase::Actual))
        );
        let fund = meaning(Statement::AppropriationSummary, &["支出", "政府性基金预算财政拨款"]);
        assert_eq!((fund.measure, fund.fund), (Some(Measure::Total), Some(Fund::GovernmentFund)));
        let basic = meaning(Statement::GeneralPublicExpenditure, &["本年支出", "基本支出"]);
        assert_eq!((basic.measure, basic.fund), (Some(Measure::Basic), Some(Fund::GeneralPublic)));
        let opening = meaning(Statement::GovernmentFund, &["年初结转 和结余"]);
        assert_eq!(opening.measure, Some(Measure::OpeningCarryover));
        assert_eq!(meaning(Statement::GovernmentFund, &["本年收入"]).measure, Some(Measure::IncomeOfYear));
        assert_eq!(meaning(Statement::Income, &["本年收入合计"]).measure, Some(Measure::Total));
        assert_eq!(meaning(Statement::Income, &["财政拨款收入"]).measure, Some(Measure::FiscalAppropriation));
    }

    #[test]
    fn a_three_public_column_says_item_and_phase() {
        let vehicles = "公务用车购置及运行维护费";
        for (header, item, phase) in [
            (vec!["预算数", "合计"], Item::ThreePublic, Phase::AdjustedBudget),
            (vec!["预算数", vehicles, "小计"], Item::Vehicle, Phase::AdjustedBudget),
            (vec!["决算数", vehicles, "公务用车 购置费"], Item::VehiclePurchase, Phase::Actual),
            (
                vec!["年初预算数", vehicles, "公务用车 运行维护 费"],
                Item::VehicleOperation,
                Phase::InitialBudget,
            ),
            (vec!["决算数", "公务接待 费"], Item::Reception, Phase::Actual),
            (vec!["决算数", "因公出国 (境)费"], Item::Overseas, Phase::Actual),
        ] {
            let meaning = meaning(Statement::ThreePublic, &header);
            assert_eq!((meaning.item, meaning.phase), (Some(item), Some(phase)), "{header:?}");
        }
    }

    #[test]
    fn a_budget_s_own_figures_are_initial_and_its_operating_cost_is_no_vehicle() {
        let meaning = |header: &str| {
            let column = Column { index: 0, header: vec![header.to_owned()] };
            let meaning = super::column(Statement::ThreePublic, &column, Kind::Budget, &[]);
            (meaning.item, meaning.phase)
        };
        let initial = Some(Phase::InitialBudget);
        assert_eq!(meaning("公务接待费预算数"), (Some(Item::Reception), initial));
        assert_eq!(meaning("机关运行经费预算数"), (None, initial));
    }

    #[test]
    fn funds_below_the_opening_carryover_are_its_parts() {
        let row = |label, item| {
            row(Statement::AppropriationSummary, "", label, Above { item, appropriated: false })
        };
        let fund = Some(Fund::GeneralPublic);
        let first = row("一、一般公共预算财政拨款", None);
        assert_eq!((first.item, first.fund), (Some(Item::FiscalAppropriation), fund));
        let below = row("一般公共预算财政拨款", Some(Item::OpeningCarryover));
        assert_eq!((below.item, below.fund), (Some(Item::OpeningCarryover), fund));
        let again = Above { item: Some(Item::OpeningCarryover), appropriated: true };
        let numbered = super::row(Statement::AppropriationSummary, "", "一、一般公共预算财政拨款", again);
        assert_eq!((numbered.item, numbered.fund), (Some(Item::OpeningCarryover), fund));
        assert_eq!(row("年初财政拨款结转和结余", None).item, Some(Item::OpeningCarryover));
        assert_eq!(row("总计10", None).item, Some(Item::GrandTotal));
        assert_eq!(row("十七、援助其他地区支出", None).code.unwrap().digits(), "219");
    }

    #[test]
    fn a_code_may_be_glued_to_its_name() {
        assert_eq!(split_code("2120101城乡社区管理事务"), Some(("2120101", "城乡社区管理事务")));
        assert_eq!(split_code("301"), Some(("301", "")));
        for text in ["5,102.22", "201.5", "2023年度", "合计", "12345678"] {
            assert_eq!(split_code(text), None, "{text}");
        }
    }
}
