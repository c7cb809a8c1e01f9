//! Rows: each line with a number is one, together with the parts of its wrapped name above and below.

use super::super::lines::{LinePiece, TextLine};
use super::super::page::Rect;
use super::columns::{self, Column};
use super::{TableRegion, begins_a_label, begins_with_code, is_figure, is_number};

/// Lines of one wrapped name are at most this far apart, in heights, from middle to middle.
const TIGHT: f64 = 1.8;
/// A wrapped name is centered vertically next to its number, within this many heights.
const MIDDLE: f64 = 0.45;

/// The rows of a region: for each, its lines from top to bottom.
pub(super) fn assemble<'a>(region: &'a TableRegion, columns: &[Column]) -> Vec<Vec<&'a TextLine>> {
    let mut rows = Vec::new();
    let mut rest = region.body.as_slice();
    for &rule in &region.rules {
        let (above, below) = rest.split_at(rest.partition_point(|line| middle(line) < rule));
        rows.extend(band(above, columns, region.rules.len() > 2));
        rest = below;
    }
    rows.extend(band(rest, columns, false));
    rows
}

fn middle(line: &TextLine) -> f64 {
    line.bbox.center().y
}

/// The rows between two drawn lines. If such lines separate all rows, those with one number line are one row.
fn band<'a>(lines: &'a [TextLine], columns: &[Column], ruled: bool) -> Vec<Vec<&'a TextLine>> {
    let anchors = lines.iter().filter(|line| is_anchor(line)).count();
    if ruled && anchors < 2 {
        return if lines.is_empty() { Vec::new() } else { vec![lines.iter().collect()] };
    }
    let owners = owners(lines, columns);
    let mut rows: Vec<Vec<&TextLine>> = Vec::new();
    let mut owner = None;
    for (line, own) in lines.iter().zip(owners) {
        match rows.last_mut().filter(|_| owner == Some(own)) {
            Some(row) => row.push(line),
            None => rows.push(vec![line]),
        }
        owner = Some(own);
    }
    rows
}

/// Whether a line has a number, or a dash for none.
fn is_anchor(line: &TextLine) -> bool {
    line.pieces.iter().any(|piece| is_figure(&piece.text))
}

fn has_words(line: &TextLine) -> bool {
    line.pieces.iter().any(|piece| !is_figure(&piece.text))
}

/// For each line, the line with the number of its row.
fn owners(lines: &[TextLine], columns: &[Column]) -> Vec<usize> {
    let wraps = Wraps::of(lines, columns);
    let mut owners: Vec<Option<usize>> =
        lines.iter().enumerate().map(|(index, line)| is_anchor(line).then_some(index)).collect();
    // First come the numbers without a name on their own line, which must have one above, below or both.
    for (index, line) in lines.iter().enumerate() {
        if is_anchor(line) && !has_words(line) {
            for other in around(lines, index, &owners) {
                if let Some(owner) = owners.get_mut(other) {
                    *owner = Some(index);
                }
            }
        }
    }
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| !is_anchor(line)) {
        if owners.get(index) != Some(&None) {
            continue;
        }
        let above = index.checked_sub(1).and_then(|at| lines.get(at).zip(owners.get(at).copied().flatten()));
        let below = lines.get(index + 1).filter(|below| is_anchor(below)).map(|below| (below, index + 1));
        let on = above.filter(|(above, _)| wraps.goes_on(above, line));
        let before = below.filter(|(below, _)| wraps.goes_on(line, below));
        let nearest = match (on, before) {
            // Between two rows that both fit, the line belongs to the nearer one.
            (Some(on), Some(before)) => {
                let nearer = middle(line) - middle(on.0) < middle(before.0) - middle(line);
                Some(if nearer { on.1 } else { before.1 })
            }
            (on, before) => on.or(before).map(|(_, owner)| owner),
        };
        if let Some(owner) = owners.get_mut(index) {
            *owner = nearest.or(Some(index));
        }
    }
    let owners = owners.into_iter().enumerate().map(|(index, owner)| owner.unwrap_or(index)).collect();
    with_broken(lines, columns, owners)
}

