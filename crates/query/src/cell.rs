//! Values of any type as text, in DuckDB's notation, and as JSON.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use duckdb::arrow::array::types::IntervalMonthDayNano;
use duckdb::arrow::array::{Array, AsArray, MapArray, StructArray, UnionArray};
use duckdb::arrow::datatypes::{
    DataType, Date32Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    IntervalMonthDayNanoType, IntervalUnit, Time64MicrosecondType, Time64NanosecondType, TimeUnit,
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType,
    UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use duckdb::arrow::util::display::{ArrayFormatter, FormatOptions};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use std::fmt::Write as _;

/// A value of a column, or within another value.
#[derive(Clone, Copy)]
pub(crate) struct Cell<'a> {
    array: &'a dyn Array,
    row: usize,
}

/// What a value is.
enum Content<'a> {
    Null,
    Boolean(bool),
    Integer(i128),
    Double(f64),
    Float(f32),
    /// A text.
    Text(&'a str),
    /// What is written as a text, such as an amount: all its digits are kept.
    Written(String),
    List(Vec<Cell<'a>>),
    Struct(Vec<(&'a str, Cell<'a>)>),
    Map(Vec<(Cell<'a>, Cell<'a>)>),
    /// A value of a dictionary or union.
    Other(Cell<'a>),
}

impl<'a> Cell<'a> {
    pub(crate) fn new(array: &'a dyn Array, row: usize) -> Self {
        Self { array, row }
    }

    /// Its text; `None` if it is null.
    pub(crate) fn text(self) -> Option<String> {
        match self.content() {
            Content::Null => None,
            Content::Text(text) => Some(text.to_owned()),
            Content::Other(value) => value.text(),
            content => Some(content.notation()),
        }
    }

    fn content(self) -> Content<'a> {
        let Self { array, row } = self;
        if array.is_null(row) {
            return Content::Null;
        }
        let list = |values: &'a dyn Array, from: usize, to: usize| {
            Content::List((from..to).map(|row| Cell::new(values, row)).collect())
        };
        match array.data_type() {
            DataType::Null => Content::Null,
            DataType::Boolean => Content::Boolean(array.as_boolean().value(row)),
            DataType::Int8 => Content::Integer(array.as_primitive::<Int8Type>().value(row).into()),
            DataType::Int16 => Content::Integer(array.as_primitive::<Int16Type>().value(row).into()),
            DataType::Int32 => Content::Integer(array.as_primitive::<Int32Type>().value(row).into()),
            DataType::Int64 => Content::Integer(array.as_primitive::<Int64Type>().value(row).into()),
            DataType::UInt8 => Content::Integer(array.as_primitive::<UInt8Type>().value(row).into()),
            DataType::UInt16 => Content::Integer(array.as_primitive::<UInt16Type>().value(row).into()),
            DataType::UInt32 => Content::Integer(array.as_primitive::<UInt32Type>().value(row).into()),
            DataType::UInt64 => Content::Integer(array.as_primitive::<UInt64Type>().value(row).into()),
            DataType::Float32 => Content::Float(array.as_primitive::<Float32Type>().value(row)),
            DataType::Float64 => Content::Double(array.as_primitive::<Float64Type>().value(row)),
            DataType::Utf8 => Content::Text(array.as_string::<i32>().value(row)),
            DataType::LargeUtf8 => Content::Text(array.as_string::<i64>().value(row)),
            DataType::Utf8View => Content::Text(array.as_string_view().value(row)),
            DataType::Binary => Content::Written(blob(array.as_binary::<i32>().value(row))),
            DataType::LargeBinary => Content::Written(blob(array.as_binary::<i64>().value(row))),
            DataType::Interval(IntervalUnit::MonthDayNano) => {
                Content::Written(interval(array.as_primitive::<IntervalMonthDayNanoType>().value(row)))
            }
            DataType::List(_) => {
                let offsets = array.as_list::<i32>();
                let (from, to) = (offsets.value_offsets().get(row), offsets.value_offsets().get(row + 1));
                let place = |offset: Option<&i32>| offset.and_then(|offset| usize::try_from(*offset).ok());
                list(offsets.values(), place(from).unwrap_or(0), place(to).unwrap_or(0))
            }
            DataType::FixedSizeList(_, _) => {
                let values = array.as_fixed_size_list();
                let size = usize::try_from(values.value_length()).unwrap_or(0);
                list(values.values(), row * size, (row + 1) * size)
            }
            DataType::Struct(_) => Content::Struct(members(array.as_struct(), row)),
            DataType::Map(_, _) => Content::Map(entries(array.as_map(), row)),
            DataType::Dictionary(key, _) => {
                let values: &'a dyn Array = array.as_any_dictionary().values();
                let key = match **key {
                    DataType::UInt8 => array.as_dictionary::<UInt8Type>().key(row),
                    DataType::UInt16 => array.as_dictionary::<UInt16Type>().key(row),
                    _ => array.as_dictionary::<UInt32Type>().key(row),
                };
                key.map_or(Content::Null, |key| Content::Other(Cell::new(values, key)))
            }
            DataType::Union(_, _) => member(array.as_any().downcast_ref::<UnionArray>(), row),
            _ => instant(array, row).map_or_else(|| Content::Written(other(array, row)), Content::Written),
        }
    }
}

