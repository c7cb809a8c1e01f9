//! A report as a workbook: the text on the first sheet, each table on its own with its charts, then findings, the data of the
//! charts, places and files.
//!
//! Amounts are in 万元 (million yuan) for reading, and in exact yuan in columns after all others. A number in a workbook is a double,
//! which keeps 15 significant digits; one with more is text.

mod book;
mod charts;
mod front;
mod lists;
mod tables;

use crate::document::{Chart, ReportBlock, ReportDocument, ReportTable, Section, SourceListing};
use crate::error::Error;
use book::Book;

pub(super) fn document(report: &ReportDocument) -> Result<Vec<u8>, Error> {
    let mut book = Book::new(report);
    book.front()?;
    for section in &report.sections {
        for (table, charts) in tables(section) {
            book.table(table, &charts)?;
        }
        for block in &section.blocks {
            if let ReportBlock::Findings(findings) = block {
                book.findings(findings)?;
            }
        }
    }
    book.chart_data()?;
    if book.listing == SourceListing::All {
        book.places()?;
    }
    if book.listing != SourceListing::None {
        book.files()?;
    }
    book.finish()
}

/// The tables of a section, each with the charts that show its numbers: those before it, and after the last one.
fn tables(section: &Section) -> Vec<(&ReportTable, Vec<&Chart>)> {
    let mut tables: Vec<(&ReportTable, Vec<&Chart>)> = Vec::new();
    let mut waiting = Vec::new();
    for block in &section.blocks {
        match block {
            ReportBlock::Chart(chart) => waiting.push(chart),
            ReportBlock::Table(table) => tables.push((table, std::mem::take(&mut waiting))),
            _ => {}
        }
    }
    if let Some((_, charts)) = tables.last_mut() {
        charts.append(&mut waiting);
    }
    tables
}
