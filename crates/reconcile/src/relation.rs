//! The relations between the two sides of a rule, and what follows from their sums.

use crate::figure::{Notation, Operands};
use juesuan_messages::{Message, message};
use juesuan_model::State;
use rust_decimal::Decimal;

/// The relation between the two sides of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Relation {
    /// The sums are equal, within the rounding of every number in them.
    Sum,
    /// The sums of counted things are equal.
    Count,
    /// One number printed twice.
    Same,
    /// The left side is a part of the right side.
    AtMost,
    /// The things counted on the left are some of those on the right.
    CountAtMost,
}

/// A comparison that did not pass: `215.69 ≠ 215.19 万元`.
pub(crate) fn arithmetic(
    relation: Relation,
    state: State,
    notation: Notation,
    actual: Decimal,
    expected: Decimal,
) -> Message {
    let (actual, expected, unit) = (notation.write(actual), notation.write(expected), notation.unit());
    match (state, relation) {
        (_, Relation::AtMost | Relation::CountAtMost) => {
            message!("check-exceeds", actual = actual, expected = expected, unit = unit)
        }
        (State::Rounding, _) => message!("check-rounded", actual = actual, expected = expected, unit = unit),
        _ => message!("check-differs", actual = actual, expected = expected, unit = unit),
    }
}

/// The greatest difference that rounding explains. Numbers printed with the same precision must be equal; otherwise, the
/// finer must round to the coarser.
pub(crate) fn tolerance(relation: Relation, left: Operands<'_, '_>, right: Operands<'_, '_>) -> Decimal {
    let half = Decimal::new(5, 1);
    match relation {
        Relation::Sum | Relation::AtMost => (left.width() + right.width()) * half,
        Relation::Count | Relation::CountAtMost => Decimal::ZERO,
        Relation::Same if left.width() == right.width() => Decimal::ZERO,
        Relation::Same => left.width().max(right.width()) * half,
    }
}

pub(crate) fn state(relation: Relation, difference: Decimal, tolerance: impl Fn() -> Decimal) -> State {
    let holds = match relation {
        Relation::Sum | Relation::Count => difference.is_zero(),
        Relation::Same => difference.is_zero() || difference.abs() <= tolerance(),
        Relation::AtMost | Relation::CountAtMost => difference <= Decimal::ZERO,
    };
    if holds {
        State::Pass
    } else if difference.abs() <= tolerance() {
        State::Rounding
    } else {
        State::Fail
    }
}
