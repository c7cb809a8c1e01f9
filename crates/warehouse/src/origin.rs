//! What a revision is made from, and the ids that follow from it.

use crate::Versions;
use juesuan_model::{FiscalYear, IdentitySource, Kind, Report, Scope};

/// What a report is made from: its files, and whose it is where the files alone do not state it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    hashes: Vec<String>,
    given: Option<String>,
    recognised: bool,
}

impl Origin {
    /// Of files with these hashes, the main one first, which state themselves whose report they are.
    pub fn new(hashes: impl IntoIterator<Item = String>) -> Self {
        Self { hashes: hashes.into_iter().collect(), given: None, recognised: false }
    }

    /// The same files, assigned to this entity and year by something else than themselves.
    #[must_use]
    pub fn given(self, entity_id: &str, year: FiscalYear, kind: Kind, scope: Scope) -> Self {
        Self { given: Some(format!("{entity_id} {year} {kind} {scope}")), ..self }
    }

    /// The same files, with or without text recognition: with it, scanned pages are read.
    #[must_use]
    pub fn recognised(self, recognised: bool) -> Self {
        Self { recognised, ..self }
    }

    /// Of a report that was read.
    pub fn of(report: &Report) -> Self {
        let origin = Self::new(report.sources.iter().map(|source| source.content_hash.clone()))
            .recognised(report.sources.iter().any(|source| !source.recognised.is_empty()));
        match report.identity_source {
            IdentitySource::Paper => origin,
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
        let recognised = self.recognised.then_some("recognised");
        digest(read_by.into_iter().chain(self.given.as_deref()).chain(recognised))
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
