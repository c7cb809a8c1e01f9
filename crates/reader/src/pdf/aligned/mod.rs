//! Tables without rules, read from the positions of their words.
//!
//! ```text
//! lines ─ find ─▶ header ─ texts ─▶ texts ─ names, spans ─▶ columns and their names ─┬─▶ rows of cells
//!                  └─▶ `body` ─ columns ─▶ columns that are shown ──────┘            │
//!                         └───────────────────── rows ─▶ rows, wrapped names joined ─┘
//! ```
//!
//! Lines form a table because of amounts: separate numbers, one below the other. Their columns come first, then those of
//! the words between them, then those that only the header shows. Running text has no such numbers, and a table of contents
//! has one column of them without decimals.
//!
//! The lowest texts of a header name columns, the others span them. Amounts aligned right belong to the last name that ends
//! no further right, and amounts aligned left to the first that begins no further left. This is true wherever the name is
//! in its column, and if columns between are blank. If both are possible, the table is not read.

mod columns;
mod find;
mod header;
mod names;
mod rows;
mod spans;
mod texts;

use columns::Column;
pub(super) use find::{Found, Open, find, has_columns, is_row};
pub(super) use rows::{divide, is_rest};

use super::lines::{self, LinePiece, TextLine};
use super::page::bounding_box;
use super::words::{COLUMN_NUMBERS, LABELS};
use crate::document::{Cell, Row};
use header::Header;
use juesuan_model::Locator;
use juesuan_model::text::plain_char;
use names::Named;

/// Lines that form a table, or its part on one page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct TableRegion {
    pub(super) page: u32,
    /// The lines of its header, from top to bottom; none if it continues the page before.
    pub(super) header: Vec<TextLine>,
    /// The other lines.
    pub(super) body: Vec<TextLine>,
    /// The positions of lines drawn between its rows, from top to bottom.
    pub(super) rules: Vec<f64>,
    /// What separates its columns.
    pub(super) split: Split,
}

/// What separates columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Split {
    /// Numbers one below the other, then the words between them.
    #[default]
    Numbers,
    /// Gaps from top to bottom.
    Gaps,
    /// Nothing that is visible.
    Untold,
}

impl TableRegion {
    /// All text of a table, to be read by alignment: its header ends before the first separate number.
    pub(super) fn of(page: u32, mut header: Vec<TextLine>, rules: Vec<f64>) -> Self {
        let first = header.iter().position(is_row).map(|row| find::beginning(&header, row));
        let first = first.unwrap_or(header.len());
        let body = header.split_off(first);
        Self { page, header, body, rules, split: Split::default() }
    }

    pub(super) fn lines(&self) -> impl Iterator<Item = &TextLine> {
        self.header.iter().chain(&self.body)
    }

    /// This part as the continuation of another: lines above its first number are names, except those that repeat the
    /// header of the other.
    pub(super) fn under(mut self, first: &Self) -> Self {
        let pairs = self.header.iter().zip(&first.header);
        let repeated = pairs.take_while(|(line, other)| line.text == other.text).count();
        let repeats = |line: &TextLine| first.header.iter().any(|other| other.text == line.text);
        if repeated == first.header.len() || !self.header.iter().all(repeats) {
            let whole = if repeated == first.header.len() { repeated } else { 0 };
            let mut names = self.header.split_off(whole);
            names.append(&mut self.body);
            self.body = names;
        }
        self
    }

    /// Whether it continues these columns: a part with its own header must have the same columns.
    pub(super) fn goes_on(&self, columns: &[Column]) -> bool {
        find::goes_on(self, columns)
    }
}

/// A table read by alignment: its columns, and the rows of each of its regions.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Aligned {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
}

/// Reads the parts of one table. The columns are those of all parts together, so that a column that is blank on one page is
/// still included. None where they are not aligned.
pub(super) fn read(parts: &[TableRegion]) -> Option<Aligned> {
    if parts.iter().any(|part| part.split == Split::Untold) {
        return None;
    }
    let body: Vec<&TextLine> = parts.iter().flat_map(|part| &part.body).collect();
    let gaps = parts.iter().any(|part| part.split == Split::Gaps);
    let shown = if gaps { columns::by_gaps(&body) } else { columns::of_body(&body) };
    let header = |part: &TableRegion| Header::of(&part.header, &part.rules, &shown);
    // The first header defines the columns; a repeated header names the same.
    let first = parts.iter().map(header).find(|header| !header.is_empty());
    let named = match first {
        Some(header) => header.name(&shown, &body)?,
        None => Named { names: vec![None; shown.len()], columns: shown.clone() },
    };
    if named.columns.len() < 2 {
        return None;
    }
    let mut rows = Vec::new();
    for part in parts {
        let header = header(part);
        if let Some(named) = header.name(&named.columns, &body).filter(|_| !header.is_empty()) {
            rows.extend(header.rows(&named, part.page));
        }
        rows.extend(
            rows::assemble(part, &named.columns).iter().map(|row| row_of(row, &named.columns, part.page)),
        );
    }
    Some(Aligned { columns: named.columns, rows })
}

