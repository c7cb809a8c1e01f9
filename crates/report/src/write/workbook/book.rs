//! The workbook in the making: its sheets, styles and cells.

use crate::document::{ReportCell, ReportDocument, SourceListing, Value};
use crate::error::Error;
use crate::language::{LabelText, Speech, text};
use crate::words;
use crate::xlsx::{exact_number, sheet_name};
use juesuan_messages::Language;
use juesuan_model::Yuan;
use rust_decimal::Decimal;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Note, Url, Workbook, Worksheet};
use std::collections::HashSet;

/// Where the figures come from: the row of an entry is its number, below the heading.
pub(super) const PLACES: LabelText = text!("report-sheet-places");
pub(super) const FINDINGS: LabelText = text!("report-sheet-findings");
/// What the charts draw.
pub(super) const CHARTS: LabelText = text!("report-sheet-charts");

pub(super) struct Book<'a> {
    pub(super) report: &'a ReportDocument,
    pub(super) language: Language,
    workbook: Workbook,
    /// The names of sheets that are taken.
    names: HashSet<String>,
    pub(super) styles: Styles,
    pub(super) listing: SourceListing,
    pub(super) drawn: ChartData,
}

/// The sheet of what the charts draw, and its first free row.
#[derive(Default)]
pub(super) struct ChartData {
    pub(super) sheet: Worksheet,
    pub(super) next: u32,
}

/// How amounts are shown in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Amounts {
    /// In 万元 or million yuan, which the heading states.
    Large,
    /// The same, each with its unit, among other numbers.
    WithUnit,
    /// In exact yuan.
    Yuan,
}

pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) section: Format,
    pub(super) heading: Format,
    /// The heading of numbers.
    pub(super) heading_right: Format,
    pub(super) text: Format,
    yuan: Format,
    yuan_gain: Format,
    large: Format,
    large_gain: Format,
    with_unit: Format,
    ratio: Format,
    growth: Format,
    number: Format,
    fraction: Format,
    pub(super) year: Format,
}

impl Styles {
    fn new(language: Language, unit: &str) -> Self {
        let base = || Format::new().set_align(FormatAlign::Top);
        // To a hundred yuan in either unit.
        let large = match language {
            Language::Zh => "#,##0.00",
            Language::En => "#,##0.0000",
        };
        let of = |digits: &str| base().set_num_format(digits);
        let signed = |digits: &str| base().set_num_format(format!("+{digits};-{digits};{digits}"));
        let heading = || {
            base()
                .set_bold()
                .set_text_wrap()
                .set_background_color(Color::RGB(0x00E4_ECF4))
                .set_border_bottom(FormatBorder::Thin)
        };
        Self {
            title: Format::new().set_bold().set_font_size(16.0),
            section: Format::new().set_bold().set_font_size(12.0),
            heading: heading(),
            heading_right: heading().set_align(FormatAlign::Right),
            text: base().set_text_wrap(),
            yuan: of("#,##0.00"),
            yuan_gain: signed("#,##0.00"),
            large: of(large),
            large_gain: signed(large),
            with_unit: base().set_num_format(format!("{large}\"{unit}\"")),
            ratio: of("0.00%"),
            growth: signed("0.00%"),
            number: of("#,##0"),
            fraction: of("#,##0.00"),
            year: of("0").set_align(FormatAlign::Left),
        }
    }
}

impl<'a> Book<'a> {
    pub(super) fn new(report: &'a ReportDocument) -> Self {
        let language = report.language;
        let unit = match language {
            Language::Zh => report.shown().large_unit(),
            Language::En => format!(" {}", report.shown().large_unit()),
        };
        let names = [PLACES, FINDINGS, CHARTS, words::FILES].map(|name| language.of(name));
        Self {
            report,
            language,
            workbook: Workbook::new(),
            names: names.into(),
            styles: Styles::new(language, &unit),
            listing: report.listing.unwrap_or(SourceListing::All),
            drawn: ChartData::default(),
        }
    }

    pub(super) fn finish(mut self) -> Result<Vec<u8>, Error> {
        Ok(self.workbook.save_to_buffer()?)
    }

    pub(super) fn push(&mut self, sheet: Worksheet) {
        self.workbook.push_worksheet(sheet);
    }

    /// A sheet of a name that none has yet.
    pub(super) fn sheet(&mut self, title: &str) -> Result<Worksheet, Error> {
        let mut name = sheet_name(title, "");
        let mut copies = 1;
        while !self.names.insert(name.clone()) {
            copies += 1;
            name = sheet_name(title, &format!(" {copies}"));
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
    pub(super) fn cell(
        &self,
        sheet: &mut Worksheet,
        at: (u32, u16),
        cell: &ReportCell,
        amounts: Amounts,
    ) -> Result<(), Error> {
        let (row, column) = at;
        if let (Some(id), SourceListing::All) = (cell.evidence, self.listing) {
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
            Value::Amount(yuan) if amounts == Amounts::Yuan => {
                number(sheet, at, &yuan.to_string(), &styles.yuan)?;
            }
            Value::Gain(yuan) if amounts == Amounts::Yuan => {
                number(sheet, at, &yuan.to_string(), &styles.yuan_gain)?;
            }
            Value::Amount(yuan) if amounts == Amounts::WithUnit => {
                number(sheet, at, &self.in_large_unit(*yuan).to_string(), &styles.with_unit)?;
            }
            value => self.large(sheet, at, value)?,
        }
        Ok(())
    }

    /// A number with its format, amounts in the large unit.
    pub(super) fn large(&self, sheet: &mut Worksheet, at: (u32, u16), value: &Value) -> Result<(), Error> {
        let styles = &self.styles;
        let (number_of, style) = match value {
            Value::Text(_) | Value::None(_) => return Ok(()),
            Value::Amount(yuan) => (self.in_large_unit(*yuan), &styles.large),
            Value::Gain(yuan) => (self.in_large_unit(*yuan), &styles.large_gain),
            Value::Yuan(yuan) => (*yuan, &styles.yuan),
            Value::Ratio(ratio) => (*ratio, &styles.ratio),
            Value::Growth(ratio) => (*ratio, &styles.growth),
            Value::Number(count) if count.is_integer() => (*count, &styles.number),
            Value::Number(count) => (*count, &styles.fraction),
            Value::Year(year) => ((*year).into(), &styles.year),
        };
        number(sheet, at, &number_of.to_string(), style)
    }

    /// An amount in 万元, or in million yuan, with all its digits.
    pub(super) fn in_large_unit(&self, yuan: Yuan) -> Decimal {
        let digits = match self.language {
            Language::Zh => 4,
            Language::En => 6,
        };
        yuan.decimal() * Decimal::new(1, digits)
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
