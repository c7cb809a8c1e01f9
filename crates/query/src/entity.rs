//! Finding the entity that a user means.

use crate::error::Error;
use crate::names::Names;
use crate::session::Session;
use juesuan_model::nearest::nearest;
use juesuan_model::text::squeeze;
use juesuan_reference::Gazetteer;
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

impl Session {
    /// The entity of this id, this name (present or former, blanks and full-width forms apart), of an alias in the reference
    /// data, of another spelling of its name, or the only one whose name contains the text. This is the one way from what a
    /// user types to a body: every command takes it.
    ///
    /// # Errors
    /// No such entity, with similar names; or several, with up to ten of them.
    pub fn entity(&self, text: &str) -> Result<Entity, Error> {
        let (text, plain) = (text.trim(), squeeze(text));
        let unknown = |near| Error::UnknownEntity { text: text.to_owned(), near };
        if plain.is_empty() {
            return Err(unknown(Vec::new()));
        }
        let (names, texts) = (self.names()?, [text, plain.as_ref()]);
        // Of the names that the reference data list of one body, its own counts before the one that is asked for.
        for listed in self.reference().names_of(text) {
            let mut candidates = self.current(names.called([listed, &squeeze(listed)]).into_iter())?;
            if let (Some(entity), true) = (candidates.pop(), candidates.is_empty()) {
                return Ok(entity);
            }
        }
        for matching in [Names::called, Names::spelt, Names::containing] {
            let mut candidates = self.current(matching(names, texts).into_iter())?;
            match candidates.len() {
                0 => {}
                1 => return candidates.pop().ok_or_else(|| unknown(Vec::new())),
                _ => return Err(Error::AmbiguousEntity { text: text.to_owned(), candidates }),
            }
        }
        Err(unknown(self.entities_like(text)?))
    }

    /// The ids under which the body has published: its own, and those of its aliases in the reference data.
    ///
    /// # Errors
    /// Whatever the engine refuses.
    pub(crate) fn ids_of(&self, entity: &Entity) -> Result<Vec<String>, Error> {
        let line = self.lines()?.of(&entity.id)?;
        let aliases =
            line.into_iter().filter(|member| member.change == "alias").map(|member| member.member_id);
        Ok(std::iter::once(entity.id.clone()).chain(aliases).collect())
    }

    /// Of new names that tell of no known task, those that may be misspelt: with the name of a body that has published, which
    /// differs by one character.
    ///
    /// # Errors
    /// Whatever the engine or the reference data refuse.
    pub fn near_twins(&self, new: &[&str]) -> Result<Vec<(String, String)>, Error> {
        let gazetteer = Gazetteer::new(self.reference())?;
        let has_task = |name: &str| gazetteer.place(name).function_group.is_some();
        let new: Vec<&str> = new.iter().copied().filter(|name| !has_task(name)).collect();
        if new.is_empty() {
            return Ok(Vec::new());
        }
        Ok(self.names()?.near_twins(&new, has_task))
    }

    /// Those of the bodies that have a current report, under its name; the first ten of them.
    fn current<'a>(&self, ids: impl Iterator<Item = &'a str>) -> Result<Vec<Entity>, Error> {
        const CURRENT: &str = "SELECT entity_name FROM entities WHERE entity_id = $entity_id";
        let mut current = Vec::new();
        for id in ids {
            if current.len() == LISTED {
                break;
            }
            let named = self.query(CURRENT, &[("entity_id", id.to_owned().into())])?;
            if let Some(name) = named.column("entity_name")?.str()?.get(0) {
                current.push(Entity { id: id.to_owned(), name: name.to_owned() });
            }
        }
        Ok(current)
    }

    /// Entities that have had a name like this text, the likest first.
    fn entities_like(&self, text: &str) -> Result<Vec<Entity>, Error> {
        let names = self.names()?;
        let mut like: Vec<&str> = Vec::new();
        for near in nearest(text, names.all().map(|(name, _)| name)) {
            let ids = names.all().filter(|(name, _)| *name == near).map(|(_, id)| id);
            for id in ids {
                if !like.contains(&id) {
                    like.push(id);
                }
            }
        }
        self.current(like.into_iter())
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
