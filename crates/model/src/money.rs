//! Amounts: what is printed, its value in yuan, and the interval that it represents.
//!
//! A report prints `5,102.22` under 单位：万元. That is 51 022 200.00 yuan with a quantum of 100 yuan (its last digit), so the true
//! amount is anywhere in `[51 022 150, 51 022 250]`. Rules compare such intervals, never floats.

use crate::text::{plain_char, squeeze};
use compact_str::CompactString;
use juesuan_messages::{Arg, Explain, Message, message};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The upper limit of a warehouse column, `DECIMAL(18,2)`, in yuan: ten quadrillion.
const LIMIT: i64 = 10_000_000_000_000_000;

/// An exact amount in yuan, to the fen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Yuan(Decimal);

impl Yuan {
    /// Zero, which is not the same as a blank cell.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// An amount from a decimal number of yuan.
    ///
    /// # Errors
    /// More than two decimals (a fraction of a fen), or more than `DECIMAL(18,2)` holds.
    pub fn new(yuan: Decimal) -> Result<Self, NumberError> {
        let yuan = yuan.normalize();
        if yuan.scale() > 2 {
            return Err(NumberError::FinerThanFen { yuan });
        }
        if yuan.abs() >= Decimal::from(LIMIT) {
            return Err(NumberError::TooLarge { yuan });
        }
        Ok(Self(yuan))
    }

    /// An amount from whole fen.
    #[must_use]
    pub fn from_fen(fen: i64) -> Self {
        Self(Decimal::new(fen, 2).normalize())
    }

    /// The amount in fen: the integer in the columns.
    #[must_use]
    pub fn fen(self) -> i128 {
        let mut scaled = self.0;
        scaled.rescale(2);
        scaled.mantissa()
    }

    /// The amount as a decimal number of yuan.
    #[must_use]
    pub fn decimal(self) -> Decimal {
        self.0
    }
}

impl fmt::Display for Yuan {
    /// Always two decimals, no separators: `51022200.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut scaled = self.0;
        scaled.rescale(2);
        scaled.fmt(f)
    }
}

/// The unit in which a table or clause prints its amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Unit {
    /// 元
    Yuan,
    /// 千元
    Thousand,
    /// 万元
    TenThousand,
    /// 亿元
    HundredMillion,
}

impl Explain for Unit {
    fn message(&self) -> Message {
        match self {
            Self::Yuan => message!("unit-yuan"),
            Self::Thousand => message!("unit-thousand"),
            Self::TenThousand => message!("unit-ten-thousand"),
            Self::HundredMillion => message!("unit-hundred-million"),
        }
    }
}

impl Unit {
    /// Every unit, the longest spellings first.
    pub const ALL: [Self; 4] = [Self::HundredMillion, Self::TenThousand, Self::Thousand, Self::Yuan];

    /// The unit's name as reports print it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::Thousand => "千元",
            Self::TenThousand => "万元",
            Self::HundredMillion => "亿元",
        }
    }

    /// Its value in yuan.
    #[must_use]
    pub fn factor(self) -> Decimal {
        Decimal::from(10_u64.pow(self.zeros()))
    }

    /// The zeros of its factor.
    const fn zeros(self) -> u32 {
        match self {
            Self::Yuan => 0,
            Self::Thousand => 3,
            Self::TenThousand => 4,
            Self::HundredMillion => 8,
        }
    }

    /// A value in this unit in yuan; `None` if it is too large for a decimal. It moves the point, which costs less than
    /// multiplication.
    fn in_yuan(self, mut value: Decimal) -> Option<Decimal> {
        let (zeros, scale) = (self.zeros(), value.scale());
        value.set_scale(scale.saturating_sub(zeros)).ok()?;
        let lacking = zeros.saturating_sub(scale);
        if lacking == 0 { Some(value) } else { value.checked_mul(Decimal::from(10_u64.pow(lacking))) }
    }

    /// Reads a unit, also with 人民币 before it or without its 元: `万元`, `人民币元`, `万`. Anything else, such as an organization's name, is
    /// not a unit.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = squeeze(text);
        let text = text.trim_matches(|c: char| "()[]:,;、。".contains(c));
        let text = text.strip_prefix("人民币").unwrap_or(text);
        Self::ALL.into_iter().find(|unit| {
            let label = unit.label();
            text == label || (*unit != Self::Yuan && label.strip_suffix('元') == Some(text))
        })
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

/// The value in yuan of a printed number's last digit: 100 for `5,102.22` in 万元.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Quantum(Decimal);

