//! Web pages, including those that spreadsheet programs and word processors save.
//!
//! What a browser shows is read: scripts, styles and hidden parts are skipped, blanks are folded, blocks and `<br>` end
//! lines. Tables that are only used for page layout are unfolded (see [`layout`]).

mod archive;
mod page;
mod paint;
mod style;

use crate::document::Document;
use crate::{Content, FileKind, Options, ReadError, Reader, layout};
use juesuan_messages::message;
use std::collections::BTreeMap;

pub(super) use archive::page as archived_page;

/// No page nests elements this deep. A parser that follows them needs stack in proportion.
const DEEPEST: usize = 512;

/// Attributes and blanks in one tag.
const MOST_ATTRIBUTES: usize = 5_000;

/// More cells in a row than a spreadsheet can have.
const WIDEST_ROW: usize = 16_384;

/// HTML, by itself or in a web archive.
pub(crate) struct HtmlReader;

impl Reader for HtmlReader {
    fn name(&self) -> &'static str {
        "html"
    }

    fn recognizes(&self, content: &Content<'_>) -> bool {
        content.is_web_archive || (content.format.is_none() && is_html(&content.text))
    }

    fn read(&self, content: &Content<'_>, _: &Options) -> Result<Document, ReadError> {
        document(&content.text)
    }
}

/// Whether a text is a page or a piece of one: it begins with a tag, or contains a whole table.
fn is_html(text: &str) -> bool {
    let begins = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').starts_with('<');
    let head = text.get(..text.floor_char_boundary(200_000)).unwrap_or(text);
    // Most texts have no tag at all.
    if !head.contains('<') {
        return false;
    }
    let head = head.to_ascii_lowercase();
    let has = |tag: &str| head.contains(tag);
    let table = has("<table") && has("<tr") && has("<td");
    let page = ["<html", "<body", "<head", "<div", "<p>", "<p ", "<table", "<span"];
    table || (begins && page.iter().any(|tag| has(tag)))
}

/// Reads a page.
fn document(text: &str) -> Result<Document, ReadError> {
    check(text)?;
    let (pieces, faults) = page::pieces(text)?;
    let mut blocks = layout::blocks(pieces)?;
    if blocks.is_empty() {
        return Err(ReadError::Empty);
    }
    super::index_cells(&mut blocks);
    Ok(Document { blocks, faults, ..Document::default() })
}

fn too_deep() -> ReadError {
    ReadError::TooLarge { kind: FileKind::Page, reason: message!("limit-elements", limit = DEEPEST) }
}

/// These close themselves, or have no content.
const WITHOUT_DEPTH: [&str; 35] = [
    "p", "td", "th", "tr", "li", "dd", "dt", "tbody", "thead", "tfoot", "colgroup", "col", "option",
    "optgroup", "rt", "rp", "br", "hr", "img", "input", "link", "meta", "base", "area", "embed", "param",
    "source", "track", "wbr", "frame", "basefont", "bgsound", "html", "head", "body",
];

/// Checks how deep elements that must be closed are nested, how many attributes each tag and how many cells each row has,
/// before parsing: the parser takes quadratic time for the first two, and much memory for the last.
fn check(text: &str) -> Result<(), ReadError> {
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    let mut depth = 0_usize;
    let mut cells = 0_usize;
    for tag in text.split('<').skip(1) {
        let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let name: String = tag.chars().take(20).take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        if attributes(tag) > MOST_ATTRIBUTES {
            let reason = message!("limit-attributes", limit = MOST_ATTRIBUTES);
            return Err(ReadError::TooLarge { kind: FileKind::Page, reason });
        }
        match name.as_str() {
            "tr" | "table" => cells = 0,
            "td" | "th" => cells += usize::from(!closes),
            _ => {}
        }
        if cells > WIDEST_ROW {
            let reason = message!("limit-row", limit = WIDEST_ROW);
            return Err(ReadError::TooLarge { kind: FileKind::Page, reason });
        }
        if name.is_empty() || WITHOUT_DEPTH.contains(&name.as_str()) {
            continue;
        }
        let count = open.entry(name).or_default();
        if !closes {
            *count += 1;
            depth += 1;
        } else if *count > 0 {
            *count -= 1;
            depth -= 1;
        }
        if depth > DEEPEST {
            return Err(too_deep());
        }
    }
    Ok(())
}

/// The approximate number of attributes of a tag: blanks and slashes outside of quotation marks.
fn attributes(tag: &str) -> usize {
    let mut quote = None;
    let mut count = 0;
    for c in tag.chars() {
        match quote {
            Some(mark) if c == mark => quote = None,
            Some(_) => {}
            None if c == '>' => break,
            None if c == '"' || c == '\'' => quote = Some(c),
            None => count += usize::from(c == '/' || c.is_ascii_whitespace()),
        }
    }
    count
}

#[cfg(test)]
mod tests;
