//! What rows and columns mean: labels and headers to items, codes, measures, funds and phases.

use super::code::{domain_of_code, split_code};
use super::draft::StatementDraft;
use super::table::AmountColumn;
use super::terms::{FLOWS, FUNDS, ITEMS, MEASURES, PHASES, THREE_PUBLIC, closed, first, is_accounted_for};
use crate::numeral::without_ordinal;
use juesuan_model::code::functional_class;
use juesuan_model::text::squeeze;
use juesuan_model::{Code, CodeDomain, Fund, Item, Kind, Measure, Phase, Statement};

/// What a column states about its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct ColumnMeaning {
    pub(super) measure: Option<Measure>,
    pub(super) fund: Option<Fund>,
    pub(super) phase: Option<Phase>,
    /// The 三公 statement has its items in the columns.
    pub(super) item: Option<Item>,
}

/// What a row states about its numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct RowMeaning {
    pub(super) item: Option<Item>,
    pub(super) fund: Option<Fund>,
    pub(super) code: Option<Code>,
}

/// The fund of every number of a statement, unless a row or column states another.
fn fund_of(statement: Statement) -> Option<Fund> {
    match statement {
        Statement::GeneralPublicExpenditure | Statement::BasicExpenditure => Some(Fund::GeneralPublic),
        Statement::GovernmentFund | Statement::GovernmentFundBasic => Some(Fund::GovernmentFund),
        Statement::StateCapital => Some(Fund::StateCapital),
        _ => None,
    }
}

/// The meaning of a column from its header, the lowest level first.
pub(super) fn column(
    statement: Statement,
    column: &AmountColumn,
    kind: Kind,
    draft: &StatementDraft,
) -> ColumnMeaning {
    let levels = column.squeezed();
    let levels: Vec<&str> = levels.iter().map(AsRef::as_ref).collect();
    let upwards = || levels.iter().rev().copied();
    if statement == Statement::Other || levels.iter().any(|level| is_of_another_year(level)) {
        return ColumnMeaning::default();
    }
    let phase = upwards().find_map(|level| first(level, PHASES)).or_else(|| {
        let budget = upwards().any(|level| level.contains("预算数"));
        Some(if budget && kind == Kind::FinalAccounts {
            unnamed_budget(&draft.notes)
        } else {
            usual_phase(kind)
        })
    });
    let titled_fund = draft.title.as_ref().and_then(|title| title.fund);
    if matches!(statement, Statement::ThreePublic | Statement::MeetingTraining) {
        let item = three_public_item(statement, &levels);
        return ColumnMeaning { measure: Some(Measure::Total), fund: titled_fund, phase, item };
    }
    // 一般公共预算基本支出 / 人员经费: what a fund's column is divided into is below it.
    let of_fund = levels.iter().rposition(|level| first(level, FUNDS).is_some());
    let fund = of_fund.and_then(|at| first(levels.get(at)?, FUNDS));
    let below = levels.get(of_fund.map_or(column.shared, |at| at + 1).max(column.shared)..);
    let below = below.unwrap_or_default();
    let named = of_fund.and_then(|at| levels.get(at)).is_some_and(|level| closed(level, FUNDS).is_some());
    let summary = matches!(statement, Statement::IncomeExpenditureSummary | Statement::AppropriationSummary);
    let measure = if summary { part_of_expenditure(below) } else { measure(statement, below) };
    let whole = of_fund.is_some() && below.is_empty();
    let measure = if whole { named.then_some(Measure::Total) } else { measure };
    ColumnMeaning { measure, fund: fund.or(fund_of(statement)), phase, item: None }
}

