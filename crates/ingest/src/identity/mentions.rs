//! The publisher and the year where no line is a title of its own: in a title within a longer text, in what the duties say,
//! in what a web page says of itself.

use super::{FiscalYear, year_in, years_in};
use crate::document::{Block, Document};
use crate::numeral::digit;
use juesuan_model::text::squeeze;
use std::borrow::Cow;

/// Titles stand within so many characters from the top of a page that is one line.
const TOP: usize = 1_500;
/// A body's name is no longer.
const LONGEST_NAME: usize = 32;
/// And no shorter, where nothing but its ending tells that it is one.
const SHORTEST_NAME: usize = 4;

/// The body whose name stands right before or right behind a year: `示例县人民检察院2014年收入支出决算批复`,
/// `2015年度示例区示例乡人民政府决算说明`. Of several the longest, which is the whole name.
pub(super) fn beside_a_year(document: &Document) -> Option<String> {
    let mut best: Option<String> = None;
    for text in top(document) {
        for (_, start, end) in years_in(&text) {
            let before = text.get(..start).map(last_run).unwrap_or_default();
            let after = text.get(end..).map(|tail| first_name(without_year_word(tail))).unwrap_or_default();
            for name in [before, after] {
                let name = name.trim_start_matches("关于");
                let longer = best.as_ref().is_none_or(|best| best.chars().count() < name.chars().count());
                if names_a_body(name) && longer {
                    best = Some(name.to_owned());
                }
            }
        }
    }
    best
}

/// The body that the duties begin with: `示例市人民法院是国家的审判机关`.
pub(super) fn by_its_duties(document: &Document) -> Option<String> {
    lines(document).find_map(|line| {
        let clauses = line.split(['。', ';', ',', ':', '、', ')']);
        clauses.filter_map(|clause| clause.split_once('是')).find_map(|(name, rest)| {
            let of_duties = ["机关", "部门", "单位", "机构", "主管"].iter().any(|word| rest.contains(word));
            (of_duties && names_a_body(name)).then(|| name.to_owned())
        })
    })
}

/// What a web page says of itself: `发布机构: 示例县财政局`.
pub(super) fn by_its_publisher(document: &Document) -> Option<String> {
    const LABELS: [&str; 4] = ["发布机构:", "发布单位:", "公开单位:", "责任部门:"];
    lines(document).find_map(|line| {
        let name = LABELS.iter().find_map(|label| line.strip_prefix(label))?;
        (names_a_body(name) || name.ends_with(['乡', '镇'])).then(|| name.to_owned())
    })
}

/// The year that the text names most often as `2018年度`; where it names none so, the most frequent year of all.
pub(super) fn year_of_the_text(document: &Document) -> Option<FiscalYear> {
    let text: String = lines(document).collect();
    let years = || years_in(&text).map(|(year, _, end)| (year, text.get(end..).unwrap_or_default()));
    super::most_frequent(years().filter(|(_, after)| after.starts_with("年度")).map(|(year, _)| year))
        .or_else(|| super::most_frequent(years().filter(|(_, after)| is_year(after)).map(|(year, _)| year)))
}

/// Not the year of a date.
fn is_year(after: &str) -> bool {
    let rest = after.strip_prefix('年').unwrap_or("0");
    !rest.starts_with(|c: char| digit(c).is_some() || c == '十')
}

fn lines(document: &Document) -> impl Iterator<Item = Cow<'_, str>> {
    document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(cell) => Some(squeeze(&cell.text)),
        Block::Grid(_) => None,
    })
}

/// The texts at the top, up to so many characters altogether; of what a page says of itself, its title only.
fn top(document: &Document) -> Vec<String> {
    let mut left = TOP;
    let mut texts = Vec::new();
    for line in lines(document) {
        let text: String = super::without_label(&line).unwrap_or_default().chars().take(left).collect();
        left -= text.chars().count();
        texts.push(text);
    }
    texts
}

/// The characters of names at the end of a text.
fn last_run(text: &str) -> &str {
    let start = text.char_indices().rev().take_while(|(_, c)| is_of_names(*c)).last();
    start.and_then(|(start, _)| text.get(start..)).unwrap_or_default()
}

/// The name at the start of a text, up to what the report is called: 部门决算, 收支预算.
fn first_name(text: &str) -> &str {
    let run = text.find(|c: char| !is_of_names(c)).unwrap_or(text.len());
    let run = text.get(..run).unwrap_or_default();
    let words = ["部门", "单位", "本级", "决算", "预算", "收支", "收入", "支出", "财政"];
    // 财政局 is a name.
    let end = words.iter().filter_map(|word| {
        let at = run.find(word)?;
        let name = run.get(at..).is_some_and(|rest| rest.starts_with("财政局") || rest.starts_with("财政厅"));
        (!name).then_some(at)
    });
    end.min().and_then(|end| run.get(..end)).unwrap_or(run)
}

fn without_year_word(text: &str) -> &str {
    text.strip_prefix("年度").or_else(|| text.strip_prefix('年')).unwrap_or(text)
}

fn is_of_names(c: char) -> bool {
    c.is_alphabetic() && !c.is_ascii()
}

/// Whether a run of characters is a body's whole name, not the end of a sentence.
fn names_a_body(name: &str) -> bool {
    let length = name.chars().count();
    let speaks = ["本", "我", "该", "各", "现将", "按照", "根据", "及其", "关于"];
    (SHORTEST_NAME..=LONGEST_NAME).contains(&length)
        && !speaks.iter().any(|word| name.starts_with(word))
        && !["通知", "公开", "概况", "情况", "本级"].iter().any(|word| name.contains(word))
        && year_in(name).is_none()
        && super::names_a_body(name)
}
