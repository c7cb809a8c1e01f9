//! Income, expenditure and carryovers by year.

use super::changes;
use super::context::EntityContext;
use crate::builder::ReportBuilder;
use crate::document::{Chart, Holds, ReportCell, ReportColumn, ReportTable, Section, Series, Shape};
use crate::error::Error;
use crate::language::Speech;
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
pub(super) fn section(context: &EntityContext<'_>, builder: &mut ReportBuilder) -> Result<Section, Error> {
    let language = context.language;
    let mut section = Section::new("accounts", language.say(message!("report-accounts")));
    let table = by_year(context, builder);
    if context.has_years() {
        section.chart(income_and_expenditure(context, builder));
        section.chart(basic_and_project(context, builder));
    } else {
        section.say(one_year(language, context.latest));
    }
    section.table(table);
    if let Some(table) = changes::table(context, builder)? {
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

fn by_year(context: &EntityContext<'_>, builder: &mut ReportBuilder) -> ReportTable {
    let language = context.language;
    let mut columns = vec![ReportColumn::new(language.of(YEAR), Holds::Year)];
    for topic in TOPICS {
        columns.push(ReportColumn::new(language.topic(topic), Holds::Amount));
        columns
            .extend(change_heading(language, topic).map(|heading| ReportColumn::new(heading, Holds::Ratio)));
    }
    let mut table = ReportTable::new(language.say(message!("report-accounts-by-year")), columns);
    for year in context.years() {
        let mut row = vec![ReportCell::year(year)];
        for topic in TOPICS {
            let cell = context.cell(builder, year, topic, None);
            row.push(cell.clone());
            if change_heading(language, topic).is_some() {
                let before = context.amount_of(year - 1, topic, None);
                row.push(builder.growth(&language.topic(topic), year, &cell, before));
            }
        }
        table.rows.push(row);
    }
    table
}

fn income_and_expenditure(context: &EntityContext<'_>, builder: &mut ReportBuilder) -> Chart {
    let language = context.language;
    Chart {
        title: language.say(message!("report-income-and-expenditure")),
        words: language.say(message!("report-income-and-expenditure-alt")),
        shape: Shape::Columns,
        categories: context.year_names(),
        series: series(context, builder, [Topic::IncomeOfYear, Topic::ExpenditureOfYear]),
    }
}

fn basic_and_project(context: &EntityContext<'_>, builder: &mut ReportBuilder) -> Chart {
    let language = context.language;
    Chart {
        title: language.say(message!("report-basic-and-project")),
        words: language.say(message!("report-basic-and-project-alt")),
        shape: Shape::Stack,
        categories: context.year_names(),
        series: series(context, builder, [Topic::Basic, Topic::Project]),
    }
}

fn series(context: &EntityContext<'_>, builder: &mut ReportBuilder, topics: [Topic; 2]) -> Vec<Series> {
    let of = |topic| Series::new(context.language.topic(topic), context.values(builder, topic));
    topics.map(of).into()
}

fn one_year(language: Language, year: i32) -> String {
    language.say(message!("report-one-year", year = year.to_string()))
}
