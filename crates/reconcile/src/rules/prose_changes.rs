//! What the prose states about changes: from last year, and from the budget.

use super::Rule;
use crate::figure::{Figure, FigureCell};
use crate::ledger::Ledger;
use crate::prose::{amounts_beside, bases_beside, instance, same_subject, signed};
use crate::ratio::Ratio;
use crate::readings::stated_figures;
use crate::report_figures::ReportFigures;
use crate::subject::ComparisonName;
use juesuan_messages::message;
use juesuan_model::{Claim, ClaimMetric, Direction, Fund, Phase, Severity, State, Statement, Topic};

/// 增减幅度等于增减额除以上年（或预算）数
pub(crate) const CHANGE_RATE: Rule = Rule {
    id: "prose-change-rate",
    severity: Severity::Error,
    statements: &[],
    source: "部门决算公开情况说明",
    rounds: true,
    check: change_rate,
};

fn change_rate<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    for rate in rates(figures) {
        let subject = instance(rate).push("change_rate");
        let readings = ratios(figures, rate);
        if readings.is_empty() {
            ledger.record(subject, State::NotApplicable, message!("check-change-not-stated"));
        } else {
            ledger.percent(subject, Figure::claimed(rate), readings);
        }
    }
}

/// What a rate of change may be: the change in yuan from its sentence, divided by the amount less that change or by the
/// stated amount of last year (or of the budget); or else the difference of the two amounts.
fn ratios<'a>(figures: &ReportFigures<'a>, rate: &'a Claim) -> Vec<Ratio<'a>> {
    let claims = figures.claims();
    let phase = rate.phase.unwrap_or(Phase::Actual);
    let stated = amounts_beside(figures, rate, phase);
    // Where the prose states an amount, the statements' amount may be meant as well.
    let printed: Vec<_> = (!stated.is_empty())
        .then(|| stated_figures(figures, rate.section, &rate.subject, phase))
        .into_iter()
        .flatten()
        .collect();
    let amounts = || stated.iter().map(|claim| Figure::claimed(claim)).chain(printed.iter().copied());
    let bases = bases_beside(claims, rate);
    let bases = || bases.iter().map(|claim| Figure::claimed(claim));
    if let Some((increase, change)) =
        increase_beside(figures, rate).and_then(|claim| Some((claim, signed(claim)?)))
    {
        let part = [Figure::claimed(increase)];
        let less = amounts().map(|amount| {
            // If the growth exceeds the amount, last year was below zero, and the rate refers to its absolute value.
            let below_zero = amount.value < change.value;
            let base = if below_zero { [change, amount.negated()] } else { [amount, change.negated()] };
            Ratio::of(&part, &base)
        });
        return less.chain(bases().map(|base| Ratio::of(&part, &[base]))).collect();
    }
    let difference = |amount: Figure<'a>, base: Figure<'a>| {
        let grew = amount.value >= base.value;
        if grew { [amount, base.negated()] } else { [base, amount.negated()] }
    };
    let of_amount = |amount| bases().map(move |base| Ratio::of(&difference(amount, base), &[base]));
    amounts().flat_map(of_amount).collect()
}

fn rates<'a>(figures: &ReportFigures<'a>) -> impl Iterator<Item = &'a Claim> {
    let stated = figures.claims().iter().filter(|claim| claim.subject.topic != Topic::Narrated);
    stated.filter(|claim| claim.metric == ClaimMetric::ChangeRate)
}

/// The change in yuan that a percentage belongs to: of the same subject, in the same sentence.
fn increase_beside<'a>(figures: &ReportFigures<'a>, rate: &Claim) -> Option<&'a Claim> {
    figures.claims().iter().find(|claim| {
        claim.metric == ClaimMetric::Increase
            && claim.sentence_locator == rate.sentence_locator
            && claim.compared_year == rate.compared_year
            && claim.compared_phase == rate.compared_phase
            && same_subject(&claim.subject, &rate.subject)
    })
}

