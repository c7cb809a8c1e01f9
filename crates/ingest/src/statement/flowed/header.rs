//! The header of a table that flows: its words in reading order, assigned to their columns.
//!
//! The lines of a header are its levels; if lines are lost, a level begins with the headings of the labels (科目编码) or with a sum
//! (小计) of what is above. Each level divides columns of the level above; the words show which.

use super::columns::{Node, divide, finish, is_phase};
use super::solve::Equation;
use super::token::Token;
use crate::document::Cell;
use crate::statement::terms::{FLOWS, FUNDS, ITEMS, MEASURES, THREE_PUBLIC, first};

/// What a table's columns are.
#[derive(Debug, Default)]
pub(super) struct FlowedHeader {
    /// Its lanes from left to right.
    pub(super) lanes: Vec<Lane>,
}

/// Columns that belong together: labels, line numbers, amounts.
#[derive(Debug, Default)]
pub(super) struct Lane {
    /// The heading of its codes.
    pub(super) code: Option<Cell>,
    /// The heading of its names.
    pub(super) name: Option<Cell>,
    /// The heading of its line numbers.
    pub(super) line_number: Option<Cell>,
    /// The columns of amounts, each with its heading from the top level to the lowest.
    pub(super) columns: Vec<Vec<Cell>>,
    /// The start and end of the lowest heading of each in its line.
    pub(super) places: Vec<(usize, usize)>,
    /// What holds among them in each row.
    pub(super) equations: Vec<Equation>,
}

/// The role of a word in a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Code,
    Name,
    /// 类, 款, 项: the parts of a code.
    Level,
    LineNumber,
    /// 栏次, and the numbers that follow it.
    Ordinal,
    Remark,
    /// Over amounts.
    Amount,
}

/// Words that are headings of labels, as a whole.
const NAMES: [&str; 7] = ["项目", "科目", "名称", "单位名称", "项目名称", "收入项目", "支出项目"];
/// Words that are sums of what is next to them.
pub(super) const SUMS: [&str; 3] = ["合计", "小计", "总计"];
/// Words that are above what they divide, as a whole.
const GROUPS: [&str; 10] = [
    "收入",
    "支出",
    "其中",
    "收入预算",
    "支出预算",
    "收入决算",
    "支出决算",
    "本年收入",
    "本年支出",
    "项目支出预算",
];
/// Possible endings of headings of amounts.
const AMOUNTS: [&str; 12] =
    ["金额", "数", "合计", "小计", "总计", "支出", "收入", "费", "资金", "拨款", "结余", "经费"];

/// The comparable form of a header word: `其 中：` and `其中` are the same.
pub(super) fn plain(token: &Token) -> String {
    token.plain().trim_end_matches([':', ',']).to_owned()
}

fn role(plain: &str) -> Option<Role> {
    let named = |level: &str| {
        first(level, MEASURES).is_some()
            || first(level, FLOWS).is_some()
            || first(level, FUNDS).is_some()
            || first(level, ITEMS).is_some()
            || first(level, THREE_PUBLIC).is_some()
    };
    if ["类", "款", "项", "类款项", "类款"].contains(&plain) {
        Some(Role::Level)
    } else if plain == "栏次" || plain == "栏目" {
        Some(Role::Ordinal)
    } else if plain == "行次" || plain == "序号" {
        Some(Role::LineNumber)
    } else if plain == "备注" {
        Some(Role::Remark)
    } else if ["编码", "代码"].iter().any(|word| plain.contains(word)) {
        Some(Role::Code)
    } else if NAMES.contains(&plain)
        || plain.starts_with("项目(")
        || (plain.contains("科目") && (plain.ends_with("名称") || plain.ends_with("科目")))
    {
        Some(Role::Name)
    } else if GROUPS.contains(&plain) || named(plain) || AMOUNTS.iter().any(|word| plain.ends_with(word)) {
        Some(Role::Amount)
    } else {
        None
    }
}

/// Whether a word may be in a header.
pub(super) fn is_heading(token: &Token) -> bool {
    token.is_word() && role(&plain(token)).is_some()
}

