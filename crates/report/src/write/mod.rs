//! The writers of a report: one tree, three forms.

mod chart;
mod html;
mod markdown;
mod numeral;
mod workbook;

use crate::error::Error;
use crate::paper::Paper;

impl Paper {
    /// One HTML file that opens without a network: style, script, charts, pictures and provenance are in it.
    #[must_use]
    pub fn html(&self) -> String {
        html::document(self)
    }

    /// Markdown: the same sections and tables, and a table of where the figures come from.
    #[must_use]
    pub fn markdown(&self) -> String {
        markdown::document(self)
    }

    /// A workbook: a sheet for each table, numbers as numbers, amounts in yuan, each linked to its place in the last sheets.
    ///
    /// # Errors
    /// More rows or columns than a sheet can contain.
    pub fn workbook(&self) -> Result<Vec<u8>, Error> {
        workbook::document(self)
    }
}
