//! Reports as rows of the tables.

mod findings;
mod of_report;
mod prose;
mod report;

pub use of_report::{PackedReport, ReportRows};

use crate::append::{Batch, IN_ORDER};
use crate::error::Error;
use crate::{RevisionInputs, Versions};
use arrow::array::{
    Array, ArrayRef, AsArray, BooleanArray, Decimal128Array, Float32Array, Int32Array, Int64Array,
    RecordBatch, RecordBatchOptions, StringArray, StringBuilder, TimestampMicrosecondArray, new_null_array,
};
use arrow::compute::concat;
use arrow::datatypes::{DataType, Field, FieldRef, Int32Type, Schema};
use arrow::error::ArrowError;
use arrow::util::display::array_value_to_string;
use chrono::Utc;
use juesuan_messages::Explain;
use juesuan_model::schema::WarehouseTable;
use juesuan_model::{BoundingBox, Locator, Message, Reconciliation, Reject, Report};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ArrowReaderOptions, ParquetRecordBatchReaderBuilder};
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::{HashMap, HashSet};
use std::iter::repeat_n;
use std::path::Path;
use std::sync::Arc;
use uuid::Uuid;

/// What a whole batch has in common.
pub(crate) struct Stamp<'a> {
    pub(crate) batch_id: String,
    pub(crate) ingested_at: i64,
    pub(crate) versions: &'a Versions,
}

impl<'a> Stamp<'a> {
    /// Of a batch that begins now.
    pub(crate) fn new(versions: &'a Versions) -> Self {
        Self { batch_id: Uuid::now_v7().to_string(), ingested_at: Utc::now().timestamp_micros(), versions }
    }
}

/// The rows of a batch, table by table in the order in which they are committed.
pub(crate) fn of<'a>(
    batch: &'a Batch,
    stamp: &'a Stamp<'_>,
) -> impl Iterator<Item = (WarehouseTable, Result<RecordBatch, Error>)> + use<'a> {
    let revision = |rows: &'a ReportRows| Revision {
        id: RevisionInputs::of(&rows.report).revision_id(stamp.versions),
        rows,
    };
    let revisions: Vec<Revision<'a>> = batch.reports.iter().map(revision).collect();
    IN_ORDER.into_iter().map(move |table| {
        let rows = match table {
            WarehouseTable::Reports => report::reports(&revisions, stamp),
            WarehouseTable::Sources => report::sources(&revisions, stamp),
            WarehouseTable::Statements => report::statements(&revisions, stamp),
            WarehouseTable::Rejects => rejects(&revisions, &batch.rejects, stamp),
            _ => joined(table, &revisions, stamp),
        };
        (table, rows)
    })
}

/// The rows that a report brings to a table; `None` for the tables whose rows are made when it is appended.
fn part(
    table: WarehouseTable,
    report: &Report,
    checked: &Reconciliation,
) -> Result<Option<RecordBatch>, Error> {
    let rows = match table {
        WarehouseTable::Facts => report::facts(report),
        WarehouseTable::Claims => prose::claims(report),
        WarehouseTable::UnreadSentences => prose::unread_sentences(report),
        WarehouseTable::Projects => prose::projects(report),
        WarehouseTable::Indicators => prose::indicators(report),
        WarehouseTable::RuleResults => findings::rule_results(checked),
        WarehouseTable::Findings => findings::findings(checked),
        WarehouseTable::FindingTerms => findings::finding_terms(checked),
        WarehouseTable::Reports
        | WarehouseTable::Sources
        | WarehouseTable::Statements
        | WarehouseTable::Rejects => return Ok(None),
    };
    rows.map(Some)
}

/// The rows that the reports bring, with what they have in common.
fn joined(
    table: WarehouseTable,
    revisions: &[Revision<'_>],
    stamp: &Stamp<'_>,
) -> Result<RecordBatch, Error> {
    let parts: Vec<(&Revision<'_>, &RecordBatch)> =
        revisions.iter().filter_map(|revision| Some((revision, revision.rows.part(table)?))).collect();
    if parts.is_empty() {
        return Ok(RecordBatch::new_empty(table.schema()));
    }
    let count = parts.iter().map(|(_, part)| part.num_rows()).sum();
    let mut columns = Columns::new(table, count);
    columns.report_key(parts.iter().flat_map(|(revision, part)| repeat_n(*revision, part.num_rows())));
    for field in table.schema().fields() {
        let given: Vec<Option<&ArrayRef>> =
            parts.iter().map(|(_, part)| part.column_by_name(field.name())).collect();
        if given.iter().any(Option::is_some) {
            let arrays = given.into_iter().zip(&parts).map(|(array, (_, part))| {
                array.cloned().unwrap_or_else(|| new_null_array(field.data_type(), part.num_rows()))
            });
            let arrays: Vec<ArrayRef> = arrays.collect();
            let arrays: Vec<&dyn Array> = arrays.iter().map(AsRef::as_ref).collect();
            columns.arrays.insert(field.name().clone(), concat(&arrays)?);
        }
    }
    columns.finish(stamp)
}

/// A report with the rows that it brings, and the id of both.
struct Revision<'a> {
    id: String,
    rows: &'a ReportRows,
}

impl Revision<'_> {
    fn report(&self) -> &Report {
        &self.rows.report
    }
}

