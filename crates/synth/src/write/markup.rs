//! What the writers of markup share: escaping, and a grid's cells row by row with the columns and rows that they cover.

use crate::content::{Cell, Grid, GridColumn};

/// Text within XML or HTML.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The content of a cell of a laid-out grid.
#[derive(Debug, Clone, Copy)]
pub(super) enum Content<'a> {
    /// A heading; the lines within it are divided by `\n`.
    Head(&'a str),
    Cell(&'a Cell),
    /// Covered by the heading above it.
    Covered,
}

/// A cell with its position and extent.
#[derive(Debug, Clone, Copy)]
pub(super) struct Laid<'a> {
    pub(super) column: usize,
    pub(super) columns: usize,
    pub(super) rows: usize,
    pub(super) kind: GridColumn,
    pub(super) content: Content<'a>,
}

/// A grid's rows, the header first. What headings cover in the rows below them is there, as covered.
pub(super) fn rows(grid: &Grid) -> Vec<Vec<Laid<'_>>> {
    let kind = |column: usize| grid.columns.get(column).copied().unwrap_or(GridColumn::Words);
    let mut laid: Vec<Vec<Laid>> = Vec::new();
    for row in 0..grid.header_rows {
        let reaching = grid.heads.iter().filter(|head| (head.row..head.row + head.rows).contains(&row));
        let mut cells: Vec<Laid> = reaching
            .map(|head| Laid {
                column: head.column,
                columns: head.columns,
                rows: head.rows,
                kind: kind(head.column),
                content: if head.row == row { Content::Head(&head.text) } else { Content::Covered },
            })
            .collect();
        // A heading over others covers nothing of their row.
        cells.sort_by_key(|cell| cell.column);
        laid.push(cells);
    }
    for row in &grid.rows {
        let mut cells = Vec::new();
        let mut next = 0;
        for (column, cell) in row.iter().enumerate() {
            if column >= next {
                next = column + cell.columns();
                let content = Content::Cell(cell);
                cells.push(Laid { column, columns: cell.columns(), rows: 1, kind: kind(column), content });
            }
        }
        laid.push(cells);
    }
    laid
}
