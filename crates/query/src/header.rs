//! The headers of the files of `queries/`, read in one place and checked line by line.
//!
//! The header is the comment that the file begins with: a title `中文 | English` (a metric has none), lines `key: value`, sentences,
//! and the columns, which begin three blanks in: `name: 中文 | English`, or `name` alone or `name = key` for what
//! `queries/columns.txt` defines.

use crate::file::{COLUMNS, File};
use juesuan_messages::{Arg, Explain, Message, message};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The keys that the files of a folder may have.
const KEYS: [(&str, &[&str]); 5] = [
    ("analysis", &["command", "null", "param"]),
    ("mart_views", &["key", "refers", "wide"]),
    ("marts", &["key", "refers"]),
    (
        "metrics",
        &[
            "id",
            "version",
            "label_zh",
            "label_en",
            "short",
            "unit",
            "numerator",
            "denominator",
            "kind",
            "phase",
            "dimension",
            "by",
            "null",
            "additive",
            "pooled",
            "restated_topic",
            "source",
        ],
    ),
    ("views", &["all", "generated", "newest", "null", "series"]),
];

/// What a column is called, for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// In Chinese.
    pub zh: &'static str,
    /// In English: a description of a few words.
    pub en: &'static str,
}

impl Label {
    pub(crate) fn read(text: &'static str) -> Option<Self> {
        let (zh, en) = text.split_once(" | ")?;
        Some(Self { zh, en })
    }
}

/// A file of `queries/` or of a project that lacks something or is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct DefinitionError {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is missing or wrong.
    pub problem: Message,
}

impl Explain for DefinitionError {
    fn message(&self) -> Message {
        let line = self.line.to_string();
        message!("query-header", file = &self.file, line = line, problem = &self.problem)
    }
}

/// The header of one file.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    pub(crate) file: &'static File,
    /// The sentences in one paragraph.
    pub(crate) description: String,
    /// The columns, in order.
    pub(crate) columns: Vec<(&'static str, Label)>,
    title: Option<Label>,
    entries: Vec<HeaderEntry>,
}

/// One `key: value`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct HeaderEntry {
    pub(crate) value: &'static str,
    key: &'static str,
    file: &'static File,
    line: usize,
}

impl HeaderEntry {
    /// What is wrong with the value.
    pub(crate) fn wrong(self, problem: Message) -> DefinitionError {
        DefinitionError { file: self.file.place(), line: self.line, problem }
    }

