//! Spreadsheets: each sheet is a grid of the displayed text.
//!
//! A sheet becomes a paragraph with its name, which is often the title of the statement and always separates it from the
//! sheet before, and a grid in the sheet's own columns, so that tables one below the other stay aligned. Rows without text
//! are omitted; a position is the row and column that the spreadsheet program shows. Numbers are the text that the sheet
//! displays ([`number`]). Hidden content was not published: hidden sheets, rows and columns are not read, but reported as
//! faults.

mod code;
mod date;
mod look;
mod number;
mod ods;
mod ods_look;
mod records;
mod xls;
mod xlsx;

use crate::document::{Block, Cell, Document, Fault, Row};
use crate::layout::{self, MOST_CELLS, blank};
use crate::marks::Lost;
use crate::{Content, FileKind, Format, Options, ReadError, Reader};
use juesuan_messages::{Arg, Message, message};
use juesuan_model::locator::column_letters;
use juesuan_model::{Locator, count};
use std::collections::{BTreeMap, BTreeSet};

/// Excel workbooks since 2007.
pub(crate) struct XlsxReader;

impl Reader for XlsxReader {
    fn name(&self) -> &'static str {
        "xlsx"
    }

    fn recognizes(&self, content: &Content<'_>) -> bool {
        content.format == Some(Format::Xlsx)
    }

    fn read(&self, content: &Content<'_>, _: &Options) -> Result<Document, ReadError> {
        xlsx::document(content.bytes)
    }
}

/// ODS spreadsheets.
pub(crate) struct OdsReader;

impl Reader for OdsReader {
    fn name(&self) -> &'static str {
        "ods"
    }

    fn recognizes(&self, content: &Content<'_>) -> bool {
        content.format == Some(Format::Ods)
    }

    fn read(&self, content: &Content<'_>, _: &Options) -> Result<Document, ReadError> {
        ods::document(content.bytes)
    }
}

/// Excel workbooks before 2007.
pub(crate) struct XlsReader;

impl Reader for XlsReader {
    fn name(&self) -> &'static str {
        "xls"
    }

    fn recognizes(&self, content: &Content<'_>) -> bool {
        content.format == Some(Format::Xls)
    }

    fn read(&self, content: &Content<'_>, _: &Options) -> Result<Document, ReadError> {
        xls::document(content.bytes)
    }
}

/// A row and a column, both counted from 1.
type SheetCell = (u32, u32);

/// No sheet has more columns.
const MOST_COLUMNS: u32 = 16_384;

/// No sheet of a report has more bytes of text.
const MOST_TEXT: usize = 64 << 20;

/// A sheet as stored.
#[derive(Debug, Default)]
struct Sheet {
    name: String,
    is_hidden: bool,
    /// The text that each cell shows.
    cells: BTreeMap<SheetCell, String>,
    /// Merged cells, each area with its first and last cell.
    merged: Vec<(SheetCell, SheetCell)>,
    hidden_rows: BTreeSet<u32>,
    hidden_columns: BTreeSet<u32>,
    /// The columns of all ranges that were hidden, each counted as often as it was.
    ranged: usize,
    /// The bytes of the cells' texts: many cells may share one stored text.
    bytes: usize,
    /// Numbers that are struck out or cannot be seen, in cells without another number.
    lost: BTreeMap<SheetCell, Lost>,
}

impl Sheet {
    /// Sets the text of a cell; blank text is ignored.
    fn put(&mut self, place: SheetCell, text: String) -> Result<(), ReadError> {
        if self.cells.len() > MOST_CELLS {
            return Err(too_large(message!("sheet-too-many-cells", limit = MOST_CELLS)));
        }
        self.bytes += text.len();
        if self.bytes > MOST_TEXT {
            return Err(too_large(message!("sheet-too-much-text", limit = MOST_TEXT >> 20)));
        }
        if !text.chars().all(juesuan_model::text::is_blank) {
            self.cells.insert(place, text);
        }
        Ok(())
    }

    /// Hides a range of columns. In a valid file the ranges do not overlap; here they may, but not endlessly.
    fn hide_columns(&mut self, first: u32, last: u32) -> Result<(), ReadError> {
        let columns = first..=last.min(MOST_COLUMNS);
        self.ranged += columns.size_hint().0;
        if self.ranged > MOST_CELLS {
            return Err(too_large(message!("sheet-columns-overlap")));
        }
        self.hidden_columns.extend(columns);
        Ok(())
    }

    /// Moves the text of merged cells to the first of them that is shown, and removes the text of the others, which is
    /// covered.
    fn merge(&mut self) -> Result<(), ReadError> {
        let mut visited = 0_usize;
        for (first, last) in std::mem::take(&mut self.merged) {
            let within = |&(row, column): &SheetCell| {
                (first.0..=last.0).contains(&row) && (first.1..=last.1).contains(&column)
            };
            if first.0 > last.0 || first.1 > last.1 {
                continue;
            }
            let rows = self.cells.range((first.0, 0)..=(last.0, u32::MAX));
            let places: Vec<SheetCell> =
                rows.inspect(|_| visited += 1).map(|(place, _)| *place).filter(within).collect();
            if visited > 16 * MOST_CELLS {
                return Err(too_large(message!("sheet-merges-overlap")));
            }
            let text = self.cells.get(&first).cloned();
            for place in places {
                self.cells.remove(&place);
            }
            let row = (first.0..=last.0).find(|row| !self.hidden_rows.contains(row)).unwrap_or(first.0);
            let column =
                (first.1..=last.1).find(|column| !self.hidden_columns.contains(column)).unwrap_or(first.1);
            if let Some(text) = text {
                self.cells.insert((row, column), text);
            }
        }
        Ok(())
    }

