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

    /// The same with a comma after each third digit before the point: `1,234,567.00`.
    pub(crate) fn with_separators(self) -> Self {
        let cells = self.cells.into_iter().map(|cell| cell.map(|number| separated(&number)));
        Self { cells: cells.collect(), ..self }
    }
}

fn separated(number: &str) -> String {
    let whole = number.find('.').unwrap_or(number.len());
    let mut text = String::with_capacity(number.len() + 8);
    for (at, c) in number.char_indices() {
        let left = whole.saturating_sub(at);
        if at > 0 && left > 0 && left.is_multiple_of(3) && !text.ends_with('-') {
            text.push(',');
        }
        text.push(c);
    }
    text
}

/// Every column under the heading of the language: the Chinese label where there is one, else the column's name.
pub(crate) fn columns(frame: &DataFrame, language: Option<Language>) -> Result<Vec<TextColumn>, Error> {
    let names: Vec<&str> = frame.get_column_names().into_iter().map(PlSmallStr::as_str).collect();
    let labels = match language {
        Some(Language::Zh) => juesuan_query::labels(&names),
        _ => vec![None; names.len()],
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
