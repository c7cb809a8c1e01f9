//! XLSX workbooks.
//!
//! Read from their XML rather than through a library, which would turn the stored digits into floats and not tell which
//! rows and columns are hidden.

use super::code::Code;
use super::number::{self, Epoch};
use super::{Place, Sheet, shown};
use crate::document::Document;
use crate::reader::ReadError;
use crate::reader::marks::{self, Set};
use crate::reader::package::{Package, attribute, child, children, is_on};
use roxmltree::Node;
use std::collections::BTreeMap;

/// What all sheets of a workbook share.
#[derive(Default)]
struct Workbook {
    /// The text that cells name by its number.
    strings: Vec<Text>,
    styles: Vec<Style>,
    epoch: Epoch,
    /// Whether its formulas are to be calculated when it is opened: a stored 0 may be a dummy.
    is_open: bool,
}

/// A text, and what is struck out of it.
type Text = (String, Option<String>);

/// How a cell shows what it holds.
struct Style {
    code: Code,
    is_struck: bool,
}

/// Reads a workbook.
pub(in crate::reader) fn document(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes, "an XLSX workbook")?;
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
    for relation in relations.values() {
        match relation.kind.as_str() {
            "sharedStrings" => workbook.strings = strings(&mut package, &relation.target)?,
            "styles" => workbook.styles = styles(&mut package, &relation.target)?,
            _ => {}
        }
    }
    let mut sheets = Vec::new();
    for node in children(xml.root_element(), "sheets").flat_map(|sheets| children(sheets, "sheet")) {
        let relation = attribute(node, "id").and_then(|id| relations.get(id));
        let mut sheet = match relation {
            Some(relation) if relation.kind == "worksheet" => {
                workbook.sheet(&mut package, &relation.target)?
            }
            // A sheet that is a chart holds no cells.
            _ => Sheet::default(),
        };
        sheet.name = attribute(node, "name").map(str::to_owned).unwrap_or_default();
        sheet.is_hidden = attribute(node, "state").is_some_and(|state| state != "visible");
        sheets.push(sheet);
    }
    super::document(sheets)
}

fn strings(package: &mut Package<'_>, part: &str) -> Result<Vec<Text>, ReadError> {
    let Some(text) = package.part(part)? else { return Ok(Vec::new()) };
    let xml = package.parse(&text)?;
    Ok(children(xml.root_element(), "si").map(rich_text).collect())
}

/// The runs of a string without the readings above them.
fn rich_text(node: Node<'_, '_>) -> Text {
    let mut line = marks::Line::default();
    for part in node.children() {
        let (texts, set) = match part.tag_name().name() {
            "t" => (vec![part], Set::default()),
            "r" => (children(part, "t").collect(), set_of(child(part, "rPr"))),
            _ => continue,
        };
        for text in texts {
            line.push(&unescape(text.text().unwrap_or_default()), set);
        }
    }
    line.finish()
}

/// Whether a font is raised or has a line through it.
fn set_of(font: Option<Node<'_, '_>>) -> Set {
    let property = |name| font.and_then(|font| child(font, name));
    Set {
        raised: property("vertAlign").and_then(|node| attribute(node, "val")) == Some("superscript"),
        struck: property("strike").is_some_and(|node| is_on(attribute(node, "val"))),
    }
}

/// `_x000D_` stands for the character of that number.
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

fn styles(package: &mut Package<'_>, part: &str) -> Result<Vec<Style>, ReadError> {
    let Some(text) = package.part(part)? else { return Ok(Vec::new()) };
    let xml = package.parse(&text)?;
    let root = xml.root_element();
    let own: BTreeMap<&str, &str> = children(root, "numFmts")
        .flat_map(|formats| children(formats, "numFmt"))
        .filter_map(|format| Some((attribute(format, "numFmtId")?, attribute(format, "formatCode")?)))
        .collect();
    let fonts: Vec<bool> = children(root, "fonts")
        .flat_map(|fonts| children(fonts, "font"))
        .map(|font| set_of(Some(font)).struck)
        .collect();
    let of = |style: Node<'_, '_>| {
        let font = attribute(style, "fontId").and_then(|font| font.parse::<usize>().ok());
        let id = attribute(style, "numFmtId").unwrap_or("0");
        let code = own.get(id).copied().unwrap_or_else(|| Code::built_in(id.parse().unwrap_or(0)));
        let is_struck = font.and_then(|font| fonts.get(font)).copied().unwrap_or(false);
        Style { code: Code::parse(code), is_struck }
    };
    Ok(children(root, "cellXfs").flat_map(|styles| children(styles, "xf")).map(of).collect())
}

