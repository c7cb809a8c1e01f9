//! A report as a workbook: the text on the first sheet, each table on its own, then findings, places and files.
//!
//! Amounts are yuan. A number in a workbook is a double, which keeps 15 significant digits; one with more is text.

use crate::error::Error;
use crate::findings::severity_name;
use crate::format::Language;
use crate::paper::{Block, Cell, Column, Finding, Holds, Origin, Paper, Shown, Table, Value};
use crate::xlsx::exact_number;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Note, Url, Workbook, Worksheet};
use std::collections::HashSet;
use unicode_width::UnicodeWidthStr;

/// The longest name that a sheet may have.
const SHEET_NAME: usize = 31;
/// Where the figures come from: the row of an entry is its number, below the heading.
const PLACES: (&str, &str) = ("数据来源", "Places");

pub(super) fn document(paper: &Paper) -> Result<Vec<u8>, Error> {
    let mut book = Book {
        paper,
        language: paper.language,
        workbook: Workbook::new(),
        names: HashSet::new(),
        styles: Styles::new(),
    };
    for taken in [PLACES, ("文件", "Files"), ("不符事项", "Findings")] {
        book.names.insert(paper.language.pick(taken.0, taken.1).to_owned());
    }
    book.front()?;
    for section in &paper.sections {
        for block in &section.blocks {
            match block {
                Block::Table(table) => book.table(table)?,
                Block::Findings(findings) => book.findings(findings)?,
                _ => {}
            }
        }
    }
    book.places()?;
    book.files()?;
    Ok(book.workbook.save_to_buffer()?)
}

struct Book<'a> {
    paper: &'a Paper,
    language: Language,
    workbook: Workbook,
    names: HashSet<String>,
    styles: Styles,
}

struct Styles {
    title: Format,
    section: Format,
    heading: Format,
    text: Format,
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

impl Book<'_> {
    /// A sheet of a name that none has yet, its heading frozen.
    fn sheet(&mut self, title: &str) -> Result<Worksheet, Error> {
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

    /// Title, whose report, key figures, what the sections say in words.
    fn front(&mut self) -> Result<(), Error> {
        let language = self.language;
        let mut sheet = self.sheet(language.pick("概要", "Summary"))?;
        sheet.set_column_width(0, 44)?;
        sheet.set_column_width(1, 22)?;
        sheet.set_column_width(2, 26)?;
        sheet.set_column_width(3, 18)?;
        sheet.write_string_with_format(0, 0, &self.paper.title, &self.styles.title)?;
        let unit = language.pick("金额单位：元", "Amounts in yuan");
        sheet.write_string(1, 0, format!("{} · {unit}", self.paper.lead.join(" · ")))?;
        let mut at = 3;
        for section in &self.paper.sections {
            sheet.write_string_with_format(at, 0, &section.title, &self.styles.section)?;
            at += 1;
            for block in &section.blocks {
                match block {
                    Block::Text(text) => {
                        sheet.write_string(at, 0, text)?;
                        at += 1;
                    }
                    Block::List(items) => {
                        for item in items {
                            sheet.write_string(at, 0, format!("• {item}"))?;
                            at += 1;
                        }
                    }
                    Block::Cards(cards) => {
                        for card in cards {
                            sheet.write_string(at, 0, &card.label)?;
                            self.cell(&mut sheet, (at, 1), &card.cell)?;
                            if let Some((label, cell)) = &card.aside {
                                sheet.write_string(at, 2, label)?;
                                self.cell(&mut sheet, (at, 3), cell)?;
                            }
                            at += 1;
                        }
                    }
                    Block::Table(table) => {
                        sheet.write_string(at, 0, format!("→ {}", table.title))?;
                        at += 1;
                    }
                    Block::Chart(_) | Block::Findings(_) => {}
                }
            }
            at += 1;
        }
        self.workbook.push_worksheet(sheet);
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Result<(), Error> {
        let mut sheet = self.sheet(&table.title)?;
        let headings: Vec<String> = table.columns.iter().map(|column| self.heading(column)).collect();
        for (at, heading) in (0_u16..).zip(&headings) {
            let cells = table.rows.iter().filter_map(|row| row.get(usize::from(at)));
            let widest = cells.map(|cell| width(&Shown::value(&cell.value))).max().unwrap_or_default();
            // Yuan are four digits longer than what is shown elsewhere.
            sheet.set_column_width(
                at,
                u16::try_from((widest + 5).max(width(heading) / 2 + 3).clamp(9, 48)).unwrap_or(48),
            )?;
            sheet.write_string_with_format(0, at, heading, &self.styles.heading)?;
        }
        for (row, cells) in (1_u32..).zip(&table.rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                self.cell(&mut sheet, (row, column), cell)?;
            }
        }
        self.end(sheet, table.rows.len(), headings.len())
    }

    /// Freezes the heading, lets the columns be filtered, and adds the sheet.
    fn end(&mut self, mut sheet: Worksheet, rows: usize, columns: usize) -> Result<(), Error> {
        sheet.set_freeze_panes(1, 0)?;
        if let (Ok(last), Some(Ok(right)), true) =
            (u32::try_from(rows), columns.checked_sub(1).map(u16::try_from), rows > 0)
        {
            sheet.autofilter(0, 0, last, right)?;
        }
        sheet.set_landscape();
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0)?;
        self.workbook.push_worksheet(sheet);
        Ok(())
    }

