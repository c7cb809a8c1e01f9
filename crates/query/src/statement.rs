//! The statements of an SQL script, each with its place in it.

use crate::lexer::{Token, tokens};

/// A statement of a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement<'a> {
    script: &'a str,
    start: usize,
    end: usize,
}

impl<'a> Statement<'a> {
    /// All statements of a script. A semicolon ends one, comments alone are none.
    #[must_use]
    pub fn all(script: &'a str) -> Vec<Self> {
        let mut statements = Vec::new();
        let mut range: Option<(usize, usize)> = None;
        for token in tokens(script).filter(Token::counts) {
            if token.is_sign(";") {
                statements.extend(range.take());
            } else {
                range = Some((range.map_or(token.start, |(start, _)| start), token.end()));
            }
        }
        statements.extend(range);
        statements.into_iter().map(|(start, end)| Self { script, start, end }).collect()
    }

    /// Its text, without the semicolon.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.script.get(self.start..self.end).unwrap_or_default()
    }

    /// The line of the script that it begins in, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        1 + self.script.get(..self.start).unwrap_or_default().matches('\n').count()
    }

    /// Whether it answers rows, by its first word.
    #[must_use]
    pub fn has_rows(&self) -> bool {
        let first = tokens(self.text()).find(Token::counts);
        !["CREATE", "DROP", "INSERT", "RESET", "SET"]
            .iter()
            .any(|word| first.is_some_and(|first| first.is(word)))
    }

    /// Its text after so many line breaks and spaces that the engine counts lines and columns as the script does.
    pub(crate) fn in_place(&self) -> String {
        let before = self.script.get(..self.start).unwrap_or_default();
        let lines = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
        format!("{}{}{}", "\n".repeat(lines), " ".repeat(column), self.text())
    }
}

/// Whether a text that is being typed is finished: it ends with a semicolon that is not within quotes or a comment.
#[must_use]
pub fn is_finished(text: &str) -> bool {
    let mut last = None;
    for token in tokens(text) {
        if !token.is_closed {
            return false;
        }
        if token.counts() {
            last = Some(token);
        }
    }
    last.is_none_or(|token| token.is_sign(";"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn semicolons_end_statements_but_not_within_quotes_and_comments() {
        let script = "-- a; b\nSELECT 'a;b';;\n  FROM x -- ;\n; /* ; */";
        let statements = Statement::all(script);
        assert_eq!(statements.iter().map(Statement::text).collect::<Vec<_>>(), ["SELECT 'a;b'", "FROM x"]);
        assert_eq!(statements[1].in_place(), "\n\n  FROM x");
    }

    #[test]
    fn a_text_is_finished_by_a_semicolon_outside_of_quotes() {
        for (text, finished) in [
            ("", true),
            ("SELECT 1", false),
            ("SELECT 1;", true),
            ("SELECT 1; -- done", true),
            ("SELECT ';", false),
            ("SELECT ';';", true),
            ("SELECT 1 /* ;", false),
            ("SELECT $$;", false),
        ] {
            assert_eq!(is_finished(text), finished, "{text}");
        }
    }
}
