//! How the inputs ended.

use juesuan_model::{Account, Report, Stage};
use std::collections::BTreeSet;

/// Every input is ingested, unchanged or rejected; a manifest is none.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    pub(super) ingested: usize,
    pub(super) unchanged: usize,
    pub(super) rejected: usize,
    pub(super) reports: usize,
    /// The bodies of the new reports, up to so many.
    pub(super) bodies: BTreeSet<String>,
    pub(super) facts: usize,
    pub(super) account: Account,
    /// Reports in which no statement was recognised.
    pub(super) without_statement: usize,
    pub(super) unread_pages: usize,
    pub(super) unread_cells: usize,
    pub(super) manifests: usize,
    pub(super) manifest_faults: usize,
}

/// More bodies than this are not compared with those that are known: `juesuan reference --unresolved` lists them.
const COMPARED: usize = 10_000;

impl Counts {
    /// Counts what a new revision brings.
    pub(super) fn report(&mut self, report: &Report) {
        let pages = report.rejects.iter().filter(|reject| reject.stage == Stage::Page).count();
        self.reports += 1;
        if self.bodies.len() < COMPARED {
            self.bodies.insert(report.entity_name.clone());
        }
        self.facts += report.facts.len();
        self.account += report.account;
        self.without_statement += usize::from(report.statements.is_empty());
        self.unread_pages += pages;
        self.unread_cells += report.rejects.iter().filter(|reject| reject.stage == Stage::Cell).count();
    }

    /// The inputs, by how they ended.
    pub(crate) const fn inputs(&self) -> [(&'static str, usize); 3] {
        [("ingested", self.ingested), ("unchanged", self.unchanged), ("rejected", self.rejected)]
    }

    pub(super) fn has_faults(&self) -> bool {
        self.rejected + self.manifest_faults + self.without_statement > 0
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { ingested, unchanged, rejected, reports, facts, .. } = self;
        let inputs = ingested + unchanged + rejected;
        write!(f, "{inputs} inputs: {ingested} ingested, {unchanged} unchanged, {rejected} rejected; ")?;
        if reports != ingested {
            write!(f, "{reports} reports, ")?;
        }
        write!(f, "{facts} facts")?;
        let unread = match (self.unread_pages, self.unread_cells) {
            (0, 0) => None,
            (pages, 0) => Some(format!("{pages} pages")),
            (0, cells) => Some(format!("{cells} cells")),
            (pages, cells) => Some(format!("{pages} pages and {cells} cells")),
        };
        if let Some(unread) = unread {
            write!(f, "; {unread} could not be read (SELECT * FROM rejects)")?;
        }
        match (self.manifests, self.manifest_faults) {
            (0, 0) => Ok(()),
            (manifests, 0) => write!(f, "; {manifests} manifests"),
            (manifests, faults) => write!(f, "; {manifests} manifests, with {faults} faults"),
        }
    }
}
