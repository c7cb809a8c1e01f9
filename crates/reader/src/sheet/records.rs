//! What the library for XLS does not provide: number formats, hidden rows and columns, and the extent of the cells, which
//! is checked before the library allocates memory for it.
//!
//! A workbook is a stream of records, each with a type, a length and that many bytes ([MS-XLS] 2.1.4).

use super::code::Code;
use super::date::Epoch;
use super::{Sheet, SheetCell, too_large};
use crate::{FileKind, ReadError};
use juesuan_messages::{Message, message};
use juesuan_model::count;
use std::collections::BTreeMap;

/// The number of cells in a sheet of this format.
const SHEET: u64 = 65_536 * 256;

/// What is read from a workbook's records.
#[derive(Debug, Default)]
pub(super) struct Records {
    /// The number format of each style.
    pub(super) codes: Vec<Code>,
    pub(super) epoch: Epoch,
    /// The sheets in their order.
    pub(super) sheets: Vec<SheetRecords>,
}

/// What is read from a sheet's records.
#[derive(Debug, Default)]
pub(super) struct SheetRecords {
    /// The style of each cell that may contain a number.
    pub(super) styles: BTreeMap<SheetCell, u16>,
    /// Hidden rows and columns.
    pub(super) sheet: Sheet,
    /// Whether zeros are hidden.
    pub(super) hides_zeros: bool,
}

/// Reads the records of a workbook's stream.
pub(super) fn read(stream: &[u8]) -> Result<Records, ReadError> {
    let mut records = Records::default();
    let mut formats: BTreeMap<u16, String> = BTreeMap::new();
    let mut styles = Vec::new();
    let mut positions = Vec::new();
    let mut is_biff8 = true;
    for (kind, data) in Walk(stream) {
        match kind {
            0x0809 => is_biff8 = u16_at(data, 0) == Some(0x0600),
            0x000A => break,
            0x002F if u16_at(data, 0).is_some_and(|kind| kind != 0) => return Err(ReadError::OfficePassword),
            0x0022 if u16_at(data, 0) == Some(1) => records.epoch = Epoch::Since1904,
            0x0085 => positions.extend(u32_at(data, 0)),
            0x041E => formats.extend(format(data, is_biff8)),
            0x00E0 => styles.extend(u16_at(data, 2)),
            _ => {}
        }
    }
    let code = |id: &u16| {
        let own = formats.get(id).map(String::as_str);
        Code::parse(own.unwrap_or_else(|| Code::built_in(u32::from(*id))))
    };
    records.codes = styles.iter().map(code).collect();
    let mut extent = 0_u64;
    for position in positions {
        let start = stream.get(count::to_usize(position)..);
        let start = start.ok_or_else(|| damaged(message!("sheet-start")))?;
        let (sheet, own) = sheet(start)?;
        records.sheets.push(sheet);
        extent = extent.saturating_add(own);
        if extent > SHEET {
            return Err(too_large(message!("sheet-cells-too-far")));
        }
    }
    Ok(records)
}

/// A sheet's records, and the number of cells in the area that they span.
fn sheet(stream: &[u8]) -> Result<(SheetRecords, u64), ReadError> {
    let mut records = SheetRecords::default();
    let mut depth = 0_u32;
    let mut area = Area::default();
    for (kind, data) in Walk(stream) {
        match kind {
            // A chart within the sheet has its own records.
            0x0809 => depth += 1,
            0x000A if depth <= 1 => break,
            0x000A => depth -= 1,
            _ if depth > 1 => {}
            0x0200 => check_dimensions(data)?,
            0x0208 => {
                let hidden = u16_at(data, 12).is_some_and(|flags| flags & 0x20 != 0);
                records
                    .sheet
                    .hidden_rows
                    .extend(u16_at(data, 0).filter(|_| hidden).map(|row| u32::from(row) + 1));
            }
            0x007D => {
                let hidden = u16_at(data, 8).is_some_and(|flags| flags & 1 != 0);
                if let (true, Some(first), Some(last)) = (hidden, u16_at(data, 0), u16_at(data, 2)) {
                    records.sheet.hide_columns(u32::from(first) + 1, u32::from(last).min(255) + 1)?;
                }
            }
            0x023E => records.hides_zeros = u16_at(data, 0).is_some_and(|flags| flags & 0x10 == 0),
            // Formula, text, number, error, text by number, compact number.
            0x0006 | 0x0203 | 0x0204 | 0x00D6 | 0x0205 | 0x00FD | 0x027E => {
                if let (Some(row), Some(column), Some(style)) =
                    (u16_at(data, 0), u16_at(data, 2), u16_at(data, 4))
                {
                    area.add(row, column);
                    records.styles.insert((u32::from(row) + 1, u32::from(column) + 1), style);
                }
            }
            // A row of compact numbers.
            0x00BD => {
                let last = data.len().checked_sub(2).and_then(|at| u16_at(data, at));
                let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else { continue };
                if last.is_none_or(|last| last < first) {
                    return Err(damaged(message!("sheet-number-row")));
                }
                let numbers = data.get(4..).expect("the row and the first column are four bytes");
                // A damaged row may have more numbers than there are columns.
                for (column, number) in (first..=u16::MAX).zip(numbers.chunks_exact(6)) {
                    area.add(row, column);
                    let style = u16_at(number, 0).expect("a chunk has six bytes");
                    records.styles.insert((u32::from(row) + 1, u32::from(column) + 1), style);
                }
            }
            _ => {}
        }
    }
    Ok((records, area.cells()))
}

