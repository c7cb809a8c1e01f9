//! Tables: their parts on each page, and how their cells are read.

use super::aligned::{self, TableRegion};
use super::lattice::Lattice;
use super::lines::{self, TextLine};
use super::page::{Glyph, Rect, bounding_box};
use crate::document::{Cell, Row};
use compact_str::CompactString;
use juesuan_model::{Locator, Reading};
use std::collections::BTreeMap;

/// Sides of columns closer than this, in points, are the same.
const SAME_SIDE: f64 = 3.0;

/// The part of a table on one page.
pub(super) enum TablePart<'a> {
    /// Its rules determine its cells.
    Ruled(Ruled<'a>),
    /// It has none, or too few: the positions of its texts do.
    Aligned(TableRegion),
}

/// A ruled table and the content of each of its cells.
pub(super) struct Ruled<'a> {
    page: u32,
    pub(super) lattice: Lattice,
    glyphs: BTreeMap<usize, Vec<&'a Glyph>>,
    lines: BTreeMap<usize, Vec<TextLine>>,
}

impl<'a> TablePart<'a> {
    /// A part with rules. If they do not separate the columns, it is read by alignment between them.
    pub(super) fn of(ruled: Ruled<'a>) -> Self {
        if ruled.lacks_columns() {
            let region = ruled.region(ruled.lattice.ys.clone());
            if aligned::read(std::slice::from_ref(&region)).is_some() {
                return Self::Aligned(region);
            }
        }
        Self::Ruled(ruled)
    }

    pub(super) fn top(&self) -> f64 {
        match self {
            Self::Ruled(ruled) => ruled.lattice.bounds().y0,
            Self::Aligned(region) => region.lines().map(|line| line.bbox.y0).fold(f64::INFINITY, f64::min),
        }
    }
}

/// A table: its parts from page to page.
pub(super) struct PageTable<'a> {
    parts: Vec<TablePart<'a>>,
    /// Whether it may continue the table before it: none if there is none.
    pub(super) goes_on: Option<bool>,
}

impl<'a> PageTable<'a> {
    /// A table that begins after another one.
    pub(super) fn after(before: Option<&Self>, part: TablePart<'a>) -> Self {
        let goes_on = before.and_then(|before| before.continues(&part));
        Self { parts: vec![part], goes_on }
    }

    /// Adds a part that follows immediately, if its columns are the same. Otherwise, the part is returned.
    pub(super) fn take(&mut self, part: TablePart<'a>) -> Result<(), TablePart<'a>> {
        if self.continues(&part) != Some(true) {
            return Err(part);
        }
        let part = match (self.parts.first(), part) {
            (Some(TablePart::Aligned(first)), TablePart::Aligned(region)) => {
                TablePart::Aligned(region.under(first))
            }
            (_, part) => part,
        };
        self.parts.push(part);
        Ok(())
    }

    /// Whether a part has the columns of this table. None if they cannot be compared.
    fn continues(&self, part: &TablePart<'a>) -> Option<bool> {
        match (self.parts.first()?, part) {
            (TablePart::Ruled(first), TablePart::Ruled(ruled)) => {
                let (above, below) = (&first.lattice.xs, &ruled.lattice.xs);
                // If only the first row of a header is at the foot of a page, its columns are wider than those below it.
                let under_header = || self.is_header() && same_columns(below, above).is_some();
                Some(same_columns(above, below).is_some() || under_header())
            }
            (TablePart::Aligned(_), TablePart::Aligned(region)) => {
                let columns = aligned::read(&self.regions())?.columns;
                Some(region.goes_on(&columns))
            }
            _ => None,
        }
    }

    /// Whether it consists of one row of words so far.
    fn is_header(&self) -> bool {
        let [TablePart::Ruled(only)] = self.parts.as_slice() else { return false };
        let mut texts = only.lines.values().flatten().map(|line| &line.text);
        only.lattice.rows() == 1 && texts.all(|text| !text.contains(|c: char| c.is_ascii_digit()))
    }

    /// What the next page may continue, if the last part is aligned.
    pub(super) fn open(&self) -> Option<aligned::Open> {
        matches!(self.parts.last(), Some(TablePart::Aligned(_))).then_some(())?;
        let regions = self.regions();
        let columns = aligned::read(&regions)?.columns;
        Some(aligned::Open { columns, header: regions.into_iter().next()?.header })
    }

    fn regions(&self) -> Vec<TableRegion> {
        let region = |part: &TablePart<'_>| match part {
            TablePart::Ruled(ruled) => ruled.region(Vec::new()),
            TablePart::Aligned(region) => region.clone(),
        };
        self.parts.iter().map(region).collect()
    }

