//! A report on its way from the process that read it to the warehouse: what there is much of is rows already.

use super::part;
use super::texts::{self, Texts};
use crate::append::IN_ORDER;
use crate::error::Error;
use arrow::array::{Array, ArrayRef, AsArray, RecordBatch, RecordBatchOptions, StringArray, StringBuilder};
use arrow::buffer::Buffer;
use arrow::datatypes::{DataType, Field, FieldRef, Schema, SchemaRef, UInt32Type};
use arrow::error::ArrowError;
use arrow::ipc::reader::read_record_batch;
use arrow::ipc::root_as_message;
use arrow::ipc::writer::{DictionaryTracker, IpcDataGenerator, IpcWriteContext, IpcWriteOptions};
use juesuan_model::schema::WarehouseTable;
use juesuan_model::{Reconciliation, Report};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

/// The texts of a report, on their way.
static TEXTS: LazyLock<SchemaRef> =
    LazyLock::new(|| Arc::new(Schema::new(vec![Field::new("text", DataType::Utf8, false)])));

/// The number of a text, in place of any column of texts.
static NUMBER: LazyLock<FieldRef> = LazyLock::new(|| Arc::new(Field::new("text", DataType::UInt32, true)));

/// A report that was read and checked, with its facts, claims, self-evaluations and findings as rows.
#[derive(Debug, Clone)]
pub struct ReportRows {
    /// The report without what its rows have, and without what no table has.
    pub report: Report,
    /// Findings, each cause counted once.
    pub findings: usize,
    /// What its rows have for text are numbers of these.
    texts: StringArray,
    parts: Vec<Part>,
}

/// Its rows of one table: the columns that are not null in every row, without those that a report or a batch has in common.
#[derive(Debug, Clone)]
pub(super) struct Part {
    table: WarehouseTable,
    /// Which of the table's columns these are, in order.
    columns: Vec<u8>,
    pub(super) rows: RecordBatch,
}

impl ReportRows {
    /// Makes rows of a report and the results of its checks.
    ///
    /// # Errors
    /// A number that is too large for its column.
    pub fn new(mut report: Report, checked: &Reconciliation) -> Result<Self, Error> {
        let (mut parts, mut texts) = (Vec::new(), Texts::default());
        for table in IN_ORDER {
            let part = part(table, &report, checked, &mut texts)?;
            parts.extend(part.filter(|part| part.rows.num_rows() > 0));
        }
        let texts = texts.array();
        report.facts = Vec::new();
        report.claims = Vec::new();
        report.unread_sentences = Vec::new();
        report.projects = Vec::new();
        report.indicators = Vec::new();
        report.titles = Vec::new();
        report.template_leftovers = Vec::new();
        for statement in &mut report.statements {
            statement.line_numbers = Vec::new();
            statement.unread_line_numbers = Vec::new();
        }
        for source in &mut report.sources {
            source.evidence = Vec::new();
        }
        Ok(Self { report, findings: checked.findings.len(), texts, parts })
    }

    /// The number of its rows in a table to which each report brings its own.
    #[must_use]
    pub fn count(&self, table: WarehouseTable) -> usize {
        self.part(table).map_or(0, |part| part.rows.num_rows())
    }

    pub(super) fn part(&self, table: WarehouseTable) -> Option<&Part> {
        self.parts.iter().find(|part| part.table == table)
    }

    /// Writes the texts that a column of its rows has.
    pub(super) fn write_texts(&self, column: &ArrayRef, to: &mut StringBuilder) -> Result<(), ArrowError> {
        let numbers = column.as_primitive_opt::<UInt32Type>();
        let numbers = numbers.ok_or_else(|| ArrowError::SchemaError("not numbers of texts".to_owned()))?;
        let text = |number| (number < self.texts.len()).then(|| self.texts.value(number));
        texts::write(numbers, text, to)
    }
}

/// A report with its rows on the way to another process: what is serialized of it. The data of the rows goes next to it
/// unchanged, so that it is not copied once more.
#[derive(Debug, Serialize, Deserialize)]
pub struct PackedReport {
    report: Report,
    findings: usize,
    texts: Packed,
    parts: Vec<PackedPart>,
}

/// A batch without its data.
#[derive(Debug, Serialize, Deserialize)]
struct Packed {
    /// The Arrow message that says how the data is laid out.
    message: ByteBuf,
    /// The bytes of its data.
    length: usize,
}

/// The rows of one table without their data. Both sides know the table's schema.
#[derive(Debug, Serialize, Deserialize)]
struct PackedPart {
    table: WarehouseTable,
    columns: ByteBuf,
    rows: Packed,
}

