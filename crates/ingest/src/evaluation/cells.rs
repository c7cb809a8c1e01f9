//! Cells of a form: their text without the residue of web pages, and the numbers in them.

use crate::document::Cell;
use compact_str::CompactString;
use juesuan_model::money::Number;
use juesuan_model::text::{squeeze, tidy};
use juesuan_model::{Decimal, Figure, Locator, Quantum, Unit, ValueUnit, Yuan};
use std::borrow::Cow;

/// A cell with something in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Filled {
    pub(super) text: CompactString,
    pub(super) locator: Locator,
}

impl Filled {
    /// The text in plain form without blanks.
    pub(super) fn plain(&self) -> Cow<'_, str> {
        squeeze(&self.text)
    }
}

/// The cells of a row that are not blank.
pub(super) fn filled(row: &[Cell]) -> Vec<Filled> {
    let texts = row.iter().map(|cell| Filled { text: text(cell), locator: cell.locator });
    texts.filter(|cell| !cell.text.is_empty()).collect()
}

/// A cell's text without tags (`<p>`, `<input type="checkbox">`).
pub(super) fn text(cell: &Cell) -> CompactString {
    if !cell.text.contains('<') {
        return tidy(&cell.text).as_ref().into();
    }
    let mut text = String::with_capacity(cell.text.len());
    let mut rest = cell.text.as_str();
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        // A `<` that opens no tag is a sign: <5%.
        let named = |name: &str| name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        if let Some((_, after)) = tag.split_once('>').filter(|(name, _)| named(name)) {
            rest = after;
        } else {
            text.push('<');
            rest = tag;
        }
    }
    text.push_str(rest);
    tidy(&text).as_ref().into()
}

/// An amount with its own unit, or in the unit of the form; none where neither is known.
pub(super) fn amount(cell: &Filled, unit: Option<Unit>) -> Option<Figure> {
    let plain = cell.plain();
    let digits = plain.trim_end_matches(|c: char| !c.is_ascii_digit());
    let own = plain.get(digits.len()..).unwrap_or_default();
    let unit = if own.is_empty() { unit? } else { Unit::parse(own)? };
    let number = Number::parse(digits).ok()??;
    let yuan = Yuan::new(number.value.checked_mul(unit.factor())?).ok()?;
    let quantum = Quantum::new(unit, number.decimals).ok()?;
    Some(figure(cell, yuan.decimal(), quantum.decimal(), ValueUnit::Yuan))
}

/// A rate, with or without its `%`.
pub(super) fn rate(cell: &Filled) -> Option<Figure> {
    let plain = cell.plain();
    bare(cell, plain.strip_suffix('%').unwrap_or(&plain), ValueUnit::Percent)
}

/// Points, with or without 分.
pub(super) fn points(cell: &Filled) -> Option<Figure> {
    let plain = cell.plain();
    bare(cell, plain.strip_suffix('分').unwrap_or(&plain), ValueUnit::Points)
}

/// The points in a label's brackets: `年度目标 1: (50分)`, `预算执行情况（万元） (20 分)`. A page break may have cut the 分 off.
pub(super) fn full_points(label: &str) -> Option<Decimal> {
    let plain = squeeze(label);
    let (_, bracket) = plain.rsplit_once('(')?;
    let bracket = bracket.strip_suffix(')').unwrap_or(bracket);
    let number = Number::parse(bracket.strip_suffix('分').unwrap_or(bracket)).ok()??;
    Some(number.value.normalize())
}

fn bare(cell: &Filled, digits: &str, unit: ValueUnit) -> Option<Figure> {
    let number = Number::parse(digits).ok()??;
    let quantum = Decimal::try_from_i128_with_scale(1, number.decimals).ok()?;
    Some(figure(cell, number.value.normalize(), quantum, unit))
}

fn figure(cell: &Filled, value: Decimal, quantum: Decimal, unit: ValueUnit) -> Figure {
    Figure { value, quantum, unit, printed: cell.text.to_string(), locator: cell.locator }
}
