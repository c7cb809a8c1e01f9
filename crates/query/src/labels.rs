//! What the columns and reasons of a frame are called, for people.

use crate::file::files_of;
use crate::header::{Header, Label};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The headers of views, metrics and queries. A file that cannot be read has no labels; running it reports the error.
static HEADERS: LazyLock<Vec<Header>> = LazyLock::new(|| {
    let files = ["views", "metrics", "analysis"].map(|folder| files_of(folder).unwrap_or_default());
    files.into_iter().flatten().filter_map(|file| Header::read(file).ok()).collect()
});

/// The labels of a frame's columns. One name may mean two things (`actual` is 决算数 in execution and 实为 in a finding), so
/// the file that shares the most columns with the frame is used first, then the others by name.
pub fn labels(frame: &[&str]) -> Vec<Option<Label>> {
    static FILES: LazyLock<Vec<HashMap<&'static str, Label>>> =
        LazyLock::new(|| HEADERS.iter().map(|header| header.columns.iter().copied().collect()).collect());
    let mut files: Vec<_> = FILES.iter().collect();
    // Stable: files that share as many stay in their order.
    files.sort_by_key(|file| Reverse(frame.iter().filter(|column| file.contains_key(**column)).count()));
    frame.iter().map(|column| files.iter().find_map(|file| file.get(column).copied())).collect()
}

/// The Chinese text of a reason of a metric or a trend.
pub fn reason_zh(reason: &str) -> Option<&'static str> {
    static REASONS: LazyLock<Vec<(&'static str, &'static str)>> =
        LazyLock::new(|| HEADERS.iter().filter_map(|header| header.null_rules().ok()).flatten().collect());
    REASONS.iter().find(|(known, _)| *known == reason).map(|(_, zh)| *zh)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_query_describes_has_a_label_and_a_reason_its_chinese_text() {
        let labels = labels(&["fiscal_year", "count_star()"]);
        assert_eq!(labels[0].unwrap().zh, "财政年度");
        assert_eq!(labels[1], None);
        assert_eq!(reason_zh("budget is zero"), Some("预算数为零"));
    }
}
