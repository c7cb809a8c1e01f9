//! Which entities are one line over the years: under another spelling, renamed, or merged into another.
//!
//! What the user lists comes first. What nobody lists is concluded from the reform of 2018: where one region has both
//! an entity named 国土资源局 and one named 自然资源局, the second continues the first. Wherever such a conclusion is used, it is
//! reported.

use crate::gazetteer::Gazetteer;
use crate::load::{Error, Reference};
use juesuan_model::text::squeeze;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

/// An entity that has published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityName {
    /// Its id.
    pub entity_id: String,
    /// Its name as printed.
    pub name: String,
}

/// One entity whose reports belong to the line of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuccessionLink {
    /// The entity whose line it is.
    pub entity_id: String,
    /// The entity whose reports belong to it: itself, or a predecessor.
    pub member_id: String,
    /// That entity's name.
    pub member_name: String,
    /// The first fiscal year in which they do not any more; none for all years.
    pub until_year: Option<i64>,
    /// itself, alias, renamed or merged.
    pub change: String,
    /// listed in the reference data, or concluded from the endings of the names.
    pub concluded: bool,
}

/// A predecessor.
#[derive(Debug)]
struct Step<'r> {
    predecessor: usize,
    until_year: Option<i64>,
    change: &'r str,
    concluded: bool,
}

/// A predecessor by its name.
struct Listed {
    predecessor: String,
    until_year: Option<i64>,
    change: String,
}

/// The lines of entities. An entity's predecessors are looked for when its line is requested.
pub struct Successions {
    reference: Arc<Reference>,
    entities: Vec<EntityName>,
    by_id: HashMap<String, usize>,
    /// What the reference data lists, by the successor's name.
    listed: HashMap<String, Vec<Listed>>,
    /// Who has a name, without blanks and in plain form.
    holders: HashMap<String, Vec<usize>>,
    /// Few entities have what looks like a predecessor.
    gazetteer: OnceCell<Gazetteer>,
}

impl Successions {
    /// Of these entities.
    #[must_use]
    pub fn new(reference: Arc<Reference>, entities: Vec<EntityName>) -> Self {
        let mut holders: HashMap<String, Vec<usize>> = HashMap::with_capacity(entities.len());
        for (at, entity) in entities.iter().enumerate() {
            holders.entry(squeeze(&entity.name).into_owned()).or_default().push(at);
        }
        let by_id = entities.iter().enumerate().map(|(at, entity)| (entity.entity_id.clone(), at)).collect();
        let mut listed: HashMap<String, Vec<Listed>> = HashMap::new();
        let mut list = |predecessor: &str, of: &str, until_year, change: &str| {
            let listed = listed.entry(squeeze(of).into_owned()).or_default();
            let predecessor = squeeze(predecessor).into_owned();
            listed.push(Listed { predecessor, until_year, change: change.to_owned() });
        };
        for [alias, of] in reference.cells::<2>("entity_aliases") {
            list(alias, of, None, "alias");
        }
        for [predecessor, of, year, change] in reference.cells::<4>("entity_successions") {
            list(predecessor, of, year.parse().ok(), change);
        }
        Self { reference, entities, by_id, listed, holders, gazetteer: OnceCell::new() }
    }

    /// The line of the entity of this id: itself, then its predecessors and theirs; empty for an unknown id.
    ///
    /// # Errors
    /// As [`Gazetteer::new`].
    pub fn of(&self, entity_id: &str) -> Result<Vec<SuccessionLink>, Error> {
        self.by_id.get(entity_id).map_or(Ok(Vec::new()), |at| self.line(*at))
    }

    /// The line of every entity, in the order in which they were passed.
    ///
    /// # Errors
    /// As [`Gazetteer::new`].
    pub fn all(&self) -> Result<Vec<SuccessionLink>, Error> {
        let mut lines = Vec::with_capacity(self.entities.len());
        for at in 0..self.entities.len() {
            lines.extend(self.line(at)?);
        }
        Ok(lines)
    }

    fn line(&self, at: usize) -> Result<Vec<SuccessionLink>, Error> {
        let entity = self.entities.get(at).expect("the index is that of an entity");
        let line = |member: &EntityName, until_year, change: &str, concluded| SuccessionLink {
            entity_id: entity.entity_id.clone(),
            member_id: member.entity_id.clone(),
            member_name: member.name.clone(),
            until_year,
            change: change.to_owned(),
            concluded,
        };
        let mut lines = vec![line(entity, None, "itself", false)];
        let mut seen = vec![at];
        let mut open = vec![(at, None::<i64>, "itself", false)];
        while let Some((successor, limit, how, how_concluded)) = open.pop() {
            for step in self.steps_to(successor)? {
                let member = self.entities.get(step.predecessor).expect("the index is that of an entity");
                if seen.contains(&step.predecessor) {
                    continue;
                }
                seen.push(step.predecessor);
                // A predecessor's predecessor ends no later than it.
                let until = [limit, step.until_year].into_iter().flatten().min();
                // Another name of a predecessor's is that predecessor.
                let is_name = step.change == "alias" && how != "itself";
                let (change, concluded) =
                    if is_name { (how, how_concluded) } else { (step.change, step.concluded) };
                lines.push(line(member, until, change, concluded));
                open.push((step.predecessor, until, change, concluded));
            }
        }
        Ok(lines)
    }

