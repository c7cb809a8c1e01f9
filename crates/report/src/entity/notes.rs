//! What a reader of the report on one entity should know: units, missing years, other reports, what was not read.

use super::across;
use super::context::EntityContext;
use super::reports::AmountCounts;
use crate::document::{ReportBlock, Section};
use crate::error::Error;
use crate::labels;
use crate::language::Speech;
use crate::notes::{gaps, general};
use crate::words::NOTES;
use juesuan_messages::{Arg, Language, message};
use juesuan_model::{Scope, Unit};

/// The notes, after all other sections: what these lack is listed.
pub(super) fn section(context: &EntityContext<'_>, sections: &[Section]) -> Result<Section, Error> {
    let language = context.language;
    let mut section = Section::new("notes", language.of(NOTES));
    let mut notes = general(language);
    notes.extend(missing_years(context));
    notes.extend(other_scopes(context));
    notes.extend(budgets(context));
    notes.extend(units(context));
    for (year, counts) in &context.reports.amounts {
        notes.push(amounts(language, *year, counts));
        notes.extend(unread_pages(language, *year, counts.rejected_page_count));
    }
    section.blocks.extend([ReportBlock::List(notes), ReportBlock::Reading]);
    across::add(context, &mut section)?;
    section.blocks.extend(gaps(language, sections).map(ReportBlock::Table));
    Ok(section)
}

fn missing_years(context: &EntityContext<'_>) -> Option<String> {
    let language = context.language;
    let missing = context.reports.years.iter().filter(|(_, reported)| !**reported);
    let missing: Vec<String> = missing.map(|(year, _)| year.to_string()).collect();
    let years = language.list(&missing);
    (!missing.is_empty()).then(|| language.say(message!("report-missing-years", years = years)))
}

fn other_scopes(context: &EntityContext<'_>) -> Option<String> {
    let language = context.language;
    let others: Vec<Scope> = context.reports.scopes.iter().skip(1).copied().collect();
    let scopes = Arg::list(others.iter().copied());
    (!others.is_empty()).then(|| language.say(message!("report-other-scopes", scopes = scopes)))
}

fn budgets(context: &EntityContext<'_>) -> Option<String> {
    let language = context.language;
    let budgets: Vec<String> = context.reports.budget_years.iter().map(ToString::to_string).collect();
    let years = language.list(&budgets);
    (!budgets.is_empty()).then(|| language.say(message!("report-budgets", years = years)))
}

/// The years whose statements are not in 万元.
fn units<'a>(context: &'a EntityContext<'_>) -> impl Iterator<Item = String> + 'a {
    let language = context.language;
    let usual = Unit::TenThousand.label();
    let others =
        context.reports.units.iter().filter(move |(_, units)| units.iter().any(|unit| unit != usual));
    others.map(move |(year, units)| {
        let units = Arg::list(units.iter().map(|unit| labels::unit(language, unit)));
        language.say(message!("report-units", year = year.to_string(), units = units))
    })
}

fn amounts(language: Language, year: i32, counts: &AmountCounts) -> String {
    let AmountCounts {
        amount_count: amounts,
        unread_amount_count: unread,
        rejected_amount_count: rejected,
        ..
    } = counts;
    let read = amounts.saturating_sub(unread + rejected);
    language.say(message!(
        "report-amounts-read",
        year = year.to_string(),
        amounts = *amounts,
        read = read,
        unread = *unread,
        rejected = *rejected
    ))
}

fn unread_pages(language: Language, year: i32, pages: u64) -> Option<String> {
    (pages > 0)
        .then(|| language.say(message!("report-pages-rejected", pages = pages, year = year.to_string())))
}
