//! A sentence as tokens: words of the lexicon, numbers with units, years, marks, and runs of anything else.

use super::lexicon::{self, Word};
use super::number::{self, Measure, Quantity};
use super::text::{Glyph, starts_with};
use compact_str::CompactString;
use juesuan_model::code::listed_names;
use juesuan_model::money::Number;
use juesuan_model::{Code, CodeDomain, CodeLevel, FiscalYear};
use std::ops::Range;

/// A token and its glyphs, counted in the sentence.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) glyphs: Range<usize>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Word(Word),
    Quantity(Quantity),
    /// A price that defines which things are counted: `100万元（含）以上`.
    Threshold,
    /// A number without a unit.
    Number(Number),
    Year(FiscalYear),
    /// `2023年12月31日`.
    Date(FiscalYear),
    /// A classification code before its name.
    Code(Code),
    /// A classification code in brackets after its name: `（科目代码2010301）`.
    CodeBehind(Code),
    /// （类）, （款）, （项）, with the digits of the level if they are printed: （207类）, （01款）.
    Level(CodeLevel, CompactString),
    /// A class, group or item of a classification, as joined by [`super::functional`].
    Functional {
        level: CodeLevel,
        names: Vec<(CodeLevel, String)>,
        code: Option<Code>,
    },
    /// Brackets around words without a number of their own.
    Aside,
    /// A bracket around clauses.
    Open,
    Close,
    Comma,
    /// 、
    Pause,
    Semicolon,
    Colon,
    Stop,
    /// The number of a list's entry: `1.`, `（2）`, `三、`.
    Ordinal,
    /// A run of characters that no word explains.
    Other,
}

impl Kind {
    /// Whether no clause can continue across it.
    pub(super) fn is_mark(&self) -> bool {
        matches!(
            self,
            Self::Comma
                | Self::Pause
                | Self::Semicolon
                | Self::Colon
                | Self::Stop
                | Self::Open
                | Self::Close
                | Self::Ordinal
        )
    }
}

/// Cuts a sentence. `body` is the publisher's name, which has no meaning in a clause.
pub(super) fn tokens(glyphs: &[Glyph], body: &[char]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(glyphs.len() / 2);
    let mut at = 0;
    while let Some(rest @ [first, ..]) = glyphs.get(at..) {
        // The number of an entry follows a mark, an amount or, with a blank, the entry before.
        let amount = tokens.last().is_some_and(|token| matches!(token.kind, Kind::Quantity(_)));
        let gap = first.gap;
        let begins = tokens.last().is_none_or(|token| token.kind.is_mark());
        if (amount || gap && !begins)
            && let Some((kind, length)) = entry(rest)
        {
            tokens.push(Token { kind, glyphs: at..at + length });
            at += length;
            continue;
        }
        let short = begins || tokens.last().is_some_and(|token| matches!(token.kind, Kind::Year(_)));
        let (kind, length) = next(rest, begins, short, body);
        // 提租补贴：24156: the number after a name is its amount, although the unit is not printed.
        let kind = match kind {
            Kind::Code(code) if code.level() != CodeLevel::Item && is_amount_of(&tokens) => {
                let number = number::number(rest).map(|(number, _)| number);
                number.map_or(Kind::Code(code), Kind::Number)
            }
            kind => kind,
        };
        let about = at.checked_sub(1).and_then(|before| glyphs.get(before)).map(|glyph| glyph.plain);
        let kind = match kind {
            Kind::Quantity(quantity) if matches!(about, Some('约' | '近' | '超' | '逾')) => {
                Kind::Quantity(Quantity { about: true, ..quantity })
            }
            kind => kind,
        };
        match tokens.last_mut() {
            Some(Token { kind: Kind::Other, glyphs }) if matches!(kind, Kind::Other) => {
                glyphs.end = at + length;
            }
            _ => tokens.push(Token { kind, glyphs: at..at + length }),
        }
        at += length;
    }
    tokens
}

/// Whether the tokens end with `NAME：`, whose amount follows.
fn is_amount_of(tokens: &[Token]) -> bool {
    let [.., name, colon] = tokens else { return false };
    let named = matches!(name.kind, Kind::Other | Kind::Aside)
        || matches!(name.kind, Kind::Word(word) if word.is_noun());
    colon.kind == Kind::Colon && named
}

