//! Texts, each of which many rows have: the columns have its number.

use juesuan_model::count;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use std::borrow::Cow;

/// Texts in the order of their numbers.
#[derive(Debug, Default)]
pub(super) struct Texts<'a> {
    in_order: Vec<Cow<'a, str>>,
    /// The number of a shared text, by its place in memory: texts are kept once where many rows have them, and looking at each
    /// letter would take longer than what it could spare.
    places: FxHashMap<Place, u32>,
    /// The one that was looked for last: a row often has what the row before has.
    last: (Place, u32),
}

/// Where a text begins, and its bytes. No text is at address 0.
type Place = (usize, usize);

impl<'a> Texts<'a> {
    /// The number of a text that others may have, too.
    pub(super) fn shared(&mut self, text: &'a str) -> u32 {
        let place = (text.as_ptr().addr(), text.len());
        if self.last.0 == place {
            return self.last.1;
        }
        let Self { in_order, places, .. } = self;
        let number = *places.entry(place).or_insert_with(|| push(in_order, Cow::Borrowed(text)));
        self.last = (place, number);
        number
    }

    /// The number of a text that no other row has.
    pub(super) fn own(&mut self, text: Cow<'a, str>) -> u32 {
        push(&mut self.in_order, text)
    }

    /// The text of this number.
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        self.in_order.get(number).map(AsRef::as_ref)
    }

    /// All of them in one piece.
    pub(super) fn joined(&self) -> JoinedTexts {
        let mut texts = String::with_capacity(self.in_order.iter().map(|text| text.len()).sum());
        let mut ends = Vec::with_capacity(self.in_order.len() * size_of::<u32>());
        for text in &self.in_order {
            texts.push_str(text);
            ends.extend_from_slice(&count::saturating_u32(texts.len()).to_le_bytes());
        }
        JoinedTexts { all: texts, ends: ends.into() }
    }
}

fn push<'a>(texts: &mut Vec<Cow<'a, str>>, text: Cow<'a, str>) -> u32 {
    texts.push(text);
    count::saturating_u32(texts.len() - 1)
}

/// Texts one after another.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct JoinedTexts {
    all: String,
    /// Where each ends, in four bytes.
    ends: ByteBuf,
}

impl JoinedTexts {
    /// The text of this number.
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let ends = self.ends.as_chunks().0;
        let end = |at: usize| ends.get(at).map(|end| count::to_usize(u32::from_le_bytes(*end)));
        let start = if number == 0 { 0 } else { end(number - 1)? };
        self.all.get(start..end(number)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_text_has_one_number_and_each_is_found_by_its_own() {
        let (name, other) = ("部门".to_owned(), "部门".to_owned());
        let mut texts = Texts::default();
        let numbers = [
            texts.shared(&name),
            texts.shared(&name),
            texts.shared(""),
            texts.own("部门".into()),
            texts.shared(&other),
            texts.shared(&name),
        ];
        assert_eq!(numbers, [0, 0, 1, 2, 3, 0]);
        let joined = texts.joined();
        let expected = [Some("部门"), Some(""), Some("部门"), Some("部门"), None];
        assert_eq!([0, 1, 2, 3, 4].map(|number| joined.get(number)), expected);
        assert_eq!([0, 1, 2, 3, 4].map(|number| texts.get(number)), expected);
    }
}
