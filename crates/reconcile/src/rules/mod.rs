//! The rules, one file for each family. Each is a value that contains its check. Its title, reason and example are the
//! messages `rule-ID` of the locales, which `juesuan rules` prints.

mod appropriation;
mod basic;
mod complete;
mod expenditure;
mod funds;
mod general_public;
mod hierarchy;
mod income;
mod line_numbers;
mod names;
mod performance;
mod prose_budget;
mod prose_changes;
mod prose_completion;
mod prose_parts;
mod prose_procurement;
mod prose_receptions;
mod prose_shares;
mod prose_totals;
mod prose_vehicles;
mod repeated;
mod summary;
mod three_public;
mod writing;

use crate::ledger::Ledger;
use crate::report_figures::ReportFigures;
use juesuan_model::{Severity, Statement};

/// A rule that a report must satisfy.
pub(crate) struct Rule {
    /// Its name: what it compares, in words joined by hyphens.
    pub(crate) id: &'static str,
    /// How much a failure matters.
    pub(crate) severity: Severity,
    /// The statements that it reads; none for rules that only read the prose.
    pub(crate) statements: &'static [Statement],
    /// The regulation or form that requires it.
    pub(crate) source: &'static str,
    /// Whether rounding can explain a difference. It cannot where names, codes, counts or words are compared, or a number
    /// that is printed twice.
    pub(crate) rounds: bool,
    /// Makes every comparison that the report allows, and records for every other why it does not.
    pub(crate) check: for<'a> fn(&ReportFigures<'a>, &mut Ledger<'_, 'a>),
}

/// The rules of one file.
pub(crate) struct Family {
    /// The name of the file.
    pub(crate) name: &'static str,
    /// Whether its rules compare and name sections of the explanations rather than statements.
    pub(crate) explanations: bool,
    /// Its rules.
    pub(crate) rules: &'static [Rule],
}