/// Lines that overlap belong to one row, whatever they contain; so does the rest of a number that is broken at the edge of
/// its column.
fn with_broken(lines: &[TextLine], columns: &[Column], mut owners: Vec<usize>) -> Vec<usize> {
    let pairs = lines.iter().zip(lines.iter().skip(1)).enumerate();
    for (at, (above, line)) in pairs {
        let gap = line.bbox.y0 - above.bbox.y1;
        let overlaps = gap < -0.1 * line.em;
        let row = owners.get(at).copied().unwrap_or(at);
        let mut numbers = lines
            .iter()
            .zip(&owners)
            .filter(|&(_, &owner)| owner == row)
            .flat_map(|(line, _)| &line.pieces)
            .filter(|piece| is_number(&piece.text));
        let mut broken = |piece: &LinePiece| {
            let column = columns::of_piece(columns, piece);
            is_fragment(&piece.text) && numbers.any(|over| columns::of_piece(columns, over) == column)
        };
        if overlaps || (gap < 0.5 * line.em && line.pieces.iter().all(&mut broken)) {
            let own = owners.get(at + 1).copied().unwrap_or(at + 1);
            owners.iter_mut().filter(|owner| **owner == own).for_each(|owner| *owner = row);
        }
    }
    owners
}

/// Whether a text looks like the last digits of a number.
fn is_fragment(text: &str) -> bool {
    is_number(text) && text.chars().count() <= 3 && !text.trim_start_matches(['.', ',']).contains(['.', ','])
}

/// What distinguishes a wrapped name from a row without numbers.
struct Wraps<'a> {
    columns: &'a [Column],
    /// For each column, how far to the right its words extend, and how many extend that far.
    limits: Vec<(f64, usize)>,
    /// The usual distance of two consecutive lines with numbers.
    pitch: Option<f64>,
    /// Whether every row begins with a code: then words without one do not begin a row.
    coded: bool,
}

impl<'a> Wraps<'a> {
    fn of(lines: &[TextLine], columns: &'a [Column]) -> Self {
        let mut limits = vec![(f64::NEG_INFINITY, 0); columns.len()];
        for line in lines {
            for piece in line.pieces.iter().filter(|piece| !is_figure(&piece.text)) {
                let Some(column) = columns::of_piece(columns, piece) else { continue };
                if let Some((limit, reached)) = limits.get_mut(column) {
                    let near = piece.bbox.x1 >= *limit - line.em;
                    *reached =
                        if piece.bbox.x1 > *limit + line.em { 1 } else { *reached + usize::from(near) };
                    *limit = limit.max(piece.bbox.x1);
                }
            }
        }
        let anchors: Vec<&TextLine> = lines.iter().filter(|line| is_anchor(line)).collect();
        let mut steps: Vec<f64> = anchors
            .iter()
            .zip(anchors.iter().skip(1))
            .map(|(above, below)| middle(below) - middle(above))
            .collect();
        steps.sort_by(f64::total_cmp);
        let begins = |line: &&&TextLine| {
            let first = line.pieces.first();
            first.is_some_and(|piece| is_number(&piece.text) || begins_with_code(&piece.text))
        };
        let coded = 5 * anchors.iter().filter(begins).count() >= 4 * anchors.len()
            && anchors.iter().filter(|line| has_words(line)).count() * 2 >= anchors.len();
        Self {
            columns,
            limits,
            pitch: steps.get(steps.len() / 2).copied().filter(|_| steps.len() > 2),
            coded,
        }
    }

    /// Whether the words of a line continue those of the line above.
    fn goes_on(&self, above: &TextLine, line: &TextLine) -> bool {
        let step = middle(line) - middle(above);
        if step > TIGHT * line.em {
            return false;
        }
        let closer = self.pitch.is_some_and(|pitch| step <= 0.8 * pitch);
        let mut pieces = line.pieces.iter().filter(|piece| !is_figure(&piece.text));
        pieces.all(|piece| {
            let column = columns::of_piece(self.columns, piece);
            let over = above.pieces.iter().find(|over| columns::of_piece(self.columns, over) == column);
            let limit = column.and_then(|column| self.limits.get(column));
            !begins_a_label(&piece.text)
                && over.zip(limit).is_some_and(|(over, &(limit, reached))| {
                    let full = over.bbox.x1 >= limit - 1.2 * line.em;
                    let under = piece.bbox.x0 <= over.bbox.x0 + 2.2 * line.em;
                    under && (self.coded || full && (reached > 1 || closer))
                })
        })
    }
}

