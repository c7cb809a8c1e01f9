//! Combines glyphs into lines of text, and lines into the text of a cell.

use super::page::{Glyph, Rect};

/// Glyphs next to each other, from left to right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TextLine {
    pub(super) text: String,
    pub(super) bbox: Rect,
    /// The usual height of its characters.
    pub(super) em: f64,
    /// Its parts, separated by gaps as wide as those between columns.
    pub(super) pieces: Vec<LinePiece>,
}

/// Glyphs of a line without a wide gap between them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LinePiece {
    pub(super) text: String,
    pub(super) bbox: Rect,
    /// Its narrow gaps: the number of bytes before each, and its start and end.
    gaps: Vec<(usize, f64, f64)>,
}

impl LinePiece {
    /// Its parts between its narrow gaps. Headers of neighboring columns may be this close.
    pub(super) fn parts(&self) -> Vec<Self> {
        let mut parts = Vec::new();
        let (mut begin, mut left) = (0, self.bbox.x0);
        for &(end, x1, x0) in self.gaps.iter().chain([&(self.text.len(), self.bbox.x1, self.bbox.x1)]) {
            let text = self.text.get(begin..end).unwrap_or_default().trim().to_owned();
            parts.push(Self { text, bbox: Rect { x0: left, x1, ..self.bbox }, gaps: Vec::new() });
            (begin, left) = (end, x0);
        }
        parts
    }
}

/// No letter spacing is wider than this, in heights.
const NARROW: f64 = 0.3;
/// Boxes that overlap by no more than this, in points, only touch.
pub(super) const TOUCH: f64 = 0.5;

impl TextLine {
    /// A line of these pieces; none where there are none.
    pub(super) fn of(pieces: Vec<LinePiece>, em: f64) -> Option<Self> {
        let bbox = pieces.iter().map(|piece| piece.bbox).reduce(|all, one| all.union(one))?;
        Some(Self { text: joined(&pieces, em), bbox, em, pieces })
    }
}

/// Separates two numbers in one cell, so that they are not read as one.
pub(super) const APART: char = '¦';

/// Groups glyphs into lines, from top to bottom.
pub(super) fn lines(mut glyphs: Vec<&Glyph>) -> Vec<TextLine> {
    glyphs.sort_by(|a, b| a.bbox.center().y.total_cmp(&b.bbox.center().y));
    let mut rows: Vec<Vec<&Glyph>> = Vec::new();
    for glyph in glyphs {
        let above = rows.last_mut().filter(|row| {
            row.last().is_some_and(|last| {
                let apart = glyph.bbox.center().y - last.bbox.center().y;
                apart <= 0.35 * glyph.bbox.height().min(last.bbox.height())
            })
        });
        match above {
            Some(row) => row.push(glyph),
            None => rows.push(vec![glyph]),
        }
    }
    rows.into_iter().flat_map(levels).filter_map(line).collect()
}

/// Splits a row of glyphs if it consists of several: cells whose lines are at different heights form a chain from line to
/// line, in which some glyphs are above others.
fn levels(row: Vec<&Glyph>) -> Vec<Vec<&Glyph>> {
    let center = |glyph: &Glyph| glyph.bbox.center().y;
    let height = |glyph: &Glyph| 0.35 * glyph.bbox.height();
    let (Some(first), Some(last)) = (row.first(), row.last()) else { return Vec::new() };
    if center(last) - center(first) <= 2.0 * height(first) || !overlap(&row) {
        return vec![row];
    }
    let mut levels: Vec<Vec<&Glyph>> = Vec::new();
    for glyph in row {
        let level = levels.last_mut().filter(|level| {
            level
                .first()
                .is_some_and(|first| center(glyph) - center(first) <= height(first).min(height(glyph)))
        });
        match level {
            Some(level) => level.push(glyph),
            None => levels.push(vec![glyph]),
        }
    }
    levels
}

/// Whether glyphs at different heights are above each other.
fn overlap(row: &[&Glyph]) -> bool {
    let mut glyphs = row.to_vec();
    glyphs.sort_by(|a, b| a.bbox.x0.total_cmp(&b.bbox.x0));
    glyphs.iter().zip(glyphs.iter().skip(1)).any(|(a, b)| {
        let apart = (a.bbox.center().y - b.bbox.center().y).abs();
        a.bbox.x1 - b.bbox.x0 > 0.5 * b.bbox.width() && apart > 0.35 * a.bbox.height().min(b.bbox.height())
    })
}

