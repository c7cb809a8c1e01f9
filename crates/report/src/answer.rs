//! Answers of the engine as files that keep every type: JSON, Parquet, Arrow.

use crate::error::Error;
use crate::format::Format;
use arrow::error::ArrowError;
use arrow::ffi_stream::ArrowArrayStreamReader;
use arrow::ipc::writer::FileWriter;
use arrow::record_batch::RecordBatchReader;
use juesuan_query::Answer;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use std::io::Write;

/// Writes an answer in a format for programs.
///
/// # Errors
/// An output that cannot be written, or a format for people, which shows frames.
pub fn write_answer(answer: &Answer, format: Format, mut out: &mut (dyn Write + Send)) -> Result<(), Error> {
    match format {
        Format::Json => answer.write_json(false, &mut out)?,
        Format::Jsonl => answer.write_json(true, &mut out)?,
        Format::Arrow => {
            let batches = batches(&answer.in_common_types())?;
            let mut writer = FileWriter::try_new(&mut out, &batches.schema())?;
            for batch in batches {
                writer.write(&batch?)?;
            }
            writer.finish()?;
        }
        Format::Parquet => {
            let batches = batches(&answer.in_common_types())?;
            let properties =
                WriterProperties::builder().set_compression(Compression::ZSTD(ZstdLevel::default()));
            let mut writer = ArrowWriter::try_new(&mut out, batches.schema(), Some(properties.build()))?;
            for batch in batches {
                writer.write(&batch?)?;
            }
            writer.close()?;
        }
        Format::Table | Format::Line | Format::Csv | Format::Tsv | Format::Md | Format::Xlsx => {
            return crate::format::write_looking(answer.frame()?, format, crate::Look::default(), out);
        }
    }
    Ok(out.flush()?)
}

/// The batches in this workspace's Arrow. DuckDB has another version of the library; both know Arrow's C interface.
#[expect(unsafe_code, reason = "the type of the C interface is another one in each version of the library")]
fn batches(answer: &Answer) -> Result<ArrowArrayStreamReader, ArrowError> {
    let mut stream = answer.stream();
    // SAFETY: the layout of the structure is fixed by Arrow's specification. The reader takes what is in it and leaves it
    // released, so that nothing is freed twice.
    unsafe { ArrowArrayStreamReader::from_raw(std::ptr::from_mut(&mut stream).cast()) }
}
