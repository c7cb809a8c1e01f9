//! Determines which text of a header names which column.

use super::super::lines::TextLine;
use super::columns::{self, Column};
use super::texts::HeaderText;
use super::{is_amount, is_figure, numbers_columns};

/// Columns from left to right, each with the text that names it alone.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Named {
    pub(super) columns: Vec<Column>,
    pub(super) names: Vec<Option<usize>>,
}

/// The alignment that the numbers of a column have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Align {
    Left,
    Right,
}

/// The distance up to which two positions are the same, in heights.
const SAME: f64 = 0.3;

/// The texts that may name a column, from left to right: those with nothing below them. A text above a gap between two
/// lower ones may name a column or span both, so all combinations are returned.
fn feet(texts: &[HeaderText]) -> Vec<Vec<usize>> {
    /// If there are more such texts, they are all treated alike.
    const MOST: usize = 4;
    let lowest = |index: &usize| {
        texts.get(*index).is_some_and(|text| {
            !texts.iter().any(|other| other.is_below(text) && other.is_in_line_with(text))
        })
    };
    let mut feet: Vec<usize> = (0..texts.len()).filter(lowest).collect();
    let center = |index: usize| texts.get(index).map_or(0.0, HeaderText::center);
    feet.sort_by(|&a, &b| center(a).total_cmp(&center(b)));
    let is_over_gap = |index: usize| {
        let Some(own) = texts.get(index) else { return false };
        let others = feet.iter().filter_map(|&other| texts.get(other)).filter(|other| other.is_below(own));
        let nearest = |left: bool| {
            let beside = feet.iter().filter_map(|&other| texts.get(other)).filter(|other| {
                if left { other.center() < own.center() } else { other.center() > own.center() }
            });
            let lower = others.clone().filter(|other| (other.center() < own.center()) == left);
            let distance = |other: &HeaderText| (other.center() - own.center()).abs();
            let lower = lower.map(distance).fold(f64::INFINITY, f64::min);
            // A text that is not lower may itself be above a gap.
            lower.is_finite() && beside.filter(|other| distance(other) < lower).count() == 0
        };
        nearest(true) && nearest(false)
    };
    let over_gaps: Vec<usize> = feet.iter().copied().filter(|&index| is_over_gap(index)).collect();
    let without = |spanning: &[usize]| -> Vec<usize> {
        feet.iter().copied().filter(|index| !spanning.contains(index)).collect()
    };
    if over_gaps.len() > MOST {
        return vec![without(&over_gaps), feet.clone()];
    }
    (0..1_usize << over_gaps.len())
        .map(|choice| {
            let chosen = over_gaps.iter().enumerate().filter(|(at, _)| choice >> at & 1 == 1);
            without(&chosen.map(|(_, &index)| index).collect::<Vec<_>>())
        })
        .collect()
}

/// Names the columns of these lines, joins those with the same name, and adds those that only the header shows: in each way
/// that the header allows. A way is left out if numbers have no name or an ambiguous one.
pub(super) fn ways(texts: &[HeaderText], shown: &[Column], body: &[&TextLine]) -> Vec<Named> {
    feet(texts).iter().filter_map(|feet| name(texts, feet, shown, body)).collect()
}

fn name(texts: &[HeaderText], feet: &[usize], shown: &[Column], body: &[&TextLine]) -> Option<Named> {
    let feet: Vec<(usize, &HeaderText)> =
        feet.iter().filter_map(|&index| Some((index, texts.get(index)?))).collect();
    let beside = Beside::of(shown, body);
    let align = alignment(&feet, shown, body);
    let hypotheses = align.map_or_else(|| vec![Align::Right, Align::Left], |align| vec![align]);
    let mut ways: Vec<Vec<Option<usize>>> =
        hypotheses.into_iter().filter_map(|align| assign(&feet, shown, &beside, align)).collect();
    ways.dedup();
    let [way] = ways.as_slice() else { return None };
    Some(named(&feet, shown, way, &beside))
}

/// Which columns have text next to each other in some line.
struct Beside(Vec<Vec<usize>>);

