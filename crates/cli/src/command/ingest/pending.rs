//! Reports in several files, and files that say too little by themselves: they are read again and joined.

use super::Run;
use super::folder::Mine;
use super::look::Look;
use super::settled::settled;
use super::timings::Stage;
use crate::output::note;
use juesuan_ingest::group::{Group, Part};
use juesuan_ingest::{Input, Opener, Options, Paper, entity_id, report};
use juesuan_model::{IdentitySource, Locator, Reconciliation, Reject, Report, Stage as ReadingStage};
use juesuan_warehouse::{KnownSources, Origin};

/// A group that is to be read.
pub(super) struct Pending {
    group: Group,
    /// Inputs that end with it.
    pub(super) unended: usize,
    /// For each part, whether it is an input of this run.
    mine: Vec<bool>,
    /// Where it can be read again, where that was kept.
    inputs: Vec<Option<Input>>,
    known: KnownSources,
}

impl Pending {
    pub(super) fn of(group: Group, unended: usize, mine: &Mine) -> Self {
        let file = |part: &Part| mine.files.get(&part.uri);
        Self {
            unended,
            mine: group.parts.iter().map(|part| file(part).is_some()).collect(),
            inputs: group.parts.iter().map(|part| file(part)?.input.clone()).collect(),
            known: mine.known.only(group.parts.iter().map(|part| part.content_hash.as_str())),
            group,
        }
    }
}

impl Run<'_> {
    /// Reads the groups that are to be read.
    pub(super) fn join(&mut self) -> anyhow::Result<()> {
        let pending = std::mem::take(&mut self.pending);
        let look = self.look;
        let joined = self.on_all(pending, |opener, pending| {
            let joined = join(look, &pending, opener);
            (pending, joined)
        });
        let mut rejects = Vec::new();
        for (pending, joined) in joined {
            match joined {
                Ok((mut report, checked)) => {
                    // The same bytes in another folder of this very run.
                    if !self.is_first(&report, &pending.known) {
                        self.counts.unchanged += pending.unended;
                        continue;
                    }
                    pending.known.mark_replaced(&mut report);
                    self.counts.ingested += pending.unended;
                    self.counts.report(&report);
                    for reject in report.rejects.iter().filter(|reject| reject.stage == ReadingStage::Source)
                    {
                        let said = format!("{}: {}", reject.source_uri, reject.reason);
                        self.progress.suspend(|| note(&said));
                    }
                    self.put((report, checked))?;
                }
                Err(reject) => {
                    self.counts.rejected += pending.unended;
                    let mine = pending.group.parts.into_iter().zip(pending.mine).filter(|(_, mine)| *mine);
                    rejects.extend(mine.map(|(part, _)| Reject {
                        source_uri: part.uri,
                        content_hash: Some(part.content_hash),
                        ..reject.clone()
                    }));
                }
            }
        }
        self.refuse(rejects)
    }
}

fn join(look: &Look, pending: &Pending, opener: &mut Opener) -> Result<(Report, Reconciliation), Reject> {
    let group = &pending.group;
    let mut papers = Vec::with_capacity(group.parts.len());
    let mut files = Vec::with_capacity(group.parts.len());
    let ocr = look.options.ocr || group.parts.iter().any(|part| part.recognised);
    let options = Options { ocr, ..look.options.clone() };
    for (part, input) in group.parts.iter().zip(&pending.inputs) {
        let input = match input {
            Some(input) => input.clone(),
            None => Input::of_uri(&part.uri)?,
        };
        let loaded = look.load_again(&input, &part.content_hash, opener)?;
        papers.push(look.timings.time(Stage::Recognise, || Paper::read(&loaded, &options))?);
        files.push(loaded);
    }
    let identity = group.identity.as_ref();
    let report = look.timings.time(Stage::Recognise, || report(papers, identity))?;
    let mut settled = look.timings.time(Stage::Reconcile, || settled(report, &files, &options, identity));
    let report = &mut settled.0;
    for gone in &group.gone {
        let reason =
            format!("{gone}, which belongs to this report, is gone or has changed: it is not part of it");
        let remedy = "ingest both files in one run".to_owned();
        let reject = report.reject(ReadingStage::Source, reason, remedy, Locator::default());
        report.rejects.push(reject);
    }
    Ok(settled)
}

/// What the group's report is made from.
pub(super) fn origin(group: &Group) -> Origin {
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
