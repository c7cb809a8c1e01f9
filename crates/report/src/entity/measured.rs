//! A metric of a report, with what it was computed from.

use super::subject::Subject;
use crate::draft::Draft;
use crate::language::Speech;
use crate::metrics::{Holding, Measured};
use crate::paper::Cell;
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
    subject: &Subject<'_>,
    draft: &mut Draft,
    definition: Definition<'_>,
    label: &str,
    year: i32,
    row: Option<&Measured>,
) -> Cell {
    let language = subject.language;
    let Some(row) = row else { return Cell::none(language.reason("no report for this year")) };
    let mut inputs = Vec::new();
    for (topic, fund) in definition.inputs {
        if subject.actual(year, *topic, *fund).is_some() {
            inputs.push(subject.cell(draft, year, *topic, *fund));
        }
    }
    let inputs: Vec<&Cell> = inputs.iter().collect();
    let value = row.value.map(|value| definition.holding.value(value));
    let formula = row.formula(draft.shown(), definition.metric);
    draft.computed(&language.of_year(year, label), value, &formula, &inputs, || language.reason(row.reason()))
}