impl Quantum {
    /// The quantum of a number printed with this many decimals in this unit.
    ///
    /// # Errors
    /// A quantum below `0.0001` yuan, which no report prints and no column can store.
    pub fn new(unit: Unit, decimals: u32) -> Result<Self, NumberError> {
        let scale = decimals.saturating_sub(unit.zeros());
        if scale > 4 {
            return Err(NumberError::TooFine { decimals });
        }
        let digit = 10_i64.pow(unit.zeros().saturating_sub(decimals));
        Ok(Self(Decimal::new(digit, scale)))
    }

    /// The quantum in yuan.
    #[must_use]
    pub fn decimal(self) -> Decimal {
        self.0
    }
}

/// An amount as a report prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printed {
    /// The text without outer blanks: `5,102.22`.
    pub text: CompactString,
    /// The unit in which it is printed.
    pub unit: Unit,
    /// The amount in yuan.
    pub amount: Yuan,
    /// The value of its last digit.
    pub quantum: Quantum,
}

impl Printed {
    /// Reads a cell. A blank cell, or one that contains only dashes, is not a number; `0.00` is zero.
    ///
    /// ```
    /// use juesuan_model::{Printed, Unit};
    /// let printed = Printed::parse("5,102.22", Unit::TenThousand).unwrap().unwrap();
    /// assert_eq!(printed.amount.to_string(), "51022200.00");
    /// assert_eq!(printed.quantum.decimal().to_string(), "100");
    /// assert_eq!(Printed::parse(" -- ", Unit::Yuan), Ok(None));
    /// ```
    ///
    /// # Errors
    /// Text that is not a number, and numbers that are not whole fen or do not fit the column.
    pub fn parse(text: &str, unit: Unit) -> Result<Option<Self>, NumberError> {
        let Some(number) = Number::parse(text)? else { return Ok(None) };
        let mut whole = text.chars().map(plain_char).skip_while(|c| !c.is_ascii_digit());
        let begins_with_zero = whole.next() == Some('0') && whole.next().is_some_and(|c| c.is_ascii_digit());
        if begins_with_zero && !number.value.is_zero() {
            return Err(NumberError::CutOff { text: crate::text::tidy(text).into_owned() });
        }
        let yuan = unit.in_yuan(number.value).ok_or(NumberError::TooLarge { yuan: number.value })?;
        Ok(Some(Self {
            text: crate::text::tidy(text).as_ref().into(),
            unit,
            amount: Yuan::new(yuan)?,
            quantum: Quantum::new(unit, number.decimals)?,
        }))
    }

    /// The true amounts that would be printed like this.
    #[must_use]
    pub fn interval(&self) -> Interval {
        Interval::around(self.amount.0, self.quantum.0)
    }
}

/// A number without a unit, with its number of decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// The value, including the sign.
    pub value: Decimal,
    /// The number of printed decimals, including trailing zeros.
    pub decimals: u32,
}

impl Number {
    /// Reads digits with thousands separators, a sign or accounting brackets. Blank or dashes only: `None`.
    ///
    /// # Errors
    /// [`NumberError::NotANumber`] for any other text, including misplaced separators; [`NumberError::TooLarge`] beyond 28 digits.
    pub fn parse(text: &str) -> Result<Option<Self>, NumberError> {
        let wrong = || NumberError::NotANumber { text: crate::text::tidy(text).into_owned() };
        let overlong = || NumberError::Overlong { text: crate::text::tidy(text).into_owned() };
        let plain = squeeze(text);
        if plain.bytes().all(|b| b == b'-') {
            return Ok(None);
        }
        let in_brackets = plain.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        let (negative, digits) = match (in_brackets, plain.strip_prefix('-')) {
            (Some(inner), _) => (true, inner),
            (None, Some(rest)) => (true, rest),
            (None, None) => (false, plain.as_ref()),
        };
        let point = digits.bytes().position(|byte| byte == b'.');
        let (whole, fraction) = match point.and_then(|point| digits.split_at_checked(point)) {
            Some((whole, fraction)) => {
                (whole, fraction.get(1..).expect("the fraction begins with the point"))
            }
            None => (digits, ""),
        };
        if !is_grouped(whole) || !is_digits(fraction) || digits.ends_with('.') {
            return Err(wrong());
        }
        let decimals = u32::try_from(fraction.len()).map_err(|_| wrong())?;
        let each = whole.bytes().chain(fraction.bytes()).filter(u8::is_ascii_digit);
        let value = if digits.len() <= SHORT {
            Decimal::try_new(each.fold(0, |value, digit| value * 10 + i64::from(digit - b'0')), decimals).ok()
        } else {
            let value = each.clone().try_fold(0_i128, |value, digit| {
                value.checked_mul(10)?.checked_add(i128::from(digit - b'0'))
            });
            let value = value.filter(|_| each.skip_while(|digit| *digit == b'0').count() <= DIGITS);
            value.and_then(|value| Decimal::try_from_i128_with_scale(value, decimals).ok())
        };
        let value = value.ok_or_else(overlong)?;
        if plain.len() < text.len() && holds_several(text) {
            return Err(NumberError::Several { text: crate::text::tidy(text).into_owned() });
        }
        Ok(Some(Self { value: if negative { -value } else { value }, decimals }))
    }
}

