//! Regions in place of departments: a panel of regions × years, and the relations that let [`Session::peers`] rank regions.
//!
//! All of it reads the view `region_metrics`, so a department and its own units are never added up twice.

use crate::catalogue::Metric;
use crate::error::Error;
use crate::panel::{Panel, described};
use crate::select::Select;
use crate::session::Session;
use crate::trend::Constant;
use crate::years::Years;
use juesuan_messages::message;
use juesuan_model::Kind;
use juesuan_reference::CONSUMER_PRICES;
use std::fmt::Write as _;

/// Which metrics of which regions over which years.
#[derive(Debug, Clone)]
pub struct RegionPanelRequest<'a> {
    /// The metrics, which must be additive: ids, labels or short names.
    pub metrics: &'a [&'a str],
    /// The name of a region, or the digits with which the codes of regions begin; `None` for all.
    pub region: Option<&'a str>,
    /// The years.
    pub years: Years,
    /// Final accounts or budgets; if `None`, the first kind that the first metric covers.
    pub kind: Option<Kind>,
    /// Yuan in prices of one year as well.
    pub real: Option<Constant<'a>>,
    /// Only the regions that have a value of every metric in every year in which any has one.
    pub is_balanced: bool,
}

/// What of a region is ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegionValue {
    /// The sum over its departments.
    Sum,
    /// The sum ÷ its residents.
    PerResident,
}

impl Session {
    /// Additive metrics of regions over the years: for each the sum, that of the same departments in every year, the number of
    /// departments, and the sum per resident.
    ///
    /// # Errors
    /// An unknown metric or region, a metric that cannot be added up, no report in those years.
    pub fn region_panel(&self, request: &RegionPanelRequest<'_>) -> Result<Panel, Error> {
        let names = request.metrics.iter();
        let metrics = names.map(|name| self.catalogue().metric(name)).collect::<Result<Vec<_>, _>>()?;
        metrics.iter().try_for_each(|metric| additive(metric))?;
        let first = metrics.first().and_then(|metric| metric.kinds.first()).copied();
        let kind = request.kind.or(first).unwrap_or(Kind::FinalAccounts);
        if let Some(real) = request.real {
            self.provinces_of(real)?;
        }
        let frame = self.query(
            &select(&metrics, request),
            &[
                ("kind", kind.name().to_owned().into()),
                ("region", self.region(request.region)?.into()),
                ("first", i32::from(request.years.first()).into()),
                ("last", i32::from(request.years.last()).into()),
                ("base", request.real.map_or(0, |real| i32::from(real.base.get())).into()),
                ("deflator", request.real.map_or(CONSUMER_PRICES, Constant::name).to_owned().into()),
                ("balanced", request.is_balanced.into()),
            ],
        )?;
        if frame.height() == 0 && !request.is_balanced {
            let group = request.region.map_or_else(
                || message!("query-group-all"),
                |region| message!("query-group-region", region = region),
            );
            return Err(Error::EmptyGroup { group, kind, years: request.years });
        }
        let columns = frame.get_column_names().iter().map(|name| described(name, &metrics)).collect();
        Ok(Panel { frame, columns, notes: Vec::new() })
    }
}

fn additive(metric: &Metric) -> Result<(), Error> {
    if metric.additive { Ok(()) } else { Err(Error::NotAdditive { metric: metric.id.to_owned() }) }
}

