//! The forms in which a frame is written.

use crate::error::Error;
use crate::text::{self, TextColumn};
use crate::{markdown, parquet, xlsx};
use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{Cell, CellAlignment, Table};
use juesuan_messages::Language;
use polars::frame::DataFrame;
use polars::prelude::{CsvWriter, JsonFormat, JsonWriter, SerWriter};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

/// A form of writing a frame. Amounts keep all their digits in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Columns for reading in a terminal, numbers set to the right. Of a wide table, the columns with the same value in
    /// every row are printed above it.
    Table,
    /// Comma-separated values in UTF-8, the first line the columns' names; null is an empty cell.
    Csv,
    /// An array of objects, one per row. Decimals are strings (`"51022200.00"`), because most readers of JSON turn numbers into
    /// floats.
    Json,
    /// Apache Parquet; decimals stay decimals.
    Parquet,
    /// A Markdown table.
    Md,
    /// A workbook of one sheet. Its numbers are doubles, so one of more than 15 significant digits is text; so are dates.
    Xlsx,
}

impl Format {
    /// The form for a file's ending: csv, json, parquet, md, xlsx, txt (a table).
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            "parquet" => Some(Self::Parquet),
            "md" => Some(Self::Md),
            "xlsx" => Some(Self::Xlsx),
            "txt" => Some(Self::Table),
            _ => None,
        }
    }
}

/// Writes a frame.
///
/// # Errors
/// An output that cannot be written, or a column that the form cannot represent.
pub fn write(frame: DataFrame, format: Format, language: Language, out: impl Write) -> Result<(), Error> {
    write_with_figures(frame, &BTreeSet::new(), format, language, out)
}

/// As [`write`], of a frame in which the columns of these names are figures as text: they are set to the right.
///
/// # Errors
/// As [`write`].
pub fn write_with_figures(
    mut frame: DataFrame,
    figures: &BTreeSet<String>,
    format: Format,
    language: Language,
    mut out: impl Write,
) -> Result<(), Error> {
    match format {
        Format::Csv => CsvWriter::new(&mut out).finish(&mut frame)?,
        Format::Json => {
            JsonWriter::new(&mut out).with_json_format(JsonFormat::Json).finish(&mut frame)?;
            out.write_all(b"\n")?;
        }
        Format::Parquet => parquet::write(&mut frame, &mut out)?,
        Format::Table => {
            let columns = columns(&frame, figures, language)?.into_iter().map(TextColumn::visible).collect();
            let (above, columns) = lift_constants(columns, frame.height());
            above.iter().try_for_each(|line| writeln!(out, "{line}"))?;
            writeln!(out, "{}", plain_table(&columns, frame.height()))?;
        }
        Format::Md => writeln!(out, "{}", markdown_table(&frame, figures, language)?.trim_end())?,
        Format::Xlsx => out.write_all(&xlsx::workbook(&frame, language)?)?,
    }
    Ok(out.flush()?)
}

/// The columns as text, those of figures set to the right.
fn columns(
    frame: &DataFrame,
    figures: &BTreeSet<String>,
    language: Language,
) -> Result<Vec<TextColumn>, Error> {
    let mut columns = text::columns(frame, language)?;
    for (column, name) in columns.iter_mut().zip(frame.get_column_names()) {
        column.numeric |= figures.contains(name.as_str());
    }
    Ok(columns)
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

fn plain_table(columns: &[TextColumn], rows: usize) -> Table {
    let aligned = |text: &str, numeric: bool| {
        let alignment = if numeric { CellAlignment::Right } else { CellAlignment::Left };
        Cell::new(text).set_alignment(alignment)
    };
    let mut table = Table::new();
    table.load_style(UTF8_FULL_CONDENSED);
    table.set_header(columns.iter().map(|column| aligned(&column.heading, column.numeric)));
    for row in 0..rows {
        table.add_row(columns.iter().map(|column| {
            let cell = column.cells.get(row).and_then(Option::as_deref);
            aligned(cell.unwrap_or_default(), column.numeric)
        }));
    }
    table
}

fn markdown_table(
    frame: &DataFrame,
    figures: &BTreeSet<String>,
    language: Language,
) -> Result<String, Error> {
    let columns = columns(frame, figures, language)?;
    let headings: Vec<_> = columns.iter().map(|column| (column.heading.as_str(), column.numeric)).collect();
    let rows = (0..frame.height()).map(|row| {
        columns.iter().map(|column| column.cells.get(row).cloned().flatten().unwrap_or_default()).collect()
    });
    Ok(markdown::table(&headings, rows))
}
