//! Headers of one level or more, without rules: which columns a text stands over.

use super::super::lines::{self, Line, Piece};
use super::super::page::Rect;
use super::cell;
use super::columns::{Column, column_of, in_columns};
use crate::document::Row;

/// The texts of a header, wrapped ones joined.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Blocks(Vec<Block>);

#[derive(Debug, Clone, PartialEq)]
struct Block {
    lines: Vec<Line>,
    bbox: Rect,
}

/// Columns that a block stands over: the first and the last.
type Span = (usize, usize);
/// Where the highest block over a column begins, and its middle.
type Top = (f64, f64);

impl Blocks {
    /// The blocks of header lines. Texts between which a line is drawn are two.
    pub(super) fn of(header: &[Line], rules: &[f64], columns: &[Column]) -> Self {
        let above = |at: usize| header.get(..at).unwrap_or_default();
        let rows: Vec<Vec<Block>> =
            header.iter().enumerate().map(|(at, line)| blocks_of(line, above(at), columns)).collect();
        let mut done: Vec<Block> = Vec::new();
        for (depth, row) in rows.iter().enumerate() {
            for block in row {
                let above = wrapped(&rows, depth, block, rules).and_then(|top| {
                    done.iter_mut().find(|other| other.lines.last().is_some_and(|line| line.bbox == top.bbox))
                });
                match above {
                    Some(above) => {
                        above.lines.extend(block.lines.iter().cloned());
                        above.bbox = above.bbox.union(block.bbox);
                    }
                    None => done.push(block.clone()),
                }
            }
        }
        Self(done)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Joins columns of few words that no header names with their neighbours: 合计 stands where it likes.
    pub(super) fn join_strays(&self, columns: &mut Vec<Column>, body: &[&Line]) {
        let most = columns.iter().map(|column| column.texts).max().unwrap_or(0);
        loop {
            let leaves = self.leaves(columns);
            let stray = |&(at, column): &(usize, &Column)| {
                !column.numeric && 4 * column.texts < most && leaves.get(at) == Some(&None)
            };
            let place = columns.iter().enumerate().filter(stray).find_map(|(at, column)| {
                let neighbours = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten();
                let neighbours = neighbours.filter_map(|other| Some((other, *columns.get(other)?)));
                let apart = neighbours.filter(|(_, other)| {
                    let both = |line: &&Line| column.is_in(line) && other.is_in(line);
                    !body.iter().copied().any(|line| both(&line))
                });
                let nearest =
                    apart.min_by(|(_, a), (_, b)| a.distance(column).total_cmp(&b.distance(column)));
                Some((at, nearest?.0))
            });
            let Some((at, into)) = place else { break };
            let stray = columns.remove(at);
            if let Some(column) = columns.get_mut(if into > at { into - 1 } else { into }) {
                column.join(&stray);
            }
        }
    }

    /// Adds the columns that only the header knows: a text over no other column, and over no lower text.
    pub(super) fn add_columns(&self, columns: &mut Vec<Column>) {
        let leaves = self.leaves(columns);
        let of = |index: usize| leaves.iter().position(|leaf| *leaf == Some(index));
        let mut added = Vec::new();
        for (index, block) in self.0.iter().enumerate().filter(|&(index, _)| of(index).is_none()) {
            if !self.stands_over_others(index, columns, &leaves) {
                let Rect { x0, x1, .. } = block.bbox;
                added.push(Column { x0, x1, numeric: true, texts: 0 });
            }
        }
        columns.extend(added);
        columns.sort_by(|a, b| a.centre().total_cmp(&b.centre()));
    }

    /// For each column, the block that names it alone: the lowest over it that is not another column's.
    fn leaves(&self, columns: &[Column]) -> Vec<Option<usize>> {
        if let Some(leaves) = self.last_line(columns) {
            return leaves;
        }
        let mut fits: Vec<(usize, usize, f64, f64)> = Vec::new();
        for (index, block) in self.0.iter().enumerate() {
            for (at, column) in columns.iter().enumerate() {
                let overlap = column.overlap(block.bbox);
                if overlap > 0.0 {
                    fits.push((index, at, block.bbox.center().y, overlap));
                }
            }
        }
        let lowest = |at: usize| {
            fits.iter().filter(|fit| fit.1 == at).map(|fit| fit.2).fold(f64::NEG_INFINITY, f64::max)
        };
        let lows: Vec<f64> = (0..columns.len()).map(lowest).collect();
        fits.retain(|&(index, at, y, _)| {
            let em = self.0.get(index).map_or(0.0, Block::em);
            lows.get(at).is_some_and(|low| y > low - em)
        });
        fits.sort_by(|a, b| b.3.total_cmp(&a.3));
        let mut leaves = vec![None; columns.len()];
        let mut used = vec![false; self.0.len()];
        for (index, at, ..) in fits {
            if let Some((leaf, used)) = leaves.get_mut(at).zip(used.get_mut(index))
                && leaf.is_none()
                && !*used
            {
                *leaf = Some(index);
                *used = true;
            }
        }
        self.pair(&mut leaves, &mut used);
        leaves
    }

    /// The texts at the header's foot, where they are as many as the columns and none reaches over another's: each names
    /// one, though the text above them both may be nearer to it.
    fn last_line(&self, columns: &[Column]) -> Option<Vec<Option<usize>>> {
        let foot = self.0.iter().map(|block| block.bbox.center().y).fold(f64::NEG_INFINITY, f64::max);
        let mut names: Vec<(usize, Rect)> = self
            .0
            .iter()
            .enumerate()
            .filter(|(_, block)| foot - block.bbox.center().y < 0.5 * block.em())
            .map(|(index, block)| (index, block.bbox))
            .collect();
        names.sort_by(|(_, a), (_, b)| a.x0.total_cmp(&b.x0));
        let apart = |(at, (_, name)): (usize, &(usize, Rect))| {
            columns.iter().enumerate().all(|(other, column)| other == at || column.overlap(*name) <= 0.0)
        };
        let one_each = names.len() == columns.len() && names.iter().enumerate().all(apart);
        one_each.then(|| names.into_iter().map(|(index, _)| Some(index)).collect())
    }

    /// Pairs names and columns that do not reach over each other, as a name in the middle of a wide column and amounts
    /// on its right: between names that have their columns, as many of both go together in their order.
    fn pair(&self, leaves: &mut [Option<usize>], used: &mut [bool]) {
        let lowest = |index: usize| {
            self.0.get(index).is_some_and(|block| {
                !self.0.iter().any(|other| {
                    other.bbox.y0 > block.bbox.center().y
                        && other.bbox.x0 < block.bbox.x1
                        && block.bbox.x0 < other.bbox.x1
                })
            })
        };
        let centre = |index: usize| self.0.get(index).map_or(0.0, |block| block.bbox.center().x);
        let mut names: Vec<usize> =
            (0..self.0.len()).filter(|&index| used.get(index) == Some(&false) && lowest(index)).collect();
        names.sort_by(|&a, &b| centre(a).total_cmp(&centre(b)));
        let mut begin = 0;
        while let Some(from) = leaves.iter().skip(begin).position(Option::is_none).map(|at| at + begin) {
            let count = leaves.iter().skip(from).take_while(|leaf| leaf.is_none()).count();
            let before = from.checked_sub(1).and_then(|at| leaves.get(at).copied().flatten());
            let after = leaves.get(from + count).copied().flatten();
            let left = before.map_or(f64::NEG_INFINITY, centre);
            let right = after.map_or(f64::INFINITY, centre);
            let between: Vec<usize> = names
                .iter()
                .copied()
                .filter(|&index| left < centre(index) && centre(index) < right)
                .collect();
            if between.len() == count {
                for (leaf, index) in leaves.iter_mut().skip(from).zip(between) {
                    *leaf = Some(index);
                    used.iter_mut().skip(index).take(1).for_each(|used| *used = true);
                }
            }
            begin = from + count;
        }
    }

    fn top(&self, block: Option<usize>) -> Top {
        let block = block.and_then(|block| self.0.get(block));
        block.map_or((f64::INFINITY, f64::INFINITY), |block| (block.bbox.y0, block.bbox.center().y))
    }

    /// Whether the columns around a text have their names below it.
    fn stands_over_others(&self, index: usize, columns: &[Column], leaves: &[Option<usize>]) -> bool {
        let Some(block) = self.0.get(index) else { return false };
        let below = |at: usize| {
            let (top, _) = self.top(leaves.get(at).copied().flatten());
            top.is_finite() && top > block.bbox.center().y
        };
        let (centre, mut over) = (block.bbox.center().x, columns.iter().enumerate());
        if over.any(|(at, column)| column.overlap(block.bbox) > 0.0 && below(at)) {
            return true;
        }
        let left = columns.iter().rposition(|column| column.centre() < centre);
        let right = columns.iter().position(|column| column.centre() > centre);
        left.zip(right).is_some_and(|(left, right)| below(left) && below(right))
    }

    /// Which columns each block stands over.
    fn spans(&self, columns: &[Column]) -> Vec<(usize, Span)> {
        let leaves = self.leaves(columns);
        let mut spans: Vec<(usize, Span)> =
            leaves.iter().enumerate().filter_map(|(at, leaf)| Some(((*leaf)?, (at, at)))).collect();
        let extents: Vec<(f64, f64)> = columns
            .iter()
            .zip(&leaves)
            .map(|(column, leaf)| {
                let own = leaf.and_then(|leaf| self.0.get(leaf)).map(|block| block.bbox);
                own.map_or((column.x0, column.x1), |own| (column.x0.min(own.x0), column.x1.max(own.x1)))
            })
            .collect();
        let mut tops: Vec<Top> = leaves.iter().map(|&leaf| self.top(leaf)).collect();
        let mut parents: Vec<usize> =
            (0..self.0.len()).filter(|&index| !leaves.contains(&Some(index))).collect();
        let y = |index: usize| self.0.get(index).map_or(0.0, |block| block.bbox.center().y);
        parents.sort_by(|&a, &b| y(b).total_cmp(&y(a)));
        while let Some(&first) = parents.first() {
            let em = self.0.get(first).map_or(0.0, Block::em);
            let level = parents.iter().take_while(|&&index| y(first) - y(index) < 0.5 * em).count();
            let mut level: Vec<usize> = parents.drain(..level).collect();
            level.sort_by(|&a, &b| self.left(a).total_cmp(&self.left(b)));
            for (index, span) in self.share(&level, &extents, &tops) {
                tops.iter_mut().take(span.1 + 1).skip(span.0).for_each(|top| *top = self.top(Some(index)));
                spans.push((index, span));
            }
        }
        spans
    }

    fn left(&self, index: usize) -> f64 {
        self.0.get(index).map_or(0.0, |block| block.bbox.x0)
    }

    /// Shares the columns below one level among its texts: each stands in the middle over its own.
    fn share(&self, level: &[usize], extents: &[(f64, f64)], tops: &[Top]) -> Vec<(usize, Span)> {
        // The least cost of the texts so far when all columns before one are given away, and how it came about.
        let mut best: Vec<(f64, Vec<(usize, Span)>)> = vec![(0.0, Vec::new()); extents.len() + 1];
        for &index in level {
            let Some(block) = self.0.get(index) else { continue };
            let mut next: Vec<(f64, Vec<(usize, Span)>)> =
                vec![(f64::INFINITY, Vec::new()); extents.len() + 1];
            for (from, (spent, spans)) in best.iter().enumerate().filter(|(_, (spent, _))| spent.is_finite())
            {
                for to in from..extents.len() {
                    let Some(cost) = block.cost(extents, tops, (from, to)) else { break };
                    // Later texts may begin anywhere behind.
                    for (end, place) in next.iter_mut().enumerate().skip(to + 1) {
                        if end > to && spent + cost < place.0 {
                            let mut spans = spans.clone();
                            spans.push((index, (from, to)));
                            *place = (spent + cost, spans);
                        }
                    }
                }
            }
            // A text over nothing is left out.
            if next.iter().any(|(cost, _)| cost.is_finite()) {
                best = next;
            }
        }
        best.into_iter().rfind(|(cost, _)| cost.is_finite()).map(|(_, spans)| spans).unwrap_or_default()
    }

    /// The header's rows, a text in the first of its columns at its level.
    pub(super) fn rows(&self, columns: &[Column], page: u32) -> Vec<Row> {
        let spans = self.spans(columns);
        let y = |index: usize| self.0.get(index).map_or(0.0, |block| block.bbox.y0);
        let level = |&(index, (first, _)): &(usize, Span)| {
            let above = |&&(other, span): &&(usize, Span)| {
                other != index && span.0 <= first && first <= span.1 && y(other) < y(index)
            };
            spans.iter().filter(above).count()
        };
        let levels = spans.iter().map(level).max().map_or(0, |deepest| deepest + 1);
        (0..levels)
            .map(|depth| {
                let block = |at: usize| {
                    spans
                        .iter()
                        .find(|span| span.1.0 == at && level(span) == depth)
                        .and_then(|span| self.0.get(span.0))
                };
                let lines = |at: usize| block(at).map(|block| block.lines.as_slice()).unwrap_or_default();
                (0..columns.len())
                    .map(|at| cell(lines(at), block(at).map_or(Rect::ZERO, |block| block.bbox), page))
                    .collect()
            })
            .collect()
    }

    /// Whether every column of numbers has a text of its own or over it.
    pub(super) fn name(&self, columns: &[Column]) -> bool {
        let spans = self.spans(columns);
        let named = |at: usize| spans.iter().any(|(_, span)| span.0 <= at && at <= span.1);
        columns.iter().enumerate().filter(|(_, column)| column.numeric).all(|(at, _)| named(at))
    }
}

impl Block {
    fn em(&self) -> f64 {
        self.lines.first().map_or(0.0, |line| line.em)
    }

