//! Tables on pages: the widths of columns, the heights of rows, where a page's end cuts, and what is drawn.

use super::pages::Pages;
use super::style::{Align, PageStyle, Rules};
use super::wrap::wrap;
use crate::content::{Amount, Cell, Grid, GridColumn};
use crate::pdf::{Area, Page, width};
use crate::truth::TruthPosition;

/// No text is smaller.
const SMALLEST: i32 = 500;
/// How thick a rule drawn as a box is.
const THICK: i32 = 48;

/// A cell with its text broken into lines.
struct TableCell<'a> {
    columns: (usize, usize),
    rows: usize,
    lines: Vec<String>,
    align: Align,
    amount: Option<&'a Amount>,
}

/// A row of cells, ready to be drawn.
struct TableRow<'a> {
    cells: Vec<TableCell<'a>>,
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
    let body: Vec<TableRow> = grid.rows.iter().map(|row| line(grid, row, &measures)).collect();
    let mut drawn = Drawn { pages, grid, measures: &measures, top: 0 };
    drawn.table(&header, body);
    pages.y += measures.size;
}

fn measures(pages: &Pages, grid: &Grid) -> Measures {
    let (style, room) = (pages.style, pages.room());
    let mut size = style.size;
    loop {
        let widths = widths(grid, &style, room, size);
        let total: i32 = widths.iter().sum();
        if total <= room || size <= SMALLEST {
            let mut xs = vec![style.margin];
            let mut x = style.margin;
            for width in widths {
                x += width;
                xs.push(x);
            }
            return Measures { xs, size, padding: style.padding, side: style.side, amounts: style.amounts };
        }
        size -= 50;
    }
}

/// How wide each column is at a size of text: names share what the others leave.
fn widths(grid: &Grid, style: &PageStyle, room: i32, size: i32) -> Vec<i32> {
    let widest = |column: usize| {
        let texts = grid.rows.iter().filter_map(|row| row.get(column)).filter(|cell| cell.columns() == 1);
        texts.map(|cell| width(cell.text(), size)).max().unwrap_or(0)
    };
    let wanted: Vec<i32> = grid
        .columns
        .iter()
        .enumerate()
        .map(|(column, kind)| match kind {
            GridColumn::LineNumber | GridColumn::Code => widest(column).max(2 * size),
            GridColumn::Amount => widest(column).max(3 * size),
            GridColumn::Name => widest(column).clamp(6 * size, style.names * size),
            GridColumn::Words => 0,
        })
        .map(|text| text + 2 * style.side)
        .collect();
    let words = grid.columns.iter().filter(|kind| **kind == GridColumn::Words).count();
    if words > 0 {
        let share = room / i32::try_from(words).unwrap_or(1);
        return vec![share; words];
    }
    let total: i32 = wanted.iter().sum();
    let amounts = grid.columns.iter().filter(|kind| **kind == GridColumn::Amount).count();
    let spare = (room - total).max(0) / i32::try_from(amounts.max(1)).unwrap_or(1);
    let widen =
        |(kind, width): (&GridColumn, i32)| if *kind == GridColumn::Amount { width + spare } else { width };
    grid.columns.iter().zip(wanted).map(widen).collect()
}

/// The header's rows, each as high as its cells need; one that reaches down makes the last row higher if it must.
fn header<'a>(grid: &'a Grid, measures: &Measures) -> Vec<TableRow<'a>> {
    let mut lines: Vec<TableRow> =
        (0..grid.header_rows).map(|_| TableRow { cells: Vec::new(), height: measures.height(1) }).collect();
    for head in &grid.heads {
        let columns = (head.column, head.column + head.columns);
        let cell = TableCell {
            columns,
            rows: head.rows,
            lines: measures.broken(&head.text, columns),
            align: Align::Center,
            amount: None,
        };
        let needed = measures.height(cell.lines.len());
        let last = head.row + head.rows;
        let above: i32 = lines.iter().take(last).skip(head.row).map(|line| line.height).sum();
        if let Some(line) = lines.get_mut(last.saturating_sub(1)) {
            line.height += (needed - above).max(0);
        }
        if let Some(line) = lines.get_mut(head.row) {
            line.cells.push(cell);
        }
    }
    lines
}

