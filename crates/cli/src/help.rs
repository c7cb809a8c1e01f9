//! The help. Its texts are messages with the codes `help-COMMAND`, `help-COMMAND-ARGUMENT` and
//! `help-COMMAND-ARGUMENT-VALUE`, and `help-option-…` for options of several commands.
//!
//! The parser writes headings and remarks such as `[default: …]` in English only. So these are messages, too, and are put
//! where the parser would put its own.

use crate::args::Args;
use clap::{Arg, ArgAction, Command, CommandFactory};
use juesuan_messages::{Arg as Argument, Language, Message, knows, message};

/// The command line with its help in this language.
pub(crate) fn command(language: Language) -> Command {
    let help = Help { language };
    let mut command = help.with_texts(Args::command());
    // Adds `--help`, `--version` and the command `help`, and adds the global options to every command.
    command.build();
    help.with_headings(command)
}

/// A command of the command line, as the program itself would parse it.
pub(crate) fn of_command(language: Language, name: &str) -> Option<Command> {
    command(language).find_subcommand(name).cloned()
}

struct Help {
    language: Language,
}

impl Help {
    fn text(&self, message: &Message) -> String {
        message.text(self.language)
    }

    /// The command with its own texts.
    fn with_texts(&self, command: Command) -> Command {
        let name = command.get_name().to_owned();
        let command = match about(&name) {
            Some(about) => command.about(self.text(&about)),
            None => command,
        };
        let after = [note(&name).map(|note| self.text(&note)), self.examples(&command)];
        let after: Vec<String> = after.into_iter().flatten().collect();
        let command = if after.is_empty() { command } else { command.after_help(after.join("\n\n")) };
        command
            .mut_args(|argument| self.argument(&name, argument))
            .mut_subcommands(|command| self.with_texts(command))
    }

    /// The examples from the declaration of the command, one command per line.
    fn examples(&self, command: &Command) -> Option<String> {
        let examples = command.get_after_help()?.to_string();
        if examples.lines().count() == 1 {
            return Some(format!("{} {examples}", self.text(&message!("usage-example"))));
        }
        let examples: Vec<String> = examples.lines().map(|example| format!("  {example}")).collect();
        Some(format!("{}\n{}", self.text(&message!("usage-examples")), examples.join("\n")))
    }

    fn argument(&self, command: &str, argument: Arg) -> Arg {
        let Some(text) = argument_text(command, &argument).map(|text| self.text(&text)) else {
            return argument;
        };
        let values = self.values(command, &argument);
        let remarks = self.remarks(&argument, values.is_some());
        let (short, long) = remarks.iter().fold((text.clone(), text), |(short, long), remark| {
            let (is_short_only, remark) = remark;
            let long = if *is_short_only { long } else { format!("{long} {remark}") };
            (format!("{short} {remark}"), long)
        });
        let argument = if argument.get_action().takes_values() {
            argument.hide_possible_values(true).hide_default_value(true).hide_env(true)
        } else {
            argument
        };
        let argument = argument.help(short);
        match values {
            Some(values) => argument.long_help(format!("{long}\n\n{values}")),
            None => argument,
        }
    }

    /// The remarks that the parser would add in brackets, each with whether only the short help has it.
    fn remarks(&self, argument: &Arg, has_values: bool) -> Vec<(bool, String)> {
        let mut remarks = Vec::new();
        let takes_values = argument.get_action().takes_values();
        if let Some(name) = argument.get_env() {
            remarks.push((false, message!("usage-env", name = Argument::shown(name.display()))));
        }
        let defaults: Vec<String> =
            argument.get_default_values().iter().map(|value| value.display().to_string()).collect();
        if takes_values && !defaults.is_empty() {
            remarks.push((false, message!("usage-default", value = defaults.join(" "))));
        }
        let values: Vec<String> =
            argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
        if takes_values && !argument.is_hide_possible_values_set() && !values.is_empty() {
            remarks.push((has_values, message!("usage-values", values = Argument::list(&values))));
        }
        remarks.into_iter().map(|(is_short_only, remark)| (is_short_only, self.text(&remark))).collect()
    }

    /// The possible values with their meanings, if they have any.
    fn values(&self, command: &str, argument: &Arg) -> Option<String> {
        let values = argument.get_possible_values();
        let names = values.iter().map(clap::builder::PossibleValue::get_name);
        let meant: Vec<(&str, String)> =
            names.filter_map(|name| Some((name, self.text(&value_text(command, argument, name)?)))).collect();
        let width = meant.iter().map(|(name, _)| name.len()).max()?.saturating_add(1);
        let lines = meant.iter().map(|(name, meaning)| {
            let name = format!("{name}:");
            format!("\n- {name:<width$} {meaning}")
        });
        Some(self.text(&message!("usage-values-heading")) + &lines.collect::<String>())
    }

