//! Leads: the unusual changes of a year, and what each was computed from.

use crate::error::Error;
use crate::file::{File, question};
use crate::select::Select;
use crate::session::Session;
use duckdb::types::Value as Parameter;
use juesuan_messages::message;
use juesuan_model::{Decimal, FiscalYear, Kind};
use polars::frame::DataFrame;
use polars::prelude::{AnyValue, Column, DataType, NamedFrom, Series};
use serde_json::{Map, Value, json};

const LEADS: File = question!("leads");
const PARTS: File = question!("lead_parts");
const PRINTED: File = question!("lead_printed");
const PEERS: File = question!("lead_peers");
const HISTORY: File = question!("lead_history");
const DISTANCES: File = question!("lead_distances");
const LINES: File = question!("begun_and_ended");

/// The views that every query here reads, in the order in which they read each other.
const KEPT: [&str; 2] = ["metric_changes", "unusual_changes"];

/// What bundles are.
pub(crate) const FORMAT: &str = "juesuan-lead/1";

/// The leads of which year, at which rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeadsRequest {
    /// The year whose changes on the year before are looked at.
    pub year: FiscalYear,
    /// Final accounts or budgets.
    pub kind: Kind,
    /// The rate of false discoveries, of at most six decimals.
    pub rate: Decimal,
    /// Whether the rate holds however leads depend on each other.
    pub any_dependence: bool,
}

/// The leads of a year, ranked.
#[derive(Debug, Clone)]
pub struct Leads {
    /// The columns of `queries/analysis/leads.sql`.
    pub frame: DataFrame,
    /// What they are made of: `lead_parts.sql`.
    pub parts: DataFrame,
    /// Where their figures are printed: `lead_printed.sql`.
    pub printed: DataFrame,
    /// How many reports of the year there are.
    pub reports: i64,
    /// For how many of them there is a report of the year before, with which they are compared.
    pub compared: i64,
}

impl Session {
    /// The leads of a year.
    ///
    /// # Errors
    /// No report of this year and kind.
    pub fn leads(&self, request: &LeadsRequest) -> Result<Leads, Error> {
        const REPORTS: &str = "SELECT COUNT(*) AS report_count, COUNT(before.revision_id) AS compared_count
             FROM reports
             LEFT JOIN reports AS before
               ON before.entity_id = reports.entity_id AND before.kind = reports.kind
               AND COALESCE(before.scope, '') = COALESCE(reports.scope, '')
               AND before.fiscal_year = reports.fiscal_year - 1
             WHERE reports.kind = $kind AND reports.fiscal_year = $year";
        let counted = self.query(REPORTS, &request.parameters())?;
        let count = |name: &str| -> Result<i64, Error> {
            Ok(counted.column(name)?.i64()?.iter().next().flatten().unwrap_or(0))
        };
        let (reports, compared) = (count("report_count")?, count("compared_count")?);
        if reports == 0 {
            let group = message!("query-group-any-name");
            return Err(Error::EmptyGroup { group, kind: request.kind, years: request.year.into() });
        }
        KEPT.iter().try_for_each(|view| self.keep(view))?;
        let mut parameters = request.parameters();
        parameters.push(("any_dependence", i64::from(request.any_dependence).into()));
        parameters.push(("rate_millionths", request.millionths().into()));
        Ok(Leads {
            frame: self.ask(&Select::new(LEADS.text), &parameters)?,
            parts: self.ask(&Select::new(PARTS.text), &request.parameters())?,
            printed: self.ask(&Select::new(PRINTED.text), &request.parameters())?,
            reports,
            compared,
        })
    }

    /// The lines that begin or end in the year, with the columns of `begun_and_ended.sql`: those that nothing explains first, and of
    /// those the largest. They have no rank.
    ///
    /// # Errors
    /// Errors of the engine.
    pub fn begun_and_ended(&self, request: &LeadsRequest) -> Result<DataFrame, Error> {
        const ORDERED: &str = "SELECT * FROM begun_and_ended
             ORDER BY explained, COALESCE(NULLIF(value, 0), previous_value) DESC, entity_id, scope, series_code, event";
        let select = Select::new(ORDERED).instead("begun_and_ended", LINES.text.to_owned());
        self.ask(&select, &request.parameters())
    }

