//! The figures of sentences, by subject and year.

use super::passage::About;
use crate::accounts::{Accounts, Flow};
use crate::district::{Department, IncomeSource};
use crate::money::Fen;
use juesuan_model::{Fund, Kind, Phase, Topic, ValueUnit};

/// Of which year and phase an amount is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// The report's own year and phase.
    Now,
    /// The same of the year before.
    Last,
    /// What was spent in the year before, in a budget.
    LastActual,
    /// The first budget of the year, in final accounts.
    Initial,
    /// The budget as changed, in final accounts.
    Adjusted,
}

/// The figures of one report.
pub(super) struct Books<'a> {
    pub(super) department: &'a Department,
    pub(super) kind: Kind,
    pub(super) now: &'a Accounts,
    pub(super) before: &'a Accounts,
    /// What was spent in the year before.
    pub(super) spent_before: &'a Accounts,
    /// Which budget the 三公 statement prints next to the actual amount.
    pub(super) three_public_budget: Phase,
}

impl Books<'_> {
    /// The phase of amounts for which the report does not name one.
    pub(super) const fn usual(&self) -> Phase {
        match self.kind {
            Kind::FinalAccounts => Phase::Actual,
            Kind::Budget => Phase::InitialBudget,
        }
    }

    /// The phase and year of an amount.
    pub(super) const fn phase(&self, when: When) -> (Phase, u16) {
        match when {
            When::Now => (self.usual(), self.now.year),
            When::Last => (self.usual(), self.now.year - 1),
            When::LastActual => (Phase::Actual, self.now.year - 1),
            When::Initial => (Phase::InitialBudget, self.now.year),
            When::Adjusted => (Phase::AdjustedBudget, self.now.year),
        }
    }

    /// An amount; none if the accounts do not have this figure.
    pub(super) fn amount(&self, about: &About, when: When) -> Option<Fen> {
        match when {
            When::Now => amount(self.now, about),
            When::Last => amount(self.before, about),
            When::LastActual => {
                (self.kind == Kind::Budget).then(|| amount(self.spent_before, about)).flatten()
            }
            When::Initial | When::Adjusted if self.kind == Kind::Budget => None,
            When::Initial => self.initial(about),
            When::Adjusted if self.three_public_budget == Phase::AdjustedBudget => {
                three_public(&self.now.three_public_budget, about.topic)
            }
            When::Adjusted => None,
        }
    }

    fn initial(&self, about: &About) -> Option<Fen> {
        let general = about.fund == Some(Fund::GeneralPublic);
        match about.topic {
            Topic::ExpenditureOfYear if general => Some(self.now.initial_budget.values().copied().sum()),
            Topic::FunctionalClass if general => self.now.initial_budget.get(about.code.as_deref()?).copied(),
            Topic::FunctionalItem if general => self.item_budget(about.code.as_deref()?),
            Topic::OperatingCost => Some(self.now.operating_budget),
            topic if self.three_public_budget == Phase::InitialBudget => {
                three_public(&self.now.three_public_budget, topic)
            }
            _ => None,
        }
    }

    /// The part of a class's first budget that falls to one of its items: what was spent, and the difference to the largest.
    fn item_budget(&self, item: &str) -> Option<Fen> {
        let class = item.get(..3)?;
        let general = Some(Fund::GeneralPublic);
        let spent = |code: &str| self.now.under(code, general, Flow::spending);
        let items = self.now.codes(general).into_iter().filter(|code| code.len() == 7);
        let largest = items.filter(|code| code.starts_with(class)).max_by_key(|code| spent(code))?;
        let budget = *self.now.initial_budget.get(class)?;
        let own = spent(item);
        Some(if largest == item { own + budget - spent(class) } else { own })
    }

    /// A count.
    pub(super) fn count(&self, topic: Topic, unit: ValueUnit) -> Option<i64> {
        let owned = self.department.office.vehicles;
        let (documents, emergency) = (i64::from(owned > 1), owned / 3);
        let rest = owned - documents - emergency;
        let batches = (self.now.three_public.reception.yuan() / 1_300).max(1);
        let evaluated = i64::try_from(self.now.evaluated().count()).ok();
        Some(match (topic, unit) {
            (Topic::Reception | Topic::DomesticReception, ValueUnit::Batches) => batches,
            (Topic::Reception | Topic::DomesticReception, ValueUnit::Persons) => {
                batches * 7 + i64::from(self.now.year % 5)
            }
            (Topic::Overseas, ValueUnit::Batches) => i64::from(!self.now.three_public.overseas.is_zero()),
            (Topic::Overseas, ValueUnit::Persons) => i64::from(!self.now.three_public.overseas.is_zero()) * 4,
            (Topic::VehiclesBought, _) => self.now.vehicles_bought,
            (Topic::VehiclesOwned | Topic::VehiclesKept, _) => owned,
            (Topic::VehiclesConfidential, _) => documents,
            (Topic::VehiclesEmergency, _) => emergency,
            (Topic::VehiclesEnforcement, _) => {
                if owned > 10 {
                    rest
                } else {
                    0
                }
            }
            (Topic::VehiclesOther, _) => {
                if owned > 10 {
                    0
                } else {
                    rest
                }
            }
            (Topic::ProjectPerformance | Topic::ProjectTargets, ValueUnit::Projects) => evaluated?,
            (Topic::DepartmentPerformance, ValueUnit::Departments) => 1,
            (
                Topic::VehiclesLeading
                | Topic::VehiclesPrincipal
                | Topic::VehiclesSpecialist
                | Topic::VehiclesRetired
                | Topic::ForeignReception
                | Topic::LargeEquipment,
                _,
            ) => 0,
            _ => return None,
        })
    }

    /// The budget and the spending of a project that is evaluated.
    pub(super) fn project(&self, name: &str) -> Option<(Fen, Fen)> {
        let outcome = self.now.outcomes.iter().find(|outcome| outcome.project.name == name)?;
        Some((outcome.budget, outcome.spent))
    }
}