/// The bounds of the rows and columns that contain cells.
#[derive(Default)]
struct Area(Option<[u16; 4]>);

impl Area {
    fn add(&mut self, row: u16, column: u16) {
        let [top, left, bottom, right] = self.0.unwrap_or([row, column, row, column]);
        self.0 = Some([top.min(row), left.min(column), bottom.max(row), right.max(column)]);
    }

    fn cells(&self) -> u64 {
        let cells = |[top, left, bottom, right]: [u16; 4]| {
            (u64::from(bottom - top) + 1) * (u64::from(right - left) + 1)
        };
        self.0.map_or(0, cells)
    }
}

/// Checks the extent that the sheet declares. The library allocates memory for it, from the first column on if its left
/// side is not a valid column.
fn check_dimensions(data: &[u8]) -> Result<(), ReadError> {
    let short = |at| u16_at(data, at).map(u64::from);
    let long = |at| u32_at(data, at).map(u64::from);
    let bounds = match data.len() {
        10 => short(0).zip(short(2)).zip(short(4).zip(short(6))),
        _ => long(0).zip(long(4)).zip(short(8).zip(short(10))),
    };
    let Some(((top, bottom), (left, right))) = bounds else { return Ok(()) };
    let sound = (bottom >= top && right >= left) || (bottom, right) == (0, 0);
    if sound && bottom.saturating_mul(right) <= SHEET {
        Ok(())
    } else {
        Err(damaged(message!("sheet-extent")))
    }
}

/// A number format with its number.
fn format(data: &[u8], is_biff8: bool) -> Option<(u16, String)> {
    let id = u16_at(data, 0)?;
    if !is_biff8 {
        let length = usize::from(*data.get(2)?);
        let (text, ..) = encoding_rs::GB18030.decode(data.get(3..3 + length)?);
        return Some((id, text.into_owned()));
    }
    let length = usize::from(u16_at(data, 2)?);
    let wide = data.get(4)? & 1 != 0;
    let text = data.get(5..)?;
    let text = if wide {
        let units: Vec<u16> = text.chunks_exact(2).take(length).filter_map(|pair| u16_at(pair, 0)).collect();
        String::from_utf16_lossy(&units)
    } else {
        text.iter().take(length).map(|byte| char::from(*byte)).collect()
    };
    Some((id, text))
}

struct Walk<'a>(&'a [u8]);

impl<'a> Iterator for Walk<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = u16_at(self.0, 0)?;
        let length = usize::from(u16_at(self.0, 2)?);
        let data = self.0.get(4..4 + length)?;
        self.0 = self.0.get(4 + length..)?;
        Some((kind, data))
    }
}

fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    let bytes = data.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    let bytes = data.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

/// An old workbook that cannot be read, and why.
pub(super) fn damaged(reason: Message) -> ReadError {
    ReadError::Damaged { kind: FileKind::Xls, reason }
}

#[cfg(test)]
mod tests {
    use super::sheet;

    #[test]
    fn a_row_of_more_numbers_than_columns_ends_at_the_last_column() {
        // Row 0, column 65 535, two numbers of six bytes each, and the last column.
        let stream = [0xBD, 0, 18, 0, 0, 0, 0xFF, 0xFF, 7, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0xFF, 0xFF];
        let (records, _) = sheet(&stream).unwrap();
        assert_eq!(records.styles.into_iter().collect::<Vec<_>>(), [((1, 65_536), 7)]);
    }
}
