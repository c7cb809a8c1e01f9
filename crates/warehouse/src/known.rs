//! What a warehouse already contains: the files of its revisions, and what was refused. It is looked up, never read as
//! a whole.
//!
//! A look-up is for a batch of files, by place and by content. Compaction sorts `sources` and `rejects` by place, and
//! files of one folder are looked up together, so statistics of row groups and pages leave a few pages to read. For
//! contents, which are spread over the whole table, a Bloom filter of each row group shows which ones are surely
//! absent. Files not yet compacted are small; of each, digests of the contents are kept after the first look-up. So a
//! look-up costs about the same however many files are known.

use crate::error::Error;
use crate::lookup::{Stored, Wanted};
use crate::{RevisionInputs, Versions, rows};
use juesuan_messages::Message;
use juesuan_model::{FiscalYear, Kind, Locator, PrintedKey, Reject, Report, Scope, Stage, Statement};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::PathBuf;

/// A file of a committed revision, with what it contains by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the file")]
pub struct KnownSource {
    /// Where it was found.
    pub uri: String,
    /// The hash of its bytes.
    pub content_hash: String,
    /// What it states about whose report it is.
    pub report_key: PrintedKey,
    /// The statements in it.
    pub statements: BTreeSet<Statement>,
    /// Whether it explains the accounts in sentences.
    pub prose: bool,
    /// Whether it has scanned pages whose text was not recognized.
    pub pictures: bool,
    /// Whether text in it was recognized in images.
    pub recognized: bool,
    /// The revision that it is part of.
    pub revision_id: String,
    /// Whether code of the present versions made that revision.
    pub current: bool,
    /// Batches count up in time.
    batch_id: String,
    /// The revision's entity, year, kind and scope.
    series: [String; 4],
}

/// Looks up what a warehouse held when this was made.
#[derive(Debug)]
pub struct KnownRevisions {
    versions: Versions,
    reports: Vec<PathBuf>,
    sources: Stored,
    rejects: Stored,
    /// The batches that `reports` names, and whether code of the present versions made them. Read when first needed.
    batches: Option<HashMap<String, bool>>,
}

const SOURCE_COLUMNS: [&str; 16] = [
    "revision_id",
    "batch_id",
    "entity_id",
    "fiscal_year",
    "kind",
    "scope",
    "source_uri",
    "content_hash",
    "printed_entity",
    "printed_year",
    "printed_kind",
    "printed_scope",
    "statements",
    "has_prose",
    "scanned_pages",
    "recognized_pages",
];

impl KnownRevisions {
    /// What an empty warehouse knows.
    pub fn nothing(versions: &Versions) -> Self {
        Self::new(versions.clone(), Vec::new(), Vec::new(), Vec::new())
    }

    pub(crate) fn new(
        versions: Versions,
        reports: Vec<PathBuf>,
        sources: Vec<PathBuf>,
        rejects: Vec<PathBuf>,
    ) -> Self {
        let (sources, rejects) = (Stored::new(sources), Stored::new(rejects));
        Self { versions, reports, sources, rejects, batches: None }
    }

