//! Procurement, vehicles and receptions: numbers that only the prose gives, checked against each other.

use super::Rule;
use super::prose_parts::{self, Partition};
use crate::accounts::Accounts;
use crate::figure::{Cell, Figure};
use crate::ledger::Ledger;
use crate::subject::Subject;
use juesuan_model::{Claim, ClaimMetric, Phase, Section, Severity, State, Statement, Topic, ValueUnit};

/// The number of a topic in a section.
fn told<'a>(accounts: &Accounts<'a>, section: Section, topic: Topic, metric: ClaimMetric) -> Cell<'a> {
    let fits = |claim: &&Claim| {
        claim.section == Some(section) && claim.subject.topic == topic && claim.metric == metric
    };
    // What was spent goes before what was to be spent.
    let spent = |claim: &&Claim| claim.phase.is_none_or(|phase| phase == Phase::Actual);
    let claims = || accounts.claims().iter().filter(fits);
    let claim = claims().find(spent).or_else(|| claims().next());
    claim.map_or(Cell::Absent, |claim| Cell::Printed(Figure::claimed(claim)))
}

/// 政府采购支出总额等于货物、工程、服务支出之和
///
/// Procurement is goods, works and services.
///
/// # Why
/// The law knows these three kinds and no other.
///
/// # Example
/// 24.9 in all, 3.1 for goods, 0 for works and 20.8 for services.
///
/// # Source
/// 《政府采购法》第二条.
pub(crate) struct ProcurementTotal;

impl Rule for ProcurementTotal {
    fn id(&self) -> &'static str {
        "procurement-total"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn statements(&self) -> &'static [Statement] {
        &[]
    }

    fn check<'a>(&self, accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
        if !ledger.tells(Section::Procurement) {
            return;
        }
        prose_parts::check(&KINDS_OF_PROCUREMENT, accounts, ledger);
    }
}

const KINDS_OF_PROCUREMENT: Partition = Partition {
    wholes: &[Topic::Procurement],
    parts: &[Topic::ProcurementGoods, Topic::ProcurementWorks, Topic::ProcurementServices],
    seldom: &[],
    beside: &[Topic::ProcurementGoodsSme, Topic::ProcurementWorksSme, Topic::ProcurementServicesSme],
};

/// 小微企业合同金额不大于中小企业合同金额，后者不大于采购总额
///
/// What micro and small enterprises were awarded is within what small and medium ones were, and that within the total.
///
/// # Why
/// 小微企业 are 中小企业, and both are suppliers.
///
/// # Example
/// 中小企业 0, of which 小微企业 24.9.
///
/// # Source
/// 《政府采购促进中小企业发展管理办法》: 中小企业 is 中型, 小型 and 微型.
pub(crate) struct ProcurementFromSmallEnterprises;

impl Rule for ProcurementFromSmallEnterprises {
    fn id(&self) -> &'static str {
        "procurement-small-enterprises"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn statements(&self) -> &'static [Statement] {
        &[]
    }

    fn check<'a>(&self, accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
        if !ledger.tells(Section::Procurement) {
            return;
        }
        let amount = |topic| told(accounts, Section::Procurement, topic, ClaimMetric::Amount);
        let subject = |part| Subject::told(Some(Section::Procurement)).row(part);
        let (micro, sme) = (amount(Topic::ProcurementMicro), amount(Topic::ProcurementSme));
        ledger.at_most(subject(Topic::ProcurementMicro), micro, sme);
        // A contract may be paid over several years, so that it exceeds what was spent in one.
        let awarded = subject(Topic::ProcurementSme).only(Severity::Warning);
        ledger.at_most(awarded, sme, amount(Topic::Procurement));
    }
}

const KINDS_OF_VEHICLES: [Topic; 9] = [
    Topic::VehiclesLeading,
    Topic::VehiclesPrincipal,
    Topic::VehiclesConfidential,
    Topic::VehiclesEmergency,
    Topic::VehiclesEnforcement,
    Topic::VehiclesSpecialist,
    Topic::VehiclesRetired,
    Topic::VehiclesGeneral,
    Topic::VehiclesOther,
];

/// 车辆总数等于各类车辆之和
///
/// The vehicles owned are those of every kind.
///
/// # Why
/// Every vehicle is of one kind, and the last kind is 其他用车.
///
/// # Example
/// 5 vehicles, of which 1, 3 and 2.
///
/// # Source
/// 部门决算公开情况说明, 国有资产占用情况.
pub(crate) struct VehiclesByKind;

