//! The destination of results.

use crate::failure::{Context, Failure};
use crate::options;
use juesuan_messages::{message, visible_lines};
use juesuan_report::{Format, write_whole};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::time::Instant;

/// A text that is not a message: a name, or lines of a file. What would act on the terminal is shown as symbols. A closed standard error does not cause a failure.
pub(crate) fn plain(text: &str) {
    let _ = writeln!(io::stderr(), "{}", visible_lines(text));
}

/// The text, padded to a width. Chinese characters count as two.
pub(crate) fn padded(text: &str, width: usize) -> String {
    let taken: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    format!("{text}{}", " ".repeat(width.saturating_sub(taken)))
}

/// A text with styles, which are only shown on a terminal.
pub(crate) fn styled(text: &str) {
    let _ = write!(anstream::stderr(), "{text}");
}

/// Does the work. With `-v`, logs how long it took.
pub(crate) fn timed<R>(what: &str, work: impl FnOnce() -> R) -> R {
    let started = Instant::now();
    let result = work();
    tracing::debug!("{what} in {:.4} s", started.elapsed().as_secs_f64());
    result
}

impl From<options::Format> for Format {
    fn from(format: options::Format) -> Self {
        match format {
            options::Format::Table => Self::Table,
            options::Format::Csv => Self::Csv,
            options::Format::Json => Self::Json,
            options::Format::Parquet => Self::Parquet,
            options::Format::Xlsx => Self::Xlsx,
            options::Format::Md => Self::Md,
        }
    }
}

/// The requested format, by name or by file extension.
pub(crate) fn format(output: &options::Output) -> options::Format {
    let named = || {
        let extension = output.file.as_deref()?.extension()?.to_str()?;
        if extension.eq_ignore_ascii_case("txt") {
            return Some(options::Format::Table);
        }
        <options::Format as clap::ValueEnum>::from_str(extension, true).ok()
    };
    output.format.or_else(named).unwrap_or(options::Format::Table)
}

/// Runs the writer on the file, or on standard output if there is no file. A file is written completely or not at all.
pub(crate) fn to(
    file: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let Some(path) = file else {
        return write(&mut BufWriter::new(io::stdout().lock()));
    };
    write_whole(path, write).context(|| message!("cli-cannot-write", path = path))
}