    /// The command with additions of the parser, and its headings. English headings are those of the parser.
    fn with_headings(&self, command: Command) -> Command {
        let command = command.mut_args(|argument| self.built_in(argument));
        let command = match about(command.get_name()) {
            Some(about) if command.get_name() == "help" => command.about(self.text(&about)),
            _ => command,
        };
        let command = command.mut_subcommands(|command| self.with_headings(command));
        if self.language == Language::En {
            return command;
        }
        let style = *command.get_styles().get_usage();
        let usage = self.text(&message!("usage-heading"));
        command
            .help_template(format!(
                "{{before-help}}{{about-with-newline}}\n{style}{usage}{style:#} {{usage}}\n\n{{all-args}}{{after-help}}"
            ))
            .subcommand_help_heading(self.text(&message!("usage-commands")))
            .mut_args(|argument| {
                let heading = if argument.is_positional() {
                    message!("usage-arguments")
                } else {
                    message!("usage-options")
                };
                argument.help_heading(self.text(&heading))
            })
    }

    /// `--help` and `--version`, which the parser adds.
    fn built_in(&self, argument: Arg) -> Arg {
        match argument.get_action() {
            ArgAction::Help if argument.get_long_help().is_some() => argument
                .help(self.text(&message!("usage-help-more")))
                .long_help(self.text(&message!("usage-help-summary"))),
            ArgAction::Help => argument.help(self.text(&message!("usage-help"))),
            ArgAction::Version => argument.help(self.text(&message!("usage-version"))),
            _ => argument,
        }
    }
}

fn about(command: &str) -> Option<Message> {
    known(format!("help-{command}"))
}

fn note(command: &str) -> Option<Message> {
    known(format!("help-{command}.note"))
}

fn argument_text(command: &str, argument: &Arg) -> Option<Message> {
    let name = argument_name(argument);
    known(format!("help-{command}-{name}")).or_else(|| known(format!("help-option-{name}")))
}

fn value_text(command: &str, argument: &Arg, value: &str) -> Option<Message> {
    let name = argument_name(argument);
    known(format!("help-{command}-{name}-{value}")).or_else(|| known(format!("help-option-{name}-{value}")))
}

/// The name as typed; for an argument without one, its name in the code.
fn argument_name(argument: &Arg) -> &str {
    argument.get_long().unwrap_or_else(|| argument.get_id().as_str())
}

/// The message with this code, if the locales have it.
fn known(code: String) -> Option<Message> {
    knows(&code, &[]).then(|| Message::new(code, []))
}

#[cfg(test)]
mod tests {
    use super::*;
    use juesuan_messages::CODES;
    use std::collections::BTreeSet;

    /// The codes of a command's texts; for a text that the locales lack, its place with a question mark.
    fn codes(command: &Command, found: &mut BTreeSet<String>) {
        let name = command.get_name();
        let mut add = |message: Option<Message>, place: String| {
            found.insert(message.map_or_else(|| format!("{place}?"), |message| message.code().to_owned()));
        };
        add(about(name), name.to_owned());
        if let Some(note) = note(name) {
            add(Some(note), name.to_owned());
        }
        for argument in command.get_arguments() {
            let place = format!("{name} {}", argument_name(argument));
            add(argument_text(name, argument), place.clone());
            for value in argument.get_possible_values() {
                if let Some(text) = value_text(name, argument, value.get_name()) {
                    add(Some(text), place.clone());
                }
            }
        }
        command.get_subcommands().for_each(|command| codes(command, found));
    }

    #[test]
    fn every_command_and_argument_has_its_text_and_every_text_its_place() {
        let mut found = BTreeSet::new();
        codes(&Args::command(), &mut found);
        found.insert("help-help".to_owned());
        let known = CODES.iter().map(|(code, _)| *code).filter(|code| code.starts_with("help-"));
        let known: BTreeSet<String> = known.map(str::to_owned).collect();
        let differing: Vec<&String> = found.symmetric_difference(&known).collect();
        assert!(differing.is_empty(), "{differing:?}");
    }

    #[test]
    fn every_value_of_a_format_has_its_meaning() {
        for (command, argument) in [("sql", "format"), ("report", "format")] {
            let command = of_command(Language::Zh, command).unwrap();
            let argument = command.get_arguments().find(|known| argument_name(known) == argument).unwrap();
            for value in argument.get_possible_values() {
                assert!(value_text(command.get_name(), argument, value.get_name()).is_some(), "{value:?}");
            }
        }
    }

    #[test]
    fn the_help_is_whole_in_each_language() {
        let help = |language| of_command(language, "trend").unwrap().render_long_help().to_string();
        let (english, chinese) = (help(Language::En), help(Language::Zh));
        for text in [
            "Usage: juesuan trend",
            "Arguments:",
            "Options:",
            "[default: 2020]",
            "  - csv:     Comma-",
            "Print help (see a",
        ] {
            assert!(english.contains(text), "{text}\n{english}");
        }
        for text in [
            "用法: juesuan trend",
            "参数:",
            "选项:",
            "[默认: 2020]",
            "  - csv:     逗号",
            "显示帮助（-h",
            "示例:\n  juesuan trend",
        ] {
            assert!(chinese.contains(text), "{text}\n{chinese}");
        }
        for english in ["Usage", "Options", "default", "Print", "possible"] {
            assert!(!chinese.contains(english), "{english}\n{chinese}");
        }
    }
}
