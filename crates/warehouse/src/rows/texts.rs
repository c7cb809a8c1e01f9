//! Texts, each of which many rows have: the columns have its number.

use arrow::array::{ArrayRef, AsArray, StringArray, StringBuilder, UInt32Array};
use arrow::datatypes::UInt32Type;
use arrow::error::ArrowError;
use juesuan_model::count;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::Arc;

/// Texts in the order of their numbers.
#[derive(Debug, Default)]
pub(super) struct Texts<'a> {
    texts: Vec<Cow<'a, str>>,
    /// The number of a borrowed text, by its place in memory: texts are shared where many rows have them, and looking at each
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
        let Self { texts, places, .. } = self;
        let number = *places.entry(place).or_insert_with(|| push(texts, Cow::Borrowed(text)));
        self.last = (place, number);
        number
    }

    /// The number of a text that no other row has.
    pub(super) fn own(&mut self, text: Cow<'a, str>) -> u32 {
        push(&mut self.texts, text)
    }

    /// All texts.
    pub(super) fn array(&self) -> StringArray {
        StringArray::from_iter_values(&self.texts)
    }

    /// The column with the texts themselves; unchanged if it has no numbers of texts.
    pub(super) fn column(&self, column: ArrayRef) -> Result<ArrayRef, ArrowError> {
        let Some(numbers) = column.as_primitive_opt::<UInt32Type>() else { return Ok(column) };
        let mut texts = builder(numbers.len());
        write(numbers, |number| self.texts.get(number).map(AsRef::as_ref), &mut texts)?;
        Ok(Arc::new(texts.finish()))
    }
}

fn push<'a>(texts: &mut Vec<Cow<'a, str>>, text: Cow<'a, str>) -> u32 {
    texts.push(text);
    count::saturating_u32(texts.len() - 1)
}

/// A column for this many texts.
pub(super) fn builder(rows: usize) -> StringBuilder {
    /// Bytes of a name or a word, about.
    const USUAL: usize = 16;
    StringBuilder::with_capacity(rows, rows * USUAL)
}

/// Writes the texts with these numbers.
///
/// # Errors
/// There is no such text.
pub(super) fn write<'a>(
    numbers: &UInt32Array,
    text: impl Fn(usize) -> Option<&'a str>,
    to: &mut StringBuilder,
) -> Result<(), ArrowError> {
    for number in numbers {
        match number.map(|number| text(count::to_usize(number))) {
            Some(Some(text)) => to.append_value(text),
            None => to.append_null(),
            Some(None) => return Err(ArrowError::SchemaError("a text that is missing".to_owned())),
        }
    }
    Ok(())
}
