//! Finds tables among the lines outside the ruled tables.

use super::super::lines::{LinePiece, TextLine};
use super::super::page::{Rect, Rule};
use super::super::words::{AFTER_NUMBERS, CAPTIONS, UNIT};
use super::columns::{self, Column};
use super::header::Header;
use super::{Split, TableRegion, begins_a_label, is_amount, is_figure, is_number, numbers_columns};

/// Lines of one table are at most this far apart, in heights, from box to box.
const NEAR: f64 = 3.0;
/// A header is at most this high, in heights of its text.
const HIGHEST: f64 = 16.0;
/// Neither page numbers nor years have this many digits.
const LARGE: usize = 5;
/// A row under more columns than this is a row whatever it contains.
const FEW: usize = 4;
/// A drawn line separates rows if it covers this part of the table's width.
const ACROSS: f64 = 0.6;
/// A name with a comma in it is no longer than this, in characters.
const LABEL: usize = 20;

/// A line of text, or a table.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) enum Found {
    Line(TextLine),
    Region(TableRegion),
}

/// A table that may be cut off by the end of a page.
pub(in super::super) struct Open {
    pub(in super::super) columns: Vec<Column>,
    pub(in super::super) header: Vec<TextLine>,
}

impl Open {
    /// Whether these lines, the first of a page, begin with its header and contain nothing but rows after it.
    fn is_repeated(&self, lines: &[TextLine]) -> bool {
        let texts = |lines: &[TextLine]| lines.iter().map(|line| line.text.clone()).collect::<Vec<_>>();
        let rest = lines.get(self.header.len()..).unwrap_or_default();
        !self.header.is_empty()
            && lines.get(..self.header.len()).is_some_and(|top| texts(top) == texts(&self.header))
            && !rest.iter().any(|line| is_sentence(line) || is_caption(line))
    }
}

/// Finds the tables of a page among its lines, given the horizontal lines that are not part of a ruled table. The first
/// lines may continue the open table, with or without its header.
pub(in super::super) fn find(
    page: u32,
    lines: Vec<TextLine>,
    rules: impl FnOnce() -> Vec<Rule>,
    open: Option<&Open>,
) -> Vec<Found> {
    if !lines.iter().any(is_row) {
        return lines.into_iter().map(Found::Line).collect();
    }
    let rules = rules();
    let mut found = Vec::new();
    let mut begin = 0;
    let mut rest = 0;
    while let Some(first) = lines.iter().skip(rest).position(is_row).map(|at| at + rest) {
        let end = end(&lines, first);
        let repeated = open.is_some_and(|open| {
            begin == 0 && open.is_repeated(lines.get(..first).expect("the row is one of the lines"))
        });
        let top = if repeated { 0 } else { top(&lines, begin, first, &rules) };
        let cut = open.filter(|_| top == 0);
        let mut region = region(page, &lines, (top, first, end), &rules);
        let table = is_table(&region) || cut.is_some_and(|open| goes_on(&region, &open.columns));
        let unit = top.checked_sub(1).and_then(|above| lines.get(above)).is_some_and(states_unit);
        if !table {
            region.split = Split::Untold;
        }
        if table || unit {
            found.extend(lines.iter().take(top).skip(begin).cloned().map(Found::Line));
            found.push(Found::Region(region));
            begin = end;
        }
        rest = end;
    }
    found.extend(lines.into_iter().skip(begin).map(Found::Line));
    found
}

/// Whether a line has a separate number, or a dash for none, next to something else, and is not a sentence.
pub(in super::super) fn is_row(line: &TextLine) -> bool {
    line.pieces.len() > 1 && line.pieces.iter().any(|piece| is_figure(&piece.text)) && !is_sentence(line)
}

/// The separate amounts of a line.
fn amounts(line: &TextLine) -> impl Iterator<Item = &LinePiece> {
    line.pieces.iter().filter(|piece| is_number(&piece.text) && is_amount(&piece.text))
}

fn is_sentence(line: &TextLine) -> bool {
    let text = line.text.trim_end();
    let runs_on = text.contains('，') && text.chars().count() > LABEL;
    // The unit of a number follows it in running text, but never in a table of amounts.
    let pairs = line.pieces.iter().zip(line.pieces.iter().skip(1));
    // The name of a code may begin like a unit: 30310 个人农业生产补贴, 2012505 台湾事务.
    let coded = line.pieces.first().is_some_and(|piece| is_code(&piece.text));
    let measured = pairs
        .filter(|(number, _)| is_number(&number.text) && !coded)
        .any(|(_, next)| AFTER_NUMBERS.iter().any(|unit| next.text.starts_with(unit)));
    runs_on
        || measured
        || text.contains('。')
        || text.ends_with(['；', '，', '：', ':'])
        || text.contains("....")
        || text.contains("……")
}

