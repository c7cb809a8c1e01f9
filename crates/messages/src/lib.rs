//! What the program says to people, in Chinese.
//!
//! The code, and the warehouse, say everything in English: why a paper was rejected, what does not add up, what went wrong
//! and what to do. Those sentences are stored, compared and tested, so they are the same whoever runs the program. This crate
//! gives the Chinese of a sentence *after* it was made: a catalogue has each English sentence with its holes, its Chinese
//! below, and a sentence is known by what stands between its holes.
//!
//! ```text
//! cannot read {file} again: {reason}
//! 无法再次读取 {file}：{~reason}
//! ```
//!
//! So the language is a matter of the last step alone: nothing that makes a message knows of languages, sentences that were
//! stored years ago are shown in either, and whoever adds a sentence adds two lines to `zh/` (a test reads the sources of all
//! crates and fails for a sentence without Chinese). What stands in a hole stays as it is, unless the Chinese says `{~reason}`: a
//! sentence of its own, or `{*places}`: a list of such. What no one here wrote (DuckDB's errors, say) stays as it is, too.

mod catalogue;
mod pattern;

pub use catalogue::{Entry, entries};

/// The text in Chinese; as it is where the catalogue does not know it.
///
/// ```
/// use juesuan_messages::chinese;
/// assert_eq!(chinese("2023x is no fiscal year"), "2023x不是财政年度");
/// assert_eq!(chinese("收入决算表: a rate, not an amount"), "收入决算表：是比率，不是金额");
/// assert_eq!(chinese("0.42 万元 and 0 人次"), "0.42 万元，而0 人次");
/// assert_eq!(chinese("a sentence that no one here wrote and its end"), "a sentence that no one here wrote and its end");
/// ```
#[must_use]
pub fn chinese(english: &str) -> String {
    known(english).or_else(|| after_colon(english)).unwrap_or_else(|| english.to_owned())
}

/// A list in Chinese: its items, which commas part, one by one.
///
/// ```
/// assert_eq!(juesuan_messages::chinese_list("page 3, line 12"), "第3页、第12行");
/// ```
#[must_use]
pub fn chinese_list(english: &str) -> String {
    english.split(", ").map(chinese).collect::<Vec<_>>().join("、")
}

/// The sentence in Chinese, if the catalogue knows it.
#[must_use]
pub fn known(english: &str) -> Option<String> {
    catalogue::find(english).map(|(entry, values)| entry.said(&values))
}

/// What is said of something: `收入决算表: no header stands above this cell`, a cause and its cause.
fn after_colon(english: &str) -> Option<String> {
    english.match_indices(": ").find_map(|(at, colon)| {
        let (what, rest) = english.split_at_checked(at)?;
        let rest = rest.strip_prefix(colon)?;
        Some(match (known(what), known(rest)) {
            (None, None) => return None,
            (what_said, rest_said) => {
                format!(
                    "{}：{}",
                    what_said.unwrap_or_else(|| what.to_owned()),
                    rest_said.unwrap_or_else(|| chinese(rest))
                )
            }
        })
    })
}
