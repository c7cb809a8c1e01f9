//! Shares and rates by year, and unit costs of the latest.

use super::Subject;
use super::structure::titled;
use crate::draft::Draft;
use crate::error::Error;
use crate::format::Language;
use crate::paper::{Cell, Chart, Column, Holds, Section, Series, Shape, Shown, Table, Value};
use crate::rows::Row;
use juesuan_model::Yuan;

const GENERAL: Option<&str> = Some("general_public");

/// A figure: topic and fund.
type Input = (&'static str, Option<&'static str>);
/// A metric's id, and the figures that it is computed from, where a report prints them.
type Measured = (&'static str, &'static [Input]);

/// Ratios of one report.
const RATIOS: [Measured; 7] = [
    ("project_share", &[("project", None), ("expenditure_of_year", None)]),
    ("personnel_share", &[("personnel", GENERAL), ("basic", GENERAL)]),
    ("public_share", &[("public", GENERAL), ("basic", GENERAL)]),
    ("fiscal_dependency", &[("fiscal_appropriation", None), ("income_of_year", None)]),
    ("carryover_rate", &[("closing_carryover", None), ("expenditure_of_year", None)]),
    ("reconciliation_score", &[]),
    ("disclosure_score", &[]),
];

/// Those that are drawn.
const DRAWN: [&str; 4] = ["project_share", "personnel_share", "public_share", "fiscal_dependency"];

/// A unit cost: metric, part, what it is called in Chinese and English, and the figure above the line with its fund.
type UnitCost = (&'static str, &'static str, &'static str, &'static str, &'static str, Option<&'static str>);

const UNIT_COSTS: [UnitCost; 12] = [
    (
        "per_resident",
        "total",
        "人均支出（常住人口）",
        "expenditure per resident",
        "expenditure_of_year",
        None,
    ),
    ("per_resident", "basic", "人均基本支出（常住人口）", "basic expenditure per resident", "basic", None),
    (
        "per_resident",
        "project",
        "人均项目支出（常住人口）",
        "project expenditure per resident",
        "project",
        None,
    ),
    ("per_staff", "personnel", "人均人员经费", "personnel cost per member of staff", "personnel", GENERAL),
    (
        "per_staff",
        "operating_cost",
        "人均机关运行经费",
        "operating cost per member of staff",
        "operating_cost",
        None,
    ),
    (
        "per_staff",
        "three_public",
        "人均“三公”经费",
        "three-public spending per member of staff",
        "three_public",
        None,
    ),
    ("per_staff", "office", "人均办公费", "office cost per member of staff", "", None),
    ("per_staff", "travel", "人均差旅费", "travel cost per member of staff", "", None),
    ("per_staff", "training", "人均培训费", "training cost per member of staff", "", None),
    ("reception_per_batch", "total", "批均公务接待费", "reception per group", "reception", None),
    ("reception_per_visitor", "total", "人均公务接待费", "reception per visitor", "reception", None),
    (
        "vehicle_operation_per_vehicle",
        "total",
        "车均运行维护费",
        "operation per vehicle",
        "vehicle_operation",
        None,
    ),
];

