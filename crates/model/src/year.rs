//! The fiscal year, which in China is the calendar year.

use std::fmt;

/// A fiscal year between 1994 (the Budget Law) and 2100. It is seldom the year of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FiscalYear(u16);

/// The number is not a year that a report can be about.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no fiscal year: expected 1994 to 2100")]
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
