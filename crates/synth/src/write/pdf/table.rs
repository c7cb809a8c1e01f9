//! Tables on pages: how wide columns are, how high rows, where a page's end cuts, and what is drawn.

use super::font::{width, wrap};
use super::pages::Pages;
use super::sheet::Area;
use super::style::{Align, Look, Rules};
use crate::paper::{Amount, Cell, Column, Grid};
use crate::truth::Place;

/// No text is smaller.
const SMALLEST: i32 = 500;
/// How thick a rule drawn as a box is.
const THICK: i32 = 48;

/// A cell with its text broken into lines.
struct Set<'a> {
    columns: (usize, usize),
    rows: usize,
    lines: Vec<String>,
    align: Align,
    amount: Option<&'a Amount>,
}

/// A row of cells, ready to be drawn.
struct Line<'a> {
    cells: Vec<Set<'a>>,
    height: i32,
}

/// The measures of a table.
struct Measures {
    /// Where its columns begin and end.
    xs: Vec<i32>,
    size: i32,
    padding: i32,
    side: i32,
    amounts: Align,
}

impl Measures {
    fn leading(&self) -> i32 {
        self.size * 125 / 100
    }

    fn height(&self, lines: usize) -> i32 {
        self.leading() * i32::try_from(lines).unwrap_or(0) + 2 * self.padding
    }

    fn x(&self, column: usize) -> i32 {
        self.xs.get(column).or(self.xs.last()).copied().unwrap_or(0)
    }

    fn room(&self, (from, to): (usize, usize)) -> i32 {
        self.x(to) - self.x(from) - 2 * self.side
    }

    fn broken(&self, text: &str, columns: (usize, usize)) -> Vec<String> {
        wrap(text, self.room(columns), 0, self.size)
    }
}

/// Writes a table.
pub(super) fn write(pages: &mut Pages, grid: &Grid) {
    let measures = measures(pages, grid);
    let header = header(grid, &measures);
    let body: Vec<Line> = grid.rows.iter().map(|row| line(grid, row, &measures)).collect();
    let mut drawn = Drawn { pages, grid, measures: &measures, top: 0 };
    drawn.table(&header, body);
    pages.y += measures.size;
}

fn measures(pages: &Pages, grid: &Grid) -> Measures {
    let (look, room) = (pages.look, pages.room());
    let mut size = look.size;
    loop {
        let widths = widths(grid, &look, room, size);
        let total: i32 = widths.iter().sum();
        if total <= room || size <= SMALLEST {
            let mut xs = vec![look.margin];
            let mut x = look.margin;
            for width in widths {
                x += width;
                xs.push(x);
            }
            return Measures { xs, size, padding: look.padding, side: look.side, amounts: look.amounts };
        }
        size -= 50;
    }
}

/// How wide each column is at a size of text: names share what the others leave.
fn widths(grid: &Grid, look: &Look, room: i32, size: i32) -> Vec<i32> {
    let widest = |column: usize| {
        let texts = grid.rows.iter().filter_map(|row| row.get(column)).filter(|cell| cell.columns() == 1);
        texts.map(|cell| width(cell.text(), size)).max().unwrap_or(0)
    };
    let wanted: Vec<i32> = grid
        .columns
        .iter()
        .enumerate()
        .map(|(column, kind)| match kind {
            Column::LineNumber | Column::Code => widest(column).max(2 * size),
            Column::Amount => widest(column).max(3 * size),
            Column::Name => widest(column).clamp(6 * size, look.names * size),
            Column::Words => 0,
        })
        .map(|text| text + 2 * look.side)
        .collect();
    let words = grid.columns.iter().filter(|kind| **kind == Column::Words).count();
    if words > 0 {
        let share = room / i32::try_from(words).unwrap_or(1);
        return vec![share; words];
    }
    let total: i32 = wanted.iter().sum();
    let amounts = grid.columns.iter().filter(|kind| **kind == Column::Amount).count();
    let spare = (room - total).max(0) / i32::try_from(amounts.max(1)).unwrap_or(1);
    let widen = |(kind, width): (&Column, i32)| if *kind == Column::Amount { width + spare } else { width };
    grid.columns.iter().zip(wanted).map(widen).collect()
}

