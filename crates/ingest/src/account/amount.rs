//! What counts as an amount, judged by its characters alone: statements, headings and the words of the accounts are not considered.
//!
//! - **With a unit**: a number followed by 元, 千元, 万元, 亿元 …, with or without blanks and 余, 多 between them; or followed by 万 or 亿
//!   alone, unless a word of [`COUNTED`] shows that persons, acres or kilometers are counted. 零万元 is an amount, too.
//! - **Bare**: a number without a unit that has thousands separators, or two or more decimals. It is in a table, or in a line of
//!   text that was part of a table. In a table cell that contains nothing else, one decimal is enough.
//!
//! Percentages, counts, areas, years and months (`2023.12`), codes, 行次, page numbers and ordinals are therefore not amounts.
//! Neither is a threshold: `单价100万元（含）以上设备` names a category of equipment.

use compact_str::CompactString;
use juesuan_model::text::{is_blank, plain_char};
use std::ops::Range;

/// An amount in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Amount {
    /// Its digits and decimal point, as returned by [`digits`]: the amount is recognized by them.
    pub(super) digits: CompactString,
    /// Whether a unit follows it.
    pub(super) unit: bool,
    /// The bytes from its first digit to the end of its unit.
    pub(super) bytes: Range<usize>,
}

/// What follows a number that is not money: things counted in 万 and 亿, and measures of a number with separators or decimals.
const COUNTED: &[&str] = &[
    "%", "‰", "°", "℃", "㎡", "分", "倍", "米", "里", "公里", "公顷", "吨", "亩", "岁", "小时", "平方",
    "平米", "立方", "千米", "千克", "公斤", "斤", "千瓦", "度", "年", "月", "日", "人", "户", "名", "件",
    "个", "次", "册", "份", "台", "套", "辆", "只", "头", "株", "棵", "条", "家", "所", "场", "字", "张",
    "步", "例", "批", "宗", "笔", "本", "座", "栋", "幢", "盏", "师生", "群众", "居民", "村民", "市民",
    "学生", "农民", "职工",
];

/// Words of the accounts that begin like one of those: the label of a row right after a number.
const LABELS: &[&str] =
    &["人员", "个人", "分配", "名称", "年初", "年末", "本年", "年度", "本级", "日常", "家庭", "场地"];

/// What may be between a number and its unit if the number is rough.
const ROUGH: [char; 3] = ['余', '多', '来'];

/// Decimals of a bare amount in running text.
const DECIMALS: usize = 2;

/// Years that a month may follow: `2023.12`.
const YEARS: Range<u32> = 1950..2100;

/// The amounts of a text, from left to right, starting at byte `from`.
pub(super) fn find(text: &str, from: usize) -> impl Iterator<Item = Amount> + '_ {
    let mut at = from;
    let rare = may_have_rare(text.as_bytes());
    std::iter::from_fn(move || {
        loop {
            at += first(text.as_bytes().get(at..)?, rare)?;
            let (amount, end) = at_digit(text, at);
            at = end;
            if amount.is_some() {
                return amount;
            }
        }
    })
}

/// Whether a text may contain amounts: whether it contains a digit or 零.
pub(super) fn may_stand_in(text: &str) -> bool {
    let text = text.as_bytes();
    first_digit(text).is_some() || (may_have_rare(text) && first(text, true).is_some())
}

/// Where the first number begins. `rare`: whether it may begin with a character other than an ASCII digit.
fn first(text: &[u8], rare: bool) -> Option<usize> {
    if !rare {
        return first_digit(text);
    }
    let begins = |at: usize| text.get(at..).is_some_and(begins);
    text.iter().enumerate().find(|(at, byte)| may_begin(**byte) && begins(*at)).map(|(at, _)| at)
}

/// The position of the first ASCII digit.
fn first_digit(text: &[u8]) -> Option<usize> {
    /// Number of bytes that are looked at in one step, without a branch.
    const STEP: usize = 16;
    let no_digit = |step: &[u8]| !step.iter().fold(false, |any, byte| any | byte.is_ascii_digit());
    let start = text.chunks_exact(STEP).take_while(|step| no_digit(step)).count() * STEP;
    text.get(start..)?.iter().position(u8::is_ascii_digit).map(|at| start + at)
}

