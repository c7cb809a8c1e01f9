//! Names of classes, groups and items, in all forms in which reports print them:
//!
//! | form | example |
//! |---|---|
//! | a level after each name | `一般公共服务支出（类）财政事务（款）行政运行（项）`, `基本工资（款）` |
//! | a level with its digits | `公共安全支出（204类）司法（06款）行政运行（01项）` |
//! | a code before its name | `2120101城乡社区管理事务--行政运行`, `【2010408】物价管理`, `2070103…（类）…（款）机关服务（项）` |
//! | a code after its name | `行政运行（科目代码2010301）` |
//! | names joined by dashes | `“教育支出-普通教育-高等教育”科目` |
//!
//! Names lead to codes through the report's own statements, each below its parent; in a report without statements, through the list
//! of codes. The class determines whether a name belongs to the functional or to the economic classification.

use super::lexicon::Word;
use super::text::{Glyph, plain, starts_with};
use super::token::{Kind, Token};
use compact_str::CompactString;
use juesuan_model::code::{economic_class, functional_class, listed_names, named_alone, named_below};
use juesuan_model::text::squeeze;
use juesuan_model::{Code, CodeDomain, CodeLevel, Fact, Topic};
use std::collections::HashMap;
use std::ops::Range;

/// The codes of the report's own statements.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// By name below a parent.
    below: HashMap<(String, String), Code>,
    /// Whether the statements have functional codes at all.
    stated: bool,
}

impl Names {
    /// From the rows of the statements.
    pub(super) fn of(facts: &[Fact]) -> Self {
        let coded = facts.iter().filter_map(|fact| Some((fact.row_label.as_ref(), fact.code.as_ref()?)));
        let functional = coded.filter(|(_, code)| code.domain() == CodeDomain::Functional);
        Self::from_names(functional)
    }

    /// From names with their codes. A class is recognized by its name alone.
    pub(super) fn from_names<'a>(names: impl IntoIterator<Item = (&'a str, &'a Code)>) -> Self {
        let mut own = Self::default();
        for (name, code) in names {
            own.stated = true;
            if let Some(parent) = code.parent() {
                own.below.insert((parent.digits().to_owned(), stem(name)), code.clone());
            }
        }
        own
    }

    /// The code as deep as the names lead, starting from a class that precedes them.
    pub(super) fn resolve(&self, names: &[(CodeLevel, String)], class: Option<&Code>) -> Option<Code> {
        let mut code = class.cloned();
        for (level, name) in names {
            let next = match level {
                CodeLevel::Class => class_named(name, class),
                _ => code.as_ref().and_then(|parent| {
                    let own = self.below.get(&(parent.digits().to_owned(), stem(name))).cloned();
                    // A name that the report's statements do not have is not taken for that of another row.
                    let listed = || named_below(parent, *level, name);
                    let asked = !self.stated || parent.domain() == CodeDomain::Economic;
                    own.or_else(|| asked.then(listed).flatten())
                }),
            };
            // A group's name that is in no list leaves the item to be found below the class.
            code = if *level == CodeLevel::Class { Some(next?) } else { next.or(code) };
        }
        code
    }

    /// The functional group or item to which a name alone leads, in the report's own statements or in the list.
    pub(super) fn alone(&self, name: &str) -> Option<Code> {
        if !self.stated {
            return named_alone(CodeDomain::Functional, name);
        }
        let stem = stem(name);
        let named = || self.below.iter().filter(|((_, name), _)| *name == stem).map(|(_, code)| code);
        let top = named().min_by_key(|code| code.digits().len())?;
        named().all(|code| code.digits().starts_with(top.digits())).then(|| top.clone())
    }
}

/// The class of a name that both classifications may have (其他支出): in that of the class before it.
fn class_named(name: &str, before: Option<&Code>) -> Option<Code> {
    let economic = before.is_some_and(|class| class.domain() == CodeDomain::Economic);
    if economic { economic_class(name) } else { functional_class(name).or_else(|| economic_class(name)) }
}

