//! The SQL that ships with the code, in the order in which it is created.

use crate::header;
use std::collections::HashSet;
use std::sync::LazyLock;

/// One file of `queries/`: its name and its text.
#[derive(Debug, Clone, Copy)]
pub struct Definition {
    /// The view's name, or the question's.
    pub name: &'static str,
    /// The file: a header of comments, then one SELECT.
    pub text: &'static str,
}

macro_rules! definition {
    ($folder:literal, $name:literal) => {
        Definition {
            name: $name,
            text: include_str!(concat!("../../../queries/", $folder, "/", $name, ".sql")),
        }
    };
}

/// What DuckDB spells in its own way.
pub(crate) const FUNCTIONS: &str = include_str!("../../../queries/functions/duckdb.sql");

/// The semantic layer. A view stands after those that it reads.
pub const VIEWS: &[Definition] = &[
    definition!("views", "fiscal_years"),
    definition!("views", "regions"),
    definition!("views", "functions"),
    definition!("views", "codes"),
    definition!("views", "code_names"),
    definition!("views", "code_crosswalk"),
    definition!("views", "residents"),
    definition!("views", "prices"),
    definition!("views", "staff"),
    definition!("views", "entity_places"),
    definition!("views", "entity_lines"),
    definition!("views", "revisions"),
    definition!("views", "reports_all"),
    definition!("views", "reports"),
    definition!("views", "entities"),
    definition!("views", "sources_all"),
    definition!("views", "sources"),
    definition!("views", "statements_all"),
    definition!("views", "statements"),
    definition!("views", "facts_all"),
    definition!("views", "facts"),
    definition!("views", "claims_all"),
    definition!("views", "claims"),
    definition!("views", "unread_sentences_all"),
    definition!("views", "unread_sentences"),
    definition!("views", "projects_all"),
    definition!("views", "projects"),
    definition!("views", "indicators_all"),
    definition!("views", "indicators"),
    definition!("views", "rule_results_all"),
    definition!("views", "rule_results"),
    definition!("views", "findings_all"),
    definition!("views", "findings"),
    definition!("views", "finding_terms_all"),
    definition!("views", "finding_terms"),
    definition!("views", "rejects"),
    definition!("views", "income"),
    definition!("views", "spending"),
    definition!("views", "spending_economic"),
    definition!("views", "three_public"),
    definition!("views", "amounts"),
    definition!("views", "figures"),
    definition!("views", "statement_totals"),
    definition!("views", "basic_parts"),
    definition!("views", "report_totals"),
    definition!("views", "figure_changes"),
    definition!("views", "counts"),
    definition!("views", "counted_costs"),
    definition!("views", "spending_series"),
    definition!("views", "execution"),
    definition!("views", "claims_beside_facts"),
    definition!("views", "carryovers"),
    definition!("views", "restatements"),
    definition!("views", "budget_differences"),
    definition!("views", "scope_differences"),
    definition!("views", "department_units"),
    definition!("views", "revision_differences"),
];

/// Each metric becomes a view `metric_<name>`, made after those above.
pub(crate) const METRICS: &[Definition] = &[
    definition!("metrics", "basic_expenditure"),
    definition!("metrics", "budget_adjustment_rate"),
    definition!("metrics", "carryover_rate"),
    definition!("metrics", "concentration"),
    definition!("metrics", "disclosure_score"),
    definition!("metrics", "execution_rate"),
    definition!("metrics", "execution_rate_adjusted"),
    definition!("metrics", "expenditure"),
    definition!("metrics", "fiscal_dependency"),
    definition!("metrics", "income_of_year"),
    definition!("metrics", "micro_share"),
    definition!("metrics", "operating_cost"),
    definition!("metrics", "operating_cost_change"),
    definition!("metrics", "per_resident"),
    definition!("metrics", "per_staff"),
    definition!("metrics", "performance_coverage"),
    definition!("metrics", "performance_score"),
    definition!("metrics", "personnel_share"),
    definition!("metrics", "project_share"),
    definition!("metrics", "public_share"),
    definition!("metrics", "reception_per_batch"),
    definition!("metrics", "reception_per_visitor"),
    definition!("metrics", "reconciliation_score"),
    definition!("metrics", "sme_share"),
    definition!("metrics", "three_public_change"),
    definition!("metrics", "three_public_execution"),
    definition!("metrics", "three_public_execution_prose"),
    definition!("metrics", "three_public_total"),
    definition!("metrics", "vehicle_operation_per_vehicle"),
];

/// All metrics as one view, made after them.
pub(crate) const ALL_METRICS: Definition = definition!("views", "metrics");

