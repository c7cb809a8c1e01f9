//! Which files make up one report: the explanations in one and the statements in another, or one file per statement.
//!
//! Files in the same folder (or archive) with the same department, year, kind and scope are one report if they complement each
//! other: no statement is in two of them, and only one contains the explanations. Files with the same content do not complement
//! each other. They are revisions or other reports: each is a report of its own.
//!
//! A file that does not state its year or its department takes them from its own name, from the other files of the folder if these
//! leave only one choice, or else from the folder's name. A manifest takes precedence over all. If there are several choices, none
//! is made.

#[cfg(test)]
mod tests;

use crate::manifest::Manifest;
use crate::report_key::{ReportKey, of_name};
use crate::source::folder;
use juesuan_model::entity::entity_id;
use juesuan_model::text::squeeze;
use juesuan_model::{FiscalYear, KeySource, Kind, PrintedKey, Scope, Source, Statement};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A file as far as grouping needs to know it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "four things that are true of a file or not, each by itself"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileSummary {
    /// Where it is.
    pub uri: String,
    /// The hash of its bytes.
    pub content_hash: String,
    /// What it states about whose report it is.
    pub printed: PrintedKey,
    /// The statements in it.
    pub statements: BTreeSet<Statement>,
    /// Whether it contains explanations of the accounts.
    pub prose: bool,
    /// Whether only a manifest can state whose report it is: it is a government's or a district's, or a form with the name left
    /// open.
    pub refused: bool,
    /// Whether text in it was recognized in pictures: if so, it is read that way again.
    pub recognized: bool,
    /// Whether it can be read again. A file that an earlier run read may be gone.
    pub present: bool,
}

impl From<&Source> for FileSummary {
    fn from(source: &Source) -> Self {
        Self {
            uri: source.uri.clone(),
            content_hash: source.content_hash.clone(),
            printed: source.report_key.clone(),
            statements: source.statements.clone(),
            prose: source.prose,
            refused: source.refused,
            recognized: !source.recognized.is_empty(),
            present: true,
        }
    }
}

impl FileSummary {
    /// Whether it looks like a whole report: it states whose it is, explains the accounts and begins with their summary.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.prose
            && self.statements.contains(&Statement::IncomeExpenditureSummary)
            && is_complete(&self.printed)
    }

    /// Whether no other file can change what it is: a whole report that states all parts of its report key.
    #[must_use]
    pub fn stands_alone(&self) -> bool {
        self.is_whole() && self.printed.kind.is_some() && self.printed.scope.is_some()
    }

    /// Whether the two files have nothing in common.
    fn complements(&self, other: &Self) -> bool {
        !(self.prose && other.prose) && self.statements.is_disjoint(&other.statements)
    }
}

/// Files that are one report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileGroup {
    /// The files, the main one first.
    pub parts: Vec<FileSummary>,
    /// Whose report it is; `None` if only the main file states it.
    pub report_key: Option<ReportKey>,
    /// Files that belong to it but can no longer be read.
    pub gone: Vec<String>,
}

impl FileGroup {
    fn chief_uri(&self) -> &str {
        self.parts.first().map_or("", |part| &part.uri)
    }
}

/// The folder or archive that contains a file.
#[must_use]
pub fn folder_of(uri: &str) -> &str {
    folder(uri)
}

/// A file that a manifest joins with others, which may be in other folders.
#[derive(Debug, Clone)]
pub struct Labeled(Member);

/// Finds the reports in one folder, and the files that wait for those of other folders. The result does not depend on the order of
/// the parts. If two manifests name the same file, the later one in the list counts.
#[must_use]
pub fn in_folder(mut parts: Vec<FileSummary>, manifests: &[Arc<Manifest>]) -> (Vec<FileGroup>, Vec<Labeled>) {
    parts.sort_by(|a, b| a.uri.cmp(&b.uri));
    let mut members: Vec<Member> = parts.into_iter().map(|part| Member::new(part, manifests)).collect();
    fill(&mut members);
    let (labeled, others): (Vec<Member>, Vec<Member>) =
        members.into_iter().partition(|member| member.label.is_some());
    (sorted(reports(others)), labeled.into_iter().map(Labeled).collect())
}

/// The reports whose files a manifest names.
#[must_use]
pub fn labeled(members: Vec<Labeled>) -> Vec<FileGroup> {
    let mut labeled: BTreeMap<Option<String>, Vec<Member>> = BTreeMap::new();
    for Labeled(member) in members {
        labeled.entry(member.label.clone()).or_default().push(member);
    }
    sorted(labeled.into_values().collect())
}

fn sorted(reports: Vec<Vec<Member>>) -> Vec<FileGroup> {
    let mut groups: Vec<FileGroup> = reports.into_iter().filter_map(finish).collect();
    groups.sort_by(|a, b| a.chief_uri().cmp(b.chief_uri()));
    groups
}

/// A file, with what is known about whose report it is.
#[derive(Debug, Clone)]
struct Member {
    part: FileSummary,
    claim: PrintedKey,
    source: KeySource,
    /// The manifest's group.
    label: Option<String>,
    /// Whether its report key stays unknown: no name and no other file can provide it.
    refused: bool,
}

