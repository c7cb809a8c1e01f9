//! Every sentence that the sources can say stands in the catalogue, and the catalogue has no other.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr)]

use juesuan_messages::{entries, known};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The crates whose sentences people read. `report` has its own texts in both languages, `synth` speaks to developers.
const SPEAK: [&str; 12] = [
    "cli/src",
    "ingest/src",
    "model/src",
    "pipeline/src",
    "publish/src",
    "query/src",
    "reader/src",
    "reconcile/src",
    "reference/src",
    "report/src/error.rs",
    "report/src/pages.rs",
    "warehouse/src",
];

/// What is no message, by how it begins: SQL, what DuckDB and the command line's parser say, documents that are in both languages, and what only `-v` shows.
const SILENT: [&str; 20] = [
    "As `",
    "Catalog Error: ",
    "SELECT",
    "# 表、视图与栏目",
    "# 指标",
    "-p {}=",
    "Star schema of what",
    "[possible values: ",
    "Written by",
    "default `{value}`",
    "does not exist!",
    "juesuan ",
    "look up",
    "null when",
    "os error 28",
    "skipped: ",
    "split by",
    "the commit that wrote the row",
    "主键",
    "外键",
];

fn sources() -> Vec<PathBuf> {
    let crates = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("..");
    let mut found = Vec::new();
    let mut to_look: Vec<PathBuf> = SPEAK.iter().map(|path| crates.join(path)).collect();
    while let Some(path) = to_look.pop() {
        if path.is_dir() {
            to_look.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    // Tests that stand in files of their own.
    found.retain(|path| {
        let inner = path.strip_prefix(&crates).unwrap();
        !inner
            .components()
            .any(|part| matches!(part.as_os_str().to_str(), Some("tests" | "tests.rs" | "cases.rs")))
    });
    found.sort();
    found
}

/// The string literals of the code, those of comments, tests, traces and rules left out: a rule has its own Chinese title, and
/// its other texts are shown as they stand.
fn literals(tokens: TokenStream, found: &mut Vec<String>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut in_test = false;
    let mut before: Option<String> = None;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                if tokens.peek().is_some_and(|next| matches!(next, TokenTree::Punct(_))) {
                    tokens.next();
                }
                let Some(TokenTree::Group(attribute)) = tokens.next() else { continue };
                let text = attribute.stream().to_string();
                in_test |= text == "cfg (test)" || text == "cfg(test)";
                if text.starts_with("error") {
                    literals(attribute.stream(), found);
                }
            }
            TokenTree::Group(group) => {
                let silent = before.as_deref().is_some_and(|name| {
                    matches!(name, "debug" | "timed" | "assert" | "include_str" | "Rule" | "message" | "vocabulary")
                });
                if !in_test && !silent {
                    literals(group.stream(), found);
                }
                if group.delimiter() == Delimiter::Brace {
                    in_test = false;
                }
            }
            TokenTree::Literal(literal) => {
                if let syn::Lit::Str(text) = syn::Lit::new(literal)
                    && !in_test
                {
                    found.push(text.value());
                }
            }
            TokenTree::Ident(name) => before = Some(name.to_string()),
            TokenTree::Punct(punct) => {
                if punct.as_char() == ';' {
                    in_test = false;
                }
                if punct.as_char() != '!' {
                    before = None;
                }
            }
        }
    }
}

/// The text with nameless holes: `{n} rows of {m:?}` is `{} rows of {}`.
fn nameless(text: &str) -> String {
    let mut plain = String::new();
    let mut depth = 0_u32;
    for c in text.replace("{{", "(").replace("}}", ")").chars() {
        match c {
            '{' => {
                depth += 1;
                plain.push_str("{}");
            }
            '}' => depth = depth.saturating_sub(1),
            c if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain
}

/// Whether the text speaks: two English words in a row, or one beside a hole.
fn speaks(text: &str) -> bool {
    let is_word = |word: &str| {
        let word = word
            .trim_matches(|c: char| c.is_ascii_punctuation() && c != '-' && c != '_' && c != '{' && c != '}');
        word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase() || c == '\'' || c == '-')
    };
    if ["a ", "an ", "the "].iter().any(|article| text.starts_with(article)) {
        return true;
    }
    let words: Vec<&str> = text.split(' ').collect();
    words.windows(2).any(|pair| {
        let hole = |word: &str| word.contains("{}");
        (is_word(pair[0]) && (is_word(pair[1]) || hole(pair[1]))) || (hole(pair[0]) && is_word(pair[1]))
    })
}

/// All that the sources may say, with where it stands.
fn said() -> Vec<(PathBuf, String)> {
    let mut said = Vec::new();
    for source in sources() {
        let mut found = Vec::new();
        literals(fs::read_to_string(&source).unwrap().parse().unwrap(), &mut found);
        said.extend(found.into_iter().map(|text| (source.clone(), text)));
    }
    said
}

fn is_silent(text: &str) -> bool {
    let text = text.trim_start();
    SILENT.iter().any(|silent| text.starts_with(silent)) || text.contains(" | ")
}

#[test]
fn every_sentence_of_the_sources_has_its_chinese() {
    let listed: Vec<String> = entries().iter().map(|entry| nameless(entry.english)).collect();
    let mut missing = Vec::new();
    for (source, text) in said() {
        let plain = nameless(&text);
        // A piece of a sentence, or a sentence that one of the catalogue covers.
        let piece = plain.trim_matches([' ', ';', ':', ',', '{', '}']);
        let is_piece = listed.iter().any(|listed| listed.contains(piece));
        let filled = plain.replace("{}", "…");
        let is_known = known(&filled).is_some();
        if speaks(&plain) && !is_silent(&text) && !is_piece && !is_known {
            missing.push(format!("{}: {text}", source.display()));
        }
    }
    assert!(
        missing.is_empty(),
        "add these to crates/messages/zh, with their Chinese:\n{}",
        missing.join("\n")
    );
}

#[test]
fn no_sentence_of_the_catalogue_was_forgotten_by_the_sources() {
    let said: Vec<String> = said().into_iter().map(|(_, text)| nameless(&text)).collect();
    let is_said = |text: &str| said.iter().any(|said| said.contains(text.trim_matches([' ', ';', ':', ','])));
    let own = entries().iter();
    let stale: Vec<&str> =
        own.filter(|entry| !entry.texts().all(is_said)).map(|entry| entry.english).collect();
    assert!(stale.is_empty(), "nothing says these any more:\n{}", stale.join("\n"));
}

#[test]
fn each_sentence_is_in_chinese_once_with_all_that_stands_in_its_holes() {
    let mut seen = BTreeSet::new();
    for entry in entries() {
        assert!(entry.is_whole(), "{}\n{}", entry.english, entry.chinese);
        assert!(
            entry.chinese.chars().any(|c| c >= '\u{4e00}') || entry.texts().all(|text| text.len() < 2),
            "{}",
            entry.english
        );
        assert!(seen.insert(nameless(entry.english)), "twice: {}", entry.english);
    }
}
