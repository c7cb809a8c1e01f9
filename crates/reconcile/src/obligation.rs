//! What a complete report contains: the required statements and sections, by kind and year.
//!
//! This is how rules distinguish a gap from a statement that may be missing, so that unread content does not improve a
//! report's result: every rule returns a result for every report, and a missing required statement turns it into
//! `insufficient_data`.

use juesuan_model::{FiscalYear, Kind, Section, Statement};

/// A statement that reports of a kind must contain from a fiscal year on.
struct Requirement {
    statement: Statement,
    kind: Kind,
    since: u16,
}

const fn from(since: u16, kind: Kind, statement: Statement) -> Requirement {
    Requirement { statement, kind, since }
}

/// The national templates of 部门决算公开 and 部门预算公开. The statement of 国有资本经营预算 was added for 2020; budgets
/// may omit it where there is no such money.
const OBLIGATIONS: &[Requirement] = &[
    from(1994, Kind::FinalAccounts, Statement::IncomeExpenditureSummary),
    from(1994, Kind::FinalAccounts, Statement::Income),
    from(1994, Kind::FinalAccounts, Statement::Expenditure),
    from(1994, Kind::FinalAccounts, Statement::AppropriationSummary),
    from(1994, Kind::FinalAccounts, Statement::GeneralPublicExpenditure),
    from(2015, Kind::FinalAccounts, Statement::BasicExpenditure),
    from(2013, Kind::FinalAccounts, Statement::GovernmentFund),
    from(2020, Kind::FinalAccounts, Statement::StateCapital),
    from(2013, Kind::FinalAccounts, Statement::ThreePublic),
    from(1994, Kind::Budget, Statement::IncomeExpenditureSummary),
    from(1994, Kind::Budget, Statement::Income),
    from(1994, Kind::Budget, Statement::Expenditure),
    from(1994, Kind::Budget, Statement::AppropriationSummary),
    from(1994, Kind::Budget, Statement::GeneralPublicExpenditure),
    from(2016, Kind::Budget, Statement::BasicExpenditure),
    from(2013, Kind::Budget, Statement::GovernmentFund),
    from(2013, Kind::Budget, Statement::ThreePublic),
];

/// The statements of the national template.
pub(crate) const NATIONAL: &[Statement] = &[
    Statement::IncomeExpenditureSummary,
    Statement::Income,
    Statement::Expenditure,
    Statement::AppropriationSummary,
    Statement::GeneralPublicExpenditure,
    Statement::BasicExpenditure,
    Statement::GovernmentFund,
    Statement::StateCapital,
    Statement::ThreePublic,
];

/// Whether a report of this kind and year must contain the statement.
pub(crate) fn requires(kind: Kind, year: FiscalYear, statement: Statement) -> bool {
    OBLIGATIONS.iter().any(|obligation| {
        obligation.kind == kind && obligation.statement == statement && obligation.since <= year.get()
    })
}

/// The statements that a report of this kind and year must contain.
pub(crate) fn statements(kind: Kind, year: FiscalYear) -> impl Iterator<Item = Statement> {
    let due = move |due: &&Requirement| due.kind == kind && due.since <= year.get();
    OBLIGATIONS.iter().filter(due).map(|due| due.statement)
}

/// Whether a report of this kind must explain the section. Final accounts since 2016 must explain all sections; that on
/// 国有资本经营预算 is required since 2020, like its statement. The explanations of budgets have no common form.
pub(crate) fn requires_section(kind: Kind, year: FiscalYear, section: Section) -> bool {
    let since = if section == Section::StateCapital { 2020 } else { 2016 };
    kind == Kind::FinalAccounts && since <= year.get()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn state_capital_is_required_of_final_accounts_since_2020() {
        let requires = |kind, year| requires(kind, FiscalYear::new(year).unwrap(), Statement::StateCapital);
        assert!(requires(Kind::FinalAccounts, 2020));
        assert!(!requires(Kind::FinalAccounts, 2019));
        assert!(!requires(Kind::Budget, 2023));
    }
}