/// Ratios of every year.
pub(super) fn by_year(subject: &Subject<'_>, draft: &mut Draft) -> Result<Section, Error> {
    let language = subject.language;
    let mut section = Section::new("ratios", language.pick("结构与质量指标", "Shares and quality"));
    let mut columns = vec![Column::new(language.pick("年度", "Year"), Holds::Text)];
    let mut by_metric = Vec::new();
    let mut drawn = Vec::new();
    for (id, inputs) in RATIOS {
        let metric = subject.session.catalogue().metric(id)?;
        let label = language.pick(metric.label_zh, metric.label_en);
        columns.push(Column::new(label, Holds::Ratio));
        let rows = subject.measure(id)?;
        let mut cells = Vec::new();
        for year in subject.years() {
            let row = rows.iter().find(|row| row.year() == Some(year) && row.is("dimension", "total"));
            let what = language.of_year(year, label);
            cells.push(measured(subject, draft, &what, row, inputs, year, Value::Ratio)?);
        }
        if DRAWN.contains(&id) {
            drawn.push(Series {
                name: label.to_owned(),
                values: cells.iter().map(|cell| cell.value.clone()).collect(),
            });
        }
        by_metric.push(cells);
    }
    let mut table = Table::new(language.pick("各年度指标", "Ratios by year"), columns);
    for (at, year) in subject.years().into_iter().enumerate() {
        let mut row = vec![Cell::text(year.to_string())];
        row.extend(by_metric.iter().filter_map(|cells| cells.get(at).cloned()));
        table.rows.push(row);
    }
    if subject.years.len() > 1 {
        section.chart(Chart {
            title: language.pick("支出结构与来源", "Shares of expenditure and income").to_owned(),
            words: language
                .pick(
                    "各年度项目支出、人员经费、公用经费占比和财政拨款依赖度，数字见下表。",
                    "Shares by year; the table below has the numbers.",
                )
                .to_owned(),
            shape: Shape::Lines,
            categories: subject.year_names(),
            series: drawn,
        });
    }
    section.table(table);
    Ok(section)
}

/// What a resident, a member of staff, a visitor, a vehicle costs, with the denominator and where it comes from.
pub(super) fn unit_costs(subject: &Subject<'_>, draft: &mut Draft) -> Result<Section, Error> {
    let language = subject.language;
    let mut section = Section::new("unit-costs", language.pick("人均与单位成本", "Unit costs"));
    let year = subject.latest;
    let mut table = Table::new(
        titled(language, year, "人均与单位成本", "Unit costs"),
        vec![
            Column::new(language.pick("指标", "Metric"), Holds::Text),
            Column::new(language.pick("单位成本", "Unit cost"), Holds::Yuan),
            Column::new(language.pick("费用", "Cost"), Holds::Amount),
            Column::new(language.pick("除以", "Divided by"), Holds::Number),
            Column::new(
                language.pick("分母来源或空缺原因", "Denominator, or why there is none"),
                Holds::Text,
            ),
        ],
    );
    let mut asked: Vec<(&str, crate::rows::Rows)> = Vec::new();
    for (id, part, zh, en, topic, fund) in UNIT_COSTS {
        if !asked.iter().any(|(known, _)| *known == id) {
            asked.push((id, subject.measure(id)?));
        }
        let rows = asked.iter().find(|(known, _)| *known == id).map(|(_, rows)| rows);
        let row = rows
            .and_then(|rows| rows.iter().find(|row| row.year() == Some(year) && row.is("dimension", part)));
        let label = language.pick(zh, en);
        let what = language.of_year(year, label);
        let value = measured(subject, draft, &what, row, &[(topic, fund)], year, Value::Yuan)?;
        let cost = cost(subject, draft, row, topic, fund)?;
        let number = row.map_or(Ok(None), |row| row.number("denominator"))?;
        let divisor = number.map_or_else(
            || Cell::none(reason(language, row)),
            |number| Cell::of(Value::Number(number), None),
        );
        let why = match (&value.value, row.and_then(|row| row.text("denominator_source"))) {
            (Value::None(reason), None) => reason.clone(),
            (Value::None(reason), Some(source)) => {
                format!("{reason}{}{}", language.pick("。", ". "), from(language, source))
            }
            (_, source) => from(language, source.unwrap_or_default()),
        };
        table.rows.push(vec![Cell::text(label), value, cost, divisor, Cell::text(why)]);
    }
    section.say(language.pick(
        "分母只取有来源的数字：常住人口取不晚于该年度的最近一次普查或统计，人员数、接待人次、车辆数取报告所述；没有分母的不估算。",
        "Denominators are taken from a named source only: residents as last counted not after the year; staff, visitors and vehicles \
         as the report tells them. Where there is none, nothing is estimated.",
    ));
    section.table(table);
    Ok(section)
}

