//! ODS spreadsheets, which store the text that each cell shows beside its value.

use super::{Sheet, number};
use crate::document::Document;
use crate::reader::ReadError;
use crate::reader::layout::MOST_CELLS;
use crate::reader::package::{Package, attribute, child, children};
use roxmltree::Node;
use std::collections::BTreeSet;

/// Reads a spreadsheet.
pub(in crate::reader) fn document(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes, "an ODS spreadsheet")?;
    let text = package.needed("content.xml")?;
    let xml = package.parse(&text)?;
    let root = xml.root_element();
    let hidden: BTreeSet<&str> = children(root, "automatic-styles")
        .flat_map(|styles| children(styles, "style"))
        .filter(|style| {
            child(*style, "table-properties").and_then(|node| attribute(node, "display")) == Some("false")
        })
        .filter_map(|style| attribute(style, "name"))
        .collect();
    let tables = child(root, "body").and_then(|body| child(body, "spreadsheet"));
    let mut sheets = Vec::new();
    for table in tables.into_iter().flat_map(|tables| children(tables, "table")) {
        let mut sheet = read(table)?;
        sheet.is_hidden = attribute(table, "style-name").is_some_and(|style| hidden.contains(style));
        sheets.push(sheet);
    }
    super::document(sheets)
}

fn read(table: Node<'_, '_>) -> Result<Sheet, ReadError> {
    let mut sheet =
        Sheet { name: attribute(table, "name").unwrap_or_default().to_owned(), ..Sheet::default() };
    let mut column = 1_u32;
    for node in elements(table, "table-column") {
        let next = column.saturating_add(repeated(node, "number-columns-repeated"));
        if is_hidden(node) {
            sheet.hide_columns(column, next - 1);
        }
        column = next;
    }
    let mut row = 1_u32;
    for node in elements(table, "table-row") {
        let next = row.saturating_add(repeated(node, "number-rows-repeated"));
        // A row that is repeated to the end of the sheet is a row without text.
        for row in row..next {
            let before = sheet.cells.len();
            read_row(&mut sheet, row, node)?;
            if sheet.cells.len() == before {
                break;
            }
            if is_hidden(node) {
                sheet.hidden_rows.insert(row);
            }
        }
        row = next;
    }
    Ok(sheet)
}

fn read_row(sheet: &mut Sheet, row: u32, node: Node<'_, '_>) -> Result<(), ReadError> {
    let mut column = 1_u32;
    for cell in node.children().filter(Node::is_element) {
        let next = column.saturating_add(repeated(cell, "number-columns-repeated"));
        // Cells that others cover keep what they held before.
        if cell.tag_name().name() == "table-cell" {
            let text = shown(cell);
            if !text.is_empty() {
                for column in (column..next).take(MOST_CELLS) {
                    sheet.put((row, column), text.clone())?;
                }
            }
        }
        column = next;
    }
    Ok(())
}

/// The paragraphs of a cell, one to a line; its value where a writer left them out.
fn shown(cell: Node<'_, '_>) -> String {
    let paragraphs: Vec<String> = children(cell, "p").map(paragraph).collect();
    if !paragraphs.is_empty() {
        return paragraphs.join("\n");
    }
    match (attribute(cell, "value"), attribute(cell, "formula")) {
        (Some(stored), _) => number::value(stored).map_or_else(|| stored.to_owned(), number::general),
        (None, Some(formula)) if attribute(cell, "string-value").is_none() => {
            format!("={}", formula.trim_start_matches("of:").trim_start_matches('='))
        }
        (None, _) => attribute(cell, "string-value").unwrap_or_default().to_owned(),
    }
}

fn paragraph(node: Node<'_, '_>) -> String {
    let text = |node: Node<'_, '_>| match node.tag_name().name() {
        "s" => " ".repeat(usize::try_from(repeated(node, "c")).unwrap_or(1).min(100)),
        "tab" => " ".to_owned(),
        "line-break" => "\n".to_owned(),
        _ => node.text().filter(|_| node.is_text()).unwrap_or_default().to_owned(),
    };
    node.descendants().map(text).collect()
}

/// The elements of that name among the table's groups and headers.
fn elements<'a, 'i: 'a>(table: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    table.descendants().filter(move |node| node.is_element() && node.tag_name().name() == name)
}

fn repeated(node: Node<'_, '_>, name: &str) -> u32 {
    attribute(node, name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}

fn is_hidden(node: Node<'_, '_>) -> bool {
    matches!(attribute(node, "visibility"), Some("collapse" | "filter"))
}