impl Beside {
    fn of(columns: &[Column], body: &[&TextLine]) -> Self {
        let places = |line: &&TextLine| {
            let places = line.pieces.iter().filter_map(|piece| columns::of_piece(columns, piece));
            places.collect()
        };
        Self(body.iter().filter(|line| !numbers_columns(line)).map(places).collect())
    }

    fn are(&self, a: &[usize], b: &[usize]) -> bool {
        let any = |line: &[usize], own: &[usize]| own.iter().any(|at| line.contains(at));
        self.0.iter().any(|line| any(line, a) && any(line, b))
    }
}

/// The foot of each column. Numbers that no foot overlaps belong to the foot on their left or right, depending on their
/// alignment: within its column, a name extends no further than they do. None where that is impossible.
fn assign(
    feet: &[(usize, &HeaderText)],
    columns: &[Column],
    beside: &Beside,
    align: Align,
) -> Option<Vec<Option<usize>>> {
    let over = |column: &Column| {
        let overlaps = feet.iter().map(|(_, foot)| column.overlap(foot.bbox)).enumerate();
        let best = overlaps.filter(|(_, overlap)| *overlap > 0.0).max_by(|a, b| a.1.total_cmp(&b.1));
        best.map(|(at, _)| at)
    };
    // If there are as many feet as columns, and none overlaps another's column, each names one, wherever it is in its
    // column.
    let apart = |(at, (_, foot)): (usize, &(usize, &HeaderText))| {
        columns.iter().enumerate().all(|(other, column)| other == at || column.overlap(foot.bbox) <= 0.0)
    };
    if feet.len() == columns.len() && feet.iter().enumerate().all(apart) {
        return Some((0..columns.len()).map(Some).collect());
    }
    let mut way: Vec<Option<usize>> = columns.iter().map(over).collect();
    for (at, column) in columns.iter().enumerate().filter(|(_, column)| column.numeric) {
        if way.get(at) == Some(&None) {
            let slack = |foot: &HeaderText| SAME * foot.em();
            let foot = match align {
                Align::Right => feet.iter().rposition(|(_, foot)| foot.bbox.x1 <= column.x1 + slack(foot)),
                Align::Left => feet.iter().position(|(_, foot)| foot.bbox.x0 >= column.x0 - slack(foot)),
            };
            let taken =
                way.iter().enumerate().any(|(other, own)| *own == foot && beside.are(&[at], &[other]));
            foot.filter(|_| !taken)?;
            way.iter_mut().skip(at).take(1).for_each(|own| *own = foot);
        }
    }
    // A column of words takes the next free foot before the next column.
    for (at, column) in columns.iter().enumerate().filter(|(_, column)| !column.numeric) {
        if way.get(at) == Some(&None) {
            let free = |index: &usize| !way.contains(&Some(*index));
            let begin = columns
                .get(..at)
                .expect("each of the columns has those before it")
                .last()
                .map_or(f64::NEG_INFINITY, |c| c.x1);
            let end = columns.get(at + 1).map_or(f64::INFINITY, |next| next.x0);
            let near = (0..feet.len()).filter(free).find(|&index| {
                feet.get(index).is_some_and(|(_, foot)| {
                    begin < foot.center() && foot.bbox.x1 > column.x1 && foot.center() < end
                })
            });
            way.iter_mut().skip(at).take(1).for_each(|own| *own = near);
        }
    }
    let order: Vec<usize> = way.iter().copied().flatten().collect();
    order.is_sorted().then_some(way)
}

/// Columns that were combined.
struct Group {
    column: Column,
    foot: Option<usize>,
    members: Vec<usize>,
}

impl Group {
    fn join(&mut self, mut other: Self) {
        self.column.join(&other.column);
        self.members.append(&mut other.members);
    }
}

