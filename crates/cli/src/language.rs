//! The language of a session, determined once.
//!
//! Messages are in the language of the terminal's locale; headings and reports are in Chinese, like their subject. `--lang`
//! (or `JUESUAN_LANG`) sets both. Formats for programs (CSV, JSON, Parquet, the warehouse) are the same in either language.

use crate::options::LanguageName;
use clap::ValueEnum;
use juesuan_messages::Language;
use std::env;
use std::ffi::OsString;

/// The languages of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Languages {
    /// The language of messages and of the values in tables.
    pub(crate) messages: Language,
    /// The language of headings and reports.
    pub(crate) documents: Language,
}

impl Languages {
    /// The requested language, or the default languages for this terminal.
    pub(crate) fn new(asked: Option<LanguageName>) -> Self {
        match asked.map(Language::from) {
            Some(language) => Self { messages: language, documents: language },
            None => Self { messages: of_terminal(), documents: Language::Zh },
        }
    }

    /// The language that the command line requests, determined before it is parsed, so that help and errors are in that
    /// language, too.
    pub(crate) fn before_parsing(words: &[OsString]) -> Self {
        let words: Vec<&str> = words.iter().filter_map(|word| word.to_str()).collect();
        let after = words
            .iter()
            .zip(words.iter().skip(1))
            .find(|(option, _)| **option == "--lang")
            .map(|(_, named)| *named);
        let named = after.or_else(|| words.iter().find_map(|word| word.strip_prefix("--lang=")));
        let named = named.map(str::to_owned).or_else(|| env::var("JUESUAN_LANG").ok());
        Self::new(named.and_then(|named| LanguageName::from_str(&named, true).ok()))
    }
}

fn of_terminal() -> Language {
    let is_chinese = sys_locale::get_locale().is_some_and(|locale| locale.starts_with("zh"));
    if is_chinese { Language::Zh } else { Language::En }
}
