//! The colors of what is typed.

use super::super::engine::Engine;
use crate::failure::Failure;
use juesuan_query::{TokenKind, tokens};
use nu_ansi_term::{Color, Style};
use reedline::{Highlighter, StyledText};
use std::collections::HashSet;

/// Colors keywords, texts, numbers, parameters and comments.
pub(super) struct SqlHighlighter {
    keywords: HashSet<String>,
    has_colors: bool,
}

impl SqlHighlighter {
    pub(super) fn new(engine: &Engine) -> Result<Self, Failure> {
        let keywords = engine
            .texts("SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category <> 'unreserved'")?;
        let has_colors = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Ok(Self { keywords: keywords.into_iter().collect(), has_colors })
    }

    fn style(&self, kind: TokenKind, text: &str) -> Style {
        match kind {
            _ if !self.has_colors => Style::new(),
            TokenKind::Word if self.keywords.contains(&text.to_ascii_lowercase()) => {
                Style::new().bold().fg(Color::Blue)
            }
            TokenKind::Text => Style::new().fg(Color::Green),
            TokenKind::Number => Style::new().fg(Color::Cyan),
            TokenKind::Parameter => Style::new().fg(Color::Magenta),
            TokenKind::Comment => Style::new().dimmed(),
            _ => Style::new(),
        }
    }
}

impl Highlighter for SqlHighlighter {
    fn highlight(&self, line: &str, _: usize) -> StyledText {
        let mut styled = StyledText::new();
        for token in tokens(line) {
            styled.push((self.style(token.kind, token.text), token.text.to_owned()));
        }
        styled
    }
}
