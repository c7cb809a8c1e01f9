//! A table that flowed, as a grid: each number below its column, and numbers of unknown columns beyond the last.

use super::header::{FlowedHeader, Lane};
use super::rows::FlowedLine;
use super::token::Token;
use crate::document::{Cell, Grid, Row};
use compact_str::CompactString;
use juesuan_model::Reading;

/// A row's amounts and the column of each, if it is known.
pub(super) type Placed<'a> = (&'a FlowedLine, &'a [Option<usize>]);

/// The grid of a header and the rows of each lane.
pub(super) fn of(header: &FlowedHeader, lanes: &[Vec<Placed<'_>>]) -> Option<Grid> {
    let depth = header.lanes.iter().flat_map(|lane| &lane.columns).map(Vec::len).max()?;
    let mut rows: Vec<Row> =
        (0..depth).map(|level| header.lanes.iter().flat_map(|lane| heading(lane, level)).collect()).collect();
    let length = lanes.iter().map(Vec::len).max()?;
    for at in 0..length {
        let mut row = Row::new();
        let mut unplaced = Vec::new();
        for (lane, placed) in header.lanes.iter().zip(lanes) {
            put(lane, placed.get(at), &mut row, &mut unplaced);
        }
        row.extend(unplaced);
        rows.push(row);
    }
    let width = rows.iter().map(Vec::len).max()?;
    for row in &mut rows {
        let locator = row.first().map(|cell| cell.locator).unwrap_or_default();
        row.resize(width, Cell { text: CompactString::default(), locator });
    }
    Some(Grid { rows, reading: Reading::Placed, ..Grid::default() })
}

/// Only the numbers, for a table whose columns are not known at all.
pub(super) fn untold<'a>(numbers: impl Iterator<Item = &'a Token>) -> Grid {
    Grid {
        rows: numbers.map(|token| vec![token.cell()]).collect(),
        reading: Reading::Placed,
        ..Grid::default()
    }
}

fn heading(lane: &Lane, level: usize) -> impl Iterator<Item = Cell> {
    let blank = blank_like(lane.columns.first().and_then(|column| column.first()));
    let top = move |cell: &Cell| if level == 0 { cell.clone() } else { blank_like(Some(cell)) };
    let labels = [&lane.code, &lane.name, &lane.line_number].into_iter().flatten().map(top);
    let amounts =
        lane.columns.iter().map(move |column| column.get(level).cloned().unwrap_or_else(|| blank.clone()));
    labels.collect::<Vec<_>>().into_iter().chain(amounts)
}

/// A lane's cells in one row; the numbers that have no column are set aside.
fn put(of: &Lane, placed: Option<&Placed<'_>>, cells: &mut Row, unplaced: &mut Vec<Cell>) {
    let line = placed.map(|(line, _)| *line);
    let first = line.and_then(|line| {
        let labels = [&line.code, &line.label, &line.number].into_iter().flatten();
        labels.map(|cell| cell.locator).chain(line.amounts.iter().map(|token| token.locator)).next()
    });
    let blank = Cell { text: CompactString::default(), locator: first.unwrap_or_default() };
    let own = |cell: Option<&Option<Cell>>| cell.and_then(Clone::clone).unwrap_or_else(|| blank.clone());
    let mut name = own(line.map(|line| &line.label));
    if of.code.is_some() {
        cells.push(own(line.map(|line| &line.code)));
    } else if let Some(code) = line.and_then(|line| line.code.as_ref()) {
        name = Cell { text: format!("{} {}", code.text, name.text).into(), locator: code.locator };
    }
    if of.name.is_some() {
        cells.push(name);
    }
    if of.line_number.is_some() {
        cells.push(own(line.map(|line| &line.number)));
    }
    let amounts = cells.len();
    cells.resize(amounts + of.columns.len(), blank);
    let Some((line, columns)) = placed else { return };
    for (token, column) in line.amounts.iter().zip(*columns) {
        let cell = column.and_then(|column| cells.get_mut(amounts + column));
        match cell {
            Some(cell) => *cell = token.cell(),
            None => unplaced.push(token.cell()),
        }
    }
}

fn blank_like(cell: Option<&Cell>) -> Cell {
    Cell { text: CompactString::default(), locator: cell.map(|cell| cell.locator).unwrap_or_default() }
}