/// The columns of one table, gathered by name and laid out in the schema's order.
struct Columns {
    table: WarehouseTable,
    rows: usize,
    arrays: HashMap<String, ArrayRef>,
}

impl Columns {
    fn new(table: WarehouseTable, rows: usize) -> Self {
        Self { table, rows, arrays: HashMap::new() }
    }

    fn text<'a>(&mut self, name: &str, values: impl Iterator<Item = Option<&'a str>>) {
        /// Bytes of a name or a word, about.
        const USUAL: usize = 16;
        let mut column = StringBuilder::with_capacity(self.rows, self.rows * USUAL);
        column.extend(values);
        self.arrays.insert(name.to_owned(), Arc::new(column.finish()));
    }

    /// A message as its code, its arguments and its English text.
    fn message<'a>(&mut self, name: &str, messages: impl Iterator<Item = Option<&'a Message>> + Clone) {
        self.text(&format!("{name}_code"), messages.clone().map(|message| message.map(Message::code)));
        let args: Vec<Option<String>> = messages.clone().map(|message| message?.args_json()).collect();
        self.text(&format!("{name}_args"), args.iter().map(Option::as_deref));
        let texts: Vec<Option<String>> = messages.map(|message| message.map(ToString::to_string)).collect();
        self.text(name, texts.iter().map(Option::as_deref));
    }

    fn constant(&mut self, name: &str, value: &str) {
        self.arrays
            .insert(name.to_owned(), Arc::new(StringArray::from_iter_values(repeat_n(value, self.rows))));
    }

    fn integer(&mut self, name: &str, values: impl Iterator<Item = Option<u32>>) {
        let values = values.map(|value| value.and_then(|value| i32::try_from(value).ok()));
        self.arrays.insert(name.to_owned(), Arc::new(values.collect::<Int32Array>()));
    }

    fn count(&mut self, name: &str, values: impl Iterator<Item = usize>) {
        let values = values.map(|value| i32::try_from(value).ok());
        self.arrays.insert(name.to_owned(), Arc::new(values.collect::<Int32Array>()));
    }

    fn instant(&mut self, name: &str, micros: i64) {
        let values = TimestampMicrosecondArray::from_iter_values(repeat_n(micros, self.rows));
        self.arrays.insert(name.to_owned(), Arc::new(values.with_timezone("UTC")));
    }

    /// Decimals in the column's own type. A number that is finer is rounded half away from zero.
    fn decimal(
        &mut self,
        name: &str,
        values: impl Iterator<Item = Option<Decimal>>,
    ) -> Result<(), ArrowError> {
        let schema = self.table.schema();
        let DataType::Decimal128(precision, scale) = *schema.field_with_name(name)?.data_type() else {
            return Err(ArrowError::SchemaError(format!("{name} is not a decimal column")));
        };
        let digits = u32::try_from(scale).expect("no scale of the schema is negative");
        let mantissa = |value: Decimal| {
            let mut value = value.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
            value.rescale(digits);
            value.mantissa()
        };
        let values: Decimal128Array = values.map(|value| value.map(mantissa)).collect();
        let values = values.with_precision_and_scale(precision, scale)?;
        self.arrays.insert(name.to_owned(), Arc::new(values));
        Ok(())
    }

    fn flag(&mut self, name: &str, values: impl Iterator<Item = bool>) {
        self.arrays.insert(name.to_owned(), Arc::new(values.map(Some).collect::<BooleanArray>()));
    }

    fn large(&mut self, name: &str, values: impl Iterator<Item = Option<u64>>) {
        let values = values.map(|value| value.and_then(|value| i64::try_from(value).ok()));
        self.arrays.insert(name.to_owned(), Arc::new(values.collect::<Int64Array>()));
    }

    /// The columns that identify the report of a row.
    fn report_key<'a>(&mut self, rows: impl Iterator<Item = &'a Revision<'a>> + Clone) {
        self.text("revision_id", rows.clone().map(|r| Some(r.id.as_str())));
        self.text("entity_id", rows.clone().map(|r| Some(r.report().entity_id.as_str())));
        self.integer("fiscal_year", rows.clone().map(|r| Some(u32::from(r.report().fiscal_year.get()))));
        self.text("kind", rows.clone().map(|r| Some(r.report().kind.name())));
        self.text("scope", rows.map(|r| Some(r.report().scope.name())));
    }

    fn locators<'a>(&mut self, locators: impl Iterator<Item = &'a Locator> + Clone) {
        let bbox = |edge: fn(&BoundingBox) -> f32| -> ArrayRef {
            Arc::new(locators.clone().map(|l| l.bbox.as_ref().map(edge)).collect::<Float32Array>())
        };
        self.arrays.extend([
            ("x0".to_owned(), bbox(|b| b.x0)),
            ("y0".to_owned(), bbox(|b| b.y0)),
            ("x1".to_owned(), bbox(|b| b.x1)),
            ("y1".to_owned(), bbox(|b| b.y1)),
        ]);
        self.integer("source_index", locators.clone().map(|l| Some(l.source)));
        self.integer("page", locators.clone().map(|l| l.page));
        self.integer("sheet", locators.clone().map(|l| l.sheet));
        self.integer("paragraph", locators.clone().map(|l| l.paragraph));
        self.integer("line", locators.clone().map(|l| l.line));
        self.integer("line_column", locators.clone().map(|l| l.column));
        self.integer("table_index", locators.clone().map(|l| l.cell.map(|c| c.table)));
        self.integer("row_index", locators.clone().map(|l| l.cell.map(|c| c.row)));
        self.integer("col_index", locators.map(|l| l.cell.map(|c| c.col)));
    }

    /// The columns that are not null in every row, in the schema's order, as a report brings them.
    fn part(mut self) -> Result<RecordBatch, Error> {
        let schema = self.table.schema();
        let given = schema.fields().iter().filter_map(|field| {
            let array = self.arrays.remove(field.name().as_str())?;
            (array.null_count() < array.len()).then_some((field.clone(), array))
        });
        let (fields, arrays): (Vec<FieldRef>, Vec<ArrayRef>) = given.unzip();
        let options = RecordBatchOptions::new().with_row_count(Some(self.rows));
        Ok(RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), arrays, &options)?)
    }

    /// The batch in the schema's order. A column that was not given is an error, unless it may be null.
    fn finish(mut self, stamp: &Stamp<'_>) -> Result<RecordBatch, Error> {
        self.constant("batch_id", &stamp.batch_id);
        let schema = self.table.schema();
        let arrays = schema
            .fields()
            .iter()
            .map(|field| match self.arrays.remove(field.name().as_str()) {
                Some(array) => Ok(array),
                None if field.is_nullable() => Ok(new_null_array(field.data_type(), self.rows)),
                None => Err(ArrowError::SchemaError(format!("no values for {}", field.name()))),
            })
            .collect::<Result<Vec<_>, _>>()?;
        Ok(RecordBatch::try_new(schema, arrays)?)
    }
}

