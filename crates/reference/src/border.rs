//! Regions that took in another, or lost or received a part, or ended, by the table of changes: what their departments spent before and
//! after is not comparable, and what share moved is not known.

use crate::gazetteer::Gazetteer;
use crate::load::{Error, Reference};
use crate::region::How;
use aho_corasick::AhoCorasick;
use juesuan_model::Scope;
use std::collections::{HashMap, HashSet};

/// The region took in another as a whole.
const REGION_MERGED: &str = "region_merged";
/// It received a part of another.
const REGION_RECEIVED: &str = "region_received";
/// It lost a part to another.
const REGION_CEDED: &str = "region_ceded";
/// It was merged into another, or divided among others.
const REGION_ENDED: &str = "region_ended";

/// A year from which a region is not the one that it was.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct BorderBreak {
    /// The year of the decision, as of the counts of residents.
    pub(crate) year: i64,
    /// A word of `entity_breaks.change`.
    pub(crate) change: &'static str,
    /// The other region's name.
    pub(crate) other: String,
}

/// A row of `region_changes`.
struct Change<'r> {
    old_name: &'r str,
    old_code: &'r str,
    new_name: &'r str,
    new_code: &'r str,
    year: i64,
    is_whole: bool,
    how: &'r str,
}

/// What became of the borders of regions.
pub(crate) struct Borders {
    /// By the codes of today.
    of_regions: HashMap<String, Vec<BorderBreak>>,
    /// Of regions that ended, by their names, each with the code of the region that it went to.
    ended: HashMap<String, Vec<(String, BorderBreak)>>,
    /// What the names of these regions begin with: few departments have one of them in their name.
    words: AhoCorasick,
}

impl Borders {
    pub(crate) fn new(reference: &Reference) -> Result<Self, Error> {
        let changes: Vec<Change<'_>> = reference
            .cells::<7>("region_changes")
            .filter_map(|[old_name, old_code, new_name, new_code, year, extent, how]| {
                let (year, is_whole) = (year.parse().ok()?, extent == "whole");
                Some(Change { old_name, old_code, new_name, new_code, year, is_whole, how })
            })
            .collect();
        let names: HashMap<&str, &str> =
            reference.cells::<2>("regions").map(|[code, name]| (code, name)).collect();
        let mut borders: HashMap<String, Vec<BorderBreak>> = HashMap::new();
        let mut ended: HashMap<String, Vec<(String, BorderBreak)>> = HashMap::new();
        for change in &changes {
            let of_today = |code: &str, since| {
                Some(code_of_today(code, since, &changes)).filter(|code| names.contains_key(code.as_str()))
            };
            let mut add = |code: Option<String>, what, other: &str| {
                let Some(code) = code else { return };
                let one = BorderBreak { year: change.year, change: what, other: other.to_owned() };
                borders.entry(code).or_default().push(one);
            };
            let new = of_today(change.new_code, change.year + 1);
            match change.how {
                "merged" if !is_continued(change) => add(new.clone(), REGION_MERGED, change.old_name),
                "split" if !is_continued(change) => add(new.clone(), REGION_RECEIVED, change.old_name),
                "split" => {
                    let others = changes.iter().filter(|other| {
                        (other.old_code, other.year, other.how) == (change.old_code, change.year, change.how)
                            && other.new_code != change.new_code
                    });
                    others.for_each(|other| add(new.clone(), REGION_CEDED, other.new_name));
                }
                "transferred" => {
                    add(new.clone(), REGION_RECEIVED, change.old_name);
                    add(of_today(change.old_code, change.year), REGION_CEDED, change.new_name);
                }
                _ => {}
            }
            if let Some((source, target)) = between_prefectures(change, &changes) {
                add(of_today(&source, change.year), REGION_CEDED, change.old_name);
                add(of_today(&target, change.year + 1), REGION_RECEIVED, change.old_name);
            }
            if let Some(new) = new.filter(|_| is_end(change)) {
                let end = BorderBreak {
                    year: change.year,
                    change: REGION_ENDED,
                    other: change.new_name.to_owned(),
                };
                ended.entry(change.old_name.to_owned()).or_default().push((new, end));
            }
        }
        for breaks in borders.values_mut() {
            breaks.sort();
            breaks.dedup();
        }
        let known = borders.keys().filter_map(|code| names.get(code.as_str()).copied());
        let former = changes.iter().map(|change| change.old_name);
        let words: HashSet<&str> = known.chain(former).map(stem).collect();
        let words = AhoCorasick::new(words)?;
        Ok(Self { of_regions: borders, ended, words })
    }

