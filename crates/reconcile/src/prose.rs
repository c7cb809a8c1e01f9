//! Finding one's way in the prose: which claims speak of the same thing, and which cell of a statement they repeat.

use crate::accounts::{Accounts, Column, Row, Table};
use crate::figure::{Cell, Figure};
use crate::subject::Subject as Instance;
use juesuan_model::{
    Claim, ClaimMetric, Code, CodeLevel, Direction, Fund, Item, Measure, Phase, Section, Statement, Subject,
    Topic,
};

/// Whether two subjects are one. Projects, and what has no code, are told apart by their names.
pub(crate) fn same_subject(one: &Subject, other: &Subject) -> bool {
    let by_name = one.topic == Topic::NamedProject || (is_functional(one.topic) && one.code.is_none());
    one.topic == other.topic
        && one.fund == other.fund
        && one.code == other.code
        && (!by_name || one.label == other.label)
}

/// Whether a topic is a row of the functional classification.
pub(crate) fn is_functional(topic: Topic) -> bool {
    level(topic).is_some()
}

/// The level that a topic says its code has.
pub(crate) fn level(topic: Topic) -> Option<CodeLevel> {
    match topic {
        Topic::FunctionalClass => Some(CodeLevel::Class),
        Topic::FunctionalGroup => Some(CodeLevel::Group),
        Topic::FunctionalItem => Some(CodeLevel::Item),
        _ => None,
    }
}

/// The name of a claim in findings: `general_public 201 completion`.
pub(crate) fn instance(claim: &Claim) -> Instance {
    let subject = &claim.subject;
    let named = Instance::told(claim.section);
    let named = match (&subject.code, subject.topic) {
        (Some(code), _) => named.row(code),
        (None, Topic::NamedProject) => named.row(&subject.label),
        (None, topic) => named.row(topic),
    };
    match subject.fund.filter(|_| subject.code.is_none()) {
        Some(fund) => named.push(fund.name()),
        None => named,
    }
}

/// The claim that gives the amount of the subject of another: the nearest before it in its section, or else after it.
pub(crate) fn amount_beside<'a>(claims: &'a [Claim], of: &Claim, phase: Phase) -> Option<&'a Claim> {
    let at = claims.iter().position(|claim| std::ptr::eq(claim, of))?;
    let fits = |claim: &&Claim| {
        claim.metric == ClaimMetric::Amount
            && claim.section == of.section
            && claim.phase == Some(phase)
            && claim.year == of.year
            && same_subject(&claim.subject, &of.subject)
    };
    let (before, after) = claims.split_at_checked(at)?;
    before.iter().rev().find(fits).or_else(|| after.iter().find(fits))
}

/// The amount of a subject wherever the prose gives it, the section of another claim before all others.
pub(crate) fn amount_of<'a>(
    claims: &'a [Claim],
    of: &Subject,
    phase: Phase,
    near: &Claim,
) -> Option<&'a Claim> {
    let fits = |claim: &&Claim| {
        claim.metric == ClaimMetric::Amount
            && claim.phase == Some(phase)
            && claim.year == near.year
            && same_subject(&claim.subject, of)
    };
    let here = claims.iter().filter(|claim| claim.section == near.section).find(fits);
    here.or_else(|| claims.iter().find(fits))
}

/// A change as a signed number: what has to be added to the base. None where the sentence does not say which way.
pub(crate) fn signed(change: &Claim) -> Option<Figure<'_>> {
    let figure = Figure::claimed(change);
    match change.direction? {
        Direction::Increase | Direction::Greater | Direction::Unchanged | Direction::Equal => Some(figure),
        Direction::Decrease | Direction::Less => Some(figure.negated()),
    }
}

