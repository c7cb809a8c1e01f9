//! How numbers look in the report.

use juesuan_model::{Yuan, money::fixed};
use rust_decimal::Decimal;

/// What stands for a number that there is not.
pub(super) const NONE: &str = "—";

/// An amount in 万元 with two decimals, half away from zero.
pub(super) fn ten_thousand(amount: Option<Yuan>) -> String {
    // A multiplication, so that nothing is lost before the one rounding.
    amount.map_or_else(|| NONE.to_owned(), |yuan| fixed(yuan.decimal() * Decimal::new(1, 4), 2))
}

/// A ratio in per cent with two decimals; a ratio has four, so nothing is rounded.
pub(super) fn percent(ratio: Option<Decimal>) -> String {
    ratio.map_or_else(|| NONE.to_owned(), |ratio| format!("{}%", fixed(ratio * Decimal::ONE_HUNDRED, 2)))
}

/// A difference of two ratios in percentage points, with its sign.
pub(super) fn points(difference: Option<Decimal>) -> String {
    difference.map_or_else(
        || NONE.to_owned(),
        |difference| {
            let sign = if difference > Decimal::ZERO { "+" } else { "" };
            format!("{sign}{}个百分点", fixed(difference * Decimal::ONE_HUNDRED, 2))
        },
    )
}

/// The growth over the year before; none without it, or where it was zero.
pub(super) fn growth(amount: Option<Yuan>, before: Option<Yuan>) -> String {
    let (Some(amount), Some(before)) = (amount, before) else { return NONE.to_owned() };
    let gain = Yuan::new(amount.decimal() - before.decimal()).ok();
    percent(gain.and_then(|gain| juesuan_model::ratio(gain, before, 4)))
}

/// A reason in Chinese; nothing where there is none.
pub(super) fn reason(reason: Option<&str>) -> String {
    let zh = |reason| juesuan_query::reason_zh(reason).unwrap_or(reason).to_owned();
    reason.map_or_else(String::new, zh)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_rounded_once_half_away_from_zero() {
        let shown = |fen| ten_thousand(Some(Yuan::from_fen(fen)));
        assert_eq!(
            (shown(5_000), shown(4_999), shown(-5_000)),
            ("0.01".into(), "0.00".into(), "-0.01".into())
        );
        assert_eq!(shown(5_102_222_550), "5102.22");
        assert_eq!(ten_thousand(None), "—");
    }

    #[test]
    fn growth_needs_a_base() {
        let yuan = |fen| Some(Yuan::from_fen(fen));
        assert_eq!(growth(yuan(9_823), yuan(10_000)), "-1.77%");
        assert_eq!((growth(yuan(1), yuan(0)), growth(yuan(1), None)), ("—".into(), "—".into()));
        assert_eq!(points(Some(Decimal::new(1, 2))), "+1.00个百分点");
    }
}
