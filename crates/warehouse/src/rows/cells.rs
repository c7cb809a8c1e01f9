//! Cells of one column as bytes, each as wide as its type: what a report brings, before it is an Arrow array.
//!
//! A report has few rows for its many columns. An array of each column would take longer to make, send and take apart than what is
//! in it, so arrays are made of all reports of a batch at once.
//!
//! ```text
//! text, 32-bit integer, float   4 bytes   the number of the text, the integer, the bits; NO_WORD for none
//! 64-bit integer, instant       8 bytes   NO_LONG for none
//! decimal                      16 bytes   the mantissa at the column's scale; NO_MANTISSA for none
//! boolean                       1 byte    never none
//! ```

use arrow::array::{
    ArrayRef, BooleanBuilder, Decimal128Builder, Float32Builder, Int32Builder, Int64Builder, StringBuilder,
    TimestampMicrosecondBuilder,
};
use arrow::datatypes::{DataType, TimeUnit};
use arrow::error::ArrowError;
use juesuan_model::count;
use std::sync::Arc;

/// No word. Integers of these tables are never negative, no report has so many texts, and no edge of a box has these bits.
const NO_WORD: u32 = u32::MAX;

/// No long integer.
const NO_LONG: i64 = i64::MIN;

/// No mantissa: a decimal has at most 38 digits.
const NO_MANTISSA: i128 = i128::MIN;

/// The cells of one column.
#[derive(Debug)]
pub(super) struct Cells {
    pub(super) bytes: Vec<u8>,
    /// Whether no cell has a value.
    pub(super) are_blank: bool,
}

impl Cells {
    /// Cells of four bytes.
    pub(super) fn words(rows: usize, words: impl Iterator<Item = Option<u32>>) -> Self {
        Self::of(rows, words.map(|word| (word.is_some(), word.unwrap_or(NO_WORD).to_le_bytes())))
    }

    /// Cells of eight bytes.
    pub(super) fn longs(rows: usize, longs: impl Iterator<Item = Option<i64>>) -> Self {
        Self::of(rows, longs.map(|long| (long.is_some(), long.unwrap_or(NO_LONG).to_le_bytes())))
    }

    /// Cells of sixteen bytes.
    pub(super) fn mantissas(rows: usize, mantissas: impl Iterator<Item = Option<i128>>) -> Self {
        let bytes = |mantissa: Option<i128>| mantissa.unwrap_or(NO_MANTISSA).to_le_bytes();
        Self::of(rows, mantissas.map(|mantissa| (mantissa.is_some(), bytes(mantissa))))
    }

    /// Cells of one byte.
    pub(super) fn flags(rows: usize, flags: impl Iterator<Item = bool>) -> Self {
        Self::of(rows, flags.map(|flag| (true, [u8::from(flag)])))
    }

    fn of<const WIDTH: usize>(rows: usize, cells: impl Iterator<Item = (bool, [u8; WIDTH])>) -> Self {
        let (mut bytes, mut are_blank) = (Vec::with_capacity(rows * WIDTH), true);
        for (has_value, cell) in cells {
            are_blank &= !has_value;
            bytes.extend_from_slice(&cell);
        }
        Self { bytes, are_blank }
    }
}

/// The bytes of a cell in a column of this type.
///
/// # Errors
/// A type that no table has.
pub(super) fn width(of: &DataType) -> Result<usize, ArrowError> {
    match of {
        DataType::Utf8 | DataType::Int32 | DataType::Float32 => Ok(4),
        DataType::Int64 | DataType::Timestamp(TimeUnit::Microsecond, _) => Ok(8),
        DataType::Decimal128(..) => Ok(16),
        DataType::Boolean => Ok(1),
        other => Err(ArrowError::SchemaError(format!("no table has a column of type {other}"))),
    }
}

/// The array of a column, made of cells.
pub(super) enum ColumnBuilder {
    Text(StringBuilder),
    Integer(Int32Builder),
    Float(Float32Builder),
    Long(Int64Builder),
    Instant(TimestampMicrosecondBuilder),
    Decimal(Decimal128Builder),
    Flag(BooleanBuilder),
}

impl ColumnBuilder {
    /// # Errors
    /// A type that no table has.
    pub(super) fn new(of: &DataType, rows: usize) -> Result<Self, ArrowError> {
        /// Bytes of a name or a word, about.
        const USUAL: usize = 16;
        Ok(match of {
            DataType::Utf8 => Self::Text(StringBuilder::with_capacity(rows, rows * USUAL)),
            DataType::Int32 => Self::Integer(Int32Builder::with_capacity(rows)),
            DataType::Float32 => Self::Float(Float32Builder::with_capacity(rows)),
            DataType::Int64 => Self::Long(Int64Builder::with_capacity(rows)),
            DataType::Decimal128(precision, scale) => Self::Decimal(
                Decimal128Builder::with_capacity(rows).with_precision_and_scale(*precision, *scale)?,
            ),
            DataType::Boolean => Self::Flag(BooleanBuilder::with_capacity(rows)),
            other => {
                width(other)?;
                Self::Instant(TimestampMicrosecondBuilder::with_capacity(rows).with_timezone("UTC"))
            }
        })
    }

