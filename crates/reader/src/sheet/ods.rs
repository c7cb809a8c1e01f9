//! ODS spreadsheets, which store the displayed text of each cell next to its value.

use super::ods_look::{OdsStyle, Styles};
use super::{Sheet, number};
use crate::document::Document;
use crate::layout::MOST_CELLS;
use crate::marks::{LineDraft, Lost, Set};
use crate::package::{Package, attribute, child, children};
use crate::{FileKind, ReadError};
use roxmltree::Node;
use std::collections::BTreeSet;

/// Reads a spreadsheet.
pub(super) fn document(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes, FileKind::Ods)?;
    let text = package.needed("content.xml")?;
    let xml = package.parse(&text)?;
    let root = xml.root_element();
    let mut styles = Styles::default();
    if let Some(text) = package.part("styles.xml")? {
        styles.add(package.parse(&text)?.root_element());
    }
    styles.add(root);
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
        let mut sheet = read(table, &styles)?;
        sheet.is_hidden = attribute(table, "style-name").is_some_and(|style| hidden.contains(style));
        sheets.push(sheet);
    }
    super::document(sheets)
}

/// The columns of a table, and the looks of its cells.
struct Frame<'a, 'i> {
    styles: &'a Styles,
    /// The default cell style of each run of columns, with its first and last column.
    columns: Vec<(u32, u32, &'i str)>,
    /// Whether conditional formats color cells.
    is_conditional: bool,
}

impl Frame<'_, '_> {
    /// The look of a cell: from its own style, or its row's, or its column's.
    fn look(&self, column: u32, row: Node<'_, '_>, cell: Node<'_, '_>) -> OdsStyle {
        let of_column = || {
            let own = self.columns.iter().find(|(first, last, _)| (*first..=*last).contains(&column));
            own.map(|(_, _, style)| *style)
        };
        let name = attribute(cell, "style-name").or_else(|| attribute(row, "default-cell-style-name"));
        let name = name.or_else(of_column).unwrap_or("Default");
        let look = self.styles.within(OdsStyle::default(), "table-cell", name);
        if self.is_conditional { look.on_any_ground() } else { look }
    }
}

fn read(table: Node<'_, '_>, styles: &Styles) -> Result<Sheet, ReadError> {
    let mut sheet =
        Sheet { name: attribute(table, "name").unwrap_or_default().to_owned(), ..Sheet::default() };
    let is_conditional = child(table, "conditional-formats").is_some();
    let mut frame = Frame { styles, columns: Vec::new(), is_conditional };
    let mut column = 1_u32;
    for node in elements(table, "table-column") {
        let next = column.saturating_add(repeated(node, "number-columns-repeated"));
        if is_hidden(node) {
            sheet.hide_columns(column, next - 1)?;
        }
        let style = attribute(node, "default-cell-style-name");
        frame.columns.extend(style.map(|style| (column, next - 1, style)));
        column = next;
    }
    let mut row = 1_u32;
    for node in elements(table, "table-row") {
        let next = row.saturating_add(repeated(node, "number-rows-repeated"));
        // A row that is repeated to the end of the sheet has no text.
        for row in row..next {
            let before = sheet.cells.len();
            read_row(&mut sheet, &frame, row, node)?;
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

fn read_row(sheet: &mut Sheet, frame: &Frame<'_, '_>, row: u32, node: Node<'_, '_>) -> Result<(), ReadError> {
    let mut column = 1_u32;
    for cell in node.children().filter(Node::is_element) {
        let next = column.saturating_add(repeated(cell, "number-columns-repeated"));
        // Covered cells keep the content that they had before.
        if cell.tag_name().name() == "table-cell" {
            let (text, lost) = shown(cell, frame.look(column, node, cell), frame.styles);
            if !text.is_empty() {
                for column in (column..next).take(MOST_CELLS) {
                    sheet.put((row, column), text.clone())?;
                }
            }
            sheet.lost.extend(lost.map(|lost| ((row, column), lost)));
        }
        column = next;
    }
    Ok(())
}

/// The paragraphs of a cell, one per line, or its value if the writer omitted them; and the number that it does not show.
fn shown(cell: Node<'_, '_>, look: OdsStyle, styles: &Styles) -> (String, Option<Lost>) {
    let mut line = LineDraft::default();
    let mut paragraphs = children(cell, "p").peekable();
    if paragraphs.peek().is_none() {
        line.push(&stored(cell), look.set());
    }
    for (at, node) in paragraphs.enumerate() {
        if at > 0 {
            line.push("\n", Set::default());
        }
        paragraph(node, look, styles, &mut line);
    }
    line.finish()
}

fn stored(cell: Node<'_, '_>) -> String {
    match (attribute(cell, "value"), attribute(cell, "formula")) {
        (Some(stored), _) => number::value(stored).map_or_else(|| stored.to_owned(), number::general),
        (None, Some(formula)) if attribute(cell, "string-value").is_none() => {
            format!("={}", formula.trim_start_matches("of:").trim_start_matches('='))
        }
        (None, _) => attribute(cell, "string-value").unwrap_or_default().to_owned(),
    }
}

/// Adds the text of a paragraph, each piece in its own style.
fn paragraph(node: Node<'_, '_>, look: OdsStyle, styles: &Styles, line: &mut LineDraft) {
    // A stack rather than recursion: a file may nest its spans without limit.
    let mut waiting = vec![(node, look)];
    while let Some((node, outer)) = waiting.pop() {
        let family = if node.tag_name().name() == "p" { "paragraph" } else { "text" };
        let style = attribute(node, "style-name").filter(|_| node.is_element());
        let look = style.map_or(outer, |style| styles.within(outer, family, style));
        match node.tag_name().name() {
            "s" => {
                let count = usize::try_from(repeated(node, "c")).unwrap_or(1).min(100);
                line.push(&" ".repeat(count), look.set());
            }
            "tab" => line.push(" ", look.set()),
            "line-break" => line.push("\n", Set::default()),
            _ if node.is_text() => line.push(node.text().unwrap_or_default(), look.set()),
            _ => waiting.extend(node.children().rev().map(|child| (child, look))),
        }
    }
}

/// The elements with this name among the groups and headers of a table.
fn elements<'a, 'i: 'a>(table: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    table.descendants().filter(move |node| node.is_element() && node.tag_name().name() == name)
}

fn repeated(node: Node<'_, '_>, name: &str) -> u32 {
    attribute(node, name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}

fn is_hidden(node: Node<'_, '_>) -> bool {
    matches!(attribute(node, "visibility"), Some("collapse" | "filter"))
}
