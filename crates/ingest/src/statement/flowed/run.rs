//! A table that runs on in one line: its title, the line above it, its header and its rows in one paragraph, as in web pages that
//! lost their tables.
//!
//! The unit (单位：万元) separates the table from the text above it. After it come rows under a header, or labels that are each followed
//! by a single number (年初结转和结余161.90 本年收入合计3,804.70).

use super::header::{FlowedHeader, Lane};
use super::rows::{self, FlowedLine};
use super::token::{self, Kind, Parted, Token};
use super::{grid, stated};
use crate::document::{Block, Cell, Grid};
use crate::numeral::without_ordinal;
use crate::statement::title;
use compact_str::CompactString;
use juesuan_model::text::{is_blank, squeeze};
use juesuan_model::{Unit, count};

/// The minimum length of a table.
const SHORTEST: usize = 60;
/// And the maximum.
const LONGEST: usize = 30_000;
/// The minimum number of numbers that make the text after a unit a table.
const FEWEST: usize = 3;

/// The parts of a paragraph that contains tables; `None` if it contains none.
pub(super) fn blocks(cell: &Cell) -> Option<Vec<Block>> {
    let text = cell.text.as_str();
    if !(SHORTEST..LONGEST).contains(&text.len()) || !text.contains("单位") || !text.contains('表') {
        return None;
    }
    let starts = starts(text);
    let mut blocks = Vec::new();
    let mut done = 0;
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(text.len(), |next| next.title);
        let body = piece(cell, start.body, end);
        let Some((grid, read)) = table(&body) else { continue };
        let heading = [(done, start.title), (start.title, start.above), (start.above, start.body)];
        blocks.extend(
            heading
                .into_iter()
                .map(|(from, to)| piece(cell, from, to))
                .filter(|cell| !cell.is_blank())
                .map(Block::Paragraph),
        );
        blocks.push(Block::Grid(grid));
        done = start.body + read;
    }
    if blocks.is_empty() {
        return None;
    }
    let rest = piece(cell, done, text.len());
    blocks.extend((!rest.is_blank()).then_some(Block::Paragraph(rest)));
    Some(blocks)
}

/// Where a table's title, the line above it and its header begin in a paragraph, in bytes.
struct Start {
    title: usize,
    above: usize,
    body: usize,
}

/// The tables of a paragraph: each a title followed by a unit.
fn starts(text: &str) -> Vec<Start> {
    let mut starts: Vec<Start> = Vec::new();
    for (at, label) in text.match_indices("单位") {
        let from = at + label.len();
        let after = text.get(from..).expect("a match ends between characters");
        let Some(rest) = after.strip_prefix(['：', ':']) else { continue };
        let rest = rest.trim_start_matches(is_blank);
        let Some(unit) = Unit::ALL.iter().find(|unit| rest.starts_with(unit.label())) else { continue };
        let body = text.len() - rest.len() + unit.label().len();
        let before = starts.last().map_or(0, |start| start.body);
        if let Some((title, above)) = title_before(text, before, at) {
            starts.push(Start { title, above, body });
        }
    }
    starts
}

/// The last title in a part of a text: from the blank before it to its 表.
fn title_before(text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
    let part = text.get(from..to)?;
    part.rmatch_indices('表').find_map(|(at, word)| {
        let end = at + word.len();
        let head = part.get(..end)?;
        let start = head
            .rfind(is_blank)
            .and_then(|at| Some(at + head.get(at..)?.chars().next()?.len_utf8()))
            .unwrap_or(0);
        title::recognize(&title::TitleCandidate::of(head.get(start..)?))?;
        Some((from + start, from + end))
    })
}

/// A part of a paragraph, with its place.
fn piece(cell: &Cell, from: usize, to: usize) -> Cell {
    let before = cell.text.get(..from).unwrap_or_default();
    let text = cell.text.get(from..to).unwrap_or_default();
    let blanks = text.chars().take_while(|c| is_blank(*c)).count();
    let mut locator = cell.locator;
    let moved = count::saturating_u32(before.chars().count() + blanks);
    locator.column = locator.column.map(|column| column.saturating_add(moved));
    Cell { text: text.trim_matches(is_blank).into(), locator }
}

