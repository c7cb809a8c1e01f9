//! The texts: `locales/en/*.ftl` and `locales/zh/*.ftl`, in Fluent's format.

use crate::language::Language;
use crate::message::{Arg, Arguments};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// The files of each language.
struct Files {
    english: &'static [&'static str],
    chinese: &'static [&'static str],
}

const FILES: Files = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The codes of all messages with the names of their arguments, in the order of the alphabet.
pub const CODES: &[(&str, &[&str])] = include!(concat!(env!("OUT_DIR"), "/codes.rs"));

type Bundle = FluentBundle<FluentResource>;

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle("en", FILES.english));
static CHINESE: LazyLock<Bundle> = LazyLock::new(|| bundle("zh", FILES.chinese));

fn bundle(language: &str, files: &[&str]) -> Bundle {
    let language: LanguageIdentifier = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Terminals and tables show the marks that isolate arguments as rubbish.
    bundle.set_use_isolating(false);
    for file in files {
        // The build has parsed the files: a part that cannot be read is not there.
        let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The text of a message, where the language has one by this code.
pub(crate) fn text(language: Language, code: &str, args: &Arguments) -> Option<String> {
    let bundle = match language {
        Language::En => &*ENGLISH,
        Language::Zh => &*CHINESE,
    };
    let (id, attribute) = match code.split_once('.') {
        Some((id, attribute)) => (id, Some(attribute)),
        None => (code, None),
    };
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute)?.value(),
        None => message.value()?,
    };
    let args: FluentArgs = args.iter().map(|(name, arg)| (name, value(language, arg))).collect();
    let mut errors = Vec::new();
    Some(bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
}

fn value(language: Language, arg: &Arg) -> FluentValue<'static> {
    match arg {
        Arg::Count(count) => FluentValue::from(*count),
        Arg::Text(_) | Arg::Lines(_) | Arg::Term(_) | Arg::Message(_) | Arg::List(_) => {
            FluentValue::from(arg.text(language))
        }
    }
}

/// Whether a message with this code and these arguments, in any order, is in the locales.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "a const function has no get; the bounds are checked")]
pub const fn knows(code: &str, args: &[&str]) -> bool {
    let (mut low, mut high) = (0, CODES.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        let (known, expected) = CODES[middle];
        match compare(known.as_bytes(), code.as_bytes()) {
            0 => return has_all(expected, args),
            difference if difference < 0 => low = middle + 1,
            _ => high = middle,
        }
    }
    false
}

#[expect(clippy::indexing_slicing, reason = "a const function has no get; the bounds are checked")]
const fn has_all(expected: &[&str], args: &[&str]) -> bool {
    let mut at = 0;
    while at < args.len() {
        let mut other = 0;
        while other < expected.len() && compare(expected[other].as_bytes(), args[at].as_bytes()) != 0 {
            other += 1;
        }
        if other == expected.len() {
            return false;
        }
        at += 1;
    }
    args.len() == expected.len()
}

/// As `Ord::cmp` of the bytes, which is not const: below zero, zero or above.
#[expect(clippy::indexing_slicing, reason = "a const function has no get; the bounds are checked")]
const fn compare(one: &[u8], other: &[u8]) -> i32 {
    let mut at = 0;
    while at < one.len() && at < other.len() {
        if one[at] != other[at] {
            return if one[at] < other[at] { -1 } else { 1 };
        }
        at += 1;
    }
    if one.len() == other.len() {
        0
    } else if one.len() < other.len() {
        -1
    } else {
        1
    }
}
