//! Tables that flow: texts whose tables lost their columns, their cells separated by blanks or printed one below the other.
//!
//! ```text
//! paragraphs ─ region ─▶ title, heading, lines ─ token ─▶ pieces ─ header ─▶ columns, and what adds up among them
//!                                                                ─ rows, sides ─▶ labels with their numbers
//!                                              columns, rows ─ solve ─▶ the column of each number ─ grid ─▶ Grid
//! ```
//!
//! A title and a header show which columns a table has; a row contains its numbers in order, but not the columns that were blank. A
//! number is read only if the sums that must hold (total = parts, group = items, grand total = classes) leave only one possible
//! column. All others are rejected: they are put beyond the last column of their row, so that they are listed with their place, and
//! no sum is checked without them.
//!
//! The paragraphs of such a table are removed from the document and replaced by its grid, which later steps read like any other.
//! Documents with pages have positions of their own, and are left unchanged.

mod columns;
mod grid;
mod header;
mod place;
mod region;
mod rows;
mod run;
mod sides;
mod solve;
mod token;

use crate::document::{Block, Document, Grid};
use header::{FlowedHeader, Lane};
use region::FlowedRegion;
use rows::FlowedLine;
use solve::Solved;
use std::collections::BTreeMap;
use token::{Kind, Parted, Token};

/// Replaces the tables that flow by grids.
pub(crate) fn place(document: &mut Document) {
    if document.pages.is_some() {
        return;
    }
    let regions = region::find(document);
    let mut runs = run_on(document);
    if regions.is_empty() && runs.is_empty() {
        return;
    }
    let mut blocks = std::mem::take(&mut document.blocks).into_iter().enumerate().peekable();
    let mut regions = regions.into_iter().peekable();
    while let Some((index, block)) = blocks.next() {
        let Some(region) = regions.next_if(|region| region.start == index) else {
            match runs.remove(&index) {
                Some(parts) => document.blocks.extend(parts),
                None => document.blocks.push(block),
            }
            continue;
        };
        let mut own = vec![block];
        while let Some((_, block)) = blocks.next_if(|(index, _)| *index < region.end) {
            own.push(block);
        }
        document.blocks.extend(table(&region, &own).unwrap_or(own));
    }
    crate::reader::index_cells(&mut document.blocks);
}

/// The paragraphs that contain whole tables, by their index, each in its parts.
fn run_on(document: &Document) -> BTreeMap<usize, Vec<Block>> {
    let paragraphs = document.blocks.iter().enumerate();
    paragraphs
        .filter_map(|(index, block)| match block {
            Block::Paragraph(cell) => Some((index, run::blocks(cell)?)),
            Block::Grid(_) => None,
        })
        .take(region::MOST)
        .collect()
}

/// The blocks of a table; `None` if it is left unchanged.
fn table(region: &FlowedRegion, own: &[Block]) -> Option<Vec<Block>> {
    let lines: Vec<_> = own
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(cell) => Some(cell),
            Block::Grid(_) => None,
        })
        .collect();
    let (heading, body) = lines.split_at_checked(region.heading)?;
    let parted = Parted::of(body);
    let tokens = token::tokens(body, parted);
    let grid = stated(&tokens, parted).or_else(|| region.untold.then(|| untold(&tokens)).flatten())?;
    let heading = heading.iter().filter_map(|cell| region::without_bars(cell)).map(Block::Paragraph);
    Some(heading.chain([Block::Grid(grid)]).collect())
}

/// The grid of a table whose header is understood.
fn stated(tokens: &[Token], parted: Parted) -> Option<Grid> {
    let by_line = parted.has_rows();
    let (above, body) = tokens.split_at_checked(rows::begin(tokens, by_line)?)?;
    let header = header::read(above)?;
    match header.lanes.as_slice() {
        [lane] => {
            let lines = rows::read(body, lane, by_line)?;
            let columns = columns_of(&lines, lane, parted);
            let placed = lines.iter().zip(columns.iter().map(Vec::as_slice)).collect();
            grid::of(&header, &[placed])
        }
        [left, right] if left.line_number.is_some() && right.line_number.is_some() => {
            let sides = sides::read(body, [left.columns.len(), right.columns.len()])?;
            two_sides(&header, &sides, parted)
        }
        lanes @ [_, _] if by_line && lanes.iter().all(|lane| lane.code.is_none()) => {
            two_sides(&header, &sides::by_line(body)?, parted)
        }
        _ => None,
    }
}

/// The column of each number: by its position if the text is laid out, else by the sums that must hold.
fn columns_of(lines: &[FlowedLine], lane: &Lane, parted: Parted) -> Solved {
    let problem = rows::problem(lines, lane);
    let laid_out = parted == Parted::Runs;
    let by_place = laid_out.then(|| place::columns(lines, lane, &problem)).flatten();
    let mut columns = by_place.unwrap_or_else(|| solve::solve(&problem));
    for (line, columns) in lines.iter().zip(&mut columns).filter(|(line, _)| line.doubtful) {
        *columns = vec![None; line.amounts.len()];
    }
    columns
}

fn two_sides(header: &FlowedHeader, sides: &[Vec<FlowedLine>; 2], parted: Parted) -> Option<Grid> {
    let solved: Vec<_> =
        sides.iter().zip(&header.lanes).map(|(lines, lane)| columns_of(lines, lane, parted)).collect();
    let placed: Vec<Vec<_>> = sides
        .iter()
        .zip(&solved)
        .map(|(lines, columns)| lines.iter().zip(columns.iter().map(Vec::as_slice)).collect())
        .collect();
    grid::of(header, &placed)
}

/// The numbers of a table whose columns are not known, except the numbers of columns and lines, and the codes.
fn untold(tokens: &[Token]) -> Option<Grid> {
    let body = rows::begin(tokens, false).unwrap_or(0);
    let has_decimals = |token: &Token| token.text.contains(['.', '．', ',', '，']);
    let decimals = tokens.iter().any(has_decimals);
    let amounts = |token: &&Token| match token.kind {
        Kind::Number(_) | Kind::Odd => has_decimals(token) || !decimals,
        Kind::Word | Kind::Dash => false,
    };
    let numbers: Vec<&Token> = tokens.iter().skip(body).filter(amounts).collect();
    (numbers.len() > 1).then(|| grid::untold(numbers.into_iter()))
}