/// The table with which a text begins, and the length of its text in bytes.
fn table(body: &Cell) -> Option<(Grid, usize)> {
    // What follows a note or a sentence is not a table.
    let end =
        ["。", "注：", "注:"].iter().filter_map(|word| body.text.find(word)).min().unwrap_or(body.text.len());
    let part = Cell { text: body.text.get(..end)?.into(), locator: body.locator };
    let tokens = token::tokens(&[&part], Parted::Blanks);
    let last = tokens.iter().rposition(|token| matches!(token.kind, Kind::Number(_)))?;
    let own = tokens.get(..=last)?;
    if own.iter().filter(|token| matches!(token.kind, Kind::Number(_))).count() < FEWEST {
        return None;
    }
    let grid = stated(own, Parted::Lines).or_else(|| labels(own))?;
    // Up to the last number: the words after it are the page's.
    let number = own.last()?.text.as_str();
    let read = part.text.rfind(number)? + number.len();
    Some((grid, read))
}

/// Labels with one number each, under 项目 and 金额.
fn labels(tokens: &[Token]) -> Option<Grid> {
    let first = tokens.iter().position(Token::is_amount)?;
    let above: String = tokens.get(..first)?.iter().map(Token::plain).collect();
    let (heading, label) = split_heading(&above)?;
    let mut name = tokens.get(first.checked_sub(1)?)?.clone();
    name.text = label.into();
    let head = tokens.first()?;
    let word = |text: &str| Cell { text: text.into(), locator: head.locator };
    let lane = || Lane { name: Some(word("项目")), columns: vec![vec![word(heading)]], ..Lane::default() };
    let rest = std::iter::once(name).chain(tokens.get(first..)?.iter().cloned()).collect::<Vec<_>>();
    let mut lines = rows::read(&rest, &lane(), false)?;
    if lines.iter().any(|line| line.amounts.len() > 1) {
        return None;
    }
    let known = |line: &FlowedLine| if is_part(line) { vec![None] } else { vec![Some(0)] };
    // Income first, and expenditure from its sum on: the two sides of a summary.
    let is_sum = |line: &FlowedLine, words: [&str; 2]| {
        line.label.as_ref().is_some_and(|label| words.contains(&squeeze(&label.text).as_ref()))
    };
    let income = lines.iter().position(|line| is_sum(line, ["收入总计", "收入合计"]));
    let expenditure = lines.iter().position(|line| is_sum(line, ["本年支出合计", "支出合计"]));
    let two = income.zip(expenditure).filter(|(income, expenditure)| income < expenditure);
    let right = two.map(|(_, expenditure)| lines.split_off(expenditure));
    let sides: Vec<Vec<FlowedLine>> = std::iter::once(lines).chain(right).collect();
    let header = FlowedHeader { lanes: sides.iter().map(|_| lane()).collect() };
    let columns: Vec<Vec<_>> = sides.iter().map(|lines| lines.iter().map(known).collect()).collect();
    let placed: Vec<Vec<_>> = sides
        .iter()
        .zip(&columns)
        .map(|(lines, columns)| lines.iter().zip(columns.iter().map(Vec::as_slice)).collect())
        .collect();
    grid::of(&header, &placed)
}

/// `项目金额备注年初结转和结余`: the heading of the amounts, and the first label.
fn split_heading(above: &str) -> Option<(&'static str, &str)> {
    const AMOUNTS: [&str; 5] = ["当年决算数", "决算数", "预算数", "金额", "决算金额"];
    let rest = above.strip_prefix("项目")?;
    let (heading, rest) = AMOUNTS.iter().find_map(|word| Some((*word, rest.strip_prefix(word)?)))?;
    let label = rest.strip_prefix("备注").unwrap_or(rest);
    (!label.is_empty()).then_some((heading, label))
}

/// 其中：…, ——…, and the carryover of basic and of project expenditure: parts of a row above, for which there is no item.
fn is_part(line: &FlowedLine) -> bool {
    let label: CompactString =
        line.label.as_ref().map(|label| squeeze(&label.text).as_ref().into()).unwrap_or_default();
    let name = without_ordinal(&label);
    let of_kind = ["基本支出", "项目支出", "财政拨款"].iter().any(|word| name.starts_with(word));
    name.starts_with("其中") || name.starts_with('-') || (of_kind && name.contains("结转"))
}
