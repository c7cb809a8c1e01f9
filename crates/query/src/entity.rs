//! Finding the entity that a user means.

use crate::error::Error;
use crate::names::Names;
use crate::select::Select;
use crate::session::Session;
use duckdb::types::Value;
use juesuan_messages::{Message, message};
use juesuan_model::nearest::nearest;
use juesuan_model::text::squeeze;
use juesuan_model::{Kind, Scope};
use juesuan_reference::Gazetteer;
use polars::frame::DataFrame;
use polars::prelude::{BooleanChunked, Column, NamedFrom, Series};
use std::collections::{BTreeSet, HashSet};
use std::fmt;

/// A department or unit that publishes reports, under all its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its stable identifier. If there are several, the main one: that of the name that the reference data list as its own.
    pub id: String,
    /// Its name in the latest report under this id.
    pub name: String,
    /// The other ids with current reports, those of its aliases in the reference data, sorted.
    aliases: Vec<String>,
}

impl Entity {
    /// Every id under which it has published, the main one first. If two of them have a report of the same year, kind and scope,
    /// that of the first counts.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.id).chain(&self.aliases).map(String::as_str)
    }

    /// Writes its main id and name on the rows of a frame that are its own, whatever name their reports print.
    pub(crate) fn sign(&self, frame: &mut DataFrame, own: impl Fn(usize) -> bool) -> Result<(), Error> {
        for (name, text) in [("entity_id", &self.id), ("entity_name", &self.name)] {
            let Ok(column) = frame.column(name) else { continue };
            let printed = column.str()?.iter().enumerate();
            let signed: Vec<Option<&str>> =
                printed.map(|(row, cell)| if own(row) { Some(text.as_str()) } else { cell }).collect();
            let signed = Series::new(name.into(), signed);
            frame.with_column(Column::from(signed))?;
        }
        Ok(())
    }
}

impl fmt::Display for Entity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.id == self.name { f.write_str(&self.name) } else { write!(f, "{} ({})", self.name, self.id) }
    }
}

/// How many candidates an error lists.
const LISTED: usize = 10;

/// The ids that have one of these names, in the order of the names.
fn called_any<'n>(names: &'n Names, listed: &[&str]) -> Vec<&'n str> {
    let mut ids = Vec::new();
    for name in listed {
        for id in names.called([name, &squeeze(name)]) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    ids
}

/// The entities as an error names them.
fn words(entities: &[Entity]) -> Vec<String> {
    entities.iter().map(Entity::to_string).collect()
}

