//! How rows lie in a file: their order, and how each column is encoded.
//!
//! Every choice here was measured (`bench/README.md` has the table). Three matter most: numbers that hardly repeat (amounts,
//! the text they were printed as, edges of boxes) cost a third less without a dictionary; Zstandard at level 9 costs an
//! eighth less than at 3 for a third more time, which is paid once; and facts cost a sixth less where a row group is one page,
//! since a page is compressed by itself and a report's amounts come again in its other statements. Only encodings that every
//! reader knows are used: plain and dictionary. Deltas and split bytes gained nothing here, and not every Spark reads them.
//!
//! **Facts within a row group** are sorted by statement before department. A look-up of one department finds its few row
//! groups by their bounds, as before; a query about all departments, which nearly always is about one statement, passes
//! over the other statements' rows without decoding them, since they lie together.

use arrow::datatypes::DataType;
use juesuan_model::count;
use juesuan_model::schema::WarehouseTable;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterPropertiesBuilder};
use parquet::schema::types::ColumnPath;

/// Rows of a page, where pages are looked up by the places of files.
const PAGE: usize = 16 * 1024;

/// Bytes of a page of a table whose row groups are one page each. More than a row group of amounts or printed texts takes.
const PAGE_BYTES: usize = 16 * 1024 * 1024;

/// Bytes of a dictionary. A column with more different texts in a row group is written without.
const DICTIONARY_BYTES: usize = 4 * 1024 * 1024;

/// Marks in a file that its rows are in [`order`], and in which version of it.
const ORDER_KEY: &str = "juesuan.order";
const ORDER_VERSION: &str = "3";

/// Columns that hardly repeat, or so much like their neighbors that compression alone serves them better.
const PLAIN: [&str; 5] = ["printed", "code", "line", "line_column", "sentence"];

/// Columns that are looked up by value, one at a time.
const LOOKED_UP: [&str; 3] = ["revision_id", "report_id", "content_hash"];

/// How often a Bloom filter reports a value that is not there: 16 bits per value.
const FALSE_POSITIVES: f64 = 0.0005;

/// Bounds in statistics are kept whole up to here: long paths differ at their ends.
const BOUNDS: usize = 1024;

/// By which columns every table may be sorted, the first first.
const ORDER: [&str; 24] = [
    "entity_id",
    "fiscal_year",
    "kind",
    "scope",
    "revision_id",
    "ingested_at",
    "batch_id",
    "rule_id",
    "cause",
    "occurrence",
    "term_side",
    "term_index",
    "evaluation_index",
    "source_index",
    "sheet",
    "page",
    "paragraph",
    "line",
    "table_index",
    "row_index",
    "line_column",
    "col_index",
    "source_uri",
    "content_hash",
];

/// The columns by which a compacted file is sorted. What is queried together is stored together: a folder's files, a
/// department's rows, and of its facts those of one statement and code; then the order of the report.
pub(crate) fn order(table: WarehouseTable) -> Vec<&'static str> {
    let first: &[&str] = match table {
        WarehouseTable::Facts => &["entity_id", "statement", "code"],
        // Files of one folder are looked up together.
        WarehouseTable::Sources | WarehouseTable::Rejects => &["source_uri"],
        _ => &[],
    };
    let schema = table.schema();
    let mut columns = first.to_vec();
    for column in ORDER {
        let known = schema.field_with_name(column).is_ok();
        if known && !columns.contains(&column) && !table.partition_columns().contains(&column) {
            columns.push(column);
        }
    }
    columns
}

/// Rows of a row group of a compacted file: what a look-up of one department has to decode at least.
pub(crate) fn row_group(table: WarehouseTable) -> usize {
    if table == WarehouseTable::Facts { 256 * 1024 } else { 128 * 1024 }
}

/// The columns by which the rows of a row group are sorted, where that is not the order of the file.
pub(crate) fn order_within(table: WarehouseTable) -> Option<Vec<&'static str>> {
    let first = "statement";
    (table == WarehouseTable::Facts).then(|| {
        std::iter::once(first).chain(order(table).into_iter().filter(|column| *column != first)).collect()
    })
}

/// How a batch is written: quickly, since compaction will write it again.
pub(crate) fn appended(table: WarehouseTable) -> WriterProperties {
    builder(table, ZstdLevel::default()).build()
}

/// How sorted rows are written.
pub(crate) fn compacted(table: WarehouseTable) -> Result<WriterProperties, ParquetError> {
    let mark = KeyValue::new(ORDER_KEY.to_owned(), ORDER_VERSION.to_owned());
    let row_group = row_group(table);
    let mut builder = builder(table, ZstdLevel::try_new(9)?)
        .set_max_row_group_row_count(Some(row_group))
        .set_key_value_metadata(Some(vec![mark]));
    builder = if order_within(table).is_some() {
        builder
            .set_data_page_row_count_limit(row_group)
            .set_data_page_size_limit(PAGE_BYTES)
            .set_dictionary_page_size_limit(DICTIONARY_BYTES)
    } else {
        builder.set_data_page_row_count_limit(PAGE)
    };
    let rows = count::to_u64(row_group);
    let schema = table.schema();
    for column in LOOKED_UP.into_iter().filter(|column| schema.field_with_name(column).is_ok()) {
        // Made for as many values as there may be, and folded to as many as there are.
        builder = builder.set_column_bloom_filter_max_ndv(path(column), rows);
        // A batch of new files looks up hundreds at once, and none should have to read in vain.
        builder = builder.set_column_bloom_filter_fpp(path(column), FALSE_POSITIVES);
    }
    Ok(builder.build())
}

/// Whether a file with this metadata was written sorted, in the order of today.
pub(crate) fn is_sorted(metadata: Option<&Vec<KeyValue>>) -> bool {
    metadata
        .into_iter()
        .flatten()
        .any(|pair| pair.key == ORDER_KEY && pair.value.as_deref() == Some(ORDER_VERSION))
}

fn builder(table: WarehouseTable, level: ZstdLevel) -> WriterPropertiesBuilder {
    let mut builder = WriterProperties::builder()
        .set_compression(Compression::ZSTD(level))
        .set_statistics_truncate_length(Some(BOUNDS))
        .set_column_index_truncate_length(Some(BOUNDS))
        .set_statistics_enabled(EnabledStatistics::Chunk);
    let sorted_by = order(table);
    for field in table.schema().fields() {
        let name = field.name().as_str();
        if matches!(field.data_type(), DataType::Decimal128(..) | DataType::Float32) || PLAIN.contains(&name)
        {
            builder = builder.set_column_dictionary_enabled(path(name), false);
        }
        // Within a row group, pages can be skipped by the columns that rows are sorted by first.
        if sorted_by.iter().take(3).any(|column| *column == name) {
            builder = builder.set_column_statistics_enabled(path(name), EnabledStatistics::Page);
        }
    }
    builder
}

fn path(column: &str) -> ColumnPath {
    ColumnPath::from(column)
}
