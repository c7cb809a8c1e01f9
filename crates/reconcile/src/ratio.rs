//! A percentage, compared with what it may refer to.

use crate::figure::{Figure, Notation, Numbers};
use juesuan_messages::{Message, message};
use juesuan_model::{FindingUnit, Interval, State, Term};
use rust_decimal::Decimal;
use smallvec::SmallVec;

/// A part and its whole, each a sum: one reading of a percentage.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ratio<'a> {
    part: SmallVec<[Figure<'a>; 2]>,
    base: SmallVec<[Figure<'a>; 2]>,
}

/// A reading of a percentage, compared with the printed one.
#[derive(Debug)]
pub(crate) struct Weighed<'a> {
    pub(crate) ratio: Ratio<'a>,
    pub(crate) state: State,
    printed: Figure<'a>,
    /// The correct percentage and the range that rounding allows, if it differs.
    computed: Option<(Decimal, Interval)>,
}

impl Weighed<'_> {
    /// Agreement goes before what cannot be decided, and that before a difference.
    pub(crate) fn rank(&self) -> u8 {
        match self.state {
            State::Pass => 0,
            State::Rounding => 1,
            State::NotApplicable => 2,
            State::InsufficientData => 3,
            State::Fail | State::Error => 4,
        }
    }

    /// Whether it is a percentage of nothing.
    pub(crate) fn has_zero_base(&self) -> bool {
        sum(&self.ratio.base).is_zero()
    }

    /// The arithmetic, or the reason; and for a percentage that differs its numbers, with the arithmetic without the sums,
    /// which its copies have in common.
    pub(crate) fn explain(&self) -> (Message, Option<(String, Numbers)>) {
        let percent = Notation::of([self.printed].iter());
        let printed = percent.write(self.printed.value);
        match (self.state, self.computed) {
            (State::Pass, _) => (message!("check-agrees"), None),
            (State::NotApplicable, _) => (message!("check-percent-of-zero"), None),
            (State::InsufficientData, _) => {
                (message!("check-base-hidden", fraction = self.ratio.fraction()), None)
            }
            (_, None) => {
                let fraction = self.ratio.fraction();
                (message!("check-percent-without-base", percent = printed, fraction = fraction), None)
            }
            (state, Some((exact, computed))) => {
                let (shown, fraction) = (percent.write(exact), self.ratio.fraction());
                let cause = format!("{printed}% {shown}%");
                let numbers = Numbers {
                    unit: FindingUnit::Percent,
                    expected: exact.round_dp(6),
                    actual: self.printed.value,
                    tolerance: (self.printed.quantum + computed.high - computed.low).round_dp(6)
                        * Decimal::new(5, 1),
                };
                let message = if state == State::Rounding {
                    message!(
                        "check-percent-rounded",
                        printed = printed,
                        computed = shown,
                        fraction = fraction
                    )
                } else {
                    message!(
                        "check-percent-differs",
                        printed = printed,
                        computed = shown,
                        fraction = fraction
                    )
                };
                (message, Some((cause, numbers)))
            }
        }
    }
}

impl<'a> Ratio<'a> {
    pub(crate) fn of(part: &[Figure<'a>], base: &[Figure<'a>]) -> Self {
        Self { part: part.into(), base: base.into() }
    }

    pub(crate) fn terms(&self) -> Vec<Term> {
        self.part.iter().chain(&self.base).map(Figure::term).collect()
    }

    /// Compares it with the printed percentage.
    pub(crate) fn weigh(self, printed: Figure<'a>) -> Weighed<'a> {
        let (state, computed) = self.compare(printed);
        Weighed { ratio: self, state, printed, computed }
    }

    /// The state of the comparison with the printed percentage and, if they differ, the correct one and the range that
    /// rounding allows.
    fn compare(&self, printed: Figure<'a>) -> (State, Option<(Decimal, Interval)>) {
        let interval = |figures: &[Figure<'a>]| figures.iter().map(Figure::interval).sum::<Interval>();
        let (part, base) = (sum(&self.part), sum(&self.base));
        if base.is_zero() {
            let nothing = part.is_zero() || printed.value.is_zero();
            return (if nothing { State::NotApplicable } else { State::Fail }, None);
        }
        let hundred = Decimal::ONE_HUNDRED;
        let exact = part.checked_mul(hundred).and_then(|part| part.checked_div(base));
        let divisor = interval(&self.base);
        let is_printed = |exact| Notation::of([printed].iter()).writes_alike(exact, printed.value);
        // Most percentages are correct; then the range that rounding allows need not be computed.
        if divisor.low > Decimal::ZERO && exact.is_some_and(is_printed) {
            return (State::Pass, None);
        }
        let computed = interval(&self.part).divided_by(divisor);
        let (Some(exact), Some(computed)) = (exact, computed) else {
            return (State::InsufficientData, None);
        };
        let computed = Interval { low: computed.low * hundred, high: computed.high * hundred };
        let meets = computed.meets(printed.interval());
        (if meets { State::Rounding } else { State::Fail }, Some((exact, computed)))
    }

    /// `1227.34 / 1305.33 万元`
    fn fraction(&self) -> Message {
        let notation = Notation::of(self.base.iter().chain(&self.part));
        let (part, base) = (notation.write(sum(&self.part)), notation.write(sum(&self.base)));
        message!("check-fraction", part = part, base = base, unit = notation.unit())
    }
}

fn sum(figures: &[Figure<'_>]) -> Decimal {
    figures.iter().map(|figure| figure.value).sum()
}
