//! The catalogue of the rules, read from the doc comments above them, so that it cannot say anything else than they do.

use crate::rules::{RULES, Rule, SOURCES};
use juesuan_model::{Severity, Statement};

/// What a rule is, for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleDoc {
    /// Its name.
    pub id: &'static str,
    /// How much a failure matters.
    pub severity: Severity,
    /// The family that it belongs to: the file that it stands in.
    pub family: &'static str,
    /// The statements that it reads; none for rules about the prose alone.
    pub statements: &'static [Statement],
    /// The identity in one line, in Chinese.
    pub title_zh: String,
    /// The identity in English.
    pub title_en: String,
    /// Why it must hold.
    pub why: String,
    /// How a paper breaks it, or just keeps it.
    pub example: String,
    /// Who says so.
    pub source: String,
}

/// Every rule, in the order in which they are checked.
#[must_use]
pub fn catalogue() -> Vec<RuleDoc> {
    RULES.iter().map(|rule| document(*rule)).collect()
}

fn document(rule: &dyn Rule) -> RuleDoc {
    let (family, comment) = comment(rule.struct_name());
    let section = |name: &str| {
        let mut sections = comment.split("\n# ");
        let text = sections.find_map(|section| section.strip_prefix(name)?.strip_prefix('\n'));
        paragraph(text.unwrap_or_default())
    };
    let head = comment.split("\n# ").next().unwrap_or_default();
    let (title_zh, title_en) = head.split_once("\n\n").unwrap_or((head, ""));
    RuleDoc {
        id: rule.id(),
        severity: rule.severity(),
        family,
        statements: rule.statements(),
        title_zh: paragraph(title_zh),
        title_en: paragraph(title_en),
        why: section("Why"),
        example: section("Example"),
        source: section("Source"),
    }
}

/// The family and the doc comment of a struct.
fn comment(name: &str) -> (&'static str, String) {
    let declaration = format!("pub(crate) struct {name};");
    for (family, source) in SOURCES {
        let Some((before, _)) = source.split_once(&declaration) else { continue };
        let lines = before.lines().rev().take_while(|line| line.starts_with("///"));
        let mut lines: Vec<&str> = lines.map(|line| line.trim_start_matches("///").trim()).collect();
        lines.reverse();
        return (family, lines.join("\n"));
    }
    ("", String::new())
}

/// Lines of a source as one paragraph. Chinese characters that a line break parts are joined without a blank.
fn paragraph(text: &str) -> String {
    let mut joined = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let wide = |c: Option<char>| c.is_some_and(|c| c > '\u{2E80}');
        let within_chinese = wide(joined.chars().last()) && wide(line.chars().next());
        if !joined.is_empty() && !within_chinese {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_says_what_it_is_why_with_an_example_and_its_source() {
        for rule in catalogue() {
            let texts = [&rule.title_zh, &rule.title_en, &rule.why, &rule.example, &rule.source];
            assert!(texts.iter().all(|text| !text.is_empty()), "{}", rule.id);
            assert!(rule.title_zh.chars().next().unwrap() > '\u{2000}', "{}", rule.id);
            assert!(rule.title_en.ends_with('.'), "{}", rule.id);
            assert!(!rule.family.is_empty(), "{}", rule.id);
        }
    }

    #[test]
    fn every_rule_has_a_name_of_its_own() {
        let ids: BTreeSet<&str> = catalogue().iter().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), catalogue().len());
    }

    #[test]
    fn every_rule_that_is_written_is_in_the_list() {
        let written: usize =
            SOURCES.iter().map(|(_, source)| source.matches("\nimpl Rule for ").count()).sum();
        assert_eq!(written, RULES.len());
    }
}
