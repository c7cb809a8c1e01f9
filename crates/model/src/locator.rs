//! Where a number is in its source file.

use juesuan_messages::{Arg, Explain, Message, message};
use serde::{Deserialize, Serialize};

/// A place in a source file, as exact as the format allows: a text has lines and columns, a PDF pages and boxes.
///
/// All counts start at 1, as a person counts; `table`, `row` and `col` start at 0 and count within the document.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Locator {
    /// The file, if a report consists of several: its index among the sources, from 0.
    pub source: u32,
    /// The sheet's number, in spreadsheets; there `line` is the row's number and `column` the column's.
    pub sheet: Option<u32>,
    /// The paragraph's number, in word processors' files and web pages.
    pub paragraph: Option<u32>,
    /// The page, in paged formats.
    pub page: Option<u32>,
    /// The line, in text files.
    pub line: Option<u32>,
    /// The character within the line, in text files.
    pub column: Option<u32>,
    /// The box on the page, in paged formats.
    pub bbox: Option<BoundingBox>,
    /// The cell within the document's tables.
    pub cell: Option<CellIndex>,
}

/// A rectangle on a page in PDF points, the origin at the top left.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct BoundingBox {
    /// Left.
    pub x0: f32,
    /// Top.
    pub y0: f32,
    /// Right.
    pub x1: f32,
    /// Bottom.
    pub y1: f32,
}

/// A cell by its table, row and column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CellIndex {
    /// The table's index in the document.
    pub table: u32,
    /// The row's index in the table, including header rows.
    pub row: u32,
    /// The column's index in the row.
    pub col: u32,
}

impl Locator {
    /// A place in a text.
    #[must_use]
    pub fn at(line: u32, column: u32) -> Self {
        Self { line: Some(line), column: Some(column), ..Self::default() }
    }
}

impl Explain for Locator {
    /// `page 3, line 12`: all parts that are known.
    fn message(&self) -> Message {
        if let (Some(sheet), Some(row), Some(column)) = (self.sheet, self.line, self.column) {
            let cell = format!("{}{row}", column_letters(column));
            return message!("place-sheet-cell", sheet = sheet, cell = cell);
        }
        let parts = [
            self.page.map(|page| message!("place-page", page = page)),
            self.sheet.map(|sheet| message!("place-sheet", sheet = sheet)),
            self.paragraph.map(|paragraph| message!("place-paragraph", paragraph = paragraph)),
            self.line.map(|line| message!("place-line", line = line)),
            self.column.map(|column| message!("place-column", column = column)),
        ];
        message!("place", parts = Arg::list(parts.into_iter().flatten()))
    }
}

impl std::fmt::Display for Locator {
    /// `page 3, line 12, column 5`: all parts that are known.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut separator = "";
        // `sheet 2, cell C12`: places in a spreadsheet have the names that it shows itself.
        if let (Some(sheet), Some(row), Some(column)) = (self.sheet, self.line, self.column) {
            return write!(f, "sheet {sheet}, cell {}{row}", column_letters(column));
        }
        let parts = [
            ("page", self.page),
            ("sheet", self.sheet),
            ("paragraph", self.paragraph),
            ("line", self.line),
            ("column", self.column),
        ];
        for (name, value) in parts {
            if let Some(value) = value {
                write!(f, "{separator}{name} {value}")?;
                separator = ", ";
            }
        }
        Ok(())
    }
}

/// A spreadsheet's name for a column, counted from 1: `A`, `Z`, `AA`.
#[must_use]
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while let Some(below) = rest.checked_sub(1) {
        let letter = u8::try_from(below % 26).expect("a remainder of 26 is less than 26");
        letters.push(char::from(b'A' + letter));
        rest = below / 26;
    }
    letters.iter().rev().collect()
}

/// The number of a spreadsheet's column from its letters, 1 for `A`; `None` if they are not such a name.
#[must_use]
pub fn column_number(letters: &str) -> Option<u32> {
    let digit =
        |letter: u8| letter.is_ascii_alphabetic().then(|| u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let number = letters
        .bytes()
        .try_fold(0_u32, |number, letter| number.checked_mul(26)?.checked_add(digit(letter)?))?;
    (number > 0).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_s_letters_and_its_number_lead_to_each_other() {
        for number in [1, 26, 27, 52, 702, 703, 16384] {
            assert_eq!(column_number(&column_letters(number)), Some(number));
        }
        assert_eq!((column_number("aa"), column_number(""), column_number("A1")), (Some(27), None, None));
    }

    #[test]
    fn a_spreadsheet_s_place_is_named_as_it_names_it() {
        let at = |column| Locator { sheet: Some(2), ..Locator::at(12, column) }.to_string();
        assert_eq!([1, 26, 27, 703].map(at), ["A", "Z", "AA", "AAA"].map(|c| format!("sheet 2, cell {c}12")));
    }
}
