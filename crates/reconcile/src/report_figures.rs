//! The facts of a report, indexed by statement, row and column. The index is built once and used by every rule.

use crate::figure::{Figure, FigureCell};
use crate::unread::Unread;
use juesuan_model::{
    Claim, ClaimMetric, Code, CodeLevel, Fact, FiscalYear, Fund, Item, Kind, Measure, Phase, Report, Section,
    Side, Statement, StatementSummary,
};
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;

/// A row: its code, or the item that its label means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum RowKey<'a> {
    Code(&'a Code),
    Item(Item),
}

impl<'a> RowKey<'a> {
    /// The row that a number is in; none where its label was not recognized.
    pub(crate) fn of(fact: &'a Fact) -> Option<Self> {
        fact.code.as_ref().map(RowKey::Code).or(fact.item.map(RowKey::Item))
    }

    /// The digits of its code, or the name of its item.
    pub(crate) fn name(self) -> &'a str {
        match self {
            Self::Code(code) => code.digits(),
            Self::Item(item) => item.name(),
        }
    }
}

/// A column, by the meaning of its numbers. A fund that a row names (in 04) counts as the column's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct ColumnKey {
    pub(crate) measure: Measure,
    pub(crate) fund: Option<Fund>,
    pub(crate) phase: Option<Phase>,
}

impl ColumnKey {
    /// The column that a number is in; none where its header was not recognized.
    pub(crate) fn of(fact: &Fact) -> Option<Self> {
        Some(Self { measure: fact.measure?, fund: fact.fund, phase: fact.phase })
    }

    /// Whether this column of a table may be the other one: where rows name the funds, as on an income side, it contains
    /// all of them.
    pub(crate) fn holds(self, other: Self, table: TableKey) -> bool {
        let fund = table.side == Some(Side::Income) || self.fund == other.fund;
        (self.measure, self.phase) == (other.measure, other.phase) && fund
    }

    pub(crate) fn total(phase: Option<Phase>) -> Self {
        Self { measure: Measure::Total, fund: None, phase }
    }

    pub(crate) fn measure(self, measure: Measure) -> Self {
        Self { measure, ..self }
    }

    pub(crate) fn fund(self, fund: Fund) -> Self {
        Self { fund: Some(fund), ..self }
    }
}

/// A table of a statement. A two-sided statement has two, each with its own rows and columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct TableKey {
    pub(crate) statement: Statement,
    pub(crate) side: Option<Side>,
}

impl TableKey {
    pub(crate) const fn of(statement: Statement) -> Self {
        Self { statement, side: None }
    }

    pub(crate) const fn income(statement: Statement) -> Self {
        Self { statement, side: Some(Side::Income) }
    }

    pub(crate) const fn expenditure(statement: Statement) -> Self {
        Self { statement, side: Some(Side::Expenditure) }
    }
}

/// Whether a statement can be checked, or why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence<'a> {
    /// It contains numbers.
    Filled,
    /// It contains none, and the note below it states that there is nothing to report.
    Explained(&'a str),
    /// It contains none, without a note.
    Empty,
    /// The report has no such statement.
    Missing,
}

/// The codes that sum to a row, in reading order. A code's parent is the nearest shorter code that is printed, so a
/// statement that leaves a level out is still a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Family<'a> {
    pub(crate) parent: RowKey<'a>,
    pub(crate) children: Vec<&'a Code>,
}

#[derive(Debug, Default)]
struct MeaningGrid<'a> {
    /// The numbers of each row, in reading order.
    rows: FxHashMap<RowKey<'a>, Vec<(ColumnKey, &'a Fact)>>,
    columns: Vec<ColumnKey>,
    codes: Vec<&'a Code>,
    /// Numbers whose row or column was not recognized.
    unrecognized: Vec<&'a Fact>,
    first: Option<&'a Fact>,
    /// Whether the numbers come from more than one printed table.
    in_several: bool,
}

/// The view that rules have of a report.
#[derive(Debug)]
pub(crate) struct ReportFigures<'a> {
    report: &'a Report,
    /// A list: there are so few tables that a search is cheaper than a hash.
    grids: Vec<(TableKey, MeaningGrid<'a>)>,
    amounts_told: FxHashMap<ClaimKey, Vec<&'a Claim>>,
    unread: Unread<'a>,
}

