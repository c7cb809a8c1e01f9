//! What one clause leaves for the next: the subject that an elliptic clause means, the base of its comparison, the whole of
//! its share.

use super::functional::Names;
use juesuan_model::{Code, FiscalYear, Kind, Phase, Section, Subject};

/// What the report as a whole says.
#[derive(Debug)]
pub(super) struct Setting {
    pub(super) kind: Kind,
    pub(super) year: FiscalYear,
    pub(super) names: Names,
    /// The publisher's name in plain form.
    pub(super) body: Vec<char>,
}

impl Setting {
    /// The phase of an amount that names none.
    pub(super) fn usual_phase(&self) -> Phase {
        match self.kind {
            Kind::FinalAccounts => Phase::Actual,
            Kind::Budget => Phase::InitialBudget,
        }
    }
}

/// What a change is against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// Another year, and the phase where one is named.
    Year(FiscalYear, Option<Phase>),
    /// A phase of the same year; none for a 预算 that does not say which.
    Phase(Option<Phase>),
}

/// How far a story runs, in which amounts are told but claim nothing of the accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Story {
    /// To the next semicolon or the sentence's end.
    Clause,
    Paragraph,
}

/// What is carried within a section.
#[derive(Debug)]
pub(super) struct Carried {
    pub(super) section: Option<Section>,
    /// The subject of the last clause.
    pub(super) subject: Option<Subject>,
    /// The subject whose parts are told: what 占 without more is a share of.
    pub(super) parent: Option<Subject>,
    /// The functional class that groups and items stand below.
    pub(super) class: Option<Code>,
    pub(super) year: FiscalYear,
    pub(super) base: Option<Base>,
    /// The budget that was named last: what 预算 without more means.
    pub(super) budget: Option<Phase>,
    pub(super) story: Option<Story>,
    /// Whether names with amounts are those of projects.
    pub(super) projects: bool,
    /// The subjects before the brackets that are open.
    pub(super) outer: Vec<Option<Subject>>,
}

impl Carried {
    pub(super) fn new(section: Option<Section>, year: FiscalYear) -> Self {
        Self {
            section,
            subject: None,
            parent: None,
            class: None,
            year,
            base: None,
            budget: None,
            story: None,
            projects: false,
            outer: Vec::new(),
        }
    }

    /// A paragraph begins. One below a heading or with a number of its own begins anew, though the parts that are told go
    /// on; any other goes on from the last line.
    pub(super) fn paragraph(&mut self, year: FiscalYear, begins: bool) {
        self.year = year;
        self.outer.clear();
        if begins {
            self.subject = None;
            self.story = None;
            self.projects = false;
        }
    }

    /// A sentence begins.
    pub(super) fn sentence(&mut self) {
        self.base = None;
        self.outer.clear();
        self.end_story(Story::Clause);
    }

    /// Ends a story that runs no further than this.
    pub(super) fn end_story(&mut self, at: Story) {
        self.story = self.story.filter(|story| *story > at);
    }
}
