//! Documents to reports: recognise each statement by its title and header, and make a fact of every number in it.

mod draft;
mod facts;
mod heading;
mod meaning;
mod shape;
mod table;
mod terms;
mod title;
mod units;

use crate::document::Document;
use crate::identity::{self, Stated};
use draft::Draft;
use juesuan_model::{Kind, Reject, Report, Source, Stage, Statement, StatementSummary};

/// Why a document gives no report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// No statement in it, and no amount in its prose.
    #[error(
        "no statement was recognised and no sentence tells an amount: the file is no final accounts or budget report, \
         or its tables were lost"
    )]
    NoStatement,
    /// Accounts, but no year.
    #[error("the report does not say its fiscal year (2023年度…决算)")]
    NoFiscalYear,
    /// Accounts, but no publisher.
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
    let mut drafts: Vec<(Draft, Statement)> = Vec::new();
    let mut others: Vec<Draft> = Vec::new();
    for draft in draft::cut(document) {
        match statement_of(&draft) {
            Some(statement) => drafts.push((draft, statement)),
            None => others.push(draft),
        }
    }
    name_the_only_basic_statement(&mut drafts);
    // Explanations without their tables, as web pages have them, are read too.
    if drafts.is_empty() && !identity::tells_amounts(document) {
        return Err(ReportError::NoStatement);
    }
    let titles = || drafts.iter().filter_map(|(draft, _)| draft.title.as_ref());
    let stated = Stated {
        bodies: drafts.iter().filter_map(|(draft, _)| draft.heading.entity.as_deref()).collect(),
        kinds: titles().filter_map(|title| title.kind).collect(),
        titles: titles().map(|title| title.printed.as_str()).collect(),
    };
    let identity = identity::read(document, &stated)?;

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
    report.rejects.extend(document.faults.iter().map(|fault| Reject {
        source_uri: report.source.uri.clone(),
        content_hash: Some(report.source.content_hash.clone()),
        stage: Stage::Page,
        reason: fault.reason.clone(),
        remedy: fault.remedy.clone(),
        printed: None,
        locator: fault.locator,
    }));
    report.rejects.extend(others.iter().filter_map(|draft| torn(&report.source, draft)));
    Ok(report)
}

/// A paper that has one statement of basic expenditure has the template's, whatever its title leaves out; one that has two
/// tells all appropriations apart from those of 一般公共预算.
fn name_the_only_basic_statement(drafts: &mut [(Draft, Statement)]) {
    if drafts.iter().all(|(_, statement)| *statement != Statement::BasicExpenditure) {
        for (_, statement) in drafts {
            if *statement == Statement::AppropriationBasicExpenditure {
                *statement = Statement::BasicExpenditure;
            }
        }
    }
}

/// A table that may go on with the one above, but in other columns: refused as a whole, and said.
fn torn(source: &Source, draft: &Draft) -> Option<Reject> {
    let title = draft.torn_from.as_ref()?;
    Some(Reject {
        source_uri: source.uri.clone(),
        content_hash: Some(source.content_hash.clone()),
        stage: Stage::Cell,
        reason: format!(
            "{}: the {} rows that follow have other columns and no title",
            title.printed,
            draft.rows.len()
        ),
        remedy: "check in the source whether they belong to this table, and ingest a text copy".to_owned(),
        printed: None,
        locator: draft.locator(),
    })
}

/// The statement that a draft is, by its title and its header. A table with neither is none.
fn statement_of(draft: &Draft) -> Option<Statement> {
    let table = table::understand(&draft.rows)?;
    shape::statement(&table, draft.title.as_ref().map(|title| title.statement))
}

fn add(report: &mut Report, draft: &Draft, statement: Statement, set: units::SetUnit, kind: Kind) {
    let Some(table) = table::understand(&draft.rows) else { return };
    let unit = units::of_statement(draft, set);
    let read = facts::read(&table, statement, unit, kind, draft);
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
        reading: draft.reading,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Cell, Grid, Row};
    use juesuan_model::Locator;

    fn grid(page: u32, text: &str) -> Block {
        let locator = Locator { page: Some(page), ..Locator::default() };
        let cell = |text: &str| Cell { text: text.to_owned(), locator };
        let rows: Vec<Row> = text.lines().map(|line| line.split('|').map(cell).collect()).collect();
        Block::Grid(Grid { rows, ..Grid::default() })
    }

    #[test]
    fn rows_with_other_columns_on_the_next_page_are_refused_and_said() {
        let line = |text: &str| Block::Paragraph(Cell { text: text.to_owned(), locator: Locator::default() });
        let blocks = vec![
            line("示例局2023年度部门决算"),
            line("支出决算表"),
            line("单位：万元"),
            grid(1, "科目代码|科目名称|本年支出合计|基本支出\n201|一般公共服务支出|5.00|5.00"),
            grid(2, "201|一般公共服务支出|1.00|1.00|2.00\n202|外交支出|1.00|1.00|2.00"),
        ];
        let source = Source { uri: "a.pdf".to_owned(), format: "pdf", bytes: 0, content_hash: String::new() };
        let report = report(source, &Document { blocks, pages: Some(2), ..Document::default() }).unwrap();
        assert_eq!((report.facts.len(), report.rejects.len()), (2, 1));
        assert_eq!(
            report.rejects[0].reason,
            "支出决算表: the 2 rows that follow have other columns and no title"
        );
        assert_eq!(report.rejects[0].locator.page, Some(2));
    }
}
