//! The words of names that show what a department does.

use aho_corasick::{AhoCorasick, Anchored, BuildError, Input, MatchKind, StartKind};

/// Words with their functions. All are looked for at once, since there are hundreds of words and up to millions of names.
pub(crate) struct Words {
    functions: Vec<String>,
    all: AhoCorasick,
    /// Those that are not also a division, as 开发区 is.
    firm: AhoCorasick,
}

impl Words {
    /// From pairs of word and function.
    pub(crate) fn new(words: Vec<(String, String)>) -> Result<Self, BuildError> {
        let firm = words.iter().map(|(word, _)| word).filter(|word| !word.ends_with('区'));
        Ok(Self {
            all: AhoCorasick::builder()
                .start_kind(StartKind::Both)
                .build(words.iter().map(|(word, _)| word))?,
            firm: AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(firm)?,
            functions: words.into_iter().map(|(_, function)| function).collect(),
        })
    }

    /// Whether the text begins with one.
    pub(crate) fn begin(&self, text: &str) -> bool {
        // 南山镇 is a town of its own name.
        !text.starts_with(['镇', '乡', '街', '村'])
            && self.all.is_match(Input::new(text).anchored(Anchored::Yes))
    }

    /// Where the first of them begins that is not also a division.
    pub(crate) fn start(&self, text: &str) -> usize {
        self.firm.find(text).map_or(text.len(), |found| found.start())
    }

    /// The head of a Chinese name is its end: the word that ends last is meant, and of those the longest.
    pub(crate) fn function(&self, text: &str) -> Option<&str> {
        let found = self.all.find_overlapping_iter(text);
        let last = found.max_by_key(|found| (found.end(), found.len(), found.pattern()))?;
        self.functions.get(last.pattern().as_usize()).map(String::as_str)
    }
}
