//! A panel: departments × years with a column for each metric, and what a reader must know of each row.

use crate::catalogue::Metric;
use crate::error::Error;
use crate::header::Label;
use crate::session::Session;
use crate::trend::TrendRequest;
use juesuan_messages::Message;
use polars::frame::DataFrame;
use polars::prelude::{Column, IdxCa, IdxSize, NamedFrom, Series};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A panel and what its columns mean.
#[derive(Debug, Clone)]
pub struct Panel {
    /// One row per department, kind, scope and year, sorted by name; of regions, one per region and year, sorted by code.
    pub frame: DataFrame,
    /// Its columns, in order.
    pub columns: Vec<PanelColumn>,
    /// What was decided for the reader, as [`Trend`](crate::Trend) has it.
    pub notes: Vec<Message>,
}

/// A column of a panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PanelColumn {
    /// Its name: of a metric, the id.
    pub name: String,
    /// What it is, in Chinese and English.
    pub label: [String; 2],
    /// The unit; `None` if it is not a number.
    pub unit: Option<&'static str>,
    /// When it is null, in Chinese and English.
    pub nulls: [String; 2],
    /// Where its numbers are printed.
    pub source: Option<Label>,
}

/// A row: the department's name and id, kind, scope, year.
type Key = (String, String, String, Option<String>, i32);

impl Session {
    /// The metrics of departments over the years, each in a column of its own. A balanced panel has only the departments that have a
    /// value of every metric in every year in which any has one.
    ///
    /// # Errors
    /// As [`Self::trend`].
    pub fn panel(&self, request: &TrendRequest<'_>, is_balanced: bool) -> Result<Panel, Error> {
        let names = request.metrics.iter();
        let metrics = names.map(|name| self.catalogue().metric(name)).collect::<Result<Vec<_>, _>>()?;
        let trend = self.trend(request)?;
        let mut rows = rows(&trend.frame, &metrics)?;
        if is_balanced {
            balance(&mut rows, &trend.frame)?;
        }
        let is_real = request.real.is_some();
        let frame = self.with_columns(&rows, &trend.frame, &metrics, is_real)?;
        let columns = frame.get_column_names().iter().map(|name| described(name, &metrics)).collect();
        Ok(Panel { frame, columns, notes: trend.notes })
    }

    fn with_columns(
        &self,
        rows: &BTreeMap<Key, Vec<Option<IdxSize>>>,
        trend: &DataFrame,
        metrics: &[&Metric],
        is_real: bool,
    ) -> Result<DataFrame, Error> {
        let places = self.query("SELECT entity_id, region_code, region_name FROM entity_places", &[])?;
        let (ids, codes, names) = (
            places.column("entity_id")?.str()?,
            places.column("region_code")?.str()?,
            places.column("region_name")?.str()?,
        );
        let regions: HashMap<Option<&str>, (Option<&str>, Option<&str>)> =
            ids.iter().zip(codes.iter().zip(names.iter())).collect();
        let region = |key: &Key| regions.get(&Some(key.1.as_str())).copied().unwrap_or_default();
        let texts = |name: &str, of: &dyn Fn(&Key) -> Option<String>| {
            Column::from(Series::new(name.into(), rows.keys().map(of).collect::<Vec<_>>()))
        };
        let years: Vec<i32> = rows.keys().map(|key| key.4).collect();
        let mut columns = vec![
            texts("entity_id", &|key| Some(key.1.clone())),
            texts("entity_name", &|key| Some(key.0.clone())),
            texts("region_code", &|key| region(key).0.map(str::to_owned)),
            texts("region_name", &|key| region(key).1.map(str::to_owned)),
            texts("kind", &|key| Some(key.2.clone())),
            texts("scope", &|key| key.3.clone()),
            Column::from(Series::new("fiscal_year".into(), years)),
        ];
        // What is the same for all metrics of a row is that of the first that has one.
        let first: IdxCa =
            rows.values().map(|of_metrics| of_metrics.iter().flatten().next().copied()).collect();
        for name in ["reported_by", "line_change"]
            .into_iter()
            .chain(is_real.then_some(["price_year", "deflator"]).into_iter().flatten())
        {
            columns.push(trend.column(name)?.take(&first)?);
        }
        let (breaks, restated) =
            (trend.column("is_break")?.bool()?, trend.column("restated_value")?.is_not_null());
        let place = |at: &Option<IdxSize>| at.and_then(|at| usize::try_from(at).ok());
        let any_break = |of_metrics: &Vec<Option<IdxSize>>| {
            of_metrics.iter().filter_map(place).any(|at| breaks.get(at) == Some(true))
        };
        columns.push(Column::from(Series::new(
            "is_break".into(),
            rows.values().map(any_break).collect::<Vec<_>>(),
        )));
        for name in ["succession", "succession_with"] {
            columns.push(trend.column(name)?.take(&first)?);
        }
        let any_restated = |of_metrics: &Vec<Option<IdxSize>>| {
            of_metrics.iter().filter_map(place).any(|at| restated.get(at) == Some(true))
        };
        columns.push(Column::from(Series::new(
            "is_restated".into(),
            rows.values().map(any_restated).collect::<Vec<_>>(),
        )));
        for (at, metric) in metrics.iter().enumerate() {
            let of_metric: IdxCa =
                rows.values().map(|of_metrics| of_metrics.get(at).copied().flatten()).collect();
            let parts = [
                ("value", ""),
                ("real_value", "_real"),
                ("restated_value", "_restated"),
                ("reason", "_reason"),
            ];
            for (name, ending) in parts.into_iter().filter(|(name, _)| is_real || *name != "real_value") {
                let column = trend.column(name)?.take(&of_metric)?;
                columns.push(column.with_name(format!("{}{ending}", metric.id).into()));
            }
        }
        Ok(DataFrame::new_infer_height(columns)?)
    }
}

