//! The characters of a paragraph, each with its place: as printed for showing, and in plain form without blanks for reading.

use crate::document::Cell;
use juesuan_model::text::{is_blank, plain_char};
use juesuan_model::{Locator, count};
use std::ops::Range;
use std::sync::Arc;

/// A paragraph that may have been printed in several pieces (lines, pages).
#[derive(Debug, Default)]
pub(super) struct ProseText {
    printed: String,
    /// The byte at which each piece begins, and the place of its first character.
    pieces: Vec<(usize, Locator)>,
    glyphs: Vec<Glyph>,
}

/// A character that carries meaning: not a blank or a quotation mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    /// Its plain form.
    pub(super) plain: char,
    /// Whether a blank or a line break precedes it.
    pub(super) gap: bool,
    /// The byte at which it begins in the printed text.
    at: usize,
}

/// A sentence: its glyphs, and the bytes of the printed text from its first to its last.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    pub(super) glyphs: Range<usize>,
    printed: Range<usize>,
}

impl ProseText {
    /// Appends the next piece.
    pub(super) fn push(&mut self, cell: &Cell) {
        // The cell's locator is that of its first nonblank character.
        let text = cell.text.trim_start_matches(is_blank);
        let start = self.printed.len();
        self.pieces.push((start, cell.locator));
        self.printed.push_str(text);
        self.glyphs.reserve(text.len() / '字'.len_utf8());
        let mut gap = true;
        for (offset, c) in text.char_indices() {
            let plain = plain_char(c);
            // Nearly all characters of a report; none of these is a blank or a quotation mark.
            if !matches!(plain, '\u{4E00}'..='\u{9FFF}' | '#'..='~') {
                if is_blank(plain) {
                    gap = true;
                    continue;
                }
                if is_quote(c) {
                    continue;
                }
            }
            self.glyphs.push(Glyph { plain, gap, at: start + offset });
            gap = false;
        }
    }

    pub(super) fn glyphs(&self, range: Range<usize>) -> &[Glyph] {
        self.glyphs.get(range.start..range.end.min(self.glyphs.len())).unwrap_or_default()
    }

    /// The characters from one glyph to another, as printed.
    pub(super) fn printed(&self, glyphs: Range<usize>) -> String {
        let start = self.glyphs.get(glyphs.start).map(|glyph| glyph.at);
        let last = glyphs.end.checked_sub(1).and_then(|last| self.glyphs.get(last));
        let range = start.zip(last).map(|(start, last)| start..self.end_of(last));
        range.and_then(|range| self.printed.get(range)).unwrap_or_default().to_owned()
    }

    /// The place of a glyph.
    pub(super) fn locator(&self, glyph: usize) -> Locator {
        self.glyphs.get(glyph).map(|glyph| self.place(glyph.at)).unwrap_or_default()
    }

    /// The place of the character at a byte.
    fn place(&self, at: usize) -> Locator {
        let piece = self.pieces.iter().rfind(|(start, _)| *start <= at);
        let Some(&(start, locator)) = piece else { return Locator::default() };
        let before = self.printed.get(start..at).unwrap_or_default().chars().count();
        // In a spreadsheet the column is that of the cell.
        let moved = |column: u32| column.saturating_add(count::saturating_u32(before));
        let column =
            locator.column.map(|column| if locator.sheet.is_none() { moved(column) } else { column });
        Locator { column, ..locator }
    }

    /// The byte after a glyph.
    fn end_of(&self, glyph: &Glyph) -> usize {
        let width =
            self.printed.get(glyph.at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        glyph.at + width
    }

    pub(super) fn sentence_printed(&self, sentence: &Sentence) -> &str {
        self.printed.get(sentence.printed.clone()).unwrap_or_default()
    }

    /// The sentence as printed, for claims to share, and its length in characters.
    pub(super) fn shared_sentence(&self, sentence: &Sentence) -> (Arc<str>, u32) {
        let printed = self.sentence_printed(sentence);
        (printed.into(), count::saturating_u32(printed.chars().count()))
    }

    pub(super) fn sentence_locator(&self, sentence: &Sentence) -> Locator {
        if sentence.printed.start < self.printed.len() {
            self.place(sentence.printed.start)
        } else {
            Locator::default()
        }
    }

    /// The sentences: up to each 。！？ and to the end.
    pub(super) fn sentences(&self) -> Vec<Sentence> {
        let mut sentences = Vec::new();
        let (mut first, mut from) = (0, 0);
        for (index, glyph) in self.glyphs.iter().enumerate() {
            let last = index + 1 == self.glyphs.len();
            if last || matches!(glyph.plain, '。' | '!' | '?') {
                let rest = self.printed.get(from..).expect("a sentence ends behind a character");
                let start = from + rest.len() - rest.trim_start_matches(is_blank).len();
                let end = self.end_of(glyph);
                sentences.push(Sentence { glyphs: first..index + 1, printed: start..end });
                (first, from) = (index + 1, end);
            }
        }
        sentences
    }

    /// The pieces of a sentence, cut at these glyphs.
    pub(super) fn cut(&self, sentence: &Sentence, cuts: &[usize]) -> Vec<Sentence> {
        let mut pieces = Vec::with_capacity(cuts.len() + 1);
        let mut rest = sentence.clone();
        for cut in cuts {
            let start = sentence.glyphs.start + cut;
            let at = self.glyphs.get(start).map_or(rest.printed.end, |glyph| glyph.at);
            pieces.push(Sentence { glyphs: rest.glyphs.start..start, printed: rest.printed.start..at });
            rest = Sentence { glyphs: start..rest.glyphs.end, printed: at..rest.printed.end };
        }
        pieces.push(rest);
        pieces
    }

    /// The sentence without its first glyphs.
    pub(super) fn without_start(&self, sentence: &Sentence, glyphs: usize) -> Sentence {
        let start = sentence.glyphs.start + glyphs;
        let at = self.glyphs.get(start).map_or(sentence.printed.end, |glyph| glyph.at);
        Sentence { glyphs: start..sentence.glyphs.end.max(start), printed: at..sentence.printed.end.max(at) }
    }
}

/// The plain characters of some glyphs.
pub(super) fn plain(glyphs: &[Glyph]) -> String {
    let mut text = String::with_capacity(glyphs.len() * '字'.len_utf8());
    text.extend(glyphs.iter().map(|glyph| glyph.plain));
    text
}

/// How many glyphs the text takes if they begin with it.
pub(super) fn starts_with(glyphs: &[Glyph], text: &str) -> Option<usize> {
    let mut glyphs = glyphs.iter();
    let mut length = 0;
    for c in text.chars() {
        if glyphs.next()?.plain != c {
            return None;
        }
        length += 1;
    }
    Some(length)
}

/// Quotation marks, which split what is one word: “三公”经费.
fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '"' | '‘' | '’' | '＂' | '「' | '」')
}
