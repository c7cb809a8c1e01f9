//! One clause as far as it has been read: from the last number or mark to the next.

use juesuan_model::{Direction, Fund, Phase, Subject};

/// The state of a clause.
#[derive(Debug, Clone, Default)]
pub(super) struct Clause {
    /// The noun that the clause is about.
    pub(super) head: Head,
    /// A fund that waits for its noun, with its first glyph.
    pub(super) fund: Option<(Fund, usize)>,
    /// 财政拨款 that waits for its noun, with its first glyph.
    pub(super) appropriation: Option<usize>,
    /// What the number will be to the subject.
    pub(super) relation: Relation,
    /// What a share is a share of.
    pub(super) whole: Option<Subject>,
    /// The phase that was named; inside, none for a 预算 that does not say which.
    pub(super) phase: Option<Option<Phase>>,
    /// Whether 比 or 与 has been read and what it compares with has not.
    pub(super) comparing: bool,
    /// Whether the base of a comparison stands in this clause, so that a phase after it is the base's.
    pub(super) based: bool,
    /// Whether 大于 or the like has been read: a number after it is that of the other side.
    pub(super) stands: bool,
    /// Whether it is the first of its sentence, where a noun says what the sentence is about.
    pub(super) first: bool,
    /// Whether two nouns are joined: one number for both says nothing of either.
    pub(super) joined: bool,
    /// Whether a price has been read that tells which things are counted.
    pub(super) threshold: bool,
    /// The glyph at which a name would begin.
    pub(super) name_start: usize,
}

/// The noun of a clause.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum Head {
    /// No noun: the subject of the clause before goes on.
    #[default]
    None,
    /// A subject of the accounts.
    Subject(Subject),
    /// Words that name no subject of the accounts.
    Unknown,
}

/// What the number of a clause is to its subject.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Relation {
    #[default]
    Amount,
    Change(Option<Direction>),
    Share,
    /// With the phase that is completed.
    Completion(Option<Phase>),
}

impl Clause {
    /// An empty clause whose first name can begin at this glyph.
    pub(super) fn at(glyph: usize) -> Self {
        Self { name_start: glyph, ..Self::default() }
    }
}
