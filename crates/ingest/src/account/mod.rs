//! The account: every amount in a report's documents ends up as one of four things, and none is lost silently.
//!
//! ```text
//! documents ─ amount, ledger ─▶ every amount, open      before anything is known of what it means
//!                                   │ book: facts, self-evaluations, claims, refused cells, unread sentences
//!                                   ▼
//!                             what is still open ─ left_over ─▶ an unread sentence, or a refused cell
//! ```
//!
//! [`amount`] defines what an amount is. Each is booked by its place and its digits:
//!
//! | as | what |
//! |---|---|
//! | fact | a number of a statement; a sum of money in a self-evaluation, and what its indicators keep as text |
//! | claim | an amount that the explanations state |
//! | unread | an amount that an unread sentence lists |
//! | rejected | a number in a rejected cell |
//!
//! A number that looks like an amount but is not one (a rate, points, a code with separators) is struck off. A number that was read
//! as an amount although the ledger does not count it (`0` and other whole numbers in a statement's columns) is one. An amount that
//! is still open at the end was missed by all steps: it becomes an unread sentence or a rejected cell, with its own text and place.
//! So the account adds up by construction, and [`Account::left_over`] is the number of amounts that only this last step caught.

mod amount;
mod ledger;
mod left_over;
#[cfg(test)]
mod tests;

use crate::document::Document;
use compact_str::CompactString;
use juesuan_model::{Account, Claim, ClaimMetric, Figure, Locator, Report, Stage, ValueUnit, count};
use ledger::{Booked, Class, Ledger, Wanted};

/// What reading found out about numbers besides what it puts into the report.
#[derive(Debug, Default)]
pub(crate) struct AccountContext {
    /// Cells of statements that look like amounts but are not: codes, 行次, rates.
    pub(crate) no_amounts: Vec<Locator>,
    /// Cells of self-evaluations whose text is kept: aims, outcomes, names.
    pub(crate) kept: Vec<Locator>,
}

/// Counts the amounts of a report that has been read, books each, and adds those that nothing took up to what could not be read.
pub(crate) fn keep<'a>(
    report: &mut Report,
    documents: impl Iterator<Item = &'a Document>,
    known: &AccountContext,
) {
    let mut books = Books { ledger: Ledger::of(documents), more: Account::default() };
    books.statements(report, known);
    books.evaluations(report, known);
    books.claims(report);
    books.rejects(report);
    books.unread(report);
    let Books { ledger, more } = books;
    let left = left_over::add(report, &ledger);
    let count = |class| count::saturating_u32(ledger.count(class));
    report.account = Account {
        facts: count(Class::Fact) + more.facts,
        claims: count(Class::Claim) + more.claims,
        unread: count(Class::Unread) + more.unread + left.unread,
        rejected: count(Class::Rejected) + more.rejected + left.rejected,
        left_over: left.unread + left.rejected,
    };
}

/// The ledger, and the numbers that do not have the characters of an amount.
struct Books<'a> {
    ledger: Ledger<'a>,
    more: Account,
}

impl Books<'_> {
    fn statements(&mut self, report: &Report, known: &AccountContext) {
        for at in &known.no_amounts {
            self.ledger.book_all(at, Class::NoAmount);
        }
        for fact in &report.facts {
            let alone = self.ledger.book_alone(&fact.locator, Class::Fact);
            let booked = alone.unwrap_or_else(|| self.book(&fact.locator, &fact.printed.text, Class::Fact));
            if booked == Booked::Absent {
                self.more.facts += 1;
            }
        }
    }

    fn evaluations(&mut self, report: &Report, known: &AccountContext) {
        for at in &known.kept {
            self.ledger.book_all(at, Class::Fact);
        }
        let figures = report.projects.iter().flat_map(|project| {
            let money = [&project.basic, &project.project, &project.budget, &project.actual];
            money.into_iter().chain([&project.rate, &project.rate_score, &project.score])
        });
        let scores = report.indicators.iter().map(|indicator| &indicator.score);
        for Figure { unit, printed, locator, .. } in figures.chain(scores).flatten() {
            if *unit != ValueUnit::Yuan {
                self.ledger.book(locator, || last_digits(printed), Wanted::Bare, Class::NoAmount);
            } else if self.book(locator, printed, Class::Fact) == Booked::Absent {
                self.more.facts += 1;
            }
        }
    }

    fn claims(&mut self, report: &Report) {
        for claim in &report.claims {
            if !is_money(claim) {
                // A rate that lost its % looks like an amount.
                let digits = || last_digits(&claim.printed);
                self.ledger.book(&claim.locator, digits, Wanted::Bare, Class::NoAmount);
            } else if self.book(&claim.locator, &claim.printed, Class::Claim) == Booked::Absent {
                self.more.claims += 1;
            }
        }
    }

    /// Everything in a rejected cell is rejected with it.
    fn rejects(&mut self, report: &Report) {
        for reject in report.rejects.iter().filter(|reject| reject.stage == Stage::Cell) {
            let Some(printed) = reject.printed.as_deref() else { continue };
            let booked = if self.ledger.is_cell(&reject.locator) {
                self.ledger.book_all(&reject.locator, Class::Rejected);
                Booked::Now
            } else {
                self.book(&reject.locator, printed, Class::Rejected)
            };
            if booked == Booked::Absent && is_number(printed) {
                self.more.rejected += 1;
            }
        }
    }

    fn unread(&mut self, report: &Report) {
        for sentence in &report.unread_sentences {
            let first = self.ledger.at(&sentence.locator);
            let spots = first.map(|first| self.ledger.spanned(first, sentence.chars));
            for digits in sentence.amounts.iter().flat_map(|printed| amount::known_by(printed)) {
                let booked = spots
                    .clone()
                    .map(|spots| self.ledger.book_within(spots, || digits, Wanted::Any, Class::Unread));
                if booked.unwrap_or(Booked::Absent) == Booked::Absent {
                    self.more.unread += 1;
                }
            }
        }
    }

    fn book(&mut self, at: &Locator, printed: &str, class: Class) -> Booked {
        self.ledger.book(at, || last_digits(printed), Wanted::Any, class)
    }
}

/// By what the only amount in a printed text is recognized: if a line break splits it, by the piece that has the unit.
fn last_digits(printed: &str) -> CompactString {
    amount::known_by(printed).last().unwrap_or_else(|| amount::digits(printed))
}

/// Whether a claim is about a number of yuan that is printed: not 持平.
fn is_money(claim: &Claim) -> bool {
    let is_printed = || claim.printed.bytes().any(|byte| byte.is_ascii_digit());
    claim.value_unit == ValueUnit::Yuan
        && matches!(claim.metric, ClaimMetric::Amount | ClaimMetric::Increase)
        && (is_printed() || !last_digits(&claim.printed).is_empty())
}

/// Whether a rejected cell contains digits and no word: a number, however damaged.
fn is_number(printed: &str) -> bool {
    let is_word = |c: char| c.is_alphabetic() && !c.is_ascii();
    !amount::digits(printed).is_empty() && !printed.contains(is_word)
}
