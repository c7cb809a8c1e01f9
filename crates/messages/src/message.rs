//! A message: a code with arguments.

use crate::language::Language;
use crate::locale;
use crate::visible::{visible, visible_lines};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// A message of the program: a code, and the arguments that its text names. `Display` writes it in English.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    code: Cow<'static, str>,
    #[serde(default, skip_serializing_if = "Arguments::is_empty")]
    args: Arguments,
}

/// The arguments of a message by name. Most messages have none, and errors are to be small.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::box_collection, reason = "most messages have no arguments, and errors are to be small")]
pub struct Arguments(Option<Box<BTreeMap<Cow<'static, str>, Arg>>>);

/// A map; in a binary form the JSON of one, because kinds of arguments differ by the names of their fields.
impl Serialize for Arguments {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return self.0.serialize(serializer);
        }
        let json = serde_json::to_string(self).map_err(serde::ser::Error::custom)?;
        serializer.serialize_str(&json)
    }
}

impl<'de> Deserialize<'de> for Arguments {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return Option::deserialize(deserializer).map(Self);
        }
        let json = String::deserialize(deserializer)?;
        serde_json::from_str(&json).map_err(serde::de::Error::custom)
    }
}

impl Arguments {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Each with its name.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Arg)> {
        self.0.iter().flat_map(|args| args.iter()).map(|(name, arg)| (name.as_ref(), arg))
    }
}

/// An argument. Amounts of money are texts, as they were printed: only counts are numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Arg {
    /// A count; texts choose between singular and plural by it.
    Count(i64),
    /// A text that is the same in every language: a name, a path, a number as printed. It is shown on one line.
    Text(String),
    /// The words of a library or an engine, which may have several lines. A stored message has them as [`Self::Text`].
    Lines(String),
    /// A term of the field.
    Term(Term),
    /// A message within the message.
    Message(Message),
    /// Several, which a comma parts.
    List(Vec<Arg>),
}

/// A term of the field in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The name in columns and on the command line.
    pub term: Cow<'static, str>,
    /// English.
    pub en: Cow<'static, str>,
    /// Chinese.
    pub zh: Cow<'static, str>,
}

impl Message {
    /// A message by its code; `message!` also checks code and arguments where it is compiled.
    pub fn new(
        code: impl Into<Cow<'static, str>>,
        args: impl IntoIterator<Item = (&'static str, Arg)>,
    ) -> Self {
        let args: BTreeMap<_, _> = args.into_iter().map(|(name, arg)| (name.into(), arg)).collect();
        let args = Arguments((!args.is_empty()).then(|| Box::new(args)));
        Self { code: code.into(), args }
    }

    /// The message that a table of the warehouse keeps as a code and, in JSON, its arguments; none if the JSON is damaged.
    #[must_use]
    pub fn from_stored(code: &str, args: Option<&str>) -> Option<Self> {
        let args = match args {
            Some(args) => serde_json::from_str(args).ok()?,
            None => Arguments::default(),
        };
        Some(Self { code: code.to_owned().into(), args })
    }

    /// The words of a library or an engine itself.
    pub fn foreign(error: impl fmt::Display) -> Self {
        Self::new("foreign", [("text", Arg::shown(error))])
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The arguments as a JSON object; none where there are none.
    #[must_use]
    pub fn args_json(&self) -> Option<String> {
        if self.args.is_empty() { None } else { serde_json::to_string(&self.args).ok() }
    }

    /// The text in a language. A code that this version does not know is written with its arguments.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        locale::text(language, &self.code, &self.args).unwrap_or_else(|| {
            let args = self.args_json().unwrap_or_default();
            visible(format!("{} {args}", self.code).trim_end()).into_owned()
        })
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::En))
    }
}

impl std::error::Error for Message {}

impl Arg {
    /// The argument in a language.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match self {
            Self::Count(count) => count.to_string(),
            Self::Text(text) => visible(text).into_owned(),
            Self::Lines(text) => visible_lines(text).into_owned(),
            Self::Term(term) => term.text(language).to_owned(),
            Self::Message(message) => message.text(language),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(|item| item.text(language)).collect();
                items.join(language.separator())
            }
        }
    }

    /// Several of one kind, which a comma parts.
    pub fn list<T: Into<Self>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }

    /// What `Display` writes, the same in every language.
    pub fn shown(value: impl fmt::Display) -> Self {
        Self::Lines(value.to_string())
    }
}

impl Term {
    /// A term that the program declares.
    #[must_use]
    pub const fn new(term: &'static str, en: &'static str, zh: &'static str) -> Self {
        Self { term: Cow::Borrowed(term), en: Cow::Borrowed(en), zh: Cow::Borrowed(zh) }
    }

    /// The term in a language.
    #[must_use]
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Zh => &self.zh,
        }
    }
}

/// What can be explained to people in either language: errors, reasons, places.
pub trait Explain {
    /// The message.
    fn message(&self) -> Message;
}

impl Explain for Message {
    fn message(&self) -> Message {
        self.clone()
    }
}

impl<T: Explain + ?Sized> Explain for &T {
    fn message(&self) -> Message {
        (**self).message()
    }
}

impl<T: Explain> From<T> for Arg {
    fn from(value: T) -> Self {
        Self::Message(value.message())
    }
}

impl From<Term> for Arg {
    fn from(term: Term) -> Self {
        Self::Term(term)
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&Path> for Arg {
    fn from(path: &Path) -> Self {
        Self::Text(path.display().to_string())
    }
}

impl From<&PathBuf> for Arg {
    fn from(path: &PathBuf) -> Self {
        Self::from(path.as_path())
    }
}

macro_rules! counts {
    ($($type:ty)+) => {
        $(impl From<$type> for Arg {
            fn from(count: $type) -> Self {
                i64::try_from(count).map_or_else(|_| Self::shown(count), Self::Count)
            }
        })+
    };
}

counts!(u8 u16 u32 u64 usize u128 i32 i64);
