//! The report key of a document: whose report it is, for which year, of which kind and scope, and where it states that; and which
//! documents are not a department's report.
//!
//! Each of the four parts is taken from the strongest evidence, and the words are kept with their place:
//!
//! | | entity | year | kind | scope |
//! |---|---|---|---|---|
//! | 1 | the addressee of a letter of approval | a title | a title | (本级), (汇总) after the name |
//! | 2 | a title `示例市财政局2023年度部门决算` | the lines at the top | the titles of statements | a title |
//! | 3 | `编制单位：…`, the headings of statements | the titles of statements | words at the top | |
//! | 4 | the overview's heading, a name next to the year, the duties | the text | | |
//!
//! Of two spellings of a name the fuller one counts (县档案馆, 云澜县档案馆). The publisher of a page is only a candidate. If nothing states
//! the entity, or if different departments are named, it stays unknown: it is never guessed.

mod accounts;
mod front;
mod label;
mod mentions;
mod name;
mod refusal;
#[cfg(test)]
mod tests;
mod title;
mod year;

pub(crate) use accounts::{ProseEvidence, accounts_in};

use crate::document::Document;
use front::FrontLine;
use juesuan_model::text::squeeze;
use juesuan_model::{
    FiscalYear, KeyEvidence, KeyField, KeyRule, KeySource, Kind, Locator, PrintedKey, Scope,
};
use name::{fuller, names_a_government, names_a_township};
pub(crate) use refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use title::{Named, Title};
use year::fiscal_year;

/// What distinguishes one report from another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportKey {
    /// The publishing department.
    pub entity_name: String,
    /// The year of the figures.
    pub fiscal_year: FiscalYear,
    /// Final accounts or budget.
    pub kind: Kind,
    /// Whose accounts they are.
    pub scope: Scope,
    /// How it is known.
    pub source: KeySource,
}

