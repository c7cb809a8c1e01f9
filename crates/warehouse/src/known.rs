//! What a warehouse already holds: revisions, the files that they came from, and what was refused.

use crate::{Origin, Versions};
use juesuan_model::{FiscalYear, Kind, PrintedIdentity, Report, Scope, Statement};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A file of a revision, with what it holds by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownSource {
    /// Where it was found.
    pub uri: String,
    /// The hash of its bytes.
    pub content_hash: String,
    /// What it says of whose report it is.
    pub identity: PrintedIdentity,
    /// The statements in it.
    pub statements: BTreeSet<Statement>,
    /// Whether it explains the accounts in sentences.
    pub prose: bool,
    /// Whether pages of it are pictures whose text was not recognised.
    pub pictures: bool,
    /// Whether text in it was recognised in pictures.
    pub recognised: bool,
}

/// What a warehouse already holds.
#[derive(Debug, Clone, Default)]
pub struct Known {
    revisions: HashSet<String>,
    /// The files of revisions that code of the present versions made, by their hashes and places.
    sources: HashMap<String, BTreeMap<String, KnownSource>>,
    /// The revision that each file, by its hash and place, is part of, whatever code made it.
    places: HashMap<(String, String), Place>,
    rejects: HashSet<[String; 2]>,
}

/// The newest revision that a file is part of.
#[derive(Debug, Clone)]
struct Place {
    revision: String,
    /// Batches count up in time.
    batch: String,
    /// Its body, year, kind and scope.
    series: [String; 4],
}

pub(crate) const REPORT_COLUMNS: [&str; 4] = ["revision_id", "batch_id", "parser_version", "rules_version"];
pub(crate) const SOURCE_COLUMNS: [&str; 16] = [
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
    "picture_pages",
    "recognised_pages",
];

impl Known {
    pub(crate) fn new(
        reports: impl Iterator<Item = [String; 4]>,
        sources: impl Iterator<Item = [String; 16]>,
        rejects: HashSet<[String; 2]>,
        versions: &Versions,
    ) -> Self {
        let mut known = Self { rejects, ..Self::default() };
        // Rows of a batch that never committed its report are none.
        let mut committed: HashMap<(String, String), bool> = HashMap::new();
        for [revision, batch, parser, rules] in reports {
            known.revisions.insert(revision.clone());
            let present = parser == versions.parser && rules == versions.rules;
            committed.insert((revision, batch), present);
        }
        for row in sources {
            let [revision, batch, entity_id, of_year, of_kind, of_scope, uri, rest @ ..] = row;
            let Some(&present) = committed.get(&(revision.clone(), batch.clone())) else { continue };
            let [content_hash, entity, year, kind, scope, statements, prose, pictures, recognised] = rest;
            let place = Place { revision, batch, series: [entity_id, of_year, of_kind, of_scope] };
            let newest =
                known.places.entry((content_hash.clone(), uri.clone())).or_insert_with(|| place.clone());
            if (&newest.batch, &newest.revision) < (&place.batch, &place.revision) {
                *newest = place;
            }
            if present {
                let source = KnownSource {
                    uri: uri.clone(),
                    content_hash: content_hash.clone(),
                    identity: PrintedIdentity {
                        entity_name: Some(entity).filter(|name| !name.is_empty()),
                        fiscal_year: year.parse().ok().and_then(|year| FiscalYear::new(year).ok()),
                        kind: Kind::from_name(&kind),
                        scope: Scope::from_name(&scope),
                    },
                    statements: statements.split(' ').filter_map(Statement::from_name).collect(),
                    prose: prose == "true",
                    pictures: pictures != "0",
                    recognised: recognised != "0",
                };
                // What was recognised later is known better.
                let places = known.sources.entry(content_hash).or_default();
                if !places.get(&uri).is_some_and(|before| before.recognised) {
                    places.insert(uri, source);
                }
            }
        }
        known
    }

    /// Marks the files of a new report that were part of a report of another body, year, kind or scope until now.
    pub fn mark_replaced(&self, report: &mut Report) {
        let series = [
            report.entity_id.clone(),
            report.fiscal_year.to_string(),
            report.kind.name().to_owned(),
            report.scope.name().to_owned(),
        ];
        for source in &mut report.sources {
            let place = self.places.get(&(source.content_hash.clone(), source.uri.clone()));
            let other = place.filter(|place| place.series != series);
            source.replaces = other.map(|place| place.revision.clone());
        }
    }

    /// Whether a report of this origin was ingested by code of these versions.
    #[must_use]
    pub fn has_report(&self, origin: &Origin, versions: &Versions) -> bool {
        self.revisions.contains(&origin.revision_id(versions))
    }

    /// The file of this hash, where it is part of a revision that code of the present versions made.
    #[must_use]
    pub fn source(&self, content_hash: &str) -> Option<&KnownSource> {
        let places = self.sources.get(content_hash)?;
        places.values().find(|source| source.recognised).or_else(|| places.values().next())
    }

    /// Every such file, at every place where it was found.
    pub fn sources(&self) -> impl Iterator<Item = &KnownSource> {
        self.sources.values().flat_map(BTreeMap::values)
    }

    /// Whether the refusal of these bytes at this place is on record.
    #[must_use]
    pub fn has_reject(&self, source_uri: &str, content_hash: Option<&str>) -> bool {
        self.rejects.contains(&[source_uri, content_hash.unwrap_or_default()].map(str::to_owned))
    }
}
