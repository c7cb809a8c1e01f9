//! The commands of the shell, which begin with `\`.

use super::super::engine::Engine;
use super::super::read;
use super::state::State;
use crate::command::metrics::{self, Metrics};
use crate::command::query::parameter;
use crate::failure::Failure;
use crate::options::{Format, Output};
use crate::output::{self, padded};
use clap::ValueEnum;
use juesuan_messages::{Language, message};
use juesuan_query::{Question, described};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// A command with its argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Command {
    /// `\d [VIEW]`: the views, or the columns of one.
    Describe(Option<String>),
    /// `\m [METRIC]`: the metrics, or one.
    Metrics(Option<String>),
    /// `\q [QUESTION [NAME=VALUE …]]`: the built-in queries, or the answer of one.
    Questions(Vec<String>),
    /// `\i FILE`: runs a script.
    Include(Option<String>),
    /// `\o [FILE]`: where results go from now on.
    Output(Option<String>),
    /// `\format [FORMAT]`: how results look from now on.
    Format(Option<String>),
    /// `\timing [on|off]`: whether the time of each statement is shown.
    Timing(Option<String>),
    /// `\p [NAME[=VALUE]]`: the parameters, sets one, or removes one.
    Parameter(Option<String>),
    /// `\?`
    Help,
    /// `\x`, `exit` or `quit`.
    Quit,
    /// Anything else that begins with `\`.
    Unknown(String),
}

/// The commands, in the order of the help; each has the message `shell-help-…`.
pub(super) const NAMES: [&str; 10] = ["d", "m", "q", "i", "o", "format", "timing", "p", "?", "x"];

impl Command {
    /// The command that a line is; `None` for SQL.
    pub(super) fn read(line: &str) -> Option<Self> {
        let line = line.trim();
        if ["exit", "quit"].contains(&line.trim_end_matches(';').to_ascii_lowercase().as_str()) {
            return Some(Self::Quit);
        }
        let command = line.strip_prefix('\\')?;
        let (name, rest) = command.split_once(char::is_whitespace).unwrap_or((command, ""));
        let rest = rest.trim().trim_end_matches(';').trim_end();
        let argument = Some(rest.to_owned()).filter(|rest| !rest.is_empty());
        Some(match name {
            "d" => Self::Describe(argument),
            "m" => Self::Metrics(argument),
            "q" => Self::Questions(rest.split_whitespace().map(str::to_owned).collect()),
            "i" => Self::Include(argument),
            "o" => Self::Output(argument),
            "format" => Self::Format(argument),
            "timing" => Self::Timing(argument),
            "p" => Self::Parameter(argument),
            "?" | "h" | "help" => Self::Help,
            "x" | "quit" | "exit" => Self::Quit,
            _ => Self::Unknown(format!("\\{name}")),
        })
    }

    pub(super) fn run(self, engine: &Engine, state: &mut State<'_>) -> Result<(), Failure> {
        let console = state.results.console;
        match self {
            Self::Describe(None) => list(console.language()),
            Self::Describe(Some(name)) => describe(&name, engine, state),
            Self::Metrics(id) => metrics::run(&Metrics { id, markdown: false }, console).map(|_| ()),
            Self::Questions(words) => ask(&words, engine, state),
            Self::Include(Some(file)) => {
                let script = read(Path::new(&file))?;
                state.run_script(engine, &script)
            }
            Self::Include(None) => Err(message!("shell-include").into()),
            Self::Output(file) => {
                let output = Output { file: file.map(PathBuf::from), ..state.results.output.clone() };
                output::check(&output)?;
                state.results.output = output;
                Ok(())
            }
            Self::Format(None) => {
                console.note(message!("shell-formats", formats = formats()));
                Ok(())
            }
            Self::Format(Some(name)) => {
                let format = Format::from_str(&name, true);
                let format = format.map_err(|_| message!("shell-formats", formats = formats()))?;
                state.results.output.format = Some(format);
                Ok(())
            }
            Self::Timing(how) => {
                let times = &mut state.results.shows_time;
                *times = how.map_or(!*times, |how| how.eq_ignore_ascii_case("on"));
                Ok(())
            }
            Self::Parameter(None) => show_parameters(&state.parameters),
            Self::Parameter(Some(text)) => {
                let name = text.split('=').next().unwrap_or_default().trim().to_owned();
                state.parameters.retain(|(known, _)| *known != name);
                if text.contains('=') {
                    state.parameters.push(parameter(&text)?);
                }
                Ok(())
            }
            Self::Help => {
                let mut out = io::stdout().lock();
                for name in NAMES {
                    let text = juesuan_messages::Message::new(format!("shell-help-{}", of_help(name)), []);
                    writeln!(out, "{}", text.text(console.language()))?;
                }
                Ok(())
            }
            Self::Quit => Ok(()),
            Self::Unknown(name) => Err(message!("shell-unknown", name = name).into()),
        }
    }
}

