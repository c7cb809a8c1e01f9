//! Every name that a body has published under, read once in a session.

use crate::error::Error;
use crate::session::Session;
use juesuan_reference::Body;

/// The names of all reports, current or not.
#[derive(Debug)]
pub(crate) struct Names(Vec<Printed>);

#[derive(Debug)]
struct Printed {
    entity_id: String,
    entity_name: String,
    /// Whether the body's latest report has it.
    is_latest: bool,
}

/// Few bodies have had several names, so the latest of several is looked for among these alone.
const NAMES: &str = "
    WITH names AS (SELECT DISTINCT entity_id, entity_name FROM raw_reports),
    latest AS (
      SELECT entity_id, max_by(entity_name, (fiscal_year, ingested_at, entity_name)) AS entity_name
      FROM raw_reports
      WHERE entity_id IN (SELECT entity_id FROM names GROUP BY entity_id HAVING COUNT(*) > 1)
      GROUP BY entity_id
    )
    SELECT names.entity_id, names.entity_name, latest.entity_id IS NULL OR latest.entity_name = names.entity_name AS is_latest
    FROM names
    LEFT JOIN latest ON latest.entity_id = names.entity_id
    ORDER BY names.entity_id, names.entity_name";

impl Names {
    /// Reads them.
    pub(crate) fn read(session: &Session) -> Result<Self, Error> {
        let frame = session.query(NAMES, &[])?;
        let (ids, names) = (frame.column("entity_id")?.str()?, frame.column("entity_name")?.str()?);
        let latest = frame.column("is_latest")?.bool()?;
        let mut all = Vec::with_capacity(frame.height());
        for ((id, name), is_latest) in ids.iter().zip(names.iter()).zip(latest.iter()) {
            let (Some(id), Some(name)) = (id, name) else { continue };
            let is_latest = is_latest == Some(true);
            all.push(Printed { entity_id: id.to_owned(), entity_name: name.to_owned(), is_latest });
        }
        Ok(Self(all))
    }

    /// Every body under its latest name, by id.
    pub(crate) fn bodies(&self) -> Vec<Body> {
        let latest = self.0.iter().filter(|name| name.is_latest);
        latest
            .map(|name| Body { entity_id: name.entity_id.clone(), name: name.entity_name.clone() })
            .collect()
    }

    /// The ids of which one of the texts is the id or a name.
    pub(crate) fn called(&self, texts: [&str; 2]) -> Vec<&str> {
        self.ids(|name| {
            texts.contains(&name.entity_id.as_str()) || texts.contains(&name.entity_name.as_str())
        })
    }

    /// The ids of which one of the texts is a part of a name.
    pub(crate) fn containing(&self, texts: [&str; 2]) -> Vec<&str> {
        self.ids(|name| texts.iter().any(|text| name.entity_name.contains(text)))
    }

    fn ids(&self, matches: impl Fn(&Printed) -> bool) -> Vec<&str> {
        let mut ids: Vec<&str> =
            self.0.iter().filter(|name| matches(name)).map(|name| name.entity_id.as_str()).collect();
        ids.dedup();
        ids
    }

    /// Every name with its body's id.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|name| (name.entity_name.as_str(), name.entity_id.as_str()))
    }
}
