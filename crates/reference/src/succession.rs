//! Which bodies are one line over the years: under another spelling, renamed, or merged into another.
//!
//! What the user lists comes first. What nobody lists, the reform of 2018 lets conclude: where one region has both a body named
//! 国土资源局 and one named 自然资源局, the second continues the first. That is said wherever it is used.

use crate::gazetteer::Gazetteer;
use crate::load::Reference;
use juesuan_model::text::squeeze;
use std::collections::HashMap;

/// A body that has published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its id.
    pub entity_id: String,
    /// Its name as printed.
    pub name: String,
}

/// One body whose reports belong to the line of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The body whose line it is.
    pub entity_id: String,
    /// The body whose reports belong to it: itself, or a predecessor.
    pub member_id: String,
    /// That body's name.
    pub member_name: String,
    /// The first fiscal year in which they do not any more; none for all years.
    pub until_year: Option<i64>,
    /// itself, alias, renamed or merged.
    pub change: String,
    /// listed in the reference data, or concluded from the endings of the names.
    pub concluded: bool,
}

#[derive(Debug)]
struct Step {
    successor: usize,
    predecessor: usize,
    until_year: Option<i64>,
    change: String,
    concluded: bool,
}

/// The lines of bodies.
#[derive(Debug)]
pub struct Lines {
    bodies: Vec<Body>,
    /// By the successor.
    before: HashMap<usize, Vec<Step>>,
}

impl Lines {
    /// Of these bodies.
    #[must_use]
    pub fn new(reference: &Reference, gazetteer: &Gazetteer, bodies: Vec<Body>) -> Self {
        let mut before: HashMap<usize, Vec<Step>> = HashMap::new();
        for step in steps(reference, gazetteer, &bodies) {
            before.entry(step.successor).or_default().push(step);
        }
        Self { bodies, before }
    }

    /// The bodies, in the order in which they were given.
    #[must_use]
    pub fn bodies(&self) -> &[Body] {
        &self.bodies
    }

    /// The line of the body of this id: itself, then its predecessors and theirs; empty of one that is not there.
    #[must_use]
    pub fn of(&self, entity_id: &str) -> Vec<Line> {
        let at = self.bodies.iter().position(|body| body.entity_id == entity_id);
        at.map(|at| self.line(at)).unwrap_or_default()
    }

    /// The line of every body.
    pub fn all(&self) -> impl Iterator<Item = Line> {
        (0..self.bodies.len()).flat_map(|at| self.line(at))
    }

    fn line(&self, at: usize) -> Vec<Line> {
        let Some(body) = self.bodies.get(at) else { return Vec::new() };
        let line = |member: &Body, until_year, change: &str, concluded| Line {
            entity_id: body.entity_id.clone(),
            member_id: member.entity_id.clone(),
            member_name: member.name.clone(),
            until_year,
            change: change.to_owned(),
            concluded,
        };
        let mut lines = vec![line(body, None, "itself", false)];
        let mut seen = vec![at];
        let mut open = vec![(at, None::<i64>)];
        while let Some((successor, limit)) = open.pop() {
            for step in self.before.get(&successor).into_iter().flatten() {
                let Some(member) = self.bodies.get(step.predecessor) else { continue };
                if seen.contains(&step.predecessor) {
                    continue;
                }
                seen.push(step.predecessor);
                // A predecessor's predecessor ends no later than it.
                let until = [limit, step.until_year].into_iter().flatten().min();
                lines.push(line(member, until, &step.change, step.concluded));
                open.push((step.predecessor, until));
            }
        }
        lines
    }
}

fn steps(reference: &Reference, gazetteer: &Gazetteer, bodies: &[Body]) -> Vec<Step> {
    let names: Vec<String> = bodies.iter().map(|body| squeeze(&body.name)).collect();
    let mut holders: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, name) in names.iter().enumerate() {
        holders.entry(name).or_default().push(at);
    }
    let mut steps: Vec<Step> = Vec::new();
    let mut add = |from: usize, to: usize, until_year: Option<i64>, change: &str, concluded: bool| {
        let known = steps.iter().any(|step| (step.predecessor, step.successor) == (from, to));
        if from != to && !known {
            steps.push(Step {
                successor: to,
                predecessor: from,
                until_year,
                change: change.to_owned(),
                concluded,
            });
        }
    };
    let pairs = |from: &str, to: &str| -> Vec<(usize, usize)> {
        let of = |name: &str| holders.get(squeeze(name).as_str()).cloned().unwrap_or_default();
        of(from).into_iter().flat_map(|from| of(to).into_iter().map(move |to| (from, to))).collect()
    };
    for [alias, name] in reference.cells::<2>("entity_aliases") {
        for (from, to) in pairs(alias, name) {
            add(from, to, None, "alias", false);
        }
    }
    for [predecessor, successor, year, change] in reference.cells::<4>("entity_successions") {
        for (from, to) in pairs(predecessor, successor) {
            add(from, to, year.parse().ok(), change, false);
        }
    }
    // Names of one region differ in their endings only.
    let patterns: Vec<[&str; 4]> = reference.cells::<4>("succession_patterns").collect();
    for (from, name) in names.iter().enumerate() {
        for [old, new, year, change] in &patterns {
            let Some(successor) = name.strip_suffix(old).map(|stem| format!("{stem}{new}")) else { continue };
            // 规划局 is also the end of 城乡规划局: of the endings, the longest is meant.
            let longer = patterns.iter().any(|[other, ..]| other.len() > old.len() && name.ends_with(other));
            for &to in holders.get(successor.as_str()).into_iter().flatten().filter(|_| !longer) {
                let region = |at: usize| bodies.get(at).map(|body| gazetteer.place(&body.name).region_code);
                if region(from) == region(to) {
                    add(from, to, year.parse().ok(), change, true);
                }
            }
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(names: &[&str], of: &str) -> Vec<String> {
        let bodies: Vec<Body> = names
            .iter()
            .map(|name| Body { entity_id: (*name).to_owned(), name: (*name).to_owned() })
            .collect();
        let mut reference = Reference::shipped().unwrap();
        let row = ["老局", "规划局", "2010", "renamed", "names"].map(|cell| Some(cell.to_owned()));
        reference.rows.entry("entity_successions").or_default().push(row.to_vec());
        let gazetteer = Gazetteer::new(&reference).unwrap();
        Lines::new(&reference, &gazetteer, bodies)
            .of(of)
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
}