/// Whether a text is the code of a subject.
fn is_code(text: &str) -> bool {
    [3, 5, 7].contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Text above or below a table: a note, a caption, the unit, a title.
fn is_caption(line: &TextLine) -> bool {
    let text: String = line.text.chars().filter(|c| !c.is_whitespace()).collect();
    let title = line.pieces.len() == 1 && text.ends_with('表') && text.chars().count() > 4;
    title || CAPTIONS.iter().any(|mark| text.starts_with(mark)) || states_unit(line)
}

/// `单位：万元`: a table follows, whether its columns can be determined or not.
fn states_unit(line: &TextLine) -> bool {
    UNIT.iter().any(|unit| line.text.contains(unit))
}

fn gap(above: &TextLine, below: &TextLine) -> f64 {
    (below.bbox.y0 - above.bbox.y1) / above.em.max(below.em)
}

/// Where the table with this row ends: before a line that is not part of a table, or one far below.
fn end(lines: &[TextLine], first: usize) -> usize {
    let mut end = first + 1;
    let mut last_row = first;
    let pairs = lines.iter().zip(lines.iter().skip(1)).enumerate().skip(first);
    for (at, (above, line)) in pairs {
        let stops = is_sentence(line) || is_caption(line) || gap(above, line) > NEAR;
        // Rows may consist of names without numbers, but not many of them.
        if stops || (!is_row(line) && at - last_row > 40) {
            break;
        }
        if is_row(line) || (line.pieces.len() > 1 || begins_a_label(&line.text)) {
            last_row = at + 1;
            end = at + 2;
        }
    }
    // The last name may be wrapped.
    let wraps = lines.get(end).zip(lines.get(end - 1)).is_some_and(|(line, above)| {
        gap(above, line) < 0.6
            && line.pieces.len() == 1
            && !is_sentence(line)
            && !is_caption(line)
            && line.bbox.x1 < above.bbox.center().x
    });
    end + usize::from(wraps)
}

/// Where the header of the table begins: below the title, the unit or the last sentence.
fn top(lines: &[TextLine], begin: usize, first: usize, rules: &[Rule]) -> usize {
    let mut top = first;
    let middle = |line: &TextLine| line.bbox.center().y;
    let drawn = |width: f64, from: f64, to: f64| {
        let long = |rule: &&Rule| rule.to - rule.from > 0.5 * width;
        rules.iter().filter(long).any(|rule| from < rule.at && rule.at < to)
    };
    // A line drawn over the header marks its start; a line drawn below the header has another one above it.
    let mut last_drawn = None;
    while top > begin {
        let Some((line, below)) = lines.get(top - 1).zip(lines.get(top)) else { break };
        let colon = line.text.contains(['：', ':']);
        let larger = line.em > 1.15 * below.em && line.pieces.len() == 1;
        let high = lines.get(first).is_some_and(|first| first.bbox.y0 - line.bbox.y0 > HIGHEST * first.em);
        if drawn(below.bbox.x1 - below.bbox.x0, middle(line), middle(below)) {
            last_drawn = Some(top);
        }
        if high || is_sentence(line) || is_caption(line) || colon || larger || gap(line, below) > NEAR {
            break;
        }
        top -= 1;
    }
    let over = lines.get(top).is_some_and(|line| {
        let width = line.bbox.x1 - line.bbox.x0;
        drawn(width, middle(line) - NEAR * line.em, middle(line))
    });
    last_drawn.filter(|_| !over).unwrap_or(top)
}

fn region(
    page: u32,
    lines: &[TextLine],
    (top, first, end): (usize, usize, usize),
    rules: &[Rule],
) -> TableRegion {
    let part = |from: usize, to: usize| lines.get(from..to).unwrap_or_default().to_vec();
    // The first amount may be separate next to a name of two lines, above the first line that is a complete row.
    let alone = lines
        .iter()
        .take(first)
        .skip(top)
        .position(|line| amounts(line).next().is_some())
        .map_or(first, |at| at + top);
    let first = beginning(lines, alone).max(top);
    let (header, body) = (part(top, first), part(first, end));
    let all = || header.iter().chain(&body);
    let left = all().map(|line| line.bbox.x0).fold(f64::INFINITY, f64::min);
    let right = all().map(|line| line.bbox.x1).fold(f64::NEG_INFINITY, f64::max);
    let (above, below) = (all().map(|line| line.bbox.y0), all().map(|line| line.bbox.y1));
    let (above, below) = (above.fold(f64::INFINITY, f64::min), below.fold(f64::NEG_INFINITY, f64::max));
    let across = |rule: &&Rule| {
        let covered = rule.to.min(right) - rule.from.max(left);
        above < rule.at && rule.at < below && covered > ACROSS * (right - left)
    };
    let mut rules: Vec<f64> = rules.iter().filter(across).map(|rule| rule.at).collect();
    rules.sort_by(f64::total_cmp);
    TableRegion { page, header, body, rules, split: Split::default() }
}

/// The line with which the first row begins: its name may begin above its numbers.
pub(super) fn beginning(lines: &[TextLine], row: usize) -> usize {
    let upwards = lines.iter().take(row + 1).rev();
    let overlaps = |(above, below): &(&TextLine, &TextLine)| above.bbox.y1 > below.bbox.y0 + 0.1 * below.em;
    let own = upwards.clone().skip(1).zip(upwards).take_while(overlaps).count();
    row - own
}

/// Whether lines are a table: numbers one below the other, or many next to each other, under a header that names them.
fn is_table(region: &TableRegion) -> bool {
    let body: Vec<&TextLine> = region.body.iter().collect();
    let shown = columns::of_body(&body);
    let rows = region.body.iter().filter(|line| is_row(line)).count();
    let widest = region.body.iter().map(numbers).max().unwrap_or(0);
    let numeric = shown.iter().filter(|column| column.numeric).count();
    // A table of contents has page numbers, but no amounts.
    let large = |piece: &LinePiece| piece.text.bytes().filter(u8::is_ascii_digit).count() >= LARGE;
    let amounts = region.body.iter().any(|line| {
        let amount = |(at, piece): (usize, &LinePiece)| is_amount(&piece.text) || (at > 0 && large(piece));
        let numbers = line.pieces.iter().enumerate().filter(|(_, piece)| is_number(&piece.text));
        numbers.into_iter().any(amount)
    });
    let header = Header::of(&region.header, &region.rules, &shown);
    if !(amounts || numeric > 1) || header.is_empty() {
        return false;
    }
    let Some(named) = header.name(&shown, &body) else { return false };
    let many = named.columns.len() > FEW && amounts;
    named.columns.len() > 1
        && (rows > 1 || widest > 2 || many)
        && (widest > 2 || many || line_up(region, &named.columns))
}

/// Whether the numbers of some column are aligned left, right or centered. In running text they are not.
fn line_up(region: &TableRegion, columns: &[Column]) -> bool {
    let em = region.body.iter().map(|line| line.em).fold(0.0, f64::max);
    columns.iter().filter(|column| column.numeric).any(|column| {
        let rows = region.body.iter().filter(|line| !numbers_columns(line));
        let pieces = rows.flat_map(|line| &line.pieces);
        let own: Vec<Rect> = pieces
            .filter(|piece| is_number(&piece.text) && column.overlap(piece.bbox) > 0.0)
            .map(|piece| piece.bbox)
            .collect();
        let at_one_place = |place: fn(&Rect) -> f64| {
            let (low, high) = own
                .iter()
                .map(place)
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
            high - low < 0.5 * em
        };
        own.len() > 1
            && (at_one_place(|bbox| bbox.x1)
                || at_one_place(|bbox| bbox.x0)
                || at_one_place(|bbox| bbox.center().x))
    })
}

/// Whether a line of a cell contains amounts next to each other. Parts of a code are not amounts.
pub(in super::super) fn has_columns(line: &TextLine) -> bool {
    amounts(line).count() > 1 && !is_sentence(line)
}

fn numbers(line: &TextLine) -> usize {
    line.pieces.iter().filter(|piece| is_number(&piece.text)).count()
}

/// Whether lines at the top of a page continue the columns above: their numbers are in columns of numbers.
pub(super) fn goes_on(region: &TableRegion, above: &[Column]) -> bool {
    let body: Vec<&TextLine> = region.lines().collect();
    let mut own = columns::of_body(&body).into_iter().filter(|column| column.numeric).peekable();
    own.peek().is_some()
        && own.all(|own| {
            let over = |column: &&Column| column.x0.max(own.x0) < column.x1.min(own.x1);
            let mut over = above.iter().filter(over);
            over.next().is_some_and(|column| column.numeric) && over.next().is_none()
        })
}
