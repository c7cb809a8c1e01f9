//! An answer as DuckDB returns it.

use crate::cell::Cell;
use crate::error::Error;
use crate::frame;
use crate::permitted;
use duckdb::Statement;
use duckdb::arrow::array::{
    Array, ArrayRef, AsArray, RecordBatch, RecordBatchIterator, StringArray, StructArray,
};
use duckdb::arrow::datatypes::{DataType, Field, Fields, Schema, SchemaRef};
use duckdb::arrow::ffi_stream::FFI_ArrowArrayStream;
use duckdb::core::LogicalTypeId;
use polars::frame::DataFrame;
use serde::ser::{Serialize, Serializer};
use std::io::{self, Write};
use std::sync::Arc;

/// The rows of one answer, in Arrow. Amounts are decimals, instants have the zone UTC, and every type of DuckDB is kept.
#[derive(Debug, Clone)]
pub struct Answer {
    schema: SchemaRef,
    batches: Vec<StructArray>,
}

/// A row.
struct Object<'a> {
    names: &'a [String],
    cells: Vec<Cell<'a>>,
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.names.iter().zip(&self.cells))
    }
}

/// Whether readers of Parquet know a type.
fn is_common(data_type: &DataType) -> bool {
    match data_type {
        DataType::Interval(_) | DataType::Duration(_) | DataType::Union(_, _) | DataType::Null => false,
        DataType::List(field) | DataType::FixedSizeList(field, _) | DataType::Map(field, _) => {
            is_common(field.data_type())
        }
        DataType::Struct(fields) => {
            !fields.is_empty() && fields.iter().all(|field| is_common(field.data_type()))
        }
        _ => true,
    }
}

/// The bits of the engine's form: a byte with the number of bits that only fill up the next one, then the bits.
fn bit_string(bytes: &[u8]) -> String {
    let Some((filling, bytes)) = bytes.split_first() else { return String::new() };
    let bits = bytes.iter().flat_map(|byte| (0..u8::BITS).rev().map(move |bit| byte >> bit & 1 == 1));
    bits.skip(usize::from(*filling)).map(|is_set| if is_set { '1' } else { '0' }).collect()
}

impl Answer {
    /// Fetches all rows of a statement that was executed.
    pub(crate) fn of(statement: &Statement<'_>) -> Result<Self, Error> {
        let mut batches = Vec::new();
        while let Some(batch) = statement.step().map_err(permitted::rejected)? {
            batches.push(batch);
        }
        let answer = Self { schema: statement.schema(), batches };
        let is_bits = |column: usize| statement.column_logical_type(column).id() == LogicalTypeId::Bit;
        let bits: Vec<usize> = (0..answer.schema.fields().len()).filter(|column| is_bits(*column)).collect();
        Ok(if bits.is_empty() { answer } else { answer.with_bits(&bits) })
    }

    /// The same with these columns of bit strings, which the engine hands over as bytes, as texts: `101`.
    fn with_bits(self, bits: &[usize]) -> Self {
        let fields = self.schema.fields().iter().enumerate().map(|(at, field)| {
            if bits.contains(&at) {
                Arc::new(Field::new(field.name(), DataType::Utf8, true))
            } else {
                field.clone()
            }
        });
        let schema: SchemaRef = Arc::new(Schema::new(fields.collect::<Fields>()));
        let batches = self.batches.iter().map(|batch| {
            let columns = batch.columns().iter().enumerate().map(|(at, column)| -> ArrayRef {
                match column.as_binary_opt::<i32>().filter(|_| bits.contains(&at)) {
                    Some(bytes) => {
                        Arc::new(bytes.iter().map(|bytes| bytes.map(bit_string)).collect::<StringArray>())
                    }
                    None => column.clone(),
                }
            });
            StructArray::new(schema.fields().clone(), columns.collect(), None)
        });
        Self { batches: batches.collect(), schema: schema.clone() }
    }

    /// The names of the columns, in order.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.schema.fields().iter().map(|field| field.name().as_str())
    }

    /// How many rows it has.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.batches.iter().map(Array::len).sum()
    }

    /// The rows as a stream of Arrow's C interface, for programs in other languages. The columns are shared, not copied.
    #[must_use]
    pub fn stream(&self) -> FFI_ArrowArrayStream {
        let batches: Vec<_> = self.batches.iter().map(|batch| Ok(RecordBatch::from(batch))).collect();
        FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(batches, self.schema.clone())))
    }

    /// The rows as JSON, each an object: in an array, or each on a line of its own. Decimals, instants and intervals are texts.
    ///
    /// # Errors
    /// An output that cannot be written.
    pub fn write_json(&self, is_lines: bool, out: &mut dyn Write) -> io::Result<()> {
        let names = frame::unique_names(self.columns());
        let mut first = true;
        out.write_all(if is_lines { b"" } else { b"[" })?;
        for batch in &self.batches {
            for row in 0..batch.len() {
                if !is_lines && !std::mem::take(&mut first) {
                    out.write_all(b",")?;
                }
                let cells = batch.columns().iter().map(|column| Cell::new(column.as_ref(), row));
                serde_json::to_writer(&mut *out, &Object { names: &names, cells: cells.collect() })?;
                out.write_all(if is_lines { b"\n" } else { b"" })?;
            }
        }
        out.write_all(if is_lines { b"" } else { b"]\n" })
    }

    /// The same with types that every reader of Parquet and Arrow knows, and each column's name once: intervals and unions, and
    /// what has them within, become texts in DuckDB's notation.
    #[must_use]
    pub fn in_common_types(&self) -> Self {
        let names = frame::unique_names(self.columns());
        let is_common: Vec<bool> =
            self.schema.fields().iter().map(|field| is_common(field.data_type())).collect();
        let fields =
            self.schema.fields().iter().zip(&names).zip(&is_common).map(|((field, name), common)| {
                let data_type = if *common { field.data_type().clone() } else { DataType::Utf8 };
                Field::new(name, data_type, true)
            });
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let batches = self.batches.iter().map(|batch| {
            let columns = batch.columns().iter().zip(&is_common).map(|(column, common)| -> ArrayRef {
                if *common {
                    return column.clone();
                }
                let cells = (0..column.len()).map(|row| Cell::new(column.as_ref(), row).text());
                Arc::new(cells.collect::<StringArray>())
            });
            StructArray::new(schema.fields().clone(), columns.collect(), None)
        });
        Self { batches: batches.collect(), schema: schema.clone() }
    }

    /// The rows as a frame; of a column whose type frames do not have, the values in DuckDB's notation.
    ///
    /// # Errors
    /// An integer of more than 38 digits.
    pub fn frame(&self) -> Result<DataFrame, Error> {
        frame::frame(&self.schema, &self.batches)
    }
}
