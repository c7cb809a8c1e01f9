//! The report on a region or a group of departments: the final accounts of one year side by side.

mod functional;
mod members;
mod overview;
mod request;
mod side_by_side;
mod spread;

use crate::builder::ReportBuilder;
use crate::document::{ReportBlock, ReportDocument, Section};
use crate::entity::ReportRow;
use crate::error::Error;
use crate::figures::Figures;
use crate::findings;
use crate::language::{LabelText, Speech, text};
use crate::notes::{gaps, general};
use crate::rows;
use crate::source_folder::SourceFolder;
use crate::words::NOTES;
use juesuan_messages::{Language, message};
use juesuan_model::{Kind, Statement};
use juesuan_query::{REPORT_FIGURES, REPORT_FILES, REPORT_LIST, Session};
use members::{Members, filters};
pub use request::GroupRequest;
use std::collections::{BTreeMap, HashSet};

/// The report on a group of departments in one year.
///
/// # Errors
/// An unknown region, or no final accounts of this year, scope and group.
pub fn group_report(session: &Session, request: &GroupRequest<'_>) -> Result<ReportDocument, Error> {
    let language = request.language;
    let members = members(session, request)?;
    let files = session.query_of(None, REPORT_FILES.text, &filters(request, &members.region))?;
    let mut builder = ReportBuilder::new(language, &files, &SourceFolder::of(session)?)?;
    let mut sections = vec![
        overview::section(&members, &mut builder),
        side_by_side::section(&members, &mut builder)?,
        functional::section(&members, &mut builder)?,
        spread::section(&members)?,
        findings(&members, &mut builder)?,
    ];
    sections.push(notes(language, &sections));
    Ok(ReportDocument::new(language, heading(&members), sections, builder.finish()))
}

/// The departments with their statements and figures.
fn members<'a>(session: &'a Session, request: &'a GroupRequest<'a>) -> Result<Members<'a>, Error> {
    let (language, year) = (request.language, i32::from(request.year.get()));
    let region = session.region(request.group.region)?;
    let mut parameters = filters(request, &region);
    let rows: Vec<ReportRow> = rows::read(&session.query_of(None, REPORT_LIST.text, &parameters)?)?;
    let mut departments = Vec::new();
    let mut statements: BTreeMap<String, HashSet<Statement>> = BTreeMap::new();
    for row in rows.into_iter().filter(|row| row.kind == Kind::FinalAccounts && row.scope == request.scope) {
        statements.entry(row.entity_id.clone()).or_default().extend(row.statement);
        let department = (row.entity_id, row.entity_name);
        if !departments.contains(&department) {
            departments.push(department);
        }
    }
    if departments.is_empty() {
        return Err(Error::EmptyGroup { group: request.words(session), year: request.year.get() });
    }
    parameters.push(("scope", request.scope.name().to_owned().into()));
    let figures = Figures::read(&session.query_of(None, REPORT_FIGURES.text, &parameters)?)?;
    Ok(Members { session, request, region, language, year, departments, statements, figures })
}

/// The title, and the lines below it.
fn heading(members: &Members<'_>) -> (String, Vec<String>) {
    let (year, count, language) = (members.year, members.departments.len(), members.language);
    let request = members.request;
    let subject = request.group.name.or(request.group.region);
    let year = year.to_string();
    let title = if let Some(group) = subject {
        message!("report-group-title", group = group, year = year)
    } else {
        message!("report-group-title-all", year = year)
    };
    let lead = [
        message!("report-lead-group", group = request.words(members.session)),
        message!("report-lead-scope", scope = request.scope),
        message!("report-lead-count", count = count),
    ];
    (language.say(title), lead.map(|line| language.say(line)).into())
}

fn findings(members: &Members<'_>, builder: &mut ReportBuilder) -> Result<Section, Error> {
    let request = members.request;
    let names: HashSet<&str> = members.departments.iter().map(|(_, name)| name.as_str()).collect();
    findings::section(members.session, builder, None, request.year.into(), &|row| {
        row.scope == request.scope && names.contains(row.entity_name.as_str())
    })
}

/// The notes that apply to groups only.
const NOTES_ON_GROUPS: [LabelText; 2] = [text!("report-note-sums"), text!("report-note-quartiles")];

fn notes(language: Language, sections: &[Section]) -> Section {
    let mut section = Section::new("notes", language.of(NOTES));
    let mut notes = general(language);
    notes.extend(NOTES_ON_GROUPS.map(|note| language.of(note)));
    section.blocks.extend([ReportBlock::List(notes), ReportBlock::Reading]);
    section.blocks.extend(gaps(language, sections).map(ReportBlock::Table));
    section
}
