//! The region that a department's name begins with.
//!
//! A name may contain every level above the department, or some of them (`湖北省武汉市武昌区…`, `武昌区…`), each with its suffix or
//! without. Of all ways to read the beginning as a path down the tree of divisions, the one that explains the most
//! characters is meant. Where two regions are left (there are two 普陀区), both are reported and none is chosen.

use crate::load::Reference;
use std::collections::{BTreeSet, HashMap, HashSet};

/// How a region was recognized.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// By its whole name, or an alias of it.
    Name,
    /// By its name without the suffix: 武昌教育局.
    Short,
    /// By a name that differs from the printed one in one character.
    Typo,
    /// Only a division above the department is known: 武汉市东湖新技术开发区….
    Above,
    /// The reference data list it.
    Listed,
}

impl How {
    /// The word in columns.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Short => "short",
            Self::Typo => "typo",
            Self::Above => "above",
            Self::Listed => "listed",
        }
    }
}

/// A reading of the beginning of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RegionReading {
    /// The regions that it may be: one, or several of which the user must choose.
    pub(crate) codes: Vec<String>,
    pub(crate) how: How,
    /// Bytes of the name that it explains.
    pub(crate) end: usize,
}

struct Region {
    name: String,
    parent: String,
}

/// The divisions, by every name that they may have.
pub(crate) struct Regions {
    divisions: HashMap<String, Region>,
    names: HashMap<String, Vec<(String, How)>>,
    /// The divisions by their names with at most one character left out: names that differ in one character meet here.
    near: HashMap<String, Vec<String>>,
    /// What divisions were called: 下城区 is not 上城区 with a wrong character.
    former: HashSet<String>,
    longest: usize,
}

/// One way down the tree.
#[derive(Clone)]
struct Way {
    code: Option<String>,
    how: How,
    end: usize,
}

impl Regions {
    pub(crate) fn new(reference: &Reference) -> Self {
        let mut divisions = HashMap::new();
        let mut near: HashMap<String, Vec<String>> = HashMap::new();
        let mut names: HashMap<String, Vec<(String, How)>> = HashMap::new();
        let mut put = |name: String, code: &str, how: How| {
            let known = names.entry(name).or_default();
            if !known.iter().any(|(there, _)| there == code) {
                known.push((code.to_owned(), how));
            }
        };
        for [code, name, short, level, parent] in reference.cells::<5>("regions") {
            divisions.insert(code.to_owned(), Region { name: name.to_owned(), parent: parent.to_owned() });
            for shortened in shortened(name) {
                near.entry(shortened).or_default().push(code.to_owned());
            }
            put(name.to_owned(), code, How::Name);
            // 红河州 for 红河哈尼族彝族自治州, 广西自治区 for 广西壮族自治区.
            for suffix in ["自治区", "自治州", "自治县", "自治旗"] {
                if name.ends_with(suffix) && !short.is_empty() {
                    put(format!("{short}{suffix}"), code, How::Name);
                    put(format!("{short}{}", suffix.trim_start_matches("自治")), code, How::Name);
                }
            }
            if short != name && level != "nation" && !short.is_empty() {
                put(short.to_owned(), code, How::Short);
            }
        }
        for [alias, code] in reference.cells::<2>("region_aliases") {
            put(alias.to_owned(), code, How::Name);
        }
        let mut of_today = former_names(reference, &divisions);
        // 毕节市, once a county, is the city today.
        of_today.retain(|(name, _)| !names.contains_key(name));
        for (name, code) in of_today {
            names.entry(name).or_default().push((code, How::Name));
        }
        let longest = names.keys().map(|name| name.chars().count()).max().unwrap_or(0);
        let former = reference.cells::<1>("region_changes").map(|[name]| name.to_owned()).collect();
        Self { divisions, names, near, former, longest }
    }

    /// The region's own name.
    pub(crate) fn name(&self, code: &str) -> Option<&str> {
        self.divisions.get(code).map(|region| region.name.as_str())
    }

    /// The names from the province down: 湖北省武汉市武昌区.
    pub(crate) fn path(&self, code: &str) -> String {
        let mut path = String::new();
        let mut code = code;
        while let Some(region) = self.divisions.get(code).filter(|_| code != "000000") {
            path = format!("{}{path}", region.name);
            code = &region.parent;
        }
        path
    }

