//! A frame's cells as text: decimals with all their digits, null as nothing.

use crate::error::Error;
use juesuan_messages::{Language, visible};
use polars::datatypes::DataType;
use polars::frame::DataFrame;
use polars::prelude::PlSmallStr;

/// One column as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TextColumn {
    /// What is printed above it.
    pub(crate) heading: String,
    /// Whether it is set to the right.
    pub(crate) numeric: bool,
    /// Its cells.
    pub(crate) cells: Vec<Option<String>>,
}

impl TextColumn {
    /// The same for a terminal: nothing in it acts.
    pub(crate) fn visible(self) -> Self {
        let one_line = |text: String| visible(&text).into_owned();
        let cells = self.cells.into_iter().map(|cell| cell.map(one_line));
        Self { heading: one_line(self.heading), cells: cells.collect(), ..self }
    }
}

/// Every column under the heading of the language: the Chinese label where there is one, else the column's name.
pub(crate) fn columns(frame: &DataFrame, language: Language) -> Result<Vec<TextColumn>, Error> {
    let names: Vec<&str> = frame.get_column_names().into_iter().map(PlSmallStr::as_str).collect();
    let labels = match language {
        Language::Zh => juesuan_query::labels(&names),
        Language::En => vec![None; names.len()],
    };
    let headed = frame.columns().iter().zip(names.iter().zip(labels));
    headed
        .map(|(column, (name, label))| {
            Ok(TextColumn {
                heading: label.map_or(*name, |label| label.zh).to_owned(),
                numeric: column.dtype().is_numeric(),
                cells: cells(frame, name)?,
            })
        })
        .collect()
}

/// The cells of one column.
pub(crate) fn cells(frame: &DataFrame, column: &str) -> Result<Vec<Option<String>>, Error> {
    let text = frame.column(column)?.cast(&DataType::String)?;
    Ok(text.str()?.iter().map(|cell| cell.map(str::to_owned)).collect())
}
