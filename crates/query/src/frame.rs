//! DuckDB's result as a polars frame.
//!
//! The two use different versions of Arrow in memory, so the columns are copied, type by type: decimals as the same
//! 128-bit integers with the same scale, nothing through a float. Types that a table of figures has no use for (lists,
//! structs, intervals …) become texts in DuckDB's notation.

use crate::cell::Cell;
use crate::error::Error;
use duckdb::arrow::array::{Array, AsArray, StructArray};
use duckdb::arrow::datatypes::{
    ArrowPrimitiveType, DataType, Date32Type, Decimal128Type, Field, Float32Type, Float64Type, Int8Type,
    Int16Type, Int32Type, Int64Type, Schema, TimeUnit, TimestampMicrosecondType, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use polars::datatypes as to;
use polars::prelude::{
    BooleanChunked, ChunkedArray, Column, DataFrame, IntoSeries, NamedFrom, PolarsNumericType, Series,
    StringChunked,
};
use std::collections::HashSet;

/// The batches of one result as one frame. Instants are UTC, without saying so in their type.
pub(crate) fn frame(schema: &Schema, batches: &[StructArray]) -> Result<DataFrame, Error> {
    let names = unique_names(schema.fields().iter().map(|field| field.name().as_str()));
    let columns = schema.fields().iter().enumerate().zip(names).map(|((index, field), name)| {
        let chunks: Vec<&dyn Array> = batches.iter().map(|batch| batch.column(index).as_ref()).collect();
        Ok(Column::from(series(field, &chunks)?.with_name(name.into())))
    });
    let columns = columns.collect::<Result<Vec<_>, Error>>()?;
    Ok(DataFrame::new_infer_height(columns)?)
}

/// The names of columns, of which the second of one name gets `_1`, as the engine does it in subqueries.
pub(crate) fn unique_names<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::new();
    let mut unique = Vec::new();
    for name in names {
        let others = (1_u32..).map(|number| format!("{name}_{number}"));
        let free = std::iter::once(name.to_owned()).chain(others).find(|name| !taken.contains(name));
        let free = free.expect("numbers do not end before the columns");
        taken.insert(free.clone());
        unique.push(free);
    }
    unique
}

fn series(field: &Field, chunks: &[&dyn Array]) -> Result<Series, Error> {
    Ok(match field.data_type() {
        DataType::Boolean => {
            let values = chunks.iter().flat_map(|chunk| chunk.as_boolean().iter());
            values.collect::<BooleanChunked>().into_series()
        }
        DataType::Utf8 => {
            let values = chunks.iter().flat_map(|chunk| chunk.as_string::<i32>().iter());
            values.collect::<StringChunked>().into_series()
        }
        DataType::Int8 => numbers::<Int8Type, to::Int32Type>(chunks).into_series(),
        DataType::Int16 => numbers::<Int16Type, to::Int32Type>(chunks).into_series(),
        DataType::Int32 => numbers::<Int32Type, to::Int32Type>(chunks).into_series(),
        DataType::Int64 => numbers::<Int64Type, to::Int64Type>(chunks).into_series(),
        DataType::UInt8 => numbers::<UInt8Type, to::UInt32Type>(chunks).into_series(),
        DataType::UInt16 => numbers::<UInt16Type, to::UInt32Type>(chunks).into_series(),
        DataType::UInt32 => numbers::<UInt32Type, to::UInt32Type>(chunks).into_series(),
        DataType::UInt64 => numbers::<UInt64Type, to::UInt64Type>(chunks).into_series(),
        DataType::Float32 => numbers::<Float32Type, to::Float32Type>(chunks).into_series(),
        DataType::Float64 => numbers::<Float64Type, to::Float64Type>(chunks).into_series(),
        DataType::Decimal128(precision, scale @ 0..) => {
            let scale = usize::from(scale.unsigned_abs());
            let values = numbers::<Decimal128Type, to::Int128Type>(chunks);
            values.into_decimal(usize::from(*precision), scale)?.into_series()
        }
        DataType::Date32 => numbers::<Date32Type, to::Int32Type>(chunks).into_date().into_series(),
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            let values = numbers::<TimestampMicrosecondType, to::Int64Type>(chunks);
            values.into_datetime(to::TimeUnit::Microseconds, None).into_series()
        }
        // A bare NULL has no type of its own.
        DataType::Null => {
            let rows = chunks.iter().map(|chunk| chunk.len()).sum();
            Series::new("".into(), vec![None::<&str>; rows])
        }
        _ => {
            let cells =
                chunks.iter().flat_map(|chunk| (0..chunk.len()).map(|row| Cell::new(*chunk, row).text()));
            cells.collect::<StringChunked>().into_series()
        }
    })
}

/// The numbers of all chunks, small integers widened to those that every frame carries.
fn numbers<From, To>(chunks: &[&dyn Array]) -> ChunkedArray<To>
where
    From: ArrowPrimitiveType,
    To: PolarsNumericType,
    To::Native: std::convert::From<From::Native>,
{
    chunks
        .iter()
        .flat_map(|chunk| chunk.as_primitive::<From>().iter().map(|value| value.map(Into::into)))
        .collect()
}