/// What distinguishes reports of one folder.
type GroupKey = (String, FiscalYear, Kind, Scope);

impl Member {
    fn new(part: FileSummary, manifests: &[Arc<Manifest>]) -> Self {
        let stated =
            manifests.iter().rev().find_map(|manifest| Some((manifest, manifest.rows.get(&part.uri)?)));
        let row = stated.map(|(_, row)| row.clone()).unwrap_or_default();
        let manifest =
            if row.report_key == PrintedKey::default() { KeySource::File } else { KeySource::Manifest };
        let mut member = Self {
            refused: part.refused && row.report_key.entity_name.is_none(),
            claim: or(row.report_key, &part.printed),
            source: manifest,
            label: row
                .group
                .map(|group| format!("{}#{group}", stated.map_or("", |(manifest, _)| manifest.uri()))),
            part,
        };
        let name = member.part.uri.rsplit('/').next().expect("a split has at least one piece");
        member.take(&of_name(without_ending(name)), KeySource::Name);
        member
    }

    /// Takes department and year where they are missing.
    fn take(&mut self, said: &PrintedKey, source: KeySource) {
        if self.refused || is_complete(&self.claim) {
            return;
        }
        let claim = or(self.claim.clone(), said);
        let stated = |claim: &PrintedKey| (claim.entity_name.is_some(), claim.fiscal_year.is_some());
        if stated(&claim) != stated(&self.claim) && self.source == KeySource::File {
            self.source = source;
        }
        self.claim = claim;
    }

    fn is_of_use(&self) -> bool {
        !self.refused && (self.part.prose || !self.part.statements.is_empty())
    }

    fn key(&self) -> Option<GroupKey> {
        let report_key = report_key(&self.claim, self.source)?;
        Some((entity_id(&report_key.entity_name), report_key.fiscal_year, report_key.kind, report_key.scope))
    }
}

fn is_complete(report_key: &PrintedKey) -> bool {
    report_key.entity_name.is_some() && report_key.fiscal_year.is_some()
}

/// What the first states, and where it states nothing, what the second states.
fn or(first: PrintedKey, second: &PrintedKey) -> PrintedKey {
    PrintedKey {
        entity_name: first.entity_name.or_else(|| second.entity_name.clone()),
        fiscal_year: first.fiscal_year.or(second.fiscal_year),
        kind: first.kind.or(second.kind),
        scope: first.scope.or(second.scope),
    }
}

fn report_key(claim: &PrintedKey, source: KeySource) -> Option<ReportKey> {
    Some(ReportKey {
        entity_name: claim.entity_name.clone()?,
        fiscal_year: claim.fiscal_year?,
        kind: claim.kind.unwrap_or(Kind::FinalAccounts),
        scope: claim.scope.unwrap_or(Scope::Department),
        source,
    })
}

fn without_ending(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Fills in what members do not state: from the others of the folder if these leave only one choice, else from the folder's name.
fn fill(members: &mut [Member]) {
    // By department, and under `None` all, for members that do not name one.
    let mut complete: BTreeMap<Option<String>, BTreeSet<PrintedKey>> = BTreeMap::new();
    for claim in members.iter().map(|member| &member.claim).filter(|claim| is_complete(claim)) {
        for key in [body(claim), None] {
            complete.entry(key).or_default().insert(claim.clone());
        }
    }
    for member in members.iter_mut().filter(|member| !member.refused) {
        let others = complete.get(&body(&member.claim)).into_iter().flatten();
        if let Some(choice) = only_choice(&member.claim, others) {
            member.take(&choice, KeySource::Group);
            member.claim = choice;
        }
        member.take(&of_name(folder_name(&member.part.uri)), KeySource::Name);
    }
}

fn body(report_key: &PrintedKey) -> Option<String> {
    report_key.entity_name.as_deref().map(entity_id)
}

/// The claim filled in from the report keys that it may have; `None` if they differ.
fn only_choice<'a>(claim: &PrintedKey, others: impl Iterator<Item = &'a PrintedKey>) -> Option<PrintedKey> {
    let mut choice: Option<PrintedKey> = None;
    for other in others.filter(|other| may_be(claim, other)) {
        let filled = or(claim.clone(), other);
        // A claim that leaves kind or scope open is the same choice as one that states them.
        choice = match choice {
            None => Some(filled),
            Some(chosen) if body(&chosen) == body(&filled) && may_be(&chosen, &filled) => {
                Some(or(chosen, &filled))
            }
            Some(_) => return None,
        };
    }
    choice
}

/// Whether the two do not contradict each other in year, kind and scope.
fn may_be(one: &PrintedKey, other: &PrintedKey) -> bool {
    fn agree<T: PartialEq + Copy>(one: Option<T>, other: Option<T>) -> bool {
        one.is_none() || other.is_none() || one == other
    }
    agree(one.fiscal_year, other.fiscal_year) && agree(one.kind, other.kind) && agree(one.scope, other.scope)
}

