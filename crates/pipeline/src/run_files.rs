//! Files of this run whose report is not known yet.

use juesuan_ingest::Input;
use juesuan_ingest::group::{FileGroup, FileSummary};
use juesuan_warehouse::KnownSources;
use std::collections::BTreeMap;

/// Files of this run that may be part of a report, and what the warehouse contains about them.
#[derive(Default)]
pub(crate) struct RunFiles {
    files: BTreeMap<String, RunFile>,
    pub(crate) known: KnownSources,
}

/// A file of this run.
struct RunFile {
    /// Where it can be read again, if that was kept.
    input: Option<Input>,
    /// Whether it has been counted as ingested, unchanged or rejected.
    counted: bool,
}

impl RunFiles {
    /// Adds a file that is still to be counted.
    pub(crate) fn add(&mut self, uri: &str, input: Input) {
        self.files.insert(uri.to_owned(), RunFile { input: Some(input), counted: false });
    }

    /// Adds a file that has been counted.
    pub(crate) fn add_counted(&mut self, uri: &str, input: Option<Input>) {
        self.files.insert(uri.to_owned(), RunFile { input, counted: true });
    }

    pub(crate) fn extend(&mut self, others: Self) {
        self.files.extend(others.files);
        self.known.extend(others.known);
    }

    pub(crate) fn contains(&self, uri: &str) -> bool {
        self.files.contains_key(uri)
    }

    pub(crate) fn contains_any(&self, group: &FileGroup) -> bool {
        group.parts.iter().any(|part| self.contains(&part.uri))
    }

    /// Where a file can be read again, if that was kept.
    pub(crate) fn input(&self, part: &FileSummary) -> Option<&Input> {
        self.files.get(&part.uri)?.input.as_ref()
    }

    /// Marks a file as counted. Returns whether it was not counted before.
    pub(crate) fn count(&mut self, uri: &str) -> bool {
        self.files.get_mut(uri).is_some_and(|file| !std::mem::replace(&mut file.counted, true))
    }

    /// Marks the files of the group as counted; returns how many were not counted before.
    pub(crate) fn count_group(&mut self, group: &FileGroup) -> usize {
        group.parts.iter().filter(|part| self.count(&part.uri)).count()
    }

    /// The files that have not been counted.
    pub(crate) fn uncounted(&self) -> usize {
        self.files.values().filter(|file| !file.counted).count()
    }
}
