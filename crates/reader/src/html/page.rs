//! Reads the elements of a page as lines and tables.

use super::style::{self, Face, Styles};
use super::{DEEPEST, too_deep};
use crate::document::{Cell, Fault};
use crate::layout::{MarkupTable, Piece, TableCell};
use crate::marks::LineDraft;
use crate::{ReadError, sheet};
use juesuan_model::Locator;
use juesuan_model::money::Number;
use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

/// Reads the lines and tables of a page in order, and the numbers that are struck out or cannot be seen.
pub(super) fn pieces(text: &str) -> Result<(Vec<Piece>, Vec<Fault>), ReadError> {
    let page = Html::parse_document(text);
    let styles = Styles::of(&page);
    let mut flow = HtmlFlow::new(&styles, Face::default(), 0);
    flow.children(page.root_element(), 0)?;
    flow.end_line();
    Ok((flow.pieces, flow.faults))
}

/// The destination of text: the flow of the page, or that of a cell.
struct HtmlFlow<'s> {
    styles: &'s Styles,
    pieces: Vec<Piece>,
    line: LineDraft,
    /// The formatting of the text here.
    face: Face,
    /// Lines so far, in the whole page.
    lines: u32,
    faults: Vec<Fault>,
    /// Whether line ends and tabs are significant, as within `<pre>`.
    preformatted: bool,
}

impl<'s> HtmlFlow<'s> {
    fn new(styles: &'s Styles, face: Face, lines: u32) -> Self {
        let line = LineDraft::default();
        Self { styles, face, lines, line, pieces: Vec::new(), faults: Vec::new(), preformatted: false }
    }

    fn end_line(&mut self) {
        let (line, lost) = std::mem::take(&mut self.line).finish();
        let here = Locator { paragraph: Some(self.lines + 1), ..Locator::default() };
        self.faults.extend(lost.map(|lost| lost.fault(here)));
        let text = if self.preformatted { line.trim_end() } else { line.trim_matches(is_blank) };
        if !text.is_empty() {
            self.lines += 1;
            let locator = Locator { paragraph: Some(self.lines), ..Locator::default() };
            self.pieces.push(Piece::Line(Cell { text: text.into(), locator }));
        }
    }

    fn children(&mut self, node: ElementRef<'_>, depth: usize) -> Result<(), ReadError> {
        // The parser adds `tbody` and `tr` elements to tables that lack them.
        if depth > 4 * DEEPEST {
            return Err(too_deep());
        }
        for child in node.children() {
            if let Some(element) = ElementRef::wrap(child) {
                if is_shown(element.value()) {
                    self.element(element, depth + 1)?;
                }
            } else if let Node::Text(text) = child.value() {
                self.text(text);
            }
        }
        Ok(())
    }

    /// Formats the following text as the element requires. Returns the previous formatting.
    fn enter(&mut self, element: &Element) -> Face {
        let within = self.styles.within(self.face, element);
        std::mem::replace(&mut self.face, within)
    }

    fn element(&mut self, node: ElementRef<'_>, depth: usize) -> Result<(), ReadError> {
        let before = self.enter(node.value());
        match node.value().name() {
            "br" | "hr" => self.end_line(),
            "table" => {
                self.end_line();
                let table = self.table(node, depth)?;
                self.pieces.push(Piece::Table(table));
            }
            "pre" | "textarea" | "listing" | "xmp" | "plaintext" => {
                self.end_line();
                self.preformatted = true;
                self.children(node, depth)?;
                self.end_line();
                self.preformatted = false;
            }
            name if is_block(name) => {
                self.end_line();
                match style::rows(self.styles, node) {
                    Some(rows) => {
                        let mut table = MarkupTable::default();
                        let face = self.face;
                        for cells in rows {
                            self.face = cells.first().map_or(face, |cell| self.face_above(*cell, node));
                            let row = self.cells(cells.into_iter(), depth + 2);
                            self.face = face;
                            table.rows.push(row?);
                        }
                        self.pieces.push(Piece::Table(table));
                    }
                    None => self.children(node, depth)?,
                }
                self.end_line();
            }
            _ => self.children(node, depth)?,
        }
        self.face = before;
        Ok(())
    }

    /// The formatting of text directly above a cell, where the current one is that of the table around it.
    fn face_above(&self, cell: ElementRef<'_>, table: ElementRef<'_>) -> Face {
        let above = cell.ancestors().take_while(|node| node.id() != table.id());
        let mut between: Vec<ElementRef<'_>> = above.filter_map(ElementRef::wrap).collect();
        between.reverse();
        between.iter().fold(self.face, |face, node| self.styles.within(face, node.value()))
    }

