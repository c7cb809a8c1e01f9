//! 三公: budget, actual and execution.

use super::context::EntityContext;
use crate::builder::ReportBuilder;
use crate::document::{Chart, Holds, ReportCell, ReportColumn, ReportTable, Section, Series, Shape, Value};
use crate::figures::Asked;
use crate::language::{LabelText, Speech, text};
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
pub(super) fn section(context: &EntityContext<'_>, builder: &mut ReportBuilder) -> Section {
    let (language, year) = (context.language, context.latest);
    let mut section = Section::new("three-public", language.say(message!("report-three-public")));
    let items = items(context, builder);
    let years = years(context, builder);
    if context.has_years() {
        section.chart(by_item(context, builder, years.title.clone()));
    }
    if items.is_bare() && years.is_bare() {
        let reason = context.missing(year, Topic::ThreePublic);
        section.say(language.say(message!("report-three-public-none", reason = reason)));
        return section;
    }
    section.table(items);
    section.table(years);
    section
}

fn items(context: &EntityContext<'_>, builder: &mut ReportBuilder) -> ReportTable {
    let (language, year) = (context.language, context.latest);
    let title = language.say(message!("report-three-public-of-year", year = year.to_string()));
    let mut table =
        ReportTable::new(title, columns(language, text!("report-three-public-item"), Holds::Text));
    for item in ITEMS {
        let mut cells = vec![ReportCell::text(language.topic(item))];
        cells.extend(of_year(context, builder, year, item));
        table.rows.push(cells);
    }
    table
}

fn years(context: &EntityContext<'_>, builder: &mut ReportBuilder) -> ReportTable {
    let language = context.language;
    let title = language.say(message!("report-three-public-by-year"));
    let mut table = ReportTable::new(title, columns(language, YEAR, Holds::Year));
    for year in context.years() {
        let mut cells = vec![ReportCell::year(year)];
        cells.extend(of_year(context, builder, year, Topic::ThreePublic));
        table.rows.push(cells);
    }
    table
}

fn columns(language: Language, lead: LabelText, holds: Holds) -> Vec<ReportColumn> {
    let headings = [
        (lead, holds),
        (BUDGET, Holds::Amount),
        (text!("report-which-budget"), Holds::Text),
        (ACTUAL, Holds::Amount),
        (text!("report-execution-rate"), Holds::Ratio),
    ];
    ReportColumn::list(language, headings)
}

fn by_item(context: &EntityContext<'_>, builder: &mut ReportBuilder, title: String) -> Chart {
    let language = context.language;
    let words = language.say(message!("report-three-public-alt"));
    let series = DRAWN.map(|item| Series::new(language.topic(item), context.values(builder, item)));
    Chart { title, words, shape: Shape::Stack, categories: context.year_names(), series: series.into() }
}

/// Budget, its phase, actual and rate. The adjusted budget takes precedence over the initial one, if both are printed.
fn of_year(
    context: &EntityContext<'_>,
    builder: &mut ReportBuilder,
    year: i32,
    item: Topic,
) -> [ReportCell; 4] {
    let language = context.language;
    let name = language.topic(item);
    let find = |phase: Phase| {
        let found = context.figures.of_phase(&context.entity.id, year, Asked::whole(item, None), phase)?;
        Some((found, phase))
    };
    let budget = find(Phase::AdjustedBudget).or_else(|| find(Phase::InitialBudget));
    let missing = || context.reason(year, "no budget printed");
    let phase = budget.map_or_else(
        || ReportCell::none(missing()),
        |(_, phase)| ReportCell::text(language.heading(&phase.term())),
    );
    let what = language.say(message!("report-budget-of", what = &name));
    let budgeted = builder.amount(&what, budget.map(|(figure, _)| figure), missing);
    let actual = context.cell(builder, year, item, None);
    let rate = if let Value::None(_) = budgeted.value {
        ReportCell::none(missing())
    } else {
        let what = language.say(message!("report-execution-of", what = &name));
        builder.share(&language.of_year(year, &what), &actual, &budgeted)
    };
    [budgeted, phase, actual, rate]
}
