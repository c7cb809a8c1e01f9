//! What the prose states about income and expenditure together: they are two sides of one sum.

use super::Rule;
use crate::figure::{Figure, FigureCell};
use crate::ledger::Ledger;
use crate::prose::{instance, signed};
use crate::report_figures::{Presence, ReportFigures};
use juesuan_messages::{Arg, message};
use juesuan_model::{Claim, ClaimMetric, Code, Kind, Severity, State, Statement, Topic};

const INCOME: [Topic; 2] = [Topic::IncomeTotal, Topic::IncomeOfYear];
const EXPENDITURE: [Topic; 2] = [Topic::ExpenditureTotal, Topic::ExpenditureOfYear];
/// What may make up the difference between the income and the expenditure of a year.
const CARRIED: [Topic; 4] =
    [Topic::OpeningCarryover, Topic::ClosingCarryover, Topic::UseOfSurplus, Topic::SurplusDistribution];

/// The amounts of these topics, of all funds, that the prose states for the report's own year.
fn stated<'a>(figures: &ReportFigures<'a>, topics: &'static [Topic]) -> Vec<&'a Claim> {
    let fits = |claim: &&Claim| {
        claim.metric == ClaimMetric::Amount
            && claim.year == figures.year()
            && topics.contains(&claim.subject.topic)
            && claim.subject.fund.is_none()
    };
    figures.claims().iter().filter(fits).collect()
}

/// 情况说明中收入预算与支出预算相等
pub(crate) const PROSE_BALANCE: Rule = Rule {
    id: "prose-balance",
    severity: Severity::Error,
    statements: &[Statement::IncomeExpenditureSummary],
    source: "《预算法》第十二条：收支平衡",
    rounds: false,
    check: prose_balance,
};

fn prose_balance<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    let (incomes, expenditures) = (stated(figures, &INCOME), stated(figures, &EXPENDITURE));
    let pairs = || {
        let same = |(income, other): &(&'a Claim, &'a Claim)| {
            (income.phase, income.section) == (other.phase, other.section)
        };
        incomes.iter().flat_map(|income| expenditures.iter().map(move |other| (*income, *other))).filter(same)
    };
    // 总收入 and 总支出 may cover only the year.
    let is_total =
        |claim: &Claim, topic| claim.subject.topic == topic && claim.subject.label.contains("总计");
    let totals = |(income, other): &(&Claim, &Claim)| {
        is_total(income, Topic::IncomeTotal) && is_total(other, Topic::ExpenditureTotal)
    };
    let Some((income, other)) = pairs().find(totals).or_else(|| pairs().next()) else { return };
    let subject = instance(other).push("balance").phase(other.phase);
    let one = |(income, other): (&'a Claim, &'a Claim)| {
        crate::readings::rounds_to(Figure::claimed(income), Figure::claimed(other))
    };
    if pairs().any(one) {
        return ledger.pass(subject);
    }
    let printed = figures.presence(Statement::IncomeExpenditureSummary) == Presence::Filled;
    let carried =
        || CARRIED.iter().any(|topic| figures.claims().iter().any(|claim| claim.subject.topic == *topic));
    let of_totals = totals(&(income, other));
    if printed || (!of_totals && (carried() || figures.kind() == Kind::FinalAccounts)) {
        return ledger.record(subject, State::NotApplicable, message!("check-carryover-between"));
    }
    let subject = if of_totals { subject } else { subject.only(Severity::Warning) };
    let (left, right) = (Figure::claimed(income).term(), Figure::claimed(other).term());
    let message = message!("check-unbalanced", income = &left.printed, expenditure = &right.printed);
    ledger.record_terms(subject, State::Fail, message, vec![left], vec![right]);
}

/// 收入预算与支出预算增减方向一致
pub(crate) const PROSE_OPPOSITE_CHANGES: Rule = Rule {
    id: "prose-opposite-changes",
    severity: Severity::Warning,
    statements: &[],
    source: "《预算法》第十二条：收支平衡",
    rounds: false,
    check: prose_opposite_changes,
};

fn prose_opposite_changes<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if figures.kind() != Kind::Budget {
        return;
    }
    let changes = |topics: &'static [Topic]| {
        let fits = move |claim: &&Claim| {
            claim.metric == ClaimMetric::Increase
                && claim.compared_year.is_some_and(|year| year != claim.year)
                && claim.subject.fund.is_none()
                && topics.contains(&claim.subject.topic)
        };
        figures.claims().iter().filter(fits)
    };
    for income in changes(&INCOME) {
        let other = changes(&EXPENDITURE).find(|other| other.compared_year == income.compared_year);
        let Some((other, (one, two))) =
            other.and_then(|other| Some((other, (signed(income)?, signed(other)?))))
        else {
            continue;
        };
        let subject = instance(other).push("change");
        if one.value.is_sign_negative() == two.value.is_sign_negative()
            || one.value.is_zero()
            || two.value.is_zero()
        {
            ledger.pass(subject);
        } else {
            let said = |claim: &Claim| claim.direction.map_or_else(|| Arg::from(""), Arg::from);
            let message = message!(
                "check-opposite-changes",
                income_direction = said(income),
                income = &income.printed,
                expenditure_direction = said(other),
                expenditure = &other.printed
            );
            ledger.record_terms(subject, State::Fail, message, vec![one.term()], vec![two.term()]);
        }
    }
}

/// 情况说明中单项资金不大于全部资金
pub(crate) const PROSE_FUND_WITHIN_ALL: Rule = Rule {
    id: "prose-fund-within-all",
    severity: Severity::Warning,
    statements: &[],
    source: "部门预算公开情况说明",
    rounds: true,
    check: prose_fund_within_all,
};

fn prose_fund_within_all<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    const TOPICS: [Topic; 8] = [
        Topic::IncomeOfYear,
        Topic::ExpenditureOfYear,
        Topic::Basic,
        Topic::Project,
        Topic::Personnel,
        Topic::Public,
        Topic::FunctionalClass,
        Topic::FunctionalItem,
    ];
    let fits = |claim: &&Claim| {
        claim.metric == ClaimMetric::Amount
            && claim.year == figures.year()
            && TOPICS.contains(&claim.subject.topic)
    };
    let amounts: Vec<&Claim> = figures.claims().iter().filter(fits).collect();
    let amounts = || amounts.iter().copied();
    for part in amounts().filter(|claim| claim.subject.fund.is_some()) {
        let level = part.subject.code.as_ref().map(Code::level);
        if level != crate::prose::level(part.subject.topic) {
            continue;
        }
        let is_whole = |claim: &&Claim| {
            claim.subject.fund.is_none()
                && (claim.subject.topic, claim.phase) == (part.subject.topic, part.phase)
                && claim.subject.code == part.subject.code
        };
        // The greatest of them, since any other may belong to one fund.
        let Some(whole) = amounts().filter(is_whole).max_by_key(|claim| claim.value) else { continue };
        let subject = instance(part).push("within").push("all");
        let cell = |claim| FigureCell::Printed(Figure::claimed(claim));
        ledger.at_most(subject.phase(part.phase), cell(part), cell(whole));
    }
}
