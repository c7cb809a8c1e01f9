//! What a reader of the report on one entity should know: units, missing years, other reports, what was not read.

use super::across;
use super::reports::AmountCounts;
use super::subject::Subject;
use crate::error::Error;
use crate::language::Language;
use crate::notes::{gaps, general};
use crate::paper::{Block, Section};
use crate::words::NOTES;
use juesuan_model::Unit;

/// The notes, after all other sections: what these lack is listed.
pub(super) fn section(subject: &Subject<'_>, sections: &[Section]) -> Result<Section, Error> {
    let language = subject.language;
    let mut section = Section::new("notes", language.of(NOTES));
    let mut notes = general(language);
    notes.extend(missing_years(subject));
    notes.extend(other_scopes(subject));
    notes.extend(budgets(subject));
    notes.extend(units(subject));
    for (year, counts) in &subject.reports.amounts {
        notes.push(amounts(language, *year, counts));
        notes.extend(unread_pages(language, *year, counts.rejected_page_count));
    }
    section.blocks.push(Block::List(notes));
    across::add(subject, &mut section)?;
    section.blocks.extend(gaps(language, sections).map(Block::Table));
    Ok(section)
}

fn missing_years(subject: &Subject<'_>) -> Option<String> {
    let language = subject.language;
    let missing = subject.reports.years.iter().filter(|(_, reported)| !**reported);
    let missing: Vec<String> = missing.map(|(year, _)| year.to_string()).collect();
    let years = language.list(&missing);
    (!missing.is_empty()).then(|| match language {
        Language::Zh => format!("没有报告的年度：{years}。"),
        Language::En => format!("Years without a report: {years}."),
    })
}

fn other_scopes(subject: &Subject<'_>) -> Option<String> {
    let language = subject.language;
    let others = subject.reports.scopes.iter().skip(1).map(|scope| language.scope(*scope));
    let others: Vec<&str> = others.collect();
    let scopes = language.list(&others);
    (!others.is_empty()).then(|| match language {
        Language::Zh => format!("本部门另有{scopes}口径的决算，未列入本报告。"),
        Language::En => {
            format!("There are also final accounts of another scope, which are not shown: {scopes}.")
        }
    })
}

fn budgets(subject: &Subject<'_>) -> Option<String> {
    let language = subject.language;
    let budgets: Vec<String> = subject.reports.budget_years.iter().map(ToString::to_string).collect();
    let years = language.list(&budgets);
    (!budgets.is_empty()).then(|| match language {
        Language::Zh => format!("{years}年度另有部门预算；决算未列年初预算数的，采用部门预算所列。"),
        Language::En => format!(
            "There are budget reports of {years}; where the accounts print no initial budget, theirs is used."
        ),
    })
}

/// The years whose statements are not in 万元.
fn units<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = String> + 'a {
    let language = subject.language;
    let usual = Unit::TenThousand.label();
    let others =
        subject.reports.units.iter().filter(move |(_, units)| units.iter().any(|unit| unit != usual));
    others.map(move |(year, units)| {
        let units: Vec<String> = units.iter().map(|unit| language.unit(unit)).collect();
        match language {
            Language::Zh => format!("{year}年度报表以{}列示。", language.list(&units)),
            Language::En => format!("The statements of {year} are printed in {}.", language.list(&units)),
        }
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
    match language {
        Language::Zh => format!(
            "{year}年度报告共有金额{amounts}个：读出{read}个，未读懂{unread}个，未能读取{rejected}个（juesuan show 可逐一查看）。"
        ),
        Language::En => format!(
            "The report of {year} has {amounts} amounts: {read} read, {unread} not understood, {rejected} rejected (`juesuan show` \
             lists them)."
        ),
    }
}

fn unread_pages(language: Language, year: i32, pages: u64) -> Option<String> {
    (pages > 0).then(|| match language {
        Language::Zh => format!("{year}年度报告中有{pages}页未能读取。"),
        Language::En => format!("Pages of the report of {year} that could not be read: {pages}."),
    })
}
