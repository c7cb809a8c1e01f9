//! Places in words: what makes up a place in columns becomes one text that a person can go to.

use crate::error::Error;
use juesuan_messages::{Arg, Language, Message, message};
use juesuan_model::count;
use juesuan_model::locator::column_letters;
use polars::frame::DataFrame;
use polars::prelude::{ChunkedArray, Column, Float32Type, Int32Type, NamedFrom, Series};
use std::fmt::Write;

/// A file of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundSource {
    /// Where it was found.
    pub uri: String,
    /// How its bytes were read.
    pub format: String,
    /// The hash of its bytes.
    pub content_hash: String,
    /// Its sheets' names.
    pub sheets: Vec<String>,
    /// Whether text in it was recognized in images.
    pub recognized: bool,
}

/// The columns that make up a place.
const PARTS: [&str; 13] = [
    "source_index",
    "page",
    "sheet",
    "paragraph",
    "line",
    "line_column",
    "x0",
    "y0",
    "x1",
    "y1",
    "table_index",
    "row_index",
    "col_index",
];

/// The frame with `place` as its first column, in words, instead of the columns that make it up.
pub(crate) fn in_words(
    frame: &DataFrame,
    sources: &[FoundSource],
    language: Language,
) -> Result<DataFrame, Error> {
    let parts = Parts::of(frame)?;
    let words = |row| parts.words(row, sources).text(language);
    let places: Vec<String> = (0..frame.height()).map(words).collect();
    let mut columns = vec![Column::from(Series::new("place".into(), places))];
    let others = frame.columns().iter().filter(|column| !PARTS.contains(&column.name().as_str()));
    columns.extend(others.cloned());
    Ok(DataFrame::new(frame.height(), columns)?)
}

struct Parts<'a> {
    numbers: Vec<(&'static str, &'a ChunkedArray<Int32Type>)>,
    edges: Vec<&'a ChunkedArray<Float32Type>>,
}

impl<'a> Parts<'a> {
    fn of(frame: &'a DataFrame) -> Result<Self, Error> {
        let (mut numbers, mut edges) = (Vec::new(), Vec::new());
        for name in PARTS {
            let column = frame.column(name)?;
            if name.starts_with(['x', 'y']) {
                edges.push(column.f32()?);
            } else {
                numbers.push((name, column.i32()?));
            }
        }
        Ok(Self { numbers, edges })
    }

    fn number(&self, name: &str, row: usize) -> Option<u32> {
        let (_, column) = self.numbers.iter().find(|(known, _)| *known == name)?;
        u32::try_from(column.get(row)?).ok()
    }

    /// `page 3, box 72.0 101.5 130.2 112.0, t5.3.2`; `收入表!C12`; `line 257, column 33`.
    fn words(&self, row: usize, sources: &[FoundSource]) -> Message {
        let number = |name: &str| self.number(name, row);
        let source = number("source_index").unwrap_or_default();
        let mut parts = Vec::new();
        if sources.len() > 1 {
            parts.push(message!("query-place-file", number = source));
        }
        parts.extend(number("page").map(|page| message!("place-page", page = page)));
        parts.extend(self.edges(row).map(|edges| message!("query-place-box", edges = edges)));
        let (line, column) = (number("line"), number("line_column"));
        if let Some(sheet) = number("sheet") {
            parts.push(of_sheet(sources, source, sheet, line, column));
        } else {
            parts.extend(
                number("paragraph").map(|paragraph| message!("place-paragraph", paragraph = paragraph)),
            );
            parts.extend(line.map(|line| message!("place-line", line = line)));
            parts.extend(column.map(|column| message!("place-column", column = column)));
        }
        if let (Some(table), Some(row), Some(col)) =
            (number("table_index"), number("row_index"), number("col_index"))
        {
            parts.push(message!("query-place-table-cell", cell = format!("{table}.{row}.{col}")));
        }
        message!("query-place", parts = Arg::list(parts))
    }

    /// The edges of the box, in points.
    fn edges(&self, row: usize) -> Option<String> {
        let edges: Vec<f32> = self.edges.iter().map(|edge| edge.get(row)).collect::<Option<_>>()?;
        let mut text = String::new();
        for edge in &edges {
            let separator = if text.is_empty() { "" } else { " " };
            let _ = write!(text, "{separator}{edge:.1}");
        }
        (!edges.is_empty()).then_some(text)
    }
}

/// A place in a spreadsheet: `收入表!C12`, or the sheet alone where the row is not known.
pub(crate) fn of_sheet(
    sources: &[FoundSource],
    source: u32,
    sheet: u32,
    row: Option<u32>,
    column: Option<u32>,
) -> Message {
    let file = sources.get(count::to_usize(source));
    let index = count::to_usize(sheet).checked_sub(1);
    let name = file.zip(index).and_then(|(file, index)| file.sheets.get(index));
    let name = name.map_or_else(|| Arg::from(message!("place-sheet", sheet = sheet)), Arg::from);
    if let Some(row) = row {
        let cell = format!("{}{row}", column.map(column_letters).unwrap_or_default());
        message!("query-place-cell", sheet = name, cell = cell)
    } else {
        message!("query-place-sheet", sheet = name)
    }
}
