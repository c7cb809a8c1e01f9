//! The catalogue: pairs of sentences, English above Chinese, in `zh/*.txt`.

use crate::pattern::{Piece, holes, pieces};
use crate::{chinese, chinese_list};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// One file for each part of the program that speaks.
const FILES: [&str; 5] = [
    include_str!("../zh/command.txt"),
    include_str!("../zh/reading.txt"),
    include_str!("../zh/checking.txt"),
    include_str!("../zh/warehouse.txt"),
    include_str!("../zh/asking.txt"),
];

/// A sentence in both languages. Holes have names: those of the Chinese are some of the English, in any order.
#[derive(Debug)]
pub struct Entry {
    /// English.
    pub english: &'static str,
    /// Chinese.
    pub chinese: &'static str,
    pieces: Vec<Piece<'static>>,
}

impl Entry {
    fn of(english: &'static str, chinese: &'static str) -> Self {
        Self { english, chinese, pieces: pieces(english) }
    }

    /// The Chinese, with what stands in the holes of the English.
    pub(crate) fn said(&self, values: &[&str]) -> String {
        let values: Vec<(&str, &str)> = names(&self.pieces).zip(values.iter().copied()).collect();
        let value =
            |name: &str| values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| *value);
        let said = pieces(self.chinese).into_iter().map(|piece| match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Hole(name) => match (name.strip_prefix('~'), name.strip_prefix('*')) {
                (Some(name), _) => chinese(value(name)),
                (_, Some(name)) => chinese_list(value(name)),
                (None, None) => value(name).to_owned(),
            },
        });
        said.collect()
    }

    /// Whether each hole of the Chinese is one of the English, and none of the English is forgotten.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let chinese = pieces(self.chinese);
        let chinese: BTreeSet<&str> =
            names(&chinese).map(|name| name.trim_start_matches(['~', '*'])).collect();
        chinese == names(&self.pieces).collect()
    }

    /// Its own words, between its holes.
    pub fn texts(&self) -> impl Iterator<Item = &'static str> {
        self.pieces.iter().filter_map(|piece| if let Piece::Text(text) = piece { Some(*text) } else { None })
    }

    /// Whether its own words are enough to know the text by: one short word between holes is not, in a long text; as its
    /// beginning (`tip: …`) it is.
    fn tells(&self, text: &str) -> bool {
        let enough = if self.begins_with_a_hole() { 6 } else { 5 };
        self.words() >= enough || self.words().saturating_mul(8) >= text.len()
    }

    fn begins_with_a_hole(&self) -> bool {
        matches!(self.pieces.first(), Some(Piece::Hole(_)))
    }

    /// How many bytes of its own words the sentence has.
    fn words(&self) -> usize {
        self.texts().map(str::len).sum()
    }
}

fn names<'a>(pieces: &[Piece<'a>]) -> impl Iterator<Item = &'a str> {
    pieces.iter().filter_map(|piece| if let Piece::Hole(name) = piece { Some(*name) } else { None })
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let mut entries: Vec<Entry> = FILES.into_iter().flat_map(pairs).collect();
    // Of several that fit a text, one that begins with words tells it better than one that begins with anything, and then
    // the one with more words of its own.
    entries.sort_by_key(|entry| (entry.begins_with_a_hole(), Reverse(entry.words()), entry.pieces.len()));
    entries
});

/// Every sentence.
#[must_use]
pub fn entries() -> &'static [Entry] {
    &ENTRIES
}

/// The sentence that the text is, and what stands in its holes.
pub(crate) fn find(text: &str) -> Option<(&'static Entry, Vec<&str>)> {
    let mut telling = ENTRIES.iter().filter(|entry| entry.tells(text));
    telling.find_map(|entry| Some((entry, holes(&entry.pieces, text)?)))
}

/// The lines that are neither blank nor headings, two by two.
fn pairs(file: &'static str) -> Vec<Entry> {
    let mut lines = file.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
    std::iter::from_fn(|| Some(Entry::of(lines.next()?, lines.next().unwrap_or_default()))).collect()
}
