//! Metrics of entities over the years.

use crate::by::By;
use crate::catalogue::Metric;
use crate::entity::Entity;
use crate::error::Error;
use crate::group::PeerGroup;
use crate::growth;
use crate::series::{self, Series};
use crate::session::Session;
use crate::years::Years;
use duckdb::types::Value;
use juesuan_messages::{Arg, Message, message};
use juesuan_model::{FiscalYear, Kind};
use juesuan_reference::{CONSUMER_PRICES, NATION, SuccessionBreak, SuccessionLink};
use polars::frame::DataFrame;
use polars::prelude::{Column, NamedFrom, Series as Values};
use std::collections::{BTreeSet, HashMap, HashSet};

/// `deflator_places` where no province has the price index.
const NOWHERE: &str = "SELECT '' AS entity_id, '' AS deflator, '' AS region_code WHERE FALSE";

/// Which metrics of which entities over which years.
#[derive(Debug, Clone)]
pub struct TrendRequest<'a> {
    /// The metrics: ids, labels or short names.
    pub metrics: &'a [&'a str],
    /// Whose series they are.
    pub of: TrendOf<'a>,
    /// The years.
    pub years: Years,
    /// A part of the metric, such as `reception`; `None` for the whole.
    pub dimension: Option<&'a str>,
    /// Split by the codes of this level.
    pub by: Option<By>,
    /// Final accounts or budgets; if `None`, the first that the metric covers, and if entities are named, budgets if they have nothing
    /// else.
    pub kind: Option<Kind>,
    /// Whether a year without a report of the entity's own shows the report of its predecessor.
    pub follow_successors: bool,
    /// Yuan in prices of one year.
    pub real: Option<Constant<'a>>,
}

/// Whose series they are.
#[derive(Debug, Clone)]
pub enum TrendOf<'a> {
    /// Entities: the id, the name, or a part of the name that only it has.
    Entities(&'a [&'a str]),
    /// Each entity of a group.
    Each(PeerGroup<'a>),
    /// The group as a whole: amounts are added up over the reports of which none contains another (`region_members`).
    Sum(PeerGroup<'a>),
}

/// Constant prices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Constant<'a> {
    /// The year whose prices they are.
    pub base: FiscalYear,
    /// The price index, by its name in the view `deflators`; if `None`, the consumer prices of the nation.
    pub deflator: Option<&'a str>,
}

impl<'a> Constant<'a> {
    /// The name of the index.
    pub(crate) fn name(self) -> &'a str {
        self.deflator.unwrap_or(CONSUMER_PRICES)
    }
}

impl<'a> TrendRequest<'a> {
    /// The whole of these metrics over all years, predecessors included, in the prices of each year.
    #[must_use]
    pub fn of(metrics: &'a [&'a str], entities: &'a [&'a str]) -> Self {
        Self {
            metrics,
            of: TrendOf::Entities(entities),
            years: Years::ALL,
            dimension: None,
            by: None,
            kind: None,
            follow_successors: true,
            real: None,
        }
    }
}

/// Trends and whose they are.
#[derive(Debug, Clone)]
pub struct Trend {
    /// The entities that were named.
    pub entities: Vec<Entity>,
    /// The group in words, if there is one.
    pub group: Option<Message>,
    /// One row per metric, entity, scope, dimension and year, in this order: the columns of `queries/analysis/trend.sql`, then
    /// `cagr`, the mean yearly growth from the first to the last value of the series. Of a sum, also how many reports there are
    /// (`member_count`), how many departments have a report for another year only (`missing_count`), and which (`missing`).
    pub frame: DataFrame,
    /// What was decided for the reader: whether reports of other entities are used, and how the succession is known.
    pub notes: Vec<Message>,
}

impl Session {
    /// Metrics of entities over the years, with the change to the year before and the years that have no report.
    ///
    /// # Errors
    /// An unknown metric, dimension, entity or region, no report in those years, a metric that has no prices, or one that cannot be
    /// added up.
    pub fn trend(&self, request: &TrendRequest<'_>) -> Result<Trend, Error> {
        let metrics = request
            .metrics
            .iter()
            .map(|name| self.catalogue().metric(name))
            .collect::<Result<Vec<_>, _>>()?;
        let mut trend = match &request.of {
            TrendOf::Entities(names) => self.trend_of(names, &metrics, request),
            TrendOf::Each(group) => self.trend_of_group(group, Series::Each, &metrics, request),
            TrendOf::Sum(group) => self.trend_of_group(group, Series::Sum, &metrics, request),
        }?;
        trend.frame = growth::with_cagr(trend.frame)?;
        Ok(trend)
    }

