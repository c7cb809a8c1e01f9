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

/// The entities of which the text matches a name that they have had: 0 whole, 1 in part.
const MATCHES: &str = "
    SELECT
      entities.entity_id, entities.entity_name,
      MIN(CASE
        WHEN reports.entity_id IN ($text, $plain) OR reports.entity_name IN ($text, $plain) THEN 0
        WHEN instr(reports.entity_name, $text) > 0 OR instr(reports.entity_name, $plain) > 0 THEN 1
      END) AS closeness
    FROM (SELECT DISTINCT entity_id, entity_name FROM reports) AS reports
    JOIN entities ON entities.entity_id = reports.entity_id
    GROUP BY entities.entity_id, entities.entity_name
    HAVING closeness IS NOT NULL
    ORDER BY closeness, entities.entity_id
    LIMIT 10";

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
        let matches = self.query(MATCHES, &[("text", text.to_owned().into()), ("plain", plain.into())])?;
        let (ids, names) = (matches.column("entity_id")?.str()?, matches.column("entity_name")?.str()?);
        let closeness = matches.column("closeness")?.i32()?;
        let at = |wanted: i32| -> Vec<Entity> {
            let rows = ids.iter().zip(names.iter()).zip(closeness.iter());
            rows.filter_map(|((id, name), close)| {
                (close == Some(wanted)).then_some(Entity { id: id?.to_owned(), name: name?.to_owned() })
            })
            .collect()
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
