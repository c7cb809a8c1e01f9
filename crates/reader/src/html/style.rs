//! What a page's styles say of its elements: raised, struck out, colored, laid out as a table.
//!
//! Spreadsheet programs and word processors put such things into classes (`<font class=font7>`), and pages lay tables out of
//! `<div>`s. A selector is known by its last class alone. What a class hides is read none the less: pages hide what a click
//! shows.

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

/// How text in a place of the page is set, and its colors.
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
    /// As cells, one beside the other.
    Row,
    /// As cells, so many in a row.
    Grid(usize),
    /// As a text.
    Cell,
}

/// More text of styles than pages have.
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
            let told =
                ["line-through", "vertical-align:super", "display:", "mso-text-raise", "grid-template"];
            if !told.iter().any(|word| own.contains(word)) {
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

    /// An element's own style and that of its classes, without blanks.
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

    /// How text within an element is set.
    pub(super) fn within(&self, outer: Face, element: &Element) -> Face {
        let look = self.paints.within(outer.look, element);
        let set = Set {
            raised: outer.set.raised || self.is_raised(element),
            struck: outer.set.struck || self.is_struck(element),
            unseen: look.is_unseen(),
        };
        Face { set, look }
    }

    /// Whether text within is raised.
    fn is_raised(&self, element: &Element) -> bool {
        element.name() == "sup" || self.of_element(element).contains("vertical-align:super")
    }

    /// Whether a line runs through the text within.
    fn is_struck(&self, element: &Element) -> bool {
        matches!(element.name(), "s" | "del" | "strike") || self.of_element(element).contains("line-through")
    }

    /// How an element that is no table by its name is laid out, by its style, or else by the usual names of classes.
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

/// How many columns `grid-template-columns` names.
fn columns(style: &str) -> Option<usize> {
    let (_, rest) = style.rsplit_once("grid-template-columns:")?;
    let own = rest.split(';').next()?;
    // Blanks are gone: only a repetition still tells its count.
    let count = own.strip_prefix("repeat(")?.split(',').next()?.parse().ok()?;
    (2..=100).contains(&count).then_some(count)
}

/// `<div class="row">`, `<div class="cell">`, where no style says it.
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

/// The rows of an element that is laid out as a table, each with its cells; none where something else stands among them.
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

/// The rows of an element that says nothing of itself, where all that stands in it are rows of as many cells.
fn alike_rows<'a>(styles: &Styles, node: ElementRef<'a>) -> Option<Vec<Vec<ElementRef<'a>>>> {
    /// Fewer may only place things on the page.
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

/// The cells of a row: all that stands in it.
fn cells<'a>(styles: &Styles, row: ElementRef<'a>) -> Option<Vec<ElementRef<'a>>> {
    let cells: Vec<_> = row.child_elements().collect();
    let alike = cells
        .iter()
        .all(|cell| !matches!(styles.layout(cell.value()), Some(ElementLayout::Row | ElementLayout::Rows)));
    (alike && !cells.is_empty() && !has_own_text(row)).then_some(cells)
}

/// Whether text stands in an element itself, beside its children.
fn has_own_text(node: ElementRef<'_>) -> bool {
    node.children().any(|child| match child.value() {
        Node::Text(text) => !text.chars().all(char::is_whitespace),
        _ => false,
    })
}
