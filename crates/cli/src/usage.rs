//! A command line that asks for help, or that cannot be understood.

use crate::language;
use crate::output;
use clap::error::ErrorKind;
use std::process::ExitCode;

/// Says so and ends: help on standard output, wrong usage with 2.
pub(crate) fn end(error: &clap::Error) -> ExitCode {
    language::settle_from_words();
    let is_help = matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    if is_help || !language::is_chinese() {
        let _ = error.print();
    } else {
        let said: Vec<String> = error.render().to_string().trim_end().lines().map(language::said).collect();
        output::plain(&said.join("\n"));
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}
