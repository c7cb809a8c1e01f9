//! Budgets against what was spent, as a whole by year and by class in the latest.

use super::context::EntityContext;
use crate::builder::ReportBuilder;
use crate::document::{Chart, Holds, ReportCell, ReportColumn, ReportTable, Section, Series, Shape, Value};
use crate::figures::Asked;
use crate::labels;
use crate::language::{LabelText, Speech, text};
use crate::words::{ACTUAL, BUDGET, CLASS, CODE, YEAR};
use juesuan_messages::{Language, Message, message};
use juesuan_model::{CodeDomain, CodeLevel, Fund, Phase, Topic};

const GENERAL: Option<Fund> = Some(Fund::GeneralPublic);

/// What is compared: initial budget, adjusted budget, actual, and the rates of execution.
struct Executed {
    initial: ReportCell,
    adjusted: ReportCell,
    actual: ReportCell,
    of_initial: ReportCell,
    of_adjusted: ReportCell,
}

/// General public expenditure: the classes of the latest year, and the whole by year.
pub(super) fn section(context: &EntityContext<'_>, builder: &mut ReportBuilder) -> Section {
    let language = context.language;
    let title = language.say(message!("report-execution"));
    let mut section = Section::new("execution", title);
    let by_year = by_year(context, builder);
    let (by_class, drawn) = by_class(context, builder);
    if drawn.categories.is_empty() {
        section.say(language.say(message!("report-execution-none")));
    }
    section.chart(drawn);
    if !by_class.rows.is_empty() {
        section.table(by_class);
    }
    section.table(by_year);
    section
}

fn by_year(context: &EntityContext<'_>, builder: &mut ReportBuilder) -> ReportTable {
    let language = context.language;
    let title = language.say(message!("report-execution-by-year"));
    let mut table =
        ReportTable::new(title, columns(language, ReportColumn::list(language, [(YEAR, Holds::Year)])));
    let name = language.say(message!("report-general-expenditure"));
    for year in context.years() {
        let whole = Asked::whole(Topic::ExpenditureOfYear, GENERAL);
        let mut cells = vec![ReportCell::year(year)];
        cells.extend(executed(context, builder, year, whole, &name).cells());
        table.rows.push(cells);
    }
    table
}

/// The table of the latest year's classes, and the chart of those that have a budget.
fn by_class(context: &EntityContext<'_>, builder: &mut ReportBuilder) -> (ReportTable, Chart) {
    let (language, year) = (context.language, context.latest);
    let title = language.say(message!("report-execution-of-year", year = year.to_string()));
    let lead = ReportColumn::list(language, [(CODE, Holds::Text), (CLASS, Holds::Text)]);
    let mut table = ReportTable::new(title.clone(), columns(language, lead));
    let (mut categories, mut budgets, mut actuals) = (Vec::new(), Vec::new(), Vec::new());
    let names = context.codes.of_year(CodeDomain::Functional, year, CodeLevel::Class);
    for code in context.figures.classes(year, GENERAL) {
        let name = labels::class(language, names.get(code).copied().unwrap_or(code));
        let found = executed(context, builder, year, Asked::class(code, GENERAL), name);
        let budget = found.budget().clone();
        if !matches!(budget, Value::None(_)) {
            categories.push(name.to_owned());
            budgets.push(budget);
            actuals.push(found.actual.value.clone());
        }
        let mut cells = vec![ReportCell::text(code), ReportCell::text(name)];
        cells.extend(found.cells());
        table.rows.push(cells);
    }
    let words = language.say(message!("report-execution-alt"));
    let series = vec![Series::new(language.of(BUDGET), budgets), Series::new(language.of(ACTUAL), actuals)];
    (table, Chart { title, words, shape: Shape::Columns, categories, series })
}

fn columns(language: Language, mut lead: Vec<ReportColumn>) -> Vec<ReportColumn> {
    let headings = [
        (LabelText::Term(Phase::InitialBudget.term()), Holds::Amount),
        (LabelText::Term(Phase::AdjustedBudget.term()), Holds::Amount),
        (ACTUAL, Holds::Amount),
        (text!("report-of-initial"), Holds::Ratio),
        (text!("report-of-adjusted"), Holds::Ratio),
    ];
    lead.extend(ReportColumn::list(language, headings));
    lead
}

/// The initial budget is from the department's own budget if the accounts have none.
fn executed(
    context: &EntityContext<'_>,
    builder: &mut ReportBuilder,
    year: i32,
    asked: Asked<'_>,
    name: &str,
) -> Executed {
    let language = context.language;
    let entity = &context.entity.id;
    let of_phase = |phase| context.figures.of_phase(entity, year, asked, phase);
    let mut amount = |phase, figure, reason| {
        let what = language.say(message!("report-phase-of", what = name, phase = phase));
        builder.amount(&what, figure, || context.reason(year, reason))
    };
    let initial = of_phase(Phase::InitialBudget).or_else(|| context.figures.planned(entity, year, asked));
    let initial = amount(Phase::InitialBudget, initial, "no initial budget known");
    let adjusted = amount(Phase::AdjustedBudget, of_phase(Phase::AdjustedBudget), "no adjusted budget known");
    let actual = amount(Phase::Actual, of_phase(Phase::Actual), "no expenditure printed");
    let mut rate = |budget: &ReportCell, what: Message| match &budget.value {
        // The reason why there is no budget.
        Value::None(reason) => ReportCell::none(reason.clone()),
        _ => builder.share(&language.of_year(year, &language.say(what)), &actual, budget),
    };
    let of_initial = rate(&initial, message!("report-execution-of-initial", what = name));
    let of_adjusted = rate(&adjusted, message!("report-execution-of-adjusted", what = name));
    Executed { initial, adjusted, actual, of_initial, of_adjusted }
}

impl Executed {
    /// The initial budget, or the adjusted one if that is the only one.
    fn budget(&self) -> &Value {
        if matches!(self.initial.value, Value::None(_)) { &self.adjusted.value } else { &self.initial.value }
    }

    fn cells(self) -> [ReportCell; 5] {
        [self.initial, self.adjusted, self.actual, self.of_initial, self.of_adjusted]
    }
}
