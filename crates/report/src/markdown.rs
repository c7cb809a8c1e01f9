//! Markdown tables.

use std::fmt::Write;

/// A table, with an empty line after it; each column has a heading, and its cells may be set to the right.
pub(crate) fn table<H: AsRef<str>>(
    headings: &[(H, bool)],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> String {
    let mut text = line(headings.iter().map(|(heading, _)| heading.as_ref()));
    text += &line(headings.iter().map(|(_, right)| if *right { "---:" } else { "---" }));
    for row in rows {
        text += &line(row.iter().map(String::as_str));
    }
    text + "\n"
}

fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let mut line = String::from("|");
    for cell in cells {
        let cell = cell.replace('|', "\\|").replace(['\n', '\r'], " ");
        // Writing to a string cannot fail.
        let _ = write!(line, " {cell} |");
    }
    line + "\n"
}
