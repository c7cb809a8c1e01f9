//! The causes that reports name: from 主要原因 to the end of the sentence or of the clause that the cause closes.

use super::text::{Glyph, plain};
use super::token::{Kind, Token};
use std::ops::Range;

/// The glyphs of the cause that begins after this token.
pub(super) fn range(token: &Token, after: &[Token], glyphs: &[Glyph]) -> Range<usize> {
    let ends = |at: usize, mark: &Token| match mark.kind {
        Kind::Stop => true,
        Kind::Semicolon => !goes_on(after.get(at + 1..).expect("the mark is one of these tokens"), glyphs),
        _ => false,
    };
    let end = after.iter().enumerate().find(|(at, mark)| ends(*at, mark));
    token.glyphs.end..end.map_or(glyphs.len(), |(_, mark)| mark.glyphs.start)
}

/// Whether the text after a semicolon is the next of several causes: `二是…`.
pub(super) fn goes_on(after: &[Token], glyphs: &[Glyph]) -> bool {
    let Some(next) = after.first() else { return false };
    let start = plain(glyphs.get(next.glyphs.start..).unwrap_or_default().get(..2).unwrap_or_default());
    let mut start = start.chars();
    matches!((start.next(), start.next()), (Some('二' | '三' | '四' | '五' | '六' | '七' | '八'), Some('是')))
}

/// The cause without the 是, 为 or colon that joins it.
pub(super) fn without_copula(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || "是为：:于在".contains(c))
}
