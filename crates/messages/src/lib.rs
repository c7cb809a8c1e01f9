//! The messages of the program for people, in English and in Chinese.
//!
//! A [`Message`] is a code with arguments, made by [`message!`], which is checked against the locales where it is compiled:
//!
//! ```
//! use juesuan_messages::{Language, message};
//! let files = message!("files", count = 2_u32);
//! assert_eq!(files.text(Language::En), "2 files");
//! assert_eq!(files.text(Language::Zh), "2个文件");
//! assert_eq!(message!("files", count = 1_u32).to_string(), "1 file");
//! ```
//!
//! Texts are in `locales/en/*.ftl` and `locales/zh/*.ftl`; the build fails if a code or an argument is missing in one of them.
//! The language is chosen where a message is shown, and nowhere else: tables of the warehouse keep code, arguments and the
//! English text.

mod language;
mod locale;
mod message;
mod system;
mod visible;

pub use language::Language;
pub use locale::{CODES, knows};
pub use message::{Arg, Arguments, Explain, Message, Term};
pub use visible::{visible, visible_lines};

/// Makes a [`Message`]: `message!("code", argument = value, …)`. Values are whatever an [`Arg`] is made from: texts, counts,
/// terms, other messages, errors that [`Explain`] themselves.
///
/// A code that the locales do not have, or other arguments than their texts, do not compile:
///
/// ```compile_fail
/// juesuan_messages::message!("files", number = 2_u32);
/// ```
#[macro_export]
macro_rules! message {
    ($code:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        const { assert!($crate::knows($code, &[$(stringify!($name)),*]), "the locales have no such message") };
        $crate::Message::new($code, [$((stringify!($name), $crate::Arg::from($value))),*])
    }};
}