/// The last folder's name, or the archive's.
fn folder_name(uri: &str) -> &str {
    let folder = folder(uri);
    let name = folder.rsplit('/').next().expect("a split has at least one piece");
    name.strip_suffix('!').map_or(name, without_ending)
}

/// The reports that these files of one folder make up.
fn reports(members: Vec<Member>) -> Vec<Vec<Member>> {
    let mut same: BTreeMap<GroupKey, Vec<Member>> = BTreeMap::new();
    let mut alone = Vec::new();
    for member in members {
        match member.key().filter(|_| member.is_of_use()) {
            Some(key) => same.entry(key).or_default().push(member),
            None => alone.push(vec![member]),
        }
    }
    let mut reports: Vec<Vec<Member>> = same.into_values().flat_map(complementing).collect();
    join_names(&mut reports);
    reports.extend(alone);
    reports
}

/// Members with the same department, year, kind and scope: those that share nothing with any other are one report, and each of the
/// others is a report by itself.
fn complementing(members: Vec<Member>) -> Vec<Vec<Member>> {
    let contents = |part: &FileSummary| {
        let statements = part.statements.iter().copied().map(Some);
        statements.chain(part.prose.then_some(None)).collect::<Vec<Option<Statement>>>()
    };
    let mut counts: BTreeMap<Option<Statement>, usize> = BTreeMap::new();
    for content in members.iter().flat_map(|member| contents(&member.part)) {
        *counts.entry(content).or_default() += 1;
    }
    let is_only = |content: &Option<Statement>| counts.get(content).is_some_and(|count| *count == 1);
    let (one, others): (Vec<Member>, Vec<Member>) =
        members.into_iter().partition(|member| contents(&member.part).iter().all(is_only));
    let one = (!one.is_empty()).then_some(one);
    one.into_iter().chain(others.into_iter().map(|member| vec![member])).collect()
}

/// Joins the explanations with the statements if one names the department more fully than the other (`示例省人大常委会` and `示例省人大常委会办公厅`)
/// and neither can be joined with anything else.
fn join_names(reports: &mut Vec<Vec<Member>>) {
    let mut by_name: BTreeMap<(FiscalYear, Kind, Scope, String), usize> = BTreeMap::new();
    for (index, report) in reports.iter().enumerate() {
        let Some(member) = report.first() else { continue };
        let (Some((_, year, kind, scope)), Some(name)) = (member.key(), &member.claim.entity_name) else {
            continue;
        };
        by_name.insert((year, kind, scope, squeeze(name).into_owned()), index);
    }
    let is_pair = |one: &[Member], other: &[Member]| {
        let prose = |report: &[Member]| report.iter().any(|member| member.part.prose);
        let complement = one.iter().all(|a| other.iter().all(|b| a.part.complements(&b.part)));
        prose(one) != prose(other) && complement
    };
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for ((year, kind, scope, name), &short) in &by_name {
        let from = (*year, *kind, *scope, name.clone());
        let longer = by_name.range(from..).skip(1).take_while(|((y, k, s, longer), _)| {
            (y, k, s) == (year, kind, scope) && longer.starts_with(name.as_str())
        });
        let of = |index: usize| reports.get(index).expect("the index is that of a report");
        pairs.extend(
            longer.filter(|&(_, &long)| is_pair(of(short), of(long))).map(|(_, &long)| (short, long)),
        );
    }
    let count = |index: usize| pairs.iter().filter(|(a, b)| *a == index || *b == index).count();
    let only: Vec<(usize, usize)> =
        pairs.iter().copied().filter(|&(a, b)| count(a) == 1 && count(b) == 1).collect();
    for (a, b) in only {
        let [one, other] = reports.get_disjoint_mut([a, b]).expect("a pair is of two reports");
        one.append(other);
    }
    reports.retain(|report| !report.is_empty());
}

/// The group of these members; `None` if none of its files is there.
fn finish(mut members: Vec<Member>) -> Option<FileGroup> {
    // The explanations come first: their title states whose report it is.
    members.sort_by_key(|member| {
        let FileSummary { prose, statements, uri, .. } = &member.part;
        (!prose, usize::MAX - statements.len(), uri.clone())
    });
    let chief = members.first()?;
    let stated = members.iter().fold(PrintedKey::default(), |stated, member| or(stated, &member.claim));
    let source = if is_complete(&chief.claim) { chief.source } else { KeySource::Group };
    let given = report_key(&stated, source);
    let (present, gone): (Vec<FileSummary>, Vec<FileSummary>) =
        members.into_iter().map(|member| member.part).partition(|part| part.present);
    let by_itself = present.first().and_then(|part| report_key(&part.printed, source));
    let file = Some(KeySource::File);
    let report_key = given.filter(|given| by_itself.as_ref() != Some(given) || file != Some(given.source));
    // If only kind or scope is filled in, it comes from the other files.
    let report_key = report_key.map(|report_key| match report_key.source {
        KeySource::File => ReportKey { source: KeySource::Group, ..report_key },
        _ => report_key,
    });
    (!present.is_empty()).then(|| FileGroup {
        parts: present,
        report_key,
        gone: gone.into_iter().map(|part| part.uri).collect(),
    })
}
