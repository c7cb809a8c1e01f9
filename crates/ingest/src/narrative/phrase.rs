//! How a noun phrase is closed: which words before a number are its subject, and when none are.
//!
//! A phrase runs from a boundary to its number. Boundaries are a mark, a number, a year, the publisher (我局), 其中 and
//! `…中`. A phrase is *closed* when every word of it is accounted for:
//!
//! 1. as a **head**, the noun that names what is meant: 基本支出, 教育支出, 公务接待费;
//! 2. as a **qualifier** that changes the head in a known way: a fund, 财政拨款, a phase, 年初 or 年末;
//! 3. as a **tail** that repeats that it is income or expenditure: 公务接待费*支出合计*;
//! 4. as a word known to carry nothing: 总额, 为, 安排.
//!
//! Any other word is [foreign](Phrase::foreign), wherever it is: 货物类政府采购支出, 基本支出结转 and 政府采购监管支出 each mean something else than the
//! noun in them. The head is then [`Head::Unknown`], and its amount has no subject unless the phrase as a whole is a name in a
//! list.
//!
//! Two heads are a list if 、 or 和 is between them ([`Head::Several`]); a single number for the list is the number of neither.
//! Without such a word, the second is the subject if the first is a total of which it is part, or names what the second counts;
//! otherwise the phrase is unknown.

use super::subject::{is_count, is_income, is_total, pair};
use juesuan_model::{Fund, Subject, Topic};

/// The words of a phrase as far as they have been read.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrase {
    pub(super) head: Head,
    /// A fund that waits for its noun, with its first glyph.
    pub(super) fund: Option<(Fund, usize)>,
    /// 财政拨款 that waits for its noun, with its first glyph.
    pub(super) appropriation: Option<usize>,
    /// The subject of `NAME：` before the phrase: its 支出合计 is its own.
    pub(super) before: Option<Subject>,
    /// 年初 or 年末, of a carryover that follows, with its first glyph.
    pub(super) point: Option<(Topic, usize)>,
    /// Whether the last word was 、 or 和.
    pub(super) joined: bool,
    /// Whether a price has been read that defines which things are counted.
    pub(super) threshold: bool,
    /// Whether it contains a word that nothing explains.
    foreign: bool,
    /// The glyph at which a name would begin.
    pub(super) start: usize,
}

/// The noun of a phrase.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum Head {
    /// No noun: the subject of the clause before continues.
    #[default]
    None,
    /// A subject of the accounts.
    Subject(Subject),
    /// Several, for as many numbers.
    Several(Vec<Subject>),
    /// Words that do not name a subject of the accounts.
    Unknown,
}

impl Phrase {
    /// An empty phrase whose first name can begin at this glyph.
    pub(super) fn at(glyph: usize) -> Self {
        Self { start: glyph, ..Self::default() }
    }

    /// A boundary inside the clause. What follows can name a subject again; a number right after it belongs to the subject before.
    pub(super) fn boundary(&mut self, glyph: usize) {
        self.foreign = false;
        self.start = glyph;
    }

    /// A word that nothing explains.
    pub(super) fn foreign(&mut self) {
        *self = Self {
            head: Head::Unknown,
            foreign: true,
            joined: self.joined,
            threshold: self.threshold,
            ..Self::at(self.start)
        };
    }

    pub(super) fn is_closed(&self) -> bool {
        !self.foreign
    }

    /// A head.
    pub(super) fn noun(&mut self, subject: Subject) {
        let joined = std::mem::take(&mut self.joined);
        if self.foreign {
            return;
        }
        if self.head == Head::None
            && let Some(named) = self.before.take()
            && is_tail_of(&named, &subject)
        {
            self.head = Head::Subject(named);
            return;
        }
        self.head = match std::mem::take(&mut self.head) {
            Head::None | Head::Unknown => Head::Subject(subject),
            Head::Subject(first) if joined => Head::Several(vec![first, subject]),
            Head::Subject(first) => two(first, subject),
            Head::Several(mut list) if joined => {
                list.push(subject);
                Head::Several(list)
            }
            Head::Several(_) => Head::Unknown,
        };
        self.foreign = self.head == Head::Unknown;
    }

    /// The subjects of several numbers: those of a list, or the two sides of 收、支总计.
    pub(super) fn several(&self) -> Option<Vec<Subject>> {
        match &self.head {
            Head::Several(list) => Some(list.clone()),
            Head::Subject(subject) => pair(subject),
            Head::None | Head::Unknown => None,
        }
    }
}

/// The head that two nouns form if no word is between them.
fn two(first: Subject, second: Subject) -> Head {
    let repeats = first.topic == second.topic;
    if !repeats && is_tail_of(&first, &second) {
        Head::Subject(first)
    } else if repeats || is_total(first.topic) || is_count(second.topic) || counts_projects(second.topic) {
        Head::Subject(second)
    } else {
        Head::Unknown
    }
}

/// Whether the second noun only repeats that the first is income or expenditure.
fn is_tail_of(first: &Subject, second: &Subject) -> bool {
    is_tail(second.topic) && is_income(first.topic) == is_income(second.topic) && !is_total(first.topic)
}

/// Whether a noun after another only repeats that it is income or expenditure.
fn is_tail(topic: Topic) -> bool {
    matches!(
        topic,
        Topic::IncomeOfYear
            | Topic::IncomeTotal
            | Topic::ExpenditureOfYear
            | Topic::ExpenditureTotal
            | Topic::AppropriationIncomeTotal
            | Topic::AppropriationExpenditureTotal
            | Topic::AppropriationExpenditure
    )
}

fn counts_projects(topic: Topic) -> bool {
    matches!(
        topic,
        Topic::ProjectPerformance
            | Topic::DepartmentPerformance
            | Topic::ProjectTargets
            | Topic::ProjectMonitoring
    )
}