    /// How badly the text stands over these columns; none where one of them begins above it.
    fn cost(&self, extents: &[(f64, f64)], tops: &[Top], (from, to): Span) -> Option<f64> {
        /// What each column more is worth, in heights: of two ranges with the same middle the wider is meant.
        const WIDER: f64 = 0.6;
        /// What a column below the text that is left out costs.
        const MISSED: f64 = 5.0;
        let below = |top: &Top| self.is_over(*top, extents, tops);
        let mut own = tops.iter().take(to + 1).skip(from);
        if !own.all(below) {
            return None;
        }
        let (left, right) = (extents.get(from)?.0, extents.get(to)?.1);
        let error = (f64::midpoint(left, right) - self.bbox.center().x).abs() / self.em();
        let mut missed = 0.0;
        let mut wider = 0.0;
        for (at, ((x0, x1), top)) in extents.iter().zip(tops).enumerate() {
            let covered = self.bbox.x1.min(*x1) - self.bbox.x0.max(*x0);
            if (from..=to).contains(&at) {
                wider += WIDER;
            } else if below(top) && 2.0 * covered > x1 - x0 {
                missed += MISSED;
            }
        }
        Some(error + missed - wider)
    }
}

impl Block {
    /// Whether a column's highest text is below this one, at the height of those that this one stands right over: a text
    /// in the middle of the whole header's height is under none.
    fn is_over(&self, top: Top, extents: &[(f64, f64)], tops: &[Top]) -> bool {
        let (x, slack) = (self.bbox.center().x, 0.3 * self.em());
        let distance = |(x0, x1): &(f64, f64)| (x0 - x).max(x - x1).max(0.0);
        let nearest = extents.iter().map(distance).fold(f64::INFINITY, f64::min);
        let right_below = extents.iter().zip(tops).filter(|(extent, _)| {
            let (x0, x1) = **extent;
            distance(extent) <= nearest + slack || (self.bbox.x0 < x1 && x0 < self.bbox.x1)
        });
        let lower = right_below.map(|(_, top)| *top).filter(|top| top.1 > self.bbox.center().y);
        let (begin, middle) =
            lower.fold((f64::INFINITY, f64::INFINITY), |all, top| (all.0.min(top.0), all.1.min(top.1)));
        top.1 > self.bbox.center().y && (top.0 >= begin - slack || top.1 >= middle - slack)
    }
}

/// The texts of a header line. A word set wide (项 目) is one text.
fn blocks_of(line: &Line, above: &[Line], columns: &[Column]) -> Vec<Block> {
    // Two that stand below two texts are the ends of those: 事业收, 经营收, below both 入.
    let text_above = |piece: &Piece| {
        let over = |over: &&Piece| over.bbox.x0 < piece.bbox.x1 && piece.bbox.x0 < over.bbox.x1;
        above.iter().rev().find_map(|line| line.pieces.iter().find(over)).map(|over| over.bbox)
    };
    let ends = |a: &Piece, b: &Piece| text_above(a).zip(text_above(b)).is_some_and(|(a, b)| a != b);
    let mut texts: Vec<Vec<Piece>> = Vec::new();
    for piece in line.pieces.iter().flat_map(|piece| in_columns(piece, columns)) {
        let single = |text: &str| text.chars().count() == 1;
        let wide = texts.last().and_then(|text| text.last()).is_some_and(|last| {
            let gap = (piece.bbox.x0 - last.bbox.x1) / line.em;
            let parted =
                column_of(last, columns).zip(column_of(&piece, columns)).is_some_and(|(a, b)| a != b);
            single(&piece.text) && single(&last.text) && gap <= 4.0 && !parted && !ends(last, &piece)
        });
        match texts.last_mut().filter(|_| wide) {
            Some(text) => text.push(piece),
            None => texts.push(vec![piece]),
        }
    }
    let block = |pieces| Line::of(pieces, line.em).map(|line| Block { bbox: line.bbox, lines: vec![line] });
    texts.into_iter().filter_map(block).collect()
}

/// The text above that goes on in this one: the two stand over each other alone, close, and the neighbours of this one
/// have texts above themselves, so that the upper one does not span them too.
fn wrapped<'a>(rows: &'a [Vec<Block>], depth: usize, block: &Block, rules: &[f64]) -> Option<&'a Block> {
    let over = |a: &Block, b: &Block| a.bbox.x1.min(b.bbox.x1) - a.bbox.x0.max(b.bbox.x0) > lines::TOUCH;
    let (row, higher) = (rows.get(depth)?, rows.get(..depth)?);
    let above = higher.iter().rev().find(|above| above.iter().any(|top| over(top, block)))?;
    let mut tops = above.iter().filter(|top| over(top, block));
    let top = tops.next().filter(|_| tops.next().is_none())?;
    let alone = row.iter().filter(|other| over(top, other)).count() == 1;
    let close = block.bbox.y0 - top.bbox.y1 < 0.7 * block.em();
    // Over a text that spans others, a shorter one is a level of its own: a text is wrapped where its line is full.
    let lower = rows.iter().skip(depth + 1).flatten().filter(|lower| over(block, lower)).count();
    let full = lower == 0 || top.bbox.width() > block.bbox.width() - 0.5 * block.em();
    let parted = rules.iter().any(|&rule| top.bbox.center().y < rule && rule < block.bbox.center().y);
    let at = row.iter().position(|other| other == block)?;
    let orphan =
        |at: usize| row.get(at).is_some_and(|other| !higher.iter().flatten().any(|upper| over(upper, other)));
    let (left, right) = (at.checked_sub(1).is_some_and(orphan), orphan(at + 1));
    // Right over this one, a text spans its neighbours on both sides or none.
    let right_over = (top.bbox.center().x - block.bbox.center().x).abs() < 0.6 * block.em();
    let spans = if right_over { left && right } else { left || right };
    (alone && close && full && !parted && !spans).then_some(top)
}
