//! The columns of numbers by their positions, in texts that were laid out with blanks.
//!
//! Numbers of one column are below each other. Positions alone prove nothing, since an export may shift them: the sums of the rows
//! must hold in the resulting columns.

use super::header::Lane;
use super::rows::FlowedLine;
use super::solve::{Problem, Solved};

/// The column of each number; `None` if positions do not show it, or the rows' sums do not hold then.
pub(super) fn columns(lines: &[FlowedLine], lane: &Lane, problem: &Problem) -> Option<Solved> {
    let mut places: Vec<(usize, usize)> =
        lines.iter().flat_map(|line| &line.amounts).map(|token| token.place).collect();
    places.sort_unstable();
    let mut blocks: Vec<(usize, usize)> = Vec::new();
    for (start, end) in places {
        match blocks.last_mut().filter(|block| start < block.1) {
            Some(block) => block.1 = block.1.max(end),
            None => blocks.push((start, end)),
        }
    }
    let columns = heads(&blocks, lane)?;
    let column = |place: (usize, usize)| {
        let block = blocks.iter().position(|block| place.0 < block.1 && block.0 < place.1)?;
        columns.get(block).copied()
    };
    let ways: Option<Vec<Vec<usize>>> =
        lines.iter().map(|line| line.amounts.iter().map(|token| column(token.place)).collect()).collect();
    let ways = ways.filter(|ways| ways.iter().all(|way| way.is_sorted_by(|a, b| a < b)))?;
    problem.confirm(&ways)
}

/// The column whose heading is above each block of numbers; if there are as many headings as blocks, they are in the same order.
fn heads(blocks: &[(usize, usize)], lane: &Lane) -> Option<Vec<usize>> {
    if blocks.len() == lane.places.len() {
        return Some((0..blocks.len()).collect());
    }
    let below = |block: &(usize, usize)| {
        let mut heads =
            lane.places.iter().enumerate().filter(|(_, head)| head.0 < block.1 && block.0 < head.1);
        heads.next().filter(|_| heads.next().is_none()).map(|(column, _)| column)
    };
    let columns: Option<Vec<usize>> = blocks.iter().map(below).collect();
    columns.filter(|columns| columns.is_sorted_by(|a, b| a < b))
}
