//! What the prose states about budgets and how far they were used.

use super::Rule;
use crate::figure::{Figure, FigureCell};
use crate::ledger::Ledger;
use crate::prose::{amount_beside, amounts_beside, evaluation_of, instance, same_subject, signed};
use crate::ratio::Ratio;
use crate::report_figures::{ReportFigures, TableKey};
use crate::subject::ComparisonName;
use juesuan_messages::message;
use juesuan_model::{
    Claim, ClaimMetric, Code, CodeLevel, Direction, Fund, Phase, Section, Severity, State, Statement, Topic,
};

/// The completions in the prose, except those of self-evaluations, which are checked with them.
fn completions<'a>(figures: &ReportFigures<'a>) -> impl Iterator<Item = (&'a Claim, Phase)> {
    let completion =
        |claim: &&Claim| claim.metric == ClaimMetric::Completion && evaluation_of(figures, claim).is_none();
    let with_phase = |claim: &'a Claim| Some((claim, claim.compared_phase?));
    figures.claims().iter().filter(completion).filter_map(with_phase)
}

/// What a completion may be: the actual divided by the budget in the prose, or by the actual less its change from the
/// budget.
pub(super) fn ratios<'a>(figures: &ReportFigures<'a>, completion: &'a Claim, phase: Phase) -> Vec<Ratio<'a>> {
    let claims = figures.claims();
    let budgets = amounts_beside(figures, completion, phase);
    let is_change = |claim: &&Claim| {
        claim.metric == ClaimMetric::Increase
            && claim.section == completion.section
            && claim.compared_phase == Some(phase)
            && same_subject(&claim.subject, &completion.subject)
    };
    let changes = || claims.iter().filter(is_change).filter_map(signed);
    let mut ratios = Vec::new();
    for actual in amounts_beside(figures, completion, Phase::Actual).into_iter().map(Figure::claimed) {
        ratios.extend(budgets.iter().map(|budget| Ratio::of(&[actual], &[Figure::claimed(budget)])));
        ratios.extend(changes().map(|change| Ratio::of(&[actual], &[actual, change.negated()])));
    }
    ratios
}

/// The completions whose budget is not specified, with what they may be: the actual divided by a budget in their own
/// sentence that is not specified either.
fn of_unsaid<'a>(figures: &ReportFigures<'a>) -> impl Iterator<Item = (&'a Claim, Vec<Ratio<'a>>)> {
    let claims = figures.claims();
    let unsaid = |claim: &&Claim| {
        claim.metric == ClaimMetric::Completion
            && claim.compared_phase.is_none()
            && claim.subject.topic != Topic::Narrated
            && evaluation_of(figures, claim).is_none()
    };
    claims.iter().filter(unsaid).filter_map(|completion| {
        let budget = |claim: &&Claim| {
            claim.metric == ClaimMetric::Amount
                && claim.phase.is_none()
                && claim.sentence_locator == completion.sentence_locator
                && claim.year == completion.year
                && same_subject(&claim.subject, &completion.subject)
        };
        let budget = claims.iter().find(budget)?;
        let actuals = amounts_beside(figures, completion, Phase::Actual).into_iter();
        let of = |actual| Ratio::of(&[Figure::claimed(actual)], &[Figure::claimed(budget)]);
        let ratios: Vec<_> = actuals.map(of).collect();
        (!ratios.is_empty()).then_some((completion, ratios))
    })
}

/// 完成率等于决算数除以预算数
pub(crate) const COMPLETION: Rule = Rule {
    id: "prose-completion",
    severity: Severity::Error,
    statements: &[],
    source: "部门决算公开检查：完成率计算错误",
    rounds: true,
    check: completion,
};

fn completion<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    for (completion, ratios) in of_unsaid(figures) {
        ledger.percent(instance(completion).push("completion"), Figure::claimed(completion), ratios);
    }
    for (completion, phase) in completions(figures) {
        let subject = instance(completion).push("completion").phase(Some(phase));
        let ratios = ratios(figures, completion, phase);
        match ratios.as_slice() {
            [_, ..] => ledger.percent(subject, Figure::claimed(completion), ratios),
            [] if completion.value.is_zero() => {
                ledger.record(subject, State::NotApplicable, message!("check-nothing-spent"));
            }
            [] => {
                let reason = message!("check-budget-not-stated", percent = &completion.printed);
                ledger.record(subject, State::InsufficientData, reason);
            }
        }
    }
}

/// 大于、小于、等于预算数的表述与数据相符
pub(crate) const COMPLETION_WORD: Rule = Rule {
    id: "prose-completion-word",
    severity: Severity::Error,
    statements: &[],
    source: "部门决算公开检查：文字表述与数据不符",
    rounds: false,
    check: completion_word,
};

