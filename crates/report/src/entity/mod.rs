//! The report on one entity: its final accounts over the years.
//!
//! Every amount comes from a shipped query with the place that prints it, every ratio from `ratio`; this module arranges them.
//! What is missing is shown as a dash and explained, never left blank.

mod accounts;
mod execution;
pub(crate) mod notes;
pub(crate) mod peers;
mod ratios;
mod structure;
mod three_public;

use crate::draft::Draft;
use crate::error::Error;
use crate::figures::{Asked, Figure, Figures};
use crate::findings;
use crate::format::Language;
use crate::paper::{Cell, Paper};
use crate::rows::Rows;
use juesuan_model::{Kind, Scope, Yuan};
use juesuan_query::{
    Entity, REPORT_CODES, REPORT_FIGURES, REPORT_FILES, REPORT_PAPERS, Session, Value, Years,
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Whose report, of which years, in which language.
#[derive(Debug, Clone, Copy)]
pub struct EntityRequest<'a> {
    /// The id, the name, or a part of the name that only it has.
    pub entity: &'a str,
    /// The years.
    pub years: Years,
    /// The language of the report; names that papers print stay as they are.
    pub language: Language,
}

/// What the sections share.
struct Subject<'a> {
    session: &'a Session,
    language: Language,
    entity: Entity,
    scope: Scope,
    range: Years,
    /// Every year from the first to the last that has a report, and whether it has one.
    years: BTreeMap<i32, bool>,
    /// The last year that has a report.
    latest: i32,
    figures: Figures,
    codes: Vec<structure::Coded>,
    papers: Papers,
}

/// The papers of the entity: what kinds and scopes there are, and which statements each year's final accounts have.
struct Papers {
    /// Scopes of final accounts, the widest first.
    scopes: Vec<Scope>,
    statements: HashMap<i32, HashSet<String>>,
    units: BTreeMap<i32, Vec<String>>,
    budget_years: Vec<i32>,
    /// Of each year: the amounts, those not understood, those refused, and the pages that could not be read.
    accounts: BTreeMap<i32, [u64; 4]>,
    region: Option<String>,
    level: Option<String>,
}

/// The report on the final accounts of one entity over the years.
///
/// An entity that publishes accounts of several scopes is shown with the widest (部门汇总, then 本级, then 单位).
///
/// # Errors
/// An unknown or ambiguous entity, or one without final accounts in those years.
pub fn entity_report(session: &Session, request: &EntityRequest<'_>) -> Result<Paper, Error> {
    let entity = session.entity(request.entity)?;
    let of_entity = |before: i32| filters(request.years, before);
    let found = Rows::read(&session.query_as_one(&entity, REPORT_PAPERS.text, &of_entity(0))?)?;
    let (papers, years) = Papers::read(&found);
    let (Some(scope), Some(latest)) = (papers.scopes.first().copied(), years.keys().last().copied()) else {
        return Err(session.no_report_in(&entity, Kind::FinalAccounts, request.years)?.into());
    };
    let mut of_scope = of_entity(1);
    of_scope.push(("scope", scope.name().to_owned().into()));
    let codes =
        Rows::read(&session.query_as_one(&entity, REPORT_CODES.text, &of_one(scope, request.years, 0))?)?;
    let subject = Subject {
        session,
        language: request.language,
        scope,
        range: request.years,
        years,
        latest,
        // One year more, for the first year's growth.
        figures: Figures::read(&session.query_as_one(&entity, REPORT_FIGURES.text, &of_scope)?)?,
        codes: structure::Coded::read(&codes)?,
        papers,
        entity,
    };
    let files = session.query_of(Some(&subject.entity), REPORT_FILES.text, &of_entity(1))?;
    let mut draft = Draft::new(request.language, &files)?;
    let mut sections = vec![
        accounts::overview(&subject, &mut draft)?,
        accounts::by_year(&subject, &mut draft)?,
        structure::functional(&subject, &mut draft),
        structure::economic(&subject, &mut draft),
        execution::section(&subject, &mut draft),
        three_public::section(&subject, &mut draft),
        ratios::by_year(&subject, &mut draft)?,
        ratios::unit_costs(&subject, &mut draft)?,
        peers::section(&subject, &mut draft)?,
        findings::of_entity(session, &mut draft, &subject.entity.id, request.years, subject.scope)?,
    ];
    sections.push(notes::section(&subject, &sections)?);
    let (evidence, sources) = draft.finish();
    let (title, lead) = subject.heading();
    Ok(Paper { language: request.language, title, lead, sections, evidence, sources, pictures: Vec::new() })
}

/// The parameters of the report's questions for one entity.
fn filters(years: Years, years_before: i32) -> Vec<(&'static str, Value)> {
    let nothing = || Value::from(String::new());
    vec![
        ("level", nothing()),
        ("function", nothing()),
        ("region", nothing()),
        ("contained", nothing()),
        ("first", (i32::from(years.first()) - years_before).into()),
        ("last", i32::from(years.last()).into()),
    ]
}

