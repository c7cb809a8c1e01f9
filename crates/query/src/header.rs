//! What the header of a query file says: `-- key: value`, and a column as `--   name: 中文 | English`.

use crate::library;
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

/// The label of a column of any view, metric or analysis: that of the first view which has the column.
///
/// ```
/// assert_eq!(juesuan_query::label("fiscal_year").unwrap().zh, "财政年度");
/// assert_eq!(juesuan_query::label("count_star()"), None);
/// ```
pub fn label(column: &str) -> Option<Label> {
    static LABELS: LazyLock<HashMap<&'static str, Label>> = LazyLock::new(|| {
        // In reverse, so that the first file to name a column has the last word.
        let files: Vec<_> = library::definitions().collect();
        files.into_iter().rev().flat_map(|file| columns(file.text)).collect()
    });
    LABELS.get(column).copied()
}

/// The lines of the header, without their dashes.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map_while(|line| line.strip_prefix("--"))
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
