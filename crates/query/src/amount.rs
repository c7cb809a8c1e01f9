//! Finding an amount, however a report prints it: `14,538.23` in 万元, `145,382,300.00`, `1.45亿元`.

use crate::error::Error;
use juesuan_model::money::Number;
use juesuan_model::text::squeeze;
use juesuan_model::{Decimal, Interval, Unit};
use polars::frame::DataFrame;
use polars::prelude::{BooleanChunked, DataType};

/// An amount that is looked for. Without a unit, it may be in any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoughtAmount {
    /// The digits, without separators.
    digits: String,
    number: Number,
    unit: Option<Unit>,
}

/// A rounded number represents others only if it has this many digits: 1.45亿 may be 145 382 300, but 2亿 is 2亿.
const ROUNDED_DIGITS: i64 = 100;

impl SoughtAmount {
    /// Reads digits with or without separators and a unit: `14538.23`, `14,538.23万元`, `1.45 亿`; nothing from any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain = squeeze(text);
        let end = plain.rfind(|c: char| c.is_ascii_digit() || c == ')').map(|at| at + 1)?;
        let (digits, unit) = plain.split_at_checked(end)?;
        let unit = if unit.is_empty() { None } else { Some(Unit::parse(unit)?) };
        let number = Number::parse(digits).ok()??;
        Some(Self { digits: digits.replace(',', ""), number, unit })
    }

    /// Whether the text cannot be anything but an amount: it has a point, separators or a unit.
    #[must_use]
    pub fn is_distinct(&self, text: &str) -> bool {
        self.unit.is_some() || text.contains(['.', ',', '．', '，'])
    }

    /// Whether an amount of yuan, of which the last printed digit counts `quantum`, is this one, or one of the two is the other
    /// rounded.
    fn is(&self, yuan: Decimal, quantum: Decimal) -> bool {
        let mut units = Unit::ALL.into_iter().filter(|unit| self.unit.is_none_or(|meant| meant == *unit));
        units.any(|unit| {
            let Some(sought) = self.number.value.checked_mul(unit.factor()) else { return false };
            let digit =
                Decimal::try_new(1, self.number.decimals).ok().and_then(|one| one.checked_mul(unit.factor()));
            let is_one = |value: Decimal, around: Decimal, digit: Decimal| {
                let rounded =
                    digit.checked_mul(ROUNDED_DIGITS.into()).is_some_and(|least| around.abs() >= least);
                let Interval { low, high } = Interval::around(around, digit);
                value == around || (rounded && low <= value && value <= high)
            };
            digit.is_some_and(|digit| is_one(yuan, sought, digit)) || is_one(sought, yuan, quantum)
        })
    }

    /// The rows of `facts_at.sql` that are this amount; of what could not be read, those that print its digits.
    pub(crate) fn of(&self, frame: &DataFrame) -> Result<DataFrame, Error> {
        let text = |name: &str| -> Result<_, Error> { Ok(frame.column(name)?.str()?) };
        let (printed, units) = (text("printed")?, text("unit")?);
        let decimals = |name: &str| -> Result<_, Error> { Ok(frame.column(name)?.cast(&DataType::String)?) };
        let (values, quanta) = (decimals("value")?, decimals("quantum")?);
        let (values, quanta) = (values.str()?, quanta.str()?);
        let number = |text: Option<&str>| text.and_then(|text| text.parse::<Decimal>().ok());
        let is_money = |unit: Option<&str>| {
            unit.is_some_and(|unit| unit == "yuan" || Unit::ALL.iter().any(|known| known.label() == unit))
        };
        let found: BooleanChunked = (0..frame.height())
            .map(|row| match number(values.get(row)) {
                Some(yuan) => {
                    is_money(units.get(row)) && self.is(yuan, number(quanta.get(row)).unwrap_or_default())
                }
                None => printed.get(row).is_some_and(|printed| self.is_printed(printed)),
            })
            .collect();
        Ok(frame.filter(&found)?)
    }

    /// Whether a text contains these digits, and not only as a part of others.
    fn is_printed(&self, text: &str) -> bool {
        let plain = squeeze(text).replace(',', "");
        let continues = |c: char| c.is_ascii_digit() || c == '.';
        plain.match_indices(&self.digits).any(|(at, digits)| {
            let (before, rest) = (plain.get(..at), plain.get(at + digits.len()..));
            !before.is_some_and(|before| before.ends_with(continues))
                && !rest.is_some_and(|rest| rest.starts_with(continues))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(sought: &str, yuan: i64, quantum: i64) -> bool {
        SoughtAmount::parse(sought).unwrap().is(yuan.into(), quantum.into())
    }

    #[test]
    fn one_amount_is_found_in_every_form() {
        for sought in [
            "14538.23",
            "14,538.23",
            "145,382,300.00",
            "145382300",
            "14538.23万元",
            "１４，５３８．２３ 万",
            "1.45亿",
        ] {
            assert!(is(sought, 145_382_300, 100), "{sought}");
        }
        assert!(is("14538.23", 145_000_000, 1_000_000), "the prose prints 1.45亿元");
        assert!(is("-5.00", -50_000, 100) && !is("5.00", -50_000, 100));
    }

    #[test]
    fn other_amounts_are_not() {
        for sought in ["14538.24", "14538.23元", "1.46亿", "145382399", "14538.23亿元"] {
            assert!(!is(sought, 145_382_300, 100), "{sought}");
        }
        assert!(!is("2亿", 160_000_000, 100), "a single digit represents no other amount");
        assert!(!is("1.45亿", 100_000_000, 100_000_000));
    }

    #[test]
    fn what_is_no_amount_is_not_read_as_one() {
        for text in ["t5.3.2", "p3:215.69", "s2!C12", "d17", "", "万元", "12.5%", "1,23"] {
            assert_eq!(SoughtAmount::parse(text), None, "{text}");
        }
        let distinct = |text: &str| SoughtAmount::parse(text).unwrap().is_distinct(text);
        assert!(distinct("257.00") && distinct("257元") && distinct("1,257") && !distinct("257"));
    }

    #[test]
    fn digits_that_could_not_be_read_are_found_as_printed() {
        let sought = SoughtAmount::parse("1,538.23").unwrap();
        assert!(
            sought.is_printed("1,538.23?")
                && !sought.is_printed("21,538.23")
                && !sought.is_printed("1,538.235")
        );
    }
}
