//! Documents to reports: recognize each statement by its title and header, and make a fact of every number in it.
//!
//! A document is first cut into the tables of its statements, each recognized by its title and header; only then is it determined
//! whose report it is, and facts are made.

mod code;
mod contents;
mod doubt;
mod draft;
mod facts;
pub(crate) mod flowed;
mod heading;
mod meaning;
mod shape;
mod table;
mod terms;
mod title;
mod units;

use crate::document::{Cell, Document};
use crate::report_key::Stated;
use draft::StatementDraft;
use juesuan_messages::{Arg, Explain, Message, message};
use juesuan_model::text::{plain_char, tidy};
use juesuan_model::{Locator, Reading, Reject, Report, Stage, Statement, StatementSummary, TitleLine, count};
use std::collections::BTreeSet;
use table::Plan;

/// Why a document is not a report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum ReportError {
    /// No statement, and no amount in the prose.
    NoStatement,
    /// Accounts, but no year.
    NoFiscalYear,
    /// Accounts, but no publisher.
    NoEntity,
    /// Accounts, and names, but none that is clearly the publisher's, or those of several.
    Candidates {
        /// The names.
        candidates: Vec<String>,
    },
    /// The department's name was left open in the form.
    OpenName {
        /// What is in its place.
        printed: String,
    },
    /// The accounts or the budget of a whole government.
    Government {
        /// The words that show it.
        printed: String,
    },
    /// Totals over all departments of a district.
    District {
        /// The words that show it.
        printed: String,
    },
    /// A circular, a regulation, a checklist, a list of links.
    NoReport {
        /// What it looks like.
        looks: Looks,
    },
}

/// What a file without accounts looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looks {
    /// A checklist.
    Checklist,
    /// A circular or a regulation.
    Circular,
    /// A list of links.
    Links,
}

impl Explain for Looks {
    fn message(&self) -> Message {
        match self {
            Self::Checklist => message!("report-key-looks-checklist"),
            Self::Circular => message!("report-key-looks-circular"),
            Self::Links => message!("report-key-looks-links"),
        }
    }
}

impl Explain for ReportError {
    fn message(&self) -> Message {
        match self {
            Self::NoStatement => message!("report-key-no-statement"),
            Self::NoFiscalYear => message!("report-key-no-year"),
            Self::NoEntity => message!("report-key-no-entity"),
            Self::Candidates { candidates } => {
                message!("report-key-candidates", candidates = Arg::list(candidates))
            }
            Self::OpenName { printed } => message!("report-key-open-name", printed = printed),
            Self::Government { printed } => message!("report-key-government", printed = printed),
            Self::District { printed } => message!("report-key-district", printed = printed),
            Self::NoReport { looks } => message!("report-key-no-report", looks = looks),
        }
    }
}

impl ReportError {
    /// What a person can do about it.
    #[must_use]
    pub fn remedy(&self) -> Message {
        match self {
            Self::NoStatement => message!("report-key-remedy-check"),
            Self::NoFiscalYear => message!("report-key-remedy-year"),
            Self::OpenName { .. } => message!("report-key-remedy-manifest"),
            Self::Government { .. } | Self::District { .. } => {
                message!("report-key-remedy-leave-out-or-manifest")
            }
            Self::NoReport { .. } => message!("report-key-remedy-leave-out"),
            Self::NoEntity | Self::Candidates { .. } => message!("report-key-remedy-entity"),
        }
    }
}

/// A table that is a statement.
#[derive(Debug, Clone)]
struct KnownTable {
    draft: StatementDraft,
    plan: Plan,
    statement: Statement,
}

impl KnownTable {
    /// Returns a table that has neither the title nor the header of a statement as the error.
    fn of(draft: StatementDraft) -> Result<Self, StatementDraft> {
        let understood = table::understand(&draft.rows).and_then(|plan| {
            let titled = draft.title.as_ref().map(|title| title.statement);
            let statement = shape::statement(&plan.of(&draft.rows), titled)?;
            Some((plan, statement))
        });
        match understood {
            Some((plan, statement)) => Ok(Self { draft, plan, statement }),
            None => Err(draft),
        }
    }
}

/// A document's tables: those of statements, and all others.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cut {
    known: Vec<KnownTable>,
    others: Vec<StatementDraft>,
    titles: Vec<TitleLine>,
}

