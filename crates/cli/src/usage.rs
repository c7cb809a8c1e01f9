//! The command line: parsed, and explained if it requests help or is wrong.
//!
//! The parser reports errors by kind and context; the sentences are messages (`usage-…`), in both languages.

use crate::args::Args;
use crate::console::Console;
use crate::help;
use crate::output;
use crate::project::Project;
use clap::builder::Styles;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Error, FromArgMatches};
use juesuan_messages::{Arg, Explain, Language, Message, message};
use juesuan_model::{UnknownName, YearTextError};
use std::ffi::{OsStr, OsString};
use std::fmt::Write;

/// Parses the command line.
pub(crate) fn read(words: &[OsString], language: Language, project: &Project) -> Result<Args, Error> {
    let words = words.iter().map(|word| as_text(word).unwrap_or_else(|| word.clone()));
    let command = project.defaults(help::command(language));
    Args::from_arg_matches(&command.try_get_matches_from(words)?)
}

/// A word that is SQL and begins with a comment (`sql "$(cat mine.sql)"`), with a space before it, so that it is not taken for
/// an option.
fn as_text(word: &OsStr) -> Option<OsString> {
    let text = word.to_str()?;
    let comment = text.strip_prefix("--")?;
    let is_sql = comment.starts_with(char::is_whitespace) || comment.contains('\n');
    is_sql.then(|| format!(" {text}").into())
}

/// Writes the requested help, or what is wrong with the command line, with exit code 2.
pub(crate) fn end(error: &Error, console: Console) -> u8 {
    let is_help = matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    if is_help {
        let _ = error.print();
    } else {
        output::styled(&explanation(error, console));
    }
    u8::try_from(error.exit_code()).unwrap_or(2)
}

/// What is wrong, tips, the usage, and how to get help.
fn explanation(error: &Error, console: Console) -> String {
    let styles = Styles::styled();
    let (wrong, right) = (styles.get_error(), styles.get_valid());
    let space = if console.language() == Language::En { " " } else { "" };
    let label = console.text(message!("usage-error"));
    let mut text = format!("{wrong}{label}{wrong:#}{space}{}\n", console.text(problem(error)));
    if let Some(values) = texts(error, ContextKind::ValidValue).filter(|values| !values.is_empty()) {
        let _ = writeln!(text, "  {}", console.text(message!("usage-values", values = list(&values))));
    }
    let label = console.text(message!("usage-tip"));
    for (index, tip) in tips(error).iter().enumerate() {
        let gap = if index == 0 { "\n" } else { "" };
        let _ = writeln!(text, "{gap}  {right}{label}{right:#}{space}{}", console.text(tip));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        // The heading, up to the colon, is that of the parser.
        let usage = usage.split_once(": ").map_or(usage.as_str(), |(_, usage)| usage);
        let heading = styles.get_usage();
        let label = console.text(message!("usage-heading"));
        let _ = writeln!(text, "\n{heading}{label}{heading:#} {}", usage.trim_end());
    }
    let _ = writeln!(text, "\n{}", console.text(message!("usage-more", help = "--help")));
    text
}

/// What is wrong.
fn problem(error: &Error) -> Message {
    let text = |kind| texts(error, kind).unwrap_or_default().join(" ");
    let (argument, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            message!("usage-unknown-command", name = text(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => message!("usage-unknown-argument", name = argument),
        ErrorKind::InvalidValue if value.is_empty() => message!("usage-value-missing", argument = argument),
        ErrorKind::InvalidValue => message!("usage-invalid-value", value = value, argument = argument),
        ErrorKind::ValueValidation => {
            if let Some(reason) = cause(error) {
                message!("usage-invalid-value-because", value = value, argument = argument, reason = reason)
            } else {
                message!("usage-invalid-value", value = value, argument = argument)
            }
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = texts(error, ContextKind::InvalidArg).unwrap_or_default();
            message!("usage-argument-missing", arguments = list(&missing))
        }
        ErrorKind::MissingSubcommand => {
            message!("usage-command-missing", name = text(ContextKind::InvalidSubcommand))
        }
        ErrorKind::ArgumentConflict => conflict(error, argument),
        ErrorKind::TooManyValues => message!("usage-too-many-values", value = value, argument = argument),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            message!("usage-wrong-number", argument = argument)
        }
        ErrorKind::InvalidUtf8 => message!("usage-not-text"),
        _ => Message::foreign(error.kind()),
    }
}

fn conflict(error: &Error, argument: String) -> Message {
    let others = texts(error, ContextKind::PriorArg).unwrap_or_default();
    let argument = match argument.as_str() {
        "" => texts(error, ContextKind::InvalidSubcommand).unwrap_or_default().join(" "),
        _ => argument,
    };
    if others == [argument.clone()] {
        message!("usage-repeated", argument = argument)
    } else {
        message!("usage-conflict", argument = argument, others = list(&others))
    }
}

/// Why a value is invalid, according to its type.
fn cause(error: &Error) -> Option<Message> {
    let cause = std::error::Error::source(error)?;
    macro_rules! explained_by {
        ($($known:ty),+) => {
            $(if let Some(cause) = cause.downcast_ref::<$known>() {
                return Some(cause.message());
            })+
        };
    }
    explained_by!(Message, UnknownName, YearTextError, juesuan_query::Error);
    Some(Message::foreign(cause))
}

fn tips(error: &Error) -> Vec<Message> {
    let similar = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let similar = similar.into_iter().filter_map(|kind| texts(error, kind)).filter(|names| !names.is_empty());
    let mut tips: Vec<Message> =
        similar.map(|names| message!("usage-similar", names = list(&names))).collect();
    if let (Some(ContextValue::StyledStrs(advice)), Some([argument])) =
        (error.get(ContextKind::Suggested), texts(error, ContextKind::InvalidArg).as_deref())
    {
        // Of the advice of the parser, only how to pass an argument as a value is used.
        let typed = ["'-- ", argument, "'"].concat();
        if advice.iter().any(|advice| advice.to_string().ends_with(&typed)) {
            tips.push(message!("usage-as-value", value = argument));
        }
    }
    tips
}

/// The texts that the parser provides about the error: none, one or several.
fn texts(error: &Error, kind: ContextKind) -> Option<Vec<String>> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(vec![text.clone()]),
        ContextValue::Strings(texts) => Some(texts.clone()),
        _ => None,
    }
}