/// The token at the start of these glyphs and its length, at least 1. `begins`: whether a clause begins here. `short`: whether the
/// publisher's short name is possible here.
fn next(glyphs: &[Glyph], begins: bool, short: bool, body: &[char]) -> (Kind, usize) {
    let found = begins
        .then(|| ordinal(glyphs))
        .flatten()
        .or_else(|| dotted(glyphs))
        .or_else(|| numeric(glyphs))
        .or_else(|| cited(glyphs))
        .or_else(|| bracket(glyphs))
        .or_else(|| mark(glyphs))
        .or_else(|| named(glyphs, body))
        .or_else(|| word(glyphs, begins))
        .or_else(|| short.then(|| short_name(glyphs, body)).flatten());
    found.unwrap_or((Kind::Other, 1))
}

fn char_at(glyphs: &[Glyph], at: usize) -> Option<char> {
    glyphs.get(at).map(|glyph| glyph.plain)
}

/// The number of an entry after the entry before it: `…591.60万元 1、专项业务费`, `（2）`. A name follows it.
fn entry(glyphs: &[Glyph]) -> Option<(Kind, usize)> {
    let (kind, length) = ordinal(glyphs)?;
    let last = char_at(glyphs, length.checked_sub(1)?)?;
    let names = char_at(glyphs, length)?.is_alphanumeric();
    (names && !matches!(last, ',' | ':')).then_some((kind, length))
}

/// `1.`, `4、`, `（二）`, `三、`. 1.5 and 17996.68 are not ordinals; `1.2015年…` begins with one.
fn ordinal(glyphs: &[Glyph]) -> Option<(Kind, usize)> {
    match char_at(glyphs, 0)? {
        '①'..='⑳' => return Some((Kind::Ordinal, 1)),
        '(' | '表' | '十' => {}
        c if crate::numeral::digit(c).is_some() => {}
        _ => return None,
    }
    let plain: CompactString = glyphs.iter().take(ORDINAL_LENGTH).map(|glyph| glyph.plain).collect();
    let rest = crate::numeral::without_ordinal(&plain);
    let length = plain.chars().count() - rest.chars().count();
    let after = glyphs.get(length..).unwrap_or_default();
    let digit = char_at(after, 0).is_some_and(|c| c.is_ascii_digit());
    // `1.2015年…` and `1. 2101101行政单位医疗`, whose blank is gone.
    let year = || matches!(numeric(after), Some((Kind::Year(_) | Kind::Date(_) | Kind::Code(_), _)));
    let long = length > 4 && char_at(glyphs, 0).is_some_and(|c| c.is_ascii_digit());
    (length > 0 && !long && (!digit || year())).then_some((Kind::Ordinal, length))
}

/// `（二十一）` and one more character.
const ORDINAL_LENGTH: usize = 6;

/// A date with points, or two: `2025.1.1-2025.12.31`. It is not a number.
fn dotted(glyphs: &[Glyph]) -> Option<(Kind, usize)> {
    if char_at(glyphs, 0) != Some('2') || char_at(glyphs, 4) != Some('.') {
        return None;
    }
    let part = |(at, glyph): &(usize, &Glyph)| {
        (*at == 0 || !glyph.gap) && (glyph.plain.is_ascii_digit() || matches!(glyph.plain, '.' | '-'))
    };
    let text: CompactString =
        glyphs.iter().enumerate().take_while(part).map(|(_, glyph)| glyph.plain).collect();
    let text = text.trim_end_matches(['.', '-']);
    let points = text.split('-').next()?.matches('.').count();
    (points == 2 && !text.contains("..")).then_some((Kind::Aside, text.len()))
}

/// Anything that begins with a digit or a sign.
fn numeric(glyphs: &[Glyph]) -> Option<(Kind, usize)> {
    let (number, length) = number::number(glyphs)?;
    let rest = glyphs.get(length..).unwrap_or_default();
    if let Some(found) = year(number, length, rest) {
        return Some(found);
    }
    let about = matches!(char_at(rest, 0), Some('余' | '多'));
    let skipped = usize::from(about);
    if let Some((measure, width, rough)) = number::unit(rest.get(skipped..).unwrap_or_default()) {
        let after = rest.get(skipped + width..).unwrap_or_default();
        let end = length + skipped + width;
        if let (Measure::Money(_), Some(more)) = (measure, threshold(after)) {
            return Some((Kind::Threshold, end + more));
        }
        let about = about || rough || BOUNDS.iter().any(|word| starts_with(after, word).is_some());
        return Some((Kind::Quantity(Quantity { number, measure, about }), end));
    }
    if number.decimals == 0 && char_at(rest, 0).is_some_and(|c| c == '-' || (c.is_alphabetic() && c != '年'))
    {
        let digits: String = glyphs.iter().take(length).map(|glyph| glyph.plain).collect();
        if digits.len() >= 5
            && let Some(code) = code(&digits)
        {
            return Some((Kind::Code(code), length));
        }
    }
    Some((Kind::Number(number), length))
}

