//! A sentence that is read from its beginning, word by word.

use super::text::{Glyph, starts_with};

/// Where in a sentence the reading is.
pub(super) struct Walk<'a> {
    pub(super) glyphs: &'a [Glyph],
    pub(super) at: usize,
    /// The marks that end a clause.
    ends: &'static [char],
}

impl<'a> Walk<'a> {
    pub(super) fn new(glyphs: &'a [Glyph], ends: &'static [char]) -> Self {
        Self { glyphs, at: 0, ends }
    }

    /// What has not been read.
    pub(super) fn rest(&self) -> &'a [Glyph] {
        self.glyphs.get(self.at..).unwrap_or_default()
    }

    /// Whether a clause ends here.
    pub(super) fn ends(&self) -> bool {
        self.rest().first().is_none_or(|glyph| self.ends.contains(&glyph.plain))
    }

    /// Moves behind the longest of the words with which the rest begins.
    pub(super) fn skip(&mut self, words: &[&str]) -> bool {
        let longest = words.iter().filter_map(|word| starts_with(self.rest(), word)).max().unwrap_or(0);
        self.at += longest;
        longest > 0
    }

    /// Moves to the end of the clause.
    pub(super) fn skip_clause(&mut self) {
        while !self.ends() {
            self.at += 1;
        }
    }
}
