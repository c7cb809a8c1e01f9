//! Workbooks, for people who continue in a spreadsheet.
//!
//! A number in an XLSX file is a double, which keeps 15 significant digits of any decimal and no more. An amount within that is a
//! number with the decimals of its column; a longer one is text, because a number would silently lose its last digits.

use crate::error::Error;
use crate::text::{self, TextColumn};
use juesuan_messages::Language;
use polars::datatypes::DataType;
use polars::frame::DataFrame;
use rust_xlsxwriter::{Format as Style, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

/// The digits that a double keeps of every decimal.
const SAFE_DIGITS: usize = 15;

/// The widest that a column is made, in characters of the default font.
const WIDEST: usize = 60;

/// The frame as the bytes of a workbook: one sheet, a bold heading that stays in view, null as an empty cell.
pub(crate) fn workbook(frame: &DataFrame, language: Option<Language>) -> Result<Vec<u8>, Error> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_freeze_panes(1, 0)?;
    let heading = Style::new().set_bold();
    let columns = text::columns(frame, language)?;
    for (at, (column, data)) in (0..).zip(columns.iter().zip(frame.columns())) {
        sheet.set_column_width(at, width(column))?;
        sheet.write_string_with_format(0, at, &column.heading, &heading)?;
        let style = style(data.dtype());
        for (row, cell) in (1..).zip(&column.cells) {
            if let Some(cell) = cell {
                write(sheet, (row, at), cell, data.dtype(), &style)?;
            }
        }
    }
    Ok(workbook.save_to_buffer()?)
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &str,
    data_type: &DataType,
    style: &Style,
) -> Result<(), XlsxError> {
    match (data_type, number(cell, data_type)) {
        (_, Some(number)) => sheet.write_number_with_format(row, column, number, style)?,
        (DataType::Boolean, None) => sheet.write_boolean(row, column, cell == "true")?,
        (DataType::Datetime(_, _), None) => sheet.write_string(row, column, cell.replacen(' ', "T", 1))?,
        (_, None) => sheet.write_string(row, column, cell)?,
    };
    Ok(())
}

/// The number that a cell can represent without loss; a double is kept unchanged.
fn number(cell: &str, data_type: &DataType) -> Option<f64> {
    if data_type.is_float() {
        cell.parse().ok()
    } else if data_type.is_numeric() {
        exact_number(cell)
    } else {
        None
    }
}

/// A decimal as a double, if that keeps all its digits.
pub(crate) fn exact_number(decimal: &str) -> Option<f64> {
    let digits: String = decimal.chars().filter(char::is_ascii_digit).collect();
    if digits.trim_matches('0').len() <= SAFE_DIGITS { decimal.parse().ok() } else { None }
}

/// How numbers of a type are shown: whole, or with all decimals of their column.
fn style(data_type: &DataType) -> Style {
    match data_type {
        DataType::Decimal(_, scale) if *scale > 0 => {
            Style::new().set_num_format(format!("0.{:0>scale$}", ""))
        }
        data_type if data_type.is_float() => Style::new(),
        _ => Style::new().set_num_format("0"),
    }
}

/// As wide as its widest cell, with some air; a Chinese character is as wide as two others.
fn width(column: &TextColumn) -> u16 {
    let cells = column.cells.iter().flatten().chain([&column.heading]);
    let widest =
        cells.map(|text| text.width_cjk()).max().expect("the heading is one of the cells").min(WIDEST);
    u16::try_from(widest + 2).expect("the widest is bounded")
}
