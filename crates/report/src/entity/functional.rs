//! What the money was spent on, by functional classes.

use super::codes_by_year;
use super::context::EntityContext;
use crate::builder::ReportBuilder;
use crate::document::{Chart, Holds, ReportCell, ReportColumn, ReportTable, Section, Series, Shape, Value};
use crate::labels;
use crate::language::Speech;
use crate::words::{BASIC, CLASS, CODE, PROJECT, SHARE, TOTAL};
use juesuan_messages::{Language, message};
use juesuan_model::{CodeDomain, CodeLevel, Measure, Topic};

/// The places of the columns that are drawn.
const NAME_AT: usize = 1;
const TOTAL_AT: usize = 2;
const BASIC_AT: usize = 3;
const PROJECT_AT: usize = 4;

/// The classes of statement 03 with basic and project expenditure, and by year.
pub(super) fn section(context: &EntityContext<'_>, builder: &mut ReportBuilder) -> Section {
    let language = context.language;
    let mut section = Section::new("functional", language.say(message!("report-functional")));
    if !context.codes.has(CodeDomain::Functional) {
        section.say(language.say(message!("report-functional-none")));
        return section;
    }
    let table = of_latest_year(context, builder);
    section.chart(by_class(language, &table));
    section.table(table);
    let title = language.say(message!("report-functional-by-year"));
    codes_by_year::add(context, builder, &mut section, CodeDomain::Functional, &title);
    section
}

fn of_latest_year(context: &EntityContext<'_>, builder: &mut ReportBuilder) -> ReportTable {
    let (language, year) = (context.language, context.latest);
    let columns = [
        (CODE, Holds::Text),
        (CLASS, Holds::Text),
        (TOTAL, Holds::Amount),
        (BASIC, Holds::Amount),
        (PROJECT, Holds::Amount),
        (SHARE, Holds::Ratio),
    ];
    let title = language.say(message!("report-functional-of-year", year = year.to_string()));
    let mut table = ReportTable::new(title, ReportColumn::list(language, columns));
    let whole = context.cell(builder, year, Topic::ExpenditureOfYear, None);
    for (code, name) in context.codes.of_year(CodeDomain::Functional, year, CodeLevel::Class) {
        let [total, basic, project] = [Measure::Total, Measure::Basic, Measure::Project].map(|measure| {
            let found = context.codes.find(CodeDomain::Functional, year, code, measure);
            let what = format!("{} {}", labels::row(language, code, name), language.measure(measure));
            builder.amount(&what, found, || language.reason("not printed"))
        });
        let name = labels::class(language, name);
        let what = language.say(message!("report-share-of-expenditure", what = name));
        let share = builder.share(&language.of_year(year, &what), &total, &whole);
        table.rows.push(vec![ReportCell::text(code), ReportCell::text(name), total, basic, project, share]);
    }
    table
}

/// The classes in basic and project expenditure; as wholes if a class is not split like this, since the bar of its parts would be
/// too short, or missing.
fn by_class(language: Language, table: &ReportTable) -> Chart {
    let (basic, project) = (table.values(BASIC_AT), table.values(PROJECT_AT));
    let printed = |value: &Value| !matches!(value, Value::None(_));
    let split = basic.iter().zip(&project).all(|(basic, project)| printed(basic) || printed(project));
    let (words, series) = if split {
        (
            language.say(message!("report-functional-split-alt")),
            vec![Series::new(language.of(BASIC), basic), Series::new(language.of(PROJECT), project)],
        )
    } else {
        (
            language.say(message!("report-functional-whole-alt")),
            vec![Series::new(language.of(TOTAL), table.values(TOTAL_AT))],
        )
    };
    Chart { title: table.title.clone(), words, shape: Shape::Bars, categories: table.texts(NAME_AT), series }
}
