//! XLSX workbooks.
//!
//! They are read from their XML rather than through a library, which would convert the stored digits to floats and not
//! report hidden rows and columns.

use super::date::Epoch;
use super::look::{CellStyle, Font, Looks, Palette};
use super::number;
use super::{Sheet, SheetCell, shown};
use crate::document::Document;
use crate::marks::{LineDraft, Lost};
use crate::package::{Package, attribute, child, children, is_on};
use crate::{FileKind, ReadError};
use roxmltree::Node;
use std::borrow::Cow;

/// What all sheets of a workbook have in common.
#[derive(Default)]
struct Workbook {
    /// The texts that cells refer to by number.
    strings: Vec<Vec<TextRun>>,
    looks: Looks,
    epoch: Epoch,
    /// Whether formulas are calculated when the workbook is opened, so that a stored 0 may be a placeholder.
    is_open: bool,
}

/// A piece of a text, and its font if it differs from the cell's.
#[derive(Debug, Clone)]
struct TextRun {
    text: String,
    font: Option<Font>,
}

/// What applies to a whole sheet.
#[derive(Default)]
struct Frame {
    /// Whether zeros are shown.
    zeros: bool,
    /// Where something other than its style may color a cell: a condition, or the style of a table.
    colored: Vec<(SheetCell, SheetCell)>,
}

impl Frame {
    fn knows_ground(&self, (row, column): SheetCell) -> bool {
        let holds = |(first, last): &(SheetCell, SheetCell)| {
            (first.0..=last.0).contains(&row) && (first.1..=last.1).contains(&column)
        };
        !self.colored.iter().any(holds)
    }
}

/// Reads a workbook.
pub(super) fn document(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes, FileKind::Xlsx)?;
    let roots = package.relations("")?;
    let main = roots.into_values().find(|relation| relation.kind == "officeDocument");
    let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target);
    let text = package.needed(&main)?;
    let xml = package.parse(&text)?;
    let relations = package.relations(&main)?;

    let mut workbook = Workbook::default();
    let properties = child(xml.root_element(), "workbookPr");
    if properties.and_then(|node| attribute(node, "date1904")).is_some_and(|value| is_on(Some(value))) {
        workbook.epoch = Epoch::Since1904;
    }
    let calculation = child(xml.root_element(), "calcPr").and_then(|node| attribute(node, "fullCalcOnLoad"));
    workbook.is_open = calculation.is_some_and(|value| is_on(Some(value)));
    let part = |kind: &str| {
        relations.values().find(|relation| relation.kind == kind).map(|relation| relation.target.as_str())
    };
    workbook.looks = Looks::read(&mut package, part("styles"), part("theme"))?;
    if let Some(part) = part("sharedStrings") {
        workbook.strings = strings(&mut package, part, &workbook.looks.palette)?;
    }
    let mut sheets = Vec::new();
    for node in children(xml.root_element(), "sheets").flat_map(|sheets| children(sheets, "sheet")) {
        let relation = attribute(node, "id").and_then(|id| relations.get(id));
        let mut sheet = match relation {
            Some(relation) if relation.kind == "worksheet" => {
                workbook.sheet(&mut package, &relation.target)?
            }
            // A chart sheet contains no cells.
            _ => Sheet::default(),
        };
        sheet.name = attribute(node, "name").map(str::to_owned).unwrap_or_default();
        sheet.is_hidden = attribute(node, "state").is_some_and(|state| state != "visible");
        sheets.push(sheet);
    }
    super::document(sheets)
}

fn strings(package: &mut Package<'_>, part: &str, palette: &Palette) -> Result<Vec<Vec<TextRun>>, ReadError> {
    let Some(text) = package.part(part)? else { return Ok(Vec::new()) };
    let xml = package.parse(&text)?;
    Ok(children(xml.root_element(), "si").map(|text| runs(text, palette)).collect())
}

/// The runs of a string without phonetic guides.
fn runs(node: Node<'_, '_>, palette: &Palette) -> Vec<TextRun> {
    let run = |text: Node<'_, '_>, font| TextRun { text: unescape(text.text().unwrap_or_default()), font };
    let mut found = Vec::new();
    for part in node.children() {
        match part.tag_name().name() {
            "t" => found.push(run(part, None)),
            "r" => {
                let font = child(part, "rPr").map(|properties| palette.font(properties));
                found.extend(children(part, "t").map(|text| run(text, font)));
            }
            _ => {}
        }
    }
    found
}