impl Rule for VehiclesByKind {
    fn id(&self) -> &'static str {
        "vehicles-by-kind"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn statements(&self) -> &'static [Statement] {
        &[]
    }

    fn check<'a>(&self, accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
        if !ledger.tells(Section::StateAssets) {
            return;
        }
        let count = |topic| told(accounts, Section::StateAssets, topic, ClaimMetric::Count);
        let subject = Subject::told(Some(Section::StateAssets)).row(Topic::VehiclesOwned);
        let (owned, kinds) = (count(Topic::VehiclesOwned), KINDS_OF_VEHICLES.map(count));
        let value = |cell: Cell<'a>| match cell {
            Cell::Printed(figure) => figure.value,
            _ => rust_decimal::Decimal::ZERO,
        };
        let told: rust_decimal::Decimal = kinds.iter().map(|kind| value(*kind)).sum();
        let less = told < value(owned);
        match accounts.unread().sentence(Some(Section::StateAssets)).filter(|_| less) {
            Some(sentence) => {
                let reason = format!("a sentence of the list could not be read: “{sentence}”");
                ledger.record(subject, State::InsufficientData, reason);
            }
            // A list that does not come to the last kind may leave some out.
            None if less && !count(Topic::VehiclesOther).is_printed() => {
                ledger.counts(subject.only(Severity::Warning), owned, &kinds);
            }
            None => ledger.counts(subject, owned, &kinds),
        }
    }
}

/// 财政拨款开支的公务用车保有量与车辆总数相符
///
/// The vehicles that appropriations pay for are the vehicles owned.
///
/// # Why
/// The two differ where other money pays for some, so a difference is no more than a hint; but fewer owned than paid for
/// deserves a look all the same.
///
/// # Example
/// 0 kept under 三公, 5 owned under 国有资产.
///
/// # Source
/// 部门决算公开情况说明, “三公”经费 and 国有资产占用情况.
pub(crate) struct VehiclesKept;

impl Rule for VehiclesKept {
    fn id(&self) -> &'static str {
        "vehicles-kept"
    }

    fn severity(&self) -> Severity {
        Severity::Hint
    }

    fn statements(&self) -> &'static [Statement] {
        &[]
    }

    fn check<'a>(&self, accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
        if !ledger.tells(Section::ThreePublic) || !ledger.tells(Section::StateAssets) {
            return;
        }
        let kept = told(accounts, Section::ThreePublic, Topic::VehiclesKept, ClaimMetric::Count);
        let owned = told(accounts, Section::StateAssets, Topic::VehiclesOwned, ClaimMetric::Count);
        let subject = Subject::told(Some(Section::ThreePublic)).row(Topic::VehiclesKept);
        ledger.counts(subject, kept, &[owned]);
    }
}

/// 财政拨款开支的公务用车保有量不大于车辆总数
///
/// The vehicles that appropriations pay for are no more than the vehicles owned.
///
/// # Why
/// A vehicle that is kept is one of those owned, whoever pays for it, so more kept than owned is a vehicle left out of the
/// assets or a number mistyped.
///
/// # Example
/// 3 kept under 三公, 2 owned under 国有资产.
///
/// # Source
/// 部门决算公开情况说明, “三公”经费 and 国有资产占用情况.
pub(crate) struct VehiclesKeptWithinOwned;

impl Rule for VehiclesKeptWithinOwned {
    fn id(&self) -> &'static str {
        "vehicles-kept-within-owned"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn statements(&self) -> &'static [Statement] {
        &[]
    }

    fn check<'a>(&self, accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
        if !ledger.tells(Section::ThreePublic) || !ledger.tells(Section::StateAssets) {
            return;
        }
        let kept = told(accounts, Section::ThreePublic, Topic::VehiclesKept, ClaimMetric::Count);
        let owned = told(accounts, Section::StateAssets, Topic::VehiclesOwned, ClaimMetric::Count);
        // Many papers tell of the one without the other.
        if kept.is_printed() && owned.is_printed() {
            let subject = Subject::told(Some(Section::ThreePublic)).row(Topic::VehiclesKept);
            ledger.count_at_most(subject, kept, owned);
        }
    }
}

/// 国内、外宾接待支出之和等于公务接待费
///
/// What receptions cost is what domestic and foreign guests cost.
///
/// # Why
/// A guest is one or the other.
///
/// # Example
/// 公务接待费 0.42, 国内 0.32 and 外宾 0.
///
/// # Source
/// 部门决算公开情况说明, “三公”经费.
pub(crate) struct ReceptionByGuests;

