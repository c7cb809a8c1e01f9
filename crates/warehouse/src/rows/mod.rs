//! Reports as rows of the tables.

mod cells;
mod findings;
mod of_report;
mod prose;
mod report;
mod texts;

pub use of_report::{PackedReport, ReportRows};

use self::cells::{Cells, ColumnBuilder};
use self::of_report::Part;
use self::texts::Texts;
use crate::append::{Batch, IN_ORDER};
use crate::error::Error;
use crate::{RevisionInputs, Versions};
use arrow::array::{Array, ArrayRef, AsArray, RecordBatch, StringArray, new_null_array};
use arrow::datatypes::{DataType, Field, FieldRef, Int32Type, Schema, SchemaRef};
use arrow::error::ArrowError;
use arrow::util::display::array_value_to_string;
use chrono::Utc;
use juesuan_messages::Explain;
use juesuan_model::schema::WarehouseTable;
use juesuan_model::{BoundingBox, Locator, Message, Reconciliation, Reject, Report};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ArrowReaderOptions, ParquetRecordBatchReaderBuilder};
use rust_decimal::{Decimal, RoundingStrategy};
use std::borrow::Cow;
use std::collections::HashSet;
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
fn part<'a>(
    table: WarehouseTable,
    report: &'a Report,
    checked: &'a Reconciliation,
    texts: &mut Texts<'a>,
) -> Result<Option<Part>, Error> {
    let rows = match table {
        WarehouseTable::Facts => report::facts(report, texts),
        WarehouseTable::Claims => prose::claims(report, texts),
        WarehouseTable::UnreadSentences => Ok(prose::unread_sentences(report, texts)),
        WarehouseTable::Projects => prose::projects(report, texts),
        WarehouseTable::Indicators => prose::indicators(report, texts),
        WarehouseTable::RuleResults => Ok(findings::rule_results(checked, texts)),
        WarehouseTable::Findings => findings::findings(checked, texts),
        WarehouseTable::FindingTerms => Ok(findings::finding_terms(checked, texts)),
        WarehouseTable::Reports
        | WarehouseTable::Sources
        | WarehouseTable::Statements
        | WarehouseTable::Rejects => return Ok(None),
    };
    rows.map(Some)
}

