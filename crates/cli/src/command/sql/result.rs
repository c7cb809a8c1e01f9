//! Results of statements on their way out: to the terminal, to standard output, or to a file each.

use super::Sql;
use super::engine::Engine;
use crate::console::Console;
use crate::failure::Failure;
use crate::figures::{Figures, with_unit};
use crate::options::{CsvFormulas, MoneyUnit, Output};
use crate::output;
use juesuan_messages::{Language, message};
use juesuan_query::{Answer, Error, described, labels, tokens};
use juesuan_report::{Format, Look, Sheet};
use polars::frame::DataFrame;
use std::collections::HashSet;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How many rows of a table a terminal shows.
const ON_TERMINAL: usize = 1000;

/// Where the results of statements go.
#[expect(clippy::struct_excessive_bools, reason = "each is set by itself")]
pub(super) struct Results<'a> {
    pub(super) console: Console,
    pub(super) output: Output,
    pub(super) labels: bool,
    pub(super) max_rows: Option<usize>,
    /// Whether they are shown in the shell, through a pager if they are long.
    pub(super) is_shell: bool,
    /// Whether a terminal shows the size of each result and the time that it took.
    pub(super) shows_time: bool,
    engine: &'a Engine,
    /// Whether there are several: each gets a file of its own.
    are_many: bool,
    written: usize,
}

impl<'a> Results<'a> {
    /// Where so many results go.
    pub(super) fn new(args: &Sql, console: Console, engine: &'a Engine, results: usize) -> Self {
        Self {
            console,
            output: args.output.clone(),
            labels: args.labels,
            max_rows: args.max_rows,
            is_shell: false,
            shows_time: true,
            engine,
            are_many: results > 1,
            written: 0,
        }
    }

    /// Whether several results can be written one after another.
    pub(super) fn check(output: &Output, results: usize) -> Result<(), Failure> {
        let format: Format = output::format(output).into();
        let is_one_file = matches!(format, Format::Parquet | Format::Arrow | Format::Xlsx);
        if results > 1 && output.file.is_none() && is_one_file {
            return Err(message!("cli-sql-several", results = results).into());
        }
        Ok(())
    }

    /// Writes the result of a statement.
    pub(super) fn write(&mut self, statement: &str, answer: &Answer, took: Duration) -> Result<(), Failure> {
        let format: Format = output::format(&self.output).into();
        let shape = (answer.rows(), answer.columns().count());
        if matches!(format, Format::Json | Format::Jsonl | Format::Parquet | Format::Arrow) {
            let mut text = Vec::new();
            juesuan_report::write_answer(answer, format, &mut text)?;
            return self.put(&text, shape, took);
        }
        let frame = answer.frame()?;
        if !self.labels && self.output.unit.is_none() && format != Format::Xlsx {
            return self.write_frame(&view_of(statement), frame, took);
        }
        let text = statement.to_owned();
        let own: HashSet<String> = self.engine.ask(move |session| Ok::<_, Error>(session.aliases(&text)))?;
        let frame = self.for_people(frame, &own)?;
        let about = Sheet {
            title: view_of(statement),
            has_names: true,
            own: own.into_iter().collect(),
            ..Sheet::default()
        };
        self.write_sheet(&about, frame, took)
    }

    /// Writes a frame, as a workbook under this title.
    pub(super) fn write_frame(
        &mut self,
        title: &str,
        frame: DataFrame,
        took: Duration,
    ) -> Result<(), Failure> {
        let about = Sheet { title: title.to_owned(), has_names: true, ..Sheet::default() };
        self.write_sheet(&about, frame, took)
    }

    fn write_sheet(&mut self, about: &Sheet, frame: DataFrame, took: Duration) -> Result<(), Failure> {
        let format: Format = output::format(&self.output).into();
        let escapes = matches!(format, Format::Csv | Format::Tsv)
            && self.output.csv_formulas == Some(CsvFormulas::Escape);
        let frame = if escapes { juesuan_report::without_formulas(&frame)? } else { frame };
        let is_terminal = self.is_on_terminal();
        let look = Look {
            headings: None,
            width: is_terminal.then(width).flatten(),
            rows: self.max_rows.or(is_terminal.then_some(ON_TERMINAL)).filter(|rows| *rows > 0),
            separators: true,
        };
        let (shape, mut text) = (frame.shape(), Vec::new());
        if format == Format::Csv
            && self.output.bom.is_asked
            && (self.written == 0 || self.output.file.is_some())
        {
            text.extend(juesuan_report::BOM.as_bytes());
        }
        if format == Format::Xlsx {
            text = juesuan_report::workbook(&frame, self.console.documents(), about)?;
        } else {
            juesuan_report::write_looking(frame, format, look, &mut text)?;
        }
        self.put(&text, shape, took)
    }

