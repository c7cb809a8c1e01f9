//! Where a table that flows begins and ends: below a statement's title, to the last line with a number.

use super::header;
use super::token::{self, Kind, is_bar};
use crate::document::{Block, Cell, Document};
use crate::statement::heading;
use crate::statement::title::{self, TitleCandidate};
use juesuan_model::text::is_blank;

/// The paragraphs of a table.
#[derive(Debug)]
pub(super) struct FlowedRegion {
    /// The block of its title.
    pub(super) start: usize,
    /// The block after its last.
    pub(super) end: usize,
    /// How many paragraphs are its title and heading.
    pub(super) heading: usize,
    /// Whether it is so certainly a statement that its numbers are rejected if its columns cannot be determined.
    pub(super) untold: bool,
}

/// The maximum number of tables of a report.
pub(super) const MOST: usize = 100;
/// A line that is longer is a sentence.
const LONGEST: usize = 120;
/// The length in bytes that a title does not reach, including the bars and blanks around it.
const LONGEST_TITLE: usize = 600;
/// The maximum number of lines of a table, one cell in each.
const MOST_LINES: usize = 20_000;
/// The minimum number of numbers that make the text below a title a table.
const FEWEST: usize = 2;

/// The regions of a document, from top to bottom.
pub(super) fn find(document: &Document) -> Vec<FlowedRegion> {
    let blocks = &document.blocks;
    let mut regions: Vec<FlowedRegion> = Vec::new();
    let mut at = 0;
    while at < blocks.len() && regions.len() < MOST {
        match blocks
            .get(at)
            .and_then(paragraph)
            .filter(|cell| is_title(cell))
            .and_then(|_| region(blocks, at))
        {
            Some(region) => {
                at = region.end;
                regions.push(region);
            }
            None => at += 1,
        }
    }
    regions
}

fn region(blocks: &[Block], start: usize) -> Option<FlowedRegion> {
    let mut heading = 1;
    let mut paragraphs = 1;
    let mut unit = false;
    let mut end = None;
    let mut numbers = 0;
    let mut headings = 0;
    let mut first = None;
    for (at, block) in blocks.iter().enumerate().skip(start + 1) {
        let Some(cell) = paragraph(block) else {
            // Nothing but bars.
            if is_blank_grid(block) {
                continue;
            }
            // A grid right below the heading is the title's table.
            first?;
            break;
        };
        if is_title(cell) || is_sentence(&cell.text) {
            break;
        }
        if let Some(read) = heading_of(cell) {
            if first.is_some() {
                break;
            }
            heading = paragraphs + 1;
            paragraphs += 1;
            unit |= read.unit.is_some();
            continue;
        }
        first = first.or(Some(at));
        paragraphs += 1;
        let tokens = token::tokens(&[cell], token::Parted::Blanks);
        let own = tokens.iter().filter(|token| matches!(token.kind, Kind::Number(_))).count();
        headings += tokens.iter().filter(|token| header::is_heading(token)).count();
        numbers += own;
        if own > 0 {
            end = Some(at + 1);
        }
        if paragraphs > MOST_LINES {
            break;
        }
    }
    let end = end.filter(|_| numbers >= FEWEST && headings > 1)?;
    Some(FlowedRegion { start, end, heading, untold: unit })
}

fn is_blank_grid(block: &Block) -> bool {
    matches!(block, Block::Grid(grid) if grid.rows.iter().flatten().all(Cell::is_blank))
}

fn paragraph(block: &Block) -> Option<&Cell> {
    match block {
        Block::Paragraph(cell) => Some(cell),
        Block::Grid(_) => None,
    }
}

fn is_title(cell: &Cell) -> bool {
    cell.text.len() <= LONGEST_TITLE
        && cell.text.contains('表')
        && title::recognize(&TitleCandidate::of(&bare(&cell.text))).is_some()
}

fn heading_of(cell: &Cell) -> Option<heading::Heading> {
    heading::read([TitleCandidate::of(&bare(&cell.text))])
}

/// A sentence, or a note below a table.
fn is_sentence(text: &str) -> bool {
    let text = text.trim_start();
    text.contains(['。', '；'])
        || tells_amount(text)
        || ["注：", "注:", "备注：", "说明："].iter().any(|word| text.starts_with(word))
        || text.chars().filter(|c| !is_blank(*c) && !is_bar(*c)).take(LONGEST + 1).count() > LONGEST
}

/// Whether a number is followed by its own unit, as in a sentence.
fn tells_amount(text: &str) -> bool {
    text.match_indices(['元', '%', '％']).any(|(at, _)| {
        let before =
            text.get(..at).expect("a match begins between characters").trim_end_matches(['千', '万', '亿']);
        before.trim_end_matches(is_blank).ends_with(|c: char| c.is_ascii_digit())
    })
}

/// A line without the bars around it.
fn bare(text: &str) -> String {
    text.trim_matches(|c: char| is_blank(c) || is_bar(c)).to_owned()
}

/// A paragraph without the bars around it; `None` if it contains nothing else.
pub(super) fn without_bars(cell: &Cell) -> Option<Cell> {
    let text = bare(&cell.text);
    (!text.is_empty()).then(|| Cell { text: text.into(), locator: cell.locator })
}
