//! Anomalies that are planted: one project of a department gets several times the money of a usual year, or a fraction of it, and
//! everything else follows: the items, groups, classes and totals above it, the income that pays for it, and the prose.

use crate::dice::Dice;
use crate::district::{Department, Project};
use juesuan_model::{Fund, count};
use std::fmt::Write;

/// An anomaly, with everything that a search for it must find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anomaly {
    /// The department's name.
    pub entity_name: String,
    /// The year whose money is not usual.
    pub fiscal_year: u16,
    /// The project.
    pub project: &'static str,
    /// Its functional item, seven digits.
    pub item: &'static str,
    /// The money of the year, in thousandths of what it would have been.
    pub thousandths: i64,
    /// The department's number, from 0.
    pub(crate) number: usize,
}

/// So many anomalies of a year, each of another one of the first `departments` departments; fewer if there are not so many.
///
/// Most projects get three to six times of their money, every third one a third to a sixth of it.
pub(crate) fn anomalies(
    seed: u64,
    year: u16,
    (departments, count): (usize, usize),
    numbered: impl Fn(usize) -> Option<Department>,
) -> Vec<Anomaly> {
    // Far from the streams of departments.
    let mut dice = Dice::new(seed, (1 << 56) + u64::from(year));
    let mut left: Vec<usize> = (0..departments).collect();
    let mut planted = Vec::new();
    while planted.len() < count && !left.is_empty() {
        let at = usize::try_from(dice.between(0, i64::try_from(left.len() - 1).unwrap_or(0))).unwrap_or(0);
        let number = left.swap_remove(at);
        planted.extend(numbered(number).and_then(|department| anomaly(&mut dice, &department, year)));
    }
    planted
}

/// An anomaly of a project that the department has every year.
fn anomaly(dice: &mut Dice, department: &Department, year: u16) -> Option<Anomaly> {
    let lasts = |year: u16, (first, last): (u16, u16)| first < year && year <= last;
    let is_usual = |project: &&Project| project.fund == Fund::GeneralPublic && lasts(year, project.years);
    let projects: Vec<&Project> = department.office.projects.iter().filter(is_usual).collect();
    let at = dice.between(0, i64::try_from(projects.len()).ok()? - 1);
    let project = projects.get(usize::try_from(at).ok()?)?;
    let times = dice.between(3_000, 6_000);
    let thousandths = if dice.between(0, 2) == 0 { 1_000_000 / times } else { times };
    Some(Anomaly {
        entity_name: department.name(),
        fiscal_year: year,
        project: project.name,
        item: project.item,
        thousandths,
        number: department.number,
    })
}

/// A table of anomalies as CSV: one line for each.
#[must_use]
pub fn to_csv(anomalies: &[Anomaly]) -> String {
    let mut text = String::from("number,entity_name,fiscal_year,project,item,thousandths\n");
    for Anomaly { number, entity_name, fiscal_year, project, item, thousandths } in anomalies {
        let number = count::to_u64(*number);
        let _ = writeln!(text, "{number},{entity_name},{fiscal_year},{project},{item},{thousandths}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::history;
    use std::collections::BTreeSet;

    #[test]
    fn anomalies_repeat_and_each_is_of_another_department() {
        let of = |seed, departments| anomalies(seed, 2024, (departments, 12), Department::numbered);
        let planted = of(7, 40);
        assert_eq!(planted, of(7, 40));
        assert_ne!(planted, of(8, 40));
        let numbers: BTreeSet<usize> = planted.iter().map(|anomaly| anomaly.number).collect();
        assert_eq!(numbers.len(), 12);
        assert_eq!(of(7, 3).len(), 3);
        assert!(to_csv(&planted).lines().count() == 13);
    }

    #[test]
    fn only_the_project_and_what_is_above_it_change() {
        let planted = &anomalies(7, 2023, (8, 1), Department::numbered)[0];
        let usual = Department::numbered(planted.number).unwrap();
        let other = Department::numbered(planted.number).unwrap().with(std::slice::from_ref(planted));
        let [usual, other] = [usual, other].map(|department| history(&department, 7, 2022..=2023));
        assert_eq!(usual[1].grand_total(), other[1].grand_total(), "the year before is the same");
        let spent = |accounts: &crate::accounts::Accounts, item: &str| {
            accounts.under(item, None, |flow| flow.project)
        };
        assert_ne!(spent(&usual[2], planted.item), spent(&other[2], planted.item));
        let staff = |accounts: &crate::accounts::Accounts| accounts.personnel();
        assert_eq!(staff(&usual[2]), staff(&other[2]));
    }
}
