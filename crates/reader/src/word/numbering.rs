//! Automatic numbers of paragraphs: 一、 (一) 1. as printed.

use crate::package::{attribute, child, children};
use juesuan_model::count;
use roxmltree::Node;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Levels of a list.
const LEVELS: usize = 9;

/// A level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    /// `第%1部分`, `%1.%2`.
    text: String,
    /// Whether all numbers in it are Arabic.
    is_legal: bool,
}

/// The lists of a document and their counts.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The levels of each abstract list.
    lists: BTreeMap<String, Vec<Level>>,
    /// Each list that paragraphs refer to: its abstract list, and the levels at which it starts again.
    named: BTreeMap<String, (String, BTreeMap<usize, u32>)>,
    /// The list of each paragraph style, with its level and the style that it is based on.
    styles: BTreeMap<String, NumberingStyle>,
    /// The count of each abstract list at each level.
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// The lists that have begun.
    begun: Vec<String>,
}

#[derive(Debug, Default)]
struct NumberingStyle {
    list: Option<String>,
    level: Option<usize>,
    parent: Option<String>,
}

impl Numbering {
    /// Adds the lists of `numbering.xml`.
    pub(super) fn add_lists(&mut self, root: Node<'_, '_>) {
        for list in children(root, "abstractNum") {
            let Some(id) = attribute(list, "abstractNumId") else { continue };
            let mut levels = vec![Level::default(); LEVELS];
            for node in children(list, "lvl") {
                let value = |name| child(node, name).and_then(|node| attribute(node, "val"));
                let index = attribute(node, "ilvl").and_then(|index| index.parse::<usize>().ok());
                if let Some(level) = index.and_then(|index| levels.get_mut(index)) {
                    *level = Level {
                        start: value("start").and_then(|start| start.parse().ok()).unwrap_or(1),
                        format: format_of(node).unwrap_or("decimal").to_owned(),
                        text: value("lvlText").unwrap_or_default().to_owned(),
                        is_legal: child(node, "isLgl").is_some(),
                    };
                }
            }
            self.lists.insert(id.to_owned(), levels);
        }
        for named in children(root, "num") {
            let list = child(named, "abstractNumId").and_then(|node| attribute(node, "val"));
            let (Some(id), Some(list)) = (attribute(named, "numId"), list) else { continue };
            let anew = children(named, "lvlOverride").filter_map(|node| {
                let start = child(node, "startOverride").and_then(|start| attribute(start, "val"))?;
                Some((attribute(node, "ilvl")?.parse().ok()?, start.parse().ok()?))
            });
            self.named.insert(id.to_owned(), (list.to_owned(), anew.collect()));
        }
    }

    /// Adds the lists that paragraph styles refer to in `styles.xml`.
    pub(super) fn add_styles(&mut self, root: Node<'_, '_>) {
        for style in children(root, "style") {
            let Some(id) = attribute(style, "styleId") else { continue };
            let (list, level) = child(style, "pPr").map(list_of).unwrap_or_default();
            let parent = child(style, "basedOn").and_then(|node| attribute(node, "val")).map(str::to_owned);
            self.styles.insert(id.to_owned(), NumberingStyle { list, level, parent });
        }
    }

    /// Counts a paragraph with these properties, and returns the number before it.
    pub(super) fn next(&mut self, properties: Node<'_, '_>) -> Option<String> {
        let (own, own_level) = list_of(properties);
        let style = child(properties, "pStyle").and_then(|node| attribute(node, "val"));
        let (styled, styled_level) = self.of_style(style);
        let id = own.or(styled).filter(|id| id != "0")?;
        let index = own_level.or(styled_level).unwrap_or(0);
        let (list, anew) = self.named.get(&id)?;
        let levels = self.lists.get(list)?;
        let level = levels.get(index)?;
        let counts = self.counts.entry(list.clone()).or_default();
        if !self.begun.contains(&id) {
            self.begun.push(id.clone());
            for (&level, &start) in anew {
                if let Some(count) = counts.get_mut(level) {
                    *count = start.checked_sub(1);
                }
            }
        }
        for (at, count) in counts.iter_mut().enumerate() {
            let start = levels.get(at).map_or(1, |level| level.start);
            match at.cmp(&index) {
                Ordering::Less => *count = Some(count.unwrap_or(start)),
                Ordering::Equal => *count = Some(count.map_or(start, |count| count.saturating_add(1))),
                Ordering::Greater => *count = None,
            }
        }
        if matches!(level.format.as_str(), "bullet" | "none") && !level.text.contains('%') {
            return None;
        }
        let text = spelt(level, levels, counts);
        let parted = text.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.');
        Some(if parted { text + " " } else { text }).filter(|text| !text.is_empty())
    }

