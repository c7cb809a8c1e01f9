//! Reports as rows of the tables.

use crate::append::Batch;
use crate::error::Error;
use crate::{ParserVersion, revision_id};
use arrow::array::{
    Array, ArrayRef, Decimal128Array, Float32Array, Int32Array, Int64Array, RecordBatch, StringArray,
    TimestampMicrosecondArray,
};
use arrow::datatypes::DataType;
use arrow::error::ArrowError;
use juesuan_model::schema::Table;
use juesuan_model::{BoundingBox, CodeDomain, Fact, Locator, Quantum, Reject, Report, StatementSummary};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

/// What a whole batch has in common.
pub(crate) struct Stamp<'a> {
    pub(crate) batch_id: String,
    pub(crate) ingested_at: i64,
    pub(crate) parser: &'a ParserVersion,
}

/// The columns of one table, gathered by name and laid out in the schema's order.
struct Columns {
    table: Table,
    rows: usize,
    arrays: HashMap<&'static str, ArrayRef>,
}

impl Columns {
    fn new(table: Table, rows: usize) -> Self {
        Self { table, rows, arrays: HashMap::new() }
    }

    fn text<'a>(&mut self, name: &'static str, values: impl Iterator<Item = Option<&'a str>>) {
        self.arrays.insert(name, Arc::new(values.collect::<StringArray>()));
    }

    fn constant(&mut self, name: &'static str, value: &str) {
        self.arrays
            .insert(name, Arc::new(StringArray::from_iter_values(std::iter::repeat_n(value, self.rows))));
    }

    fn integer(&mut self, name: &'static str, values: impl Iterator<Item = Option<u32>>) {
        let values = values.map(|value| value.and_then(|value| i32::try_from(value).ok()));
        self.arrays.insert(name, Arc::new(values.collect::<Int32Array>()));
    }

    fn count(&mut self, name: &'static str, values: impl Iterator<Item = usize>) {
        let values = values.map(|value| i32::try_from(value).ok());
        self.arrays.insert(name, Arc::new(values.collect::<Int32Array>()));
    }

    fn instant(&mut self, name: &'static str, micros: i64) {
        let values = TimestampMicrosecondArray::from_iter_values(std::iter::repeat_n(micros, self.rows));
        self.arrays.insert(name, Arc::new(values.with_timezone("UTC")));
    }

    fn decimal(
        &mut self,
        name: &'static str,
        values: impl Iterator<Item = i128>,
        precision: u8,
        scale: i8,
    ) -> Result<(), ArrowError> {
        let values = Decimal128Array::from_iter_values(values).with_precision_and_scale(precision, scale)?;
        self.arrays.insert(name, Arc::new(values));
        Ok(())
    }

    fn locators<'a>(&mut self, locators: impl Iterator<Item = &'a Locator> + Clone) {
        let bbox = |edge: fn(&BoundingBox) -> f32| -> ArrayRef {
            Arc::new(locators.clone().map(|l| l.bbox.as_ref().map(edge)).collect::<Float32Array>())
        };
        self.arrays.extend([
            ("x0", bbox(|b| b.x0)),
            ("y0", bbox(|b| b.y0)),
            ("x1", bbox(|b| b.x1)),
            ("y1", bbox(|b| b.y1)),
        ]);
        self.integer("page", locators.clone().map(|l| l.page));
        self.integer("line", locators.clone().map(|l| l.line));
        self.integer("line_column", locators.clone().map(|l| l.column));
        self.integer("table_index", locators.clone().map(|l| l.cell.map(|c| c.table)));
        self.integer("row_index", locators.clone().map(|l| l.cell.map(|c| c.row)));
        self.integer("col_index", locators.map(|l| l.cell.map(|c| c.col)));
    }

    /// The batch in the schema's order. A column that was not given is an error, unless it may be null.
    fn finish(mut self) -> Result<RecordBatch, Error> {
        let schema = self.table.schema();
        let arrays = schema
            .fields()
            .iter()
            .map(|field| match self.arrays.remove(field.name().as_str()) {
                Some(array) => Ok(array),
                None if field.is_nullable() => Ok(arrow::array::new_null_array(field.data_type(), self.rows)),
                None => Err(ArrowError::SchemaError(format!("no values for {}", field.name()))),
            })
            .collect::<Result<Vec<_>, _>>()?;
        Ok(RecordBatch::try_new(schema, arrays)?)
    }
}

/// A part of a report beside the report and its revision.
struct Part<'a, T> {
    revision_id: &'a str,
    report: &'a Report,
    part: &'a T,
}