impl Cut {
    /// Recognizes the statements.
    pub(crate) fn of(document: &Document) -> Self {
        let mut cut = Self { titles: contents::titles(document), ..Self::default() };
        for draft in draft::cut(document) {
            match KnownTable::of(draft) {
                Ok(known) => cut.known.push(known),
                Err(draft) => cut.others.push(draft),
            }
        }
        cut
    }

    /// Its statements of the national template.
    pub(crate) fn statements(&self) -> BTreeSet<Statement> {
        let named = |statement: &Statement| *statement != Statement::Other;
        self.known.iter().map(|known| known.statement).filter(named).collect()
    }

    /// Whether it contains no statement, known or not.
    pub(crate) fn is_empty(&self) -> bool {
        // A statement's table whose columns could not be determined was not read as a statement, but shows that there is one.
        let refused = |draft: &StatementDraft| draft.reading == Reading::Placed && draft.title.is_some();
        self.known.is_empty() && !self.others.iter().any(refused)
    }

    /// The cells of its statements that contain numbers with separators or decimals that are not amounts: codes, 行次, rates.
    pub(crate) fn no_amounts(&self) -> impl Iterator<Item = Locator> {
        self.known.iter().flat_map(|known| facts::no_amounts(&known.plan.of(&known.draft.rows)))
    }

    /// What its statements state about the report.
    pub(crate) fn stated(&self) -> Stated<'_> {
        let drafts = || self.known.iter().map(|known| &known.draft);
        let titles = || drafts().filter_map(|draft| Some((draft.title.as_ref()?, draft.locator())));
        let entities = drafts().filter_map(|draft| Some((draft.heading.entity.as_deref()?, draft.locator())));
        Stated {
            entities: entities.collect(),
            kinds: titles()
                .filter_map(|(title, place)| Some((title.kind?, title.printed.as_str(), place)))
                .collect(),
            titles: titles().map(|(title, place)| (title.printed.as_str(), place)).collect(),
        }
    }
}

/// Adds the statements of all files of a report, and what could not be read of their tables. The unit of the set is that of the
/// statements of all files together.
pub(crate) fn add_all(report: &mut Report, mut cuts: Vec<Cut>) {
    report.titles.extend(cuts.iter_mut().flat_map(|cut| std::mem::take(&mut cut.titles)));
    name_the_only_basic_statement(&mut cuts);
    let units = units::of_set(cuts.iter().flat_map(|cut| &cut.known).map(|known| known.draft.heading.unit));
    for known in cuts.iter().flat_map(|cut| &cut.known) {
        let draft = &known.draft;
        let title = draft.title.as_ref();
        let other = title.and_then(|title| Some((title, title.kind.filter(|kind| *kind != report.kind)?)));
        match other {
            None => add(report, known, units),
            Some((title, kind)) => report.rejects.push(report.reject(
                Stage::Cell,
                message!(
                    "table-other-kind",
                    title = title.printed.as_str(),
                    kind = kind,
                    report = report.kind
                ),
                message!("table-remedy-split"),
                draft.locator(),
            )),
        }
    }
    let others = || cuts.iter().flat_map(|cut| &cut.others);
    let torn = others().flat_map(|draft| torn(report, draft));
    let untold = others().flat_map(|draft| untold(report, draft));
    let refused: Vec<_> = torn.chain(untold).collect();
    report.rejects.extend(refused);
}

/// Rejects a table that may continue the one above, but in other columns: each of its numbers, and that they are missing there.
fn torn(report: &Report, draft: &StatementDraft) -> Vec<Reject> {
    let Some(title) = &draft.torn_from else { return Vec::new() };
    let refuse = |locator, printed: Option<&str>| {
        let count = draft.rows.len();
        let mut reject = report.reject(
            Stage::Cell,
            message!("table-torn", title = &title.printed, count = count),
            message!("table-remedy-torn"),
            locator,
        );
        reject.printed = printed.map(|printed| tidy(printed).into_owned());
        reject.statement = Some(title.statement);
        reject
    };
    let is_number = |cell: &&Cell| {
        let letters = || cell.text.chars().any(char::is_alphabetic) && units::of_cell(&cell.text).is_none();
        let digits = cell.text.chars().map(plain_char).any(|c| c.is_ascii_digit());
        digits && !letters() && code::split_code(&code::plain_code(&cell.text)).is_none()
    };
    let numbers = draft.rows.iter().flatten().filter(is_number);
    let refused: Vec<Reject> = numbers.map(|cell| refuse(cell.locator, Some(&cell.text))).collect();
    if refused.is_empty() { vec![refuse(draft.locator(), None)] } else { refused }
}

