//! Cells of a form: their text without the residue of web pages, and the numbers in them.

use crate::document::Cell;
use juesuan_model::money::Number;
use juesuan_model::text::{squeeze, tidy};
use juesuan_model::{Decimal, Figure, Locator, Quantum, Unit, ValueUnit, Yuan};
use std::borrow::Cow;

/// A cell with something in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Filled<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) locator: Locator,
}

impl Filled<'_> {
    /// The text in plain form without blanks.
    pub(super) fn plain(&self) -> Cow<'_, str> {
        squeeze(&self.text)
    }

    /// Whether the plain text begins with a word. Compares the first character first, which has only one form.
    pub(super) fn begins(&self, word: &str) -> bool {
        self.text.chars().next() == word.chars().next() && self.plain().starts_with(word)
    }
}

/// The cells of a row that are not blank.
pub(super) fn filled(row: &[Cell]) -> Vec<Filled<'_>> {
    let texts = row
        .iter()
        .filter(|cell| !cell.text.is_empty())
        .map(|cell| Filled { text: text(cell), locator: cell.locator });
    let mut filled = Vec::with_capacity(row.len());
    filled.extend(texts.filter(|cell| !cell.text.is_empty()));
    filled
}

/// A cell's text without tags (`<p>`, `<input type="checkbox">`).
pub(super) fn text(cell: &Cell) -> Cow<'_, str> {
    if !cell.text.contains('<') {
        return tidy(&cell.text);
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
    Cow::Owned(tidy(&text).into_owned())
}

/// An amount with its own unit, or in the unit of the form; `None` if neither is known.
pub(super) fn amount(cell: &Filled<'_>, unit: Option<Unit>) -> Option<Figure> {
    let plain = cell.plain();
    let digits = plain.trim_end_matches(|c: char| !c.is_ascii_digit());
    let own = plain.get(digits.len()..).expect("the digits are the start of the text");
    let unit = if own.is_empty() { unit? } else { Unit::parse(own)? };
    let number = Number::parse(digits).ok()??;
    let yuan = Yuan::new(number.value.checked_mul(unit.factor())?).ok()?;
    let quantum = Quantum::new(unit, number.decimals).ok()?;
    Some(figure(cell, yuan.decimal(), quantum.decimal(), ValueUnit::Yuan))
}

/// A rate, with or without its `%`.
pub(super) fn rate(cell: &Filled<'_>) -> Option<Figure> {
    let plain = cell.plain();
    bare(cell, plain.strip_suffix('%').unwrap_or(&plain), ValueUnit::Percent)
}

/// Points, with or without 分.
pub(super) fn points(cell: &Filled<'_>) -> Option<Figure> {
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

fn bare(cell: &Filled<'_>, digits: &str, unit: ValueUnit) -> Option<Figure> {
    let number = Number::parse(digits).ok()??;
    let quantum = Decimal::try_from_i128_with_scale(1, number.decimals).ok()?;
    Some(figure(cell, number.value.normalize(), quantum, unit))
}

fn figure(cell: &Filled<'_>, value: Decimal, quantum: Decimal, unit: ValueUnit) -> Figure {
    Figure { value, quantum, unit, printed: cell.text.to_string(), locator: cell.locator }
}
