//! The report on one entity: its final accounts over the years.
//!
//! Every amount comes from a shipped query with the place that prints it, every ratio from `ratio`; this module arranges them.
//! What is missing is shown as a dash and explained, never left blank.

mod accounts;
mod across;
mod changes;
mod codes;
mod codes_by_year;
mod context;
mod economic;
mod execution;
mod functional;
mod measured;
mod notes;
mod overview;
mod peers;
mod ratios;
mod reports;
mod three_public;
mod unit_costs;

use crate::builder::ReportBuilder;
use crate::document::{ReportDocument, Section};
use crate::error::Error;
use crate::figures::Figures;
use crate::findings;
use crate::language::Speech;
use crate::rows;
use crate::source_folder::SourceFolder;
use codes::EntityCodes;
use context::{EntityContext, filters, of_scope};
use juesuan_messages::{Language, message};
use juesuan_model::Kind;
use juesuan_query::{Entity, REPORT_CODES, REPORT_FIGURES, REPORT_FILES, REPORT_LIST, Session, Years};
pub(crate) use reports::ReportRow;
use reports::Reports;

/// Whose report, of which years, in which language.
#[derive(Debug, Clone, Copy)]
pub struct EntityRequest<'a> {
    /// The id, the name, or a part of the name that only it has.
    pub entity: &'a str,
    /// The years.
    pub years: Years,
    /// The language of the report; names of departments remain as printed.
    pub language: Language,
}

/// The report on the final accounts of one entity over the years.
///
/// An entity that publishes accounts of several scopes is shown with the widest (部门汇总, then 本级, then 单位).
///
/// # Errors
/// An unknown or ambiguous entity, or one without final accounts in those years.
pub fn entity_report(session: &Session, request: &EntityRequest<'_>) -> Result<ReportDocument, Error> {
    let language = request.language;
    let context = context(session, request, session.entity(request.entity)?)?;
    let files = session.query_of(Some(&context.entity), REPORT_FILES.text, &filters(request.years, 1))?;
    let mut builder = ReportBuilder::new(language, &files, &SourceFolder::of(session)?)?;
    let sections = sections(&context, &mut builder)?;
    Ok(ReportDocument::new(language, heading(&context), sections, builder.finish()))
}

/// The entity with its reports and figures.
fn context<'a>(
    session: &'a Session,
    request: &EntityRequest<'_>,
    entity: Entity,
) -> Result<EntityContext<'a>, Error> {
    let ask = |question: &str, parameters: &[_]| session.query_as_one(&entity, question, parameters);
    let reports = Reports::of(rows::read(&ask(REPORT_LIST.text, &filters(request.years, 0))?)?);
    let (Some(scope), Some(latest)) = (reports.scopes.first().copied(), reports.years.keys().last().copied())
    else {
        return Err(session.no_report_in(&entity, Kind::FinalAccounts, request.years)?.into());
    };
    // One year more, for the first year's growth.
    let mut of_figures = filters(request.years, 1);
    of_figures.push(("scope", scope.name().to_owned().into()));
    let figures = Figures::read(&ask(REPORT_FIGURES.text, &of_figures)?)?;
    let codes = EntityCodes::read(&ask(REPORT_CODES.text, &of_scope(scope, request.years))?)?;
    let (language, range) = (request.language, request.years);
    Ok(EntityContext { session, language, entity, scope, range, latest, figures, codes, reports })
}

/// The sections in their order; the notes list what the others lack.
fn sections(context: &EntityContext<'_>, builder: &mut ReportBuilder) -> Result<Vec<Section>, Error> {
    let (entity, scope) = (&context.entity.id, context.scope);
    let mut sections = vec![
        overview::section(context, builder)?,
        accounts::section(context, builder)?,
        functional::section(context, builder),
        economic::section(context, builder),
        execution::section(context, builder),
        three_public::section(context, builder),
        ratios::section(context, builder)?,
        unit_costs::section(context, builder)?,
        peers::section(context, builder)?,
        findings::section(context.session, builder, Some(entity), context.range, &|row| row.scope == scope)?,
    ];
    sections.push(notes::section(context, &sections)?);
    Ok(sections)
}

/// The title, and the lines below it.
fn heading(context: &EntityContext<'_>) -> (String, Vec<String>) {
    let language = context.language;
    let (name, latest) = (&context.entity.name, context.latest);
    let first = context.reports.years.keys().next().copied().unwrap_or(latest);
    let span = if first == latest {
        first.to_string()
    } else {
        language.say(message!("report-years", first = first.to_string(), last = latest.to_string()))
    };
    let title = language.say(message!("report-entity-title", entity = name, years = span));
    let mut lead = vec![language.say(message!("report-lead-scope", scope = context.scope))];
    if let Some(region) = &context.reports.region {
        lead.push(language.say(message!("report-lead-region", region = region)));
    }
    (title, lead)
}
