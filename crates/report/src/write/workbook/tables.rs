//! A sheet for each table.

use super::book::Book;
use crate::document::{Holds, ReportCell, ReportColumn, ReportTable};
use crate::error::Error;
use crate::language::Speech;
use unicode_width::UnicodeWidthStr;

impl Book<'_> {
    pub(super) fn table(&mut self, table: &ReportTable) -> Result<(), Error> {
        let mut sheet = self.sheet(&table.title)?;
        for (at, column) in (0_u16..).zip(&table.columns) {
            let heading = self.heading(column);
            let cells = table.rows.iter().filter_map(|row| row.get(usize::from(at)));
            sheet.set_column_width(at, self.width(&heading, cells))?;
            sheet.write_string_with_format(0, at, &heading, &self.styles.heading)?;
        }
        for (row, cells) in (1_u32..).zip(&table.rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                self.cell(&mut sheet, (row, column), cell)?;
            }
        }
        self.end(sheet, table.rows.len(), table.columns.len())
    }

    fn heading(&self, column: &ReportColumn) -> String {
        match column.holds {
            Holds::Amount | Holds::Yuan => {
                let unit = self.language.in_brackets(&self.report.shown().yuan());
                format!("{}{unit}", column.heading)
            }
            _ => column.heading.clone(),
        }
    }

    /// As wide as the widest cell, within bounds; a heading may take two lines.
    fn width<'c>(&self, heading: &str, cells: impl Iterator<Item = &'c ReportCell>) -> u16 {
        let shown = self.report.shown();
        // A Chinese character is as wide as two others. Yuan are some digits longer than what is shown elsewhere.
        let widest = cells.map(|cell| shown.value(&cell.value).width_cjk()).max().unwrap_or_default();
        let width = (widest + 5).max(heading.width_cjk() / 2 + 3).clamp(9, 48);
        u16::try_from(width).expect("the width is 48 at most")
    }
}