/// The maximum number of digits of a number.
const DIGITS: usize = 28;

/// The number of digits that fit into 64 bits: nearly all numbers have fewer.
const SHORT: usize = 18;

/// Whether these are digits, at least one, with their thousands separators in the right places: not `1,23`.
fn is_grouped(whole: &str) -> bool {
    if !whole.is_empty() && is_digits(whole) {
        return true;
    }
    let mut groups = whole.split(',');
    let first = groups.next().expect("a split has at least one piece");
    let grouped = first.len() < whole.len();
    !first.is_empty()
        && is_digits(first)
        && (!grouped || first.len() <= 3)
        && groups.all(|group| group.len() == 3 && is_digits(group))
}

/// Whether there are several numbers with blanks in between: `412 187`. A blank after a separator or a point, or before the third
/// digit of a group, is inside one number.
fn holds_several(text: &str) -> bool {
    let plain: CompactString = text.chars().map(plain_char).collect();
    let ends = |piece: &str| piece.ends_with(|c: char| c.is_ascii_digit());
    let is_whole = |piece: &str| {
        let (whole, fraction) = piece.split_once('.').unwrap_or((piece, ""));
        is_grouped(whole.trim_start_matches(['-', '(']))
            && is_digits(fraction)
            && ends(piece)
            && fraction.len() != 1
    };
    let mut pieces = plain.split_whitespace();
    let mut before = pieces.next().unwrap_or_default();
    for piece in pieces {
        if is_whole(before) && piece.starts_with(|c: char| c.is_ascii_digit()) {
            return true;
        }
        before = piece;
    }
    false
}

/// Whether there are only digits, or nothing.
fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Why a text is not an amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum NumberError {
    /// The cell contains words, or digits that are not a number.
    NotANumber {
        /// The cell's text.
        text: String,
    },
    /// More than one number.
    Several {
        /// The cell's text.
        text: String,
    },
    /// The end of a number whose beginning is lost, or a code.
    CutOff {
        /// The cell's text.
        text: String,
    },
    /// More digits than a decimal can store.
    Overlong {
        /// The cell's text.
        text: String,
    },
    /// A fraction of a fen.
    FinerThanFen {
        /// The amount.
        yuan: Decimal,
    },
    /// More decimals than are meaningful in any unit.
    TooFine {
        /// The number of decimals.
        decimals: u32,
    },
    /// More than the column can store.
    TooLarge {
        /// The amount.
        yuan: Decimal,
    },
}

impl Explain for NumberError {
    fn message(&self) -> Message {
        match self {
            Self::NotANumber { text } => message!("number-none", text = text),
            Self::Several { text } => message!("number-several", text = text),
            Self::CutOff { text } => message!("number-cut-off", text = text),
            Self::Overlong { text } => message!("number-overlong", text = text),
            Self::FinerThanFen { yuan } => message!("number-finer-than-fen", yuan = Arg::shown(yuan)),
            Self::TooFine { decimals } => message!("number-too-fine", decimals = *decimals),
            Self::TooLarge { yuan } => message!("number-too-large", yuan = Arg::shown(yuan)),
        }
    }
}

/// A closed interval of yuan: what one printed number, or a sum of them, can represent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The smallest value.
    pub low: Decimal,
    /// The largest value.
    pub high: Decimal,
}

impl Interval {
    /// The interval `[value − quantum/2, value + quantum/2]`.
    #[must_use]
    pub fn around(value: Decimal, quantum: Decimal) -> Self {
        let half = quantum * Decimal::new(5, 1);
        Self { low: value - half, high: value + half }
    }

    /// The interval of a single value.
    #[must_use]
    pub fn exactly(value: Decimal) -> Self {
        Self { low: value, high: value }
    }

