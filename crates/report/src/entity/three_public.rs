//! 三公: budget, actual and execution.

use super::Subject;
use super::structure::titled;
use crate::draft::Draft;
use crate::figures::Asked;
use crate::paper::{Cell, Chart, Column, Holds, Section, Series, Shape, Table, Value};
use juesuan_model::{Item, Phase};

const ITEMS: [Item; 6] = [
    Item::ThreePublic,
    Item::Overseas,
    Item::Vehicle,
    Item::VehiclePurchase,
    Item::VehicleOperation,
    Item::Reception,
];

/// The items of the latest year, then the whole and its items by year.
pub(super) fn section(subject: &Subject<'_>, draft: &mut Draft) -> Section {
    let language = subject.language;
    let mut section = Section::new("three-public", language.pick("“三公”经费", "Three-public spending"));
    let columns = |lead: &str| {
        vec![
            Column::new(lead, Holds::Text),
            Column::new(language.pick("预算数", "Budget"), Holds::Amount),
            Column::new(language.pick("预算口径", "Which budget"), Holds::Text),
            Column::new(language.pick("决算数", "Actual"), Holds::Amount),
            Column::new(language.pick("执行率", "Execution"), Holds::Ratio),
        ]
    };
    let year = subject.latest;
    let mut items = Table::new(
        titled(language, year, "“三公”经费分项", "Three-public spending by item"),
        columns(language.pick("项目", "Item")),
    );
    for item in ITEMS {
        let mut cells = vec![Cell::text(language.topic(item.name(), None))];
        cells.extend(item_of_year(subject, draft, year, item));
        items.rows.push(cells);
    }
    let mut years = Table::new(
        language.pick("各年度“三公”经费", "Three-public spending by year"),
        columns(language.pick("年度", "Year")),
    );
    for year in subject.years() {
        let mut cells = vec![Cell::text(year.to_string())];
        cells.extend(item_of_year(subject, draft, year, Item::ThreePublic));
        years.rows.push(cells);
    }
    if subject.years.len() > 1 {
        let drawn = [Item::Overseas, Item::VehiclePurchase, Item::VehicleOperation, Item::Reception];
        let series = drawn.map(|item| Series {
            name: language.topic(item.name(), None),
            values: subject
                .years()
                .into_iter()
                .map(|year| subject.cell(draft, year, item.name(), None).value)
                .collect(),
        });
        section.chart(Chart {
            title: years.title.clone(),
            words: language
                .pick("各年度“三公”经费决算数，分项列示。", "Three-public spending of each year by item.")
                .to_owned(),
            shape: Shape::Stack,
            categories: subject.year_names(),
            series: series.into(),
        });
    }
    if items.is_bare() && years.is_bare() {
        section.say(match language {
            crate::Language::Zh => {
                format!("没有读到“三公”经费数据：{}。", subject.missing(year, "three_public"))
            }
            crate::Language::En => {
                format!("No three-public spending was read: {}.", subject.missing(year, "three_public"))
            }
        });
        return section;
    }
    section.table(items);
    section.table(years);
    section
}

/// Budget, its phase, actual and rate. The adjusted budget goes before the initial one, where both are printed.
fn item_of_year(subject: &Subject<'_>, draft: &mut Draft, year: i32, item: Item) -> [Cell; 4] {
    let language = subject.language;
    let asked = Asked::whole(item.name(), None);
    let name = language.topic(item.name(), None);
    let find = |phase: Phase| {
        let found = subject.figures.of_phase(&subject.entity.id, year, asked, phase.name())?;
        Some((found, phase))
    };
    let budget = find(Phase::AdjustedBudget).or_else(|| find(Phase::InitialBudget));
    let reported = subject.years.get(&year) == Some(&true);
    let none = |reason: &str| language.reason(if reported { reason } else { "no report for this year" });
    let phase = budget.map_or_else(
        || Cell::none(none("no budget printed")),
        |(_, phase)| Cell::text(language.phase(phase)),
    );
    let budgeted = draft.amount(
        &format!("{name} {}", language.pick("预算数", "budget")),
        budget.map(|(figure, _)| figure),
        || none("no budget printed"),
    );
    let actual = subject.cell(draft, year, item.name(), None);
    let rate = if let Value::None(_) = budgeted.value {
        Cell::none(none("no budget printed"))
    } else {
        let what = language.of_year(year, &format!("{name} {}", language.pick("执行率", "execution")));
        draft.share(&what, &actual, &budgeted)
    };
    [budgeted, phase, actual, rate]
}
