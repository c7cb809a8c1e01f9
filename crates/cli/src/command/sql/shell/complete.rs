//! What can follow: keywords, views, columns and functions; within quotes departments, codes, metrics and terms, which are also
//! found by a part of their Chinese name or its initials in pinyin.

use super::super::engine::Engine;
use super::command::NAMES;
use crate::options::Format;
use clap::ValueEnum;
use juesuan_messages::Language;
use juesuan_query::{Catalogue, Described, Question, Token, TokenKind, described, tokens};
use pinyin::ToPinyin;
use reedline::{Completer, CompletionResult, Span, Suggestion};
use std::sync::Arc;

/// How many suggestions are offered.
const MOST: usize = 100;

/// A value with what it is called.
struct Named {
    value: String,
    label: String,
    /// The first letters of the label's characters in pinyin.
    initials: String,
}

impl Named {
    fn new(value: String, label: String) -> Self {
        let initial = |c: char| match c.to_pinyin() {
            Some(pinyin) => pinyin.plain().chars().next(),
            None => c.is_ascii_alphanumeric().then_some(c.to_ascii_lowercase()),
        };
        let initials = label.chars().filter_map(initial).collect();
        Self { value, label, initials }
    }

    /// How well it fits what was typed: at its beginning, within its name, or by its initials.
    fn rank(&self, typed: &str) -> Option<u8> {
        let lower = typed.to_lowercase();
        if self.value.to_lowercase().starts_with(&lower) || self.label.starts_with(typed) {
            Some(0)
        } else if self.label.to_lowercase().contains(&lower) {
            Some(1)
        } else {
            (typed.len() > 1 && self.initials.starts_with(&lower)).then_some(2)
        }
    }
}

/// Completes statements and commands.
pub(super) struct SqlCompleter {
    engine: Arc<Engine>,
    language: Language,
    /// Keywords and functions, once they are needed.
    words: Option<Vec<Named>>,
    /// What quotes can contain, once it is needed.
    values: Option<Vec<Named>>,
}

impl SqlCompleter {
    pub(super) fn new(engine: Arc<Engine>, language: Language) -> Self {
        Self { engine, language, words: None, values: None }
    }

    fn label(&self, described: &Described) -> String {
        let [zh, en] = &described.label;
        if self.language == Language::Zh { zh.clone() } else { en.clone() }
    }

    /// Keywords and functions of the engine.
    fn words(&mut self) -> &[Named] {
        let engine = self.engine.clone();
        self.words.get_or_insert_with(|| {
            let of = |query| engine.texts(query).unwrap_or_default().into_iter();
            let keywords = of("SELECT upper(keyword_name) FROM duckdb_keywords() ORDER BY 1");
            let functions = of("SELECT DISTINCT function_name FROM duckdb_functions() \
                 WHERE regexp_matches(function_name, '^[a-z][a-z0-9_]*$') ORDER BY 1");
            keywords.chain(functions).map(|word| Named::new(word, String::new())).collect()
        })
    }

    /// Departments, codes and metrics by name.
    fn values(&mut self) -> &[Named] {
        let engine = self.engine.clone();
        self.values.get_or_insert_with(|| {
            let of = |query| engine.texts(query).unwrap_or_default().into_iter();
            let entities = of("SELECT DISTINCT entity_name FROM entities ORDER BY 1");
            let entities = entities.map(|name| Named::new(name.clone(), name));
            let codes = of("SELECT DISTINCT code || ' ' || name FROM code_names ORDER BY 1");
            let codes = codes.filter_map(|code| {
                let (code, name) = code.split_once(' ')?;
                Some(Named::new(code.to_owned(), name.to_owned()))
            });
            entities.chain(codes).chain(metrics()).collect()
        })
    }

    /// Views, and the columns of those that the statement names; of all, if it names none.
    fn relations(&self, line: &str, qualifier: Option<&str>) -> Vec<Named> {
        let named: Vec<String> = tokens(line).map(|token| token.text.to_ascii_lowercase()).collect();
        let is_named = |view: &&Described| named.contains(&view.name);
        let mut views: Vec<&Described> = described().iter().filter(is_named).collect();
        if let Some(view) = qualifier.and_then(|name| described().iter().find(|view| view.name == name)) {
            views = vec![view];
        }
        let any = views.is_empty();
        let columns = described().iter().filter(|view| any || views.iter().any(|one| one.name == view.name));
        let columns = columns.flat_map(|view| &view.columns);
        let views = described().iter().filter(|_| qualifier.is_none());
        let mut all: Vec<Named> =
            columns.chain(views).map(|one| Named::new(one.name.clone(), self.label(one))).collect();
        all.sort_by(|one, other| one.value.cmp(&other.value));
        all.dedup_by(|one, other| one.value == other.value);
        all
    }