    /// All values that a quotient of the two can have; `None` if the divisor can be zero or less.
    ///
    /// ```
    /// use juesuan_model::Interval;
    /// use rust_decimal::Decimal;
    /// let (part, whole) = (Interval::exactly(Decimal::ONE), Interval::around(Decimal::from(4), Decimal::TWO));
    /// let share = part.divided_by(whole).unwrap();
    /// assert_eq!((share.low.to_string(), share.high.round_dp(4).to_string()), ("0.2".into(), "0.3333".into()));
    /// assert_eq!(part.divided_by(Interval::exactly(Decimal::ZERO)), None);
    /// ```
    #[must_use]
    pub fn divided_by(self, divisor: Self) -> Option<Self> {
        if divisor.low <= Decimal::ZERO {
            return None;
        }
        // A negative bound is smallest if the divisor is smallest.
        let for_low = if self.low < Decimal::ZERO { divisor.low } else { divisor.high };
        let for_high = if self.high < Decimal::ZERO { divisor.high } else { divisor.low };
        Some(Self { low: self.low.checked_div(for_low)?, high: self.high.checked_div(for_high)? })
    }

    /// Whether a value can be in both.
    ///
    /// ```
    /// use juesuan_model::Interval;
    /// use rust_decimal::Decimal;
    /// let (cent, tenth) = (Decimal::new(1, 2), Decimal::new(1, 1));
    /// assert!(Interval::around(Decimal::new(1004, 2), cent).meets(Interval::around(Decimal::new(100, 1), tenth)));
    /// assert!(!Interval::around(Decimal::new(1010, 2), cent).meets(Interval::around(Decimal::new(100, 1), tenth)));
    /// ```
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

impl std::ops::Add for Interval {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }
}

impl std::ops::Neg for Interval {
    type Output = Self;

    fn neg(self) -> Self {
        Self { low: -self.high, high: -self.low }
    }
}

impl std::iter::Sum for Interval {
    fn sum<I: Iterator<Item = Self>>(intervals: I) -> Self {
        intervals.fold(Self::exactly(Decimal::ZERO), |total, interval| total + interval)
    }
}

/// `numerator ÷ denominator` to this many decimals, rounded half away from zero, in integers: the only ratio of the project, the
/// same as in `queries/functions`. `None` if the base is zero.
///
/// ```
/// use juesuan_model::{ratio, Yuan};
/// let (part, whole) = (Yuan::from_fen(122_734), Yuan::from_fen(130_533));
/// assert_eq!(ratio(part, whole, 4).unwrap().to_string(), "0.9403");
/// assert_eq!(ratio(part, Yuan::ZERO, 4), None);
/// ```
#[must_use]
pub fn ratio(numerator: Yuan, denominator: Yuan, decimals: u32) -> Option<Decimal> {
    let (a, b) = (numerator.fen(), denominator.fen());
    let doubled = a.abs().checked_mul(2)?.checked_mul(10_i128.checked_pow(decimals)?)?;
    let base = b.abs().checked_mul(2)?;
    let magnitude = doubled.checked_add(b.abs())?.checked_div(base)?;
    let signed = if (a < 0) == (b < 0) { magnitude } else { -magnitude };
    Decimal::try_from_i128_with_scale(signed, decimals).ok()
}

/// The printed form of a decimal with a fixed number of decimals, half away from zero: for showing, never for comparing.
#[must_use]
pub fn fixed(value: Decimal, decimals: u32) -> String {
    let mut rounded = rounded(value, decimals);
    rounded.rescale(decimals);
    rounded.to_string()
}

/// Whether two decimals have the same printed form, which differs for a zero and a number slightly below zero.
#[must_use]
pub fn fixed_alike(one: Decimal, other: Decimal, decimals: u32) -> bool {
    let (one, other) = (rounded(one, decimals), rounded(other, decimals));
    one == other && one.is_sign_negative() == other.is_sign_negative()
}

