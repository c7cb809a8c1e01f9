//! The words of headers and labels: each list in the order that it is tried, the narrower before what it is part of.

use juesuan_model::{Fund, Item, Measure, Phase};

/// Words in the order that they are tried, each with what it means.
pub(super) type Words<T> = [(&'static [&'static str], T)];

pub(super) fn first<T: Copy>(text: &str, words: &Words<T>) -> Option<T> {
    words.iter().find(|(all, _)| all.iter().all(|word| text.contains(word))).map(|&(_, meaning)| meaning)
}

pub(super) const FUNDS: &Words<Fund> = &[
    (&["政府性基金"], Fund::GovernmentFund),
    (&["政府基金"], Fund::GovernmentFund),
    (&["国有资本"], Fund::StateCapital),
    (&["一般公共"], Fund::GeneralPublic),
    (&["公共财政"], Fund::GeneralPublic),
];

pub(super) const PHASES: &Words<Phase> = &[
    (&["年初预算"], Phase::InitialBudget),
    (&["全年预算"], Phase::AdjustedBudget),
    (&["调整", "预算"], Phase::AdjustedBudget),
    (&["决算数"], Phase::Actual),
    (&["支出决算"], Phase::Actual),
];

/// What may stand beside the expenditure of a statement with columns of its own below each.
pub(super) const FLOWS: &Words<Measure> = &[
    (&["年初", "结转"], Measure::OpeningCarryover),
    (&["上年", "结转"], Measure::OpeningCarryover),
    (&["年末", "结转"], Measure::ClosingCarryover),
    (&["结转下年"], Measure::ClosingCarryover),
];

pub(super) const MEASURES: &Words<Measure> = &[
    (&["使用", "结余"], Measure::UseOfSurplus),
    (&["弥补收支差额"], Measure::UseOfSurplus),
    (&["财政专户"], Measure::FiscalAccount),
    (&["单位预留"], Measure::Reserve),
    (&["预留机动"], Measure::Reserve),
    (&["人员经费"], Measure::Personnel),
    (&["公用经费"], Measure::Public),
    (&["上级补助"], Measure::SuperiorSubsidy),
    (&["下级单位", "上缴"], Measure::AffiliateRemittance),
    (&["附属单位", "上缴"], Measure::AffiliateRemittance),
    (&["附属单位", "补助"], Measure::SubsidyToAffiliates),
    (&["上缴上级"], Measure::RemittedToSuperior),
    (&["事业收入"], Measure::InstitutionalIncome),
    (&["经营收入"], Measure::BusinessIncome),
    (&["经营支出"], Measure::Business),
    (&["其他收入"], Measure::OtherIncome),
    (&["财政拨款收入"], Measure::FiscalAppropriation),
    (&["基本支出"], Measure::Basic),
    (&["项目支出"], Measure::Project),
    (&["机关运行经费"], Measure::Total),
    (&["小计"], Measure::Total),
    (&["合计"], Measure::Total),
    (&["总计"], Measure::Total),
    (&["金额"], Measure::Total),
    (&["预算数"], Measure::Total),
    (&["决算数"], Measure::Total),
    (&["本年支出"], Measure::Total),
];

pub(super) const THREE_PUBLIC: &Words<Item> = &[
    (&["接待"], Item::Reception),
    (&["出国"], Item::Overseas),
    (&["会议费"], Item::Meetings),
    (&["培训费"], Item::Training),
    (&["机关运行"], Item::OperatingCost),
    (&["购置及运行"], Item::Vehicle),
    (&["购置和运行"], Item::Vehicle),
    (&["小计"], Item::Vehicle),
    (&["购置"], Item::VehiclePurchase),
    (&["运行"], Item::VehicleOperation),
    (&["维护"], Item::VehicleOperation),
    (&["三公"], Item::ThreePublic),
    (&["合计"], Item::ThreePublic),
    (&["总计"], Item::ThreePublic),
];

pub(super) const ITEMS: &Words<Item> = &[
    (&["年初", "结转"], Item::OpeningCarryover),
    (&["上年", "结转"], Item::OpeningCarryover),
    (&["年末", "结转"], Item::ClosingCarryover),
    (&["结转下年"], Item::ClosingCarryover),
    (&["下年结转"], Item::ClosingCarryover),
    (&["结余分配"], Item::SurplusDistribution),
    (&["使用", "结余"], Item::UseOfSurplus),
    (&["弥补收支差额"], Item::UseOfSurplus),
    (&["本年收入"], Item::IncomeOfYear),
    (&["当年收入"], Item::IncomeOfYear),
    (&["本年支出"], Item::ExpenditureOfYear),
    (&["当年支出"], Item::ExpenditureOfYear),
    (&["总计"], Item::GrandTotal),
    (&["上级补助收入"], Item::SuperiorSubsidy),
    (&["附属单位", "上缴"], Item::AffiliateRemittance),
    (&["事业收入"], Item::InstitutionalIncome),
    (&["经营收入"], Item::BusinessIncome),
    (&["其他收入"], Item::OtherIncome),
    (&["财政专户"], Item::FiscalAccount),
    (&["其他资金"], Item::OtherFunds),
    (&["财政拨款"], Item::FiscalAppropriation),
    (&["基本支出"], Item::Basic),
    (&["项目支出"], Item::Project),
    (&["单位预留"], Item::Reserve),
    (&["预留机动"], Item::Reserve),
    (&["人员经费"], Item::Personnel),
    (&["公用经费"], Item::Public),
    (&["合计"], Item::Total),
];
