//! A two-sided statement that flows: income on the left, expenditure on the right, each line with its number (行次).
//!
//! The line numbers rise by one on either side, so they show the side of each piece, and that they are not amounts themselves.

use super::rows::FlowedLine;
use super::token::{Kind, Token};

/// The rows of both sides; `None` if the line numbers do not show them. Most reports number one side after the other, some both
/// together, line by line.
pub(super) fn read(tokens: &[Token], columns: [usize; 2]) -> Option<[Vec<FlowedLine>; 2]> {
    numbered(tokens, columns, side_of).or_else(|| numbered(tokens, columns, side_across))
}

/// The rows of both sides of a form without line numbers, if each line of the text is one of the table: the first label with its
/// number is income, the second expenditure. A line with only one does not show its side.
pub(super) fn by_line(tokens: &[Token]) -> Option<[Vec<FlowedLine>; 2]> {
    let mut sides: [Vec<FlowedLine>; 2] = [Vec::new(), Vec::new()];
    for own in tokens.chunk_by(|a, b| a.line == b.line) {
        let mut halves: Vec<FlowedLine> = Vec::new();
        for token in own {
            match token.kind {
                Kind::Odd => return None,
                Kind::Word => match halves.last_mut().filter(|half| half.amounts.is_empty()) {
                    // Two labels side by side; a blank between them would have been lost.
                    Some(half) => half.name(token),
                    None => halves.push(FlowedLine { label: Some(token.cell()), ..FlowedLine::default() }),
                },
                Kind::Number(_) | Kind::Dash => halves.last_mut()?.amounts.push(token.clone()),
            }
        }
        let [left, right] = &mut sides;
        match <[FlowedLine; 2]>::try_from(halves) {
            Ok([income, expenditure]) if !expenditure.amounts.is_empty() => {
                left.push(income);
                right.push(expenditure);
            }
            Ok(halves) => left.extend(halves.map(|half| FlowedLine { doubtful: true, ..half })),
            Err(halves) => left.extend(halves.into_iter().map(|half| FlowedLine { doubtful: true, ..half })),
        }
    }
    (!right_is_empty(&sides)).then_some(sides)
}

fn right_is_empty(sides: &[Vec<FlowedLine>; 2]) -> bool {
    let [_, right] = sides;
    right.is_empty()
}

/// The side of a number's line: from the number, the next number of either side, and the side of the line before.
type SideOf = fn(u32, &[Option<u32>; 2], Option<usize>) -> Option<usize>;

fn numbered(tokens: &[Token], columns: [usize; 2], side_of: SideOf) -> Option<[Vec<FlowedLine>; 2]> {
    let decimals =
        tokens.iter().filter(|token| token.is_amount() && token.text.contains(['.', '．'])).count() > 0;
    let mut sides: [Vec<FlowedLine>; 2] = [Vec::new(), Vec::new()];
    // The next number on either side; that of the right begins somewhere.
    let mut next: [Option<u32>; 2] = [Some(1), None];
    let mut label: Option<&Token> = None;
    let mut current: Option<usize> = None;
    for token in tokens {
        match token.kind {
            Kind::Odd => return None,
            Kind::Word => {
                if label.replace(token).is_some() {
                    return None;
                }
            }
            Kind::Number(_) | Kind::Dash => {
                let full = current.is_none_or(|side| {
                    let own =
                        sides.get(side).and_then(|lines| lines.last()).map_or(0, |line| line.amounts.len());
                    columns.get(side).is_some_and(|&columns| own >= columns)
                });
                let number = token.integer().filter(|_| label.is_some() || full || decimals);
                let side = number.and_then(|number| side_of(number, &next, current));
                match (side, label) {
                    (Some(side), _) => {
                        let line = FlowedLine {
                            label: label.take().map(Token::cell),
                            number: Some(token.cell()),
                            ..FlowedLine::default()
                        };
                        sides.get_mut(side)?.push(line);
                        *next.get_mut(side)? = number.and_then(|number| number.checked_add(1));
                        current = Some(side);
                    }
                    // A label must have its number.
                    (None, Some(_)) => return None,
                    (None, None) => sides.get_mut(current?)?.last_mut()?.amounts.push(token.clone()),
                }
            }
        }
    }
    (label.is_none() && sides.iter().all(|side| side.len() > 1)).then_some(sides)
}

/// The side of a line if both are numbered together: the odd numbers are on the left.
fn side_across(number: u32, next: &[Option<u32>; 2], current: Option<usize>) -> Option<usize> {
    let before = current.and_then(|side| next.get(side).copied().flatten()).unwrap_or(1);
    (number == before).then_some(usize::from(number.is_multiple_of(2)))
}

/// The side whose next line this number is.
fn side_of(number: u32, next: &[Option<u32>; 2], current: Option<usize>) -> Option<usize> {
    match next {
        [Some(left), Some(_)] if number == *left && current != Some(0) => Some(0),
        [Some(_), Some(right)] if number == *right => Some(1),
        [Some(left), Some(_)] if number == *left => Some(0),
        // The first line of the right side.
        [Some(2), None] if number > 1 => Some(1),
        [Some(left), None] if number == *left => Some(0),
        _ => None,
    }
}
