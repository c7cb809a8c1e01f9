//! Defects of the prose alone, and of self-evaluations.

use super::{DefectKind, GENERAL, any, kind, number};
use crate::defects::plant::Slip::Swap;
use crate::defects::plant::{Plant, ProseSlip};
use crate::defects::{sums, tables, words};
use juesuan_model::{ClaimMetric, Topic};

/// The kinds, in order.
pub(super) const KINDS: &[DefectKind] = &[
    // Prose against itself.
    kind("share", "a share too high", &["prose-shares"], Plant::Prose(any(ClaimMetric::Share))),
    kind(
        "share-swapped",
        "a share with two digits swapped",
        &["prose-shares"],
        Plant::Prose(ProseSlip { slip: Swap, ..any(ClaimMetric::Share) }),
    ),
    kind(
        "change-rate",
        "a rate of change too high",
        &["prose-change-rate"],
        Plant::Prose(any(ClaimMetric::ChangeRate)),
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
        Plant::Prose(ProseSlip { except: &[Topic::NamedProject], ..any(ClaimMetric::Completion) }),
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
        Plant::Prose(ProseSlip {
            budget: true,
            ..number(ClaimMetric::Amount, Topic::FunctionalClass, GENERAL)
        }),
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
        "prose: 项目支出 with 基本支出 too high for their sum",
        &["prose-expenditure-parts", "prose-matches-statements"],
        Plant::Special(sums::project_with_basic),
    ),
    kind(
        "parts-of-basic",
        "prose: 公用经费 with 人员经费 too high for their sum",
        &["prose-expenditure-parts", "prose-matches-statements"],
        Plant::Special(sums::public_with_personnel),
    ),
    kind(
        "parts-of-vehicles",
        "prose: 公务用车运行费 too high for its sum",
        &["three-public-in-prose", "prose-matches-statements"],
        Plant::Special(sums::operation_with_purchase),
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
        Plant::Prose(number(ClaimMetric::Amount, Topic::ProcurementGoods, None)),
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
        Plant::Prose(number(ClaimMetric::Count, Topic::VehiclesEmergency, None)),
    ),
    kind(
        "vehicles-kept",
        "more vehicles kept than owned",
        &["vehicles-kept-within-owned", "vehicles-kept"],
        Plant::Prose(number(ClaimMetric::Count, Topic::VehiclesKept, None)),
    ),
    kind(
        "reception-guests",
        "国内公务接待 other than 公务接待费",
        &["reception-by-guests"],
        Plant::Prose(number(ClaimMetric::Amount, Topic::DomesticReception, None)),
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
        Plant::Prose(number(ClaimMetric::Amount, Topic::NamedProject, None)),
    ),
    kind(
        "performance-completion",
        "a project's completion too high",
        &["performance-prose"],
        Plant::Prose(number(ClaimMetric::Completion, Topic::NamedProject, None)),
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