    /// Whether there is no report.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.reports.is_empty()
    }

    /// The files at these places, and those with these contents wherever they are; of files that lie together it costs least.
    ///
    /// # Errors
    /// Tables that cannot be read.
    pub fn files<'a>(
        &mut self,
        files: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Result<KnownSources, Error> {
        let (uris, hashes) = files.unzip();
        self.read(&Wanted::Files { uris, hashes })
    }

    /// The files in a folder, not those in folders below.
    ///
    /// # Errors
    /// Tables that cannot be read.
    pub fn in_folder(&mut self, folder: &str) -> Result<KnownSources, Error> {
        self.read(&Wanted::Folder(folder))
    }

    fn read(&mut self, wanted: &Wanted<'_>) -> Result<KnownSources, Error> {
        let rows = self.sources.rows(SOURCE_COLUMNS, wanted)?;
        let mut sources = KnownSources::default();
        for row in rows {
            let [revision_id, batch_id, entity_id, of_year, of_kind, of_scope, uri, rest @ ..] = row;
            // Rows of a batch that never committed its reports are none.
            let Some(current) = self.batch(&batch_id)? else { continue };
            let [content_hash, entity, year, kind, scope, statements, prose, pictures, recognized] = rest;
            sources.by_hash.entry(content_hash.clone()).or_default().push(KnownSource {
                uri,
                content_hash,
                report_key: PrintedKey {
                    entity_name: Some(entity).filter(|name| !name.is_empty()),
                    fiscal_year: year.parse().ok().and_then(|year| FiscalYear::new(year).ok()),
                    kind: Kind::from_name(&kind),
                    scope: Scope::from_name(&scope),
                },
                statements: statements.split(' ').filter_map(Statement::from_name).collect(),
                prose: prose == "true",
                pictures: pictures != "0",
                recognized: recognized != "0",
                revision_id,
                current,
                batch_id,
                series: [entity_id, of_year, of_kind, of_scope],
            });
        }
        Ok(sources)
    }

    /// Whether a batch is committed, and if so, whether code of the present versions made it.
    fn batch(&mut self, id: &str) -> Result<Option<bool>, Error> {
        if self.batches.is_none() {
            let mut batches = HashMap::new();
            for file in &self.reports {
                for [batch, parser, rules] in
                    rows::distinct(file, ["batch_id", "parser_version", "rules_version"])?
                {
                    let current = parser == self.versions.parser && rules == self.versions.rules;
                    batches.insert(batch, current);
                }
            }
            self.batches = Some(batches);
        }
        Ok(self.batches.as_ref().and_then(|batches| batches.get(id)).copied())
    }

    /// Of these files, those that code of the present version rejected for a reason that `is_death` accepts, by their content.
    ///
    /// # Errors
    /// Tables that cannot be read.
    pub fn rejected_by_worker<'a>(
        &mut self,
        files: impl Iterator<Item = (&'a str, &'a str)>,
        is_death: fn(&str) -> bool,
    ) -> Result<HashMap<String, Reject>, Error> {
        let (uris, hashes) = files.unzip();
        let columns = [
            "source_uri",
            "content_hash",
            "parser_version",
            "reason_code",
            "reason_args",
            "remedy_code",
            "page",
        ];
        let rows = self.rejects.rows(columns, &Wanted::Files { uris, hashes })?;
        let dead = rows.into_iter().filter_map(|[source_uri, hash, parser, code, args, remedy, page]| {
            if parser != self.versions.parser || !is_death(&code) {
                return None;
            }
            let reject = Reject {
                source_uri,
                content_hash: Some(hash.clone()),
                stage: Stage::Reader,
                reason: Message::from_stored(&code, Some(args.as_str()).filter(|args| !args.is_empty()))?,
                remedy: Message::from_stored(&remedy, None)?,
                printed: None,
                statement: None,
                locator: Locator { page: page.parse().ok(), ..Locator::default() },
            };
            Some((hash, reject))
        });
        Ok(dead.collect())
    }

    /// Of refusals, by place and content, those that are on record.
    ///
    /// # Errors
    /// Tables that cannot be read.
    pub fn rejects(&mut self, uris: HashSet<&str>) -> Result<HashSet<[String; 2]>, Error> {
        let wanted = Wanted::Files { uris, hashes: HashSet::new() };
        Ok(self.rejects.rows(["source_uri", "content_hash"], &wanted)?.into_iter().collect())
    }
}

/// Files of committed revisions that were requested, whatever versions of the code made them.
#[derive(Debug, Clone, Default)]
pub struct KnownSources {
    by_hash: BTreeMap<String, Vec<KnownSource>>,
}

impl KnownSources {
    /// Those with this content in revisions that code of the present versions made.
    pub fn of(&self, content_hash: &str) -> impl Iterator<Item = &KnownSource> {
        self.by_hash.get(content_hash).into_iter().flatten().filter(|source| source.current)
    }

    /// All that are in revisions that code of the present versions made.
    pub fn current(&self) -> impl Iterator<Item = &KnownSource> {
        self.by_hash.values().flatten().filter(|source| source.current)
    }

    /// Marks the files of a new report that were part of a report of another entity, year, kind or scope until now.
    pub fn mark_replaced(&self, report: &mut Report) {
        let series = [
            report.entity_id.clone(),
            report.fiscal_year.to_string(),
            report.kind.name().to_owned(),
            report.scope.name().to_owned(),
        ];
        for source in &mut report.sources {
            let same = self.by_hash.get(&source.content_hash).into_iter().flatten();
            let newest = same
                .filter(|known| known.uri == source.uri)
                .max_by_key(|known| (&known.batch_id, &known.revision_id));
            let other = newest.filter(|known| known.series != series);
            source.replaces = other.map(|known| known.revision_id.clone());
        }
    }

    /// Those with these contents.
    #[must_use]
    pub fn only<'a>(&self, hashes: impl Iterator<Item = &'a str>) -> Self {
        let same = hashes.filter_map(|hash| Some((hash.to_owned(), self.by_hash.get(hash)?.clone())));
        Self { by_hash: same.collect() }
    }

    /// Takes the others in.
    pub fn extend(&mut self, others: Self) {
        for (hash, sources) in others.by_hash {
            let mine = self.by_hash.entry(hash).or_default();
            mine.extend(sources);
            mine.sort_by(|a, b| {
                (&a.uri, &a.batch_id, &a.revision_id).cmp(&(&b.uri, &b.batch_id, &b.revision_id))
            });
            mine.dedup();
        }
    }
}

impl KnownSource {
    /// Whether it is a report by itself, and states itself whose.
    #[must_use]
    pub fn is_report(&self, versions: &Versions) -> bool {
        let origin = RevisionInputs::new([self.content_hash.clone()]).recognized(self.recognized);
        self.revision_id == origin.revision_id(versions)
    }
}
