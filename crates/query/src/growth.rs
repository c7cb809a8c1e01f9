//! The mean yearly growth of a series, by decimals: the engines have no exact root.

use crate::error::Error;
use juesuan_model::Decimal;
use polars::frame::DataFrame;
use polars::prelude::{Column, IntoSeries, NamedFrom, PolarsResult, Series};
use std::collections::HashMap;

/// The growth has four decimals.
const STEPS: i64 = 10_000;
/// More than a millionfold a year is not a growth rate.
const HIGHEST: i64 = STEPS * 1_000_000;

/// The frame of a trend with the column `cagr`, the same on every row of a series.
pub(crate) fn with_cagr(mut frame: DataFrame) -> Result<DataFrame, Error> {
    let years = frame.column("fiscal_year")?.i32()?.clone();
    let values = text(&frame, "real_value")?;
    let plain = text(&frame, "value")?;
    let keys = (0..frame.height()).map(|row| key(&frame, row)).collect::<PolarsResult<Vec<_>>>()?;
    let real = values.iter().any(Option::is_some);
    let mut ends: HashMap<&str, Vec<(i32, Decimal)>> = HashMap::new();
    for (row, key) in keys.iter().enumerate() {
        let value = if real { values.get(row) } else { plain.get(row) };
        let value = value.cloned().flatten().and_then(|text| text.parse().ok());
        if let (Some(value), Some(year)) = (value, years.get(row)) {
            ends.entry(key).or_default().push((year, value));
        }
    }
    let rates: Vec<Option<i128>> = keys
        .iter()
        .map(|key| {
            let series = ends.get(key.as_str())?;
            let (first, last) = (series.first()?, series.last()?);
            cagr(first.1, last.1, u32::try_from(last.0 - first.0).ok()?).map(i128::from)
        })
        .collect();
    let rates = Series::new("cagr".into(), rates).i128()?.clone().into_decimal(18, 4)?.into_series();
    frame.with_column(Column::from(rates))?;
    Ok(frame)
}

/// What distinguishes one series of a trend from another.
fn key(frame: &DataFrame, row: usize) -> PolarsResult<String> {
    let cells = ["metric", "entity_id", "kind", "scope", "dimension"];
    let cells = cells.map(|name| Ok(frame.column(name)?.get(row)?.str_value().into_owned()));
    Ok(cells.into_iter().collect::<PolarsResult<Vec<_>>>()?.join("\u{1}"))
}

fn text(frame: &DataFrame, name: &str) -> PolarsResult<Vec<Option<String>>> {
    let column = frame.column(name)?;
    (0..frame.height())
        .map(|row| {
            let value = column.get(row)?;
            Ok((!value.is_null()).then(|| value.str_value().into_owned()))
        })
        .collect()
}

/// (last ÷ first)^(1 ÷ years) − 1 in ten-thousandths, half up; `None` if either is not positive, or no year has passed.
fn cagr(first: Decimal, last: Decimal, years: u32) -> Option<i64> {
    if first <= Decimal::ZERO || last <= Decimal::ZERO || years == 0 {
        return None;
    }
    let growth = last.checked_div(first)?;
    // The greatest factor k ÷ STEPS whose lower half step does not go beyond: (k − ½)^years ≤ growth.
    let reached = |k: i64| -> bool {
        let factor = Decimal::new(k * 10 - 5, 5);
        let mut power = Decimal::ONE;
        for _ in 0..years {
            match power.checked_mul(factor) {
                Some(next) => power = next,
                None => return false,
            }
        }
        power <= growth
    };
    let (mut low, mut high) = (0, HIGHEST);
    while low < high {
        let middle = low + (high - low + 1) / 2;
        if middle == 0 || reached(middle) { low = middle } else { high = middle - 1 }
    }
    (low < HIGHEST).then_some(low - STEPS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_growth_is_the_root_of_the_whole_to_four_decimals() {
        let of = |first: &str, last: &str, years| cagr(first.parse().unwrap(), last.parse().unwrap(), years);
        assert_eq!(of("100", "121", 2), Some(1_000));
        assert_eq!(of("100", "50", 1), Some(-5_000));
        // ∛2 − 1 = 0.259921…
        assert_eq!(of("1", "2", 3), Some(2_599));
        // 0.00005 rounds up.
        assert_eq!(of("100000", "100005", 1), Some(1));
        assert_eq!(of("100000", "100004", 1), Some(0));
        assert_eq!(of("0", "5", 2), None);
        assert_eq!(of("5", "0", 2), None);
        assert_eq!(of("5", "6", 0), None);
    }
}
