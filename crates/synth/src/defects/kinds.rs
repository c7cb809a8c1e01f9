//! The kinds of defect, each with the rules that must find it.

use super::plant::{CellSlip, ColumnOf, Plant, RowOf, SaidSlip, Slip};
use super::{forms, sums, tables, words};
use juesuan_model::{ClaimMetric, Fund, Item, Measure, Phase, Side, Statement, Topic};

/// A kind of defect.
#[derive(Debug)]
pub(super) struct Kind {
    pub(super) name: &'static str,
    /// What was done, in words.
    pub(super) label: &'static str,
    /// The rules that must find it.
    pub(super) rules: &'static [&'static str],
    pub(super) plant: Plant,
}

const fn kind(name: &'static str, label: &'static str, rules: &'static [&'static str], plant: Plant) -> Kind {
    Kind { name, label, rules, plant }
}

const fn cell(statement: Statement, row: RowOf, column: ColumnOf, slip: Slip) -> Plant {
    Plant::Cell(CellSlip { statement, row, column, slip, twin: None })
}

const fn above(statement: Statement, row: RowOf, column: ColumnOf, twin: Statement) -> Plant {
    Plant::Cell(CellSlip { statement, row, column, slip: More, twin: Some(twin) })
}

const fn of(measure: Measure) -> ColumnOf {
    ColumnOf { measure, fund: None, phase: None }
}

const fn in_fund(fund: Fund) -> ColumnOf {
    ColumnOf { measure: Total, fund: Some(fund), phase: None }
}

const fn in_phase(phase: Phase) -> ColumnOf {
    ColumnOf { measure: Total, fund: None, phase: Some(phase) }
}

const fn said(metric: ClaimMetric, topic: Topic, fund: Option<Fund>) -> SaidSlip {
    SaidSlip { metric, except: &[], topic: Some(topic), fund, slip: More, budget: false }
}

const fn any(metric: ClaimMetric) -> SaidSlip {
    SaidSlip { metric, except: &[], topic: None, fund: None, slip: More, budget: false }
}

const GENERAL: Option<Fund> = Some(Fund::GeneralPublic);

const INCOME: RowOf = RowOf::Sided(Side::Income, Item::IncomeOfYear);
const SPENT: RowOf = RowOf::Sided(Side::Expenditure, Item::ExpenditureOfYear);
const IN_ALL: RowOf = RowOf::Sided(Side::Income, Item::GrandTotal);
const OUT_ALL: RowOf = RowOf::Sided(Side::Expenditure, Item::GrandTotal);
const OPENING: RowOf = RowOf::Sided(Side::Income, Item::OpeningCarryover);
const CLOSING: RowOf = RowOf::Sided(Side::Expenditure, Item::ClosingCarryover);
const GRANTED: RowOf = RowOf::Sided(Side::Income, Item::FiscalAppropriation);
const TOTAL: RowOf = RowOf::Of(Item::Total);

use Measure::{Basic, Project, Total};
use Slip::{Less, More, Negative, Swap, Tenfold};
use Statement as S;

