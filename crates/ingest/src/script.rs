//! Traditional characters to simplified ones, for reports that mirror sites have converted: 財(cái)政撥(bō)款 is 财政拨款.
//!
//! The readings that such mirrors insert are blanked, and every character becomes exactly one character, so that each keeps its
//! place: a locator leads to the printed text.

use crate::document::{Block, Cell, Document};
use juesuan_model::count;
use std::sync::LazyLock;

/// Converts a document that is written in traditional characters, and leaves all others unchanged.
pub(crate) fn simplify(document: &mut Document) {
    let mut count = Count::default();
    for block in &document.blocks {
        match block {
            Block::Paragraph(cell) => count.add(cell),
            Block::Grid(grid) => grid.rows.iter().flatten().for_each(|cell| count.add(cell)),
        }
    }
    if count.is_traditional() {
        let simplify =
            |cell: &mut Cell| cell.text = without_readings(&cell.text).chars().map(simplified).collect();
        for block in &mut document.blocks {
            match block {
                Block::Paragraph(cell) => simplify(cell),
                Block::Grid(grid) => grid.rows.iter_mut().flatten().for_each(simplify),
            }
        }
    }
}

/// The traditional characters, each with its simplified form.
const CHARACTERS: &str = include_str!("../../../datasets/reference/traditional_characters.csv");

/// The simplified form of every ideograph, from the first on.
static SIMPLIFIED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut simplified: Vec<char> = IDEOGRAPHS.collect();
    for line in CHARACTERS.lines().skip(1) {
        let pair = line.split_once(',');
        let pair = pair.and_then(|(traditional, simple)| {
            Some((place(traditional.chars().next()?)?, simple.chars().next()?))
        });
        if let Some((place, simple)) = pair
            && let Some(own) = simplified.get_mut(place)
        {
            *own = simple;
        }
    }
    simplified
});

const IDEOGRAPHS: std::ops::RangeInclusive<char> = '\u{3400}'..='\u{9FFF}';

/// The position of an ideograph among all.
fn place(c: char) -> Option<usize> {
    u32::from(c).checked_sub(u32::from(*IDEOGRAPHS.start())).map(count::to_usize)
}

fn simplified(c: char) -> char {
    place(c).and_then(|place| SIMPLIFIED.get(place)).copied().unwrap_or(c)
}

/// The ideographs of a document.
#[derive(Default)]
struct Count {
    all: usize,
    traditional: usize,
}

impl Count {
    fn add(&mut self, cell: &Cell) {
        if cell.text.is_ascii() {
            return;
        }
        let simplified: &[char] = &SIMPLIFIED;
        for c in cell.text.chars() {
            if let Some(simple) = place(c).and_then(|place| simplified.get(place)) {
                self.all += 1;
                self.traditional += usize::from(*simple != c);
            }
        }
    }

    /// Whether enough characters are traditional that they are not just a name (乾, 於) in a simplified text.
    fn is_traditional(&self) -> bool {
        const ONE_IN: usize = 6;
        self.all > 0 && self.traditional * ONE_IN >= self.all
    }
}

fn is_ideograph(c: char) -> bool {
    IDEOGRAPHS.contains(&c)
}

/// The maximum number of letters of a reading (zhuāng).
const LONGEST_READING: usize = 8;

/// The text with `(cái)` after a character blanked: with zero-width blanks, so that no character moves.
fn without_readings(text: &str) -> String {
    const BLANK: char = '\u{200B}';
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let before = at.checked_sub(1).and_then(|before| chars.get(before));
        let length = before
            .filter(|c| is_ideograph(**c))
            .map_or(0, |_| reading(chars.get(at..).expect("the character is one of these")));
        if length > 0 {
            out.extend(std::iter::repeat_n(BLANK, length));
        } else {
            out.push(c);
        }
        at += length.max(1);
    }
    out
}

/// How many characters a reading in brackets takes; 0 if none begins here.
fn reading(chars: &[char]) -> usize {
    if !matches!(chars.first(), Some('(' | '（')) {
        return 0;
    }
    let is_letter = |c: &&char| c.is_alphabetic() && !is_ideograph(**c) && c.is_lowercase();
    let letters = chars.iter().skip(1).take_while(is_letter).count();
    let blanks = chars.iter().skip(1 + letters).take_while(|c| c.is_whitespace()).count();
    let closed = matches!(chars.get(1 + letters + blanks), Some(')' | '）'));
    let length = letters + blanks + 2;
    if closed && (1..=LONGEST_READING).contains(&letters) { length } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use juesuan_model::Locator;
    use juesuan_model::text::squeeze;

    fn read(text: &str) -> String {
        let cell = Cell { text: text.into(), locator: Locator::default() };
        let mut document = Document { blocks: vec![Block::Paragraph(cell)], ..Document::default() };
        simplify(&mut document);
        let [Block::Paragraph(cell)] = document.blocks.as_slice() else { unreachable!() };
        assert_eq!(cell.text.chars().count(), text.chars().count(), "no character moves");
        squeeze(&cell.text).into_owned()
    }

    #[test]
    fn a_mirror_s_characters_and_readings_are_undone() {
        for (printed, text) in [
            ("財(cái)政撥(bō)款收入434.72萬(wàn)元", "财政拨款收入434.72万元"),
            (
                "預(yù)算績(jī)效、開(kāi)創(chuàng )、國(guó)有資產(chǎn)（類(lèi)）",
                "预算绩效、开创、国有资产(类)",
            ),
            ("結(jié)轉(zhuǎn)和結(jié)余", "结转和结余"),
        ] {
            assert_eq!(read(printed), text);
        }
    }

    #[test]
    fn a_name_with_a_traditional_character_is_left_alone() {
        let name = "乾县於家镇人民政府部门决算公开说明及其他情况（二）";
        assert_eq!(read(name), squeeze(name));
    }
}
