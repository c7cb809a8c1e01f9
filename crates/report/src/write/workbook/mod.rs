//! A report as a workbook: the text on the first sheet, each table on its own, then findings, places and files.
//!
//! Amounts are yuan. A number in a workbook is a double, which keeps 15 significant digits; one with more is text.

mod book;
mod front;
mod lists;
mod tables;

use crate::error::Error;
use crate::paper::{Block, Paper};
use book::Book;

pub(super) fn document(paper: &Paper) -> Result<Vec<u8>, Error> {
    let mut book = Book::new(paper);
    book.front()?;
    for block in paper.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Table(table) => book.table(table)?,
            Block::Findings(findings) => book.findings(findings)?,
            _ => {}
        }
    }
    book.places()?;
    book.files()?;
    book.finish()
}