/// Replaces `_x000D_` by the character with that number.
fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        plain.push_str(before);
        let escaped = after.split_at_checked(4).filter(|(_, tail)| tail.starts_with('_'));
        let character = escaped.and_then(|(digits, _)| char::from_u32(u32::from_str_radix(digits, 16).ok()?));
        if let (Some(character), Some((_, tail))) = (character, escaped) {
            plain.push(character);
            rest = tail.strip_prefix('_').unwrap_or(tail);
        } else {
            plain.push_str("_x");
            rest = after;
        }
    }
    plain + rest
}

impl Workbook {
    fn sheet(&self, package: &mut Package<'_>, part: &str) -> Result<Sheet, ReadError> {
        let text = package.needed(part)?;
        let xml = package.parse(&text)?;
        let root = xml.root_element();
        let mut sheet = Sheet::default();
        let view = child(root, "sheetViews").and_then(|views| child(views, "sheetView"));
        let mut frame = Frame {
            zeros: is_on(view.and_then(|view| attribute(view, "showZeros"))),
            colored: conditional(root).collect(),
        };
        for relation in package.relations(part)?.into_values().filter(|relation| relation.kind == "table") {
            frame.colored.extend(table_area(package, &relation.target)?);
        }
        for column in children(root, "cols").flat_map(|columns| children(columns, "col")) {
            let number = |name| attribute(column, name).and_then(|value| value.parse().ok());
            if let (true, Some(first), Some(last)) =
                (is_hidden(column, "width"), number("min"), number("max"))
            {
                sheet.hide_columns(first, last)?;
            }
        }
        let mut place: SheetCell = (0, 0);
        for row in children(root, "sheetData").flat_map(|rows| children(rows, "row")) {
            let number = attribute(row, "r").and_then(|number| number.parse().ok());
            place = (number.unwrap_or(place.0.saturating_add(1)), 0);
            if is_hidden(row, "ht") {
                sheet.hidden_rows.insert(place.0);
            }
            for cell in children(row, "c") {
                place = attribute(cell, "r")
                    .and_then(parse_place)
                    .unwrap_or((place.0, place.1.saturating_add(1)));
                let (text, lost) = self.text(cell, place, &frame);
                sheet.lost.extend(lost.map(|lost| (place, lost)));
                sheet.put(place, text)?;
            }
        }
        let merged = children(root, "mergeCells").flat_map(|areas| children(areas, "mergeCell"));
        sheet.merged = merged.filter_map(|area| parse_area(attribute(area, "ref")?)).collect();
        Ok(sheet)
    }

    /// The text that a cell shows, and the number that it hides.
    fn text(&self, cell: Node<'_, '_>, place: SheetCell, frame: &Frame) -> (String, Option<Lost>) {
        let style = self.style(cell);
        let is_text = matches!(attribute(cell, "t"), Some("s" | "str" | "inlineStr"));
        let is_hidden = is_text && style.is_some_and(|style| style.code.hides_text);
        let mut line = LineDraft::default();
        for run in self.runs(cell, style, frame.zeros).iter() {
            let font = if is_hidden { Some(Font::UNSEEN) } else { run.font };
            let set = match style {
                Some(style) => style.set(font, frame.knows_ground(place)),
                None => font.unwrap_or_default().set,
            };
            line.push(&run.text, set);
        }
        line.finish()
    }

    /// Whether a cell contains a formula without a result: none is stored, or a 0, as stored by programs that do not
    /// calculate and leave that to the program that opens the workbook.
    fn is_uncalculated(&self, cell: Node<'_, '_>, kind: Option<&str>, stored: &str) -> bool {
        let is_zero = || number::value(stored).is_some_and(|value| value.is_zero());
        let is_dummy = stored.is_empty() || (self.is_open && is_zero());
        kind.is_none_or(|kind| kind == "n") && is_dummy && child(cell, "f").is_some()
    }

    fn style(&self, cell: Node<'_, '_>) -> Option<&CellStyle> {
        let number = attribute(cell, "s").and_then(|style| style.parse::<usize>().ok());
        self.looks.style(number.unwrap_or(0))
    }

