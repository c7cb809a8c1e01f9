//! The files of one folder, all processed: which of them are one report together.

use crate::error::Error;
use crate::join::GroupToRead;
use crate::processor::part_of;
use crate::revision::Revisions;
use crate::run_files::RunFiles;
use crate::source::SourceFolder;
use juesuan_ingest::group::{self, FileGroup, FileSummary, Labeled};
use juesuan_ingest::{Input, Manifest};
use juesuan_warehouse::{KnownRevisions, KnownSources};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// The folder whose files are coming in.
pub(crate) struct FolderFiles {
    folder: Arc<SourceFolder>,
    /// The files that nothing can change, by their names only: there may be a million.
    unchanged: HashSet<Box<str>>,
    /// The contents of all others.
    parts: Vec<FileSummary>,
    files: RunFiles,
}

/// Files that manifests join across folders. They are read when all folders below the outermost of these manifests have been
/// seen.
pub(crate) struct LabeledFiles {
    under: Arc<Manifest>,
    labeled: Vec<Labeled>,
    files: RunFiles,
}

/// What is known of a folder's reports when its last file has been seen.
#[derive(Default)]
pub(crate) struct ClosedFolder {
    /// Files whose reports are known and unchanged.
    pub(crate) unchanged: usize,
    /// New reports.
    pub(crate) to_read: Vec<GroupToRead>,
    /// Files that may be part of a report together with files of other folders.
    pub(crate) labeled: Option<LabeledFiles>,
}

impl FolderFiles {
    pub(crate) fn new(folder: Arc<SourceFolder>) -> Self {
        Self { folder, unchanged: HashSet::new(), parts: Vec::new(), files: RunFiles::default() }
    }

    pub(crate) fn is_of(&self, folder: &Arc<SourceFolder>) -> bool {
        Arc::ptr_eq(&self.folder, folder)
    }

    /// Adds a file that nothing can change.
    pub(crate) fn add_unchanged(&mut self, input: &Input) {
        self.unchanged.insert(input.uri.rsplit('/').next().expect("a split has at least one piece").into());
    }

    /// Adds a file that may be part of a report.
    pub(crate) fn add_undetermined(&mut self, part: FileSummary, input: Input, known: &KnownSources) {
        self.files.known.extend(known.only(std::iter::once(part.content_hash.as_str())));
        self.files.add(&part.uri, input);
        self.parts.push(part);
    }

    /// Adds a file that is a report by itself and has been counted. Others may still belong to it.
    pub(crate) fn add_report(&mut self, part: FileSummary, input: Input) {
        self.files.add_counted(&part.uri, Some(input));
        self.parts.push(part);
    }

    /// The files that have not been counted.
    pub(crate) fn uncounted(&self) -> usize {
        self.files.uncounted()
    }

    /// Finds the reports in the folder: those that are known, and those that are to be read.
    pub(crate) fn close(
        mut self,
        known: &mut KnownRevisions,
        revisions: &Revisions,
    ) -> Result<ClosedFolder, Error> {
        if self.parts.is_empty() {
            return Ok(ClosedFolder::default());
        }
        let copies = self.remove_copies();
        let earlier = self.earlier(known)?;
        let Self { folder, mut parts, mut files, .. } = self;
        parts.extend(earlier);
        let (mut groups, mut labeled) = group::in_folder(parts.clone(), &folder.manifests);
        if mark_gone(&groups, &mut parts, &files, revisions) {
            (groups, labeled) = group::in_folder(parts, &folder.manifests);
        }
        let mut closed = determine(groups, &mut files, revisions);
        closed.unchanged += copies;
        let outermost = folder.manifests.first().filter(|_| !labeled.is_empty());
        closed.labeled = outermost.map(|under| LabeledFiles { under: under.clone(), labeled, files });
        Ok(closed)
    }

    /// Removes copies of files in the same folder, keeping the first by name. Returns how many of them were not counted before.
    fn remove_copies(&mut self) -> usize {
        self.parts.sort_by(|a, b| a.uri.cmp(&b.uri));
        let mut seen = HashSet::new();
        let mut copies = 0;
        self.parts.retain(|part| {
            let is_first = seen.insert(part.content_hash.clone());
            copies += usize::from(!is_first && self.files.count(&part.uri));
            is_first
        });
        copies
    }

