//! A table as it was read: its rows and cells, and which of them became facts.

use super::load;
use crate::console::Console;
use crate::failure::Failure;
use crate::output;
use anstream::{AutoStream, ColorChoice};
use juesuan_ingest::document::{Block, Cell, Grid};
use juesuan_ingest::{Options, ParsedFile};
use juesuan_messages::{Arg, message, visible};
use juesuan_model::count;
use juesuan_query::{At, FoundReport, FoundSource, Session};
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

/// The result of reading a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Fact,
    Rejected,
}

/// Prints the table with this number, counted from 0 over the report's files like `table_index`.
pub(super) fn show(
    session: &Session,
    report: &FoundReport,
    sources: &[FoundSource],
    table: u32,
    file: Option<&Path>,
    console: Console,
) -> Result<(), Failure> {
    let grid = find(sources, table, &reread(session, report)?)?;
    let marks = marks(session, report, sources, table)?;
    for ((row, col), (_, printed)) in &marks {
        let cell = grid.rows.get(count::to_usize(*row)).and_then(|row| row.get(count::to_usize(*col)));
        if !cell.is_some_and(|cell| plain(&cell.text).contains(&plain(printed))) {
            let (table, row, column) = (Arg::shown(table), Arg::shown(row), Arg::shown(col));
            return Err(message!(
                "cli-grid-changed",
                table = table,
                printed = printed,
                row = row,
                column = column
            )
            .into());
        }
    }
    let colored = file.is_none() && AutoStream::choice(&std::io::stdout()) != ColorChoice::Never;
    if colored {
        console.note(message!("cli-grid-colors"));
    } else {
        console.note(message!("cli-grid-marks"));
    }
    output::to(file, |out| {
        for (row, cells) in (0_u32..).zip(&grid.rows) {
            let cells = (0_u32..).zip(cells).map(|(col, cell)| {
                let mark = marks.get(&(row, col)).map(|(mark, _)| *mark);
                shown(cell, mark, colored)
            });
            writeln!(out, "{row:>4} │ {}", cells.collect::<Vec<_>>().join(" │ "))?;
        }
        Ok(())
    })
}

fn shown(cell: &Cell, mark: Option<Mark>, colored: bool) -> String {
    let text = cell.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = visible(&text);
    match (mark, colored) {
        (Some(Mark::Fact), true) => format!("\u{1b}[1m{text}\u{1b}[0m"),
        (Some(Mark::Rejected), true) => format!("\u{1b}[31m{text}\u{1b}[0m"),
        (None, true) => format!("\u{1b}[2m{text}\u{1b}[0m"),
        (Some(Mark::Fact), false) => format!("[{text}]"),
        (Some(Mark::Rejected), false) => format!("{{{text}}}"),
        (None, false) => text.into_owned(),
    }
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The tables of the report that were reread in the other way.
fn reread(session: &Session, report: &FoundReport) -> Result<BTreeSet<u32>, Failure> {
    let frame = session.statements_of(report)?;
    let (tables, reread) = (frame.column("table_index")?.i32()?, frame.column("reread")?.str()?);
    let tables = tables.iter().zip(reread.iter()).filter_map(|(table, reread)| reread.and(table));
    Ok(tables.filter_map(|table| u32::try_from(table).ok()).collect())
}

/// The table, read again from its file in the same way as when it was ingested.
fn find(sources: &[FoundSource], table: u32, reread: &BTreeSet<u32>) -> Result<Grid, Failure> {
    let mut before = 0_u32;
    for source in sources {
        let aligned = reread.iter().filter_map(|table| table.checked_sub(before)).collect();
        let parsed = match ParsedFile::read(
            &load(source)?,
            &Options { aligned, ocr: source.recognized, ..Options::default() },
        ) {
            Ok(parsed) => parsed,
            Err(reject) => {
                let (file, reason) = (&source.uri, &reject.reason);
                return Err(message!("cli-unreadable-again", file = file, reason = reason).into());
            }
        };
        for block in &parsed.document().blocks {
            if let Block::Grid(grid) = block {
                if before == table {
                    return Ok(grid.clone());
                }
                before += 1;
            }
        }
    }
    Err(message!("cli-grid-none", tables = before).into())
}

/// By row and column: the result of reading a cell, and its printed text.
type Marks = HashMap<(u32, u32), (Mark, String)>;

/// The cells of the table that became facts, and those that could not be read, with their printed text.
fn marks(
    session: &Session,
    report: &FoundReport,
    sources: &[FoundSource],
    table: u32,
) -> Result<Marks, Failure> {
    let at = At { table: Some(table), ..At::default() };
    let frame = session.numbers_at(report, sources, &at, juesuan_messages::Language::En)?;
    let (places, kinds) = (frame.column("place")?.str()?, frame.column("stands_in")?.str()?);
    let printed = frame.column("printed")?.str()?;
    let mut marks = HashMap::new();
    for row in 0..frame.height() {
        let cell = places.get(row).and_then(|place| place.rsplit(", ").next()).and_then(cell_of);
        // A table that was rejected as a whole marks no cell.
        let (Some(cell), Some(printed)) = (cell, printed.get(row)) else { continue };
        let mark = if kinds.get(row) == Some("rejects") { Mark::Rejected } else { Mark::Fact };
        marks.insert(cell, (mark, printed.to_owned()));
    }
    Ok(marks)
}

/// `t5.3.2`: row 3, column 2.
fn cell_of(place: &str) -> Option<(u32, u32)> {
    let mut numbers = place.strip_prefix('t')?.split('.').skip(1).map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}
