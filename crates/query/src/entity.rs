//! Finding the entity that a user means.

use crate::error::Error;
use crate::session::Session;
use juesuan_model::nearest::nearest;
use juesuan_model::text::squeeze;
use std::fmt;

/// A publishing body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its stable name.
    pub id: String,
    /// Its name in the latest report.
    pub name: String,
}

impl fmt::Display for Entity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.id == self.name { f.write_str(&self.name) } else { write!(f, "{} ({})", self.name, self.id) }
    }
}

/// How many candidates an error lists.
const LISTED: usize = 10;

/// How many that match are looked up.
const TRIED: i64 = 100;

/// The bodies of which the text matches a name that they have had: 0 whole, 1 in part. Of all reports, current or not: which
/// are current is asked of these bodies alone, since it costs more.
const MATCHES: &str = "
    SELECT
      entity_id,
      MIN(CASE
        WHEN entity_id IN ($text, $plain) OR entity_name IN ($text, $plain) THEN 0
        WHEN instr(entity_name, $text) > 0 OR instr(entity_name, $plain) > 0 THEN 1
      END) AS closeness
    FROM (SELECT DISTINCT entity_id, entity_name FROM raw_reports) AS printed
    GROUP BY entity_id
    HAVING closeness IS NOT NULL
    ORDER BY closeness, entity_id
    LIMIT $tried";

/// Every entity by every name that it has had.
const NAMES: &str = "
    SELECT DISTINCT reports.entity_name AS name, entities.entity_id, entities.entity_name
    FROM reports
    JOIN entities ON entities.entity_id = reports.entity_id
    ORDER BY name, entities.entity_id";

impl Session {
    /// The entity of this id, this name (present or former, blanks and full-width forms apart), or the only one whose
    /// name contains the text.
    ///
    /// # Errors
    /// No such entity, with similar names; or several, with up to ten of them.
    pub fn entity(&self, text: &str) -> Result<Entity, Error> {
        let (text, plain) = (text.trim(), squeeze(text));
        let unknown = |near| Error::UnknownEntity { text: text.to_owned(), near };
        if plain.is_empty() {
            return Err(unknown(Vec::new()));
        }
        let matched = self.matched(text, plain)?;
        let at = |wanted: i32| -> Vec<Entity> {
            let close = matched.iter().filter(|(_, closeness)| *closeness == wanted);
            close.map(|(entity, _)| entity.clone()).collect()
        };
        for mut candidates in [at(0), at(1)] {
            match candidates.len() {
                0 => {}
                1 => return candidates.pop().ok_or_else(|| unknown(Vec::new())),
                _ => {
                    candidates.truncate(LISTED);
                    return Err(Error::AmbiguousEntity { text: text.to_owned(), candidates });
                }
            }
        }
        Err(unknown(self.entities_like(text)?))
    }

    /// The entities with a current report that match, with their closeness, the closest first.
    fn matched(&self, text: &str, plain: String) -> Result<Vec<(Entity, i32)>, Error> {
        let given = [("text", text.to_owned().into()), ("plain", plain.into()), ("tried", TRIED.into())];
        let matches = self.query(MATCHES, &given)?;
        let closeness = matches.column("closeness")?.i32()?;
        let mut matched = Vec::new();
        for (id, close) in matches.column("entity_id")?.str()?.iter().zip(closeness.iter()) {
            let (Some(id), Some(close)) = (id, close) else { continue };
            let closer = matched.iter().any(|(_, before)| *before < close);
            if closer || matched.len() == LISTED {
                break;
            }
            let current = self.query(
                "SELECT entity_name FROM entities WHERE entity_id = $entity_id",
                &[("entity_id", id.to_owned().into())],
            )?;
            if let Some(name) = current.column("entity_name")?.str()?.get(0) {
                matched.push((Entity { id: id.to_owned(), name: name.to_owned() }, close));
            }
        }
        Ok(matched)
    }

    /// Entities that have had a name like this text, the likest first.
    fn entities_like(&self, text: &str) -> Result<Vec<Entity>, Error> {
        let all = self.query(NAMES, &[])?;
        let column = |name: &str| Ok::<_, Error>(all.column(name)?.str()?);
        let (names, ids, latest) = (column("name")?, column("entity_id")?, column("entity_name")?);
        let mut like: Vec<Entity> = Vec::new();
        for near in nearest(text, names.iter().flatten()) {
            let rows = names.iter().zip(ids.iter()).zip(latest.iter());
            for ((_, id), name) in rows.filter(|((name, _), _)| *name == Some(near)) {
                let entity = Entity {
                    id: id.unwrap_or_default().to_owned(),
                    name: name.unwrap_or_default().to_owned(),
                };
                if !like.contains(&entity) {
                    like.push(entity);
                }
            }
        }
        like.truncate(LISTED);
        Ok(like)
    }

    /// The fiscal years of which the entity has a report of this kind, for messages: `2021, 2023`.
    pub(crate) fn years_of(&self, entity: &Entity, kind: &str) -> Result<String, Error> {
        let years = self.query(
            "SELECT string_agg(DISTINCT fiscal_year || ' ' || scope, ', ' ORDER BY fiscal_year || ' ' || scope) AS years
             FROM reports WHERE entity_id = $entity_id AND kind = $kind",
            &[("entity_id", entity.id.clone().into()), ("kind", kind.to_owned().into())],
        )?;
        Ok(years.column("years")?.str()?.get(0).unwrap_or("none").to_owned())
    }
}