    fn heading(&self, column: &Column) -> String {
        match (column.holds, self.language) {
            (Holds::Amount | Holds::Yuan, Language::Zh) => format!("{}（元）", column.heading),
            (Holds::Amount | Holds::Yuan, Language::En) => format!("{} (yuan)", column.heading),
            _ => column.heading.clone(),
        }
    }

    /// A value with its format, linked to the row of its place; a reason stands as a note at a blank cell.
    fn cell(&self, sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell) -> Result<(), Error> {
        if let Some(id) = cell.evidence {
            let places = self.language.pick(PLACES.0, PLACES.1);
            // The link stays when the number is written over its text.
            sheet.write_url(row, column, Url::new(format!("internal:'{places}'!A{}", id + 2)))?;
        }
        let styles = &self.styles;
        let (digits, style) = match &cell.value {
            Value::Text(text) => {
                sheet.write_string_with_format(row, column, text, &styles.text)?;
                return Ok(());
            }
            Value::None(reason) => {
                if !reason.is_empty() {
                    sheet.insert_note(row, column, &Note::new(reason).add_author_prefix(false))?;
                }
                return Ok(());
            }
            Value::Amount(yuan) => (yuan.to_string(), &styles.money),
            Value::Yuan(number) => (number.to_string(), &styles.money),
            Value::Ratio(number) => (number.to_string(), &styles.ratio),
            Value::Number(number) => (number.to_string(), &styles.number),
        };
        match exact_number(&digits) {
            Some(number) => sheet.write_number_with_format(row, column, number, style)?,
            None => sheet.write_string_with_format(row, column, &digits, style)?,
        };
        Ok(())
    }

    fn findings(&mut self, findings: &[Finding]) -> Result<(), Error> {
        let language = self.language;
        let mut sheet = Worksheet::new();
        sheet.set_name(language.pick("不符事项", "Findings"))?;
        let headings = [
            (language.pick("严重程度", "Severity"), 10),
            (language.pick("部门", "Body"), 24),
            (language.pick("年度", "Year"), 8),
            (language.pick("规则", "Rule"), 30),
            (language.pick("勾稽关系", "Identity"), 40),
            (language.pick("不符情况", "What is found"), 40),
            (language.pick("一侧", "One side"), 60),
            (language.pick("另一侧", "The other"), 60),
            (language.pick("同因", "Same cause"), 60),
        ];
        for (at, (heading, width)) in (0_u16..).zip(headings) {
            sheet.set_column_width(at, width)?;
            sheet.write_string_with_format(0, at, heading, &self.styles.heading)?;
        }
        for (row, finding) in (1_u32..).zip(findings) {
            let [left, right] = finding.sides.each_ref().map(|terms| {
                let lines = terms.iter().map(|term| format!("{} {}", term.text, self.place(term.evidence)));
                lines.collect::<Vec<_>>().join("\n")
            });
            let year = finding.year.to_string();
            let also = finding.also.join("\n");
            let texts = [
                severity_name(language, finding.severity),
                &finding.entity,
                &year,
                finding.rule,
                &finding.title,
                &finding.message,
                &left,
                &right,
                &also,
            ];
            for (at, text) in (0_u16..).zip(texts) {
                sheet.write_string_with_format(row, at, text, &self.styles.text)?;
            }
        }
        self.end(sheet, findings.len(), headings.len())
    }

