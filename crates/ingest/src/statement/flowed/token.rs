//! The pieces of a table that flows: words, numbers and dashes, separated by whatever separates the cells of the text.

use crate::document::Cell;
use compact_str::CompactString;
use juesuan_model::money::Number;
use juesuan_model::text::{is_blank, plain_char, squeeze};
use juesuan_model::{Locator, count};
use rust_decimal::Decimal;

/// What separates the cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parted {
    /// Bars, some of them lost.
    Bars,
    /// Each line is a cell.
    Lines,
    /// Two blanks or more; a single blank may be inside a name.
    Runs,
    /// Any blank.
    Blanks,
}

impl Parted {
    /// What separates the cells of most lines.
    pub(super) fn of(lines: &[&Cell]) -> Self {
        let count = |is: &dyn Fn(&str) -> bool| lines.iter().filter(|line| is(&line.text)).count();
        let pieces = |text: &str| text.split(is_blank).filter(|piece| !piece.is_empty()).count();
        let ends_in_number = |text: &str| {
            text.split(is_blank)
                .rfind(|piece| !piece.is_empty())
                .is_some_and(|last| matches!(kind(last), Kind::Number(_)))
        };
        let barred = count(&|text| text.contains(is_bar));
        let alone = count(&|text| pieces(text) == 1 && ends_in_number(text));
        let rows = count(&|text| pieces(text) > 1 && ends_in_number(text));
        let spread = count(&|text| ends_in_number(text) && has_run(text.trim_matches(is_blank)));
        if barred * 3 >= lines.len() {
            Self::Bars
        } else if alone > rows {
            Self::Lines
        } else if spread * 2 > rows {
            Self::Runs
        } else {
            Self::Blanks
        }
    }

    /// Whether a line is a row, so that its end is that of the row.
    pub(super) fn has_rows(self) -> bool {
        matches!(self, Self::Runs | Self::Blanks)
    }
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number(Decimal),
    /// A dash: a cell that is marked as blank.
    Dash,
    /// Digits that are not a number.
    Odd,
}

/// A piece with its place.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) text: CompactString,
    pub(super) kind: Kind,
    pub(super) locator: Locator,
    /// Its line, counted within the table.
    pub(super) line: usize,
    /// Its start and end in its line; a Chinese character counts as two wide.
    pub(super) place: (usize, usize),
    /// Whether a row seems to end after it: it is followed by more bars than cells.
    pub(super) ends_row: bool,
}

impl Token {
    /// A piece of a line, from one character to another.
    fn of(cell: &Cell, line: usize, start: usize, text: &str) -> Self {
        let mut locator = cell.locator;
        locator.column = locator.column.map(|column| column.saturating_add(count::saturating_u32(start)));
        let before: usize = cell.text.chars().take(start).map(width).sum();
        let end = before + text.chars().map(width).sum::<usize>();
        Self { text: text.into(), kind: kind(text), locator, line, place: (before, end), ends_row: false }
    }

    /// The text without blanks.
    pub(super) fn plain(&self) -> String {
        squeeze(&self.text).into_owned()
    }

    pub(super) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// A number or a dash: the contents of a column of amounts.
    pub(super) fn is_amount(&self) -> bool {
        matches!(self.kind, Kind::Number(_) | Kind::Dash)
    }

    /// A whole number without separators.
    pub(super) fn integer(&self) -> Option<u32> {
        let plain = self.plain();
        plain.bytes().all(|byte| byte.is_ascii_digit()).then(|| plain.parse().ok()).flatten()
    }

    /// As a cell of a table.
    pub(super) fn cell(&self) -> Cell {
        Cell { text: self.text.clone(), locator: self.locator }
    }
}

fn kind(text: &str) -> Kind {
    match Number::parse(text) {
        Ok(Some(number)) => Kind::Number(number.value),
        Ok(None) => Kind::Dash,
        Err(_) if text.chars().any(char::is_alphabetic) => Kind::Word,
        Err(_) if text.chars().map(plain_char).any(|c| c.is_ascii_digit()) => Kind::Odd,
        Err(_) => Kind::Word,
    }
}

fn width(c: char) -> usize {
    if c.is_ascii() { 1 } else { 2 }
}

/// A bar between cells.
pub(super) fn is_bar(c: char) -> bool {
    matches!(c, '|' | '｜' | '│' | '┃')
}

