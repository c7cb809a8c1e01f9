//! The catalogue of the rules: what they say of themselves, without their checks.

use crate::rules::{FAMILIES, Family, Rule};
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
    pub title_zh: &'static str,
    /// The identity in English.
    pub title_en: &'static str,
    /// Why it must hold.
    pub why: &'static str,
    /// How a paper breaks it, or just keeps it.
    pub example: &'static str,
    /// Who says so.
    pub source: &'static str,
    /// Whether rounding can explain a difference, so that the rule can end in [`State::Rounding`](juesuan_model::State).
    pub rounds: bool,
}

/// Every rule, in the order in which they are checked.
#[must_use]
pub fn catalogue() -> Vec<RuleDoc> {
    FAMILIES.iter().flat_map(|family| family.rules.iter().map(|rule| document(family, rule))).collect()
}

fn document(family: &Family, rule: &Rule) -> RuleDoc {
    RuleDoc {
        id: rule.id,
        severity: rule.severity,
        family: family.name,
        statements: rule.statements,
        title_zh: rule.title,
        title_en: rule.states,
        why: rule.why,
        example: rule.example,
        source: rule.source,
        rounds: rule.rounds,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_says_what_it_is_why_with_an_example_and_its_source() {
        for rule in catalogue() {
            let texts = [rule.title_zh, rule.title_en, rule.why, rule.example, rule.source];
            assert!(texts.iter().all(|text| !text.is_empty()), "{}", rule.id);
            assert!(rule.title_zh.chars().next().unwrap() > '\u{2000}', "{}", rule.id);
            assert!(rule.title_en.ends_with('.'), "{}", rule.id);
        }
    }

    #[test]
    fn every_rule_has_a_name_of_its_own() {
        let ids: BTreeSet<&str> = catalogue().iter().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), catalogue().len());
    }
}
