//! A trend with a column per year.

use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::trend::Trend;
use juesuan_messages::Language;
use polars::frame::DataFrame;
use polars::prelude::{Column, DataType, GroupsIndicator, IdxCa, IdxSize, Series, StringChunked};
use std::collections::{BTreeMap, HashMap};

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
        let mut frame = self.frame.clone();
        for column in [metric_names(&frame, language)?, latest_labels(&frame)?] {
            frame.with_column(column)?;
        }
        let years: Vec<Option<i32>> = frame.column("fiscal_year")?.i32()?.iter().collect();
        let values = frame.column(measure)?.cast(&DataType::Decimal(22, 4))?;
        let series = frame.group_by_stable(KEYS)?.into_groups();
        // The row of each series for each year; there is one.
        let mut rows: BTreeMap<i32, Vec<Option<IdxSize>>> = BTreeMap::new();
        for (at, group) in series.iter().enumerate() {
            for row in rows_of(&group) {
                let year = usize::try_from(row).ok().and_then(|row| years.get(row).copied().flatten());
                let Some(year) = year else { continue };
                let of_year = rows.entry(year).or_insert_with(|| vec![None; series.len()]);
                if let Some(cell) = of_year.get_mut(at) {
                    cell.get_or_insert(row);
                }
            }
        }
        let first: IdxCa = series.iter().map(|group| Some(group.first())).collect();
        let mut wide = frame.select(KEYS)?.take(&first)?;
        for (year, rows) in rows {
            let rows: IdxCa = rows.into_iter().collect();
            wide.with_column(values.take(&rows)?.with_name(year.to_string().into()))?;
        }
        if wide.column("label")?.null_count() == wide.height() {
            wide.drop_in_place("label")?;
        }
        Ok(wide)
    }
}

fn rows_of(group: &GroupsIndicator<'_>) -> Vec<IdxSize> {
    match group {
        GroupsIndicator::Idx((_, rows)) => rows.iter().copied().collect(),
        GroupsIndicator::Slice([first, count]) => (*first..first + count).collect(),
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