/// The lines of parts whose columns cannot be determined, each as one cell. Texts next to each other are kept apart, so
/// that they are rejected and not read as one.
pub(super) fn untold(parts: &[TableRegion]) -> Vec<Row> {
    let between = format!(" {} ", lines::APART);
    let mut rows: Vec<Row> = Vec::new();
    for (part, line) in parts.iter().flat_map(|part| part.lines().map(move |line| (part, line))) {
        let texts: Vec<&str> = line.pieces.iter().map(|piece| piece.text.as_str()).collect();
        let mut cell = cell(std::slice::from_ref(line), line.bbox, part.page);
        cell.text = texts.join(&between).into();
        match rows.last_mut().and_then(|row| row.first_mut()) {
            // A number by itself would count as a number under the text above it.
            Some(above) if is_number(&line.text) => {
                above.text.extend([between.as_str(), cell.text.as_str()]);
            }
            _ => rows.push(vec![cell]),
        }
    }
    rows
}

/// The lines of a row as its cells.
fn row_of(lines: &[&TextLine], columns: &[Column], page: u32) -> Row {
    let cells = columns::share(lines, columns).into_iter().zip(columns);
    cells.map(|(lines, column)| cell(&lines, column.bounds(), page)).collect()
}

fn cell(lines: &[TextLine], bounds: super::page::Rect, page: u32) -> Cell {
    let bbox = lines.iter().map(|line| line.bbox).reduce(|all, one| all.union(one));
    let locator = Locator { page: Some(page), bbox: bbox.map(bounding_box), ..Locator::default() };
    Cell { text: lines::cell_text(lines, bounds).into(), locator }
}

/// Whether a piece is nothing but a number: an amount, a code, a line number. If the font does not define its digits, it
/// still occupies the place of a number.
fn is_number(text: &str) -> bool {
    let mut digits = false;
    text.chars().map(plain_char).all(|c| {
        let digit = c.is_ascii_digit();
        digits |= digit;
        digit || c == char::REPLACEMENT_CHARACTER || " ,.-+%()¥￥−－".contains(c)
    }) && digits
}

/// Whether a text is a number, or a dash for none.
fn is_figure(text: &str) -> bool {
    is_number(text) || (!text.trim().is_empty() && text.trim().chars().all(|c| "—–－-".contains(c)))
}

fn is_amount(text: &str) -> bool {
    text.contains(['.', ',', '．', '，'])
}

/// Whether a line numbers the columns below their names: 栏次 1 2 3.
fn numbers_columns(line: &TextLine) -> bool {
    let mut words = line.pieces.iter().filter(|piece| !is_number(&piece.text));
    let numbers: Option<Vec<u32>> = line
        .pieces
        .iter()
        .filter(|piece| is_number(&piece.text))
        .map(|piece| piece.text.trim().parse().ok())
        .collect();
    let named =
        |piece: &LinePiece| piece.text.chars().filter(|c| !c.is_whitespace()).eq(COLUMN_NUMBERS.chars());
    numbers.is_some_and(|numbers| {
        let follow = numbers.iter().zip(1_u32..).all(|(number, place)| *number == place);
        follow && (words.clone().count() > 0 || numbers.len() > 1) && !numbers.is_empty()
    }) && words.all(named)
}

/// `一、…`, `（一）…`, `1.…`, `其中：…`, `2080505机关…`: the start of a label.
fn begins_a_label(text: &str) -> bool {
    let text = text.trim_start();
    super::prose::is_numbered(text)
        || begins_with_code(text)
        || LABELS.iter().any(|word| text.starts_with(word))
}

/// `2080505机关…`: the code of a subject and its name, without a gap.
fn begins_with_code(text: &str) -> bool {
    let name = text.trim_start_matches(|c: char| plain_char(c).is_ascii_digit());
    let digits = text.chars().count() - name.chars().count();
    [3, 5, 7].contains(&digits) && name.chars().next().is_some_and(char::is_alphabetic)
}
