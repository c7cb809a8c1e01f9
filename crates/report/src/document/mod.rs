//! A report for people as a tree of sections, tables, charts and notes. It has what is shown, with the exact numbers and
//! where each comes from; how it looks is decided by the writers ([`mod@crate::write`]).

mod blocks;
mod evidence;
mod shown;
mod value;

use crate::language::Speech;
pub(crate) use blocks::{
    Card, Chart, Finding, Holds, ReportBlock, ReportColumn, ReportTable, Section, Series, Shape, Side,
};
pub(crate) use evidence::{Evidence, EvidenceFile, EvidenceOrigin, Picture};
use juesuan_messages::{Language, message};
pub use shown::grouped;
pub(crate) use shown::{NONE, Shown, signed};
pub(crate) use value::{EvidenceId, ReportCell, Value};

/// A report, ready to be written as HTML, Markdown or a workbook.
#[derive(Debug, Clone)]
pub struct ReportDocument {
    pub(crate) language: Language,
    pub(crate) title: String,
    /// Whose figures, of which years, in which unit: one line each.
    pub(crate) lead: Vec<String>,
    pub(crate) sections: Vec<Section>,
    /// Where each figure comes from; a cell names its entry by number.
    pub(crate) evidence: Vec<Evidence>,
    /// The files.
    pub(crate) sources: Vec<EvidenceFile>,
    /// Pages that were drawn on request.
    pub(crate) pictures: Vec<Picture>,
    /// How much of the sources is printed; if `None`, as each form does by itself.
    pub(crate) listing: Option<SourceListing>,
    /// The state of the warehouse that it was written from, if the caller states it.
    pub(crate) version: Option<WarehouseVersion>,
}

/// How much of where its figures come from a report lists: in print, for a page, in which all of it can be seen on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceListing {
    /// Nothing.
    None,
    /// The files.
    Short,
    /// The files, and the place or calculation of every figure.
    All,
}

/// A version of a warehouse, as `juesuan history` lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WarehouseVersion {
    /// Its number.
    pub number: u64,
    /// When it was committed.
    pub committed_at: String,
}

impl ReportDocument {
    /// A report of these sections under a title and its lead, with where their figures come from.
    pub(crate) fn new(
        language: Language,
        (title, lead): (String, Vec<String>),
        sections: Vec<Section>,
        (evidence, sources): (Vec<Evidence>, Vec<EvidenceFile>),
    ) -> Self {
        let (pictures, listing, version) = (Vec::new(), None, None);
        Self { language, title, lead, sections, evidence, sources, pictures, listing, version }
    }

    /// The place of an entry in words; nothing for what was computed.
    pub(crate) fn place(&self, id: EvidenceId) -> String {
        let origin = self.evidence.get(id).map(|entry| &entry.origin);
        let Some(EvidenceOrigin::Printed { source, locator, .. }) = origin else { return String::new() };
        self.sources.get(*source).map(|source| source.place(locator, self.language)).unwrap_or_default()
    }

    /// The same with the version of the warehouse that it was written from, which citations name.
    #[must_use]
    pub fn of_version(mut self, version: WarehouseVersion) -> Self {
        self.version = Some(version);
        self
    }

    /// The same with this much of the sources. Without, a page prints the files, and Markdown and workbooks list all.
    #[must_use]
    pub fn listing(mut self, listing: SourceListing) -> Self {
        self.listing = Some(listing);
        self
    }

    /// The program and the warehouse that it comes from: `juesuan 0.1.0，数据仓库版本 3（2026-11-30T06:34:39.123Z）`.
    pub(crate) fn edition(&self) -> String {
        let program = env!("CARGO_PKG_VERSION");
        let edition = match &self.version {
            None => message!("report-edition", program = program),
            Some(WarehouseVersion { number, committed_at }) => message!(
                "report-edition-of",
                program = program,
                version = number.to_string(),
                time = committed_at
            ),
        };
        self.language.say(edition)
    }

    /// How values look in it.
    pub(crate) fn shown(&self) -> Shown {
        Shown { language: self.language }
    }
}
