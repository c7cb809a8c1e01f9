//! What can go wrong with a query, and what to do about it.

use crate::by::By;
use crate::file::File;
use crate::header::DefinitionError;
use crate::years::Years;
use juesuan_messages::{Arg, Explain, Message, message};
use juesuan_model::{Kind, Scope};
use polars::error::PolarsError;
use std::path::PathBuf;

/// Why a query has no result.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum Error {
    /// The warehouse's files cannot be listed.
    Warehouse(#[from] juesuan_warehouse::Error),
    /// The reference data cannot be read.
    Reference(#[from] juesuan_reference::Error),
    /// The engine did not start, or refused a view that ships with it.
    Engine {
        /// The view or setting.
        what: Message,
        /// The engine's reason.
        source: duckdb::Error,
    },
    /// The engine rejected the query. Its own message states where.
    Query(#[source] duckdb::Error),
    /// The query names an unknown table.
    UnknownTable {
        /// The name.
        name: String,
        /// Similar views, and the command that lists all.
        advice: Message,
    },
    /// The text does not parse.
    Syntax(String),
    /// The text is not one statement, but so many.
    Statements(i64),
    /// The text has no statement.
    NoStatement,
    /// A statement, by its first word, that does more than to read.
    Refused(String),
    /// A name for the session that the warehouse or the engine has already.
    NameTaken(String),
    /// A file, or a function that reads files, in a statement.
    File(String),
    /// A name for a file of the user that is not one word.
    OwnTableName(String),
    /// A file of the user that is not a table, by its ending.
    OwnTableKind(PathBuf),
    /// A file of the user that cannot be read.
    OwnTableFile {
        /// The file.
        file: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// A file of the user whose encoding is not known.
    OwnTableEncoding(PathBuf),
    /// A word that may not be in a PIVOT that does not list its values.
    Pivot(String),
    /// The query was interrupted, by a [`crate::Deadline`] or by the caller.
    Interrupted,
    /// The query is nested more deeply than the engine may follow.
    TooDeep,
    /// The query calls a function that does more than to compute or read.
    Function(String),
    /// The folder for temporary files cannot be used.
    Spill(#[source] std::io::Error),
    /// A parameter of the query has no value.
    MissingParameter(String),
    /// A parameter was set that the query does not have.
    UnknownParameter(String),
    /// The result makes no frame: an integer of more than 38 digits.
    Frame(#[from] PolarsError),
    /// No metric of this id.
    UnknownMetric {
        /// The requested id.
        id: String,
        /// Similar ones, and the command that lists all.
        advice: Message,
    },
    /// Several metrics share this name.
    AmbiguousMetric {
        /// The requested name.
        text: String,
        /// The metrics.
        candidates: Vec<String>,
    },
    /// Amounts that would be added up do not add up.
    NotAdditive {
        /// The metric.
        metric: String,
    },
    /// No region of this name.
    UnknownRegion(String),
    /// Several regions of this name.
    AmbiguousRegion {
        /// The requested name.
        text: String,
        /// Their codes.
        codes: Vec<String>,
    },
    /// No department of a group has such a report.
    EmptyGroup {
        /// The group in words.
        group: Message,
        /// Final accounts or budget.
        kind: Kind,
        /// The requested years.
        years: Years,
    },
    /// The metric has no such dimension.
    UnknownDimension {
        /// The metric.
        metric: String,
        /// The requested dimension.
        dimension: String,
        /// Those it has.
        known: String,
    },
    /// The metric is not split by these codes.
    UnknownSplit {
        /// The metric.
        metric: String,
        /// The requested level.
        by: By,
        /// Those it has.
        known: Vec<By>,
    },
    /// No query of this name.
    UnknownQuestion {
        /// The requested name.
        name: String,
        /// Similar ones, and the command that lists all.
        advice: Message,
    },
    /// A parameter's value is of another type.
    ParameterType {
        /// The parameter.
        name: String,
        /// The value that was passed.
        text: String,
        /// The type.
        expected: &'static str,
    },
    /// A file of `queries/` or of a project that lacks something or is wrong.
    Definition(DefinitionError),
    /// Another project was chosen before, or none.
    OtherProject(Option<PathBuf>),
    /// Constant prices were requested of something that has none.
    NoPrices {
        /// The metric.
        metric: String,
        /// Its unit.
        unit: &'static str,
    },
    /// No price index of this name.
    UnknownDeflator {
        /// The requested name.
        name: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// No entity of this id or name.
    UnknownEntity {
        /// The requested text.
        text: String,
        /// Entities of a similar name.
        near: Vec<String>,
    },
    /// Several entities have this name.
    AmbiguousEntity {
        /// The requested text.
        text: String,
        /// Some of those that match.
        candidates: Vec<String>,
    },
    /// The text is not a range of years.
    Years(String),
    /// The entity has no report that the query covers.
    NoReport {
        /// The entity.
        entity: String,
        /// Final accounts or budget.
        kind: Kind,
        /// The requested years.
        years: Years,
        /// The requested scope; `None` for any.
        scope: Option<Scope>,
        /// The years and scopes of the reports of this kind.
        known: Vec<Message>,
    },
    /// Too few values to compare with.
    GroupTooSmall {
        /// The group in words.
        group: Message,
        /// The metric.
        metric: String,
        /// The number of values, without the selected entity.
        count: i64,
        /// How many there must be.
        smallest: i64,
    },
}

impl Explain for Error {
    fn message(&self) -> Message {
        match self {
            Self::Warehouse(error) => error.message(),
            Self::Reference(error) => error.message(),
            Self::Definition(error) => error.message(),
            Self::Engine { what, source } => {
                message!("query-engine", what = what, reason = Arg::shown(source))
            }
            Self::Query(error) => message!("query-failed", reason = Arg::shown(error)),
            Self::Syntax(reason) => message!("query-syntax", reason = Arg::shown(reason)),
            Self::Frame(error) => message!("query-frame", reason = Arg::shown(error)),
            Self::Statements(count) => message!("query-statements", count = *count),
            Self::NoStatement => message!("query-no-statement"),
            Self::Refused(word) => message!("query-refused", word = word),
            Self::NameTaken(name) => message!("query-name-taken", name = name),
            Self::File(name) => message!("query-file", name = name),
            Self::OwnTableName(name) => message!("query-own-table-name", name = name),
            Self::OwnTableKind(file) => message!("query-own-table-kind", path = file),
            Self::OwnTableFile { file, error } => {
                message!("query-own-table-file", path = file, reason = error.message())
            }
            Self::OwnTableEncoding(file) => message!("query-own-table-encoding", path = file),
            Self::Pivot(word) => message!("query-pivot", word = word),
            Self::Interrupted => message!("query-interrupted"),
            Self::TooDeep => message!("query-too-deep"),
            Self::Function(name) => message!("query-function", name = name),
            Self::Spill(error) => message!("query-spill", reason = error),
            Self::MissingParameter(name) => message!("query-parameter-missing", name = name),
            Self::UnknownParameter(name) => message!("query-parameter-unknown", name = name),
            Self::ParameterType { name, text, expected: "text" } => {
                message!("query-parameter-text", name = name, text = text)
            }
            Self::ParameterType { name, text, .. } => {
                message!("query-parameter-integer", name = name, text = text)
            }
            Self::Years(text) => message!("query-years-invalid", text = text),
            Self::GroupTooSmall { group, metric, count, smallest } => message!(
                "query-group-too-small",
                group = group,
                metric = metric,
                count = *count,
                smallest = *smallest
            ),
            Self::UnknownTable { name, advice } => message!("query-no-table", name = name, advice = advice),
            Self::UnknownMetric { id, advice } => message!("query-no-metric", id = id, advice = advice),
            Self::AmbiguousMetric { text, candidates } => {
                message!("query-metric-ambiguous", text = text, names = Arg::list(candidates))
            }
            Self::NotAdditive { metric } => message!("query-not-additive", metric = metric),
            Self::UnknownRegion(text) => message!("query-unknown-region", text = text),
            Self::AmbiguousRegion { text, codes } => {
                message!("query-ambiguous-region", text = text, codes = Arg::list(codes))
            }
            Self::EmptyGroup { group, kind, years } => {
                message!("query-empty-group", group = group, kind = *kind, years = *years)
            }
            Self::UnknownQuestion { name, advice } => {
                message!("query-no-question", name = name, advice = advice)
            }
            Self::UnknownDimension { metric, dimension, known } => {
                message!("query-no-dimension", metric = metric, dimension = dimension, known = known)
            }
            Self::UnknownSplit { metric, by, known } if known.is_empty() => {
                message!("query-no-splits", metric = metric, by = by.name())
            }
            Self::UnknownSplit { metric, by, known } => {
                let known = Arg::list(known.iter().map(|by| by.name()));
                message!("query-no-split", metric = metric, by = by.name(), known = known)
            }
            Self::OtherProject(Some(project)) => message!("query-other-project", path = project),
            Self::OtherProject(None) => message!("query-no-project"),
            Self::NoPrices { metric, unit } => message!("query-no-prices", metric = metric, unit = *unit),
            Self::UnknownDeflator { name, known } => {
                message!("query-no-deflator", name = name, known = Arg::list(known))
            }
            Self::UnknownEntity { text, near } if near.is_empty() => {
                message!("query-no-entity", text = text)
            }
            Self::UnknownEntity { text, near } => {
                message!("query-no-entity-near", text = text, names = Arg::list(near))
            }
            Self::AmbiguousEntity { text, candidates } => {
                message!("query-entity-ambiguous", text = text, names = Arg::list(candidates))
            }
            Self::NoReport { entity, kind, known, .. } if known.is_empty() => {
                message!("query-no-report-of-kind", entity = entity, kind = *kind)
            }
            Self::NoReport { entity, kind, years, scope, known } => {
                no_report(entity, *kind, *years, *scope, known)
            }
        }
    }
}

fn no_report(entity: &str, kind: Kind, years: Years, scope: Option<Scope>, known: &[Message]) -> Message {
    let known = Arg::list(known);
    match scope {
        None => message!("query-no-report", entity = entity, kind = kind, years = years, known = known),
        Some(scope) => message!(
            "query-no-report-of-scope",
            entity = entity,
            kind = kind,
            years = years,
            scope = scope,
            known = known
        ),
    }
}

/// Whether the engine ended a statement because it was interrupted.
pub(crate) fn is_interrupt(error: &duckdb::Error) -> bool {
    error.to_string().starts_with("INTERRUPT Error")
}

impl Error {
    pub(crate) fn engine(what: Message) -> impl FnOnce(duckdb::Error) -> Self {
        move |source| if is_interrupt(&source) { Self::Interrupted } else { Self::Engine { what, source } }
    }

    /// As [`Self::engine`], of a table or view.
    pub(crate) fn view(name: &str) -> impl FnOnce(duckdb::Error) -> Self {
        Self::engine(message!("query-part-view", name = name))
    }

    /// The error with the place in a file of the project that the statement comes from. Of a file that ships with the program, and of
    /// errors that do not lie in the text, it is the same.
    pub(crate) fn in_file(self, file: &File) -> Self {
        if file.own.is_some() { self.at(file, 0) } else { self }
    }

    /// The error of a statement in which this many lines precede the text of the file.
    pub(crate) fn at(self, file: &File, before: usize) -> Self {
        let reason = match &self {
            Self::Query(error) | Self::Engine { source: error, .. } => error.to_string(),
            Self::Syntax(reason) => reason.clone(),
            Self::UnknownTable { .. }
            | Self::Refused(_)
            | Self::File(_)
            | Self::Function(_)
            | Self::Statements(_)
            | Self::NoStatement
            | Self::TooDeep => {
                return Self::Definition(DefinitionError {
                    file: file.place(),
                    line: 1,
                    problem: self.message(),
                });
            }
            _ => return self,
        };
        let (line, reason) = moved(&reason, before);
        let problem = if matches!(self, Self::Syntax(_)) {
            message!("query-syntax", reason = Arg::shown(reason))
        } else {
            message!("query-failed", reason = Arg::shown(reason))
        };
        Self::Definition(DefinitionError { file: file.place(), line: line.unwrap_or(1), problem })
    }
}

/// The line that a reason of the engine names, less those before the text, and the reason with that number.
fn moved(reason: &str, before: usize) -> (Option<usize>, String) {
    const MARK: &str = "LINE ";
    let named = reason.rfind(MARK).map(|at| at + MARK.len());
    let (said, rest) = reason.split_at(named.unwrap_or(0));
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = rest.split_at(digits);
    match number.parse::<usize>() {
        Ok(number) => {
            let line = number.saturating_sub(before).max(1);
            (Some(line), format!("{said}{line}{rest}"))
        }
        Err(_) => (None, reason.to_owned()),
    }
}
