//! What belongs to the page and not to the paper: page numbers, and headers and footers that every page repeats.

use super::aligned;
use super::lines::Line;
use super::page::Page;
use crate::reader::text::is_page_number;
use std::collections::BTreeMap;

/// Page numbers stand within this part of the page's height at its top and bottom.
const NUMBER_ZONE: f64 = 0.12;
/// Repeated headers and footers stand within this part.
const HEADER_ZONE: f64 = 0.08;
/// Fewer pages show no repetition.
const FEWEST: usize = 4;

/// Removes it from the lines of each page.
pub(super) fn remove(pages: &[Page], lines: &mut [Vec<Line>]) {
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

/// A page's first and last line, where they stand at its edge.
fn outermost(lines: &[Line], page: &Page) -> Vec<String> {
    let at_edge = |line: &&Line| in_zone(line, page, HEADER_ZONE) && !aligned::is_row(line);
    let mut keys: Vec<String> =
        [lines.first(), lines.last()].into_iter().flatten().filter(at_edge).map(key).collect();
    keys.dedup();
    keys
}

/// `6`, `- 6 -`, `第6页`, with dashes of any kind.
fn numbers_the_page(line: &Line) -> bool {
    let dash = |c: char| if "—–─━－‐‑~·".contains(c) { '-' } else { c };
    is_page_number(&line.text.chars().map(dash).collect::<String>())
}

/// The text without its digits: a header may hold the page's number.
fn key(line: &Line) -> String {
    line.text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect()
}

fn in_zone(line: &Line, page: &Page, part: f64) -> bool {
    let y = line.bbox.center().y;
    let zone = part * page.size.1;
    y < zone || y > page.size.1 - zone
}
