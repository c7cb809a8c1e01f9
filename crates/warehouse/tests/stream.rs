//! A batch as a stream contains the rows that appending it would store.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use arrow::array::{AsArray, RecordBatch};
use arrow::compute::concat_batches;
use arrow::datatypes::Int64Type;
use arrow::ipc::reader::StreamReader;
use juesuan_messages::Message;
use juesuan_model::schema::Table;
use juesuan_model::{Locator, Reject, Stage};
use juesuan_warehouse::{Batch, RowStream, Versions, Warehouse};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

fn reject(number: usize) -> Reject {
    Reject {
        source_uri: format!("{number}.pdf"),
        content_hash: Some(format!("{number:064}")),
        stage: Stage::Source,
        reason: Message::foreign("it is no PDF"),
        remedy: Message::foreign("fetch it again"),
        printed: None,
        statement: None,
        locator: Locator::default(),
    }
}

/// Without what distinguishes one run from another.
fn without_run(rows: &RecordBatch) -> RecordBatch {
    let schema = rows.schema();
    let kept = schema.fields().iter().enumerate();
    let kept = kept.filter(|(_, field)| !["batch_id", "ingested_at"].contains(&field.name().as_str()));
    rows.project(&kept.map(|(index, _)| index).collect::<Vec<_>>()).unwrap()
}

#[test]
fn the_parts_of_a_stream_are_what_appending_stores_then_the_inputs_by_how_they_ended() {
    let versions = Versions { parser: "1".to_owned(), rules: "1".to_owned() };
    let batch = Batch { reports: Vec::new(), rejects: vec![reject(1), reject(2)] };
    let mut bytes = Vec::new();
    let mut stream = RowStream::new(&mut bytes).unwrap();
    stream.batch(&batch, &versions).unwrap();
    stream.finish([("ingested", 0), ("rejected", 2)]).unwrap();
    let parts: Vec<RecordBatch> =
        StreamReader::try_new(bytes.as_slice(), None).unwrap().map(Result::unwrap).collect();
    let of = |part: &RecordBatch| {
        (
            part.column(0).as_string::<i32>().value(0).to_owned(),
            part.column(1).as_primitive::<Int64Type>().value(0),
        )
    };
    let expected = [("rejects", 2), ("ingested", 0), ("rejected", 2)];
    assert_eq!(
        parts.iter().map(of).collect::<Vec<_>>(),
        expected.map(|(name, count)| (name.to_owned(), count))
    );

    let dir = tempfile::tempdir().unwrap();
    let warehouse = Warehouse::open_or_create(dir.path()).unwrap();
    warehouse.append(&batch, &versions).unwrap();
    let stored = std::fs::File::open(&warehouse.files(Table::Rejects).unwrap()[0]).unwrap();
    let stored = ParquetRecordBatchReaderBuilder::try_new(stored).unwrap().build().unwrap();
    let stored: Vec<RecordBatch> = stored.map(Result::unwrap).collect();
    let streamed = StreamReader::try_new(parts[0].column(2).as_binary::<i32>().value(0), None).unwrap();
    let streamed: Vec<RecordBatch> = streamed.map(Result::unwrap).collect();
    let whole = |rows: &[RecordBatch]| without_run(&concat_batches(&rows[0].schema(), rows).unwrap());
    assert_eq!(whole(&streamed).columns(), whole(&stored).columns());
}