    /// Removes the hidden rows and columns. Returns how many cells with text they had.
    fn take_hidden(&mut self) -> usize {
        let all = self.cells.len();
        let (rows, columns) = (&self.hidden_rows, &self.hidden_columns);
        self.cells.retain(|(row, column), _| !rows.contains(row) && !columns.contains(column));
        all - self.cells.len()
    }

    fn hidden_fault(&self, number: u32, cells: usize) -> Fault {
        let rows = runs(&self.hidden_rows).into_iter().map(row_span);
        let columns = runs(&self.hidden_columns).into_iter().map(column_span);
        let mut places: Vec<Message> = rows.chain(columns).collect();
        if places.len() > 5 {
            places.truncate(5);
            places.push(message!("sheet-others"));
        }
        Fault {
            reason: message!(
                "sheet-hidden-cells",
                sheet = &self.name,
                places = Arg::list(places),
                cells = cells
            ),
            remedy: message!("sheet-remedy-unhide-cells"),
            locator: Locator { sheet: Some(number), ..Locator::default() },
        }
    }

    /// The remaining rows, all with the same columns.
    fn rows(self, number: u32) -> Result<Vec<Row>, ReadError> {
        let columns = || self.cells.keys().map(|(_, column)| *column);
        let (Some(left), Some(right)) = (columns().min(), columns().max()) else { return Ok(Vec::new()) };
        let place = |row, column| Locator { sheet: Some(number), ..Locator::at(row, column) };
        let mut rows: BTreeMap<u32, Row> = BTreeMap::new();
        let width = count::to_usize(right - left).saturating_add(1);
        for ((row, column), text) in self.cells {
            let full = rows.len().saturating_mul(width) > MOST_CELLS;
            if full {
                return Err(too_large(message!("sheet-too-wide", sheet = self.name, columns = width)));
            }
            let cells = rows
                .entry(row)
                .or_insert_with(|| (left..=right).map(|column| blank(place(row, column))).collect());
            let cell = cells.get_mut(count::to_usize(column - left));
            cell.expect("a row reaches from the leftmost column to the rightmost").text = text.into();
        }
        Ok(rows.into_values().collect())
    }
}

/// Builds the document from the sheets.
fn document(sheets: Vec<Sheet>) -> Result<Document, ReadError> {
    let mut document = Document::default();
    let mut cells = 0_usize;
    for (number, mut sheet) in (1_u32..).zip(sheets) {
        document.sheets.push(sheet.name.clone());
        let locator = Locator { sheet: Some(number), ..Locator::default() };
        if sheet.is_hidden {
            if !sheet.cells.is_empty() {
                document.faults.push(Fault {
                    reason: message!("sheet-hidden", sheet = &sheet.name),
                    remedy: message!("sheet-remedy-unhide-sheet"),
                    locator,
                });
            }
            continue;
        }
        sheet.merge()?;
        let hidden = sheet.take_hidden();
        if hidden > 0 {
            document.faults.push(sheet.hidden_fault(number, hidden));
        }
        let lost = std::mem::take(&mut sheet.lost).into_iter();
        document.faults.extend(lost.map(|((row, column), lost)| {
            lost.fault(Locator { sheet: Some(number), ..Locator::at(row, column) })
        }));
        let name = Cell { text: sheet.name.as_str().into(), locator };
        let rows = sheet.rows(number)?;
        cells += rows.iter().map(Vec::len).sum::<usize>();
        if cells > MOST_CELLS {
            return Err(too_large(message!("sheets-too-many-cells", limit = MOST_CELLS)));
        }
        if !rows.is_empty() {
            document.blocks.push(Block::Paragraph(name));
            document.blocks.extend(layout::parted(rows));
        }
    }
    if document.blocks.is_empty() && document.faults.is_empty() {
        return Err(ReadError::Empty);
    }
    super::index_cells(&mut document.blocks);
    Ok(document)
}

/// A stored number as displayed; a text that is not a number, unchanged. Empty where the sheet does not show zeros.
fn shown(stored: &str, code: Option<&code::Code>, epoch: date::Epoch, zeros: bool) -> String {
    let Some(value) = number::value(stored) else { return stored.to_owned() };
    match code {
        _ if value.is_zero() && !zeros => String::new(),
        Some(code) => number::display(value, code, epoch),
        None => number::general(value),
    }
}

/// A stored number in full, as a cell without a format shows it; none where the text is not a number.
pub(super) fn plain(stored: &str) -> Option<String> {
    number::value(stored).map(number::general)
}

fn too_large(reason: Message) -> ReadError {
    ReadError::TooLarge { kind: FileKind::Spreadsheet, reason }
}

/// Consecutive numbers as spans: 5, 6, 7, 9 as 5–7 and 9.
fn runs(numbers: &BTreeSet<u32>) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    runs
}

fn row_span((first, last): (u32, u32)) -> Message {
    if first == last {
        message!("sheet-row", row = first)
    } else {
        message!("sheet-rows", first = first, last = last)
    }
}

fn column_span((first, last): (u32, u32)) -> Message {
    if first == last {
        message!("sheet-column", column = column_letters(first))
    } else {
        message!("sheet-columns", first = column_letters(first), last = column_letters(last))
    }
}

#[cfg(test)]
mod tests;
