//! The identities, a family to a file. Their doc comments are the catalogue that `juesuan rules` prints.

mod appropriation;
mod basic;
mod complete;
mod expenditure;
mod funds;
mod general_public;
mod hierarchy;
mod income;
mod line_numbers;
mod names;
mod performance;
mod prose_budget;
mod prose_changes;
mod prose_completion;
mod prose_parts;
mod prose_procurement;
mod prose_receptions;
mod prose_shares;
mod prose_totals;
mod prose_vehicles;
mod repeated;
mod summary;
mod three_public;
mod writing;

use crate::accounts::Accounts;
use crate::ledger::Ledger;
use juesuan_model::{Severity, Statement};

/// An identity that a report must keep.
pub(crate) trait Rule: Sync {
    /// Its name: what it compares, in words joined by hyphens.
    fn id(&self) -> &'static str;

    /// How much a failure matters.
    fn severity(&self) -> Severity;

    /// The statements that it reads.
    fn statements(&self) -> &'static [Statement];

    /// Makes every comparison that the report allows, and says of every other why not.
    fn check<'a>(&self, accounts: &Accounts<'a>, ledger: &mut Ledger<'_, 'a>);

    /// The name of its struct, above which its documentation stands.
    fn struct_name(&self) -> &'static str {
        let path = std::any::type_name::<Self>();
        path.rsplit("::").next().unwrap_or(path)
    }
}

/// Every rule, in the order of the statements and then of the prose.
pub(crate) const RULES: &[&dyn Rule] = &[
    &complete::StatutoryStatements,
    &repeated::StatementRepeatsItself,
    &names::StatementNamesTheBody,
    &summary::IncomeTotal,
    &summary::IncomeGrandTotal,
    &summary::ExpenditureTotal,
    &summary::ExpenditureGrandTotal,
    &summary::Balance,
    &summary::SummaryBasic,
    &line_numbers::LineNumbers,
    &hierarchy::HierarchySums,
    &hierarchy::CodeParents,
    &hierarchy::CodeList,
    &hierarchy::CodeNames,
    &hierarchy::EmptyStatement,
    &income::IncomeRowSums,
    &income::IncomeMatchesSummary,
    &expenditure::ExpenditureRowSums,
    &expenditure::ExpenditureMatchesSummary,
    &appropriation::AppropriationRowSums,
    &appropriation::AppropriationIncomeTotal,
    &appropriation::AppropriationExpenditureTotal,
    &appropriation::AppropriationOpening,
    &appropriation::AppropriationGrandTotal,
    &appropriation::AppropriationMatchesIncome,
    &appropriation::AppropriationWithinSummary,
    &appropriation::AppropriationByStatement,
    &general_public::GeneralPublicRowSums,
    &general_public::GeneralPublicMatchesAppropriation,
    &general_public::GeneralPublicWithinExpenditure,
    &basic::BasicPersonnel,
    &basic::BasicPublic,
    &basic::BasicTotal,
    &basic::BasicWithinThreePublic,
    &basic::ThreePublicWithinEconomic,
    &basic::PensionContributions,
    &basic::MedicalContributions,
    &funds::FundRowSums,
    &funds::GovernmentFundFlow,
    &funds::FundsMatchAppropriation,
    &three_public::ThreePublicTotal,
    &three_public::VehicleTotal,
    &three_public::ThreePublicWithinBudget,
    &three_public::ThreePublicBlank,
    &prose_totals::ProseMatchesStatements,
    &prose_totals::ProseRepeatsItself,
    &prose_totals::ProseNamesTheRow,
    &writing::TemplateLeftovers,
    &writing::DoubledPunctuation,
    &prose_parts::ProseExpenditureParts,
    &prose_parts::ThreePublicInProse,
    &prose_budget::ProseBalance,
    &prose_budget::ProseOppositeChanges,
    &prose_budget::ProseFundWithinAll,
    &prose_changes::ChangeRate,
    &prose_changes::ChangeDirection,
    &prose_changes::BudgetChange,
    &prose_changes::PriorYearOrder,
    &prose_shares::Shares,
    &prose_completion::Completion,
    &prose_completion::CompletionWord,
    &prose_completion::BudgetByFunction,
    &prose_procurement::ProcurementTotal,
    &prose_procurement::ProcurementFromSmallEnterprises,
    &prose_vehicles::VehiclesByKind,
    &prose_vehicles::VehiclesKept,
    &prose_vehicles::VehiclesKeptWithinOwned,
    &prose_vehicles::VehiclesBought,
    &prose_receptions::ReceptionByGuests,
    &prose_receptions::ReceptionVisits,
    &performance::PerformanceProse,
    &performance::PerformanceRate,
    &performance::PerformanceScores,
    &performance::TargetsWithinProjects,
];

/// The files of the rules, by family: the source of the catalogue.
pub(crate) const SOURCES: &[(&str, &str)] = &[
    ("complete", include_str!("complete.rs")),
    ("repeated", include_str!("repeated.rs")),
    ("names", include_str!("names.rs")),
    ("summary", include_str!("summary.rs")),
    ("line_numbers", include_str!("line_numbers.rs")),
    ("hierarchy", include_str!("hierarchy.rs")),
    ("income", include_str!("income.rs")),
    ("expenditure", include_str!("expenditure.rs")),
    ("appropriation", include_str!("appropriation.rs")),
    ("general_public", include_str!("general_public.rs")),
    ("basic", include_str!("basic.rs")),
    ("funds", include_str!("funds.rs")),
    ("three_public", include_str!("three_public.rs")),
    ("prose_totals", include_str!("prose_totals.rs")),
    ("writing", include_str!("writing.rs")),
    ("prose_parts", include_str!("prose_parts.rs")),
    ("prose_budget", include_str!("prose_budget.rs")),
    ("prose_changes", include_str!("prose_changes.rs")),
    ("prose_shares", include_str!("prose_shares.rs")),
    ("prose_completion", include_str!("prose_completion.rs")),
    ("prose_procurement", include_str!("prose_procurement.rs")),
    ("prose_vehicles", include_str!("prose_vehicles.rs")),
    ("prose_receptions", include_str!("prose_receptions.rs")),
    ("performance", include_str!("performance.rs")),
];
