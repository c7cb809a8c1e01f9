//! A batch's rows without a warehouse, as one Arrow stream: for programs that write the tables themselves.
//!
//! The tables have twelve schemas, but an Arrow stream has one, and so has the output of a Spark task (`mapInArrow`).
//! So each row of the stream is a part: the rows of one table of one batch, themselves an Arrow stream. A reader keeps
//! one part in memory at a time and needs no file in between. The parts of a batch come in the order in which they are
//! to be committed, `reports` last.

use crate::error::Error;
use crate::rows::{self, Stamp};
use crate::{Batch, Versions};
use arrow::array::{ArrayRef, BinaryArray, Int64Array, RecordBatch, StringArray};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use arrow::error::ArrowError;
use arrow::ipc::writer::StreamWriter;
use juesuan_model::count;
use std::io::Write;
use std::sync::Arc;

/// Writes parts: `part`, the name of a table; `count`, how many rows it has; `rows`, an Arrow stream of them. The last parts
/// have no rows and count the inputs by how they ended.
pub struct RowStream<W: Write> {
    writer: StreamWriter<W>,
    schema: SchemaRef,
}

impl<W: Write> RowStream<W> {
    /// Begins a stream.
    ///
    /// # Errors
    /// Output that cannot be written.
    pub fn new(out: W) -> Result<Self, Error> {
        let schema = Arc::new(Schema::new(vec![
            Field::new("part", DataType::Utf8, false),
            Field::new("count", DataType::Int64, false),
            Field::new("rows", DataType::Binary, true),
        ]));
        Ok(Self { writer: StreamWriter::try_new(out, &schema)?, schema })
    }

    /// Writes the rows that appending this batch would add; tables that it adds nothing to have no part.
    ///
    /// # Errors
    /// Output that cannot be written.
    pub fn batch(&mut self, batch: &Batch, versions: &Versions) -> Result<(), Error> {
        let stamp = Stamp::new(versions);
        for (table, rows) in rows::of(batch, &stamp) {
            let rows = rows?;
            if rows.num_rows() > 0 {
                self.part(table.name(), rows.num_rows(), Some(&encoded(&rows)?))?;
            }
        }
        Ok(())
    }

    /// Ends the stream with the inputs, counted by how they ended.
    ///
    /// # Errors
    /// Output that cannot be written.
    pub fn finish<'a>(mut self, inputs: impl IntoIterator<Item = (&'a str, usize)>) -> Result<(), Error> {
        for (ended, count) in inputs {
            self.part(ended, count, None)?;
        }
        Ok(self.writer.finish()?)
    }

    fn part(&mut self, name: &str, count: usize, rows: Option<&[u8]>) -> Result<(), Error> {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(StringArray::from(vec![name])),
            Arc::new(Int64Array::from(vec![count::to_i64(count)])),
            Arc::new(BinaryArray::from(vec![rows])),
        ];
        self.writer.write(&RecordBatch::try_new(self.schema.clone(), columns)?)?;
        Ok(self.writer.flush()?)
    }
}

fn encoded(rows: &RecordBatch) -> Result<Vec<u8>, ArrowError> {
    let mut writer = StreamWriter::try_new(Vec::new(), &rows.schema())?;
    writer.write(rows)?;
    writer.into_inner()
}
