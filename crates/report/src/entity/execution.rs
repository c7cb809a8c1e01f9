//! Budgets against what was spent, as a whole by year and by class in the latest.

use super::Subject;
use super::structure::{class_names, titled};
use crate::draft::Draft;
use crate::figures::Asked;
use crate::format::Language;
use crate::paper::{Cell, Chart, Column, Holds, Section, Series, Shape, Table, Value};
use std::collections::BTreeSet;

const GENERAL: Option<&str> = Some("general_public");

/// General public expenditure: the whole by year, the classes of the latest.
pub(super) fn section(subject: &Subject<'_>, draft: &mut Draft) -> Section {
    let language = subject.language;
    let mut section = Section::new(
        "execution",
        language.pick("一般公共预算执行", "Execution of the general public budget"),
    );
    let mut by_year = Table::new(
        language.pick("各年度预算执行", "Execution by year"),
        columns(language, vec![Column::new(language.pick("年度", "Year"), Holds::Text)]),
    );
    for year in subject.years() {
        let whole = Asked::whole("expenditure_of_year", GENERAL);
        let mut cells = vec![Cell::text(year.to_string())];
        cells.extend(executed(
            subject,
            draft,
            year,
            whole,
            language.pick("一般公共预算支出", "general public expenditure"),
        ));
        by_year.rows.push(cells);
    }

    let year = subject.latest;
    let mut by_class = Table::new(
        titled(language, year, "分类预算执行", "Execution by class"),
        columns(
            language,
            vec![
                Column::new(language.pick("科目代码", "Code"), Holds::Text),
                Column::new(language.pick("科目名称", "Class"), Holds::Text),
            ],
        ),
    );
    let names = class_names(subject, year);
    let classes: BTreeSet<&str> = subject
        .figures
        .iter()
        .filter(|figure| {
            figure.year == year && figure.topic == "functional_class" && figure.fund.as_deref() == GENERAL
        })
        .filter_map(|figure| figure.code.as_deref())
        .collect();
    let mut drawn: Vec<(String, Value, Value)> = Vec::new();
    for code in classes {
        let name = names.get(code).copied().unwrap_or(code);
        let asked = Asked { topic: "functional_class", fund: GENERAL, code: Some(code) };
        let found = executed(subject, draft, year, asked, name);
        if let [initial, adjusted, actual, ..] = found.as_slice() {
            let budget = if matches!(initial.value, Value::None(_)) { adjusted } else { initial };
            if !matches!(budget.value, Value::None(_)) {
                drawn.push((name.to_owned(), budget.value.clone(), actual.value.clone()));
            }
        }
        let mut cells = vec![Cell::text(code), Cell::text(name)];
        cells.extend(found);
        by_class.rows.push(cells);
    }
    if drawn.is_empty() {
        section.say(language.pick(
            "报告没有分类列示预算数，无法按类计算执行率；全年预算数未列的，不以年初预算数代替。",
            "The report gives no budget by class, so no rate of execution by class can be computed.",
        ));
    }
    let mut series = [language.pick("预算数", "Budget"), language.pick("决算数", "Actual")]
        .map(|name| Series { name: name.to_owned(), values: Vec::new() });
    let mut categories = Vec::new();
    for (name, budget, actual) in drawn {
        categories.push(name);
        for (series, value) in series.iter_mut().zip([budget, actual]) {
            series.values.push(value);
        }
    }
    section.chart(Chart {
        title: by_class.title.clone(),
        words: language
            .pick(
                "各类预算数与决算数，数字见下表。",
                "Budget and actual of each class; the table below has the numbers.",
            )
            .to_owned(),
        shape: Shape::Columns,
        categories,
        series: series.into(),
    });
    if !by_class.rows.is_empty() {
        section.table(by_class);
    }
    section.table(by_year);
    section
}

fn columns(language: Language, lead: Vec<Column>) -> Vec<Column> {
    let mut columns = lead;
    columns.extend([
        Column::new(language.pick("年初预算数", "Initial budget"), Holds::Amount),
        Column::new(language.pick("全年预算数", "Adjusted budget"), Holds::Amount),
        Column::new(language.pick("决算数", "Actual"), Holds::Amount),
        Column::new(language.pick("年初预算执行率", "of initial budget"), Holds::Ratio),
        Column::new(language.pick("全年预算执行率", "of adjusted budget"), Holds::Ratio),
    ]);
    columns
}

/// Initial budget (from the body's own budget where the accounts have none), adjusted budget, actual, and the rates.
fn executed(subject: &Subject<'_>, draft: &mut Draft, year: i32, asked: Asked<'_>, name: &str) -> Vec<Cell> {
    let language = subject.language;
    let entity = &subject.entity.id;
    let reported = subject.years.get(&year) == Some(&true);
    let missing = |reason: &str| {
        let reason = if reported { reason } else { "no report for this year" };
        language.reason(reason)
    };
    let phase = |phase| subject.figures.of_phase(entity, year, asked, phase);
    let what = |phase: &str| format!("{name} {phase}");
    let initial = phase("initial_budget").or_else(|| subject.figures.planned(entity, year, asked));
    let initial = draft.amount(&what(language.pick("年初预算数", "initial budget")), initial, || {
        missing("no initial budget known")
    });
    let adjusted = draft.amount(
        &what(language.pick("全年预算数", "adjusted budget")),
        phase("adjusted_budget"),
        || missing("no adjusted budget known"),
    );
    let actual = draft.amount(&what(language.pick("决算数", "actual")), phase("actual"), || {
        missing("no expenditure printed")
    });
    let mut rates = Vec::new();
    for (budget, rate, reason) in [
        (
            &initial,
            language.pick("年初预算执行率", "execution of the initial budget"),
            "no initial budget known",
        ),
        (
            &adjusted,
            language.pick("全年预算执行率", "execution of the adjusted budget"),
            "no adjusted budget known",
        ),
    ] {
        rates.push(if matches!(budget.value, Value::None(_)) {
            Cell::none(missing(reason))
        } else {
            draft.share(&language.of_year(year, &what(rate)), &actual, budget)
        });
    }
    let mut cells = vec![initial, adjusted, actual];
    cells.extend(rates);
    cells
}
