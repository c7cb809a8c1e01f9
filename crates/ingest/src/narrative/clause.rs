//! One clause as far as it has been read: from the last number or mark to the next.

use super::phrase::Phrase;
use juesuan_model::{Direction, Phase, Subject};

/// The state of a clause.
#[derive(Debug, Clone, Default)]
pub(super) struct Clause {
    /// The words that name what the clause is about.
    pub(super) phrase: Phrase,
    /// The relation of the number to the subject.
    pub(super) relation: ClauseRelation,
    /// What a share is a share of.
    pub(super) whole: Option<Subject>,
    /// The phase that was named.
    pub(super) phase: NamedPhase,
    /// How far a comparison has been read.
    pub(super) comparison: Comparison,
    /// Whether it is the first of its sentence, where a noun names the subject of the sentence.
    pub(super) first: bool,
    /// Whether it follows an amount of money without a word in between.
    pub(super) bare: bool,
    /// Whether its numbers are of one subject, of each of several or of all together.
    pub(super) of: Of,
}

/// How many subjects a number refers to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Of {
    /// One.
    #[default]
    One,
    /// 分别, 各: several, each of which has a number.
    Each,
    /// 共计, 合计: possibly all subjects mentioned before.
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
    /// It contains 预算 without stating which.
    SomeBudget,
}

impl NamedPhase {
    /// A phase, or a 预算 of an unstated phase.
    pub(super) fn of(phase: Option<Phase>) -> Self {
        phase.map_or(Self::SomeBudget, Self::Phase)
    }

    /// The phase of the clause's number; `usual` if the clause names none.
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
    /// No comparison, or one whose change is already named.
    #[default]
    None,
    /// 比 or 与 has been read, but not what it compares with.
    Open,
    /// The base has been read: a phase after it is the base's.
    Based,
    /// 大于 or the like has been read: a number after it belongs to the other side.
    Stands,
}

/// The relation of a clause's number to its subject.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum ClauseRelation {
    #[default]
    Amount,
    Change(Option<Direction>),
    Share,
    /// A share of something that is not a subject of these accounts: `占全区支出的5%`.
    ShareOfOther,
    /// With the phase that is completed.
    Completion(Option<Phase>),
}

impl ClauseRelation {
    /// Whether the nouns after it name the whole of a share.
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
