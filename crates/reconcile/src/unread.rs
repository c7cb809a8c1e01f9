//! What could not be read. Rules never treat it as zero.
//!
//! A rejected cell is not blank. If it is at the crossing where a rule looks for a number, the operand is unread and the
//! rule lacks data. If it is in the row or the column of an operand, a rule that fails may lack it. The same is true where
//! rows of the statement were cut off, or where a sentence of the list that is summed was not understood.

use crate::figure::Figure;
use crate::report_figures::{ColumnKey, RowKey, TableKey};
use juesuan_messages::{Message, message};
use juesuan_model::text::is_blank;
use juesuan_model::{CellIndex, Fact, Report, Section, Stage, Statement, UnreadSentence};

/// Everything of a report that could not be read.
#[derive(Debug, Default)]
pub(crate) struct Unread<'a> {
    cells: Vec<UnreadCell<'a>>,
    /// Statements with rows that were cut off from their table, or whose columns could not be recognized.
    cut: Vec<Statement>,
    sentences: &'a [UnreadSentence],
}

/// A rejected cell, with the rows and the columns of the numbers next to it.
#[derive(Debug)]
struct UnreadCell<'a> {
    printed: &'a str,
    index: CellIndex,
    tables: Vec<TableKey>,
    rows: Vec<RowKey<'a>>,
    columns: Vec<ColumnKey>,
}

impl<'a> Unread<'a> {
    pub(crate) fn of(report: &'a Report) -> Self {
        let mut unread = Self { sentences: &report.unread_sentences, ..Self::default() };
        for reject in report.rejects.iter().filter(|reject| reject.stage == Stage::Cell) {
            let index = reject.locator.cell;
            let in_table = |fact: &&Fact| {
                fact.locator.cell.zip(index).is_some_and(|(cell, index)| cell.table == index.table)
            };
            let known = index.filter(|_| report.facts.iter().any(|fact| in_table(&fact)));
            match (known, reject.printed.as_deref(), reject.statement) {
                (Some(index), Some(printed), _) => unread.cells.push(UnreadCell::of(report, index, printed)),
                (_, _, Some(statement)) => unread.cut.push(statement),
                (_, _, None) => {}
            }
        }
        unread
            .cells
            .extend(report.facts.iter().filter(|fact| fact.conflict).filter_map(UnreadCell::conflict));
        unread
    }

    /// Whether everything was read.
    pub(crate) fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.cut.is_empty()
    }

    /// Whether rows of this statement were cut off, or its table could not be understood.
    pub(crate) fn is_cut(&self, statement: Statement) -> bool {
        self.cut.contains(&statement)
    }

    /// A sentence of a section of the explanations that contains an amount and was not understood.
    pub(crate) fn sentence(&self, section: Option<Section>) -> Option<&'a str> {
        self.sentences
            .iter()
            .find(|sentence| sentence.section == section)
            .map(|sentence| sentence.text.as_str())
    }

    /// The rejected cell at this crossing.
    pub(crate) fn at(&self, table: TableKey, row: RowKey<'a>, column: ColumnKey) -> Option<&'a str> {
        // In a 三公 statement, items are columns, so a rejected cell there may be any item that is not printed.
        let any_item = table.statement == Statement::ThreePublic;
        let stands = |cell: &&UnreadCell<'a>| {
            cell.tables.contains(&table)
                && (any_item || cell.rows.contains(&row))
                && (any_item
                    || cell.columns.is_empty()
                    || cell.columns.iter().any(|own| own.holds(column, table)))
        };
        self.cells.iter().find(stands).map(|cell| cell.printed)
    }

    /// Why a rule that fails over these numbers proves nothing, if they may be incomplete.
    pub(crate) fn beside<'b>(&self, figures: impl Iterator<Item = &'b Figure<'a>>) -> Option<Message>
    where
        'a: 'b,
    {
        if self.is_empty() {
            return None;
        }
        let beside = |fact: &'a Fact| {
            let shares = |cell: &&UnreadCell<'a>| {
                fact.locator.cell.is_some_and(|index| {
                    let crosses = cell.index.row == index.row || cell.index.col == index.col;
                    cell.index.table == index.table && crosses
                })
            };
            let refused = self.cells.iter().find(shares);
            let reason = |cell: &UnreadCell<'a>| message!("check-cell-beside-unread", printed = cell.printed);
            let cut = || self.is_cut(fact.statement).then_some(fact.statement);
            refused.map(reason).or_else(|| cut().map(|cut| message!("check-rows-unread", statement = cut)))
        };
        figures.filter_map(Figure::fact).find_map(beside)
    }
}

impl<'a> UnreadCell<'a> {
    /// A number with the same meaning as another in its row: it is unknown which of the two is meant.
    fn conflict(fact: &'a Fact) -> Option<Self> {
        Some(Self {
            printed: fact.printed.text.as_str(),
            index: fact.locator.cell?,
            tables: vec![TableKey { statement: fact.statement, side: fact.side }],
            rows: RowKey::of(fact).into_iter().collect(),
            columns: ColumnKey::of(fact).into_iter().collect(),
        })
    }

    fn of(report: &'a Report, index: CellIndex, printed: &'a str) -> Self {
        let (mut tables, mut rows, mut columns) = (Vec::new(), Vec::new(), Vec::new());
        let mut sides = Vec::new();
        for fact in &report.facts {
            let Some(cell) = fact.locator.cell.filter(|cell| cell.table == index.table) else { continue };
            let table = TableKey { statement: fact.statement, side: fact.side };
            if !tables.contains(&table) {
                tables.push(table);
            }
            if cell.col == index.col {
                sides.push(table);
                columns.extend(ColumnKey::of(fact).filter(|column| !columns.contains(column)));
            }
            if cell.row == index.row {
                rows.extend(RowKey::of(fact).map(|row| (table, row)));
            }
        }
        // Several numbers in one cell may belong to the blank columns next to it.
        let numbers = printed.split(is_blank).filter(|part| part.contains(|c: char| c.is_ascii_digit()));
        if numbers.count() > 1 {
            columns.clear();
        }
        // A two-sided statement consists of two tables side by side: the column determines which one.
        if !sides.is_empty() {
            tables.retain(|table| sides.contains(table));
        }
        let rows = rows.into_iter().filter(|(table, _)| tables.contains(table)).map(|(_, row)| row).collect();
        Self { printed, index, tables, rows, columns }
    }
}
