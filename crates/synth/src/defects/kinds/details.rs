//! Defects of the statements of single funds, of basic expenditure and of 三公: 05 to 09.

use super::{DefectKind, TOTAL, above, cell, in_phase, kind, of};
use crate::defects::plant::Slip::{Less, More, Swap};
use crate::defects::plant::{Plant, RowOf};
use crate::defects::tables;
use juesuan_model::Measure::{Basic, Project, Total};
use juesuan_model::Statement as S;
use juesuan_model::{Item, Measure, Phase};

/// The kinds, in order.
pub(super) const KINDS: &[DefectKind] = &[
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
];
