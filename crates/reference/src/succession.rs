//! Which entities are one line over the years: under another spelling, renamed, of a renamed region, or merged into another. And in which years
//! a line is broken, since departments were merged, or a part of one went to another: what share that was is not known.
//!
//! What the user lists comes first. What nobody lists is concluded from the reforms: where one region has both
//! an entity named 国土资源局 and one named 自然资源局, the second continues the first. Wherever such a conclusion is used, it is
//! reported.

use crate::border::Borders;
use crate::gazetteer::Gazetteer;
use crate::load::{Error, Reference};
use crate::renaming::{self, Renaming};
use juesuan_model::entity::canonical;
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
    /// itself, alias, renamed, `region_renamed` or merged.
    pub change: String,
    /// listed in the reference data, or concluded from the endings of the names.
    pub concluded: bool,
}

/// A year from which a department, or its region, is not the one that it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuccessionBreak {
    /// The department.
    pub entity_id: String,
    /// The first fiscal year in which it is another.
    pub break_year: i64,
    /// merged (another was merged into it), received (a part of another) or ceded (a part of its own, to another); of its region
    /// `region_merged`, `region_received`, `region_ceded`, or `region_ended`.
    pub change: &'static str,
    /// The other department; none where it is a region.
    pub other_id: Option<String>,
    /// Its name, or that of the other region.
    pub other_name: String,
    /// listed in the reference data, or concluded from the endings of the names.
    pub concluded: bool,
}

/// How a department continues another: the words of the column `change` in the tables of successions.
pub(crate) const CHANGES: [&str; 3] = ["renamed", MERGED, SPLIT];
/// The region has another name; the department is the same.
const REGION_RENAMED: &str = "region_renamed";
const MERGED: &str = "merged";
/// A part of the predecessor, which may go on. Its reports are not those of the successor.
const SPLIT: &str = "split";

/// A predecessor, or of a step the other way, a successor.
#[derive(Debug)]
struct Step<'r> {
    other: usize,
    until_year: Option<i64>,
    change: &'r str,
    concluded: bool,
}

/// A predecessor, or a successor, by its name.
struct Listed {
    other: String,
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
    /// To whom it lists that a part went, by the predecessor's name.
    ceded: HashMap<String, Vec<Listed>>,
    /// Who has a name, in the spelling that is the same for all forms of it.
    holders: HashMap<String, Vec<usize>>,
    renamings: Vec<Renaming>,
    borders: OnceCell<Borders>,
    /// Few entities have what looks like a predecessor.
    gazetteer: OnceCell<Gazetteer>,
}