/// A decimal with at most so many decimals, rounded half away from zero.
#[must_use]
pub fn rounded(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str, unit: Unit) -> (String, String) {
        let printed = Printed::parse(text, unit).unwrap().unwrap();
        (printed.amount.to_string(), printed.quantum.decimal().to_string())
    }

    #[test]
    fn a_number_in_yuan_is_the_number_times_the_unit() {
        let numbers = [Decimal::ZERO, Decimal::new(-510_222, 2), Decimal::new(12_345_678, 6), Decimal::MAX];
        for (unit, number) in Unit::ALL.into_iter().flat_map(|unit| numbers.map(|number| (unit, number))) {
            assert_eq!(unit.in_yuan(number), number.checked_mul(unit.factor()), "{number} {unit}");
        }
    }

    #[test]
    fn decimals_are_alike_where_their_printed_forms_are() {
        let numbers = [0, 4, 5, -4, -5, 995, 1_005].map(|thousandths| Decimal::new(thousandths, 3));
        for (one, other) in numbers.iter().flat_map(|one| numbers.map(|other| (*one, other))) {
            let printed = fixed(one, 2) == fixed(other, 2);
            assert_eq!(fixed_alike(one, other, 2), printed, "{one} {other}");
        }
    }

    #[test]
    fn an_amount_and_its_quantum_follow_the_unit() {
        assert_eq!(printed("5,102.22", Unit::TenThousand), ("51022200.00".into(), "100".into()));
        assert_eq!(printed("0.42", Unit::TenThousand), ("4200.00".into(), "100".into()));
        assert_eq!(printed("12", Unit::Yuan), ("12.00".into(), "1".into()));
        assert_eq!(printed("1.5", Unit::HundredMillion), ("150000000.00".into(), "10000000".into()));
        assert_eq!(printed("３４００．００", Unit::TenThousand), ("34000000.00".into(), "100".into()));
        assert_eq!(printed("-1,000.5", Unit::Thousand), ("-1000500.00".into(), "100".into()));
        assert_eq!(printed("(3.00)", Unit::Yuan), ("-3.00".into(), "0.01".into()));
    }

    #[test]
    fn blank_is_no_number_and_zero_is_one() {
        for blank in ["", " ", "\u{3000}", "-", "--", "—"] {
            assert_eq!(Printed::parse(blank, Unit::Yuan), Ok(None), "{blank:?}");
        }
        assert_eq!(printed("0.00", Unit::TenThousand).0, "0.00");
        assert_eq!(printed("0", Unit::TenThousand), ("0.00".into(), "10000".into()));
    }

    #[test]
    fn numbers_side_by_side_are_not_one() {
        for text in ["412 187", "500.00 300", "1,200.50 2", "12.00　300", "-5 3"] {
            assert!(matches!(Number::parse(text), Err(NumberError::Several { .. })), "{text}");
        }
        for (text, value) in
            [("5,1 02.22", "5102.22"), ("91. 8", "91.8"), ("- 3.50", "-3.5"), ("5, 102", "5102")]
        {
            assert_eq!(Number::parse(text).unwrap().unwrap().value.normalize().to_string(), value);
        }
    }

    #[test]
    fn what_is_not_a_number_is_refused_not_guessed() {
        for text in ["合计", "1,23", "1.2.3", "12,3456", "5%", ",5", "1.", ".5", "1e3", "()", "--5", "1 2a"]
        {
            assert!(
                matches!(Printed::parse(text, Unit::Yuan), Err(NumberError::NotANumber { .. })),
                "{text}"
            );
        }
        assert!(matches!(Printed::parse("1.234", Unit::Yuan), Err(NumberError::FinerThanFen { .. })));
        assert!(matches!(Printed::parse("99999999999999999", Unit::Yuan), Err(NumberError::TooLarge { .. })));
        assert!(matches!(Printed::parse(&"9".repeat(40), Unit::Yuan), Err(NumberError::Overlong { .. })));
    }

    #[test]
    fn a_unit_is_read_and_an_organization_is_not_a_unit() {
        assert_eq!(Unit::parse("万 元"), Some(Unit::TenThousand));
        assert_eq!(Unit::parse("人民币元"), Some(Unit::Yuan));
        assert_eq!(Unit::parse("万"), Some(Unit::TenThousand));
        assert_eq!(Unit::parse("（亿元）"), Some(Unit::HundredMillion));
        assert_eq!(Unit::parse("区财政局"), None);
        assert_eq!(Unit::parse(""), None);
    }

    #[test]
    fn a_ratio_rounds_half_away_from_zero() {
        let fen = Yuan::from_fen;
        assert_eq!(ratio(fen(1), fen(8), 2).unwrap().to_string(), "0.13");
        assert_eq!(ratio(fen(-1), fen(8), 2).unwrap().to_string(), "-0.13");
        assert_eq!(ratio(fen(1), fen(-8), 2).unwrap().to_string(), "-0.13");
        assert_eq!(ratio(fen(0), fen(7), 4).unwrap().to_string(), "0.0000");
    }

    #[test]
    fn sums_of_intervals_widen_by_half_a_quantum_each() {
        let each = Interval::around(Decimal::new(100, 2), Decimal::new(1, 2));
        let total: Interval = [each; 3].into_iter().sum();
        assert_eq!((total.low, total.high), (Decimal::new(2985, 3), Decimal::new(3015, 3)));
    }
}
