//! Reports as a reader returns them, without files, to fill warehouses for benchmarks: a million reports in minutes.
//!
//! Accounts, statements and the meaning of every amount are those of the written reports; positions are those in a text that
//! contains only the statements. Departments differ in size as districts do: most are small, some ten times as large. Without
//! prose, there are no claims, and no rule is checked.

use crate::anomalies::{self, Anomaly};
use crate::content::{Block, Cell, Grid, GridColumn};
use crate::district::Department;
use crate::form::Form;
use crate::truth::{TruthPosition, TruthRow};
use crate::{FIRST_YEAR, history, report};
use juesuan_model::count::saturating_u32;
use juesuan_model::entity::entity_id;
use juesuan_model::{
    CellIndex, Code, Fact, FiscalYear, KeySource, Kind, Locator, Printed, PrintedKey, Reading, Report, Scope,
    Source, Statement, StatementSummary, UnitSource,
};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// The reports of one department, the years in order, with its anomaly if it is among those planted. Departments are numbered from 0
/// without end.
///
/// Years before [`FIRST_YEAR`] are left out.
#[must_use]
pub fn department(number: usize, seed: u64, years: &RangeInclusive<u16>, planted: &[Anomaly]) -> Vec<Report> {
    let Some(department) = Department::of_many(number, seed) else { return Vec::new() };
    let department = department.with(planted);
    let years = FIRST_YEAR.max(*years.start())..=*years.end();
    let accounts = history::history(&department, seed, years);
    let form = Form { prose: false, ..Form::national() };
    let pairs = accounts.iter().zip(accounts.iter().skip(1));
    let contents =
        pairs.map(|(before, now)| (now.year, report::final_accounts(&department, before, now, &form, 0)));
    contents.filter_map(|(year, content)| read(&department, seed, year, &content.blocks)).collect()
}

/// Anomalies of a year for so many of the first departments, one each.
#[must_use]
pub fn anomalies(seed: u64, year: u16, departments: usize, count: usize) -> Vec<Anomaly> {
    anomalies::anomalies(seed, year, (departments, count), |number| Department::of_many(number, seed))
}

fn read(department: &Department, seed: u64, year: u16, blocks: &[Block]) -> Option<Report> {
    let fiscal_year = FiscalYear::new(i64::from(year)).ok()?;
    let name = department.name();
    let uri = format!("simulated/{}/{}-{year}.txt", department.district(), department.short_name());
    let mut content_hash = blake3::hash(format!("{seed} {uri}").as_bytes()).to_hex().to_string();
    content_hash.truncate(32);
    let mut pages = Pages::default();
    for block in blocks {
        pages.block(block);
    }
    let report_key = PrintedKey {
        entity_name: Some(name.clone()),
        fiscal_year: Some(fiscal_year),
        kind: Some(Kind::FinalAccounts),
        scope: Some(Scope::Department),
    };
    let source = Source {
        uri,
        format: "text",
        bytes: u64::from(pages.line) * 40,
        content_hash,
        pages: None,
        sheets: Vec::new(),
        report_key,
        evidence: Vec::new(),
        refused: false,
        statements: pages.statements.iter().map(|statement| statement.statement).collect(),
        prose: true,
        pictures: 0,
        recognized: BTreeSet::new(),
        replaces: None,
    };
    Some(Report {
        sources: vec![source],
        report_key_source: KeySource::File,
        report_key_evidence: Vec::new(),
        entity_id: entity_id(&name),
        entity_name: name,
        kind: Kind::FinalAccounts,
        scope: Scope::Department,
        fiscal_year,
        published: Some(format!("{}-09", year + 1)),
        statements: pages.statements,
        facts: pages.facts,
        claims: Vec::new(),
        projects: Vec::new(),
        indicators: Vec::new(),
        unread_sentences: Vec::new(),
        template_leftovers: Vec::new(),
        titles: Vec::new(),
        rejects: Vec::new(),
        account: juesuan_model::Account::default(),
    })
}

/// The statements, one below the other.
#[derive(Default)]
struct Pages {
    line: u32,
    tables: u32,
    title: String,
    statements: Vec<StatementSummary>,
    facts: Vec<Fact>,
}

