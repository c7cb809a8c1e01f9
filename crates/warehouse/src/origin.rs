//! What a revision is made from, and the ids that follow from it.

use crate::Versions;
use juesuan_model::{FiscalYear, KeySource, Kind, Report, Scope};

/// What a report is made from: its files, and whose it is where the files alone do not state it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionInputs {
    hashes: Vec<String>,
    given: Option<String>,
    recognized: bool,
}

impl RevisionInputs {
    /// Of files with these hashes, the main one first, which state themselves whose report they are.
    pub fn new(hashes: impl IntoIterator<Item = String>) -> Self {
        Self { hashes: hashes.into_iter().collect(), given: None, recognized: false }
    }

    /// The same files, assigned to this entity and year by something else than themselves.
    #[must_use]
    pub fn given(self, entity_id: &str, year: FiscalYear, kind: Kind, scope: Scope) -> Self {
        Self { given: Some(format!("{entity_id} {year} {kind} {scope}")), ..self }
    }

    /// The same files, with or without text recognition: with it, scanned pages are read.
    #[must_use]
    pub fn recognized(self, recognized: bool) -> Self {
        Self { recognized, ..self }
    }

    /// Of a report that was read.
    pub fn of(report: &Report) -> Self {
        let origin = Self::new(report.sources.iter().map(|source| source.content_hash.clone()))
            .recognized(report.sources.iter().any(|source| !source.recognized.is_empty()));
        match report.report_key_source {
            KeySource::File => origin,
            _ => origin.given(&report.entity_id, report.fiscal_year, report.kind, report.scope),
        }
    }

    /// The id of what is published: the hash of the file's bytes, or of the hashes where there are several files.
    pub fn report_id(&self) -> String {
        match self.hashes.as_slice() {
            [only] => only.clone(),
            several => digest(several.iter().map(String::as_str)),
        }
    }

    /// The id of a revision: the same bytes read by the same code, wherever and whenever.
    pub fn revision_id(&self, versions: &Versions) -> String {
        let report_id = self.report_id();
        let read_by = [report_id.as_str(), &versions.parser, &versions.rules];
        let recognized = self.recognized.then_some("recognized");
        digest(read_by.into_iter().chain(self.given.as_deref()).chain(recognized))
    }
}

fn digest<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes()).update(b"\0");
    }
    let mut id = hasher.finalize().to_hex().to_string();
    id.truncate(32);
    id
}