    /// Nothing, the division above the region, and the same with those above it: 武汉市, 湖北省武汉市 and 湖北省.
    pub(crate) fn names_above(&self, code: &str) -> Vec<String> {
        let mut names = vec![String::new()];
        let mut code = self.divisions.get(code).map_or("000000", |region| region.parent.as_str());
        while let Some(region) = self.divisions.get(code).filter(|_| code != "000000") {
            for name in [region.name.clone(), self.path(code)] {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            code = &region.parent;
        }
        names
    }

    fn is_within(&self, code: &str, above: &str) -> bool {
        let mut code = code;
        while let Some(region) = self.divisions.get(code) {
            if region.parent == above {
                return true;
            }
            code = &region.parent;
        }
        false
    }

    /// The best reading of the beginning of `name`. `begins_function` returns whether a text begins with the name of a
    /// function, and `function_start` where the first such name begins.
    pub(crate) fn read(
        &self,
        name: &str,
        begins_function: impl Fn(&str) -> bool,
        function_start: impl Fn(&str) -> usize,
    ) -> Option<RegionReading> {
        let mut ways = Vec::new();
        self.follow(name, &Way { code: None, how: How::Name, end: 0 }, &mut ways);
        // A name without its suffix is one only where the department's function follows: 城关镇 is not part of 城关区.
        ways.retain(|way| {
            way.how != How::Short
                || begins_function(name.get(way.end..).expect("the region ends between characters"))
        });
        let best = ways.iter().max_by_key(|way| (way.end, std::cmp::Reverse(way.how))).cloned();
        let end = best.as_ref().map_or(0, |way| way.end);
        let codes: BTreeSet<String> = ways
            .into_iter()
            .filter(|way| way.end == end && Some(way.how) == best.as_ref().map(|best| best.how))
            .filter_map(|way| way.code)
            .collect();
        let codes: Vec<String> = codes.into_iter().collect();
        let rest = name.get(end..).expect("the region ends between characters");
        let found = best.map(|way| RegionReading { codes, how: way.how, end });
        match division(rest, &function_start) {
            Some(division) => self.misprinted(division, found.as_ref()).or_else(|| {
                // Something below the region that no list has.
                found.map(|reading| RegionReading { how: How::Above, ..reading })
            }),
            None => found,
        }
    }

    fn follow(&self, name: &str, from: &Way, ways: &mut Vec<Way>) {
        let rest = name.get(from.end..).expect("the region ends between characters");
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(self.longest);
        for end in ends {
            let Some(known) = rest.get(..end).and_then(|text| self.names.get(text)) else { continue };
            for (code, how) in known {
                if from.code.as_deref().is_none_or(|above| self.is_within(code, above)) {
                    let way = Way { code: Some(code.clone()), how: *how, end: from.end + end };
                    // A name without its suffix may be followed by the next division's.
                    self.follow(name, &way, ways);
                    ways.push(way);
                }
            }
        }
    }

    /// The only division within the region that differs from the printed one in one character, or all of them.
    fn misprinted(&self, division: &str, found: Option<&RegionReading>) -> Option<RegionReading> {
        let length = division.chars().count();
        let above = found.map(|reading| reading.codes.as_slice()).unwrap_or_default();
        if length < 3 || above.len() > 1 || self.former.contains(division) {
            return None;
        }
        let last = division.chars().next_back();
        let shortened = shortened(division);
        let near: BTreeSet<&String> = shortened.filter_map(|text| self.near.get(&text)).flatten().collect();
        let meant = near.into_iter().filter(|code| {
            self.divisions.get(*code).is_some_and(|region| {
                region.name.chars().next_back() == last
                    && above.first().is_none_or(|above| self.is_within(code, above))
                    && strsim::osa_distance(&region.name, division) == 1
            })
        });
        let codes: Vec<String> = meant.cloned().collect();
        let end = found.map_or(0, |reading| reading.end) + division.len();
        (!codes.is_empty()).then_some(RegionReading { codes, how: How::Typo, end })
    }
}

/// The names that divisions of today had before they were renamed or redesignated (密云县, now 密云区), with their codes.
fn former_names(reference: &Reference, divisions: &HashMap<String, Region>) -> Vec<(String, String)> {
    let changes: Vec<[&str; 7]> = reference.cells::<7>("region_changes").collect();
    let whole = |change: &&[&str; 7]| change[5] == "whole";
    let mut names = Vec::new();
    for [name, _, _, code, _, _, _] in
        changes.iter().filter(whole).filter(|change| matches!(change[6], "renamed" | "redesignated"))
    {
        let mut code = *code;
        // Later changes of the same division; none is undone by another.
        for _ in 0..changes.len() {
            if divisions.contains_key(code) {
                names.push(((*name).to_owned(), code.to_owned()));
                break;
            }
            let Some(next) = changes.iter().filter(whole).find(|change| change[1] == code) else { break };
            code = next[3];
        }
    }
    names
}

/// The name, and the name without each of its characters.
fn shortened(name: &str) -> impl Iterator<Item = String> {
    let without = name.char_indices().filter_map(|(at, c)| {
        let (before, after) = (name.get(..at)?, name.get(at + c.len_utf8()..)?);
        Some(format!("{before}{after}"))
    });
    without.chain([name.to_owned()])
}

/// What looks like a division at the beginning of the text: `武倡区` of `武倡区教育局`, not `城市` of `城市管理局`.
fn division(text: &str, function_start: impl Fn(&str) -> usize) -> Option<&str> {
    const NONE: [&str; 7] = ["社区", "小区", "景区", "保护区", "林区", "灾区", "地区"];
    let end = text
        .char_indices()
        .enumerate()
        .take(12)
        .find(|(nth, (_, c))| *nth > 0 && matches!(c, '省' | '市' | '县' | '区' | '旗'))
        .map(|(_, (at, c))| at + c.len_utf8())?;
    let division = text.get(..end)?;
    (end <= function_start(text) && !NONE.iter().any(|none| division.ends_with(none))).then_some(division)
}
