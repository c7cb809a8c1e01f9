//! A trend with a column per year.

use crate::error::Error;
use crate::trend::Trend;
use juesuan_model::Decimal;
use polars::frame::DataFrame;
use polars::prelude::{Column, IntoSeries, NamedFrom, Series};
use std::collections::{BTreeMap, BTreeSet};

/// What tells one series from another.
const KEYS: [&str; 6] = ["metric", "entity_id", "entity_name", "kind", "scope", "dimension"];

impl Trend {
    /// One row per series, one column `y2023` per year with the value, in constant prices where asked. A year without a value
    /// is blank; the long form has the reason.
    ///
    /// # Errors
    /// None but the frame's own.
    pub fn wide(&self, real: bool) -> Result<DataFrame, Error> {
        let measure = self.frame.column(if real { "real_value" } else { "value" })?;
        let years = self.frame.column("fiscal_year")?.i32()?;
        let mut order: Vec<Vec<String>> = Vec::new();
        let mut cells: BTreeMap<(Vec<String>, i32), i128> = BTreeMap::new();
        let mut columns: BTreeSet<i32> = BTreeSet::new();
        for row in 0..self.frame.height() {
            let mut key = Vec::with_capacity(KEYS.len());
            for name in KEYS {
                key.push(self.frame.column(name)?.get(row)?.str_value().into_owned());
            }
            let value = measure.get(row)?;
            let value = (!value.is_null()).then(|| value.str_value().parse::<Decimal>().ok()).flatten();
            let year = years.get(row).unwrap_or_default();
            columns.insert(year);
            if !order.contains(&key) {
                order.push(key.clone());
            }
            if let Some(mut value) = value {
                value.rescale(4);
                cells.insert((key, year), value.mantissa());
            }
        }
        let mut wide: Vec<Column> = Vec::new();
        for (place, name) in KEYS.into_iter().enumerate() {
            let values: Vec<Option<&str>> =
                order.iter().map(|key| key.get(place).map(String::as_str)).collect();
            wide.push(Series::new(name.into(), values).into());
        }
        for year in columns {
            let values: Vec<Option<i128>> =
                order.iter().map(|key| cells.get(&(key.clone(), year)).copied()).collect();
            let values = Series::new(format!("y{year}").into(), values).i128()?.clone();
            wide.push(values.into_decimal(22, 4)?.into_series().into());
        }
        Ok(DataFrame::new_infer_height(wide)?)
    }
}