    fn runs(&self, cell: Node<'_, '_>, style: Option<&CellStyle>, zeros: bool) -> Cow<'_, [TextRun]> {
        let stored = child(cell, "v").and_then(|value| value.text()).unwrap_or_default();
        let text = match attribute(cell, "t") {
            Some("s") => {
                let index = stored.trim().parse::<usize>().ok();
                let string = index.and_then(|index| self.strings.get(index));
                return Cow::Borrowed(string.map(Vec::as_slice).unwrap_or_default());
            }
            Some("inlineStr") => {
                let string = child(cell, "is").map(|string| runs(string, &self.looks.palette));
                return Cow::Owned(string.unwrap_or_default());
            }
            Some("str") => unescape(stored),
            Some("b") => if stored == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            Some("e" | "d") => stored.to_owned(),
            // A formula that was never calculated is shown itself, so that it is neither blank nor a placeholder.
            kind if self.is_uncalculated(cell, kind, stored) => {
                let formula = child(cell, "f").and_then(|formula| formula.text());
                format!("={}", formula.unwrap_or_default())
            }
            _ if stored.is_empty() => String::new(),
            _ => shown(stored, style.map(|style| &style.code), self.epoch, zeros),
        };
        // A format may show no text for a number: a zero is then blank, any other number is hidden.
        let is_hidden = text.is_empty() && number::value(stored).is_some_and(|value| !value.is_zero());
        let run = if is_hidden {
            TextRun { text: stored.to_owned(), font: Some(Font::UNSEEN) }
        } else {
            TextRun { text, font: None }
        };
        Cow::Owned(vec![run])
    }
}

/// The areas with conditional formats.
fn conditional<'a>(sheet: Node<'a, '_>) -> impl Iterator<Item = (SheetCell, SheetCell)> + use<'a> {
    let areas: Vec<&'a str> =
        children(sheet, "conditionalFormatting").filter_map(|rule| attribute(rule, "sqref")).collect();
    areas.into_iter().flat_map(str::split_whitespace).filter_map(parse_area)
}

/// The area of a table with its own style.
fn table_area(package: &mut Package<'_>, part: &str) -> Result<Option<(SheetCell, SheetCell)>, ReadError> {
    let Some(text) = package.part(part)? else { return Ok(None) };
    let xml = package.parse(&text)?;
    let root = xml.root_element();
    let styled = child(root, "tableStyleInfo").is_some();
    Ok(attribute(root, "ref").filter(|_| styled).and_then(parse_area))
}

/// Whether it is hidden or has no size.
fn is_hidden(node: Node<'_, '_>, size: &str) -> bool {
    let hidden = attribute(node, "hidden").is_some_and(|value| is_on(Some(value)));
    hidden || attribute(node, size).is_some_and(|size| matches!(size, "0" | "0.0"))
}

/// `C12` as row and column.
fn parse_place(name: &str) -> Option<SheetCell> {
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let row: u32 = name.strip_prefix(letters)?.parse().ok()?;
    let column = letters.bytes().filter(|byte| *byte != b'$').try_fold(0_u32, |column, byte| {
        let digit = byte.to_ascii_uppercase().checked_sub(b'A').filter(|digit| *digit < 26)?;
        column.checked_mul(26)?.checked_add(u32::from(digit) + 1)
    })?;
    (row > 0 && column > 0 && column <= super::MOST_COLUMNS).then_some((row, column))
}

/// `A1:C2` as its first and last cell.
fn parse_area(name: &str) -> Option<(SheetCell, SheetCell)> {
    let (first, last) = name.split_once(':').unwrap_or((name, name));
    Some((parse_place(first)?, parse_place(last)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_s_name_gives_its_row_and_column() {
        assert_eq!(parse_place("C12"), Some((12, 3)));
        assert_eq!(parse_place("AA1"), Some((1, 27)));
        assert_eq!(parse_place("XFD1048576"), Some((1_048_576, 16_384)));
        for name in ["", "A", "12", "A0", "XFE1", "ZZZZZZZZZ1", "乙1"] {
            assert_eq!(parse_place(name), None, "{name}");
        }
        assert_eq!(parse_area("A1:C2"), Some(((1, 1), (2, 3))));
    }

    #[test]
    fn escaped_characters_are_read() {
        assert_eq!(unescape("年初结转_x000D_\n和结余"), "年初结转\r\n和结余");
        assert_eq!(unescape("a_xb_x00_c"), "a_xb_x00_c");
    }
}
