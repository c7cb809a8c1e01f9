//! A sheet for each table.

use super::book::{Amounts, Book};
use super::charts;
use crate::document::{Chart, Holds, ReportCell, ReportTable, Value};
use crate::error::Error;
use crate::language::Speech;
use rust_xlsxwriter::Worksheet;
use unicode_width::UnicodeWidthStr;

/// The height of a line in points.
const LINE: u16 = 15;

/// A column of a sheet.
struct Column {
    /// The column of the table that it shows.
    of: usize,
    amounts: Amounts,
    heading: String,
    width: u16,
}

impl Book<'_> {
    /// A table as the page shows it, then its amounts in exact yuan; its charts below.
    pub(super) fn table(&mut self, table: &ReportTable, drawn: &[&Chart]) -> Result<(), Error> {
        let mut sheet = self.sheet(&table.title)?;
        let columns = self.columns(table);
        self.headings(&mut sheet, table, &columns)?;
        for (row, cells) in (1_u32..).zip(&table.rows) {
            let mut lines = 1;
            for (at, column) in (0_u16..).zip(&columns) {
                let Some(cell) = cells.get(column.of) else { continue };
                self.cell(&mut sheet, (row, at), cell, column.amounts)?;
                if let Value::Text(text) = &cell.value {
                    lines = lines.max(lines_of(text, column.width));
                }
            }
            if lines > 1 {
                sheet.set_row_height(row, LINE * lines)?;
            }
        }
        let mut below = u32::try_from(table.rows.len()).unwrap_or(u32::MAX).saturating_add(2);
        for chart in drawn {
            self.chart(&mut sheet, below, chart)?;
            below = below.saturating_add(charts::ROWS);
        }
        self.end(sheet, table.rows.len(), columns.len())
    }

    fn headings(&self, sheet: &mut Worksheet, table: &ReportTable, columns: &[Column]) -> Result<(), Error> {
        for (at, column) in (0_u16..).zip(columns) {
            let is_numeric = table.columns.get(column.of).is_some_and(|column| column.holds.is_numeric());
            let style = if is_numeric { &self.styles.heading_right } else { &self.styles.heading };
            sheet.set_column_width(at, column.width)?;
            sheet.write_string_with_format(0, at, &column.heading, style)?;
        }
        let lines = columns.iter().map(|column| lines_of(&column.heading, column.width)).max();
        sheet.set_row_height(0, LINE * lines.unwrap_or(1))?;
        Ok(())
    }

    /// The columns of a table, then its amounts once more.
    fn columns(&self, table: &ReportTable) -> Vec<Column> {
        let all = table.columns.iter().enumerate().map(|(of, column)| match column.holds {
            Holds::Amount => (of, Amounts::Large),
            _ => (of, Amounts::WithUnit),
        });
        let amounts = table.columns.iter().enumerate().filter(|(_, column)| column.holds == Holds::Amount);
        let exact = amounts.map(|(of, _)| (of, Amounts::Yuan));
        all.chain(exact).map(|(of, amounts)| self.column(table, of, amounts)).collect()
    }

    fn column(&self, table: &ReportTable, of: usize, amounts: Amounts) -> Column {
        let shown = self.report.shown();
        let (name, holds) =
            table.columns.get(of).map_or(("", Holds::Text), |column| (&column.heading, column.holds));
        let unit = match (holds, amounts) {
            (Holds::Amount, Amounts::Large) => Some(shown.large_unit()),
            (Holds::Amount | Holds::Yuan, _) => Some(shown.yuan()),
            _ => None,
        };
        let unit = unit.map(|unit| self.language.in_brackets(&unit)).unwrap_or_default();
        let heading = format!("{name}{unit}");
        let cells = table.rows.iter().filter_map(|row| row.get(of));
        Column { of, amounts, width: self.width(&heading, cells, amounts), heading }
    }

    /// As wide as the widest cell, within bounds; a heading may take two lines.
    fn width<'c>(&self, heading: &str, cells: impl Iterator<Item = &'c ReportCell>, amounts: Amounts) -> u16 {
        let shown = self.report.shown();
        // A Chinese character is as wide as two others; exact yuan are some digits longer than what is shown.
        let widest = cells.map(|cell| shown.with_unit(&cell.value).width_cjk()).max().unwrap_or_default();
        let air = if amounts == Amounts::Yuan { 4 } else { 2 };
        let width = (widest + air).max(heading.width_cjk() / 2 + 4).clamp(9, 48);
        u16::try_from(width).expect("the width is 48 at most")
    }
}

/// How many lines a text takes in a column.
fn lines_of(text: &str, width: u16) -> u16 {
    const MOST: usize = 20;
    let lines = text.width_cjk().div_ceil(usize::from(width.max(1))).clamp(1, MOST);
    u16::try_from(lines).expect("the lines are 20 at most")
}