/// Combines the columns: those of one foot are one column if they never have text in the same line; otherwise, the foot
/// spans them and they have no names of their own.
fn named(feet: &[(usize, &HeaderText)], shown: &[Column], way: &[Option<usize>], beside: &Beside) -> Named {
    let mut groups: Vec<Group> = Vec::new();
    for (at, (&column, &foot)) in shown.iter().zip(way).enumerate() {
        let group = Group { column, foot, members: vec![at] };
        match groups.last_mut() {
            Some(last) if last.foot == foot && foot.is_some() && !beside.are(&last.members, &[at]) => {
                last.join(group);
            }
            _ => groups.push(group),
        }
    }
    join_strays(&mut groups, beside);
    let times = |foot: usize, groups: &[Group]| groups.iter().filter(|own| own.foot == Some(foot)).count();
    let blank: Vec<Group> = feet
        .iter()
        .enumerate()
        .filter(|(at, _)| times(*at, &groups) == 0)
        .map(|(at, (_, foot))| {
            let column =
                Column { x0: foot.bbox.x0, x1: foot.bbox.x1, numeric: true, amounts: true, texts: 0 };
            Group { column, foot: Some(at), members: Vec::new() }
        })
        .collect();
    groups.extend(blank);
    groups.sort_by(|a, b| a.column.center().total_cmp(&b.column.center()));
    let names = groups.iter().map(|group| {
        let alone = group.foot.filter(|&foot| times(foot, &groups) == 1);
        alone.and_then(|foot| feet.get(foot)).map(|(index, _)| *index)
    });
    Named { names: names.collect(), columns: groups.iter().map(|group| group.column).collect() }
}

/// Joins unnamed columns with few words to their neighbors: 合计 may be anywhere.
fn join_strays(groups: &mut Vec<Group>, beside: &Beside) {
    let most = groups.iter().map(|group| group.column.texts).max().unwrap_or(0);
    let stray =
        |group: &Group| !group.column.numeric && 4 * group.column.texts < most && group.foot.is_none();
    loop {
        let place = groups.iter().enumerate().filter(|(_, group)| stray(group)).find_map(|(at, own)| {
            let neighbors = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten();
            let neighbors = neighbors.filter_map(|other| Some((other, groups.get(other)?)));
            let apart = neighbors.filter(|(_, other)| !beside.are(&own.members, &other.members));
            let distance = |other: &Group| other.column.distance(&own.column);
            let nearest = apart.min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b)));
            Some((at, nearest?.0))
        });
        let Some((at, into)) = place else { break };
        let stray = groups.remove(at);
        if let Some(group) = groups.get_mut(if into > at { into - 1 } else { into }) {
            group.join(stray);
        }
    }
}

/// The alignment of amounts in most columns: left or right, judging by their edges or by where they extend beyond the text
/// above them. None where it is undecided.
fn alignment(feet: &[(usize, &HeaderText)], columns: &[Column], body: &[&TextLine]) -> Option<Align> {
    let em = body.iter().map(|line| line.em).fold(0.0, f64::max);
    let spread = |places: &mut dyn Iterator<Item = f64>| {
        let (low, high) =
            places.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
        high - low
    };
    let (mut left, mut right) = (0, 0);
    for (at, column) in columns.iter().enumerate().filter(|(_, column)| column.numeric) {
        let lines = body.iter().filter(|line| !numbers_columns(line));
        let pieces = lines
            .flat_map(|line| &line.pieces)
            .filter(|piece| is_figure(&piece.text) && columns::of_piece(columns, piece) == Some(at));
        let boxes: Vec<_> = pieces.clone().map(|piece| piece.bbox).collect();
        if !pieces.clone().any(|piece| is_amount(&piece.text)) {
            continue;
        }
        let begins = spread(&mut boxes.iter().map(|bbox| bbox.x0)) < SAME * em;
        let ends = spread(&mut boxes.iter().map(|bbox| bbox.x1)) < SAME * em;
        left += usize::from(begins && !ends);
        right += usize::from(ends && !begins);
        if let Some((_, foot)) = feet.iter().find(|(_, foot)| column.overlap(foot.bbox) > 0.0) {
            let slack = SAME * em;
            let (x0, x1) = (column.x0 - foot.bbox.x0, column.x1 - foot.bbox.x1);
            right += usize::from(x0 > slack && x1 > slack);
            left += usize::from(x0 < -slack && x1 < -slack);
        }
    }
    match left.cmp(&right) {
        std::cmp::Ordering::Less => Some(Align::Right),
        std::cmp::Ordering::Greater => Some(Align::Left),
        std::cmp::Ordering::Equal => None,
    }
}
