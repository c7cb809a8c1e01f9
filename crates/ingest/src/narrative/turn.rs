//! Words that turn the sentence to something else: a list of parts or projects, a cause, an achievement or a use.

use super::clause::Clause;
use super::context::Story;
use super::lexicon::Word;
use super::number::Measure;
use super::reader::ProseReader;
use super::token::{Kind, Token};
use juesuan_model::{Subject, Topic};

impl ProseReader<'_> {
    /// A word after which the sentence turns to something else.
    pub(super) fn turn(&mut self, word: Word, token: &Token, after: &[Token]) {
        self.commit();
        let telling = self.carried.story.is_some();
        match word {
            Word::Parts => {
                if self.clause.first {
                    self.carried.resume_base();
                }
                let word = self.plain(&token.glyphs);
                self.carried.parts(&word, self.clause.first);
            }
            Word::Tell if opens_list(after) => self.carried.parts("包括", false),
            Word::Cause => {
                self.explain(token, after);
                self.carried.story = self.carried.story.max(Some(Story::Clause));
            }
            Word::Tell => self.carried.story = self.carried.story.max(Some(Story::Clause)),
            Word::TellOn => self.carried.story = Some(Story::Paragraph),
            Word::Projects if !telling => self.carried.projects = true,
            Word::Uses if !telling => {
                let subject = self.carried.subject.as_ref().map(|subject| subject.topic);
                if subject == Some(Topic::Project) && !self.carried.opens {
                    self.carried.projects = true;
                } else {
                    self.carried.story = Some(Story::Clause);
                }
            }
            Word::Review => {
                let name = self.plain(&(self.clause.phrase.start..token.glyphs.start));
                self.carried.subject =
                    Some(Subject { topic: Topic::NamedProject, fund: None, code: None, label: name });
                self.carried.budget = None;
            }
            _ => {}
        }
        self.clause = Clause::at(token.glyphs.end);
    }

    /// Whether 分别为 begins a list of parts rather than numbers for several subjects: `支出100万元，分别为：基本支出…`.
    pub(super) fn lists(&self, token: &Token, after: &[Token]) -> bool {
        let is_verb = token.glyphs.len() > 2;
        let begins = after.first().is_some_and(|next| match next.kind {
            Kind::Word(word) => word.is_noun(),
            _ => next.kind == Kind::Colon,
        });
        is_verb && begins && self.clause.phrase.is_closed()
    }
}

/// Whether 包括 is followed by a list with amounts, or by the paragraphs of one.
fn opens_list(after: &[Token]) -> bool {
    let Some((next, list)) = after.split_first() else { return false };
    let is_money = |token: &Token| match token.kind {
        Kind::Quantity(quantity) => matches!(quantity.measure, Measure::Money(_)),
        _ => false,
    };
    match next.kind {
        Kind::Colon => list.is_empty() || list.iter().any(is_money),
        // 基本支出包括人员经费1200万元
        Kind::Word(word) => word.is_noun() && list.iter().any(is_money),
        _ => false,
    }
}