/// Rejects the numbers of a table that is a statement according to its title and unit, but whose columns cannot be determined.
fn untold(report: &Report, draft: &StatementDraft) -> Vec<Reject> {
    let meant = draft.heading.unit.is_some() || draft.reading == Reading::Placed;
    let Some(title) = draft.title.as_ref().filter(|_| meant) else {
        return Vec::new();
    };
    let has_digit = |cell: &&Cell| cell.text.chars().map(plain_char).any(|c| c.is_ascii_digit());
    let refuse = |cell: &Cell| {
        let mut reject = report.reject(
            Stage::Cell,
            message!("table-columns-unknown", title = &title.printed),
            message!("table-remedy-copy"),
            cell.locator,
        );
        reject.printed = Some(tidy(&cell.text).into_owned());
        reject.statement = Some(title.statement);
        reject
    };
    draft.rows.iter().flatten().filter(has_digit).map(refuse).collect()
}

/// A report with only one statement of basic expenditure has the template's, whatever its title omits; one with two distinguishes
/// all appropriations from those of 一般公共预算.
fn name_the_only_basic_statement(cuts: &mut [Cut]) {
    let mut statements: Vec<&mut Statement> =
        cuts.iter_mut().flat_map(|cut| &mut cut.known).map(|known| &mut known.statement).collect();
    if statements.iter().all(|statement| **statement != Statement::BasicExpenditure) {
        for statement in &mut statements {
            if **statement == Statement::AppropriationBasicExpenditure {
                **statement = Statement::BasicExpenditure;
            }
        }
    }
}

