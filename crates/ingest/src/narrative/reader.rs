//! Reads a sentence token by token into a [`Clause`], and makes a claim wherever a number closes one.

use super::clause::{Clause, Comparison, Head, NamedPhase, Relation};
use super::context::{Base, Carried, Setting, Story};
use super::functional;
use super::lexicon::Word;
use super::text::{Glyph, Sentence, Text, plain};
use super::token::{Kind, Token, tokens};
use super::{Prose, reason};
use juesuan_model::{CodeDomain, Direction, FiscalYear, Kind as ReportKind, Phase, Subject, Topic};

/// A sentence being read.
pub(super) struct Reader<'a> {
    pub(super) setting: &'a Setting,
    pub(super) carried: &'a mut Carried,
    pub(super) text: &'a Text,
    pub(super) sentence: &'a Sentence,
    pub(super) glyphs: &'a [Glyph],
    pub(super) prose: &'a mut Prose,
    pub(super) clause: Clause,
    /// Amounts that no claim holds.
    pub(super) unread: Vec<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        setting: &'a Setting,
        carried: &'a mut Carried,
        text: &'a Text,
        sentence: &'a Sentence,
        prose: &'a mut Prose,
    ) -> Self {
        let glyphs = text.glyphs(sentence.glyphs.clone());
        let clause = Clause { first: true, ..Clause::at(0) };
        Self { setting, carried, text, sentence, glyphs, prose, clause, unread: Vec::new() }
    }

    /// Lists the numbers of a table's row that stands as a line of text: which columns they are of was lost.
    pub(super) fn list(self) -> Vec<String> {
        let tokens = tokens(self.glyphs, &self.setting.body);
        let numbers = tokens.iter().filter(|token| matches!(token.kind, Kind::Quantity(_) | Kind::Number(_)));
        numbers.map(|token| self.printed(&token.glyphs)).collect()
    }

    /// Reads the sentence; gives back the amounts in it that were not understood.
    pub(super) fn read(mut self) -> Vec<String> {
        self.carried.sentence();
        let tokens = functional::join(tokens(self.glyphs, &self.setting.body), self.glyphs);
        for (at, token) in tokens.iter().enumerate() {
            self.take(token, at, &tokens);
        }
        self.commit();
        self.unread
    }

    fn take(&mut self, token: &Token, at: usize, tokens: &[Token]) {
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        let after = tokens.get(at + 1..).unwrap_or_default();
        match &token.kind {
            Kind::Quantity(quantity) => {
                // A number right before another is a break inside one, or two columns run together.
                let doubtful = before.is_some_and(|before| matches!(before.kind, Kind::Number(_)));
                self.quantity(*quantity, doubtful, token.glyphs.clone());
                self.clause = Clause::at(token.glyphs.end);
            }
            Kind::Number(number) => {
                if self.lost_percent(*number, token.glyphs.clone()) {
                    self.clause = Clause::at(token.glyphs.end);
                } else {
                    self.bare_number(&token.glyphs);
                }
            }
            Kind::Year(year) => self.year(*year, token),
            Kind::Date(year) => {
                if self.carried.story.is_none() {
                    self.carried.year = *year;
                }
                self.clause.name_start = token.glyphs.end;
            }
            Kind::Functional { level, names, code } => self.functional(*level, names, code.as_ref(), token),
            Kind::Threshold => self.clause.threshold = true,
            Kind::Other => self.other(),
            Kind::Word(word) => self.word(*word, token, before, after),
            Kind::Aside | Kind::Code(_) | Kind::Level(_) => {}
            mark => self.mark(mark, token, after),
        }
    }

    fn mark(&mut self, mark: &Kind, token: &Token, after: &[Token]) {
        match mark {
            // A list of names, or of nouns for one number; after a number only a comma.
            Kind::Pause if self.clause.head != Head::None => {
                self.clause.joined = true;
                return;
            }
            Kind::Semicolon if !reason::goes_on(after, self.glyphs) => {
                self.commit();
                self.carried.end_story(Story::Clause);
            }
            Kind::Open => {
                self.commit();
                self.carried.outer.push(self.carried.subject.clone());
            }
            Kind::Close => {
                if let Some(outer) = self.carried.outer.pop() {
                    self.carried.subject = outer;
                }
            }
            Kind::Ordinal => {}
            _ => {
                self.commit();
                // A sentence about something else: what its later clauses leave unsaid is not the subject before it.
                if self.clause.first && self.clause.head == Head::Unknown {
                    self.carried.subject = None;
                }
            }
        }
        let first = self.clause.first && *mark == Kind::Ordinal;
        self.clause = Clause { first, ..Clause::at(token.glyphs.end) };
    }

    /// The clause's noun becomes the subject that goes on.
    pub(super) fn commit(&mut self) {
        if self.carried.story.is_none()
            && let Some(subject) = self.head_subject()
        {
            self.carried.subject = Some(subject);
        }
    }

    fn year(&mut self, year: FiscalYear, token: &Token) {
        if self.clause.comparison == Comparison::Open {
            self.base(Base::Year(year, None));
        } else if self.carried.story.is_none() {
            self.carried.year = year;
        }
        self.clause.name_start = token.glyphs.end;
        if self.clause.head == Head::Unknown {
            self.clause.head = Head::None;
        }
    }

    fn base(&mut self, base: Base) {
        if self.carried.story.is_none() {
            self.carried.base = Some(base);
            if self.clause.comparison != Comparison::Stands {
                self.clause.comparison = Comparison::Based;
            }
        }
    }

    fn other(&mut self) {
        if self.clause.relation.is_share() {
            self.clause.relation = Relation::ShareOfOther;
        } else if self.carried.story.is_none() {
            self.clause.head = Head::Unknown;
            self.clause.fund = None;
            self.clause.appropriation = None;
        }
    }

    fn word(&mut self, word: Word, token: &Token, before: Option<&Token>, after: &[Token]) {
        let starts = before.is_none_or(|before| {
            before.kind.is_mark()
                || matches!(before.kind, Kind::Year(_) | Kind::Word(Word::Body | Word::Parts))
        });
        match word {
            Word::Topic(topic) => self.noun(topic, token, before),
            Word::Class(digits) => self.class(CodeDomain::Functional, digits, token),
            Word::Economic(digits) => self.class(CodeDomain::Economic, digits, token),
            Word::Fund(fund) => self.fund(fund, token),
            Word::Appropriation if !matches!(self.clause.head, Head::Subject(_)) => {
                self.clause.appropriation = Some(token.glyphs.start);
                self.clause.head = Head::None;
            }
            Word::Income if self.owner() || starts => self.noun(
                if self.clause.appropriation.is_some() {
                    Topic::FiscalAppropriation
                } else {
                    Topic::IncomeOfYear
                },
                token,
                None,
            ),
            Word::Expenditure if self.owner() || starts => self.noun(
                if self.clause.appropriation.is_some() {
                    Topic::AppropriationExpenditure
                } else {
                    Topic::ExpenditureOfYear
                },
                token,
                None,
            ),
            Word::Equipment if self.clause.threshold => {
                let end = after.first().filter(|next| next.kind == Kind::Aside).unwrap_or(token).glyphs.end;
                let label = plain(self.glyphs.get(self.clause.name_start..end).unwrap_or_default());
                self.clause.head =
                    Head::Subject(Subject { topic: Topic::LargeEquipment, fund: None, code: None, label });
            }
            Word::Equipment => self.other(),
            Word::Phase(phase) => self.phase(Some(phase)),
            Word::Budget => self.phase(match self.setting.kind {
                ReportKind::Budget => Some(Phase::InitialBudget),
                ReportKind::FinalAccounts => self.carried.budget,
            }),
            Word::Than => self.than(after),
            Word::PriorYear => {
                if let Ok(year) = FiscalYear::new(i64::from(self.carried.year.get()) - 1) {
                    self.base(Base::Year(year, None));
                }
            }
            Word::Change(direction) => {
                self.clause.relation = Relation::Change(direction);
                self.clause.comparison = Comparison::None;
            }
            Word::Share => self.clause.relation = Relation::Share,
            Word::Complete => self.clause.relation = Relation::Completion(None),
            Word::Unchanged => self.unchanged(token.glyphs.clone()),
            Word::Stands(direction) => self.stands(direction),
            Word::And => self.clause.joined = true,
            Word::Body => {
                self.clause.name_start = token.glyphs.end;
                if self.clause.head == Head::Unknown {
                    self.clause.head = Head::None;
                }
            }
            Word::BareUnit => self.blank_amount(token.glyphs.clone(), before),
            Word::Overall => {
                if let Some(Some(outer)) = self.carried.outer.last() {
                    self.carried.subject = Some(outer.clone());
                }
            }
            Word::Appropriation | Word::Income | Word::Expenditure | Word::Filler => {}
            Word::Parts
            | Word::Cause
            | Word::Tell
            | Word::TellOn
            | Word::Projects
            | Word::Uses
            | Word::Review => self.turn(word, token, after),
        }
    }

    /// A phase: of what is compared with, of what is completed, or of the number.
    fn phase(&mut self, phase: Option<Phase>) {
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
        } else if matches!(self.clause.relation, Relation::Completion(_)) {
            self.clause.relation = Relation::Completion(phase);
        } else if self.clause.relation == Relation::Amount {
            self.clause.phase = NamedPhase::of(phase);
        }
    }

    /// 比, 与, 和 compare where what follows can be compared with; otherwise they join nouns.
    fn than(&mut self, after: &[Token]) {
        let mut next = after.iter().filter(|token| token.kind != Kind::Word(Word::Body));
        let compares = next.next().is_some_and(|token| {
            matches!(token.kind, Kind::Year(_) | Kind::Word(Word::PriorYear | Word::Phase(_) | Word::Budget))
        });
        if compares {
            self.clause.comparison = Comparison::Open;
            // 决算数同预算数: what stands before is compared, it is no phase of a number to come.
            self.clause.phase = NamedPhase::None;
        } else if matches!(self.clause.head, Head::Subject(_)) {
            self.clause.joined = true;
        }
    }

    /// A word after which the sentence does something else.
    fn turn(&mut self, word: Word, token: &Token, after: &[Token]) {
        self.commit();
        let telling = self.carried.story.is_some();
        match word {
            Word::Parts => {
                self.carried.end_story(Story::Clause);
                self.carried.parent.clone_from(&self.carried.subject);
            }
            Word::Cause => {
                self.explain(token, after);
                self.carried.story = self.carried.story.max(Some(Story::Clause));
            }
            Word::Tell => self.carried.story = self.carried.story.max(Some(Story::Clause)),
            Word::TellOn => self.carried.story = Some(Story::Paragraph),
            Word::Projects if !telling => self.carried.projects = true,
            Word::Uses if !telling => {
                let subject = self.carried.subject.as_ref().map(|subject| subject.topic);
                if subject == Some(Topic::Project) {
                    self.carried.projects = true;
                } else {
                    self.carried.story = Some(Story::Clause);
                }
            }
            Word::Review => {
                let name = self.glyphs.get(self.clause.name_start..token.glyphs.start).unwrap_or_default();
                self.carried.subject =
                    Some(Subject { topic: Topic::NamedProject, fund: None, code: None, label: plain(name) });
                self.carried.budget = None;
            }
            _ => {}
        }
        self.clause = Clause::at(token.glyphs.end);
    }

    /// The way of an actual against its budget belongs to the completion that stands before it.
    fn stands(&mut self, direction: Direction) {
        self.clause.comparison = Comparison::Stands;
        if self.carried.story.is_some() {
            return;
        }
        let Some(subject) = self.head_subject().or_else(|| self.carried.subject.clone()) else { return };
        self.prose.stand(self.carried.section, &subject, direction);
    }
}