impl Successions {
    /// Of these entities.
    #[must_use]
    pub fn new(reference: Arc<Reference>, entities: Vec<EntityName>) -> Self {
        let mut holders: HashMap<String, Vec<usize>> = HashMap::with_capacity(entities.len());
        for (at, entity) in entities.iter().enumerate() {
            holders.entry(canonical(&entity.name)).or_default().push(at);
        }
        let by_id = entities.iter().enumerate().map(|(at, entity)| (entity.entity_id.clone(), at)).collect();
        let mut listed: HashMap<String, Vec<Listed>> = HashMap::new();
        let mut ceded: HashMap<String, Vec<Listed>> = HashMap::new();
        let list =
            |table: &mut HashMap<String, Vec<Listed>>, other: &str, of: &str, until_year, change: &str| {
                let listed = table.entry(canonical(of)).or_default();
                listed.push(Listed { other: canonical(other), until_year, change: change.to_owned() });
            };
        for [alias, of] in reference.cells::<2>("entity_aliases") {
            list(&mut listed, alias, of, None, "alias");
        }
        for [predecessor, of, year, change] in reference.cells::<4>("entity_successions") {
            list(&mut listed, predecessor, of, year.parse().ok(), change);
            if change == SPLIT {
                list(&mut ceded, of, predecessor, year.parse().ok(), change);
            }
        }
        let renamings = renaming::all(&reference);
        let (borders, gazetteer) = (OnceCell::new(), OnceCell::new());
        Self { reference, entities, by_id, listed, ceded, holders, renamings, borders, gazetteer }
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

    /// The years in which the entity of this id was joined with others, or exchanged parts with them, by year; empty for an
    /// unknown id.
    ///
    /// # Errors
    /// As [`Gazetteer::new`].
    pub fn breaks_of(&self, entity_id: &str) -> Result<Vec<SuccessionBreak>, Error> {
        self.by_id.get(entity_id).map_or(Ok(Vec::new()), |at| self.breaks(*at))
    }

    /// The breaks of every entity, in the order in which they were passed.
    ///
    /// # Errors
    /// As [`Gazetteer::new`].
    pub fn all_breaks(&self) -> Result<Vec<SuccessionBreak>, Error> {
        let mut breaks = Vec::new();
        for at in 0..self.entities.len() {
            breaks.extend(self.breaks(at)?);
        }
        Ok(breaks)
    }

    /// An entity by its index.
    fn entity(&self, at: usize) -> &EntityName {
        self.entities.get(at).expect("the index is that of an entity")
    }

    /// The members of an entity's line, each with the step that led to it; the entity itself has none.
    fn walk(&self, at: usize) -> Result<Vec<(usize, Option<Step<'_>>)>, Error> {
        let mut members: Vec<(usize, Option<Step<'_>>)> = vec![(at, None)];
        let mut open = vec![(at, None::<i64>, "itself", false)];
        while let Some((successor, limit, how, how_concluded)) = open.pop() {
            for step in self.steps_to(successor)? {
                if step.change == SPLIT || members.iter().any(|(member, _)| *member == step.other) {
                    continue;
                }
                // A predecessor's predecessor ends no later than it.
                let until_year = [limit, step.until_year].into_iter().flatten().min();
                // Another name of a predecessor's is that predecessor, and who was renamed to one that was merged, was merged.
                let is_that = (step.change == "alias" && how != "itself") || how == MERGED;
                let (change, concluded) =
                    if is_that { (how, how_concluded) } else { (step.change, step.concluded) };
                open.push((step.other, until_year, change, concluded));
                members.push((step.other, Some(Step { until_year, change, concluded, ..step })));
            }
        }
        Ok(members)
    }

    fn line(&self, at: usize) -> Result<Vec<SuccessionLink>, Error> {
        let entity = self.entity(at);
        let link = |(member, step): (usize, Option<Step<'_>>)| {
            let member = self.entity(member);
            SuccessionLink {
                entity_id: entity.entity_id.clone(),
                member_id: member.entity_id.clone(),
                member_name: member.name.clone(),
                until_year: step.as_ref().and_then(|step| step.until_year),
                change: step.as_ref().map_or("itself", |step| step.change).to_owned(),
                concluded: step.is_some_and(|step| step.concluded),
            }
        };
        Ok(self.walk(at)?.into_iter().map(link).collect())
    }

    /// What was merged into a member of the line, or came to it, and what went from the entity to others, under whatever name; and what
    /// became of its region.
    fn breaks(&self, at: usize) -> Result<Vec<SuccessionBreak>, Error> {
        let entity = self.entity(at);
        let mut breaks: Vec<SuccessionBreak> = Vec::new();
        let mut add = |step: &Step<'_>, change| {
            let Some(break_year) = step.until_year else { return };
            let other = self.entity(step.other);
            breaks.push(SuccessionBreak {
                entity_id: entity.entity_id.clone(),
                break_year,
                change,
                other_id: Some(other.entity_id.clone()),
                other_name: other.name.clone(),
                concluded: step.concluded,
            });
        };
        let members = self.walk(at)?;
        for (member, how) in &members {
            for step in self.steps_to(*member)? {
                match step.change {
                    MERGED => add(&step, MERGED),
                    SPLIT => add(&step, "received"),
                    _ => {}
                }
            }
            // The sum of several departments has a break of its own: the parts of one of them are not added to it.
            if how.as_ref().is_none_or(|how| how.change != MERGED) {
                for step in self.parts_of(*member)?.iter().filter(|step| step.other != at) {
                    add(step, "ceded");
                }
            }
        }
        for border in self.borders()?.of(&entity.name, || self.gazetteer())? {
            breaks.push(SuccessionBreak {
                entity_id: entity.entity_id.clone(),
                break_year: border.year,
                change: border.change,
                other_id: None,
                other_name: border.other,
                concluded: true,
            });
        }
        breaks.sort_by(|a, b| (a.break_year, &a.other_name).cmp(&(b.break_year, &b.other_name)));
        breaks.dedup();
        Ok(breaks)
    }

    /// Which entities one continues, or a part of which: those that are listed, then those concluded from the names, in the
    /// order of the entities.
    fn steps_to(&self, successor: usize) -> Result<Vec<Step<'_>>, Error> {
        let name = canonical(&self.entity(successor).name);
        let mut steps = self.listed_steps(self.listed.get(&name));
        let mut concluded: Vec<Step<'_>> = Vec::new();
        for [old, new, year, change] in self.patterns() {
            let Some(stem) = name.strip_suffix(new) else { continue };
            for old_name in names_with(stem, old) {
                if self.is_meant(&old_name, old) {
                    self.conclude(&old_name, successor, year, change, &mut concluded)?;
                }
            }
        }
        self.conclude_from_regions(&name, successor, &mut concluded)?;
        add_concluded(&mut steps, concluded);
        steps.retain(|step| step.other != successor);
        Ok(steps)
    }