fn has_run(text: &str) -> bool {
    let mut blanks = 0;
    text.chars().any(|c| {
        blanks = if c == '\u{3000}' {
            2
        } else if is_blank(c) {
            blanks + 1
        } else {
            0
        };
        blanks > 1
    })
}

/// The pieces of lines.
pub(super) fn tokens(lines: &[&Cell], parted: Parted) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for (line, cell) in lines.iter().enumerate() {
        let barred = cell.text.contains(is_bar);
        let by = if barred { Parted::Bars } else { parted };
        for (start, text) in pieces(&cell.text, by) {
            tokens.push(Token::of(cell, line, start, text));
        }
        let bars = cell.text.chars().filter(|c| is_bar(*c)).count();
        let own = tokens.iter().rev().take_while(|token| token.line == line).count();
        if let Some(last) = tokens.last_mut().filter(|_| bars > own) {
            last.ends_row = true;
        }
    }
    tokens
}

/// The pieces of a line, each with the index of its first character.
fn pieces(text: &str, by: Parted) -> Vec<(usize, &str)> {
    let mut pieces = Vec::new();
    let mut begun: Option<(usize, usize)> = None;
    let mut blanks = 0;
    let mut end = 0;
    for (index, (at, c)) in text.char_indices().enumerate() {
        let blank = is_blank(c);
        let parts = match by {
            Parted::Bars => is_bar(c),
            Parted::Lines => false,
            Parted::Runs => blanks > 1 && !blank,
            Parted::Blanks => blank,
        };
        if parts {
            pieces.extend(begun.take().and_then(|(start, from)| Some((start, text.get(from..end)?))));
        }
        blanks = if c == '\u{3000}' {
            blanks + 2
        } else if blank {
            blanks + 1
        } else {
            0
        };
        if !blank && !is_bar(c) {
            begun = begun.or(Some((index, at)));
            end = at + c.len_utf8();
        }
    }
    pieces.extend(begun.and_then(|(start, from)| Some((start, text.get(from..end)?))));
    pieces.into_iter().flat_map(|(start, piece)| unglued(start, piece)).collect()
}

/// Numbers side by side are several pieces, whatever separates the cells, and a number with decimals or separators that is attached
/// to a name (年初结转和结余161.90) is a piece of its own.
fn unglued(start: usize, piece: &str) -> Vec<(usize, &str)> {
    if !piece.chars().any(char::is_alphabetic) {
        let several = piece.contains(is_blank);
        let own = if several { pieces(piece, Parted::Blanks) } else { vec![(0, piece)] };
        return own.into_iter().map(|(from, text)| (start + from, text)).collect();
    }
    let name = piece.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'));
    let number = piece.get(name.len()..).expect("the name is the start of the piece");
    let glued = name.trim_end_matches(is_blank).ends_with(char::is_alphabetic)
        && number.contains(['.', ','])
        && matches!(kind(number), Kind::Number(_));
    if glued {
        vec![(start, name.trim_end_matches(is_blank)), (start + name.chars().count(), number)]
    } else {
        vec![(start, piece)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str, by: Parted) -> Vec<&str> {
        pieces(text, by).into_iter().map(|(_, piece)| piece).collect()
    }

    #[test]
    fn cells_are_parted_by_bars_runs_blanks_or_lines() {
        assert_eq!(split("项 目 | 行次 | |||", Parted::Bars), ["项 目", "行次"]);
        assert_eq!(split("项 目   5.00 6.00   -", Parted::Runs), ["项 目", "5.00", "6.00", "-"]);
        assert_eq!(split(" 201 05 甲 5.00", Parted::Blanks), ["201", "05", "甲", "5.00"]);
        assert_eq!(split("项 目 ", Parted::Lines), ["项 目"]);
        assert_eq!(
            split("年初结转161.90 1.甲2 2010301乙", Parted::Blanks),
            ["年初结转", "161.90", "1.甲2", "2010301乙"]
        );
    }

    #[test]
    fn a_piece_knows_its_place() {
        let cell = Cell { text: "合计 5.00".into(), locator: Locator::at(3, 1) };
        let tokens = tokens(&[&cell], Parted::Blanks);
        assert_eq!(tokens[1].locator, Locator::at(3, 4));
        assert_eq!(tokens[1].place, (5, 9));
    }
}