/// One row per region and year, also where no department has a report or prints the metric.
fn select(metrics: &[&Metric], request: &RegionPanelRequest<'_>) -> String {
    let (mut of_metrics, mut all, mut any, mut shown) =
        (String::new(), String::new(), String::new(), String::new());
    for (at, metric) in metrics.iter().enumerate() {
        let (id, whole) = (metric.id, metric.whole());
        let mut picked = |column: &str, name: &str| {
            let _ = write!(
                of_metrics,
                ",\n    MAX(CASE WHEN metric = '{id}' AND dimension = '{whole}' THEN {column} END) AS \"{name}\""
            );
        };
        picked("value", id);
        picked("steady_value", &format!("{id}_steady"));
        picked("entity_count", &format!("{id}_count"));
        picked("per_resident", &format!("{id}_per_resident"));
        let and = if at == 0 { "" } else { " AND " };
        let _ = write!(all, "{and}\"{id}\" IS NOT NULL");
        let or = if at == 0 { "" } else { " OR " };
        let _ = write!(any, "{or}\"{id}\" IS NOT NULL");
        let real = if request.real.is_some() {
            format!(
                "CAST(ratio(CAST(\"{id}\" AS DECIMAL(24, 2)) * CAST(base.chain_index AS DECIMAL(18, 0)), \
                 current_prices.chain_index, 2) AS DECIMAL(22, 4)) AS \"{id}_real\",\n  "
            )
        } else {
            String::new()
        };
        let _ = write!(
            shown,
            ",\n  \"{id}\",\n  {real}\"{id}_steady\", \"{id}_count\", \"{id}_per_resident\",\n  \
             CASE WHEN \"{id}\" IS NOT NULL THEN NULL WHEN member_count = 0 THEN 'no report for this year' \
             ELSE 'not printed' END AS \"{id}_reason\""
        );
    }
    let prices = if request.real.is_some() {
        ", CAST($base AS INT) AS price_year, CASE WHEN provinces.region_code IS NULL THEN $deflator \
         ELSE CONCAT($deflator, ' ', provinces.region_code) END AS deflator"
    } else {
        ""
    };
    format!(
        "WITH summed AS (
  SELECT
    region_code, region_name, kind, fiscal_year, MAX(member_count) AS member_count, MAX(missing_count) AS missing_count,
    MAX(missing) AS missing, MAX(residents) AS residents, MAX(residents_source) AS residents_source{of_metrics}
  FROM region_metrics
  WHERE kind = $kind AND fiscal_year BETWEEN $first AND $last
    AND ($region = '' OR SUBSTRING(region_code, 1, LENGTH($region)) = $region)
  GROUP BY region_code, region_name, kind, fiscal_year
),
years AS (
  SELECT DISTINCT fiscal_year FROM summed WHERE {any}
),
whole AS (
  SELECT region_code FROM summed WHERE {all}
  GROUP BY region_code HAVING COUNT(*) = (SELECT COUNT(*) FROM years)
)
SELECT
  summed.region_code, region_name, kind, summed.fiscal_year, member_count, missing_count, missing, residents,
  residents_source{prices}{shown}
FROM summed
LEFT JOIN (
  SELECT DISTINCT region_code FROM deflators WHERE deflator = $deflator AND region_code <> '000000'
) AS provinces ON provinces.region_code = CONCAT(SUBSTRING(summed.region_code, 1, 2), '0000')
LEFT JOIN deflators AS current_prices
  ON current_prices.deflator = $deflator AND current_prices.region_code = COALESCE(provinces.region_code, '000000')
  AND current_prices.year = summed.fiscal_year
LEFT JOIN deflators AS base
  ON base.deflator = $deflator AND base.region_code = current_prices.region_code
  AND base.chain_from = current_prices.chain_from AND base.year = $base
WHERE NOT $balanced
  OR summed.region_code IN (SELECT region_code FROM whole) AND summed.fiscal_year IN (SELECT fiscal_year FROM years)
ORDER BY summed.region_code, summed.fiscal_year"
    )
}

/// A question about regions in place of departments: their sums in place of `metrics`, their levels in place of `entity_places`.
///
/// # Errors
/// A metric that cannot be added up.
pub(crate) fn of_regions<'a>(
    select: Select<'a>,
    metric: &Metric,
    value: RegionValue,
) -> Result<Select<'a>, Error> {
    additive(metric)?;
    let id = metric.id;
    let measured = match value {
        RegionValue::Sum => {
            "CAST(NULL AS DECIMAL(18, 2)) AS denominator, CAST(NULL AS VARCHAR) AS denominator_source, value, \
             CASE WHEN value IS NULL THEN 'not printed' END AS reason"
        }
        RegionValue::PerResident => {
            "CAST(residents AS DECIMAL(18, 2)) AS denominator, residents_source AS denominator_source, \
             per_resident AS value, \
             CASE WHEN residents IS NULL THEN 'residents of the region are not known' \
             WHEN value IS NULL THEN 'not printed' END AS reason"
        }
    };
    let sums = format!(
        "SELECT '{id}' AS metric, CAST(NULL AS VARCHAR) AS revision_id, region_code AS entity_id, \
         region_name AS entity_name, fiscal_year, kind, 'department' AS scope, dimension, \
         CAST(value AS DECIMAL(22, 2)) AS numerator, {measured} FROM region_metrics WHERE metric = '{id}'"
    );
    let places = "SELECT region_code AS entity_id, region_code, region_level AS admin_level, \
                  CAST(NULL AS VARCHAR) AS function_group FROM regions";
    Ok(select.instead("metrics", sums).instead("entity_places", places.to_owned()))
}
