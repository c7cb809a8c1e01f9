//! The background color of text in a DOCX file: that of the page, or the shading of a table, a cell, a paragraph or a run.
//! It is unknown where a style, a pattern or a picture determines it.

use crate::color::{Color, WHITE};
use crate::package::{attribute, child, children, is_on};
use roxmltree::Node;
use std::collections::{BTreeMap, BTreeSet};

/// The styles with a shading.
#[derive(Default)]
pub(super) struct Grounds {
    shading: BTreeSet<String>,
    /// The style that each style is based on.
    parents: BTreeMap<String, String>,
}

impl Grounds {
    pub(super) fn add_styles(&mut self, root: Node<'_, '_>) {
        for style in children(root, "style") {
            let Some(id) = attribute(style, "styleId") else { continue };
            let parent = child(style, "basedOn").and_then(|node| attribute(node, "val"));
            self.parents.extend(parent.map(|parent| (id.to_owned(), parent.to_owned())));
            if style.descendants().any(|node| shading(node).is_some()) {
                self.shading.insert(id.to_owned());
            }
        }
    }

    /// The background of the page, if nothing is drawn behind its text.
    pub(super) fn of_page(document: Node<'_, '_>) -> Option<Color> {
        let background = child(document, "background").and_then(|node| attribute(node, "color"));
        if document.descendants().any(is_behind) {
            return None;
        }
        background.map_or(Some(WHITE), Color::hex)
    }

    /// The background within an element with these properties.
    pub(super) fn within(&self, outer: Option<Color>, properties: Option<Node<'_, '_>>) -> Option<Color> {
        let Some(properties) = properties else { return outer };
        if let Some(own) = properties.children().find_map(shading) {
            return own;
        }
        let styles = ["tblStyle", "pStyle", "rStyle"].into_iter().filter_map(|name| child(properties, name));
        let mut names = styles.filter_map(|style| attribute(style, "val"));
        if names.any(|name| self.is_shading(name)) { None } else { outer }
    }

    /// Whether a style, or one that it is based on, has a shading.
    fn is_shading(&self, style: &str) -> bool {
        /// No document has a longer chain of styles.
        const LONGEST: usize = 32;
        let parent = |style: &&str| self.parents.get(*style).map(String::as_str);
        std::iter::successors(Some(style), parent).take(LONGEST).any(|style| self.shading.contains(style))
    }
}

/// The color with which an element shades its parent; `Some(None)` if it is unknown.
#[expect(clippy::option_option, reason = "no shading is another thing than one of unknown color")]
fn shading(node: Node<'_, '_>) -> Option<Option<Color>> {
    let color = |name| attribute(node, name).filter(|color| *color != "auto");
    match (node.tag_name().name(), attribute(node, "val")) {
        ("shd", Some("nil")) | ("highlight", Some("none")) => None,
        ("shd", Some("clear") | None) => (color("fill").is_some() || color("themeFill").is_some())
            .then(|| color("fill").and_then(Color::hex)),
        ("shd", Some("solid")) => Some(color("color").and_then(Color::hex)),
        ("shd", _) => Some(None),
        ("highlight", Some(name)) => Some((name == "white").then_some(WHITE)),
        _ => None,
    }
}

/// Whether a picture or shape is drawn behind the text.
fn is_behind(node: Node<'_, '_>) -> bool {
    let behind = attribute(node, "behindDoc").is_some_and(|value| is_on(Some(value)));
    behind || attribute(node, "style").is_some_and(|style| style.contains("z-index:-"))
}
