//! What a report is made of.

use super::value::{EvidenceId, ReportCell, Value};
use crate::language::{LabelText, Speech};
use juesuan_messages::Language;

/// A part of the report under a heading.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    /// Its name in links: `accounts`.
    pub(crate) id: &'static str,
    pub(crate) title: String,
    pub(crate) blocks: Vec<ReportBlock>,
}

/// What a section is made of.
#[derive(Debug, Clone)]
pub(crate) enum ReportBlock {
    Text(String),
    Cards(Vec<Card>),
    Table(ReportTable),
    Chart(Chart),
    List(Vec<String>),
    /// How to get from a figure to its source, which each writer says of its own form.
    Reading,
    Findings(Vec<Finding>),
}

/// A figure to be seen first.
#[derive(Debug, Clone)]
pub(crate) struct Card {
    pub(crate) label: String,
    pub(crate) cell: ReportCell,
    /// What it is measured against, such as the change from the year before.
    pub(crate) aside: Option<(String, ReportCell)>,
}

/// A table with one heading line.
#[derive(Debug, Clone)]
pub(crate) struct ReportTable {
    /// Its name in links, and the sheet's in a workbook.
    pub(crate) title: String,
    pub(crate) columns: Vec<ReportColumn>,
    pub(crate) rows: Vec<Vec<ReportCell>>,
}

/// A column's heading and what is below it.
#[derive(Debug, Clone)]
pub(crate) struct ReportColumn {
    pub(crate) heading: String,
    pub(crate) holds: Holds,
}

/// What a column contains, which decides how it is set and which unit its heading names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    Text,
    /// A year, at the head of a row.
    Year,
    /// Yuan, shown in 万元 or in million yuan.
    Amount,
    /// Yuan, shown unchanged: unit costs.
    Yuan,
    /// A share or rate, shown in percent.
    Ratio,
    /// A count, a rank or a score.
    Number,
}

/// A drawing of numbers that are also in a table.
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
    /// Columns side by side, one group per category.
    Columns,
    /// Columns on top of each other.
    Stack,
    /// Bars to the right, stacked, the first category on top.
    Bars,
    Lines,
    /// A box per category: the series are least, lower quartile, median, upper quartile, most, and the department's own value.
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
    /// Whose report; empty where all are of one department.
    pub(crate) entity: String,
    pub(crate) rule: &'static str,
    pub(crate) title: String,
    pub(crate) message: String,
    /// Both sides: what is printed, and where.
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

impl ReportTable {
    pub(crate) fn new(title: impl Into<String>, columns: Vec<ReportColumn>) -> Self {
        Self { title: title.into(), columns, rows: Vec::new() }
    }

    /// The values of a column.
    pub(crate) fn values(&self, column: usize) -> Vec<Value> {
        self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.value.clone()).collect()
    }

    /// The texts of a column.
    pub(crate) fn texts(&self, column: usize) -> Vec<String> {
        let text = |value| if let Value::Text(text) = value { text } else { String::new() };
        self.values(column).into_iter().map(text).collect()
    }

    /// Whether no row has a value in any cell other than those with words.
    pub(crate) fn is_bare(&self) -> bool {
        let says =
            |cell: &ReportCell| !matches!(cell.value, Value::Text(_) | Value::Year(_) | Value::None(_));
        !self.rows.iter().flatten().any(says)
    }
}

impl Holds {
    /// Whether a column contains numbers, which are set to the right.
    pub(crate) fn is_numeric(self) -> bool {
        !matches!(self, Self::Text | Self::Year)
    }
}

impl ReportColumn {
    pub(crate) fn new(heading: impl Into<String>, holds: Holds) -> Self {
        Self { heading: heading.into(), holds }
    }

    /// Columns under headings of a language.
    pub(crate) fn list<const N: usize>(language: Language, headings: [(LabelText, Holds); N]) -> Vec<Self> {
        headings.into_iter().map(|(heading, holds)| Self::new(language.of(heading), holds)).collect()
    }
}

impl Chart {
    /// Whether it draws yuan, and not shares.
    pub(crate) fn is_of_amounts(&self) -> bool {
        let mut values = self.series.iter().flat_map(|series| &series.values);
        values.any(|value| matches!(value, Value::Amount(_)))
    }
}

impl Series {
    pub(crate) fn new(name: impl Into<String>, values: Vec<Value>) -> Self {
        Self { name: name.into(), values }
    }
}

impl Section {
    pub(crate) fn new(id: &'static str, title: impl Into<String>) -> Self {
        Self { id, title: title.into(), blocks: Vec::new() }
    }

    pub(crate) fn say(&mut self, text: impl Into<String>) {
        self.blocks.push(ReportBlock::Text(text.into()));
    }

    pub(crate) fn table(&mut self, table: ReportTable) {
        self.blocks.push(ReportBlock::Table(table));
    }

    /// A chart, if there is enough to draw: at least two numbers.
    pub(crate) fn chart(&mut self, chart: Chart) {
        let drawn = chart.series.iter().flat_map(|series| &series.values);
        if drawn.filter(|value| !matches!(value, Value::None(_))).count() > 1 {
            self.blocks.push(ReportBlock::Chart(chart));
        }
    }
}
