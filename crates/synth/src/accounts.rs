//! The money: one year's accounts of a department, exact to the fen.
//!
//! Everything that a report prints is a sum over [`Flow`]s and [`Posting`]s, so its statements agree by construction.

use crate::district::{IncomeSource, Project};
use crate::money::Fen;
use juesuan_model::Fund;
use std::collections::{BTreeMap, BTreeSet};

/// The money of one source under one functional item.
///
/// What comes in equals what goes out: opening + income + use of surplus = spending + distribution + closing.
#[derive(Debug, Clone)]
pub(crate) struct Flow {
    pub(crate) item: &'static str,
    pub(crate) source: IncomeSource,
    pub(crate) opening: Fen,
    pub(crate) income: Fen,
    pub(crate) use_of_surplus: Fen,
    pub(crate) basic: Fen,
    pub(crate) project: Fen,
    pub(crate) business: Fen,
    pub(crate) subsidy: Fen,
    pub(crate) distributed: Fen,
    pub(crate) closing: Fen,
}

impl Flow {
    pub(crate) const fn empty(item: &'static str, source: IncomeSource) -> Self {
        Self {
            item,
            source,
            opening: Fen::ZERO,
            income: Fen::ZERO,
            use_of_surplus: Fen::ZERO,
            basic: Fen::ZERO,
            project: Fen::ZERO,
            business: Fen::ZERO,
            subsidy: Fen::ZERO,
            distributed: Fen::ZERO,
            closing: Fen::ZERO,
        }
    }

    pub(crate) fn spending(&self) -> Fen {
        self.basic + self.project + self.business + self.subsidy
    }

    pub(crate) fn income_from(&self, source: IncomeSource) -> Fen {
        if self.source == source { self.income } else { Fen::ZERO }
    }

    pub(crate) fn appropriation(&self) -> Fen {
        if matches!(self.source, IncomeSource::Appropriation(_)) { self.income } else { Fen::ZERO }
    }

    fn is_under(&self, code: &str) -> bool {
        self.item.starts_with(code)
    }
}

/// One line of basic expenditure from the general public budget, under both classifications at once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Posting {
    pub(crate) item: &'static str,
    pub(crate) economic: &'static str,
    pub(crate) amount: Fen,
}

/// The 三公 of a year, as budgeted or as spent.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ThreePublic {
    pub(crate) overseas: Fen,
    pub(crate) purchase: Fen,
    pub(crate) operation: Fen,
    pub(crate) reception: Fen,
}

impl ThreePublic {
    pub(crate) fn vehicle(&self) -> Fen {
        self.purchase + self.operation
    }

    pub(crate) fn total(&self) -> Fen {
        self.overseas + self.vehicle() + self.reception
    }
}

/// One part of government procurement and how much of it went to small and medium enterprises.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Procurement {
    pub(crate) total: Fen,
    pub(crate) small_and_medium: Fen,
}

/// How a project of the year ended: what it could spend and what it did.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Outcome {
    pub(crate) project: &'static Project,
    pub(crate) budget: Fen,
    pub(crate) spent: Fen,
}

/// A department's accounts of one year, with the other figures of its explanations.
#[derive(Debug)]
pub(crate) struct Accounts {
    pub(crate) year: u16,
    pub(crate) flows: Vec<Flow>,
    pub(crate) postings: Vec<Posting>,
    /// The year's first budget from the general public budget, by functional class.
    pub(crate) initial_budget: BTreeMap<&'static str, Fen>,
    /// The first budget for running the office.
    pub(crate) operating_budget: Fen,
    pub(crate) three_public_budget: ThreePublic,
    pub(crate) three_public: ThreePublic,
    pub(crate) vehicles_bought: i64,
    pub(crate) goods: Procurement,
    pub(crate) works: Procurement,
    pub(crate) services: Procurement,
    /// Contracts with small and micro enterprises, part of those with small and medium ones.
    pub(crate) micro: Fen,
    pub(crate) outcomes: Vec<Outcome>,
}

impl Accounts {
    /// The sum over every flow.
    pub(crate) fn total(&self, amount: impl Fn(&Flow) -> Fen) -> Fen {
        self.flows.iter().map(amount).sum()
    }

    /// The sum over the flows under a code, from one fund or (`None`) from every source.
    pub(crate) fn under(&self, code: &str, fund: Option<Fund>, amount: impl Fn(&Flow) -> Fen) -> Fen {
        self.of(fund).filter(|flow| flow.is_under(code)).map(amount).sum()
    }

    /// The sum over the flows of one fund.
    pub(crate) fn in_fund(&self, fund: Fund, amount: impl Fn(&Flow) -> Fen) -> Fen {
        self.of(Some(fund)).map(amount).sum()
    }

    /// The sum over the flows of the three funds together.
    pub(crate) fn appropriated(&self, amount: impl Fn(&Flow) -> Fen) -> Fen {
        Fund::ALL.iter().map(|fund| self.in_fund(*fund, &amount)).sum()
    }

    fn of(&self, fund: Option<Fund>) -> impl Iterator<Item = &Flow> {
        self.flows
            .iter()
            .filter(move |flow| fund.is_none_or(|fund| flow.source == IncomeSource::Appropriation(fund)))
    }

    /// Every class, group and item that flows of the fund touch, in the order of the lists.
    pub(crate) fn codes(&self, fund: Option<Fund>) -> BTreeSet<&'static str> {
        self.of(fund).flat_map(|flow| [3, 5, 7].map(|length| flow.item.get(..length))).flatten().collect()
    }

    /// What the summary of everything adds up to, on either side.
    pub(crate) fn grand_total(&self) -> Fen {
        self.total(|flow| flow.opening + flow.income + flow.use_of_surplus)
    }

    /// What the summary of appropriations adds up to, on either side.
    pub(crate) fn appropriation_grand_total(&self) -> Fen {
        self.appropriated(|flow| flow.opening + flow.income)
    }

    /// General public expenditure of the year.
    pub(crate) fn general_public(&self) -> Fen {
        self.in_fund(Fund::GeneralPublic, Flow::spending)
    }

    /// Basic expenditure under an economic class or group.
    pub(crate) fn economic(&self, code: &str) -> Fen {
        let under = self.postings.iter().filter(|posting| posting.economic.starts_with(code));
        under.map(|posting| posting.amount).sum()
    }

    pub(crate) fn personnel(&self) -> Fen {
        self.economic("301") + self.economic("303")
    }

    pub(crate) fn public(&self) -> Fen {
        self.postings.iter().map(|posting| posting.amount).sum::<Fen>() - self.personnel()
    }

    /// The projects that the report evaluates: at most three of the general public budget's.
    pub(crate) fn evaluated(&self) -> impl Iterator<Item = &Outcome> {
        let general = self.outcomes.iter().filter(|outcome| outcome.project.fund == Fund::GeneralPublic);
        general.take(3)
    }
}
