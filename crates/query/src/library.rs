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
    definition!("views", "statements_all"),
    definition!("views", "statements"),
    definition!("views", "facts_all"),
    definition!("views", "facts"),
    definition!("views", "rejects"),
    definition!("views", "income"),
    definition!("views", "spending"),
    definition!("views", "spending_economic"),
    definition!("views", "three_public"),
];

/// Each metric becomes a view `metric_<name>`.
pub(crate) const METRICS: &[Definition] =
    &[definition!("metrics", "execution_rate"), definition!("metrics", "project_share")];

/// All metrics as one view, made after them.
pub(crate) const ALL_METRICS: Definition = definition!("views", "metrics");

pub(crate) const TREND: Definition = definition!("analysis", "trend");
pub(crate) const PEERS: Definition = definition!("analysis", "peers");

/// Every file with a header that names columns.
pub(crate) fn definitions() -> impl Iterator<Item = &'static Definition> {
    VIEWS.iter().chain(METRICS).chain([&ALL_METRICS, &TREND, &PEERS])
}
