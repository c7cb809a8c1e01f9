//! The words of reports and headings in each of the two languages. The language is passed to every writer; none is
//! stored.

use crate::figures::Matter;
use crate::labels;
use juesuan_messages::{Arg, Explain, Language, Message, Term, message};
use juesuan_model::{Fund, Measure, Statement, Topic};

/// A text without arguments: a message's code, which [`text!`] checks, or a term of the model.
#[derive(Debug, Clone)]
pub(crate) enum Text {
    Code(&'static str),
    Term(Term),
}

/// A [`Text`] by its code, which is checked where it is compiled.
macro_rules! text {
    ($code:literal) => {{
        const { assert!(juesuan_messages::knows($code, &[]), "the locales have no such text") };
        $crate::language::Text::Code($code)
    }};
}

pub(crate) use text;

/// Texts in a language.
pub(crate) trait Speech: Copy {
    fn language(self) -> Language;

    /// A message, a place, an error.
    fn say(self, message: impl Explain) -> String {
        message.message().text(self.language())
    }

    /// A text without arguments; a term begins with a capital letter, as headings do.
    fn of(self, text: Text) -> String {
        match text {
            Text::Code(code) => Message::new(code, []).text(self.language()),
            Text::Term(term) => self.heading(&term),
        }
    }

    /// A term within a sentence.
    fn term(self, term: impl Into<Arg>) -> String {
        term.into().text(self.language())
    }

    /// A term by itself: in English its first letter is a capital.
    fn heading(self, term: &Term) -> String {
        capitalized(term.text(self.language()))
    }

    /// A topic by itself.
    fn topic(self, topic: Topic) -> String {
        self.heading(&topic.term())
    }

    /// A column of expenditure by code.
    fn measure(self, measure: Measure) -> String {
        match measure {
            Measure::Total => self.of(text!("report-total-expenditure")),
            measure => self.heading(&measure.term()),
        }
    }

    /// What a figure is about, and the fund where it is of one.
    fn matter(self, matter: Matter, fund: Option<Fund>) -> String {
        let name = self.topic(matter.topic);
        let name = if matter.of_appropriations {
            self.say(message!("report-of-appropriations", what = name))
        } else {
            name
        };
        match fund {
            Some(fund) => self.say(message!("report-of-fund", what = name, fund = fund)),
            None => name,
        }
    }

    /// A reason for which there is no value, as metrics state it.
    fn reason(self, reason: &str) -> String {
        match self.language() {
            Language::Zh => juesuan_query::reason_zh(reason).unwrap_or(reason).to_owned(),
            Language::En => reason.to_owned(),
        }
    }

    /// One of the two names that a definition of `queries/` or a rule has.
    fn name(self, zh: &'static str, en: &'static str) -> &'static str {
        match self.language() {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    /// A figure of a year: `2023年 基本支出`.
    fn of_year(self, year: i32, what: &str) -> String {
        self.say(message!("report-of-year", what = what, year = year.to_string()))
    }

    /// The items of a list in one sentence.
    fn list<T: AsRef<str>>(self, items: &[T]) -> String {
        let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
        items.join(self.language().separator())
    }

    /// A remark in brackets after a text.
    fn in_brackets(self, remark: &str) -> String {
        self.say(message!("report-in-brackets", remark = remark))
    }

    /// A text and a remark about it.
    fn about(self, what: &str, message: &str) -> String {
        self.say(message!("about", what = what, message = message))
    }

    /// The statement, or the explanations, that a figure's `source` names.
    fn stated_in(self, source: &str) -> String {
        match (Statement::from_name(source), source) {
            (Some(statement), _) => self.term(statement),
            (None, "prose") => self.say(message!("report-explanations")),
            (None, "budget report") => self.say(message!("report-budget-report")),
            (None, label) => labels::term(self.language(), label),
        }
    }
}

impl Speech for Language {
    fn language(self) -> Language {
        self
    }
}

/// The text with a capital first letter.
fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