/// The measure of a column of a statement by code, from the levels of its header that are its own. For carryovers, and for income
/// in a statement of expenditure, only the whole has one: 基本支出结转 below 年初结转和结余 is not 基本支出.
fn measure(statement: Statement, levels: &[&str]) -> Option<Measure> {
    let flow = |level: &&str| {
        let income = *level == "本年收入" && statement != Statement::Income;
        if income { Some(Measure::IncomeOfYear) } else { first(level, FLOWS) }
    };
    let Some(lowest) = levels.last() else { return Some(Measure::Total) };
    if let Some(measure) = levels.iter().find_map(flow) {
        return (is_sum(lowest) || flow(lowest) == Some(measure)).then_some(measure);
    }
    let of_income = statement == Statement::Income;
    let own = |level: &str| {
        let bare = of_income && ["财政拨款", "财政拨款资金"].contains(&level);
        if bare { Some(Measure::FiscalAppropriation) } else { closed(level, MEASURES) }
    };
    // A sum takes the meaning of what is above it; so does a word without a meaning of its own.
    for (at, level) in levels.iter().enumerate().rev() {
        let part = level.strip_prefix("其中").map(|name| name.trim_start_matches(':'));
        match (part, own(part.unwrap_or(level))) {
            (Some(""), _) | (None, Some(Measure::Total)) => {}
            // 其中 below a name of its own is a part of that, not a measure.
            (Some(_), Some(measure)) => {
                let above = levels.get(..at).expect("each of the levels has those above it");
                let whole = above.iter().all(|level| matches!(own(level), None | Some(Measure::Total)));
                return whole.then_some(measure);
            }
            (None, Some(measure)) => return Some(measure),
            (None, None) if is_accounted_for(level, &[]) => {}
            (_, None) => return None,
        }
    }
    levels.iter().any(|level| own(level) == Some(Measure::Total)).then_some(Measure::Total)
}

/// The measure of a summary's column if the summary divides its expenditure (预算数: 合计, 人员经费, 公用经费, 项目支出): that part, or else the
/// whole. 其中… is a part without a measure, and so is any unknown word.
fn part_of_expenditure(levels: &[&str]) -> Option<Measure> {
    const PARTS: [Measure; 7] = [
        Measure::Basic,
        Measure::Personnel,
        Measure::Public,
        Measure::Project,
        Measure::RemittedToSuperior,
        Measure::Business,
        Measure::SubsidyToAffiliates,
    ];
    let part = levels.iter().rev().find_map(|level| closed(level, MEASURES).filter(|m| PARTS.contains(m)));
    let known = levels.last().is_none_or(|lowest| {
        closed(lowest, MEASURES).is_some()
            || closed(lowest, PHASES).is_some()
            || is_accounted_for(lowest, &[])
    });
    known.then_some(part.unwrap_or(Measure::Total))
}

/// Whether a header states only that money comes in or goes out.
pub(super) fn is_bare(level: &str) -> bool {
    is_accounted_for(level, &[])
}

/// The item of a cell from those of its row and its column. If a row is the sum of all 三公, the column names its item.
pub(super) fn item(row: Option<Item>, column: Option<Item>) -> Option<Item> {
    match (row, column) {
        (Some(Item::ThreePublic), Some(column)) => Some(column),
        (row, column) => row.or(column),
    }
}

fn is_sum(level: &str) -> bool {
    ["合计", "小计", "总计", "金额"].contains(&level)
}

/// `上年决算数`, `2022年决算数` next to this year's, `比上年增减`: not amounts of the report's year. A carryover from the year before is.
fn is_of_another_year(level: &str) -> bool {
    let any = |words: &[&str]| words.iter().any(|word| level.contains(word));
    // Most headers contain none of the characters of these words.
    level.contains(['上', '去', '增', '变', '差'])
        && any(&["上年", "去年", "上一年", "增减", "增、减", "增长", "变动", "差额", "差异"])
        && !any(&["结转", "结余", "弥补收支差额"])
}

/// Whether a column contains shares or rates, which are not amounts.
pub(super) fn is_rate(column: &AmountColumn) -> bool {
    const RATES: [&str; 8] = ["%", "比例", "幅度", "比重", "占比", "百分比", "完成率", "执行率"];
    // Most headers contain none of the characters of these words.
    let may_be = |level: &str| level.contains(['%', '比', '幅', '率']);
    let lowest = column.header.last().map(|level| squeeze(level));
    lowest.is_some_and(|level| may_be(&level) && RATES.iter().any(|word| level.contains(word)))
}

/// `公务接待费预算数`: an item and a phase in one.
fn is_item(level: &str) -> bool {
    closed(level, THREE_PUBLIC).is_some()
}

