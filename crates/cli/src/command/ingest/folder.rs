//! The files of one folder, all looked at: which of them are one report together.

use super::Run;
use super::feed::Folder;
use super::look::part_of;
use super::pending::{Pending, origin};
use juesuan_ingest::group::{self, Group, Labelled, Part};
use juesuan_ingest::{Input, Manifest};
use juesuan_warehouse::KnownSources;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// The folder whose files are coming in.
pub(super) struct Open {
    pub(super) folder: Arc<Folder>,
    /// The files that nothing can change, by their names only: there may be a million.
    pub(super) same: HashSet<Box<str>>,
    /// What all others hold.
    pub(super) parts: Vec<Part>,
    pub(super) mine: Mine,
}

/// Files of this run that may be part of a report, and what is known of them.
#[derive(Default)]
pub(super) struct Mine {
    pub(super) files: BTreeMap<String, File>,
    pub(super) known: KnownSources,
}

/// Where a file can be read again, where that was kept, and whether its end has been counted.
pub(super) struct File {
    pub(super) input: Option<Input>,
    pub(super) ended: bool,
}

impl Mine {
    /// The inputs of the group that have not ended yet, and now do.
    pub(super) fn end(&mut self, group: &Group) -> usize {
        let mut count = 0;
        for part in &group.parts {
            if let Some(file) = self.files.get_mut(&part.uri) {
                count += usize::from(!std::mem::replace(&mut file.ended, true));
            }
        }
        count
    }

    /// The inputs that have not ended.
    pub(super) fn unended(&self) -> usize {
        self.files.values().filter(|file| !file.ended).count()
    }

    fn has_any(&self, group: &Group) -> bool {
        group.parts.iter().any(|part| self.files.contains_key(&part.uri))
    }
}

/// Files that manifests join across folders. They wait until all folders below the outermost of these have been seen.
pub(super) struct Waiting {
    pub(super) under: Arc<Manifest>,
    pub(super) labelled: Vec<Labelled>,
    pub(super) mine: Mine,
}

impl Open {
    pub(super) fn new(folder: Arc<Folder>) -> Self {
        Self { folder, same: HashSet::new(), parts: Vec::new(), mine: Mine::default() }
    }
}