    /// Whether it is on one of these pages.
    pub(super) fn is_on(&self, pages: &[u32]) -> bool {
        self.parts.iter().any(|part| {
            pages.contains(match part {
                TablePart::Ruled(ruled) => &ruled.page,
                TablePart::Aligned(region) => &region.page,
            })
        })
    }

    /// Its rows. `other` requests the way of reading that its rules, or their absence, do not suggest.
    pub(super) fn rows(&self, other: bool) -> (Vec<Row>, Reading) {
        let is_ruled = matches!(self.parts.first(), Some(TablePart::Ruled(_)));
        if is_ruled && !other {
            return (self.ruled_rows(), Reading::Ruled);
        }
        let mut regions = self.regions();
        if !is_ruled && other {
            for region in &mut regions {
                region.split = aligned::Split::Gaps;
            }
        }
        match aligned::read(&regions) {
            Some(aligned) => (aligned.rows, Reading::Aligned),
            None if is_ruled => (self.ruled_rows(), Reading::Ruled),
            None if other => self.rows(false),
            None => (aligned::untold(&regions), Reading::Aligned),
        }
    }

    fn ruled_rows(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let mut above: Option<&Ruled<'_>> = None;
        let ruled = || {
            self.parts.iter().filter_map(|part| match part {
                TablePart::Ruled(ruled) => Some(ruled),
                TablePart::Aligned(_) => None,
            })
        };
        let Some(sides) = ruled().map(|ruled| &ruled.lattice.xs).max_by_key(|sides| sides.len()) else {
            return rows;
        };
        let width = sides.len().saturating_sub(1);
        for ruled in ruled() {
            let columns = same_columns(sides, &ruled.lattice.xs).unwrap_or_default();
            let mut own: Vec<Row> =
                ruled.rows().into_iter().map(|row| spread(row, &columns, width)).collect();
            // A header that is repeated on the page precedes the rest of a row.
            let repeated = own.iter().zip(&rows).take_while(|(own, first)| is_same(own, first)).count();
            if let Some(above) = above
                && let Some(last) = rows.last_mut()
                && own.get(repeated).is_some_and(|row| ruled.is_rest_of(row, repeated, above, last))
            {
                mend(last, own.remove(repeated));
            }
            rows.extend(own);
            above = Some(ruled);
        }
        rows
    }
}

impl<'a> Ruled<'a> {
    pub(super) fn new(page: u32, lattice: Lattice, glyphs: BTreeMap<usize, Vec<&'a Glyph>>) -> Self {
        let lines = glyphs.iter().map(|(&cell, glyphs)| (cell, lines::lines(glyphs.clone()))).collect();
        Self { page, lattice, glyphs, lines }
    }

    /// Its text as lines, to be read by alignment between these rules.
    fn region(&self, rules: Vec<f64>) -> TableRegion {
        let glyphs = self.glyphs.values().flatten().copied().collect();
        TableRegion::of(self.page, lines::lines(glyphs), rules)
    }

    /// Whether cells contain amounts next to each other, in several rows.
    fn lacks_columns(&self) -> bool {
        self.lines.values().flatten().filter(|line| aligned::has_columns(line)).count() > 1
    }