/// The item of a 三公 column. A 小计 has that of the header above it; the first 合计 is that of 三公 unless the columns that it adds up
/// include more.
fn three_public_item(statement: Statement, levels: &[&str]) -> Option<Item> {
    // In the paired layout the phases are below the items: 合计 / 预算数 | 决算数.
    let is_phase = |level: &str| level.ends_with("预算数") || first(level, PHASES).is_some();
    let mut items = levels.iter().rev().filter(|level| !is_phase(level) || is_item(level)).peekable();
    let sums = items.peek().is_some_and(|level| is_sum(level));
    let of = |level: &&str| {
        let name = level.strip_prefix("其中").map_or(*level, |name| name.trim_start_matches(':'));
        closed(name, THREE_PUBLIC).ok_or_else(|| is_accounted_for(name, &[]))
    };
    // The lowest level that is not a sum determines it; a level that is not understood is not skipped.
    let named = items.filter(|level| !is_sum(level)).map(of).find(|item| *item != Err(true));
    let named = match named {
        Some(Ok(item)) => Some(item),
        Some(Err(_)) => return None,
        None => None,
    };
    match named {
        Some(item) => Some(item),
        None if statement == Statement::MeetingTraining => sums.then_some(Item::Total),
        None => sums.then_some(Item::ThreePublic),
    }
}

/// 预算数 alone is the adjusted budget in the national template; a note that only mentions 年初预算 overrules it.
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

/// What the rows above in the same lane were: the funds below 年初财政拨款结转和结余 are parts of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Above {
    /// The item of the row above.
    item: Option<Item>,
    /// Whether the appropriations of the year are above it.
    appropriated: bool,
    /// Whether the lane has a 总计: if so, its 收入合计 is that of the year; if not, it is the last line itself.
    totalled: bool,
    /// Whether the lane is the income of a summary.
    is_income: bool,
}

impl Above {
    /// For the first row of a lane.
    pub(super) fn lane(is_income: bool, totalled: bool) -> Self {
        Self { totalled, is_income, ..Self::default() }
    }

    /// Continues with the next row. A class ends what is above it.
    pub(super) fn pass(&mut self, row: &RowMeaning) {
        self.item = row.item.or(self.item.filter(|_| row.code.is_none()));
        self.appropriated |= row.item == Some(Item::FiscalAppropriation);
    }
}

/// A row's labels as printed.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Label<'a> {
    pub(super) codes: &'a str,
    pub(super) name: &'a str,
    /// Whether it is one of the parts of the label above, in a column of their own.
    pub(super) part: bool,
}

/// The meaning of a row from its label or code.
pub(super) fn row(statement: Statement, label: Label<'_>, above: Above) -> RowMeaning {
    let domain = domain_of(statement);
    let parsed = split_code(label.codes)
        .and_then(|(digits, _)| Code::parse(digits, domain_of_code(domain, digits)).ok());
    if parsed.is_some() {
        return RowMeaning { code: parsed, ..RowMeaning::default() };
    }
    let printed = squeeze(label.name);
    let name = without_ordinal(&printed);
    // A stray digit attached to a label (总计10) has no meaning.
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let item = |item| RowMeaning { item, ..RowMeaning::default() };
    match statement {
        Statement::Other => RowMeaning::default(),
        Statement::ThreePublic | Statement::MeetingTraining => {
            item(closed(without_ordinal(without_part(name)), THREE_PUBLIC))
        }
        Statement::IncomeExpenditureSummary | Statement::AppropriationSummary => {
            summary_row(name, name.len() == printed.len(), above)
        }
        Statement::Income | Statement::FiscalAccount => income_row(name, label.part),
        // Their rows name what is bought or owned, and by whom; only the sum is an item.
        Statement::Procurement
        | Statement::PurchasedServices
        | Statement::StateAssets
        | Statement::AgencyInformation
        | Statement::ProjectExpenditure
        | Statement::IncomeByUnit
        | Statement::ExpenditureByUnit => item(is_total(name).then_some(Item::Total)),
        _ => item(closed(name, ITEMS)),
    }
}

