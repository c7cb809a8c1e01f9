//! One year across entities.

use crate::catalogue::Metric;
use crate::entity::Entity;
use crate::error::Error;
use crate::file::{File, question};
use crate::group::PeerGroup;
use crate::region_panel::{RegionValue, of_regions};
use crate::select::Select;
use crate::session::Session;
use juesuan_messages::{Arg, Message, message};
use juesuan_model::{FiscalYear, Kind, Scope};
use polars::frame::DataFrame;

/// One metric of one year over entities.
const PEERS: File = question!("peers");

/// The minimum number of values for a median.
const SMALLEST_GROUP: i64 = 3;

/// Which metric of which year, over whom.
#[derive(Debug, Clone)]
pub struct PeersRequest<'a> {
    /// The metric's id, label or short name.
    pub metric: &'a str,
    /// The year.
    pub year: FiscalYear,
    /// Final accounts or budgets.
    pub kind: Kind,
    /// Whose accounts are compared: departments with departments.
    pub scope: Scope,
    /// The entities that are compared.
    pub group: PeerGroup<'a>,
    /// The entity to compare with the others, found as in [`Session::entity`].
    pub entity: Option<&'a str>,
    /// A part of the metric, such as `reception`, or a code by which the metric is split; `None` for the whole.
    pub dimension: Option<&'a str>,
    /// Regions are compared, by this value, in place of departments. Then no entity can be selected, nor a function, a scope or a
    /// size.
    pub regions: Option<RegionValue>,
}

/// A ranking, and what it is a ranking of.
#[derive(Debug, Clone)]
pub struct Peers {
    /// The group in words: kind, scope, year, names, and who is left out of the median.
    pub group: Message,
    /// The selected entity.
    pub entity: Option<Entity>,
    /// One row per report, ranked; the columns of `queries/analysis/peers.sql`.
    pub frame: DataFrame,
}

impl Session {
    /// A metric of one year over a group of entities, ranked, with median, quartiles and robust distances.
    ///
    /// # Errors
    /// An unknown metric, dimension or entity; an entity without a report of that year and scope; fewer than three values
    /// to compare with.
    pub fn peers(&self, request: &PeersRequest<'_>) -> Result<Peers, Error> {
        let metric = self.catalogue().metric(request.metric)?;
        let entity = request.entity.map(|text| self.entity(text)).transpose()?;
        let chosen = self.criteria(request, entity.as_ref())?;
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        // Of the entity's ids, that of its report of the year.
        let own = entity.as_ref().map(|entity| self.id_in(entity, request)).transpose()?;
        // The metric's own view instead of all of them, so that no other is computed.
        let select = Select::new(PEERS.text);
        let select = match request.regions {
            None => select.instead("metrics", metric.select()),
            Some(value) => of_regions(select, metric, value)?,
        };
        let mut frame = self.ask(
            &select,
            &[
                ("metric", metric.id.to_owned().into()),
                ("unit", metric.unit.to_owned().into()),
                ("year", i32::from(request.year.get()).into()),
                ("kind", request.kind.name().to_owned().into()),
                ("scope", request.scope.name().to_owned().into()),
                ("dimension", dimension(metric, request.dimension)?.to_owned().into()),
                ("level", text(&chosen.level).into()),
                ("function", text(&chosen.function).into()),
                ("region", self.region(request.group.region)?.into()),
                ("contained", request.group.name.unwrap_or_default().to_owned().into()),
                ("least", chosen.least.into()),
                ("most", chosen.most.into()),
                ("entity_id", own.unwrap_or_default().into()),
            ],
        )?;
        if let Some(entity) = &entity {
            let chosen = frame.column("chosen")?.bool()?.clone();
            if !chosen.any() {
                return Err(self.no_report(entity, request)?);
            }
            entity.sign(&mut frame, |row| chosen.get(row) == Some(true))?;
        }
        let group = self.words(request, &chosen, entity.as_ref());
        // There are no rows at all for a year without reports.
        let count = frame.column("reference_count")?.i64()?.iter().next().flatten().unwrap_or(0);
        if count < SMALLEST_GROUP {
            let metric = metric.id.to_owned();
            return Err(Error::GroupTooSmall { group, metric, count, smallest: SMALLEST_GROUP });
        }
        Ok(Peers { group, entity, frame })
    }