fn line<'a>(grid: &Grid, row: &'a [Cell], measures: &Measures) -> TableRow<'a> {
    let mut cells = Vec::new();
    let mut next = 0;
    for (column, cell) in row.iter().enumerate() {
        if column < next {
            continue;
        }
        next = column + cell.columns();
        let columns = (column, next);
        let kind = grid.columns.get(column).copied().unwrap_or(GridColumn::Words);
        let (amount, align) = match cell {
            Cell::Amount(amount) => (Some(amount), measures.amounts),
            Cell::Words { .. } if kind == GridColumn::Name && cell.columns() == 1 => (None, Align::Left),
            Cell::Words { .. } if kind == GridColumn::Amount => (None, measures.amounts),
            Cell::Words { .. } => (None, Align::Center),
        };
        let text = cell.text();
        // A number is never broken.
        let lines = if amount.is_some() { vec![text.to_owned()] } else { measures.broken(text, columns) };
        cells.push(TableCell { columns, rows: 1, lines, align, amount });
    }
    let most = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(1);
    TableRow { cells, height: measures.height(most) }
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
    fn table(&mut self, header: &[TableRow], body: Vec<TableRow>) {
        self.begin(header, true);
        for line in body {
            let left = self.pages.bottom() - self.pages.y;
            if line.height <= left {
                self.row(&line, None);
                continue;
            }
            let whole =
                usize::try_from((left - 2 * self.measures.padding) / self.measures.leading()).unwrap_or(0);
            let most = line.cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(1);
            if self.pages.style.cuts_rows && whole > 0 && whole < most {
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

    /// Begins the table, or continues it on the next page.
    fn begin(&mut self, header: &[TableRow], first: bool) {
        self.top = self.pages.y;
        if !first && !self.pages.style.repeats_header {
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
            for cell in &line.cells {
                let top = tops.get(row).copied().unwrap_or(top);
                let bottom = tops.get(row + cell.rows).copied().unwrap_or(bottom);
                self.cell(cell, top, bottom);
            }
        }
        self.pages.y = bottom;
        if self.pages.style.rules == Rules::Three && !header.is_empty() {
            self.across(top);
            self.across(bottom);
        }
    }

    /// Draws a row, down to the page's end where that cuts it.
    fn row(&mut self, line: &TableRow, end: Option<i32>) {
        let top = self.pages.y;
        let bottom = end.unwrap_or(top + line.height);
        for cell in &line.cells {
            self.cell(cell, top, bottom);
        }
        self.pages.y = bottom;
    }

    /// Closes the table on the current page: its right side, and its bottom unless a row continues.
    fn end(&mut self, closed: bool) {
        let (top, bottom) = (self.top, self.pages.y);
        if matches!(self.pages.style.rules, Rules::Lines | Rules::Boxes) {
            let right = self.measures.x(self.grid.columns.len());
            self.rule((right, top), (right, bottom));
        }
        if closed && self.pages.style.rules != Rules::None {
            self.across(bottom);
        }
    }

    fn across(&mut self, y: i32) {
        let (left, right) = (self.measures.x(0), self.measures.x(self.grid.columns.len()));
        self.rule((left, y), (right, y));
    }

    fn rule(&mut self, from: (i32, i32), to: (i32, i32)) {
        let boxed = self.pages.style.rules == Rules::Boxes;
        let Some(page) = self.pages.page() else { return };
        if boxed {
            let (right, bottom) = ((from.0 + THICK).max(to.0), (from.1 + THICK).max(to.1));
            page.fill(Area { left: from.0, top: from.1, right, bottom });
        } else {
            page.add_line(from, to);
        }
    }

    /// Draws a cell: its top and left side, and its text in the middle of its height.
    fn cell(&mut self, cell: &TableCell, top: i32, bottom: i32) {
        let measures = self.measures;
        let (left, right) = (measures.x(cell.columns.0), measures.x(cell.columns.1));
        if matches!(self.pages.style.rules, Rules::Lines | Rules::Boxes) {
            self.rule((left, top), (right, top));
            self.rule((left, top), (left, bottom));
        }
        let lines = i32::try_from(cell.lines.len()).unwrap_or(1);
        let mut y = top + (bottom - top - lines * measures.leading()) / 2;
        let clipped = self.pages.style.clipped;
        if clipped {
            let area = Area { left, top, right, bottom };
            self.pages.page().into_iter().for_each(|page| page.clip(area));
        }
        for text in &cell.lines {
            let wide = width(text, measures.size);
            let x = match cell.align {
                Align::Left => left + measures.side,
                Align::Center => left + (right - left - wide) / 2,
                Align::Right => right - measures.side - wide,
            };
            let baseline = y + (measures.leading() - measures.size) / 2 + measures.size * 88 / 100;
            self.pages.text((x, baseline), measures.size, 0, text);
            if let Some(amount) = cell.amount.filter(|_| !text.is_empty()) {
                let center = (x + wide / 2, baseline - measures.size * 38 / 100);
                let page = (self.pages.written.len(), center.0, center.1);
                let place = TruthPosition { page: Some(page), ..TruthPosition::default() };
                self.pages.file.note(self.grid.statement, amount, place);
            }
            y += measures.leading();
        }
        if clipped {
            self.pages.page().into_iter().for_each(Page::release);
        }
    }
}

/// Cuts a row after `after` lines; cells with fewer lines stay whole above.
fn cut<'a>(line: TableRow<'a>, after: usize, measures: &Measures) -> (TableRow<'a>, TableRow<'a>) {
    let (mut above, mut below) = (Vec::new(), Vec::new());
    for mut cell in line.cells {
        let rest = if cell.lines.len() > after { cell.lines.split_off(after) } else { Vec::new() };
        below.push(TableCell { lines: rest, amount: None, ..cell });
        above.push(cell);
    }
    let most = below.iter().map(|cell| cell.lines.len()).max().unwrap_or(1);
    let heights = (measures.height(after), measures.height(most));
    (TableRow { cells: above, height: heights.0 }, TableRow { cells: below, height: heights.1 })
}
