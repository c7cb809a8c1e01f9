//! A report as a workbook: the text on the first sheet, each table on its own, then findings, places and files.
//!
//! Amounts are yuan. A number in a workbook is a double, which keeps 15 significant digits; one with more is text.

mod book;
mod front;
mod lists;
mod tables;

use crate::document::{ReportBlock, ReportDocument};
use crate::error::Error;
use book::Book;

pub(super) fn document(report: &ReportDocument) -> Result<Vec<u8>, Error> {
    let mut book = Book::new(report);
    book.front()?;
    for block in report.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            ReportBlock::Table(table) => book.table(table)?,
            ReportBlock::Findings(findings) => book.findings(findings)?,
            _ => {}
        }
    }
    book.places()?;
    book.files()?;
    book.finish()
}
