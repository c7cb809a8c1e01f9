//! Determines which columns a text of a header spans: it is centered over them.

use super::columns::Column;
use super::names::Named;
use super::texts::HeaderText;
use juesuan_model::count;

/// The columns that a text covers: the first and the last.
pub(super) type Span = (usize, usize);
/// The highest text over a column so far: its top, its middle, and the bottom of its part of the header.
#[derive(Debug, Clone, Copy)]
struct Top {
    y0: f64,
    middle: f64,
    bottom: f64,
}

/// The bonus, in heights, if the text of a column is centered in the space below its parent.
const BELOW: f64 = 1.5;
/// The cost of omitting a column below the text.
const MISSED: f64 = 5.0;

/// The columns that each text covers.
pub(super) fn of(texts: &[HeaderText], named: &Named) -> Vec<(usize, Span)> {
    Header::of(texts, named).spans
}

/// The distance, in heights, of texts from the middle of what they span, and of names from the middle of the space left
/// below.
pub(super) fn misfit(texts: &[HeaderText], named: &Named) -> f64 {
    Header::of(texts, named).misfit
}

struct Header {
    spans: Vec<(usize, Span)>,
    misfit: f64,
}

impl Header {
    fn of(texts: &[HeaderText], named: &Named) -> Self {
        let text = |index: usize| texts.get(index);
        let leaves = named.names.iter().enumerate();
        let mut spans: Vec<(usize, Span)> =
            leaves.filter_map(|(at, name)| Some(((*name)?, (at, at)))).collect();
        let extents = extents(texts, named);
        let (begin, end) = (texts.iter().map(|text| text.bbox.y0), texts.iter().map(|text| text.bbox.y1));
        let (begin, end) = (begin.fold(f64::INFINITY, f64::min), end.fold(f64::NEG_INFINITY, f64::max));
        let top = |text: Option<&HeaderText>, bottom: f64| {
            let (y0, middle) =
                text.map_or((f64::INFINITY, f64::INFINITY), |text| (text.bbox.y0, text.middle()));
            Top { y0, middle, bottom }
        };
        let mut tops: Vec<Top> = named.names.iter().map(|name| top(name.and_then(text), end)).collect();
        let mut parents: Vec<usize> =
            (0..texts.len()).filter(|index| !named.names.contains(&Some(*index))).collect();
        let y = |index: usize| text(index).map_or(0.0, HeaderText::middle);
        parents.sort_by(|&a, &b| y(b).total_cmp(&y(a)));
        let mut misfit = 0.0;
        while let Some(&first) = parents.first() {
            let em = text(first).map_or(1.0, HeaderText::em);
            let level = parents.iter().take_while(|&&index| y(first) - y(index) < 0.5 * em).count();
            let mut level: Vec<usize> = parents.drain(..level).collect();
            let left = |index: usize| text(index).map_or(0.0, |text| text.bbox.x0);
            level.sort_by(|&a, &b| left(a).total_cmp(&left(b)));
            let shared = share(texts, &level, &extents, &tops);
            misfit += MISSED * f64::from(count::saturating_u32(level.len() - shared.len()));
            for (index, span) in shared {
                let Some(own) = text(index) else { continue };
                let (left, right) = (extents.get(span.0), extents.get(span.1));
                let middle = left.zip(right).map_or(0.0, |(left, right)| f64::midpoint(left.0, right.1));
                misfit += beyond((middle - own.center()).abs() / em);
                let below = || tops.iter().take(span.1 + 1).skip(span.0);
                misfit += off_middle(below(), own.bbox.y1, em);
                // A text that is centered in the rest of the header shows where that part begins.
                let named = below().filter(|top| top.y0.is_finite());
                let begins = named.map(|top| 2.0 * top.middle - top.bottom).fold(f64::INFINITY, f64::min);
                let bottom = if begins.is_finite() { begins.max(own.bbox.y1) } else { end };
                tops.iter_mut().take(span.1 + 1).skip(span.0).for_each(|own| *own = top(text(index), bottom));
                spans.push((index, span));
            }
        }
        let em = texts.first().map_or(1.0, HeaderText::em);
        misfit += off_middle(tops.iter(), begin, em);
        // A text without content in its column is more likely to span other columns.
        let blank = |(column, name): &(&Column, &Option<usize>)| column.texts == 0 && name.is_some();
        let blank = named.columns.iter().zip(&named.names).filter(blank).count();
        misfit += f64::from(count::saturating_u32(blank));
        Self { spans, misfit }
    }
}

/// The distance of texts from the middle between the top and the bottom of their part of the header, in heights. A text
/// over several columns counts once.
fn off_middle<'a>(tops: impl Iterator<Item = &'a Top>, begin: f64, em: f64) -> f64 {
    let mut misfit = 0.0;
    let mut last = f64::INFINITY;
    for top in tops {
        if top.y0.is_finite() && top.middle.total_cmp(&last).is_ne() {
            misfit += beyond((top.middle - f64::midpoint(begin, top.bottom)).abs() / em);
        }
        last = top.middle;
    }
    misfit
}