    fn of_command(&self, line: &str, pos: usize) -> Vec<Suggestion> {
        let typed = line.get(..pos).unwrap_or_default();
        let Some((command, argument)) = typed.split_once(' ') else {
            let names = NAMES.map(|name| Named::new(format!("\\{name}"), String::new()));
            return fitting(names.iter(), typed, Span::new(0, pos), true);
        };
        let start = pos - argument.len();
        let candidates: Vec<Named> = match command.trim() {
            "\\d" => described().iter().map(|view| Named::new(view.name.clone(), self.label(view))).collect(),
            "\\m" => metrics(),
            "\\q" => {
                let questions = Question::all().unwrap_or_default();
                questions.iter().map(|one| Named::new(one.name.to_owned(), one.label_zh.to_owned())).collect()
            }
            "\\format" => {
                let names = Format::value_variants().iter().filter_map(ValueEnum::to_possible_value);
                names.map(|name| Named::new(name.get_name().to_owned(), String::new())).collect()
            }
            _ => Vec::new(),
        };
        fitting(candidates.iter(), argument, Span::new(start, pos), false)
    }
}

impl Completer for SqlCompleter {
    fn complete(&mut self, line: &str, pos: usize) -> CompletionResult {
        CompletionResult::fresh(self.suggestions(line, pos))
    }
}

impl SqlCompleter {
    fn suggestions(&mut self, line: &str, pos: usize) -> Vec<Suggestion> {
        if line.starts_with('\\') {
            return self.of_command(line, pos);
        }
        let before: Vec<Token<'_>> = tokens(line.get(..pos).unwrap_or_default()).collect();
        let Some(last) = before.last() else { return Vec::new() };
        let span = Span::new(last.start, pos);
        match last.kind {
            TokenKind::Text if !last.is_closed => {
                let typed = last.text.trim_start_matches('\'');
                if typed.is_empty() {
                    return Vec::new();
                }
                let mut found = fitting(self.values().iter(), typed, span, false);
                for suggestion in &mut found {
                    suggestion.value = format!("'{}'", suggestion.value.replace('\'', "''"));
                }
                found
            }
            TokenKind::Word => {
                let is_point = |at: usize| before.get(at).is_some_and(|token| token.is_sign("."));
                let point = before.len().checked_sub(2).filter(|at| is_point(*at));
                let qualifier = point.and_then(|at| before.get(at.checked_sub(1)?)).map(|token| token.text);
                let mut found = fitting(self.relations(line, qualifier).iter(), last.text, span, false);
                if qualifier.is_none() {
                    found.extend(fitting(self.words().iter(), last.text, span, true));
                }
                found.truncate(MOST);
                found
            }
            _ => Vec::new(),
        }
    }
}

fn metrics() -> Vec<Named> {
    let catalogue = Catalogue::read().ok();
    let metrics = catalogue.iter().flat_map(Catalogue::metrics);
    metrics.map(|metric| Named::new(metric.id.to_owned(), metric.label_zh.to_owned())).collect()
}

/// The candidates that fit what was typed, the best first.
fn fitting<'a>(
    candidates: impl Iterator<Item = &'a Named>,
    typed: &str,
    span: Span,
    append_whitespace: bool,
) -> Vec<Suggestion> {
    let mut ranked: Vec<(u8, &Named)> =
        candidates.filter_map(|candidate| Some((candidate.rank(typed)?, candidate))).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked
        .into_iter()
        .take(MOST)
        .map(|(_, candidate)| Suggestion {
            value: candidate.value.clone(),
            description: Some(candidate.label.clone())
                .filter(|label| !label.is_empty() && *label != candidate.value),
            span,
            append_whitespace,
            ..Suggestion::default()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_its_beginning_a_part_and_its_initials() {
        let bureau = Named::new("示例市教育局".to_owned(), "示例市教育局".to_owned());
        let code = Named::new("205".to_owned(), "教育支出".to_owned());
        for (typed, of_bureau, of_code) in [
            ("示例", Some(0), None),
            ("教育", Some(1), Some(0)),
            ("slsjyj", Some(2), None),
            ("jyzc", None, Some(2)),
            ("20", None, Some(0)),
            ("x", None, None),
        ] {
            assert_eq!((bureau.rank(typed), code.rank(typed)), (of_bureau, of_code), "{typed}");
        }
    }
}