/// A code of a class that exists or existed: 24156 is not one.
fn code(digits: &str) -> Option<Code> {
    let code = Code::parse(digits, CodeDomain::Functional).ok()?;
    let class = Code::parse(digits.get(..3)?, CodeDomain::Functional).ok()?;
    (!listed_names(&class).is_empty()).then_some(code)
}

/// Words after an amount that make it a bound or an approximation.
const BOUNDS: [&str; 4] = ["左右", "上下", "以内", "之内"];

/// `2023年度`, `2023年`, `2022` before 决算; `2023年12月31日` whole.
fn year(number: Number, length: usize, rest: &[Glyph]) -> Option<(Kind, usize)> {
    if number.decimals != 0 || length != 4 {
        return None;
    }
    let year = FiscalYear::new(i64::try_from(number.value).ok()?).ok()?;
    match (char_at(rest, 0), char_at(rest, 1)) {
        // 年初, 年末 belong to the words that follow; some reports omit 年.
        (Some('年'), Some('初' | '末' | '底')) | (Some('决' | '本' | '预'), _) => {
            Some((Kind::Year(year), length))
        }
        (Some('年'), Some('度')) => Some((Kind::Year(year), length + 2)),
        (Some('年'), Some(c)) if c.is_ascii_digit() => {
            let date =
                rest.iter().skip(1).take_while(|g| g.plain.is_ascii_digit() || "月日".contains(g.plain));
            let date: Vec<char> = date.map(|glyph| glyph.plain).collect();
            if date.contains(&'月') {
                Some((Kind::Date(year), length + 1 + date.len()))
            } else {
                Some((Kind::Year(year), length + 1))
            }
        }
        (Some('年'), _) => Some((Kind::Year(year), length + 1)),
        _ => None,
    }
}

/// `（含）以上` after an amount.
fn threshold(glyphs: &[Glyph]) -> Option<usize> {
    let words = ["(含)以上", "(含)以下", "(含)及以上", "含以上", "及以上", "以上", "以下"];
    words.iter().find_map(|word| starts_with(glyphs, word))
}

/// A bracket: a level of the classification, a code, an aside, or the start of clauses with numbers.
fn bracket(glyphs: &[Glyph]) -> Option<(Kind, usize)> {
    let closes = match char_at(glyphs, 0)? {
        '(' => ')',
        '【' => '】',
        '[' => ']',
        ')' => return Some((Kind::Close, 1)),
        _ => return None,
    };
    // A word with brackets inside begins before them, but some words begin with a bracket: (单位).
    let close = closing(glyphs, closes);
    let Some(close) = close else { return (closes == ')').then_some((Kind::Open, 1)) };
    let inside = glyphs.get(1..close).expect("a bracket closes behind the one that opens");
    let length = close + 1;
    if let Some(level) = level(inside) {
        return Some((level, length));
    }
    if let Some(code) = code_alone(inside) {
        // 【2010408】物价管理, but 物价管理（2010408）.
        let kind = if closes == ')' { Kind::CodeBehind(code) } else { Kind::Code(code) };
        return Some((kind, length));
    }
    if closes != ')' {
        return None;
    }
    let counts = (0..inside.len()).any(|at| {
        let starts = at.checked_sub(1).and_then(|before| char_at(inside, before));
        !starts.is_some_and(|c| c.is_ascii_digit())
            && matches!(inside.get(at..).and_then(numeric), Some((Kind::Quantity(_), _)))
    });
    Some(if counts { (Kind::Open, 1) } else { (Kind::Aside, length) })
}

/// Where the bracket that begins here closes, skipping brackets inside it: `（云财〔2025〕337号）`.
fn closing(glyphs: &[Glyph], closes: char) -> Option<usize> {
    let opens = glyphs.first()?.plain;
    let mut depth = 0_usize;
    glyphs.iter().position(|glyph| {
        if glyph.plain == opens {
            depth += 1;
        } else if glyph.plain == closes {
            depth = depth.saturating_sub(1);
        }
        depth == 0
    })
}

