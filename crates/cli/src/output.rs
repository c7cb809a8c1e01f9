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
            options::Format::Line => Self::Line,
            options::Format::Csv => Self::Csv,
            options::Format::Tsv => Self::Tsv,
            options::Format::Json => Self::Json,
            options::Format::Jsonl => Self::Jsonl,
            options::Format::Parquet => Self::Parquet,
            options::Format::Arrow => Self::Arrow,
            options::Format::Xlsx => Self::Xlsx,
            options::Format::Md => Self::Md,
        }
    }
}

/// The requested format, by name or by file extension. An extension that stands for none is refused by [`check`] before any
/// work is done.
pub(crate) fn format(output: &options::Output) -> options::Format {
    let named = output.file.as_deref().and_then(options::Format::of);
    output.format.or(named).unwrap_or(options::Format::Table)
}

/// Refuses a file whose extension stands for no format.
pub(crate) fn check(output: &options::Output) -> Result<(), Failure> {
    match &output.file {
        Some(file) if output.format.is_none() && options::Format::of(file).is_none() => {
            Err(message!("cli-unknown-ending", path = file).into())
        }
        _ => Ok(()),
    }
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
