//! Slips of writing outside the sentences: headings of another year, a department that was not named, instructions of the form.
//!
//! The sentences of the explanations are searched where they are read ([`narrative`](crate::narrative)); this module searches the
//! lines around them: titles, headings, the lines above and below tables.

use crate::document::{Block, Cell, Document};
use juesuan_model::text::squeeze;
use juesuan_model::{FiscalYear, Report, SlipKind, TemplateLeftover};

/// Instructions in the form to those who fill it in.
const INSTRUCTIONS: [&str; 7] = [
    "仍保留该表格式",
    "本表下方作下述说明",
    "本表下方作如下说明",
    "请据实填写",
    "请根据实际情况填写",
    "不涉及的请删除",
    "此处填写",
];

/// Longer lines are sentences.
const LONGEST: usize = 60;

/// Whether a line, in plain form, is an instruction of the form.
pub(crate) fn is_instruction(plain: &str) -> bool {
    INSTRUCTIONS.iter().any(|words| plain.contains(words))
}

/// Finds the slips in those lines of a document that are not in its sentences.
pub(crate) fn find(document: &Document, report: &Report) -> Vec<TemplateLeftover> {
    let mut found: Vec<TemplateLeftover> = Vec::new();
    let mut add = |kind, text: String, cell: &Cell| {
        let slip = TemplateLeftover { kind, section: None, text, locator: cell.locator };
        let known = |other: &TemplateLeftover| other.text == slip.text && other.kind == slip.kind;
        if !found.iter().any(known) {
            found.push(slip);
        }
    };
    for cell in lines(document) {
        if !cell.text.chars().any(|c| matches!(c, '2' | '２' | 'X' | 'Ｘ' | '×' | '写' | '表' | '删')) {
            continue;
        }
        let plain = squeeze(&cell.text);
        if is_instruction(&plain) {
            add(SlipKind::Instruction, plain.clone().into_owned(), cell);
        }
        if let Some(year) = year_of_none(&plain) {
            add(SlipKind::Year, year.to_owned(), cell);
        }
        let short = plain.chars().count() <= LONGEST && !plain.contains(['。', ';', ',']);
        if short && let Some(year) = year_of_heading(&plain, report.fiscal_year) {
            add(SlipKind::Year, year.to_owned(), cell);
        }
        if short && let Some(body) = unnamed_body(&plain) {
            add(SlipKind::Form, body.to_owned(), cell);
        }
    }
    found
}

/// The paragraphs, and the rows with one cell of text, since reports also print titles and notes in such rows.
fn lines(document: &Document) -> impl Iterator<Item = &Cell> {
    document.blocks.iter().flat_map(|block| {
        let (paragraph, rows) = match block {
            Block::Paragraph(cell) => (Some(cell), [].as_slice()),
            Block::Grid(grid) => (None, grid.rows.as_slice()),
        };
        let only = rows.iter().filter_map(|row| {
            let mut texts = row.iter().filter(|cell| !cell.is_blank());
            texts.next().filter(|_| texts.next().is_none())
        });
        paragraph.into_iter().chain(only)
    })
}

/// `202年度`: a year that lost a digit.
fn year_of_none(plain: &str) -> Option<&str> {
    plain.match_indices("年度").find_map(|(at, _)| {
        let before = plain.get(..at)?;
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let year = before.get(at - digits..)?;
        (digits == 3 && year.starts_with("20")).then(|| plain.get(at - digits..at + "年度".len()))?
    })
}

/// The year in a heading of the accounts if it is not the report's: `2022年度部门决算情况说明` in the accounts of 2023.
fn year_of_heading(plain: &str, own: FiscalYear) -> Option<&str> {
    let ends = ["情况说明", "决算表", "预算表", "总表", "总体情况", "编制说明"];
    let accounts = plain.contains("决算") || plain.contains("预算");
    // 较2022年度…情况 is a comparison, and so is a heading with 2022年度… and a second year.
    if !accounts
        || !ends.iter().any(|end| plain.ends_with(end))
        || ["较", "比", "上年"].iter().any(|word| plain.contains(word))
    {
        return None;
    }
    let mut years = plain.match_indices("年").filter_map(|(at, _)| {
        let year = plain.get(at.checked_sub(4)?..at)?;
        let number = year.parse().ok().and_then(|number| FiscalYear::new(number).ok())?;
        Some((number, plain.get(at - 4..at + "年".len())?))
    });
    let (year, printed) = years.next()?;
    (year != own && years.next().is_none()).then_some(printed)
}

/// `XX局`: the name that the form leaves to be filled in.
fn unnamed_body(plain: &str) -> Option<&str> {
    let blank = |c: char| matches!(c, 'X' | '×' | '╳' | '✕');
    let start = plain.find(blank)?;
    let rest = plain.get(start..)?;
    let after = rest.trim_start_matches(blank);
    let marks = rest.get(..rest.len() - after.len())?;
    let body =
        ["部门", "单位", "局", "委员会", "办公室", "厅"].into_iter().find(|body| after.starts_with(body))?;
    (marks.chars().count() >= 2).then(|| rest.get(..marks.len() + body.len()))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_that_lost_a_digit_is_found() {
        assert_eq!(year_of_none("第三部分示例局202年度部门决算情况说明"), Some("202年度"));
        assert_eq!(year_of_none("第三部分示例局2023年度部门决算情况说明"), None);
        assert_eq!(year_of_none("18年度"), None);
    }

    #[test]
    fn a_heading_of_the_accounts_has_the_report_s_year() {
        let own = FiscalYear::new(2023).unwrap();
        assert_eq!(year_of_heading("第三部分2022年度部门决算情况说明", own), Some("2022年"));
        assert_eq!(year_of_heading("第三部分2023年度部门决算情况说明", own), None);
        assert_eq!(year_of_heading("2023年度决算较2022年度增减情况说明", own), None);
        assert_eq!(year_of_heading("一、2024年重点工作", own), None);
    }

    #[test]
    fn a_body_that_nobody_named_is_found() {
        assert_eq!(unnamed_body("部门:XX局"), Some("XX局"));
        assert_eq!(unnamed_body("部门:示例局"), None);
    }

    #[test]
    fn an_instruction_of_the_form_is_no_note_and_what_follows_it_is() {
        let text = "示例局2023年度部门决算\n\n政府性基金预算财政拨款收入支出决算表\n单位：万元\n科目代码\t科目名称\t年初结转和结余\t本年收入\t\
                    本年支出\n合计\t\t\t\t\n若无政府性基金预算收支，仍保留该表格式，并在本表下方作下述说明：\n\
                    示例局2023年度没有相关收支。\n\n支出决算表\n单位：万元\n科目代码\t科目名称\t本年支出合计\n201\t一般公共服务支出\t5.00";
        let loaded =
            crate::Loaded { uri: "a.txt".to_owned(), content_hash: String::new(), bytes: text.into() };
        let report = crate::read(&loaded).unwrap();
        assert_eq!(report.statements[0].note.as_deref(), Some("示例局2023年度没有相关收支。"));
        let slips: Vec<_> = report.template_leftovers.iter().map(|slip| slip.kind).collect();
        assert_eq!(slips, [SlipKind::Instruction]);
    }
}