    /// Files that are known in this folder and may complement these: those of this run of which only the names were kept,
    /// and those of earlier runs.
    fn earlier(&mut self, known: &mut KnownRevisions) -> Result<Vec<FileSummary>, Error> {
        let known = known.in_folder(&self.folder.uri)?;
        let here: HashSet<&str> = self.parts.iter().map(|part| part.content_hash.as_str()).collect();
        let mut earlier: BTreeMap<(String, String), FileSummary> = BTreeMap::new();
        for source in known.current() {
            let name = source.uri.rsplit('/').next().expect("a split has at least one piece");
            let part = part_of(source, &source.uri);
            if self.unchanged.contains(name) && part.stands_alone() {
                self.files.add_counted(&source.uri, None);
            } else if self.files.contains(&source.uri) || here.contains(source.content_hash.as_str()) {
                continue;
            }
            // Of two, one with recognized text replaces one without.
            let better = earlier
                .entry((source.uri.clone(), source.content_hash.clone()))
                .or_insert_with(|| part.clone());
            if part.recognized {
                *better = part;
            }
        }
        self.files.known.extend(known);
        let manifests = &self.folder.manifests;
        let in_manifest = |uri: &str| manifests.iter().any(|manifest| manifest.rows.contains_key(uri));
        let mut earlier: Vec<FileSummary> = earlier.into_values().collect();
        for part in earlier.iter_mut().filter(|part| in_manifest(&part.uri)) {
            part.present = is_present(part);
        }
        Ok(earlier)
    }
}

impl LabeledFiles {
    /// Adds the files of another folder below the same manifest.
    pub(crate) fn extend(&mut self, others: Self) {
        self.labeled.extend(others.labeled);
        self.files.extend(others.files);
    }

    /// Whether no more files can come that the manifests name.
    pub(crate) fn is_complete(&self, next: Option<&SourceFolder>) -> bool {
        let manifests = next.map(|next| next.manifests.as_slice()).unwrap_or_default();
        !manifests.iter().any(|manifest| Arc::ptr_eq(manifest, &self.under))
    }

    /// The files that have not been counted.
    pub(crate) fn uncounted(&self) -> usize {
        self.files.uncounted()
    }

    /// Finds the reports that the manifests make of the files.
    pub(crate) fn close(mut self, revisions: &Revisions) -> ClosedFolder {
        determine(group::labeled(self.labeled), &mut self.files, revisions)
    }
}

/// Marks the files of earlier runs that belong to new ones but are missing or have changed. Returns whether there are any.
fn mark_gone(
    groups: &[FileGroup],
    parts: &mut [FileSummary],
    files: &RunFiles,
    revisions: &Revisions,
) -> bool {
    let new =
        groups.iter().filter(|group| files.contains_any(group) && !revisions.is_known(group, &files.known));
    let earlier = new.flat_map(|group| &group.parts).filter(|part| !files.contains(&part.uri));
    let gone: HashSet<(&str, &str)> = earlier
        .filter(|part| !is_present(part))
        .map(|part| (part.uri.as_str(), part.content_hash.as_str()))
        .collect();
    for part in parts.iter_mut() {
        part.present &= !gone.contains(&(part.uri.as_str(), part.content_hash.as_str()));
    }
    !gone.is_empty()
}

/// Counts the files of the groups that are known; the other groups are to be read.
fn determine(groups: Vec<FileGroup>, files: &mut RunFiles, revisions: &Revisions) -> ClosedFolder {
    let mut closed = ClosedFolder::default();
    for group in groups {
        // Files of earlier runs are left alone if nothing new belongs to them.
        if !files.contains_any(&group) {
            continue;
        }
        let inputs = files.count_group(&group);
        if revisions.is_known(&group, &files.known) {
            closed.unchanged += inputs;
        } else {
            closed.to_read.push(GroupToRead::new(group, inputs, files));
        }
    }
    closed
}

/// Whether the file of an earlier run is still there, unchanged.
fn is_present(part: &FileSummary) -> bool {
    let loaded = Input::of_uri(&part.uri).and_then(|input| input.load());
    loaded.is_ok_and(|loaded| loaded.content_hash == part.content_hash)
}
