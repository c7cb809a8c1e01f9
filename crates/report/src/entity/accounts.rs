//! Income, expenditure and carryovers by year.

use super::changes;
use super::subject::Subject;
use crate::draft::Draft;
use crate::error::Error;
use crate::language::Speech;
use crate::paper::{Cell, Chart, Column, Holds, Section, Series, Shape, Table};
use crate::words::YEAR;
use juesuan_messages::{Language, message};
use juesuan_model::Topic;

/// The columns of the table.
const TOPICS: [Topic; 7] = [
    Topic::IncomeOfYear,
    Topic::ExpenditureOfYear,
    Topic::Basic,
    Topic::Project,
    Topic::OpeningCarryover,
    Topic::ClosingCarryover,
    Topic::GrandTotal,
];

/// Every year; then the changes that the latest report itself states.
pub(super) fn section(subject: &Subject<'_>, draft: &mut Draft) -> Result<Section, Error> {
    let language = subject.language;
    let mut section = Section::new("accounts", language.say(message!("report-accounts")));
    let table = by_year(subject, draft);
    if subject.has_years() {
        section.chart(income_and_expenditure(subject, draft));
        section.chart(basic_and_project(subject, draft));
    } else {
        section.say(one_year(language, subject.latest));
    }
    section.table(table);
    if let Some(table) = changes::table(subject, draft)? {
        section.table(table);
    }
    Ok(section)
}

/// The heading of the change next to a topic, where there is one.
fn change_heading(language: Language, topic: Topic) -> Option<String> {
    match topic {
        Topic::IncomeOfYear => Some(language.say(message!("report-income-change"))),
        Topic::ExpenditureOfYear => Some(language.say(message!("report-expenditure-change"))),
        _ => None,
    }
}

fn by_year(subject: &Subject<'_>, draft: &mut Draft) -> Table {
    let language = subject.language;
    let mut columns = vec![Column::new(language.of(YEAR), Holds::Text)];
    for topic in TOPICS {
        columns.push(Column::new(language.topic(topic), Holds::Amount));
        columns.extend(change_heading(language, topic).map(|heading| Column::new(heading, Holds::Ratio)));
    }
    let mut table = Table::new(language.say(message!("report-accounts-by-year")), columns);
    for year in subject.years() {
        let mut row = vec![Cell::text(year.to_string())];
        for topic in TOPICS {
            let cell = subject.cell(draft, year, topic, None);
            row.push(cell.clone());
            if change_heading(language, topic).is_some() {
                let before = subject.amount_of(year - 1, topic, None);
                row.push(draft.growth(&language.topic(topic), year, &cell, before));
            }
        }
        table.rows.push(row);
    }
    table
}

fn income_and_expenditure(subject: &Subject<'_>, draft: &mut Draft) -> Chart {
    let language = subject.language;
    Chart {
        title: language.say(message!("report-income-and-expenditure")),
        words: language.say(message!("report-income-and-expenditure-alt")),
        shape: Shape::Columns,
        categories: subject.year_names(),
        series: series(subject, draft, [Topic::IncomeOfYear, Topic::ExpenditureOfYear]),
    }
}

fn basic_and_project(subject: &Subject<'_>, draft: &mut Draft) -> Chart {
    let language = subject.language;
    Chart {
        title: language.say(message!("report-basic-and-project")),
        words: language.say(message!("report-basic-and-project-alt")),
        shape: Shape::Stack,
        categories: subject.year_names(),
        series: series(subject, draft, [Topic::Basic, Topic::Project]),
    }
}

fn series(subject: &Subject<'_>, draft: &mut Draft, topics: [Topic; 2]) -> Vec<Series> {
    let of = |topic| Series::new(subject.language.topic(topic), subject.values(draft, topic));
    topics.map(of).into()
}

fn one_year(language: Language, year: i32) -> String {
    language.say(message!("report-one-year", year = year.to_string()))
}
