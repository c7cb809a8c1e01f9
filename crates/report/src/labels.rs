//! What terms are called in the two languages. Chinese labels are the model's, English ones stand in `english.rs`.

use crate::english;
use crate::figures::Matter;
use crate::language::Language;
use juesuan_model::{
    ClaimMetric, CodeLevel, Fund, Measure, Phase, Scope, Section, Severity, State, Statement, Topic, Unit,
};

impl Language {
    pub(crate) const fn scope(self, scope: Scope) -> &'static str {
        self.pick(scope.label(), english::scope(scope))
    }

    pub(crate) const fn phase(self, phase: Phase) -> &'static str {
        self.pick(phase.label(), english::phase(phase))
    }

    pub(crate) const fn level(self, level: CodeLevel) -> &'static str {
        self.pick(level.label(), english::level(level))
    }

    pub(crate) const fn state(self, state: State) -> &'static str {
        self.pick(state.label(), english::state(state))
    }

    pub(crate) const fn severity(self, severity: Severity) -> &'static str {
        self.pick(severity.label(), english::severity(severity))
    }

    pub(crate) const fn topic(self, topic: Topic) -> &'static str {
        self.pick(topic.label(), english::topic(topic))
    }

    /// A column of expenditure by code.
    pub(crate) fn measure(self, measure: Measure) -> &'static str {
        use crate::words::{BASIC, PROJECT, TOTAL};
        match measure {
            Measure::Basic => self.of(BASIC),
            Measure::Project => self.of(PROJECT),
            _ => self.of(TOTAL),
        }
    }

    /// What a figure is about, and the fund where it is of one.
    pub(crate) fn matter(self, matter: Matter, fund: Option<Fund>) -> String {
        let topic = self.topic(matter.topic);
        let name = match (matter.of_appropriations, self) {
            (false, _) => topic.to_owned(),
            (true, Self::Zh) => format!("财政拨款{topic}"),
            (true, Self::En) => format!("{topic}, fiscal appropriations"),
        };
        match fund {
            Some(fund) => name + &self.in_brackets(self.pick(fund.label(), english::fund(fund))),
            None => name,
        }
    }

    /// A unit as statements print it, `万元`; in English with its meaning.
    pub(crate) fn unit(self, printed: &str) -> String {
        let known = Unit::ALL.into_iter().find(|unit| unit.label() == printed);
        match (self, known) {
            (Self::En, Some(unit)) => format!("{} ({printed})", english::unit(unit)),
            _ => printed.to_owned(),
        }
    }

    /// The name of a class or group as reports print it; in English its translation, where there is one.
    pub(crate) fn class<'a>(self, printed: &'a str) -> &'a str {
        match self {
            Self::Zh => printed,
            Self::En => english::class(printed).unwrap_or(printed),
        }
    }

    /// The row of a class or group, which can be found in the report by it: code, name, and the printed name if it is another.
    pub(crate) fn row(self, code: &str, printed: &str) -> String {
        let name = self.class(printed);
        let remark = if name == printed { String::new() } else { self.in_brackets(printed) };
        format!("{code} {name}{remark}")
    }

    /// The statement, or the explanations, that a figure's `source` names.
    pub(crate) fn stated_in(self, source: &str) -> String {
        match Statement::from_name(source) {
            Some(statement) => self.pick(statement.label(), english::statement(statement)).to_owned(),
            None if source == "prose" => self.pick("文字说明", "Explanatory text").to_owned(),
            None if source == "budget report" => self.pick("部门预算", "Budget report").to_owned(),
            None => source.to_owned(),
        }
    }
}

/// What a term of a finding is called. Findings name their terms in Chinese, statement first and column last
/// (`支出决算表 201 教育支出 / 基本支出`); English readers get the parts that have an English name in English.
pub(crate) fn term(language: Language, label: &str) -> String {
    if language == Language::Zh {
        return label.to_owned();
    }
    let words: Vec<&str> = label.split(' ').collect();
    words.into_iter().map(english_word).collect::<Vec<_>>().join(" ")
}

/// A word that is a term's label, in English; any other as it is.
fn english_word(word: &str) -> &str {
    macro_rules! label_of {
        ($term:ty, $english:path) => {
            <$term>::ALL.iter().find(|term| term.label() == word).map(|term| $english(*term))
        };
    }
    // Texts on procurement have the label of what they are about, which is a topic.
    let known = label_of!(Statement, english::statement)
        .or_else(|| label_of!(Topic, english::topic))
        .or_else(|| label_of!(Section, english::section))
        .or_else(|| label_of!(ClaimMetric, english::claim_metric))
        .or_else(|| label_of!(Phase, english::phase))
        .or_else(|| label_of!(Fund, english::fund))
        .or_else(|| english::class(word))
        .or_else(|| english::heading(word));
    known.unwrap_or(word)
}
