//! Defects of the statements of income and expenditure: 01 to 04.

use super::{
    CLOSING, DefectKind, GRANTED, IN_ALL, INCOME, OPENING, OUT_ALL, SPENT, TOTAL, above, cell, in_fund, kind,
    of,
};
use crate::defects::plant::Slip::{Less, More, Negative, Swap, Tenfold};
use crate::defects::plant::{Plant, RowOf};
use crate::defects::tables;
use juesuan_model::Measure::{Basic, Project, Total};
use juesuan_model::Statement as S;
use juesuan_model::{Fund, Measure};

/// The kinds, in order.
pub(super) const KINDS: &[DefectKind] = &[
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
];
