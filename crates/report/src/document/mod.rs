//! A report for people as a tree of sections, tables, charts and notes. It has what is shown, with the exact numbers and
//! where each comes from; how it looks is decided by the writers ([`mod@crate::write`]).

mod blocks;
mod evidence;
mod shown;
mod value;

pub(crate) use blocks::{
    Card, Chart, Finding, Holds, ReportBlock, ReportColumn, ReportTable, Section, Series, Shape, Side,
};
pub(crate) use evidence::{Evidence, EvidenceFile, EvidenceOrigin, Picture};
use juesuan_messages::Language;
pub use shown::grouped;
pub(crate) use shown::{NONE, Shown};
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
}

impl ReportDocument {
    /// The place of an entry in words; nothing for what was computed.
    pub(crate) fn place(&self, id: EvidenceId) -> String {
        let origin = self.evidence.get(id).map(|entry| &entry.origin);
        let Some(EvidenceOrigin::Printed { source, locator, .. }) = origin else { return String::new() };
        self.sources.get(*source).map(|source| source.place(locator, self.language)).unwrap_or_default()
    }

    /// How values look in it.
    pub(crate) fn shown(&self) -> Shown {
        Shown { language: self.language }
    }
}
