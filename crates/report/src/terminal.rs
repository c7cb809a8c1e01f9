//! Tables that fit: as wide as the terminal, of as many rows as a person reads.

use crate::text::TextColumn;
use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{Cell, CellAlignment, Table};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Frames of a cell: a border and a space on each side.
const AROUND: usize = 3;
/// A text column is made no narrower than this.
const NARROWEST: usize = 8;
/// What stands for something that is not shown.
const MORE: &str = "…";

/// A table of these columns; of more rows than `most`, the first and the last, and of columns wider than `width`, as much as
/// there is room for.
pub(crate) fn table(
    mut columns: Vec<TextColumn>,
    rows: usize,
    width: Option<usize>,
    most: Option<usize>,
) -> Table {
    if let Some(most) = most.filter(|most| rows > *most) {
        for column in &mut columns {
            leave_out_rows(column, most);
        }
    }
    if let Some(width) = width {
        columns = fitted(columns, width);
    }
    let mut table = Table::new();
    table.load_style(UTF8_FULL_CONDENSED);
    let aligned = |text: &str, numeric: bool| {
        let alignment = if numeric { CellAlignment::Right } else { CellAlignment::Left };
        Cell::new(text).set_alignment(alignment)
    };
    table.set_header(columns.iter().map(|column| aligned(&column.heading, column.numeric)));
    let rows = columns.iter().map(|column| column.cells.len()).max().unwrap_or(0);
    for row in 0..rows {
        table.add_row(columns.iter().map(|column| {
            let cell = column.cells.get(row).and_then(Option::as_deref);
            aligned(cell.unwrap_or_default(), column.numeric)
        }));
    }
    table
}

/// Leaves the first and the last rows, with a mark between.
fn leave_out_rows(column: &mut TextColumn, most: usize) {
    let first = most.div_ceil(2);
    let last = column.cells.len() - (most - first);
    column.cells.splice(first..last, [Some(MORE.to_owned())]);
}

/// Cuts texts, the widest first, until the columns fit; then leaves out columns in the middle. Numbers are never cut.
fn fitted(mut columns: Vec<TextColumn>, width: usize) -> Vec<TextColumn> {
    let mut widths: Vec<usize> = columns.iter().map(width_of).collect();
    let taken = |widths: &[usize]| 1 + widths.iter().map(|width| width + AROUND).sum::<usize>();
    while taken(&widths) > width {
        let is_text = |at: usize| columns.get(at).is_some_and(|column| !column.numeric);
        let widest = (0..widths.len()).filter(|at| is_text(*at)).max_by_key(|at| widths.get(*at).copied());
        let Some(widest) = widest.and_then(|at| widths.get_mut(at)).filter(|width| **width > NARROWEST)
        else {
            break;
        };
        *widest -= 1;
    }
    let mut kept = columns.len();
    let left = |kept: usize| (kept.div_ceil(2), columns.len() - kept / 2);
    let taken_by = |kept: usize| {
        let (first, last) = left(kept);
        let shown = widths.iter().take(first).chain(widths.iter().skip(last));
        1 + shown.map(|width| width + AROUND).sum::<usize>()
            + if kept < widths.len() { 1 + AROUND } else { 0 }
    };
    while kept > 1 && taken_by(kept) > width {
        kept -= 1;
    }
    let (first, last) = left(kept);
    for (column, width) in columns.iter_mut().zip(&widths).filter(|(column, _)| !column.numeric) {
        column.heading = cut(&column.heading, *width);
        for cell in column.cells.iter_mut().flatten() {
            *cell = cut(cell, *width);
        }
    }
    if first < last {
        let rows = columns.first().map_or(0, |column| column.cells.len());
        let more =
            TextColumn { heading: MORE.to_owned(), numeric: false, cells: vec![Some(MORE.to_owned()); rows] };
        columns.splice(first..last, [more]);
    }
    columns
}

fn width_of(column: &TextColumn) -> usize {
    let cells = column.cells.iter().flatten().chain([&column.heading]);
    cells.map(|text| text.width()).max().unwrap_or(0)
}

/// The text, at most so wide.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut room = width.saturating_sub(MORE.width());
    let fits = |c: &char| {
        let taken = c.width().unwrap_or(0);
        let fits = taken <= room;
        room = room.saturating_sub(taken);
        fits
    };
    text.chars().take_while(fits).chain(MORE.chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(heading: &str, numeric: bool, cells: &[&str]) -> TextColumn {
        let cells = cells.iter().map(|cell| Some((*cell).to_owned())).collect();
        TextColumn { heading: heading.to_owned(), numeric, cells }
    }

    #[test]
    fn texts_are_cut_and_numbers_are_not() {
        let columns = vec![
            column("name", false, &["示例市教育局关于决算公开的说明", "a"]),
            column("amount", true, &["1,234,567.00", "2.00"]),
        ];
        let shown = table(columns, 2, Some(34), None).to_string();
        assert!(shown.lines().all(|line| line.width() <= 34), "{shown}");
        assert!(shown.contains("1,234,567.00") && shown.contains('…') && shown.contains("示例市"), "{shown}");
    }

    #[test]
    fn of_many_columns_those_in_the_middle_are_left_out() {
        let columns = (0..20).map(|at| column(&format!("n{at}"), true, &["1234567"])).collect();
        let shown = table(columns, 1, Some(60), None).to_string();
        assert!(shown.lines().all(|line| line.width() <= 60), "{shown}");
        assert!(shown.contains("n0") && shown.contains("n19") && !shown.contains("n10"), "{shown}");
    }

    #[test]
    fn of_many_rows_the_first_and_the_last_are_shown() {
        let cells: Vec<String> = (0..100).map(|row| row.to_string()).collect();
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        let shown = table(vec![column("n", true, &cells)], 100, None, Some(4)).to_string();
        let rows: Vec<&str> = shown.lines().filter(|line| line.starts_with('│')).skip(1).collect();
        assert_eq!(rows.len(), 5, "{shown}");
        assert!(rows[0].contains(" 0 ") && rows[2].contains('…') && rows[4].contains(" 99 "), "{shown}");
    }
}