    /// To which entities a part of one went.
    fn parts_of(&self, predecessor: usize) -> Result<Vec<Step<'_>>, Error> {
        let name = canonical(&self.entity(predecessor).name);
        let mut steps = self.listed_steps(self.ceded.get(&name));
        let mut concluded: Vec<Step<'_>> = Vec::new();
        for [old, new, year, change] in self.patterns().filter(|[.., change]| *change == SPLIT) {
            let Some(stem) = name.strip_suffix(old).filter(|_| self.is_meant(&name, old)) else { continue };
            for new_name in names_with(stem, new) {
                self.conclude(&new_name, predecessor, year, change, &mut concluded)?;
            }
        }
        add_concluded(&mut steps, concluded);
        Ok(steps)
    }

    fn patterns(&self) -> impl Iterator<Item = [&str; 4]> {
        self.reference.cells::<4>("succession_patterns")
    }

    /// Whether a name ends as a pattern says: 规划局 is also the end of 城乡规划局, and of the endings, the longest is meant.
    fn is_meant(&self, name: &str, ending: &str) -> bool {
        !self.patterns().any(|[other, ..]| other.len() > ending.len() && name.ends_with(other))
    }

    fn holders(&self, name: &str) -> impl Iterator<Item = usize> {
        self.holders.get(name).into_iter().flatten().copied()
    }

    fn listed_steps<'r>(&self, listed: Option<&'r Vec<Listed>>) -> Vec<Step<'r>> {
        let mut steps = Vec::new();
        for Listed { other, until_year, change } in listed.into_iter().flatten() {
            let step = |other| Step { other, until_year: *until_year, change, concluded: false };
            steps.extend(self.holders(other).map(step));
        }
        steps
    }

    /// Adds the entities of a name in the same region.
    fn conclude<'r>(
        &self,
        name: &str,
        of: usize,
        year: &str,
        change: &'r str,
        concluded: &mut Vec<Step<'r>>,
    ) -> Result<(), Error> {
        for other in self.holders(name) {
            if self.region(other)? == self.region(of)? {
                concluded.push(Step { other, until_year: year.parse().ok(), change, concluded: true });
            }
        }
        Ok(())
    }

    /// Adds the department of the same name under the former name of its region.
    fn conclude_from_regions(
        &self,
        name: &str,
        successor: usize,
        concluded: &mut Vec<Step<'_>>,
    ) -> Result<(), Error> {
        for renaming in self.renamings.iter().filter(|renaming| renaming.may_concern(name)) {
            let Some(region) = self.region(successor)? else { return Ok(()) };
            let above = self.gazetteer()?.names_above(&region);
            for former in renaming.former_names(name, &above) {
                for other in self.holders(&former) {
                    if self.region(other)?.as_ref() == Some(&region) {
                        let until_year = renaming.until_year();
                        concluded.push(Step { other, until_year, change: REGION_RENAMED, concluded: true });
                    }
                }
            }
        }
        Ok(())
    }

    /// The code of an entity's region.
    fn region(&self, at: usize) -> Result<Option<String>, Error> {
        Ok(self.gazetteer()?.place(&self.entity(at).name).region_code)
    }

    fn borders(&self) -> Result<&Borders, Error> {
        if let Some(borders) = self.borders.get() {
            return Ok(borders);
        }
        let borders = Borders::new(&self.reference)?;
        Ok(self.borders.get_or_init(|| borders))
    }

    fn gazetteer(&self) -> Result<&Gazetteer, Error> {
        if let Some(gazetteer) = self.gazetteer.get() {
            return Ok(gazetteer);
        }
        let gazetteer = Gazetteer::new(&self.reference)?;
        Ok(self.gazetteer.get_or_init(|| gazetteer))
    }
}

