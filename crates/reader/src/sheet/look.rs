//! How the cells of an XLSX workbook look: number formats, fonts and the colors of cells.

use super::code::Code;
use super::number;
use crate::ReadError;
use crate::color::{Color, WHITE, is_unseen};
use crate::marks::Set;
use crate::package::{Package, attribute, child, children, is_on};
use roxmltree::Node;
use std::collections::BTreeMap;

/// The styles of a workbook.
#[derive(Default)]
pub(super) struct Looks {
    pub(super) palette: Palette,
    styles: Vec<CellStyle>,
}

/// How a cell displays its content.
pub(super) struct CellStyle {
    pub(super) code: Code,
    pub(super) font: Font,
    /// The background color of the cell; none where it is unknown.
    ground: Option<Color>,
}

/// The formatting of text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Font {
    pub(super) set: Set,
    color: Option<Color>,
}

/// The colors that cells refer to by number.
#[derive(Debug, Default)]
pub(super) struct Palette {
    theme: Vec<Option<Color>>,
    indexed: Vec<Option<Color>>,
}

/// The colors of numbers 8 to 63, for workbooks that do not define them.
const INDEXED: [&str; 7] = [
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF",
    "800000 008000 000080 808000 800080 008080 C0C0C0 808080",
    "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF",
    "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF",
    "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99",
    "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696",
    "003366 339966 003300 333300 993300 993366 333399 333333",
];

/// The number of the window background.
const WINDOW: usize = 65;

/// The colors of the theme by their numbers: light and dark are swapped compared with the file.
const THEME: [&str; 12] = [
    "lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink",
    "folHlink",
];

impl Looks {
    /// Reads the styles and the theme.
    pub(super) fn read(
        package: &mut Package<'_>,
        styles: Option<&str>,
        theme: Option<&str>,
    ) -> Result<Self, ReadError> {
        let mut looks = Self::default();
        if let Some(text) = theme.map(|part| package.part(part)).transpose()?.flatten() {
            looks.palette.theme = theme_colors(package.parse(&text)?.root_element());
        }
        let Some(text) = styles.map(|part| package.part(part)).transpose()?.flatten() else {
            return Ok(looks);
        };
        let xml = package.parse(&text)?;
        let root = xml.root_element();
        looks.palette.indexed = children(root, "colors")
            .flat_map(|colors| children(colors, "indexedColors"))
            .flat_map(|colors| children(colors, "rgbColor"))
            .map(|color| attribute(color, "rgb").and_then(Color::hex))
            .collect();
        looks.styles = looks.palette.styles(root);
        Ok(looks)
    }

    pub(super) fn style(&self, number: usize) -> Option<&CellStyle> {
        self.styles.get(number)
    }
}

impl CellStyle {
    /// The formatting of a run in a cell of this style: its own font, or else the cell's. On an unknown background, text
    /// counts as seen.
    pub(super) fn set(&self, own: Option<Font>, knows_ground: bool) -> Set {
        let font = own.unwrap_or(self.font);
        let ground = self.ground.filter(|_| knows_ground);
        Set {
            struck: font.set.struck || self.font.set.struck,
            unseen: font.set.unseen || is_unseen(font.color, ground),
            ..font.set
        }
    }
}

impl Font {
    /// Text that is not shown at all.
    pub(super) const UNSEEN: Self =
        Self { set: Set { raised: false, struck: false, unseen: true }, color: None };
}

impl Palette {
    fn styles(&self, root: Node<'_, '_>) -> Vec<CellStyle> {
        let codes: BTreeMap<&str, &str> = children(root, "numFmts")
            .flat_map(|formats| children(formats, "numFmt"))
            .filter_map(|format| Some((attribute(format, "numFmtId")?, attribute(format, "formatCode")?)))
            .collect();
        let fonts: Vec<Font> = children(root, "fonts")
            .flat_map(|fonts| children(fonts, "font"))
            .map(|font| self.font(font))
            .collect();
        let fills: Vec<Option<Color>> = children(root, "fills")
            .flat_map(|fills| children(fills, "fill"))
            .map(|fill| self.ground(fill))
            .collect();
        let style = |style: Node<'_, '_>| {
            let number = |name| attribute(style, name).and_then(|number| number.parse::<usize>().ok());
            let id = attribute(style, "numFmtId").unwrap_or("0");
            let code = codes.get(id).copied().unwrap_or_else(|| Code::built_in(id.parse().unwrap_or(0)));
            CellStyle {
                code: Code::parse(code),
                font: number("fontId").and_then(|font| fonts.get(font)).copied().unwrap_or_default(),
                ground: number("fillId").map_or(Some(WHITE), |fill| fills.get(fill).copied().flatten()),
            }
        };
        children(root, "cellXfs").flat_map(|styles| children(styles, "xf")).map(style).collect()
    }

    /// The font of a cell or of a run.
    pub(super) fn font(&self, font: Node<'_, '_>) -> Font {
        let set = Set {
            raised: child(font, "vertAlign").and_then(|node| attribute(node, "val")) == Some("superscript"),
            struck: child(font, "strike").is_some_and(|node| is_on(attribute(node, "val"))),
            unseen: false,
        };
        Font { set, color: child(font, "color").and_then(|color| self.color(color)) }
    }

    /// The color of a fill; none for a fill with several colors.
    fn ground(&self, fill: Node<'_, '_>) -> Option<Color> {
        let pattern = child(fill, "patternFill")?;
        match attribute(pattern, "patternType").unwrap_or("none") {
            "none" => Some(WHITE),
            "solid" => child(pattern, "fgColor").and_then(|color| self.color(color)),
            _ => None,
        }
    }

    /// A color by its components or its number; none if the program chooses it.
    fn color(&self, node: Node<'_, '_>) -> Option<Color> {
        let number = |name| attribute(node, name).and_then(|number| number.parse::<usize>().ok());
        let plain = attribute(node, "rgb")
            .and_then(Color::hex)
            .or_else(|| number("theme").and_then(|theme| self.theme.get(theme).copied().flatten()))
            .or_else(|| number("indexed").and_then(|index| self.indexed(index)))?;
        Some(attribute(node, "tint").and_then(number::value).map_or(plain, |tint| plain.tinted(tint)))
    }

    fn indexed(&self, number: usize) -> Option<Color> {
        if number == WINDOW {
            return Some(WHITE);
        }
        if let Some(own) = self.indexed.get(number) {
            return *own;
        }
        let at = if number < 8 { number } else { number - 8 };
        INDEXED.get(at / 8)?.split(' ').nth(at % 8).and_then(Color::hex)
    }
}

fn theme_colors(root: Node<'_, '_>) -> Vec<Option<Color>> {
    let scheme = root.descendants().find(|node| node.tag_name().name() == "clrScheme");
    let color = |name: &'static str| {
        let color = child(scheme?, name)?.first_element_child()?;
        attribute(color, "lastClr").or_else(|| attribute(color, "val")).and_then(Color::hex)
    };
    THEME.into_iter().map(color).collect()
}
