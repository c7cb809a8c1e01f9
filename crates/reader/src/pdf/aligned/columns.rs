//! Finds the columns of a table: first those of numbers, then those of the words between them.

use super::super::lines::{LinePiece, TextLine};
use super::super::page::Rect;
use super::{is_amount, is_figure, is_number, numbers_columns};

/// Words of one column overlap by at least this much, in points.
const OVERLAP: f64 = 1.0;

/// A column: the extent of its texts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) struct Column {
    pub(in super::super) x0: f64,
    pub(in super::super) x1: f64,
    /// Whether it contains numbers.
    pub(super) numeric: bool,
    /// Whether those are amounts, or it is blank and may be meant for amounts.
    pub(super) amounts: bool,
    /// The number of texts in it.
    pub(super) texts: usize,
}

impl Column {
    pub(super) fn bounds(&self) -> Rect {
        Rect::new(self.x0, 0.0, self.x1, 0.0)
    }

    pub(super) fn center(&self) -> f64 {
        f64::midpoint(self.x0, self.x1)
    }

    pub(super) fn overlap(&self, bbox: Rect) -> f64 {
        self.x1.min(bbox.x1) - self.x0.max(bbox.x0)
    }

    pub(super) fn distance(&self, other: &Self) -> f64 {
        (other.x0 - self.x1).max(self.x0 - other.x1)
    }

    /// Joins two columns. The one with few texts does not determine where the column ends.
    pub(super) fn join(&mut self, other: &Self) {
        if 4 * self.texts < other.texts {
            (self.x0, self.x1) = (other.x0, other.x1);
        } else if 4 * other.texts >= self.texts {
            self.x0 = self.x0.min(other.x0);
            self.x1 = self.x1.max(other.x1);
        }
        self.numeric |= other.numeric;
        self.amounts |= other.amounts;
        self.texts += other.texts;
    }
}

/// The columns of the lines below the header.
pub(super) fn of_body(lines: &[&TextLine]) -> Vec<Column> {
    // Numbers of columns are centered in them, unlike amounts.
    let numbered = |line: &&&TextLine| !numbers_columns(line);
    let pieces = || lines.iter().filter(numbered).flat_map(|line| &line.pieces);
    let mut numbers = clusters(pieces().filter(|piece| is_figure(&piece.text)), true);
    let words: Vec<&LinePiece> = pieces().filter(|piece| !is_figure(&piece.text)).collect();
    // Numbers among words (a year, a quantity) do not form a column of their own.
    numbers.retain(|number| {
        let covering = |piece: &&&LinePiece| 2.0 * number.overlap(piece.bbox) > number.x1 - number.x0;
        words.iter().filter(covering).count() < 2 * number.texts
    });
    let mut columns = Vec::new();
    for gap in 0..=numbers.len() {
        let in_gap = words.iter().copied().filter(|piece| place(&numbers, piece) == ColumnPosition::Gap(gap));
        columns.extend(without_strays(clusters(in_gap, false)));
        columns.extend(numbers.get(gap));
    }
    columns
}

#[derive(Debug, PartialEq, Eq)]
enum ColumnPosition {
    /// Before the number column of that index.
    Gap(usize),
    Within,
}

/// The position of words among the columns of numbers. A long name may run into a column that is blank in its row, so the
/// start decides.
fn place(numbers: &[Column], piece: &LinePiece) -> ColumnPosition {
    let center = piece.bbox.center().x;
    if numbers.iter().any(|number| number.x0 <= center && center <= number.x1 && number.x0 <= piece.bbox.x0) {
        return ColumnPosition::Within;
    }
    ColumnPosition::Gap(
        numbers.iter().filter(|number| number.center() < piece.bbox.x0.max(number.x0)).count(),
    )
}

