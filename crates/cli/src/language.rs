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
    /// language, too; else that of the project.
    pub(crate) fn before_parsing(words: &[OsString], of_project: Option<LanguageName>) -> Self {
        let named = value_before_parsing(words, &["--lang"]).map(str::to_owned);
        let named = named.or_else(|| env::var("JUESUAN_LANG").ok());
        Self::new(named.and_then(|named| LanguageName::from_str(&named, true).ok()).or(of_project))
    }
}

/// The value of an option, by any of its names, before the command line is parsed.
pub(crate) fn value_before_parsing<'a>(words: &'a [OsString], names: &[&str]) -> Option<&'a str> {
    let words: Vec<&str> =
        words.iter().take_while(|word| *word != "--").filter_map(|word| word.to_str()).collect();
    let after = words.iter().zip(words.iter().skip(1)).find(|(option, _)| names.contains(*option));
    let joined = |word: &&'a str| names.iter().find_map(|name| word.strip_prefix(name)?.strip_prefix('='));
    after.map(|(_, value)| *value).or_else(|| words.iter().find_map(joined))
}

fn of_terminal() -> Language {
    let is_chinese = sys_locale::get_locale().is_some_and(|locale| locale.starts_with("zh"));
    if is_chinese { Language::Zh } else { Language::En }
}
