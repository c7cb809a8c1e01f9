//! The workbook in the making: its sheets, styles and cells.

use crate::document::{ReportCell, ReportDocument, Value};
use crate::error::Error;
use crate::language::{LabelText, Speech, text};
use crate::words;
use crate::xlsx::exact_number;
use juesuan_messages::Language;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Note, Url, Workbook, Worksheet};
use std::collections::HashSet;

/// The longest name that a sheet may have.
const SHEET_NAME: usize = 31;

/// Where the figures come from: the row of an entry is its number, below the heading.
pub(super) const PLACES: LabelText = text!("report-sheet-places");
pub(super) const FINDINGS: LabelText = text!("report-sheet-findings");

pub(super) struct Book<'a> {
    pub(super) report: &'a ReportDocument,
    pub(super) language: Language,
    workbook: Workbook,
    /// The names of sheets that are taken.
    names: HashSet<String>,
    pub(super) styles: Styles,
}

pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) section: Format,
    pub(super) heading: Format,
    pub(super) text: Format,
    money: Format,
    ratio: Format,
    number: Format,
}

impl Styles {
    fn new() -> Self {
        let base = || Format::new().set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold().set_font_size(16.0),
            section: Format::new().set_bold().set_font_size(12.0),
            heading: base()
                .set_bold()
                .set_text_wrap()
                .set_background_color(Color::RGB(0x00E4_ECF4))
                .set_border_bottom(FormatBorder::Thin),
            text: base().set_text_wrap(),
            money: base().set_num_format("#,##0.00"),
            ratio: base().set_num_format("0.00%"),
            number: base().set_num_format("#,##0.##"),
        }
    }
}

impl<'a> Book<'a> {
    pub(super) fn new(report: &'a ReportDocument) -> Self {
        let language = report.language;
        let names = [PLACES, FINDINGS, words::FILES].map(|name| language.of(name));
        Self { report, language, workbook: Workbook::new(), names: names.into(), styles: Styles::new() }
    }

    pub(super) fn finish(mut self) -> Result<Vec<u8>, Error> {
        Ok(self.workbook.save_to_buffer()?)
    }

    pub(super) fn push(&mut self, sheet: Worksheet) {
        self.workbook.push_worksheet(sheet);
    }

    /// A sheet of a name that none has yet.
    pub(super) fn sheet(&mut self, title: &str) -> Result<Worksheet, Error> {
        let plain: String = title.chars().map(|c| if "[]:*?/\\'".contains(c) { ' ' } else { c }).collect();
        let mut name: String = plain.chars().take(SHEET_NAME).collect();
        let mut copies = 1;
        while !self.names.insert(name.clone()) {
            copies += 1;
            let ending = format!(" {copies}");
            name = plain.chars().take(SHEET_NAME - ending.chars().count()).collect::<String>() + &ending;
        }
        let mut sheet = Worksheet::new();
        sheet.set_name(&name)?;
        Ok(sheet)
    }

    /// A sheet whose name is its own, with headings and the widths of their columns.
    pub(super) fn list<const N: usize>(
        &self,
        name: LabelText,
        headings: [(LabelText, u16); N],
    ) -> Result<Worksheet, Error> {
        let mut sheet = Worksheet::new();
        sheet.set_name(self.language.of(name))?;
        for (at, (heading, width)) in (0_u16..).zip(headings) {
            sheet.set_column_width(at, width)?;
            sheet.write_string_with_format(0, at, self.language.of(heading), &self.styles.heading)?;
        }
        Ok(sheet)
    }

    /// Freezes the heading, lets the columns be filtered, and adds the sheet.
    pub(super) fn end(&mut self, mut sheet: Worksheet, rows: usize, columns: usize) -> Result<(), Error> {
        sheet.set_freeze_panes(1, 0)?;
        if let (Ok(last), Some(Ok(right)), true) =
            (u32::try_from(rows), columns.checked_sub(1).map(u16::try_from), rows > 0)
        {
            sheet.autofilter(0, 0, last, right)?;
        }
        sheet.set_landscape();
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0)?;
        self.push(sheet);
        Ok(())
    }

    /// A value with its format, linked to the row of its place; a reason is a note at a blank cell.
    pub(super) fn cell(&self, sheet: &mut Worksheet, at: (u32, u16), cell: &ReportCell) -> Result<(), Error> {
        let (row, column) = at;
        if let Some(id) = cell.evidence {
            let places = self.language.of(PLACES);
            // The link stays when the number is written over its text.
            sheet.write_url(row, column, Url::new(format!("internal:'{places}'!A{}", id + 2)))?;
        }
        let styles = &self.styles;
        match &cell.value {
            Value::Text(text) => {
                sheet.write_string_with_format(row, column, text, &styles.text)?;
            }
            Value::None(reason) if reason.is_empty() => {}
            Value::None(reason) => {
                sheet.insert_note(row, column, &Note::new(reason).add_author_prefix(false))?;
            }
            Value::Amount(yuan) => number(sheet, at, &yuan.to_string(), &styles.money)?,
            Value::Yuan(yuan) => number(sheet, at, &yuan.to_string(), &styles.money)?,
            Value::Ratio(ratio) => number(sheet, at, &ratio.to_string(), &styles.ratio)?,
            Value::Number(count) => number(sheet, at, &count.to_string(), &styles.number)?,
        }
        Ok(())
    }
}

/// A decimal as a number, or as text where a double would lose its last digits.
fn number(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    digits: &str,
    style: &Format,
) -> Result<(), Error> {
    match exact_number(digits) {
        Some(number) => sheet.write_number_with_format(row, column, number, style)?,
        None => sheet.write_string_with_format(row, column, digits, style)?,
    };
    Ok(())
}