/// The parameters of the questions that are about one entity and scope only.
fn of_one(scope: Scope, years: Years, years_before: i32) -> [(&'static str, Value); 3] {
    [
        ("scope", scope.name().to_owned().into()),
        ("first", (i32::from(years.first()) - years_before).into()),
        ("last", i32::from(years.last()).into()),
    ]
}

impl Subject<'_> {
    /// Asks a question about this entity and scope, from so many years before the first.
    fn ask(&self, question: &str, years_before: i32) -> Result<Rows, Error> {
        let parameters = of_one(self.scope, self.range, years_before);
        Rows::read(&self.session.query_of(Some(&self.entity), question, &parameters)?)
    }

    /// A metric of this entity and scope.
    fn measure(&self, metric: &str) -> Result<Rows, Error> {
        let mut of = filters(self.range, 0);
        of.push(("scope", self.scope.name().to_owned().into()));
        Rows::read(&self.session.measures(metric, Some(&self.entity), &of)?)
    }

    fn actual(&self, year: i32, topic: &str, fund: Option<&str>) -> Option<&Figure> {
        self.figures.actual(&self.entity.id, year, Asked::whole(topic, fund))
    }

    fn amount_of(&self, year: i32, topic: &str, fund: Option<&str>) -> Option<Yuan> {
        self.actual(year, topic, fund).map(|figure| figure.amount)
    }

    /// The figure of a year as a cell.
    fn cell(&self, draft: &mut Draft, year: i32, topic: &str, fund: Option<&str>) -> Cell {
        let figure = self.actual(year, topic, fund);
        draft.amount(&self.language.topic(topic, fund), figure, || self.missing(year, topic))
    }

    /// Why a figure of a year is missing.
    fn missing(&self, year: i32, topic: &str) -> String {
        let statement = match topic {
            "basic" | "project" | "functional_class" => "expenditure",
            "personnel" | "public" => "basic_expenditure",
            "three_public" | "overseas" | "vehicle" | "vehicle_purchase" | "vehicle_operation"
            | "reception" => "three_public",
            _ => "income_expenditure_summary",
        };
        let reason = match self.papers.statements.get(&year) {
            None => "no report for this year",
            Some(stated) if !stated.contains(statement) => "no statement",
            Some(_) => "not printed",
        };
        self.language.reason(reason)
    }

    /// The years, from the first to the last.
    fn years(&self) -> Vec<i32> {
        self.years.keys().copied().collect()
    }

    /// The years as the categories of a chart.
    fn year_names(&self) -> Vec<String> {
        self.years.keys().map(ToString::to_string).collect()
    }

    fn heading(&self) -> (String, Vec<String>) {
        let first = self.years.keys().next().copied().unwrap_or(self.latest);
        let (name, latest) = (&self.entity.name, self.latest);
        let (title, scope) = match self.language {
            Language::Zh => {
                let span = if first == latest { first.to_string() } else { format!("{first}—{latest}") };
                (format!("{name}部门决算分析（{span}年度）"), "编报范围：")
            }
            Language::En => {
                let span = if first == latest { first.to_string() } else { format!("{first}–{latest}") };
                (format!("{name}: final accounts, {span}"), "Scope: ")
            }
        };
        let mut lead = vec![format!("{scope}{}", self.language.scope(self.scope))];
        if let Some(region) = &self.papers.region {
            lead.push(format!("{}{region}", self.language.pick("地区：", "Region: ")));
        }
        (title, lead)
    }
}

impl Papers {
    /// Reads the rows of `report_papers.sql`, and the years of the widest scope's final accounts.
    fn read(found: &Rows) -> (Self, BTreeMap<i32, bool>) {
        let accounts = |row: &crate::rows::Row<'_>| row.is("kind", Kind::FinalAccounts.name());
        let scopes: Vec<Scope> = Scope::ALL
            .iter()
            .copied()
            .filter(|scope| found.iter().any(|row| accounts(&row) && row.is("scope", scope.name())))
            .collect();
        let mut papers = Self {
            statements: HashMap::new(),
            units: BTreeMap::new(),
            budget_years: Vec::new(),
            accounts: BTreeMap::new(),
            region: None,
            level: None,
            scopes,
        };
        let scope = papers.scopes.first().map_or("", |scope| scope.name());
        for row in found.iter() {
            let Some(year) = row.year() else { continue };
            papers.region = row.text("region_name").map(str::to_owned).or(papers.region);
            papers.level = row.text("admin_level").map(str::to_owned).or(papers.level);
            if !row.is("scope", scope) {
                continue;
            }
            if !accounts(&row) {
                if !papers.budget_years.contains(&year) {
                    papers.budget_years.push(year);
                }
                continue;
            }
            let statements = papers.statements.entry(year).or_default();
            statements.extend(row.text("statement").map(str::to_owned));
            let units = papers.units.entry(year).or_default();
            let unit = row.text("statement_unit").map(str::to_owned);
            units.extend(unit.filter(|unit| !units.contains(unit)));
            let count = |column| row.text(column).and_then(|count| count.parse().ok()).unwrap_or_default();
            let counts =
                ["amount_count", "unread_amount_count", "rejected_amount_count", "rejected_page_count"];
            papers.accounts.insert(year, counts.map(count));
        }
        let reported = &papers.statements;
        let span = reported.keys().min().copied().zip(reported.keys().max().copied());
        let years = span.map(|(first, last)| (first..=last).map(|year| (year, reported.contains_key(&year))));
        let years = years.map(Iterator::collect).unwrap_or_default();
        (papers, years)
    }
}
