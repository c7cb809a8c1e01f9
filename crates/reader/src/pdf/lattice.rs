//! Finds tables by their rules: crossing lines form a grid, and where a line is missing, cells are merged.

use super::page::{Axis, Rect, Rule};
use super::rules::{self, Rules};

/// A line separates two cells if it covers this part of their common side.
const COVER: f64 = 0.6;
/// A table cut off by the end of the page has no closing line: its column lines extend this far.
const STICKS_OUT: f64 = 6.0;
/// A drawing with more cells than this is not a table.
const LARGEST: usize = 200_000;
/// Neither is a drawing with more lines.
const MOST_LINES: usize = 20_000;

/// A ruled table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lattice {
    /// The sides of its columns, from left to right.
    pub(super) xs: Vec<f64>,
    /// The sides of its rows, from top to bottom.
    pub(super) ys: Vec<f64>,
    /// For each elementary cell, row by row, the first elementary cell of its merged cell.
    cells: Vec<usize>,
    /// The box of the merged cell, for the first elementary cell of each.
    boxes: Vec<Rect>,
    /// Whether the first row has no line above it because the page begins there.
    pub(super) open_top: bool,
    /// Whether the last row has no line below it.
    pub(super) open_bottom: bool,
}

impl Lattice {
    pub(super) fn bounds(&self) -> Rect {
        let side =
            |sides: &[f64]| (sides.first().copied().unwrap_or(0.0), sides.last().copied().unwrap_or(0.0));
        let ((x0, x1), (y0, y1)) = (side(&self.xs), side(&self.ys));
        Rect::new(x0, y0, x1, y1)
    }

