//! A report on its way from the process that read it to the warehouse: what there is much of is rows already.

use super::part;
use crate::append::IN_ORDER;
use crate::error::Error;
use arrow::array::RecordBatch;
use arrow::buffer::Buffer;
use arrow::datatypes::{Field, Schema};
use arrow::error::ArrowError;
use arrow::ipc::reader::read_record_batch;
use arrow::ipc::root_as_message;
use arrow::ipc::writer::{DictionaryTracker, IpcDataGenerator, IpcWriteContext, IpcWriteOptions};
use juesuan_model::schema::WarehouseTable;
use juesuan_model::{Reconciliation, Report};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use std::collections::HashMap;
use std::sync::Arc;

/// A report that was read and checked, with its facts, claims, self-evaluations and findings as rows.
#[derive(Debug, Clone)]
pub struct ReportRows {
    /// The report without what its rows have, and without what no table has.
    pub report: Report,
    /// Findings, each cause counted once.
    pub findings: usize,
    parts: Vec<Part>,
}

/// Its rows of one table: the columns that are not null in every row, without those that a report or a batch has in common.
#[derive(Debug, Clone)]
struct Part {
    table: WarehouseTable,
    rows: RecordBatch,
}

impl ReportRows {
    /// Makes rows of a report and the results of its checks.
    ///
    /// # Errors
    /// A number that is too large for its column.
    pub fn new(mut report: Report, checked: &Reconciliation) -> Result<Self, Error> {
        let mut parts = Vec::new();
        for table in IN_ORDER {
            let rows = part(table, &report, checked)?;
            parts.extend(rows.filter(|rows| rows.num_rows() > 0).map(|rows| Part { table, rows }));
        }
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
        Ok(Self { report, findings: checked.findings.len(), parts })
    }

    /// The number of its rows in a table to which each report brings its own.
    #[must_use]
    pub fn count(&self, table: WarehouseTable) -> usize {
        self.part(table).map_or(0, RecordBatch::num_rows)
    }

    pub(super) fn part(&self, table: WarehouseTable) -> Option<&RecordBatch> {
        self.parts.iter().find(|part| part.table == table).map(|part| &part.rows)
    }
}

/// A report with its rows on the way to another process: what is serialized of it. The data of the rows goes next to it
/// unchanged, so that it is not copied once more.
#[derive(Debug, Serialize, Deserialize)]
pub struct PackedReport {
    report: Report,
    findings: usize,
    parts: Vec<PackedPart>,
}

/// The rows of one table without their data. Both sides know the table's schema.
#[derive(Debug, Serialize, Deserialize)]
struct PackedPart {
    table: WarehouseTable,
    /// Which of the table's columns it has.
    columns: ByteBuf,
    /// The Arrow message that says how the data is laid out.
    message: ByteBuf,
    /// The bytes of its data.
    length: usize,
}

impl ReportRows {
    /// Packs it; also returns the data of its rows, in pieces.
    ///
    /// # Errors
    /// Errors of Arrow.
    pub fn pack(self) -> Result<(PackedReport, Vec<Vec<u8>>), Error> {
        let mut pieces = Vec::with_capacity(self.parts.len());
        let mut parts = Vec::with_capacity(self.parts.len());
        for part in self.parts {
            let (packed, data) = part.pack()?;
            parts.push(packed);
            pieces.push(data);
        }
        Ok((PackedReport { report: self.report, findings: self.findings, parts }, pieces))
    }

    /// Unpacks it, from all pieces of its data one after another.
    ///
    /// # Errors
    /// Data that does not belong to it.
    pub fn unpack(packed: PackedReport, data: Vec<u8>) -> Result<Self, Error> {
        let data = Buffer::from_vec(data);
        let mut start = 0_usize;
        let mut parts = Vec::with_capacity(packed.parts.len());
        for part in packed.parts {
            let end = start.checked_add(part.length).filter(|end| *end <= data.len());
            let end = end.ok_or_else(|| ArrowError::IpcError("rows without data".to_owned()))?;
            let rows = part.rows(&data.slice_with_length(start, part.length))?;
            parts.push(Part { table: part.table, rows });
            start = end;
        }
        Ok(Self { report: packed.report, findings: packed.findings, parts })
    }
}

impl Part {
    fn pack(&self) -> Result<(PackedPart, Vec<u8>), ArrowError> {
        let schema = self.table.schema();
        let index = |field: &Arc<Field>| {
            let index = schema.index_of(field.name())?;
            u8::try_from(index).map_err(|error| ArrowError::SchemaError(error.to_string()))
        };
        let columns = self.rows.schema_ref().fields().iter().map(index).collect::<Result<Vec<u8>, _>>()?;
        let mut tracker = DictionaryTracker::new(true);
        let (_, encoded) = IpcDataGenerator::default().encode(
            &self.rows,
            &mut tracker,
            &IpcWriteOptions::default(),
            &mut IpcWriteContext::default(),
        )?;
        let packed = PackedPart {
            table: self.table,
            columns: columns.into(),
            message: encoded.ipc_message.into(),
            length: encoded.arrow_data.len(),
        };
        Ok((packed, encoded.arrow_data))
    }
}

impl PackedPart {
    fn rows(&self, data: &Buffer) -> Result<RecordBatch, ArrowError> {
        let columns: Vec<usize> = self.columns.iter().map(|column| usize::from(*column)).collect();
        let schema: Schema = self.table.schema().project(&columns)?;
        let message =
            root_as_message(&self.message).map_err(|error| ArrowError::IpcError(error.to_string()))?;
        let batch = message.header_as_record_batch();
        let batch = batch.ok_or_else(|| ArrowError::IpcError("not a record batch".to_owned()))?;
        read_record_batch(data, batch, Arc::new(schema), &HashMap::new(), None, &message.version())
    }
}
