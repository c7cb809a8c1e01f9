//! Names of functional classes, groups and items: `一般公共服务支出（类）财政事务（款）行政运行（项）`, `2120101城乡社区管理事务--行政运行`.

use super::lexicon::Word;
use super::text::{Glyph, plain};
use super::token::{Kind, Token};
use juesuan_model::code::functional_class;
use juesuan_model::text::squeeze;
use juesuan_model::{Code, CodeDomain, CodeLevel, Fact, Topic};
use std::collections::HashMap;
use std::ops::Range;

/// The codes of the report's own statements, by name below a parent.
#[derive(Debug, Default)]
pub(super) struct Names(HashMap<(String, String), Code>);

impl Names {
    /// From the rows of the statements.
    pub(super) fn of(facts: &[Fact]) -> Self {
        let coded = facts.iter().filter_map(|fact| Some((fact.row_label.as_ref(), fact.code.as_ref()?)));
        let functional = coded.filter(|(_, code)| code.domain() == CodeDomain::Functional);
        Self::from_names(functional)
    }

    /// From names with their codes; a class is known by its name wherever it stands.
    pub(super) fn from_names<'a>(names: impl IntoIterator<Item = (&'a str, &'a Code)>) -> Self {
        let below = names.into_iter().filter_map(|(name, code)| {
            Some(((code.parent()?.digits().to_owned(), stem(name)), code.clone()))
        });
        Self(below.collect())
    }

    /// The code as deep as the names lead, starting from a class that stands before them.
    pub(super) fn resolve(&self, names: &[(CodeLevel, String)], class: Option<&Code>) -> Option<Code> {
        let mut code = class.cloned();
        for (level, name) in names {
            let next = match level {
                CodeLevel::Class => functional_class(name),
                _ => code
                    .as_ref()
                    .and_then(|parent| self.0.get(&(parent.digits().to_owned(), stem(name))).cloned()),
            };
            if next.is_none() {
                break;
            }
            code = next;
        }
        code
    }
}

/// A name without the 支出 that some papers add and others leave out.
fn stem(name: &str) -> String {
    let name = squeeze(name);
    name.strip_suffix("支出").unwrap_or(&name).to_owned()
}

/// The topic of a level.
pub(super) fn topic(level: CodeLevel) -> Topic {
    match level {
        CodeLevel::Class => Topic::FunctionalClass,
        CodeLevel::Group => Topic::FunctionalGroup,
        CodeLevel::Item => Topic::FunctionalItem,
    }
}

/// Puts the tokens of each name together into one.
pub(super) fn join(tokens: Vec<Token>, glyphs: &[Glyph]) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut rest = tokens.into_iter().peekable();
    while let Some(token) = rest.next() {
        match &token.kind {
            Kind::Level(level) => {
                let name = take_name(&mut joined, *level);
                let text = plain(glyphs.get(name.clone()).unwrap_or_default());
                extend(&mut joined, *level, text, name.start..token.glyphs.end);
            }
            Kind::Code(code) => {
                let mut end = token.glyphs.end;
                while let Some(part) = rest.next_if(|next| spells(&next.kind)) {
                    end = part.glyphs.end;
                }
                let (level, code) = (code.level(), Some(code.clone()));
                let kind = Kind::Functional { level, names: Vec::new(), code };
                joined.push(Token { kind, glyphs: token.glyphs.start..end });
            }
            _ => joined.push(token),
        }
    }
    joined
}

/// Takes the tokens off the end that spell a name, and says which glyphs they have. A class is known by its name, so its
/// name alone is taken; a group or item has whatever stands between it and the level above.
fn take_name(joined: &mut Vec<Token>, level: CodeLevel) -> Range<usize> {
    let end = joined.last().map_or(0, |last| last.glyphs.end);
    let mut start = end;
    while let Some(last) = joined.pop_if(|last| spells(&last.kind)) {
        start = last.glyphs.start;
        if level == CodeLevel::Class && matches!(last.kind, Kind::Word(Word::Class(_))) {
            break;
        }
    }
    start..end
}

/// Whether a token can be part of a classification's name: 机关事业单位养老保险缴费支出 is spelt with words that elsewhere
/// mean something.
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
fn extend(joined: &mut Vec<Token>, level: CodeLevel, text: String, glyphs: Range<usize>) {
    if let Some(Token { kind: Kind::Functional { level: last, names, code: None }, glyphs: so_far }) =
        joined.last_mut()
        && so_far.end == glyphs.start
        && *last < level
    {
        *last = level;
        names.push((level, text));
        so_far.end = glyphs.end;
        return;
    }
    let kind = Kind::Functional { level, names: vec![(level, text)], code: None };
    joined.push(Token { kind, glyphs });
}
