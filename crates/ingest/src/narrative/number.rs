//! Numbers and what they count: `5,102.22万元`, `１．８３ ％`, `18人次`, `0台（套）`.

use super::text::{Glyph, starts_with};
use compact_str::CompactString;
use juesuan_model::money::Number;
use juesuan_model::{Unit, ValueUnit};

/// A number with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quantity {
    pub(super) number: Number,
    pub(super) measure: Measure,
    /// `约`, `近`, `余`: the number is not exact.
    pub(super) about: bool,
}

/// What a number measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    Money(Unit),
    Percent,
    Count(ValueUnit),
    /// 个: the subject determines what it counts.
    Pieces,
}

/// Units in plain form; if two begin alike, the longer first. `万` alone is money only if no word follows.
const UNITS: &[(&str, Measure)] = &[
    ("亿元", Measure::Money(Unit::HundredMillion)),
    ("万元", Measure::Money(Unit::TenThousand)),
    ("千元", Measure::Money(Unit::Thousand)),
    ("元", Measure::Money(Unit::Yuan)),
    ("%", Measure::Percent),
    ("人次", Measure::Count(ValueUnit::Persons)),
    ("批次", Measure::Count(ValueUnit::Batches)),
    ("批", Measure::Count(ValueUnit::Batches)),
    ("辆", Measure::Count(ValueUnit::Vehicles)),
    ("台(套)", Measure::Count(ValueUnit::Sets)),
    ("台/套", Measure::Count(ValueUnit::Sets)),
    ("台", Measure::Count(ValueUnit::Sets)),
    ("套", Measure::Count(ValueUnit::Sets)),
    ("个一级项目", Measure::Count(ValueUnit::Projects)),
    ("个二级项目", Measure::Count(ValueUnit::Projects)),
    ("个项目", Measure::Count(ValueUnit::Projects)),
    ("个部门", Measure::Count(ValueUnit::Departments)),
    ("个", Measure::Pieces),
    ("人", Measure::Count(ValueUnit::Persons)),
];

/// What 个 counts that is not part of the accounts.
const OTHER_PIECES: [&str; 5] = ["个百分点", "个月", "个工作日", "个小时", "个点"];

/// Units with a word inside that makes the number approximate.
const ROUGH: [(&str, Unit); 4] = [
    ("万多元", Unit::TenThousand),
    ("万余元", Unit::TenThousand),
    ("亿多元", Unit::HundredMillion),
    ("亿余元", Unit::HundredMillion),
];

/// The unit that begins here, its length, and whether 多 or 余 inside it makes the number approximate: 2000万多元.
pub(super) fn unit(glyphs: &[Glyph]) -> Option<(Measure, usize, bool)> {
    for (text, unit) in ROUGH {
        if let Some(length) = starts_with(glyphs, text) {
            return Some((Measure::Money(unit), length, true));
        }
    }
    exact_unit(glyphs).map(|(measure, length)| (measure, length, false))
}

fn exact_unit(glyphs: &[Glyph]) -> Option<(Measure, usize)> {
    if OTHER_PIECES.iter().any(|text| starts_with(glyphs, text).is_some()) {
        return None;
    }
    let spelt = UNITS.iter().find_map(|(text, measure)| Some((*measure, starts_with(glyphs, text)?)));
    spelt.or_else(|| {
        let unit = match glyphs.first()?.plain {
            '万' => Unit::TenThousand,
            '亿' => Unit::HundredMillion,
            _ => return None,
        };
        // 50万 2、设备: after a blank something else begins.
        let ends = glyphs.get(1).is_none_or(|next| next.gap || !next.plain.is_alphanumeric());
        ends.then_some((Measure::Money(unit), 1))
    })
}