    fn place(&self, id: usize) -> String {
        let Some(Origin::Printed { source, locator, .. }) =
            self.paper.evidence.get(id).map(|entry| &entry.origin)
        else {
            return String::new();
        };
        self.paper.sources.get(*source).map(|source| source.place(locator, self.language)).unwrap_or_default()
    }

    /// Where each figure comes from.
    fn places(&mut self) -> Result<(), Error> {
        let language = self.language;
        let mut sheet = Worksheet::new();
        sheet.set_name(language.pick(PLACES.0, PLACES.1))?;
        let headings = [
            (language.pick("序号", "No."), 7),
            (language.pick("数据", "Figure"), 44),
            (language.pick("数值（元、比率或个数）", "Value"), 20),
            (language.pick("印出的文字", "As printed"), 20),
            (language.pick("出处", "Stated in"), 34),
            (language.pick("位置", "Place"), 18),
            (language.pick("文件", "File"), 44),
            (language.pick("句子或算式", "Sentence or formula"), 60),
        ];
        for (at, (heading, width)) in (0_u16..).zip(headings) {
            sheet.set_column_width(at, width)?;
            sheet.write_string_with_format(0, at, heading, &self.styles.heading)?;
        }
        for ((row, id), entry) in (1_u32..).zip(0_usize..).zip(&self.paper.evidence) {
            sheet.write_number(row, 0, row)?;
            sheet.write_string(row, 1, &entry.what)?;
            self.cell(&mut sheet, (row, 2), &Cell::of(entry.value.clone(), None))?;
            match &entry.origin {
                Origin::Printed { stated_in, sentence, source, .. } => {
                    sheet.write_string(row, 3, entry.origin.printed())?;
                    sheet.write_string(row, 4, stated_in)?;
                    sheet.write_string(row, 5, self.place(id))?;
                    sheet.write_string(
                        row,
                        6,
                        self.paper.sources.get(*source).map_or("", |source| &source.uri),
                    )?;
                    sheet.write_string(row, 7, sentence.as_deref().unwrap_or_default())?;
                }
                Origin::Computed { formula, inputs } => {
                    let rows: Vec<String> = inputs.iter().map(|input| format!("[{}]", input + 1)).collect();
                    sheet.write_string(row, 7, format!("= {formula} {}", rows.concat()))?;
                }
            }
        }
        self.end(sheet, self.paper.evidence.len(), headings.len())
    }

    fn files(&mut self) -> Result<(), Error> {
        let language = self.language;
        let mut sheet = Worksheet::new();
        sheet.set_name(language.pick("文件", "Files"))?;
        let headings = [
            (language.pick("部门", "Body"), 30),
            (language.pick("年度", "Year"), 8),
            (language.pick("文件", "File"), 60),
            (language.pick("格式", "Format"), 10),
            (language.pick("内容散列（BLAKE3）", "Hash (BLAKE3)"), 70),
        ];
        for (at, (heading, width)) in (0_u16..).zip(headings) {
            sheet.set_column_width(at, width)?;
            sheet.write_string_with_format(0, at, heading, &self.styles.heading)?;
        }
        for (row, source) in (1_u32..).zip(&self.paper.sources) {
            let year = source.year.to_string();
            for (at, text) in
                (0_u16..).zip([&source.entity, &year, &source.uri, &source.format, &source.hash])
            {
                sheet.write_string(row, at, text)?;
            }
        }
        self.end(sheet, self.paper.sources.len(), headings.len())
    }
}

/// How wide a text is, a Chinese character being as wide as two others.
fn width(text: &str) -> usize {
    text.width_cjk()
}
