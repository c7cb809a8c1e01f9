//! How values look.

use super::Value;
use crate::format::Language;
use juesuan_model::Yuan;
use juesuan_model::money::fixed;
use rust_decimal::Decimal;

/// What stands for a number that there is not.
pub(crate) const NONE: &str = "—";

/// A value in words and digits.
pub(crate) struct Shown {
    pub(crate) language: Language,
}

impl Shown {
    /// A value as tables show it.
    pub(crate) fn value(value: &Value) -> String {
        match value {
            Value::Text(text) => text.clone(),
            Value::Amount(yuan) => ten_thousand(*yuan),
            Value::Yuan(yuan) => grouped(&fixed(*yuan, 2)),
            Value::Ratio(ratio) => format!("{}%", grouped(&fixed(*ratio * Decimal::ONE_HUNDRED, 2))),
            Value::Number(number) => grouped(&number.normalize().to_string()),
            Value::None(_) => NONE.to_owned(),
        }
    }

    /// A value with its unit, as sentences show it.
    pub(crate) fn with_unit(&self, value: &Value) -> String {
        let unit = match (value, self.language) {
            (Value::Amount(_), Language::Zh) => "万元",
            (Value::Amount(_), Language::En) => " (10 000 yuan)",
            (Value::Yuan(_), Language::Zh) => "元",
            (Value::Yuan(_), Language::En) => " yuan",
            _ => "",
        };
        format!("{}{unit}", Self::value(value))
    }
}

/// An amount in 万元 with two decimals, half away from zero.
fn ten_thousand(amount: Yuan) -> String {
    // A multiplication, so that nothing is lost before the one rounding.
    grouped(&fixed(amount.decimal() * Decimal::new(1, 4), 2))
}

/// Digits with a comma after every third: `5,102.22`.
pub(crate) fn grouped(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let (whole, decimals) =
        digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut text = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(decimals) = decimals {
        text.push('.');
        text.push_str(decimals);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_rounded_once_half_away_from_zero_and_grouped() {
        let shown = |fen| ten_thousand(Yuan::from_fen(fen));
        assert_eq!(
            (shown(5_000), shown(4_999), shown(-5_000)),
            ("0.01".into(), "0.00".into(), "-0.01".into())
        );
        assert_eq!(shown(5_102_222_550), "5,102.22");
        assert_eq!(shown(-12_345_678_900_000), "-12,345,678.90");
    }

    #[test]
    fn ratios_are_per_cent_and_counts_have_no_decimals_that_say_nothing() {
        assert_eq!(Shown::value(&Value::Ratio(Decimal::new(-177, 4))), "-1.77%");
        assert_eq!(Shown::value(&Value::None("x".into())), "—");
        assert_eq!(Shown::value(&Value::Number(Decimal::new(1800, 2))), "18");
    }
}
