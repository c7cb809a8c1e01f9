//! Every name under which an entity has published, read once in a session.

use crate::error::Error;
use juesuan_model::entity::canonical;
use juesuan_reference::EntityName;
use polars::frame::DataFrame;

/// The names of all reports, current or not.
#[derive(Debug)]
pub(crate) struct Names(Vec<PrintedNames>);

#[derive(Debug)]
struct PrintedNames {
    entity_id: String,
    entity_name: String,
    /// Whether it is the name in the entity's latest report.
    is_latest: bool,
}

/// The query that returns them. Few entities have had several names, so only for these the latest name is determined.
pub(crate) const PRINTED: &str = "
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
    /// Reads the answer to [`PRINTED`].
    pub(crate) fn read(frame: &DataFrame) -> Result<Self, Error> {
        let (ids, names) = (frame.column("entity_id")?.str()?, frame.column("entity_name")?.str()?);
        let latest = frame.column("is_latest")?.bool()?;
        let mut all = Vec::with_capacity(frame.height());
        for ((id, name), is_latest) in ids.iter().zip(names.iter()).zip(latest.iter()) {
            let (Some(id), Some(name)) = (id, name) else { continue };
            let is_latest = is_latest == Some(true);
            all.push(PrintedNames { entity_id: id.to_owned(), entity_name: name.to_owned(), is_latest });
        }
        Ok(Self(all))
    }

    /// Every entity under its latest name, by id.
    pub(crate) fn entities(&self) -> Vec<EntityName> {
        let latest = self.0.iter().filter(|name| name.is_latest);
        latest
            .map(|name| EntityName { entity_id: name.entity_id.clone(), name: name.entity_name.clone() })
            .collect()
    }

    /// The ids that equal one of the texts, or have it as a name.
    pub(crate) fn called(&self, texts: [&str; 2]) -> Vec<&str> {
        self.ids(|name| {
            texts.contains(&name.entity_id.as_str()) || texts.contains(&name.entity_name.as_str())
        })
    }

    /// The ids that have a name of which the second text, without blanks, is another spelling: 中共示例省委… for 中国共产党示例省委员会…
    pub(crate) fn spelt(&self, [_, plain]: [&str; 2]) -> Vec<&str> {
        let wanted = canonical(plain);
        self.ids(|name| canonical(&name.entity_name) == wanted)
    }

    /// For each of the new names that show no known task, the names that do and differ from it by one character after
    /// the region: 教肓局 and 教育局.
    pub(crate) fn near_twins(&self, new: &[&str], has_task: impl Fn(&str) -> bool) -> Vec<(String, String)> {
        let mut twins: Vec<(String, String)> = Vec::new();
        for new in new {
            let near = self.0.iter().map(|name| name.entity_name.as_str()).filter(|name| is_near(new, name));
            twins.extend(near.filter(|name| has_task(name)).map(|name| ((*new).to_owned(), name.to_owned())));
        }
        twins.sort();
        twins.dedup();
        twins
    }

    /// The ids with a name that contains one of the texts.
    pub(crate) fn containing(&self, texts: [&str; 2]) -> Vec<&str> {
        self.ids(|name| texts.iter().any(|text| name.entity_name.contains(text)))
    }

    fn ids(&self, matches: impl Fn(&PrintedNames) -> bool) -> Vec<&str> {
        let mut ids: Vec<&str> =
            self.0.iter().filter(|name| matches(name)).map(|name| name.entity_id.as_str()).collect();
        ids.dedup();
        ids
    }

    /// Every name with its entity's id.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|name| (name.entity_name.as_str(), name.entity_id.as_str()))
    }
}

/// Whether two names differ in one character, which is after the region.
fn is_near(one: &str, other: &str) -> bool {
    const REGIONS: [char; 9] = ['省', '市', '县', '区', '州', '盟', '旗', '乡', '镇'];
    if one.len() != other.len() || one == other {
        return false;
    }
    let region = one.chars().filter(|c| REGIONS.contains(c)).count();
    let mut differing = 0;
    let mut regions = 0;
    let mut behind = true;
    for (a, b) in one.chars().zip(other.chars()) {
        if a != b {
            differing += 1;
            behind &= regions == region;
        }
        regions += usize::from(REGIONS.contains(&a));
    }
    differing == 1 && behind
}

#[cfg(test)]
mod tests {
    use super::is_near;

    #[test]
    fn names_are_near_that_differ_in_one_character_of_the_task() {
        assert!(is_near("示例市云澜区教肓局", "示例市云澜区教育局"));
        assert!(!is_near("示例市东城区教育局", "示例市西城区教育局"), "another region");
        assert!(!is_near("示例市教育局", "示例市教育局"));
        assert!(!is_near("示例市民政局", "示例市文化局"));
    }
}
