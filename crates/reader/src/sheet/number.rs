//! Displays the numbers of spreadsheets: a value and its format become the text that the sheet shows.
//!
//! A sheet stores 5102.2150000000001 and shows `5,102.22`. The displayed number was published, and its decimals determine
//! the precision of the amount. Values are converted from their decimal text and rounded half away from zero, as in
//! spreadsheets, without floats. Scientific notation and fractions, which reports do not use for amounts, are replaced by
//! the full number.

use super::code::{Code, Comparison, FormatPart, Section};
use super::date::{self, Epoch};
use juesuan_model::count;
use rust_decimal::{Decimal, RoundingStrategy};

const HALF_UP: RoundingStrategy = RoundingStrategy::MidpointAwayFromZero;

/// Spreadsheets keep this many digits; anything finer is noise of binary numbers.
const SIGNIFICANT: u32 = 15;

/// The maximal width of a number without a format, including its point.
const GENERAL_WIDTH: usize = 11;

/// The value of a stored text: `7.0000000000000009`, `1.42E-14`. None where it is not a number that fits a `Decimal`.
pub(super) fn value(stored: &str) -> Option<Decimal> {
    let (mantissa, exponent) = stored.trim().split_once(['e', 'E']).unwrap_or((stored.trim(), "0"));
    let mantissa: Decimal = mantissa.parse().ok()?;
    let mantissa = mantissa.round_sf_with_strategy(SIGNIFICANT, HALF_UP)?.normalize();
    let exponent: i32 = exponent.parse().ok()?;
    if exponent >= 0 {
        let power = 10_i128.checked_pow(exponent.unsigned_abs())?;
        return mantissa.checked_mul(Decimal::try_from_i128_with_scale(power, 0).ok()?);
    }
    let down = exponent.unsigned_abs();
    let Some(decimals) = Decimal::MAX_SCALE.checked_sub(down) else { return Some(Decimal::ZERO) };
    let mut value = mantissa.round_dp_with_strategy(decimals, HALF_UP);
    value.set_scale(value.scale() + down).ok()?;
    Some(value)
}

/// The text of a value in a format.
pub(super) fn display(value: Decimal, code: &Code, epoch: Epoch) -> String {
    let Some((index, section)) = choose(value, code) else { return general(value) };
    if section.is_date() {
        return date::display(value, section, epoch).unwrap_or_else(|| general(value));
    }
    // A section for negative numbers only has its own sign or brackets.
    let signed = match section.condition {
        Some((Comparison::Less | Comparison::AtMost, _)) => false,
        Some(_) => true,
        None => index != 1 || code.sections.len() == 1,
    };
    let text = if section.parts.contains(&FormatPart::General) || section.parts.contains(&FormatPart::Text) {
        literal_around(section, &general(value.abs()))
    } else if section.is_opaque {
        general(value.abs())
    } else {
        digits(value.abs(), section)
    };
    let is_zero = !text.contains(|c: char| matches!(c, '1'..='9'));
    // The sheet may only use red for it, but the text that is read has no color.
    let signed = signed || !shows_sign(section);
    if signed && value.is_sign_negative() && !is_zero { format!("-{text}") } else { text }
}

/// The section for a value: the first whose condition is true.
fn choose(value: Decimal, code: &Code) -> Option<(usize, &Section)> {
    let count = code.sections.len();
    code.sections.iter().enumerate().find(|(index, section)| match section.condition {
        Some((comparison, bound)) => comparison.holds(value, bound),
        None => match (index, count) {
            (0, 2) => value >= Decimal::ZERO,
            (0, 3..) => value > Decimal::ZERO,
            (1, 3..) => value < Decimal::ZERO,
            _ => true,
        },
    })
}

/// A number without a format: with as many of its decimals as fit.
pub(super) fn general(value: Decimal) -> String {
    let whole = value.trunc().abs().to_string().len();
    let room = count::saturating_u32(GENERAL_WIDTH.saturating_sub(whole + 1));
    let shown = value.round_dp_with_strategy(room, HALF_UP).normalize();
    if shown.is_zero() { "0".to_owned() } else { shown.to_string() }
}

/// Whether a section for negative numbers has a sign, brackets or a word for them.
fn shows_sign(section: &Section) -> bool {
    section.parts.iter().any(|part| match part {
        FormatPart::Literal(text) => text.contains(['-', '−', '–', '(', '（', '△', '▲', '负']),
        _ => false,
    })
}

