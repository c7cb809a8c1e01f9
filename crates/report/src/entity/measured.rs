//! A metric of a report, with what it was computed from.

use super::context::EntityContext;
use crate::builder::ReportBuilder;
use crate::document::ReportCell;
use crate::language::Speech;
use crate::metrics::{Holding, Measured};
use juesuan_model::{Fund, Topic};

/// A figure that a metric is computed from: topic and fund.
pub(super) type Input = (Topic, Option<Fund>);

/// A metric, the figures that it is computed from where a report prints them, and how its values are shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Definition<'a> {
    pub(super) metric: &'a str,
    pub(super) inputs: &'a [Input],
    pub(super) holding: Holding,
}

/// The value of a year, which leads to the figures that it was computed from.
pub(super) fn cell(
    context: &EntityContext<'_>,
    builder: &mut ReportBuilder,
    definition: Definition<'_>,
    label: &str,
    year: i32,
    row: Option<&Measured>,
) -> ReportCell {
    let language = context.language;
    let Some(row) = row else { return ReportCell::none(language.reason("no report for this year")) };
    let mut inputs = Vec::new();
    for (topic, fund) in definition.inputs {
        if context.actual(year, *topic, *fund).is_some() {
            inputs.push(context.cell(builder, year, *topic, *fund));
        }
    }
    let inputs: Vec<&ReportCell> = inputs.iter().collect();
    let value = row.value.map(|value| definition.holding.value(value));
    let formula = row.formula(builder.shown(), definition.metric);
    builder
        .computed(&language.of_year(year, label), value, &formula, &inputs, || language.reason(row.reason()))
}