/// Texts that overlap form one column.
fn clusters<'a>(pieces: impl Iterator<Item = &'a LinePiece>, numeric: bool) -> Vec<Column> {
    let mut boxes: Vec<(Rect, bool)> =
        pieces.map(|piece| (piece.bbox, numeric && is_amount(&piece.text))).collect();
    boxes.sort_by(|(a, _), (b, _)| a.x0.total_cmp(&b.x0));
    let mut columns: Vec<Column> = Vec::new();
    for (bbox, amount) in boxes {
        match columns.last_mut().filter(|column| bbox.x0 < column.x1 - OVERLAP) {
            Some(column) => {
                column.x1 = column.x1.max(bbox.x1);
                column.texts += 1;
                column.amounts |= amount;
            }
            None => {
                columns.push(Column { x0: bbox.x0, x1: bbox.x1, numeric, amounts: amount, texts: 1 });
            }
        }
    }
    columns
}

/// A 合计 that is centered over two columns is not a column: a column with few texts belongs to its neighbor with many.
fn without_strays(mut columns: Vec<Column>) -> Vec<Column> {
    let most = columns.iter().map(|column| column.texts).max().unwrap_or(0);
    while let Some(index) = columns.iter().position(|column| 4 * column.texts < most)
        && columns.len() > 1
    {
        let stray = columns.remove(index);
        let nearest = columns.iter_mut().min_by(|a, b| a.distance(&stray).total_cmp(&b.distance(&stray)));
        if let Some(column) = nearest {
            column.join(&stray);
        }
    }
    columns
}

/// The column of a piece: the one that it covers most, or else the nearest.
pub(super) fn of_piece(columns: &[Column], piece: &LinePiece) -> Option<usize> {
    let number = is_figure(&piece.text);
    let fit = |column: &Column| {
        // Words that extend into a column of numbers stay with the words.
        let overlap = column.overlap(piece.bbox);
        let foreign = if column.amounts { 8.0 } else { 2.0 };
        if column.numeric == number || overlap < 0.0 { overlap } else { overlap / foreign }
    };
    let fits = columns.iter().map(fit).enumerate();
    fits.max_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(index, _)| index)
}

/// The parts of a piece, if its narrow gaps are between columns.
pub(super) fn in_columns(piece: &LinePiece, columns: &[Column]) -> Vec<LinePiece> {
    let parts = piece.parts();
    let places: Vec<Option<usize>> = parts.iter().map(|part| column_of(part, columns)).collect();
    let apart = places.iter().zip(places.iter().skip(1)).all(|(a, b)| a.is_some() && b.is_some() && a != b);
    if parts.len() > 1 && apart { parts } else { vec![piece.clone()] }
}

pub(super) fn column_of(piece: &LinePiece, columns: &[Column]) -> Option<usize> {
    columns.iter().position(|column| column.overlap(piece.bbox) > 0.0)
}

/// The pieces of the lines by column: for each column, its content, line by line.
pub(super) fn share(lines: &[&TextLine], columns: &[Column]) -> Vec<Vec<TextLine>> {
    let mut cells: Vec<Vec<TextLine>> = vec![Vec::new(); columns.len()];
    for line in lines {
        let mut own: Vec<Vec<LinePiece>> = vec![Vec::new(); columns.len()];
        for piece in line.pieces.iter().flat_map(|piece| in_columns(piece, columns)) {
            if let Some(cell) = of_piece(columns, &piece).and_then(|column| own.get_mut(column)) {
                cell.push(piece);
            }
        }
        for (cell, pieces) in cells.iter_mut().zip(own) {
            cell.extend(TextLine::of(pieces, line.em));
        }
    }
    cells
}

/// The columns between the gaps that run through all lines, whatever they contain.
pub(super) fn by_gaps(lines: &[&TextLine]) -> Vec<Column> {
    let pieces = || lines.iter().flat_map(|line| &line.pieces);
    let mut columns = clusters(pieces(), false);
    for column in &mut columns {
        let all = *column;
        let own = || pieces().filter(|piece| all.overlap(piece.bbox) > 0.0);
        column.numeric = 2 * own().filter(|piece| is_number(&piece.text)).count() > own().count();
        column.amounts = column.numeric && own().any(|piece| is_amount(&piece.text));
    }
    columns
}