/// The places of the rows of a trend, by department, kind, scope and year, one for each metric.
fn rows(trend: &DataFrame, metrics: &[&Metric]) -> Result<BTreeMap<Key, Vec<Option<IdxSize>>>, Error> {
    let text = |name: &str| -> Result<Vec<Option<String>>, Error> {
        Ok(trend.column(name)?.str()?.iter().map(|cell| cell.map(str::to_owned)).collect())
    };
    let (ids, names, kinds, scopes) =
        (text("entity_id")?, text("entity_name")?, text("kind")?, text("scope")?);
    let (of_metrics, years) = (text("metric")?, trend.column("fiscal_year")?.i32()?);
    let mut rows: BTreeMap<Key, Vec<Option<IdxSize>>> = BTreeMap::new();
    let cells = ids.into_iter().zip(names).zip(kinds).zip(scopes).zip(of_metrics).zip(years.iter());
    for (row, (((((id, name), kind), scope), metric), year)) in (0..).zip(cells) {
        let (Some(id), Some(name), Some(kind), Some(year)) = (id, name, kind, year) else { continue };
        let known = metrics.iter().position(|known| Some(known.id) == metric.as_deref());
        let places = rows.entry((name, id, kind, scope, year)).or_insert_with(|| vec![None; metrics.len()]);
        if let Some(place) = known.and_then(|at| places.get_mut(at)) {
            *place = Some(row);
        }
    }
    Ok(rows)
}

/// Leaves the departments that have a value of every metric in every year in which any has one.
fn balance(rows: &mut BTreeMap<Key, Vec<Option<IdxSize>>>, trend: &DataFrame) -> Result<(), Error> {
    let values = trend.column("value")?.is_not_null();
    let has_value = |place: &Option<IdxSize>| {
        place.and_then(|at| usize::try_from(at).ok()).is_some_and(|at| values.get(at) == Some(true))
    };
    let years: BTreeSet<i32> = rows
        .iter()
        .filter(|(_, of_metrics)| of_metrics.iter().any(has_value))
        .map(|(key, _)| key.4)
        .collect();
    let mut whole: HashMap<(String, String, Option<String>), usize> = HashMap::new();
    for (key, _) in rows.iter().filter(|(_, of_metrics)| of_metrics.iter().all(has_value)) {
        *whole.entry((key.1.clone(), key.2.clone(), key.3.clone())).or_default() += 1;
    }
    rows.retain(|key, _| {
        years.contains(&key.4)
            && whole.get(&(key.1.clone(), key.2.clone(), key.3.clone())) == Some(&years.len())
    });
    Ok(())
}

/// Columns that are never null.
const NEVER: [&str; 2] = ["不为空", "never"];

/// What a column of a panel means.
pub(crate) fn described(name: &str, metrics: &[&Metric]) -> PanelColumn {
    metrics.iter().find_map(|metric| of_metric(name, metric)).unwrap_or_else(|| of_row(name))
}

fn column(name: &str, label: [&str; 2], nulls: [&str; 2]) -> PanelColumn {
    PanelColumn {
        name: name.to_owned(),
        label: label.map(str::to_owned),
        unit: None,
        nulls: nulls.map(str::to_owned),
        source: None,
    }
}