/// Whether a word is 栏次: the numbers that follow it number the columns.
pub(super) fn numbers_columns(token: &Token) -> bool {
    role(&plain(token)) == Some(Role::Ordinal)
}

pub(super) fn is_sum(plain: &str) -> bool {
    SUMS.contains(&plain)
}

/// Reads a header; `None` if one of its words is unknown, or has an unknown column, or if the number of columns differs from the
/// number that it prints.
pub(super) fn read(tokens: &[Token]) -> Option<FlowedHeader> {
    let header = lanes(tokens)?;
    let numbered = tokens.iter().filter(|token| token.is_amount()).count();
    let columns: usize = header.lanes.iter().map(|lane| lane.columns.len()).sum();
    (numbered == 0 || numbered == columns).then(|| one_lane(header))
}

fn lanes(tokens: &[Token]) -> Option<FlowedHeader> {
    let levels = levels(tokens)?;
    // A side has labels and amounts: a 项目 without any amount repeats the heading of labels.
    let begins = |level: &Level, at: usize| {
        let role = |at: usize| level.get(at).map(|(role, _)| *role);
        role(at) == Some(Role::Name) && (at + 1..level.len()).any(|at| role(at) == Some(Role::Amount))
    };
    let sides = |level: &Level| (0..level.len()).filter(|&at| begins(level, at)).count();
    let labels = levels.iter().position(|level| sides(level) > 1);
    match labels {
        Some(labels) => side_by_side(&levels, labels),
        None => Some(FlowedHeader { lanes: vec![one(&levels)?] }),
    }
}

type Level = Vec<(Role, Token)>;

/// The header's words by levels. Words that a blank split (项 目) are joined.
fn levels(tokens: &[Token]) -> Option<Vec<Level>> {
    let mut lines: Vec<usize> = tokens.iter().map(|token| token.line).collect();
    lines.dedup();
    let by_row = lines.len() < tokens.len();
    let mut levels: Vec<Level> = vec![Level::new()];
    let mut line = tokens.first()?.line;
    let mut ended = false;
    let mut tokens = tokens.iter().peekable();
    let mut ordinals = false;
    while let Some(token) = tokens.next() {
        if token.is_amount() {
            // 1, 2, 3: the columns' numbers.
            if !ordinals && token.integer().is_none() {
                return None;
            }
            continue;
        }
        let mut token = token.clone();
        let mut known = role(&plain(&token));
        // A blank may have split a word: 项 目, 公务用车 购置费, 因公出国 (境)费.
        while let Some(next) = tokens.peek().filter(|next| next.is_word() && next.line == token.line) {
            let joined = format!("{}{}", plain(&token), plain(next));
            if !is_torn(&plain(&token), &plain(next), &joined) {
                break;
            }
            token.text = format!("{} {}", token.text, next.text).into();
            token.place.1 = next.place.1;
            token.ends_row = next.ends_row;
            known = role(&joined);
            tokens.next();
        }
        let role = known?;
        ordinals |= role == Role::Ordinal;
        let begins = ended
            || (by_row && token.line != line)
            || levels.last().is_some_and(|level| breaks(level, role, &token));
        ended = token.ends_row;
        line = token.line;
        if begins {
            levels.push(Level::new());
        }
        levels.last_mut()?.push((role, token));
    }
    levels.retain(|level| !level.is_empty());
    Some(levels)
}

/// Whether two pieces are one word: one of them is not a word by itself, but both together are.
fn is_torn(first: &str, second: &str, joined: &str) -> bool {
    let single = |text: &str| text.chars().count() == 1 && role(text) != Some(Role::Level);
    let whole = NAMES.contains(&joined)
        || GROUPS.contains(&joined)
        || is_sum(joined)
        || ["栏次", "行次", "金额", "备注"].contains(&joined);
    (whole && first.chars().count() == 1)
        || (role(joined).is_some()
            && (role(first).is_none() || second.starts_with(['(', '和', '及', '与', '、']) || single(second))
            && role(second).is_none_or(|role| role == Role::Amount))
}

