//! The rows of a table that flows: labels and the numbers after them.

use super::header::{self, Lane};
use super::solve::Problem;
use super::token::{Kind, Token};
use crate::document::Cell;
use crate::statement::code::split_code;
use compact_str::CompactString;
use juesuan_model::text::squeeze;
use rust_decimal::Decimal;

/// A row: its numbers, and what precedes them.
#[derive(Debug, Default)]
pub(super) struct FlowedLine {
    /// Its code, the parts joined.
    pub(super) code: Option<Cell>,
    pub(super) label: Option<Cell>,
    /// 行次.
    pub(super) number: Option<Cell>,
    /// Numbers, and dashes for blanks.
    pub(super) amounts: Vec<Token>,
    /// Whether its lane is unknown.
    pub(super) doubtful: bool,
}

impl FlowedLine {
    fn is_blank(&self) -> bool {
        self.code.is_none() && self.label.is_none() && self.amounts.is_empty()
    }

    fn is_sum(&self) -> bool {
        let name = self.label.as_ref().map(|name| squeeze(&name.text));
        self.code.is_none() && name.is_some_and(|name| is_total(&name))
    }

    fn digits(&self) -> Option<CompactString> {
        let code = self.code.as_ref()?;
        Some(squeeze(&code.text).as_ref().into())
    }

    /// Adds to its label.
    pub(super) fn name(&mut self, token: &Token) {
        match &mut self.label {
            Some(name) => {
                name.text.push(' ');
                name.text.push_str(&token.text);
            }
            None => self.label = Some(token.cell()),
        }
    }
}

/// `合计`, `本年支出合计`: the sum of the rows.
pub(super) fn is_total(plain: &str) -> bool {
    ["合计", "总计", "小计"].iter().any(|word| plain.ends_with(word)) && plain.chars().count() <= 8
}

/// The rows of a table of one lane; `None` if the pieces do not form rows.
pub(super) fn read(tokens: &[Token], lane: &Lane, by_line: bool) -> Option<Vec<FlowedLine>> {
    let mut lines: Vec<FlowedLine> = Vec::new();
    let mut row = FlowedLine::default();
    let mut close = |row: &mut FlowedLine| {
        // 公务用车保有量（辆） 291: a count, not an amount.
        if row.label.as_ref().is_some_and(|label| counts(&squeeze(&label.text))) {
            row.amounts.clear();
        }
        if !row.is_blank() {
            lines.push(std::mem::take(row));
        }
    };
    let labeled = lane.name.is_some() || lane.code.is_some();
    let mut before: Option<&Token> = None;
    for (at, token) in tokens.iter().enumerate() {
        let new_line = before.is_some_and(|before| before.line != token.line);
        // A name broken over two lines continues unless a total or a code begins.
        let goes_on = lane.code.is_some()
            && row.code.is_some()
            && row.amounts.is_empty()
            && token.is_word()
            && !is_total(&token.plain())
            && split_code(&token.plain()).is_none();
        if by_line && new_line && !goes_on {
            close(&mut row);
        }
        let rest = tokens.get(at..).expect("the token is one of these");
        match token.kind {
            Kind::Odd => return None,
            Kind::Number(_) if is_code(rest, lane, &row, by_line, before) => {
                // 201 | 05 | 02: the parts of one code, unless a name or a number ended it.
                let goes_on = row.label.is_none() && row.amounts.is_empty();
                if let Some(code) = row.code.as_mut().filter(|_| goes_on) {
                    code.text.push_str(&token.plain());
                } else {
                    close(&mut row);
                    row.code = Some(Cell { text: token.plain().into(), locator: token.locator });
                }
            }
            Kind::Number(_) | Kind::Dash => {
                if labeled && row.is_blank() {
                    return None;
                }
                row.amounts.push(token.clone());
            }
            Kind::Word => {
                // A number inside a name would be taken for an amount.
                if by_line && lane.columns.len() > 1 && !row.amounts.is_empty() {
                    return None;
                }
                let full = row.label.is_some() && !by_line;
                if !row.amounts.is_empty() || full {
                    close(&mut row);
                }
                let plain = token.plain();
                match split_code(&plain).filter(|(_, name)| !name.is_empty() && row.code.is_none()) {
                    Some((code, _)) => {
                        row.code = Some(Cell { text: code.into(), locator: token.locator });
                        let name = token.text.trim_start_matches(|c: char| {
                            squeeze(c.encode_utf8(&mut [0; 4])).bytes().all(|byte| byte.is_ascii_digit())
                        });
                        row.label = Some(Cell { text: name.trim_start().into(), locator: token.locator });
                    }
                    None => row.name(token),
                }
            }
        }
        before = Some(token);
    }
    close(&mut row);
    // Rows without a number at the top could be more of the header.
    let first = lines.iter().position(|line| !line.amounts.is_empty() || line.code.is_some())?;
    lines.drain(..first);
    if lane.line_number.is_some() { with_numbers(lines) } else { Some(lines) }
}

/// Takes the line numbers (行次) from before the amounts; `None` if they do not count on from row to row.
fn with_numbers(mut lines: Vec<FlowedLine>) -> Option<Vec<FlowedLine>> {
    let mut expected: Option<u32> = None;
    for line in lines.iter_mut().filter(|line| !line.amounts.is_empty()) {
        let token = line.amounts.remove(0);
        let number = token.integer()?;
        if expected.is_some_and(|expected| expected != number) {
            return None;
        }
        expected = number.checked_add(1);
        line.number = Some(token.cell());
    }
    Some(lines)
}

