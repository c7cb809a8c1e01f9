//! Places in words: what makes up a place in columns becomes one text that a person can go to.

use crate::error::Error;
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
    /// Whether text in it was recognised in pictures.
    pub recognised: bool,
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

/// The frame with `place` first, in the place of its parts.
pub(crate) fn in_words(frame: &DataFrame, sources: &[FoundSource]) -> Result<DataFrame, Error> {
    let parts = Parts::of(frame)?;
    let places: Vec<String> = (0..frame.height()).map(|row| parts.words(row, sources)).collect();
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

    /// `page 3, box 72.0 101.5 130.2 112.0, table 5 row 3 column 2`; `收入表!C12`; `line 257, column 33`.
    fn words(&self, row: usize, sources: &[FoundSource]) -> String {
        let number = |name: &str| self.number(name, row);
        let source = number("source_index").and_then(|index| usize::try_from(index).ok()).unwrap_or_default();
        let mut words: Vec<String> = Vec::new();
        if sources.len() > 1 {
            words.push(format!("file {source}"));
        }
        words.extend(number("page").map(|page| format!("page {page}")));
        if let Some(edges) = self
            .edges
            .iter()
            .map(|edge| edge.get(row))
            .collect::<Option<Vec<f32>>>()
            .filter(|e| !e.is_empty())
        {
            words.push(edges.iter().fold("box".to_owned(), |mut text, edge| {
                let _ = write!(text, " {edge:.1}");
                text
            }));
        }
        let (line, column) = (number("line"), number("line_column"));
        if let Some(sheet) = number("sheet") {
            let names = sources.get(source).map(|source| source.sheets.as_slice()).unwrap_or_default();
            let index = usize::try_from(sheet).ok().and_then(|sheet| sheet.checked_sub(1));
            let name = index.and_then(|index| names.get(index)).cloned();
            let name = name.unwrap_or_else(|| format!("sheet {sheet}"));
            words.push(match (line, column) {
                (Some(line), Some(column)) => format!("{name}!{}{line}", column_letters(column)),
                _ => name,
            });
        } else {
            words.extend(number("paragraph").map(|paragraph| format!("paragraph {paragraph}")));
            words.extend(line.map(|line| format!("line {line}")));
            words.extend(column.map(|column| format!("column {column}")));
        }
        if let (Some(table), Some(row), Some(col)) =
            (number("table_index"), number("row_index"), number("col_index"))
        {
            words.push(format!("t{table}.{row}.{col}"));
        }
        words.join(", ")
    }
}