/// Whether a text may contain a full-width digit or 零: whether it contains the last two bytes of one.
fn may_have_rare(text: &[u8]) -> bool {
    let mut pairs = text.iter().zip(text.get(1..).unwrap_or_default());
    pairs.any(|pair| matches!(pair, (0xBC, 0x90..=0x99) | (0x9B, 0xB6)))
}

/// Whether a number begins with these bytes: a digit, a full-width one, or 零.
const fn begins(bytes: &[u8]) -> bool {
    matches!(bytes, [b'0'..=b'9', ..] | [0xEF, 0xBC, 0x90..=0x99, ..] | [0xE9, 0x9B, 0xB6, ..])
}

/// Whether a byte may be the first of a number.
const fn may_begin(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | 0xEF | 0xE9)
}

/// The amount that begins here, and where to continue.
fn at_digit(text: &str, at: usize) -> (Option<Amount>, usize) {
    let rest = text.get(at..).unwrap_or_default();
    let Some((first, after)) = next(rest) else { return (None, text.len()) };
    let step = at + rest.len() - after.len();
    let before = || text.get(..at).and_then(|before| before.chars().next_back()).map_or(' ', plain_char);
    if first == '零' {
        let before = before();
        let unit =
            unit(after).filter(|_| crate::numeral::digit(before).is_none() && !"十百千".contains(before));
        let amount = unit.map(|length| Amount { digits: "零".into(), unit: true, bytes: at..step + length });
        return (amount, step);
    }
    if !first.is_ascii_digit() {
        return (None, step);
    }
    let number = Number::at_start(rest);
    let end = at + number.printed.len();
    let rest = rest.get(number.printed.len()..).expect("the number is the start of the text");
    let amount = |unit, end| Some(Amount { digits: number.digits(), unit, bytes: at..end });
    if let Some(length) = unit(rest) {
        let is_bound = is_bound(rest.get(length..).unwrap_or_default());
        return (if is_bound { None } else { amount(true, end + length) }, end + length);
    }
    let glued = || matches!(before(), '0'..='9' | 'A'..='Z' | 'a'..='z' | '.' | '_' | '/' | '=' | '%');
    let is_bare = (number.separated || number.decimals >= DECIMALS) && !glued();
    (if is_bare && !number.is_month() && !is_measured(rest) { amount(false, end) } else { None }, end)
}

/// The amount in a cell that contains only a number with separators or decimals, and possibly a sign, brackets or a currency mark.
pub(super) fn whole(text: &str) -> Option<Amount> {
    let is_around = |c: char| {
        is_blank(c) || matches!(plain_char(c), '-' | '(' | ')' | '+' | '¥' | '￥' | '$' | '▲' | '△')
    };
    let inner = text.trim_start_matches(is_around);
    let start = text.len() - inner.len();
    let number = Number::at_start(inner);
    let rest = inner.get(number.printed.len()..)?;
    let is_money = (number.separated || number.decimals > 0) && !number.is_month();
    (is_money && rest.chars().all(is_around)).then(|| Amount {
        digits: number.digits(),
        unit: false,
        bytes: start..start + number.printed.len(),
    })
}

/// By what the amounts in a printed text are recognized: `5102.22` of `5,102.22 万元`, `零` of 零万元, both of two that are side by side.
pub(super) fn known_by(printed: &str) -> impl Iterator<Item = CompactString> + '_ {
    // A number with a unit is not a number alone.
    let whole = if printed.ends_with('元') { None } else { whole(printed) };
    let amounts = whole.is_none().then(|| find(printed, 0));
    whole.into_iter().chain(amounts.into_iter().flatten()).map(|amount| amount.digits)
}

/// The digits and points of a number as printed, in plain form. Also `0` and `12`, which are amounts if a header says that they
/// are.
pub(super) fn digits(printed: &str) -> CompactString {
    let kept = |c: &char| c.is_ascii_digit() || *c == '.';
    if printed.bytes().all(|byte| kept(&char::from(byte))) {
        return printed.into();
    }
    printed.chars().map(plain_char).filter(kept).collect()
}

