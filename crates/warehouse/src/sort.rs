//! Sorting more rows than fit in memory: sorted runs on disk, then one merge of them.
//!
//! Rows are gathered up to a budget, sorted and written to an unnamed file that vanishes with the process, however it ends.
//! The merge holds one small batch of each run. Memory so stays near the budget for any number of rows; the disk under the
//! system's folder for temporary files needs about as much room as the table itself.

use crate::error::Error;
use crate::layout;
use arrow::array::RecordBatch;
use arrow::compute::interleave_record_batch;
use arrow::datatypes::SchemaRef;
use arrow::error::ArrowError;
use arrow::row::{OwnedRow, RowConverter, Rows, SortField};
use juesuan_model::schema::WarehouseTable;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io;

/// Rows of a batch that comes out, the last one excepted. Row groups are whole numbers of them.
const BATCH: usize = 8 * 1024;

/// Rows of a page, and of a batch, of a run: what the merge holds of each.
const RUN_BATCH: usize = 2 * 1024;

/// Runs that are merged at once.
const FAN_IN: usize = 32;

/// Collects rows and returns them sorted.
pub(crate) struct Sorter {
    schema: SchemaRef,
    keys: Vec<usize>,
    budget: usize,
    held: Vec<RecordBatch>,
    held_bytes: usize,
    runs: Vec<File>,
}

/// Batches in order.
pub(crate) type Sorted = Box<dyn Iterator<Item = Result<RecordBatch, Error>> + Send>;

impl Sorter {
    /// A sorter of rows of this schema by these columns, holding about this many bytes of rows.
    pub(crate) fn new(schema: SchemaRef, columns: &[&str], budget: usize) -> Result<Self, Error> {
        let keys = columns.iter().map(|column| schema.index_of(column)).collect::<Result<_, _>>()?;
        Ok(Self { schema, keys, budget, held: Vec::new(), held_bytes: 0, runs: Vec::new() })
    }

    /// Takes a batch.
    pub(crate) fn push(&mut self, batch: RecordBatch) -> Result<(), Error> {
        self.held_bytes += batch.get_array_memory_size();
        self.held.push(batch);
        if self.held_bytes >= self.budget { self.spill() } else { Ok(()) }
    }

    /// All that was taken, in order.
    pub(crate) fn finish(mut self) -> Result<Sorted, Error> {
        if self.runs.is_empty() {
            return self.sort_held();
        }
        self.spill()?;
        self.merge()
    }

    /// Sorts what is held into a run.
    fn spill(&mut self) -> Result<(), Error> {
        if self.held.is_empty() {
            return Ok(());
        }
        let sorted = self.sort_held()?;
        self.runs.push(write_run(&self.schema, sorted)?);
        if self.runs.len() == FAN_IN {
            let merged = self.merge()?;
            self.runs.push(write_run(&self.schema, merged)?);
        }
        Ok(())
    }

    fn sort_held(&mut self) -> Result<Sorted, Error> {
        let batches = std::mem::take(&mut self.held);
        self.held_bytes = 0;
        let mut places = Vec::with_capacity(batches.iter().map(RecordBatch::num_rows).sum());
        {
            let converter = converter(&self.schema, &self.keys)?;
            let rows = batches
                .iter()
                .map(|batch| rows_of(&converter, batch, &self.keys))
                .collect::<Result<Vec<_>, _>>()?;
            for (index, rows) in rows.iter().enumerate() {
                places.extend(rows.iter().enumerate().map(|(row, key)| (key, (index, row))));
            }
            places.sort_unstable();
            let places: Vec<(usize, usize)> = places.into_iter().map(|(_, place)| place).collect();
            Ok(Box::new(Held { batches, places, given: 0 }))
        }
    }

    fn merge(&mut self) -> Result<Sorted, Error> {
        let runs = std::mem::take(&mut self.runs);
        let converter = converter(&self.schema, &self.keys)?;
        Ok(Box::new(Merge::new(runs, converter, self.keys.clone())?))
    }
}