    fn is_on_terminal(&self) -> bool {
        self.output.file.is_none() && io::stdout().is_terminal()
    }

    /// Puts a result where it goes.
    fn put(&mut self, text: &[u8], (rows, columns): (usize, usize), took: Duration) -> Result<(), Failure> {
        let file = self.output.file.clone().map(|file| self.file(&file));
        let is_text = is_text(output::format(&self.output).into());
        if self.written > 0 && file.is_none() && is_text && !self.is_shell {
            writeln!(io::stdout())?;
        }
        self.written += 1;
        match &file {
            None if self.is_shell => super::shell::page(text)?,
            file => output::to(file.as_deref(), |out| Ok(out.write_all(text)?))?,
        }
        match file.filter(|_| self.is_shell) {
            Some(file) => self.console.remark(message!("cli-sql-written", rows = rows, path = &file)),
            None if self.is_on_terminal() && self.shows_time => {
                let seconds = format!("{:.3}", took.as_secs_f64());
                self.console.remark(message!(
                    "cli-sql-shape",
                    rows = rows,
                    columns = columns,
                    seconds = seconds
                ));
            }
            None => {}
        }
        Ok(())
    }

    /// The file of the next result: `rows.csv`, or of several `rows-1.csv`, `rows-2.csv`.
    fn file(&self, file: &Path) -> PathBuf {
        if !self.are_many {
            return file.to_owned();
        }
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let ending =
            file.extension().map_or(String::new(), |ending| format!(".{}", ending.to_string_lossy()));
        file.with_file_name(format!("{stem}-{}{ending}", self.written + 1))
    }

    /// The frame with amounts in the selected unit, and with labels of the language if they are wanted. Columns that the statement names
    /// itself are left as they are.
    fn for_people(&self, frame: DataFrame, aliases: &HashSet<String>) -> Result<DataFrame, Failure> {
        let names: Vec<String> = frame.get_column_names().iter().map(ToString::to_string).collect();
        let (mut frame, unit, converted) = match self.output.unit {
            Some(unit) => {
                let figures = Figures::by_headings(&frame).without(aliases);
                let (frame, converted) = figures.in_unit(frame, unit)?;
                (frame, unit, converted)
            }
            None => (frame, MoneyUnit::Yuan, HashSet::new()),
        };
        let columns: Vec<&str> = names.iter().map(String::as_str).collect();
        let labels = if self.labels { labels(&columns) } else { vec![None; names.len()] };
        let language = self.console.documents();
        let mut taken: HashSet<String> = names.iter().cloned().collect();
        for (name, label) in names.iter().zip(labels) {
            let label = label.filter(|_| !aliases.contains(name));
            let label = label.map(|label| if language == Language::Zh { label.zh } else { label.en });
            let heading = match (label, converted.contains(name)) {
                (Some(label), true) => with_unit(label, unit, false, language),
                (Some(label), false) => label.to_owned(),
                (None, true) => format!("{name}{}", unit.suffix().unwrap_or_default()),
                (None, false) => continue,
            };
            if taken.insert(heading.clone()) {
                frame.rename(name, heading.into())?;
            }
        }
        Ok(frame)
    }
}

/// The first view that a statement names.
fn view_of(statement: &str) -> String {
    let words = tokens(statement).map(|token| token.text.to_ascii_lowercase());
    let mut views = words.filter(|word| described().iter().any(|view| view.name == *word));
    views.next().unwrap_or_else(|| "sql".to_owned())
}

/// Whether results of a format can stand one below another with an empty line between.
fn is_text(format: Format) -> bool {
    matches!(format, Format::Table | Format::Line | Format::Csv | Format::Tsv | Format::Md)
}

fn width() -> Option<usize> {
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))
}
