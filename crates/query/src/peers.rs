//! One year across entities.

use crate::entity::Entity;
use crate::error::Error;
use crate::library;
use crate::session::Session;
use juesuan_model::{FiscalYear, Scope};
use polars::frame::DataFrame;

/// The fewest values that a median is taken over.
const SMALLEST_GROUP: i64 = 3;

/// Which metric of which year, over whom.
#[derive(Debug, Clone, Copy)]
pub struct PeersRequest<'a> {
    /// The metric's id.
    pub metric: &'a str,
    /// The year.
    pub year: FiscalYear,
    /// Whose accounts are compared: departments with departments.
    pub scope: Scope,
    /// The group is the entities whose name contains this text; none is all of them.
    pub group: Option<&'a str>,
    /// The entity to compare with the others, found as in [`Session::entity`].
    pub entity: Option<&'a str>,
    /// A part of the metric, such as `reception`; none is the whole.
    pub dimension: Option<&'a str>,
}

/// A ranking, and what it is a ranking of.
#[derive(Debug, Clone)]
pub struct Peers {
    /// The group in words: kind, scope, year, names, and who is left out of the median.
    pub group: String,
    /// The entity asked about.
    pub entity: Option<Entity>,
    /// One row per report, ranked; the columns of `queries/analysis/peers.sql`.
    pub frame: DataFrame,
}

impl Session {
    /// A metric of one year over a group of entities, ranked, with median and quartiles.
    ///
    /// # Errors
    /// An unknown metric, dimension or entity; an entity without a report of that year and scope; fewer than three values
    /// to compare with.
    pub fn peers(&self, request: &PeersRequest<'_>) -> Result<Peers, Error> {
        let metric = self.catalogue().metric(request.metric)?;
        let entity = request.entity.map(|text| self.entity(text)).transpose()?;
        let contained = request.group.unwrap_or_default();
        let frame = self.query(
            library::PEERS.text,
            &[
                ("metric", metric.id.to_owned().into()),
                ("year", i32::from(request.year.get()).into()),
                ("kind", metric.kind.name().to_owned().into()),
                ("scope", request.scope.name().to_owned().into()),
                ("dimension", metric.dimension(request.dimension)?.to_owned().into()),
                ("contained", contained.to_owned().into()),
                ("entity_id", entity.as_ref().map(|entity| entity.id.clone()).unwrap_or_default().into()),
            ],
        )?;
        if let Some(entity) = &entity
            && !frame.column("chosen")?.bool()?.any()
        {
            return Err(Error::NoReport {
                entity: entity.clone(),
                kind: metric.kind.name(),
                within: format!("of scope {} in {}", request.scope, request.year),
                known: self.years_of(entity, metric.kind.name())?,
            });
        }
        let group = words(request, metric.kind.name(), entity.as_ref());
        let count = frame.column("reference_count")?.i64()?.get(0).unwrap_or(0);
        if count < SMALLEST_GROUP {
            return Err(Error::GroupTooSmall { group, metric: metric.id.to_owned(), count });
        }
        Ok(Peers { group, entity, frame })
    }
}

fn words(request: &PeersRequest<'_>, kind: &str, entity: Option<&Entity>) -> String {
    let names = match request.group {
        Some(text) => format!("whose name contains “{text}”"),
        None => "of any name".to_owned(),
    };
    let left_out = entity.map(|entity| format!("; {entity} is left out of the median")).unwrap_or_default();
    format!("{kind} reports of {} and scope {}, entities {names}{left_out}", request.year, request.scope)
}