/// Every kind, tables first.
pub(super) const KINDS: &[Kind] = &[
    // 01.
    kind(
        "summary-income",
        "01 本年收入合计 too high",
        &["summary-income-total", "summary-income-grand-total", "income-matches-summary"],
        cell(S::IncomeExpenditureSummary, INCOME, of(Total), More),
    ),
    kind(
        "summary-source",
        "01 a source of income too low",
        &["summary-income-total", "income-matches-summary"],
        cell(S::IncomeExpenditureSummary, RowOf::Source, of(Total), Less),
    ),
    kind(
        "summary-income-grand",
        "01 收入总计 too high",
        &["summary-income-grand-total", "summary-balance"],
        cell(S::IncomeExpenditureSummary, IN_ALL, of(Total), More),
    ),
    kind(
        "summary-grand-swapped",
        "01 收入总计 with two digits swapped",
        &["summary-income-grand-total", "summary-balance"],
        cell(S::IncomeExpenditureSummary, IN_ALL, of(Total), Swap),
    ),
    kind(
        "summary-opening",
        "01 年初结转 too high",
        &["summary-income-grand-total"],
        cell(S::IncomeExpenditureSummary, OPENING, of(Total), More),
    ),
    kind(
        "summary-spent",
        "01 本年支出合计 too low",
        &["summary-expenditure-total", "summary-expenditure-grand-total", "expenditure-matches-summary"],
        cell(S::IncomeExpenditureSummary, SPENT, of(Total), Less),
    ),
    kind(
        "summary-class",
        "01 a class too high",
        &["summary-expenditure-total", "expenditure-matches-summary"],
        cell(S::IncomeExpenditureSummary, RowOf::Class, of(Total), More),
    ),
    kind(
        "summary-class-tenfold",
        "01 the decimal point of a class moved",
        &["summary-expenditure-total", "expenditure-matches-summary"],
        cell(S::IncomeExpenditureSummary, RowOf::Class, of(Total), Tenfold),
    ),
    kind(
        "summary-spent-grand",
        "01 支出总计 too high",
        &["summary-expenditure-grand-total", "summary-balance"],
        cell(S::IncomeExpenditureSummary, OUT_ALL, of(Total), More),
    ),
    kind(
        "summary-closing",
        "01 年末结转 too high",
        &["summary-expenditure-grand-total"],
        cell(S::IncomeExpenditureSummary, CLOSING, of(Total), More),
    ),
    // 02.
    kind(
        "income-class",
        "02 a class too high",
        &["hierarchy-sums", "income-row-sums"],
        cell(S::Income, RowOf::Class, of(Total), More),
    ),
    kind(
        "income-group",
        "02 a group too low",
        &["hierarchy-sums", "income-row-sums"],
        cell(S::Income, RowOf::Group, of(Total), Less),
    ),
    kind(
        "income-item",
        "02 an item too high",
        &["hierarchy-sums", "income-row-sums"],
        cell(S::Income, RowOf::Item, of(Total), More),
    ),
    kind(
        "income-all",
        "02 合计 too high",
        &["hierarchy-sums", "income-row-sums", "income-matches-summary"],
        cell(S::Income, TOTAL, of(Total), More),
    ),
    kind(
        "income-source",
        "02 财政拨款收入 of an item too high",
        &["hierarchy-sums", "income-row-sums"],
        cell(S::Income, RowOf::Item, of(Measure::FiscalAppropriation), More),
    ),
    kind(
        "income-appropriation",
        "02 财政拨款收入 in all too high",
        &["income-matches-summary", "appropriation-matches-income"],
        cell(S::Income, TOTAL, of(Measure::FiscalAppropriation), More),
    ),
    kind(
        "income-swapped",
        "02 an item with two digits swapped",
        &["hierarchy-sums", "income-row-sums"],
        cell(S::Income, RowOf::Item, of(Total), Swap),
    ),
    // 03.
    kind(
        "expenditure-class",
        "03 a class too high",
        &["hierarchy-sums", "expenditure-row-sums", "expenditure-matches-summary"],
        cell(S::Expenditure, RowOf::Class, of(Total), More),
    ),
    kind(
        "expenditure-group",
        "03 a group too high",
        &["hierarchy-sums", "expenditure-row-sums"],
        cell(S::Expenditure, RowOf::Group, of(Total), More),
    ),
    kind(
        "expenditure-item",
        "03 an item too low",
        &["hierarchy-sums", "expenditure-row-sums"],
        cell(S::Expenditure, RowOf::Item, of(Total), Less),
    ),
    kind(
        "expenditure-all",
        "03 合计 too high",
        &["hierarchy-sums", "expenditure-row-sums", "expenditure-matches-summary"],
        cell(S::Expenditure, TOTAL, of(Total), More),
    ),
    kind(
        "expenditure-basic",
        "03 基本支出 of an item too high",
        &["hierarchy-sums", "expenditure-row-sums"],
        cell(S::Expenditure, RowOf::Item, of(Basic), More),
    ),
    kind(
        "expenditure-project",
        "03 项目支出 of a group too high",
        &["hierarchy-sums", "expenditure-row-sums"],
        cell(S::Expenditure, RowOf::Group, of(Project), More),
    ),
    kind(
        "expenditure-sign",
        "03 an item with a minus sign",
        &["hierarchy-sums", "expenditure-row-sums"],
        cell(S::Expenditure, RowOf::Item, of(Total), Negative),
    ),
    kind(
        "expenditure-row-lost",
        "03 an item left out",
        &["hierarchy-sums"],
        Plant::Special(tables::row_left_out),
    ),
    kind(
        "expenditure-row-shifted",
        "03 the amounts of two items exchanged",
        &["hierarchy-sums"],
        Plant::Special(tables::rows_exchanged),
    ),
    kind(
        "expenditure-unit",
        "03 the unit of the table wrong",
        &["expenditure-matches-summary"],
        Plant::Special(tables::wrong_unit),
    ),
    // 04.
    kind(
        "appropriation-income",
        "04 本年收入合计 too high",
        &["appropriation-income-total", "appropriation-matches-income", "appropriation-grand-total"],
        cell(S::AppropriationSummary, INCOME, of(Total), More),
    ),
    kind(
        "appropriation-granted",
        "04 the income of a fund too high",
        &["appropriation-income-total"],
        cell(S::AppropriationSummary, GRANTED, in_fund(Fund::GeneralPublic), More),
    ),
    kind(
        "appropriation-opening",
        "04 年初结转 too high",
        &["appropriation-opening", "appropriation-grand-total"],
        cell(S::AppropriationSummary, OPENING, of(Total), More),
    ),
    kind(
        "appropriation-in-grand",
        "04 收入总计 too high",
        &["appropriation-grand-total"],
        cell(S::AppropriationSummary, IN_ALL, of(Total), More),
    ),
    kind(
        "appropriation-class",
        "04 a class in all too high",
        &["appropriation-row-sums", "appropriation-expenditure-total"],
        cell(S::AppropriationSummary, RowOf::Class, of(Total), More),
    ),
    kind(
        "appropriation-class-fund",
        "04 一般公共预算 of a class too high",
        &[
            "appropriation-row-sums",
            "appropriation-expenditure-total",
            "general-public-matches-appropriation",
        ],
        cell(S::AppropriationSummary, RowOf::Class, in_fund(Fund::GeneralPublic), More),
    ),
    kind(
        "appropriation-class-above",
        "04 a class above that of 01",
        &["appropriation-within-summary", "appropriation-row-sums"],
        above(S::AppropriationSummary, RowOf::Class, of(Total), S::IncomeExpenditureSummary),
    ),
    kind(
        "appropriation-spent",
        "04 本年支出合计 too low",
        &["appropriation-expenditure-total", "appropriation-by-statement", "appropriation-grand-total"],
        cell(S::AppropriationSummary, SPENT, of(Total), Less),
    ),
    kind(
        "appropriation-out-grand",
        "04 支出总计 too high",
        &["appropriation-grand-total"],
        cell(S::AppropriationSummary, OUT_ALL, of(Total), More),
    ),
    kind(
        "appropriation-closing",
        "04 年末结转 too high",
        &["appropriation-grand-total"],
        cell(S::AppropriationSummary, CLOSING, of(Total), More),
    ),
    // 05.
    kind(
        "general-public-class",
        "05 a class too high",
        &["hierarchy-sums", "general-public-row-sums", "general-public-matches-appropriation"],
        cell(S::GeneralPublicExpenditure, RowOf::Class, of(Total), More),
    ),
    kind(
        "general-public-group",
        "05 a group too low",
        &["hierarchy-sums", "general-public-row-sums"],
        cell(S::GeneralPublicExpenditure, RowOf::Group, of(Total), Less),
    ),
    kind(
        "general-public-item",
        "05 an item too high",
        &["hierarchy-sums", "general-public-row-sums"],
        cell(S::GeneralPublicExpenditure, RowOf::Item, of(Total), More),
    ),
    kind(
        "general-public-all",
        "05 合计 too high",
        &[
            "hierarchy-sums",
            "general-public-row-sums",
            "general-public-matches-appropriation",
            "appropriation-by-statement",
        ],
        cell(S::GeneralPublicExpenditure, TOTAL, of(Total), More),
    ),
    kind(
        "general-public-swapped",
        "05 an item with two digits swapped",
        &["hierarchy-sums", "general-public-row-sums"],
        cell(S::GeneralPublicExpenditure, RowOf::Item, of(Total), Swap),
    ),
    kind(
        "general-public-basic",
        "05 基本支出 in all too high",
        &["hierarchy-sums", "general-public-row-sums", "basic-total"],
        cell(S::GeneralPublicExpenditure, TOTAL, of(Basic), More),
    ),
    kind(
        "general-public-project",
        "05 项目支出 of an item too high",
        &["hierarchy-sums", "general-public-row-sums"],
        cell(S::GeneralPublicExpenditure, RowOf::Item, of(Project), More),
    ),
    kind(
        "general-public-above",
        "05 an item above that of 03",
        &["general-public-within-expenditure", "hierarchy-sums"],
        above(S::GeneralPublicExpenditure, RowOf::Item, of(Total), S::Expenditure),
    ),
    kind(
        "general-public-column-shifted",
        "05 基本支出 and 项目支出 of an item exchanged",
        &["hierarchy-sums"],
        Plant::Special(tables::columns_exchanged),
    ),
    kind(
        "parent-left-out",
        "05 a group left out above its item",
        &["code-parents"],
        Plant::Special(tables::parent_left_out),
    ),
    kind(
        "code-mistyped",
        "05 a class with a code that the year has not",
        &["code-list", "code-parents"],
        Plant::Special(tables::code_mistyped),
    ),
    kind(
        "name-differs",
        "05 an item under another name than in 03",
        &["code-names"],
        Plant::Special(tables::name_differs),
    ),
    // 06.
    kind(
        "basic-class",
        "06 工资福利支出 too high",
        &["hierarchy-sums"],
        cell(S::BasicExpenditure, RowOf::Economic("301"), of(Total), More),
    ),
    kind(
        "basic-group",
        "06 a group too high",
        &["hierarchy-sums"],
        cell(S::BasicExpenditure, RowOf::Group, of(Total), More),
    ),
    kind(
        "basic-personnel",
        "06 人员经费合计 too high",
        &["basic-personnel", "basic-total"],
        cell(S::BasicExpenditure, RowOf::Of(Item::Personnel), of(Total), More),
    ),
    kind(
        "basic-public",
        "06 公用经费合计 too high",
        &["basic-public", "basic-total"],
        cell(S::BasicExpenditure, RowOf::Of(Item::Public), of(Total), More),
    ),
    kind(
        "basic-reception",
        "06 公务接待费 above that of 09",
        &["basic-within-three-public"],
        cell(S::BasicExpenditure, RowOf::Economic("30217"), of(Total), More),
    ),
    kind(
        "basic-pension",
        "06 养老保险缴费 differs from 2080505",
        &["pension-contributions"],
        cell(S::BasicExpenditure, RowOf::Economic("30108"), of(Total), More),
    ),
    kind(
        "basic-medical",
        "06 医疗保险缴费 differs from 21011",
        &["medical-contributions"],
        cell(S::BasicExpenditure, RowOf::Economic("30110"), of(Total), More),
    ),
    // 07 and 08.
    kind(
        "fund-class",
        "07 a class too high",
        &["hierarchy-sums", "fund-row-sums"],
        cell(S::GovernmentFund, RowOf::Class, of(Total), More),
    ),
    kind(
        "fund-item",
        "07 an item too high",
        &["hierarchy-sums", "fund-row-sums"],
        cell(S::GovernmentFund, RowOf::Item, of(Total), More),
    ),
    kind(
        "fund-all",
        "07 合计 too high",
        &["hierarchy-sums", "fund-row-sums", "funds-match-appropriation", "appropriation-by-statement"],
        cell(S::GovernmentFund, TOTAL, of(Total), More),
    ),
    kind(
        "fund-income",
        "07 本年收入 too high",
        &["government-fund-flow", "funds-match-appropriation"],
        cell(S::GovernmentFund, TOTAL, of(Measure::IncomeOfYear), More),
    ),
    kind(
        "fund-opening",
        "07 年初结转 too high",
        &["government-fund-flow"],
        cell(S::GovernmentFund, RowOf::Item, of(Measure::OpeningCarryover), More),
    ),
    kind(
        "fund-closing",
        "07 年末结转 too high",
        &["government-fund-flow"],
        cell(S::GovernmentFund, RowOf::Item, of(Measure::ClosingCarryover), More),
    ),
    kind(
        "capital-all",
        "08 合计 too high",
        &["hierarchy-sums", "fund-row-sums", "funds-match-appropriation", "appropriation-by-statement"],
        cell(S::StateCapital, TOTAL, of(Total), More),
    ),
    kind(
        "empty-unexplained",
        "an empty statement without a note",
        &["empty-statement-explained"],
        Plant::Special(tables::note_left_out),
    ),
    // 09.
    kind(
        "three-public-all",
        "09 合计 too high",
        &["three-public-total"],
        cell(S::ThreePublic, RowOf::Of(Item::ThreePublic), in_phase(Phase::Actual), More),
    ),
    kind(
        "three-public-vehicles",
        "09 the subtotal of vehicles too high",
        &["three-public-vehicles", "three-public-total"],
        cell(S::ThreePublic, RowOf::Of(Item::Vehicle), of(Total), More),
    ),
    kind(
        "three-public-operation",
        "09 运行维护费 too high",
        &["three-public-vehicles"],
        cell(S::ThreePublic, RowOf::Of(Item::VehicleOperation), of(Total), More),
    ),
    kind(
        "three-public-reception",
        "09 公务接待费 too high",
        &["three-public-total"],
        cell(S::ThreePublic, RowOf::Of(Item::Reception), of(Total), More),
    ),
    kind(
        "three-public-over-budget",
        "09 公务接待费 above its budget",
        &["three-public-within-budget", "three-public-total"],
        cell(S::ThreePublic, RowOf::Of(Item::Reception), in_phase(Phase::Actual), More),
    ),
    // Whole tables.
    kind("line-number", "a line number out of place", &["line-numbers"], Plant::Special(tables::line_number)),
    kind(
        "statement-missing",
        "a statement left out",
        &["statutory-statements"],
        Plant::Special(tables::statement_left_out),
    ),
    kind(
        "statement-again",
        "a statement printed again with another number",
        &["statement-repeats-itself"],
        Plant::Special(forms::printed_again),
    ),
    kind(
        "summary-divided",
        "01 人员经费 and 公用经费 together above 03's 基本支出",
        &["summary-basic"],
        Plant::Special(forms::divided_summary),
    ),
    kind(
        "economic-below",
        "30217 of all expenditure below 09's 公务接待费",
        &["three-public-within-economic"],
        Plant::Special(forms::economic_below),
    ),
    kind(
        "totals-apart",
        "prose: 支出总计 other than 收入总计, without 01",
        &["prose-balance", "statutory-statements"],
        Plant::Special(forms::totals_apart),
    ),
    kind(
        "three-public-blank",
        "09 公务接待费 left blank",
        &["three-public-blank", "three-public-total"],
        Plant::Special(tables::reception_blank),
    ),
    kind(
        "heading-year",
        "a heading of another year",
        &["template-leftovers"],
        Plant::Special(words::heading_of_another_year),
    ),
    // Prose against each statement.
    kind(
        "prose-01",
        "prose: 收支总计 other than 01",
        &["prose-matches-statements"],
        Plant::Said(said(ClaimMetric::Amount, Topic::GrandTotal, None)),
    ),
    kind(
        "prose-02",
        "prose: 其他收入 other than 02",
        &["prose-matches-statements"],
        Plant::Said(said(ClaimMetric::Amount, Topic::OtherIncome, None)),
    ),
    kind(
        "prose-03",
        "prose: 项目支出 other than 03",
        &["prose-matches-statements"],
        Plant::Said(said(ClaimMetric::Amount, Topic::Project, None)),
    ),
    kind(
        "prose-04",
        "prose: 财政拨款收支总计 other than 04",
        &["prose-matches-statements"],
        Plant::Said(said(ClaimMetric::Amount, Topic::AppropriationTotal, None)),
    ),
    kind(
        "prose-04-fund",
        "prose: the income of a fund other than 04",
        &["prose-matches-statements"],
        Plant::Said(said(ClaimMetric::Amount, Topic::IncomeOfYear, GENERAL)),
    ),
    kind(
        "prose-05-class",
        "prose: a class other than 05",
        &["prose-matches-statements"],
        Plant::Said(said(ClaimMetric::Amount, Topic::FunctionalClass, GENERAL)),
    ),
    kind(
        "prose-05-item",
        "prose: an item other than 05",
        &["prose-matches-statements"],
        Plant::Said(said(ClaimMetric::Amount, Topic::FunctionalItem, GENERAL)),
    ),
    kind(
        "prose-05-swapped",
        "prose: a class with two digits swapped",
        &["prose-matches-statements"],
        Plant::Said(SaidSlip { slip: Swap, ..said(ClaimMetric::Amount, Topic::FunctionalClass, GENERAL) }),
    ),
    kind(
        "prose-06",
        "prose: 人员经费 other than 06",
        &["prose-matches-statements"],
        Plant::Special(sums::personnel_other),
    ),
    kind(
        "prose-07",
        "prose: 政府性基金支出 other than 07",
        &["prose-matches-statements"],
        Plant::Said(said(ClaimMetric::Amount, Topic::ExpenditureOfYear, Some(Fund::GovernmentFund))),
    ),
    kind(
        "prose-08",
        "prose: 国有资本经营支出 other than 08",
        &["prose-matches-statements"],
        Plant::Said(said(ClaimMetric::Amount, Topic::ExpenditureOfYear, Some(Fund::StateCapital))),
    ),
    kind(
        "prose-09",
        "prose: 三公经费 other than 09",
        &["prose-matches-statements"],
        Plant::Said(said(ClaimMetric::Amount, Topic::ThreePublic, None)),
    ),
    kind(
        "prose-09-budget",
        "prose: a budget of 三公 other than 09",
        &["prose-matches-statements"],
        Plant::Said(SaidSlip { budget: true, ..said(ClaimMetric::Amount, Topic::ThreePublic, None) }),
    ),
    kind(
        "prose-unit",
        "prose: 万元 printed as 元 or the other way round",
        &["prose-matches-statements"],
        Plant::Special(sums::prose_unit),
    ),
    // Prose against itself.
    kind("share", "a share too high", &["prose-shares"], Plant::Said(any(ClaimMetric::Share))),
    kind(
        "share-swapped",
        "a share with two digits swapped",
        &["prose-shares"],
        Plant::Said(SaidSlip { slip: Swap, ..any(ClaimMetric::Share) }),
    ),
    kind(
        "change-rate",
        "a rate of change too high",
        &["prose-change-rate"],
        Plant::Said(any(ClaimMetric::ChangeRate)),
    ),
    kind(
        "change-amount",
        "a change in yuan too high",
        &["prose-change-rate"],
        Plant::Special(sums::change_amount),
    ),
    kind(
        "change-direction",
        "the words of a change contradict each other",
        &["prose-change-direction"],
        Plant::Special(words::change_direction),
    ),
    kind(
        "budget-change",
        "a change against the budget too high",
        &["prose-budget-change"],
        Plant::Special(sums::budget_change),
    ),
    kind(
        "prior-year",
        "a part that was more than its whole last year",
        &["prose-prior-year-order"],
        Plant::Special(sums::prior_year),
    ),
    kind(
        "completion",
        "a completion too high",
        &["prose-completion"],
        Plant::Said(SaidSlip { except: &[Topic::NamedProject], ..any(ClaimMetric::Completion) }),
    ),
    kind(
        "completion-word",
        "大于 for 小于",
        &["prose-completion-word"],
        Plant::Special(words::completion_word),
    ),
    kind(
        "budget-of-class",
        "the first budget of a class too high",
        &["prose-budget-by-function"],
        Plant::Said(SaidSlip { budget: true, ..said(ClaimMetric::Amount, Topic::FunctionalClass, GENERAL) }),
    ),
    kind(
        "repeated-differently",
        "a number of the prose repeated with another value",
        &["prose-repeats-itself"],
        Plant::Special(words::repeated_differently),
    ),
    kind(
        "row-named-wrong",
        "an item named with the amount of its class",
        &["prose-names-the-row"],
        Plant::Special(words::row_named_wrong),
    ),
    kind(
        "template-word",
        "下降（增长） left standing",
        &["template-leftovers"],
        Plant::Special(words::template_word),
    ),
    kind(
        "template-name",
        "××部门 left standing",
        &["template-leftovers"],
        Plant::Special(words::template_name),
    ),
    kind("template-year", "a year of three digits", &["template-leftovers"], Plant::Special(words::year_cut)),
    kind("doubled-comma", "a comma twice", &["doubled-punctuation"], Plant::Special(words::comma_twice)),
    kind(
        "parts-of-spending",
        "prose: 项目支出 beside 基本支出 too high for their sum",
        &["prose-expenditure-parts", "prose-matches-statements"],
        Plant::Special(sums::project_beside_basic),
    ),
    kind(
        "parts-of-basic",
        "prose: 公用经费 beside 人员经费 too high for their sum",
        &["prose-expenditure-parts", "prose-matches-statements"],
        Plant::Special(sums::public_beside_personnel),
    ),
    kind(
        "parts-of-vehicles",
        "prose: 公务用车运行费 too high for its sum",
        &["three-public-in-prose", "prose-matches-statements"],
        Plant::Special(sums::operation_beside_purchase),
    ),
    kind(
        "fund-above-all",
        "prose: 项目支出 of one fund above that of all",
        &["prose-fund-within-all"],
        Plant::Special(sums::fund_above_all),
    ),
    kind(
        "opposite-changes",
        "a budget whose income rises and whose expenditure falls",
        &["prose-opposite-changes"],
        Plant::Special(words::opposite_changes),
    ),
    // Particulars.
    kind(
        "procurement-part",
        "政府采购货物支出 too high",
        &["procurement-total"],
        Plant::Said(said(ClaimMetric::Amount, Topic::ProcurementGoods, None)),
    ),
    kind(
        "procurement-medium",
        "中小企业合同金额 above the total",
        &["procurement-small-enterprises"],
        Plant::Special(sums::medium_above_total),
    ),
    kind(
        "procurement-small",
        "小微企业合同金额 above that of 中小企业",
        &["procurement-small-enterprises"],
        Plant::Special(sums::small_above_medium),
    ),
    kind(
        "vehicles-kind",
        "a kind of vehicle too many",
        &["vehicles-by-kind"],
        Plant::Said(said(ClaimMetric::Count, Topic::VehiclesEmergency, None)),
    ),
    kind(
        "vehicles-kept",
        "more vehicles kept than owned",
        &["vehicles-kept-within-owned", "vehicles-kept"],
        Plant::Said(said(ClaimMetric::Count, Topic::VehiclesKept, None)),
    ),
    kind(
        "reception-guests",
        "国内公务接待 other than 公务接待费",
        &["reception-by-guests"],
        Plant::Said(said(ClaimMetric::Amount, Topic::DomesticReception, None)),
    ),
    kind(
        "reception-visits",
        "receptions without a batch",
        &["reception-visits"],
        Plant::Special(sums::no_batches),
    ),
    kind(
        "vehicles-bought",
        "vehicles bought for nothing, or none for money",
        &["vehicles-bought"],
        Plant::Special(sums::vehicles_bought),
    ),
    kind(
        "targets-above-projects",
        "targets for more money than the projects have",
        &["performance-targets-within-projects"],
        Plant::Special(sums::targets_above_projects),
    ),
    kind(
        "performance-prose",
        "a project's spending other than in its table",
        &["performance-prose"],
        Plant::Said(said(ClaimMetric::Amount, Topic::NamedProject, None)),
    ),
    kind(
        "performance-completion",
        "a project's completion too high",
        &["performance-prose"],
        Plant::Said(said(ClaimMetric::Completion, Topic::NamedProject, None)),
    ),
    kind(
        "performance-rate",
        "a rate of execution too high",
        &["performance-rate"],
        Plant::Special(tables::rate_of_execution),
    ),
    kind(
        "performance-score",
        "a total score too high",
        &["performance-scores"],
        Plant::Special(tables::total_score),
    ),
];