    /// Which entities one continues: those that are listed, then those concluded from the names, in the order of the
    /// entities.
    fn steps_to(&self, successor: usize) -> Result<Vec<Step<'_>>, Error> {
        let entity = self.entities.get(successor).expect("the index is that of an entity");
        let name = squeeze(&entity.name);
        let holders = |name: &str| self.holders.get(name).into_iter().flatten().copied();
        let mut steps: Vec<Step<'_>> = Vec::new();
        for Listed { predecessor, until_year, change } in self.listed.get(name.as_ref()).into_iter().flatten()
        {
            let step = |predecessor| Step { predecessor, until_year: *until_year, change, concluded: false };
            steps.extend(holders(predecessor).map(step));
        }
        // Names of one region differ in their endings only.
        let patterns = || self.reference.cells::<4>("succession_patterns");
        let mut concluded: Vec<Step<'_>> = Vec::new();
        for [old, new, year, change] in patterns() {
            let Some(stem) = name.strip_suffix(new) else { continue };
            let old_name = format!("{stem}{old}");
            // 规划局 is also the end of 城乡规划局: of the endings, the longest is meant.
            if patterns().any(|[other, ..]| other.len() > old.len() && old_name.ends_with(other)) {
                continue;
            }
            for predecessor in holders(&old_name) {
                if self.region(predecessor)? == self.region(successor)? {
                    let until_year = year.parse().ok();
                    concluded.push(Step { predecessor, until_year, change, concluded: true });
                }
            }
        }
        concluded.sort_by_key(|step| step.predecessor);
        steps.extend(concluded);
        steps.retain(|step| step.predecessor != successor);
        Ok(steps)
    }

    /// The code of an entity's region.
    fn region(&self, at: usize) -> Result<Option<String>, Error> {
        let gazetteer = if let Some(gazetteer) = self.gazetteer.get() {
            gazetteer
        } else {
            let gazetteer = Gazetteer::new(&self.reference)?;
            self.gazetteer.get_or_init(|| gazetteer)
        };
        let entity = self.entities.get(at).expect("the index is that of an entity");
        Ok(gazetteer.place(&entity.name).region_code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(names: &[&str], of: &str) -> Vec<String> {
        let entities: Vec<EntityName> = names
            .iter()
            .map(|name| EntityName { entity_id: (*name).to_owned(), name: (*name).to_owned() })
            .collect();
        let mut reference = Reference::shipped().unwrap();
        let row = ["老局", "规划局", "2010", "renamed", "names"].map(|cell| Some(cell.to_owned()));
        reference.rows.entry("entity_successions").or_default().push(row.to_vec());
        Successions::new(Arc::new(reference), entities)
            .of(of)
            .unwrap()
            .into_iter()
            .map(|line| {
                let until = line.until_year.map_or("-".to_owned(), |year| year.to_string());
                format!("{} {until} {} {}", line.member_name, line.change, line.concluded)
            })
            .collect()
    }

    #[test]
    fn a_body_continues_those_that_were_renamed_or_merged_into_it() {
        let names = ["老局", "规划局", "国土资源局", "自然资源和规划局", "教育局"];
        assert_eq!(
            line(&names, "自然资源和规划局"),
            [
                "自然资源和规划局 - itself false",
                "规划局 2019 merged true",
                "国土资源局 2019 merged true",
                "老局 2010 renamed false",
            ]
        );
        assert_eq!(line(&names, "教育局"), ["教育局 - itself false"]);
    }

    #[test]
    fn another_spelling_is_the_same_line_in_all_years() {
        let names = ["江苏省人大办公厅", "江苏省人大常委会办公厅"];
        assert_eq!(
            line(&names, "江苏省人大常委会办公厅"),
            ["江苏省人大常委会办公厅 - itself false", "江苏省人大办公厅 - alias false"]
        );
    }

    #[test]
    fn another_name_of_a_predecessor_is_that_predecessor() {
        let mut reference = Reference::shipped().unwrap();
        let mut list = |table: &'static str, cells: &[&str]| {
            let row = cells.iter().map(|cell| Some((*cell).to_owned())).collect();
            reference.rows.entry(table).or_default().push(row);
        };
        list("entity_successions", &["老局", "规划局", "2010", "renamed", "names"]);
        list("entity_aliases", &["老局的别名", "老局", "names"]);
        let entities = ["老局", "规划局", "老局的别名"]
            .map(|name| EntityName { entity_id: name.into(), name: name.into() });
        let lines = Successions::new(Arc::new(reference), entities.to_vec()).of("规划局").unwrap();
        let stated: Vec<_> = lines
            .iter()
            .map(|line| (line.member_name.as_str(), line.until_year, line.change.as_str()))
            .collect();
        assert_eq!(
            stated,
            [
                ("规划局", None, "itself"),
                ("老局", Some(2010), "renamed"),
                ("老局的别名", Some(2010), "renamed")
            ]
        );
    }
}