/// What the statements of a file state about it, each with its place.
#[derive(Debug, Default)]
pub(crate) struct Stated<'a> {
    /// The departments that their headings name.
    pub(crate) entities: Vec<(&'a str, Locator)>,
    /// The kinds that their titles state.
    pub(crate) kinds: Vec<(Kind, &'a str, Locator)>,
    /// Their titles.
    pub(crate) titles: Vec<(&'a str, Locator)>,
}

/// What a document states about whose report it is.
#[derive(Debug, Clone, Default)]
pub(crate) struct KeyReading {
    /// The parts of the report key that it states.
    pub(crate) report_key: PrintedKey,
    /// Where it is stated.
    pub(crate) evidence: Vec<KeyEvidence>,
    /// The month of publication.
    pub(crate) published: Option<String>,
    /// Why it is not a department's report.
    pub(crate) refusal: Option<Refusal>,
    /// Names in it, if it does not state whose it is.
    pub(crate) candidates: Vec<String>,
    /// The title of a circular, a regulation or a checklist.
    pub(crate) circular: Option<String>,
}

/// How many characters of a text are kept as evidence.
const SHOWN: usize = 60;

/// Titles of this many departments, each once and without a statement, are a list.
const LISTED: usize = 3;

/// A value that the document states, and the words that state it.
struct Evidenced<T> {
    value: T,
    rule: KeyRule,
    printed: String,
    locator: Locator,
}

impl<T> Evidenced<T> {
    fn by_title(value: T, title: &Title) -> Self {
        Self { value, rule: KeyRule::Title, printed: title.printed.clone(), locator: title.locator }
    }

    fn evidence(&self, field: KeyField) -> KeyEvidence {
        let Self { rule, printed, locator, .. } = self;
        KeyEvidence { field, rule: *rule, printed: printed.clone(), locator: *locator }
    }
}

/// Reads the top of the document and, where that is not enough, what the statements state and what the text mentions.
pub(crate) fn read(document: &Document, stated: &Stated<'_>) -> KeyReading {
    let texts = front::texts(document);
    let front = front::lines(document, &texts);
    // Every title has 决算 or 预算 in it.
    let may_be_title = |at: &usize| front.get(*at).is_some_and(|line| line.text.contains('算'));
    let titles: Vec<Title> = (0..front.len())
        .filter(may_be_title)
        .filter_map(|at| title::approval(&front, at).or_else(|| title::read(&front, at)))
        .collect();
    let year = year_of(document, &front, &titles, stated);
    let kind = kind_of(document, &front, &titles, stated);
    let found = entity_of(document, &front, &texts, &titles, stated);
    let refusal = refusal_of(document, &front, &titles, stated, &found);
    let scope = scope_of(&titles, found.entity.as_ref());
    let entity = found.entity.filter(|_| refusal.is_none());
    let mut evidence: Vec<KeyEvidence> = Vec::new();
    if let Some(entity) = &entity {
        evidence.extend(found.short.iter().map(|short| short.evidence(KeyField::Entity)));
        evidence.push(entity.evidence(KeyField::Entity));
    }
    evidence.extend(year.iter().map(|year| year.evidence(KeyField::Year)));
    evidence.extend(kind.iter().map(|kind| kind.evidence(KeyField::Kind)));
    evidence.extend(scope.iter().map(|scope| scope.evidence(KeyField::Scope)));
    KeyReading {
        report_key: PrintedKey {
            entity_name: entity.map(|entity| entity.value.name),
            fiscal_year: year.map(|year| year.value),
            kind: kind.map(|kind| kind.value),
            scope: scope.map(|scope| scope.value),
        },
        evidence,
        published: front.iter().find_map(|line| year::published(&line.text)),
        refusal,
        candidates: found.candidates,
        circular: circular(&front, &titles),
    }
}

/// The title of a circular, a regulation or a checklist at the top, unless there is a title of a report.
fn circular(front: &[FrontLine], titles: &[Title]) -> Option<String> {
    /// It is within this many lines from the top.
    const LINES: usize = 10;
    let is_report = titles.iter().any(Title::names_a_body);
    let mut top = front.iter().take(LINES).map(|line| &line.text).filter(|_| !is_report);
    top.find(|text| title::is_circular(text)).cloned()
}

/// What the name of a file or a folder states: `示例局2019年部门预算公开表` all parts, `2019年收入决算表` the year.
pub(crate) fn of_name(name: &str) -> PrintedKey {
    let text = squeeze(name).into_owned();
    let numbered =
        text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '_' | '.' | '('));
    // A year is not the number of a list entry.
    let text = if fiscal_year(&text).is_some() && fiscal_year(numbered).is_none() { &text } else { numbered };
    let line = FrontLine { text: text.to_owned(), locator: Locator::default() };
    let title = title::read(std::slice::from_ref(&line), 0);
    PrintedKey {
        fiscal_year: fiscal_year(text),
        kind: title.as_ref().map(|title| title.kind),
        scope: title.as_ref().map(|title| title.scope),
        entity_name: title.filter(Title::names_a_body).and_then(|title| Some(title.entity?.name)),
    }
}

fn year_of(
    document: &Document,
    front: &[FrontLine],
    titles: &[Title],
    stated: &Stated<'_>,
) -> Option<Evidenced<FiscalYear>> {
    let of_title = titles.iter().find_map(|title| {
        let (value, line) = title.year.clone()?;
        Some(Evidenced { value, rule: KeyRule::Title, printed: line.text, locator: line.locator })
    });
    let commonest = |lines: Vec<(FiscalYear, String, Locator)>, rule| {
        let value = most_frequent(lines.iter().map(|(year, ..)| *year))?;
        let (_, printed, locator) = lines.into_iter().find(|(year, ..)| *year == value)?;
        Some(Evidenced { value, rule, printed, locator })
    };
    let of_front =
        || front.iter().filter_map(|line| Some((fiscal_year(&line.text)?, line.text.clone(), line.locator)));
    let of_statements = || {
        let titles = stated.titles.iter();
        titles.filter_map(|(title, place)| Some((fiscal_year(&squeeze(title))?, (*title).to_owned(), *place)))
    };
    of_title
        .or_else(|| commonest(of_front().collect(), KeyRule::Front))
        .or_else(|| commonest(of_statements().collect(), KeyRule::Statement))
        .or_else(|| {
            let (value, printed, locator) = mentions::year_of_the_text(document)?;
            Some(Evidenced { value, rule: KeyRule::Text, printed, locator })
        })
}