impl Pages {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Title(title) => {
                self.title.clone_from(title);
                self.line += 2;
            }
            Block::Heading(lines) => self.line += saturating_u32(lines.len()),
            Block::Grid(grid) => match grid.statement {
                Some(statement) => self.statement(statement, grid),
                None => self.tables += 1,
            },
            Block::Cover(_) | Block::Paragraph(_) | Block::Part(_) | Block::Contents(_) | Block::Note(_) => {}
        }
    }

    fn statement(&mut self, statement: Statement, grid: &Grid) {
        let begins = Locator {
            cell: Some(CellIndex { table: self.tables, row: 0, col: 0 }),
            ..Locator::at(self.line + 1, 1)
        };
        let labels: Vec<String> = (0..grid.columns.len()).map(|column| label(grid, column)).collect();
        let (mut unit, before) = (None, self.facts.len());
        for (index, row) in (grid.header_rows..).zip(&grid.rows) {
            let mut column = 1;
            for ((col, cell), label) in (0..).zip(row).zip(&labels) {
                if let Cell::Amount(amount) = cell
                    && let Some(truth) = TruthRow::of("", TruthPosition::default(), statement, amount)
                {
                    let cell = CellIndex { table: self.tables, row: saturating_u32(index), col };
                    let line = self.line + saturating_u32(index) + 1;
                    unit = Some(truth.unit);
                    let locator = Locator { cell: Some(cell), ..Locator::at(line, column) };
                    self.facts.extend(fact(truth, label, locator));
                }
                column += saturating_u32(cell.text().chars().count()) + 1;
            }
        }
        self.line += saturating_u32(grid.header_rows + grid.rows.len()) + 1;
        self.tables += 1;
        self.statements.push(StatementSummary {
            statement,
            title: std::mem::take(&mut self.title),
            entity_printed: None,
            unit,
            unit_source: unit.map(|_| UnitSource::Statement),
            note: None,
            line_numbers: Vec::new(),
            unread_line_numbers: Vec::new(),
            reading: Reading::Markup,
            reread: None,
            facts: saturating_u32(self.facts.len() - before),
            locator: begins,
        });
    }
}

fn fact(truth: TruthRow, label: &str, locator: Locator) -> Option<Fact> {
    Some(Fact {
        statement: truth.statement,
        side: truth.side,
        row_label: truth.row_label.into(),
        item: truth.item,
        code: truth.code.and_then(|(domain, digits)| Code::parse(&digits, domain).ok()),
        column_label: label.into(),
        measure: Some(truth.measure),
        fund: truth.fund,
        phase: Some(truth.phase),
        printed: Printed::parse(&truth.printed, truth.unit).ok()??,
        unit_source: UnitSource::Statement,
        conflict: false,
        reading: Reading::Markup,
        locator,
    })
}

/// The header above a column, its levels joined, without the numbers of columns.
fn label(grid: &Grid, column: usize) -> String {
    let over = grid.heads.iter().filter(|head| (head.column..head.column + head.columns).contains(&column));
    let words = over.map(|head| head.text.replace('\n', "")).filter(|text| text.parse::<u32>().is_err());
    let words: Vec<String> = words.filter(|text| !text.is_empty()).collect();
    debug_assert!(grid.columns.get(column) != Some(&GridColumn::Amount) || !words.is_empty());
    words.join(" / ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_facts_are_those_of_the_written_report_and_the_same_for_a_seed() {
        let of = |seed| department(3, seed, &(2022..=2023), &[]);
        let reports = of(7);
        assert_eq!(reports, of(7));
        assert_ne!(reports, of(8));
        assert_eq!(reports.len(), 2);
        // Of the first eight departments names and sizes are those of the written ones.
        let written = crate::district(7, 2022..=2023, 4);
        let printed = |truth: &[TruthRow]| -> Vec<_> {
            truth
                .iter()
                .map(|row| (row.statement, row.code.clone(), row.measure, row.printed.clone()))
                .collect()
        };
        let fact = |fact: &Fact| {
            let code = fact.code.as_ref().map(|code| (code.domain(), code.digits().to_owned()));
            (fact.statement, code, fact.measure.unwrap(), fact.printed.text.to_string())
        };
        let facts: Vec<_> = reports[0].facts.iter().map(fact).collect();
        assert_eq!(facts, printed(&written[6].truth));
        assert_eq!(reports[0].entity_name, "示例市云澜区卫生健康局");
    }

    #[test]
    fn departments_without_end_differ_in_name_and_size() {
        let reports: Vec<Report> =
            (8..48).flat_map(|number| department(number, 7, &(2023..=2023), &[])).collect();
        let names: BTreeSet<&str> = reports.iter().map(|report| report.entity_name.as_str()).collect();
        assert_eq!(names.len(), 40);
        let largest = |report: &Report| report.facts.iter().map(|fact| fact.printed.amount).max().unwrap();
        let amounts: BTreeSet<_> = reports.iter().map(largest).collect();
        assert!(amounts.len() > 30, "{}", amounts.len());
        assert!(reports.iter().all(|report| report.facts.iter().all(|fact| !fact.column_label.is_empty())));
    }
}
