//! Defects of whole tables, and of what the prose repeats of them.

use super::{DefectKind, GENERAL, kind, number};
use crate::defects::plant::Slip::Swap;
use crate::defects::plant::{Plant, ProseSlip};
use crate::defects::{forms, sums, tables, words};
use juesuan_model::{ClaimMetric, Fund, Topic};

/// The kinds, in order.
pub(super) const KINDS: &[DefectKind] = &[
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
        "heading-body",
        "a statement under the name of another department",
        &["statement-names-the-department"],
        Plant::Special(forms::another_department),
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
        Plant::Prose(number(ClaimMetric::Amount, Topic::GrandTotal, None)),
    ),
    kind(
        "prose-02",
        "prose: 其他收入 other than 02",
        &["prose-matches-statements"],
        Plant::Prose(number(ClaimMetric::Amount, Topic::OtherIncome, None)),
    ),
    kind(
        "prose-03",
        "prose: 项目支出 other than 03",
        &["prose-matches-statements"],
        Plant::Prose(number(ClaimMetric::Amount, Topic::Project, None)),
    ),
    kind(
        "prose-04",
        "prose: 财政拨款收支总计 other than 04",
        &["prose-matches-statements"],
        Plant::Prose(number(ClaimMetric::Amount, Topic::AppropriationTotal, None)),
    ),
    kind(
        "prose-04-fund",
        "prose: the income of a fund other than 04",
        &["prose-matches-statements"],
        Plant::Prose(number(ClaimMetric::Amount, Topic::IncomeOfYear, GENERAL)),
    ),
    kind(
        "prose-05-class",
        "prose: a class other than 05",
        &["prose-matches-statements"],
        Plant::Prose(number(ClaimMetric::Amount, Topic::FunctionalClass, GENERAL)),
    ),
    kind(
        "prose-05-item",
        "prose: an item other than 05",
        &["prose-matches-statements"],
        Plant::Prose(number(ClaimMetric::Amount, Topic::FunctionalItem, GENERAL)),
    ),
    kind(
        "prose-05-swapped",
        "prose: a class with two digits swapped",
        &["prose-matches-statements"],
        Plant::Prose(ProseSlip {
            slip: Swap,
            ..number(ClaimMetric::Amount, Topic::FunctionalClass, GENERAL)
        }),
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
        Plant::Prose(number(ClaimMetric::Amount, Topic::ExpenditureOfYear, Some(Fund::GovernmentFund))),
    ),
    kind(
        "prose-08",
        "prose: 国有资本经营支出 other than 08",
        &["prose-matches-statements"],
        Plant::Prose(number(ClaimMetric::Amount, Topic::ExpenditureOfYear, Some(Fund::StateCapital))),
    ),
    kind(
        "prose-09",
        "prose: 三公经费 other than 09",
        &["prose-matches-statements"],
        Plant::Prose(number(ClaimMetric::Amount, Topic::ThreePublic, None)),
    ),
    kind(
        "prose-09-budget",
        "prose: a budget of 三公 other than 09",
        &["prose-matches-statements"],
        Plant::Prose(ProseSlip { budget: true, ..number(ClaimMetric::Amount, Topic::ThreePublic, None) }),
    ),
    kind(
        "prose-unit",
        "prose: 万元 printed as 元 or the other way round",
        &["prose-matches-statements"],
        Plant::Special(sums::prose_unit),
    ),
];