/// The rows of a sorted table, one row group after the other, those of each in the order that they have within it.
pub(crate) fn in_row_groups(
    mut rows: Sorted,
    table: WarehouseTable,
) -> impl Iterator<Item = Result<Sorted, Error>> {
    let batches = layout::row_group(table) / BATCH;
    let order = layout::order_within(table);
    std::iter::from_fn(move || {
        let row_group: Vec<_> = rows.by_ref().take(batches).collect();
        let within = |row_group: Vec<_>| -> Result<Sorted, Error> {
            let Some(order) = &order else { return Ok(Box::new(row_group.into_iter())) };
            let mut sorter = Sorter::new(table.schema(), order, usize::MAX)?;
            row_group.into_iter().try_for_each(|batch| sorter.push(batch?))?;
            sorter.finish()
        };
        (!row_group.is_empty()).then(|| within(row_group))
    })
}

fn converter(schema: &SchemaRef, keys: &[usize]) -> Result<RowConverter, ArrowError> {
    RowConverter::new(keys.iter().map(|key| SortField::new(schema.field(*key).data_type().clone())).collect())
}

fn rows_of(converter: &RowConverter, batch: &RecordBatch, keys: &[usize]) -> Result<Rows, ArrowError> {
    let columns: Vec<_> = keys.iter().map(|key| batch.column(*key).clone()).collect();
    converter.convert_columns(&columns)
}

/// Batches in memory, read in the order of their rows' places.
struct Held {
    batches: Vec<RecordBatch>,
    places: Vec<(usize, usize)>,
    given: usize,
}

impl Iterator for Held {
    type Item = Result<RecordBatch, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let end = self.places.len().min(self.given + BATCH);
        let places = self.places.get(self.given..end).filter(|places| !places.is_empty())?;
        self.given = end;
        let batches: Vec<&RecordBatch> = self.batches.iter().collect();
        Some(interleave_record_batch(&batches, places).map_err(Error::from))
    }
}

/// Sorted runs, read as one.
struct Merge {
    converter: RowConverter,
    keys: Vec<usize>,
    runs: Vec<SortedRun>,
    /// The next row of each run.
    next: BinaryHeap<Reverse<(OwnedRow, usize)>>,
}

struct SortedRun {
    reader: ParquetRecordBatchReader,
    batch: RecordBatch,
    rows: Rows,
    row: usize,
    /// Which of the batches of the output this run's batch is, where it is one.
    pinned: Option<usize>,
}

impl Merge {
    fn new(files: Vec<File>, converter: RowConverter, keys: Vec<usize>) -> Result<Self, Error> {
        let mut merge = Self { converter, keys, runs: Vec::new(), next: BinaryHeap::new() };
        for file in files {
            let mut reader = ParquetRecordBatchReaderBuilder::try_new(file)
                .map_err(|error| temporary(&error))?
                .with_batch_size(RUN_BATCH)
                .build()
                .map_err(|error| temporary(&error))?;
            let Some(batch) = reader.next().transpose()? else { continue };
            let rows = rows_of(&merge.converter, &batch, &merge.keys)?;
            merge.runs.push(SortedRun { reader, batch, rows, row: 0, pinned: None });
            merge.offer(merge.runs.len() - 1);
        }
        Ok(merge)
    }

    /// Puts the run's next row among those that the least is taken from.
    fn offer(&mut self, index: usize) {
        let run = self.runs.get(index).expect("the index is that of a run");
        self.next.push(Reverse((run.rows.row(run.row).owned(), index)));
    }

    /// Moves the run past its row. False at its end.
    fn advance(&mut self, index: usize) -> Result<bool, Error> {
        let run = self.runs.get_mut(index).expect("the index is that of a run");
        run.row += 1;
        if run.row < run.batch.num_rows() {
            return Ok(true);
        }
        let Some(batch) = run.reader.next().transpose()? else { return Ok(false) };
        run.rows = rows_of(&self.converter, &batch, &self.keys)?;
        (run.batch, run.row, run.pinned) = (batch, 0, None);
        Ok(true)
    }

    fn take_batch(&mut self) -> Result<Option<RecordBatch>, Error> {
        let mut batches: Vec<RecordBatch> = Vec::new();
        let mut places = Vec::with_capacity(BATCH);
        while places.len() < BATCH {
            let Some(Reverse((_, index))) = self.next.pop() else { break };
            let run = self.runs.get_mut(index).expect("the index is that of a run");
            let batch = *run.pinned.get_or_insert_with(|| {
                batches.push(run.batch.clone());
                batches.len() - 1
            });
            places.push((batch, run.row));
            if self.advance(index)? {
                self.offer(index);
            }
        }
        self.runs.iter_mut().for_each(|run| run.pinned = None);
        if places.is_empty() {
            return Ok(None);
        }
        let batches: Vec<&RecordBatch> = batches.iter().collect();
        Ok(Some(interleave_record_batch(&batches, &places)?))
    }
}

