//! Lines anywhere that name who drew the report up: `编制单位：示例市财政局　单位：元`.

use super::front::FrontLine;
use super::name::{clean, is_placeholder, names_a_body, names_a_township};
use super::title::Named;
use crate::document::{Block, Cell, Document};
use juesuan_model::text::{is_blank, plain_char, squeeze};
use std::collections::BTreeMap;

/// What such a line begins with; longer labels come before those that they end with.
const LABELS: [&str; 23] = [
    "部门(单位)名称",
    "部门(单位)",
    "单位(部门)",
    "部门/单位",
    "部门名称",
    "编制单位",
    "编制部门",
    "编报单位",
    "编报部门",
    "填报单位",
    "填报部门",
    "报送单位",
    "公开部门",
    "公开单位",
    "预算单位名称",
    "预算单位",
    "预算部门",
    "决算单位",
    "决算部门",
    "单位名称",
    "部门",
    "单位",
    "填报单位名称",
];

/// What such lines contain.
#[derive(Debug, Default)]
pub(super) struct Labeled {
    /// The name that most of them have.
    pub(super) named: Option<Named>,
    /// A name left open in the form.
    pub(super) open: Option<Named>,
}

/// Reads the lines outside of tables, or the cells of tables.
pub(super) fn read(document: &Document, in_tables: bool) -> Labeled {
    let mut names: BTreeMap<String, (usize, usize, Named)> = BTreeMap::new();
    let mut labeled = Labeled::default();
    let mut take = |cell: &Cell, next: Option<&Cell>| {
        for named in values(cell, next) {
            if is_placeholder(&named.name) {
                labeled.open.get_or_insert(named);
                continue;
            }
            let order = names.len();
            names.entry(named.name.clone()).or_insert((0, usize::MAX - order, named)).0 += 1;
        }
    };
    for block in &document.blocks {
        match block {
            Block::Paragraph(cell) if !in_tables => take(cell, None),
            Block::Grid(grid) if in_tables => {
                for row in &grid.rows {
                    let mut cells = row.iter().filter(|cell| !cell.is_blank()).peekable();
                    while let Some(cell) = cells.next() {
                        take(cell, cells.peek().copied());
                    }
                }
            }
            _ => {}
        }
    }
    labeled.named =
        names.into_values().max_by_key(|(count, order, _)| (*count, *order)).map(|(.., named)| named);
    labeled
}

/// The names after the labels in a cell; if a label ends the cell, the name in the next cell.
fn values(cell: &Cell, next: Option<&Cell>) -> Vec<Named> {
    let text = cell.text.as_str();
    // The first bytes of the colons.
    let colons = memchr::memchr3_iter(b':', 0xEF, 0xE2, text.as_bytes());
    colons
        .filter_map(|at| {
            let mut rest = text.get(at..)?.chars();
            if plain_char(rest.next()?) != ':' || !ends_in_label(text.get(..at)?) {
                return None;
            }
            let rest = rest.as_str();
            match next.filter(|_| rest.chars().all(is_blank)) {
                Some(next) => value(&next.text, next),
                None => value(rest, cell),
            }
        })
        .collect()
}

/// Whether a label ends the text, and is not merely the end of a longer word: a blank, a bracket or 表 precedes it.
fn ends_in_label(text: &str) -> bool {
    const LONGEST: usize = 16;
    let last = text.trim_end_matches(is_blank).chars().next_back().map(plain_char);
    if !last.is_some_and(|last| matches!(last, '称' | '位' | '门' | ')')) {
        return false;
    }
    let mut tail: Vec<char> = text.chars().rev().map(plain_char).take(LONGEST).collect();
    tail.reverse();
    let tail: String = tail.into_iter().collect();
    let tail = tail.trim_end();
    let tail = ["(盖章)", "(公章)", "(签章)"].iter().find_map(|seal| tail.strip_suffix(seal)).unwrap_or(tail);
    LABELS.iter().any(|label| {
        tail.strip_suffix(label).is_some_and(|before| {
            before.is_empty() || before.ends_with(|c: char| c == '表' || !c.is_alphanumeric())
        })
    })
}

/// The name at the start of a value: as many pieces between blanks as make up a name, up to the next label, the contents, or the
/// header of a table.
fn value(text: &str, cell: &Cell) -> Option<Named> {
    /// The maximum number of pieces in which a name is printed.
    const PIECES: usize = 8;
    const ENDS: [&str; 6] = ["金额单位", "计量单位", "单位:", "目录", "公开", "年度:"];
    let mut printed = String::new();
    for piece in text.split(is_blank).filter(|piece| !piece.is_empty()).take(PIECES) {
        printed.push_str(&squeeze(piece));
        let end = ENDS.iter().filter_map(|word| printed.find(word)).min();
        let name = end.and_then(|end| printed.get(..end)).unwrap_or(&printed);
        let name = name.split([';', ',', '。', '|']).next().expect("a split has at least one piece");
        let line =
            || FrontLine { text: squeeze(&cell.text).chars().take(SHOWN).collect(), locator: cell.locator };
        if is_placeholder(name) {
            return Some(Named::of(name.to_owned(), None, &line()));
        }
        // 目 録 is printed with a blank.
        let name = name.strip_suffix('目').unwrap_or(name);
        if let Some((name, scope)) =
            clean(name).filter(|(name, _)| names_a_body(name) || names_a_township(name))
        {
            return Some(Named::of(name, scope, &line()));
        }
        if end.is_some() {
            break;
        }
    }
    None
}

/// How many characters of a line are shown as evidence.
const SHOWN: usize = 80;