/// Whether a label shows that the number after it is a count of things.
fn counts(label: &str) -> bool {
    ["(辆)", "(台)", "(台/套)", "(个)", "(批)", "(批次)", "(人)", "(人次)"]
        .iter()
        .any(|unit| label.ends_with(unit))
}

/// Whether digits are a row's code, or continue it: a name that is not a total follows.
fn is_code(rest: &[Token], lane: &Lane, row: &FlowedLine, by_line: bool, before: Option<&Token>) -> bool {
    let [token, next, ..] = rest else { return false };
    let plain = token.plain();
    let digits = plain.len();
    if token.integer().is_none() || (by_line && next.line != token.line) {
        return false;
    }
    let begun = row.code.is_some() && row.label.is_none() && row.amounts.is_empty();
    if begun {
        let whole = row.code.as_ref().map_or(0, |code| code.text.len());
        return matches!((whole, digits), (3 | 5, 2));
    }
    let opens = before.is_none_or(|before| before.line != token.line || before.ends_row);
    let whole = matches!(digits, 3 | 5 | 7) && plain.starts_with(['2', '3', '5']);
    let named = next.is_word() && !is_total(&next.plain());
    let parted = digits == 3 && next.integer().is_some() && next.plain().len() == 2;
    whole && (named || parted) && (lane.code.is_some() || (by_line && opens))
}

/// The numbers of rows and the sums among them.
pub(super) fn problem(lines: &[FlowedLine], lane: &Lane) -> Problem {
    Problem {
        columns: lane.columns.len(),
        equations: lane.equations.clone(),
        rows: lines.iter().map(numbers).collect(),
        sums: sums(lines),
    }
}

/// A dash is a zero in its place.
fn numbers(line: &FlowedLine) -> Vec<Decimal> {
    let number = |token: &Token| match token.kind {
        Kind::Number(number) => number,
        _ => Decimal::ZERO,
    };
    line.amounts.iter().map(number).collect()
}

/// Which rows add up to which: the codes below a code to that code, and the rows that are below none to the total.
fn sums(lines: &[FlowedLine]) -> Vec<(usize, Vec<usize>)> {
    /// The maximum number of rows of a table.
    const MOST: usize = 3_000;
    if lines.len() > MOST {
        return Vec::new();
    }
    let mut parts: Vec<Vec<usize>> = vec![Vec::new(); lines.len()];
    let mut top = Vec::new();
    let mut above: Vec<(usize, CompactString)> = Vec::new();
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_sum()) {
        let digits = line.digits().unwrap_or_default();
        while above
            .last()
            .is_some_and(|(_, code)| !(digits.len() > code.len() && digits.starts_with(code.as_str())))
        {
            above.pop();
        }
        match above.last().and_then(|(row, _)| parts.get_mut(*row)) {
            Some(parts) => parts.push(index),
            None if is_part(line) => {}
            None => top.push(index),
        }
        if !digits.is_empty() {
            above.push((index, digits));
        }
    }
    let codes = parts.into_iter().enumerate().filter(|(_, parts)| !parts.is_empty());
    let totals =
        lines.iter().enumerate().filter(|(_, line)| line.is_sum()).map(|(index, _)| (index, top.clone()));
    codes.chain(totals).collect()
}

/// `其中：…` is part of the row above.
fn is_part(line: &FlowedLine) -> bool {
    line.label.as_ref().is_some_and(|name| squeeze(&name.text).starts_with("其中"))
}

/// Where the header ends and the rows begin: after the numbers of the columns (栏次 1 2 3), or before the label of the first
/// number.
pub(super) fn begin(tokens: &[Token], by_line: bool) -> Option<usize> {
    if let Some(at) = ordinals_end(tokens) {
        return Some(at);
    }
    if by_line {
        // A line that ends in a number, or begins with a code.
        let is_row = |line: usize| {
            let own = || tokens.iter().filter(|token| token.line == line);
            let coded = own().next().is_some_and(|token| split_code(&token.plain()).is_some());
            own().any(Token::is_amount) && (coded || own().next_back().is_some_and(Token::is_amount))
        };
        let first = tokens.iter().map(|token| token.line).find(|&line| is_row(line))?;
        let at = tokens.iter().position(|token| token.line == first)?;
        // The whole table in one line.
        return if tokens.get(at).is_some_and(header::is_heading) {
            before_number(tokens, at)
        } else {
            Some(at)
        };
    }
    before_number(tokens, 0)
}

/// The place of the first label: a name, and its code.
fn before_number(tokens: &[Token], from: usize) -> Option<usize> {
    let code = |at: usize| {
        tokens.get(at).is_some_and(|token| token.integer().is_some() && split_code(&token.plain()).is_some())
    };
    let first = (from..tokens.len()).find(|&at| tokens.get(at).is_some_and(Token::is_amount))?;
    // If so, the first number is a code.
    if code(first) && tokens.get(first + 1).is_some_and(Token::is_word) {
        return Some(first);
    }
    let name = first.checked_sub(1)?;
    if name > 0 && code(name - 1) { Some(name - 1) } else { Some(name) }
}

/// The position after 栏次 1 2 3 or 1 2 3 4; `None` if columns have no numbers.
fn ordinals_end(tokens: &[Token]) -> Option<usize> {
    let start = tokens.iter().position(header::numbers_columns).or_else(|| {
        let first = tokens.iter().position(Token::is_amount)?;
        let is = |at: usize, number: u32| tokens.get(at).and_then(Token::integer) == Some(number);
        (is(first, 1) && is(first + 1, 2) && is(first + 2, 3)).then_some(first)
    })?;
    let mut expected = 1;
    let mut end = None;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        if token.integer() == Some(expected) {
            expected += 1;
            end = Some(at + 1);
        } else if !header::numbers_columns(token) {
            break;
        }
    }
    end
}