    fn rows(&self) -> Vec<Row> {
        let columns = self.lattice.columns();
        (0..self.lattice.rows())
            .flat_map(|row| -> Vec<Row> {
                let bounds = |at: usize| self.lattice.cell_box(row * columns + at);
                let cells: Vec<(&[TextLine], Rect)> =
                    (0..columns).map(|at| (self.lines(row * columns + at), bounds(at))).collect();
                let cell = |(at, lines): (usize, &[TextLine])| self.cell(lines, bounds(at));
                match aligned::divide(&cells) {
                    Some(rows) => rows
                        .iter()
                        .map(|row| row.iter().map(Vec::as_slice).enumerate().map(cell).collect())
                        .collect(),
                    None => vec![cells.iter().map(|&(lines, _)| lines).enumerate().map(cell).collect()],
                }
            })
            .collect()
    }

    fn lines(&self, cell: usize) -> &[TextLine] {
        self.lines.get(&cell).map(Vec::as_slice).unwrap_or_default()
    }

    fn cell(&self, lines: &[TextLine], bounds: Rect) -> Cell {
        let bbox = lines.iter().map(|line| line.bbox).reduce(|all, one| all.union(one));
        Cell { text: lines::cell_text(lines, bounds).into(), locator: place(self.page, bbox) }
    }

    /// Whether the first row of this part, below this many rows of a repeated header, is the rest of the row above, which
    /// was cut off by the page: there is no line between them, or it contains only the ends of names that filled their
    /// cells.
    fn is_rest_of(&self, row: &Row, repeated: usize, above: &Self, last: &Row) -> bool {
        if above.lattice.open_bottom && (self.lattice.open_top || repeated > 0) {
            return true;
        }
        let bottom = above.lattice.rows().saturating_sub(1) * above.lattice.columns();
        let mut rests = row.iter().enumerate().filter(|(_, cell)| !cell.is_blank()).peekable();
        rests.peek().is_some()
            && rests.all(|(at, cell)| {
                let text = last.get(at).map_or("", |cell| cell.text.as_str());
                let full = above.lines(bottom + at).last().is_some_and(|line| {
                    above.lattice.cell_box(bottom + at).x1 - line.bbox.x1 < 1.2 * line.em
                });
                full && aligned::is_rest(text, &cell.text)
            })
    }
}

pub(super) fn place(page: u32, bbox: Option<Rect>) -> Locator {
    Locator { page: Some(page), bbox: bbox.map(bounding_box), ..Locator::default() }
}

/// For each column of a table, the column of the table on the page before that it continues; none if the two do not begin
/// and end alike, or if this one has sides that the other has not. The whole page may be shifted to the left or right.
fn same_columns(above: &[f64], below: &[f64]) -> Option<Vec<usize>> {
    let columns = |shift: f64| {
        let near = |side: f64| above.iter().position(|&other| (other - side - shift).abs() <= SAME_SIDE);
        let sides: Vec<usize> = below.iter().map(|&side| near(side)).collect::<Option<_>>()?;
        let whole = sides.first() == Some(&0) && sides.last().map(|last| last + 1) == Some(above.len());
        whole.then(|| sides.iter().take(sides.len().saturating_sub(1)).copied().collect())
    };
    let shift = above.first()? - below.first()?;
    columns(0.0).or_else(|| columns(shift).filter(|_| above.len() == below.len()))
}

/// Puts the cells of a row into their columns of a wider table.
fn spread(row: Row, columns: &[usize], width: usize) -> Row {
    let mut cells = row.into_iter().zip(columns).peekable();
    (0..width)
        .map(|column| match cells.next_if(|&(_, &at)| at == column) {
            Some((cell, _)) => cell,
            None => Cell { text: CompactString::default(), locator: Locator::default() },
        })
        .collect()
}

/// Whether two rows have the same text.
fn is_same(one: &Row, other: &Row) -> bool {
    one.iter().map(|cell| &cell.text).eq(other.iter().map(|cell| &cell.text))
}

/// Joins the two parts of a row that was cut off by the end of the page.
fn mend(row: &mut Row, rest: Row) {
    for (cell, rest) in row.iter_mut().zip(rest) {
        if cell.is_blank() {
            *cell = rest;
        } else {
            cell.text.push_str(&rest.text);
        }
    }
}