    /// Adds text, its blanks folded as a browser does it; non-breaking blanks stay.
    fn text(&mut self, text: &str) {
        if self.preformatted {
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    self.end_line();
                }
                self.line.push(line.trim_end_matches('\r'), self.face.set);
            }
            return;
        }
        let mut folded = String::with_capacity(text.len());
        let begun = !self.line.text.is_empty() && !self.line.text.ends_with(' ');
        for c in text.chars() {
            if !is_blank(c) {
                folded.push(c);
            } else if (begun || !folded.is_empty()) && !folded.ends_with(' ') {
                folded.push(' ');
            }
        }
        self.line.push(&folded, self.face.set);
    }

    fn table(&mut self, node: ElementRef<'_>, depth: usize) -> Result<MarkupTable, ReadError> {
        let mut table = MarkupTable::default();
        for child in node.child_elements().filter(|child| is_shown(child.value())) {
            match child.value().name() {
                "tr" => table.rows.push(self.row(child, depth + 1)?),
                "thead" | "tbody" | "tfoot" => {
                    let before = self.enter(child.value());
                    for row in child.child_elements().filter(|row| is_shown(row.value())) {
                        table.rows.push(self.row(row, depth + 2)?);
                    }
                    self.face = before;
                }
                // A caption is a line above the table.
                "caption" => {
                    self.children(child, depth + 1)?;
                    self.end_line();
                }
                _ => {}
            }
        }
        Ok(table)
    }

    fn row(&mut self, node: ElementRef<'_>, depth: usize) -> Result<Vec<TableCell>, ReadError> {
        let is_cell = |child: &ElementRef<'_>| matches!(child.value().name(), "td" | "th");
        let before = self.enter(node.value());
        let cells = self.cells(node.child_elements().filter(is_cell), depth);
        self.face = before;
        cells
    }

    fn cells<'a>(
        &mut self,
        cells: impl Iterator<Item = ElementRef<'a>>,
        depth: usize,
    ) -> Result<Vec<TableCell>, ReadError> {
        let mut done = Vec::new();
        for child in cells {
            let element = child.value();
            if !is_shown(element) {
                continue;
            }
            let mut face = self.styles.within(self.face, element);
            // The alignment of the cell itself does not raise text.
            face.set.raised = self.face.set.raised;
            let mut inner = Self::new(self.styles, face, self.lines);
            inner.children(child, depth + 1)?;
            inner.end_line();
            let (mut pieces, lines) = (inner.pieces, inner.lines);
            let is_seen = inner.faults.is_empty() && !face.set.is_left_out();
            self.faults.append(&mut inner.faults);
            let locator = Locator { paragraph: Some(lines.max(self.lines + 1)), ..Locator::default() };
            self.lines = lines;
            if let Some(text) = stored_number(element, &pieces).filter(|_| is_seen) {
                pieces = vec![Piece::Line(Cell { text: text.into(), locator })];
            }
            done.push(TableCell {
                pieces,
                columns: span(element, "colspan", 1_000),
                rows: match element.attr("rowspan").map(str::trim) {
                    // Down to the end of the table.
                    Some("0") => 65_534,
                    _ => span(element, "rowspan", 65_534),
                },
                locator,
            });
        }
        Ok(done)
    }
}

/// The number that a spreadsheet program saved next to the text (`x:num="161.9"`), if the cell does not show it: blank,
/// `####` in a narrow column, or `1.6E+07`. A number that is shown was published like this, including its decimals. A cell
/// that shows nothing for zero stays blank.
fn stored_number(cell: &Element, pieces: &[Piece]) -> Option<String> {
    let stored =
        cell.attr("x:num").or_else(|| cell.attr("num")).filter(|stored| !stored.trim().is_empty())?;
    let text: String = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Line(cell) => Some(juesuan_model::text::squeeze(&cell.text)),
            Piece::Table(_) => None,
        })
        .collect();
    let lost = text.chars().all(|c| c == '#') || (text.contains(['E', 'e']) && sheet::plain(&text).is_some());
    let shown = sheet::plain(stored).filter(|_| lost)?;
    let zero = matches!(Number::parse(&shown), Ok(Some(number)) if number.value.is_zero());
    (!zero || !text.is_empty()).then_some(shown)
}

/// A span, limited as browsers limit it.
fn span(cell: &Element, name: &str, most: usize) -> usize {
    let digits = cell.attr(name).unwrap_or_default().trim();
    let digits: String = digits.chars().take_while(char::is_ascii_digit).collect();
    if digits.len() > 9 { most } else { digits.parse().unwrap_or(1).clamp(1, most) }
}

fn is_shown(element: &Element) -> bool {
    let never = [
        "script", "style", "head", "noscript", "template", "svg", "math", "select", "button", "iframe",
        "object", "audio", "video", "canvas", "noframes", "datalist", "title", "rt", "rp",
    ];
    let style: String =
        element.attr("style").unwrap_or_default().chars().filter(|c| !c.is_whitespace()).collect();
    let style = style.to_ascii_lowercase();
    let hidden = ["display:none", "mso-hide:all"].iter().any(|word| style.contains(word));
    !never.contains(&element.name()) && !hidden && element.attr("hidden").is_none()
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "nav"
            | "aside"
            | "blockquote"
            | "center"
            | "form"
            | "fieldset"
            | "address"
            | "figure"
            | "figcaption"
            | "details"
            | "summary"
            | "body"
            | "html"
            | "tr"
            | "td"
            | "th"
    )
}

/// A blank that browsers fold.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{C}')
}
