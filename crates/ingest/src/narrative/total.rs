//! Which of two totals 收入预算 means: the income of the year, or the total with what was carried over.
//!
//! The words alone do not show it. It is the total if 本年收入 or a carryover is next to it or among its parts:
//! `收入预算450万元（本年预算收入400万元），其中：…；上年结转50万元`. Since that is seen only after it, the claims already made about it in its section then
//! get the total's topic. 支出预算 is the total in the same way.

use super::Prose;
use super::context::Carried;
use juesuan_model::{Claim, Subject, Topic};

/// A subject was read: turns the subjects that it is next to or a part of into totals.
pub(super) fn beside(subject: &Subject, carried: &mut Carried, prose: &mut Prose) {
    if subject.fund.is_some() {
        return;
    }
    let above =
        carried.outer.iter().filter_map(|outer| outer.subject.as_ref()).chain(carried.parent.as_ref());
    let Some(total) = above.into_iter().find(|above| holds(above, subject)).cloned() else { return };
    let claimed = prose.claims.iter_mut().rev().take_while(|claim| claim.section == carried.section);
    for claim in claimed.filter(|claim| claim.year == carried.year) {
        let Claim { subject, whole, .. } = claim;
        let subjects = std::iter::once(subject).chain(whole);
        subjects.for_each(|subject| become_total(subject, &total));
    }
    let carried = carried.subjects();
    carried.for_each(|subject| become_total(subject, &total));
}

/// Whether this total contains what can only be part of the total with carryover.
fn holds(total: &Subject, part: &Subject) -> bool {
    let of_year = part.topic == total.topic && says_year(&part.label);
    let outside_year = match total.topic {
        Topic::IncomeOfYear => matches!(part.topic, Topic::OpeningCarryover | Topic::UseOfSurplus),
        Topic::ExpenditureOfYear => {
            matches!(part.topic, Topic::ClosingCarryover | Topic::SurplusDistribution)
        }
        _ => return false,
    };
    total.fund.is_none() && !says_year(&total.label) && (of_year || outside_year)
}

fn says_year(label: &str) -> bool {
    label.contains("本年") || label.contains("合计")
}

fn become_total(subject: &mut Subject, total: &Subject) {
    if subject.same(total) && !says_year(&subject.label) {
        subject.topic = match subject.topic {
            Topic::IncomeOfYear => Topic::IncomeTotal,
            Topic::ExpenditureOfYear => Topic::ExpenditureTotal,
            topic => topic,
        };
    }
}
