//! What a warehouse already holds: revisions, the files that they came from, and what was refused.

use crate::{Origin, Versions};
use juesuan_model::{FiscalYear, Kind, PrintedIdentity, Scope, Statement};
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
}

/// What a warehouse already holds.
#[derive(Debug, Clone, Default)]
pub struct Known {
    revisions: HashSet<String>,
    /// The files of revisions that code of the present versions made, by their hashes and places.
    sources: HashMap<String, BTreeMap<String, KnownSource>>,
    rejects: HashSet<[String; 2]>,
}

pub(crate) const REPORT_COLUMNS: [&str; 4] = ["revision_id", "batch_id", "parser_version", "rules_version"];
pub(crate) const SOURCE_COLUMNS: [&str; 10] = [
    "revision_id",
    "batch_id",
    "source_uri",
    "content_hash",
    "printed_entity",
    "printed_year",
    "printed_kind",
    "printed_scope",
    "statements",
    "has_prose",
];

impl Known {
    pub(crate) fn new(
        reports: impl Iterator<Item = [String; 4]>,
        sources: impl Iterator<Item = [String; 10]>,
        rejects: HashSet<[String; 2]>,
        versions: &Versions,
    ) -> Self {
        let mut revisions = HashSet::new();
        // Rows of a batch that never committed its report are none.
        let mut committed = HashSet::new();
        for [revision, batch, parser, rules] in reports {
            if parser == versions.parser && rules == versions.rules {
                committed.insert((revision.clone(), batch));
            }
            revisions.insert(revision);
        }
        let sources = sources.filter_map(|row| {
            let [revision, batch, uri, content_hash, entity, year, kind, scope, statements, prose] = row;
            committed.contains(&(revision, batch)).then(|| KnownSource {
                uri,
                content_hash,
                identity: PrintedIdentity {
                    entity_name: Some(entity).filter(|name| !name.is_empty()),
                    fiscal_year: year.parse().ok().and_then(|year| FiscalYear::new(year).ok()),
                    kind: Kind::from_name(&kind),
                    scope: Scope::from_name(&scope),
                },
                statements: statements.split(' ').filter_map(Statement::from_name).collect(),
                prose: prose == "true",
            })
        });
        let mut by_hash: HashMap<String, BTreeMap<String, KnownSource>> = HashMap::new();
        for source in sources {
            by_hash.entry(source.content_hash.clone()).or_default().insert(source.uri.clone(), source);
        }
        Self { revisions, sources: by_hash, rejects }
    }

    /// Whether a report of this origin was ingested by code of these versions.
    #[must_use]
    pub fn has_report(&self, origin: &Origin, versions: &Versions) -> bool {
        self.revisions.contains(&origin.revision_id(versions))
    }

    /// The file of this hash, where it is part of a revision that code of the present versions made.
    #[must_use]
    pub fn source(&self, content_hash: &str) -> Option<&KnownSource> {
        self.sources.get(content_hash)?.values().next()
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