fn kind_of(
    document: &Document,
    front: &[FrontLine],
    titles: &[Title],
    stated: &Stated<'_>,
) -> Option<Evidenced<Kind>> {
    let of_statements = || {
        let value = most_frequent(stated.kinds.iter().map(|(kind, ..)| *kind))?;
        let (_, title, place) = stated.kinds.iter().find(|(kind, ..)| *kind == value)?;
        Some(Evidenced { value, rule: KeyRule::Statement, printed: (*title).to_owned(), locator: *place })
    };
    titles
        .first()
        .map(|title| Evidenced::by_title(title.kind, title))
        .or_else(of_statements)
        .or_else(|| spoken_kind(front, KeyRule::Front))
        .or_else(|| spoken_kind(&front::texts(document), KeyRule::Text))
}

/// The kind in the first of these lines that mentions one, apart from the names of funds and of the law.
fn spoken_kind(lines: &[FrontLine], rule: KeyRule) -> Option<Evidenced<Kind>> {
    lines.iter().find_map(|line| {
        let funds = ["一般公共预算", "政府性基金预算", "国有资本经营预算", "预算法", "预算单位", "预算管理"];
        let text = funds.iter().fold(line.text.clone(), |text, fund| text.replace(fund, ""));
        let value = match (text.contains("决算"), text.contains("预算")) {
            (true, _) => Kind::FinalAccounts,
            (false, true) => Kind::Budget,
            (false, false) => return None,
        };
        let printed = line.text.chars().take(SHOWN).collect();
        Some(Evidenced { value, rule, printed, locator: line.locator })
    })
}

/// The scope: what follows the name, else what the first title states.
fn scope_of(titles: &[Title], entity: Option<&Evidenced<Named>>) -> Option<Evidenced<Scope>> {
    let behind = entity.and_then(|entity| {
        let Evidenced { rule, printed, locator, .. } = entity;
        Some(Evidenced {
            value: entity.value.scope?,
            rule: *rule,
            printed: printed.clone(),
            locator: *locator,
        })
    });
    behind.or_else(|| titles.first().map(|title| Evidenced::by_title(title.scope, title)))
}

/// What was found of the entity.
#[derive(Default)]
struct FoundName {
    entity: Option<Evidenced<Named>>,
    /// The title, if the name is printed in full elsewhere.
    short: Option<Evidenced<()>>,
    /// A name left open in the form.
    open: Option<String>,
    candidates: Vec<String>,
}