/// Where an amount begins that the end of a text breaks off: `支出1`, `共3.5`, `共3.5万`.
pub(super) fn broken_off(text: &str) -> Option<usize> {
    let whole = text.trim_end_matches(is_blank);
    let number = whole.trim_end_matches(['万', '亿', '千']);
    let is_number = |c: char| plain_char(c).is_ascii_digit() || matches!(plain_char(c), ',' | '.');
    let start = number.trim_end_matches(is_number).len();
    (start < number.len()).then_some(start)
}

/// Whether a text may continue an amount that the line before broke off.
pub(super) fn goes_on(text: &str) -> bool {
    let first = text.chars().find(|c| !is_blank(*c)).map(plain_char);
    first.is_some_and(|c| matches!(c, '0'..='9' | ',' | '.' | '元' | '万' | '亿' | '千'))
}

/// A number at the start of a text.
struct Number<'a> {
    printed: &'a str,
    /// Digits before the point.
    whole: usize,
    decimals: usize,
    separated: bool,
}

impl<'a> Number<'a> {
    /// Digits, thousands separators in the right places, and a point followed by digits.
    fn at_start(text: &'a str) -> Self {
        let mut number = Self { printed: "", whole: 0, decimals: 0, separated: false };
        let mut rest = text;
        let mut point = false;
        loop {
            // Nearly all digits are ASCII: they are taken in one piece.
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            *(if point { &mut number.decimals } else { &mut number.whole }) += digits;
            rest = rest.get(digits..).expect("ASCII digits have one byte each");
            let Some((c, after)) = next(rest) else { break };
            match c {
                '0'..='9' if point => number.decimals += 1,
                '0'..='9' => number.whole += 1,
                ',' if !point && takes_separator(number.separated, number.whole, after) => {
                    number.separated = true;
                }
                '.' if !point && next(after).is_some_and(|(c, _)| c.is_ascii_digit()) => point = true,
                _ => break,
            }
            rest = after;
        }
        number.printed = text.get(..text.len() - rest.len()).expect("what is left is the end of the text");
        number
    }

    fn digits(&self) -> CompactString {
        if !self.printed.is_ascii() {
            digits(self.printed)
        } else if self.separated {
            self.printed.split(',').collect()
        } else {
            self.printed.into()
        }
    }

    fn is_month(&self) -> bool {
        /// Digits of a year.
        const YEAR: usize = 4;
        if self.separated || self.whole != YEAR || !(1..=2).contains(&self.decimals) {
            return false;
        }
        let Some((year, month)) = self.printed.split_once(|c| plain_char(c) == '.') else { return false };
        let (year, month) = (digits(year).parse::<u32>(), digits(month).parse::<u32>());
        year.is_ok_and(|year| YEARS.contains(&year)) && month.is_ok_and(|month| (1..=12).contains(&month))
    }
}

/// Whether a thousands separator may follow this many digits: three digits must follow, and at most three precede the first one.
fn takes_separator(separated: bool, before: usize, after: &str) -> bool {
    let digits = after.chars().map(plain_char).take_while(char::is_ascii_digit).take(4).count();
    digits == 3 && (separated || (1..=3).contains(&before))
}

/// The first character in its plain form, and the text after it.
fn next(text: &str) -> Option<(char, &str)> {
    let mut chars = text.chars();
    chars.next().map(|c| (plain_char(c), chars.as_str()))
}

/// Number of bytes of a unit of money, including what precedes it; `None` if no unit follows.
fn unit(text: &str) -> Option<usize> {
    // Nearly all amounts.
    if text.starts_with("万元") {
        return Some("万元".len());
    }
    let blank = text.trim_start_matches(is_blank);
    if !matches!(blank.chars().next()?, '元' | '万' | '亿' | '千' | '百' | '余' | '多' | '来') {
        return None;
    }
    let rest = blank.trim_start_matches(ROUGH).trim_start_matches(is_blank);
    let after = rest.trim_start_matches(['百', '千', '万', '亿']);
    let magnitude = rest.get(..rest.len() - after.len())?.chars().next_back();
    let whole = after.trim_start_matches(is_blank).trim_start_matches(ROUGH).trim_start_matches(is_blank);
    if let Some(end) = whole.strip_prefix('元') {
        return Some(text.len() - end.len());
    }
    let counts = COUNTED.iter().any(|word| whole.starts_with(word));
    (matches!(magnitude, Some('万' | '亿')) && !counts).then_some(text.len() - after.len())
}

