//! A trend with a column per year.

use crate::error::Error;
use crate::trend::Trend;
use polars::frame::{DataFrame, PivotColumnNaming};
use polars::prelude::{DataType, IntoLazy, NamedFrom, Series, by_name, col, element, lit};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What distinguishes one series from another.
const KEYS: [&str; 6] = ["metric", "entity_id", "entity_name", "kind", "scope", "dimension"];

impl Trend {
    /// One row per series, one column `y2023` per year with the value, in constant prices if requested. A year without
    /// a value is blank; the long form has the reason.
    ///
    /// # Errors
    /// None but the frame's own.
    pub fn wide(&self, real: bool) -> Result<DataFrame, Error> {
        let measure = if real { "real_value" } else { "value" };
        let years: BTreeSet<i32> = self.frame.column("fiscal_year")?.i32()?.iter().flatten().collect();
        let years: Vec<String> = years.into_iter().map(|year| format!("y{year}")).collect();
        let years = DataFrame::new_infer_height(vec![Series::new("year".into(), years).into()])?;
        let names = |names: &[&str]| by_name(names.iter().copied(), true, false);
        let long = self.frame.clone().lazy().with_columns([
            (lit("y") + col("fiscal_year").cast(DataType::String)).alias("year"),
            col(measure).cast(DataType::Decimal(22, 4)),
        ]);
        // A series has one row for each year.
        let wide = long.pivot(
            names(&["year"]),
            Arc::new(years),
            names(&KEYS),
            names(&[measure]),
            element().first(),
            true,
            "_".into(),
            PivotColumnNaming::Auto,
        );
        Ok(wide.collect()?)
    }
}