/// A name without 其中：, which marks it as a part of the row above, whatever it is itself.
fn without_part(name: &str) -> &str {
    name.strip_prefix("其中").map_or(name, |name| name.trim_start_matches(':'))
}

/// A row of a table without any label: 支出预算总表 in one line.
pub(super) fn unlabeled_row(statement: Statement) -> RowMeaning {
    let total = matches!(
        statement,
        Statement::Income
            | Statement::Expenditure
            | Statement::GeneralPublicExpenditure
            | Statement::AppropriationExpenditure
    );
    RowMeaning { item: total.then_some(Item::Total), ..RowMeaning::default() }
}

fn is_total(name: &str) -> bool {
    ["合计", "总计"].iter().any(|word| name.starts_with(word)) || name == "小计"
}

fn summary_row(name: &str, unnumbered: bool, above: Above) -> RowMeaning {
    // 国有资本经营预算 is an appropriation as income, and a class as expenditure.
    let class = functional_class(name).filter(|_| !above.is_income);
    if class.is_some() {
        return RowMeaning { code: class, ..RowMeaning::default() };
    }
    let name = without_part(name);
    let fund = closed(name, FUNDS);
    let part_of = above.item.filter(|item| matches!(item, Item::OpeningCarryover | Item::ClosingCarryover));
    let item = match (fund, part_of) {
        // Some reports number the parts again: 一、 below the carryover after 一、 at the top.
        (Some(_), Some(item)) if unnumbered || above.appropriated => Some(item),
        (Some(_), _) => Some(Item::FiscalAppropriation),
        (None, _) => closing_line(name, above.totalled).or_else(|| closed(name, ITEMS)),
    };
    RowMeaning { item, fund, code: None }
}

/// `收入合计`, `支出合计` without 本年: the last line of its side, or in a form that has a 总计 the sum of the year.
fn closing_line(name: &str, totalled: bool) -> Option<Item> {
    match (name, totalled) {
        ("收入合计" | "收入小计", true) => Some(Item::IncomeOfYear),
        ("支出合计" | "支出小计", true) => Some(Item::ExpenditureOfYear),
        ("收入合计" | "支出合计" | "合计", false) => Some(Item::GrandTotal),
        _ => None,
    }
}

/// A row of an income statement whose sources are in the rows. A part of 一般公共预算资金 is not all of it, and 其中 is only an example.
fn income_row(name: &str, part: bool) -> RowMeaning {
    if name.starts_with("其中") {
        return RowMeaning::default();
    }
    let fund = closed(name, FUNDS);
    let item = match fund {
        Some(_) => Some(Item::FiscalAppropriation),
        None => closed(name, ITEMS).filter(|item| !part || *item != Item::FiscalAppropriation),
    };
    match (fund, part) {
        (Some(_), true) => RowMeaning::default(),
        _ => RowMeaning { item, fund, code: None },
    }
}

