//! The data that the script in the page draws from: numbers as decimal strings, and the words that represent them.

use crate::document::{Chart, Shape, Shown, Value};
use serde::Serialize;

/// A chart as the script reads it.
#[derive(Debug, Serialize)]
pub(super) struct Drawing<'a> {
    shape: &'static str,
    /// `amount`: the numbers are yuan, drawn in 万元 (million yuan) or 元. `ratio`: drawn in percent.
    unit: &'static str,
    categories: &'a [String],
    series: Vec<ChartLine<'a>>,
}

#[derive(Debug, Serialize)]
struct ChartLine<'a> {
    name: &'a str,
    /// The exact decimals, only turned into floats where they become pixels.
    values: Vec<Option<String>>,
    /// What a reader sees of each.
    shown: Vec<Option<String>>,
}

/// The chart in JSON, safe inside a script element.
pub(super) fn json(chart: &Chart, shown: Shown) -> String {
    let drawing = Drawing {
        shape: match chart.shape {
            Shape::Columns => "columns",
            Shape::Stack => "stack",
            Shape::Bars => "bars",
            Shape::Lines => "lines",
            Shape::Boxes => "boxes",
        },
        unit: if chart.is_of_amounts() { "amount" } else { "ratio" },
        categories: &chart.categories,
        series: chart
            .series
            .iter()
            .map(|series| ChartLine {
                name: &series.name,
                values: series.values.iter().map(exact).collect(),
                shown: series
                    .values
                    .iter()
                    .map(|value| value.exact().map(|_| shown.with_unit(value)))
                    .collect(),
            })
            .collect(),
    };
    let json = serde_json::to_string(&drawing).expect("structs of texts and lists always serialize");
    json.replace('<', "\\u003c")
}

/// The digits of a number; yuan to the fen.
fn exact(value: &Value) -> Option<String> {
    match value {
        Value::Amount(yuan) => Some(yuan.to_string()),
        value => value.exact().map(|number| number.to_string()),
    }
}