/// `以上`, `（含）以下` after an amount.
pub(super) fn is_bound(text: &str) -> bool {
    let rest = text.trim_start_matches(is_blank);
    let bracket =
        |c: char| matches!(plain_char(c), '(' | ')' | '<' | '>' | '〈' | '〉' | '[' | ']' | '【' | '】');
    let rest = rest.trim_start_matches(bracket);
    let rest = rest.strip_prefix('含').unwrap_or(rest).trim_start_matches(bracket);
    let rest = rest.strip_prefix('及').unwrap_or(rest);
    rest.starts_with("以上") || rest.starts_with("以下")
}

/// Whether what follows a number states what it measures, or continues a date or an ordinal: `12.5米`, `1.10.2`.
fn is_measured(rest: &str) -> bool {
    let ordinal = rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let counted = rest.trim_start_matches(['百', '千', '万', '亿']);
    let counts = |text: &str| {
        next(text).is_some_and(|(c, _)| c == '%' || c.is_ascii_alphabetic())
            || (COUNTED.iter().any(|word| text.starts_with(word))
                && !LABELS.iter().any(|label| text.starts_with(label)))
    };
    ordinal || counts(counted) || counted.trim_start().starts_with(|c: char| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amounts(text: &str) -> Vec<String> {
        let shown = |amount: &Amount| text.get(amount.bytes.clone()).unwrap().to_owned();
        find(text, 0).map(|amount| shown(&amount)).collect()
    }

    #[test]
    fn a_number_with_its_unit_is_an_amount() {
        for (text, found) in [
            ("收入5,102.22 万元，比上年增加91. 8万元", vec!["5,102.22 万元", "8万元"]),
            ("共３，４００．００万元、3千元、2亿元", vec!["３，４００．００万元", "3千元", "2亿元"]),
            ("10余万元，10万余元，30多元", vec!["10余万元", "10万余元", "30多元"]),
            ("投入100万，用于50万的项目", vec!["100万", "50万"]),
            ("共3万人、5亿多只、12.5万平方米、2万余名", vec![]),
            ("预算零万元，一百零三元", vec!["零万元"]),
            ("单价50万元（含）以上设备、100万元〈含)以上、3万元以下", vec![]),
            ("2023年增长5%，18人次，2辆车，第3页", vec![]),
        ] {
            assert_eq!(amounts(text), found, "{text}");
        }
    }

    #[test]
    fn a_bare_number_is_an_amount_where_it_looks_like_money() {
        for (text, found) in [
            ("合计 28193.85 4,998 12", vec!["28193.85", "4,998"]),
            ("12.50人员经费8.00年初结转1,234", vec!["12.50", "8.00", "1,234"]),
            ("1.2015年决算，2.10.3 概述，V1.25，2023.12，2023.12.31，12.5", vec![]),
            ("面积1,234.56平方米，1,234人，98.50%，3.25倍，2.50 km", vec![]),
            ("2,3456 2010301 78,5.83", vec!["5.83"]),
        ] {
            assert_eq!(amounts(text), found, "{text}");
        }
    }

    #[test]
    fn a_cell_of_one_number_is_an_amount_with_one_decimal() {
        let whole = |text| whole(text).map(|amount| amount.digits.to_string());
        for text in ["12.5", " (12.5) ", "-12.5", "￥12.5", "▲12.5", "12.5-"] {
            assert_eq!(whole(text).as_deref(), Some("12.5"), "{text}");
        }
        for text in ["12", "12.5%", "2023.12", "12.5分", "1.", "合计 12.5", ""] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn an_amount_may_be_broken_off_at_the_end_of_a_line() {
        let broken = |text: &'static str| broken_off(text).and_then(|start| text.get(start..));
        assert_eq!(broken("（类）1"), Some("1"));
        assert_eq!(broken("共3.5 "), Some("3.5 "));
        assert_eq!(broken("共3.5万"), Some("3.5万"));
        assert_eq!(broken("共3.5万元"), None);
        assert!(goes_on("3.5万元") && goes_on(" 元，") && !goes_on("其中"));
    }
}