fn domain_of(statement: Statement) -> CodeDomain {
    match statement {
        Statement::BasicExpenditure
        | Statement::AppropriationBasicExpenditure
        | Statement::EconomicExpenditure
        | Statement::OperatingCost => CodeDomain::Economic,
        _ => CodeDomain::Functional,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(statement: Statement, header: &[&str]) -> ColumnMeaning {
        let header = header.iter().map(|&text| text.to_owned()).collect();
        column(
            statement,
            &AmountColumn { header, ..AmountColumn::default() },
            Kind::FinalAccounts,
            &StatementDraft::default(),
        )
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
    fn a_fund_s_columns_may_be_divided_below_it() {
        let measure = |header: &[&str]| meaning(Statement::BasicExpenditure, header).measure;
        assert_eq!(measure(&["一般公共预算基本支出", "合计"]), Some(Measure::Total));
        assert_eq!(measure(&["一般公共预算基本支出", "人员经费"]), Some(Measure::Personnel));
        assert_eq!(measure(&["一般公共预算基本支出", "公用经费"]), Some(Measure::Public));
        assert_eq!(measure(&["一般公共预算财政拨款"]), Some(Measure::Total));
        assert_eq!(measure(&["一般公共预算财政拨款", "年初结转和结余", "基本支出结转"]), None);
    }

    #[test]
    fn a_sum_takes_the_meaning_of_what_stands_above_it_and_a_part_is_never_the_whole() {
        let measure = |header: &[&str]| meaning(Statement::Income, header).measure;
        assert_eq!(measure(&["事业收入", "金额"]), Some(Measure::InstitutionalIncome));
        assert_eq!(measure(&["事业收入", "小计"]), Some(Measure::InstitutionalIncome));
        assert_eq!(measure(&["事业收入", "其中：教育收费"]), None);
        assert_eq!(measure(&["本年收入合计", "其中：", "事业收入"]), Some(Measure::InstitutionalIncome));
        assert_eq!(measure(&["本年收入合计", "其中：事业收入"]), Some(Measure::InstitutionalIncome));
        assert_eq!(measure(&["事业收入", "其中：财政拨款收入"]), None);
        assert_eq!(measure(&["收入", "金额（万元）"]), Some(Measure::Total));
        let measure = |header: &[&str]| meaning(Statement::Expenditure, header).measure;
        assert_eq!(measure(&["本年支出", "项目支出", "小计"]), Some(Measure::Project));
        assert_eq!(measure(&["项目支出", "其中：基本建设资金支出"]), None);
        assert_eq!(measure(&["其中：财政拨款", "小计"]), None, "of a part that is not known");
        assert_eq!(measure(&["对附属单位补助支出"]), Some(Measure::SubsidyToAffiliates));
        assert_eq!(measure(&["外聘人员经费"]), None, "a word that is not known");
        let three_public = |header: &[&str]| meaning(Statement::ThreePublic, header).item;
        assert_eq!(three_public(&["公务接待费", "其中：外宾接待费"]), None);
        assert_eq!(three_public(&["公务接待批次"]), None);
        assert_eq!(three_public(&["“三公”经费公共财政拨款支出合计"]), Some(Item::ThreePublic));
        let summary = |header: &[&str]| meaning(Statement::IncomeExpenditureSummary, header).measure;
        assert_eq!(summary(&["支出", "其中：当年预算"]), None);
    }

    #[test]
    fn a_row_named_after_a_fund_is_an_appropriation_on_the_income_side_and_a_class_on_the_other() {
        let row = |name: &str, is_income: bool| {
            let label = Label { name, ..Label::default() };
            let row = row(Statement::IncomeExpenditureSummary, label, Above::lane(is_income, true));
            (row.item, row.fund, row.code.map(|code| code.to_string()))
        };
        let fund = Some(Fund::StateCapital);
        assert_eq!(row("3.国有资本经营预算", true), (Some(Item::FiscalAppropriation), fund, None));
        assert_eq!(row("二、国有资本经营预算支出", false), (None, None, Some("223".to_owned())));
        assert_eq!(row("其中：基本支出结转", true).0, None);
        assert_eq!(row("使用非财政拨款结余和专用结余", true).0, Some(Item::UseOfSurplus));
        assert_eq!(row("年初财政拨款结转和结余", true).0, Some(Item::OpeningCarryover));
    }

    #[test]
    fn the_row_of_a_sum_leaves_the_item_to_the_column() {
        let (all, part) = (Some(Item::ThreePublic), Some(Item::Reception));
        assert_eq!(item(all, part), part);
        assert_eq!(item(part, all), part);
        assert_eq!((item(None, part), item(all, None)), (part, all));
    }

    #[test]
    fn a_summary_s_columns_may_divide_its_expenditure() {
        let measure = |header: &[&str]| meaning(Statement::IncomeExpenditureSummary, header).measure;
        assert_eq!(measure(&["本年支出", "预算数", "合计"]), Some(Measure::Total));
        assert_eq!(measure(&["本年支出", "预算数", "基本支出", "人员经费"]), Some(Measure::Personnel));
        assert_eq!(measure(&["本年支出", "预算数", "基本支出", "公用经费"]), Some(Measure::Public));
        assert_eq!(measure(&["本年支出", "预算数", "项目支出"]), Some(Measure::Project));
        assert_eq!(measure(&["财政拨款收入", "金额"]), Some(Measure::Total));
    }

    #[test]
    fn of_a_carryover_s_columns_only_the_whole_is_the_carryover() {
        let measure = |header: &[&str]| meaning(Statement::GeneralPublicExpenditure, header).measure;
        assert_eq!(measure(&["年初结转和结余", "合计"]), Some(Measure::OpeningCarryover));
        assert_eq!(measure(&["年初结转和结余", "基本支出结转"]), None);
        assert_eq!(measure(&["本年收入", "合计"]), Some(Measure::IncomeOfYear));
        assert_eq!(measure(&["本年收入", "项目支出"]), None);
        assert_eq!(measure(&["本年支出", "合计"]), Some(Measure::Total));
        assert_eq!(measure(&["结转下年资金"]), Some(Measure::ClosingCarryover));
    }

    #[test]
    fn the_last_year_s_amounts_and_changes_are_none_of_this_year() {
        for header in ["上年决算数", "比上年增、减情况", "2016年与2015年差额"] {
            assert_eq!(meaning(Statement::ThreePublic, &[header]), ColumnMeaning::default(), "{header}");
        }
        assert_eq!(meaning(Statement::Income, &["上年结转"]).measure, Some(Measure::OpeningCarryover));
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
    fn a_phase_below_an_item_says_nothing_of_the_item() {
        let vehicles = "公务用车购置及运行维护费";
        for (header, item, phase) in [
            (vec!["合计", "预算数"], Item::ThreePublic, Phase::AdjustedBudget),
            (vec!["因公出国 (境)费", "决算数"], Item::Overseas, Phase::Actual),
            (vec![vehicles, "小计", "年初预算数"], Item::Vehicle, Phase::InitialBudget),
            (vec![vehicles, "公务用车 购置费", "决算数"], Item::VehiclePurchase, Phase::Actual),
            (vec!["公务接待费", "年初预算数"], Item::Reception, Phase::InitialBudget),
        ] {
            let meaning = meaning(Statement::ThreePublic, &header);
            assert_eq!((meaning.item, meaning.phase), (Some(item), Some(phase)), "{header:?}");
        }
    }

    #[test]
    fn a_budget_s_own_figures_are_initial_and_its_operating_cost_is_no_vehicle() {
        let meaning = |header: &str| {
            let column = AmountColumn { header: vec![header.to_owned()], ..AmountColumn::default() };
            let meaning =
                super::column(Statement::ThreePublic, &column, Kind::Budget, &StatementDraft::default());
            (meaning.item, meaning.phase)
        };
        let initial = Some(Phase::InitialBudget);
        assert_eq!(meaning("公务接待费预算数"), (Some(Item::Reception), initial));
        assert_eq!(meaning("机关运行经费预算数"), (Some(Item::OperatingCost), initial));
    }

    #[test]
    fn funds_below_the_opening_carryover_are_its_parts() {
        let row = |label, item| {
            let label = Label { name: label, ..Label::default() };
            row(Statement::AppropriationSummary, label, Above { item, ..Above::default() })
        };
        let fund = Some(Fund::GeneralPublic);
        let first = row("一、一般公共预算财政拨款", None);
        assert_eq!((first.item, first.fund), (Some(Item::FiscalAppropriation), fund));
        let below = row("一般公共预算财政拨款", Some(Item::OpeningCarryover));
        assert_eq!((below.item, below.fund), (Some(Item::OpeningCarryover), fund));
        let again =
            Above { item: Some(Item::OpeningCarryover), appropriated: true, totalled: true, is_income: true };
        let numbered = Label { name: "一、一般公共预算财政拨款", ..Label::default() };
        let numbered = super::row(Statement::AppropriationSummary, numbered, again);
        assert_eq!((numbered.item, numbered.fund), (Some(Item::OpeningCarryover), fund));
        assert_eq!(row("年初财政拨款结转和结余", None).item, Some(Item::OpeningCarryover));
        assert_eq!(row("总计10", None).item, Some(Item::GrandTotal));
        assert_eq!(row("十七、援助其他地区支出", None).code.unwrap().digits(), "219");
    }
}