/// The questions that are asked by name.
pub(crate) const QUESTIONS: &[Definition] = &[
    definition!("analysis", "biggest_movers"),
    definition!("analysis", "budget_against_accounts"),
    definition!("analysis", "carryover_breaks"),
    definition!("analysis", "carryover_pileup"),
    definition!("analysis", "economic_mix"),
    definition!("analysis", "execution_laggards"),
    definition!("analysis", "findings_by_rule"),
    definition!("analysis", "fiscal_independence"),
    definition!("analysis", "largest_projects"),
    definition!("analysis", "missing_disclosures"),
    definition!("analysis", "operating_cost_growth"),
    definition!("analysis", "over_budget"),
    definition!("analysis", "personnel_share_by_function"),
    definition!("analysis", "procurement_small_firms"),
    definition!("analysis", "project_concentration"),
    definition!("analysis", "prose_against_statements"),
    definition!("analysis", "reception_cost"),
    definition!("analysis", "rejected_inputs"),
    definition!("analysis", "report_gaps"),
    definition!("analysis", "restated_figures"),
    definition!("analysis", "spending_by_function"),
    definition!("analysis", "spending_per_resident"),
    definition!("analysis", "three_public_growth"),
    definition!("analysis", "unlisted_codes"),
    definition!("analysis", "unresolved_entities"),
    definition!("analysis", "vehicle_cost"),
    definition!("analysis", "weak_performance"),
    definition!("analysis", "worst_reconciliation"),
];

/// The tables for BI tools.
pub(crate) const MARTS: &[Definition] = &[
    definition!("marts", "dim_entity"),
    definition!("marts", "dim_region"),
    definition!("marts", "dim_year"),
    definition!("marts", "dim_code"),
    definition!("marts", "dim_metric"),
    definition!("marts", "fact_spending"),
    definition!("marts", "fact_execution"),
    definition!("marts", "fact_three_public"),
    definition!("marts", "fact_metric"),
    definition!("marts", "fact_finding"),
];

/// One metric of one entity over the years.
pub(crate) const TREND: Definition = definition!("analysis", "trend");
/// One metric of one year over entities.
pub(crate) const PEERS: Definition = definition!("analysis", "peers");
/// The papers that a report for people is about, with their statements.
pub const REPORT_PAPERS: Definition = definition!("analysis", "report_papers");
/// The figures of these, with their places.
pub const REPORT_FIGURES: Definition = definition!("analysis", "report_figures");
/// Spending by codes, with places.
pub const REPORT_CODES: Definition = definition!("analysis", "report_codes");
/// The changes on the year before that the papers tell.
pub const REPORT_CHANGES: Definition = definition!("analysis", "report_changes");
/// Where papers of one body disagree.
pub const REPORT_ACROSS: Definition = definition!("analysis", "report_across");
/// The files that they stand in.
pub const REPORT_FILES: Definition = definition!("analysis", "report_files");
/// One metric of the papers.
pub(crate) const REPORT_METRICS: Definition = definition!("analysis", "report_metrics");
/// What does not add up, gravest first.
pub(crate) const FINDINGS: Definition = definition!("analysis", "findings");
/// The numbers on both sides of it.
pub(crate) const FINDING_TERMS: Definition = definition!("analysis", "finding_terms");
/// How the identities ended.
pub(crate) const IDENTITIES: Definition = definition!("analysis", "identities");
/// The current reports of an entity.
pub(crate) const ENTITY_REPORTS: Definition = definition!("analysis", "entity_reports");
/// The statements of a report.
pub(crate) const REPORT_STATEMENTS: Definition = definition!("analysis", "report_statements");
/// The sentences of a report that were not understood.
pub(crate) const REPORT_UNREAD: Definition = definition!("analysis", "report_unread");
/// The numbers that a report prints at a place.
pub(crate) const FACTS_AT: Definition = definition!("analysis", "facts_at");
/// The files of a report.
pub(crate) const REPORT_IDENTITY: Definition = definition!("analysis", "report_identity");
pub(crate) const REPORT_SOURCES: Definition = definition!("analysis", "report_sources");

/// A view to be made: its name and its SELECT.
#[derive(Debug, Clone)]
pub(crate) struct View {
    pub(crate) name: String,
    pub(crate) text: &'static str,
}