/// The header's rows, each as high as its cells need; one that reaches down makes the last row higher if it must.
fn header<'a>(grid: &'a Grid, measures: &Measures) -> Vec<Line<'a>> {
    let mut lines: Vec<Line> =
        (0..grid.header_rows).map(|_| Line { cells: Vec::new(), height: measures.height(1) }).collect();
    for head in &grid.heads {
        let columns = (head.column, head.column + head.columns);
        let set = Set {
            columns,
            rows: head.rows,
            lines: measures.broken(&head.text, columns),
            align: Align::Centre,
            amount: None,
        };
        let needed = measures.height(set.lines.len());
        let last = head.row + head.rows;
        let above: i32 = lines.iter().take(last).skip(head.row).map(|line| line.height).sum();
        if let Some(line) = lines.get_mut(last.saturating_sub(1)) {
            line.height += (needed - above).max(0);
        }
        if let Some(line) = lines.get_mut(head.row) {
            line.cells.push(set);
        }
    }
    lines
}

fn line<'a>(grid: &Grid, row: &'a [Cell], measures: &Measures) -> Line<'a> {
    let mut cells = Vec::new();
    let mut next = 0;
    for (column, cell) in row.iter().enumerate() {
        if column < next {
            continue;
        }
        next = column + cell.columns();
        let columns = (column, next);
        let kind = grid.columns.get(column).copied().unwrap_or(Column::Words);
        let (amount, align) = match cell {
            Cell::Amount(amount) => (Some(amount), measures.amounts),
            Cell::Words { .. } if kind == Column::Name && cell.columns() == 1 => (None, Align::Left),
            Cell::Words { .. } if kind == Column::Amount => (None, measures.amounts),
            Cell::Words { .. } => (None, Align::Centre),
        };
        let text = cell.text();
        // A number is never broken.
        let lines = if amount.is_some() { vec![text.to_owned()] } else { measures.broken(text, columns) };
        cells.push(Set { columns, rows: 1, lines, align, amount });
    }
    let most = cells.iter().map(|set| set.lines.len()).max().unwrap_or(1);
    Line { cells, height: measures.height(most) }
}

/// A table while it is drawn.
struct Drawn<'a> {
    pages: &'a mut Pages,
    grid: &'a Grid,
    measures: &'a Measures,
    /// Where it begins on the page at hand.
    top: i32,
}

