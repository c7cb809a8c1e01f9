//! What basic expenditure went to, by economic classes and their groups.

use super::codes_by_year;
use super::subject::Subject;
use crate::draft::Draft;
use crate::labels;
use crate::language::{Speech, text};
use crate::paper::{Cell, Chart, Column, Holds, Section, Series, Shape, Table};
use crate::words::{AMOUNT, BASIC, CODE, SHARE};
use juesuan_messages::message;
use juesuan_model::{CodeDomain, CodeLevel, Fund, Measure, Topic};

/// The classes of statement 06, their groups, and by year.
pub(super) fn section(subject: &Subject<'_>, draft: &mut Draft) -> Section {
    let language = subject.language;
    let title = language.say(message!("report-economic"));
    let mut section = Section::new("economic", title);
    if !subject.codes.has(CodeDomain::Economic) {
        section.say(language.say(message!("report-economic-none")));
        return section;
    }
    let (table, drawn) = of_latest_year(subject, draft);
    section.chart(drawn);
    section.table(table);
    let title = language.say(message!("report-economic-by-year"));
    codes_by_year::add(subject, draft, &mut section, CodeDomain::Economic, &title);
    section
}

/// The table of classes and groups, and the chart of the classes.
fn of_latest_year(subject: &Subject<'_>, draft: &mut Draft) -> (Table, Chart) {
    let (language, year) = (subject.language, subject.latest);
    let columns = [
        (CODE, Holds::Text),
        (text!("report-class-or-group"), Holds::Text),
        (text!("report-level"), Holds::Text),
        (AMOUNT, Holds::Amount),
        (SHARE, Holds::Ratio),
    ];
    let title = language.say(message!("report-economic-of-year", year = year.to_string()));
    let mut table = Table::new(title.clone(), Column::list(language, columns));
    let (mut categories, mut values) = (Vec::new(), Vec::new());
    let whole = subject.cell(draft, year, Topic::Basic, Some(Fund::GeneralPublic));
    for (level, code, name) in classes_and_groups(subject, year) {
        let found = subject.codes.find(CodeDomain::Economic, year, code, Measure::Total);
        let amount =
            draft.amount(&labels::row(language, code, name), found, || language.reason("not printed"));
        let name = labels::class(language, name);
        let what = language.say(message!("report-share-of-basic", what = name));
        let share = draft.share(&language.of_year(year, &what), &amount, &whole);
        // Groups are set in, as reports set them.
        let indent = if level == CodeLevel::Class { "" } else { "\u{3000}" };
        if level == CodeLevel::Class {
            categories.push(name.to_owned());
            values.push(amount.value.clone());
        }
        let name = Cell::text(format!("{indent}{name}"));
        table.rows.push(vec![
            Cell::text(code),
            name,
            Cell::text(language.heading(&level.term())),
            amount,
            share,
        ]);
    }
    let words = language.say(message!("report-economic-alt"));
    let series = vec![Series::new(language.of(BASIC), values)];
    (table, Chart { title, words, shape: Shape::Bars, categories, series })
}

/// Each class, then its groups.
fn classes_and_groups<'a>(subject: &'a Subject<'_>, year: i32) -> Vec<(CodeLevel, &'a str, &'a str)> {
    let of = |level| subject.codes.of_year(CodeDomain::Economic, year, level);
    let named = |level| of(level).into_iter().map(move |(code, name)| (level, code, name));
    let mut rows: Vec<_> = [CodeLevel::Class, CodeLevel::Group].into_iter().flat_map(named).collect();
    rows.sort_by_key(|(_, code, _)| *code);
    rows
}