/// The number that begins at a glyph, and its length in glyphs. Blanks inside it are line breaks of the source file, except between
/// what is plainly a code or a year and what follows.
pub(super) fn number(glyphs: &[Glyph]) -> Option<(Number, usize)> {
    let is_digit = |at: usize| glyphs.get(at).is_some_and(|glyph| glyph.plain.is_ascii_digit());
    let gap = |at: usize| glyphs.get(at).is_some_and(|glyph| glyph.gap);
    let negative = glyphs.first()?.plain == '-';
    let mut at = usize::from(negative);
    if !is_digit(at) {
        return zero(glyphs);
    }
    let mut text = CompactString::const_new(if negative { "-" } else { "" });
    while let Some(glyph) = glyphs.get(at) {
        let c = glyph.plain;
        let goes_on = match c {
            '0'..='9' => !gap(at) || joins(&text, glyphs.get(at..).expect("the glyph is one of these")),
            ',' => {
                let group = (1..=3).all(|ahead| is_digit(at + ahead)) && !is_digit(at + 4);
                let leading = text.rsplit(',').next().map_or(0, |digits| digits.trim_matches('-').len());
                let grouped = text.contains(',');
                group && !text.contains('.') && (leading == 3 || (!grouped && leading < 3))
            }
            '.' => is_digit(at + 1) && !text.contains('.'),
            _ => false,
        };
        if !goes_on {
            break;
        }
        text.push(c);
        at += 1;
    }
    let number = Number::parse(&text).ok()??;
    Some((number, at))
}

/// 零 before a unit.
fn zero(glyphs: &[Glyph]) -> Option<(Number, usize)> {
    let spelt = glyphs.first()?.plain == '零' && unit(glyphs.get(1..)?).is_some();
    if spelt { Some((Number::parse("0").ok()??, 1)) } else { None }
}

/// Whether digits after a blank continue the number before it. They do if both together are a year, or if a group of thousands or
/// the two decimals of an amount were broken. A complete number is not continued: two numbers side by side are two columns run
/// together, whatever unit follows them.
fn joins(text: &str, rest: &[Glyph]) -> bool {
    if text.is_empty() {
        return true;
    }
    let digits = rest.iter().take_while(|glyph| glyph.plain.is_ascii_digit()).count();
    // A line break may be within them.
    let piece =
        rest.iter().skip(1).take_while(|glyph| glyph.plain.is_ascii_digit() && !glyph.gap).count() + 1;
    let next = rest.get(digits).map(|glyph| glyph.plain);
    if let Some((_, decimals)) = text.split_once('.') {
        return decimals.len() + piece <= 2 && !matches!(next, Some('.' | ','));
    }
    match text.rsplit_once(',') {
        Some((_, group)) => group.len() + piece <= 3,
        None => text.len() + digits == 4 && next == Some('年'),
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::ProseText;
    use super::*;
    use crate::document::Cell;
    use juesuan_model::Locator;

    fn read(text: &str) -> Option<(String, usize)> {
        let mut glyphs = ProseText::default();
        glyphs.push(&Cell { text: text.into(), locator: Locator::at(1, 1) });
        number(glyphs.glyphs(0..usize::MAX))
            .map(|(number, length)| (number.value.normalize().to_string(), length))
    }

    #[test]
    fn a_number_is_read_through_the_blanks_and_breaks_inside_it() {
        for (text, value, length) in [
            ("5,102.22 万元", "5102.22", 8),
            ("5,1 02.2\n2万元", "5102.22", 8),
            ("３，４００．００万元", "3400", 8),
            ("91. 8万元", "91.8", 4),
            ("-3.5万元", "-3.5", 4),
            ("20 23年度", "2023", 4),
            ("0%", "0", 1),
        ] {
            assert_eq!(read(text), Some((value.to_owned(), length)), "{text}");
        }
    }

    #[test]
    fn what_follows_a_number_is_not_drawn_into_it() {
        for (text, value, length) in [
            ("2010301 5.2万元", "2010301", 7),
            ("12 345万元", "12", 2),
            ("412.30 3支出", "412.3", 6),
            ("500.00 300.00万元", "500", 6),
            ("1,200.50 2万元", "1200.5", 8),
            ("60.1 3.30", "60.1", 4),
            ("5,18人次", "5", 1),
            ("1305.33，支出", "1305.33", 7),
            ("2,3456元", "2", 1),
        ] {
            assert_eq!(read(text), Some((value.to_owned(), length)), "{text}");
        }
    }
}