/// A name without the 支出 that some reports add and others omit.
fn stem(name: &str) -> String {
    let name = squeeze(name);
    name.strip_suffix("支出").unwrap_or(&name).to_owned()
}

/// The topic of a level. The economic classification has only classes and groups.
pub(super) fn topic(level: CodeLevel, domain: CodeDomain) -> Topic {
    match (domain, level) {
        (CodeDomain::Functional, CodeLevel::Class) => Topic::FunctionalClass,
        (CodeDomain::Functional, CodeLevel::Group) => Topic::FunctionalGroup,
        (CodeDomain::Functional, CodeLevel::Item) => Topic::FunctionalItem,
        (CodeDomain::Economic, CodeLevel::Class) => Topic::EconomicClass,
        (CodeDomain::Economic, CodeLevel::Group | CodeLevel::Item) => Topic::EconomicGroup,
    }
}

/// Joins the tokens of each name into one.
pub(super) fn join(mut tokens: Vec<Token>, glyphs: &[Glyph]) -> Vec<Token> {
    let text = |range: Range<usize>| plain(glyphs.get(range).unwrap_or_default());
    let begins = |at: usize, word: &str| starts_with(glyphs.get(at..).unwrap_or_default(), word);
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let Range { start, end } = token.glyphs;
        at += 1;
        match &token.kind {
            Kind::Level(level, digits) => {
                let name = take_name(&mut joined, *level);
                let text = text(name.clone());
                extend(&mut joined, (*level, text), digits, name.start..end);
            }
            Kind::Code(code) => {
                // 2296002用于社会福利的彩票公益金支出.
                let uses = code.level() == CodeLevel::Item && is_word(tokens.get(at), Word::Uses);
                at += usize::from(uses);
                at += tokens.get(at..).map_or(0, |behind| name_behind(behind, glyphs));
                let end = tokens.get(at - 1).map_or(end, |last| last.glyphs.end);
                joined.push(named(code.level(), Vec::new(), Some(code.clone()), start..end));
            }
            Kind::CodeBehind(code) => {
                let name = take_name(&mut joined, code.level());
                joined.push(if name.is_empty() {
                    Token { kind: Kind::Aside, ..token.clone() }
                } else {
                    named(code.level(), Vec::new(), Some(code.clone()), name.start..end)
                });
            }
            Kind::Other
                if begins(start, "科目") == Some(end - start) && joined.last().is_some_and(is_listed) =>
            {
                joined.push(Token { kind: Kind::Aside, ..token.clone() });
            }
            Kind::Other if begins(start, "-").is_some() => {
                let behind = tokens
                    .get(at..)
                    .map_or(0, |rest| rest.iter().take_while(|next| spells(&next.kind)).count());
                let end = tokens.get(at + behind - 1).map_or(end, |last| last.glyphs.end);
                match dashed(joined.last(), &text(start..end), end) {
                    Some(whole) => {
                        joined.pop();
                        joined.push(whole);
                        at += behind;
                    }
                    None => joined.push(token.clone()),
                }
            }
            _ => joined.extend(tokens.get_mut(at - 1).map(|token| Token {
                kind: std::mem::replace(&mut token.kind, Kind::Other),
                glyphs: start..end,
            })),
        }
    }
    joined
}

fn is_word(token: Option<&Token>, word: Word) -> bool {
    token.is_some_and(|token| token.kind == Kind::Word(word))
}

