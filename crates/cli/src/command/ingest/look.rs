//! One file: its bytes, whether it is known, and what it holds.

use super::feed::Item;
use super::interrupt::Interrupt;
use super::settled::settled;
use super::timings::{Stage, Timings};
use juesuan_ingest::group::{Part, folder_of};
use juesuan_ingest::{Input, Loaded, Opener, Options, PARSER_VERSION, Paper, report};
use juesuan_model::{Locator, Reconciliation, Reject, Report};
use juesuan_reconcile::RULES_VERSION;
use juesuan_warehouse::{KnownSource, KnownSources, Versions};

/// Files larger than this are read once to be hashed and again to be recognised, so that a chunk of them fits in memory.
const HELD: usize = 256 << 10;

/// A file of which the hash is known.
pub(super) struct Hashed {
    pub(super) content_hash: String,
    loaded: Option<Loaded>,
}

/// How looking at a file ended.
pub(super) enum Outcome {
    /// It is in its place already, a report by itself that no other file can change.
    Same,
    /// What a file holds: a new one that may be part of a report, or one that is known.
    Part(Part),
    /// A new report that needs no other file.
    Whole(Part, Box<(Report, Reconciliation)>),
    Reject(Reject),
    /// The run was interrupted before.
    Left,
}

/// What looking at files needs.
#[derive(Debug)]
pub(crate) struct Look {
    pub(super) options: Options,
    pub(crate) versions: Versions,
    pub(super) timings: Timings,
    pub(super) interrupt: Interrupt,
}

/// A known file as it would be read again.
pub(super) fn part_of(known: &KnownSource, uri: &str) -> Part {
    Part {
        uri: uri.to_owned(),
        content_hash: known.content_hash.clone(),
        printed: known.identity.clone(),
        statements: known.statements.clone(),
        prose: known.prose,
        // What is known is a report.
        refused: false,
        recognised: known.recognised,
        present: true,
    }
}

impl Look {
    /// Looks as this build of the program does, until Ctrl-C; with `ocr`, at pages that are pictures, too.
    pub(crate) fn new(ocr: bool) -> anyhow::Result<Self> {
        Ok(Self {
            options: Options { ocr, ..Options::default() },
            versions: Versions { parser: PARSER_VERSION.to_owned(), rules: RULES_VERSION.to_owned() },
            timings: Timings::default(),
            interrupt: Interrupt::watch()?,
        })
    }

    /// Reads the bytes and hashes them; none, where the run is to stop.
    pub(super) fn hash(&self, input: &Input, opener: &mut Opener) -> Option<Result<Hashed, Reject>> {
        (!self.interrupt.asked()).then(|| {
            let loaded = self.load(input, opener)?;
            let content_hash = loaded.content_hash.clone();
            Ok(Hashed { content_hash, loaded: Some(loaded).filter(|loaded| loaded.bytes.len() <= HELD) })
        })
    }

    fn load(&self, input: &Input, opener: &mut Opener) -> Result<Loaded, Reject> {
        let loaded = self.timings.time(Stage::Read, || input.load_with(opener))?;
        self.timings.bytes(loaded.bytes.len());
        Ok(loaded)
    }

    /// The bytes again, which must be those that were hashed.
    pub(super) fn load_again(
        &self,
        input: &Input,
        content_hash: &str,
        opener: &mut Opener,
    ) -> Result<Loaded, Reject> {
        let loaded = self.load(input, opener)?;
        if loaded.content_hash == content_hash {
            return Ok(loaded);
        }
        Err(Reject {
            source_uri: input.uri.clone(),
            content_hash: Some(loaded.content_hash),
            stage: juesuan_model::Stage::Source,
            reason: "the file changed while it was being read".to_owned(),
            remedy: "ingest it again".to_owned(),
            printed: None,
            statement: None,
            locator: Locator::default(),
        })
    }

    /// Recognises what is not known.
    pub(super) fn look(
        &self,
        item: &Item,
        hashed: Result<Hashed, Reject>,
        known: &KnownSources,
        opener: &mut Opener,
    ) -> Outcome {
        let read = hashed.and_then(|hashed| match self.known(item, &hashed.content_hash, known) {
            Some(known) => Ok(known),
            None if self.interrupt.asked() => Ok(Outcome::Left),
            None => {
                let loaded = match hashed.loaded {
                    Some(loaded) => loaded,
                    None => self.load_again(&item.input, &hashed.content_hash, opener)?,
                };
                self.recognise(item, &loaded)
            }
        });
        read.unwrap_or_else(Outcome::Reject)
    }

    fn known(&self, item: &Item, content_hash: &str, known: &KnownSources) -> Option<Outcome> {
        // What was recognised later is known better.
        let first = known.of(content_hash).min_by_key(|source| (!source.recognised, &source.uri))?;
        // A known paper is not read again, but for pictures in it that are to be recognised now.
        if self.options.ocr && first.pictures {
            return None;
        }
        let is_here = |source: &KnownSource| folder_of(&source.uri) == item.folder.uri;
        let mut here = known.of(content_hash).filter(|source| is_here(source));
        let stays = item.folder.manifests.is_empty()
            && here.any(|source| {
                source.is_report(&self.versions) && part_of(source, &source.uri).stands_alone()
            });
        Some(if stays { Outcome::Same } else { Outcome::Part(part_of(first, &item.input.uri)) })
    }

    fn recognise(&self, item: &Item, loaded: &Loaded) -> Result<Outcome, Reject> {
        let paper = self.timings.time(Stage::Recognise, || Paper::read(loaded, &self.options))?;
        let part = Part::from(paper.source());
        if item.told || !part.is_whole() {
            return Ok(Outcome::Part(part));
        }
        let report = self.timings.time(Stage::Recognise, || report(vec![paper], None))?;
        let files = std::slice::from_ref(loaded);
        let settled = self.timings.time(Stage::Reconcile, || settled(report, files, &self.options, None));
        Ok(Outcome::Whole(part, Box::new(settled)))
    }
}
