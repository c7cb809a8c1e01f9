//! A range of fiscal years, as written on a command line.

use crate::error::Error;
use juesuan_messages::{Explain, Message, message};
use juesuan_model::FiscalYear;
use std::fmt;
use std::str::FromStr;

/// The years from a first to a last one, inclusive.
///
/// ```
/// use juesuan_query::Years;
/// assert_eq!("2019..2024".parse::<Years>().unwrap().to_string(), "2019..2024");
/// assert_eq!("2023".parse::<Years>().unwrap().to_string(), "2023");
/// assert!("2024..2019".parse::<Years>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Years {
    first: Option<FiscalYear>,
    last: Option<FiscalYear>,
}

impl Years {
    /// Every year.
    pub const ALL: Self = Self { first: None, last: None };

    /// The first year.
    #[must_use]
    pub fn first(self) -> u16 {
        self.first.map_or(1994, FiscalYear::get)
    }

    /// The last year.
    #[must_use]
    pub fn last(self) -> u16 {
        self.last.map_or(2100, FiscalYear::get)
    }

    /// Whether a year is one of them.
    #[must_use]
    pub fn contains(self, year: i32) -> bool {
        (i32::from(self.first())..=i32::from(self.last())).contains(&year)
    }
}

impl From<FiscalYear> for Years {
    fn from(year: FiscalYear) -> Self {
        Self { first: Some(year), last: Some(year) }
    }
}

impl FromStr for Years {
    type Err = Error;

    /// `2019..2024`, open at either end (`2019..`, `..2024`), or one year.
    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || Error::Years(text.to_owned());
        let year = |text: &str| -> Result<Option<FiscalYear>, Error> {
            if text.is_empty() {
                return Ok(None);
            }
            text.parse().ok().and_then(|year| FiscalYear::new(year).ok()).map(Some).ok_or_else(wrong)
        };
        let text = text.trim();
        // A single year is the range from itself to itself.
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        let years = Self { first: year(first)?, last: year(last)? };
        if !text.is_empty() && years.first() <= years.last() { Ok(years) } else { Err(wrong()) }
    }
}

impl Explain for Years {
    fn message(&self) -> Message {
        if *self == Self::ALL {
            return message!("query-years-any");
        }
        message!("query-years", years = self.to_string())
    }
}

impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.first, self.last) {
            (Some(first), Some(last)) if first == last => first.fmt(f),
            (None, None) => f.write_str(".."),
            (first, last) => {
                let text = |year: Option<FiscalYear>| year.map(|year| year.to_string()).unwrap_or_default();
                write!(f, "{}..{}", text(first), text(last))
            }
        }
    }
}
