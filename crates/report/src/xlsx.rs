//! Workbooks, for people who continue in a spreadsheet.
//!
//! A number in an XLSX file is a double, which keeps 15 significant digits of any decimal and no more. An amount within that is a
//! number with the decimals of its column; a longer one is text, because a number would silently lose its last digits. Text is
//! always text: nothing that a report prints is run as a formula.

use crate::error::Error;
use crate::language::{Speech, text};
use crate::text::{self as cells, TextColumn};
use juesuan_messages::Language;
use juesuan_model::Unit;
use polars::datatypes::DataType;
use polars::frame::DataFrame;
use polars::prelude::PlSmallStr;
use rust_decimal::Decimal;
use rust_xlsxwriter::{Color, Format as Style, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

/// The digits that a double keeps of every decimal.
const SAFE_DIGITS: usize = 15;

/// The widest that a column is made, in characters of the default font.
const WIDEST: usize = 60;

/// The longest name that a sheet may have.
const SHEET_NAME: usize = 31;

/// What a workbook states beyond the frame itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What it shows: the command, the metric, the view.
    pub title: String,
    /// Columns in yuan, besides those that the queries describe as such.
    pub yuan: Vec<String>,
    /// Columns that the user named: nothing follows from what the queries say of such a name.
    pub own: Vec<String>,
    /// Whether the names of the columns are above them, and not their labels.
    pub has_names: bool,
}

/// A column of the sheet.
struct SheetColumn<'a> {
    column: &'a TextColumn,
    data_type: &'a DataType,
    heading: String,
    digits: String,
    /// The yuan that its numbers count; a second column of amounts counts ten thousand.
    unit: Unit,
}

/// The frame as the bytes of a workbook: one sheet, a heading that stays in view, a filter, null as an empty cell. Each column of
/// yuan is followed by the same in 万元.
///
/// # Errors
/// More rows or columns than a sheet can contain.
pub fn workbook(frame: &DataFrame, language: Language, about: &Sheet) -> Result<Vec<u8>, Error> {
    let texts = cells::columns(frame, (!about.has_names).then_some(language))?;
    let columns = columns(frame, &texts, language, about);
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(&about.title, ""))?;
    sheet.set_freeze_panes(1, 0)?;
    let heading = Style::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color(Color::RGB(0x00E4_ECF4))
        .set_border_bottom(FormatBorder::Thin);
    for (at, column) in (0..).zip(&columns) {
        sheet.set_column_width(at, column.width())?;
        sheet.write_string_with_format(0, at, &column.heading, &heading)?;
        let style = Style::new().set_num_format(&column.digits);
        for (row, cell) in (1..).zip(&column.column.cells) {
            if let Some(cell) = cell {
                column.write(sheet, (row, at), cell, &style)?;
            }
        }
    }
    let (rows, last) = (u32::try_from(frame.height()), u16::try_from(columns.len().saturating_sub(1)));
    if let (Ok(rows @ 1..), Ok(last)) = (rows, last) {
        sheet.autofilter(0, 0, rows, last)?;
    }
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(workbook.save_to_buffer()?)
}

/// The name of a sheet: the title, up to a word where it is too long, without signs that it must not have, and the ending.
pub(crate) fn sheet_name(title: &str, ending: &str) -> String {
    let title = if title.is_empty() { "juesuan" } else { title };
    let is_wrong = |c: char| "[]:*?/\\'".contains(c) || c.is_control();
    let plain: String = title.chars().map(|c| if is_wrong(c) { ' ' } else { c }).collect();
    let room = SHEET_NAME.saturating_sub(ending.chars().count());
    if plain.chars().count() <= room {
        return plain.trim_end().to_owned() + ending;
    }
    let cut: String = plain.chars().take(room.saturating_sub(1)).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…{ending}", whole.trim_end_matches([' ', ',']))
}

