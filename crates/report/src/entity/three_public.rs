//! 三公: budget, actual and execution.

use super::subject::Subject;
use crate::draft::Draft;
use crate::figures::Asked;
use crate::language::{Language, Text};
use crate::paper::{Cell, Chart, Column, Holds, Section, Series, Shape, Table, Value};
use crate::words::{ACTUAL, BUDGET, YEAR};
use juesuan_model::{Phase, Topic};

const ITEMS: [Topic; 6] = [
    Topic::ThreePublic,
    Topic::Overseas,
    Topic::Vehicle,
    Topic::VehiclePurchase,
    Topic::VehicleOperation,
    Topic::Reception,
];

/// The parts that add up to the whole.
const DRAWN: [Topic; 4] =
    [Topic::Overseas, Topic::VehiclePurchase, Topic::VehicleOperation, Topic::Reception];

/// The items of the latest year, then the whole and its items by year.
pub(super) fn section(subject: &Subject<'_>, draft: &mut Draft) -> Section {
    let (language, year) = (subject.language, subject.latest);
    let mut section = Section::new("three-public", language.pick("“三公”经费", "Three-public spending"));
    let items = items(subject, draft);
    let years = years(subject, draft);
    if subject.has_years() {
        section.chart(by_item(subject, draft, years.title.clone()));
    }
    if items.is_bare() && years.is_bare() {
        let reason = subject.missing(year, Topic::ThreePublic);
        section.say(match language {
            Language::Zh => format!("没有读到“三公”经费数据：{reason}。"),
            Language::En => format!("No three-public spending was read: {reason}."),
        });
        return section;
    }
    section.table(items);
    section.table(years);
    section
}

fn items(subject: &Subject<'_>, draft: &mut Draft) -> Table {
    let (language, year) = (subject.language, subject.latest);
    let title = language.titled(year, "“三公”经费分项", "Three-public spending by item");
    let mut table = Table::new(title, columns(language, ("项目", "Item")));
    for item in ITEMS {
        let mut cells = vec![Cell::text(language.topic(item))];
        cells.extend(of_year(subject, draft, year, item));
        table.rows.push(cells);
    }
    table
}

fn years(subject: &Subject<'_>, draft: &mut Draft) -> Table {
    let language = subject.language;
    let title = language.pick("各年度“三公”经费", "Three-public spending by year");
    let mut table = Table::new(title, columns(language, YEAR));
    for year in subject.years() {
        let mut cells = vec![Cell::text(year.to_string())];
        cells.extend(of_year(subject, draft, year, Topic::ThreePublic));
        table.rows.push(cells);
    }
    table
}

fn columns(language: Language, lead: Text) -> Vec<Column> {
    let headings = [
        (lead, Holds::Text),
        (BUDGET, Holds::Amount),
        (("预算口径", "Which budget"), Holds::Text),
        (ACTUAL, Holds::Amount),
        (("执行率", "Actual ÷ budget"), Holds::Ratio),
    ];
    Column::list(language, headings)
}

fn by_item(subject: &Subject<'_>, draft: &mut Draft, title: String) -> Chart {
    let language = subject.language;
    let words =
        language.pick("各年度“三公”经费决算数，分项列示。", "Three-public spending of each year by item.");
    let series = DRAWN.map(|item| Series::new(language.topic(item), subject.values(draft, item)));
    Chart {
        title,
        words: words.to_owned(),
        shape: Shape::Stack,
        categories: subject.year_names(),
        series: series.into(),
    }
}

/// Budget, its phase, actual and rate. The adjusted budget goes before the initial one, where both are printed.
fn of_year(subject: &Subject<'_>, draft: &mut Draft, year: i32, item: Topic) -> [Cell; 4] {
    let language = subject.language;
    let name = language.topic(item);
    let find = |phase: Phase| {
        let found = subject.figures.of_phase(&subject.entity.id, year, Asked::whole(item, None), phase)?;
        Some((found, phase))
    };
    let budget = find(Phase::AdjustedBudget).or_else(|| find(Phase::InitialBudget));
    let missing = || subject.reason(year, "no budget printed");
    let phase = budget.map_or_else(|| Cell::none(missing()), |(_, phase)| Cell::text(language.phase(phase)));
    let what = format!("{name} {}", language.pick("预算数", "budget"));
    let budgeted = draft.amount(&what, budget.map(|(figure, _)| figure), missing);
    let actual = subject.cell(draft, year, item, None);
    let rate = if let Value::None(_) = budgeted.value {
        Cell::none(missing())
    } else {
        let what = format!("{name} {}", language.pick("执行率", "execution"));
        draft.share(&language.of_year(year, &what), &actual, &budgeted)
    };
    [budgeted, phase, actual, rate]
}