/// Every rule: first those of the statements, in their order, then those of the prose. The compiler warns about a rule that
/// is not listed.
pub(crate) const FAMILIES: &[Family] = &[
    Family { name: "complete", explanations: false, rules: &[complete::STATUTORY_STATEMENTS] },
    Family { name: "repeated", explanations: false, rules: &[repeated::STATEMENT_REPEATS_ITSELF] },
    Family { name: "names", explanations: false, rules: &[names::STATEMENT_NAMES_THE_BODY] },
    Family {
        name: "summary",
        explanations: false,
        rules: &[
            summary::INCOME_TOTAL,
            summary::INCOME_GRAND_TOTAL,
            summary::EXPENDITURE_TOTAL,
            summary::EXPENDITURE_GRAND_TOTAL,
            summary::BALANCE,
            summary::SUMMARY_BASIC,
        ],
    },
    Family { name: "line_numbers", explanations: false, rules: &[line_numbers::LINE_NUMBERS] },
    Family {
        name: "hierarchy",
        explanations: false,
        rules: &[
            hierarchy::HIERARCHY_SUMS,
            hierarchy::CODE_PARENTS,
            hierarchy::CODE_LIST,
            hierarchy::CODE_NAMES,
            hierarchy::EMPTY_STATEMENT,
        ],
    },
    Family {
        name: "income",
        explanations: false,
        rules: &[income::INCOME_ROW_SUMS, income::INCOME_MATCHES_SUMMARY],
    },
    Family {
        name: "expenditure",
        explanations: false,
        rules: &[expenditure::EXPENDITURE_ROW_SUMS, expenditure::EXPENDITURE_MATCHES_SUMMARY],
    },
    Family {
        name: "appropriation",
        explanations: false,
        rules: &[
            appropriation::APPROPRIATION_ROW_SUMS,
            appropriation::APPROPRIATION_INCOME_TOTAL,
            appropriation::APPROPRIATION_EXPENDITURE_TOTAL,
            appropriation::APPROPRIATION_OPENING,
            appropriation::APPROPRIATION_GRAND_TOTAL,
            appropriation::APPROPRIATION_MATCHES_INCOME,
            appropriation::APPROPRIATION_WITHIN_SUMMARY,
            appropriation::APPROPRIATION_BY_STATEMENT,
        ],
    },
    Family {
        name: "general_public",
        explanations: false,
        rules: &[
            general_public::GENERAL_PUBLIC_ROW_SUMS,
            general_public::GENERAL_PUBLIC_MATCHES_APPROPRIATION,
            general_public::GENERAL_PUBLIC_WITHIN_EXPENDITURE,
        ],
    },
    Family {
        name: "basic",
        explanations: false,
        rules: &[
            basic::BASIC_PERSONNEL,
            basic::BASIC_PUBLIC,
            basic::BASIC_TOTAL,
            basic::BASIC_WITHIN_THREE_PUBLIC,
            basic::THREE_PUBLIC_WITHIN_ECONOMIC,
            basic::PENSION_CONTRIBUTIONS,
            basic::MEDICAL_CONTRIBUTIONS,
        ],
    },
    Family {
        name: "funds",
        explanations: false,
        rules: &[funds::FUND_ROW_SUMS, funds::GOVERNMENT_FUND_FLOW, funds::FUNDS_MATCH_APPROPRIATION],
    },
    Family {
        name: "three_public",
        explanations: false,
        rules: &[
            three_public::THREE_PUBLIC_TOTAL,
            three_public::VEHICLE_TOTAL,
            three_public::THREE_PUBLIC_WITHIN_BUDGET,
            three_public::THREE_PUBLIC_BLANK,
        ],
    },
    Family {
        name: "prose_totals",
        explanations: true,
        rules: &[
            prose_totals::PROSE_MATCHES_STATEMENTS,
            prose_totals::PROSE_REPEATS_ITSELF,
            prose_totals::PROSE_NAMES_THE_ROW,
        ],
    },
    Family {
        name: "writing",
        explanations: true,
        rules: &[writing::TEMPLATE_LEFTOVERS, writing::DOUBLED_PUNCTUATION],
    },
    Family {
        name: "prose_parts",
        explanations: true,
        rules: &[prose_parts::PROSE_EXPENDITURE_PARTS, prose_parts::THREE_PUBLIC_IN_PROSE],
    },
    Family {
        name: "prose_budget",
        explanations: true,
        rules: &[
            prose_budget::PROSE_BALANCE,
            prose_budget::PROSE_OPPOSITE_CHANGES,
            prose_budget::PROSE_FUND_WITHIN_ALL,
        ],
    },
    Family {
        name: "prose_changes",
        explanations: true,
        rules: &[
            prose_changes::CHANGE_RATE,
            prose_changes::CHANGE_DIRECTION,
            prose_changes::BUDGET_CHANGE,
            prose_changes::PRIOR_YEAR_ORDER,
        ],
    },
    Family { name: "prose_shares", explanations: true, rules: &[prose_shares::SHARES] },
    Family {
        name: "prose_completion",
        explanations: true,
        rules: &[
            prose_completion::COMPLETION,
            prose_completion::COMPLETION_WORD,
            prose_completion::BUDGET_BY_FUNCTION,
        ],
    },
    Family {
        name: "prose_procurement",
        explanations: true,
        rules: &[prose_procurement::PROCUREMENT_TOTAL, prose_procurement::PROCUREMENT_FROM_SMALL_ENTERPRISES],
    },
    Family {
        name: "prose_vehicles",
        explanations: true,
        rules: &[
            prose_vehicles::VEHICLES_BY_KIND,
            prose_vehicles::VEHICLES_KEPT,
            prose_vehicles::VEHICLES_KEPT_WITHIN_OWNED,
            prose_vehicles::VEHICLES_BOUGHT,
        ],
    },
    Family {
        name: "prose_receptions",
        explanations: true,
        rules: &[prose_receptions::RECEPTION_BY_GUESTS, prose_receptions::RECEPTION_VISITS],
    },
    Family {
        name: "performance",
        explanations: true,
        rules: &[
            performance::PERFORMANCE_PROSE,
            performance::PERFORMANCE_RATE,
            performance::PERFORMANCE_SCORES,
            performance::TARGETS_WITHIN_PROJECTS,
        ],
    },
];

/// Every rule, in the same order.
pub(crate) fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|family| family.rules)
}
