//! The words of DuckDB's SQL, as far as a shell must know them: where statements end, what is a comment or a text.

use std::iter;

/// What a piece of SQL is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A keyword or a name.
    Word,
    /// A name in double quotes.
    Identifier,
    /// A text in single quotes or between dollar signs.
    Text,
    /// A number.
    Number,
    /// `$name`.
    Parameter,
    /// `-- …` or `/* … */`.
    Comment,
    /// Spaces and line breaks.
    Blank,
    /// Any other character.
    Sign,
}

/// A piece of SQL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    /// What it is.
    pub kind: TokenKind,
    /// The piece, with its quotes.
    pub text: &'a str,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Whether its end was found: a text or comment may go on in the next line.
    pub is_closed: bool,
}

impl Token<'_> {
    /// Where the next one begins, in bytes.
    #[must_use]
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is a word that means something.
    #[must_use]
    pub fn counts(&self) -> bool {
        !matches!(self.kind, TokenKind::Blank | TokenKind::Comment)
    }

    /// Whether it is this keyword.
    #[must_use]
    pub fn is(&self, keyword: &str) -> bool {
        self.kind == TokenKind::Word && self.text.eq_ignore_ascii_case(keyword)
    }

    /// Whether it is this character.
    #[must_use]
    pub fn is_sign(&self, sign: &str) -> bool {
        self.kind == TokenKind::Sign && self.text == sign
    }

    /// The name that it is, without its quotes.
    pub(crate) fn name(&self) -> Option<String> {
        match self.kind {
            TokenKind::Word => Some(self.text.to_ascii_lowercase()),
            TokenKind::Identifier => {
                let within = self.text.strip_prefix('"')?.strip_suffix('"')?;
                Some(within.replace("\"\"", "\"").to_lowercase())
            }
            _ => None,
        }
    }
}

/// All of the text, piece by piece.
pub fn tokens(sql: &str) -> impl Iterator<Item = Token<'_>> {
    let mut start = 0;
    iter::from_fn(move || {
        let rest = sql.get(start..).filter(|rest| !rest.is_empty())?;
        let (kind, end) = next(rest);
        let text = end.and_then(|end| rest.get(..end)).unwrap_or(rest);
        let token = Token { kind, text, start, is_closed: end.is_some() };
        start += text.len();
        Some(token)
    })
}

/// What begins here and where it ends; without an end, all of the rest belongs to it.
fn next(rest: &str) -> (TokenKind, Option<usize>) {
    let mut characters = rest.chars();
    let (first, second) = (characters.next().unwrap_or_default(), characters.next().unwrap_or_default());
    match (first, second) {
        ('-', '-') => (TokenKind::Comment, Some(rest.find('\n').unwrap_or(rest.len()))),
        ('/', '*') => (TokenKind::Comment, end_of_comment(rest)),
        ('\'', _) => (TokenKind::Text, end_of_quoted(rest, 1, '\'', false)),
        ('e' | 'E', '\'') => (TokenKind::Text, end_of_quoted(rest, 2, '\'', true)),
        ('"', _) => (TokenKind::Identifier, end_of_quoted(rest, 1, '"', false)),
        ('$', _) => dollar(rest),
        (first, _) if first.is_whitespace() => (TokenKind::Blank, Some(length(rest, char::is_whitespace))),
        ('0'..='9', _) | ('.', '0'..='9') => {
            (TokenKind::Number, Some(length(rest, |c| c.is_ascii_alphanumeric() || c == '.' || c == '_')))
        }
        (first, _) if is_word(first) => (TokenKind::Word, Some(length(rest, is_word))),
        (first, _) => (TokenKind::Sign, Some(first.len_utf8())),
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// How many bytes the characters take from the start on.
fn length(rest: &str, is_part: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !is_part(c)).unwrap_or(rest.len())
}

/// Where a comment ends; comments may be within comments.
fn end_of_comment(rest: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = 0;
    loop {
        let here = rest.get(at..)?;
        if here.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return Some(at);
            }
        } else {
            at += here.chars().next()?.len_utf8();
        }
    }
}

/// Where a quoted piece ends whose content begins at `from`; a doubled quote is a part of it, and so is one after a backslash
/// if those are special.
fn end_of_quoted(rest: &str, from: usize, quote: char, has_escapes: bool) -> Option<usize> {
    let mut characters = rest.char_indices().skip(from).peekable();
    while let Some((at, c)) = characters.next() {
        if c == '\\' && has_escapes {
            characters.next();
        } else if c == quote && characters.next_if(|(_, next)| *next == quote).is_none() {
            return Some(at + 1);
        }
    }
    None
}

/// `$name`, or a text between `$$` or `$tag$`.
fn dollar(rest: &str) -> (TokenKind, Option<usize>) {
    let tag = 1 + length(rest.get(1..).unwrap_or_default(), is_word);
    match rest.get(..tag).zip(rest.get(tag..)) {
        Some((open, after)) if after.starts_with('$') => {
            let mark = format!("{open}$");
            let end = after.get(1..).and_then(|content| content.find(&mark));
            (TokenKind::Text, end.map(|end| 2 * mark.len() + end))
        }
        _ if tag > 1 => (TokenKind::Parameter, Some(tag)),
        _ => (TokenKind::Sign, Some(1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sql: &str) -> Vec<(TokenKind, &str)> {
        tokens(sql).filter(Token::counts).map(|token| (token.kind, token.text)).collect()
    }

    #[test]
    fn what_is_quoted_is_one_piece() {
        use TokenKind::{Identifier, Number, Parameter, Sign, Text, Word};
        assert_eq!(
            read(
                "SELECT 'it''s; \\', E'a\\';b', $$x;$$, $t$y;$$;$t$, \"a\"\"b;\" -- c;\n/* d; /* e; */ */ FROM $name"
            ),
            [
                (Word, "SELECT"),
                (Text, "'it''s; \\'"),
                (Sign, ","),
                (Text, "E'a\\';b'"),
                (Sign, ","),
                (Text, "$$x;$$"),
                (Sign, ","),
                (Text, "$t$y;$$;$t$"),
                (Sign, ","),
                (Identifier, "\"a\"\"b;\""),
                (Word, "FROM"),
                (Parameter, "$name"),
            ]
        );
        assert_eq!(
            read("1_000.5e3 >= .5"),
            [(Number, "1_000.5e3"), (Sign, ">"), (Sign, "="), (Number, ".5")]
        );
        assert_eq!(read("教育局.金额"), [(Word, "教育局"), (Sign, "."), (Word, "金额")]);
    }

    #[test]
    fn every_byte_is_in_one_piece_and_what_is_not_closed_is_known() {
        for (sql, is_closed) in [
            ("SELECT 'a", false),
            ("SELECT /* a", false),
            ("\"a", false),
            ("$$ a", false),
            ("-- a", true),
            ("$", true),
        ] {
            let pieces: Vec<_> = tokens(sql).collect();
            assert_eq!(pieces.iter().map(|token| token.text).collect::<String>(), sql);
            assert_eq!(pieces.iter().all(|token| token.is_closed), is_closed, "{sql}");
        }
    }
}