fn add(report: &mut Report, known: &KnownTable, set: units::SetUnit) {
    let (draft, statement) = (&known.draft, known.statement);
    let table = known.plan.of(&draft.rows);
    let unit = units::of_statement(draft.heading.unit, set);
    let read = facts::read(&table, statement, unit, report.kind, draft);
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
        reread: None,
        facts: count::saturating_u32(read.facts.len()),
        locator: draft.locator(),
    });
    report.facts.extend(read.facts);
    for cell in read.unread {
        let mut reject = report.reject(Stage::Cell, cell.reason, cell.remedy, cell.locator);
        reject.printed = Some(cell.printed);
        reject.statement = Some(statement);
        report.rejects.push(reject);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Grid, Row};
    use juesuan_messages::Language;
    use juesuan_model::Locator;

    fn grid(page: u32, text: &str) -> Block {
        let locator = Locator { page: Some(page), ..Locator::default() };
        let cell = |text: &str| Cell { text: text.into(), locator };
        let rows: Vec<Row> = text.lines().map(|line| line.split('|').map(cell).collect()).collect();
        Block::Grid(Grid { rows, ..Grid::default() })
    }

    /// The report of a document without a file.
    fn report_of(document: Document) -> Report {
        let (uri, content_hash) = ("a.pdf".to_owned(), "a.pdf".to_owned());
        let loaded = crate::Loaded { uri, content_hash, bytes: Vec::new() };
        crate::report(vec![crate::ParsedFile::new(&loaded, "text", document)], None).unwrap()
    }

    /// The report of these lines and this table.
    fn report(page: u32, table: &str) -> Report {
        let line = |text: &str| Block::Paragraph(Cell { text: text.into(), locator: Locator::default() });
        let head = ["示例局2023年度部门决算", "支出决算表", "单位：万元"].map(line);
        let blocks = head.into_iter().chain([grid(page, table)]).collect();
        let document = Document { blocks, pages: Some(9), ..Document::default() };
        report_of(document)
    }

    #[test]
    fn a_cell_s_own_unit_goes_before_the_table_s() {
        let table =
            "科目代码|科目名称|本年支出合计|基本支出|项目支出\n201|一般|785.83万元|7,858,300.00元|¥785.83";
        let report = report(1, table);
        let fact = |fact: &juesuan_model::Fact| {
            format!("{} {} {}", fact.printed.text, fact.printed.amount, fact.unit_source.name())
        };
        assert_eq!(
            report.facts.iter().map(fact).collect::<Vec<_>>(),
            ["785.83万元 7858300.00 cell", "7,858,300.00元 7858300.00 cell", "¥785.83 7858300.00 statement"]
        );
    }

    #[test]
    fn a_code_shown_as_a_number_with_separators_is_that_code() {
        let table = "科目代码|科目名称|本年支出合计|基本支出\n2,080,501|行政单位离退休|1.00|1.00\n\
                     30,101.00|基本工资|1.00|1.00\n201|一般|1.00|1.00";
        let codes: Vec<String> =
            report(1, table).facts.iter().filter_map(|fact| Some(fact.code.as_ref()?.to_string())).collect();
        assert_eq!(codes, ["2080501", "2080501", "30101", "30101", "201", "201"]);
    }

    #[test]
    fn the_number_of_the_page_is_refused_where_every_other_amount_has_decimals() {
        let rows = |amount: &str| {
            let row = |code: u32| format!("{code}|一般公共服务支出|1.00|1.00|");
            let table: Vec<String> = (201..209).map(row).collect();
            format!(
                "科目代码|科目名称|本年支出合计|基本支出|项目支出\n{}\n209|其他支出|1.00|1.00|{amount}",
                table.join("\n")
            )
        };
        let refused = report(4, &rows("4"));
        assert_eq!((refused.facts.len(), refused.rejects.len()), (18, 1));
        assert_eq!(refused.rejects[0].printed.as_deref(), Some("4"));
        assert_eq!(report(5, &rows("4")).facts.len(), 19);
        assert_eq!(report(4, &rows("4.00")).facts.len(), 19);
    }

    #[test]
    fn two_numbers_of_one_row_with_one_meaning_are_both_kept_and_marked() {
        let table = "科目代码|科目名称|本年支出合计|支出合计|基本支出\n201|一般|5.00|4.00|3.00";
        let marks: Vec<(String, bool)> = report(1, table)
            .facts
            .iter()
            .map(|fact| (fact.printed.text.to_string(), fact.conflict))
            .collect();
        let expected = [("5.00", true), ("4.00", true), ("3.00", false)];
        assert_eq!(marks, expected.map(|(text, conflict)| (text.to_owned(), conflict)));
    }

    #[test]
    fn a_formula_that_was_not_calculated_is_refused_as_such() {
        let report = report(1, "科目代码|科目名称|本年支出合计|基本支出\n201|一般|=C8+C9|1.00");
        let reason = &report.rejects[0].reason;
        assert_eq!(reason.to_string(), "Statement of expenditure: the formula “C8+C9” was not calculated");
        assert_eq!(reason.text(Language::Zh), "支出决算表：公式“C8+C9”未经计算");
    }

    #[test]
    fn rows_under_as_many_but_other_columns_are_refused_and_said() {
        let line = |text: &str| Block::Paragraph(Cell { text: text.into(), locator: Locator::default() });
        let Block::Grid(next) = grid(2, "202|外交支出|1.00|1.00") else { unreachable!() };
        let blocks = vec![
            line("示例局2023年度部门决算"),
            line("支出决算表"),
            line("单位：万元"),
            grid(1, "科目代码|科目名称|本年支出合计|基本支出\n201|一般公共服务支出|5.00|5.00"),
            Block::Grid(Grid { goes_on: Some(false), ..next }),
        ];
        let document = Document { blocks, pages: Some(2), ..Document::default() };
        let report = report_of(document);
        assert_eq!((report.facts.len(), report.rejects.len()), (2, 2));
        assert_eq!(report.rejects[0].printed.as_deref(), Some("1.00"));
        assert_eq!(report.rejects[0].locator.page, Some(2));
    }

    #[test]
    fn rows_with_other_columns_on_the_next_page_are_refused_and_said() {
        let line = |text: &str| Block::Paragraph(Cell { text: text.into(), locator: Locator::default() });
        let blocks = vec![
            line("示例局2023年度部门决算"),
            line("支出决算表"),
            line("单位：万元"),
            grid(1, "科目代码|科目名称|本年支出合计|基本支出\n201|一般公共服务支出|5.00|5.00"),
            grid(2, "201|一般公共服务支出|1.00|1.00|2.00\n202|外交支出|1.00|1.00|2.00"),
        ];
        let document = Document { blocks, pages: Some(2), ..Document::default() };
        let report = report_of(document);
        assert_eq!((report.facts.len(), report.rejects.len()), (2, 6));
        assert_eq!(
            report.rejects[0].reason.to_string(),
            "支出决算表: the following 2 rows have different columns and no title"
        );
        assert_eq!(report.rejects[0].locator.page, Some(2));
    }
}