impl Session {
    /// The entity of this id, this name (present or former, ignoring blanks and full-width forms), of an alias in the
    /// reference data, of another spelling of its name, or the only one whose name contains the text. Every command
    /// uses this function to find the entity that a user names.
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
        // First a name that the reference data list: nobody need have published under it.
        let listed = std::iter::once(called_any(names, &self.reference().names_of(text)));
        let ways = [Names::called, Names::spelt, Names::containing];
        for ids in listed.chain(ways.into_iter().map(|matching| matching(names, texts))) {
            let mut candidates = self.entities_of(ids.into_iter())?;
            match candidates.len() {
                0 => {}
                1 => return candidates.pop().ok_or_else(|| unknown(Vec::new())),
                _ => {
                    let candidates = words(&candidates);
                    return Err(Error::AmbiguousEntity { text: text.to_owned(), candidates });
                }
            }
        }
        Err(unknown(words(&self.entities_like(text)?)))
    }

    /// Of new names that show no known task, those that may be misspelled: with a name that has been published and
    /// differs by one character.
    ///
    /// # Errors
    /// Errors of the engine or the reference data.
    pub fn near_twins(&self, new: &[&str]) -> Result<Vec<(String, String)>, Error> {
        let gazetteer = Gazetteer::new(self.reference())?;
        let has_task = |name: &str| gazetteer.place(name).function_group.is_some();
        let new: Vec<&str> = new.iter().copied().filter(|name| !has_task(name)).collect();
        if new.is_empty() {
            return Ok(Vec::new());
        }
        Ok(self.names()?.near_twins(&new, has_task))
    }

    /// The entities that have these ids and a current report, each once; the first ten of them.
    fn entities_of<'a>(&self, ids: impl Iterator<Item = &'a str>) -> Result<Vec<Entity>, Error> {
        let mut entities: Vec<Entity> = Vec::new();
        for id in ids {
            if entities.len() == LISTED {
                break;
            }
            if entities.iter().any(|entity| entity.ids().any(|known| known == id)) {
                continue;
            }
            entities.extend(self.entity_of(id)?);
        }
        Ok(entities)
    }

    /// The entity that has this id, with all its ids; `None` where no report of it is current.
    fn entity_of(&self, id: &str) -> Result<Option<Entity>, Error> {
        const CURRENT: &str = "SELECT entity_name FROM entities WHERE entity_id = $entity_id";
        let names = self.names()?;
        let printed = names.all().filter(|(_, of)| *of == id).map(|(name, _)| name);
        let listed = printed.map(|name| self.reference().names_of(name)).find(|names| !names.is_empty());
        let mut ids = vec![id];
        if let Some(listed) = listed {
            ids = called_any(names, &listed);
        }
        let mut current = Vec::new();
        for id in ids {
            let latest = self.query(CURRENT, &[("entity_id", id.to_owned().into())])?;
            current.extend(latest.column("entity_name")?.str()?.get(0).map(|name| (id, name.to_owned())));
        }
        let mut current = current.into_iter();
        let Some((id, name)) = current.next() else { return Ok(None) };
        let mut aliases: Vec<String> = current.map(|(id, _)| id.to_owned()).collect();
        aliases.sort();
        Ok(Some(Entity { id: id.to_owned(), name, aliases }))
    }

    /// Runs a query about an entity once for each of its ids, as `$entity_id`, the main one first, and appends the
    /// rows; with an empty `$entity_id` where no entity is selected. Every query about an entity runs this way: one id
    /// at a time reaches the files that contain its rows, and a list of ids would not.
    ///
    /// # Errors
    /// As [`Session::query`].
    pub fn query_of(
        &self,
        entity: Option<&Entity>,
        text: &str,
        parameters: &[(&str, Value)],
    ) -> Result<DataFrame, Error> {
        self.ask_of(entity, &Select::new(text), parameters)
    }

    /// As [`Self::query_of`], of a SELECT that may read something in place of views.
    pub(crate) fn ask_of(
        &self,
        entity: Option<&Entity>,
        select: &Select<'_>,
        parameters: &[(&str, Value)],
    ) -> Result<DataFrame, Error> {
        let ids = entity.map_or_else(|| vec![""], |entity| entity.ids().collect());
        let mut all = DataFrame::empty();
        for id in ids {
            let frame = self.ask(select, &[parameters, &[("entity_id", id.to_owned().into())]].concat())?;
            if all.width() == 0 {
                all = frame;
            } else {
                all.vstack_mut(&frame)?;
            }
        }
        Ok(all)
    }

    /// Like [`Session::query_of`], for one report per year, kind and scope, and under the main id: a query with
    /// `revision_id` then shows one entity.
    ///
    /// # Errors
    /// As [`Session::query`].
    pub fn query_as_one(
        &self,
        entity: &Entity,
        text: &str,
        parameters: &[(&str, Value)],
    ) -> Result<DataFrame, Error> {
        const REPORTS: &str =
            "SELECT revision_id, concat_ws(' ', CAST(fiscal_year AS VARCHAR), kind, scope) AS series
             FROM reports WHERE entity_id = $entity_id";
        let mut frame = self.query_of(Some(entity), text, parameters)?;
        if entity.aliases.is_empty() {
            return Ok(frame);
        }
        let reports = self.query_of(Some(entity), REPORTS, &[])?;
        let (revisions, series) = (reports.column("revision_id")?.str()?, reports.column("series")?.str()?);
        let mut seen = HashSet::new();
        let second: HashSet<&str> = revisions
            .iter()
            .zip(series.iter())
            .filter(|(_, series)| !seen.insert(*series))
            .filter_map(|(revision, _)| revision)
            .collect();
        let counts = |revision: Option<&str>| revision.is_none_or(|revision| !second.contains(revision));
        let counted: BooleanChunked = frame.column("revision_id")?.str()?.iter().map(counts).collect();
        frame = frame.filter(&counted)?;
        entity.sign(&mut frame, |_| true)?;
        Ok(frame)
    }

    /// Entities that have had a name similar to this text, the most similar first.
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
        self.entities_of(like.into_iter())
    }

    /// The fiscal years and scopes of the entity's reports of this kind, for messages.
    pub(crate) fn years_of(&self, entity: &Entity, kind: Kind) -> Result<Vec<Message>, Error> {
        const REPORTS: &str =
            "SELECT fiscal_year, scope FROM reports WHERE entity_id = $entity_id AND kind = $kind";
        let reports = self.query_of(Some(entity), REPORTS, &[("kind", kind.name().to_owned().into())])?;
        let (years, scopes) = (reports.column("fiscal_year")?.i32()?, reports.column("scope")?.str()?);
        let reports = years.iter().flatten().zip(scopes.iter().flatten().filter_map(Scope::from_name));
        let reports: BTreeSet<(i32, Scope)> = reports.collect();
        let named = reports.into_iter();
        Ok(named
            .map(|(year, scope)| message!("query-report-of-year", year = year.to_string(), scope = scope))
            .collect())
    }
}
