//! Markdown tables.

use std::fmt::Write;

/// A column's heading, and whether its cells are set to the right.
pub(crate) type Heading<'a> = (&'a str, bool);

/// A table, with an empty line after it.
pub(crate) fn table(headings: &[Heading<'_>], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = line(headings.iter().map(|(heading, _)| *heading));
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
