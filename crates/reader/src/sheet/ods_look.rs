//! The looks of cells and texts of an ODS spreadsheet: its styles, each with those that it inherits from.

use crate::color::{Color, WHITE, is_unseen};
use crate::marks::Set;
use crate::package::{attribute, child, children};
use roxmltree::Node;
use std::collections::BTreeMap;

/// The styles by family and name.
#[derive(Default)]
pub(super) struct Styles(BTreeMap<String, BTreeMap<String, Style>>);

/// The properties that a style sets.
#[derive(Default)]
struct Style {
    parent: Option<String>,
    raised: Option<bool>,
    struck: Option<bool>,
    color: Option<Shade>,
    ground: Option<Shade>,
}

/// A color that is set, or one that is set but not known here.
#[derive(Clone, Copy)]
enum Shade {
    Known(Color),
    Unknown,
}

/// The look of text at a position.
#[derive(Clone, Copy)]
pub(super) struct OdsStyle {
    raised: bool,
    struck: bool,
    color: Option<Color>,
    ground: Option<Color>,
}

impl Default for OdsStyle {
    fn default() -> Self {
        Self { raised: false, struck: false, color: None, ground: Some(WHITE) }
    }
}

impl OdsStyle {
    pub(super) fn set(self) -> Set {
        Set { raised: self.raised, struck: self.struck, unseen: is_unseen(self.color, self.ground) }
    }

    /// The same on an unknown background.
    pub(super) fn on_any_ground(self) -> Self {
        Self { ground: None, ..self }
    }
}

impl Styles {
    /// Adds the styles of a part of the file.
    pub(super) fn add(&mut self, root: Node<'_, '_>) {
        let groups = ["styles", "automatic-styles"];
        for style in
            groups.into_iter().flat_map(|group| children(root, group)).flat_map(|group| group.children())
        {
            if let (Some(family), Some(name)) = (attribute(style, "family"), attribute(style, "name")) {
                let styles = self.0.entry(family.to_owned()).or_default();
                styles.insert(name.to_owned(), Style::of(style));
            }
        }
    }

    /// The look of text within an element with this style.
    pub(super) fn within(&self, outer: OdsStyle, family: &str, name: &str) -> OdsStyle {
        let mut look = outer;
        for style in self.chain(family, name).into_iter().rev() {
            look.raised = style.raised.unwrap_or(look.raised);
            look.struck = style.struck.unwrap_or(look.struck);
            look.color = style.color.map_or(look.color, Shade::known);
            look.ground = style.ground.map_or(look.ground, Shade::known);
        }
        look
    }

    /// A style and those that it inherits from.
    fn chain<'s>(&'s self, family: &str, name: &str) -> Vec<&'s Style> {
        /// No spreadsheet has a longer chain of styles.
        const LONGEST: usize = 32;
        let find = |name: &str| self.0.get(family).and_then(|styles| styles.get(name));
        let parent = |style: &&'s Style| style.parent.as_deref().and_then(find);
        std::iter::successors(find(name), parent).take(LONGEST).collect()
    }
}

impl Style {
    fn of(style: Node<'_, '_>) -> Self {
        let text = child(style, "text-properties");
        let text = |name| text.and_then(|node| attribute(node, name));
        let ground = ["table-cell-properties", "paragraph-properties", "text-properties"]
            .into_iter()
            .find_map(|kind| child(style, kind).and_then(|node| attribute(node, "background-color")));
        let automatic = text("use-window-font-color") == Some("true");
        let struck = [text("text-line-through-style"), text("text-line-through-type")];
        Self {
            parent: attribute(style, "parent-style-name").map(str::to_owned),
            raised: text("text-position").map(is_raised),
            struck: struck.into_iter().flatten().map(|line| line != "none").reduce(|one, other| one && other),
            color: if automatic { Some(Shade::Unknown) } else { text("color").map(Shade::of) },
            // A condition may select another style.
            ground: if child(style, "map").is_some() {
                Some(Shade::Unknown)
            } else {
                ground.filter(|ground| *ground != "transparent").map(Shade::of)
            },
        }
    }
}

impl Shade {
    fn of(text: &str) -> Self {
        Color::hex(text).map_or(Self::Unknown, Self::Known)
    }

    fn known(self) -> Option<Color> {
        match self {
            Self::Known(color) => Some(color),
            Self::Unknown => None,
        }
    }
}

/// `super 58%`, `33% 58%`.
fn is_raised(position: &str) -> bool {
    let lift = position.split_whitespace().next().unwrap_or_default();
    let percent = lift.strip_suffix('%').and_then(|percent| percent.parse::<i32>().ok());
    lift == "super" || percent.is_some_and(|percent| percent > 0)
}
