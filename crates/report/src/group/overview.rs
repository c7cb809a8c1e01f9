//! How many departments there are, and what they spent together.

use super::members::{AMOUNTS, Members};
use crate::builder::ReportBuilder;
use crate::document::{Card, ReportBlock, ReportCell, Section};
use crate::figures::Asked;
use crate::language::Speech;
use crate::words::DEPARTMENTS;
use juesuan_messages::message;
use juesuan_model::{Topic, count};

pub(super) fn section(members: &Members<'_>, builder: &mut ReportBuilder) -> Section {
    let language = members.language;
    let mut section = Section::new("overview", language.say(message!("report-overview")));
    let count = count::to_u64(members.departments.len());
    let label = language.of(DEPARTMENTS);
    let mut cards = vec![Card { label, cell: ReportCell::number(count), aside: None }];
    cards.extend(AMOUNTS.map(|topic| together(members, builder, topic)));
    section.blocks.push(ReportBlock::Cards(cards));
    section
}

fn together(members: &Members<'_>, builder: &mut ReportBuilder, topic: Topic) -> Card {
    let cells = members.cells(builder, Asked::whole(topic, None));
    let name = members.language.topic(topic);
    let label = members.language.say(message!("report-together", what = name));
    let cell = members.sum(builder, &label, &cells);
    Card { label, cell, aside: None }
}