fn rejects(revisions: &[Revision<'_>], inputs: &[Reject], stamp: &Stamp<'_>) -> Result<RecordBatch, Error> {
    let cells =
        revisions.iter().flat_map(|r| r.report().rejects.iter().map(|cell| (Some(r.id.as_str()), cell)));
    let rows: Vec<(Option<&str>, &Reject)> = inputs.iter().map(|input| (None, input)).chain(cells).collect();
    let mut columns = Columns::new(WarehouseTable::Rejects, rows.len());
    columns.text("source_uri", rows.iter().map(|(_, r)| Some(r.source_uri.as_str())));
    columns.text("content_hash", rows.iter().map(|(_, r)| r.content_hash.as_deref()));
    columns.text("revision_id", rows.iter().map(|(revision, _)| *revision));
    columns.text("stage", rows.iter().map(|(_, r)| Some(r.stage.name())));
    columns.message("reason", rows.iter().map(|(_, r)| Some(&r.reason)));
    columns.message("remedy", rows.iter().map(|(_, r)| Some(&r.remedy)));
    columns.text("printed", rows.iter().map(|(_, r)| r.printed.as_deref()));
    columns.locators(rows.iter().map(|(_, r)| &r.locator));
    columns.constant("parser_version", &stamp.versions.parser);
    columns.instant("ingested_at", stamp.ingested_at);
    columns.finish(stamp)
}

/// The batch of each row.
pub(crate) fn batch_ids(rows: &RecordBatch) -> Result<&StringArray, ArrowError> {
    let ids = rows.column_by_name("batch_id").and_then(|column| column.as_string_opt::<i32>());
    ids.ok_or_else(|| ArrowError::SchemaError("batch_id is not a text column".to_owned()))
}

/// Columns of a Parquet file as text, nulls as empty text.
pub(crate) fn read_texts<const N: usize>(file: &Path, names: [&str; N]) -> Result<Vec<[String; N]>, Error> {
    let fail = |reason: Message| Error::File { path: file.to_owned(), reason };
    let open = std::fs::File::open(file).map_err(|error| fail(error.message()))?;
    let builder =
        ParquetRecordBatchReaderBuilder::try_new(open).map_err(|error| fail(Message::foreign(error)))?;
    let mask = ProjectionMask::columns(builder.parquet_schema(), names);
    let reader = builder.with_projection(mask).build().map_err(|error| fail(Message::foreign(error)))?;
    let mut read = Vec::new();
    for rows in reader {
        texts(&rows?, names, &mut read)?;
    }
    Ok(read)
}

/// Adds the rows' columns as text, nulls as empty text.
pub(crate) fn texts<const N: usize>(
    rows: &RecordBatch,
    names: [&str; N],
    to: &mut Vec<[String; N]>,
) -> Result<(), ArrowError> {
    let columns = names.iter().map(|name| column(rows, name)).collect::<Result<Vec<_>, _>>()?;
    for row in 0..rows.num_rows() {
        let mut cells = [const { String::new() }; N];
        for (cell, column) in cells.iter_mut().zip(&columns) {
            *cell = array_value_to_string(column, row)?;
        }
        to.push(cells);
    }
    Ok(())
}

/// The first row for each value of the first of these text columns. They are read by their dictionaries, so that a million
/// rows take milliseconds.
pub(crate) fn distinct<const N: usize>(file: &Path, names: [&str; N]) -> Result<Vec<[String; N]>, Error> {
    let fail = |reason: Message| Error::File { path: file.to_owned(), reason };
    let open = || std::fs::File::open(file).map_err(|error| fail(error.message()));
    let plain =
        ParquetRecordBatchReaderBuilder::try_new(open()?).map_err(|error| fail(Message::foreign(error)))?;
    let dictionary = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
    let fields = plain.schema().fields().iter().map(|field| match field.as_ref() {
        field if names.contains(&field.name().as_str()) => field.clone().with_data_type(dictionary.clone()),
        field => field.clone(),
    });
    let schema = Arc::new(Schema::new(fields.collect::<Vec<Field>>()));
    let options = ArrowReaderOptions::new().with_schema(schema);
    let builder = ParquetRecordBatchReaderBuilder::try_new_with_options(open()?, options);
    let builder = builder.map_err(|error| fail(Message::foreign(error)))?;
    let mask = ProjectionMask::columns(builder.parquet_schema(), names);
    let reader = builder.with_projection(mask).build().map_err(|error| fail(Message::foreign(error)))?;
    let mut found = Vec::new();
    let mut values: HashSet<String> = HashSet::new();
    for batch in reader {
        let batch = batch?;
        let first = names.first().map(|name| column(&batch, name)).transpose()?;
        let Some(first) = first.and_then(|column| column.as_dictionary_opt::<Int32Type>()) else { continue };
        let mut seen = vec![false; first.values().len()];
        for (row, key) in first.keys().iter().enumerate() {
            let Some(seen) = key.and_then(|key| seen.get_mut(usize::try_from(key).ok()?)) else { continue };
            if !std::mem::replace(seen, true) {
                let mut rows = Vec::new();
                texts(&batch.slice(row, 1), names, &mut rows)?;
                found.extend(
                    rows.into_iter()
                        .filter(|row| row.first().is_some_and(|first| values.insert(first.clone()))),
                );
            }
        }
    }
    Ok(found)
}

fn column<'a>(rows: &'a RecordBatch, name: &str) -> Result<&'a ArrayRef, ArrowError> {
    rows.column_by_name(name).ok_or_else(|| ArrowError::SchemaError(format!("there is no column {name}")))
}
