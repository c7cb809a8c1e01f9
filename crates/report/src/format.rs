//! The forms in which a frame is written.

use crate::error::Error;
use crate::text::{self, TextColumn};
use crate::{markdown, parquet, terminal, xlsx};
use juesuan_messages::Language;
use polars::frame::DataFrame;
use polars::prelude::{Column, CsvWriter, DataType, JsonFormat, JsonWriter, SerWriter};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use unicode_width::UnicodeWidthStr;

/// A form of writing a frame. Amounts keep all their digits in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Columns for reading in a terminal, numbers set to the right. Of a wide table, the columns with the same value in
    /// every row are printed above it.
    Table,
    /// Each value on a line of its own with its column's name, rows separated by an empty line.
    Line,
    /// Comma-separated values in UTF-8, the first line the columns' names; null is an empty cell.
    Csv,
    /// As CSV, separated by tabs.
    Tsv,
    /// An array of objects, one per row. Decimals are strings (`"51022200.00"`), because most readers of JSON turn numbers into
    /// floats.
    Json,
    /// As JSON, but each object on a line of its own.
    Jsonl,
    /// Apache Parquet; decimals stay decimals.
    Parquet,
    /// Arrow's file format (Feather), with the types of Parquet.
    Arrow,
    /// A Markdown table.
    Md,
    /// A workbook of one sheet. Its numbers are doubles, so one of more than 15 significant digits is text; so are dates.
    Xlsx,
}

impl Format {
    /// The form for a file's ending: csv, tsv, json, jsonl, parquet, arrow, md, xlsx, txt (a table).
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "csv" => Some(Self::Csv),
            "tsv" => Some(Self::Tsv),
            "json" => Some(Self::Json),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "parquet" => Some(Self::Parquet),
            "arrow" | "feather" => Some(Self::Arrow),
            "md" => Some(Self::Md),
            "xlsx" => Some(Self::Xlsx),
            "txt" => Some(Self::Table),
            _ => None,
        }
    }
}

/// How a frame is shown to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// The language of the labels above the columns; without one, the columns' names are above them.
    pub headings: Option<Language>,
    /// The width of the terminal, which a table must fit.
    pub width: Option<usize>,
    /// The most rows of a table that are shown.
    pub rows: Option<usize>,
    /// Whether long numbers of a table have separators. Integers of 32 bits have none: most are years and counts.
    pub separators: bool,
}

/// Writes a frame, with labels in this language above its columns where people read them.
///
/// # Errors
/// An output that cannot be written, or a column that the form cannot represent.
pub fn write(frame: DataFrame, format: Format, language: Language, out: impl Write) -> Result<(), Error> {
    write_looking(frame, format, Look { headings: Some(language), ..Look::default() }, out)
}

/// Writes a frame.
///
/// # Errors
/// An output that cannot be written, or a column that the form cannot represent.
pub fn write_looking(frame: DataFrame, format: Format, look: Look, out: impl Write) -> Result<(), Error> {
    write_with_figures(frame, &BTreeSet::new(), format, look, out)
}

