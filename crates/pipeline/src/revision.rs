//! Which revisions are known: those of the warehouse, and those that this run made.

use juesuan_ingest::group::FileGroup;
use juesuan_model::entity::entity_id;
use juesuan_model::{KeySource, Report};
use juesuan_warehouse::{KnownSources, RevisionInputs, Versions};
use std::collections::HashSet;
use std::hash::BuildHasher;

/// The revisions that this run made.
pub(crate) struct Revisions {
    versions: Versions,
    made: HashSet<Box<str>>,
    /// Of the department, year, kind and scope of each, a hash. Two that are alike by chance only cost a look that finds nothing.
    series: HashSet<u64>,
}

impl Revisions {
    pub(crate) fn new(versions: Versions) -> Self {
        Self { versions, made: HashSet::new(), series: HashSet::new() }
    }

    /// Whether the revision that reading this group would create exists already, from before or from this run.
    pub(crate) fn is_known(&self, group: &FileGroup, known: &KnownSources) -> bool {
        let revision = origin(group).revision_id(&self.versions);
        let mut stored = group.parts.iter().flat_map(|part| known.of(&part.content_hash));
        self.made.contains(revision.as_str()) || stored.any(|source| source.revision_id == revision)
    }

    /// Whether this run may have made another revision of the same department, year, kind and scope; from then on it has.
    pub(crate) fn displaces(&mut self, report: &Report) -> bool {
        let series = (&report.entity_id, report.fiscal_year, report.kind, report.scope);
        !self.series.insert(self.series.hasher().hash_one(series))
    }

    /// Whether this report is a new revision; adds it, so that it is known from then on. The same bytes may have two names in this
    /// run, and scanned pages may have been recognized again without any result.
    pub(crate) fn add(&mut self, report: &Report, known: &KnownSources) -> bool {
        let revision = RevisionInputs::of(report).revision_id(&self.versions);
        let mut stored = report.sources.iter().flat_map(|source| known.of(&source.content_hash));
        stored.all(|source| source.revision_id != revision) && self.made.insert(revision.into())
    }
}

/// What the group's report is made from.
fn origin(group: &FileGroup) -> RevisionInputs {
    let origin = RevisionInputs::new(group.parts.iter().map(|part| part.content_hash.clone()))
        .recognized(group.parts.iter().any(|part| part.recognized));
    match &group.report_key {
        Some(report_key) if report_key.source != KeySource::File => {
            let id = entity_id(&report_key.entity_name);
            origin.given(&id, report_key.fiscal_year, report_key.kind, report_key.scope)
        }
        _ => origin,
    }
}