/// Every part of every report, in order, each beside its report.
fn parts<'a, T>(batch: &'a Batch, revisions: &'a [String], of: fn(&Report) -> &[T]) -> Vec<Part<'a, T>> {
    batch
        .reports
        .iter()
        .zip(revisions)
        .flat_map(|(report, id)| of(report).iter().map(|part| Part { revision_id: id, report, part }))
        .collect()
}

fn revisions(batch: &Batch, stamp: &Stamp<'_>) -> Vec<String> {
    batch.reports.iter().map(|report| revision_id(report, stamp.parser)).collect()
}

/// The columns that tell which report a row belongs to.
fn report_key<T>(columns: &mut Columns, rows: &[Part<'_, T>]) {
    columns.text("revision_id", rows.iter().map(|r| Some(r.revision_id)));
    columns.text("entity_id", rows.iter().map(|r| Some(r.report.entity_id.as_str())));
    columns.integer("fiscal_year", rows.iter().map(|r| Some(u32::from(r.report.fiscal_year.get()))));
    columns.text("kind", rows.iter().map(|r| Some(r.report.kind.name())));
    columns.text("scope", rows.iter().map(|r| Some(r.report.scope.name())));
}

pub(crate) fn reports(batch: &Batch, stamp: &Stamp<'_>) -> Result<RecordBatch, Error> {
    let ids = revisions(batch, stamp);
    let reports = &batch.reports;
    let mut columns = Columns::new(Table::Reports, reports.len());
    columns.text("revision_id", ids.iter().map(|id| Some(id.as_str())));
    columns.text("report_id", reports.iter().map(|r| Some(r.source.content_hash.as_str())));
    columns.text("entity_id", reports.iter().map(|r| Some(r.entity_id.as_str())));
    columns.text("entity_name", reports.iter().map(|r| Some(r.entity_name.as_str())));
    columns.text("kind", reports.iter().map(|r| Some(r.kind.name())));
    columns.text("scope", reports.iter().map(|r| Some(r.scope.name())));
    columns.integer("fiscal_year", reports.iter().map(|r| Some(u32::from(r.fiscal_year.get()))));
    columns.text("published", reports.iter().map(|r| r.published.as_deref()));
    columns.text("source_uri", reports.iter().map(|r| Some(r.source.uri.as_str())));
    columns.text("source_format", reports.iter().map(|r| Some(r.source.format)));
    let bytes = reports.iter().map(|r| i64::try_from(r.source.bytes).ok()).collect::<Int64Array>();
    columns.arrays.insert("source_bytes", Arc::new(bytes));
    columns.integer("pages", reports.iter().map(|r| r.pages));
    columns.count("statement_count", reports.iter().map(|r| r.statements.len()));
    columns.count("fact_count", reports.iter().map(|r| r.facts.len()));
    columns.count("rejected_cell_count", reports.iter().map(|r| r.rejects.len()));
    columns.constant("parser_version", &stamp.parser.0);
    columns.instant("ingested_at", stamp.ingested_at);
    columns.constant("batch_id", &stamp.batch_id);
    columns.finish()
}

pub(crate) fn statements(batch: &Batch, stamp: &Stamp<'_>) -> Result<RecordBatch, Error> {
    let ids = revisions(batch, stamp);
    let rows = parts::<StatementSummary>(batch, &ids, |report| &report.statements);
    let mut columns = Columns::new(Table::Statements, rows.len());
    report_key(&mut columns, &rows);
    columns.text("statement", rows.iter().map(|r| Some(r.part.statement.name())));
    columns.text("title", rows.iter().map(|r| Some(r.part.title.as_str())));
    columns.text("entity_printed", rows.iter().map(|r| r.part.entity_printed.as_deref()));
    columns.text("unit", rows.iter().map(|r| r.part.unit.map(juesuan_model::Unit::label)));
    columns.text("unit_source", rows.iter().map(|r| r.part.unit_source.map(juesuan_model::UnitSource::name)));
    columns.text("note", rows.iter().map(|r| r.part.note.as_deref()));
    columns.integer("fact_count", rows.iter().map(|r| Some(r.part.facts)));
    columns.locators(rows.iter().map(|r| &r.part.locator));
    columns.constant("batch_id", &stamp.batch_id);
    columns.finish()
}

pub(crate) fn facts(batch: &Batch, stamp: &Stamp<'_>) -> Result<RecordBatch, Error> {
    let ids = revisions(batch, stamp);
    let rows = parts::<Fact>(batch, &ids, |report| &report.facts);
    let mut columns = Columns::new(Table::Facts, rows.len());
    report_key(&mut columns, &rows);
    columns.text("statement", rows.iter().map(|r| Some(r.part.statement.name())));
    columns.text("side", rows.iter().map(|r| r.part.side.map(juesuan_model::Side::name)));
    columns.text("row_label", rows.iter().map(|r| Some(r.part.row_label.as_str())));
    columns.text("item", rows.iter().map(|r| r.part.item.map(juesuan_model::Item::name)));
    let code = |r: &Part<'_, Fact>| r.part.code.clone();
    columns.text("code_domain", rows.iter().map(|r| code(r).map(|c| CodeDomain::name(c.domain()))));
    columns.text("code", rows.iter().map(|r| r.part.code.as_ref().map(juesuan_model::Code::digits)));
    columns.text("code_level", rows.iter().map(|r| code(r).map(|c| c.level().name())));
    columns.text("column_label", rows.iter().map(|r| Some(r.part.column_label.as_str())));
    columns.text("measure", rows.iter().map(|r| r.part.measure.map(juesuan_model::Measure::name)));
    columns.text("fund", rows.iter().map(|r| r.part.fund.map(juesuan_model::Fund::name)));
    columns.text("phase", rows.iter().map(|r| r.part.phase.map(juesuan_model::Phase::name)));
    columns.decimal("amount", rows.iter().map(|r| r.part.printed.amount.fen()), 18, 2)?;
    columns.decimal("quantum", rows.iter().map(|r| ten_thousandths(r.part.printed.quantum)), 18, 4)?;
    columns.text("printed", rows.iter().map(|r| Some(r.part.printed.text.as_str())));
    columns.text("unit", rows.iter().map(|r| Some(r.part.printed.unit.label())));
    columns.text("unit_source", rows.iter().map(|r| Some(r.part.unit_source.name())));
    columns.locators(rows.iter().map(|r| &r.part.locator));
    columns.constant("batch_id", &stamp.batch_id);
    columns.finish()
}

fn ten_thousandths(quantum: Quantum) -> i128 {
    let mut value = quantum.decimal();
    value.rescale(4);
    value.mantissa()
}

pub(crate) fn rejects(batch: &Batch, stamp: &Stamp<'_>) -> Result<RecordBatch, Error> {
    let ids = revisions(batch, stamp);
    let cells = parts::<Reject>(batch, &ids, |report| &report.rejects);
    let inputs = batch.rejects.iter().map(|reject| (None, reject));
    let rows: Vec<(Option<&str>, &Reject)> =
        inputs.chain(cells.iter().map(|cell| (Some(cell.revision_id), cell.part))).collect();
    let mut columns = Columns::new(Table::Rejects, rows.len());
    columns.text("source_uri", rows.iter().map(|(_, r)| Some(r.source_uri.as_str())));
    columns.text("content_hash", rows.iter().map(|(_, r)| r.content_hash.as_deref()));
    columns.text("revision_id", rows.iter().map(|(revision, _)| *revision));
    columns.text("stage", rows.iter().map(|(_, r)| Some(r.stage.name())));
    columns.text("reason", rows.iter().map(|(_, r)| Some(r.reason.as_str())));
    columns.text("remedy", rows.iter().map(|(_, r)| Some(r.remedy.as_str())));
    columns.text("printed", rows.iter().map(|(_, r)| r.printed.as_deref()));
    columns.locators(rows.iter().map(|(_, r)| &r.locator));
    columns.constant("parser_version", &stamp.parser.0);
    columns.instant("ingested_at", stamp.ingested_at);
    columns.constant("batch_id", &stamp.batch_id);
    columns.finish()
}

/// Two text columns of a Parquet file, nulls as empty text.
pub(crate) fn read_pairs(file: &Path, names: [&str; 2]) -> Result<Vec<(String, String)>, Error> {
    let fail = |reason: String| Error::File { path: file.to_owned(), reason };
    let open = std::fs::File::open(file).map_err(|error| fail(error.to_string()))?;
    let builder = ParquetRecordBatchReaderBuilder::try_new(open).map_err(|error| fail(error.to_string()))?;
    let mask = ProjectionMask::columns(builder.parquet_schema(), names);
    let reader = builder.with_projection(mask).build().map_err(|error| fail(error.to_string()))?;
    let mut pairs = Vec::new();
    for rows in reader {
        let rows = rows?;
        let [first, second] = names.map(|name| texts(&rows, name));
        pairs.extend(first?.into_iter().zip(second?));
    }
    Ok(pairs)
}

fn texts(rows: &RecordBatch, name: &str) -> Result<Vec<String>, ArrowError> {
    let column =
        rows.column_by_name(name)
            .and_then(|column| column.as_any().downcast_ref::<StringArray>())
            .ok_or_else(|| ArrowError::SchemaError(format!("{name} is not a {} column", DataType::Utf8)))?;
    Ok(column.iter().map(|value| value.unwrap_or_default().to_owned()).collect())
}
