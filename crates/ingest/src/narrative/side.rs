//! 收入 and 支出 alone, which name a total or continue the subject: `收入100万元，支出90万元` are two totals, `公务接待费预算3万元，支出2万元` are two numbers
//! of one subject.
//!
//! After a fund or 财政拨款 they are its income or expenditure, and after another noun they add nothing. Alone, they continue a subject
//! of their own side, and name the total if the subject is of the other side or there is none.

use super::phrase::Head;
use super::reader::ProseReader;
use super::subject::{is_income, spends};
use super::token::Token;
use juesuan_model::{Section, Subject, Topic};

/// The side that a word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Income,
    Expenditure,
}

impl ProseReader<'_> {
    /// 收入 or 支出; `starts`: whether a phrase begins with it.
    pub(super) fn side(&mut self, side: Side, starts: bool, token: &Token) {
        let phrase = &self.clause.phrase;
        let appropriation = phrase.appropriation.is_some();
        let names = if self.owner() || self.clause.relation.is_share() {
            self.owner() || starts
        } else {
            match &phrase.head {
                Head::Subject(first) if phrase.joined => {
                    let first = first.clone();
                    return self.other_side(&first, side, token);
                }
                Head::None | Head::Unknown => self.names_total(side, starts),
                Head::Subject(_) | Head::Several(_) => false,
            }
        };
        if names {
            self.noun(total(side, appropriation), token, None);
        }
    }

    /// The second of two: 财政拨款收入、支出 are those of 财政拨款.
    fn other_side(&mut self, first: &Subject, side: Side, token: &Token) {
        let appropriation = first.topic == Topic::FiscalAppropriation;
        if let Some(fund) = first.fund {
            self.clause.phrase.fund = Some((fund, token.glyphs.start));
        }
        self.noun(total(side, appropriation), token, None);
    }

    /// Whether the word alone names a total.
    fn names_total(&self, side: Side, starts: bool) -> bool {
        let stated = self.carried.subject.as_ref().filter(|_| !self.carried.fresh);
        let stated = stated.map(|subject| subject.topic);
        let of_totals = matches!(
            self.carried.section,
            None | Some(Section::IncomeExpenditure | Section::Income | Section::Expenditure)
        );
        match (side, stated) {
            (Side::Income, Some(stated)) => starts || !is_income(stated),
            (Side::Expenditure, None) => starts || of_totals && self.carried.section.is_some(),
            (Side::Expenditure, Some(stated)) if spends(stated) => starts && self.clause.first && of_totals,
            (Side::Income, None) | (Side::Expenditure, Some(_)) => true,
        }
    }

    /// 支出决算 after an income: not its phase, but the expenditure.
    pub(super) fn is_other_side(&self, word: &str) -> bool {
        let stated = self.carried.subject.as_ref().map(|subject| subject.topic);
        word.starts_with("支出")
            && self.clause.phrase.head == Head::None
            && self.clause.phrase.is_closed()
            && !self.owner()
            && stated.is_some_and(is_income)
    }
}

fn total(side: Side, appropriation: bool) -> Topic {
    match (side, appropriation) {
        (Side::Income, false) => Topic::IncomeOfYear,
        (Side::Income, true) => Topic::FiscalAppropriation,
        (Side::Expenditure, false) => Topic::ExpenditureOfYear,
        (Side::Expenditure, true) => Topic::AppropriationExpenditure,
    }
}