/// The part of a distance that exceeds padding and rounding.
fn beyond(heights: f64) -> f64 {
    (heights - 0.5).max(0.0)
}

/// The extents of columns: that of their content, extended symmetrically around the center of their name unless another
/// column is there.
fn extents(texts: &[HeaderText], named: &Named) -> Vec<(f64, f64)> {
    let own = |at: usize| {
        let column = named.columns.get(at)?;
        let name = named.names.get(at).copied().flatten().and_then(|name| texts.get(name));
        Some(name.map_or((column.x0, column.x1), |name| {
            (column.x0.min(name.bbox.x0), column.x1.max(name.bbox.x1))
        }))
    };
    let seen: Vec<(f64, f64)> = (0..named.columns.len()).filter_map(own).collect();
    let reach = |(at, &(x0, x1)): (usize, &(f64, f64))| {
        let name = named.names.get(at).copied().flatten().and_then(|name| texts.get(name));
        let Some(center) = name.map(HeaderText::center) else { return (x0, x1) };
        let half = (center - x0).max(x1 - center);
        let left = at.checked_sub(1).and_then(|at| seen.get(at)).map_or(f64::NEG_INFINITY, |left| left.1);
        let right = seen.get(at + 1).map_or(f64::INFINITY, |right| right.0);
        (x0.min((center - half).max(left)), x1.max((center + half).min(right)))
    };
    seen.iter().enumerate().map(reach).collect()
}

/// Distributes the columns below one level among its texts: each text is centered over its columns.
fn share(texts: &[HeaderText], level: &[usize], extents: &[(f64, f64)], tops: &[Top]) -> Vec<(usize, Span)> {
    // The least cost of the texts so far if all columns before a position are assigned, with the assignment.
    let mut best: Vec<(f64, Vec<(usize, Span)>)> = vec![(0.0, Vec::new()); extents.len() + 1];
    for &index in level {
        let Some(text) = texts.get(index) else { continue };
        let mut next: Vec<(f64, Vec<(usize, Span)>)> = vec![(f64::INFINITY, Vec::new()); extents.len() + 1];
        for (from, (spent, spans)) in best.iter().enumerate().filter(|(_, (spent, _))| spent.is_finite()) {
            for to in from..extents.len() {
                let Some(cost) = cost(text, extents, tops, (from, to)) else { break };
                // Later texts may begin at any column after it.
                for place in next.iter_mut().skip(to + 1) {
                    if spent + cost < place.0 {
                        let mut spans = spans.clone();
                        spans.push((index, (from, to)));
                        *place = (spent + cost, spans);
                    }
                }
            }
        }
        // A text that covers no column is left out.
        if next.iter().any(|(cost, _)| cost.is_finite()) {
            best = next;
        }
    }
    best.into_iter().rfind(|(cost, _)| cost.is_finite()).map(|(_, spans)| spans).unwrap_or_default()
}

/// The cost if the text covers these columns; none if one of them begins above it.
fn cost(text: &HeaderText, extents: &[(f64, f64)], tops: &[Top], (from, to): Span) -> Option<f64> {
    let below = |top: &Top| stands_over(text, *top);
    let mut own = tops.iter().take(to + 1).skip(from);
    if !own.all(below) {
        return None;
    }
    let (left, right) = (extents.get(from)?.0, extents.get(to)?.1);
    let error = (f64::midpoint(left, right) - text.center()).abs() / text.em();
    let mut missed = 0.0;
    let mut worth = 0.0;
    for (at, ((x0, x1), top)) in extents.iter().zip(tops).enumerate() {
        let covered = text.bbox.x1.min(*x1) - text.bbox.x0.max(*x0);
        if (from..=to).contains(&at) {
            worth += BELOW * is_below(text, *top);
        } else if below(top) && 2.0 * covered > x1 - x0 {
            missed += MISSED;
        }
    }
    Some(error + missed - worth)
}

/// Whether the text of a column is centered in the space below this one rather than in the space next to it: from 1 to -1.
fn is_below(text: &HeaderText, top: Top) -> f64 {
    if !top.y0.is_finite() {
        return 0.0;
    }
    let error = |begin: f64| (top.middle - f64::midpoint(begin, top.bottom)).abs();
    let (beside, below) = (error(text.bbox.y0), error(text.bbox.y1));
    ((beside - below) / (0.5 * text.bbox.height())).clamp(-1.0, 1.0)
}

/// Whether the highest text of a column is below this one, and not centered in the space next to it.
fn stands_over(text: &HeaderText, top: Top) -> bool {
    top.middle > text.middle() && top.y0 > text.bbox.y1 - 0.3 * text.em() && is_below(text, top) > -0.5
}