    fn trend_of(
        &self,
        names: &[&str],
        metrics: &[&Metric],
        request: &TrendRequest<'_>,
    ) -> Result<Trend, Error> {
        let entities = names.iter().map(|text| self.entity(text)).collect::<Result<Vec<_>, _>>()?;
        let lines =
            entities.iter().map(|entity| self.line(entity, request)).collect::<Result<Vec<_>, _>>()?;
        let breaks = entities.iter().map(|entity| self.breaks(entity)).collect::<Result<Vec<_>, _>>()?;
        let mut frame = DataFrame::empty();
        for metric in metrics {
            for ((entity, line), breaks) in entities.iter().zip(&lines).zip(&breaks) {
                append(&mut frame, self.series_of_line(metric, entity, (line, breaks), request)?)?;
            }
        }
        let mut notes = Vec::new();
        for ((entity, line), breaks) in entities.iter().zip(&lines).zip(&breaks) {
            let others = line.iter().filter(|member| member.member_id != entity.id);
            notes.extend(others.map(|member| sentence(entity, member)));
            let breaks = within(breaks, &frame)?;
            notes.extend(breaks.into_iter().filter_map(|one| break_sentence(entity, one)));
        }
        Ok(Trend { entities, group: None, frame, notes })
    }

    fn series_of_line(
        &self,
        metric: &Metric,
        entity: &Entity,
        (line, breaks): (&[SuccessionLink], &[SuccessionBreak]),
        request: &TrendRequest<'_>,
    ) -> Result<DataFrame, Error> {
        let mut given = vec![
            ("entity_id".to_owned(), entity.id.clone().into()),
            ("entity_name".to_owned(), entity.name.clone().into()),
        ];
        for (at, member) in line.iter().enumerate() {
            given.push((format!("member_{at}"), member.member_id.clone().into()));
            given.push((format!("member_name_{at}"), member.member_name.clone().into()));
            given.push((format!("until_year_{at}"), member.until_year.map_or(Value::Null, Value::BigInt)));
            given.push((format!("change_{at}"), member.change.clone().into()));
        }
        for (at, one) in breaks.iter().enumerate() {
            given.push((format!("break_year_{at}"), Value::BigInt(one.break_year)));
            given.push((format!("break_change_{at}"), one.change.to_owned().into()));
            given.push((format!("other_name_{at}"), one.other_name.clone().into()));
        }
        let given: Vec<(&str, Value)> =
            given.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        let series = Series::Line { members: line.len(), breaks: breaks.len() };
        let kinds = request.kind.map_or_else(|| metric.kinds.clone(), |kind| vec![kind]);
        for kind in &kinds {
            let rows = self.series(metric, series, *kind, request, &given)?;
            if rows.height() > 0 {
                return Ok(rows);
            }
        }
        let kind = kinds.first().copied().unwrap_or(Kind::FinalAccounts);
        Err(self.no_report_in(entity, kind, request.years)?)
    }

    fn trend_of_group(
        &self,
        group: &PeerGroup<'_>,
        series: Series,
        metrics: &[&Metric],
        request: &TrendRequest<'_>,
    ) -> Result<Trend, Error> {
        let words = self.group_in_words(group);
        let members = self.parameters(group)?;
        let mut given = members.to_vec();
        let is_sum = matches!(series, Series::Sum);
        if is_sum {
            if let Some(metric) = metrics.iter().find(|metric| !metric.additive) {
                return Err(Error::NotAdditive { metric: metric.id.to_owned() });
            }
            given.push(("entity_id", String::new().into()));
            given.push(("entity_name", name(group).into()));
        }
        let mut frame = DataFrame::empty();
        for metric in metrics {
            let kind = request.kind.or(metric.kinds.first().copied()).unwrap_or(Kind::FinalAccounts);
            let rows = self.series(metric, series, kind, request, &given)?;
            if rows.height() == 0 {
                return Err(Error::EmptyGroup { group: words, kind, years: request.years });
            }
            append(&mut frame, rows)?;
        }
        let mut notes = Vec::new();
        if is_sum {
            count_members(&mut frame, &self.ask(&series::members()?, &members)?)?;
        } else {
            notes.extend(predecessors(&frame)?);
        }
        Ok(Trend { entities: Vec::new(), group: Some(words), frame, notes })
    }