    pub(super) fn columns(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    pub(super) fn rows(&self) -> usize {
        self.ys.len().saturating_sub(1)
    }

    /// The first elementary cell of the merged cell at a point.
    pub(super) fn cell_at(&self, x: f64, y: f64) -> Option<usize> {
        let column = strip(&self.xs, x)?;
        let row = strip(&self.ys, y)?;
        self.cells.get(row * self.columns() + column).copied()
    }

    /// The boxes of its cells.
    pub(super) fn cells(&self) -> Vec<Rect> {
        let mut first = self.cells.clone();
        first.sort_unstable();
        first.dedup();
        first.into_iter().map(|cell| self.cell_box(cell)).collect()
    }

    /// The box of an elementary cell and all that are merged with it.
    pub(super) fn cell_box(&self, first: usize) -> Rect {
        self.boxes.get(first).copied().unwrap_or_default()
    }
}

/// The strip between two sides that contains a position.
fn strip(sides: &[f64], place: f64) -> Option<usize> {
    let before = sides.partition_point(|&side| side <= place);
    (before < sides.len()).then(|| before.checked_sub(1)).flatten()
}

/// The tables of a page: each box with more than one cell.
pub(super) fn find(rules: &Rules) -> Vec<Lattice> {
    let lines: Vec<Rule> = rules.horizontal.iter().chain(&rules.vertical).copied().collect();
    if lines.len() > MOST_LINES {
        return Vec::new();
    }
    let mut groups = Groups::new(lines.len());
    for (h, horizontal) in rules.horizontal.iter().enumerate() {
        for (v, vertical) in (rules.horizontal.len()..).zip(&rules.vertical) {
            if rules::meet(horizontal, vertical) {
                groups.join(h, v);
            }
        }
    }
    let roots = groups.roots();
    let mut distinct = roots.clone();
    distinct.sort_unstable();
    distinct.dedup();
    let mut lattices: Vec<Lattice> = distinct
        .into_iter()
        .filter_map(|root| {
            let own = lines.iter().zip(&roots).filter(|&(_, &of)| of == root).map(|(&line, _)| line);
            let (horizontal, vertical) = own.partition(|line| line.axis == Axis::Horizontal);
            build(horizontal, vertical)
        })
        .collect();
    // The inner of two nested tables comes first, so that it gets its own text.
    lattices.sort_by(|a, b| a.bounds().area().total_cmp(&b.bounds().area()));
    lattices
}

fn build(mut horizontal: Vec<Rule>, mut vertical: Vec<Rule>) -> Option<Lattice> {
    let (open_top, open_bottom) = close(&mut horizontal, &vertical, Axis::Horizontal)?;
    close(&mut vertical, &horizontal, Axis::Vertical)?;
    let (xs, ys) = (places(&vertical), places(&horizontal));
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if !(2..=LARGEST).contains(&(columns * rows)) {
        return None;
    }
    let mut groups = Groups::new(columns * rows);
    let mut boxes = Vec::with_capacity(columns * rows);
    for (row, (&top, &bottom)) in ys.iter().zip(ys.iter().skip(1)).enumerate() {
        for (column, (&left, &right)) in xs.iter().zip(xs.iter().skip(1)).enumerate() {
            let cell = row * columns + column;
            boxes.push(Rect::new(left, top, right, bottom));
            if column + 1 < columns && !stands_between(&vertical, right, top, bottom) {
                groups.join(cell, cell + 1);
            }
            if row + 1 < rows && !stands_between(&horizontal, bottom, left, right) {
                groups.join(cell, cell + columns);
            }
        }
    }
    let cells = groups.roots();
    for (index, &first) in cells.iter().enumerate() {
        let part = boxes.get(index).copied();
        if let Some((whole, part)) = boxes.get_mut(first).zip(part) {
            *whole = whole.union(part);
        }
    }
    Some(Lattice { xs, ys, cells, boxes, open_top, open_bottom })
}

/// Adds a line on either side if the crossing lines extend beyond the last one. Returns where it did.
fn close(lines: &mut Vec<Rule>, crossing: &[Rule], axis: Axis) -> Option<(bool, bool)> {
    let places = places(lines);
    let (&first, &last) = (places.first()?, places.last()?);
    let before: Vec<&Rule> = crossing.iter().filter(|rule| rule.from < first - STICKS_OUT).collect();
    let after: Vec<&Rule> = crossing.iter().filter(|rule| rule.to > last + STICKS_OUT).collect();
    let mut add = |sticking: &[&Rule], at: Option<f64>| {
        let outer = |pick: fn(f64, f64) -> f64| sticking.iter().map(|rule| rule.at).reduce(pick);
        let line = outer(f64::min).zip(outer(f64::max)).zip(at).filter(|_| sticking.len() > 1);
        lines.extend(line.map(|((from, to), at)| Rule { axis, at, from, to }));
        line.is_some()
    };
    let top = add(&before, before.iter().map(|rule| rule.from).reduce(f64::min));
    let bottom = add(&after, after.iter().map(|rule| rule.to).reduce(f64::max));
    Some((top, bottom))
}

fn places(lines: &[Rule]) -> Vec<f64> {
    let mut places: Vec<f64> = lines.iter().map(|line| line.at).collect();
    places.sort_by(f64::total_cmp);
    places.dedup();
    places
}

#[expect(clippy::float_cmp, reason = "places were snapped: lines at one place have one number")]
fn stands_between(lines: &[Rule], at: f64, from: f64, to: f64) -> bool {
    let covered: f64 = lines
        .iter()
        .filter(|line| line.at == at)
        .map(|line| (line.to.min(to) - line.from.max(from)).max(0.0))
        .sum();
    covered >= COVER * (to - from)
}

/// Groups of connected things, each represented by its smallest member.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&self, mut of: usize) -> usize {
        while let Some(&up) = self.0.get(of).filter(|&&up| up != of) {
            of = up;
        }
        of
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(up) = self.0.get_mut(a.max(b)) {
            *up = a.min(b);
        }
    }

    fn roots(&self) -> Vec<usize> {
        (0..self.0.len()).map(|index| self.root(index)).collect()
    }
}
