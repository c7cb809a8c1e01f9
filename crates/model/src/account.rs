//! The account of a report's amounts: how many it prints, and what became of each.

use juesuan_messages::{Explain, Message, message};
use serde::{Deserialize, Serialize};

/// What became of the amounts that a report prints. Each is one of four things, so the total is their sum.
///
/// ```
/// use juesuan_model::Account;
/// let account = Account { facts: 1_100, claims: 90, unread: 40, rejected: 4, left_over: 2 };
/// assert_eq!((account.amounts(), account.read()), (1_234, 1_190));
/// assert_eq!(account.to_string(), "1234 amounts: 1190 read, 40 not understood, 4 rejected");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Account {
    /// Amounts of statements and of self-evaluations.
    pub facts: u32,
    /// Amounts of the explanations that were understood.
    pub claims: u32,
    /// Amounts in unread sentences.
    pub unread: u32,
    /// Amounts in rejected cells.
    pub rejected: u32,
    /// The unread and rejected amounts that no step had taken up: only the ledger found them.
    pub left_over: u32,
}

impl Account {
    /// All amounts that the report prints.
    #[must_use]
    pub const fn amounts(self) -> u32 {
        self.read() + self.unread + self.rejected
    }

    /// The amounts that were read.
    #[must_use]
    pub const fn read(self) -> u32 {
        self.facts + self.claims
    }

    /// Counts facts that were rejected afterwards.
    pub fn refuse(&mut self, facts: u32) {
        let refused = facts.min(self.facts);
        self.facts -= refused;
        self.rejected += refused;
    }
}

impl std::ops::AddAssign for Account {
    fn add_assign(&mut self, other: Self) {
        self.facts += other.facts;
        self.claims += other.claims;
        self.unread += other.unread;
        self.rejected += other.rejected;
        self.left_over += other.left_over;
    }
}

impl Explain for Account {
    fn message(&self) -> Message {
        message!(
            "account",
            amounts = self.amounts(),
            read = self.read(),
            unread = self.unread,
            rejected = self.rejected
        )
    }
}

impl std::fmt::Display for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.message().fmt(f)
    }
}
