//! What the money was spent on, by functional classes.

use super::codes_by_year;
use super::subject::Subject;
use crate::draft::Draft;
use crate::language::Language;
use crate::paper::{Cell, Chart, Column, Holds, Section, Series, Shape, Table, Value};
use crate::words::{BASIC, CLASS, CODE, PROJECT, SHARE, TOTAL};
use juesuan_model::{CodeDomain, CodeLevel, Measure, Topic};

/// The places of the columns that are drawn.
const NAME_AT: usize = 1;
const TOTAL_AT: usize = 2;
const BASIC_AT: usize = 3;
const PROJECT_AT: usize = 4;

/// The classes of statement 03 with basic and project expenditure, and by year.
pub(super) fn section(subject: &Subject<'_>, draft: &mut Draft) -> Section {
    let language = subject.language;
    let mut section = Section::new("functional", language.pick("支出功能分类", "Expenditure by function"));
    if !subject.codes.has(CodeDomain::Functional) {
        section.say(language.pick(
            "支出决算表中没有可用的功能分类（类）数据。",
            "No statement of expenditure with functional classes was read.",
        ));
        return section;
    }
    let table = of_latest_year(subject, draft);
    section.chart(by_class(language, &table));
    section.table(table);
    let title = language.pick("各年度功能分类支出", "Expenditure by function and year");
    codes_by_year::add(subject, draft, &mut section, CodeDomain::Functional, title);
    section
}

fn of_latest_year(subject: &Subject<'_>, draft: &mut Draft) -> Table {
    let (language, year) = (subject.language, subject.latest);
    let columns = [
        (CODE, Holds::Text),
        (CLASS, Holds::Text),
        (TOTAL, Holds::Amount),
        (BASIC, Holds::Amount),
        (PROJECT, Holds::Amount),
        (SHARE, Holds::Ratio),
    ];
    let title = language.titled(year, "功能分类支出", "Expenditure by function");
    let mut table = Table::new(title, Column::list(language, columns));
    let whole = subject.cell(draft, year, Topic::ExpenditureOfYear, None);
    for (code, name) in subject.codes.of_year(CodeDomain::Functional, year, CodeLevel::Class) {
        let [total, basic, project] = [Measure::Total, Measure::Basic, Measure::Project].map(|measure| {
            let found = subject.codes.find(CodeDomain::Functional, year, code, measure);
            let what = format!("{} {}", language.row(code, name), language.measure(measure));
            draft.amount(&what, found, || language.reason("not printed"))
        });
        let name = language.class(name);
        let what = format!("{name}{}", language.pick("占支出合计", ", share"));
        let share = draft.share(&language.of_year(year, &what), &total, &whole);
        table.rows.push(vec![Cell::text(code), Cell::text(name), total, basic, project, share]);
    }
    table
}

/// The classes in basic and project expenditure; as wholes, where a class is not split so, since a bar of its parts would be
/// too short, or none.
fn by_class(language: Language, table: &Table) -> Chart {
    let (basic, project) = (table.values(BASIC_AT), table.values(PROJECT_AT));
    let printed = |value: &Value| !matches!(value, Value::None(_));
    let split = basic.iter().zip(&project).all(|(basic, project)| printed(basic) || printed(project));
    let (words, series) = if split {
        (
            language.pick(
                "各类支出，分基本支出与项目支出，数字见下表。",
                "Each class in basic and project expenditure; the table below has the numbers.",
            ),
            vec![Series::new(language.of(BASIC), basic), Series::new(language.of(PROJECT), project)],
        )
    } else {
        (
            language.pick(
                "各类支出合计（并非各类都印有基本支出或项目支出），数字见下表。",
                "Each class as a whole, since basic and project expenditure are not printed for each; the table below has the \
                 numbers.",
            ),
            vec![Series::new(language.of(TOTAL), table.values(TOTAL_AT))],
        )
    };
    Chart {
        title: table.title.clone(),
        words: words.to_owned(),
        shape: Shape::Bars,
        categories: table.texts(NAME_AT),
        series,
    }
}
