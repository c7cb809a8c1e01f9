//! What can go wrong with a question, and what to do about it.

use crate::header::HeaderError;
use polars::error::PolarsError;

/// Why a question has no answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The warehouse's files cannot be listed.
    #[error(transparent)]
    Warehouse(#[from] juesuan_warehouse::Error),
    /// The reference data cannot be read.
    #[error(transparent)]
    Reference(#[from] juesuan_reference::Error),
    /// The engine did not start, or refused a view that ships with it.
    #[error("cannot prepare {what}: {source}")]
    Engine {
        /// The view or setting.
        what: String,
        /// The engine's reason.
        source: duckdb::Error,
    },
    /// The engine refused the question. Its own words tell where.
    #[error("the query failed: {0}")]
    Query(#[source] duckdb::Error),
    /// The question names a table that there is not.
    #[error("there is no table or view `{name}`: {advice}")]
    UnknownTable {
        /// The name.
        name: String,
        /// Views like it, and what lists all.
        advice: String,
    },
    /// The text does not parse.
    #[error("the query does not parse: {0}")]
    Syntax(String),
    /// The text is not exactly one SELECT.
    #[error(
        "exactly one SELECT is run here, and {found}: \
         ask with a single SELECT over the views (reports, facts, income, spending, three_public …)"
    )]
    NotOneSelect {
        /// What was found instead.
        found: String,
    },
    /// A parameter of the question has no value.
    #[error("the query needs a value for the parameter ${0}")]
    MissingParameter(String),
    /// A value was given for a parameter that the question does not have.
    #[error("the query has no parameter ${0}")]
    UnknownParameter(String),
    /// A result column of a type that frames do not carry.
    #[error(
        "column `{column}` is a {data_type}, which cannot be shown: cast it, CAST({column} AS VARCHAR) say"
    )]
    ColumnType {
        /// The column.
        column: String,
        /// Its type.
        data_type: String,
    },
    /// The result makes no frame: two columns of one name, or an integer of more than 38 digits.
    #[error("the result cannot be held: {0}")]
    Frame(#[from] PolarsError),
    /// No metric of this id.
    #[error("there is no metric `{id}`: {advice}")]
    UnknownMetric {
        /// The id asked for.
        id: String,
        /// Those like it, and what lists all.
        advice: String,
    },
    /// The metric has no such dimension.
    #[error("the metric `{metric}` has no dimension `{dimension}`: it has {known}")]
    UnknownDimension {
        /// The metric.
        metric: String,
        /// The dimension asked for.
        dimension: String,
        /// Those it has.
        known: String,
    },
    /// The metric is not split by these codes.
    #[error("the metric `{metric}` is not split by {by}: it is split by {known}")]
    UnknownSplit {
        /// The metric.
        metric: String,
        /// The level asked for.
        by: &'static str,
        /// Those it has.
        known: String,
    },
    /// No question of this name.
    #[error("there is no question `{name}`: {advice}")]
    UnknownQuestion {
        /// The name asked for.
        name: String,
        /// Those like it, and what lists all.
        advice: String,
    },
    /// A parameter's value is of another type.
    #[error("the parameter {name} is {expected}, and `{text}` is not")]
    ParameterType {
        /// The parameter.
        name: String,
        /// The value given.
        text: String,
        /// The type.
        expected: &'static str,
    },
    /// A file of `queries/` whose header does not say what it must.
    #[error(transparent)]
    Header(HeaderError),
    /// Constant prices were asked of something that has none.
    #[error(
        "the metric `{metric}` is in {unit}, not in yuan, so it has no constant prices: leave out --real"
    )]
    NoPrices {
        /// The metric.
        metric: String,
        /// Its unit.
        unit: &'static str,
    },
    /// No entity of this id or name.
    #[error("no entity is called “{text}”{}", suggestions(near))]
    UnknownEntity {
        /// The text asked for.
        text: String,
        /// Entities of a similar name.
        near: Vec<String>,
    },
    /// Several entities of this name.
    #[error("“{text}” may be {}: give the whole name, or the id", candidates.join(", "))]
    AmbiguousEntity {
        /// The text asked for.
        text: String,
        /// Some of those that match.
        candidates: Vec<String>,
    },
    /// The text is no range of years.
    #[error("“{0}” is no range of years: write 2019..2024, 2019.., ..2024 or 2023")]
    Years(String),
    /// The entity has no report that the question is about.
    #[error("{entity} has no {kind} report {within}: its years are {known}")]
    NoReport {
        /// The entity.
        entity: String,
        /// Final accounts or budget.
        kind: &'static str,
        /// The years, or the year and scope, asked for.
        within: String,
        /// What there is.
        known: String,
    },
    /// Too few values to compare with.
    #[error(
        "a median needs {smallest} values at least, and {metric} has {count} in this group ({group}): \
         choose a wider group, or another year"
    )]
    GroupTooSmall {
        /// The group in words.
        group: String,
        /// The metric.
        metric: String,
        /// How many values there are, the entity asked about left out.
        count: i64,
        /// How many there must be.
        smallest: i64,
    },
}

impl Error {
    pub(crate) fn engine(what: impl Into<String>) -> impl FnOnce(duckdb::Error) -> Self {
        let what = what.into();
        move |source| Self::Engine { what, source }
    }
}

fn suggestions(near: &[String]) -> String {
    if near.is_empty() {
        ": `SELECT * FROM entities` lists them all".to_owned()
    } else {
        format!(": did you mean {}?", near.join(", "))
    }
}
