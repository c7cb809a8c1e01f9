//! Appending a batch in the order that makes it visible all at once.

use crate::error::Error;
use crate::{Versions, rows, table};
use arrow::array::RecordBatch;
use chrono::Utc;
use deltalake::writer::{DeltaWriter, RecordBatchWriter};
use juesuan_model::schema::Table;
use juesuan_model::{Reconciliation, Reject, Report};
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use std::path::Path;

/// What one commit brings: whole reports, and inputs that were refused.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// Reports with all their facts, each with what checking it gave.
    pub reports: Vec<(Report, Reconciliation)>,
    /// Inputs that gave no report. Cells that could not be read travel with their report.
    pub rejects: Vec<Reject>,
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appended {
    /// Reports.
    pub reports: usize,
    /// Facts of those reports.
    pub facts: usize,
    /// Findings, each cause counted once.
    pub findings: usize,
}

/// The order in which tables are made and written. It is the promise: what `reports` names is already there.
pub(crate) const IN_ORDER: [Table; 12] = [
    Table::Facts,
    Table::Statements,
    Table::Sources,
    Table::Claims,
    Table::UnreadSentences,
    Table::Projects,
    Table::Indicators,
    Table::RuleResults,
    Table::Findings,
    Table::FindingTerms,
    Table::Rejects,
    Table::Reports,
];

pub(crate) async fn append(root: &Path, batch: &Batch, versions: &Versions) -> Result<Appended, Error> {
    let stamp = rows::Stamp {
        batch_id: uuid::Uuid::now_v7().to_string(),
        ingested_at: Utc::now().timestamp_micros(),
        versions,
    };
    for table in IN_ORDER {
        write(root, table, rows::of(table, batch, &stamp)?).await?;
    }
    Ok(Appended {
        reports: batch.reports.len(),
        facts: batch.reports.iter().map(|(report, _)| report.facts.len()).sum(),
        findings: batch.reports.iter().map(|(_, checked)| checked.findings.len()).sum(),
    })
}

async fn write(root: &Path, table: Table, rows: RecordBatch) -> Result<(), Error> {
    if rows.num_rows() == 0 {
        return Ok(());
    }
    let path = table::folder(root, table);
    let fail = |error| Error::table(&path, error);
    let mut loaded = table::load(root, table).await?;
    let mut writer =
        RecordBatchWriter::for_table(&loaded).map_err(fail)?.with_writer_properties(writer_properties());
    writer.write(rows).await.map_err(fail)?;
    writer.flush_and_commit(&mut loaded).await.map_err(fail)?;
    Ok(())
}

fn writer_properties() -> WriterProperties {
    WriterProperties::builder().set_compression(Compression::ZSTD(ZstdLevel::default())).build()
}