fn completion_word<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    let claims = figures.claims();
    let stands = |claim: &&Claim| {
        let completion = claim.metric == ClaimMetric::Completion && evaluation_of(figures, claim).is_none();
        completion || claim.metric == ClaimMetric::Amount && claim.phase == Some(Phase::Actual)
    };
    for claim in claims.iter().filter(stands) {
        let Some(word) = claim.direction else { continue };
        let beside = |phase| amount_beside(figures, claim, phase);
        let budgets = [Phase::InitialBudget, Phase::AdjustedBudget];
        let budget = match claim.compared_phase {
            Some(phase) => beside(phase).map(|budget| (budget, phase)),
            None => budgets.into_iter().find_map(|phase| Some((beside(phase)?, phase))),
        };
        let own = (claim.metric == ClaimMetric::Amount).then_some(claim);
        let actual = own.or_else(|| beside(Phase::Actual)).map(Figure::claimed);
        let Some(((budget, phase), actual)) = budget.zip(actual) else { continue };
        let budget = Figure::claimed(budget);
        let holds = match word {
            Direction::Greater | Direction::Increase => actual.value > budget.value,
            Direction::Less | Direction::Decrease => actual.value < budget.value,
            Direction::Equal | Direction::Unchanged => actual.value == budget.value,
        };
        let subject = instance(claim).push("word").phase(Some(phase));
        if holds {
            ledger.pass(subject);
        } else {
            let (actual, budget) = (actual.term(), budget.term());
            let (spent, planned) = (&actual.printed, &budget.printed);
            let message = message!("check-word-wrong", actual = spent, word = word, budget = planned);
            ledger.record_terms(subject, State::Fail, message, vec![actual], vec![budget]);
        }
    }
}

/// 各类年初预算之和等于年初预算总数
pub(crate) const BUDGET_BY_FUNCTION: Rule = Rule {
    id: "prose-budget-by-function",
    severity: Severity::Warning,
    statements: &[Statement::GeneralPublicExpenditure],
    source: "部门决算公开情况说明五（三）：年初预算数",
    rounds: true,
    check: budget_by_function,
};

fn budget_by_function<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has(BUDGET_BY_FUNCTION.statements) || !ledger.has_section(Section::GeneralPublic) {
        return;
    }
    let initial: Vec<&Claim> = figures.claims().iter().filter(|claim| is_initial_budget(claim)).collect();
    let is_total = |claim: &&&Claim| {
        let subject = &claim.subject;
        (subject.topic, subject.fund) == (Topic::ExpenditureOfYear, Some(Fund::GeneralPublic))
    };
    let Some(total) = initial.iter().find(is_total) else { return };
    let subject = ComparisonName::stated(Some(Section::GeneralPublic)).row("initial_budget");
    let mut parts: Vec<(&'a Code, &'a Claim)> = Vec::new();
    for claim in &initial {
        if let Some(code) = &claim.subject.code
            && !parts.iter().any(|(_, known)| known.subject == claim.subject)
        {
            parts.push((code, claim));
        }
    }
    let codes: Vec<&Code> = parts.iter().map(|(code, _)| *code).collect();
    // A class contains its items. A code that is less deep than the level that is meant contains nothing.
    let whole = |(code, claim): &&(&'a Code, &'a Claim)| level_of(claim.subject.topic) == Some(code.level());
    let holding: Vec<&Code> = parts.iter().filter(whole).map(|(code, _)| *code).collect();
    parts.retain(|(code, _)| !holding.iter().any(|holding| holding.is_above(code)));
    if let Some(missing) = uncovered(figures, &codes) {
        let reason = message!("check-budget-incomplete", code = missing.digits());
        return ledger.record(subject, State::InsufficientData, reason);
    }
    let cell = |claim| FigureCell::Printed(Figure::claimed(claim));
    let parts: Vec<FigureCell<'a>> = parts.into_iter().map(|(_, claim)| cell(claim)).collect();
    ledger.sum(subject, cell(total), &parts);
}

/// The level that the words name.
fn level_of(topic: Topic) -> Option<CodeLevel> {
    match topic {
        Topic::FunctionalClass => Some(CodeLevel::Class),
        Topic::FunctionalGroup => Some(CodeLevel::Group),
        Topic::FunctionalItem => Some(CodeLevel::Item),
        _ => None,
    }
}

fn is_initial_budget(claim: &Claim) -> bool {
    claim.section == Some(Section::GeneralPublic)
        && claim.metric == ClaimMetric::Amount
        && claim.phase == Some(Phase::InitialBudget)
}

/// A row of 05 without rows below it that none of the codes covers.
fn uncovered<'a>(figures: &ReportFigures<'a>, codes: &[&Code]) -> Option<&'a Code> {
    let printed = figures.codes(TableKey::of(Statement::GeneralPublicExpenditure));
    let is_leaf = |code: &&&Code| !printed.iter().any(|other| code.is_above(other));
    let held = |code: &Code| codes.iter().any(|holding| *holding == code || holding.is_above(code));
    printed.iter().filter(is_leaf).find(|code| !held(code)).copied()
}
