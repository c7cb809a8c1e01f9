//! The command line: read, and explained where it asks for help or cannot be understood.
//!
//! In Chinese, each text of the help is put into Chinese before the parser sees it; what the parser adds of its own (headings,
//! defaults, errors) is, line by line, after it has written them.

use crate::args::Args;
use crate::language::is_chinese;
use crate::output;
use clap::builder::StyledStr;
use clap::error::ErrorKind;
use clap::{Arg, Command, CommandFactory, FromArgMatches};
use juesuan_messages::chinese;
use std::io::Write;
use std::process::ExitCode;

/// Reads the command line.
pub(crate) fn read() -> Result<Args, clap::Error> {
    let command = Args::command();
    let command = if is_chinese() { in_chinese(command) } else { command };
    Args::from_arg_matches(&command.try_get_matches()?)
}

/// Writes help to standard output, or says what is wrong with the command line and ends with 2.
pub(crate) fn end(error: &clap::Error) -> ExitCode {
    let is_help = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    if is_chinese() {
        let lines: Vec<String> = error.render().to_string().trim_end().lines().map(line).collect();
        let text = lines.join("\n");
        if is_help {
            let _ = writeln!(std::io::stdout(), "{text}");
        } else {
            output::plain(&text);
        }
    } else {
        let _ = error.print();
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// The command with its texts in Chinese.
fn in_chinese(mut command: Command) -> Command {
    if let Some(about) = command.get_about().map(spoken) {
        command = command.about(about);
    }
    if let Some(after) = command.get_after_help().map(ToString::to_string) {
        let lines: Vec<String> = after.lines().map(line).collect();
        command = command.after_help(lines.join("\n"));
    }
    command.mut_args(argument_in_chinese).mut_subcommands(in_chinese)
}

fn argument_in_chinese(mut argument: Arg) -> Arg {
    if let Some(help) = argument.get_help().map(spoken) {
        argument = argument.help(help);
    }
    if let Some(help) = argument.get_long_help().map(spoken) {
        argument = argument.long_help(help);
    }
    argument
}

fn spoken(text: &StyledStr) -> String {
    chinese(&text.to_string())
}

/// A line that the parser wrote.
fn line(text: &str) -> String {
    const HEADINGS: [(&str, &str); 6] = [
        ("Usage: ", "用法："),
        ("Commands:", "命令："),
        ("Arguments:", "参数："),
        ("Options:", "选项："),
        ("Examples: ", "示例：    "),
        ("Example: ", "示例："),
    ];
    const NOTES: [(&str, &str); 4] = [
        ("[default: ", "[默认："),
        ("[possible values: ", "[可选："),
        ("[env: ", "[环境变量："),
        ("Possible values:", "可选值："),
    ];
    for (english, heading) in HEADINGS {
        if let Some(rest) = text.strip_prefix(english) {
            return format!("{heading}{rest}");
        }
    }
    // The last text of a line, after an option's name or alone.
    let start = text.rfind("  ").map_or(0, |at| at.saturating_add(2));
    let (before, last) = text.split_at_checked(start).unwrap_or(("", text));
    let (name, last) = match last.strip_prefix("- ").and_then(|value| value.split_once(": ")) {
        Some((name, meaning)) => (format!("- {name}: "), meaning.trim_start()),
        None => (String::new(), last),
    };
    let known = if last.is_empty() { chinese(text) } else { format!("{before}{name}{}", chinese(last)) };
    NOTES.iter().fold(known, |line, (english, note)| line.replace(english, note))
}

#[cfg(test)]
mod tests {
    use super::*;
    use juesuan_messages::entries;

    fn texts(command: &Command, found: &mut Vec<String>) {
        found.extend(command.get_about().map(ToString::to_string));
        for argument in command.get_arguments() {
            let helps = [argument.get_help(), argument.get_long_help()];
            found.extend(helps.into_iter().flatten().map(ToString::to_string));
            let values = argument.get_possible_values();
            found.extend(values.iter().filter_map(|value| value.get_help().map(ToString::to_string)));
        }
        command.get_subcommands().for_each(|command| texts(command, found));
    }

    #[test]
    fn every_text_of_the_help_has_its_chinese() {
        let mut found = Vec::new();
        texts(&Args::command(), &mut found);
        assert!(found.len() > 150, "{}", found.len());
        let missing: Vec<String> =
            found.into_iter().filter(|text| !entries().iter().any(|entry| entry.english == text)).collect();
        assert!(missing.is_empty(), "add these to crates/messages/zh/help.txt:\n{}", missing.join("\n"));
    }

    #[test]
    fn what_the_parser_writes_is_put_into_chinese_line_by_line() {
        assert_eq!(line("Usage: juesuan sql [OPTIONS]"), "用法：juesuan sql [OPTIONS]");
        assert_eq!(line("  -h, --help     Print help"), "  -h, --help     显示帮助");
        assert_eq!(line("          - csv:     Comma-separated values"), "          - csv:     逗号分隔的值");
        assert_eq!(line("error: unrecognized subcommand 'x'"), "错误：没有子命令“x”");
        assert_eq!(line("  tip: a similar subcommand exists: 'sql'"), "  提示：有相近的子命令“sql”");
        assert_eq!(line("          [default: 2020]"), "          [默认：2020]");
    }
}