    /// Everything that each of the first so many leads was computed from, as JSON from which [`crate::check_bundle`] computes it
    /// again.
    ///
    /// # Errors
    /// Errors of the engine.
    pub fn lead_bundles(
        &self,
        request: &LeadsRequest,
        leads: &DataFrame,
        of: &Leads,
    ) -> Result<Vec<Value>, Error> {
        const VERSIONS: &str =
            "SELECT revision_id, report_id, source_uri, parser_version, rules_version, published FROM reports
             WHERE revision_id IN ($now, $before) ORDER BY fiscal_year DESC, revision_id";
        let (parts, printed) = (objects(&of.parts)?, objects(&of.printed)?);
        let (year, mut reference, mut distances) = (i64::from(request.year.get()), Vec::new(), Vec::new());
        for row in objects(&self.ask(&Select::new(DISTANCES.text), &request.parameters())?)? {
            let kept = if row.get("fiscal_year").and_then(Value::as_i64) == Some(year) {
                &mut distances
            } else {
                &mut reference
            };
            kept.extend(row.get("distance").cloned());
        }
        let mut bundles = Vec::new();
        for lead in objects(leads)? {
            let text = |name: &str| lead.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
            let mut series = request.parameters();
            for name in ["entity_id", "scope", "metric", "dimension"] {
                series.push((name, text(name).into()));
            }
            let history = objects(&self.ask(&Select::new(HISTORY.text), &series)?)?;
            let level = |name: &str| lead.get(name).and_then(Value::as_i64).unwrap_or_default();
            let group = |level: i64| -> Result<_, Error> {
                let parameters = [&series[..], &[("level", level.into())]].concat();
                objects(&self.ask(&Select::new(PEERS.text), &parameters)?)
            };
            let peers = group(level("peer_level"))?;
            // Of a wider group, which may be large, its changes are enough.
            let spread: Option<Vec<Value>> = if level("spread_level") == level("peer_level") {
                None
            } else {
                let wider = group(level("spread_level"))?;
                Some(wider.iter().filter_map(|row| row.get("relative_change").cloned()).collect())
            };
            let revisions =
                [("now", text("revision_id").into()), ("before", text("previous_revision_id").into())];
            let versions = objects(&self.query(VERSIONS, &revisions)?)?;
            let is_of = |row: &&Map<String, Value>| {
                ["entity_id", "scope", "metric", "dimension"]
                    .iter()
                    .all(|name| row.get(*name) == lead.get(*name))
            };
            let of_lead =
                |rows: &[Map<String, Value>]| rows.iter().filter(is_of).cloned().collect::<Vec<_>>();
            bundles.push(json!({
                "format": FORMAT,
                "program": env!("CARGO_PKG_VERSION"),
                "request": {
                    "year": year,
                    "kind": request.kind.name(),
                    "rate_millionths": request.millionths(),
                    "any_dependence": request.any_dependence,
                },
                "reports": versions,
                "printed": of_lead(&printed),
                "parts": of_lead(&parts),
                "peers": peers,
                "spread": spread,
                "history": history,
                "distances": distances,
                "reference": reference,
                "lead": lead,
            }));
        }
        Ok(bundles)
    }
}

/// The leads, and after them the lines that begin or end, which have no rank: in the columns of the leads, and `event` and what else
/// was tried of lines.
///
/// # Errors
/// Frames that lack a column.
pub fn with_lines(leads: &DataFrame, lines: &DataFrame) -> Result<DataFrame, Error> {
    let mut of_lines = Vec::new();
    for column in leads.columns() {
        let name = column.name().clone();
        let found = match name.as_str() {
            "metric" => Column::from(Series::new(name.clone(), vec!["expenditure"; lines.height()])),
            "dimension" => lines.column("series_code")?.clone(),
            other => match lines.column(other) {
                Ok(found) => found.cast(column.dtype())?,
                Err(_) => Column::full_null(name.clone(), lines.height(), column.dtype()),
            },
        };
        of_lines.push(found.with_name(name));
    }
    let mut all = leads.clone();
    all.vstack_mut(&DataFrame::new_infer_height(of_lines)?)?;
    for name in ["event", "same_name_code", "misreading"] {
        let mut column = Column::full_null(name.into(), leads.height(), &DataType::String);
        column.append(lines.column(name)?)?;
        all.with_column(column)?;
    }
    Ok(all)
}

impl LeadsRequest {
    /// The rate in millionths.
    fn millionths(&self) -> i64 {
        let mut rate = self.rate;
        rate.rescale(6);
        i64::try_from(rate.mantissa()).unwrap_or(i64::MAX)
    }

    fn parameters(&self) -> Vec<(&'static str, Parameter)> {
        vec![("year", i32::from(self.year.get()).into()), ("kind", self.kind.name().to_owned().into())]
    }
}

/// The rows as JSON: decimals as texts with all their digits.
fn objects(frame: &DataFrame) -> Result<Vec<Map<String, Value>>, Error> {
    let mut rows = vec![Map::new(); frame.height()];
    for column in frame.columns() {
        for (at, row) in rows.iter_mut().enumerate() {
            let value = match column.get(at)? {
                AnyValue::Null => Value::Null,
                AnyValue::Boolean(value) => value.into(),
                AnyValue::Int32(value) => value.into(),
                AnyValue::Int64(value) => value.into(),
                other => other.str_value().into_owned().into(),
            };
            row.insert(column.name().to_string(), value);
        }
    }
    Ok(rows)
}