fn amount(of: &Accounts, about: &About) -> Option<Fen> {
    let fund = about.fund;
    let all = |part: fn(&Flow) -> Fen| fund.map_or_else(|| of.total(part), |fund| of.in_fund(fund, part));
    let from = |source: IncomeSource| of.total(|flow| flow.income_from(source));
    let code = about.code.as_deref();
    Some(match about.topic {
        Topic::GrandTotal | Topic::IncomeTotal | Topic::ExpenditureTotal => of.grand_total(),
        Topic::IncomeOfYear => all(|flow| flow.income),
        Topic::ExpenditureOfYear => all(Flow::spending),
        Topic::FiscalAppropriation => all(Flow::appropriation),
        Topic::SuperiorSubsidy => from(IncomeSource::SuperiorSubsidy),
        Topic::InstitutionalIncome => from(IncomeSource::Institutional),
        Topic::BusinessIncome => from(IncomeSource::Business),
        Topic::AffiliateRemittance => from(IncomeSource::Affiliate),
        Topic::OtherIncome => from(IncomeSource::Other),
        Topic::UseOfSurplus => of.total(|flow| flow.use_of_surplus),
        Topic::SurplusDistribution => of.total(|flow| flow.distributed),
        Topic::OpeningCarryover => all(|flow| flow.opening),
        Topic::ClosingCarryover => all(|flow| flow.closing),
        Topic::Basic => all(|flow| flow.basic),
        Topic::Project => all(|flow| flow.project),
        Topic::RemittedToSuperior => Fen::ZERO,
        Topic::Business => all(|flow| flow.business),
        Topic::SubsidyToAffiliates => all(|flow| flow.subsidy),
        Topic::AppropriationTotal
        | Topic::AppropriationIncomeTotal
        | Topic::AppropriationExpenditureTotal => of.appropriation_grand_total(),
        Topic::AppropriationExpenditure => of.appropriated(Flow::spending),
        Topic::Personnel => of.personnel(),
        Topic::Public | Topic::OperatingCost => of.public(),
        Topic::FunctionalClass | Topic::FunctionalGroup | Topic::FunctionalItem => {
            of.under(code?, fund, Flow::spending)
        }
        Topic::EconomicClass => of.economic(code?),
        Topic::Procurement => [of.goods, of.works, of.services].iter().map(|part| part.total).sum(),
        Topic::ProcurementGoods => of.goods.total,
        Topic::ProcurementWorks => of.works.total,
        Topic::ProcurementServices => of.services.total,
        Topic::ProcurementSme => {
            [of.goods, of.works, of.services].iter().map(|part| part.small_and_medium).sum()
        }
        Topic::ProcurementGoodsSme => of.goods.small_and_medium,
        Topic::ProcurementWorksSme => of.works.small_and_medium,
        Topic::ProcurementServicesSme => of.services.small_and_medium,
        Topic::ProcurementMicro => of.micro,
        Topic::ProjectPerformance => of.evaluated().map(|outcome| outcome.spent).sum(),
        Topic::ProjectTargets => of.in_fund(Fund::GeneralPublic, |flow| flow.project),
        Topic::DepartmentPerformance => of.total(Flow::spending),
        topic => return three_public(&of.three_public, topic),
    })
}

fn three_public(of: &crate::accounts::ThreePublic, topic: Topic) -> Option<Fen> {
    Some(match topic {
        Topic::ThreePublic => of.total(),
        Topic::Overseas => of.overseas,
        Topic::Vehicle => of.vehicle(),
        Topic::VehiclePurchase => of.purchase,
        Topic::VehicleOperation => of.operation,
        Topic::Reception | Topic::DomesticReception => of.reception,
        Topic::ForeignReception => Fen::ZERO,
        _ => return None,
    })
}