    /// The breaks of a department of this name: none of a unit, nor of a township, which may lie apart from what was moved.
    pub(crate) fn of<'g>(
        &self,
        name: &str,
        gazetteer: impl FnOnce() -> Result<&'g Gazetteer, Error>,
    ) -> Result<Vec<BorderBreak>, Error> {
        if !self.words.is_match(name) {
            return Ok(Vec::new());
        }
        let gazetteer = gazetteer()?;
        let place = gazetteer.place(name);
        if place.scope == Scope::Unit || gazetteer.is_of_township(&place) {
            return Ok(Vec::new());
        }
        Ok(match &place.region_code {
            Some(code) if place.region_how != Some(How::Above) => {
                self.of_regions.get(code).cloned().unwrap_or_default()
            }
            None if place.is_ambiguous() => Vec::new(),
            _ => self.of_ended(name, gazetteer),
        })
    }

    /// The breaks of a department of a region that ended: the name begins with that of the region, or of a division above it.
    fn of_ended(&self, name: &str, gazetteer: &Gazetteer) -> Vec<BorderBreak> {
        let mut breaks = Vec::new();
        for (region, ends) in &self.ended {
            let Some((before, _)) = name.split_once(region.as_str()) else { continue };
            let before = Gazetteer::without_party(before);
            let mut ends: Vec<BorderBreak> = ends
                .iter()
                .filter(|(code, _)| gazetteer.names_above(code).iter().any(|above| above == before))
                .map(|(_, end)| end.clone())
                .collect();
            breaks.append(&mut ends);
        }
        breaks.sort();
        breaks
    }
}

/// The name without what says that it is a county, a city or a district.
fn stem(name: &str) -> &str {
    let end = name.char_indices().next_back().map_or(0, |(at, _)| at);
    name.get(..end).filter(|stem| stem.chars().count() > 1).unwrap_or(name)
}

/// Whether the new region is the old one under another name, or with another code: 潮安县 and 潮安区.
fn is_continued(change: &Change<'_>) -> bool {
    stem(change.old_name) == stem(change.new_name)
}

/// Whether no region has the old one's name any more.
fn is_end(change: &Change<'_>) -> bool {
    matches!(change.how, "merged" | "split") && change.old_name != change.new_name
}

/// The last code that a region has which had this one before the changes of a year.
fn code_of_today(code: &str, since: i64, changes: &[Change<'_>]) -> String {
    let (mut code, mut since) = (code, since);
    while let Some(change) = changes.iter().find(|change| {
        change.is_whole
            && change.year >= since
            && change.old_code == code
            && change.new_code != code
            && (matches!(change.how, "renamed" | "redesignated" | "recoded") || is_continued(change))
    }) {
        (code, since) = (change.new_code, change.year + 1);
    }
    code.to_owned()
}

/// The prefectures that a county, or a part of one, left and came to. A prefecture with another code is the same one.
fn between_prefectures(change: &Change<'_>, changes: &[Change<'_>]) -> Option<(String, String)> {
    let prefecture = |code: &str| Some(format!("{}00", code.get(..4)?));
    if change.old_code.ends_with("00") || change.new_code.ends_with("00") {
        return None;
    }
    let (source, target) = (prefecture(change.old_code)?, prefecture(change.new_code)?);
    let same = changes.iter().find(|of| of.is_whole && of.year == change.year && of.old_code == source);
    let now = same.map_or(source.as_str(), |same| same.new_code);
    (now != target).then_some((source, target))
}
