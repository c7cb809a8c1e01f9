//! Sums in the prose: a whole, followed by its parts.

use super::Rule;
use crate::figure::{Figure, FigureCell};
use crate::ledger::Ledger;
use crate::prose::instance;
use crate::report_figures::ReportFigures;
use juesuan_messages::message;
use juesuan_model::{Claim, ClaimMetric, Section, Severity, State, Topic};

/// A whole, by the topics that name it, and the parts that it has.
pub(super) struct Partition {
    pub(super) wholes: &'static [Topic],
    pub(super) parts: &'static [Topic],
    /// Parts that few wholes have: they count if they are stated.
    pub(super) seldom: &'static [Topic],
    /// Topics that may occur among the parts without ending them: subdivisions of the parts.
    pub(super) beside: &'static [Topic],
}

/// The natures of expenditure that few reports have.
const SELDOM: &[Topic] = &[
    Topic::RemittedToSuperior,
    Topic::Business,
    Topic::SubsidyToAffiliates,
    Topic::Reserve,
    Topic::ClosingCarryover,
];

const EXPENDITURE: &[Topic] =
    &[Topic::ExpenditureOfYear, Topic::ExpenditureTotal, Topic::AppropriationExpenditure];

const OF_EXPENDITURE: [Partition; 3] = [
    Partition {
        wholes: EXPENDITURE,
        parts: &[Topic::Personnel, Topic::Public, Topic::Project],
        seldom: SELDOM,
        beside: &[],
    },
    Partition {
        wholes: EXPENDITURE,
        parts: &[Topic::Basic, Topic::Project],
        seldom: SELDOM,
        beside: &[Topic::Personnel, Topic::Public],
    },
    Partition {
        wholes: &[Topic::Basic],
        parts: &[Topic::Personnel, Topic::Public],
        beside: &[],
        seldom: &[],
    },
];

const OF_THREE_PUBLIC: [Partition; 2] = [
    Partition {
        wholes: &[Topic::ThreePublic],
        parts: &[Topic::Overseas, Topic::Vehicle, Topic::Reception],
        beside: &[
            Topic::VehiclePurchase,
            Topic::VehicleOperation,
            Topic::DomesticReception,
            Topic::ForeignReception,
        ],
        seldom: &[],
    },
    Partition {
        wholes: &[Topic::Vehicle],
        parts: &[Topic::VehiclePurchase, Topic::VehicleOperation],
        beside: &[],
        seldom: &[],
    },
];

/// 情况说明中各部分之和等于总额
pub(crate) const PROSE_EXPENDITURE_PARTS: Rule = Rule {
    id: "prose-expenditure-parts",
    severity: Severity::Error,
    statements: &[],
    source: "部门预算公开检查：文字说明分项与总额不符",
    rounds: true,
    check: prose_expenditure_parts,
};

fn prose_expenditure_parts<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    for partition in &OF_EXPENDITURE {
        check(partition, figures, ledger);
    }
}

/// 情况说明中“三公”经费等于各项之和
pub(crate) const THREE_PUBLIC_IN_PROSE: Rule = Rule {
    id: "three-public-in-prose",
    severity: Severity::Error,
    statements: &[],
    source: "部门决算公开情况说明：“三公”经费",
    rounds: true,
    check: three_public_in_prose,
};

fn three_public_in_prose<'a>(figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    if !ledger.has_section(Section::ThreePublic) {
        return;
    }
    for partition in &OF_THREE_PUBLIC {
        check(partition, figures, ledger);
    }
}

pub(super) fn check<'a>(partition: &Partition, figures: &ReportFigures<'a>, ledger: &mut Ledger<'_, 'a>) {
    let claims = figures.claims();
    for (at, whole) in claims.iter().enumerate() {
        if whole.metric != ClaimMetric::Amount || !partition.wholes.contains(&whole.subject.topic) {
            continue;
        }
        let parts =
            parts_after(partition, claims.get(at + 1..).expect("the whole is one of the claims"), whole);
        if parts.is_empty() {
            continue;
        }
        let all = partition.parts.iter().all(|topic| parts.iter().any(|part| part.subject.topic == *topic));
        let subject = instance(whole).phase(whole.phase);
        let cell = |claim| FigureCell::Printed(Figure::claimed(claim));
        let stated: rust_decimal::Decimal = parts.iter().map(|part| part.value).sum();
        let cells: Vec<FigureCell<'a>> = parts.iter().map(|part| cell(part)).collect();
        if !all {
            ledger.parts_at_most(subject, &cells, cell(whole));
        } else if let Some(sentence) =
            figures.unread().sentence(whole.section).filter(|_| stated < whole.value)
        {
            // What was not understood may be the part that is missing.
            ledger.record(
                subject,
                State::InsufficientData,
                message!("check-list-unread", sentence = sentence),
            );
        } else {
            let lesser = !partition.seldom.is_empty() && stated < whole.value;
            let subject = if lesser { subject.only(Severity::Warning) } else { subject };
            ledger.sum(subject, cell(whole), &cells);
        }
    }
}

/// The first amount of each part that follows a whole, up to the first amount of anything else.
fn parts_after<'a>(partition: &Partition, after: &'a [Claim], whole: &Claim) -> Vec<&'a Claim> {
    let mut parts: Vec<&Claim> = Vec::new();
    let amounts = after.iter().filter(|claim| claim.metric == ClaimMetric::Amount);
    let here = amounts.take_while(|claim| claim.section == whole.section);
    for claim in here.filter(|claim| (claim.phase, claim.year) == (whole.phase, whole.year)) {
        let topic = claim.subject.topic;
        let known = parts.iter().any(|part| part.subject.topic == topic);
        if (partition.parts.contains(&topic) || partition.seldom.contains(&topic))
            && !known
            && claim.subject.fund == whole.subject.fund
        {
            parts.push(claim);
        } else if !partition.beside.contains(&topic) {
            break;
        }
    }
    parts
}
