//! Reads a sentence token by token into a [`Clause`], and makes a claim wherever a number closes one.

use super::clause::{Clause, ClauseRelation, Comparison, NamedPhase, Of};
use super::context::{Base, Carried, Setting, Story};
use super::functional;
use super::lexicon::Word;
use super::number::Measure;
use super::phrase::{Head, Phrase};
use super::side::Side;
use super::subject::{is_bought, is_count};
use super::text::{Glyph, ProseText, Sentence, plain, starts_with};
use super::token::{Kind, Token, tokens};
use super::{Prose, reason};
use juesuan_model::{CodeDomain, Direction, FiscalYear, Kind as ReportKind, Phase, Section, Subject, Topic};
use std::ops::Range;
use std::sync::Arc;

/// A sentence being read.
pub(super) struct ProseReader<'a> {
    pub(super) setting: &'a Setting,
    pub(super) carried: &'a mut Carried,
    pub(super) text: &'a ProseText,
    pub(super) sentence: &'a Sentence,
    pub(super) glyphs: &'a [Glyph],
    pub(super) prose: &'a mut Prose,
    pub(super) clause: Clause,
    /// Whether a name follows the number that is being read, so that it is not of the subject before.
    pub(super) named_behind: bool,
    /// Amounts that are not in a claim.
    pub(super) unread: Vec<String>,
    /// The sentence as printed, and its length in characters, once a claim has needed them.
    printed: Option<(Arc<str>, u32)>,
}

impl<'a> ProseReader<'a> {
    pub(super) fn new(
        setting: &'a Setting,
        carried: &'a mut Carried,
        text: &'a ProseText,
        sentence: &'a Sentence,
        prose: &'a mut Prose,
    ) -> Self {
        let glyphs = text.glyphs(sentence.glyphs.clone());
        let clause = Clause { first: true, ..Clause::at(0) };
        Self {
            setting,
            carried,
            text,
            sentence,
            glyphs,
            prose,
            clause,
            named_behind: false,
            unread: Vec::new(),
            printed: None,
        }
    }

    /// The sentence as printed, which its claims share, and its length in characters.
    pub(super) fn sentence_printed(&mut self) -> (Arc<str>, u32) {
        let read = || self.text.shared_sentence(self.sentence);
        self.printed.get_or_insert_with(read).clone()
    }

    /// Lists the numbers of a table row that is a line of text: their columns were lost.
    pub(super) fn list(self) -> Vec<String> {
        let tokens = tokens(self.glyphs, &self.setting.body);
        let numbers = tokens.iter().filter(|token| matches!(token.kind, Kind::Quantity(_) | Kind::Number(_)));
        numbers.map(|token| self.printed(&token.glyphs)).collect()
    }

    /// Lists the amounts of a sentence that is not about the accounts.
    pub(super) fn list_money(self) -> Vec<String> {
        let tokens = tokens(self.glyphs, &self.setting.body);
        let money = |token: &&Token| match token.kind {
            Kind::Quantity(quantity) => matches!(quantity.measure, Measure::Money(_)),
            _ => false,
        };
        tokens.iter().filter(money).map(|token| self.printed(&token.glyphs)).collect()
    }

