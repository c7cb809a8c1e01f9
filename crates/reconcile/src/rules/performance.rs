//! Self-evaluations: their own arithmetic, and whether the prose agrees with them.

use super::Rule;
use super::prose_completion::ratios;
use crate::figure::{Figure, FigureCell};
use crate::ledger::Ledger;
use crate::prose::{evaluation_of, instance};
use crate::ratio::Ratio;
use crate::report_figures::{ColumnKey, ReportFigures, TableKey};
use crate::subject::ComparisonName;
use juesuan_messages::{Arg, message};
use juesuan_model::{
    Claim, ClaimMetric, Item, Measure, Phase, ProjectEvaluation, Section, Severity, State, Statement, Topic,
};

fn subject(evaluation: &ProjectEvaluation) -> ComparisonName {
    ComparisonName::stated(Some(Section::Performance)).row(&evaluation.name)
}

fn cell<'a>(
    evaluation: &'a ProjectEvaluation,
    figure: Option<&'a juesuan_model::Figure>,
    what: &'static str,
) -> FigureCell<'a> {
    figure
        .map_or(FigureCell::Absent, |figure| FigureCell::Printed(Figure::evaluated(evaluation, figure, what)))
}

/// 绩效自评综述与自评表的预算数、执行数一致，完成率与其相符
pub(crate) const PERFORMANCE_PROSE: Rule = Rule {
    id: "performance-prose",
    severity: Severity::Error,
    statements: &[],
    source: "部门决算公开情况说明：预算绩效情况；《项目支出绩效评价管理办法》",
    rounds: false,
    check: performance_prose,
};

fn performance_prose<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    let claims = figures.claims();
    for claim in claims {
        let (Some(evaluation), Some(phase)) = (evaluation_of(figures, claim), phase_of(claim)) else {
            continue;
        };
        // In a summary that was written from another version of the table, all numbers are wrong at once.
        let subject = instance(claim).caused_by(&evaluation.name);
        if claim.metric == ClaimMetric::Completion {
            let subject = subject.push("completion").phase(Some(phase));
            ledger.percent(subject, Figure::claimed(claim), ratios(figures, claim, phase));
            continue;
        }
        let (figure, what) = match phase {
            Phase::Actual => (&evaluation.actual, "执行数"),
            Phase::AdjustedBudget | Phase::InitialBudget => (&evaluation.budget, "预算数"),
        };
        let printed = cell(evaluation, figure.as_ref(), what);
        ledger.same(subject.phase(Some(phase)), FigureCell::Printed(Figure::claimed(claim)), printed);
    }
}

/// The phase that an amount belongs to, or that a completion is compared with.
fn phase_of(claim: &Claim) -> Option<Phase> {
    match claim.metric {
        ClaimMetric::Amount => claim.phase,
        ClaimMetric::Completion => claim.compared_phase,
        _ => None,
    }
}

/// 执行率等于执行数除以预算数
pub(crate) const PERFORMANCE_RATE: Rule = Rule {
    id: "performance-rate",
    severity: Severity::Error,
    statements: &[],
    source: "《项目支出绩效评价管理办法》附件：项目支出绩效自评表",
    rounds: true,
    check: performance_rate,
};

fn performance_rate<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    for evaluation in &figures.report().projects {
        let figures =
            [(&evaluation.rate, "执行率"), (&evaluation.actual, "执行数"), (&evaluation.budget, "预算数")];
        let figure = |(figure, what): (&'a Option<juesuan_model::Figure>, &'static str)| {
            figure.as_ref().map(|figure| Figure::evaluated(evaluation, figure, what))
        };
        let [Some(rate), Some(actual), Some(budget)] = figures.map(figure) else { continue };
        ledger.percent(subject(evaluation).push("rate"), rate, [Ratio::of(&[actual], &[budget])]);
    }
}

/// 自评得分不超过满分，各项得分之和等于总分
pub(crate) const PERFORMANCE_SCORES: Rule = Rule {
    id: "performance-scores",
    severity: Severity::Hint,
    statements: &[],
    source: "《项目支出绩效评价管理办法》",
    rounds: false,
    check: performance_scores,
};

fn performance_scores<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    let report = figures.report();
    for (at, evaluation) in report.projects.iter().enumerate() {
        let of_this = || report.indicators.iter().filter(move |indicator| indicator.evaluation == at);
        let mut parts = vec![cell(evaluation, evaluation.rate_score.as_ref(), "预算执行得分")];
        parts.extend(of_this().map(|indicator| cell(evaluation, indicator.score.as_ref(), "指标得分")));
        if parts.len() > 1 && parts.iter().all(|part| part.is_printed()) {
            let score = cell(evaluation, evaluation.score.as_ref(), "总分");
            ledger.counts(subject(evaluation).push("score"), score, &parts);
        } else {
            let reason = message!("check-scores-incomplete");
            ledger.record(subject(evaluation).push("score"), State::InsufficientData, reason);
        }
        let full = of_this().map(|indicator| (indicator.score.as_ref(), indicator.full_score));
        let with_rate = full.chain([(evaluation.rate_score.as_ref(), evaluation.rate_full_score)]);
        for (score, full) in with_rate {
            let (Some(score), Some(full)) = (score, full) else { continue };
            let subject = subject(evaluation).push("full");
            if score.value <= full {
                ledger.pass(subject);
            } else {
                let message =
                    message!("check-score-above-full", score = &score.printed, full = Arg::shown(full));
                let term = Figure::evaluated(evaluation, score, "得分").term();
                ledger.record_terms(subject, State::Fail, message, vec![term], Vec::new());
            }
        }
    }
}

/// 编报绩效目标的项目资金不大于项目支出
pub(crate) const TARGETS_WITHIN_PROJECTS: Rule = Rule {
    id: "performance-targets-within-projects",
    severity: Severity::Warning,
    statements: &[Statement::Expenditure],
    source: "部门预算公开情况说明：预算绩效目标",
    rounds: true,
    check: targets_within_projects,
};

fn targets_within_projects<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    let targets = figures
        .claims()
        .iter()
        .filter(|claim| claim.subject.topic == Topic::ProjectTargets && claim.metric == ClaimMetric::Amount);
    for claim in targets {
        let Some(phase) = claim.phase else { continue };
        let stated = figures.claims().iter().filter(|other| {
            other.subject.topic == Topic::Project
                && other.metric == ClaimMetric::Amount
                && (other.phase, other.year) == (claim.phase, claim.year)
        });
        let expenditure = TableKey::of(Statement::Expenditure);
        let column = ColumnKey::total(Some(phase)).measure(Measure::Project);
        let printed = figures.item(expenditure, Item::Total, column);
        let greatest = stated.map(Figure::claimed).max_by_key(|figure| figure.value);
        let whole = match printed {
            FigureCell::Absent | FigureCell::Blank => greatest.map_or(printed, FigureCell::Printed),
            printed => printed,
        };
        ledger.at_most(
            instance(claim).phase(Some(phase)),
            FigureCell::Printed(Figure::claimed(claim)),
            whole,
        );
    }
}
