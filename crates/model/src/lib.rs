//! What a report is: its words, its numbers, and where each number is.
//!
//! Every other crate uses these types. Nothing here reads a file or writes a table.
//!
//! - [`money`]: amounts as printed, in yuan, and the intervals that they represent.
//! - [`words`]: the field's terms (statements, measures, funds, phases …), one spelling each.
//! - [`code`]: functional and economic classification codes.
//! - [`locator`]: the place of a number in its source.
//! - [`account`]: how many amounts a report prints, and what became of each.
//! - [`claim`]: what the prose asserts, number by number.
//! - [`evaluation`]: what the self-evaluation tables state.
//! - [`count`]: counts and sizes in other widths.
//! - [`nearest`]: what a mistyped name may have meant.
//! - [`report`]: a report, its facts, and what could not be read.
//! - [`finding`]: the results of checking a report.
//! - [`schema`]: the columns of the warehouse's tables, with their Chinese labels.

pub mod account;
pub mod claim;
pub mod code;
pub mod count;
pub mod entity;
pub mod evaluation;
mod evidence;
pub mod finding;
pub mod locator;
pub mod money;
mod name;
pub mod nearest;
pub mod report;
pub mod schema;
pub mod text;
pub mod words;
pub mod year;

pub use account::Account;
pub use claim::{
    Claim, ClaimMetric, Decimal, Direction, Section, SlipKind, Subject, TemplateLeftover, Topic,
    UnreadSentence, ValueUnit,
};
pub use code::{Code, CodeError};
pub use evaluation::{EvaluationKind, Figure, Indicator, ProjectEvaluation};
pub use evidence::{KeyEvidence, KeyField, KeyRule};
pub use finding::{
    Counts, Finding, FindingUnit, Occurrence, Reconciliation, RuleResult, Severity, State, Term,
};
pub use juesuan_messages::Message;
pub use locator::{BoundingBox, CellIndex, Locator};
pub use money::{Interval, NumberError, Printed, Quantum, Unit, Yuan, ratio};
pub use name::Name;
pub use report::{
    Fact, KeySource, PrintedKey, Reject, Report, Source, Stage, StatementSummary, TitleLine, UnitSource,
};
pub use words::{
    CodeDomain, CodeLevel, Fund, Item, Kind, Measure, Phase, Reading, Scope, Side, Statement, UnknownName,
};
pub use year::{FiscalYear, YearError, YearTextError};