/// A title that is cited: `《关于做好2026年度…工作的通知》`. Its years and numbers are its own.
fn cited(glyphs: &[Glyph]) -> Option<(Kind, usize)> {
    const LONGEST: usize = 80;
    if char_at(glyphs, 0) != Some('《') {
        return None;
    }
    let close = glyphs.iter().take(LONGEST).position(|glyph| glyph.plain == '》')?;
    Some((Kind::Other, close + 1))
}

/// `类`, `207类`.
fn level(inside: &[Glyph]) -> Option<Kind> {
    let (last, digits) = inside.split_last()?;
    let (level, longest) = match last.plain {
        '类' => (CodeLevel::Class, 3),
        '款' => (CodeLevel::Group, 5),
        '项' => (CodeLevel::Item, 7),
        _ => return None,
    };
    let digits: CompactString = digits.iter().map(|glyph| glyph.plain).collect();
    let fits = digits.is_empty() || matches!(digits.len(), 2 | 3 | 5 | 7) && digits.len() <= longest;
    let plain = digits.chars().all(|c| c.is_ascii_digit());
    (fits && plain).then_some(Kind::Level(level, digits))
}

/// A code with nothing but what it is called.
fn code_alone(inside: &[Glyph]) -> Option<Code> {
    const CALLED: [&str; 4] = ["科目代码", "科目编码", "功能科目", "代码"];
    let called = CALLED.iter().find_map(|word| starts_with(inside, word)).unwrap_or(0);
    let colon = usize::from(char_at(inside, called) == Some(':'));
    let digits: String =
        inside.get(called + colon..).unwrap_or_default().iter().map(|glyph| glyph.plain).collect();
    code(&digits)
}

fn mark(glyphs: &[Glyph]) -> Option<(Kind, usize)> {
    let kind = match char_at(glyphs, 0)? {
        ',' => Kind::Comma,
        '、' => Kind::Pause,
        ';' => Kind::Semicolon,
        ':' => Kind::Colon,
        '。' | '!' | '?' => Kind::Stop,
        _ => return None,
    };
    Some((kind, 1))
}

/// The publisher's name.
fn named(glyphs: &[Glyph], body: &[char]) -> Option<(Kind, usize)> {
    let here = glyphs.get(..body.len())?;
    let same = !body.is_empty() && body.iter().zip(here).all(|(c, glyph)| *c == glyph.plain);
    same.then_some((Kind::Word(Word::Body), body.len()))
}

/// The publisher's name in short form: 青禾镇 for 示例市云澜区青禾镇人民政府.
fn short_name(glyphs: &[Glyph], body: &[char]) -> Option<(Kind, usize)> {
    let mut rest = body.iter();
    let mut length = None;
    for (at, glyph) in glyphs.iter().take(body.len()).enumerate() {
        if !rest.any(|c| *c == glyph.plain) {
            break;
        }
        if at > 0 && (rest.len() == 0 || ENDS_BODY.contains(&glyph.plain)) {
            length = Some(at + 1);
        }
    }
    length.map(|length| (Kind::Word(Word::Body), length))
}

/// The characters with which the short name of a department ends.
const ENDS_BODY: [char; 15] =
    ['局', '委', '办', '厅', '乡', '镇', '府', '校', '院', '所', '馆', '站', '处', '会', '队'];

/// A word of the lexicon. 系 is “because” only at the start of a clause, and 中 is “of which” only at the end of one.
fn word(glyphs: &[Glyph], begins: bool) -> Option<(Kind, usize)> {
    if (char_at(glyphs, 0), char_at(glyphs, 1)) == (Some('中'), Some(',')) {
        return Some((Kind::Word(Word::Parts), 1));
    }
    let (word, length) = lexicon::longest(glyphs)?;
    if word == Word::Cause && length == 1 && !begins {
        return None;
    }
    // 少4.20万元, but 少数民族.
    let bare_change = matches!(word, Word::Change(_)) && length == 1;
    if bare_change && number::number(glyphs.get(1..).unwrap_or_default()).is_none() {
        return None;
    }
    // 卫生健康支出类 is 卫生健康支出（类）.
    let level = matches!(word, Word::Class(_)) && char_at(glyphs, length) == Some('类');
    Some((Kind::Word(word), length + usize::from(level)))
}