/// Whether a word cannot be on the level that precedes it, because of its meaning: the heading of labels after those of amounts,
/// unless it is the second of its kind, that of the other side; or a sum or a phase of what is above.
fn breaks(level: &Level, role: Role, token: &Token) -> bool {
    let Some((_, opens)) = level.iter().find(|(role, _)| *role == Role::Amount) else { return false };
    let opens = plain(opens);
    let plain = plain(token);
    let after_amount = level.last().is_some_and(|(role, _)| *role == Role::Amount);
    // What 其中 divides is below it.
    if level.last().is_some_and(|(_, last)| self::plain(last) == "其中") {
        return true;
    }
    match role {
        Role::Code | Role::Name => level.iter().all(|(other, _)| *other != role),
        Role::Amount if is_sum(&plain) => after_amount && opens != plain,
        Role::Amount if ["预算数", "决算数"].contains(&plain.as_str()) => {
            after_amount && !is_phase(&opens)
        }
        _ => false,
    }
}

/// A header with one lane.
fn one(levels: &[Level]) -> Option<Lane> {
    let mut lane = Lane::default();
    let mut nodes: Vec<Node> = Vec::new();
    for level in levels {
        let mut words = Vec::new();
        for (role, token) in level {
            match role {
                Role::Code => lane.code = lane.code.or(Some(token.cell())),
                Role::Name => lane.name = Some(token.cell()),
                Role::LineNumber => lane.line_number = Some(token.cell()),
                Role::Amount => words.push(Node::of(token)),
                Role::Level | Role::Ordinal | Role::Remark => {}
            }
        }
        if words.is_empty() {
            continue;
        }
        if nodes.is_empty() {
            nodes = words;
        } else if !divide(&mut nodes, words) {
            return None;
        }
    }
    finish(&mut lane, nodes)?;
    Some(lane)
}

/// A header with the labels of several lanes on one level.
fn side_by_side(levels: &[Level], labels: usize) -> Option<FlowedHeader> {
    let mut header = FlowedHeader::default();
    let mut words: Vec<Vec<Node>> = Vec::new();
    for (role, token) in levels.get(labels)? {
        let new = words.last().is_none_or(|words| !words.is_empty());
        if matches!(role, Role::Code | Role::Name | Role::LineNumber) && new {
            header.lanes.push(Lane::default());
            words.push(Vec::new());
        }
        let lane = header.lanes.last_mut()?;
        match role {
            Role::Code => lane.code = Some(token.cell()),
            Role::Name => lane.name = Some(token.cell()),
            Role::LineNumber => lane.line_number = Some(token.cell()),
            Role::Amount => words.last_mut()?.push(Node::of(token)),
            Role::Level | Role::Ordinal | Role::Remark => {}
        }
    }
    let amounts = |level: &Level| level.iter().filter(|(role, _)| *role == Role::Amount).count();
    if levels.iter().skip(labels + 1).any(|level| amounts(level) > 0) {
        return None;
    }
    let headings: Vec<&Token> = levels
        .iter()
        .take(labels)
        .flatten()
        .filter(|(role, _)| *role == Role::Amount)
        .map(|(_, token)| token)
        .collect();
    let one_each = headings.len() == header.lanes.len();
    for (index, (lane, words)) in header.lanes.iter_mut().zip(words).enumerate() {
        finish(lane, words)?;
        if let Some(heading) = headings.get(index).filter(|_| one_each) {
            lane.columns.iter_mut().for_each(|column| column.insert(0, heading.cell()));
        }
    }
    Some(header)
}

/// The economic classes continue in the next lane: if each row has its code, they are rows like the others.
fn one_lane(mut header: FlowedHeader) -> FlowedHeader {
    if header.lanes.len() > 1
        && header.lanes.iter().all(|lane| lane.code.is_some() && lane.columns.len() == 1)
    {
        header.lanes.truncate(1);
        header
            .lanes
            .iter_mut()
            .flat_map(|lane| &mut lane.columns)
            .for_each(|column| column.drain(..column.len() - 1).for_each(drop));
    }
    header
}