impl Content<'_> {
    /// In DuckDB's notation.
    fn notation(&self) -> String {
        match self {
            Self::Null => "NULL".to_owned(),
            Self::Boolean(value) => value.to_string(),
            Self::Integer(value) => value.to_string(),
            Self::Double(value) => format!("{value:?}"),
            Self::Float(value) => format!("{value:?}"),
            Self::Text(text) => within(text),
            Self::Written(text) => text.clone(),
            Self::Other(value) => value.content().notation(),
            Self::List(values) => {
                format!("[{}]", joined(values.iter().map(|value| value.content().notation())))
            }
            Self::Struct(members) => {
                let member = |(name, value): &(&str, Cell<'_>)| {
                    format!("'{}': {}", name.replace('\'', "\\'"), value.content().notation())
                };
                format!("{{{}}}", joined(members.iter().map(member)))
            }
            Self::Map(entries) => {
                let entry = |(key, value): &(Cell<'_>, Cell<'_>)| {
                    format!("{}={}", key.content().notation(), value.content().notation())
                };
                format!("{{{}}}", joined(entries.iter().map(entry)))
            }
        }
    }
}

impl Serialize for Cell<'_> {
    /// Decimals, instants and intervals are texts, since most readers of JSON turn numbers into floats; integers that JSON's
    /// readers know are numbers.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.content() {
            Content::Null => to.serialize_unit(),
            Content::Boolean(value) => to.serialize_bool(value),
            Content::Integer(value) => match (i64::try_from(value), u64::try_from(value)) {
                (Ok(value), _) => to.serialize_i64(value),
                (_, Ok(value)) => to.serialize_u64(value),
                _ => to.serialize_str(&value.to_string()),
            },
            Content::Double(value) if value.is_finite() => to.serialize_f64(value),
            Content::Float(value) if value.is_finite() => to.serialize_f32(value),
            Content::Text(text) => to.serialize_str(text),
            Content::Other(value) => value.serialize(to),
            Content::List(values) => {
                let mut list = to.serialize_seq(Some(values.len()))?;
                values.iter().try_for_each(|value| list.serialize_element(value))?;
                list.end()
            }
            Content::Struct(members) => {
                let mut object = to.serialize_map(Some(members.len()))?;
                members.iter().try_for_each(|(name, value)| object.serialize_entry(name, value))?;
                object.end()
            }
            Content::Map(entries) => {
                let mut object = to.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    object.serialize_entry(&key.text().unwrap_or_default(), &value)?;
                }
                object.end()
            }
            content => to.serialize_str(&content.notation()),
        }
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

/// A text within another value: in quotes if it could be taken for something else.
fn within(text: &str) -> String {
    let is_plain = !text.is_empty()
        && text.trim() == text
        && !text.eq_ignore_ascii_case("null")
        && !text.contains([',', '[', ']', '{', '}', '(', ')', '=', ':', '\'', '"', '\\']);
    if is_plain { text.to_owned() } else { format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'")) }
}

fn members(values: &StructArray, row: usize) -> Vec<(&str, Cell<'_>)> {
    let names = values.fields().iter().map(|field| field.name().as_str());
    names.zip(values.columns().iter().map(|column| Cell::new(column.as_ref(), row))).collect()
}

fn entries(map: &MapArray, row: usize) -> Vec<(Cell<'_>, Cell<'_>)> {
    let place = |at: usize| map.value_offsets().get(at).and_then(|offset| usize::try_from(*offset).ok());
    let range = place(row).unwrap_or(0)..place(row + 1).unwrap_or(0);
    range.map(|row| (Cell::new(map.keys().as_ref(), row), Cell::new(map.values().as_ref(), row))).collect()
}

fn member(union: Option<&UnionArray>, row: usize) -> Content<'_> {
    union.map_or(Content::Null, |union| {
        Content::Other(Cell::new(union.child(union.type_id(row)).as_ref(), union.value_offset(row)))
    })
}

