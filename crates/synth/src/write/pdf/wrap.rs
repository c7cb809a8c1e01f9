//! Where the lines of a text break.

use crate::pdf::width;

/// Breaks a text into lines of a width. Numbers and words in letters stay whole, and no line begins with a closing mark
/// unless it is the only one of its line.
pub(super) fn wrap(text: &str, room: i32, indent: i32, size: i32) -> Vec<String> {
    let mut lines = Vec::new();
    for piece in text.split('\n') {
        let first_indent = if lines.is_empty() { indent } else { 0 };
        let mut line: Vec<String> = Vec::new();
        let mut used = first_indent;
        for token in tokens(piece) {
            let needed = width(&token, size);
            if used + needed > room && !line.is_empty() {
                let carried = if closes(&token) && line.len() > 1 { line.pop() } else { None };
                lines.push(line.concat());
                line = carried.into_iter().collect();
                used = line.iter().map(|token| width(token, size)).sum();
            }
            used += needed;
            line.push(token);
        }
        lines.push(line.concat());
    }
    lines
}

fn closes(token: &str) -> bool {
    token.starts_with(['，', '。', '；', '：', '、', '）', '”', '！', '？'])
}

/// What is never broken: a run of ASCII without blanks, or one Chinese character.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut in_run = false;
    for c in text.chars() {
        let runs_on = c.is_ascii_graphic();
        match tokens.last_mut() {
            Some(last) if runs_on && in_run => last.push(c),
            _ => tokens.push(c.to_string()),
        }
        in_run = runs_on;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_not_broken_and_a_line_begins_with_no_closing_mark() {
        assert_eq!(wrap("收入1,234.56万元", 500, 0, 100), ["收入", "1,234.56万", "元"]);
        assert_eq!(wrap("收入合计，支出", 400, 0, 100), ["收入合", "计，支出"]);
        assert_eq!(wrap("甲\n乙", 400, 0, 100), ["甲", "乙"]);
    }
}
