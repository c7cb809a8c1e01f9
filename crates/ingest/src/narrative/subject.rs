//! What a clause is about, from its nouns, the fund before them and the section around them.

use juesuan_model::{Fund, Section, Subject, Topic, ValueUnit};

/// The fund that a section's sentences omit.
pub(super) fn fund_of(section: Option<Section>) -> Option<Fund> {
    match section? {
        Section::GeneralPublic | Section::Basic => Some(Fund::GeneralPublic),
        Section::GovernmentFund => Some(Fund::GovernmentFund),
        Section::StateCapital => Some(Fund::StateCapital),
        _ => None,
    }
}

/// The subject that a noun names after the words before it: 财政拨款 makes its totals those of statement 04, a fund makes
/// 财政拨款收入 the income of that fund.
pub(super) fn subject(
    topic: Topic,
    fund: Option<Fund>,
    appropriation: bool,
    section: Option<Section>,
    label: String,
) -> Subject {
    let appropriation = appropriation || section == Some(Section::Appropriation);
    let topic = match topic {
        Topic::GrandTotal if appropriation => Topic::AppropriationTotal,
        Topic::IncomeTotal if appropriation => Topic::AppropriationIncomeTotal,
        Topic::ExpenditureTotal if appropriation => Topic::AppropriationExpenditureTotal,
        Topic::FiscalAppropriation if fund.is_some() => Topic::IncomeOfYear,
        Topic::AppropriationExpenditure if fund.is_some() => Topic::ExpenditureOfYear,
        // Elsewhere 公务用车 are all vehicles owned; here those that appropriations pay for.
        Topic::VehiclesOwned if section == Some(Section::ThreePublic) => Topic::VehiclesKept,
        topic => topic,
    };
    Subject { topic, fund: fund.filter(|_| has_fund(topic)), code: None, label }
}

/// Whether amounts of a topic are stated by fund.
pub(super) fn has_fund(topic: Topic) -> bool {
    matches!(
        topic,
        Topic::IncomeOfYear
            | Topic::ExpenditureOfYear
            | Topic::OpeningCarryover
            | Topic::ClosingCarryover
            | Topic::Basic
            | Topic::Project
            | Topic::Personnel
            | Topic::Public
            | Topic::FunctionalClass
            | Topic::FunctionalGroup
            | Topic::FunctionalItem
            | Topic::EconomicClass
            | Topic::NamedProject
    )
}

/// Whether a topic is on the income side, so that a fund named alone below it means that fund's income.
pub(super) fn is_income(topic: Topic) -> bool {
    matches!(
        topic,
        Topic::IncomeTotal
            | Topic::IncomeOfYear
            | Topic::FiscalAppropriation
            | Topic::AppropriationIncomeTotal
            | Topic::SuperiorSubsidy
            | Topic::InstitutionalIncome
            | Topic::BusinessIncome
            | Topic::AffiliateRemittance
            | Topic::OtherIncome
            | Topic::OtherFunds
            | Topic::FiscalAccount
    )
}

/// Whether a topic is one of the flows that a fund's account lists: carryover, income, expenditure.
pub(super) fn is_flow(topic: Topic) -> bool {
    matches!(
        topic,
        Topic::IncomeOfYear | Topic::ExpenditureOfYear | Topic::OpeningCarryover | Topic::ClosingCarryover
    )
}

/// The topic of a fund's part of a subject: for a total the fund's own total, for a kind of expenditure the same kind.
pub(super) fn of_fund(topic: Topic) -> Option<Topic> {
    if is_income(topic) {
        return Some(Topic::IncomeOfYear);
    }
    match topic {
        Topic::ExpenditureTotal
        | Topic::ExpenditureOfYear
        | Topic::AppropriationExpenditureTotal
        | Topic::AppropriationExpenditure => Some(Topic::ExpenditureOfYear),
        topic => has_fund(topic).then_some(topic),
    }
}

/// The total that a section is about, for a fund that is named before any subject.
pub(super) fn side_of(section: Option<Section>) -> Option<Topic> {
    match section? {
        Section::Income => Some(Topic::IncomeOfYear),
        Section::Expenditure | Section::GeneralPublic | Section::GovernmentFund | Section::StateCapital => {
            Some(Topic::ExpenditureOfYear)
        }
        _ => None,
    }
}

