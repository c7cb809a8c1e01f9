//! How values look.

use super::value::Value;
use crate::language::{LabelText, Speech, text};
use juesuan_messages::Language;
use juesuan_model::Yuan;
use juesuan_model::money::fixed;
use rust_decimal::Decimal;

/// What is shown in place of a missing number.
pub(crate) const NONE: &str = "—";

/// The minus sign, which is not a hyphen.
const MINUS: &str = "−";

/// The large unit that amounts are shown in, and yuan.
const LARGE_UNIT: LabelText = text!("report-million");
const YUAN: LabelText = text!("report-yuan");

/// A value in words and digits.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shown {
    pub(crate) language: Language,
}

impl Shown {
    /// A value as tables show it.
    pub(crate) fn value(self, value: &Value) -> String {
        match value {
            Value::Text(text) => text.clone(),
            Value::Amount(yuan) => self.in_large_unit(*yuan),
            Value::Yuan(yuan) => printed(&fixed(*yuan, 2)),
            Value::Ratio(ratio) => format!("{}%", printed(&fixed(*ratio * Decimal::ONE_HUNDRED, 2))),
            Value::Growth(ratio) => signed(&self.value(&Value::Ratio(*ratio))),
            Value::Gain(yuan) => signed(&self.in_large_unit(*yuan)),
            Value::Number(number) => printed(&number.normalize().to_string()),
            Value::Year(year) => year.to_string(),
            Value::None(_) => NONE.to_owned(),
        }
    }

    /// A value with its unit, as sentences show it: `5,102.22万元`, `51.02 million yuan`.
    pub(crate) fn with_unit(self, value: &Value) -> String {
        match value {
            Value::Amount(yuan) => {
                let (number, unit) = self.amount(*yuan);
                number + &unit
            }
            Value::Gain(yuan) => signed(&self.with_unit(&Value::Amount(*yuan))),
            Value::Yuan(_) => self.value(value) + &self.spaced(YUAN),
            _ => self.value(value),
        }
    }

    /// An amount, and the unit that follows it in a sentence. In English, less than a million is written in yuan.
    pub(crate) fn amount(self, amount: Yuan) -> (String, String) {
        let million = Decimal::new(1_000_000, 0);
        match self.language {
            Language::Zh => (self.in_large_unit(amount), self.spaced(LARGE_UNIT)),
            Language::En if amount.decimal().abs() < million => self.exact(amount),
            Language::En => (printed(&fixed(millions(amount), 2)), self.spaced(LARGE_UNIT)),
        }
    }

    /// An amount in yuan to the fen, and the unit that follows it; whole yuan have no decimals in an English sentence.
    pub(crate) fn exact(self, amount: Yuan) -> (String, String) {
        let digits = amount.to_string();
        let shown = match self.language {
            Language::Zh => &digits,
            Language::En => digits.strip_suffix(".00").unwrap_or(&digits),
        };
        (printed(shown), self.spaced(YUAN))
    }

    /// An amount in yuan, all its decimals shown, as columns have it.
    pub(crate) fn to_the_fen(amount: Yuan) -> String {
        printed(&amount.to_string())
    }

    /// The unit of the amounts in tables.
    pub(crate) fn large_unit(self) -> String {
        self.language.of(LARGE_UNIT)
    }

    /// Yuan, as a unit.
    pub(crate) fn yuan(self) -> String {
        self.language.of(YUAN)
    }

    /// An amount to a hundred yuan: 万元 with two decimals, million yuan with four.
    fn in_large_unit(self, amount: Yuan) -> String {
        match self.language {
            // Multiplications, so that nothing is lost before the one rounding.
            Language::Zh => printed(&fixed(amount.decimal() * Decimal::new(1, 4), 2)),
            Language::En => printed(&fixed(millions(amount), 4)),
        }
    }

    /// A unit after a number, separated by a space if the language has one.
    fn spaced(self, unit: LabelText) -> String {
        let unit = self.language.of(unit);
        match self.language {
            Language::Zh => unit,
            Language::En => format!(" {unit}"),
        }
    }
}

