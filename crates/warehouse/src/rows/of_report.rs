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
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_bytes::Bytes;
use std::collections::HashMap;
use std::sync::Arc;

/// A report that was read and checked, with its facts, claims, self-evaluations and findings as rows.
///
/// It can be serialized: the rows as Arrow record batches without a schema, which both sides know.
#[derive(Debug, Clone, Serialize, Deserialize)]
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

/// A part as bytes: which columns of the table it has, and an Arrow message with its data.
#[derive(Serialize, Deserialize)]
struct Encoded<'a> {
    table: WarehouseTable,
    #[serde(borrow)]
    columns: &'a Bytes,
    #[serde(borrow)]
    message: &'a Bytes,
    #[serde(borrow)]
    data: &'a Bytes,
}

impl Serialize for Part {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let schema = self.table.schema();
        let index = |field: &Arc<Field>| {
            schema.index_of(field.name()).ok().and_then(|index| u8::try_from(index).ok())
        };
        let columns: Option<Vec<u8>> = self.rows.schema_ref().fields().iter().map(index).collect();
        let columns =
            columns.ok_or_else(|| serde::ser::Error::custom("a column that the table does not have"))?;
        let mut tracker = DictionaryTracker::new(true);
        let (_, encoded) = IpcDataGenerator::default()
            .encode(&self.rows, &mut tracker, &IpcWriteOptions::default(), &mut IpcWriteContext::default())
            .map_err(serde::ser::Error::custom)?;
        Encoded {
            table: self.table,
            columns: Bytes::new(&columns),
            message: Bytes::new(&encoded.ipc_message),
            data: Bytes::new(&encoded.arrow_data),
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Part {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let encoded = Encoded::deserialize(deserializer)?;
        let rows = encoded.rows().map_err(serde::de::Error::custom)?;
        Ok(Self { table: encoded.table, rows })
    }
}

impl Encoded<'_> {
    fn rows(&self) -> Result<RecordBatch, ArrowError> {
        let columns: Vec<usize> = self.columns.iter().map(|column| usize::from(*column)).collect();
        let schema: Schema = self.table.schema().project(&columns)?;
        let message =
            root_as_message(self.message).map_err(|error| ArrowError::IpcError(error.to_string()))?;
        let batch = message.header_as_record_batch();
        let batch = batch.ok_or_else(|| ArrowError::IpcError("not a record batch".to_owned()))?;
        let data = Buffer::from(self.data.as_ref());
        read_record_batch(&data, batch, Arc::new(schema), &HashMap::new(), None, &message.version())
    }
}
