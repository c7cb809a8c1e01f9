//! The ledger: every amount in the documents, found before anything is known of its meaning, and what it is booked as.

use super::amount::{self, Amount};
use crate::document::{Block, Cell, Document};
use compact_str::CompactString;
use juesuan_model::{Locator, count};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What an amount is booked as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Fact,
    Claim,
    Unread,
    Rejected,
    /// It looks like an amount and is not one: a code with separators, a rate, points.
    NoAmount,
}

/// Which amounts of a place may be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Any,
    /// Those without a unit.
    Bare,
}

/// What became of a booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Booked {
    /// The amount was open.
    Now,
    /// All such amounts of the place are booked: two readings of one printed amount.
    Before,
    /// There is no such amount in that place.
    Absent,
}

/// How many lines a sentence's number may be away from the line in which it is recorded to begin, because the pieces of a broken
/// line were joined differently there.
const AHEAD: usize = 2;

/// A paragraph, or a cell with an amount.
pub(super) struct Spot<'a> {
    pub(super) cell: &'a Cell,
    /// Its amounts, by their index.
    amounts: Range<usize>,
}

/// An amount with its spot.
pub(super) struct AmountEntry {
    pub(super) amount: Amount,
    pub(super) spot: usize,
    /// How many bytes of it are in the next spot.
    over: usize,
    class: Option<Class>,
}

/// All amounts of a report's documents in reading order.
#[derive(Default)]
pub(super) struct Ledger<'a> {
    pub(super) spots: Vec<Spot<'a>>,
    pub(super) entries: Vec<AmountEntry>,
    places: FxHashMap<AmountPosition, usize>,
}

/// Where a spot is: a cell of a table, or a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum AmountPosition {
    Cell { table: u32, row: u32, col: u32 },
    Line { source: u32, sheet: u32, page: u32, line: u32, column: u32, corner: (u32, u32) },
}

impl AmountPosition {
    /// A line of text is one place, wherever in it the number is; in a spreadsheet each of its cells is one.
    fn of_line(at: &Locator) -> Self {
        let or_zero = |number: Option<u32>| number.unwrap_or_default();
        Self::Line {
            source: at.source,
            sheet: or_zero(at.sheet),
            page: or_zero(at.page),
            line: or_zero(at.line.or(at.paragraph)),
            column: or_zero(at.column.filter(|_| at.sheet.is_some())),
            corner: at.bbox.map(|bbox| (bbox.x0.to_bits(), bbox.y0.to_bits())).unwrap_or_default(),
        }
    }

    fn of_cell(at: &Locator) -> Option<Self> {
        at.cell.map(|cell| Self::Cell { table: cell.table, row: cell.row, col: cell.col })
    }
}

impl<'a> Ledger<'a> {
    /// Counts the amounts of the documents.
    pub(super) fn of(documents: impl Iterator<Item = &'a Document>) -> Self {
        let mut ledger = Self::default();
        for document in documents {
            // Whether the last spot is a paragraph that the next may continue.
            let mut open = false;
            for block in &document.blocks {
                match block {
                    Block::Paragraph(cell) => {
                        ledger.paragraph(cell, open);
                        open = true;
                    }
                    Block::Grid(grid) => {
                        grid.rows.iter().flatten().for_each(|cell| ledger.cell(cell));
                        open = false;
                    }
                }
            }
        }
        ledger
    }

    fn cell(&mut self, cell: &'a Cell) {
        if !amount::may_stand_in(&cell.text) {
            return;
        }
        let first = self.entries.len();
        match amount::whole(&cell.text) {
            Some(whole) => self.push(whole, self.spots.len(), 0),
            None => self.find(&cell.text),
        }
        if self.entries.len() > first {
            self.spot(cell, first);
        }
    }

    fn paragraph(&mut self, cell: &'a Cell, open: bool) {
        let before = self.spots.len().checked_sub(1).filter(|_| open);
        if before.is_some_and(|before| self.ends_with_amount(before)) && amount::is_bound(&cell.text) {
            // 单价100万元⏎（含）以上: a threshold.
            self.entries.pop();
            let entries = self.entries.len();
            self.spots.last_mut().expect("the line before is the last spot").amounts.end = entries;
        }
        let begun = before.and_then(|before| self.join(before, &cell.text));
        let first = self.entries.len();
        self.find_from(&cell.text, begun.unwrap_or_default());
        self.spot(cell, first);
    }