impl Run<'_> {
    /// Finds the reports in the folder. What is known as it is, is unchanged; what is new, is to be read.
    pub(super) fn close(&mut self, open: Open) -> anyhow::Result<()> {
        let Open { folder, same, mut parts, mut mine } = open;
        if parts.is_empty() {
            return Ok(());
        }
        self.without_copies(&mut parts, &mut mine);
        parts.extend(self.earlier(&folder, &same, &parts, &mut mine)?);
        let (mut groups, mut labelled) = group::in_folder(parts.clone(), &folder.manifests);
        if self.mark_gone(&groups, &mut parts, &mine) {
            (groups, labelled) = group::in_folder(parts, &folder.manifests);
        }
        self.settle(groups, &mut mine);
        if let Some(under) = folder.manifests.first().filter(|_| !labelled.is_empty()) {
            let waiting = self.waiting.get_or_insert_with(|| Waiting {
                under: under.clone(),
                labelled: Vec::new(),
                mine: Mine::default(),
            });
            waiting.labelled.extend(labelled);
            waiting.mine.files.extend(mine.files);
            waiting.mine.known.extend(mine.known);
        }
        Ok(())
    }

    /// Reads what manifests join, once no file can come any more that they name.
    pub(super) fn close_waiting(&mut self, next: Option<&Folder>) {
        let is_over = |waiting: &mut Waiting| {
            let manifests = next.map(|next| next.manifests.as_slice()).unwrap_or_default();
            !manifests.iter().any(|manifest| Arc::ptr_eq(manifest, &waiting.under))
        };
        if let Some(mut waiting) = self.waiting.take_if(is_over) {
            self.settle(group::labelled(waiting.labelled), &mut waiting.mine);
        }
    }

    /// A copy of a file in the same folder is no part of anything: the first by name stands for all.
    fn without_copies(&mut self, parts: &mut Vec<Part>, mine: &mut Mine) {
        parts.sort_by(|a, b| a.uri.cmp(&b.uri));
        let mut seen = HashSet::new();
        parts.retain(|part| {
            let first = seen.insert(part.content_hash.clone());
            if !first
                && let Some(file) = mine.files.get_mut(&part.uri)
                && !std::mem::replace(&mut file.ended, true)
            {
                self.counts.unchanged += 1;
            }
            first
        });
    }

    /// Files that are known in this folder and may complement these: those of this run of which only the names were kept,
    /// and those of earlier runs.
    fn earlier(
        &mut self,
        folder: &Folder,
        same: &HashSet<Box<str>>,
        parts: &[Part],
        mine: &mut Mine,
    ) -> anyhow::Result<Vec<Part>> {
        let known = self.known.in_folder(&folder.uri)?;
        let here: HashSet<&str> = parts.iter().map(|part| part.content_hash.as_str()).collect();
        let mut before: BTreeMap<(String, String), Part> = BTreeMap::new();
        for source in known.current() {
            let name = source.uri.rsplit('/').next().unwrap_or_default();
            let part = part_of(source, &source.uri);
            if same.contains(name) && part.stands_alone() {
                mine.files.insert(source.uri.clone(), File { input: None, ended: true });
            } else if mine.files.contains_key(&source.uri) || here.contains(source.content_hash.as_str()) {
                continue;
            }
            // What was recognised later is known better.
            let better = before
                .entry((source.uri.clone(), source.content_hash.clone()))
                .or_insert_with(|| part.clone());
            if part.recognised {
                *better = part;
            }
        }
        mine.known.extend(known);
        let told = |uri: &str| folder.manifests.iter().any(|manifest| manifest.rows.contains_key(uri));
        let mut before: Vec<Part> = before.into_values().collect();
        for part in before.iter_mut().filter(|part| told(&part.uri)) {
            part.present = is_there(part);
        }
        Ok(before)
    }

    /// Marks the files of earlier runs that new ones belong to and that are not there any more, or not as they were.
    /// Whether there are any.
    fn mark_gone(&self, groups: &[Group], parts: &mut [Part], mine: &Mine) -> bool {
        let new = groups.iter().filter(|group| mine.has_any(group) && !self.is_known(group, &mine.known));
        let earlier = new.flat_map(|group| &group.parts).filter(|part| !mine.files.contains_key(&part.uri));
        let gone: HashSet<(&str, &str)> = earlier
            .filter(|part| !is_there(part))
            .map(|part| (part.uri.as_str(), part.content_hash.as_str()))
            .collect();
        for part in parts.iter_mut() {
            part.present &= !gone.contains(&(part.uri.as_str(), part.content_hash.as_str()));
        }
        !gone.is_empty()
    }

    /// Counts the groups that are known, and hands on the others.
    fn settle(&mut self, groups: Vec<Group>, mine: &mut Mine) {
        for group in groups {
            // Files of earlier runs that nothing new belongs to are left alone.
            if !mine.has_any(&group) {
                continue;
            }
            let unended = mine.end(&group);
            if self.is_known(&group, &mine.known) {
                self.counts.unchanged += unended;
            } else {
                self.pending.push(Pending::of(group, unended, mine));
            }
        }
    }

    /// Whether this revision is there already, from before or from this run.
    fn is_known(&self, group: &Group, known: &KnownSources) -> bool {
        let revision = origin(group).revision_id(&self.look.versions);
        let mut stored = group.parts.iter().flat_map(|part| known.of(&part.content_hash));
        self.made.contains(revision.as_str()) || stored.any(|source| source.revision_id == revision)
    }
}

/// Whether the file of an earlier run is there, and as it was.
fn is_there(part: &Part) -> bool {
    let loaded = Input::of_uri(&part.uri).and_then(|input| input.load());
    loaded.is_ok_and(|loaded| loaded.content_hash == part.content_hash)
}
