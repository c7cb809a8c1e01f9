//! A report without a format: paragraphs, headings and grids, from which each writer makes its own file.

use crate::money::{Fen, Numbers};
use crate::truth::Meaning;
use juesuan_model::{Statement, Unit, Yuan};

/// A report before it is written in a format.
#[derive(Debug)]
pub(crate) struct ReportContent {
    /// The file's name without its ending: `云澜区教育局-2023`.
    pub(crate) stem: String,
    /// What word processors print above every page.
    pub(crate) running_title: String,
    /// The report's own number, which decides what writers leave to chance.
    pub(crate) variety: u64,
    pub(crate) blocks: Vec<Block>,
}

/// A piece of a report.
#[derive(Debug, Clone)]
pub(crate) enum Block {
    /// A line of the title page.
    Cover(String),
    /// Running text.
    Paragraph(String),
    /// The heading of a part, such as 第二部分.
    Part(String),
    /// The table of contents: entries with their pages.
    Contents(Vec<(String, usize)>),
    /// The title of a table.
    Title(String),
    /// The lines between a title and its table.
    Heading(Vec<HeadingLine>),
    Grid(Grid),
    /// A note below a table.
    Note(String),
}

/// One line of a heading, as cells across the table's width.
#[derive(Debug, Clone)]
pub(crate) struct HeadingLine {
    pub(crate) cells: Vec<String>,
    /// Whether text extraction leaves a line free below it.
    pub(crate) spaced: bool,
}

impl HeadingLine {
    /// A line with a text at its left and a text at its right, above a table of `columns` columns.
    pub(crate) fn of(left: impl Into<String>, right: impl Into<String>, columns: usize) -> Self {
        let mut cells = vec![left.into()];
        cells.resize(columns.saturating_sub(1), String::new());
        cells.push(right.into());
        Self { cells, spaced: false }
    }

    /// A line with one piece only.
    pub(crate) fn alone(piece: impl Into<String>, spaced: bool) -> Self {
        Self { cells: vec![piece.into()], spaced }
    }

    /// The text at the left and the text at the right. A unit or a form's number alone is at the right.
    pub(crate) fn sides(&self) -> (&str, &str) {
        let mut pieces = self.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty());
        match (pieces.next(), pieces.next()) {
            (Some(left), Some(right)) => (left, right),
            (Some(only), None) if is_of_the_right(only) => ("", only),
            (Some(only), None) => (only, ""),
            _ => ("", ""),
        }
    }
}

fn is_of_the_right(piece: &str) -> bool {
    piece.starts_with("公开") || Unit::ALL.iter().any(|unit| piece.ends_with(unit.label()))
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GridColumn {
    Code,
    Name,
    LineNumber,
    Amount,
    /// Words of any length.
    Words,
}

/// A cell of a header, with the columns and rows that it covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) text: String,
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
}

/// A heading with those below it.
#[derive(Debug, Clone)]
pub(crate) struct Tree {
    text: String,
    below: Vec<Self>,
}

impl Tree {
    pub(crate) fn leaf(text: impl Into<String>) -> Self {
        Self { text: text.into(), below: Vec::new() }
    }

    pub(crate) fn over(text: impl Into<String>, below: impl IntoIterator<Item = Self>) -> Self {
        Self { text: text.into(), below: below.into_iter().collect() }
    }

    fn depth(&self) -> usize {
        1 + self.below.iter().map(Self::depth).max().unwrap_or(0)
    }

    fn columns(&self) -> usize {
        if self.below.is_empty() { 1 } else { self.below.iter().map(Self::columns).sum() }
    }

    /// Puts it at a position in a header of `depth` rows. A heading with nothing below it reaches down to the last row.
    fn place(&self, row: usize, column: usize, depth: usize, heads: &mut Vec<Head>) {
        let rows = if self.below.is_empty() { depth.saturating_sub(row) } else { 1 };
        heads.push(Head { text: self.text.clone(), row, column, rows, columns: self.columns() });
        let mut column = column;
        for tree in &self.below {
            tree.place(row + 1, column, depth, heads);
            column += tree.columns();
        }
    }
}

