//! The printed names of classes, rows and units, and of the terms of findings: in English where they have an English name.

use crate::english;
use crate::language::Speech;
use juesuan_messages::{Language, message};
use juesuan_model::{ClaimMetric, Fund, Phase, Section, Statement, Topic, Unit};

/// A unit as statements print it, `万元`; in English with its meaning.
pub(crate) fn unit(language: Language, printed: &str) -> String {
    match (language, Unit::ALL.into_iter().find(|unit| unit.label() == printed)) {
        (Language::En, Some(unit)) => format!("{} ({printed})", language.say(unit)),
        _ => printed.to_owned(),
    }
}

/// The name of a class or group as reports print it; in English its translation, where there is one.
pub(crate) fn class(language: Language, printed: &str) -> &str {
    match language {
        Language::Zh => printed,
        Language::En => english::class(printed).unwrap_or(printed),
    }
}

/// The row of a class or group, which can be found in the report by it: code, name, and the printed name if it is another.
pub(crate) fn row(language: Language, code: &str, printed: &str) -> String {
    let name = class(language, printed);
    let remark = if name == printed { String::new() } else { language.in_brackets(printed) };
    format!("{code} {name}{remark}")
}

/// What a term of a finding is called. Findings name their terms in Chinese, statement first and column last
/// (`支出决算表 201 教育支出 / 基本支出`); English readers get the parts that have an English name in English.
pub(crate) fn term(language: Language, label: &str) -> String {
    if language == Language::Zh {
        return label.to_owned();
    }
    let words: Vec<String> = label.split(' ').map(english_word).collect();
    words.join(" ")
}

/// The file's sheet where it has no name.
pub(crate) fn sheet(language: Language, number: u32) -> String {
    language.say(message!("place-sheet", sheet = number))
}

/// A word that is a term's label, in English; any other unchanged.
fn english_word(word: &str) -> String {
    macro_rules! label_of {
        ($term:ty) => {
            <$term>::ALL.iter().find(|term| term.label() == word).map(|term| term.english().to_owned())
        };
    }
    let section = || {
        let section = Section::ALL.iter().find(|section| section.label() == word)?;
        Some(message!("report-text-on", section = *section).to_string())
    };
    // Texts on procurement have the label of what they are about, which is a topic.
    let known = label_of!(Statement)
        .or_else(|| label_of!(Topic))
        .or_else(section)
        .or_else(|| label_of!(ClaimMetric))
        .or_else(|| label_of!(Phase))
        .or_else(|| label_of!(Fund))
        .or_else(|| english::class(word).or_else(|| english::heading(word)).map(str::to_owned));
    known.unwrap_or_else(|| word.to_owned())
}
