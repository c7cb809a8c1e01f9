//! What a resident, a member of staff, a visitor, a vehicle costs, with the denominator and where it comes from.

use super::measured::{self, Definition};
use super::subject::Subject;
use crate::draft::Draft;
use crate::error::Error;
use crate::language::{Language, Text};
use crate::metrics::{Holding, Measured, MetricRow, denominator};
use crate::paper::{Cell, Column, Holds, Section, Table, Value};
use crate::words::METRIC;
use juesuan_model::{Fund, Topic, Yuan};
use std::collections::HashMap;

/// A unit cost: a part of a metric, what it is called, and the figure that is divided, where reports print it.
struct UnitCost {
    metric: &'static str,
    part: &'static str,
    label: Text,
    cost: Option<(Topic, Option<Fund>)>,
}

const fn unit_cost(metric: &'static str, part: &'static str, label: Text, cost: Option<Topic>) -> UnitCost {
    let cost = match cost {
        // Only the general public budget tells personnel expenditure.
        Some(Topic::Personnel) => Some((Topic::Personnel, Some(Fund::GeneralPublic))),
        Some(topic) => Some((topic, None)),
        None => None,
    };
    UnitCost { metric, part, label, cost }
}

const UNIT_COSTS: [UnitCost; 12] = [
    unit_cost(
        "per_resident",
        "total",
        ("人均支出（常住人口）", "Expenditure per resident"),
        Some(Topic::ExpenditureOfYear),
    ),
    unit_cost(
        "per_resident",
        "basic",
        ("人均基本支出（常住人口）", "Basic expenditure per resident"),
        Some(Topic::Basic),
    ),
    unit_cost(
        "per_resident",
        "project",
        ("人均项目支出（常住人口）", "Project expenditure per resident"),
        Some(Topic::Project),
    ),
    unit_cost(
        "per_staff",
        "personnel",
        ("人均人员经费", "Personnel expenditure per member of staff"),
        Some(Topic::Personnel),
    ),
    unit_cost(
        "per_staff",
        "operating_cost",
        ("人均机关运行经费", "Operating cost per member of staff"),
        Some(Topic::OperatingCost),
    ),
    unit_cost(
        "per_staff",
        "three_public",
        ("人均“三公”经费", "Three-public spending per member of staff"),
        Some(Topic::ThreePublic),
    ),
    unit_cost("per_staff", "office", ("人均办公费", "Office expenses per member of staff"), None),
    unit_cost("per_staff", "travel", ("人均差旅费", "Travel per member of staff"), None),
    unit_cost("per_staff", "training", ("人均培训费", "Training per member of staff"), None),
    unit_cost(
        "reception_per_batch",
        "total",
        ("批均公务接待费", "Receptions per group of guests"),
        Some(Topic::Reception),
    ),
    unit_cost(
        "reception_per_visitor",
        "total",
        ("人均公务接待费", "Receptions per guest"),
        Some(Topic::Reception),
    ),
    unit_cost(
        "vehicle_operation_per_vehicle",
        "total",
        ("车均运行维护费", "Operation per vehicle"),
        Some(Topic::VehicleOperation),
    ),
];

/// The unit costs of the latest year.
pub(super) fn section(subject: &Subject<'_>, draft: &mut Draft) -> Result<Section, Error> {
    let (language, year) = (subject.language, subject.latest);
    let mut section = Section::new("unit-costs", language.pick("人均与单位成本", "Unit costs"));
    let columns = [
        (METRIC, Holds::Text),
        (("单位成本", "Unit cost"), Holds::Yuan),
        (("费用", "Cost"), Holds::Amount),
        (("除以", "Divided by"), Holds::Number),
        (("分母来源或空缺原因", "Denominator, or why there is none"), Holds::Text),
    ];
    let title = language.titled(year, "人均与单位成本", "Unit costs");
    let mut table = Table::new(title, Column::list(language, columns));
    let mut metrics: HashMap<&str, Vec<MetricRow>> = HashMap::new();
    for unit_cost in UNIT_COSTS {
        if !metrics.contains_key(unit_cost.metric) {
            metrics.insert(unit_cost.metric, subject.measure(unit_cost.metric)?);
        }
        let mut rows = metrics.get(unit_cost.metric).into_iter().flatten();
        let row = rows.find(|row| row.fiscal_year == year && row.dimension == unit_cost.part);
        table.rows.push(unit_cost.row(subject, draft, row.map(|row| &row.measured)));
    }
    section.say(language.pick(
        "分母只取有来源的数字：常住人口取不晚于该年度的最近一次普查或统计，人员数、接待人次、车辆数取报告所述；没有分母的不估算。",
        "Denominators are taken from a named source only: residents from the latest census or count not after the year; staff, \
         guests and vehicles as the report states them. Where there is none, nothing is estimated.",
    ));
    section.table(table);
    Ok(section)
}

impl UnitCost {
    fn row(&self, subject: &Subject<'_>, draft: &mut Draft, row: Option<&Measured>) -> Vec<Cell> {
        let (language, year) = (subject.language, subject.latest);
        let label = language.of(self.label);
        let definition =
            Definition { metric: self.metric, inputs: self.cost.as_slice(), holding: Holding::UnitCost };
        let value = measured::cell(subject, draft, definition, label, year, row);
        let cost = self.cost(subject, draft, row);
        let reason = || Cell::none(language.reason(row.map_or("not printed", Measured::reason)));
        let divisor = row.and_then(|row| row.denominator).map_or_else(reason, Cell::number);
        let source = row.and_then(|row| row.denominator_source.as_deref());
        let remark = Cell::text(remark(language, &value.value, source));
        vec![Cell::text(label), value, cost, divisor, remark]
    }

    /// The figure above the line, where it is printed; else the amount that the metric has.
    fn cost(&self, subject: &Subject<'_>, draft: &mut Draft, row: Option<&Measured>) -> Cell {
        let year = subject.latest;
        match self.cost {
            Some((topic, fund)) if subject.actual(year, topic, fund).is_some() => {
                subject.cell(draft, year, topic, fund)
            }
            _ => match row.and_then(|row| row.numerator).and_then(|number| Yuan::new(number).ok()) {
                Some(amount) => Cell::of(Value::Amount(amount), None),
                None => Cell::none(subject.language.reason("not printed")),
            },
        }
    }
}

/// Where the denominator comes from, and why there is no value.
fn remark(language: Language, value: &Value, source: Option<&str>) -> String {
    let source = source.map(|source| denominator(language, source));
    match (value, source) {
        (Value::None(reason), None) => reason.clone(),
        (Value::None(reason), Some(source)) => format!("{reason}{}{source}", language.pick("。", ". ")),
        (_, source) => source.unwrap_or_default(),
    }
}
