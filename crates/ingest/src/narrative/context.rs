//! What one clause leaves for the next. Only these rules carry anything over, and each is one method of [`Carried`]:
//!
//! 1. A **section** begins empty. Nouns that name no fund have the section's fund.
//! 2. A **paragraph** has the year and the phase of its heading ([`super::period`]), or those of the report. If a heading or a
//!    number precedes it, it also begins without subject, story and projects, but keeps the whole whose parts are listed. In any
//!    paragraph, an amount that names no subject does not belong to the subject before, unless the amount names a phase or is a
//!    change.
//! 3. A **sentence** begins without base and without story. It keeps the base if it begins with 其中: the parts of a change have
//!    changed against the same year.
//! 4. An **ordinal** (`1、`, `（一）`, `①`) and `NAME：` begin another subject, to which nothing before applies. So does a code before
//!    its name, which also ends a story.
//! 5. A **bracket** keeps its contents to itself: after it, subject, year and base are those before it.
//! 6. 其中 makes the subject the **whole** whose parts follow. A fund that is named alone is that fund's part of the whole, so the
//!    parts of an income stay income whatever is mentioned in between. 按经济分类 divides the same whole again. 其中 after several
//!    parts does not state which one it divides: then there is no whole. The parts can make clear what the whole is
//!    ([`super::total`]).
//! 7. A **list that opens with a fund** is of that fund to the end of its sentence, or until it names another fund or a kind of
//!    income that has none.
//! 8. An **amount that was not read** clears the subject. That of the other side of a comparison does not change it.
//! 9. An amount right after another, without a word in between, does not refer to the subject before. Neither does 共计 after amounts
//!    one of which was of that subject: their total has no subject.
//! 10. An amount is never of a subject that is counted in pieces (vehicles, sets).
//! 11. In a **story** (causes, achievements) nothing is carried in or out.

use super::functional::Names;
use super::period::Period;
use super::subject::{has_fund, is_flow, is_total};
use juesuan_model::{Code, FiscalYear, Fund, Kind, Phase, Section, Subject};

/// What the report as a whole states.
#[derive(Debug)]
pub(super) struct Setting {
    pub(super) kind: Kind,
    pub(super) year: FiscalYear,
    pub(super) names: Names,
    /// The publisher's name in plain form.
    pub(super) body: Vec<char>,
}

/// What a change is against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// Another year, and the phase if one is named.
    Year(FiscalYear, Option<Phase>),
    /// A phase of the same year; `None` for a 预算 of an unstated phase.
    Phase(Option<Phase>),
}

/// How far a story runs. Amounts in it are recorded but claim nothing about the accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Story {
    /// To the next semicolon or the sentence's end.
    Clause,
    Paragraph,
}

/// What preceded an open bracket.
#[derive(Debug)]
pub(super) struct Outer {
    pub(super) subject: Option<Subject>,
    year: FiscalYear,
    base: Option<Base>,
}

/// What is carried within a section.
#[derive(Debug)]
pub(super) struct Carried {
    pub(super) section: Option<Section>,
    /// The subject of the last clause.
    pub(super) subject: Option<Subject>,
    /// The subjects of the last several numbers.
    pub(super) several: Vec<Subject>,
    /// The subject whose parts are listed: 占 alone means a share of it.
    pub(super) parent: Option<Subject>,
    /// The functional class of the groups and items that follow.
    pub(super) class: Option<Code>,
    pub(super) year: FiscalYear,
    /// The phase that the heading names.
    phase: Option<Phase>,
    pub(super) base: Option<Base>,
    /// The base of the sentence before.
    last_base: Option<Base>,
    /// The first subject of the last sentence that has one.
    opening: Option<Subject>,
    /// Whether the sentence has had no subject yet.
    pub(super) opens: bool,
    /// Whether the paragraph has had none yet.
    pub(super) fresh: bool,
    /// The fund with which the sentence's list opened.
    list_fund: Option<Fund>,
    /// The budget that was named last: the meaning of 预算 alone.
    pub(super) budget: Option<Phase>,
    pub(super) story: Option<Story>,
    /// Whether names with amounts are those of projects.
    pub(super) projects: bool,
    /// What preceded the brackets that are open.
    pub(super) outer: Vec<Outer>,
}

