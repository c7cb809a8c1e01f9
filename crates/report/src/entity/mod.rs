//! The report on one entity: its final accounts over the years.
//!
//! Every amount comes from a shipped query with the place that prints it, every ratio from `ratio`; this module arranges them.
//! What is missing is shown as a dash and explained, never left blank.

mod accounts;
mod across;
mod changes;
mod codes;
mod codes_by_year;
mod economic;
mod execution;
mod functional;
mod measured;
mod notes;
mod overview;
mod peers;
mod ratios;
mod reports;
mod subject;
mod three_public;
mod unit_costs;

use crate::draft::Draft;
use crate::error::Error;
use crate::figures::Figures;
use crate::findings;
use crate::language::Speech;
use crate::paper::{Paper, Section};
use crate::rows;
use codes::Codes;
use juesuan_messages::{Language, message};
use juesuan_model::Kind;
use juesuan_query::{Entity, REPORT_CODES, REPORT_FIGURES, REPORT_FILES, REPORT_PAPERS, Session, Years};
pub(crate) use reports::ReportRow;
use reports::Reports;
use subject::{Subject, filters, of_scope};

/// Whose report, of which years, in which language.
#[derive(Debug, Clone, Copy)]
pub struct EntityRequest<'a> {
    /// The id, the name, or a part of the name that only it has.
    pub entity: &'a str,
    /// The years.
    pub years: Years,
    /// The language of the report; names of departments stay as they are printed.
    pub language: Language,
}

/// The report on the final accounts of one entity over the years.
///
/// An entity that publishes accounts of several scopes is shown with the widest (部门汇总, then 本级, then 单位).
///
/// # Errors
/// An unknown or ambiguous entity, or one without final accounts in those years.
pub fn entity_report(session: &Session, request: &EntityRequest<'_>) -> Result<Paper, Error> {
    let language = request.language;
    let subject = subject(session, request, session.entity(request.entity)?)?;
    let files = session.query_of(Some(&subject.entity), REPORT_FILES.text, &filters(request.years, 1))?;
    let mut draft = Draft::new(language, &files)?;
    let sections = sections(&subject, &mut draft)?;
    let (evidence, sources) = draft.finish();
    let (title, lead) = heading(&subject);
    Ok(Paper { language, title, lead, sections, evidence, sources, pictures: Vec::new() })
}

/// The entity with its reports and figures.
fn subject<'a>(
    session: &'a Session,
    request: &EntityRequest<'_>,
    entity: Entity,
) -> Result<Subject<'a>, Error> {
    let ask = |question: &str, parameters: &[_]| session.query_as_one(&entity, question, parameters);
    let reports = Reports::of(rows::read(&ask(REPORT_PAPERS.text, &filters(request.years, 0))?)?);
    let (Some(scope), Some(latest)) = (reports.scopes.first().copied(), reports.years.keys().last().copied())
    else {
        return Err(session.no_report_in(&entity, Kind::FinalAccounts, request.years)?.into());
    };
    // One year more, for the first year's growth.
    let mut of_figures = filters(request.years, 1);
    of_figures.push(("scope", scope.name().to_owned().into()));
    let figures = Figures::read(&ask(REPORT_FIGURES.text, &of_figures)?)?;
    let codes = Codes::read(&ask(REPORT_CODES.text, &of_scope(scope, request.years))?)?;
    let (language, range) = (request.language, request.years);
    Ok(Subject { session, language, entity, scope, range, latest, figures, codes, reports })
}

/// The sections in their order; the notes list what the others lack.
fn sections(subject: &Subject<'_>, draft: &mut Draft) -> Result<Vec<Section>, Error> {
    let (entity, scope) = (&subject.entity.id, subject.scope);
    let mut sections = vec![
        overview::section(subject, draft)?,
        accounts::section(subject, draft)?,
        functional::section(subject, draft),
        economic::section(subject, draft),
        execution::section(subject, draft),
        three_public::section(subject, draft),
        ratios::section(subject, draft)?,
        unit_costs::section(subject, draft)?,
        peers::section(subject, draft)?,
        findings::section(subject.session, draft, Some(entity), subject.range, &|row| row.scope == scope)?,
    ];
    sections.push(notes::section(subject, &sections)?);
    Ok(sections)
}

/// The title, and the lines below it.
fn heading(subject: &Subject<'_>) -> (String, Vec<String>) {
    let language = subject.language;
    let (name, latest) = (&subject.entity.name, subject.latest);
    let first = subject.reports.years.keys().next().copied().unwrap_or(latest);
    let span = if first == latest {
        first.to_string()
    } else {
        language.say(message!("report-years", first = first.to_string(), last = latest.to_string()))
    };
    let title = language.say(message!("report-entity-title", entity = name, years = span));
    let mut lead = vec![language.say(message!("report-lead-scope", scope = subject.scope))];
    if let Some(region) = &subject.reports.region {
        lead.push(language.say(message!("report-lead-region", region = region)));
    }
    (title, lead)
}
