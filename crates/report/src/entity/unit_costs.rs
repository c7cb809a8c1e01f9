//! What a resident, a member of staff, a visitor, a vehicle costs, with the denominator and where it comes from.

use super::context::EntityContext;
use super::measured::{self, Definition};
use crate::builder::ReportBuilder;
use crate::document::{Holds, ReportCell, ReportColumn, ReportTable, Section, Value};
use crate::error::Error;
use crate::language::{LabelText, Speech, text};
use crate::metrics::{Holding, Measured, MetricRow, denominator};
use crate::words::METRIC;
use juesuan_messages::{Language, message};
use juesuan_model::{Fund, Topic, Yuan};
use std::collections::HashMap;

/// A unit cost: a part of a metric, its name, and the figure that is divided, if reports print it.
struct UnitCost {
    metric: &'static str,
    part: &'static str,
    label: LabelText,
    cost: Option<(Topic, Option<Fund>)>,
}

const fn unit_cost(
    metric: &'static str,
    part: &'static str,
    label: LabelText,
    cost: Option<Topic>,
) -> UnitCost {
    let cost = match cost {
        // Only the general public budget shows personnel expenditure.
        Some(Topic::Personnel) => Some((Topic::Personnel, Some(Fund::GeneralPublic))),
        Some(topic) => Some((topic, None)),
        None => None,
    };
    UnitCost { metric, part, label, cost }
}

const UNIT_COSTS: [UnitCost; 14] = [
    unit_cost("per_resident", "total", text!("report-per-resident-total"), Some(Topic::ExpenditureOfYear)),
    unit_cost("per_resident", "basic", text!("report-per-resident-basic"), Some(Topic::Basic)),
    unit_cost("per_resident", "project", text!("report-per-resident-project"), Some(Topic::Project)),
    unit_cost(
        "per_registered_resident",
        "total",
        text!("report-per-registered-resident"),
        Some(Topic::ExpenditureOfYear),
    ),
    unit_cost(
        "per_urban_resident",
        "total",
        text!("report-per-urban-resident"),
        Some(Topic::ExpenditureOfYear),
    ),
    unit_cost("per_staff", "personnel", text!("report-per-staff-personnel"), Some(Topic::Personnel)),
    unit_cost(
        "per_staff",
        "operating_cost",
        text!("report-per-staff-operating-cost"),
        Some(Topic::OperatingCost),
    ),
    unit_cost("per_staff", "three_public", text!("report-per-staff-three-public"), Some(Topic::ThreePublic)),
    unit_cost("per_staff", "office", text!("report-per-staff-office"), None),
    unit_cost("per_staff", "travel", text!("report-per-staff-travel"), None),
    unit_cost("per_staff", "training", text!("report-per-staff-training"), None),
    unit_cost("reception_per_batch", "total", text!("report-reception-per-batch"), Some(Topic::Reception)),
    unit_cost(
        "reception_per_visitor",
        "total",
        text!("report-reception-per-visitor"),
        Some(Topic::Reception),
    ),
    unit_cost(
        "vehicle_operation_per_vehicle",
        "total",
        text!("report-vehicle-operation"),
        Some(Topic::VehicleOperation),
    ),
];

/// The unit costs of the latest year.
pub(super) fn section(context: &EntityContext<'_>, builder: &mut ReportBuilder) -> Result<Section, Error> {
    let (language, year) = (context.language, context.latest);
    let mut section = Section::new("unit-costs", language.say(message!("report-unit-costs")));
    let columns = [
        (METRIC, Holds::Text),
        (text!("report-unit-cost"), Holds::Yuan),
        (text!("report-cost"), Holds::Amount),
        (text!("report-divided-by"), Holds::Number),
        (text!("report-denominator"), Holds::Text),
    ];
    let title = language.say(message!("report-unit-costs-of-year", year = year.to_string()));
    let mut table = ReportTable::new(title, ReportColumn::list(language, columns));
    let mut metrics: HashMap<&str, Vec<MetricRow>> = HashMap::new();
    for unit_cost in UNIT_COSTS {
        if !metrics.contains_key(unit_cost.metric) {
            metrics.insert(unit_cost.metric, context.measure(unit_cost.metric)?);
        }
        let mut rows = metrics.get(unit_cost.metric).into_iter().flatten();
        let row = rows.find(|row| row.fiscal_year == year && row.dimension == unit_cost.part);
        table.rows.push(unit_cost.row(context, builder, row.map(|row| &row.measured)));
    }
    section.say(language.say(message!("report-denominators-note")));
    section.table(table);
    Ok(section)
}

impl UnitCost {
    fn row(
        &self,
        context: &EntityContext<'_>,
        builder: &mut ReportBuilder,
        row: Option<&Measured>,
    ) -> Vec<ReportCell> {
        let (language, year) = (context.language, context.latest);
        let label = language.of(self.label.clone());
        let definition =
            Definition { metric: self.metric, inputs: self.cost.as_slice(), holding: Holding::UnitCost };
        let value = measured::cell(context, builder, definition, &label, year, row);
        let cost = self.cost(context, builder, row);
        let reason = || ReportCell::none(language.reason(row.map_or("not printed", Measured::reason)));
        let divisor = row.and_then(|row| row.denominator).map_or_else(reason, ReportCell::number);
        let source = row.and_then(|row| row.denominator_source.as_deref());
        let remark = ReportCell::text(remark(language, &value.value, source));
        vec![ReportCell::text(label), value, cost, divisor, remark]
    }

    /// The numerator's figure, if it is printed; else the amount of the metric.
    fn cost(
        &self,
        context: &EntityContext<'_>,
        builder: &mut ReportBuilder,
        row: Option<&Measured>,
    ) -> ReportCell {
        let year = context.latest;
        match self.cost {
            Some((topic, fund)) if context.actual(year, topic, fund).is_some() => {
                context.cell(builder, year, topic, fund)
            }
            _ => match row.and_then(|row| row.numerator).and_then(|number| Yuan::new(number).ok()) {
                Some(amount) => ReportCell::of(Value::Amount(amount), None),
                None => ReportCell::none(context.language.reason("not printed")),
            },
        }
    }
}

/// Where the denominator comes from, and why there is no value.
fn remark(language: Language, value: &Value, source: Option<&str>) -> String {
    let source = source.map(|source| denominator(language, source));
    match (value, source) {
        (Value::None(reason), None) => reason.clone(),
        (Value::None(reason), Some(source)) => {
            language.say(message!("report-reason-and-source", reason = reason, source = source))
        }
        (_, source) => source.unwrap_or_default(),
    }
}
