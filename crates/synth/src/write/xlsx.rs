//! Workbooks: one sheet for each table, its title and heading above it; prose on sheets of its own.

use super::format::XlsxStyle;
use super::markup::{Content, Laid, rows};
use super::{File, WriteError, Written};
use crate::content::{Amount, Block, Cell, Grid, GridColumn, HeadingLine, ReportContent};
use crate::truth::TruthPosition;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

/// Writes a report as a workbook. Its date is fixed, so that the bytes do not depend on the time.
pub(super) fn write(content: &ReportContent, style: XlsxStyle) -> Result<Written, WriteError> {
    let mut book = Book {
        file: File::new(content, "xlsx"),
        style,
        workbook: Workbook::new(),
        name: String::new(),
        next: 0,
    };
    let fixed = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.workbook.set_properties(&DocProperties::new().set_creation_datetime(&fixed));
    for block in &content.blocks {
        book.block(block)?;
    }
    let Book { file, mut workbook, .. } = book;
    Ok(file.finish(workbook.save_to_buffer()?))
}

struct Book {
    file: File,
    style: XlsxStyle,
    workbook: Workbook,
    /// The name of the sheet at hand, and its next free row.
    name: String,
    next: u32,
}

/// Excel rejects longer names, and these characters in them.
fn sheet_name(text: &str, number: usize) -> String {
    let plain: String = text.chars().filter(|c| !"[]:*?/\\'".contains(*c)).collect();
    let short: String = plain.chars().take(24).collect();
    format!("{number} {short}")
}

fn column(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}

/// `C7` for the third column and seventh row.
fn cell_name(row: u32, column: u16) -> String {
    rust_xlsxwriter::row_col_to_cell(row, column)
}

impl Book {
    fn sheet(&mut self, title: &str) -> Result<(), WriteError> {
        let number = self.workbook.worksheets().len() + 1;
        self.name = sheet_name(title, number);
        self.next = 0;
        self.workbook.add_worksheet().set_name(&self.name)?;
        Ok(())
    }

    fn last(&mut self) -> Option<&mut Worksheet> {
        self.workbook.worksheets_mut().last_mut()
    }

    fn line(&mut self, column: u16, text: &str) -> Result<(), WriteError> {
        let row = self.next;
        if let Some(sheet) = self.last() {
            sheet.write_string(row, column, text)?;
        }
        Ok(())
    }

    fn block(&mut self, block: &Block) -> Result<(), WriteError> {
        if self.name.is_empty() {
            self.sheet("封面")?;
        }
        match block {
            Block::Title(title) => {
                self.sheet(title)?;
                self.line(0, title)?;
                self.next += 1;
            }
            Block::Part(text) => {
                self.sheet(text)?;
                self.line(0, text)?;
                self.next += 1;
            }
            Block::Cover(text) | Block::Paragraph(text) | Block::Note(text) => {
                self.line(0, text)?;
                self.next += 1;
            }
            Block::Contents(entries) => {
                for (title, page) in entries {
                    self.line(0, &format!("{title}.....{page}"))?;
                    self.next += 1;
                }
            }
            Block::Heading(lines) => self.heading(lines)?,
            Block::Grid(grid) => self.grid(grid)?,
        }
        Ok(())
    }

    fn heading(&mut self, lines: &[HeadingLine]) -> Result<(), WriteError> {
        for line in lines {
            let (left, right) = line.sides();
            if !left.is_empty() {
                self.line(0, left)?;
            }
            if !right.is_empty() {
                self.line(column(line.cells.len().max(4) - 1), right)?;
            }
            self.next += 1;
        }
        Ok(())
    }

    fn grid(&mut self, grid: &Grid) -> Result<(), WriteError> {
        for row in rows(grid) {
            for cell in row {
                self.cell(grid, &cell)?;
            }
            self.next += 1;
        }
        let wide = |kind: &GridColumn| match kind {
            GridColumn::Name => 38.0,
            GridColumn::Amount => 16.0,
            GridColumn::Words => 18.0,
            GridColumn::Code | GridColumn::LineNumber => 9.0,
        };
        for (index, kind) in grid.columns.iter().enumerate() {
            if let Some(sheet) = self.last() {
                sheet.set_column_width(column(index), wide(kind))?;
            }
        }
        Ok(())
    }

    fn cell(&mut self, grid: &Grid, cell: &Laid) -> Result<(), WriteError> {
        let border = Format::new().set_border(FormatBorder::Thin);
        let (row, at) = (self.next, column(cell.column));
        let (last_row, last) =
            (row + u32::try_from(cell.rows).unwrap_or(1) - 1, column(cell.column + cell.columns - 1));
        let style = self.style;
        match cell.content {
            Content::Covered => {}
            Content::Head(text) => {
                let format = border.set_align(FormatAlign::Center).set_text_wrap();
                let Some(sheet) = self.last() else { return Ok(()) };
                if cell.rows * cell.columns > 1 {
                    sheet.merge_range(row, at, last_row, last, text, &format)?;
                } else {
                    sheet.write_string_with_format(row, at, text, &format)?;
                }
            }
            Content::Cell(Cell::Amount(amount)) => {
                let position = TruthPosition {
                    sheet: Some((self.name.clone(), cell_name(row, at))),
                    ..TruthPosition::default()
                };
                self.file.note(grid.statement, amount, position);
                if let Some(sheet) = self.last() {
                    write_amount(sheet, (row, at), amount, style, &border)?;
                }
            }
            Content::Cell(words) => {
                let text = words.text();
                // Our workbooks never indent names by their level; a long code stays text and keeps its zeros.
                let format = if cell.kind == GridColumn::Name {
                    border
                } else {
                    border.set_align(FormatAlign::Center)
                };
                let Some(sheet) = self.last() else { return Ok(()) };
                if cell.columns > 1 {
                    sheet.merge_range(row, at, row, last, text, &format)?;
                } else {
                    sheet.write_string_with_format(row, at, text, &format)?;
                }
            }
        }
        Ok(())
    }
}

/// Writes an amount as its style has it: as the text printed, or as a number with the format that prints it so.
fn write_amount(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    amount: &Amount,
    style: XlsxStyle,
    border: &Format,
) -> Result<(), WriteError> {
    let right = border.clone().set_align(FormatAlign::Right);
    let plain = amount.printed.replace(',', "");
    // Digits after those that are shown: too few to change what is shown, none for a zero.
    let behind = if plain.contains('.') { "0021" } else { ".21" };
    let hidden = style == XlsxStyle::Exact && plain.chars().any(|c| ('1'..='9').contains(&c));
    let stored = if hidden { format!("{plain}{behind}") } else { plain };
    let number: Option<f64> = stored.parse().ok();
    match number.filter(|_| style != XlsxStyle::Text) {
        None => sheet.write_string_with_format(row, column, &amount.printed, &right)?,
        Some(number) => {
            let shown = match (amount.printed.contains(','), amount.printed.contains('.')) {
                (true, true) => "#,##0.00",
                (true, false) => "#,##0",
                (false, true) => "0.00",
                (false, false) => "0",
            };
            sheet.write_number_with_format(row, column, number, &right.set_num_format(shown))?
        }
    };
    Ok(())
}