impl Iterator for Merge {
    type Item = Result<RecordBatch, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.take_batch().transpose()
    }
}

/// Writes batches to a file without a name.
fn write_run(schema: &SchemaRef, batches: Sorted) -> Result<File, Error> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(1).map_err(|error| temporary(&error))?))
        .set_statistics_enabled(EnabledStatistics::None)
        .set_data_page_row_count_limit(RUN_BATCH)
        .set_max_row_group_row_count(Some(16 * RUN_BATCH))
        .build();
    let file = tempfile::tempfile().map_err(|error| at_temporary(&error))?;
    let mut writer = ArrowWriter::try_new(
        file.try_clone().map_err(|error| at_temporary(&error))?,
        schema.clone(),
        Some(properties),
    )
    .map_err(|error| temporary(&error))?;
    for batch in batches {
        writer.write(&batch?).map_err(|error| temporary(&error))?;
    }
    writer.close().map_err(|error| temporary(&error))?;
    Ok(file)
}

fn at_temporary(error: &io::Error) -> Error {
    Error::folder(&std::env::temp_dir(), error)
}

fn temporary(error: &ParquetError) -> Error {
    Error::parquet(&std::env::temp_dir(), error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow::array::{AsArray, Int32Array, StringArray};
    use arrow::datatypes::{DataType, Field, Int32Type, Schema};
    use std::sync::Arc;

    fn schema() -> SchemaRef {
        let text = Field::new("code", DataType::Utf8, true);
        Arc::new(Schema::new(vec![text, Field::new("row", DataType::Int32, false)]))
    }

    /// Rows whose codes repeat, and are null at times, in an order without order.
    fn rows(count: i32) -> Vec<(Option<String>, i32)> {
        let code = |row: i32| (row % 7 > 0).then(|| format!("{:03}", row.wrapping_mul(7_919) % 613));
        (0..count).map(|row| (code(row), row)).collect()
    }

    fn sorted(rows: &[(Option<String>, i32)], budget: usize) -> Vec<(Option<String>, i32)> {
        let mut sorter = Sorter::new(schema(), &["code", "row"], budget).unwrap();
        for rows in rows.chunks(997) {
            let codes = rows.iter().map(|(code, _)| code.as_deref()).collect::<StringArray>();
            let numbers = rows.iter().map(|(_, row)| *row).collect::<Int32Array>();
            sorter
                .push(RecordBatch::try_new(schema(), vec![Arc::new(codes), Arc::new(numbers)]).unwrap())
                .unwrap();
        }
        let mut out = Vec::new();
        for batch in sorter.finish().unwrap() {
            let batch = batch.unwrap();
            let codes = batch.column(0).as_string::<i32>().iter();
            let numbers = batch.column(1).as_primitive::<Int32Type>().values().iter();
            out.extend(codes.zip(numbers).map(|(code, row)| (code.map(str::to_owned), *row)));
        }
        out
    }

    #[test]
    fn row_groups_are_whole_batches_and_what_is_left_is_one_of_its_own() {
        for table in WarehouseTable::ALL {
            assert_eq!(layout::row_group(table) % BATCH, 0, "{}", table.name());
        }
        let batches = layout::row_group(WarehouseTable::Facts) / BATCH + 1;
        let sorted: Sorted =
            Box::new((0..batches).map(|_| Ok(RecordBatch::new_empty(WarehouseTable::Facts.schema()))));
        assert_eq!(in_row_groups(sorted, WarehouseTable::Facts).count(), 2);
    }

    #[test]
    fn rows_come_out_in_order_whether_they_fit_in_memory_or_spill_into_more_runs_than_are_merged_at_once() {
        let rows = rows(40_000);
        let mut expected = rows.clone();
        expected.sort();
        let one_batch = 30_000;
        for budget in [usize::MAX, 20 * one_batch, 2 * one_batch, 1] {
            assert_eq!(sorted(&rows, budget), expected, "budget {budget}");
        }
        assert!(sorted(&[], 1).is_empty());
    }
}