/// How many tokens after a code belong to its name: up to a comparison, a year before or a budget.
fn name_behind(tokens: &[Token], glyphs: &[Glyph]) -> usize {
    let dash = |token: &Token| {
        let before = token.glyphs.start.checked_sub(1).and_then(|before| glyphs.get(before));
        before.is_some_and(|glyph| glyph.plain == '-')
    };
    let ends = |at: usize, token: &Token| {
        let next = tokens.get(at + 1).map(|next| &next.kind);
        match &token.kind {
            Kind::Word(Word::PriorYear) => true,
            // 彩票公益金安排的支出—用于教育事业的彩票公益金支出
            Kind::Word(Word::Uses) => !dash(token),
            Kind::Word(Word::Than) => matches!(
                next,
                Some(
                    Kind::Year(_)
                        | Kind::Date(_)
                        | Kind::Word(Word::PriorYear | Word::Phase(_) | Word::Budget)
                )
            ),
            // 预算改革业务, but 预算安排 and 预算为.
            Kind::Word(Word::Budget) => !matches!(next, Some(Kind::Other)),
            kind => !spells(kind) && !matches!(kind, Kind::Level(..)),
        }
    };
    let end = tokens.iter().enumerate().position(|(at, token)| ends(at, token));
    end.unwrap_or(tokens.len())
}

fn named(
    level: CodeLevel,
    names: Vec<(CodeLevel, String)>,
    code: Option<Code>,
    glyphs: Range<usize>,
) -> Token {
    Token { kind: Kind::Functional { level, names, code }, glyphs }
}

/// Whether it names a class, group or item, so that 科目 can follow.
fn is_listed(token: &Token) -> bool {
    matches!(token.kind, Kind::Functional { .. } | Kind::Word(Word::Class(_) | Word::Economic(_)))
}

/// Names joined by dashes after a class: `教育支出` and `-普通教育-高等教育科目`, which ends at a glyph. After anything else they are not names.
fn dashed(class: Option<&Token>, text: &str, end: usize) -> Option<Token> {
    let Some(Token { kind: Kind::Word(Word::Class(digits)), glyphs }) = class else { return None };
    let below: Vec<&str> =
        text.strip_suffix("科目").unwrap_or(text).split('-').filter(|name| !name.is_empty()).collect();
    let levels = [CodeLevel::Group, CodeLevel::Item];
    let level = *levels.get(below.len().checked_sub(1)?)?;
    let class = Code::parse(digits, CodeDomain::Functional).ok()?;
    let class = (CodeLevel::Class, (*listed_names(&class).first()?).to_owned());
    let below = levels.into_iter().zip(below).map(|(level, name)| (level, name.to_owned()));
    let names = std::iter::once(class).chain(below).collect();
    Some(named(level, names, None, glyphs.start..end))
}

/// Removes the tokens at the end that spell a name, and returns their glyphs. A class is recognized by its name, so only its name
/// is removed; for a group or item, everything between it and the level above.
fn take_name(joined: &mut Vec<Token>, level: CodeLevel) -> Range<usize> {
    let end = joined.last().map_or(0, |last| last.glyphs.end);
    let mut start = end;
    while let Some(last) = joined.pop_if(|last| spells(&last.kind)) {
        start = last.glyphs.start;
        if level == CodeLevel::Class && matches!(last.kind, Kind::Word(Word::Class(_) | Word::Economic(_))) {
            break;
        }
    }
    start..end
}

/// Whether a token can be part of a classification's name: 机关事业单位养老保险缴费支出 contains words that have a meaning elsewhere.
fn spells(kind: &Kind) -> bool {
    match kind {
        Kind::Other | Kind::Aside => true,
        Kind::Word(word) => !matches!(
            word,
            Word::Parts
                | Word::Uses
                | Word::Tell
                | Word::Cause
                | Word::Share
                | Word::Complete
                | Word::Change(_)
                | Word::Phase(_)
        ),
        _ => false,
    }
}

