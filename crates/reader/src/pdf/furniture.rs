//! What belongs to the page and not to the report: page numbers, and headers and footers that are repeated on every page.

use super::aligned;
use super::lines::{self, TextLine};
use super::page::{Glyph, Page};
use crate::text::is_page_number;
use std::collections::BTreeMap;

/// Page numbers are within this part of the page's height at its top and bottom.
const NUMBER_ZONE: f64 = 0.12;
/// Repeated headers and footers are within this part.
const HEADER_ZONE: f64 = 0.08;
/// Characters on either side of a page number.
const DASHES: &str = "—–─━－‐‑~·";
/// With fewer pages, repetition is not recognized.
const FEWEST: usize = 4;

/// The position of a page number: its center, and the difference between the number and the index of the page.
struct PageNumberPosition {
    x: f64,
    y: f64,
    em: f64,
    ahead: i64,
}

/// Removes a page number where a table extends to the position that it has on other pages of the same size: in an empty
/// cell it would be an amount.
pub(super) fn take_numbers(pages: &mut [Page]) {
    let places: Vec<Option<PageNumberPosition>> = pages.iter().map(number_place).collect();
    let known: Vec<((f64, f64), PageNumberPosition)> =
        pages.iter().zip(places).filter_map(|(page, place)| Some((page.size, place?))).collect();
    for page in pages {
        let same = |a: f64, b: f64| (a - b).abs() < 3.0;
        let alike = || {
            known
                .iter()
                .filter(|(size, _)| same(size.0, page.size.0) && same(size.1, page.size.1))
                .map(|(_, place)| place)
        };
        let agreed = |one: &PageNumberPosition| {
            let agree = |other: &&PageNumberPosition| {
                same(one.x, other.x) && same(one.y, other.y) && one.ahead == other.ahead
            };
            let count = alike().filter(agree).count();
            count + 1 >= FEWEST && 2 * count > alike().count()
        };
        let Some(place) = alike().find(|place| agreed(place)) else { continue };
        let number = (i64::from(page.number) + place.ahead).to_string();
        let digits = u16::try_from(number.len()).expect("an i64 has at most 20 characters");
        let half = place.em * (0.3 + 0.35 * f64::from(digits));
        let is_near = |glyph: &Glyph, far: f64| {
            let center = glyph.bbox.center();
            (center.x - place.x).abs() < far && (center.y - place.y).abs() < 0.3 * place.em
        };
        let mut own: Vec<&Glyph> = page.glyphs.iter().filter(|glyph| is_near(glyph, half)).collect();
        own.sort_by(|a, b| a.bbox.x0.total_cmp(&b.bbox.x0));
        let digits: String =
            own.iter().map(|glyph| glyph.text.as_str()).filter(|text| !is_dash(text)).collect();
        if digits == number {
            page.glyphs.retain(|glyph| {
                !(is_near(glyph, half) || (is_dash(&glyph.text) && is_near(glyph, 3.0 * place.em)))
            });
        }
    }
}

/// The position of the line that consists of a page number.
fn number_place(page: &Page) -> Option<PageNumberPosition> {
    let zone = NUMBER_ZONE * page.size.1;
    let at_edge = |glyph: &&Glyph| {
        let y = glyph.bbox.center().y;
        y < zone || y > page.size.1 - zone
    };
    let edge: Vec<&Glyph> = page.glyphs.iter().filter(at_edge).collect();
    if !edge.iter().any(|glyph| glyph.text.starts_with(|c: char| c.is_ascii_digit())) {
        return None;
    }
    let lines = lines::lines(edge);
    let line = lines.into_iter().rev().find(numbers_the_page)?;
    let number: String = line.text.chars().filter(char::is_ascii_digit).collect();
    let ahead = number.parse::<i64>().ok()? - i64::from(page.number);
    let center = line.bbox.center();
    Some(PageNumberPosition { x: center.x, y: center.y, em: line.em, ahead })
}

fn is_dash(text: &str) -> bool {
    text.chars().all(|c| DASHES.contains(c) || c == '-')
}

/// Removes page numbers, headers and footers from the lines of each page.
pub(super) fn remove(pages: &[Page], lines: &mut [Vec<TextLine>]) {
    for (page, lines) in pages.iter().zip(lines.iter_mut()) {
        lines.retain(|line| !(in_zone(line, page, NUMBER_ZONE) && numbers_the_page(line)));
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (page, lines) in pages.iter().zip(lines.iter()) {
        for key in outermost(lines, page) {
            *counts.entry(key).or_default() += 1;
        }
    }
    counts.retain(|_, count| *count >= FEWEST && 2 * *count > pages.len());
    for (page, lines) in pages.iter().zip(lines) {
        let repeated: Vec<String> =
            outermost(lines, page).into_iter().filter(|key| counts.contains_key(key)).collect();
        lines.retain(|line| {
            !(in_zone(line, page, HEADER_ZONE) && !aligned::is_row(line) && repeated.contains(&key(line)))
        });
    }
}

/// The first and last line of a page, if they are at its edge.
fn outermost(lines: &[TextLine], page: &Page) -> Vec<String> {
    let at_edge = |line: &&TextLine| in_zone(line, page, HEADER_ZONE) && !aligned::is_row(line);
    let mut keys: Vec<String> =
        [lines.first(), lines.last()].into_iter().flatten().filter(at_edge).map(key).collect();
    keys.dedup();
    keys
}

/// `6`, `- 6 -`, `第6页`, with dashes of any kind.
fn numbers_the_page(line: &TextLine) -> bool {
    let dash = |c: char| if DASHES.contains(c) { '-' } else { c };
    is_page_number(&line.text.chars().map(dash).collect::<String>())
}

/// The text without its digits: a header may contain the page number.
fn key(line: &TextLine) -> String {
    line.text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect()
}

fn in_zone(line: &TextLine, page: &Page, part: f64) -> bool {
    let y = line.bbox.center().y;
    let zone = part * page.size.1;
    y < zone || y > page.size.1 - zone
}