impl Rule for ReceptionByGuests {
    fn id(&self) -> &'static str {
        "reception-by-guests"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn statements(&self) -> &'static [Statement] {
        &[]
    }

    fn check<'a>(&self, accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
        if !ledger.tells(Section::ThreePublic) {
            return;
        }
        let actual = |topic| {
            let fits = |claim: &&Claim| {
                claim.section == Some(Section::ThreePublic)
                    && claim.subject.topic == topic
                    && claim.metric == ClaimMetric::Amount
                    && claim.phase == Some(Phase::Actual)
            };
            let claim = accounts.claims().iter().find(fits);
            claim.map_or(Cell::Absent, |claim| Cell::Printed(Figure::claimed(claim)))
        };
        let parts = [Topic::DomesticReception, Topic::ForeignReception].map(actual);
        // One kind of guests alone is often all that a paper tells.
        if parts.iter().all(|part| part.is_printed()) {
            let subject = Subject::told(Some(Section::ThreePublic)).row(Topic::Reception);
            ledger.sum(subject, actual(Topic::Reception), &parts);
        }
    }
}

/// 有接待费即有批次和人次，无接待费即无
///
/// Receptions that cost something had guests, and guests cost something.
///
/// # Why
/// One without the other is a number left out.
///
/// # Example
/// 国内公务接待支出 0.42 万元, 接待 0 批次.
///
/// # Source
/// 部门决算公开情况说明, “三公”经费: 公务接待批次、人次.
pub(crate) struct ReceptionVisits;

impl Rule for ReceptionVisits {
    fn id(&self) -> &'static str {
        "reception-visits"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn statements(&self) -> &'static [Statement] {
        &[]
    }

    fn check<'a>(&self, accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
        if !ledger.tells(Section::ThreePublic) {
            return;
        }
        let cost = |topic| told(accounts, Section::ThreePublic, topic, ClaimMetric::Amount);
        let foreign = matches!(cost(Topic::ForeignReception), Cell::Printed(cost) if !cost.value.is_zero());
        for topic in [Topic::DomesticReception, Topic::ForeignReception, Topic::Reception] {
            let visits = accounts.claims().iter().filter(|claim| {
                claim.subject.topic == topic
                    && claim.metric == ClaimMetric::Count
                    && claim.year == accounts.year()
                    && matches!(claim.value_unit, ValueUnit::Batches | ValueUnit::Persons)
            });
            let visits: Vec<&Claim> = visits.collect();
            let subject = |claim: &Claim| {
                Subject::told(Some(Section::ThreePublic)).row(topic).push(claim.value_unit.name())
            };
            // Where all guests are domestic, the cost of receptions is theirs.
            let all = (topic == Topic::DomesticReception && !foreign).then(|| cost(Topic::Reception));
            let own = cost(topic);
            let amount = if own.is_printed() { own } else { all.unwrap_or(own) };
            if let Cell::Printed(amount) = amount {
                for claim in &visits {
                    agree_on_nothing(subject(claim), amount, Figure::claimed(claim), ledger);
                }
            } else if let [one, other, ..] = visits.as_slice() {
                agree_on_nothing(subject(one), Figure::claimed(one), Figure::claimed(other), ledger);
            }
        }
    }
}

/// Where one of two numbers is nothing, the other is.
fn agree_on_nothing<'a>(subject: Subject, one: Figure<'a>, other: Figure<'a>, ledger: &mut Ledger<'_, 'a>) {
    if one.value.is_zero() == other.value.is_zero() {
        return ledger.record(subject, State::Pass, String::new());
    }
    let (one, other) = (one.term(), other.term());
    let message = format!("{} and {}", one.printed, other.printed);
    ledger.record_terms(subject, State::Fail, message, vec![one], vec![other]);
}

/// 有购车费即有购车数量，无购车费即无
///
/// Vehicles that were bought cost something, and money for buying vehicles bought some.
///
/// # Why
/// One without the other is a number left out.
///
/// # Example
/// 公务用车购置费 18.00 万元, 购置公务用车 0 辆.
///
/// # Source
/// 部门决算公开情况说明, “三公”经费: 公务用车购置数.
pub(crate) struct VehiclesBought;

impl Rule for VehiclesBought {
    fn id(&self) -> &'static str {
        "vehicles-bought"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn statements(&self) -> &'static [Statement] {
        &[]
    }

    fn check<'a>(&self, accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>) {
        if !ledger.tells(Section::ThreePublic) {
            return;
        }
        let cost = accounts.claims().iter().filter(|claim| {
            claim.subject.topic == Topic::VehiclePurchase
                && claim.metric == ClaimMetric::Amount
                && claim.year == accounts.year()
        });
        let costs: Vec<&Claim> = cost.collect();
        let count = told(accounts, Section::ThreePublic, Topic::VehiclesBought, ClaimMetric::Count);
        let (Some(first), Cell::Printed(count)) = (costs.first(), count) else { return };
        let subject = Subject::told(Some(Section::ThreePublic)).row(Topic::VehiclesBought);
        // Budget and actual may differ: one of them fits the count.
        let fits = costs.iter().find(|cost| cost.value.is_zero() == count.value.is_zero());
        agree_on_nothing(subject, Figure::claimed(fits.unwrap_or(first)), count, ledger);
    }
}