impl Workbook {
    fn sheet(&self, package: &mut Package<'_>, part: &str) -> Result<Sheet, ReadError> {
        let text = package.needed(part)?;
        let xml = package.parse(&text)?;
        let root = xml.root_element();
        let mut sheet = Sheet::default();
        let view = child(root, "sheetViews").and_then(|views| child(views, "sheetView"));
        let zeros = is_on(view.and_then(|view| attribute(view, "showZeros")));
        for column in children(root, "cols").flat_map(|columns| children(columns, "col")) {
            let number = |name| attribute(column, name).and_then(|value| value.parse().ok());
            if let (true, Some(first), Some(last)) =
                (is_hidden(column, "width"), number("min"), number("max"))
            {
                sheet.hide_columns(first, last);
            }
        }
        let mut place: Place = (0, 0);
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
                let (text, struck) = self.text(cell, zeros);
                sheet.struck.extend(struck.map(|struck| (place, struck)));
                sheet.put(place, text)?;
            }
        }
        let merged = children(root, "mergeCells").flat_map(|areas| children(areas, "mergeCell"));
        sheet.merged = merged.filter_map(|area| parse_area(attribute(area, "ref")?)).collect();
        Ok(sheet)
    }

    /// What a cell shows, and what is struck out of it.
    fn text(&self, cell: Node<'_, '_>, zeros: bool) -> Text {
        let style = self.style(cell);
        let (text, struck) = self.live_text(cell, style, zeros);
        if !style.is_some_and(|style| style.is_struck) {
            return (text, struck);
        }
        let mut line = marks::Line::default();
        line.push(&text, Set { struck: true, raised: false });
        line.finish()
    }

    /// Whether a cell holds a formula without a result: none is stored, or the 0 that programs store which do not calculate
    /// and ask for it to be done when the workbook is opened.
    fn is_uncalculated(&self, cell: Node<'_, '_>, kind: Option<&str>, stored: &str) -> bool {
        let is_zero = || number::value(stored).is_some_and(|value| value.is_zero());
        let is_dummy = stored.is_empty() || (self.is_open && is_zero());
        kind.is_none_or(|kind| kind == "n") && is_dummy && child(cell, "f").is_some()
    }

    fn style(&self, cell: Node<'_, '_>) -> Option<&Style> {
        self.styles.get(attribute(cell, "s").and_then(|style| style.parse::<usize>().ok()).unwrap_or(0))
    }

    fn live_text(&self, cell: Node<'_, '_>, style: Option<&Style>, zeros: bool) -> Text {
        let stored = child(cell, "v").and_then(|value| value.text()).unwrap_or_default();
        let text = match attribute(cell, "t") {
            Some("s") => {
                let index = stored.trim().parse::<usize>().ok();
                return index.and_then(|index| self.strings.get(index)).cloned().unwrap_or_default();
            }
            Some("inlineStr") => return child(cell, "is").map(rich_text).unwrap_or_default(),
            Some("str") => unescape(stored),
            Some("b") => if stored == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            Some("e" | "d") => stored.to_owned(),
            // A formula that was never calculated shows itself, so that it is no blank and no dummy.
            kind if self.is_uncalculated(cell, kind, stored) => {
                let formula = child(cell, "f").and_then(|formula| formula.text());
                format!("={}", formula.unwrap_or_default())
            }
            _ if stored.is_empty() => String::new(),
            _ => shown(stored, style.map(|style| &style.code), self.epoch, zeros),
        };
        (text, None)
    }
}

/// Hidden, or of no size.
fn is_hidden(node: Node<'_, '_>, size: &str) -> bool {
    let hidden = attribute(node, "hidden").is_some_and(|value| is_on(Some(value)));
    hidden || attribute(node, size).is_some_and(|size| matches!(size, "0" | "0.0"))
}

/// `C12` as row and column.
fn parse_place(name: &str) -> Option<Place> {
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let row: u32 = name.strip_prefix(letters)?.parse().ok()?;
    let column = letters.bytes().filter(|byte| *byte != b'$').try_fold(0_u32, |column, byte| {
        let digit = byte.to_ascii_uppercase().checked_sub(b'A').filter(|digit| *digit < 26)?;
        column.checked_mul(26)?.checked_add(u32::from(digit) + 1)
    })?;
    (row > 0 && column > 0 && column <= super::MOST_COLUMNS).then_some((row, column))
}

/// `A1:C2` as its first and last cell.
fn parse_area(name: &str) -> Option<(Place, Place)> {
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