/// Adds what is concluded about those of which nothing is listed.
fn add_concluded<'r>(steps: &mut Vec<Step<'r>>, mut concluded: Vec<Step<'r>>) {
    concluded.sort_by_key(|step| step.other);
    concluded.dedup_by_key(|step| step.other);
    concluded.retain(|step| !steps.iter().any(|listed| listed.other == step.other));
    steps.append(&mut concluded);
}

/// The names that a department of the same region can have. Names differ in their endings, and in whether the department is the
/// region's, its Party committee's or its government's: 某区民政局, 某区委社会工作部, 某区人民政府法制办公室.
fn names_with(stem: &str, ending: &str) -> Vec<String> {
    const REGIONS: [char; 7] = ['省', '市', '县', '区', '州', '盟', '旗'];
    let region = ["委", "人民政府"].iter().find_map(|of| stem.strip_suffix(of)).unwrap_or(stem);
    if region.ends_with(REGIONS) {
        ["", "委", "人民政府"].iter().map(|of| format!("{region}{of}{ending}")).collect()
    } else {
        vec![format!("{stem}{ending}")]
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
        let mut reference = Reference::shipped();
        let row = ["老局", "规划局", "2010", "renamed", "names"].map(|cell| Some(cell.to_owned()));
        reference.rows_mut("entity_successions").push(row.to_vec());
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
                // Renamed to one that was merged.
                "老局 2010 merged true",
            ]
        );
        assert_eq!(line(&names, "教育局"), ["教育局 - itself false"]);
    }

    /// The breaks of an entity with these rows of a user's own list.
    fn breaks(own: &[[&str; 5]], names: &[&str], of: &str) -> Vec<String> {
        let mut reference = Reference::shipped();
        for row in own {
            let row = row.map(|cell| Some(cell.to_owned()));
            reference.rows_mut("entity_successions").push(row.to_vec());
        }
        let entities =
            names.iter().map(|name| EntityName { entity_id: (*name).into(), name: (*name).into() }).collect();
        let successions = Successions::new(Arc::new(reference), entities);
        let breaks = successions.breaks_of(of).unwrap();
        let all = successions.all_breaks().unwrap();
        assert_eq!(all.into_iter().filter(|one| one.entity_id == of).collect::<Vec<_>>(), breaks);
        breaks
            .iter()
            .map(|one| format!("{} {} {} {}", one.break_year, one.change, one.other_name, one.concluded))
            .collect()
    }

    #[test]
    fn a_department_that_others_were_merged_into_is_broken_in_that_year_and_a_renamed_one_is_not() {
        let names =
            ["甲区国土资源局", "甲区规划局", "甲区自然资源和规划局", "甲区环境保护局", "甲区生态环境局"];
        assert_eq!(
            breaks(&[], &names, "甲区自然资源和规划局"),
            ["2019 merged 甲区国土资源局 true", "2019 merged 甲区规划局 true"]
        );
        assert_eq!(breaks(&[], &names, "甲区生态环境局"), [""; 0]);
        assert_eq!(breaks(&[], &names, "甲区规划局"), [""; 0]);
    }

    #[test]
    fn a_part_that_went_to_another_department_breaks_both_and_joins_no_series() {
        let names = ["武汉市武昌区民政局", "武汉市武昌区退役军人事务局", "中共武汉市武昌区委社会工作部"];
        assert_eq!(
            breaks(&[], &names, "武汉市武昌区民政局"),
            ["2019 ceded 武汉市武昌区退役军人事务局 true", "2024 ceded 中共武汉市武昌区委社会工作部 true"]
        );
        assert_eq!(
            breaks(&[], &names, "武汉市武昌区退役军人事务局"),
            ["2019 received 武汉市武昌区民政局 true"]
        );
        assert_eq!(line(&names, "武汉市武昌区退役军人事务局"), ["武汉市武昌区退役军人事务局 - itself false"]);
        assert_eq!(
            line(&["武汉市江岸区民政局", names[1]], names[1]),
            ["武汉市武昌区退役军人事务局 - itself false"]
        );
        assert_eq!(breaks(&[], &["武汉市江岸区民政局", names[1]], names[1]), [""; 0]);
    }

    #[test]
    fn a_department_of_the_party_continues_one_of_the_government() {
        let names =
            ["武汉市地方金融监督管理局", "中国共产党武汉市委员会金融委员会办公室", "武汉市乡村振兴局"];
        assert_eq!(
            line(&names, names[1]),
            [
                "中国共产党武汉市委员会金融委员会办公室 - itself false",
                "武汉市地方金融监督管理局 2024 renamed true"
            ]
        );
    }

    #[test]
    fn a_department_of_a_renamed_region_is_the_same() {
        let names = ["密云县财政局", "北京市密云区财政局", "北京市密云县教育局", "中共密云县委组织部"];
        assert_eq!(
            line(&names, "北京市密云区财政局"),
            ["北京市密云区财政局 - itself false", "密云县财政局 2016 region_renamed true"]
        );
        assert_eq!(
            line(&[names[3], "中国共产党北京市密云区委员会组织部"], "中国共产党北京市密云区委员会组织部"),
            [
                "中国共产党北京市密云区委员会组织部 - itself false",
                "中共密云县委组织部 2016 region_renamed true"
            ]
        );
        let reformed = ["密云县国土资源局", "密云区国土资源局", "密云区自然资源局"];
        assert_eq!(
            line(&reformed, reformed[2]),
            [
                "密云区自然资源局 - itself false",
                "密云区国土资源局 2019 renamed true",
                "密云县国土资源局 2016 region_renamed true"
            ]
        );
        // The county's and the city's, of which one was called as the other is today.
        assert_eq!(line(&["哈密市财政局", "哈密市伊州区财政局"], "哈密市伊州区财政局").len(), 1);
    }

    #[test]
    fn departments_of_merged_and_split_regions_are_not_joined() {
        // 崇文区 was merged into 东城区, 邢台县 split between two districts, 湾里区 merged into 新建区, which was 新建县.
        let names = [
            "北京市崇文区财政局",
            "北京市东城区财政局",
            "邢台市邢台县财政局",
            "邢台市信都区财政局",
            "邢台市桥西区财政局",
            "南昌市湾里区财政局",
            "南昌市新建县财政局",
            "南昌市新建区财政局",
        ];
        for name in [names[1], names[3]] {
            assert_eq!(line(&names, name), [format!("{name} - itself false")]);
        }
        assert_eq!(
            line(&names, names[7]),
            ["南昌市新建区财政局 - itself false", "南昌市新建县财政局 2016 region_renamed true"]
        );
    }

    #[test]
    fn a_region_that_was_merged_or_exchanged_a_part_breaks_its_departments_and_joins_none() {
        let breaks = |name: &str| -> Vec<String> {
            let found = breaks(&[], &[name], name);
            found.iter().map(|one| one.trim_end_matches(" true").to_owned()).collect()
        };
        // 闸北区 was merged into 静安区; 青浦区 has what it had.
        assert_eq!(breaks("上海市静安区教育局"), ["2015 region_merged 闸北区"]);
        assert_eq!(breaks("上海市青浦区教育局"), [""; 0]);
        assert_eq!(breaks("中共上海市闸北区委组织部"), ["2015 region_ended 静安区"]);
        // A former name of a region is not that of another with a wrong character.
        assert_eq!(breaks("杭州市下城区财政局"), ["2021 region_ended 拱墅区"]);
        assert_eq!(breaks("杭州市江干区财政局"), ["2021 region_ended 上城区", "2021 region_ended 钱塘区"]);
        // 潮安县 became 潮安区 and ceded a part; 大足区 took in 双桥区 and 大足县, of which the second has its name.
        assert_eq!(breaks("潮州市潮安区财政局"), ["2013 region_ceded 湘桥区"]);
        assert_eq!(breaks("潮州市湘桥区财政局"), ["2013 region_received 潮安县"]);
        assert_eq!(breaks("重庆市大足区财政局"), ["2011 region_merged 双桥区"]);
        // Of whole counties that changed their prefecture, the prefectures; a prefecture that was only renamed is the same.
        assert_eq!(breaks("四川省成都市财政局"), ["2016 region_received 简阳市"]);
        assert_eq!(breaks("四川省资阳市财政局"), ["2016 region_ceded 简阳市"]);
        assert_eq!(breaks("贵州省毕节市财政局"), [""; 0]);
        assert_eq!(breaks("山东省济南市财政局"), ["2018 region_merged 莱芜市"]);
        // A unit and a township are what they were.
        assert_eq!(breaks("上海市静安区第一小学"), [""; 0]);
        assert_eq!(breaks("上海市静安区人民政府南京西路街道办事处"), [""; 0]);
    }

    #[test]
    fn what_a_user_lists_counts_before_what_the_names_show() {
        let names = ["甲局", "乙局", "丙局"];
        let own = [
            ["甲局", "乙局", "2021", "split", "own"],
            ["丙局", "乙局", "2022", "merged", "own"],
            ["甲局", "丙局", "2020", "split", "own"],
        ];
        assert_eq!(
            breaks(&own, &names, "乙局"),
            ["2020 received 甲局 false", "2021 received 甲局 false", "2022 merged 丙局 false"]
        );
        assert_eq!(breaks(&own, &names, "甲局"), ["2020 ceded 丙局 false", "2021 ceded 乙局 false"]);
        let names = ["武汉市国土资源局", "武汉市自然资源局"];
        let own = [["武汉市国土资源局", "武汉市自然资源局", "2020", "split", "own"]];
        assert_eq!(breaks(&own, &names, names[1]), ["2020 received 武汉市国土资源局 false"]);
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
        let mut reference = Reference::shipped();
        let mut list = |table: &'static str, cells: &[&str]| {
            let row = cells.iter().map(|cell| Some((*cell).to_owned())).collect();
            reference.rows_mut(table).push(row);
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