/// A column of a metric: its id and an ending.
fn of_metric(name: &str, metric: &Metric) -> Option<PanelColumn> {
    let of = |zh: &str, en: &str| [format!("{}{zh}", metric.label_zh), format!("{}{en}", metric.label_en)];
    let value = |zh: &str, en: &str, nulls: [String; 2]| PanelColumn {
        label: of(zh, en),
        unit: Some(metric.unit),
        source: Some(metric.source),
        nulls,
        ..column(name, NEVER, NEVER)
    };
    let reasons = |pick: fn(&(&'static str, &'static str)) -> &'static str, separator: &str| {
        metric.null_rules.iter().map(pick).collect::<Vec<_>>().join(separator)
    };
    let nulls = [reasons(|(_, zh)| zh, "；"), reasons(|(en, _)| en, "; ")];
    Some(match name.strip_prefix(metric.id)? {
        "" => value("", "", nulls),
        "_real" => value("（不变价）", ", in prices of the base year", nulls),
        "_restated" => {
            let nulls = ["下年报告未重述", "the next year's report does not restate it"];
            value("（下年报告重述数）", ", as the next year's report restates it", nulls.map(str::to_owned))
        }
        "_steady" => {
            let nulls = ["没有各年度均有值的部门", "no department has a value in every year"];
            let en = ", of the departments that have a value in every year";
            value("（可比部门）", en, nulls.map(str::to_owned))
        }
        "_per_resident" => {
            let nulls = ["没有值，或无该地区常住人口数", "there is no value, or the residents are not known"];
            value("（常住人口人均）", ", per resident", nulls.map(str::to_owned))
        }
        "_count" => PanelColumn {
            label: of("：计入部门数", ": how many departments are added up"),
            ..column(name, NEVER, ["没有值", "there is no value"])
        },
        "_reason" => PanelColumn {
            label: of("为空的原因", ": why it is null"),
            ..column(name, NEVER, ["有值", "there is a value"])
        },
        _ => return None,
    })
}

/// A column that is the same for all metrics.
fn of_row(name: &str) -> PanelColumn {
    let never = NEVER;
    let column = |label, nulls| column(name, label, nulls);
    match name {
        "entity_id" => column(["部门标识", "id of the department"], never),
        "entity_name" => column(["部门名称", "name of the department"], never),
        "region_code" => column(
            ["行政区划代码", "region of the department"],
            ["部门所属地区不详", "the region is not known"],
        ),
        "region_name" => {
            column(["行政区划名称", "its name"], ["部门所属地区不详", "the region is not known"])
        }
        "kind" => column(["报告种类", "final_accounts or budget"], never),
        "scope" => column(
            ["编报范围", "department, own_level or unit"],
            ["报告未载明", "the report does not state it"],
        ),
        "fiscal_year" => column(["财政年度", "fiscal year"], never),
        "reported_by" => {
            column(["报告部门", "whose report it is"], ["该年没有报告", "there is no report of the year"])
        }
        "line_change" => column(
            [
                "沿革",
                "itself, alias, renamed, region_renamed or merged: how the reporting department became this one",
            ],
            ["该年没有报告", "there is no report of the year"],
        ),
        "member_count" => column(["有报告部门数", "departments that have a report of the year"], never),
        "missing_count" => column(["缺报告部门数", "departments that have none, but of another year"], never),
        "missing" => column(["缺报告部门", "their names"], ["没有缺报告部门", "there are none"]),
        "residents" => {
            column(["常住人口", "residents of the region"], ["无该地区常住人口数", "they are not known"])
        }
        "residents_source" => column(
            ["常住人口出处", "the day of the count and its source"],
            ["无该地区常住人口数", "they are not known"],
        ),
        "price_year" => column(["价格年度", "the year of the constant prices"], never),
        "deflator" => column(
            ["平减指数", "the price index, with the code of the province if it is a province's"],
            never,
        ),
        "is_break" => column(
            [
                "口径断点",
                "whether a figure has a different meaning than the year before, or the department is another one",
            ],
            never,
        ),
        "succession" => column(
            [
                "机构变动",
                "merged, received (a part), ceded (a part) or exchanged; of its region region_merged, region_received, \
                 region_ceded, region_exchanged, region_ended or region_renamed (no break): what happened in the year",
            ],
            ["该年无机构变动", "nothing is known to have happened"],
        ),
        "succession_with" => column(
            ["机构变动所涉部门", "the other departments, or regions, of that change"],
            ["该年无机构变动", "nothing is known to have happened"],
        ),
        "is_restated" => column(["有重述", "whether the next year's report restates a figure"], never),
        _ => column([name, name], never),
    }
}
