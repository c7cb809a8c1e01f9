//! The unit of a statement's amounts: its own, or the one that all others of its set agree on. Never a guess.

use juesuan_messages::{Message, message};
use juesuan_model::money::Number;
use juesuan_model::{Statement, Unit, UnitSource};

/// The unit that a set of statements shows as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SetUnit {
    /// Every statement that prints a unit prints this one.
    Agreed(Unit),
    /// Statements print different units.
    Mixed,
    /// No statement prints one.
    Unknown,
}

/// Why a statement's unit cannot be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UnitError {
    /// It prints none, and the others print different ones.
    Mixed,
    /// No statement of the report prints one.
    Unknown,
}

impl UnitError {
    /// Why a cell of this statement is not read.
    pub(super) fn message(self, statement: Statement) -> Message {
        match self {
            Self::Mixed => message!("cell-units-differ", statement = statement),
            Self::Unknown => message!("cell-no-unit", statement = statement),
        }
    }
}

/// The unit of a set whose statements print these units, or none.
pub(super) fn of_set(units: impl Iterator<Item = Option<Unit>>) -> SetUnit {
    let mut printed = units.flatten();
    match printed.next() {
        None => SetUnit::Unknown,
        Some(unit) if printed.all(|other| other == unit) => SetUnit::Agreed(unit),
        Some(_) => SetUnit::Mixed,
    }
}

pub(super) fn of_statement(printed: Option<Unit>, set: SetUnit) -> Result<(Unit, UnitSource), UnitError> {
    match (printed, set) {
        (Some(unit), _) => Ok((unit, UnitSource::Statement)),
        (None, SetUnit::Agreed(unit)) => Ok((unit, UnitSource::Inherited)),
        (None, SetUnit::Mixed) => Err(UnitError::Mixed),
        (None, SetUnit::Unknown) => Err(UnitError::Unknown),
    }
}

/// The unit in a column's own header: `金额（万元）`.
pub(super) fn of_column(header: &[String]) -> Option<Unit> {
    header.iter().rev().find_map(|level| {
        let level = juesuan_model::text::squeeze(level);
        let (_, bracketed) = level.rsplit_once('(')?;
        let inner = bracketed.strip_suffix(')')?;
        Unit::parse(inner.strip_prefix("单位:").unwrap_or(inner))
    })
}

/// A cell's number without the text around it in the cell itself, `¥785.83`, `785.83万元`, and the unit that it names. `None` if
/// there is no such text, or the rest is not a number.
pub(super) fn of_cell(text: &str) -> Option<(String, Option<Unit>)> {
    let is_bare = |byte: u8| byte.is_ascii_digit() || matches!(byte, b',' | b'.' | b'-');
    // Without a digit, ASCII or full-width, it is not a number.
    let may_hold_digit = |byte: u8| byte.is_ascii_digit() || byte == 0xEF;
    if text.bytes().all(is_bare) || !text.bytes().any(may_hold_digit) {
        return None;
    }
    let squeezed = juesuan_model::text::squeeze(text);
    let bare = ["人民币", "RMB", "¥", "￥"].into_iter().find_map(|sign| squeezed.strip_prefix(sign));
    let number = bare.unwrap_or(&squeezed);
    let unit = Unit::ALL.into_iter().find_map(|unit| Some((number.strip_suffix(unit.label())?, unit)));
    let (number, unit) = unit.map_or((number, None), |(number, unit)| (number, Some(unit)));
    let is_number = || matches!(Number::parse(number), Ok(Some(_)));
    (number.len() < squeezed.len() && is_number()).then(|| (number.to_owned(), unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_may_carry_its_own_unit_and_the_sign_of_the_currency() {
        let of = |text: &str| of_cell(text).map(|(number, unit)| format!("{number} {unit:?}"));
        for (text, expected) in [
            ("¥785.83", Some("785.83 None")),
            ("￥ 785.83", Some("785.83 None")),
            ("785.83万元", Some("785.83 Some(TenThousand)")),
            ("7,858,300.00元", Some("7,858,300.00 Some(Yuan)")),
            ("-2.97 亿元", Some("-2.97 Some(HundredMillion)")),
            ("785.83", None),
            ("万元", None),
            ("3辆", None),
            ("约785.83万元", None),
        ] {
            assert_eq!(of(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_column_may_carry_its_own_unit() {
        let unit = |text: &str| of_column(&[text.to_owned()]);
        assert_eq!(unit("金额（万元）"), Some(Unit::TenThousand));
        assert_eq!(unit("决算数（单位：元）"), Some(Unit::Yuan));
        assert_eq!(unit("因公出国（境）费"), None);
    }

    #[test]
    fn a_statement_without_a_unit_takes_the_one_all_others_print() {
        let (yuan, wan) = (Some(Unit::Yuan), Some(Unit::TenThousand));
        let of_set = |units: &[Option<Unit>]| of_set(units.iter().copied());
        let agreed = of_set(&[wan, None, wan]);
        assert_eq!(of_statement(None, agreed), Ok((Unit::TenThousand, UnitSource::Inherited)));
        assert_eq!(of_statement(yuan, agreed), Ok((Unit::Yuan, UnitSource::Statement)));
        assert_eq!(of_statement(None, of_set(&[wan, yuan])), Err(UnitError::Mixed));
        assert_eq!(of_statement(None, of_set(&[None])), Err(UnitError::Unknown));
    }
}
