//! Exact amounts, and how a report prints them.

use juesuan_model::{Unit, Yuan};
use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub};

/// An exact amount in fen. Reports print it in 万元 to two decimals, so a printed sum may miss by rounding as real ones do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Fen(i64);

impl Fen {
    pub(crate) const ZERO: Self = Self(0);

    pub(crate) const fn new(fen: i64) -> Self {
        Self(fen)
    }

    pub(crate) const fn from_yuan(yuan: i64) -> Self {
        Self(yuan * 100)
    }

    pub(crate) const fn from_ten_thousand(amount: i64) -> Self {
        Self(amount * 1_000_000)
    }

    pub(crate) const fn yuan(self) -> i64 {
        self.0 / 100
    }

    pub(crate) const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// This many thousandths of the amount, cut to the fen.
    pub(crate) const fn per_mille(self, thousandths: i64) -> Self {
        Self(self.0 * thousandths / 1_000)
    }

    pub(crate) const fn times(self, count: i64) -> Self {
        Self(self.0 * count)
    }

    pub(crate) const fn distance(self, other: Self) -> Self {
        Self((self.0 - other.0).abs())
    }

    /// Rounded half up to whole yuan, as budgets have it.
    pub(crate) const fn whole_yuan(self) -> Self {
        Self((self.0 + 50).div_euclid(100) * 100)
    }

    /// Hundredths of 万元, rounded half up: the digits that are printed.
    const fn hundredths(self) -> i64 {
        (self.0 + 5_000).div_euclid(10_000)
    }

    /// As statements print it, in 万元: `5,102.22`.
    pub(crate) fn printed(self) -> String {
        let hundredths = self.hundredths();
        format!("{}.{:02}", grouped(hundredths / 100), hundredths % 100)
    }

    /// As prose prints it in a unit, without the unit, and the printed number in yuan.
    pub(crate) fn in_prose(self, unit: Unit, separated: bool) -> (String, Yuan) {
        let numbers = Numbers { unit, grouped: separated, ..Numbers::NATIONAL };
        (numbers.print(self), numbers.printed_amount(self))
    }

    /// The printed number, as opposed to the exact amount.
    pub(crate) fn as_printed(self) -> Yuan {
        Yuan::from_fen(self.hundredths() * 10_000)
    }

    /// The share of `whole` in hundredths of `unit`, rounded half up; `None` if `whole` is zero.
    pub(crate) fn share(self, whole: Self, unit: i64) -> Option<i64> {
        let (part, base) = (i128::from(self.0), i128::from(whole.0));
        let rounded = (part * i128::from(unit) * 200 + base).checked_div_euclid(base * 2)?;
        i64::try_from(rounded).ok()
    }

    /// The share as a printed percentage: `26.08%`. Nothing is 0.00% of nothing.
    pub(crate) fn percent_of(self, whole: Self) -> String {
        format!("{}%", two_decimals(self.share(whole, 100).unwrap_or(0)))
    }
}

/// How a table prints its amounts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Numbers {
    pub(crate) unit: Unit,
    /// Whether 元 are printed with their fen.
    pub(crate) fen: bool,
    /// Whether thousands are separated by commas.
    pub(crate) grouped: bool,
    /// What is printed for zero: blank, `0`, `0.00`, `--`.
    pub(crate) zero: &'static str,
}

impl Numbers {
    /// 万元 with two decimals and blanks.
    pub(crate) const NATIONAL: Self = Self { unit: Unit::TenThousand, fen: true, grouped: true, zero: "" };

    /// The printed digits without separators, and how many of them are decimals.
    const fn digits(self, fen: Fen) -> (i64, bool) {
        match self.unit {
            Unit::TenThousand => (fen.hundredths(), true),
            _ if self.fen => (fen.0, true),
            _ => (fen.whole_yuan().0 / 100, false),
        }
    }

    /// The amount as printed.
    pub(crate) fn print(self, fen: Fen) -> String {
        let (digits, decimals) = self.digits(fen);
        let (whole, rest) = if decimals { (digits / 100, digits % 100) } else { (digits, 0) };
        let whole = if self.grouped { grouped(whole) } else { whole.to_string() };
        if decimals { format!("{whole}.{rest:02}") } else { whole }
    }

    /// The printed number, as opposed to the exact amount.
    pub(crate) fn printed_amount(self, fen: Fen) -> Yuan {
        match self.unit {
            Unit::TenThousand => fen.as_printed(),
            _ if self.fen => Yuan::from_fen(fen.0),
            _ => Yuan::from_fen(fen.whole_yuan().0),
        }
    }
}

/// Hundredths as a number with two decimals: `1942` is `19.42`.
pub(crate) fn two_decimals(hundredths: i64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Digits with thousands separators.
fn grouped(whole: i64) -> String {
    if whole < 1_000 { whole.to_string() } else { format!("{},{:03}", grouped(whole / 1_000), whole % 1_000) }
}

impl Add for Fen {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Fen {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Fen {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Sum for Fen {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_prints_in_ten_thousands_rounded_half_up() {
        assert_eq!(Fen::new(5_102_220_000).printed(), "5,102.22");
        assert_eq!(Fen::new(4_999).printed(), "0.00");
        assert_eq!(Fen::new(5_000).printed(), "0.01");
        assert_eq!(Fen::from_ten_thousand(1_234_567).printed(), "1,234,567.00");
        assert_eq!(Fen::new(5_000).as_printed().to_string(), "100.00");
    }

    #[test]
    fn a_share_rounds_half_up_and_has_no_zero_base() {
        assert_eq!(Fen::new(1).percent_of(Fen::new(3)), "33.33%");
        assert_eq!(Fen::new(1).share(Fen::new(8), 1), Some(13));
        assert_eq!(Fen::new(1).share(Fen::ZERO, 100), None);
        assert_eq!(Fen::ZERO.percent_of(Fen::ZERO), "0.00%");
    }
}
