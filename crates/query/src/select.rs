//! A SELECT, and the relations that it reads in place of views.

use std::borrow::Cow;
use std::collections::HashSet;

/// A SELECT that may read other relations in place of some views. The text itself is unchanged: a replacement is a common table
/// expression around it that has the view's name.
#[derive(Debug, Clone)]
pub(crate) struct Select<'a> {
    text: Cow<'a, str>,
    instead: Vec<(&'static str, String)>,
}

impl<'a> Select<'a> {
    /// The unchanged text.
    pub(crate) fn new(text: impl Into<Cow<'a, str>>) -> Self {
        Self { text: text.into(), instead: Vec::new() }
    }

    /// The text alone.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The same, reading this SELECT in place of the view.
    pub(crate) fn instead(mut self, view: &'static str, select: String) -> Self {
        self.instead.push((view, select));
        self
    }

    /// The SQL for the engine. It keeps the order of the text's rows: DuckDB guarantees it for a `SELECT` from one subquery
    /// (<https://duckdb.org/docs/stable/sql/dialect/order_preservation>).
    pub(crate) fn sql(&self) -> Cow<'_, str> {
        if self.instead.is_empty() {
            return Cow::Borrowed(&self.text);
        }
        let expressions: Vec<String> =
            self.instead.iter().map(|(view, select)| format!("{view} AS ({select})")).collect();
        Cow::Owned(format!("WITH {}\nSELECT * FROM (\n{}\n) AS answer", expressions.join(", "), self.text))
    }

    /// The views that are replaced, each with its SELECT.
    pub(crate) fn stand_ins(&self) -> &[(&'static str, String)] {
        &self.instead
    }

    /// Every word, except those of comments and the names of replaced views: the words include all views and tables that are read.
    pub(crate) fn words(&self) -> HashSet<String> {
        let mut words: HashSet<String> = words(&self.text).map(str::to_ascii_lowercase).collect();
        for (view, _) in &self.instead {
            words.remove(*view);
        }
        for (_, select) in &self.instead {
            words.extend(self::words(select).map(str::to_ascii_lowercase));
        }
        words
    }

    /// The views and tables that a shipped SELECT reads: the names after FROM and JOIN, except those that it defines itself, which
    /// the files write as `name AS (` at the end of a line.
    pub(crate) fn relations(&self) -> HashSet<String> {
        let mut relations = HashSet::new();
        for select in self.instead.iter().map(|(_, select)| select.as_str()).chain([self.text.as_ref()]) {
            let behind =
                words(select).skip(1).zip(words(select)).filter(|(_, key)| ["FROM", "JOIN"].contains(key));
            relations.extend(behind.map(|(name, _)| name.to_owned()));
        }
        for (view, _) in &self.instead {
            relations.remove(*view);
        }
        for own in self.text.lines().filter_map(|line| line.strip_suffix(" AS (")) {
            relations.remove(own.strip_prefix("WITH ").unwrap_or(own));
        }
        relations
    }
}

/// The words of an SQL text, without its comments.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("--"));
    code.flat_map(|line| line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'))
        .filter(|word| !word.is_empty())
}