/// The cells of the statements that print what a claim says, the likeliest first. None where no statement does.
pub(crate) fn cells<'a>(
    accounts: &Accounts<'a>,
    section: Option<Section>,
    subject: &'a Subject,
    phase: Phase,
) -> Vec<Cell<'a>> {
    let column = Column::total(Some(phase));
    let fund = subject.fund;
    let summary = |side: Table, item| vec![accounts.item(side, item, column)];
    let (left, right) = (
        Table::income(Statement::IncomeExpenditureSummary),
        Table::expenditure(Statement::IncomeExpenditureSummary),
    );
    let (given, spent) =
        (Table::income(Statement::AppropriationSummary), Table::expenditure(Statement::AppropriationSummary));
    let of_appropriation = section == Some(Section::Appropriation);
    let carryover = |item, own: Table, appropriated: Table| match fund {
        Some(fund) => vec![accounts.item(appropriated, item, column.fund(fund))],
        None if of_appropriation => summary(appropriated, item),
        None => summary(own, item),
    };
    let income_row = |measure: Measure| {
        vec![accounts.item(Table::of(Statement::Income), Item::Total, column.measure(measure))]
    };
    match subject.topic {
        Topic::GrandTotal => vec![
            accounts.item(left, Item::GrandTotal, column),
            accounts.item(right, Item::GrandTotal, column),
        ],
        // 收入总计 is said of the income of the year too.
        Topic::IncomeTotal => vec![
            accounts.item(left, Item::GrandTotal, column),
            accounts.item(left, Item::IncomeOfYear, column),
        ],
        Topic::ExpenditureTotal => vec![
            accounts.item(right, Item::GrandTotal, column),
            accounts.item(right, Item::ExpenditureOfYear, column),
        ],
        Topic::IncomeOfYear => match fund {
            Some(fund) => vec![accounts.item(given, Item::FiscalAppropriation, column.fund(fund))],
            None if of_appropriation => summary(given, Item::IncomeOfYear),
            None => summary(left, Item::IncomeOfYear),
        },
        Topic::ExpenditureOfYear => match fund {
            Some(fund) => vec![accounts.item(spent, Item::ExpenditureOfYear, column.fund(fund))],
            None if of_appropriation => summary(spent, Item::ExpenditureOfYear),
            None => summary(right, Item::ExpenditureOfYear),
        },
        Topic::FiscalAppropriation => income_row(Measure::FiscalAppropriation),
        Topic::SuperiorSubsidy => income_row(Measure::SuperiorSubsidy),
        Topic::InstitutionalIncome => income_row(Measure::InstitutionalIncome),
        Topic::BusinessIncome => income_row(Measure::BusinessIncome),
        Topic::AffiliateRemittance => income_row(Measure::AffiliateRemittance),
        Topic::OtherIncome => income_row(Measure::OtherIncome),
        Topic::FiscalAccount => summary(left, Item::FiscalAccount),
        Topic::OtherFunds => summary(left, Item::OtherFunds),
        Topic::Reserve => {
            expended(accounts, subject, Row::Item(Item::Total), column.measure(Measure::Reserve))
        }
        Topic::OpeningCarryover => carryover(Item::OpeningCarryover, left, given),
        Topic::ClosingCarryover => carryover(Item::ClosingCarryover, right, spent),
        Topic::UseOfSurplus => summary(left, Item::UseOfSurplus),
        Topic::SurplusDistribution => summary(right, Item::SurplusDistribution),
        Topic::Basic => expended(accounts, subject, Row::Item(Item::Total), column.measure(Measure::Basic)),
        Topic::Project => {
            expended(accounts, subject, Row::Item(Item::Total), column.measure(Measure::Project))
        }
        Topic::RemittedToSuperior => {
            expended(accounts, subject, Row::Item(Item::Total), column.measure(Measure::RemittedToSuperior))
        }
        Topic::Business => {
            expended(accounts, subject, Row::Item(Item::Total), column.measure(Measure::Business))
        }
        Topic::SubsidyToAffiliates => {
            expended(accounts, subject, Row::Item(Item::Total), column.measure(Measure::SubsidyToAffiliates))
        }
        Topic::AppropriationTotal => vec![
            accounts.item(given, Item::GrandTotal, column),
            accounts.item(spent, Item::GrandTotal, column),
        ],
        Topic::AppropriationIncomeTotal => vec![
            accounts.item(given, Item::GrandTotal, column),
            accounts.item(given, Item::IncomeOfYear, column),
        ],
        Topic::AppropriationExpenditureTotal => vec![
            accounts.item(spent, Item::GrandTotal, column),
            accounts.item(spent, Item::ExpenditureOfYear, column),
        ],
        Topic::AppropriationExpenditure => summary(spent, Item::ExpenditureOfYear),
        Topic::Personnel => basic(accounts, Item::Personnel, column),
        Topic::Public => basic(accounts, Item::Public, column),
        Topic::FunctionalClass | Topic::FunctionalGroup | Topic::FunctionalItem => match &subject.code {
            Some(code) if level(subject.topic) == Some(code.level()) => {
                coded(accounts, subject, code, column)
            }
            _ => Vec::new(),
        },
        Topic::ThreePublic => summary(Table::of(Statement::ThreePublic), Item::ThreePublic),
        Topic::Overseas => summary(Table::of(Statement::ThreePublic), Item::Overseas),
        Topic::Vehicle => summary(Table::of(Statement::ThreePublic), Item::Vehicle),
        Topic::VehiclePurchase => summary(Table::of(Statement::ThreePublic), Item::VehiclePurchase),
        Topic::VehicleOperation => summary(Table::of(Statement::ThreePublic), Item::VehicleOperation),
        Topic::Reception => summary(Table::of(Statement::ThreePublic), Item::Reception),
        _ => Vec::new(),
    }
}

fn basic<'a>(accounts: &Accounts<'a>, item: Item, column: Column) -> Vec<Cell<'a>> {
    vec![accounts.item(Table::of(Statement::BasicExpenditure), item, column.fund(Fund::GeneralPublic))]
}

fn coded<'a>(accounts: &Accounts<'a>, subject: &Subject, code: &'a Code, column: Column) -> Vec<Cell<'a>> {
    expended(accounts, subject, Row::Code(code), column)
}

/// A cell of the statement of a fund's expenditure, or of all expenditure.
fn expended<'a>(accounts: &Accounts<'a>, subject: &Subject, row: Row<'a>, column: Column) -> Vec<Cell<'a>> {
    let statement = match subject.fund {
        None => Statement::Expenditure,
        Some(Fund::GeneralPublic) => Statement::GeneralPublicExpenditure,
        Some(Fund::GovernmentFund) => Statement::GovernmentFund,
        Some(Fund::StateCapital) => Statement::StateCapital,
    };
    vec![accounts.cell(Table::of(statement), row, Column { fund: subject.fund, ..column })]
}
