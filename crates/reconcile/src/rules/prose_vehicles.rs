//! Vehicles owned, kept and bought: numbers that only the prose contains, checked against each other.

use super::Rule;
use crate::figure::{Figure, FigureCell};
use crate::ledger::Ledger;
use crate::prose::stated;
use crate::report_figures::ReportFigures;
use crate::subject::ComparisonName;
use juesuan_messages::message;
use juesuan_model::{Claim, ClaimMetric, Section, Severity, State, Topic};

const KINDS_OF_VEHICLES: [Topic; 9] = [
    Topic::VehiclesLeading,
    Topic::VehiclesPrincipal,
    Topic::VehiclesConfidential,
    Topic::VehiclesEmergency,
    Topic::VehiclesEnforcement,
    Topic::VehiclesSpecialist,
    Topic::VehiclesRetired,
    Topic::VehiclesGeneral,
    Topic::VehiclesOther,
];

/// 车辆总数等于各类车辆之和
pub(crate) const VEHICLES_BY_KIND: Rule = Rule {
    id: "vehicles-by-kind",
    severity: Severity::Error,
    statements: &[],
    source: "部门决算公开情况说明：国有资产占用情况",
    rounds: false,
    check: vehicles_by_kind,
};

fn vehicles_by_kind<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has_section(Section::StateAssets) {
        return;
    }
    let count = |topic| stated(figures, Section::StateAssets, topic, ClaimMetric::Count);
    let subject = ComparisonName::stated(Some(Section::StateAssets)).row(Topic::VehiclesOwned.name());
    let (owned, kinds) = (count(Topic::VehiclesOwned), KINDS_OF_VEHICLES.map(count));
    let value = |cell: FigureCell<'a>| match cell {
        FigureCell::Printed(figure) => figure.value,
        _ => rust_decimal::Decimal::ZERO,
    };
    let stated: rust_decimal::Decimal = kinds.iter().map(|kind| value(*kind)).sum();
    let less = stated < value(owned);
    match figures.unread().sentence(Some(Section::StateAssets)).filter(|_| less) {
        Some(sentence) => {
            let reason = message!("check-list-unread", sentence = sentence);
            ledger.record(subject, State::InsufficientData, reason);
        }
        // A list that does not reach the last kind may be incomplete.
        None if less && !count(Topic::VehiclesOther).is_printed() => {
            ledger.counts(subject.only(Severity::Warning), owned, &kinds);
        }
        None => ledger.counts(subject, owned, &kinds),
    }
}

/// 财政拨款开支的公务用车保有量与车辆总数相符
pub(crate) const VEHICLES_KEPT: Rule = Rule {
    id: "vehicles-kept",
    severity: Severity::Hint,
    statements: &[],
    source: "部门决算公开情况说明：“三公”经费、国有资产占用情况",
    rounds: false,
    check: vehicles_kept,
};

fn vehicles_kept<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    let Some([kept, owned]) = kept_and_owned(figures, ledger) else { return };
    ledger.counts(subject_of_kept(), kept, &[owned]);
}

/// 财政拨款开支的公务用车保有量不大于车辆总数
pub(crate) const VEHICLES_KEPT_WITHIN_OWNED: Rule = Rule {
    id: "vehicles-kept-within-owned",
    severity: Severity::Error,
    statements: &[],
    source: "部门决算公开情况说明：“三公”经费、国有资产占用情况",
    rounds: false,
    check: vehicles_kept_within_owned,
};

fn vehicles_kept_within_owned<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    let Some([kept, owned]) = kept_and_owned(figures, ledger) else { return };
    // Many reports state only one of them.
    if kept.is_printed() && owned.is_printed() {
        ledger.count_at_most(subject_of_kept(), kept, owned);
    }
}

/// The vehicles that appropriations pay for, and those owned; none where the report does not state both.
fn kept_and_owned<'a>(
    figures: &ReportFigures<'a>,
    ledger: &mut Ledger<'_, 'a>,
) -> Option<[FigureCell<'a>; 2]> {
    let has_section = ledger.has_section(Section::ThreePublic) && ledger.has_section(Section::StateAssets);
    let count = |section, topic| stated(figures, section, topic, ClaimMetric::Count);
    has_section.then(|| {
        [count(Section::ThreePublic, Topic::VehiclesKept), count(Section::StateAssets, Topic::VehiclesOwned)]
    })
}

fn subject_of_kept() -> ComparisonName {
    ComparisonName::stated(Some(Section::ThreePublic)).row(Topic::VehiclesKept.name())
}

/// 有购车费即有购车数量，无购车费即无
pub(crate) const VEHICLES_BOUGHT: Rule = Rule {
    id: "vehicles-bought",
    severity: Severity::Warning,
    statements: &[],
    source: "部门决算公开情况说明：“三公”经费（公务用车购置数）",
    rounds: false,
    check: vehicles_bought,
};

fn vehicles_bought<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has_section(Section::ThreePublic) {
        return;
    }
    let cost = figures.claims().iter().filter(|claim| {
        claim.subject.topic == Topic::VehiclePurchase
            && claim.metric == ClaimMetric::Amount
            && claim.year == figures.year()
    });
    let costs: Vec<&Claim> = cost.collect();
    let count = stated(figures, Section::ThreePublic, Topic::VehiclesBought, ClaimMetric::Count);
    let (Some(first), FigureCell::Printed(count)) = (costs.first(), count) else { return };
    let subject = ComparisonName::stated(Some(Section::ThreePublic)).row(Topic::VehiclesBought.name());
    // Budget and actual may differ, so it is enough if one of them fits the count.
    let fits = costs.iter().find(|cost| cost.value.is_zero() == count.value.is_zero());
    ledger.agree_on_nothing(subject, Figure::claimed(fits.unwrap_or(first)), count);
}
