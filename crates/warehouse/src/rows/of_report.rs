//! A report on its way from the process that read it to the warehouse: what there is much of is rows already.

use super::cells::{Cells, width};
use super::part;
use super::texts::{JoinedTexts, Texts};
use crate::append::IN_ORDER;
use crate::error::Error;
use arrow::error::ArrowError;
use juesuan_model::schema::WarehouseTable;
use juesuan_model::{Reconciliation, Report};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

/// A report that was read and checked, with its facts, claims, self-evaluations and findings as rows.
#[derive(Debug, Clone)]
pub struct ReportRows {
    /// The report without what its rows have, and without what no table has.
    pub report: Report,
    /// Findings, each cause counted once.
    pub findings: usize,
    /// What its rows have for text are numbers of these.
    pub(super) texts: JoinedTexts,
    parts: Vec<Part>,
}

/// Its rows of one table: the columns that are not blank in every row, without those that a report or a batch has in common.
#[derive(Debug, Clone)]
pub(super) struct Part {
    table: WarehouseTable,
    pub(super) rows: usize,
    /// Which of the table's columns these are, in order.
    columns: Vec<u8>,
    /// Their cells, column by column.
    cells: Vec<u8>,
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
            parts.extend(part.filter(|part| part.rows > 0));
        }
        let texts = texts.joined();
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
        self.part(table).map_or(0, |part| part.rows)
    }

    pub(super) fn part(&self, table: WarehouseTable) -> Option<&Part> {
        self.parts.iter().find(|part| part.table == table)
    }
}

/// A report with its rows on the way to another process: what is serialized of it. The cells of the rows go next to it
/// unchanged, so that nothing is encoded and decoded but what is small.
#[derive(Debug, Serialize, Deserialize)]
pub struct PackedReport {
    report: Report,
    findings: usize,
    texts: JoinedTexts,
    parts: Vec<PackedPart>,
}

/// The rows of one table without their cells. Both sides know the table's schema.
#[derive(Debug, Serialize, Deserialize)]
struct PackedPart {
    table: WarehouseTable,
    rows: usize,
    columns: ByteBuf,
}

impl ReportRows {
    /// Packs it; also returns the cells of its rows, in pieces.
    #[must_use]
    pub fn pack(self) -> (PackedReport, Vec<Vec<u8>>) {
        let Self { report, findings, texts, parts } = self;
        let pack = |Part { table, rows, columns, cells }| {
            (PackedPart { table, rows, columns: columns.into() }, cells)
        };
        let (parts, pieces) = parts.into_iter().map(pack).unzip();
        (PackedReport { report, findings, texts, parts }, pieces)
    }

    /// Unpacks it, from all pieces of its cells one after another.
    ///
    /// # Errors
    /// Cells that do not belong to it.
    pub fn unpack(packed: PackedReport, cells: &[u8]) -> Result<Self, Error> {
        let PackedReport { report, findings, texts, parts } = packed;
        let mut rest = cells;
        let unpack = |PackedPart { table, rows, columns }: PackedPart| {
            let mut part = Part { table, rows, columns: columns.into_vec(), cells: Vec::new() };
            let own = rest.split_off(..part.width()?.saturating_mul(rows));
            let own = own.ok_or_else(|| ArrowError::SchemaError("rows without cells".to_owned()))?;
            part.cells.extend_from_slice(own);
            Ok(part)
        };
        let parts = parts.into_iter().map(unpack).collect::<Result<_, ArrowError>>()?;
        if !rest.is_empty() {
            return Err(ArrowError::SchemaError("cells without rows".to_owned()).into());
        }
        Ok(Self { report, findings, texts, parts })
    }
}

impl Part {
    /// A part without columns.
    pub(super) fn new(table: WarehouseTable, rows: usize) -> Self {
        Self { table, rows, columns: Vec::new(), cells: Vec::new() }
    }

    /// Adds the column at this place in the table's schema, behind all that are there, unless it is blank.
    pub(super) fn add(&mut self, column: usize, cells: &Cells) {
        if !cells.are_blank {
            self.columns.push(u8::try_from(column).expect("no table has so many columns"));
            self.cells.extend_from_slice(&cells.bytes);
        }
    }

    /// The bytes of the cells of a row.
    fn width(&self) -> Result<usize, ArrowError> {
        let schema = self.table.schema();
        let width = |column: &u8| {
            let field = schema.fields().get(usize::from(*column));
            let none = || ArrowError::SchemaError(format!("{} has no column {column}", self.table.name()));
            width(field.ok_or_else(none)?.data_type())
        };
        self.columns.iter().map(width).sum()
    }

    /// The cells of the column at this place in the table's schema.
    pub(super) fn column(&self, index: usize) -> Result<Option<&[u8]>, ArrowError> {
        let schema = self.table.schema();
        let mut start = 0;
        for column in self.columns.iter().map(|column| usize::from(*column)) {
            let length = width(schema.field(column).data_type())? * self.rows;
            if column == index {
                return Ok(self.cells.get(start..start + length));
            }
            start += length;
        }
        Ok(None)
    }
}