    /// The rows of one metric and kind.
    fn series(
        &self,
        metric: &Metric,
        series: Series,
        kind: Kind,
        request: &TrendRequest<'_>,
        given: &[(&str, Value)],
    ) -> Result<DataFrame, Error> {
        if request.real.is_some() && !metric.is_yuan() {
            return Err(Error::NoPrices { metric: metric.id.to_owned(), unit: metric.unit });
        }
        let by = request.by.map(|by| metric.split(by)).transpose()?.map_or("", By::name);
        let dimension = metric.dimension(request.dimension)?;
        let located = self.deflator_places(request)?;
        let select = series.select(metric, dimension)?;
        let select =
            if let Some(located) = located { select.instead("deflator_places", located) } else { select };
        let mut parameters = vec![
            ("metric", metric.id.to_owned().into()),
            ("unit", metric.unit.to_owned().into()),
            ("dimension", dimension.to_owned().into()),
            ("by", by.to_owned().into()),
            ("first", i32::from(request.years.first()).into()),
            ("last", i32::from(request.years.last()).into()),
            ("follow", (request.follow_successors || matches!(series, Series::Sum)).into()),
            ("additive", metric.additive.into()),
            ("real", request.real.is_some().into()),
            ("base", request.real.map_or(0, |real| i32::from(real.base.get())).into()),
            ("deflator", request.real.map_or(CONSUMER_PRICES, Constant::name).to_owned().into()),
            ("kind", kind.name().to_owned().into()),
        ];
        parameters.extend(given.iter().cloned());
        self.ask(&select, &parameters)
    }

    /// What is read in place of `deflator_places`: nothing where only the nation has the index, since the places of all entities take
    /// long; and of a sum, the province that its region belongs to.
    fn deflator_places(&self, request: &TrendRequest<'_>) -> Result<Option<String>, Error> {
        let provinces = request.real.map_or(Ok(HashSet::new()), |real| self.provinces_of(real))?;
        if provinces.is_empty() {
            return Ok(Some(NOWHERE.to_owned()));
        }
        let TrendOf::Sum(group) = &request.of else { return Ok(None) };
        let region = self.region(group.region)?;
        let province = region.get(..2).map(|province| format!("{province}0000"));
        Ok(Some(match province.filter(|province| provinces.contains(province)) {
            Some(province) => format!(
                "SELECT CAST($entity_id AS VARCHAR) AS entity_id, CAST($deflator AS VARCHAR) AS deflator, \
                 '{province}' AS region_code"
            ),
            None => NOWHERE.to_owned(),
        }))
    }

    /// The provinces that have a price index.
    ///
    /// # Errors
    /// An index that the reference data does not have.
    pub(crate) fn provinces_of(&self, real: Constant<'_>) -> Result<HashSet<String>, Error> {
        let all = self.reference().deflators();
        if !all.iter().any(|one| one.deflator == real.name()) {
            let known: BTreeSet<String> = all.into_iter().map(|one| one.deflator).collect();
            let name = real.name().to_owned();
            return Err(Error::UnknownDeflator { name, known: known.into_iter().collect() });
        }
        let of_provinces =
            all.into_iter().filter(|one| one.deflator == real.name() && one.region_code != NATION);
        Ok(of_provinces.map(|one| one.region_code).collect())
    }

    /// The years in which the entity, under any of its ids, was joined with others or exchanged parts with them.
    fn breaks(&self, entity: &Entity) -> Result<Vec<SuccessionBreak>, Error> {
        let mut breaks: Vec<SuccessionBreak> = Vec::new();
        for id in entity.ids() {
            for one in self.lines()?.breaks_of(id)? {
                let is_known = breaks.iter().any(|known| {
                    (known.break_year, &known.other_id, known.change)
                        == (one.break_year, &one.other_id, one.change)
                        && (one.other_id.is_some() || known.other_name == one.other_name)
                });
                if !is_known && entity.ids().all(|own| Some(own) != one.other_id.as_deref()) {
                    breaks.push(one);
                }
            }
        }
        breaks.sort_by(|a, b| (a.break_year, &a.other_name).cmp(&(b.break_year, &b.other_name)));
        Ok(breaks)
    }

    /// The entity under each of its ids, then those whose reports are used in place of its own.
    fn line(&self, entity: &Entity, request: &TrendRequest<'_>) -> Result<Vec<SuccessionLink>, Error> {
        let mut line: Vec<SuccessionLink> = Vec::new();
        for id in entity.ids() {
            for mut member in self.lines()?.of(id)? {
                if member.member_id == id {
                    let change = if id == entity.id { "itself" } else { "alias" };
                    change.clone_into(&mut member.change);
                } else if !request.follow_successors || entity.ids().any(|own| own == member.member_id) {
                    continue;
                }
                if !line.iter().any(|known| known.member_id == member.member_id) {
                    line.push(member);
                }
            }
        }
        let order = |member: &SuccessionLink| {
            (member.member_id != entity.id, member.until_year.unwrap_or(i64::MAX), member.member_name.clone())
        };
        line.sort_by_key(order);
        Ok(line)
    }
}

/// The rows of both, one below the other.
fn append(frame: &mut DataFrame, rows: DataFrame) -> Result<(), Error> {
    if frame.width() == 0 {
        *frame = rows;
    } else {
        frame.vstack_mut(&rows)?;
    }
    Ok(())
}