fn literal_around(section: &Section, number: &str) -> String {
    let part = |part: &FormatPart| match part {
        FormatPart::Literal(text) => text.clone(),
        FormatPart::General | FormatPart::Text => number.to_owned(),
        FormatPart::Percent => "%".to_owned(),
        _ => String::new(),
    };
    section.parts.iter().map(part).collect()
}

/// Fills a section's places with the digits of a number that is not negative.
fn digits(value: Decimal, section: &Section) -> String {
    let places = section.places();
    let scaled = scale(value, section).round_dp_with_strategy(places.decimals, HALF_UP);
    let mut shown = scaled;
    shown.rescale(places.decimals);
    let printed = shown.to_string();
    let (whole, fraction) = printed.split_once('.').unwrap_or((&printed, ""));
    let whole = whole.trim_start_matches('0');
    let whole: Vec<char> = whole.chars().collect();
    let fraction = shown_fraction(fraction, section);

    let mut text = String::new();
    let mut left = places.whole;
    let mut decimals = fraction.chars();
    let mut after_point = false;
    for part in &section.parts {
        match part {
            FormatPart::Literal(literal) => text.push_str(literal),
            FormatPart::Percent => text.push('%'),
            FormatPart::Point => {
                if places.whole == 0 {
                    text.extend(&whole);
                }
                after_point = true;
                if !fraction.is_empty() {
                    text.push('.');
                }
            }
            FormatPart::Zero | FormatPart::Optional if after_point => text.extend(decimals.next()),
            FormatPart::Zero | FormatPart::Optional => {
                let first = left == places.whole;
                left = left.saturating_sub(1);
                let from = if first { 0 } else { whole.len().saturating_sub(left + 1) };
                let to = whole.len().saturating_sub(left);
                let own = whole.get(from..to).unwrap_or_default();
                if own.is_empty() && *part == FormatPart::Zero {
                    push_digit(&mut text, '0', left, places.grouped);
                }
                for (at, digit) in own.iter().enumerate() {
                    push_digit(&mut text, *digit, whole.len() - from - at - 1, places.grouped);
                }
            }
            FormatPart::Separator
            | FormatPart::General
            | FormatPart::Text
            | FormatPart::Clock(..)
            | FormatPart::Elapsed(..) => {}
        }
    }
    text
}

/// Appends a digit that is followed by `right` digits before the point.
fn push_digit(text: &mut String, digit: char, right: usize, grouped: bool) {
    text.push(digit);
    if grouped && right > 0 && right.is_multiple_of(3) {
        text.push(',');
    }
}

fn scale(value: Decimal, section: &Section) -> Decimal {
    let percent = section.parts.iter().filter(|part| **part == FormatPart::Percent).count();
    let up = (0..percent).fold(value, |value, _| value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(value));
    (0..section.places().thousands)
        .fold(up, |value, _| value.checked_div(Decimal::ONE_THOUSAND).unwrap_or(value))
}