impl Carried {
    pub(super) fn new(section: Option<Section>, year: FiscalYear) -> Self {
        Self {
            section,
            subject: None,
            several: Vec::new(),
            parent: None,
            class: None,
            year,
            phase: None,
            base: None,
            last_base: None,
            opening: None,
            opens: true,
            fresh: true,
            list_fund: None,
            budget: None,
            story: None,
            projects: false,
            outer: Vec::new(),
        }
    }

    /// Rule 2.
    pub(super) fn period(&mut self, year: FiscalYear, period: Period) {
        self.year = period.year.unwrap_or(year);
        self.phase = period.phase;
    }

    /// Rule 2.
    pub(super) fn paragraph(&mut self, year: FiscalYear, period: Period, begins: bool) {
        self.period(year, period);
        self.last_base = None;
        self.fresh = true;
        self.outer.clear();
        if begins {
            self.subject = None;
            self.story = None;
            self.projects = false;
        }
    }

    /// The phase of an amount that names none.
    pub(super) fn usual_phase(&self, setting: &Setting) -> Phase {
        self.phase.unwrap_or(match setting.kind {
            Kind::FinalAccounts => Phase::Actual,
            Kind::Budget => Phase::InitialBudget,
        })
    }

    /// Rule 3.
    pub(super) fn sentence(&mut self) {
        if let Some(outer) = self.outer.drain(..).next() {
            self.year = outer.year;
        }
        self.last_base = self.base.take();
        self.list_fund = None;
        self.opens = true;
        self.several.clear();
        self.end_story(Story::Clause);
    }

    /// Rule 3: a sentence that begins with 其中.
    pub(super) fn resume_base(&mut self) {
        self.base = self.base.or(self.last_base);
    }

    /// The subjects that are carried over.
    pub(super) fn subjects(&mut self) -> impl Iterator<Item = &mut Subject> {
        let outer = self.outer.iter_mut().filter_map(|outer| outer.subject.as_mut());
        self.subject.iter_mut().chain(&mut self.parent).chain(&mut self.several).chain(outer)
    }

    /// Rule 4.
    pub(super) fn other_subject(&mut self) {
        self.subject = None;
        self.several.clear();
    }

    /// Rule 5.
    pub(super) fn open(&mut self) {
        let outer = Outer { subject: self.subject.clone(), year: self.year, base: self.base };
        self.outer.push(outer);
    }

    /// Rule 5.
    pub(super) fn close(&mut self) {
        if let Some(outer) = self.outer.pop() {
            self.subject = outer.subject;
            self.year = outer.year;
            self.base = outer.base;
        }
    }

    /// Rule 6. `first`: whether the sentence begins with the word.
    pub(super) fn parts(&mut self, word: &str, first: bool) {
        self.end_story(Story::Clause);
        let part = self.subject.as_ref().filter(|subject| !is_total(subject.topic));
        let alone = part.zip(self.opening.as_ref()).is_none_or(|(last, first)| last.same(first));
        // A sentence that has not named a subject is about the one before.
        let first = first || self.opens;
        let again = word.starts_with('按') || first && !alone && word != "其中";
        if part.is_some() && again && self.parent.is_some() {
            // The same whole again.
        } else if first && !alone {
            self.parent = None;
        } else {
            self.parent.clone_from(&self.subject);
        }
        // 其中2辆…: the number of a part is not that of the whole.
        if word == "其中" {
            self.subject = None;
        }
    }

    /// Rule 6: a noun was read.
    pub(super) fn opening(&mut self, subject: &Subject) {
        if self.opens {
            self.opening = Some(subject.clone());
            self.opens = false;
        }
    }

    /// Rule 7: the fund of a noun that names none itself.
    pub(super) fn fund_of_list(&self) -> Option<Fund> {
        self.list_fund
    }

    /// Rule 7: a subject was named. `first`: whether the sentence opens with it.
    pub(super) fn list_fund(&mut self, subject: &Subject, named: bool, first: bool) {
        if first && named && is_flow(subject.topic) {
            self.list_fund = subject.fund;
        } else if !has_fund(subject.topic) || named && self.list_fund != subject.fund {
            self.list_fund = None;
        }
    }

    /// Rule 8.
    pub(super) fn unread(&mut self) {
        if self.story.is_none() {
            self.other_subject();
        }
    }

    /// Ends a story that runs no further than this.
    pub(super) fn end_story(&mut self, at: Story) {
        self.story = self.story.filter(|story| *story > at);
    }
}
