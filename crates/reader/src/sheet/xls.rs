//! XLS workbooks (Excel 5 to 2003): values and merged cells are read by `calamine`, the rest by [`records`].

use super::records::{self, Records, SheetRecords, damaged};
use super::{Sheet, shown};
use crate::ReadError;
use crate::document::Document;
use calamine::{Data, Reader, SheetVisible, Xls, XlsError};
use juesuan_messages::{Message, message};
use juesuan_model::count;
use office_oxide::cfb::CfbReader;
use std::io::Cursor;

/// Reads a workbook.
pub(super) fn document(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut container =
        CfbReader::new(Cursor::new(bytes)).map_err(|error| damaged(Message::foreign(error)))?;
    let name = if container.has_root_entry("Workbook") { "Workbook" } else { "Book" };
    let stream = container.open_stream(name).map_err(|error| damaged(Message::foreign(error)))?;
    let records = records::read(&stream)?;
    // Some invalid records make the library panic.
    let opened = std::panic::catch_unwind(|| Xls::new(Cursor::new(bytes)));
    let opened = opened.map_err(|_| damaged(message!("sheet-records")))?;
    let mut workbook = opened.map_err(|error| match error {
        XlsError::Password => ReadError::OfficePassword,
        error => damaged(Message::foreign(error)),
    })?;
    let sheets = workbook.sheets_metadata().to_vec();
    if sheets.len() != records.sheets.len() {
        return Err(damaged(message!("sheet-list")));
    }
    let mut read = Vec::new();
    for (metadata, own) in sheets.into_iter().zip(&records.sheets) {
        let mut sheet = sheet(&mut workbook, &metadata.name, &records, own)?;
        sheet.is_hidden = metadata.visible != SheetVisible::Visible;
        sheet.name = metadata.name;
        read.push(sheet);
    }
    super::document(read)
}

fn sheet(
    workbook: &mut Xls<Cursor<&[u8]>>,
    name: &str,
    records: &Records,
    own: &SheetRecords,
) -> Result<Sheet, ReadError> {
    let range = workbook.worksheet_range(name).map_err(|error| damaged(Message::foreign(error)))?;
    let merged =
        workbook.merge_cells_by_sheet_name(name).map_err(|error| damaged(Message::foreign(error)))?;
    let mut sheet = Sheet {
        merged: merged.iter().map(|area| (place(area.start), place(area.end))).collect(),
        hidden_rows: own.sheet.hidden_rows.clone(),
        hidden_columns: own.sheet.hidden_columns.clone(),
        ..Sheet::default()
    };
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let offset = |start: u32, at: usize| start.saturating_add(count::saturating_u32(at));
        let place = place((offset(top, row), offset(left, column)));
        let code = own.styles.get(&place).and_then(|style| records.codes.get(usize::from(*style)));
        let number = |stored: String| shown(&stored, code, records.epoch, !own.hides_zeros);
        let text = match value {
            Data::Float(value) => number(value.to_string()),
            Data::Int(value) => number(value.to_string()),
            Data::DateTime(value) => number(value.as_f64().to_string()),
            Data::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
            Data::Error(error) => error.to_string(),
            Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
            Data::Empty => continue,
        };
        sheet.put(place, text)?;
    }
    Ok(sheet)
}

fn place((row, column): (u32, u32)) -> super::SheetCell {
    (row.saturating_add(1), column.saturating_add(1))
}
