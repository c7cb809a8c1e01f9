//! The first pass: whole reports go on at once, of all other files is kept what they hold.

use super::settled::settled;
use super::{BATCH, Run};
use juesuan_ingest::group::Part;
use juesuan_ingest::{Found, Input, Manifest, Opener, Paper, report};
use juesuan_model::{Reconciliation, Reject, Report};
use juesuan_warehouse::{KnownSource, Origin};
use std::collections::HashSet;

enum Outcome {
    /// A new report that needs no other file.
    Whole(Part, Box<(Report, Reconciliation)>),
    /// What a file holds: a new one that may be part of a report, or one that is known.
    Part(Part),
    Reject(Reject),
}

/// A known file as it would be read again.
pub(super) fn part_of(known: &KnownSource, uri: &str) -> Part {
    Part {
        uri: uri.to_owned(),
        content_hash: known.content_hash.clone(),
        printed: known.identity.clone(),
        statements: known.statements.clone(),
        prose: known.prose,
        recognised: known.recognised,
        present: true,
    }
}

impl Run {
    /// Looks at every file.
    pub(super) fn single(&mut self, found: &[Found], manifests: &[Manifest]) -> anyhow::Result<()> {
        let told: HashSet<&str> =
            manifests.iter().flat_map(|manifest| manifest.rows.keys()).map(String::as_str).collect();
        for found in found.chunks(BATCH) {
            let inputs: Vec<&Input> = found
                .iter()
                .filter_map(|found| match found {
                    Found::Input(input) => Some(input),
                    Found::Manifest(_) | Found::Reject(_) => None,
                })
                .collect();
            let mut rejects: Vec<Reject> = found
                .iter()
                .filter_map(|found| match found {
                    Found::Reject(reject) => Some(reject.clone()),
                    Found::Input(_) | Found::Manifest(_) => None,
                })
                .collect();
            let outcomes = self.on_all(&inputs, |opener, input| {
                let outcome = self.look(input, told.contains(input.uri.as_str()), opener);
                self.progress.inc(1);
                outcome
            });
            let mut reports = Vec::new();
            for (input, outcome) in inputs.into_iter().zip(outcomes) {
                match outcome {
                    Outcome::Reject(reject) => {
                        self.ended.insert(input.uri.clone());
                        rejects.push(reject);
                    }
                    Outcome::Part(part) => self.keep(input, part),
                    Outcome::Whole(part, checked) => {
                        self.ended.insert(input.uri.clone());
                        let origin = Origin::of(&checked.0);
                        // The same bytes under another name in this very run, or pictures that were looked at in vain.
                        if !self.is_known(&origin) && self.made.insert(origin.revision_id(&self.versions)) {
                            self.counts.ingested += 1;
                            self.counts.report(&checked.0);
                            reports.push(*checked);
                        } else {
                            self.counts.unchanged += 1;
                        }
                        self.keep(input, part);
                    }
                }
            }
            self.counts.rejected += rejects.len();
            self.write(reports, rejects)?;
        }
        Ok(())
    }

    fn look(&self, input: &Input, told: bool, opener: &mut Opener) -> Outcome {
        let loaded = match input.load_with(opener) {
            Ok(loaded) => loaded,
            Err(reject) => return Outcome::Reject(reject),
        };
        // A paper that is known is not read again, but for pictures in it that are to be recognised now.
        let known = self.known.source(&loaded.content_hash);
        if let Some(known) = known.filter(|known| !(self.options.ocr && known.pictures)) {
            return Outcome::Part(part_of(known, &input.uri));
        }
        let paper = match Paper::read(&loaded, &self.options) {
            Ok(paper) => paper,
            Err(reject) => return Outcome::Reject(reject),
        };
        let part = Part::from(paper.source());
        if told || !part.is_whole() {
            return Outcome::Part(part);
        }
        match report(vec![paper], None) {
            Ok(report) => {
                let settled = settled(report, std::slice::from_ref(&loaded), &self.options, None);
                Outcome::Whole(part, Box::new(settled))
            }
            Err(reject) => Outcome::Reject(reject),
        }
    }

    fn keep(&mut self, input: &Input, part: Part) {
        self.inputs.insert(input.uri.clone(), input.clone());
        self.parts.push(part);
    }
}
