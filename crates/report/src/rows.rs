//! A result read row by row.

use crate::error::Error;
use crate::text;
use juesuan_model::Yuan;
use polars::frame::DataFrame;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// A frame as text, to be read by row and column name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rows {
    columns: HashMap<String, Vec<Option<String>>>,
    height: usize,
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'a> {
    rows: &'a Rows,
    index: usize,
}

impl Rows {
    /// Reads all cells.
    pub(crate) fn read(frame: &DataFrame) -> Result<Self, Error> {
        let names = frame.get_column_names();
        let columns = names.into_iter().map(|name| Ok((name.to_string(), text::cells(frame, name)?)));
        Ok(Self { columns: columns.collect::<Result<_, Error>>()?, height: frame.height() })
    }

    /// Every row, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.height).map(|index| Row { rows: self, index })
    }
}

impl<'a> Row<'a> {
    /// A cell; none where it is null.
    pub(crate) fn text(self, column: &str) -> Option<&'a str> {
        self.rows.columns.get(column)?.get(self.index)?.as_deref()
    }

    /// Whether the cell holds just this.
    pub(crate) fn is(self, column: &str, text: &str) -> bool {
        self.text(column) == Some(text)
    }

    /// The fiscal year.
    pub(crate) fn year(self) -> Option<i32> {
        self.text("fiscal_year")?.parse().ok()
    }

    /// A cell as an exact number.
    pub(crate) fn number(self, column: &str) -> Result<Option<Decimal>, Error> {
        let number = |text: &str| Decimal::from_str_exact(text).map_err(|_| Error::Amount(text.to_owned()));
        self.text(column).map(number).transpose()
    }

    /// A cell as an amount.
    pub(crate) fn yuan(self, column: &str) -> Result<Option<Yuan>, Error> {
        let yuan = |number: Decimal| Yuan::new(number).map_err(|_| Error::Amount(number.to_string()));
        self.number(column)?.map(yuan).transpose()
    }
}