fn entity_of(
    document: &Document,
    front: &[FrontLine],
    texts: &[FrontLine],
    titles: &[Title],
    stated: &Stated<'_>,
) -> FoundName {
    let evidenced = |rule, named: Named| {
        let (printed, locator) = (named.printed.clone(), named.locator);
        Evidenced { value: named, rule, printed, locator }
    };
    let of_titles = || titles.iter().filter_map(|title| title.entity.clone());
    let labeled = label::read(document, false);
    // Most statements name the same department.
    let mut cleaned: BTreeMap<&str, Option<(String, Option<Scope>)>> = BTreeMap::new();
    let stated_bodies: Vec<Named> = stated
        .entities
        .iter()
        .filter_map(|(printed, locator)| {
            let text = squeeze(printed);
            let (name, scope) = cleaned.entry(printed).or_insert_with(|| name::clean(&text)).clone()?;
            Some(Named::of(name, scope, &FrontLine { text: text.into_owned(), locator: *locator }))
        })
        .collect();
    let commonest = most_frequent(stated_bodies.iter().map(|named| named.name.clone()));
    let of_statements = || {
        commonest.as_ref().and_then(|name| stated_bodies.iter().find(|named| named.name == *name).cloned())
    };
    let of_bodies = || titles.iter().find(|title| title.names_a_body());
    let strong = of_bodies()
        .and_then(|title| {
            let rule = if title.is_approval { KeyRule::Approval } else { KeyRule::Title };
            Some(evidenced(rule, title.entity.clone()?))
        })
        .or_else(|| labeled.named.clone().map(|named| evidenced(KeyRule::Label, named)))
        .or_else(|| of_statements().map(|named| evidenced(KeyRule::Statement, named)));
    let open = titles.iter().find_map(|title| title.open.clone());
    let open = open.or_else(|| labeled.open.as_ref().map(|named| named.name.clone())).or_else(|| {
        let entities = stated.entities.iter().map(|(printed, _)| squeeze(printed));
        entities.filter(|name| name::is_placeholder(name)).map(Cow::into_owned).next()
    });
    if strong.is_none() && open.is_some() {
        return FoundName { open, ..FoundName::default() };
    }
    let overview = mentions::by_its_overview(front);
    let beside = mentions::beside_a_year(texts);
    let entity = strong
        .or_else(|| overview.clone().map(|named| evidenced(KeyRule::Overview, named)))
        .or_else(|| mentions::one_of(&beside).map(|named| evidenced(KeyRule::Mention, named.clone())))
        .or_else(|| mentions::by_its_duties(document).map(|named| evidenced(KeyRule::Duties, named)))
        .or_else(|| {
            let in_tables = label::read(document, true);
            in_tables.named.map(|named| evidenced(KeyRule::Label, named))
        })
        .or_else(|| {
            let named = titles.iter().find_map(Title::may_name_a_body)?;
            Some(evidenced(KeyRule::Title, named.clone()))
        });
    let named = || {
        let listed = labeled.named.iter().chain(&overview).chain(&beside).chain(&stated_bodies);
        of_titles().chain(listed.cloned())
    };
    // A list of many reports is not one of them.
    let listed: BTreeSet<&str> =
        titles.iter().filter(|title| title.names_a_body()).filter_map(Title::name).collect();
    let is_list = |entity: &Evidenced<Named>| {
        let lines = front.iter().filter(|line| line.text.contains(&entity.value.name));
        stated.titles.is_empty() && listed.len() >= LISTED && lines.count() < 2
    };
    let Some(entity) = entity.filter(|entity| !is_list(entity)) else {
        let mut candidates: Vec<String> = named().map(|named| named.name).collect();
        candidates.extend(mentions::publisher(document).map(|named| named.name));
        candidates.sort();
        candidates.dedup();
        return FoundName { open, candidates, ..FoundName::default() };
    };
    // The fuller name counts if the title abbreviates it; the publisher may be the same department, named in full.
    let mut others: Vec<Named> = named().collect();
    if name::begins_in_its_region(&entity.value.name) {
        others.extend(mentions::publisher(document));
    }
    let whole = fuller(&entity.value.name, others.iter().map(|named| named.name.as_str()));
    let whole = whole.and_then(|whole| others.iter().find(|named| named.name == whole)).cloned();
    let (short, entity) = match whole {
        Some(whole) => {
            let scope = entity.value.scope.or(whole.scope);
            let Evidenced { rule, printed, locator, .. } = entity;
            let full = evidenced(KeyRule::Fuller, Named { scope, ..whole });
            (Some(Evidenced { value: (), rule, printed, locator }), full)
        }
        None => (None, entity),
    };
    if name::is_incomplete(&entity.value.name) {
        return FoundName { open, candidates: vec![entity.value.name], ..FoundName::default() };
    }
    FoundName { entity: Some(entity), short, open, ..FoundName::default() }
}

/// Why the document is not a department's report, if it is not.
fn refusal_of(
    document: &Document,
    front: &[FrontLine],
    titles: &[Title],
    stated: &Stated<'_>,
    found: &FoundName,
) -> Option<Refusal> {
    if let Some(refusal) = refusal::government_by_title(front, titles) {
        return Some(refusal);
    }
    let Some(entity) = &found.entity else {
        return found
            .open
            .clone()
            .map(Refusal::Open)
            .or_else(|| refusal::government_by_figures(document))
            .or_else(|| refusal::region_by_title(titles))
            .or_else(|| refusal::district(document, front));
    };
    let name = &entity.value.name;
    let departmental = titles.iter().any(|title| title.departmental && title.names_a_body());
    let mentioned = matches!(entity.rule, KeyRule::Mention | KeyRule::Duties);
    let county = names_a_government(name) && !departmental;
    let township = (names_a_township(name) || name.ends_with("人民政府")) && !departmental;
    let by_figures = (county || township || mentioned).then(|| refusal::government_by_figures(document));
    let by_name = || {
        let alone = county && stated.titles.is_empty() && !refusal::tells_of_a_department(document);
        alone.then(|| Refusal::Government(entity.printed.clone()))
    };
    let of_district = || mentioned.then(|| refusal::district(document, front)).flatten();
    by_figures.flatten().or_else(by_name).or_else(of_district)
}

/// The most frequent value; of equally frequent ones, the first.
fn most_frequent<T: Ord + Clone>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, (u32, u32)> = BTreeMap::new();
    for (order, value) in (0_u32..).zip(values) {
        counts.entry(value).or_insert((0, u32::MAX - order)).0 += 1;
    }
    counts.into_iter().max_by_key(|&(_, rank)| rank).map(|(value, _)| value)
}