/// The figure above the line, where it is printed; else the amount that the metric has.
fn cost(
    subject: &Subject<'_>,
    draft: &mut Draft,
    row: Option<Row<'_>>,
    topic: &str,
    fund: Option<&str>,
) -> Result<Cell, Error> {
    if subject.actual(subject.latest, topic, fund).is_some() {
        return Ok(subject.cell(draft, subject.latest, topic, fund));
    }
    let amount = row.map_or(Ok(None), |row| row.yuan("numerator"))?;
    Ok(amount.map_or_else(
        || Cell::none(subject.language.reason("not printed")),
        |amount| Cell::of(Value::Amount(amount), None),
    ))
}

/// A metric's value of one report, with what it was computed from.
pub(super) fn measured(
    subject: &Subject<'_>,
    draft: &mut Draft,
    what: &str,
    row: Option<Row<'_>>,
    inputs: &[(&str, Option<&str>)],
    year: i32,
    holds: fn(rust_decimal::Decimal) -> Value,
) -> Result<Cell, Error> {
    let language = subject.language;
    let Some(row) = row else { return Ok(Cell::none(language.reason("no report for this year"))) };
    let value = row.number("value")?.map(holds);
    let mut cells = Vec::new();
    for (topic, fund) in inputs {
        if subject.actual(year, topic, *fund).is_some() {
            cells.push(subject.cell(draft, year, topic, *fund));
        }
    }
    let formula = formula(draft, row)?;
    let inputs: Vec<&Cell> = cells.iter().collect();
    Ok(draft.computed(what, value, &formula, &inputs, || reason(language, Some(row))))
}

/// `3,771.55万元 ÷ 5,102.22万元`.
fn formula(draft: &Draft, row: Row<'_>) -> Result<String, Error> {
    let shown = draft.shown();
    let number = |column: &str| -> Result<String, Error> {
        let number = row.number(column)?;
        // Money is in the thousands at least; what is smaller, and whole, is a count.
        let words = |number: rust_decimal::Decimal| match Yuan::new(number) {
            Ok(yuan) if !is_count(row, column) => shown.with_unit(&Value::Amount(yuan)),
            _ => Shown::value(&Value::Number(number)),
        };
        Ok(number.map_or_else(String::new, words))
    };
    let (above, below) = (number("numerator")?, number("denominator")?);
    let source = from(draft.language, row.text("denominator_source").unwrap_or_default());
    let source = if source.is_empty() { source } else { format!("（{source}）") };
    Ok(format!("{above} ÷ {below}{source}"))
}

/// Whether a metric's number counts something instead of being money.
fn is_count(row: Row<'_>, column: &str) -> bool {
    match row.text("metric").unwrap_or_default() {
        "reconciliation_score" | "disclosure_score" => true,
        "per_resident"
        | "per_staff"
        | "reception_per_batch"
        | "reception_per_visitor"
        | "vehicle_operation_per_vehicle" => column == "denominator",
        _ => false,
    }
}

fn reason(language: Language, row: Option<Row<'_>>) -> String {
    language.reason(row.and_then(|row| row.text("reason")).unwrap_or("not printed"))
}

/// Where a denominator comes from, in words of the language.
fn from(language: Language, source: &str) -> String {
    let Language::Zh = language else { return source.to_owned() };
    if let Some(sentence) = source.strip_prefix("prose: ") {
        return format!("报告文字：{sentence}");
    }
    if let Some((region, rest)) =
        source.strip_prefix("residents of ").and_then(|rest| rest.split_once(" on "))
    {
        return format!("区划{region}常住人口，{rest}");
    }
    match source {
        "rule_results" => "本仓库的勾稽核对".to_owned(),
        "the national template" => "全国统一格式".to_owned(),
        source => language.stated_in(source.split(' ').next().unwrap_or(source)),
    }
}
