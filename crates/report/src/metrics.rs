//! The rows of metrics: values, formulas, and the box that shows how a metric is spread.

use crate::document::{Chart, Series, Shape, Shown, Value};
use crate::language::Speech;
use crate::rows::record;
use crate::words;
use juesuan_messages::{Language, message};
use juesuan_model::Yuan;
use rust_decimal::{Decimal, RoundingStrategy};

record! {
    /// A metric's value, what it was computed from, or why there is none.
    pub(crate) struct Measured {
        pub(crate) numerator: Option<Decimal>,
        pub(crate) denominator: Option<Decimal>,
        pub(crate) denominator_source: Option<String>,
        pub(crate) value: Option<Decimal>,
        pub(crate) reason: Option<String>,
    }
}

record! {
    /// A row of `queries/analysis/report_metrics.sql`.
    pub(crate) struct MetricRow {
        pub(crate) entity_id: String,
        pub(crate) fiscal_year: i32,
        pub(crate) dimension: String,
        pub(crate) measured: Measured,
    }
}

record! {
    /// A row of `queries/analysis/peers.sql`.
    pub(crate) struct PeerRow {
        pub(crate) entity_name: String,
        pub(crate) measured: Measured,
        pub(crate) rank: Option<Decimal>,
        pub(crate) percentile: Option<Decimal>,
        pub(crate) p25: Option<Decimal>,
        pub(crate) median: Option<Decimal>,
        pub(crate) p75: Option<Decimal>,
        pub(crate) ranked_count: Option<Decimal>,
        pub(crate) reference_count: Option<Decimal>,
        pub(crate) chosen: bool,
    }
}

impl Measured {
    /// Why there is no value.
    pub(crate) fn reason(&self) -> &str {
        self.reason.as_deref().unwrap_or("not printed")
    }

    /// What the value was computed from: `3,771.55万元 ÷ 5,102.22万元`.
    pub(crate) fn formula(&self, shown: Shown, metric: &str) -> String {
        let (counted_above, counted_below) = counts(metric);
        let number = |number: Option<Decimal>, counted: bool| {
            let Some(number) = number else { return String::new() };
            match Yuan::new(number) {
                Ok(yuan) if !counted => shown.with_unit(&Value::Amount(yuan)),
                _ => shown.value(&Value::Number(number)),
            }
        };
        let (above, below) = (number(self.numerator, counted_above), number(self.denominator, counted_below));
        let source = self.denominator_source.as_deref().map(|source| denominator(shown.language, source));
        let source = source.map(|source| shown.language.in_brackets(&source)).unwrap_or_default();
        format!("{above} ÷ {below}{source}")
    }
}

/// Whether a metric's numerator and denominator count something instead of being money.
fn counts(metric: &str) -> (bool, bool) {
    match metric {
        "reconciliation_score" | "disclosure_score" => (true, true),
        "per_resident"
        | "per_registered_resident"
        | "per_urban_resident"
        | "per_staff"
        | "reception_per_batch"
        | "reception_per_visitor"
        | "vehicle_operation_per_vehicle" => (false, true),
        _ => (false, false),
    }
}

/// Where a denominator comes from, in words.
pub(crate) fn denominator(language: Language, source: &str) -> String {
    if let Some(sentence) = source.strip_prefix("prose: ") {
        return language.say(message!("report-told-in-text", sentence = sentence));
    }
    let populations = [
        ("residents of ", message!("report-population-residents")),
        ("registered residents of ", message!("report-population-registered")),
        ("urban residents of ", message!("report-population-urban")),
    ];
    for (words, population) in populations {
        let residents = source.strip_prefix(words).and_then(|rest| rest.split_once(" on "));
        let Some((region, rest)) = residents else { continue };
        let Some((days, source)) = rest.split_once(", interpolated ") else {
            let counted =
                message!("report-residents", population = population, region = region, source = rest);
            return language.say(counted);
        };
        return language.say(message!(
            "report-residents-interpolated",
            population = population,
            region = region,
            days = days,
            source = source
        ));
    }
    match source {
        "rule_results" => language.say(message!("report-own-checks")),
        "the national template" => language.say(message!("report-template")),
        source => language.stated_in(source.split([' ', ',']).next().unwrap_or(source)),
    }
}

/// How a metric's values are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holding {
    /// A share or rate.
    Ratio,
    /// An amount of a report.
    Amount,
    /// Yuan for one of something.
    UnitCost,
}

impl Holding {
    /// A number of the metric as a cell contains it.
    pub(crate) fn value(self, number: Decimal) -> Value {
        match self {
            Self::Ratio => Value::Ratio(number),
            Self::UnitCost => Value::Yuan(number),
            Self::Amount => {
                // Four decimals that are zeros; a quartile may lie between two fen, and is rounded to one.
                let fen = number.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
                Yuan::new(fen).map_or(Value::Yuan(number), Value::Amount)
            }
        }
    }
}

/// A chart of boxes, still without any: each shows five numbers of the peers and, where a department is selected, its
/// own.
pub(crate) fn boxes(language: Language, title: String, alternative: String, own: bool) -> Chart {
    let five = [words::LEAST, words::LOWER_QUARTILE, words::MEDIAN, words::UPPER_QUARTILE, words::MOST];
    let names = five.into_iter().chain(own.then_some(words::THIS_DEPARTMENT));
    Chart {
        title,
        words: alternative,
        shape: Shape::Boxes,
        categories: Vec::new(),
        series: names.map(|name| Series::new(language.of(name), Vec::new())).collect(),
    }
}

/// Adds the box of a ratio: five numbers of the peers, and the department's own.
pub(crate) fn draw_box(chart: &mut Chart, label: &str, peers: &[PeerRow], own: Option<&PeerRow>) {
    let others = peers.iter().filter(|row| !row.chosen);
    let mut values: Vec<Decimal> = others.filter_map(|row| row.measured.value).collect();
    values.sort_unstable();
    let any = own.or_else(|| peers.first());
    let numbers = [
        values.first().copied(),
        any.and_then(|row| row.p25),
        any.and_then(|row| row.median),
        any.and_then(|row| row.p75),
        values.last().copied(),
        own.and_then(|row| row.measured.value),
    ];
    chart.categories.push(label.to_owned());
    for (series, number) in chart.series.iter_mut().zip(numbers) {
        series.values.push(number.map_or_else(|| Value::None(String::new()), Value::Ratio));
    }
}