impl ReportRows {
    /// Packs it; also returns the data of its rows, in pieces.
    ///
    /// # Errors
    /// Errors of Arrow.
    pub fn pack(self) -> Result<(PackedReport, Vec<Vec<u8>>), Error> {
        let mut pieces = Vec::with_capacity(self.parts.len() + 1);
        let texts = RecordBatch::try_new(TEXTS.clone(), vec![Arc::new(self.texts)])?;
        let texts = pack(&texts, &mut pieces)?;
        let mut parts = Vec::with_capacity(self.parts.len());
        for Part { table, columns, rows } in self.parts {
            parts.push(PackedPart { table, columns: columns.into(), rows: pack(&rows, &mut pieces)? });
        }
        Ok((PackedReport { report: self.report, findings: self.findings, texts, parts }, pieces))
    }

    /// Unpacks it, from all pieces of its data one after another.
    ///
    /// # Errors
    /// Data that does not belong to it.
    pub fn unpack(packed: PackedReport, data: Vec<u8>) -> Result<Self, Error> {
        let PackedReport { report, findings, texts, parts } = packed;
        let mut data = Buffer::from_vec(data);
        let texts = texts.unpack(TEXTS.clone(), &mut data)?;
        let texts = texts.columns().first().and_then(|texts| texts.as_string_opt());
        let texts = texts.cloned().ok_or_else(|| ArrowError::IpcError("no texts".to_owned()))?;
        let unpack = |part: PackedPart| {
            let columns = part.columns.into_vec();
            let rows = part.rows.unpack(schema(part.table, &columns)?, &mut data)?;
            Ok(Part { table: part.table, columns, rows })
        };
        let parts = parts.into_iter().map(unpack).collect::<Result<_, ArrowError>>()?;
        Ok(Self { report, findings, texts, parts })
    }
}

impl Part {
    /// # Errors
    /// Columns that are not those of the table.
    pub(super) fn new(
        table: WarehouseTable,
        columns: Vec<usize>,
        arrays: Vec<ArrayRef>,
        rows: usize,
    ) -> Result<Self, Error> {
        let columns = columns.into_iter().map(u8::try_from).collect::<Result<Vec<u8>, _>>();
        let columns = columns.expect("no table has so many columns");
        let options = RecordBatchOptions::new().with_row_count(Some(rows));
        let rows = RecordBatch::try_new_with_options(schema(table, &columns)?, arrays, &options)?;
        Ok(Self { table, columns, rows })
    }

    /// The column at this place in the table's schema.
    pub(super) fn column(&self, index: usize) -> Option<&ArrayRef> {
        let place = self.columns.binary_search(&u8::try_from(index).ok()?).ok()?;
        self.rows.columns().get(place)
    }
}

/// The schema of a part of the table with these columns.
fn schema(table: WarehouseTable, columns: &[u8]) -> Result<SchemaRef, ArrowError> {
    let schema = table.schema();
    let field = |column: &u8| {
        let field = schema.fields().get(usize::from(*column));
        let field = field
            .ok_or_else(|| ArrowError::SchemaError(format!("{} has no column {column}", table.name())))?;
        Ok(if *field.data_type() == DataType::Utf8 { NUMBER.clone() } else { field.clone() })
    };
    let fields = columns.iter().map(field).collect::<Result<Vec<FieldRef>, ArrowError>>()?;
    Ok(Arc::new(Schema::new(fields)))
}

fn pack(rows: &RecordBatch, pieces: &mut Vec<Vec<u8>>) -> Result<Packed, ArrowError> {
    let (_, encoded) = IpcDataGenerator::default().encode(
        rows,
        &mut DictionaryTracker::new(true),
        &IpcWriteOptions::default(),
        &mut IpcWriteContext::default(),
    )?;
    let packed = Packed { message: encoded.ipc_message.into(), length: encoded.arrow_data.len() };
    pieces.push(encoded.arrow_data);
    Ok(packed)
}

impl Packed {
    /// The batch, from the data that begins with its own; what follows is left.
    fn unpack(self, schema: SchemaRef, data: &mut Buffer) -> Result<RecordBatch, ArrowError> {
        let rest = data.len().checked_sub(self.length);
        let rest = rest.ok_or_else(|| ArrowError::IpcError("rows without data".to_owned()))?;
        let own = data.slice_with_length(0, self.length);
        *data = data.slice_with_length(self.length, rest);
        let message =
            root_as_message(&self.message).map_err(|error| ArrowError::IpcError(error.to_string()))?;
        let batch = message.header_as_record_batch();
        let batch = batch.ok_or_else(|| ArrowError::IpcError("not a record batch".to_owned()))?;
        read_record_batch(&own, batch, schema, &HashMap::new(), None, &message.version())
    }
}
