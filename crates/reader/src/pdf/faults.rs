//! What could not be read on a page, and what to do about it.

use super::lines::lines;
use super::ocr::Failure;
use super::page::{Glyph, Page};
use crate::document::Fault;
use crate::marks::Lost;
use juesuan_messages::{Explain, Message, message};
use juesuan_model::Locator;

/// The faults of all pages, in order. `failure` is why pictures were not recognized, if that was requested.
pub(super) fn of(pages: &[Page], failure: Option<&Failure>) -> Vec<Fault> {
    let of_page = |(at, page): (usize, &Page)| {
        let locator = Locator { page: Some(page.number), ..Locator::default() };
        let fault = |(reason, remedy)| Fault { reason, remedy, locator };
        let faults = [unread(page, failure), off_page(pages, at, page), sideways(page)];
        let struck = page.struck.iter().map(|text| Lost::Struck(text.clone()).fault(locator));
        faults.into_iter().flatten().map(fault).chain(struck).collect::<Vec<_>>()
    };
    pages.iter().enumerate().flat_map(of_page).collect()
}

/// Why a page with content has no text.
fn unread(page: &Page, failure: Option<&Failure>) -> Option<(Message, Message)> {
    if page.is_damaged {
        Some((message!("pdf-page-damaged"), message!("pdf-remedy-again")))
    } else if page.is_picture() {
        Some(match failure {
            Some(failure) => (failure.message(), failure.remedy()),
            None => (message!("pdf-page-picture"), message!("pdf-remedy-scan")),
        })
    } else {
        None
    }
}

/// How many characters run in another direction than the rest of the page.
fn sideways(page: &Page) -> Option<(Message, Message)> {
    let count = page.sideways;
    (count > 0).then(|| (message!("pdf-sideways", count = count), message!("pdf-remedy-turn")))
}

/// How many characters are outside the edges of a page. What is visible on the page before or after is not lost: a frame
/// that continues on the next page is drawn on both, each showing its part.
fn off_page(pages: &[Page], at: usize, page: &Page) -> Option<(Message, Message)> {
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
    let fault = || (message!("pdf-off-page", lost = lost, all = all), message!("pdf-remedy-original"));
    (lost > 0).then(fault)
}

/// The text of a page, line by line, without blanks.
fn text(glyphs: Vec<&Glyph>) -> String {
    lines(glyphs).iter().map(|line| squeezed(&line.text)).collect::<Vec<_>>().join("\n")
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '¦').collect()
}
