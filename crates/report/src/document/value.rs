//! The contents of a cell of a report.

use juesuan_model::Yuan;
use rust_decimal::Decimal;

/// The number of an entry of the evidence, counted from 0.
pub(crate) type EvidenceId = usize;

/// A cell: its contents, and where they come from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ReportCell {
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
    /// A year, a number that is never grouped.
    Year(i32),
    /// By how much an amount changed, shown with its sign.
    Gain(Yuan),
    /// The rate of a change, shown with its sign.
    Growth(Decimal),
    /// Nothing, and why.
    None(String),
}

impl ReportCell {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self { value: Value::Text(text.into()), evidence: None }
    }

    pub(crate) fn none(reason: impl Into<String>) -> Self {
        Self { value: Value::None(reason.into()), evidence: None }
    }

    pub(crate) fn of(value: Value, evidence: Option<EvidenceId>) -> Self {
        Self { value, evidence }
    }

    pub(crate) fn year(year: i32) -> Self {
        Self { value: Value::Year(year), evidence: None }
    }

    /// A count, a rank or a score.
    pub(crate) fn number(number: impl Into<Decimal>) -> Self {
        Self { value: Value::Number(number.into()), evidence: None }
    }
}

impl Value {
    /// The exact number: yuan, a ratio, a count or a year.
    pub(crate) fn exact(&self) -> Option<Decimal> {
        match self {
            Self::Amount(yuan) | Self::Gain(yuan) => Some(yuan.decimal()),
            Self::Yuan(number) | Self::Ratio(number) | Self::Growth(number) | Self::Number(number) => {
                Some(*number)
            }
            Self::Year(year) => Some((*year).into()),
            Self::Text(_) | Self::None(_) => None,
        }
    }
}