/// Adds a level to the name just before, or begins a new one.
fn extend(
    joined: &mut Vec<Token>,
    (level, text): (CodeLevel, String),
    digits: &CompactString,
    glyphs: Range<usize>,
) {
    if let Some(Token { kind: Kind::Functional { level: last, names, code }, glyphs: so_far }) =
        joined.last_mut()
        && so_far.end == glyphs.start
        && *last < level
        && !names.is_empty()
    {
        *last = level;
        names.push((level, text));
        *code = code.as_ref().and_then(|above| below(Some(above), digits));
        so_far.end = glyphs.end;
        return;
    }
    let code = below(None, digits);
    joined.push(named(level, vec![(level, text)], code, glyphs));
}

/// The code that the digits of a level form below the one above: 01 below 207 is 20701, and so is 20701.
fn below(above: Option<&Code>, digits: &str) -> Option<Code> {
    let short = || Code::parse(&format!("{}{digits}", above?.digits()), CodeDomain::Functional).ok();
    let parsed = if digits.len() == 2 { short() } else { Code::parse(digits, CodeDomain::Functional).ok() };
    parsed.filter(|code| above.is_none_or(|above| code.digits().starts_with(above.digits())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Cell;
    use crate::narrative::text::ProseText;
    use crate::narrative::token::tokens;
    use juesuan_model::Locator;
    use std::fmt::Write as _;

    /// The names with their codes, by the list, and the text between them.
    fn read(text: &str) -> String {
        let mut paragraph = ProseText::default();
        paragraph.push(&Cell { text: text.into(), locator: Locator::at(1, 1) });
        let glyphs = paragraph.glyphs(0..usize::MAX);
        let mut read = String::new();
        for token in join(tokens(glyphs, &[]), glyphs) {
            match token.kind {
                Kind::Functional { level, names, code } => {
                    let code = code.or_else(|| Names::default().resolve(&names, None));
                    let code = code.map_or_else(|| "-".to_owned(), |code| code.to_string());
                    write!(read, "<{level} {code}>").unwrap();
                }
                _ => read.push_str(&plain(glyphs.get(token.glyphs).unwrap())),
            }
        }
        read
    }

    #[test]
    fn every_form_of_a_name_leads_to_its_code() {
        for (text, expected) in [
            ("一般公共服务支出（类）统计信息事务（款）专项普查活动（项）43万元", "<item 2010507>43万元"),
            ("公共安全支出（204类）司法（06款）行政运行（01项）9万元", "<item 2040601>9万元"),
            ("公共安全支出（204类）司法（20406款）9万元", "<group 20406>9万元"),
            ("社会保障和就业支出（类）机关事业单位职业年金缴费支出（项）9万元", "<item 2080506>9万元"),
            ("【2010408】物价管理203万元", "<item 2010408>203万元"),
            ("[2040401]行政运行826万元", "<item 2040401>826万元"),
            ("行政运行（科目代码2010301）438万元", "<item 2010301>438万元"),
            ("行政运行（2010301）438万元", "<item 2010301>438万元"),
            ("2120101城乡社区管理事务--行政运行3万元", "<item 2120101>3万元"),
            (
                "2070103文化体育与传媒支出（类）文化（款）机关服务（项）拨款支出140万元",
                "<item 2070103>140万元",
            ),
            ("2296002用于社会福利的彩票公益金支出45万元", "<item 2296002>45万元"),
            ("2296004彩票公益金安排的支出—用于教育事业的彩票公益金支出29万元", "<item 2296004>29万元"),
            ("1. 2101101卫生健康支出--行政单位医疗2万元", "1.<item 2101101>2万元"),
            ("2010201行政运行比2026年增加3万元", "<item 2010201>比2026年增加3万元"),
            ("“住房保障支出-住房改革支出-住房公积金”科目53万元", "<item 2210201>53万元"),
            ("“住房保障支出-住房改革支出”科目53万元", "<group 22102>53万元"),
            ("工资福利支出（类）20万元", "<class 301>20万元"),
            ("其他支出（类）20万元", "<class 229>20万元"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_dash_behind_anything_but_a_class_joins_no_names() {
        assert_eq!(read("基本支出-人员经费3万元"), "基本支出-人员经费3万元");
    }
}
