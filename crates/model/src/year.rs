//! The fiscal year, which in China is the calendar year.

use juesuan_messages::{Explain, Message, message};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A fiscal year between 1994 (the Budget Law) and 2100. It is rarely the year of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FiscalYear(u16);

/// The number is not a year that a report can be about.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct YearError(pub i64);

impl FiscalYear {
    /// Checks the range.
    ///
    /// # Errors
    /// A year before 1994 or after 2100.
    pub fn new(year: i64) -> Result<Self, YearError> {
        u16::try_from(year).ok().filter(|year| (1994..=2100).contains(year)).map(Self).ok_or(YearError(year))
    }

    /// The year as a number.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl FromStr for FiscalYear {
    type Err = YearTextError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let year = text.parse().map_err(|_| YearTextError::NoNumber { text: text.to_owned() })?;
        Ok(Self::new(year)?)
    }
}

/// Why a text is not a fiscal year.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum YearTextError {
    /// It is not a whole number.
    NoNumber {
        /// The text.
        text: String,
    },
    /// It is a number outside the range of fiscal years.
    OutOfRange(#[from] YearError),
}

impl Explain for YearError {
    fn message(&self) -> Message {
        message!("year-out-of-range", year = self.0.to_string())
    }
}

impl Explain for YearTextError {
    fn message(&self) -> Message {
        match self {
            Self::NoNumber { text } => message!("year-not-a-number", text = text),
            Self::OutOfRange(error) => error.message(),
        }
    }
}

impl fmt::Display for FiscalYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_out_of_range_is_refused() {
        assert_eq!(FiscalYear::new(2023).map(FiscalYear::get), Ok(2023));
        assert_eq!(FiscalYear::new(1993), Err(YearError(1993)));
        assert_eq!(FiscalYear::new(20_231), Err(YearError(20_231)));
    }
}