/// The text of a change with its sign, also if it is not negative; nothing before zero.
pub(crate) fn signed(shown: &str) -> String {
    let is_zero = !shown.contains(|c: char| ('1'..='9').contains(&c));
    match (is_zero, shown.strip_prefix(MINUS)) {
        (true, rest) => rest.unwrap_or(shown).to_owned(),
        (false, Some(_)) => shown.to_owned(),
        (false, None) => format!("+{shown}"),
    }
}

fn millions(amount: Yuan) -> Decimal {
    amount.decimal() * Decimal::new(1, 6)
}

/// As [`grouped`], with a minus sign as wide as a plus: `−5,102.22`.
fn printed(number: &str) -> String {
    grouped(number).replace('-', MINUS)
}

/// Digits with a comma after every third: `5,102.22`.
#[must_use]
pub fn grouped(number: &str) -> String {
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

    const ZH: Shown = Shown { language: Language::Zh };
    const EN: Shown = Shown { language: Language::En };

    #[test]
    fn amounts_are_rounded_once_half_away_from_zero_and_grouped() {
        let shown = |fen| ZH.value(&Value::Amount(Yuan::from_fen(fen)));
        assert_eq!(
            (shown(5_000), shown(4_999), shown(-5_000)),
            ("0.01".into(), "0.00".into(), "−0.01".into())
        );
        assert_eq!(shown(5_102_222_550), "5,102.22");
        assert_eq!(shown(-12_345_678_900_000), "−12,345,678.90");
    }

    #[test]
    fn english_tables_are_in_million_yuan_and_as_exact_as_chinese_ones() {
        let shown = |fen| EN.value(&Value::Amount(Yuan::from_fen(fen)));
        assert_eq!(
            (shown(5_000), shown(4_999), shown(-5_000)),
            ("0.0001".into(), "0.0000".into(), "−0.0001".into())
        );
        assert_eq!(shown(5_102_222_550), "51.0222");
        assert_eq!(shown(420_000), "0.0042");
    }

    #[test]
    fn english_sentences_tell_millions_with_two_decimals_and_less_in_yuan() {
        let shown = |fen| EN.with_unit(&Value::Amount(Yuan::from_fen(fen)));
        assert_eq!(shown(5_102_220_000), "51.02 million yuan");
        assert_eq!(shown(-100_500_000), "−1.01 million yuan", "half away from zero");
        assert_eq!(shown(99_999_999), "999,999.99 yuan");
        assert_eq!(shown(420_000), "4,200 yuan");
        assert_eq!(shown(0), "0 yuan");
        assert_eq!(ZH.with_unit(&Value::Amount(Yuan::from_fen(5_102_220_000))), "5,102.22万元");
        assert_eq!(EN.with_unit(&Value::Yuan(Decimal::new(46_690, 3))), "46.69 yuan");
    }

    #[test]
    fn ratios_are_per_cent_and_counts_have_no_decimals_that_say_nothing() {
        assert_eq!(ZH.value(&Value::Ratio(Decimal::new(-177, 4))), "−1.77%");
        assert_eq!(ZH.value(&Value::None("x".into())), "—");
        assert_eq!(ZH.value(&Value::Year(2023)), "2023");
        assert_eq!(ZH.value(&Value::Number(Decimal::new(1800, 2))), "18");
    }

    #[test]
    fn changes_have_a_sign_and_no_change_has_none() {
        let growth = |ratio: i64| ZH.value(&Value::Growth(Decimal::new(ratio, 6)));
        assert_eq!([32_100, -10_000, 0, -4, 40].map(growth), ["+3.21%", "−1.00%", "0.00%", "0.00%", "0.00%"]);
        let gain = |fen| Value::Gain(Yuan::from_fen(fen));
        assert_eq!(ZH.value(&gain(5_102_220_000)), "+5,102.22");
        assert_eq!(ZH.with_unit(&gain(-5_102_220_000)), "−5,102.22万元");
        assert_eq!(EN.with_unit(&gain(420_000)), "+4,200 yuan");
    }
}
