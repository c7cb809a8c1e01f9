//! The SQL that ships with the code, in the order in which it is created.

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
    definition!("views", "carryovers"),
    definition!("views", "restatements"),
    definition!("views", "budget_differences"),
    definition!("views", "scope_differences"),
    definition!("views", "department_units"),
    definition!("views", "revision_differences"),
];

/// Each metric becomes a view `metric_<name>`.
pub(crate) const METRICS: &[Definition] = &[
    definition!("metrics", "execution_rate"),
    definition!("metrics", "personnel_share"),
    definition!("metrics", "project_share"),
    definition!("metrics", "public_share"),
];

/// All metrics as one view, made after them.
pub(crate) const ALL_METRICS: Definition = definition!("views", "metrics");

/// One metric of one entity over the years.
pub(crate) const TREND: Definition = definition!("analysis", "trend");
/// One metric of one year over entities.
pub(crate) const PEERS: Definition = definition!("analysis", "peers");
/// The totals that every report should print, year by year, with their places.
pub const KEY_FIGURES: Definition = definition!("analysis", "key_figures");
/// Spending by functional class, year by year.
pub const FUNCTIONAL_STRUCTURE: Definition = definition!("analysis", "functional_structure");
/// Basic spending by economic class, year by year.
pub const ECONOMIC_STRUCTURE: Definition = definition!("analysis", "economic_structure");
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
pub(crate) const REPORT_SOURCES: Definition = definition!("analysis", "report_sources");

/// Every file with a header that names columns.
pub(crate) fn definitions() -> impl Iterator<Item = &'static Definition> {
    const OTHERS: &[Definition] = &[
        ALL_METRICS,
        TREND,
        PEERS,
        KEY_FIGURES,
        FUNCTIONAL_STRUCTURE,
        ECONOMIC_STRUCTURE,
        FINDINGS,
        FINDING_TERMS,
        IDENTITIES,
        ENTITY_REPORTS,
        REPORT_STATEMENTS,
        REPORT_UNREAD,
        FACTS_AT,
        REPORT_SOURCES,
    ];
    VIEWS.iter().chain(METRICS).chain(OTHERS)
}