/// Section, phase and year of an amount in the explanations.
type ClaimKey = (Option<Section>, Phase, FiscalYear);

impl<'a> ReportFigures<'a> {
    pub(crate) fn new(report: &'a Report) -> Self {
        let mut grids: Vec<(TableKey, MeaningGrid<'a>)> = Vec::new();
        for fact in report.facts.iter().filter(|fact| fact.statement != Statement::Other) {
            let table = TableKey { statement: fact.statement, side: fact.side };
            // The numbers of a table follow one another, so its grid is the last one or close to it.
            match grids.iter_mut().rfind(|(known, _)| *known == table) {
                Some((_, grid)) => grid.add(fact),
                None => grids.push((table, MeaningGrid::of(fact))),
            }
        }
        let mut amounts_told: FxHashMap<ClaimKey, Vec<&Claim>> = FxHashMap::default();
        for claim in report.claims.iter().filter(|claim| claim.metric == ClaimMetric::Amount) {
            if let Some(phase) = claim.phase {
                amounts_told.entry((claim.section, phase, claim.year)).or_default().push(claim);
            }
        }
        Self { report, grids, amounts_told, unread: Unread::of(report) }
    }

    pub(crate) fn kind(&self) -> Kind {
        self.report.kind
    }

    pub(crate) fn year(&self) -> FiscalYear {
        self.report.fiscal_year
    }

    pub(crate) fn report(&self) -> &'a Report {
        self.report
    }

