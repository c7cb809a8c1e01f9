//! The styles of a page's elements: raised, struck out, colored, laid out as a table.
//!
//! Spreadsheet programs and word processors put these into classes (`<font class=font7>`), and some pages build tables from
//! `<div>`s. A selector is known only by its last class. Text that a class hides is still read, since a click may show it.

use super::paint::{EffectiveColors, Paints};
use crate::marks::Set;
use scraper::ElementRef;
use scraper::node::Element;
use scraper::{Html, Node};
use std::collections::BTreeMap;

/// The styles of a page's classes.
#[derive(Debug, Default)]
pub(super) struct Styles {
    classes: BTreeMap<String, String>,
    paints: Paints,
}

/// The formatting and colors of text at a position in the page.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Face {
    pub(super) set: Set,
    look: EffectiveColors,
}

/// How an element's children are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ElementLayout {
    /// As rows, one below the other.
    Table,
    /// A group of rows.
    Rows,
    /// As cells, next to each other.
    Row,
    /// As cells, this many in a row.
    Grid(usize),
    /// As text.
    Cell,
}

/// More style text than pages have.
const MOST: usize = 2_000_000;

impl Styles {
    /// Reads the page's own style sheets.
    pub(super) fn of(page: &Html) -> Self {
        let mut styles = Self::default();
        let is_sheet = |node: &Node| matches!(node, Node::Element(element) if element.name() == "style");
        let sheets = page.tree.nodes().filter(|node| is_sheet(node.value()));
        let texts = sheets.flat_map(|sheet| sheet.children()).filter_map(|child| match child.value() {
            Node::Text(text) => Some(text.to_string()),
            _ => None,
        });
        for text in texts.filter(|text| text.len() < MOST) {
            styles.add(&text);
        }
        styles
    }

    fn add(&mut self, sheet: &str) {
        for rule in sheet.split('}') {
            let Some((selectors, own)) = rule.rsplit_once('{') else { continue };
            let own = squeezed(own);
            selectors.split(',').for_each(|selector| self.paints.add(selector, &own));
            let stated =
                ["line-through", "vertical-align:super", "display:", "mso-text-raise", "grid-template"];
            if !stated.iter().any(|word| own.contains(word)) {
                continue;
            }
            for selector in selectors.split(',') {
                let last = selector.split_whitespace().next_back().unwrap_or_default();
                let Some((_, class)) = last.rsplit_once('.') else { continue };
                let style = self.classes.entry(class.to_ascii_lowercase()).or_default();
                style.push_str(&own);
                style.push(';');
            }
        }
    }

    /// The styles of an element and its classes, without blanks.
    fn of_element(&self, element: &Element) -> String {
        let mut style = String::new();
        if !self.classes.is_empty() {
            let classes = element.attr("class").unwrap_or_default().split_whitespace();
            for own in classes.filter_map(|class| self.classes.get(&class.to_ascii_lowercase())) {
                style.push_str(own);
            }
        }
        if let Some(own) = element.attr("style") {
            style.push_str(&squeezed(own));
        }
        style
    }

    /// The formatting of text within an element.
    pub(super) fn within(&self, outer: Face, element: &Element) -> Face {
        let look = self.paints.within(outer.look, element);
        let set = Set {
            raised: outer.set.raised || self.is_raised(element),
            struck: outer.set.struck || self.is_struck(element),
            unseen: look.is_unseen(),
        };
        Face { set, look }
    }

    /// Whether text within the element is raised.
    fn is_raised(&self, element: &Element) -> bool {
        element.name() == "sup" || self.of_element(element).contains("vertical-align:super")
    }

    /// Whether text within the element is struck out.
    fn is_struck(&self, element: &Element) -> bool {
        matches!(element.name(), "s" | "del" | "strike") || self.of_element(element).contains("line-through")
    }

    /// The layout of an element that is not a table by its name: from its style, or else from common class names.
    pub(super) fn layout(&self, element: &Element) -> Option<ElementLayout> {
        let style = self.of_element(element);
        let display = style
            .rsplit_once("display:")
            .map(|(_, rest)| rest.split(';').next().expect("a split has at least one piece"));
        match display {
            Some("table" | "inline-table") => Some(ElementLayout::Table),
            Some("table-row-group" | "table-header-group" | "table-footer-group") => {
                Some(ElementLayout::Rows)
            }
            Some("table-row" | "flex") => Some(ElementLayout::Row),
            Some("table-cell") => Some(ElementLayout::Cell),
            Some("grid") => columns(&style).map(ElementLayout::Grid),
            Some(_) => None,
            None => by_class(element),
        }
    }
}

