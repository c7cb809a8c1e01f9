//! Every message of the locales is used by some crate. That every message used is in the locales is checked where it is compiled.
#![allow(clippy::unwrap_used, reason = "tests")]

use juesuan_messages::{CODES, Language, Message};
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// How codes begin that are put together at run time, and where.
const COMPUTED: [&str; 6] = [
    // reconcile: titles and texts of rules, by the rule's id.
    "rule-",       // cli: help, by the names of commands and arguments.
    "help-",       // cli: values of columns, by column and value.
    "value-",      // cli: headings of columns, by the column.
    "heading-",    // cli: the commands of the shell.
    "shell-help-", // messages: the operating system's errors.
    "system-",
];

#[test]
fn every_message_is_used() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let files = WalkDir::new(crates).into_iter().map(Result::unwrap);
    let sources = files.filter(|file| file.path().extension().is_some_and(|ending| ending == "rs"));
    let text: String = sources.map(|file| fs::read_to_string(file.path()).unwrap()).collect();
    let unused: Vec<&str> = CODES
        .iter()
        .map(|(code, _)| *code)
        .filter(|code| !COMPUTED.iter().any(|computed| code.starts_with(computed)))
        .filter(|code| !text.contains(&format!("\"{code}\"")))
        .collect();
    assert!(unused.is_empty(), "no crate uses these messages:\n{}", unused.join("\n"));
}

#[test]
fn a_chinese_text_is_in_chinese() {
    for (code, _) in CODES.iter().filter(|(_, args)| args.is_empty()) {
        let message = Message::new(*code, []);
        let (english, chinese) = (message.text(Language::En), message.text(Language::Zh));
        let is_chinese = chinese.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        // Names and examples of commands are the same in both; the language's own code is not a word.
        assert!(is_chinese || english == chinese || *code == "report-language-code", "{code}: {chinese}");
    }
}
