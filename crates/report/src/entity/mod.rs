//! The report on one entity: its final accounts over the years, in Chinese Markdown.
//!
//! Every amount comes from a shipped query, every ratio from `ratio`; this module lays them out. What is missing is shown
//! as a dash and explained, never left blank.

mod accounts;
mod rows;
mod shown;
mod sources;
mod structure;
mod three_public;

use crate::error::Error;
use juesuan_model::{Kind, Scope};
use juesuan_query::{
    ECONOMIC_STRUCTURE, Entity, FUNCTIONAL_STRUCTURE, KEY_FIGURES, Session, TrendRequest, Years,
};
use rows::Rows;
use std::collections::BTreeMap;

/// The ratios of one report to another section, in the order of their columns.
const SHARES: [&str; 3] = ["project_share", "personnel_share", "public_share"];

/// What the sections share: whose report, of which years.
struct Subject<'a> {
    session: &'a Session,
    entity: Entity,
    scope: Scope,
    range: Years,
    /// Every year from the first to the last that has a report, and whether it has one.
    years: BTreeMap<i32, bool>,
    /// The last year that has a report.
    latest: i32,
}

impl Subject<'_> {
    /// Asks a shipped question about this subject, from so many years before the first.
    fn ask(&self, question: &str, years_before: i32) -> Result<Rows, Error> {
        let frame = self.session.query(
            question,
            &[
                ("entity_id", self.entity.id.clone().into()),
                ("scope", self.scope.name().to_owned().into()),
                ("first", (i32::from(self.range.first()) - years_before).into()),
                ("last", i32::from(self.range.last()).into()),
            ],
        )?;
        Rows::read(&frame)
    }
}

/// The report on the final accounts of one entity over the years, as Markdown in Chinese: key figures, income and
/// expenditure, structure by function and by economic classification, 三公, shares, sources, notes.
///
/// An entity that publishes accounts of several scopes is shown with the widest (部门汇总, then 本级, then 单位).
///
/// # Errors
/// An unknown or ambiguous entity, or one without final accounts in those years.
pub fn entity_report(session: &Session, entity: &str, years: Years) -> Result<String, Error> {
    let trend = session.trend(&request(years, &SHARES, &[entity]))?;
    let shares = Rows::read(&trend.frame)?;
    let mut scopes: Vec<Scope> = Scope::ALL
        .iter()
        .copied()
        .filter(|scope| shares.iter().any(|row| row.is("scope", scope.name())))
        .collect();
    let scope = if scopes.is_empty() { Scope::Department } else { scopes.remove(0) };

    let mut shown = BTreeMap::new();
    for row in shares.iter().filter(|row| row.is("scope", scope.name())) {
        if let Some(year) = row.year() {
            shown.insert(year, !row.is("reason", "no report for this year"));
        }
    }
    let entity = session.entity(entity)?;
    let latest =
        shown.iter().filter(|(_, reported)| **reported).map(|(year, _)| *year).max().unwrap_or_default();
    let subject = Subject { session, entity, scope, range: years, years: shown, latest };

    // One year more, for the first year's growth.
    let figures = subject.ask(KEY_FIGURES.text, 1)?;
    let mut text = heading(&subject);
    text += &accounts::key_figures(&subject, &figures)?;
    text += &accounts::by_year(&subject, &figures)?;
    text += &structure::section(
        &subject,
        "三、支出功能结构",
        "支出决算表中没有可用的功能分类（类）数据。",
        &subject.ask(FUNCTIONAL_STRUCTURE.text, 0)?,
    )?;
    text += &structure::section(
        &subject,
        "四、基本支出经济结构",
        "基本支出决算明细表中没有可用的经济分类（类）数据。",
        &subject.ask(ECONOMIC_STRUCTURE.text, 0)?,
    )?;
    text += &three_public::section(&subject)?;
    text += &structure::shares(&subject, &shares)?;
    text += &sources::table(&subject, &figures)?;
    text += &sources::notes(&subject, &scopes);
    Ok(text)
}

/// The body's own final accounts: the sections show its statements, so no other body stands in.
fn request<'a>(years: Years, metrics: &'a [&'a str], entities: &'a [&'a str]) -> TrendRequest<'a> {
    TrendRequest {
        years,
        kind: Some(Kind::FinalAccounts),
        follow_successors: false,
        ..TrendRequest::of(metrics, entities)
    }
}

fn heading(subject: &Subject<'_>) -> String {
    let first = subject.years.keys().next().copied().unwrap_or(subject.latest);
    let span =
        if first == subject.latest { first.to_string() } else { format!("{first}—{}", subject.latest) };
    format!(
        "# {}部门决算分析（{span}年度）\n\n编报范围：{}。金额单位：万元。\n\n",
        subject.entity.name,
        subject.scope.label()
    )
}
