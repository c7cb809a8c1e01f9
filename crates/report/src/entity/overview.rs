//! The key figures of the latest year, with their change or share.

use super::context::EntityContext;
use crate::builder::ReportBuilder;
use crate::document::{Card, ReportBlock, ReportCell, Section, Value};
use crate::error::Error;
use crate::language::Speech;
use juesuan_messages::message;
use juesuan_model::{Fund, Topic};

const GENERAL: Option<Fund> = Some(Fund::GeneralPublic);

/// What is seen first, and its fund.
const KEY_FIGURES: [(Topic, Option<Fund>); 8] = [
    (Topic::IncomeOfYear, None),
    (Topic::ExpenditureOfYear, None),
    (Topic::Basic, None),
    (Topic::Project, None),
    (Topic::Personnel, GENERAL),
    (Topic::Public, GENERAL),
    (Topic::ThreePublic, None),
    (Topic::ClosingCarryover, None),
];

/// The key figures, and how many rules pass.
pub(super) fn section(context: &EntityContext<'_>, builder: &mut ReportBuilder) -> Result<Section, Error> {
    let (language, year) = (context.language, context.latest);
    let title = language.say(message!("report-key-figures", year = year.to_string()));
    let mut section = Section::new("overview", title);
    let mut cards: Vec<Card> =
        KEY_FIGURES.into_iter().map(|(topic, fund)| key_figure(context, builder, topic, fund)).collect();
    cards.extend(checks(context, builder)?);
    section.blocks.push(ReportBlock::Cards(cards));
    Ok(section)
}

/// A figure with its change from the year before, or else its share.
fn key_figure(
    context: &EntityContext<'_>,
    builder: &mut ReportBuilder,
    topic: Topic,
    fund: Option<Fund>,
) -> Card {
    let (language, year) = (context.language, context.latest);
    let cell = context.cell(builder, year, topic, fund);
    let before = context.amount_of(year - 1, topic, fund);
    let aside = if before.is_some() {
        let growth = builder.growth(&language.matter(topic.into(), fund), year, &cell, before);
        Some((language.say(message!("report-from-previous-year")), growth))
    } else {
        share(context, builder, topic, &cell)
    };
    Card { label: language.topic(topic), cell, aside }
}

/// Of parts of the expenditure, their share in it; of the others nothing.
fn share(
    context: &EntityContext<'_>,
    builder: &mut ReportBuilder,
    topic: Topic,
    cell: &ReportCell,
) -> Option<(String, ReportCell)> {
    let (language, year) = (context.language, context.latest);
    let name = language.topic(topic);
    let (whole, fund, label, what) = match topic {
        Topic::Basic | Topic::Project => (
            Topic::ExpenditureOfYear,
            None,
            message!("report-of-expenditure"),
            message!("report-share-of-expenditure", what = name),
        ),
        Topic::Personnel | Topic::Public => (
            Topic::Basic,
            GENERAL,
            message!("report-of-basic"),
            message!("report-share-of-basic", what = name),
        ),
        _ => return None,
    };
    let whole = context.cell(builder, year, whole, fund);
    let what = language.of_year(year, &language.say(what));
    Some((language.say(label), builder.share(&what, cell, &whole)))
}

/// How many of the rules that apply pass.
fn checks(context: &EntityContext<'_>, builder: &mut ReportBuilder) -> Result<Option<Card>, Error> {
    let (language, year) = (context.language, context.latest);
    let rows = context.measure("reconciliation_score")?;
    let Some(row) = rows.into_iter().find(|row| row.fiscal_year == year) else { return Ok(None) };
    let row = row.measured;
    let (Some(value), Some(held), Some(all)) = (row.value, row.numerator, row.denominator) else {
        return Ok(None);
    };
    let (held, all) = (held.normalize(), all.normalize());
    let formula = message!("report-checks-formula", held = held.to_string(), all = all.to_string());
    let formula = language.say(formula);
    let label = language.say(message!("report-checks-passed"));
    let cell = builder.computed(
        &language.of_year(year, &label),
        Some(Value::Ratio(value)),
        &formula,
        &[],
        String::new,
    );
    let aside = (language.say(message!("report-checked")), ReportCell::number(all));
    Ok(Some(Card { label, cell, aside: Some(aside) }))
}