/// A table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Grid {
    /// The statement that it is; none for other tables.
    pub(crate) statement: Option<Statement>,
    pub(crate) columns: Vec<GridColumn>,
    pub(crate) heads: Vec<Head>,
    pub(crate) header_rows: usize,
    pub(crate) rows: Vec<Vec<Cell>>,
    /// Whether text extraction leaves an empty column at its right.
    pub(crate) stray_column: bool,
}

impl Grid {
    /// A table with these headings over its columns.
    pub(crate) fn new(statement: Statement, columns: Vec<GridColumn>, trees: &[Tree]) -> Self {
        let header_rows = trees.iter().map(Tree::depth).max().unwrap_or(0);
        let (mut heads, mut column) = (Vec::new(), 0);
        for tree in trees {
            tree.place(0, column, header_rows, &mut heads);
            column += tree.columns();
        }
        Self { statement: Some(statement), columns, heads, header_rows, ..Self::default() }
    }

    /// A table of words without a header: tab-separated lines, where a cell spans the blank ones that follow it.
    pub(crate) fn of_lines(lines: &[String], width: usize) -> Self {
        let mut grid = Self { columns: vec![GridColumn::Words; width], ..Self::default() };
        for line in lines {
            let mut cells: Vec<Cell> = Vec::new();
            let mut open = None;
            for text in line.split('\t') {
                if !text.is_empty() {
                    open = Some(cells.len());
                    cells.push(Cell::words(text));
                    continue;
                }
                if let Some(Cell::Words { columns, .. }) = open.and_then(|at| cells.get_mut(at)) {
                    *columns += 1;
                }
                cells.push(Cell::BLANK);
            }
            grid.rows.push(cells);
        }
        grid
    }

    /// Adds a row to the header: one text for each column.
    pub(crate) fn add_header_row(&mut self, texts: impl IntoIterator<Item = String>) {
        let row = self.header_rows;
        let heads = texts.into_iter().enumerate();
        self.heads.extend(heads.map(|(column, text)| Head { text, row, column, rows: 1, columns: 1 }));
        self.header_rows += 1;
    }

    /// Adds the row that numbers the columns of amounts: 栏次, 1, 2, 3.
    pub(crate) fn add_ordinals(&mut self) {
        let mut number = 0;
        let mut before = GridColumn::Amount;
        let mut texts = Vec::new();
        for column in &self.columns {
            texts.push(if *column == GridColumn::Amount {
                number += 1;
                number.to_string()
            } else if before == GridColumn::Amount {
                "栏次".to_owned()
            } else {
                String::new()
            });
            before = *column;
        }
        self.add_header_row(texts);
    }

    /// The head that begins at a position of the header.
    pub(crate) fn head_at(&self, row: usize, column: usize) -> Option<&Head> {
        self.heads.iter().find(|head| (head.row, head.column) == (row, column))
    }

    pub(crate) fn add_row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }
}

/// A cell of a table.
#[derive(Debug, Clone)]
pub(crate) enum Cell {
    /// Words that cover `columns` columns; the covered cells follow as blank ones.
    Words {
        text: String,
        columns: usize,
    },
    Amount(Amount),
}

/// A number in a cell.
#[derive(Debug, Clone)]
pub(crate) struct Amount {
    /// As printed: `5,102.22`.
    pub(crate) printed: String,
    /// The printed number in yuan.
    pub(crate) yuan: Yuan,
    pub(crate) unit: Unit,
    /// What it means; none outside the nine statements.
    pub(crate) meaning: Option<Meaning>,
}

impl Cell {
    pub(crate) const BLANK: Self = Self::Words { text: String::new(), columns: 1 };

    pub(crate) fn words(text: impl Into<String>) -> Self {
        Self::Words { text: text.into(), columns: 1 }
    }