/// The number of columns in `grid-template-columns`.
fn columns(style: &str) -> Option<usize> {
    let (_, rest) = style.rsplit_once("grid-template-columns:")?;
    let own = rest.split(';').next()?;
    // Blanks were removed, so only a repetition still shows its count.
    let count = own.strip_prefix("repeat(")?.split(',').next()?.parse().ok()?;
    (2..=100).contains(&count).then_some(count)
}

/// `<div class="row">`, `<div class="cell">`, for elements without a style for it.
fn by_class(element: &Element) -> Option<ElementLayout> {
    let class = element.attr("class")?.to_ascii_lowercase();
    let any =
        |words: &[&str]| class.split(|c: char| !c.is_ascii_alphabetic()).any(|part| words.contains(&part));
    if any(&["row", "tr"]) {
        Some(ElementLayout::Row)
    } else if any(&["cell", "td", "th", "col"]) {
        Some(ElementLayout::Cell)
    } else if any(&["table", "grid"]) {
        Some(ElementLayout::Table)
    } else if any(&["tbody", "thead", "tfoot"]) {
        Some(ElementLayout::Rows)
    } else {
        None
    }
}

pub(super) fn squeezed(style: &str) -> String {
    style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase()
}

/// The rows of an element that is laid out as a table, each with its cells; none if it contains anything else.
pub(super) fn rows<'a>(styles: &Styles, node: ElementRef<'a>) -> Option<Vec<Vec<ElementRef<'a>>>> {
    let layout = |child: &ElementRef<'_>| styles.layout(child.value());
    let children = || node.child_elements();
    if has_own_text(node) {
        return None;
    }
    let Some(own) = layout(&node) else { return alike_rows(styles, node) };
    match own {
        ElementLayout::Grid(columns) => {
            let cells: Vec<_> = children().collect();
            let whole = cells.len() > columns && cells.len() % columns == 0;
            whole.then(|| cells.chunks(columns).map(<[_]>::to_vec).collect())
        }
        ElementLayout::Table | ElementLayout::Rows => {
            let mut all = Vec::new();
            for child in children() {
                match layout(&child) {
                    Some(ElementLayout::Row) => all.push(cells(styles, child)?),
                    Some(ElementLayout::Rows) => all.extend(rows(styles, child)?),
                    _ => return None,
                }
            }
            (!all.is_empty()).then_some(all)
        }
        _ => None,
    }
}

/// The rows of an element without a layout of its own, if it contains only rows of equally many cells.
fn alike_rows<'a>(styles: &Styles, node: ElementRef<'a>) -> Option<Vec<Vec<ElementRef<'a>>>> {
    /// With fewer rows, it may be page layout.
    const FEWEST: usize = 3;
    let is_row = |child: &ElementRef<'_>| styles.layout(child.value()) == Some(ElementLayout::Row);
    if node.child_elements().next().is_none_or(|first| !is_row(&first)) {
        return None;
    }
    let row = |child: ElementRef<'a>| is_row(&child).then(|| cells(styles, child)).flatten();
    let rows: Vec<_> = node.child_elements().map(row).collect::<Option<_>>()?;
    let width = rows.first()?.len();
    (rows.len() >= FEWEST && width > 1 && rows.iter().all(|row| row.len() == width)).then_some(rows)
}

/// The cells of a row: all its children.
fn cells<'a>(styles: &Styles, row: ElementRef<'a>) -> Option<Vec<ElementRef<'a>>> {
    let cells: Vec<_> = row.child_elements().collect();
    let alike = cells
        .iter()
        .all(|cell| !matches!(styles.layout(cell.value()), Some(ElementLayout::Row | ElementLayout::Rows)));
    (alike && !cells.is_empty() && !has_own_text(row)).then_some(cells)
}

/// Whether an element contains text outside its children.
fn has_own_text(node: ElementRef<'_>) -> bool {
    node.children().any(|child| match child.value() {
        Node::Text(text) => !text.chars().all(char::is_whitespace),
        _ => false,
    })
}