fn list(texts: &[String]) -> Arg {
    Arg::list(texts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;
    use crate::options::LanguageName;

    fn explained(name: LanguageName, words: &str) -> String {
        let console = Console::new(Languages::new(Some(name)), false);
        let words = words.split(' ');
        let error = help::command(console.language()).try_get_matches_from(words).unwrap_err();
        anstream::adapter::strip_str(&explanation(&error, console)).to_string()
    }

    #[test]
    fn an_unknown_command_is_told_with_those_like_it() {
        assert_eq!(
            explained(LanguageName::En, "juesuan ingst"),
            "error: unrecognized command 'ingst'\n\n  tip: did you mean init, ingest?\n\n\
             Usage: juesuan [OPTIONS] <COMMAND>\n\nFor more information, try '--help'.\n"
        );
        assert_eq!(
            explained(LanguageName::Zh, "juesuan ingst"),
            "错误：没有命令“ingst”\n\n  提示：是否指 init、ingest？\n\n用法: juesuan [OPTIONS] <COMMAND>\n\n详见“--help”。\n"
        );
    }

    #[test]
    fn each_kind_of_error_is_told_in_both_languages() {
        let cases = [
            ("juesuan sql", "required arguments are missing: --warehouse <DIR>", "缺少必需的参数："),
            ("juesuan history -w", "'--warehouse <DIR>' needs a value", "参数 --warehouse <DIR> 缺少值"),
            ("juesuan sql --fast", "unexpected argument '--fast'", "不认识参数“--fast”"),
            (
                "juesuan history -w x -w y",
                "'--warehouse <DIR>' cannot be used more than once",
                "参数 --warehouse <DIR> 只能用一次",
            ),
            (
                "juesuan rules x --markdown",
                "'[ID]' cannot be used with --markdown",
                "参数 [ID] 不能与 --markdown 同用",
            ),
            (
                "juesuan check -w x --severity grave",
                "invalid value 'grave' for '--severity <SEVERITY>': expected one of error, warning, hint",
                "参数 --severity <SEVERITY> 的值“grave”不对：应为以下之一：error",
            ),
            (
                "juesuan ingest x -w y --jobs 0",
                "invalid value '0' for '--jobs <N>': expected a number from 1 to 65535",
                "参数 --jobs <N> 的值“0”不对：应为1至65535的数字",
            ),
            (
                "juesuan history -w x --format parqet",
                "invalid value 'parqet' for '--format <FORMAT>'\n  [possible values: table, line, csv, tsv, json, jsonl, parquet, arrow, xlsx, md]\n\n  \
                 tip: did you mean parquet?",
                "参数 --format <FORMAT> 的值“parqet”不对\n  [可选值: table、line、csv、tsv、json、jsonl、parquet、arrow、xlsx、md]\n\n  提示：是否指 parquet？",
            ),
        ];
        for (words, english, chinese) in cases {
            let text = explained(LanguageName::En, words);
            assert!(text.starts_with(&format!("error: {english}")), "{text}");
            let text = explained(LanguageName::Zh, words);
            assert!(text.starts_with(&format!("错误：{chinese}")), "{text}");
        }
    }
}
