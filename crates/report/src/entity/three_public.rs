//! 三公: budget, actual and execution.

use super::subject::Subject;
use crate::draft::Draft;
use crate::figures::Asked;
use crate::language::{Speech, Text, text};
use crate::paper::{Cell, Chart, Column, Holds, Section, Series, Shape, Table, Value};
use crate::words::{ACTUAL, BUDGET, YEAR};
use juesuan_messages::{Language, message};
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
    let mut section = Section::new("three-public", language.say(message!("report-three-public")));
    let items = items(subject, draft);
    let years = years(subject, draft);
    if subject.has_years() {
        section.chart(by_item(subject, draft, years.title.clone()));
    }
    if items.is_bare() && years.is_bare() {
        let reason = subject.missing(year, Topic::ThreePublic);
        section.say(language.say(message!("report-three-public-none", reason = reason)));
        return section;
    }
    section.table(items);
    section.table(years);
    section
}

fn items(subject: &Subject<'_>, draft: &mut Draft) -> Table {
    let (language, year) = (subject.language, subject.latest);
    let title = language.say(message!("report-three-public-of-year", year = year.to_string()));
    let mut table = Table::new(title, columns(language, text!("report-three-public-item")));
    for item in ITEMS {
        let mut cells = vec![Cell::text(language.topic(item))];
        cells.extend(of_year(subject, draft, year, item));
        table.rows.push(cells);
    }
    table
}

fn years(subject: &Subject<'_>, draft: &mut Draft) -> Table {
    let language = subject.language;
    let title = language.say(message!("report-three-public-by-year"));
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
        (text!("report-which-budget"), Holds::Text),
        (ACTUAL, Holds::Amount),
        (text!("report-execution-rate"), Holds::Ratio),
    ];
    Column::list(language, headings)
}

fn by_item(subject: &Subject<'_>, draft: &mut Draft, title: String) -> Chart {
    let language = subject.language;
    let words = language.say(message!("report-three-public-alt"));
    let series = DRAWN.map(|item| Series::new(language.topic(item), subject.values(draft, item)));
    Chart { title, words, shape: Shape::Stack, categories: subject.year_names(), series: series.into() }
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
    let phase = budget
        .map_or_else(|| Cell::none(missing()), |(_, phase)| Cell::text(language.heading(&phase.term())));
    let what = language.say(message!("report-budget-of", what = &name));
    let budgeted = draft.amount(&what, budget.map(|(figure, _)| figure), missing);
    let actual = subject.cell(draft, year, item, None);
    let rate = if let Value::None(_) = budgeted.value {
        Cell::none(missing())
    } else {
        let what = language.say(message!("report-execution-of", what = &name));
        draft.share(&language.of_year(year, &what), &actual, &budgeted)
    };
    [budgeted, phase, actual, rate]
}