    /// Adds cells; the numbers of texts are those that `text` knows.
    ///
    /// # Errors
    /// There is no such text.
    pub(super) fn push<'a>(
        &mut self,
        cells: &[u8],
        text: impl Fn(usize) -> Option<&'a str>,
    ) -> Result<(), ArrowError> {
        let words = || cells.as_chunks().0.iter().map(|word| u32::from_le_bytes(*word));
        let longs = || cells.as_chunks().0.iter().map(|long| i64::from_le_bytes(*long));
        match self {
            Self::Text(to) => {
                for number in words() {
                    if number == NO_WORD {
                        to.append_null();
                        continue;
                    }
                    let text = text(count::to_usize(number));
                    to.append_value(
                        text.ok_or_else(|| ArrowError::SchemaError(format!("no text {number}")))?,
                    );
                }
            }
            // `NO_WORD` has more than the 31 bits of an integer.
            Self::Integer(to) => to.extend(words().map(|word| i32::try_from(word).ok())),
            Self::Float(to) => {
                to.extend(words().map(|word| Some(word).filter(|word| *word != NO_WORD).map(f32::from_bits)));
            }
            Self::Long(to) => to.extend(longs().map(|long| Some(long).filter(|long| *long != NO_LONG))),
            Self::Instant(to) => to.extend(longs().map(|long| Some(long).filter(|long| *long != NO_LONG))),
            Self::Decimal(to) => {
                let mantissas = cells.as_chunks().0.iter().map(|mantissa| i128::from_le_bytes(*mantissa));
                to.extend(mantissas.map(|mantissa| Some(mantissa).filter(|m| *m != NO_MANTISSA)));
            }
            Self::Flag(to) => to.extend(cells.iter().map(|flag| Some(*flag != 0))),
        }
        Ok(())
    }

    /// Adds this many cells without a value.
    pub(super) fn push_blanks(&mut self, count: usize) {
        match self {
            Self::Text(to) => to.append_nulls(count),
            Self::Integer(to) => to.append_nulls(count),
            Self::Float(to) => to.append_nulls(count),
            Self::Long(to) => to.append_nulls(count),
            Self::Instant(to) => to.append_nulls(count),
            Self::Decimal(to) => to.append_nulls(count),
            Self::Flag(to) => to.append_nulls(count),
        }
    }

    pub(super) fn finish(self) -> ArrayRef {
        match self {
            Self::Text(mut column) => Arc::new(column.finish()),
            Self::Integer(mut column) => Arc::new(column.finish()),
            Self::Float(mut column) => Arc::new(column.finish()),
            Self::Long(mut column) => Arc::new(column.finish()),
            Self::Instant(mut column) => Arc::new(column.finish()),
            Self::Decimal(mut column) => Arc::new(column.finish()),
            Self::Flag(mut column) => Arc::new(column.finish()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow::array::{AsArray, Decimal128Array};
    use arrow::datatypes::{Decimal128Type, Float32Type, Int32Type, Int64Type};

    fn column(of: &DataType, cells: &Cells) -> ArrayRef {
        let mut builder = ColumnBuilder::new(of, 2).unwrap();
        builder.push(&cells.bytes, |number| ["a", "b"].get(number).copied()).unwrap();
        builder.push_blanks(1);
        builder.finish()
    }

    #[test]
    fn every_type_comes_back_with_its_blanks() {
        let words = Cells::words(2, [Some(1), None].into_iter());
        assert!(!words.are_blank);
        let texts = column(&DataType::Utf8, &words);
        assert_eq!(texts.as_string::<i32>().iter().collect::<Vec<_>>(), [Some("b"), None, None]);
        let integers = column(&DataType::Int32, &words);
        assert_eq!(integers.as_primitive::<Int32Type>().iter().collect::<Vec<_>>(), [Some(1), None, None]);
        let edges = Cells::words(2, [Some((-0.5_f32).to_bits()), None].into_iter());
        let edges = column(&DataType::Float32, &edges);
        assert_eq!(edges.as_primitive::<Float32Type>().iter().collect::<Vec<_>>(), [Some(-0.5), None, None]);
        let longs = column(&DataType::Int64, &Cells::longs(2, [Some(-7), None].into_iter()));
        assert_eq!(longs.as_primitive::<Int64Type>().iter().collect::<Vec<_>>(), [Some(-7), None, None]);
        let decimals = Cells::mantissas(2, [Some(-1_234), None].into_iter());
        let decimals = column(&DataType::Decimal128(18, 2), &decimals);
        let expected = Decimal128Array::from(vec![Some(-1_234), None, None]);
        let expected = expected.with_precision_and_scale(18, 2).unwrap();
        assert_eq!(decimals.as_primitive::<Decimal128Type>(), &expected);
        let flags = column(&DataType::Boolean, &Cells::flags(2, [true, false].into_iter()));
        assert_eq!(flags.as_boolean().iter().collect::<Vec<_>>(), [Some(true), Some(false), None]);
    }

    #[test]
    fn a_number_without_its_text_is_refused() {
        let mut builder = ColumnBuilder::new(&DataType::Utf8, 1).unwrap();
        let cells = Cells::words(1, [Some(2)].into_iter());
        assert!(builder.push(&cells.bytes, |number| ["a", "b"].get(number).copied()).is_err());
        assert!(Cells::words(1, [None].into_iter()).are_blank);
        assert!(ColumnBuilder::new(&DataType::UInt8, 1).is_err());
    }
}