/// What the reports of one sum have in common.
type KindAndYear = (Option<String>, Option<i32>);

/// Adds to each row of a sum how many reports of its kind and year there are, and which are missing.
fn count_members(frame: &mut DataFrame, counts: &DataFrame) -> Result<(), Error> {
    let keys = |frame: &DataFrame| -> Result<Vec<KindAndYear>, Error> {
        let kinds = frame.column("kind")?.str()?.iter().map(|kind| kind.map(str::to_owned));
        Ok(kinds.zip(frame.column("fiscal_year")?.i32()?.iter()).collect())
    };
    let places: HashMap<_, usize> = keys(counts)?.into_iter().zip(0..).collect();
    let places: Vec<Option<usize>> = keys(frame)?.iter().map(|key| places.get(key).copied()).collect();
    for name in ["member_count", "missing_count"] {
        let of_year = counts.column(name)?.i64()?;
        let numbers: Vec<Option<i64>> = places.iter().map(|place| of_year.get((*place)?)).collect();
        frame.with_column(Column::from(Values::new(name.into(), numbers)))?;
    }
    let of_year = counts.column("missing")?.str()?;
    let names: Vec<Option<&str>> = places.iter().map(|place| of_year.get((*place)?)).collect();
    frame.with_column(Column::from(Values::new("missing".into(), names)))?;
    Ok(())
}

/// What a group is called in the rows of its sum, in any language: the words that it was requested by.
fn name(group: &PeerGroup<'_>) -> String {
    let words = [group.region, group.name, group.level, group.function];
    let words: Vec<&str> = words.into_iter().flatten().collect();
    if words.is_empty() { "*".to_owned() } else { words.join(" ") }
}

/// That series continue those of predecessors, and how many.
fn predecessors(frame: &DataFrame) -> Result<Option<Message>, Error> {
    let (ids, changes) = (frame.column("entity_id")?.str()?, frame.column("line_change")?.str()?);
    let continued = ids
        .iter()
        .zip(changes.iter())
        .filter(|(_, change)| matches!(change, Some("renamed" | "region_renamed" | "merged")));
    let continued: HashSet<_> = continued.map(|(id, _)| id).collect();
    Ok((!continued.is_empty()).then(|| message!("query-predecessors", count = continued.len())))
}

/// Whose reports are used in place of the entity's, and how the succession is known.
fn sentence(entity: &Entity, member: &SuccessionLink) -> Message {
    let basis =
        if member.concluded { message!("query-basis-names") } else { message!("query-basis-reference") };
    let (entity, predecessor, change) = (entity.to_string(), &member.member_name, change(&member.change));
    match member.until_year {
        None => message!(
            "query-predecessor",
            entity = entity,
            predecessor = predecessor,
            change = change,
            basis = basis
        ),
        Some(year) => message!(
            "query-predecessor-until",
            entity = entity,
            predecessor = predecessor,
            year = year.to_string(),
            change = change,
            basis = basis
        ),
    }
}

/// Which part came to the department or went to another. Departments that were merged into it have notes of their own.
fn break_sentence(entity: &Entity, one: &SuccessionBreak) -> Option<Message> {
    let basis =
        if one.concluded { message!("query-basis-reform") } else { message!("query-basis-reference") };
    let (entity, other, year) = (entity.to_string(), &one.other_name, one.break_year.to_string());
    match one.change {
        "received" => {
            Some(message!("query-part-received", entity = entity, other = other, year = year, basis = basis))
        }
        "ceded" => {
            Some(message!("query-part-ceded", entity = entity, other = other, year = year, basis = basis))
        }
        "region_merged" => Some(message!("query-region-merged", entity = entity, other = other, year = year)),
        "region_received" => {
            Some(message!("query-region-received", entity = entity, other = other, year = year))
        }
        "region_ceded" => Some(message!("query-region-ceded", entity = entity, other = other, year = year)),
        "region_ended" => Some(message!("query-region-ended", entity = entity, other = other, year = year)),
        _ => None,
    }
}

/// The breaks between departments, and of those of their regions, which are of many years, the ones that the rows show.
fn within<'b>(breaks: &'b [SuccessionBreak], frame: &DataFrame) -> Result<Vec<&'b SuccessionBreak>, Error> {
    let years: BTreeSet<i64> = frame.column("fiscal_year")?.i32()?.iter().flatten().map(i64::from).collect();
    Ok(breaks.iter().filter(|one| one.other_id.is_some() || years.contains(&one.break_year)).collect())
}

/// How a department came to continue another.
fn change(name: &str) -> Arg {
    match name {
        "alias" => message!("query-change-alias").into(),
        "renamed" => message!("query-change-renamed").into(),
        "region_renamed" => message!("query-change-region-renamed").into(),
        "merged" => message!("query-change-merged").into(),
        other => other.into(),
    }
}
