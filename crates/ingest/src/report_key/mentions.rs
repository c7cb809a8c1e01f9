//! The department and the year if no line is a title of its own: from a title within a longer text, the heading of the overview,
//! the duties, or the data that a web page prints about itself.

use super::front::FrontLine;
use super::name::{clean, fuller, is_of_names, names_a_body, names_a_township};
use super::title::Named;
use super::year::{is_fiscal, without_year_word, years_in};
use crate::document::{Block, Cell, Document};
use crate::numeral::without_ordinal;
use juesuan_model::text::{is_blank, squeeze};
use juesuan_model::{FiscalYear, Locator};

/// The minimum length of a run of characters that only its ending identifies as a name.
const SHORTEST_NAME: usize = 4;
/// What the report is about is within this many characters of the year.
const NEAR: usize = 30;
/// How many characters of a text are shown as evidence.
const SHOWN: usize = 60;

/// The departments named right before or right after a fiscal year and what the report is about: `示例县人民检察院2014年收入支出决算批复`,
/// `2015年度示例区示例乡人民政府决算说明`. Text in 《》 is a citation and does not count.
pub(super) fn beside_a_year(texts: &[FrontLine]) -> Vec<Named> {
    const ABOUT: [&str; 8] = ["决算", "预算", "收入", "支出", "三公", "年初结转", "收支", "结转"];
    let mut found: Vec<Named> = Vec::new();
    for line in texts {
        if years_in(&line.text).next().is_none() {
            continue;
        }
        let text = without_cited(&line.text);
        for (_, start, end) in years_in(&text) {
            let rest = text.get(end..).expect("a year ends between characters");
            let (before, after) =
                (text.get(..start).expect("a year begins between characters"), without_year_word(rest));
            let before = last_run(before);
            let near: String = after.chars().take(NEAR).take_while(|c| !matches!(c, '。' | ';')).collect();
            if !is_fiscal(rest) && rest.starts_with('年') || !ABOUT.iter().any(|word| near.contains(word)) {
                continue;
            }
            let before = before.trim_start_matches("关于").trim_end_matches("关于");
            // 2027年，示例市财政局收入预算…: there may be a comma between them.
            for name in [before, first_name(after.trim_start_matches(','))] {
                let named = clean(name)
                    .filter(|(name, _)| names_a_body(name) && name.chars().count() >= SHORTEST_NAME);
                let shown: String = text
                    .chars()
                    .skip(text.get(..start).map_or(0, |t| t.chars().count()).saturating_sub(20))
                    .take(SHOWN)
                    .collect();
                let line = FrontLine { text: shown, locator: line.locator };
                found.extend(named.map(|(name, scope)| Named::of(name, scope, &line)));
            }
        }
    }
    found
}

/// The fullest of several names; `None` if they are of different departments.
pub(super) fn one_of(found: &[Named]) -> Option<&Named> {
    let first = found.first()?;
    let names = || found.iter().map(|named| named.name.as_str());
    let fullest = fuller(&first.name, names()).unwrap_or(&first.name);
    let is_same = |name: &str| fullest.ends_with(name) || name == fullest;
    names().all(is_same).then(|| found.iter().find(|named| named.name == fullest)).flatten()
}

/// The department of the overview: `第一部分 示例市财政局概况`, `一、示例市幼儿园概况`.
pub(super) fn by_its_overview(front: &[FrontLine]) -> Option<Named> {
    front.iter().find_map(|line| {
        let (before, _) = line.text.split_once("概况")?;
        let before = before.split_once("部分").map_or(before, |(_, name)| name);
        let before = without_ordinal(before.trim_start_matches(':'));
        let before = ["部门基本", "单位基本", "基本"]
            .iter()
            .find_map(|word| before.strip_suffix(word))
            .unwrap_or(before);
        let (name, scope) =
            clean(before).filter(|(name, _)| names_a_body(name) && name.chars().count() >= SHORTEST_NAME)?;
        Some(Named::of(name, scope, line))
    })
}

