//! The language of what the command says and writes.
//!
//! Messages come in the language of the terminal's locale; headings and reports in Chinese, since that is what they are
//! about. `--lang` (or `JUESUAN_LANG`) goes before both. What machines read (CSV, JSON, Parquet, the warehouse) is the same in
//! either.

use crate::options;
use clap::ValueEnum;
use juesuan_messages::{chinese, chinese_list};
use juesuan_report::Language;
use std::env;
use std::sync::RwLock;

/// The language that was asked for.
static ASKED: RwLock<Option<Language>> = RwLock::new(None);

/// Settles the language for as long as the process runs.
pub(crate) fn settle(asked: Option<options::Language>) {
    if let Ok(mut settled) = ASKED.write() {
        *settled = asked.map(Language::from);
    }
}

fn asked() -> Option<Language> {
    ASKED.read().ok().and_then(|asked| *asked)
}

/// What the command line says of the language, before it is understood: help and errors are in it, too.
pub(crate) fn settle_from_words() {
    let words: Vec<String> = env::args().collect();
    let after = words
        .iter()
        .zip(words.iter().skip(1))
        .find(|(option, _)| *option == "--lang")
        .map(|(_, named)| named.as_str());
    let named = after.or_else(|| words.iter().find_map(|word| word.strip_prefix("--lang=")));
    let named = named.map(str::to_owned).or_else(|| env::var("JUESUAN_LANG").ok());
    settle(named.and_then(|named| options::Language::from_str(&named, true).ok()));
}

/// The language of headings and reports.
pub(crate) fn of_documents() -> Language {
    asked().unwrap_or(Language::Zh)
}

/// The language of messages.
pub(crate) fn of_messages() -> Language {
    asked().unwrap_or_else(|| {
        let is_chinese = sys_locale::get_locale().is_some_and(|locale| locale.starts_with("zh"));
        if is_chinese { Language::Zh } else { Language::En }
    })
}

/// Whether messages are in Chinese.
pub(crate) fn is_chinese() -> bool {
    of_messages() == Language::Zh
}

/// A message in the language of messages.
pub(crate) fn said(message: &str) -> String {
    if is_chinese() { chinese(message) } else { message.to_owned() }
}

/// A list, such as the parts of a place, in the language of messages.
pub(crate) fn said_list(list: &str) -> String {
    if is_chinese() { chinese_list(list) } else { list.to_owned() }
}
