//! An answer as DuckDB returns it.

use crate::error::Error;
use crate::frame;
use crate::permitted;
use duckdb::Statement;
use duckdb::arrow::array::{Array, RecordBatch, RecordBatchIterator, StructArray};
use duckdb::arrow::datatypes::SchemaRef;
use duckdb::arrow::ffi_stream::FFI_ArrowArrayStream;
use polars::frame::DataFrame;

/// The rows of one answer, in Arrow. Amounts are decimals, instants have the zone UTC, and every type of DuckDB is kept.
#[derive(Debug, Clone)]
pub struct Answer {
    schema: SchemaRef,
    batches: Vec<StructArray>,
}

impl Answer {
    /// Fetches all rows of a statement that was executed.
    pub(crate) fn of(statement: &Statement<'_>) -> Result<Self, Error> {
        let mut batches = Vec::new();
        while let Some(batch) = statement.step().map_err(permitted::rejected)? {
            batches.push(batch);
        }
        Ok(Self { schema: statement.schema(), batches })
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

    /// The rows as a frame.
    pub(crate) fn frame(&self) -> Result<DataFrame, Error> {
        frame::frame(&self.schema, &self.batches)
    }
}
