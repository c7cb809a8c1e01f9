//! Markdown in which text of reports is text: no markup, no links, no HTML.

use juesuan_messages::visible;
use std::fmt::Write;

/// A table, with an empty line after it; each column has a heading, and its cells may be set to the right.
pub(crate) fn table<H: AsRef<str>>(
    headings: &[(H, bool)],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> String {
    let mut text = line(headings.iter().map(|(heading, _)| heading.as_ref()));
    text += "|";
    for (_, right) in headings {
        text += if *right { " ---: |" } else { " --- |" };
    }
    text += "\n";
    for row in rows {
        text += &line(row.iter().map(String::as_str));
    }
    text + "\n"
}

fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let mut line = String::from("|");
    for cell in cells {
        // Writing to a string cannot fail.
        let _ = write!(line, " {} |", inline(cell));
    }
    line + "\n"
}

/// A text within a line: every character that could be markup is escaped, and what would act on a terminal is shown as a symbol.
pub(crate) fn inline(text: &str) -> String {
    let text = visible(text);
    let mut escaped = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let after = rest.peek().copied().unwrap_or(' ');
        match c {
            '<' => escaped.push_str("&lt;"),
            '&' if after == '#' || after.is_ascii_alphabetic() => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '[' | ']' | '|' => escaped.extend(['\\', c]),
            '~' if after == '~' || before == '~' => escaped.extend(['\\', c]),
            // Within a word, as in names of columns, it means nothing.
            '_' if !(before.is_alphanumeric() && after.is_alphanumeric()) => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
        before = c;
    }
    escaped
}

/// A text that begins a line, where more characters mean something.
pub(crate) fn paragraph(text: &str) -> String {
    let text = inline(text);
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = text.split_at(digits);
    match rest.chars().next() {
        Some('#' | '>' | '+' | '-' | '=') if number.is_empty() => format!("\\{text}"),
        Some('.' | ')') if !number.is_empty() => format!("{number}\\{rest}"),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_text_is_text() {
        for (text, escaped) in [
            ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
            ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
            ("![x](http://e.org/a.png)", "!\\[x\\](http://e.org/a.png)"),
            ("a|b", "a\\|b"),
            ("`rm`", "\\`rm\\`"),
            ("**bold** _it_ ~~no~~", "\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~"),
            ("fact_count, 10~12, A&B, A & B", "fact_count, 10~12, A&amp;B, A & B"),
            ("&lt;b&#62;", "&amp;lt;b&amp;#62;"),
            ("a\n# b\u{202e}\u{1b}[m", "a␊# b⟨U+202E⟩␛\\[m"),
            ("示例局（本级）", "示例局（本级）"),
        ] {
            assert_eq!(inline(text), escaped);
        }
    }

    #[test]
    fn a_line_of_text_is_no_heading_and_no_list() {
        for (text, escaped) in [
            ("# a", "\\# a"),
            ("- a", "\\- a"),
            ("> a", "\\> a"),
            ("1. a", "1\\. a"),
            ("2023年度", "2023年度"),
            ("12.5", "12\\.5"),
            ("a - b", "a - b"),
        ] {
            assert_eq!(paragraph(text), escaped);
        }
    }

    #[test]
    fn a_cell_stays_in_its_cell() {
        let table = table(&[("a", false), ("b", true)], [vec!["x|y\nz".to_owned(), "1".to_owned()]]);
        assert_eq!(table, "| a | b |\n| --- | ---: |\n| x\\|y␊z | 1 |\n\n");
    }
}