    /// Reads the sentence; returns the amounts in it that were not understood.
    pub(super) fn read(mut self) -> Vec<String> {
        self.carried.sentence();
        let tokens = functional::join(tokens(self.glyphs, &self.setting.body), self.glyphs);
        if reason::goes_on(&tokens, self.glyphs) {
            self.carried.story = self.carried.story.max(Some(Story::Clause));
        }
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if let Some(behind) = self.several(at, &tokens) {
                at = behind;
            } else {
                self.take(token, at, &tokens);
                at += 1;
            }
        }
        self.commit();
        self.unread
    }

    /// Some of the sentence's glyphs as plain text; empty if the range ends before it begins, as for a missing name.
    pub(super) fn plain(&self, glyphs: &Range<usize>) -> String {
        plain(self.glyphs.get(glyphs.clone()).unwrap_or_default())
    }

    fn take(&mut self, token: &Token, at: usize, tokens: &[Token]) {
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        let after = tokens.get(at + 1..).unwrap_or_default();
        if !token.kind.is_mark() && !matches!(token.kind, Kind::Quantity(_) | Kind::Number(_)) {
            self.clause.bare = false;
        }
        match &token.kind {
            Kind::Quantity(quantity) if self.is_of_whole(*quantity) => {
                self.of_whole(*quantity, token.glyphs.clone());
            }
            Kind::Quantity(quantity) => {
                // A number right before another is a break within one, or two columns run together.
                let doubtful = before.is_some_and(|before| matches!(before.kind, Kind::Number(_)));
                if after.first().is_some_and(|next| next.kind == Kind::Word(Word::Reaches)) {
                    // 由100万元增加到120万元: what it was before.
                    let based = self.carried.base.is_some();
                    self.clause.comparison = if based { Comparison::Based } else { Comparison::Stands };
                }
                self.named_behind = after.first().is_some_and(names);
                self.quantity(*quantity, doubtful, token.glyphs.clone());
                let bare = matches!(quantity.measure, Measure::Money(_));
                self.clause = Clause { bare, ..Clause::at(token.glyphs.end) };
            }
            Kind::Number(number) => {
                let ends = after.first().is_none_or(|next| next.kind.is_mark());
                if ends && self.lost_percent(*number, token.glyphs.clone()) {
                    self.clause = Clause::at(token.glyphs.end);
                } else {
                    self.bare_number(&token.glyphs);
                    // 201一般公共服务支出: the code of the class after it.
                    let digits = self.plain(&token.glyphs);
                    let code = after.first().is_some_and(|next| match next.kind {
                        Kind::Word(Word::Class(code) | Word::Economic(code)) => code == digits,
                        _ => false,
                    });
                    if code {
                        self.clause.phrase.boundary(token.glyphs.end);
                    } else if !ends {
                        self.other(token.glyphs.end);
                    }
                }
            }
            Kind::Year(year) => self.year(*year, token),
            Kind::Date(year) => {
                if self.carried.story.is_none() {
                    self.carried.year = *year;
                }
                self.clause.phrase.boundary(token.glyphs.end);
            }
            Kind::Functional { level, names, code } => {
                self.code(token);
                self.functional(*level, names, code.as_ref(), token);
            }
            Kind::Threshold => self.clause.phrase.threshold = true,
            Kind::Other if self.is_of(token, after) => {
                self.commit();
                self.carried.parent.clone_from(&self.carried.subject);
                self.clause.phrase = Phrase::at(token.glyphs.end);
            }
            Kind::Other => self.other(token.glyphs.end),
            Kind::Word(word) => self.word(*word, token, before, after),
            // 基本支出（不含…）
            Kind::Aside if self.excludes(token) => self.other(token.glyphs.end),
            Kind::Aside | Kind::Code(_) | Kind::CodeBehind(_) | Kind::Level(..) => {}
            mark => self.mark(mark, token, after),
        }
    }

    /// A code before its name begins another subject, even within the purpose of the one before: `…用于办公费 2050201 学前教育`.
    fn code(&mut self, token: &Token) {
        let printed = self.glyphs.get(token.glyphs.start).map(|glyph| glyph.plain);
        if printed.is_some_and(|c| c.is_ascii_digit() || "【[".contains(c)) && self.carried.story.is_some() {
            self.carried.end_story(Story::Clause);
            self.carried.other_subject();
            self.clause = Clause::at(token.glyphs.start);
        }
    }

    /// Whether 中 is between a whole and its part: 项目支出*中*专项业务费.
    fn is_of(&self, token: &Token, after: &[Token]) -> bool {
        let text = self.plain(&token.glyphs);
        let noun = |next: &Token| matches!(next.kind, Kind::Word(word) if word.is_noun());
        matches!(self.clause.phrase.head, Head::Subject(_))
            && matches!(text.as_str(), "中" | "中的")
            && after.first().is_some_and(noun)
    }

    /// Whether 货物, 工程 and 服务 mean procurement here.
    fn buys(&self) -> bool {
        let stated = self.carried.subject.iter().chain(&self.carried.parent);
        self.carried.section == Some(Section::Procurement)
            || stated.into_iter().any(|subject| is_bought(subject.topic))
    }

    /// Whether a bracket after a noun excludes something from it.
    fn excludes(&self, aside: &Token) -> bool {
        let text = self.plain(&aside.glyphs);
        let money = matches!(&self.clause.phrase.head, Head::Subject(subject) if !is_count(subject.topic));
        money && ["(不含", "(不包", "(扣除", "(剔除", "(除"].iter().any(|start| text.starts_with(start))
    }

    fn mark(&mut self, mark: &Kind, token: &Token, after: &[Token]) {
        let (first, bare) = (self.clause.first && *mark == Kind::Ordinal, self.clause.bare);
        match mark {
            // A list of names, or of nouns for one number; after a number it is only a comma.
            Kind::Pause if self.clause.phrase.head != Head::None => {
                self.clause.phrase.joined = true;
                return;
            }
            // 上年:25.70万元
            Kind::Colon
                if self.clause.comparison == Comparison::Based && self.clause.phrase.head == Head::None =>
            {
                return;
            }
            Kind::Semicolon if !reason::goes_on(after, self.glyphs) => {
                self.commit();
                self.carried.end_story(Story::Clause);
            }
            Kind::Open => {
                self.commit();
                self.carried.open();
            }
            Kind::Close => self.carried.close(),
            Kind::Ordinal if self.carried.story.is_none() => {
                self.commit();
                self.carried.other_subject();
            }
            Kind::Ordinal => {}
            _ => {
                if self.clause.first && self.clause.phrase.head == Head::Unknown {
                    // 1.住房公积金：年初预算为…
                    let item = self.item_named(&self.name_up_to(token.glyphs.start));
                    self.clause.phrase.head = item.map_or(Head::Unknown, Head::Subject);
                }
                self.commit();
                let all =
                    starts_with(self.glyphs.get(self.clause.phrase.start..).unwrap_or_default(), "全部");
                let names_another = all.is_none() && (*mark == Kind::Colon || self.clause.first);
                if names_another && matches!(self.clause.phrase.head, Head::Unknown | Head::Several(_)) {
                    self.carried.unread();
                }
            }
        }
        let before = match std::mem::take(&mut self.clause.phrase.head) {
            Head::Subject(subject) if *mark == Kind::Colon => Some(subject),
            _ => None,
        };
        self.clause = Clause { first, bare, ..Clause::at(token.glyphs.end) };
        self.clause.phrase.before = before;
    }

    /// The clause's noun becomes the subject for the next clauses.
    pub(super) fn commit(&mut self) {
        if self.carried.story.is_none()
            && let Some(subject) = self.head_subject()
        {
            self.carry(subject);
        }
    }

    /// Carries a subject over; if the clause names it, the paragraph has a subject.
    pub(super) fn carry(&mut self, subject: Subject) {
        self.carried.fresh &= self.clause.phrase.head == Head::None && self.clause.phrase.fund.is_none();
        self.carried.subject = Some(subject);
    }

    fn year(&mut self, year: FiscalYear, token: &Token) {
        // 2022年结转资金: a name, in the accounts of this year.
        let rest = self.glyphs.get(token.glyphs.end..).unwrap_or_default();
        if ["结转", "结余"].iter().any(|word| starts_with(rest, word).is_some()) {
            self.other(token.glyphs.end);
            return;
        }
        if self.clause.comparison == Comparison::Open {
            self.base(Base::Year(year, None));
        } else if self.carried.story.is_none() {
            self.carried.year = year;
        }
        self.clause.phrase.boundary(token.glyphs.end);
    }

    fn base(&mut self, base: Base) {
        if self.carried.story.is_none() {
            self.carried.base = Some(base);
            if self.clause.comparison != Comparison::Stands {
                self.clause.comparison = Comparison::Based;
            }
        }
    }

    pub(super) fn other(&mut self, end: usize) {
        if self.clause.relation.is_share() {
            self.clause.relation = ClauseRelation::ShareOfOther;
        } else if self.clause.first && is_body(&self.name_up_to(end)) {
            self.clause.phrase.boundary(end);
        } else if self.carried.story.is_none() {
            self.clause.phrase.foreign();
        }
    }

    fn word(&mut self, word: Word, token: &Token, before: Option<&Token>, after: &[Token]) {
        let starts = before.is_none_or(|before| {
            before.kind.is_mark()
                || matches!(before.kind, Kind::Year(_) | Kind::Word(Word::Body | Word::Office | Word::Parts))
        });
        match word {
            Word::Topic(topic) => self.noun(topic, token, before),
            Word::Class(digits) => self.class(CodeDomain::Functional, digits, token),
            Word::Economic(digits) => self.class(CodeDomain::Economic, digits, token),
            Word::Fund(fund) => self.fund(fund, token),
            Word::Appropriation
                if self.clause.phrase.is_closed() && !matches!(self.clause.phrase.head, Head::Subject(_)) =>
            {
                self.clause.phrase.appropriation = Some(token.glyphs.start);
                self.clause.phrase.head = Head::None;
            }
            Word::Point(topic) => self.clause.phrase.point = Some((topic, token.glyphs.start)),
            Word::Carryover => self.carryover(token, before),
            Word::Income => self.side(Side::Income, starts, token),
            Word::Expenditure => self.side(Side::Expenditure, starts, token),
            Word::Bought(topic) if self.buys() => self.noun(topic, token, before),
            Word::Equipment if self.clause.phrase.threshold => {
                let end = after.first().filter(|next| next.kind == Kind::Aside).unwrap_or(token).glyphs.end;
                let label = self.plain(&(self.clause.phrase.start..end));
                self.clause.phrase.head =
                    Head::Subject(Subject { topic: Topic::LargeEquipment, fund: None, code: None, label });
            }
            Word::Bought(_) | Word::Equipment => self.other(token.glyphs.end),
            Word::Phase(phase) => {
                let word = self.plain(&token.glyphs);
                if self.carried.story.is_none() && self.is_other_side(&word) {
                    self.noun(Topic::ExpenditureOfYear, token, None);
                }
                self.phase(Some(phase));
            }
            Word::Budget => self.phase(self.some_budget()),
            Word::Than => self.than(after),
            Word::PriorYear => {
                if let Ok(year) = FiscalYear::new(i64::from(self.carried.year.get()) - 1) {
                    self.base(Base::Year(year, None));
                }
            }
            Word::Change(direction) => {
                self.clause.relation = ClauseRelation::Change(direction);
                self.clause.comparison = Comparison::None;
            }
            Word::Reaches => {
                self.clause.relation = ClauseRelation::Amount;
                self.clause.comparison = Comparison::None;
            }
            Word::Share => self.clause.relation = ClauseRelation::Share,
            Word::Complete => self.clause.relation = ClauseRelation::Completion(None),
            Word::Unchanged => self.unchanged(token.glyphs.clone()),
            Word::Stands(direction) => self.stands(direction),
            Word::And => self.clause.phrase.joined = true,
            Word::Body => self.clause.phrase.boundary(token.glyphs.end),
            Word::Office if self.clause.phrase.is_closed() => {
                self.clause.phrase.boundary(token.glyphs.end);
            }
            Word::Each if self.lists(token, after) => self.turn(Word::Parts, token, after),
            Word::Each => self.clause.of = Of::Each,
            Word::BareUnit => self.blank_amount(token.glyphs.clone(), before),
            Word::Overall => {
                if let Some(subject) = self.carried.outer.last().and_then(|outer| outer.subject.clone()) {
                    self.carried.subject = Some(subject);
                }
            }
            Word::Sum => self.clause.of = Of::All,
            Word::Appropriation | Word::Office | Word::Filler => {}
            Word::Parts
            | Word::Cause
            | Word::Tell
            | Word::TellOn
            | Word::Projects
            | Word::Uses
            | Word::Review => self.turn(word, token, after),
        }
    }

    /// A phase: of the base of a comparison, of the completion, or of the number.
    pub(super) fn phase(&mut self, phase: Option<Phase>) {
        if self.carried.story.is_some() {
            return;
        }
        if self.clause.comparison == Comparison::Open {
            self.base(Base::Phase(phase));
        } else if self.clause.comparison == Comparison::Based {
            self.carried.base = match self.carried.base {
                // 比2023年年初预算 in the accounts of 2023 compares with a budget, not with a year.
                Some(Base::Year(year, _)) if year == self.carried.year => Some(Base::Phase(phase)),
                Some(Base::Year(year, _)) => Some(Base::Year(year, phase)),
                base => base,
            };
        } else if matches!(self.clause.relation, ClauseRelation::Completion(_)) {
            self.clause.relation = ClauseRelation::Completion(phase);
        } else if self.clause.relation == ClauseRelation::Amount {
            self.clause.phase = NamedPhase::of(phase);
        }
    }

    /// The phase of a 预算 that does not name it.
    pub(super) fn some_budget(&self) -> Option<Phase> {
        match (self.carried.usual_phase(self.setting), self.setting.kind) {
            (Phase::Actual, ReportKind::FinalAccounts) => self.carried.budget,
            (Phase::Actual, ReportKind::Budget) => Some(Phase::InitialBudget),
            (budget, _) => Some(budget),
        }
    }

    /// 比, 与, 和 compare if what follows can be compared with; otherwise they join nouns.
    fn than(&mut self, after: &[Token]) {
        let mut next =
            after.iter().filter(|token| !matches!(token.kind, Kind::Word(Word::Body | Word::Office)));
        let compares = next.next().is_some_and(|token| {
            matches!(token.kind, Kind::Year(_) | Kind::Word(Word::PriorYear | Word::Phase(_) | Word::Budget))
        });
        if compares {
            self.clause.comparison = Comparison::Open;
            // 决算数同预算数: the words before it are compared, they are not the phase of a following number.
            self.clause.phase = NamedPhase::None;
        } else if matches!(self.clause.phrase.head, Head::Subject(_) | Head::Several(_)) {
            self.clause.phrase.joined = true;
        }
    }

    /// The direction of an actual against its budget belongs to the completion before it.
    fn stands(&mut self, direction: Direction) {
        self.clause.comparison = Comparison::Stands;
        if self.carried.story.is_some() {
            return;
        }
        let Some(subject) = self.head_subject().or_else(|| self.carried.subject.clone()) else { return };
        self.prose.stand(self.carried.section, &subject, direction);
    }
}

/// Whether words at the start of a sentence name a public institution, here the publisher: 2023年中楼乡…. A school or an institute may
/// be one of its units.
fn is_body(name: &str) -> bool {
    const KINDS: [&str; 10] = ["乡", "镇", "街道", "局", "委", "办", "厅", "政府", "法院", "检察院"];
    const OTHERS: [char; 14] =
        ['其', '他', '下', '属', '各', '等', '由', '拨', '对', '给', '向', '从', '及', '和'];
    let length = name.chars().count();
    (2..=14).contains(&length) && KINDS.iter().any(|kind| name.ends_with(kind)) && !name.contains(OTHERS)
}

/// Whether a word right after an amount names what the amount is for: 安排20万元培训费.
fn names(next: &Token) -> bool {
    match next.kind {
        Kind::Other => true,
        Kind::Word(word) => word.is_noun(),
        _ => false,
    }
}