    /// Whether the last amount is the end of this spot, which is the last.
    fn ends_with_amount(&self, spot: usize) -> bool {
        let text = || self.spots.get(spot).map(|spot| spot.cell.text.trim_end()).unwrap_or_default();
        self.entries.last().is_some_and(|last| last.spot == spot && last.amount.bytes.end == text().len())
    }

    /// Handles an amount that begins in the line before, and is booked there. Returns where the rest of this line begins.
    fn join(&mut self, before: usize, text: &str) -> Option<usize> {
        let spot = self.spots.get(before).filter(|_| amount::goes_on(text))?;
        let start = amount::broken_off(&spot.cell.text)?;
        let head = spot.cell.text.get(start..)?;
        // Two whole amounts, one at the end of a line and one at the start of the next, are two.
        let decimals =
            head.rsplit_once(['.', '．']).map_or(0, |(_, decimals)| decimals.trim().chars().count());
        if decimals > 1 && text.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let joined = format!("{}{}", head.trim_end(), text.trim_start());
        let found = amount::find(&joined, 0).next().filter(|found| found.bytes.start == 0)?;
        let over = found.bytes.end.checked_sub(head.trim_end().len()).filter(|over| *over > 0)?;
        // What precedes the break was read as an amount by itself.
        let whole =
            self.entries.last().is_some_and(|last| last.spot == before && last.amount.bytes.start >= start);
        if whole {
            self.entries.pop();
        }
        let end = start + head.len();
        self.push(Amount { bytes: start..end, ..found }, before, over);
        let entries = self.entries.len();
        self.spots.get_mut(before).expect("the line before is a spot").amounts.end = entries;
        Some(over + text.len() - text.trim_start().len())
    }

    fn find(&mut self, text: &str) {
        self.find_from(text, 0);
    }

    fn find_from(&mut self, text: &str, from: usize) {
        let spot = self.spots.len();
        self.entries.extend(amount::find(text, from).map(|amount| AmountEntry {
            amount,
            spot,
            over: 0,
            class: None,
        }));
    }

    fn push(&mut self, amount: Amount, spot: usize, over: usize) {
        self.entries.push(AmountEntry { amount, spot, over, class: None });
    }

    fn spot(&mut self, cell: &'a Cell, first: usize) {
        let place =
            AmountPosition::of_cell(&cell.locator).unwrap_or_else(|| AmountPosition::of_line(&cell.locator));
        self.places.entry(place).or_insert(self.spots.len());
        self.spots.push(Spot { cell, amounts: first..self.entries.len() });
    }

    /// The spot at a place; if it names a cell that is unknown here, that of its line.
    pub(super) fn at(&self, at: &Locator) -> Option<usize> {
        let cell = AmountPosition::of_cell(at).and_then(|place| self.places.get(&place));
        cell.or_else(|| self.places.get(&AmountPosition::of_line(at))).copied()
    }

    /// The spots that a text of this many characters takes, from this one on.
    pub(super) fn spanned(&self, first: usize, chars: u32) -> Range<usize> {
        let mut rest = count::to_usize(chars);
        let spots = self.spots.get(first..).unwrap_or_default();
        let whole = spots.iter().take_while(|spot| {
            let more = rest > 0;
            rest = rest.saturating_sub(spot.cell.text.chars().count());
            more
        });
        first..first + whole.count().max(1) + AHEAD
    }

    /// Whether this is a cell of a table that contains amounts.
    pub(super) fn is_cell(&self, at: &Locator) -> bool {
        AmountPosition::of_cell(at).is_some_and(|place| self.places.contains_key(&place))
    }

    /// Books the only amount of a cell; `None` if the place is not a cell, or the cell has several amounts.
    pub(super) fn book_alone(&mut self, at: &Locator, class: Class) -> Option<Booked> {
        let spot = self.places.get(&AmountPosition::of_cell(at)?).and_then(|spot| self.spots.get(*spot))?;
        let amounts = spot.amounts.clone();
        let entry = self.entries.get_mut(amounts.start).filter(|_| amounts.len() == 1)?;
        let open = entry.class.is_none();
        entry.class.get_or_insert(class);
        Some(if open { Booked::Now } else { Booked::Before })
    }

