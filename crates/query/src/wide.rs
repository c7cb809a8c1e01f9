//! A trend with a column per year.

use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::trend::Trend;
use juesuan_messages::Language;
use polars::frame::{DataFrame, PivotColumnNaming};
use polars::prelude::{Column, DataType, IntoLazy, NamedFrom, Series, StringChunked, by_name, col, element};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// What distinguishes one series from another, and what each is called.
const KEYS: [&str; 9] =
    ["metric", "metric_name", "unit", "entity_id", "entity_name", "kind", "scope", "dimension", "label"];

impl Trend {
    /// One row per series, with the names of the metric, in this language, and of the entity, and one column per year, `2023`, with
    /// the value, in constant prices if requested. A year without a value is blank; the long form has the reason.
    ///
    /// # Errors
    /// None but the frame's own.
    pub fn wide(&self, real: bool, language: Language) -> Result<DataFrame, Error> {
        let measure = if real { "real_value" } else { "value" };
        let years: BTreeSet<i32> = self.frame.column("fiscal_year")?.i32()?.iter().flatten().collect();
        let years: Vec<String> = years.into_iter().map(|year| year.to_string()).collect();
        let years = DataFrame::new_infer_height(vec![Series::new("year".into(), years).into()])?;
        let names = |names: &[&str]| by_name(names.iter().copied(), true, false);
        let mut frame = self.frame.clone();
        for column in [metric_names(&frame, language)?, latest_labels(&frame)?] {
            frame.with_column(column)?;
        }
        let long = frame.lazy().with_columns([
            col("fiscal_year").cast(DataType::String).alias("year"),
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
        let mut wide = wide.collect()?;
        if wide.column("label")?.null_count() == wide.height() {
            wide.drop_in_place("label")?;
        }
        Ok(wide)
    }
}

/// What the metrics of the rows are called.
fn metric_names(frame: &DataFrame, language: Language) -> Result<Column, Error> {
    let catalogue = Catalogue::read()?;
    let name = |id: &str| {
        let metric = catalogue.metrics().iter().find(|metric| metric.id == id)?;
        Some(if language == Language::Zh { metric.label_zh } else { metric.label_en })
    };
    let names: StringChunked = frame.column("metric")?.str()?.iter().map(|id| id.and_then(name)).collect();
    Ok(Column::from(Series::from(names).with_name("metric_name".into())))
}

/// The name of the code of each row, on all rows of a code that in its latest year: names of codes change.
fn latest_labels(frame: &DataFrame) -> Result<Column, Error> {
    let (codes, years) = (frame.column("dimension")?.str()?, frame.column("fiscal_year")?.i32()?);
    let labels = frame.column("label")?.str()?;
    let mut latest: HashMap<&str, (i32, &str)> = HashMap::new();
    for ((code, year), label) in codes.iter().zip(years.iter()).zip(labels.iter()) {
        if let (Some(code), Some(year), Some(label)) = (code, year, label) {
            let known = latest.entry(code).or_insert((year, label));
            *known = (*known).max((year, label));
        }
    }
    let of = |code: Option<&str>| latest.get(code?).map(|(_, label)| *label);
    let labels: StringChunked = codes.iter().map(of).collect();
    Ok(Column::from(Series::from(labels).with_name("label".into())))
}
