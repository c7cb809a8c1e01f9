//! The key figures of the latest year, with their change or share.

use super::subject::Subject;
use crate::draft::Draft;
use crate::error::Error;
use crate::language::Language;
use crate::paper::{Block, Card, Cell, Section, Value};
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

/// The key figures, and how many identities hold.
pub(super) fn section(subject: &Subject<'_>, draft: &mut Draft) -> Result<Section, Error> {
    let (language, year) = (subject.language, subject.latest);
    let title = match language {
        Language::Zh => format!("主要数据（{year}年度）"),
        Language::En => format!("Key figures, {year}"),
    };
    let mut section = Section::new("overview", title);
    let mut cards: Vec<Card> =
        KEY_FIGURES.into_iter().map(|(topic, fund)| key_figure(subject, draft, topic, fund)).collect();
    cards.extend(identities(subject, draft)?);
    section.blocks.push(Block::Cards(cards));
    Ok(section)
}

/// A figure with its change on the year before, or else its share.
fn key_figure(subject: &Subject<'_>, draft: &mut Draft, topic: Topic, fund: Option<Fund>) -> Card {
    let (language, year) = (subject.language, subject.latest);
    let cell = subject.cell(draft, year, topic, fund);
    let before = subject.amount_of(year - 1, topic, fund);
    let aside = if before.is_some() {
        let growth = draft.growth(&language.matter(topic.into(), fund), year, &cell, before);
        Some((language.pick("较上年", "on the year before").to_owned(), growth))
    } else {
        share(subject, draft, topic, &cell)
    };
    Card { label: language.topic(topic).to_owned(), cell, aside }
}

/// Of parts of the expenditure, their share in it; of the others nothing.
fn share(subject: &Subject<'_>, draft: &mut Draft, topic: Topic, cell: &Cell) -> Option<(String, Cell)> {
    let (language, year) = (subject.language, subject.latest);
    let (whole, fund, label) = match topic {
        Topic::Basic | Topic::Project => {
            (Topic::ExpenditureOfYear, None, language.pick("占支出", "of expenditure"))
        }
        Topic::Personnel | Topic::Public => {
            (Topic::Basic, GENERAL, language.pick("占基本支出", "of basic expenditure"))
        }
        _ => return None,
    };
    let whole = subject.cell(draft, year, whole, fund);
    let what = format!("{} {label}", language.topic(topic));
    Some((label.to_owned(), draft.share(&language.of_year(year, &what), cell, &whole)))
}

/// How many of the identities that apply hold.
fn identities(subject: &Subject<'_>, draft: &mut Draft) -> Result<Option<Card>, Error> {
    let (language, year) = (subject.language, subject.latest);
    let rows = subject.measure("reconciliation_score")?;
    let Some(row) = rows.into_iter().find(|row| row.fiscal_year == year) else { return Ok(None) };
    let row = row.measured;
    let (Some(value), Some(held), Some(all)) = (row.value, row.numerator, row.denominator) else {
        return Ok(None);
    };
    let (held, all) = (held.normalize(), all.normalize());
    let formula = match language {
        Language::Zh => format!("相符{held}处 ÷ 适用{all}处"),
        Language::En => format!("{held} that hold ÷ {all} that apply"),
    };
    let label = language.pick("勾稽相符率", "Identities that hold");
    let cell =
        draft.computed(&language.of_year(year, label), Some(Value::Ratio(value)), &formula, &[], String::new);
    let aside = (language.pick("核对处数", "checked").to_owned(), Cell::number(all));
    Ok(Some(Card { label: label.to_owned(), cell, aside: Some(aside) }))
}
