//! Receptions: their cost and their guests, which only the prose states.

use super::Rule;
use crate::figure::{Figure, FigureCell};
use crate::ledger::Ledger;
use crate::prose::stated;
use crate::report_figures::ReportFigures;
use crate::subject::ComparisonName;
use juesuan_model::{Claim, ClaimMetric, Phase, Section, Severity, Topic, ValueUnit};

/// 国内、外宾接待支出之和等于公务接待费
pub(crate) const RECEPTION_BY_GUESTS: Rule = Rule {
    id: "reception-by-guests",
    severity: Severity::Error,
    statements: &[],
    source: "部门决算公开情况说明：“三公”经费",
    rounds: true,
    check: reception_by_guests,
};

fn reception_by_guests<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has_section(Section::ThreePublic) {
        return;
    }
    let actual = |topic| {
        let fits = |claim: &&Claim| {
            claim.section == Some(Section::ThreePublic)
                && claim.subject.topic == topic
                && claim.metric == ClaimMetric::Amount
                && claim.phase == Some(Phase::Actual)
        };
        let claim = figures.claims().iter().find(fits);
        claim.map_or(FigureCell::Absent, |claim| FigureCell::Printed(Figure::claimed(claim)))
    };
    let parts = [Topic::DomesticReception, Topic::ForeignReception].map(actual);
    // Reports often state only one kind of guests.
    if parts.iter().all(|part| part.is_printed()) {
        let subject = ComparisonName::stated(Some(Section::ThreePublic)).row(Topic::Reception.name());
        ledger.sum(subject, actual(Topic::Reception), &parts);
    }
}

/// 有接待费即有批次和人次，无接待费即无
pub(crate) const RECEPTION_VISITS: Rule = Rule {
    id: "reception-visits",
    severity: Severity::Warning,
    statements: &[],
    source: "部门决算公开情况说明：“三公”经费（公务接待批次、人次）",
    rounds: false,
    check: reception_visits,
};

fn reception_visits<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has_section(Section::ThreePublic) {
        return;
    }
    let cost = |topic| stated(figures, Section::ThreePublic, topic, ClaimMetric::Amount);
    let foreign = matches!(cost(Topic::ForeignReception), FigureCell::Printed(cost) if !cost.value.is_zero());
    for topic in [Topic::DomesticReception, Topic::ForeignReception, Topic::Reception] {
        let visits = figures.claims().iter().filter(|claim| {
            claim.subject.topic == topic
                && claim.metric == ClaimMetric::Count
                && claim.year == figures.year()
                && matches!(claim.value_unit, ValueUnit::Batches | ValueUnit::Persons)
        });
        let visits: Vec<&Claim> = visits.collect();
        let subject = |claim: &Claim| {
            ComparisonName::stated(Some(Section::ThreePublic)).row(topic.name()).push(claim.value_unit.name())
        };
        // If all guests are domestic, the whole cost of receptions is theirs.
        let all = (topic == Topic::DomesticReception && !foreign).then(|| cost(Topic::Reception));
        let own = cost(topic);
        let amount = if own.is_printed() { own } else { all.unwrap_or(own) };
        if let FigureCell::Printed(amount) = amount {
            for claim in &visits {
                ledger.agree_on_nothing(subject(claim), amount, Figure::claimed(claim));
            }
        } else if let [one, other, ..] = visits.as_slice() {
            ledger.agree_on_nothing(subject(one), Figure::claimed(one), Figure::claimed(other));
        }
    }
}
