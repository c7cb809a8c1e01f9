//! What a page could not give, and what to do about it.

use super::lines::lines;
use super::ocr::Failure;
use super::page::{Glyph, Page};
use crate::document::Fault;
use crate::marks::Lost;
use juesuan_model::Locator;

/// The faults of all pages, in order. `failure` says why pictures were not recognised, where that was asked for.
pub(super) fn of(pages: &[Page], failure: Option<&Failure>) -> Vec<Fault> {
    let of_page = |(at, page): (usize, &Page)| {
        let locator = Locator { page: Some(page.number), ..Locator::default() };
        let fault = |(reason, remedy): (String, &str)| Fault { reason, remedy: remedy.to_owned(), locator };
        let faults = [unread(page, failure), off_page(pages, at, page), sideways(page)];
        let struck = page.struck.iter().map(|text| Lost::Struck(text.clone()).fault(locator));
        faults.into_iter().flatten().map(fault).chain(struck).collect::<Vec<_>>()
    };
    pages.iter().enumerate().flat_map(of_page).collect()
}

/// Why a page has no text although something is on it.
fn unread(page: &Page, failure: Option<&Failure>) -> Option<(String, &'static str)> {
    if page.is_damaged {
        let reason = "the page's content is damaged and could not be unpacked".to_owned();
        Some((reason, "download the file again, or open and save it as a new PDF"))
    } else if page.is_picture() {
        let picture = "the page is a picture without text, as a scan is".to_owned();
        let ask =
            "ask for the file that was scanned, or ingest it again with recognition (it needs tesseract)";
        Some(failure.map_or((picture, ask), |failure| (failure.to_string(), failure.remedy())))
    } else {
        None
    }
}

/// How much runs another way than the rest of the page.
fn sideways(page: &Page) -> Option<(String, &'static str)> {
    let count = page.sideways;
    let reason = format!("{count} of the page's characters run another way than the rest, and were not read");
    let remedy = "turn that part of the page in a copy, or ingest a text copy of it";
    (count > 0).then_some((reason, remedy))
}

/// How much stands outside a page's edges. What is also seen on the page before or after is not lost: a frame that goes
/// on over the page is drawn on both, each showing its part.
fn off_page(pages: &[Page], at: usize, page: &Page) -> Option<(String, &'static str)> {
    if page.outside.is_empty() {
        return None;
    }
    let beside = [at.checked_sub(1), at.checked_add(1)];
    let seen: Vec<String> = beside
        .into_iter()
        .flatten()
        .filter_map(|at| pages.get(at))
        .map(|page| text(page.glyphs.iter().collect()))
        .collect();
    let lost = lines(page.outside.iter().collect())
        .into_iter()
        .map(|line| squeezed(&line.text))
        .filter(|line| !seen.iter().any(|seen| seen.contains(line)))
        .map(|line| line.chars().count())
        .sum::<usize>();
    let all = page.glyphs.len() + page.outside.len();
    let reason =
        format!("{lost} of the page's {all} characters stand outside its edges, and on no page beside it");
    let remedy = "ask for the file that the PDF was made from, or for a PDF whose tables fit their pages";
    (lost > 0).then_some((reason, remedy))
}

/// A page's text line by line, without blanks.
fn text(glyphs: Vec<&Glyph>) -> String {
    lines(glyphs).iter().map(|line| squeezed(&line.text)).collect::<Vec<_>>().join("\n")
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '¦').collect()
}