    /// The requested group, completed from the selected entity.
    fn criteria(&self, request: &PeersRequest<'_>, entity: Option<&Entity>) -> Result<Criteria, Error> {
        const PLACE: &str =
            "SELECT admin_level, function_group FROM entity_places WHERE entity_id = $entity_id";
        let group = &request.group;
        let mut chosen = Criteria {
            level: group.level.map(str::to_owned),
            function: group.function.map(str::to_owned),
            least: -1,
            most: -1,
        };
        let Some(entity) = entity else { return Ok(chosen) };
        if group.level.is_none() && group.function.is_none() && group.name.is_none() {
            let place = self.query(PLACE, &[("entity_id", entity.id.clone().into())])?;
            let level = place.column("admin_level")?.str()?.iter().next().flatten();
            // Without the level, the same function would compare a ministry with a village.
            if let Some(level) = level {
                chosen.level = Some(level.to_owned());
                let function = place.column("function_group")?.str()?.iter().next().flatten();
                chosen.function = function.map(str::to_owned);
            }
        }
        if group.like_sized {
            let size = self.size(entity, request)?;
            (chosen.least, chosen.most) = (size / 2, size.saturating_mul(2));
        }
        Ok(chosen)
    }

    /// What the entity spends in the year, in whole yuan.
    fn size(&self, entity: &Entity, request: &PeersRequest<'_>) -> Result<i64, Error> {
        const SIZE: &str = "SELECT CAST(MAX(amount) AS BIGINT) AS amount FROM figures
             WHERE entity_id = $entity_id AND fiscal_year = $year AND kind = $kind AND scope = $scope
               AND topic = 'expenditure_of_year' AND fund IS NULL AND own_phase";
        let size = self.query(
            SIZE,
            &[
                ("entity_id", self.id_in(entity, request)?.into()),
                ("year", i32::from(request.year.get()).into()),
                ("kind", request.kind.name().to_owned().into()),
                ("scope", request.scope.name().to_owned().into()),
            ],
        )?;
        match size.column("amount")?.i64()?.get(0) {
            Some(amount) => Ok(amount),
            None => Err(self.no_report(entity, request)?),
        }
    }

    /// The id under which the entity has its report of the year, kind and scope.
    fn id_in(&self, entity: &Entity, request: &PeersRequest<'_>) -> Result<String, Error> {
        const IDS: &str = "SELECT entity_id FROM reports
             WHERE entity_id = $entity_id AND fiscal_year = $year AND kind = $kind AND scope = $scope";
        let found = self.query_of(
            Some(entity),
            IDS,
            &[
                ("year", i32::from(request.year.get()).into()),
                ("kind", request.kind.name().to_owned().into()),
                ("scope", request.scope.name().to_owned().into()),
            ],
        )?;
        match found.column("entity_id")?.str()?.iter().flatten().next() {
            Some(id) => Ok(id.to_owned()),
            None => Err(self.no_report(entity, request)?),
        }
    }

    fn no_report(&self, entity: &Entity, request: &PeersRequest<'_>) -> Result<Error, Error> {
        Ok(Error::NoReport {
            entity: entity.to_string(),
            kind: request.kind,
            years: request.year.into(),
            scope: Some(request.scope),
            known: self.years_of(entity, request.kind)?,
        })
    }
}

/// The group that is compared in the end.
struct Criteria {
    level: Option<String>,
    function: Option<String>,
    least: i64,
    most: i64,
}

/// A dimension of the metric, or a code if the metric is split by codes.
fn dimension<'a>(metric: &'a Metric, asked: Option<&'a str>) -> Result<&'a str, Error> {
    match asked {
        Some(code) if !metric.by.is_empty() && code.bytes().all(|b| b.is_ascii_digit()) => Ok(code),
        _ => metric.dimension(asked),
    }
}

impl Session {
    fn words(&self, request: &PeersRequest<'_>, chosen: &Criteria, entity: Option<&Entity>) -> Message {
        let mut criteria = self.criteria_of(&PeerGroup {
            level: chosen.level.as_deref(),
            function: chosen.function.as_deref(),
            ..request.group.clone()
        });
        if request.group.name.is_none() {
            let any = match request.regions {
                None => message!("query-group-any-name"),
                Some(RegionValue::Sum) => message!("query-group-regions"),
                Some(RegionValue::PerResident) => message!("query-group-regions-per-resident"),
            };
            criteria.insert(0, any);
        }
        if chosen.most >= 0 {
            let (least, most) = (chosen.least.to_string(), chosen.most.to_string());
            criteria.push(message!("query-group-expenditure", least = least, most = most));
        }
        let criteria = Arg::list(criteria);
        let (kind, year, scope) = (request.kind, request.year.to_string(), request.scope);
        match entity.map(Entity::to_string) {
            None => message!("query-group", kind = kind, year = year, scope = scope, criteria = criteria),
            Some(entity) => message!(
                "query-group-without",
                kind = kind,
                year = year,
                scope = scope,
                criteria = criteria,
                entity = entity
            ),
        }
    }
}
