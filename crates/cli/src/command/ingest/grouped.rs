//! The second pass: files that are one report together are read again and joined.

use super::settled::settled;
use super::single::part_of;
use super::{BATCH, Run};
use crate::output::note;
use juesuan_ingest::group::{Group, Part, folder_of, group};
use juesuan_ingest::{Input, Manifest, Opener, Options, Paper, entity_id, report};
use juesuan_model::{IdentitySource, Locator, Reconciliation, Reject, Report, Stage};
use juesuan_warehouse::Origin;
use std::collections::{HashMap, HashSet};

impl Run {
    /// Joins what belongs together. A group that is known as it is, is unchanged.
    pub(super) fn grouped(&mut self, manifests: &[Manifest]) -> anyhow::Result<()> {
        let mut parts = std::mem::take(&mut self.parts);
        self.without_copies(&mut parts);
        parts.extend(self.earlier(&parts));
        let mut new = Vec::new();
        for group in group(parts, manifests) {
            // Files of earlier runs that nothing new belongs to.
            if !group.parts.iter().any(|part| self.inputs.contains_key(&part.uri)) {
                continue;
            }
            if self.is_known(&origin(&group)) {
                self.counts.unchanged += self.end(&group);
            } else {
                new.push(group);
            }
        }
        for groups in new.chunks(BATCH) {
            self.read(groups)?;
        }
        Ok(())
    }

    /// A copy of a file in the same folder is no part of anything: the first by name stands for all.
    fn without_copies(&mut self, parts: &mut Vec<Part>) {
        parts.sort_by(|a, b| a.uri.cmp(&b.uri));
        let mut seen = HashSet::new();
        parts.retain(|part| {
            let first = seen.insert((folder_of(&part.uri).to_owned(), part.content_hash.clone()));
            if !first && self.ended.insert(part.uri.clone()) {
                self.counts.unchanged += 1;
            }
            first
        });
    }

    /// Files of earlier runs that may complement new ones: those in the same folders. One that is not there any more, or
    /// not as it was, is marked so.
    fn earlier(&self, parts: &[Part]) -> Vec<Part> {
        let is_new = |part: &&Part| self.known.source(&part.content_hash).is_none();
        let folders: HashSet<&str> = parts.iter().filter(is_new).map(|part| folder_of(&part.uri)).collect();
        let here: HashSet<(&str, &str)> =
            parts.iter().map(|part| (folder_of(&part.uri), part.content_hash.as_str())).collect();
        let mut before: Vec<Part> = self
            .known
            .sources()
            .filter(|source| !self.inputs.contains_key(&source.uri))
            .filter(|source| folders.contains(folder_of(&source.uri)))
            .filter(|source| !here.contains(&(folder_of(&source.uri), source.content_hash.as_str())))
            .map(|source| part_of(source, &source.uri))
            .collect();
        before.sort_by(|a, b| a.uri.cmp(&b.uri));
        let there = self.on_all(&before, |opener, part| {
            let loaded = Input::of_uri(&part.uri).and_then(|input| input.load_with(opener));
            loaded.is_ok_and(|loaded| loaded.content_hash == part.content_hash)
        });
        for (part, present) in before.iter_mut().zip(there) {
            part.present = present;
        }
        before
    }

    /// Counts as ended those inputs of the group that have not ended yet.
    fn end(&mut self, group: &Group) -> usize {
        let mine = group.parts.iter().filter(|part| self.inputs.contains_key(&part.uri));
        mine.filter(|part| self.ended.insert(part.uri.clone())).count()
    }

    fn read(&mut self, groups: &[Group]) -> anyhow::Result<()> {
        let joined = self.on_all(groups, |opener, group| self.join(group, opener));
        let (mut reports, mut rejects) = (Vec::new(), Vec::new());
        for (group, joined) in groups.iter().zip(joined) {
            match joined {
                // The same bytes in another folder of this very run.
                Ok(checked) if !self.made.insert(Origin::of(&checked.0).revision_id(&self.versions)) => {
                    self.counts.unchanged += self.end(group);
                }
                Ok(checked) => {
                    self.counts.ingested += self.end(group);
                    self.counts.report(&checked.0);
                    for reject in checked.0.rejects.iter().filter(|reject| reject.stage == Stage::Source) {
                        let said = format!("{}: {}", reject.source_uri, reject.reason);
                        self.progress.suspend(|| note(&said));
                    }
                    reports.push(checked);
                }
                Err(reject) => {
                    let mine = group.parts.iter().filter(|part| self.inputs.contains_key(&part.uri));
                    let uris: HashMap<String, String> =
                        mine.map(|part| (part.uri.clone(), part.content_hash.clone())).collect();
                    self.counts.rejected += self.end(group);
                    rejects.extend(group.parts.iter().filter(|part| uris.contains_key(&part.uri)).map(
                        |part| Reject {
                            source_uri: part.uri.clone(),
                            content_hash: Some(part.content_hash.clone()),
                            ..reject.clone()
                        },
                    ));
                }
            }
        }
        self.write(reports, rejects)
    }

    fn join(&self, group: &Group, opener: &mut Opener) -> Result<(Report, Reconciliation), Reject> {
        let mut papers = Vec::with_capacity(group.parts.len());
        let mut files = Vec::with_capacity(group.parts.len());
        let ocr = self.options.ocr || group.parts.iter().any(|part| part.recognised);
        let options = Options { ocr, ..self.options.clone() };
        for part in &group.parts {
            let input = match self.inputs.get(&part.uri) {
                Some(input) => input.clone(),
                None => Input::of_uri(&part.uri)?,
            };
            let loaded = input.load_with(opener)?;
            if loaded.content_hash != part.content_hash {
                return Err(Reject {
                    source_uri: part.uri.clone(),
                    content_hash: Some(loaded.content_hash),
                    stage: Stage::Source,
                    reason: "the file changed while it was being read".to_owned(),
                    remedy: "ingest it again".to_owned(),
                    printed: None,
                    locator: Locator::default(),
                });
            }
            papers.push(Paper::read(&loaded, &options)?);
            files.push(loaded);
        }
        let identity = group.identity.as_ref();
        let mut settled = settled(report(papers, identity)?, &files, &options, identity);
        let report = &mut settled.0;
        for gone in &group.gone {
            let reason =
                format!("{gone}, which belongs to this report, is gone or has changed: it is not part of it");
            let remedy = "ingest both files in one run".to_owned();
            let reject = report.reject(Stage::Source, reason, remedy, Locator::default());
            report.rejects.push(reject);
        }
        Ok(settled)
    }
}

/// What the group's report is made from.
fn origin(group: &Group) -> Origin {
    let origin = Origin::new(group.parts.iter().map(|part| part.content_hash.clone()))
        .recognised(group.parts.iter().any(|part| part.recognised));
    match &group.identity {
        Some(identity) if identity.source != IdentitySource::Paper => {
            let id = entity_id(&identity.entity_name);
            origin.given(&id, identity.fiscal_year, identity.kind, identity.scope)
        }
        _ => origin,
    }
}