/// The topic and unit of a count, from the words and the printed unit; `None` for counts that are not part of the accounts. `unit`
/// is `None` for 个.
pub(super) fn counted(topic: Topic, unit: Option<ValueUnit>) -> Option<(Topic, ValueUnit)> {
    use ValueUnit::{Batches, Departments, Persons, Projects, Sets, Vehicles};
    let topic = match topic {
        Topic::VehiclePurchase => Topic::VehiclesBought,
        Topic::VehicleOperation | Topic::Vehicle => Topic::VehiclesKept,
        topic => topic,
    };
    let allowed: &[ValueUnit] = match topic {
        Topic::Overseas | Topic::Reception | Topic::DomesticReception | Topic::ForeignReception => {
            &[Batches, Persons]
        }
        topic if is_vehicles(topic) => &[Vehicles],
        Topic::LargeEquipment => &[Sets],
        Topic::ProjectPerformance | Topic::ProjectTargets | Topic::ProjectMonitoring => &[Projects],
        Topic::DepartmentPerformance => &[Departments],
        _ => &[],
    };
    let unit = match unit {
        Some(unit) => allowed.contains(&unit).then_some(unit)?,
        None => *allowed.first()?,
    };
    Some((topic, unit))
}

/// Whether a topic is a total, and a noun that follows is a part of it.
pub(super) fn is_total(topic: Topic) -> bool {
    matches!(
        topic,
        Topic::GrandTotal
            | Topic::IncomeTotal
            | Topic::IncomeOfYear
            | Topic::ExpenditureTotal
            | Topic::ExpenditureOfYear
            | Topic::AppropriationTotal
            | Topic::AppropriationIncomeTotal
            | Topic::AppropriationExpenditureTotal
            | Topic::AppropriationExpenditure
            | Topic::FiscalAppropriation
    )
}

/// Whether a topic is things, never money.
pub(super) fn is_count(topic: Topic) -> bool {
    is_vehicles(topic) || topic == Topic::LargeEquipment
}

/// Whether a topic is vehicles, by kind or in total.
fn is_vehicles(topic: Topic) -> bool {
    matches!(
        topic,
        Topic::VehiclesBought
            | Topic::VehiclesKept
            | Topic::VehiclesOwned
            | Topic::VehiclesLeading
            | Topic::VehiclesPrincipal
            | Topic::VehiclesConfidential
            | Topic::VehiclesEmergency
            | Topic::VehiclesEnforcement
            | Topic::VehiclesSpecialist
            | Topic::VehiclesRetired
            | Topic::VehiclesGeneral
            | Topic::VehiclesOther
    )
}

/// The two sides of a total of both.
pub(super) fn pair(subject: &Subject) -> Option<Vec<Subject>> {
    let (income, expenditure) = match subject.topic {
        Topic::GrandTotal => (Topic::IncomeTotal, Topic::ExpenditureTotal),
        Topic::AppropriationTotal => (Topic::AppropriationIncomeTotal, Topic::AppropriationExpenditureTotal),
        _ => return None,
    };
    Some(vec![
        Subject { topic: income, ..subject.clone() },
        Subject { topic: expenditure, ..subject.clone() },
    ])
}

/// The total of two subjects that have one number for both: 收入总计和支出总计均为100万元.
pub(super) fn both(subjects: &[Subject]) -> Option<Subject> {
    let [income, expenditure] = subjects else { return None };
    let topic = match (income.topic, expenditure.topic) {
        (Topic::IncomeTotal, Topic::ExpenditureTotal) => Topic::GrandTotal,
        (Topic::AppropriationIncomeTotal, Topic::AppropriationExpenditureTotal) => Topic::AppropriationTotal,
        _ => return None,
    };
    let label = format!("{}、{}", income.label, expenditure.label);
    Some(Subject { topic, fund: income.fund, code: None, label })
}

/// Whether a topic is a kind of spending, not a total: for it, 支出 alone means what was spent.
pub(super) fn spends(topic: Topic) -> bool {
    let flow = matches!(
        topic,
        Topic::OpeningCarryover | Topic::ClosingCarryover | Topic::UseOfSurplus | Topic::SurplusDistribution
    );
    !is_income(topic) && !is_total(topic) && !flow
}

/// Whether a topic is procurement or a part of it.
pub(super) fn is_bought(topic: Topic) -> bool {
    matches!(
        topic,
        Topic::Procurement | Topic::ProcurementGoods | Topic::ProcurementWorks | Topic::ProcurementServices
    )
}
