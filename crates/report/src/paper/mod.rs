//! A report for people as a tree of sections, tables, charts and notes. It says what is shown, with the exact numbers and
//! where each comes from; how it looks is the writers' affair ([`mod@crate::write`]).

mod evidence;
mod shown;

use crate::format::Language;
pub(crate) use evidence::{Evidence, EvidenceId, Origin, Picture, Source};
use juesuan_model::Yuan;
use rust_decimal::Decimal;
pub(crate) use shown::{NONE, Shown, grouped};

/// A report, ready to be written as HTML, Markdown or a workbook.
#[derive(Debug, Clone)]
pub struct Paper {
    pub(crate) language: Language,
    pub(crate) title: String,
    /// Whose figures, of which years, in which unit: one line each.
    pub(crate) lead: Vec<String>,
    pub(crate) sections: Vec<Section>,
    /// Where each figure comes from; a cell names its entry by number.
    pub(crate) evidence: Vec<Evidence>,
    /// The files.
    pub(crate) sources: Vec<Source>,
    /// Pages that were drawn because they were asked for.
    pub(crate) pictures: Vec<Picture>,
}

/// A part of the report under a heading.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    /// Its name in links: `accounts`.
    pub(crate) id: &'static str,
    pub(crate) title: String,
    pub(crate) blocks: Vec<Block>,
}

/// What a section is made of.
#[derive(Debug, Clone)]
pub(crate) enum Block {
    Text(String),
    Cards(Vec<Card>),
    Table(Table),
    Chart(Chart),
    List(Vec<String>),
    Findings(Vec<Finding>),
}

/// A figure to be seen first.
#[derive(Debug, Clone)]
pub(crate) struct Card {
    pub(crate) label: String,
    pub(crate) cell: Cell,
    /// What it is measured against, such as the change on the year before.
    pub(crate) aside: Option<(String, Cell)>,
}

/// A table with one heading line.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// Its name in links, and the sheet's in a workbook.
    pub(crate) title: String,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A column's heading and what stands below it.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub(crate) heading: String,
    pub(crate) holds: Holds,
}

/// What a column holds, which decides how it is set and which unit its heading names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    Text,
    /// Yuan, shown as 万元.
    Amount,
    /// Yuan, shown as they are: unit costs.
    Yuan,
    /// A share or rate, shown in per cent.
    Ratio,
    /// A count, a rank or a score.
    Number,
}

/// A cell: what it holds, and where that comes from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell {
    pub(crate) value: Value,
    pub(crate) evidence: Option<EvidenceId>,
}

/// What a cell holds. Numbers are exact.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Text(String),
    Amount(Yuan),
    Yuan(Decimal),
    Ratio(Decimal),
    Number(Decimal),
    /// Nothing, and why.
    None(String),
}

/// A drawing of numbers that also stand in a table.
#[derive(Debug, Clone)]
pub(crate) struct Chart {
    pub(crate) title: String,
    /// What it shows, for those who cannot see it.
    pub(crate) words: String,
    pub(crate) shape: Shape,
    pub(crate) categories: Vec<String>,
    pub(crate) series: Vec<Series>,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Columns beside each other, one group per category.
    Columns,
    /// Columns upon each other.
    Stack,
    /// Bars to the right, upon each other, the first category on top.
    Bars,
    Lines,
    /// A box per category: the series are least, lower quartile, median, upper quartile, most, and the body's own value.
    Boxes,
}

/// One series of a chart; its values are in the order of the categories.
#[derive(Debug, Clone)]
pub(crate) struct Series {
    pub(crate) name: String,
    pub(crate) values: Vec<Value>,
}

/// Something that does not add up.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    pub(crate) severity: juesuan_model::Severity,
    pub(crate) year: i32,
    /// Whose report; empty where all are of one body.
    pub(crate) entity: String,
    pub(crate) rule: &'static str,
    pub(crate) title: String,
    pub(crate) message: String,
    /// Both sides: what stands there, and where.
    pub(crate) sides: [Vec<Side>; 2],
    /// The other places that the same cause shows in, in words.
    pub(crate) also: Vec<String>,
}

/// A number on a side of a finding.
#[derive(Debug, Clone)]
pub(crate) struct Side {
    pub(crate) text: String,
    pub(crate) evidence: EvidenceId,
}

impl Cell {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self { value: Value::Text(text.into()), evidence: None }
    }

    pub(crate) fn none(reason: impl Into<String>) -> Self {
        Self { value: Value::None(reason.into()), evidence: None }
    }

    pub(crate) fn of(value: Value, evidence: Option<EvidenceId>) -> Self {
        Self { value, evidence }
    }

    pub(crate) fn number(number: impl Into<Decimal>) -> Self {
        Self { value: Value::Number(number.into()), evidence: None }
    }
}

impl Table {
    pub(crate) fn new(title: impl Into<String>, columns: Vec<Column>) -> Self {
        Self { title: title.into(), columns, rows: Vec::new() }
    }

    /// Whether no cell of any row but those with words has a value.
    pub(crate) fn is_bare(&self) -> bool {
        let says = |cell: &Cell| !matches!(cell.value, Value::Text(_) | Value::None(_));
        !self.rows.iter().flatten().any(says)
    }
}

impl Column {
    pub(crate) fn new(heading: impl Into<String>, holds: Holds) -> Self {
        Self { heading: heading.into(), holds }
    }
}

impl Section {
    pub(crate) fn new(id: &'static str, title: impl Into<String>) -> Self {
        Self { id, title: title.into(), blocks: Vec::new() }
    }

    pub(crate) fn say(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Text(text.into()));
    }

    pub(crate) fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }

    /// A chart, where there is enough to draw: two numbers at least.
    pub(crate) fn chart(&mut self, chart: Chart) {
        let drawn = chart.series.iter().flat_map(|series| &series.values);
        if drawn.filter(|value| !matches!(value, Value::None(_))).count() > 1 {
            self.blocks.push(Block::Chart(chart));
        }
    }
}
