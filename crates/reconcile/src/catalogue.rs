//! Descriptions of the rules, without their checks.

use crate::rules::{FAMILIES, Family, Rule};
use juesuan_messages::Message;
use juesuan_model::{Severity, Statement};

/// The description of a rule, for readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleDoc {
    /// Its name.
    pub id: &'static str,
    /// How much a failure matters.
    pub severity: Severity,
    /// The family that the rule belongs to, named after its file.
    pub family: &'static str,
    /// The statements that it reads; none for rules that only read the explanations.
    pub statements: &'static [Statement],
    /// The regulation or form that requires it.
    pub source: &'static str,
    /// Whether rounding can explain a difference, so that the rule can end in [`State::Rounding`](juesuan_model::State).
    pub rounds: bool,
}

impl RuleDoc {
    /// What the rule requires, in one line.
    #[must_use]
    pub fn title(&self) -> Message {
        Message::new(format!("rule-{}", self.id), [])
    }

    /// Why it is required.
    #[must_use]
    pub fn why(&self) -> Message {
        Message::new(format!("rule-{}.why", self.id), [])
    }

    /// An example of a report that breaks the rule or just satisfies it.
    #[must_use]
    pub fn example(&self) -> Message {
        Message::new(format!("rule-{}.example", self.id), [])
    }
}

/// Every rule, in the order of checking.
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
        source: rule.source,
        rounds: rule.rounds,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use juesuan_messages::{CODES, Language, knows};
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_has_a_title_a_reason_and_an_example_in_both_languages_and_a_source() {
        let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        for rule in catalogue() {
            for message in [rule.title(), rule.why(), rule.example()] {
                assert!(knows(message.code(), &[]), "{}", message.code());
            }
            for message in [rule.title(), rule.why()] {
                assert!(message.text(Language::Zh).contains(is_chinese), "{}", message.code());
            }
            let title = rule.title().text(Language::En);
            assert!(
                !title.contains(is_chinese),
                "{}: the English title must not contain Chinese characters; `.why` and `.example` may: {title}",
                rule.id
            );
            assert!(!rule.source.is_empty(), "{}", rule.id);
        }
    }

    #[test]
    fn every_title_in_the_locales_is_that_of_a_rule() {
        let ids: BTreeSet<&str> = catalogue().iter().map(|rule| rule.id).collect();
        let titles = CODES.iter().filter_map(|(code, _)| code.strip_prefix("rule-"));
        for id in titles.filter(|id| !id.contains('.')) {
            assert!(ids.contains(id), "{id}");
        }
    }

    #[test]
    fn every_rule_has_a_name_of_its_own() {
        let ids: BTreeSet<&str> = catalogue().iter().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), catalogue().len());
    }
}