fn line(mut glyphs: Vec<&Glyph>) -> Option<TextLine> {
    glyphs.sort_by(|a, b| a.bbox.x0.total_cmp(&b.bbox.x0));
    let bbox = glyphs.iter().map(|glyph| glyph.bbox).reduce(|all, one| all.union(one))?;
    let mut heights: Vec<f64> = glyphs.iter().map(|glyph| glyph.bbox.height()).collect();
    heights.sort_by(f64::total_cmp);
    let em = heights.get(heights.len() / 2).copied()?;
    let mut pieces: Vec<LinePiece> = Vec::new();
    for glyph in glyphs {
        let is_first = pieces.len() == 1;
        match pieces.last_mut() {
            Some(piece) if !is_apart(piece, glyph, em, is_first) => {
                let gap = (glyph.bbox.x0 - piece.bbox.x1) / em;
                if gap > NARROW {
                    piece.gaps.push((piece.text.len(), piece.bbox.x1, glyph.bbox.x0));
                }
                piece.text.extend(separator(&piece.text, &glyph.text, gap));
                piece.text.push_str(&glyph.text);
                // A glyph's box may end before that of the previous glyph: bold text faked by overlapping, marks.
                piece.bbox = Rect { x1: glyph.bbox.x1, ..piece.bbox.union(glyph.bbox) };
            }
            _ => pieces.push(LinePiece { text: glyph.text.to_string(), bbox: glyph.bbox, gaps: Vec::new() }),
        }
    }
    Some(TextLine { bbox, ..TextLine::of(pieces, em)? })
}

/// Whether a glyph is so far from the piece before it that the two may be in two columns. An amount and the name on its
/// right, or a code and its name, are closer than words.
fn is_apart(piece: &LinePiece, glyph: &Glyph, em: f64, is_first: bool) -> bool {
    let gap = (glyph.bbox.x0 - piece.bbox.x1) / em;
    if gap <= NARROW {
        return false;
    }
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let amount = || piece.text.contains('.') && digits(&piece.text.replace(['.', ',', '-'], ""));
    let code = || is_first && [3, 5, 7].contains(&piece.text.len()) && digits(&piece.text);
    let enough = if are_numbers(&piece.text, &glyph.text) {
        0.4
    } else if !glyph.text.is_ascii() && (amount() || code()) {
        NARROW
    } else {
        0.75
    };
    gap > enough
}

/// The text of pieces next to each other.
fn joined(pieces: &[LinePiece], em: f64) -> String {
    let mut text = String::new();
    let mut end: Option<f64> = None;
    for piece in pieces {
        let gap = end.map_or(0.0, |end| piece.bbox.x0 - end);
        text.extend(separator(&text, &piece.text, gap / em));
        text.push_str(&piece.text);
        end = Some(piece.bbox.x1);
    }
    text
}

/// The separator of two glyphs with a gap of this many heights.
fn separator(before: &str, after: &str, gap: f64) -> Option<char> {
    let latin = before.ends_with(|c: char| c.is_ascii()) && after.starts_with(|c: char| c.is_ascii());
    if gap > 1.0 && are_numbers(before, after) {
        Some(APART)
    } else {
        (gap > if latin { 0.25 } else { 1.0 }).then_some(' ')
    }
}

fn are_numbers(before: &str, after: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    before.ends_with(digit) && after.starts_with(digit)
}

/// The text of a cell: its lines without blanks between them, since names and numbers are broken at its edge. Two numbers
/// that would have fit on one line are kept apart.
pub(super) fn cell_text(lines: &[TextLine], cell: Rect) -> String {
    /// The padding of a cell on its left and right together, in points.
    const PADDING: f64 = 12.0;
    let mut text = String::new();
    let mut previous: Option<&TextLine> = None;
    for line in lines {
        let had_room = previous.is_some_and(|line| cell.width() - line.bbox.width() > PADDING + line.em);
        if had_room && are_numbers(&text, &line.text) {
            text.push(APART);
        }
        text.push_str(&line.text);
        previous = Some(line);
    }
    text
}
