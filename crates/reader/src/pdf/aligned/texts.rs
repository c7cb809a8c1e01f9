//! The texts of a header: joins wrapped ones and separates neighbors.

use super::super::lines::{self, LinePiece, TextLine};
use super::super::page::Rect;
use super::columns::{Column, column_of, in_columns};

/// Lines of one text are at most this far apart, in heights.
const CLOSE: f64 = 0.7;
/// Levels are further apart than the lines of a text, by this much, in heights.
const LEVELS: f64 = 0.3;

/// A text of a header.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct HeaderText {
    pub(super) lines: Vec<TextLine>,
    pub(super) bbox: Rect,
}

impl HeaderText {
    pub(super) fn em(&self) -> f64 {
        self.lines.first().map_or(0.0, |line| line.em)
    }

    pub(super) fn center(&self) -> f64 {
        self.bbox.center().x
    }

    pub(super) fn middle(&self) -> f64 {
        self.bbox.center().y
    }

    /// Whether the two overlap horizontally.
    pub(super) fn is_in_line_with(&self, other: &Self) -> bool {
        self.bbox.x1.min(other.bbox.x1) - self.bbox.x0.max(other.bbox.x0) > lines::TOUCH
    }

    /// Whether it is centered below the line above or begins like it, or is within the width of a text of several lines, at
    /// the same line spacing.
    fn goes_on(&self, top: &Self, above: &Self) -> bool {
        let in_middle = (top.center() - self.center()).abs() < 0.6 * self.em();
        let full = top.bbox.width() > self.bbox.width() - self.em();
        let begins = full && (top.bbox.x0 - self.bbox.x0).abs() < LEVELS * self.em();
        let within =
            above.bbox.x0 - lines::TOUCH < self.bbox.x0 && self.bbox.x1 < above.bbox.x1 + lines::TOUCH;
        let mut steps = above.lines.iter().zip(above.lines.iter().skip(1));
        let steps = steps.next_back().map(|(one, next)| next.bbox.y0 - one.bbox.y0);
        let pitch = steps.is_some_and(|step| (self.bbox.y0 - top.bbox.y0 - step).abs() < 0.15 * self.em());
        in_middle || begins || (within && pitch)
    }

    /// Whether it is below another, apart from a slight overlap.
    pub(super) fn is_below(&self, other: &Self) -> bool {
        self.bbox.y0 > other.middle() && self.middle() > other.bbox.y1
    }
}

/// The texts of header lines. A drawn line separates texts.
pub(super) fn of(header: &[TextLine], rules: &[f64], columns: &[Column]) -> Vec<HeaderText> {
    let above = |at: usize| header.get(..at).expect("each of the lines has those above it");
    let rows: Vec<Vec<HeaderText>> =
        header.iter().enumerate().map(|(at, line)| of_line(line, above(at), columns)).collect();
    let widest = widest_gap(&rows);
    let mut done: Vec<HeaderText> = Vec::new();
    for (depth, row) in rows.iter().enumerate() {
        for text in row {
            let above = right_above(&rows, depth, text).and_then(|(top, gap)| {
                let last =
                    |other: &&mut HeaderText| other.lines.last().is_some_and(|line| line.bbox == top.bbox);
                let above = done.iter_mut().find(last)?;
                let parted = rules.iter().any(|&rule| top.middle() < rule && rule < text.middle());
                let ends =
                    gap < CLOSE && text.goes_on(top, above) && may_go_on(&rows, depth, text, gap, widest);
                (ends && !parted).then_some(above)
            });
            match above {
                Some(above) => {
                    above.lines.extend(text.lines.iter().cloned());
                    above.bbox = above.bbox.union(text.bbox);
                }
                None => done.push(text.clone()),
            }
        }
    }
    done
}

