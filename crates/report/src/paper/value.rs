//! The contents of a cell of a report.

use juesuan_model::Yuan;
use rust_decimal::Decimal;

/// The number of an entry of the evidence, counted from 0.
pub(crate) type EvidenceId = usize;

/// A cell: its contents, and where they come from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell {
    pub(crate) value: Value,
    pub(crate) evidence: Option<EvidenceId>,
}

/// The contents of a cell. Numbers are exact.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Text(String),
    Amount(Yuan),
    Yuan(Decimal),
    Ratio(Decimal),
    Number(Decimal),
    /// Nothing, and why.
    None(String),
}

impl Cell {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self { value: Value::Text(text.into()), evidence: None }
    }

    pub(crate) fn none(reason: impl Into<String>) -> Self {
        Self { value: Value::None(reason.into()), evidence: None }
    }

    pub(crate) fn of(value: Value, evidence: Option<EvidenceId>) -> Self {
        Self { value, evidence }
    }

    /// A count, a rank or a score.
    pub(crate) fn number(number: impl Into<Decimal>) -> Self {
        Self { value: Value::Number(number.into()), evidence: None }
    }
}
