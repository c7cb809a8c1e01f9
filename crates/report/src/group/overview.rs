//! How many departments there are, and what they spent together.

use super::members::{AMOUNTS, Members};
use crate::draft::Draft;
use crate::figures::Asked;
use crate::language::Speech;
use crate::paper::{Block, Card, Cell, Section};
use crate::words::DEPARTMENTS;
use juesuan_messages::message;
use juesuan_model::Topic;

pub(super) fn section(members: &Members<'_>, draft: &mut Draft) -> Section {
    let language = members.language;
    let mut section = Section::new("overview", language.say(message!("report-overview")));
    let count = u64::try_from(members.departments.len()).unwrap_or(u64::MAX);
    let label = language.of(DEPARTMENTS);
    let mut cards = vec![Card { label, cell: Cell::number(count), aside: None }];
    cards.extend(AMOUNTS.map(|topic| together(members, draft, topic)));
    section.blocks.push(Block::Cards(cards));
    section
}

fn together(members: &Members<'_>, draft: &mut Draft, topic: Topic) -> Card {
    let cells = members.cells(draft, Asked::whole(topic, None));
    let name = members.language.topic(topic);
    let label = members.language.say(message!("report-together", what = name));
    let cell = members.sum(draft, &label, &cells);
    Card { label, cell, aside: None }
}
