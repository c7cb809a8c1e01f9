//! One clause as far as it has been read: from the last number or mark to the next.

use super::phrase::Phrase;
use juesuan_model::{Direction, Phase, Subject};

/// The state of a clause.
#[derive(Debug, Clone, Default)]
pub(super) struct Clause {
    /// The words that say what the clause is about.
    pub(super) phrase: Phrase,
    /// What the number will be to the subject.
    pub(super) relation: ClauseRelation,
    /// What a share is a share of.
    pub(super) whole: Option<Subject>,
    /// The phase that was named.
    pub(super) phase: NamedPhase,
    /// How far a comparison has been read.
    pub(super) comparison: Comparison,
    /// Whether it is the first of its sentence, where a noun says what the sentence is about.
    pub(super) first: bool,
    /// Whether it follows an amount of money without a word between.
    pub(super) bare: bool,
    /// Whether its numbers are of one subject, of each of several or of all together.
    pub(super) of: Of,
}

/// How many subjects a number is of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Of {
    /// One.
    #[default]
    One,
    /// 分别, 各: several, each of which has a number.
    Each,
    /// 共计, 合计: perhaps all that was told before.
    All,
}

/// The phase that a clause names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum NamedPhase {
    /// It names none.
    #[default]
    None,
    /// It names this one.
    Phase(Phase),
    /// It says 预算 and not which.
    SomeBudget,
}

impl NamedPhase {
    /// A phase, or a 预算 that does not say which.
    pub(super) fn of(phase: Option<Phase>) -> Self {
        phase.map_or(Self::SomeBudget, Self::Phase)
    }

    /// The phase of the clause's number, where one that names none has the usual phase.
    pub(super) fn or(self, usual: Phase) -> Option<Phase> {
        match self {
            Self::None => Some(usual),
            Self::Phase(phase) => Some(phase),
            Self::SomeBudget => None,
        }
    }
}

/// How far a comparison has been read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Comparison {
    /// No comparison, or one whose change has been named.
    #[default]
    None,
    /// 比 or 与 has been read, and what it compares with has not.
    Open,
    /// The base has been read: a phase after it is the base's.
    Based,
    /// 大于 or the like has been read: a number after it is that of the other side.
    Stands,
}

/// What the number of a clause is to its subject.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum ClauseRelation {
    #[default]
    Amount,
    Change(Option<Direction>),
    Share,
    /// A share of something that is no subject of these accounts: `占全区支出的5%`.
    ShareOfOther,
    /// With the phase that is completed.
    Completion(Option<Phase>),
}

impl ClauseRelation {
    /// Whether the nouns after it are those of a share's whole.
    pub(super) fn is_share(self) -> bool {
        matches!(self, Self::Share | Self::ShareOfOther)
    }
}

impl Clause {
    /// An empty clause whose first name can begin at this glyph.
    pub(super) fn at(glyph: usize) -> Self {
        Self { phrase: Phrase::at(glyph), ..Self::default() }
    }
}