/// 增减方向前后一致
pub(crate) const CHANGE_DIRECTION: Rule = Rule {
    id: "prose-change-direction",
    severity: Severity::Error,
    statements: &[],
    source: "部门决算公开检查：文字表述与数据不符",
    rounds: false,
    check: change_direction,
};

fn change_direction<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    let claims = figures.claims();
    let changes = |claim: &&Claim| {
        matches!(claim.metric, ClaimMetric::Increase | ClaimMetric::ChangeRate)
            && claim.subject.topic != Topic::Narrated
    };
    for claim in claims.iter().filter(changes) {
        let subject = || instance(claim).push("direction");
        if let Some(other) = other_way(claims, claim) {
            let (Some(one), Some(said)) = (other.direction, claim.direction) else { continue };
            // A change of zero cannot have a wrong direction, but a change of any other amount is not 持平.
            if one == said || (claim.value.is_zero() && other.value.is_zero()) {
                ledger.pass(subject());
            } else {
                let (amount, rate) = (&other.printed, &claim.printed);
                let message = message!(
                    "check-directions-differ",
                    one = one,
                    amount = amount,
                    other = said,
                    rate = rate
                );
                let (left, right) =
                    (vec![Figure::claimed(claim).term()], vec![Figure::claimed(other).term()]);
                ledger.record_terms(subject(), State::Fail, message, left, right);
            }
        }
        against_amounts(figures, claim, subject(), ledger);
    }
}

/// The change in yuan of the same subject and base in the sentence of a rate or of a 持平.
fn other_way<'a>(claims: &'a [Claim], of: &Claim) -> Option<&'a Claim> {
    let said_again = of.metric == ClaimMetric::ChangeRate || of.direction == Some(Direction::Unchanged);
    claims.iter().filter(|_| said_again).find(|claim| {
        claim.metric == ClaimMetric::Increase && !std::ptr::eq(*claim, of) && is_same_change(claim, of)
    })
}

/// Whether two changes are in one sentence and have the same subject and base.
fn is_same_change(one: &Claim, other: &Claim) -> bool {
    one.sentence_locator == other.sentence_locator
        && (one.compared_year, one.compared_phase) == (other.compared_year, other.compared_phase)
        && same_subject(&one.subject, &other.subject)
}

/// Compares the direction of a change with the amounts of both sides in the section: it is wrong only where every pair of
/// them contradicts it.
fn against_amounts<'a>(
    figures: &ReportFigures<'a>,
    change: &'a Claim,
    subject: ComparisonName,
    ledger: &mut Ledger<'_, 'a>,
) {
    let claims = figures.claims();
    let Some(direction) = change.direction else { return };
    let bases = bases_beside(claims, change);
    let amounts = amounts_beside(figures, change, change.phase.unwrap_or(Phase::Actual));
    let pairs = || amounts.iter().flat_map(|amount| bases.iter().map(move |base| (*amount, *base)));
    let agrees = |(amount, base): (&Claim, &Claim)| match direction {
        Direction::Increase | Direction::Greater => amount.value > base.value,
        Direction::Decrease | Direction::Less => amount.value < base.value,
        Direction::Unchanged | Direction::Equal => amount.value == base.value,
    };
    let Some((amount, base)) = pairs().next() else { return };
    if pairs().any(agrees) {
        return ledger.pass(subject);
    }
    // A change that the last digit hides may have either direction, or none.
    let hidden = (amount.value - base.value).abs() + (amount.value - base.value).abs()
        <= amount.quantum + base.quantum;
    let state = if hidden { State::Rounding } else { State::Fail };
    let (left, right) = (Figure::claimed(amount).term(), Figure::claimed(base).term());
    let (before, after) = (&right.printed, &left.printed);
    let message = message!("check-direction-wrong", before = before, after = after, direction = direction);
    ledger.record_terms(subject, state, message, vec![left], vec![right]);
}

