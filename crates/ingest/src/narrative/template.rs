//! Words of the form that were not filled in or chosen from, and doubled punctuation.

use super::text::{Glyph, ProseText, starts_with};
use juesuan_model::{Section, SlipKind, TemplateLeftover};

/// Alternatives of the form, one of which should have been struck out, in plain form.
const ALTERNATIVES: [&str; 14] = [
    "增减少",
    "减增加",
    "下降(增长)",
    "增长(下降)",
    "增加(减少)",
    "减少(增加)",
    "降低(增长)",
    "增长(降低)",
    "大于(小于)",
    "小于(大于)",
    "增(减)",
    "增加/减少",
    "增长/下降",
    "(如持平作持平表述)",
];

/// Whether one of them may begin with this character, or marks of the other kinds.
const fn may_begin(c: char) -> bool {
    matches!(
        c,
        '增' | '减'
            | '下'
            | '降'
            | '大'
            | '小'
            | '('
            | '×'
            | 'X'
            | '╳'
            | '✕'
            | ','
            | '。'
            | '、'
            | ';'
            | ':'
    )
}

/// Finds them in a paragraph.
pub(super) fn leftovers(text: &ProseText, section: Option<Section>) -> Vec<TemplateLeftover> {
    let glyphs = text.glyphs(0..usize::MAX);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest @ [first, ..]) = glyphs.get(at..) {
        if !may_begin(first.plain) {
            at += 1;
            continue;
        }
        let blanks = rest.iter().take_while(|glyph| matches!(glyph.plain, '×' | 'X' | '╳' | '✕')).count();
        let length = if blanks >= 2 {
            blanks
        } else {
            ALTERNATIVES.iter().find_map(|words| starts_with(rest, words)).unwrap_or(0)
        };
        if length > 0 {
            let range = at..at + length;
            let (text, locator) = (text.printed(range), text.locator(at));
            found.push(TemplateLeftover { kind: SlipKind::Form, section, text, locator });
        }
        let doubled = doubled(rest);
        if doubled > 0 {
            let (text, locator) = (text.printed(at..at + doubled), text.locator(at));
            found.push(TemplateLeftover { kind: SlipKind::Punctuation, section, text, locator });
        }
        at += length.max(doubled).max(1);
    }
    found
}

/// The number of punctuation marks here where there should be one: `，，`, `。，`. A period before a semicolon ends an entry.
fn doubled(glyphs: &[Glyph]) -> usize {
    let mark = |glyph: &&Glyph| matches!(glyph.plain, ',' | '。' | '、' | ';' | ':');
    let marks = glyphs.iter().take_while(mark).count();
    if marks >= 2 { marks } else { 0 }
}
