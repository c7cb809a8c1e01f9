//! Ruling lines as they appear: pieces and duplicates of one line become that line.

use super::page::{Axis, Rule};

/// Lines closer than this, in points, are one: a lower limit leaves phantom rows between the rules of neighboring cells.
const SNAP: f64 = 3.0;
/// Pieces closer than this are one line.
const GAP: f64 = 2.5;

/// The horizontal and vertical lines of a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Rules {
    pub(super) horizontal: Vec<Rule>,
    pub(super) vertical: Vec<Rule>,
}

/// Snaps lines to common positions and joins their pieces.
pub(super) fn snap(rules: &[Rule]) -> Rules {
    let of = |axis| rules.iter().copied().filter(|rule| rule.axis == axis).collect();
    Rules { horizontal: join(of(Axis::Horizontal)), vertical: join(of(Axis::Vertical)) }
}

/// Whether a horizontal and a vertical line meet.
pub(super) fn meet(horizontal: &Rule, vertical: &Rule) -> bool {
    reaches(horizontal, vertical.at) && reaches(vertical, horizontal.at)
}

fn reaches(rule: &Rule, place: f64) -> bool {
    rule.from - SNAP <= place && place <= rule.to + SNAP
}

fn join(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut joined = Vec::new();
    let mut rest = rules.as_mut_slice();
    while let Some(first) = rest.first().map(|rule| rule.at) {
        let count = rest.iter().take_while(|rule| rule.at - first <= SNAP).count();
        let (same, others) = rest.split_at_mut(count);
        join_pieces(same, &mut joined);
        rest = others;
    }
    joined
}

/// Joins lines at one position, which becomes the middle of theirs.
fn join_pieces(same: &mut [Rule], joined: &mut Vec<Rule>) {
    let outer = |pick: fn(f64, f64) -> f64| same.iter().map(|rule| rule.at).reduce(pick);
    let Some((low, high)) = outer(f64::min).zip(outer(f64::max)) else { return };
    let at = f64::midpoint(low, high);
    same.sort_by(|a, b| a.from.total_cmp(&b.from));
    let begin = joined.len();
    for rule in same.iter() {
        match joined.get_mut(begin..).and_then(<[Rule]>::last_mut) {
            Some(last) if rule.from <= last.to + GAP => last.to = last.to.max(rule.to),
            _ => joined.push(Rule { at, ..*rule }),
        }
    }
}
