//! What spreadsheet programs need of a CSV file: a mark of its encoding, and no text that they take for a formula.

use crate::error::Error;
use polars::frame::DataFrame;
use polars::prelude::{Column, DataType, IntoSeries, StringChunked};
use std::borrow::Cow;

/// The mark at the beginning of a CSV file by which Excel knows that it is UTF-8, and shows Chinese text correctly.
pub const BOM: &str = "\u{feff}";

/// The frame with an apostrophe before each text that begins like a formula: with `=`, `+`, `-`, `@`, also in their wide
/// forms, a tab or a line break. Columns of numbers stay, and so do texts that are a number (`-5.00`) or one sign alone.
///
/// # Errors
/// A column that is not what its type states.
pub fn without_formulas(frame: &DataFrame) -> Result<DataFrame, Error> {
    let columns = frame.columns().iter().map(|column| {
        if column.dtype() != &DataType::String {
            return Ok(column.clone());
        }
        let texts = column.str()?;
        let escaped: StringChunked = texts.iter().map(|cell| cell.map(escaped)).collect();
        Ok(Column::from(escaped.with_name(column.name().clone()).into_series()))
    });
    Ok(DataFrame::new(frame.height(), columns.collect::<Result<Vec<_>, Error>>()?)?)
}

fn escaped(text: &str) -> Cow<'_, str> {
    let signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];
    let Some(rest) = text.strip_prefix(signs) else { return Cow::Borrowed(text) };
    if rest.is_empty() || (text.starts_with(['+', '-']) && is_number(rest)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(format!("'{text}"))
}

/// Whether a text is digits with separators and at most a percent sign.
fn is_number(text: &str) -> bool {
    let digits = text.strip_suffix('%').unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
}

#[cfg(test)]
mod tests {
    use super::*;
    use polars::prelude::{NamedFrom, Series};

    #[test]
    fn only_text_that_begins_like_a_formula_gets_an_apostrophe() {
        for text in
            ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "-1-1", "=1"]
        {
            assert_eq!(escaped(text), format!("'{text}"));
        }
        for text in ["", "-", "=", "-5.00", "+1,234.5", "-12.5%", "1=1", "示例局", "'=1", "——", " =1"]
        {
            assert_eq!(escaped(text), text);
        }
    }

    #[test]
    fn numbers_stay_numbers() {
        let amounts = Series::new("amount".into(), [-5_i64, 7]);
        let names = Series::new("name".into(), [Some("=HYPERLINK(\"x\")"), None]);
        let frame = DataFrame::new(2, vec![amounts.clone().into(), names.into()]).unwrap();
        let escaped = without_formulas(&frame).unwrap();
        assert_eq!(escaped.column("amount").unwrap().as_materialized_series(), &amounts);
        let names = escaped.column("name").unwrap().str().unwrap().clone();
        assert_eq!(names.iter().collect::<Vec<_>>(), [Some("'=HYPERLINK(\"x\")"), None]);
    }
}