/// The rows that the reports bring, with what they have in common.
fn joined<'a>(
    table: WarehouseTable,
    revisions: &'a [Revision<'a>],
    stamp: &'a Stamp<'_>,
) -> Result<RecordBatch, Error> {
    let parts: Vec<(&'a Revision<'a>, &Part)> =
        revisions.iter().filter_map(|revision| Some((revision, revision.rows.part(table)?))).collect();
    if parts.is_empty() {
        return Ok(RecordBatch::new_empty(table.schema()));
    }
    let count = parts.iter().map(|(_, part)| part.rows).sum();
    let mut texts = Texts::default();
    let mut columns = Columns::new(table, count, &mut texts);
    columns.report_key(parts.iter().flat_map(|(revision, part)| repeat_n(*revision, part.rows)));
    columns.finish_with(stamp, |index, field| {
        let mut column = ColumnBuilder::new(field.data_type(), count)?;
        let mut is_blank = true;
        for (revision, part) in &parts {
            match part.column(index)? {
                Some(cells) => {
                    is_blank = false;
                    column.push(cells, |number| revision.rows.texts.get(number))?;
                }
                None => column.push_blanks(part.rows),
            }
        }
        Ok((!is_blank).then(|| column.finish()))
    })
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

/// The columns of one table, gathered by name and laid out in the schema's order. A text is the number of one of the `texts`.
struct Columns<'t, 'a> {
    table: WarehouseTable,
    schema: SchemaRef,
    rows: usize,
    /// The cells of each column of the schema that has been given.
    cells: Vec<Option<Cells>>,
    /// Where the next column is looked for: columns are mostly given in their order.
    next: usize,
    texts: &'t mut Texts<'a>,
}

impl<'t, 'a> Columns<'t, 'a> {
    fn new(table: WarehouseTable, rows: usize, texts: &'t mut Texts<'a>) -> Self {
        let schema = table.schema();
        let cells = std::iter::repeat_with(|| None).take(schema.fields().len()).collect();
        Self { table, schema, rows, cells, next: 0, texts }
    }

    /// Takes a column, unless the table does not have it.
    fn put(&mut self, name: &str, cells: Cells) {
        let fields = self.schema.fields().iter().enumerate();
        let after = fields.clone().skip(self.next).chain(fields.take(self.next));
        let found = after.into_iter().find(|(_, field)| field.name() == name).map(|(index, _)| index);
        if let Some(index) = found
            && let Some(place) = self.cells.get_mut(index)
        {
            *place = Some(cells);
            self.next = index + 1;
        }
    }

    /// Texts that rows share.
    fn text(&mut self, name: &str, values: impl Iterator<Item = Option<&'a str>>) {
        let numbers = values.map(|text| text.map(|text| self.texts.shared(text)));
        let cells = Cells::words(self.rows, numbers);
        self.put(name, cells);
    }

    /// Texts that each row has for itself: they are not looked for among the others.
    fn own(&mut self, name: &str, values: impl Iterator<Item = Option<impl Into<Cow<'a, str>>>>) {
        let numbers = values.map(|text| text.map(|text| self.texts.own(text.into())));
        let cells = Cells::words(self.rows, numbers);
        self.put(name, cells);
    }

    /// A message as its code, its arguments and its English text.
    fn message(&mut self, name: &str, messages: impl Iterator<Item = Option<&'a Message>> + Clone) {
        self.text(&format!("{name}_code"), messages.clone().map(|message| message.map(Message::code)));
        self.own(&format!("{name}_args"), messages.clone().map(|message| message?.args_json()));
        self.own(name, messages.map(|message| message.map(ToString::to_string)));
    }

    fn constant(&mut self, name: &str, value: &'a str) {
        self.text(name, repeat_n(Some(value), self.rows));
    }

    fn integer(&mut self, name: &str, values: impl Iterator<Item = Option<u32>>) {
        let integers = values.map(|value| value.filter(|value| i32::try_from(*value).is_ok()));
        self.put(name, Cells::words(self.rows, integers));
    }

    fn count(&mut self, name: &str, values: impl Iterator<Item = usize>) {
        self.integer(name, values.map(|value| u32::try_from(value).ok()));
    }

    fn instant(&mut self, name: &str, micros: i64) {
        self.put(name, Cells::longs(self.rows, repeat_n(Some(micros), self.rows)));
    }

    /// Decimals in the column's own type. A number that is finer is rounded half away from zero.
    fn decimal(
        &mut self,
        name: &str,
        values: impl Iterator<Item = Option<Decimal>>,
    ) -> Result<(), ArrowError> {
        let DataType::Decimal128(_, scale) = *self.schema.field_with_name(name)?.data_type() else {
            return Err(ArrowError::SchemaError(format!("{name} is not a decimal column")));
        };
        let digits = u32::try_from(scale).expect("no scale of the schema is negative");
        let mantissa = |value: Decimal| {
            let mut value = value.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
            value.rescale(digits);
            value.mantissa()
        };
        self.put(name, Cells::mantissas(self.rows, values.map(|value| value.map(mantissa))));
        Ok(())
    }

    fn flag(&mut self, name: &str, values: impl Iterator<Item = bool>) {
        self.put(name, Cells::flags(self.rows, values));
    }

    fn large(&mut self, name: &str, values: impl Iterator<Item = Option<u64>>) {
        let longs = values.map(|value| value.and_then(|value| i64::try_from(value).ok()));
        self.put(name, Cells::longs(self.rows, longs));
    }

    /// The columns that identify the report of a row.
    fn report_key(&mut self, rows: impl Iterator<Item = &'a Revision<'a>> + Clone) {
        self.text("revision_id", rows.clone().map(|r| Some(r.id.as_str())));
        self.text("entity_id", rows.clone().map(|r| Some(r.report().entity_id.as_str())));
        self.integer("fiscal_year", rows.clone().map(|r| Some(u32::from(r.report().fiscal_year.get()))));
        self.text("kind", rows.clone().map(|r| Some(r.report().kind.name())));
        self.text("scope", rows.map(|r| Some(r.report().scope.name())));
    }

    fn locators<'l>(&mut self, locators: impl Iterator<Item = &'l Locator> + Clone) {
        let edge = |of: fn(&BoundingBox) -> f32| {
            let bits = locators.clone().map(|l| l.bbox.as_ref().map(of).map(f32::to_bits));
            Cells::words(self.rows, bits)
        };
        for (name, edge) in
            [("x0", edge(|b| b.x0)), ("y0", edge(|b| b.y0)), ("x1", edge(|b| b.x1)), ("y1", edge(|b| b.y1))]
        {
            self.put(name, edge);
        }
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

    /// The columns that are not blank in every row, as a report brings them.
    fn part(self) -> Part {
        let mut part = Part::new(self.table, self.rows);
        for (index, cells) in self.cells.iter().enumerate() {
            if let Some(cells) = cells {
                part.add(index, cells);
            }
        }
        part
    }

    /// The batch in the schema's order. A column that was not given is an error, unless it may be null.
    fn finish(self, stamp: &'a Stamp<'_>) -> Result<RecordBatch, Error> {
        self.finish_with(stamp, |_, _| Ok(None))
    }

    /// As [`Self::finish`], with columns of `others` where none was given.
    fn finish_with(
        mut self,
        stamp: &'a Stamp<'_>,
        others: impl Fn(usize, &Field) -> Result<Option<ArrayRef>, ArrowError>,
    ) -> Result<RecordBatch, Error> {
        self.constant("batch_id", &stamp.batch_id);
        let Self { schema, rows, cells, texts, .. } = self;
        let column = |(index, (field, cells)): (usize, (&FieldRef, Option<Cells>))| {
            if let Some(cells) = cells {
                let mut column = ColumnBuilder::new(field.data_type(), rows)?;
                column.push(&cells.bytes, |number| texts.get(number))?;
                return Ok(column.finish());
            }
            match others(index, field)? {
                Some(array) => Ok(array),
                None if field.is_nullable() => Ok(new_null_array(field.data_type(), rows)),
                None => Err(ArrowError::SchemaError(format!("no values for {}", field.name()))),
            }
        };
        let columns = schema.fields().iter().zip(cells).enumerate().map(column);
        let columns = columns.collect::<Result<Vec<_>, _>>()?;
        Ok(RecordBatch::try_new(schema, columns)?)
    }
}

fn rejects<'a>(
    revisions: &'a [Revision<'a>],
    inputs: &'a [Reject],
    stamp: &'a Stamp<'_>,
) -> Result<RecordBatch, Error> {
    let cells =
        revisions.iter().flat_map(|r| r.report().rejects.iter().map(|cell| (Some(r.id.as_str()), cell)));
    let rows: Vec<(Option<&str>, &Reject)> = inputs.iter().map(|input| (None, input)).chain(cells).collect();
    let mut texts = Texts::default();
    let mut columns = Columns::new(WarehouseTable::Rejects, rows.len(), &mut texts);
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