/// The lines of words around a number line that are its name: as many above as below, with the number in the middle, or a
/// single line nearby.
fn around(lines: &[TextLine], index: usize, owners: &[Option<usize>]) -> Vec<usize> {
    let Some(anchor) = lines.get(index) else { return Vec::new() };
    let free = |at: Option<usize>| at.filter(|&at| owners.get(at) == Some(&None));
    let line = |at: Option<usize>| at.and_then(|at| lines.get(at));
    let mut taken = Vec::new();
    let (mut above, mut below) = (free(index.checked_sub(1)), free(index.checked_add(1)));
    let mut step = TIGHT * anchor.em;
    while let Some(((up, down), (high, low))) = line(above).zip(line(below)).zip(above.zip(below)) {
        let in_middle =
            (f64::midpoint(middle(up), middle(down)) - middle(anchor)).abs() <= MIDDLE * anchor.em;
        let near = middle(anchor) - middle(up) <= step;
        let begins_below = down.pieces.first().is_some_and(|piece| begins_a_label(&piece.text));
        if !(in_middle && near) || begins_below {
            break;
        }
        taken.extend([high, low]);
        // The name of the row begins above; anything further up belongs to another row.
        if up.pieces.first().is_some_and(|piece| begins_a_label(&piece.text)) {
            return taken;
        }
        step += TIGHT * anchor.em;
        (above, below) = (free(high.checked_sub(1)), free(low.checked_add(1)));
    }
    if taken.is_empty() {
        let near = |at: &usize| {
            lines.get(*at).is_some_and(|line| (middle(line) - middle(anchor)).abs() <= 0.9 * anchor.em)
        };
        taken.extend(above.filter(near).or(below.filter(near)));
    }
    taken
}

/// The padding of a cell on both sides together, in points.
const PADDING: f64 = 12.0;

/// The rows that one ruled row consists of if the lines between them are missing: complete numbers one below the other, in
/// two columns at the same heights, or three in one column next to as many names. Returns the lines of each row by column.
pub(in super::super) fn divide(cells: &[(&[TextLine], Rect)]) -> Option<Vec<Vec<Vec<TextLine>>>> {
    let stacks: Vec<Vec<f64>> = cells.iter().map(|(lines, bounds)| stack(lines, *bounds)).collect();
    let alike =
        |a: &[f64], b: &[f64]| a.iter().filter(|a| b.iter().any(|b| (*a - b).abs() < 3.0)).count() > 1;
    let pairs = stacks.iter().enumerate().any(|(at, a)| stacks.iter().skip(at + 1).any(|b| alike(a, b)));
    let names = |count: usize| cells.iter().filter(|(lines, _)| lines.len() >= count).count() > 1;
    if !pairs && !stacks.iter().any(|stack| stack.len() > 2 && names(stack.len())) {
        return None;
    }
    let column = |(lines, bounds): &(&[TextLine], Rect)| {
        // A cell without text gets no lines: it may be part of its neighbor.
        let (x0, x1) =
            if lines.is_empty() { (f64::INFINITY, f64::NEG_INFINITY) } else { (bounds.x0, bounds.x1) };
        Column { x0, x1, numeric: false, amounts: false, texts: lines.len() }
    };
    let columns: Vec<Column> = cells.iter().map(column).collect();
    let lines = beside(cells.iter().flat_map(|(lines, _)| lines.iter().cloned()).collect());
    Some(band(&lines, &columns, false).iter().map(|row| columns::share(row, &columns)).collect())
}

/// The heights of numbers one below the other in a cell; none where they may be one number that is broken at the edge of
/// the cell.
fn stack(lines: &[TextLine], bounds: Rect) -> Vec<f64> {
    if lines.len() < 2 {
        return Vec::new();
    }
    let numbers: Vec<&TextLine> = lines.iter().filter(|line| is_number(&line.text)).collect();
    let roomy = |line: &&TextLine| bounds.width() - line.bbox.width() > PADDING + line.em;
    if numbers.iter().all(roomy) { numbers.into_iter().map(middle).collect() } else { Vec::new() }
}

/// Combines lines of several cells at the same height.
fn beside(mut lines: Vec<TextLine>) -> Vec<TextLine> {
    lines.sort_by(|a, b| middle(a).total_cmp(&middle(b)));
    let mut across: Vec<TextLine> = Vec::new();
    for line in lines {
        match across.last_mut().filter(|last| middle(&line) - middle(last) < 0.35 * line.em) {
            Some(last) => {
                last.bbox = last.bbox.union(line.bbox);
                last.pieces.extend(line.pieces);
                last.pieces.sort_by(|a, b| a.bbox.x0.total_cmp(&b.bbox.x0));
            }
            None => across.push(line),
        }
    }
    across
}

/// Whether a text may be the end of the name before it: neither a number nor the start of another name.
pub(in super::super) fn is_rest(text: &str, rest: &str) -> bool {
    let blank = text.trim().is_empty() || is_number(text);
    !blank && !is_number(rest) && !begins_a_label(rest) && !text.ends_with(['计', '。'])
}