    /// The list of a style, or of the nearest one that it is based on.
    fn of_style(&self, style: Option<&str>) -> (Option<String>, Option<usize>) {
        let mut style = style.and_then(|id| self.styles.get(id));
        // In a damaged file, a style may be based on itself.
        for _ in 0..self.styles.len() {
            let Some(found) = style else { break };
            if found.list.is_some() {
                return (found.list.clone(), found.level);
            }
            style = found.parent.as_ref().and_then(|parent| self.styles.get(parent));
        }
        (None, None)
    }
}

/// The text of a level, with the counts of the levels that it refers to.
fn spelt(level: &Level, levels: &[Level], counts: &[Option<u32>; LEVELS]) -> String {
    let mut text = String::new();
    let mut rest = level.text.as_str();
    while let Some((before, after)) = rest.split_once('%') {
        text.push_str(before);
        let digit = after.chars().next().and_then(|c| c.to_digit(10)).filter(|digit| *digit > 0);
        let named = digit.map(|digit| count::to_usize(digit - 1));
        let known = named.and_then(|at| Some((levels.get(at)?, counts.get(at)?.as_ref()?)));
        if let Some((named, count)) = known {
            let format = if level.is_legal { "decimal" } else { named.format.as_str() };
            text.push_str(&number(*count, format));
            rest = after.get(1..).expect("the digit is a character of one byte");
        } else {
            text.push('%');
            rest = after;
        }
    }
    text + rest
}

/// A number in the format of a list.
fn number(count: u32, format: &str) -> String {
    let cyclic = |first: char, length: u32| {
        let at = count.checked_sub(1).map(|at| at % length);
        at.and_then(|at| char::from_u32(u32::from(first) + at)).map(String::from)
    };
    let spelt = match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "ideographDigital" => Some(chinese(count)),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&count) => {
            cyclic('①', 20)
        }
        "decimalEnclosedParen" if (1..=20).contains(&count) => cyclic('⑴', 20),
        "ideographTraditional" => {
            let stems = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
            let at = count.checked_sub(1).map(|at| count::to_usize(at % 10));
            at.and_then(|at| stems.get(at)).map(char::to_string)
        }
        "decimalFullWidth" => Some(count.to_string().chars().filter_map(full_width).collect()),
        "decimalZero" => Some(format!("{count:02}")),
        "upperLetter" => cyclic('A', 26),
        "lowerLetter" => cyclic('a', 26),
        "upperRoman" => Some(roman(count)),
        "lowerRoman" => Some(roman(count).to_lowercase()),
        "none" => Some(String::new()),
        _ => None,
    };
    spelt.unwrap_or_else(|| count.to_string())
}

fn full_width(digit: char) -> Option<char> {
    char::from_u32(u32::from(digit) + 0xFEE0)
}

/// 十一, 二十, 一百零五.
fn chinese(count: u32) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    if count == 0 || count > 9_999 {
        return if count == 0 { "零".to_owned() } else { count.to_string() };
    }
    let mut text = String::new();
    let mut gap = false;
    for (power, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = count / power % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            text.push('零');
        }
        let plain_ten = text.is_empty() && power == 10 && digit == 1;
        if !plain_ten {
            text.push(*DIGITS.get(count::to_usize(digit)).expect("a remainder of 10 is less than 10"));
        }
        text.push_str(name);
    }
    text
}

fn roman(count: u32) -> String {
    let values = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = count.min(3_999);
    let mut text = String::new();
    for (value, letters) in values {
        while rest >= value {
            text.push_str(letters);
            rest -= value;
        }
    }
    text
}

/// The list and level that the properties of a paragraph or style refer to.
fn list_of(properties: Node<'_, '_>) -> (Option<String>, Option<usize>) {
    let Some(list) = child(properties, "numPr") else { return (None, None) };
    let value = |name| child(list, name).and_then(|node| attribute(node, "val"));
    (value("numId").map(str::to_owned), value("ilvl").and_then(|level| level.parse().ok()))
}

/// The format of a level; a newer format is next to its older substitute.
fn format_of<'a>(level: Node<'a, '_>) -> Option<&'a str> {
    let formats = level.descendants().filter(|node| node.tag_name().name() == "numFmt");
    formats.filter_map(|node| attribute(node, "val")).find(|format| *format != "custom")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spelt_as_lists_print_them() {
        let spelt = [1, 10, 11, 20, 35, 101, 110, 1005].map(chinese);
        assert_eq!(spelt, ["一", "十", "十一", "二十", "三十五", "一百零一", "一百一十", "一千零五"]);
        assert_eq!(
            ["upperRoman", "lowerLetter", "decimalEnclosedCircle", "decimalFullWidth", "unknown"]
                .map(|f| number(4, f)),
            ["IV", "d", "④", "４", "4"]
        );
    }
}