    /// Books the amount with these digits at a place.
    pub(super) fn book(
        &mut self,
        at: &Locator,
        digits: impl FnOnce() -> CompactString,
        wanted: Wanted,
        class: Class,
    ) -> Booked {
        let Some(spot) = self.at(at) else { return Booked::Absent };
        self.book_within(spot..spot + 1 + AHEAD, digits, wanted, class)
    }

    /// Books an amount in one of these spots, or in the one right before them, since lines may have been joined differently.
    /// `digits` is called only if there may be such an amount.
    pub(super) fn book_within(
        &mut self,
        spots: Range<usize>,
        digits: impl FnOnce() -> CompactString,
        wanted: Wanted,
        class: Class,
    ) -> Booked {
        let lines = self.spots.get(spots.start).is_some_and(|spot| spot.cell.locator.cell.is_none());
        let last = if lines { spots.end.min(self.spots.len()) } else { spots.start + 1 };
        let before = spots.start.checked_sub(1).filter(|_| lines);
        let of = |spot: usize| self.spots.get(spot).map(|spot| spot.amounts.clone()).unwrap_or_default();
        let all = || (spots.start..last).chain(before).flat_map(of);
        let may_be = |index: &usize, same: &dyn Fn(&AmountEntry) -> bool| {
            let entry = self.entries.get(*index).filter(|entry| wanted == Wanted::Any || !entry.amount.unit);
            entry.is_some_and(same)
        };
        if !all().any(|index| may_be(&index, &|_| true)) {
            return Booked::Absent;
        }
        let digits = digits();
        let exact = |entry: &AmountEntry| entry.amount.digits == digits;
        let there = all().any(|index| may_be(&index, &exact));
        let part = |entry: &AmountEntry| self.is_part(entry, &digits);
        let open =
            |entry: &AmountEntry| entry.class.is_none() && if there { exact(entry) } else { part(entry) };
        let found = all().find(|index| may_be(index, &open));
        let there = there || (found.is_none() && all().any(|index| may_be(&index, &part)));
        match found.and_then(|index| self.entries.get_mut(index)) {
            Some(entry) => {
                entry.class = Some(class);
                Booked::Now
            }
            None if there => Booked::Before,
            None => Booked::Absent,
        }
    }

    /// Whether an amount has these digits except for a piece after a line break, since pieces may have been joined differently.
    fn is_part(&self, entry: &AmountEntry, digits: &str) -> bool {
        let one = entry.amount.digits.as_str();
        let ends = !one.is_empty() && !digits.is_empty() && (one.ends_with(digits) || digits.ends_with(one));
        let begins = || {
            let text = &self.cell_of(entry).text;
            entry.amount.bytes.start == text.len() - text.trim_start().len()
        };
        ends && (entry.over > 0 || begins())
    }

    /// Books every open amount of a cell.
    pub(super) fn book_all(&mut self, at: &Locator, class: Class) {
        let spot = self.at(at).and_then(|spot| self.spots.get(spot));
        let amounts = spot.map(|spot| spot.amounts.clone()).unwrap_or_default();
        for entry in self.entries.get_mut(amounts).unwrap_or_default() {
            entry.class.get_or_insert(class);
        }
    }

    /// How many amounts are booked as this class.
    pub(super) fn count(&self, class: Class) -> usize {
        self.entries.iter().filter(|entry| entry.class == Some(class)).count()
    }

    /// The amounts that nothing has booked.
    pub(super) fn open(&self) -> impl Iterator<Item = &AmountEntry> {
        self.entries.iter().filter(|entry| entry.class.is_none())
    }

    /// The cell or the line in which an amount begins.
    pub(super) fn cell_of(&self, entry: &AmountEntry) -> &'a Cell {
        self.spots.get(entry.spot).expect("the spot is added after its amounts").cell
    }

    /// An amount as printed.
    pub(super) fn printed(&self, entry: &AmountEntry) -> String {
        let here = self.cell_of(entry).text.get(entry.amount.bytes.clone()).unwrap_or_default();
        let next = self.spots.get(entry.spot + 1).map(|spot| spot.cell.text.trim_start());
        let over = next.and_then(|next| next.get(..entry.over)).unwrap_or_default();
        format!("{here}{over}")
    }
}