/// Bytes: those of printable characters as they are, others as `\x00`.
fn blob(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for byte in bytes {
        if (byte.is_ascii_graphic() || *byte == b' ') && !matches!(byte, b'\\' | b'\'' | b'"') {
            text.push(char::from(*byte));
        } else {
            let _ = write!(text, "\\x{byte:02X}");
        }
    }
    text
}

/// `1 year 2 months 3 days 04:05:06.5`.
fn interval(value: IntervalMonthDayNano) -> String {
    let IntervalMonthDayNano { months, days, nanoseconds } = value;
    let mut parts = Vec::new();
    for (count, unit) in [(months / 12, "year"), (months % 12, "month"), (days, "day")] {
        match count {
            0 => {}
            1 | -1 => parts.push(format!("{count} {unit}")),
            _ => parts.push(format!("{count} {unit}s")),
        }
    }
    if nanoseconds != 0 || parts.is_empty() {
        let sign = if nanoseconds < 0 { "-" } else { "" };
        let micros = nanoseconds.unsigned_abs() / 1000;
        let (seconds, micros) = (micros / 1_000_000, micros % 1_000_000);
        let fraction = if micros == 0 { String::new() } else { format!(".{micros:06}") };
        let clock = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
        parts.push(format!("{sign}{clock}{}", fraction.trim_end_matches('0')));
    }
    parts.join(" ")
}

/// A day, a time or an instant; with `+00` where it is one in UTC.
fn instant(array: &dyn Array, row: usize) -> Option<String> {
    let midnight =
        |delta: TimeDelta| NaiveTime::MIN.overflowing_add_signed(delta).0.format("%H:%M:%S%.f").to_string();
    let stamped = |at: Option<NaiveDateTime>, zone: bool| {
        Some(format!("{}{}", at?.format("%Y-%m-%d %H:%M:%S%.f"), if zone { "+00" } else { "" }))
    };
    match array.data_type() {
        DataType::Date32 => {
            let days = array.as_primitive::<Date32Type>().value(row);
            let epoch = NaiveDate::from_ymd_opt(1970, 1, 1)?;
            Some(epoch.checked_add_signed(TimeDelta::days(days.into()))?.to_string())
        }
        DataType::Time64(TimeUnit::Microsecond) => {
            Some(midnight(TimeDelta::microseconds(array.as_primitive::<Time64MicrosecondType>().value(row))))
        }
        DataType::Time64(TimeUnit::Nanosecond) => {
            Some(midnight(TimeDelta::nanoseconds(array.as_primitive::<Time64NanosecondType>().value(row))))
        }
        DataType::Timestamp(unit, zone) => {
            let at = match unit {
                TimeUnit::Second => {
                    DateTime::from_timestamp(array.as_primitive::<TimestampSecondType>().value(row), 0)
                }
                TimeUnit::Millisecond => DateTime::from_timestamp_millis(
                    array.as_primitive::<TimestampMillisecondType>().value(row),
                ),
                TimeUnit::Microsecond => DateTime::from_timestamp_micros(
                    array.as_primitive::<TimestampMicrosecondType>().value(row),
                ),
                TimeUnit::Nanosecond => Some(DateTime::from_timestamp_nanos(
                    array.as_primitive::<TimestampNanosecondType>().value(row),
                )),
            };
            stamped(at.map(|at| at.naive_utc()), zone.is_some())
        }
        _ => None,
    }
}

/// Decimals, and types that DuckDB does not pass on today.
fn other(array: &dyn Array, row: usize) -> String {
    let options = FormatOptions::new();
    ArrayFormatter::try_new(array, &options)
        .map_or_else(|error| error.to_string(), |cells| cells.value(row).to_string())
}
