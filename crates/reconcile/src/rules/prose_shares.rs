//! What the prose states about shares.

use super::Rule;
use crate::figure::Figure;
use crate::ledger::Ledger;
use crate::prose::{amounts_beside, amounts_of, instance};
use crate::ratio::Ratio;
use crate::readings::stated_figures;
use crate::report_figures::ReportFigures;
use juesuan_messages::message;
use juesuan_model::text::squeeze;
use juesuan_model::{Claim, ClaimMetric, Phase, Severity, State, Subject, Topic};
use std::iter::once_with;

/// 占比等于部分除以总体
pub(crate) const SHARES: Rule = Rule {
    id: "prose-shares",
    severity: Severity::Error,
    statements: &[],
    source: "部门决算公开检查：占比计算错误",
    rounds: true,
    check: shares,
};

fn shares<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    let claims = figures.claims();
    for share in claims
        .iter()
        .filter(|claim| claim.metric == ClaimMetric::Share && claim.subject.topic != Topic::Narrated)
    {
        let subject = instance(share).push("share");
        let phase = share.phase.unwrap_or(Phase::Actual);
        let whole = share.whole.as_ref();
        let mut wholes = whole.into_iter().flat_map(|whole| wholes(figures, share, whole, phase)).peekable();
        let parts = amounts_beside(figures, share, phase);
        match (parts.first(), wholes.peek()) {
            (Some(_), Some(whole)) if whole.value.is_zero() => {
                ledger.record(subject, State::NotApplicable, message!("check-whole-zero"));
            }
            (Some(_), Some(_)) => {
                let of_whole =
                    |whole| parts.iter().map(move |part| Ratio::of(&[Figure::claimed(part)], &[whole]));
                ledger.percent(subject, Figure::claimed(share), wholes.flat_map(of_whole));
            }
            (None, _) => {
                ledger.record(subject, State::NotApplicable, message!("check-share-alone"));
            }
            (_, None) => {
                let reason = message!("check-share-of-unknown", share = &share.printed);
                ledger.record(subject, State::InsufficientData, reason);
            }
        }
    }
}

/// What a share may refer to, the closest first: the whole as the statements print it, overall and in the section; the
/// whole as the prose states it; and, where the sentence does not name the whole, any amount before the share in its
/// section.
fn wholes<'a>(
    figures: &ReportFigures<'a>,
    share: &'a Claim,
    whole: &'a Subject,
    phase: Phase,
) -> impl Iterator<Item = Figure<'a>> {
    let claims = figures.claims();
    let printed = [None, share.section].into_iter();
    let mut named = printed
        .flat_map(move |section| stated_figures(figures, section, whole, phase))
        .chain(once_with(move || amounts_of(claims, whole, phase, share)).flatten().map(Figure::claimed))
        .chain(once_with(move || of_its_fund(claims, share, whole, phase)).flatten())
        .peekable();
    let any = named.peek().is_some();
    let others = move || {
        let is_named = squeeze(&share.sentence).contains(&format!("占{}", whole.label));
        (any && !is_named).then(|| told_before(claims, share, phase)).into_iter().flatten()
    };
    named.chain(once_with(others).flatten())
}

/// The amounts of the whole in the fund of the part: 占基本支出 after an amount of one fund need not name the fund again.
fn of_its_fund<'a>(
    claims: &'a [Claim],
    share: &'a Claim,
    whole: &'a Subject,
    phase: Phase,
) -> impl Iterator<Item = Figure<'a>> {
    let fund = share.subject.fund.filter(|_| whole.fund.is_none());
    let stated =
        fund.map(|fund| amounts_of(claims, &Subject { fund: Some(fund), ..whole.clone() }, phase, share));
    stated.into_iter().flatten().map(Figure::claimed)
}

/// Every amount of the section before a share whose whole is not named.
fn told_before<'a>(claims: &'a [Claim], share: &'a Claim, phase: Phase) -> impl Iterator<Item = Figure<'a>> {
    let before = claims.iter().take_while(|claim| !std::ptr::eq(*claim, share));
    let fits = move |claim: &&Claim| {
        claim.metric == ClaimMetric::Amount
            && claim.section == share.section
            && (claim.phase, claim.year) == (Some(phase), share.year)
            && !claim.value.is_zero()
    };
    before.filter(fits).map(Figure::claimed)
}