impl Drawn<'_> {
    fn table(&mut self, header: &[Line], body: Vec<Line>) {
        self.begin(header, true);
        for line in body {
            let left = self.pages.bottom() - self.pages.y;
            if line.height <= left {
                self.row(&line, None);
                continue;
            }
            let whole =
                usize::try_from((left - 2 * self.measures.padding) / self.measures.leading()).unwrap_or(0);
            let most = line.cells.iter().map(|set| set.lines.len()).max().unwrap_or(1);
            if self.pages.look.cuts_rows && whole > 0 && whole < most {
                let (above, below) = cut(line, whole, self.measures);
                self.row(&above, Some(self.pages.bottom()));
                self.end(false);
                self.pages.turn();
                self.begin(header, false);
                self.row(&below, None);
            } else {
                self.end(true);
                self.pages.turn();
                self.begin(header, false);
                self.row(&line, None);
            }
        }
        self.end(true);
    }

    /// Begins the table, or goes on with it on the next page.
    fn begin(&mut self, header: &[Line], first: bool) {
        self.top = self.pages.y;
        if !first && !self.pages.look.repeats_header {
            return;
        }
        let top = self.pages.y;
        let tops: Vec<i32> = header
            .iter()
            .scan(top, |y, line| {
                let at = *y;
                *y += line.height;
                Some(at)
            })
            .collect();
        let bottom = top + header.iter().map(|line| line.height).sum::<i32>();
        for (row, line) in header.iter().enumerate() {
            for set in &line.cells {
                let top = tops.get(row).copied().unwrap_or(top);
                let bottom = tops.get(row + set.rows).copied().unwrap_or(bottom);
                self.cell(set, top, bottom);
            }
        }
        self.pages.y = bottom;
        if self.pages.look.rules == Rules::Three && !header.is_empty() {
            self.across(top);
            self.across(bottom);
        }
    }

    /// Draws a row, down to the page's end where that cuts it.
    fn row(&mut self, line: &Line, end: Option<i32>) {
        let top = self.pages.y;
        let bottom = end.unwrap_or(top + line.height);
        for set in &line.cells {
            self.cell(set, top, bottom);
        }
        self.pages.y = bottom;
    }

    /// Closes the table on the page at hand: its right side, and its bottom unless a row goes on.
    fn end(&mut self, closed: bool) {
        let (top, bottom) = (self.top, self.pages.y);
        if matches!(self.pages.look.rules, Rules::Lines | Rules::Boxes) {
            let right = self.measures.x(self.grid.columns.len());
            self.rule((right, top), (right, bottom));
        }
        if closed && self.pages.look.rules != Rules::None {
            self.across(bottom);
        }
    }

    fn across(&mut self, y: i32) {
        let (left, right) = (self.measures.x(0), self.measures.x(self.grid.columns.len()));
        self.rule((left, y), (right, y));
    }

    fn rule(&mut self, from: (i32, i32), to: (i32, i32)) {
        let boxed = self.pages.look.rules == Rules::Boxes;
        let Some(sheet) = self.pages.sheet() else { return };
        if boxed {
            let (right, bottom) = ((from.0 + THICK).max(to.0), (from.1 + THICK).max(to.1));
            sheet.fill(Area { left: from.0, top: from.1, right, bottom });
        } else {
            sheet.line(from, to);
        }
    }

    /// Draws a cell: its top and left side, and its text in the middle of its height.
    fn cell(&mut self, set: &Set, top: i32, bottom: i32) {
        let measures = self.measures;
        let (left, right) = (measures.x(set.columns.0), measures.x(set.columns.1));
        if matches!(self.pages.look.rules, Rules::Lines | Rules::Boxes) {
            self.rule((left, top), (right, top));
            self.rule((left, top), (left, bottom));
        }
        let lines = i32::try_from(set.lines.len()).unwrap_or(1);
        let mut y = top + (bottom - top - lines * measures.leading()) / 2;
        let clipped = self.pages.look.clipped;
        if clipped {
            let area = Area { left, top, right, bottom };
            self.pages.sheet().into_iter().for_each(|sheet| sheet.clip(area));
        }
        for text in &set.lines {
            let wide = width(text, measures.size);
            let x = match set.align {
                Align::Left => left + measures.side,
                Align::Centre => left + (right - left - wide) / 2,
                Align::Right => right - measures.side - wide,
            };
            let baseline = y + (measures.leading() - measures.size) / 2 + measures.size * 88 / 100;
            self.pages.text((x, baseline), measures.size, 0, text);
            if let Some(amount) = set.amount.filter(|_| !text.is_empty()) {
                let centre = (x + wide / 2, baseline - measures.size * 38 / 100);
                let page = (self.pages.sheets.len(), centre.0, centre.1);
                let place = Place { page: Some(page), ..Place::default() };
                self.pages.file.note(self.grid.statement, amount, place);
            }
            y += measures.leading();
        }
        if clipped {
            self.pages.sheet().into_iter().for_each(super::sheet::Sheet::release);
        }
    }
}

/// Cuts a row after so many lines; what has fewer stays whole above.
fn cut<'a>(line: Line<'a>, after: usize, measures: &Measures) -> (Line<'a>, Line<'a>) {
    let (mut above, mut below) = (Vec::new(), Vec::new());
    for mut set in line.cells {
        let rest = if set.lines.len() > after { set.lines.split_off(after) } else { Vec::new() };
        below.push(Set { lines: rest, amount: None, ..set });
        above.push(set);
    }
    let most = below.iter().map(|set| set.lines.len()).max().unwrap_or(1);
    let heights = (measures.height(after), measures.height(most));
    (Line { cells: above, height: heights.0 }, Line { cells: below, height: heights.1 })
}