    pub(crate) fn wide(text: impl Into<String>, columns: usize) -> Self {
        Self::Words { text: text.into(), columns }
    }

    /// An amount, zero or not.
    pub(crate) fn number(fen: Fen, numbers: Numbers, meaning: impl Into<Option<Meaning>>) -> Self {
        let (printed, yuan, unit) = (numbers.print(fen), numbers.printed_amount(fen), numbers.unit);
        Self::Amount(Amount { printed, yuan, unit, meaning: meaning.into() })
    }

    /// An amount, or if it is zero, what the report prints for zero.
    pub(crate) fn amount(fen: Fen, numbers: Numbers, meaning: impl Into<Option<Meaning>>) -> Self {
        if !fen.is_zero() {
            return Self::number(fen, numbers, meaning);
        }
        match numbers.zero {
            zero if zero.starts_with('0') => {
                let unit = numbers.unit;
                Self::Amount(Amount {
                    printed: zero.to_owned(),
                    yuan: Yuan::ZERO,
                    unit,
                    meaning: meaning.into(),
                })
            }
            dashes => Self::words(dashes),
        }
    }

    /// What is printed.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Words { text, .. } => text,
            Self::Amount(amount) => &amount.printed,
        }
    }

    /// How many columns it covers.
    pub(crate) fn columns(&self) -> usize {
        match self {
            Self::Words { columns, .. } => *columns,
            Self::Amount(_) => 1,
        }
    }
}

impl ReportContent {
    pub(crate) fn new(stem: String, running_title: String, variety: u64) -> Self {
        Self { stem, running_title, variety, blocks: Vec::new() }
    }

    pub(crate) fn cover(&mut self, line: impl Into<String>) {
        self.blocks.push(Block::Cover(line.into()));
    }

    pub(crate) fn paragraph(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Paragraph(text.into()));
    }

    pub(crate) fn part(&mut self, heading: impl Into<String>) {
        self.blocks.push(Block::Part(heading.into()));
    }

    pub(crate) fn title(&mut self, title: impl Into<String>) {
        self.blocks.push(Block::Title(title.into()));
    }

    pub(crate) fn grid(&mut self, grid: Grid) {
        self.blocks.push(Block::Grid(grid));
    }

    pub(crate) fn note(&mut self, note: impl Into<String>) {
        self.blocks.push(Block::Note(note.into()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_with_nothing_below_reaches_down_and_one_with_others_spans_them() {
        let trees = [Tree::leaf("合计"), Tree::over("公务用车", [Tree::leaf("小计"), Tree::leaf("购置费")])];
        let grid = Grid::new(Statement::ThreePublic, vec![GridColumn::Amount; 3], &trees);
        assert_eq!(grid.header_rows, 2);
        let spans = |row, column| grid.head_at(row, column).map(|head| (head.rows, head.columns));
        assert_eq!([spans(0, 0), spans(0, 1), spans(1, 2)], [Some((2, 1)), Some((1, 2)), Some((1, 1))]);
        assert_eq!(spans(1, 0), None);
    }

    #[test]
    fn the_columns_of_amounts_are_numbered_and_each_lane_says_so() {
        use GridColumn::{Amount, LineNumber, Name};
        let columns = vec![Name, LineNumber, Amount, Name, LineNumber, Amount];
        let mut grid = Grid { columns, ..Grid::default() };
        grid.add_ordinals();
        let texts: Vec<_> = grid.heads.iter().map(|head| head.text.as_str()).collect();
        assert_eq!(texts, ["栏次", "", "1", "栏次", "", "2"]);
    }

    #[test]
    fn a_cell_of_words_spans_the_blank_ones_after_it() {
        let grid = Grid::of_lines(&["甲\t乙\t\t丙\t".to_owned()], 5);
        let spans: Vec<_> = grid.rows[0].iter().map(Cell::columns).collect();
        assert_eq!(spans, [1, 2, 1, 2, 1]);
    }
}
