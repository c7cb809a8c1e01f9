//! Where results and messages go.

use crate::language;
use crate::options;
use anyhow::Context;
use juesuan_report::{Format, Language};
use polars::frame::DataFrame;
use polars::prelude::{Column, NamedFrom, Series};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::time::Instant;

/// A message to a person, in the person's language.
pub(crate) fn note(message: &str) {
    plain(&language::said(message));
}

/// What is no sentence: a name, lines of a file. That standard error is closed is no reason to fail.
pub(crate) fn plain(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Does the work and, with `-v`, says how long it took.
pub(crate) fn timed<R>(what: &str, work: impl FnOnce() -> R) -> R {
    let started = Instant::now();
    let result = work();
    tracing::debug!("{what} in {:.4} s", started.elapsed().as_secs_f64());
    result
}

/// The error and its causes on one line, each said once.
pub(crate) fn chain(error: &anyhow::Error) -> String {
    let mut text = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if text.is_empty() {
            text = cause;
        } else if !text.contains(&cause) {
            text = format!("{text}: {cause}");
        }
    }
    text
}

/// Whether the reader of our output went away (`juesuan sql … | head`), which is no failure.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|e| e.kind() == io::ErrorKind::BrokenPipe)
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

impl From<options::Language> for Language {
    fn from(language: options::Language) -> Self {
        match language {
            options::Language::Zh => Self::Zh,
            options::Language::En => Self::En,
        }
    }
}

/// The form that was asked for, by name or by the file's ending.
pub(crate) fn format(output: &options::Output) -> options::Format {
    let named = || {
        let ending = output.file.as_deref()?.extension()?.to_str()?;
        <options::Format as clap::ValueEnum>::from_str(ending, true).ok()
    };
    output.format.or_else(named).unwrap_or(options::Format::Table)
}

/// Writes a result where and how the user asked for it.
pub(crate) fn write(frame: DataFrame, output: &options::Output) -> anyhow::Result<()> {
    let named = output.file.as_deref().and_then(Format::of);
    let format = output.format.map(Format::from).or(named).unwrap_or(Format::Table);
    let frame = if format == Format::Table && language::is_chinese() { in_chinese(frame)? } else { frame };
    to(output.file.as_deref(), |out| Ok(juesuan_report::write(frame, format, language::of_documents(), out)?))
}

/// Columns of sentences, which tables for reading show in the reader's language; a place is a list of such.
const SENTENCES: [&str; 6] = ["message", "reason", "remedy", "problem", "change_reason", "place"];

fn in_chinese(mut frame: DataFrame) -> anyhow::Result<DataFrame> {
    for name in SENTENCES {
        let Ok(texts) = frame.column(name).and_then(|column| column.str().cloned()) else { continue };
        let say = |text: &str| match juesuan_query::reason_zh(text) {
            Some(reason) => reason.to_owned(),
            None if name == "place" => language::said_list(text),
            None => language::said(text),
        };
        let said: Vec<Option<String>> = texts.iter().map(|text| text.map(say)).collect();
        frame.with_column(Column::from(Series::new(name.into(), said)))?;
    }
    Ok(frame)
}

/// Runs the writer on the file, or on standard output where there is none. A file appears whole or not at all.
pub(crate) fn to(
    file: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let Some(path) = file else {
        return write(&mut BufWriter::new(io::stdout().lock()));
    };
    let cannot = || format!("cannot write {}", path.display());
    let unfinished = path.with_added_extension("unfinished");
    let mut out = BufWriter::new(File::create(&unfinished).with_context(cannot)?);
    write(&mut out).and_then(|()| Ok(out.flush()?)).with_context(cannot)?;
    std::fs::rename(&unfinished, path).with_context(cannot)
}
