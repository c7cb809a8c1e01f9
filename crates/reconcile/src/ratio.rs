//! A percentage against what it may be of.

use crate::figure::{Figure, Notation};
use crate::ledger::Numbers;
use juesuan_model::{FindingUnit, Interval, State, Term};
use rust_decimal::Decimal;
use smallvec::SmallVec;

/// A part and its whole, each a sum: one reading of a percentage.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ratio<'a> {
    part: SmallVec<[Figure<'a>; 2]>,
    base: SmallVec<[Figure<'a>; 2]>,
}

/// A reading of a percentage, weighed against what is printed.
#[derive(Debug)]
pub(crate) struct Weighed<'a> {
    pub(crate) ratio: Ratio<'a>,
    pub(crate) state: State,
    /// The arithmetic, or the reason; empty for a pass.
    pub(crate) message: String,
    /// The numbers of a percentage that differs, and its arithmetic without the sums: what copies of it share.
    pub(crate) numbers: Option<(String, Numbers)>,
    /// Whether it is a percentage of nothing.
    pub(crate) zero_base: bool,
}

impl Weighed<'_> {
    /// What agrees goes before what cannot be told, and that before what differs.
    pub(crate) fn rank(&self) -> u8 {
        match self.state {
            State::Pass => 0,
            State::Rounding => 1,
            State::NotApplicable => 2,
            State::InsufficientData => 3,
            State::Fail | State::Error => 4,
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

    /// Whether it gives the printed percentage.
    pub(crate) fn weigh(self, printed: Figure<'a>) -> Weighed<'a> {
        let base = sum(&self.base);
        let (state, message, numbers) = self.compare(printed, base);
        Weighed { ratio: self, state, message, numbers, zero_base: base.is_zero() }
    }

    /// How it stands to the printed percentage, the arithmetic or the reason, and the numbers where they differ.
    fn compare(&self, printed: Figure<'a>, base: Decimal) -> (State, String, Option<(String, Numbers)>) {
        let interval = |figures: &[Figure<'a>]| figures.iter().map(Figure::interval).sum::<Interval>();
        let part = sum(&self.part);
        let fraction = || {
            let notation = Notation::of(self.base.iter().chain(&self.part));
            format!("{} / {} {}", notation.write(part), notation.write(base), notation.unit())
        };
        let percent = Notation::of([printed].iter());
        let ended = |state, message| (state, message, None);
        if base.is_zero() {
            return if part.is_zero() || printed.value.is_zero() {
                ended(State::NotApplicable, "nothing of nothing has no percentage".to_owned())
            } else {
                ended(State::Fail, format!("{}% is printed for {}", percent.write(printed.value), fraction()))
            };
        }
        let hundred = Decimal::ONE_HUNDRED;
        let exact = part.checked_mul(hundred).and_then(|part| part.checked_div(base));
        let divisor = interval(&self.base);
        // Most percentages are the right ones, and what rounding leaves open need not be known.
        if divisor.low > Decimal::ZERO
            && exact.is_some_and(|exact| percent.writes_alike(exact, printed.value))
        {
            return ended(State::Pass, String::new());
        }
        let computed = interval(&self.part).divided_by(divisor);
        let (Some(exact), Some(computed)) = (exact, computed) else {
            return ended(State::InsufficientData, format!("rounding hides the base of {}", fraction()));
        };
        let computed = Interval { low: computed.low * hundred, high: computed.high * hundred };
        let meets = computed.meets(printed.interval());
        let (state, sign) = if meets { (State::Rounding, '≈') } else { (State::Fail, '≠') };
        let arithmetic = format!("{}% {sign} {}%", percent.write(printed.value), percent.write(exact));
        let numbers = Numbers {
            unit: FindingUnit::Percent,
            expected: exact.round_dp(6),
            actual: printed.value,
            tolerance: (printed.quantum + computed.high - computed.low).round_dp(6) * Decimal::new(5, 1),
        };
        let message = format!("{arithmetic} = {}", fraction());
        (state, message, Some((arithmetic, numbers)))
    }
}

fn sum(figures: &[Figure<'_>]) -> Decimal {
    figures.iter().map(|figure| figure.value).sum()
}
