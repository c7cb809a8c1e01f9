//! What was spent by codes, as the statements print it.

use crate::error::Error;
use crate::figures::PrintedAmount;
use crate::rows::{self, record};
use juesuan_model::{CodeDomain, CodeLevel, Measure};
use polars::frame::DataFrame;
use std::collections::BTreeMap;

record! {
    /// A row of `queries/analysis/report_codes.sql`.
    struct CodeRow {
        code_domain: CodeDomain,
        code_level: CodeLevel,
        code: String,
        row_label: Option<String>,
        measure: Measure,
        printed: PrintedAmount,
    }
}

/// The printed amounts of codes, in the order of year and code.
pub(super) struct EntityCodes {
    rows: Vec<CodeRow>,
}

impl CodeRow {
    fn name(&self) -> &str {
        self.row_label.as_deref().unwrap_or_default()
    }
}

impl EntityCodes {
    pub(super) fn read(frame: &DataFrame) -> Result<Self, Error> {
        Ok(Self { rows: rows::read(frame)? })
    }

    pub(super) fn has(&self, domain: CodeDomain) -> bool {
        self.of(domain).next().is_some()
    }

    fn of(&self, domain: CodeDomain) -> impl Iterator<Item = &CodeRow> {
        self.rows.iter().filter(move |row| row.code_domain == domain)
    }

    /// The codes of a year and level with their names, in the order of the codes.
    pub(super) fn of_year(&self, domain: CodeDomain, year: i32, level: CodeLevel) -> BTreeMap<&str, &str> {
        let mut names = BTreeMap::new();
        for row in self.of(domain).filter(|row| row.printed.fiscal_year == year && row.code_level == level) {
            names.entry(row.code.as_str()).or_insert(row.name());
        }
        names
    }

    /// The classes of all years by code, under their latest names.
    pub(super) fn classes(&self, domain: CodeDomain) -> BTreeMap<&str, &str> {
        let classes = self.of(domain).filter(|row| row.code_level == CodeLevel::Class);
        classes.map(|row| (row.code.as_str(), row.name())).collect()
    }

    /// The printed amount of a code.
    pub(super) fn find(
        &self,
        domain: CodeDomain,
        year: i32,
        code: &str,
        measure: Measure,
    ) -> Option<&PrintedAmount> {
        let is_it =
            |row: &&CodeRow| row.printed.fiscal_year == year && row.code == code && row.measure == measure;
        self.of(domain).find(is_it).map(|row| &row.printed)
    }
}