/// The texts of a header line. A word set wide (项 目) is one text.
fn of_line(line: &TextLine, above: &[TextLine], columns: &[Column]) -> Vec<HeaderText> {
    // Two pieces below different texts are the ends of those: 事业收, 经营收, with 入 below each.
    let text_above = |piece: &LinePiece| {
        let over = |over: &&LinePiece| over.bbox.x0 < piece.bbox.x1 && piece.bbox.x0 < over.bbox.x1;
        above.iter().rev().find_map(|line| line.pieces.iter().find(over)).map(|over| over.bbox)
    };
    let ends = |a: &LinePiece, b: &LinePiece| text_above(a).zip(text_above(b)).is_some_and(|(a, b)| a != b);
    let mut texts: Vec<Vec<LinePiece>> = Vec::new();
    for piece in line.pieces.iter().flat_map(|piece| in_columns(piece, columns)) {
        let single = |text: &str| text.chars().count() == 1;
        let wide = texts.last().and_then(|text| text.last()).is_some_and(|last| {
            let gap = (piece.bbox.x0 - last.bbox.x1) / line.em;
            let parted =
                column_of(last, columns).zip(column_of(&piece, columns)).is_some_and(|(a, b)| a != b);
            single(&piece.text) && single(&last.text) && gap <= 4.0 && !parted && !ends(last, &piece)
        });
        match texts.last_mut().filter(|_| wide) {
            Some(text) => text.push(piece),
            None => texts.push(vec![piece]),
        }
    }
    let text =
        |pieces| TextLine::of(pieces, line.em).map(|line| HeaderText { bbox: line.bbox, lines: vec![line] });
    texts.into_iter().filter_map(text).collect()
}

/// Whether a text may be the end of the one above it. If it is between others that have nothing above them, the upper one
/// may span all three; then levels must be visibly further apart.
fn may_go_on(rows: &[Vec<HeaderText>], depth: usize, text: &HeaderText, gap: f64, widest: f64) -> bool {
    let (row, higher) = (rows.get(depth), rows.get(..depth).unwrap_or_default());
    let Some((row, at)) = row.and_then(|row| Some((row, row.iter().position(|other| other == text)?))) else {
        return false;
    };
    let orphan = |at: usize| {
        row.get(at).is_some_and(|other| !higher.iter().flatten().any(|upper| upper.is_in_line_with(other)))
    };
    let between = at.checked_sub(1).is_some_and(orphan) && orphan(at + 1);
    // If the others are at half the height of the header, no text is above them.
    let all = || rows.iter().flatten().map(|text| text.bbox);
    let (high, low) = (all().map(|bbox| bbox.y0), all().map(|bbox| bbox.y1));
    let middle = f64::midpoint(high.fold(f64::INFINITY, f64::min), low.fold(f64::NEG_INFINITY, f64::max));
    let level = gap < LEVELS && (text.middle() - middle).abs() < LEVELS * text.em();
    !between || level || gap + LEVELS < widest
}

/// The text directly above this one, if each of the two overlaps no other, and the distance between them in heights.
fn right_above<'a>(
    rows: &'a [Vec<HeaderText>],
    depth: usize,
    text: &HeaderText,
) -> Option<(&'a HeaderText, f64)> {
    let (row, higher) = (rows.get(depth)?, rows.get(..depth)?);
    let above = higher.iter().rev().find(|above| above.iter().any(|top| top.is_in_line_with(text)))?;
    let mut tops = above.iter().filter(|top| top.is_in_line_with(text));
    let top = tops.next().filter(|_| tops.next().is_none())?;
    let alone = row.iter().filter(|other| top.is_in_line_with(other)).count() == 1;
    let gap = (text.bbox.y0 - top.bbox.y1) / text.em();
    alone.then_some((top, gap))
}

/// The greatest distance between texts one above the other, in heights.
fn widest_gap(rows: &[Vec<HeaderText>]) -> f64 {
    let texts = rows.iter().enumerate().flat_map(|(depth, row)| row.iter().map(move |text| (depth, text)));
    texts.filter_map(|(depth, text)| right_above(rows, depth, text)).map(|(_, gap)| gap).fold(0.0, f64::max)
}