    /// Every number of the explanations, in reading order.
    pub(crate) fn claims(&self) -> &'a [Claim] {
        &self.report.claims
    }

    /// The amounts of a phase and year that a section of the explanations states, in reading order.
    pub(crate) fn amounts_told(
        &self,
        section: Option<Section>,
        phase: Phase,
        year: FiscalYear,
    ) -> &[&'a Claim] {
        self.amounts_told.get(&(section, phase, year)).map_or(&[], Vec::as_slice)
    }

    /// Whether the report contains no number at all, read or unread: a blank template.
    pub(crate) fn is_blank(&self) -> bool {
        self.grids.is_empty() && self.unread.is_empty() && self.report.claims.is_empty()
    }

    pub(crate) fn presence(&self, statement: Statement) -> Presence<'a> {
        let filled = self.grids.iter().any(|(table, _)| table.statement == statement);
        let mut summaries = self.summaries(statement);
        if filled {
            Presence::Filled
        } else if let Some(note) =
            summaries.clone().find_map(|summary| summary.note.as_deref().filter(says_nothing))
        {
            Presence::Explained(note)
        } else if summaries.next().is_some() {
            Presence::Empty
        } else {
            Presence::Missing
        }
    }

    /// The tables of a statement, in reading order.
    pub(crate) fn summaries(
        &self,
        statement: Statement,
    ) -> impl Iterator<Item = &'a StatementSummary> + Clone {
        self.report.statements.iter().filter(move |summary| summary.statement == statement)
    }

    /// What is printed where a row and a column cross.
    pub(crate) fn cell(&self, table: TableKey, row: RowKey<'a>, column: ColumnKey) -> FigureCell<'a> {
        self.line(table, row).cell(column)
    }

    /// A row, for lookups of several of its cells.
    pub(crate) fn line(&self, table: TableKey, row: RowKey<'a>) -> TableRow<'_, 'a> {
        let grid = self.grid(table);
        TableRow { unread: &self.unread, table, row, grid, numbers: grid.and_then(|grid| grid.row(row)) }
    }

    fn grid(&self, table: TableKey) -> Option<&MeaningGrid<'a>> {
        self.grids.iter().find(|(known, _)| *known == table).map(|(_, grid)| grid)
    }

    /// The numbers that two tables of one statement print under the same words: the first and its repetition.
    pub(crate) fn repeated(&self, table: TableKey) -> impl Iterator<Item = (Figure<'a>, Figure<'a>)> {
        let own = move |fact: &&Fact| fact.statement == table.statement && fact.side == table.side;
        let words = |fact: &'a Fact| (&fact.row_label, &fact.column_label);
        self.grid(table).filter(|grid| grid.in_several).into_iter().flat_map(move |grid| {
            let facts = self.report.facts.iter().filter(own).filter(|fact| !fact.conflict);
            facts.filter_map(move |fact| {
                let first = in_column(grid.row(RowKey::of(fact)?)?, ColumnKey::of(fact)?).next()?;
                let again = place(first).zip(place(fact)).is_some_and(|(first, place)| first != place);
                (again && words(first) == words(fact)).then(|| (Figure::of(first), Figure::of(fact)))
            })
        })
    }

    pub(crate) fn item(&self, table: TableKey, item: Item, column: ColumnKey) -> FigureCell<'a> {
        self.cell(table, RowKey::Item(item), column)
    }

    /// All numbers of an item that a statement may print in several rows, such as 使用非财政拨款结余 and 使用专用结余.
    pub(crate) fn all_of(&self, table: TableKey, item: Item, column: ColumnKey) -> Vec<FigureCell<'a>> {
        let numbers = self.grid(table).and_then(|grid| grid.row(RowKey::Item(item))).unwrap_or_default();
        let printed = in_column(numbers, column).map(|fact| FigureCell::Printed(Figure::of(fact)));
        printed.chain(self.unread.at(table, RowKey::Item(item), column).map(FigureCell::Unread)).collect()
    }

    /// 财政拨款 in a summary: the row that prints it as such, or else the rows of the three funds.
    pub(crate) fn appropriation(&self, table: TableKey, column: ColumnKey) -> Vec<FigureCell<'a>> {
        let whole = self.item(table, Item::FiscalAppropriation, column);
        if matches!(whole, FigureCell::Printed(_) | FigureCell::Unread(_)) {
            return vec![whole];
        }
        Fund::ALL.iter().map(|fund| self.item(table, Item::FiscalAppropriation, column.fund(*fund))).collect()
    }

    /// The columns that contain at least one number, in reading order.
    pub(crate) fn columns(&self, table: TableKey) -> &[ColumnKey] {
        self.grid(table).map_or(&[], |grid| &grid.columns)
    }

    /// The codes whose rows contain at least one number, in reading order.
    pub(crate) fn codes(&self, table: TableKey) -> &[&'a Code] {
        self.grid(table).map_or(&[], |grid| &grid.codes)
    }

    pub(crate) fn classes(&self, table: TableKey) -> impl Iterator<Item = &'a Code> {
        self.codes(table).iter().copied().filter(|code| code.level() == CodeLevel::Class)
    }

    /// The classes of both tables, each once.
    pub(crate) fn classes_of_both(&self, one: TableKey, other: TableKey) -> Vec<&'a Code> {
        let mut classes: Vec<&Code> = self.classes(one).collect();
        classes.extend(self.classes(other));
        classes.sort();
        classes.dedup();
        classes
    }

    /// The phases that a statement has numbers for, in reading order.
    pub(crate) fn phases(&self, table: TableKey) -> Vec<Option<Phase>> {
        let mut phases = Vec::new();
        for column in self.columns(table) {
            if !phases.contains(&column.phase) {
                phases.push(column.phase);
            }
        }
        phases
    }

    /// One fact of the row, for its label.
    pub(crate) fn row(&self, table: TableKey, code: &'a Code) -> Option<&'a Fact> {
        let grid = self.grid(table)?;
        let numbers = grid.row(RowKey::Code(code))?;
        grid.columns.iter().find_map(|column| in_column(numbers, *column).next())
    }

    /// Every row with the rows that sum to it. The parts of 合计 are the rows without a printed parent.
    pub(crate) fn families(&self, table: TableKey) -> Vec<Family<'a>> {
        let codes = self.codes(table);
        let mut families: Vec<Family<'a>> = Vec::new();
        for (at, code) in codes.iter().enumerate() {
            // Most rows are below their parent and close to it.
            let (above, below) = codes.split_at_checked(at).expect("the code is one of these");
            let others = || above.iter().rev().chain(below);
            let mut ancestors = std::iter::successors(code.parent(), Code::parent);
            let parent = ancestors.find_map(|ancestor| others().find(|code| ***code == ancestor));
            let parent = parent.map_or(RowKey::Item(Item::Total), |parent| RowKey::Code(parent));
            match families.iter_mut().rfind(|family| family.parent == parent) {
                Some(family) => family.children.push(code),
                None => families.push(Family { parent, children: vec![code] }),
            }
        }
        families
    }

    /// Numbers whose column was not recognized, in this row; without a row, numbers whose row was not recognized either. A
    /// rule that fails may lack them.
    pub(crate) fn unrecognized(&self, table: TableKey, row: Option<&RowKey<'a>>) -> Vec<&'a Fact> {
        let facts = self.grid(table).map_or(&[][..], |grid| &grid.unrecognized);
        let in_row = |fact: &&&Fact| match row {
            None => fact.item.is_none() && fact.code.is_none() && !fact.row_label.starts_with("其中"),
            Some(RowKey::Code(code)) => fact.code.as_ref() == Some(*code),
            Some(RowKey::Item(item)) => fact.code.is_none() && fact.item == Some(*item),
        };
        facts.iter().filter(in_row).filter(|fact| !fact.printed.amount.decimal().is_zero()).copied().collect()
    }

    /// What could not be read.
    pub(crate) fn unread(&self) -> &Unread<'a> {
        &self.unread
    }
}

