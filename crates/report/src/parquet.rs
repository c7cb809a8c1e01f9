//! Parquet that every reader of Arrow works with.
//!
//! A Parquet file may state the Arrow type of each column. For text, polars states its own type, views, which pyarrow and pandas
//! read but can neither compare nor join. So this file states plain text.

use crate::error::Error;
use ::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use ::parquet::arrow::{ARROW_SCHEMA_META_KEY, encode_arrow_schema};
use arrow::datatypes::{DataType as Arrow, Field, Schema, TimeUnit as ArrowUnit};
use arrow::ipc::writer::FileWriter;
use arrow::record_batch::RecordBatchReader;
use polars::frame::DataFrame;
use polars::io::parquet::write::KeyValueMetadata;
use polars::prelude::{Column, DataType, ParquetWriter, TimeUnit, TimeZone};
use std::io::Write;

/// Writes a frame. A frame's instants are UTC without a time zone in their type; the file has it, so that no reader takes them for
/// its own local time.
pub(crate) fn write(frame: &mut DataFrame, out: impl Write) -> Result<(), Error> {
    let zoned: Vec<Column> = frame.columns().iter().map(in_utc).collect();
    let frame = &mut DataFrame::new(frame.height(), zoned)?;
    let mut writer = ParquetWriter::new(out);
    if let Some(schema) = schema(frame) {
        let said = vec![(ARROW_SCHEMA_META_KEY.to_owned(), encode_arrow_schema(&schema))];
        writer = writer.with_key_value_metadata(Some(KeyValueMetadata::from_static(said)));
    }
    writer.finish(frame)?;
    Ok(())
}

/// Writes a frame as an Arrow file, with the types of the Parquet file.
pub(crate) fn write_as_arrow(frame: &mut DataFrame, out: impl Write) -> Result<(), Error> {
    let mut file = tempfile::tempfile()?;
    write(frame, &mut file)?;
    let batches = ParquetRecordBatchReaderBuilder::try_new(file)?.build()?;
    let mut writer = FileWriter::try_new(out, &batches.schema())?;
    for batch in batches {
        writer.write(&batch?)?;
    }
    Ok(writer.finish()?)
}

fn in_utc(column: &Column) -> Column {
    match column.dtype() {
        DataType::Datetime(unit, None) => {
            let micros = column.as_materialized_series().to_physical_repr().into_owned();
            micros.into_datetime(*unit, Some(TimeZone::UTC)).into()
        }
        _ => column.clone(),
    }
}

/// The frame's columns in Arrow's types; `None` if a column has a type that no result has.
fn schema(frame: &DataFrame) -> Option<Schema> {
    let fields = frame
        .columns()
        .iter()
        .map(|column| Some(Field::new(column.name().as_str(), arrow_type(column.dtype())?, true)));
    Some(Schema::new(fields.collect::<Option<Vec<Field>>>()?))
}

fn arrow_type(data_type: &DataType) -> Option<Arrow> {
    Some(match data_type {
        DataType::Boolean => Arrow::Boolean,
        DataType::UInt32 => Arrow::UInt32,
        DataType::UInt64 => Arrow::UInt64,
        DataType::Int32 => Arrow::Int32,
        DataType::Int64 => Arrow::Int64,
        DataType::Float32 => Arrow::Float32,
        DataType::Float64 => Arrow::Float64,
        DataType::Decimal(precision, scale) => {
            Arrow::Decimal128(u8::try_from(*precision).ok()?, i8::try_from(*scale).ok()?)
        }
        DataType::String => Arrow::Utf8,
        DataType::Date => Arrow::Date32,
        DataType::Datetime(unit, zone) => {
            let zone = zone.as_ref().map(|zone| zone.to_string().into());
            let unit = match unit {
                TimeUnit::Milliseconds => ArrowUnit::Millisecond,
                TimeUnit::Microseconds => ArrowUnit::Microsecond,
                TimeUnit::Nanoseconds => ArrowUnit::Nanosecond,
            };
            Arrow::Timestamp(unit, zone)
        }
        _ => return None,
    })
}
