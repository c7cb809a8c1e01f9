//! What basic expenditure went to, by economic classes and their groups.

use super::codes_by_year;
use super::context::EntityContext;
use crate::builder::ReportBuilder;
use crate::document::{Chart, Holds, ReportCell, ReportColumn, ReportTable, Section, Series, Shape};
use crate::labels;
use crate::language::{Speech, text};
use crate::words::{AMOUNT, BASIC, CODE, SHARE};
use juesuan_messages::message;
use juesuan_model::{CodeDomain, CodeLevel, Fund, Measure, Topic};

/// The classes of statement 06, their groups, and by year.
pub(super) fn section(context: &EntityContext<'_>, builder: &mut ReportBuilder) -> Section {
    let language = context.language;
    let title = language.say(message!("report-economic"));
    let mut section = Section::new("economic", title);
    if !context.codes.has(CodeDomain::Economic) {
        section.say(language.say(message!("report-economic-none")));
        return section;
    }
    let (table, drawn) = of_latest_year(context, builder);
    section.chart(drawn);
    section.table(table);
    let title = language.say(message!("report-economic-by-year"));
    codes_by_year::add(context, builder, &mut section, CodeDomain::Economic, &title);
    section
}

/// The table of classes and groups, and the chart of the classes.
fn of_latest_year(context: &EntityContext<'_>, builder: &mut ReportBuilder) -> (ReportTable, Chart) {
    let (language, year) = (context.language, context.latest);
    let columns = [
        (CODE, Holds::Text),
        (text!("report-class-or-group"), Holds::Text),
        (text!("report-level"), Holds::Text),
        (AMOUNT, Holds::Amount),
        (SHARE, Holds::Ratio),
    ];
    let title = language.say(message!("report-economic-of-year", year = year.to_string()));
    let mut table = ReportTable::new(title.clone(), ReportColumn::list(language, columns));
    let (mut categories, mut values) = (Vec::new(), Vec::new());
    let whole = context.cell(builder, year, Topic::Basic, Some(Fund::GeneralPublic));
    for (level, code, name) in classes_and_groups(context, year) {
        let found = context.codes.find(CodeDomain::Economic, year, code, Measure::Total);
        let amount =
            builder.amount(&labels::row(language, code, name), found, || language.reason("not printed"));
        let name = labels::class(language, name);
        let what = language.say(message!("report-share-of-basic", what = name));
        let share = builder.share(&language.of_year(year, &what), &amount, &whole);
        // Groups are indented, as in the reports.
        let indent = if level == CodeLevel::Class { "" } else { "\u{3000}" };
        if level == CodeLevel::Class {
            categories.push(name.to_owned());
            values.push(amount.value.clone());
        }
        let name = ReportCell::text(format!("{indent}{name}"));
        table.rows.push(vec![
            ReportCell::text(code),
            name,
            ReportCell::text(language.heading(&level.term())),
            amount,
            share,
        ]);
    }
    let words = language.say(message!("report-economic-alt"));
    let series = vec![Series::new(language.of(BASIC), values)];
    (table, Chart { title, words, shape: Shape::Bars, categories, series })
}

/// Each class, then its groups.
fn classes_and_groups<'a>(context: &'a EntityContext<'_>, year: i32) -> Vec<(CodeLevel, &'a str, &'a str)> {
    let of = |level| context.codes.of_year(CodeDomain::Economic, year, level);
    let named = |level| of(level).into_iter().map(move |(code, name)| (level, code, name));
    let mut rows: Vec<_> = [CodeLevel::Class, CodeLevel::Group].into_iter().flat_map(named).collect();
    rows.sort_by_key(|(_, code, _)| *code);
    rows
}