/// The department with which the duties begin: `示例市人民法院是国家的审判机关`.
pub(super) fn by_its_duties(document: &Document) -> Option<Named> {
    lines(document).find_map(|line| {
        let clauses = line.text.split(['。', ';', ',', ':', '、', ')']);
        clauses.filter_map(|clause| clause.split_once('是')).find_map(|(name, rest)| {
            let of_duties = ["机关", "部门", "单位", "机构", "主管"].iter().any(|word| rest.contains(word));
            let (name, scope) = clean(name).filter(|(name, _)| {
                of_duties && names_a_body(name) && name.chars().count() >= SHORTEST_NAME
            })?;
            let shown = line.text.chars().take(SHOWN).collect();
            Some(Named::of(name, scope, &FrontLine { text: shown, locator: line.locator }))
        })
    })
}

/// The publisher that a web page names (`发布机构: 示例县财政局`): only a candidate.
pub(super) fn publisher(document: &Document) -> Option<Named> {
    const LABELS: [&str; 5] = ["发布机构:", "发布单位:", "公开单位:", "责任部门:", "来源:"];
    // The first characters of the labels.
    let may_begin = |text: &str| text.trim_start_matches(is_blank).starts_with(['发', '公', '责', '来']);
    paragraphs(document).filter(|cell| may_begin(&cell.text)).map(line).find_map(|line| {
        let name = LABELS.iter().find_map(|label| line.text.strip_prefix(label))?;
        let (name, scope) = clean(name)?;
        (names_a_body(&name) || names_a_township(&name)).then(|| Named::of(name, scope, &line))
    })
}

/// The year that the text names most often as `2018年度`; if it names no such year, the most frequent year of all.
pub(super) fn year_of_the_text(document: &Document) -> Option<(FiscalYear, String, Locator)> {
    let mut of_fiscal_years = Vec::new();
    let mut of_years = Vec::new();
    for line in lines(document) {
        for (year, start, end) in years_in(&line.text) {
            let after = line.text.get(end..).expect("a year ends between characters");
            let place = || {
                let words = line.text.get(start..).expect("a year begins between characters");
                let words = words.chars().take(SHOWN / 2).collect::<String>();
                (year, words, line.locator)
            };
            if after.starts_with("年度") {
                of_fiscal_years.push(place());
            } else if is_fiscal(after) || !after.starts_with('年') {
                of_years.push(place());
            }
        }
    }
    [of_fiscal_years, of_years].into_iter().find_map(|years| {
        let year = super::most_frequent(years.iter().map(|(year, ..)| *year))?;
        years.into_iter().find(|(other, ..)| *other == year)
    })
}

fn lines(document: &Document) -> impl Iterator<Item = FrontLine> {
    paragraphs(document).map(line)
}

fn line(cell: &Cell) -> FrontLine {
    FrontLine { text: squeeze(&cell.text).into_owned(), locator: cell.locator }
}

fn paragraphs(document: &Document) -> impl Iterator<Item = &Cell> {
    document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(cell) => Some(cell),
        Block::Grid(_) => None,
    })
}

/// The text without what is in 《》.
fn without_cited(text: &str) -> String {
    let mut depth = 0_u32;
    let mut said = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '《' => depth += 1,
            '》' => {
                depth = depth.saturating_sub(1);
                said.push('《');
            }
            _ if depth == 0 => said.push(c),
            _ => {}
        }
    }
    said
}

/// The run of name characters at the end of a text, including (本级).
fn last_run(text: &str) -> &str {
    let in_name = |c: char| is_of_names(c) || matches!(c, '(' | ')');
    let start = text.char_indices().rev().take_while(|(_, c)| in_name(*c)).last();
    start.and_then(|(start, _)| text.get(start..)).unwrap_or_default()
}

/// The name at the start of a text, up to what the report is called: 部门决算, 收支预算; empty if no such word follows.
fn first_name(text: &str) -> &str {
    const WORDS: [&str; 13] = [
        "部门",
        "单位",
        "决算",
        "预算",
        "收支",
        "收入",
        "支出",
        "财政",
        "一般公共",
        "年初",
        "年末",
        "本年",
        "总收",
    ];
    let run = text.find(|c: char| !is_of_names(c) && !matches!(c, '(' | ')')).unwrap_or(text.len());
    let run = text.get(..run).expect("a match begins between characters");
    // 财政局 is a name.
    let end = WORDS.iter().filter_map(|word| {
        let at = run.find(word)?;
        let name = run.get(at..).is_some_and(|rest| {
            ["财政局", "财政厅", "财政所", "财政部"].iter().any(|name| rest.starts_with(name))
        });
        (!name && at > 0).then_some(at)
    });
    end.min().and_then(|end| run.get(..end)).unwrap_or_default()
}