/// The decimals that are shown: trailing zeros only where the format requires them.
fn shown_fraction(fraction: &str, section: &Section) -> String {
    let after = section.parts.iter().skip_while(|part| **part != FormatPart::Point);
    let kinds = after.filter(|part| matches!(part, FormatPart::Zero | FormatPart::Optional));
    let needed = kinds
        .zip(fraction.chars())
        .enumerate()
        .filter(|(_, (part, digit))| **part == FormatPart::Zero || *digit != '0')
        .map(|(at, _)| at + 1)
        .last();
    fraction.chars().take(needed.unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(stored: &str, code: &str) -> String {
        display(value(stored).unwrap(), &Code::parse(code), Epoch::Since1900)
    }

    #[test]
    fn a_number_is_shown_with_the_decimals_of_its_format() {
        for (stored, code, expected) in [
            ("5102.2150000000001", "0.00", "5102.22"),
            ("5102.2150000000001", "#,##0.00", "5,102.22"),
            ("1.0049999999999999", "0.00", "1.01"),
            ("0", "0.00", "0.00"),
            ("0.5", "0", "1"),
            ("2010301", "0", "2010301"),
            ("30", "0000", "0030"),
            ("1234567.891", "#,##0", "1,234,568"),
            ("0.1234", "0.00%", "12.34%"),
            ("0.13717", "0.0%", "13.7%"),
            ("12", "#,##0.##", "12"),
            ("12.5", "#,##0.##", "12.5"),
            ("0.5", "#.00", ".50"),
            ("0.5", ".00", ".50"),
            ("51022200", "#,##0.00,", "51,022.20"),
            ("-5", "0.00", "-5.00"),
            ("-0.001", "0.00", "0.00"),
            ("12", "0.00\"万元\"", "12.00万元"),
            ("12", "[$¥-804]#,##0.00", "¥12.00"),
            ("1.4210854715202004E-14", "0.00", "0.00"),
            ("1E+3", "#,##0.00", "1,000.00"),
        ] {
            assert_eq!(shown(stored, code), expected, "{stored} as {code}");
        }
    }

    #[test]
    fn accounting_formats_show_brackets_dashes_and_blanks() {
        let accounting = "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ";
        assert_eq!(["1234.5", "-1234.5", "0"].map(|v| shown(v, accounting)), ["1,234.50", "-1,234.50", "-"]);
        let brackets = "#,##0.00_);[Red]\\(#,##0.00\\)";
        assert_eq!(
            ["1234.5", "-1234.5", "0"].map(|v| shown(v, brackets)),
            ["1,234.50", "(1,234.50)", "0.00"]
        );
        let no_zeros = "#,##0.00;-#,##0.00;";
        assert_eq!(["1.5", "-1.5", "0"].map(|v| shown(v, no_zeros)), ["1.50", "-1.50", ""]);
        let red = "#,##0.00;[Red]#,##0.00";
        assert_eq!(["1.5", "-1234.5", "0"].map(|v| shown(v, red)), ["1.50", "-1,234.50", "0.00"]);
        assert_eq!(shown("-1.5", "[<0]0.00;0.00"), "-1.50");
        assert_eq!(shown("0", "#,##0.00;-#,##0.00;\"-\""), "-");
        assert_eq!(shown("12345", "[>=10000]0.00,\"千\";0"), "12.35千");
        assert_eq!(shown("5", "[>=10000]0.00,\"千\";0"), "5");
    }

    #[test]
    fn a_number_without_a_format_shows_what_fits_a_cell() {
        for (stored, expected) in [
            ("7.0000000000000009", "7"),
            ("5102.2199999999993", "5102.22"),
            ("0.33333333333333331", "0.333333333"),
            ("1234567.8912345", "1234567.891"),
            ("2010301", "2010301"),
            ("-12.5", "-12.5"),
            ("0", "0"),
            ("161.90", "161.9"),
            ("999999999999999", "999999999999999"),
        ] {
            assert_eq!(shown(stored, "General"), expected, "{stored}");
            assert_eq!(shown(stored, "G/通用格式"), expected, "{stored}");
        }
        assert_eq!(shown("12", "General\"元\""), "12元");
        assert_eq!(shown("2010301", "0.00E+00"), "2010301");
        assert_eq!(shown("0.5", "# ?/?"), "0.5");
    }

    #[test]
    fn dates_are_shown_as_their_format_says() {
        for (stored, code, expected) in [
            ("45292", "yyyy/m/d", "2024/1/1"),
            ("45292", "yyyy\"年\"m\"月\"d\"日\"", "2024年1月1日"),
            ("45597.5", "yyyy-mm-dd hh:mm", "2024-11-01 12:00"),
            ("60", "yyyy-mm-dd", "1900-02-29"),
            ("1", "yyyy-mm-dd", "1900-01-01"),
            ("45292", "[$-804]yyyy\"年\"m\"月\"", "2024年1月"),
            ("0.75", "h:mm AM/PM", "6:00 PM"),
            ("-1", "yyyy", "-1"),
        ] {
            assert_eq!(shown(stored, code), expected, "{stored} as {code}");
        }
        let code = Code::parse("yyyy-mm-dd");
        assert_eq!(display(Decimal::ZERO, &code, Epoch::Since1904), "1904-01-01");
    }

    #[test]
    fn text_that_is_no_number_has_no_value() {
        for stored in ["", "abc", "1E+400", "NaN"] {
            assert_eq!(value(stored), None, "{stored}");
        }
        assert_eq!(value("1E-400"), Some(Decimal::ZERO));
    }
}