/// As [`write_looking`], of a frame in which the columns of these names are figures as text: they are set to the right.
///
/// # Errors
/// As [`write_looking`].
pub fn write_with_figures(
    mut frame: DataFrame,
    figures: &BTreeSet<String>,
    format: Format,
    look: Look,
    mut out: impl Write,
) -> Result<(), Error> {
    match format {
        Format::Csv => CsvWriter::new(&mut out).finish(&mut frame)?,
        Format::Tsv => CsvWriter::new(&mut out).with_separator(b'\t').finish(&mut frame)?,
        Format::Json => {
            JsonWriter::new(&mut out).with_json_format(JsonFormat::Json).finish(&mut frame)?;
            out.write_all(b"\n")?;
        }
        Format::Jsonl => {
            JsonWriter::new(&mut out).with_json_format(JsonFormat::JsonLines).finish(&mut frame)?;
        }
        Format::Parquet => parquet::write(&mut frame, &mut out)?,
        Format::Arrow => parquet::write_as_arrow(&mut frame, &mut out)?,
        Format::Table => {
            let columns = shown(&frame, figures, look)?.into_iter().map(TextColumn::visible).collect();
            let (above, columns) = lift_constants(columns, frame.height());
            above.iter().try_for_each(|line| writeln!(out, "{line}"))?;
            writeln!(out, "{}", terminal::table(columns, frame.height(), look.width, look.rows))?;
        }
        Format::Line => write_lines(shown(&frame, figures, look)?, frame.height(), &mut out)?,
        Format::Md => writeln!(out, "{}", markdown_table(&frame, figures, look)?.trim_end())?,
        Format::Xlsx => {
            let about = xlsx::Sheet { has_names: look.headings.is_none(), ..xlsx::Sheet::default() };
            out.write_all(&xlsx::workbook(&frame, look.headings.unwrap_or(Language::En), &about)?)?;
        }
    }
    Ok(out.flush()?)
}

/// The columns as text, with separators if they are wanted.
fn shown(frame: &DataFrame, figures: &BTreeSet<String>, look: Look) -> Result<Vec<TextColumn>, Error> {
    let mut columns = text::columns(frame, look.headings)?;
    for (column, name) in columns.iter_mut().zip(frame.get_column_names()) {
        column.numeric |= figures.contains(name.as_str());
    }
    if !look.separators {
        return Ok(columns);
    }
    let is_long = |data_type: &DataType| {
        matches!(data_type, DataType::Decimal(..) | DataType::Int64 | DataType::UInt64)
    };
    let separated = |(column, data): (TextColumn, &Column)| {
        if is_long(data.dtype()) { column.with_separators() } else { column }
    };
    Ok(columns.into_iter().zip(frame.columns()).map(separated).collect())
}

/// Each value on a line, its column's name before it.
fn write_lines(columns: Vec<TextColumn>, rows: usize, out: &mut impl Write) -> Result<(), Error> {
    let columns: Vec<TextColumn> = columns.into_iter().map(TextColumn::visible).collect();
    let width = columns.iter().map(|column| column.heading.width()).max().unwrap_or(0);
    for row in 0..rows {
        if row > 0 {
            writeln!(out)?;
        }
        for column in &columns {
            let indent = " ".repeat(width - column.heading.width());
            let cell = column.cells.get(row).and_then(Option::as_deref).unwrap_or_default();
            writeln!(out, "{indent}{} = {cell}", column.heading)?;
        }
    }
    Ok(())
}

/// A table of more columns than this does not fit on most screens.
const WIDE: usize = 8;

/// Takes the columns with the same value in every row out of a wide table, to print them above it: `编报范围: department`.
fn lift_constants(columns: Vec<TextColumn>, rows: usize) -> (Vec<String>, Vec<TextColumn>) {
    if columns.len() <= WIDE || rows < 2 {
        return (Vec::new(), columns);
    }
    let is_constant = |column: &TextColumn| column.cells.windows(2).all(|pair| pair.first() == pair.last());
    let (constant, varying): (Vec<_>, Vec<_>) = columns.into_iter().partition(is_constant);
    let line = |column: &TextColumn| {
        let value = column.cells.first().and_then(Option::as_deref).unwrap_or("—");
        format!("{}: {value}", column.heading)
    };
    (constant.iter().map(line).collect(), varying)
}

fn markdown_table(frame: &DataFrame, figures: &BTreeSet<String>, look: Look) -> Result<String, Error> {
    let columns = shown(frame, figures, look)?;
    let headings: Vec<_> = columns.iter().map(|column| (column.heading.as_str(), column.numeric)).collect();
    let rows = (0..frame.height()).map(|row| {
        columns.iter().map(|column| column.cells.get(row).cloned().flatten().unwrap_or_default()).collect()
    });
    Ok(markdown::table(&headings, rows))
}
