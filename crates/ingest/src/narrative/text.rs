//! The characters of a paragraph, each with its place: as printed for showing, and in plain form without blanks for reading.

use crate::document::Cell;
use juesuan_model::Locator;
use juesuan_model::text::plain_char;
use std::ops::Range;

/// A paragraph that may have been printed in several pieces (lines, pages).
#[derive(Debug, Default)]
pub(super) struct Text {
    printed: Vec<(char, Locator)>,
    glyphs: Vec<Glyph>,
}

/// A character that says something: no blank, no quotation mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    /// Its plain form.
    pub(super) plain: char,
    /// Whether a blank or a line break stands before it.
    pub(super) gap: bool,
    /// Its index among the printed characters.
    at: usize,
}

/// A sentence: its glyphs, and the printed characters from its first to its last.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    pub(super) glyphs: Range<usize>,
    printed: Range<usize>,
}

impl Text {
    /// Goes on with the next piece.
    pub(super) fn push(&mut self, cell: &Cell) {
        // The cell's locator is that of its first character that is no blank.
        let text = cell.text.trim_start_matches(is_blank);
        let mut gap = true;
        for (offset, c) in (0_u32..).zip(text.chars()) {
            let column = cell.locator.column.map(|column| column + offset);
            if is_blank(c) {
                gap = true;
            } else if !QUOTES.contains(&c) {
                self.glyphs.push(Glyph { plain: plain_char(c), gap, at: self.printed.len() });
                gap = false;
            }
            self.printed.push((c, Locator { column, ..cell.locator }));
        }
    }

    pub(super) fn glyphs(&self, range: Range<usize>) -> &[Glyph] {
        self.glyphs.get(range.start..range.end.min(self.glyphs.len())).unwrap_or_default()
    }

    /// The characters from one glyph to another as printed.
    pub(super) fn printed(&self, glyphs: Range<usize>) -> String {
        let range = self.printed_range(glyphs);
        self.printed.get(range).unwrap_or_default().iter().map(|(c, _)| *c).collect()
    }

    /// Where a glyph stands.
    pub(super) fn locator(&self, glyph: usize) -> Locator {
        let at = self.glyphs.get(glyph).map(|glyph| glyph.at);
        at.and_then(|at| self.printed.get(at)).map(|(_, locator)| *locator).unwrap_or_default()
    }

    pub(super) fn sentence_printed(&self, sentence: &Sentence) -> String {
        self.printed.get(sentence.printed.clone()).unwrap_or_default().iter().map(|(c, _)| *c).collect()
    }

    pub(super) fn sentence_locator(&self, sentence: &Sentence) -> Locator {
        self.printed.get(sentence.printed.start).map(|(_, locator)| *locator).unwrap_or_default()
    }

    /// The sentences: up to each 。！？ and to the end.
    pub(super) fn sentences(&self) -> Vec<Sentence> {
        let mut sentences = Vec::new();
        let (mut first, mut from) = (0, 0);
        for (index, glyph) in self.glyphs.iter().enumerate() {
            let last = index + 1 == self.glyphs.len();
            if last || matches!(glyph.plain, '。' | '!' | '?') {
                let blanks = self.printed.iter().skip(from).take_while(|(c, _)| is_blank(*c)).count();
                sentences.push(Sentence { glyphs: first..index + 1, printed: from + blanks..glyph.at + 1 });
                (first, from) = (index + 1, glyph.at + 1);
            }
        }
        sentences
    }

    /// The pieces of a sentence between these of its glyphs.
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

    fn printed_range(&self, glyphs: Range<usize>) -> Range<usize> {
        let at = |index: usize| self.glyphs.get(index).map(|glyph| glyph.at);
        match (at(glyphs.start), glyphs.end.checked_sub(1).and_then(at)) {
            (Some(start), Some(end)) => start..end + 1,
            _ => 0..0,
        }
    }
}

/// The plain characters of some glyphs.
pub(super) fn plain(glyphs: &[Glyph]) -> String {
    glyphs.iter().map(|glyph| glyph.plain).collect()
}

/// How many glyphs the text takes, where they begin with it.
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

/// Marks around names; they break words that are one: “三公”经费.
const QUOTES: [char; 8] = ['“', '”', '"', '‘', '’', '＂', '「', '」'];

fn is_blank(c: char) -> bool {
    c.is_whitespace() || plain_char(c) == ' '
}