/// 与预算相比的增减额等于决算数与预算数之差
pub(crate) const BUDGET_CHANGE: Rule = Rule {
    id: "prose-budget-change",
    severity: Severity::Error,
    statements: &[],
    source: "部门决算公开检查：文字表述与数据不符",
    rounds: true,
    check: budget_change,
};

fn budget_change<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    let claims = figures.claims();
    for change in claims.iter().filter(|claim| claim.metric == ClaimMetric::Increase) {
        let Some(phase) = change.compared_phase else { continue };
        let Some(signed) = signed(change) else { continue };
        let actuals = amounts_beside(figures, change, Phase::Actual);
        let budgets = amounts_beside(figures, change, phase);
        let mut pairs =
            actuals.iter().flat_map(|actual| budgets.iter().map(move |budget| (*actual, *budget)));
        let fits = |(actual, budget): &(&Claim, &Claim)| actual.value - budget.value == signed.value;
        let Some((actual, budget)) = pairs.clone().find(fits).or_else(|| pairs.next()) else { continue };
        let cell = |claim| FigureCell::Printed(Figure::claimed(claim));
        ledger.balance(
            instance(change).push("increase").phase(Some(phase)),
            &[FigureCell::Printed(signed), cell(budget)],
            &[cell(actual)],
        );
    }
}

/// 上年数之间的包含关系成立
pub(crate) const PRIOR_YEAR_ORDER: Rule = Rule {
    id: "prose-prior-year-order",
    severity: Severity::Error,
    statements: &[Statement::IncomeExpenditureSummary, Statement::AppropriationSummary],
    source: "部门决算报表审核公式（表间）",
    rounds: true,
    check: prior_year_order,
};

fn prior_year_order<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    const PARTS: [(Topic, Option<Fund>, Topic); 6] = [
        (Topic::IncomeOfYear, None, Topic::GrandTotal),
        (Topic::ExpenditureOfYear, None, Topic::GrandTotal),
        (Topic::AppropriationTotal, None, Topic::GrandTotal),
        (Topic::IncomeOfYear, Some(Fund::GeneralPublic), Topic::AppropriationTotal),
        (Topic::ExpenditureOfYear, Some(Fund::GeneralPublic), Topic::AppropriationTotal),
        (Topic::ExpenditureOfYear, Some(Fund::GeneralPublic), Topic::ExpenditureOfYear),
    ];
    for (part, fund, whole) in PARTS {
        let (Some(part), Some(whole)) = (change_of(figures, part, fund), change_of(figures, whole, None))
        else {
            continue;
        };
        let subject = instance(part.claim).push("within").push(whole.claim.subject.topic.name());
        if part.amount.value == whole.amount.value {
            // The amounts are one number, so only the changes are rounded: the part fell by no less than the whole.
            ledger.at_most(subject, FigureCell::Printed(whole.change), FigureCell::Printed(part.change));
        } else if part.amount.is_same_number(&whole.amount) {
            // One number in two units: its own rounding also counts.
            let last_year = [part.amount, part.change.negated(), whole.change].map(FigureCell::Printed);
            ledger.parts_at_most(subject, &last_year, FigureCell::Printed(whole.amount));
        } else {
            ledger.record(subject, State::NotApplicable, message!("check-part-is-not-whole"));
        }
    }
}

struct PriorYear<'a> {
    claim: &'a Claim,
    amount: Figure<'a>,
    change: Figure<'a>,
}

/// The first change from last year that the prose states for a topic, with the amount that the statements print.
fn change_of<'a>(figures: &ReportFigures<'a>, topic: Topic, fund: Option<Fund>) -> Option<PriorYear<'a>> {
    let stated = |claim: &&Claim| {
        claim.metric == ClaimMetric::Increase
            && claim.compared_year.is_some()
            && claim.direction != Some(Direction::Unchanged)
            && (claim.subject.topic, claim.subject.fund) == (topic, fund)
    };
    let claim = figures.claims().iter().find(stated)?;
    let amount = stated_figures(figures, claim.section, &claim.subject, Phase::Actual).next()?;
    Some(PriorYear { claim, amount, change: signed(claim)? })
}
