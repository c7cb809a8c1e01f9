//! What terms are called in the two languages. Chinese names are the model's; English ones are the names that the tables use.

use crate::format::Language;
use juesuan_model::{Fund, Phase, Scope, Statement, Topic};

impl Language {
    /// The one of two texts that is in this language.
    pub(crate) const fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// A term by its Chinese label or by its name in the tables.
    fn term(self, label: &str, name: &str) -> String {
        match self {
            Self::Zh => label.to_owned(),
            Self::En => name.replace('_', " "),
        }
    }

    pub(crate) fn scope(self, scope: Scope) -> String {
        self.term(scope.label(), scope.name())
    }

    pub(crate) fn phase(self, phase: Phase) -> String {
        self.term(phase.label(), phase.name())
    }

    /// The statement, or the prose, that a figure's `source` names.
    pub(crate) fn stated_in(self, source: &str) -> String {
        match Statement::from_name(source) {
            Some(statement) => self.term(statement.label(), statement.name()),
            None if source == "prose" => self.pick("文字说明", "explanations").to_owned(),
            None if source == "budget report" => self.pick("部门预算", "budget report").to_owned(),
            None => source.to_owned(),
        }
    }

    /// What a figure is about: the topic, and the fund where it is of one.
    pub(crate) fn topic(self, topic: &str, fund: Option<&str>) -> String {
        let (of_appropriation, plain) = match topic.strip_prefix("appropriation_") {
            Some(plain) if Topic::from_name(topic).is_none() => (true, plain),
            _ => (false, topic),
        };
        let name = match Topic::from_name(plain) {
            Some(known) => self.term(known.label(), known.name()),
            None => plain.replace('_', " "),
        };
        let name = if of_appropriation {
            self.pick("财政拨款", "appropriations, ").to_owned() + &name
        } else {
            name
        };
        match fund.and_then(Fund::from_name) {
            Some(fund) => match self {
                Self::Zh => format!("{name}（{}）", fund.label()),
                Self::En => format!("{name} ({})", self.term(fund.label(), fund.name())),
            },
            None => name,
        }
    }

    /// What checks and readers say, which they say in English.
    pub(crate) fn message(self, english: &str) -> String {
        match self {
            Self::Zh => juesuan_messages::chinese(english),
            Self::En => english.to_owned(),
        }
    }

    /// A reason for which there is no value.
    pub(crate) fn reason(self, reason: &str) -> String {
        match self {
            Self::Zh => juesuan_query::reason_zh(reason).unwrap_or(reason).to_owned(),
            Self::En => reason.to_owned(),
        }
    }

    /// `2023年 基本支出`.
    pub(crate) fn of_year(self, year: i32, what: &str) -> String {
        match self {
            Self::Zh => format!("{year}年 {what}"),
            Self::En => format!("{what}, {year}"),
        }
    }

    /// Items of a list in one sentence.
    pub(crate) fn list<T: AsRef<str>>(self, items: &[T]) -> String {
        let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
        items.join(self.pick("、", ", "))
    }
}
