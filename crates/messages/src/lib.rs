//! What the program says to people, in English and in Chinese.
//!
//! A [`Message`] is a code with arguments, made by [`message!`], which is checked against the locales where it is compiled:
//!
//! ```
//! use juesuan_messages::{Language, message};
//! let files = message!("files", count = 2_u32);
//! assert_eq!(files.text(Language::En), "2 files");
//! assert_eq!(files.text(Language::Zh), "2个文件");
//! assert_eq!(message!("files", count = 1_u32).to_string(), "1 file");
//! ```
//!
//! Texts are in `locales/en/*.ftl` and `locales/zh/*.ftl`; the build fails if a code or an argument is missing in one of them.
//! The language is chosen where a message is shown, and nowhere else: tables of the warehouse keep code, arguments and the
//! English text.

mod catalogue;
mod language;
mod locale;
mod message;
mod pattern;
mod system;

pub use catalogue::{Entry, entries};
pub use language::Language;
pub use locale::{CODES, knows};
pub use message::{Arg, Arguments, Explain, Message, Term};

/// Makes a [`Message`]: `message!("code", argument = value, …)`. Values are whatever an [`Arg`] is made from: texts, counts,
/// terms, other messages, errors that [`Explain`] themselves.
///
/// A code that the locales do not have, or other arguments than their texts, do not compile:
///
/// ```compile_fail
/// juesuan_messages::message!("files", number = 2_u32);
/// ```
#[macro_export]
macro_rules! message {
    ($code:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        const { assert!($crate::knows($code, &[$(stringify!($name)),*]), "the locales have no such message") };
        $crate::Message::new($code, [$((stringify!($name), $crate::Arg::from($value))),*])
    }};
}

/// The text in Chinese; as it is where the catalogue does not know it.
///
/// ```
/// use juesuan_messages::chinese;
/// assert_eq!(chinese("page 3"), "第3页");
/// assert_eq!(chinese("a.csv: page 3"), "a.csv：第3页");
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