/// A row of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TableRow<'l, 'a> {
    unread: &'l Unread<'a>,
    table: TableKey,
    row: RowKey<'a>,
    grid: Option<&'l MeaningGrid<'a>>,
    numbers: Option<&'l [(ColumnKey, &'a Fact)]>,
}

impl<'a> TableRow<'_, 'a> {
    /// What is printed where the row crosses a column.
    pub(crate) fn cell(&self, column: ColumnKey) -> FigureCell<'a> {
        let Some(grid) = self.grid else { return FigureCell::Absent };
        let mut facts = in_column(self.numbers.unwrap_or_default(), column);
        let Some(first) = facts.next() else {
            return match self.unread.at(self.table, self.row, column) {
                Some(printed) => FigureCell::Unread(printed),
                None if self.numbers.is_some() && grid.columns.contains(&column) => FigureCell::Blank,
                None => FigureCell::Absent,
            };
        };
        let other = facts.find(|other| other.printed.amount != first.printed.amount);
        other.map_or_else(
            || FigureCell::Printed(Figure::of(first)),
            |other| FigureCell::Contradicted(first, other),
        )
    }
}

/// The printed table that a number is in.
fn place(fact: &Fact) -> Option<(u32, u32)> {
    fact.locator.cell.map(|cell| (fact.locator.source, cell.table))
}

/// The numbers of a row that are in a column.
fn in_column<'l, 'a>(
    numbers: &'l [(ColumnKey, &'a Fact)],
    column: ColumnKey,
) -> impl Iterator<Item = &'a Fact> + use<'l, 'a> {
    numbers.iter().filter(move |(own, _)| *own == column).map(|(_, fact)| *fact)
}

impl<'a> MeaningGrid<'a> {
    fn of(fact: &'a Fact) -> Self {
        let mut grid = Self::default();
        grid.add(fact);
        grid
    }

    fn row(&self, row: RowKey<'a>) -> Option<&[(ColumnKey, &'a Fact)]> {
        self.rows.get(&row).map(Vec::as_slice)
    }

    fn add(&mut self, fact: &'a Fact) {
        let (row, column) = (RowKey::of(fact), ColumnKey::of(fact));
        self.in_several |= place(self.first.get_or_insert(fact)) != place(fact);
        self.columns.extend(column.filter(|column| !self.columns.contains(column)));
        let numbers = row.map(|row| match self.rows.entry(row) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(first) => {
                if let RowKey::Code(code) = row {
                    self.codes.push(code);
                }
                first.insert(Vec::with_capacity(self.columns.len()))
            }
        });
        // It is unknown which of two numbers with one meaning is meant, so their place counts as unread.
        match numbers.zip(column).filter(|_| !fact.conflict) {
            Some((numbers, column)) => numbers.push((column, fact)),
            None if fact.conflict => {}
            None => self.unrecognized.push(fact),
        }
    }
}

/// Whether a note states that there is nothing to report: 本部门本年度无政府性基金…, 没有…, 本表为空表.
fn says_nothing(note: &&str) -> bool {
    ["无", "没有", "空表", "未发生", "不涉及", "为零", "为0"].iter().any(|word| note.contains(word))
}