fn columns<'a>(
    frame: &'a DataFrame,
    texts: &'a [TextColumn],
    language: Language,
    about: &Sheet,
) -> Vec<SheetColumn<'a>> {
    let names: Vec<&str> = frame.get_column_names().into_iter().map(PlSmallStr::as_str).collect();
    let labels = juesuan_query::labels(&names);
    let mut columns = Vec::new();
    for ((column, data), (name, label)) in texts.iter().zip(frame.columns()).zip(names.iter().zip(labels)) {
        let data_type = data.dtype();
        let (heading, digits) = (column.heading.clone(), digits(name, data_type));
        columns.push(SheetColumn { column, data_type, heading, digits, unit: Unit::Yuan });
        // What a label calls （元） is yuan; a quantum is not an amount.
        let is_labelled =
            label.is_some_and(|label| label.zh.ends_with("（元）")) && !name.contains("quantum");
        let is_labelled = is_labelled && about.own.iter().all(|own| own != name);
        let is_yuan =
            is_labelled || column.heading.ends_with("（元）") || about.yuan.iter().any(|known| known == name);
        if is_yuan && matches!(data_type, DataType::Decimal(_, _)) {
            let heading = match column.heading.strip_suffix("（元）") {
                Some(heading) => format!("{heading}（万元）"),
                None => format!(
                    "{}{}",
                    column.heading,
                    language.in_brackets(&language.of(text!("report-ten-thousand")))
                ),
            };
            let digits = "#,##0.00".to_owned();
            columns.push(SheetColumn { column, data_type, heading, digits, unit: Unit::TenThousand });
        }
    }
    columns
}

impl SheetColumn<'_> {
    fn write(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        cell: &str,
        style: &Style,
    ) -> Result<(), XlsxError> {
        let cell = self.in_unit(cell);
        match (self.data_type, number(&cell, self.data_type)) {
            (_, Some(number)) => sheet.write_number_with_format(row, column, number, style)?,
            (DataType::Boolean, None) => sheet.write_boolean(row, column, cell == "true")?,
            (DataType::Datetime(_, _), None) => {
                sheet.write_string(row, column, cell.replacen(' ', "T", 1))?
            }
            (_, None) => sheet.write_string(row, column, cell)?,
        };
        Ok(())
    }

    /// The digits of a cell in the unit of the column, all of them.
    fn in_unit(&self, cell: &str) -> String {
        match (self.unit, cell.parse::<Decimal>()) {
            (Unit::TenThousand, Ok(yuan)) => (yuan * Decimal::new(1, 4)).normalize().to_string(),
            _ => cell.to_owned(),
        }
    }

    /// As wide as its widest cell with separators, and some air for the filter; a Chinese character is as wide as two others.
    fn width(&self) -> u16 {
        let separators = |text: &str| if self.column.numeric { text.len() / 3 } else { 0 };
        let cells = self.column.cells.iter().flatten();
        let widest = cells.map(|text| text.width_cjk() + separators(text)).max().unwrap_or_default();
        let width = widest.max(self.heading.width_cjk() + 2).clamp(6, WIDEST);
        u16::try_from(width + 2).expect("the widest is bounded")
    }
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

/// How the numbers of a column are shown: years and other ordinals as they are, all others with separators of thousands. Two
/// decimals are always shown, further ones where they are not zero.
fn digits(name: &str, data_type: &DataType) -> String {
    const ORDINALS: [&str; 8] = ["year", "page", "sheet", "paragraph", "line", "index", "column", "version"];
    match data_type {
        DataType::Decimal(_, scale) if *scale > 2 => format!("#,##0.00{:#>1$}", "", *scale - 2),
        DataType::Decimal(_, scale) if *scale > 0 => format!("#,##0.{:0>1$}", "", *scale),
        data_type if data_type.is_float() => "General".to_owned(),
        data_type if !data_type.is_numeric() => "@".to_owned(),
        _ if ORDINALS.iter().any(|ordinal| name.ends_with(ordinal)) => "0".to_owned(),
        _ => "#,##0".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_separators_and_years_have_none() {
        assert_eq!(digits("fiscal_year", &DataType::Int32), "0");
        assert_eq!(digits("source_index", &DataType::Int32), "0");
        assert_eq!(digits("fact_count", &DataType::Int64), "#,##0");
        assert_eq!(digits("amount", &DataType::Decimal(18, 2)), "#,##0.00");
        assert_eq!(digits("value", &DataType::Decimal(28, 8)), "#,##0.00######");
        assert_eq!(digits("rate", &DataType::Decimal(5, 1)), "#,##0.0");
    }

    #[test]
    fn a_name_is_one_that_a_sheet_may_have() {
        assert_eq!(sheet_name("教育局/2023: [t5]", ""), "教育局 2023   t5");
        assert_eq!(sheet_name("", ""), "juesuan");
        assert_eq!(sheet_name(&"决".repeat(40), " 2"), format!("{}… 2", "决".repeat(28)));
        assert_eq!(sheet_name("Expenditure by function, group and year", ""), "Expenditure by function…");
    }
}