/// The name of a command in the codes of messages.
fn of_help(name: &str) -> &str {
    if name == "?" { "help" } else { name }
}

fn formats() -> String {
    let names = Format::value_variants()
        .iter()
        .filter_map(|format| Some(format.to_possible_value()?.get_name().to_owned()));
    names.collect::<Vec<_>>().join(", ")
}

/// All views that are not of single metrics, with what they are called.
fn list(language: Language) -> Result<(), Failure> {
    let mut text = Vec::new();
    let shown =
        described().iter().filter(|view| !view.name.starts_with("metric_") || view.name == "metric_topics");
    for view in shown.filter(|view| !view.name.starts_with("raw_")) {
        writeln!(text, "{} {}", padded(&view.name, 24), label(&view.label, language))?;
    }
    Ok(super::page(&text)?)
}

fn label(label: &[String; 2], language: Language) -> &str {
    let [zh, en] = label;
    if language == Language::Zh { zh } else { en }
}

/// The columns of a view with their types and meanings; of a table of the session with their types.
fn describe(name: &str, engine: &Engine, state: &mut State<'_>) -> Result<(), Failure> {
    let Some(view) = described().iter().find(|view| view.name.eq_ignore_ascii_case(name)) else {
        return state.run(engine, &format!("DESCRIBE {name}"));
    };
    let language = state.results.console.language();
    // Of a view of the project, only the engine knows the types.
    let types = if view.columns.iter().any(|column| column.data_type.is_empty()) {
        engine.ask(move |session| session.described(&view.name))?
    } else {
        Vec::new()
    };
    let mut text = Vec::new();
    writeln!(text, "{}", label(&view.label, language))?;
    for column in &view.columns {
        let own = types.iter().find(|[name, _]| *name == column.name).map(|[_, data_type]| data_type);
        let (name, data_type) = (padded(&column.name, 26), padded(own.unwrap_or(&column.data_type), 16));
        writeln!(text, "  {name} {data_type} {}", label(&column.label, language))?;
    }
    Ok(super::page(&text)?)
}

/// The built-in queries, or the answer of one.
fn ask(words: &[String], engine: &Engine, state: &mut State<'_>) -> Result<(), Failure> {
    let Some((name, values)) = words.split_first() else {
        let language = state.results.console.language();
        let mut text = Vec::new();
        for question in Question::all()? {
            let label = if language == Language::Zh { question.label_zh } else { question.label_en };
            let parameters: Vec<String> =
                question.parameters.iter().map(|parameter| format!("{}=…", parameter.name)).collect();
            writeln!(text, "{} {label} {}", padded(question.name, 28), parameters.join(" "))?;
        }
        return Ok(super::page(&text)?);
    };
    let values = values.iter().map(|value| parameter(value)).collect::<Result<Vec<_>, _>>()?;
    let started = Instant::now();
    let asked = name.clone();
    let frame = engine.ask(move |session| {
        let values: Vec<(&str, &str)> =
            values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        session.named(&asked, &values)
    })?;
    state.results.write_frame(name, frame, started.elapsed())
}

fn show_parameters(parameters: &[(String, String)]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    for (name, value) in parameters {
        writeln!(out, "{name}={value}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_command_if_it_begins_like_one() {
        let some = |text: &str| Some(text.to_owned());
        for (line, command) in [
            ("\\d", Command::Describe(None)),
            ("  \\d facts ;", Command::Describe(some("facts"))),
            ("\\i my file.sql", Command::Include(some("my file.sql"))),
            ("\\p year=2023", Command::Parameter(some("year=2023"))),
            ("EXIT;", Command::Quit),
            ("\\x", Command::Quit),
            ("\\?", Command::Help),
            ("\\zz", Command::Unknown("\\zz".to_owned())),
        ] {
            assert_eq!(Command::read(line), Some(command), "{line}");
        }
        assert_eq!(Command::read("SELECT '\\d'"), None);
    }
}
