//! Glyphs without Unicode in the file: the table of the embedded font may define their text.

use super::shape;
use juesuan_synth::pdf::{self, Page};

/// The tables of a TrueType font with two glyphs without outlines, with or without a table of characters.
fn font(characters: Option<[char; 2]>) -> Vec<u8> {
    let words = |values: &[u16]| values.iter().flat_map(|value| value.to_be_bytes()).collect::<Vec<u8>>();
    let mut head = words(&[1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, 1000]);
    head.extend([0; 16]);
    head.extend(words(&[0, 0, 1000, 1000, 0, 8, 2, 0, 0]));
    let hhea = words(&[1, 0, 880, 0xFF88, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, 3]);
    let maxp = words(&[1, 0, 3, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    let hmtx = words(&[1000, 0, 1000, 0, 1000, 0]);
    let mut tables: Vec<(&[u8; 4], Vec<u8>)> = Vec::new();
    if let Some([first, second]) = characters {
        let (first, second) =
            (u16::try_from(u32::from(first)).unwrap(), u16::try_from(u32::from(second)).unwrap());
        let (low, high) = (first.min(second), first.max(second));
        let delta = |character: u16| (if character == first { 1_u16 } else { 2 }).wrapping_sub(character);
        let mut cmap = words(&[0, 1, 3, 1, 0, 12]);
        cmap.extend(words(&[4, 40, 0, 6, 4, 1, 2, low, high, 0xFFFF, 0, low, high, 0xFFFF]));
        cmap.extend(words(&[delta(low), delta(high), 1, 0, 0, 0]));
        tables.push((b"cmap", cmap));
    }
    tables.extend([(b"glyf", vec![0; 4]), (b"head", head), (b"hhea", hhea), (b"hmtx", hmtx)]);
    tables.extend([(b"loca", words(&[0, 0, 0, 0])), (b"maxp", maxp)]);
    let count = u16::try_from(tables.len()).unwrap();
    let mut bytes = words(&[1, 0, count, 64, 2, 32]);
    let mut offset = 12 + 16 * tables.len();
    for (tag, table) in &tables {
        bytes.extend(tag.as_slice());
        for value in [0, offset, table.len()] {
            bytes.extend(u32::try_from(value).unwrap().to_be_bytes());
        }
        offset += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        let padded = table.len().next_multiple_of(4);
        bytes.extend(table);
        bytes.resize(bytes.len().next_multiple_of(4).max(bytes.len() + padded % 4), 0);
    }
    bytes
}

fn paragraph(characters: Option<[char; 2]>) -> Vec<String> {
    let page = Page::default().raw("BT /E 10 Tf 1 0 0 1 100 700 Tm <00010002> Tj ET");
    shape(&super::document(&pdf::write_with_font(&[page], &font(characters))).unwrap())
}

#[test]
fn a_glyph_without_unicode_is_told_by_its_font() {
    assert_eq!(paragraph(Some(['决', '算'])), ["P 决算"]);
}

#[test]
fn a_glyph_that_its_font_does_not_tell_either_stays_unknown() {
    assert_eq!(paragraph(None), ["P \u{FFFD}\u{FFFD}"]);
    // The meaning of a private character depends on its font and is unknown.
    assert_eq!(paragraph(Some(['\u{E001}', '算'])), ["P \u{FFFD}算"]);
}
