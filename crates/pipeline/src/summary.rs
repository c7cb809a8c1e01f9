//! How the inputs of a run ended.

use juesuan_model::schema::WarehouseTable;
use juesuan_model::{Account, Stage};
use juesuan_warehouse::ReportRows;
use std::collections::BTreeSet;

/// How the inputs of a run ended. Each is ingested, unchanged or rejected; if the run was interrupted, the others remain. A
/// manifest is not an input.
#[derive(Debug, Clone, Default)]
pub struct RunSummary {
    /// Inputs that are part of a new report.
    pub ingested: usize,
    /// Inputs whose report is known already.
    pub unchanged: usize,
    /// Inputs that are not part of any report.
    pub rejected: usize,
    /// Inputs that an interruption left.
    pub remaining: usize,
    /// New reports.
    pub reports: usize,
    /// The names of the departments whose reports are new, at most 10 000.
    pub entity_names: BTreeSet<String>,
    /// Whether one of the new reports may be of the same department, year, kind and scope as another: as one that was there before,
    /// or as another new one.
    pub may_displace: bool,
    /// Facts of the new reports.
    pub facts: usize,
    /// What became of the amounts of the new reports.
    pub account: Account,
    /// New reports in which no statement was recognized.
    pub without_statement: usize,
    /// Pages of the new reports that could not be read.
    pub unread_pages: usize,
    /// Cells of the new reports that could not be read.
    pub unread_cells: usize,
    /// Manifests that were read.
    pub manifests: usize,
    /// What is wrong in manifests.
    pub manifest_faults: usize,
}

/// The maximum number of departments' names that are kept.
const NAMES: usize = 10_000;

impl RunSummary {
    /// Counts a new report.
    pub(crate) fn add_report(&mut self, rows: &ReportRows) {
        let report = &rows.report;
        let rejects = |stage| report.rejects.iter().filter(|reject| reject.stage == stage).count();
        self.reports += 1;
        if self.entity_names.len() < NAMES {
            self.entity_names.insert(report.entity_name.clone());
        }
        self.facts += rows.count(WarehouseTable::Facts);
        self.account += report.account;
        self.without_statement += usize::from(report.statements.is_empty());
        self.unread_pages += rejects(Stage::Page);
        self.unread_cells += rejects(Stage::Cell);
    }

    /// The inputs, by how they ended.
    #[must_use]
    pub const fn inputs(&self) -> [(&'static str, usize); 3] {
        [("ingested", self.ingested), ("unchanged", self.unchanged), ("rejected", self.rejected)]
    }

    /// Whether something was rejected, or a report has no statement.
    #[must_use]
    pub const fn has_faults(&self) -> bool {
        self.rejected + self.manifest_faults + self.without_statement > 0
    }
}