/// The views that a text names, and those that they name in turn, in the order in which they can be made.
pub(crate) fn views_read_by(text: &str) -> Vec<View> {
    static ALL: LazyLock<Vec<(View, HashSet<String>)>> = LazyLock::new(|| {
        let plain = VIEWS.iter().map(|file| View { name: file.name.to_owned(), text: file.text });
        let metrics =
            METRICS.iter().map(|file| View { name: format!("metric_{}", file.name), text: file.text });
        let all = View { name: ALL_METRICS.name.to_owned(), text: ALL_METRICS.text };
        plain
            .chain(metrics)
            .chain([all])
            .map(|view| {
                let reads = words(view.text);
                (view, reads)
            })
            .collect()
    });
    let mut named = words(text);
    let mut views: Vec<View> = Vec::new();
    for (view, reads) in ALL.iter().rev() {
        if named.contains(&view.name) {
            named.extend(reads.iter().cloned());
            views.push(view.clone());
        }
    }
    views.reverse();
    views
}

/// The words of a text and of the views that it reads: among them are all tables.
pub(crate) fn words_of(text: &str, views: &[View]) -> HashSet<String> {
    views.iter().map(|view| view.text).chain([text]).flat_map(words).collect()
}

/// The words of an SQL text, its comments left out.
fn words(text: &str) -> HashSet<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("--"));
    code.flat_map(|line| line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'))
        .map(str::to_ascii_lowercase)
        .collect()
}

/// The question over one metric's own view instead of all of them, so that no other is computed. The id is the catalogue's.
pub(crate) fn measuring(question: Definition, metric: &str) -> String {
    question.text.replace("metrics AS measure", &format!("({}) AS measure", one(metric)))
}

/// As [`measuring`], for the bodies of a line only, which are given by parameters: `$member_0`, `$member_name_0`,
/// `$until_year_0` and `$change_0` and so on. The engine does not take what a join leaves of the bodies into the metric, and
/// would compute it for all; nor need the lines of all be found.
pub(crate) fn measuring_line(question: Definition, metric: &str, members: usize) -> String {
    let union =
        |select: &dyn Fn(usize) -> String| (0..members).map(select).collect::<Vec<_>>().join(" UNION ALL ");
    let line = union(&|at| {
        format!(
            "SELECT CAST($entity_id AS VARCHAR) AS entity_id, CAST($member_{at} AS VARCHAR) AS member_id, \
             CAST($member_name_{at} AS VARCHAR) AS member_name, CAST($until_year_{at} AS INTEGER) AS until_year, \
             CAST($change_{at} AS VARCHAR) AS change"
        )
    });
    let measures = union(&|at| format!("{} WHERE entity_id = $member_{at}", one(metric)));
    let mut text = question.text.replace("metrics AS measure", &format!("({measures}) AS measure"));
    // The question asks by the metric's id how its topic was restated. To plan that takes the engine a fifth of a trend.
    if !text.contains(&format!("WHEN '{metric}' THEN")) {
        text =
            text.replace("restatements AS restated", &format!("({}) AS restated", no_rows("restatements")));
    }
    text.replace("entity_lines AS lines", &format!("({line}) AS lines"))
}

/// The columns of a view without its rows.
fn no_rows(view: &str) -> String {
    let view = VIEWS.iter().find(|definition| definition.name == view);
    let columns = view.into_iter().flat_map(|view| header::columns(view.text));
    let nulls: Vec<String> = columns.map(|(name, _)| format!("NULL AS {name}")).collect();
    format!("SELECT {} WHERE FALSE", nulls.join(", "))
}

fn one(metric: &str) -> String {
    format!("SELECT '{metric}' AS metric, * FROM metric_{metric}")
}

/// Every file with a header that names columns.
pub(crate) fn definitions() -> impl Iterator<Item = &'static Definition> {
    const OTHERS: &[Definition] = &[
        ALL_METRICS,
        TREND,
        PEERS,
        REPORT_PAPERS,
        REPORT_FIGURES,
        REPORT_CODES,
        REPORT_CHANGES,
        REPORT_ACROSS,
        REPORT_FILES,
        REPORT_METRICS,
        FINDINGS,
        FINDING_TERMS,
        IDENTITIES,
        ENTITY_REPORTS,
        REPORT_STATEMENTS,
        REPORT_UNREAD,
        FACTS_AT,
        REPORT_IDENTITY,
        REPORT_SOURCES,
    ];
    VIEWS.iter().chain(METRICS).chain(OTHERS).chain(QUESTIONS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trend_reads_restatements_for_the_metrics_whose_topics_it_names() {
        let reads = |metric: &str| {
            let views = views_read_by(&measuring_line(TREND, metric, 1));
            views.iter().any(|view| view.name == "restatements")
        };
        let restated: Vec<&str> =
            METRICS.iter().map(|metric| metric.name).filter(|name| reads(name)).collect();
        assert_eq!(restated, ["expenditure", "income_of_year", "operating_cost", "three_public_total"]);
    }
}