    /// The value as what it must be.
    pub(crate) fn read<T>(self, read: impl Fn(&'static str) -> Option<T>) -> Result<T, DefinitionError> {
        read(self.value).ok_or_else(|| self.misfit(self.value))
    }

    /// The value as a list of what they must be.
    pub(crate) fn list<T>(
        self,
        separator: &str,
        read: impl Fn(&'static str) -> Option<T>,
    ) -> Result<Vec<T>, DefinitionError> {
        let read = |item| read(item).ok_or_else(|| self.misfit(item));
        self.value.split(separator).map(read).collect()
    }

    fn misfit(self, value: &str) -> DefinitionError {
        self.wrong(message!("query-header-misfit", value = value, key = self.key))
    }
}

impl Header {
    /// Reads the header of a file.
    pub(crate) fn read(file: &'static File) -> Result<Self, DefinitionError> {
        static SHARED: LazyLock<Result<HashMap<&str, Label>, DefinitionError>> =
            LazyLock::new(shared_columns);
        let shared = SHARED.as_ref().map_err(Clone::clone)?;
        let keys = KEYS.iter().find(|(folder, _)| *folder == file.folder());
        let keys: &[&str] = keys.map_or(&[], |(_, keys)| keys);
        let mut header =
            Self { file, description: String::new(), columns: Vec::new(), title: None, entries: Vec::new() };
        let mut sentences = Vec::new();
        for (at, line) in lines(file.text).enumerate() {
            let wrong = |problem| DefinitionError { file: file.place(), line: at + 1, problem };
            if let Some(column) = line.strip_prefix("   ") {
                let column = read_column(column, shared);
                let name = line.trim();
                let problem = || wrong(message!("query-header-no-label", name = name));
                header.columns.push(column.ok_or_else(problem)?);
            } else if let Some((key, value)) = read_key(line) {
                if !keys.contains(&key) {
                    let known = Arg::list(keys.iter().copied());
                    return Err(wrong(message!("query-header-unknown-key", key = key, known = known)));
                }
                header.entries.push(HeaderEntry { key, value, file, line: at + 1 });
            } else if at == 0 {
                header.title = Label::read(line.trim());
            } else if !line.trim().is_empty() {
                sentences.push(line.trim());
            }
        }
        header.description = sentences.join(" ");
        Ok(header)
    }

    /// What the first line calls the file.
    pub(crate) fn title(&self) -> Result<Label, DefinitionError> {
        let problem = message!("query-header-title");
        self.title.ok_or(DefinitionError { file: self.file.place(), line: 1, problem })
    }

    /// A key that may be missing.
    pub(crate) fn get(&self, key: &str) -> Option<HeaderEntry> {
        self.all(key).next()
    }

    /// A key that may be on several lines.
    pub(crate) fn all(&self, key: &str) -> impl Iterator<Item = HeaderEntry> {
        self.entries.iter().copied().filter(move |entry| entry.key == key)
    }

    /// A key that must be there.
    pub(crate) fn required(&self, key: &str) -> Result<HeaderEntry, DefinitionError> {
        let problem = || message!("query-header-no-key", key = key);
        let missing = || DefinitionError { file: self.file.place(), line: 1, problem: problem() };
        self.get(key).ok_or_else(missing)
    }

    /// The reasons of `null: reason | 中文; …`, for which a value is null.
    pub(crate) fn null_rules(&self) -> Result<Vec<(&'static str, &'static str)>, DefinitionError> {
        self.get("null").map_or_else(|| Ok(Vec::new()), |null| null.list("; ", |rule| rule.split_once(" | ")))
    }
}

/// The lines of the header, without their dashes.
fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map_while(|line| line.strip_prefix("--"))
}

/// A key is one word in small letters at the beginning of a line.
fn read_key(line: &'static str) -> Option<(&'static str, &'static str)> {
    let (key, value) = line.strip_prefix(' ')?.split_once(": ")?;
    let word = key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    word.then_some((key, value.trim()))
}

fn read_column(text: &'static str, shared: &HashMap<&'static str, Label>) -> Option<(&'static str, Label)> {
    if let Some((name, label)) = text.split_once(": ") {
        return Some((name, Label::read(label)?));
    }
    let (name, key) = text.split_once(" = ").unwrap_or((text, text));
    Some((name, *shared.get(key)?))
}

/// The contents of `queries/columns.txt`, by key.
fn shared_columns() -> Result<HashMap<&'static str, Label>, DefinitionError> {
    let mut columns = HashMap::new();
    for (at, line) in COLUMNS.text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let wrong = |problem| DefinitionError { file: COLUMNS.place(), line: at + 1, problem };
        let column = line.split_once(": ").and_then(|(key, label)| Some((key, Label::read(label)?)));
        let (key, label) = column.ok_or_else(|| wrong(message!("query-header-column", line = line)))?;
        if columns.insert(key, label).is_some() {
            return Err(wrong(message!("query-header-repeated", line = line)));
        }
    }
    Ok(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &'static str) -> String {
        let file = Box::leak(Box::new(File { path: "views/new.sql", text, own: None }));
        Header::read(file).unwrap_err().to_string()
    }

    #[test]
    fn a_header_says_title_keys_sentences_and_columns() {
        const FILE: &File = &File {
            path: "views/new.sql",
            text: "-- 新 | New\n-- all: 全部 | Every\n--\n-- One row\n-- per row.\n--\n--   code\n--   of = functional_code\n--   own: 自有 | its own\nSELECT 1",
            own: None,
        };
        let header = Header::read(FILE).unwrap();
        assert_eq!(header.title().unwrap(), Label { zh: "新", en: "New" });
        assert_eq!(header.get("all").unwrap().value, "全部 | Every");
        assert_eq!(header.description, "One row per row.");
        let columns: Vec<_> =
            header.columns.iter().map(|(name, label)| format!("{name} {} {}", label.zh, label.en)).collect();
        assert_eq!(
            columns,
            ["code 科目代码 classification code", "of 科目代码 functional code", "own 自有 its own"]
        );
    }

    #[test]
    fn what_a_header_lacks_is_told_with_file_and_line() {
        assert_eq!(
            problem("-- 新 | New\n-- every: x\nSELECT 1"),
            "queries/views/new.sql:2: there is no key `every`: the keys are all, generated, newest, null, series"
        );
        assert_eq!(
            problem("-- 新 | New\n--\n--   nowhere\nSELECT 1"),
            "queries/views/new.sql:3: `nowhere` has no label here or in queries/columns.txt"
        );
    }

    #[test]
    fn the_chinese_heading_of_an_amount_states_its_unit() {
        let described = shared_columns().unwrap().into_iter();
        let files = ["analysis", "metrics", "views"].into_iter().flat_map(crate::file::shipped_of);
        let of_files = files.flat_map(|file| Header::read(file).unwrap().columns);
        for (name, label) in described.chain(of_files) {
            // One unit for all rows, as the description ends or begins.
            let is_yuan = ["yuan", "yuan, exact"].contains(&label.en) || label.en.ends_with(", yuan");
            assert!(!is_yuan || label.zh.ends_with("（元）"), "{name}: {} | {}", label.zh, label.en);
        }
    }

    #[test]
    fn no_column_is_described_twice() {
        let shared = shared_columns().unwrap();
        let mut said: HashMap<String, &str> = HashMap::new();
        for (key, label) in &shared {
            let twice = said.insert(format!("{} | {}", label.zh, label.en), key);
            assert_eq!(twice, None, "columns.txt says of {key} what it says of another");
        }
        for folder in ["analysis", "mart_views", "marts", "metrics", "views"] {
            for file in crate::file::shipped_of(folder) {
                for column in lines(file.text).filter_map(|line| line.strip_prefix("   ")) {
                    let Some((name, label)) = column.split_once(": ") else { continue };
                    let place = said.insert(label.to_owned(), name);
                    assert_eq!(place, None, "{} describes {name} again", file.path);
                }
            }
        }
    }
}
