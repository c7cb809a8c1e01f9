//! The colors that a page declares for text and its background, and whether text is displayed at all.
//!
//! Rules for a single tag, class or id are followed. A rule with a more specific selector (`.top a`, `td:hover`) makes the
//! colors that it sets unknown, and text in an unknown color or on an unknown background counts as seen.

use crate::color::{Color, WHITE, is_unseen};
use scraper::node::Element;
use std::collections::BTreeMap;

/// The rules of the style sheets, by `td`, `.class`, `#id` and `td.class`.
#[derive(Debug, Default)]
pub(super) struct Paints(BTreeMap<String, DeclaredColors>);

/// The colors of an element, as far as they are declared.
#[derive(Debug, Clone, Copy, Default)]
struct DeclaredColors {
    color: Option<Shade>,
    ground: Option<Shade>,
    is_hidden: Option<bool>,
}

/// A declared color, or one that is declared but not known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shade {
    Known(Color),
    Unknown,
}

/// The colors at a position in the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct EffectiveColors {
    color: Option<Color>,
    ground: Option<Color>,
    is_hidden: bool,
}

impl Default for EffectiveColors {
    fn default() -> Self {
        Self { color: None, ground: Some(WHITE), is_hidden: false }
    }
}

impl EffectiveColors {
    pub(super) fn is_unseen(self) -> bool {
        self.is_hidden || is_unseen(self.color, self.ground)
    }

    fn add(&mut self, said: DeclaredColors) {
        self.color = said.color.map_or(self.color, Shade::known);
        self.ground = said.ground.map_or(self.ground, Shade::known);
        self.is_hidden = said.is_hidden.unwrap_or(self.is_hidden);
    }
}

impl Paints {
    /// Adds a rule: its selector, and its declarations in lower case without blanks.
    pub(super) fn add(&mut self, selector: &str, declarations: &str) {
        // A click may show what a class hides.
        let said = DeclaredColors { is_hidden: None, ..DeclaredColors::of(declarations) };
        if said.color.is_none() && said.ground.is_none() {
            return;
        }
        let selector = selector.trim().to_ascii_lowercase();
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '#');
        let last = selector.split_whitespace().next_back().unwrap_or_default();
        let last = last.split(|c| !is_part(c)).next().expect("a split has at least one piece");
        let is_single = last.matches(['.', '#']).count() < 2;
        let from = if is_single { None } else { last.rfind(['.', '#']) };
        let key = from.and_then(|at| last.get(at..)).unwrap_or(last).to_owned();
        let said = if key == selector { said } else { said.unknown() };
        self.0.entry(key).or_default().go_on(said);
    }

    /// The colors within an element.
    pub(super) fn within(&self, outer: EffectiveColors, element: &Element) -> EffectiveColors {
        let mut look = outer;
        look.add(DeclaredColors::of_attributes(element));
        if !self.0.is_empty() {
            let tag = element.name();
            let classes = element.attr("class").unwrap_or_default().split_whitespace();
            let ids = element.attr("id").into_iter().map(|id| format!("#{id}"));
            let parts = classes.map(|class| format!(".{class}")).chain(ids);
            let names = parts.map(|part| part.to_ascii_lowercase());
            let names = names.flat_map(|part| [part.clone(), format!("{tag}{part}")]);
            let names = std::iter::once(tag.to_owned()).chain(names);
            names.filter_map(|name| self.0.get(&name)).for_each(|said| look.add(*said));
        }
        if let Some(style) = element.attr("style") {
            look.add(DeclaredColors::of(&super::style::squeezed(style)));
        }
        look
    }
}

impl DeclaredColors {
    fn of(declarations: &str) -> Self {
        let mut said = Self::default();
        for (name, value) in declarations.split(';').filter_map(|own| own.split_once(':')) {
            match name {
                "color" => said.color = shade(value).or(said.color),
                "background" | "background-color" | "background-image" => {
                    said.ground = shade(value).or(said.ground);
                }
                "visibility" => said.is_hidden = Some(value.starts_with("hidden")),
                _ => {}
            }
        }
        said
    }

    fn of_attributes(element: &Element) -> Self {
        let attribute = |name| element.attr(name).and_then(|value| shade(&super::style::squeezed(value)));
        let picture = element.attr("background").map(|_| Shade::Unknown);
        let color = if element.name() == "font" { attribute("color") } else { None };
        Self { is_hidden: None, color, ground: picture.or_else(|| attribute("bgcolor")) }
    }

    fn unknown(self) -> Self {
        Self {
            color: self.color.map(|_| Shade::Unknown),
            ground: self.ground.map(|_| Shade::Unknown),
            ..self
        }
    }

    /// Takes the colors of a later rule, except where they are unknown already.
    fn go_on(&mut self, later: Self) {
        let pick = |own: Option<Shade>, later: Option<Shade>| match own {
            Some(Shade::Unknown) => own,
            _ => later.or(own),
        };
        self.color = pick(self.color, later.color);
        self.ground = pick(self.ground, later.ground);
    }
}

impl Shade {
    fn known(self) -> Option<Color> {
        match self {
            Self::Known(color) => Some(color),
            Self::Unknown => None,
        }
    }
}

/// `#fff`, `rgb(255,255,255)`, `white`, `#ffffffnonerepeat`; none where the value does not change the color.
fn shade(value: &str) -> Option<Shade> {
    let value = value.split('!').next().expect("a split has at least one piece");
    if matches!(value, "" | "transparent" | "none" | "inherit" | "initial" | "unset") {
        return None;
    }
    if ["url(", "gradient("].iter().any(|picture| value.contains(picture)) {
        return Some(Shade::Unknown);
    }
    let color = if let Some(digits) = value.strip_prefix('#') {
        let end = digits.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(digits.len());
        digits.get(..end).filter(|digits| digits.len() < 8).and_then(Color::hex)
    } else if let Some((_, parts)) = value.split_once('(').filter(|(name, _)| matches!(*name, "rgb" | "rgba"))
    {
        let mut parts = parts.split(')').next().expect("a split has at least one piece").split(',');
        let rgb = [(); 3].map(|()| parts.next().and_then(|part| part.parse::<u8>().ok()));
        match (rgb, parts.next()) {
            (_, Some("0")) => return None,
            ([Some(red), Some(green), Some(blue)], None | Some("1")) => Some(Color::new([red, green, blue])),
            _ => None,
        }
    } else if matches!(value, "white" | "window") {
        Some(WHITE)
    } else {
        // Some programs omit the `#`.
        Color::hex(value)
    };
    Some(color.map_or(Shade::Unknown, Shade::Known))
}
