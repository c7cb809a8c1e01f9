//! Documents to reports: recognise each statement by its title and header, and make a fact of every number in it.

mod draft;
mod facts;
mod heading;
mod meaning;
mod table;
mod title;
mod units;

use crate::document::Document;
use crate::identity;
use draft::Draft;
use juesuan_model::{Kind, Reject, Report, Source, Stage, Statement, StatementSummary};

/// Why a document gives no report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// No statement in it.
    #[error(
        "no statement was recognised: the file is no final accounts or budget report, or its tables were lost"
    )]
    NoStatement,
    /// Statements, but no year.
    #[error("the report does not say its fiscal year (2023年度…决算)")]
    NoFiscalYear,
    /// Statements, but no publisher.
    #[error("the report does not say whose it is (部门：… above a statement, or a title …部门决算)")]
    NoEntity,
}

impl ReportError {
    /// What a person can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::NoStatement => "check that it is a report and that its tables are tab-separated",
            Self::NoFiscalYear => "add the title line with the year, such as 2023年度, to the text",
            Self::NoEntity => "add the title line with the department's name to the text",
        }
    }
}

/// Recognises the statements and who published them for which year.
///
/// # Errors
/// See [`ReportError`]. A statement or cell that cannot be read does not fail the report.
pub fn report(source: Source, document: &Document) -> Result<Report, ReportError> {
    let drafts: Vec<(Draft, Statement)> = draft::cut(document)
        .into_iter()
        .filter_map(|draft| {
            let statement = statement_of(&draft)?;
            Some((draft, statement))
        })
        .collect();
    if drafts.iter().all(|(_, statement)| *statement == Statement::Other) {
        return Err(ReportError::NoStatement);
    }
    let named = drafts.iter().filter_map(|(draft, _)| draft.heading.entity.as_deref());
    let titled = drafts.iter().filter_map(|(draft, _)| draft.title.as_ref()?.kind);
    let identity = identity::read(document, named, titled)?;

    let units = units::of_set(&drafts);
    let mut report = Report {
        entity_id: identity::entity_id(&identity.entity_name),
        entity_name: identity.entity_name,
        kind: identity.kind,
        scope: identity.scope,
        fiscal_year: identity.fiscal_year,
        published: identity.published,
        pages: document.pages,
        statements: Vec::with_capacity(drafts.len()),
        facts: Vec::new(),
        claims: Vec::new(),
        projects: Vec::new(),
        indicators: Vec::new(),
        unread_sentences: Vec::new(),
        template_leftovers: Vec::new(),
        rejects: Vec::new(),
        source,
    };
    for (draft, statement) in &drafts {
        add(&mut report, draft, *statement, units, identity.kind);
    }
    Ok(report)
}

/// The statement that a draft is, by its title and its header. A table with neither is none.
fn statement_of(draft: &Draft) -> Option<Statement> {
    let table = table::understand(&draft.rows)?;
    meaning::statement(&table, draft.title.as_ref().map(|title| title.statement))
}

fn add(report: &mut Report, draft: &Draft, statement: Statement, set: units::SetUnit, kind: Kind) {
    let Some(table) = table::understand(&draft.rows) else { return };
    let unit = units::of_statement(draft, set);
    let read = facts::read(&table, statement, unit, kind, &draft.notes);
    let line_numbers = facts::line_numbers(&table);
    report.statements.push(StatementSummary {
        statement,
        title: draft.title.as_ref().map(|title| title.printed.clone()).unwrap_or_default(),
        entity_printed: draft.heading.entity.clone(),
        unit: unit.ok().map(|(unit, _)| unit),
        unit_source: unit.ok().map(|(_, source)| source),
        note: (!draft.notes.is_empty()).then(|| draft.notes.join("\n")),
        line_numbers: line_numbers.numbers,
        unread_line_numbers: line_numbers.unread,
        facts: u32::try_from(read.facts.len()).unwrap_or(u32::MAX),
        locator: draft.locator(),
    });
    report.facts.extend(read.facts);
    report.rejects.extend(read.unread.into_iter().map(|cell| Reject {
        source_uri: report.source.uri.clone(),
        content_hash: Some(report.source.content_hash.clone()),
        stage: Stage::Cell,
        reason: format!("{}: {}", statement.label(), cell.reason),
        remedy: cell.remedy.to_owned(),
        printed: Some(cell.printed),
        locator: cell.locator,
    }));
}
