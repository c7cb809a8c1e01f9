//! What the header of a query file says: `-- key: value`, and a column as `--   name: 中文 | English`.

use crate::library;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a column is called, for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// In Chinese.
    pub zh: &'static str,
    /// In English: a description of a few words.
    pub en: &'static str,
}

/// The labels of a frame's columns. One name may mean two things (`actual` is 决算数 beside a budget and 实为 in a finding),
/// so the file that shares the most columns with the frame is asked first, then the others in their order.
///
/// ```
/// let labels = juesuan_query::labels(&["fiscal_year", "count_star()"]);
/// assert_eq!(labels[0].unwrap().zh, "财政年度");
/// assert_eq!(labels[1], None);
/// ```
pub fn labels(frame: &[&str]) -> Vec<Option<Label>> {
    static FILES: LazyLock<Vec<HashMap<&'static str, Label>>> =
        LazyLock::new(|| library::definitions().map(|file| columns(file.text).collect()).collect());
    let mut files: Vec<_> = FILES.iter().collect();
    // Stable: files that share as many stay in their order.
    files.sort_by_key(|file| Reverse(frame.iter().filter(|column| file.contains_key(**column)).count()));
    frame.iter().map(|column| files.iter().find_map(|file| file.get(column).copied())).collect()
}

/// The lines of the header, without their dashes.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map_while(|line| line.strip_prefix("--"))
}

/// What the first line calls the file, in Chinese and English.
pub(crate) fn title(text: &'static str) -> Option<Label> {
    let (zh, en) = lines(text).next()?.trim().split_once(" | ")?;
    Some(Label { zh, en })
}

/// What the header says in sentences: neither its title, nor a `key: value` that a program reads, nor a column.
pub(crate) fn description(text: &'static str) -> String {
    let sentences = lines(text).skip(1).filter(|line| {
        let read = [" param: ", " null: ", "   "].iter().any(|start| line.starts_with(start));
        !read && !line.trim().is_empty()
    });
    sentences.map(str::trim).collect::<Vec<_>>().join(" ")
}

/// The columns that a header documents, in order.
pub(crate) fn columns(text: &'static str) -> impl Iterator<Item = (&'static str, Label)> {
    lines(text).filter_map(|line| {
        let (name, rest) = line.strip_prefix("   ")?.split_once(": ")?;
        let (zh, en) = rest.split_once(" | ")?;
        Some((name, Label { zh, en }))
    })
}

/// The value of `-- key: value`.
pub(crate) fn value(text: &'static str, key: &str) -> Option<&'static str> {
    lines(text).find_map(|line| line.strip_prefix(' ')?.strip_prefix(key)?.strip_prefix(": ")).map(str::trim)
}
