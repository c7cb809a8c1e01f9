//! Regions that were only renamed or made a district or city of the same borders: 密云县, since 2015 密云区.
//!
//! A department of such a region is the same before and after. Regions that were merged or split, or that received or lost a part
//! in the same year, are not among them: what their departments spent before is not comparable.

use crate::load::Reference;
use std::collections::HashSet;

/// A region of which nothing but the name changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Renaming {
    old_name: String,
    new_name: String,
    /// The year of the decision: reports of this fiscal year have either name.
    decided_in: Option<i64>,
}

/// Every renaming that the table of changes lists.
pub(crate) fn all(reference: &Reference) -> Vec<Renaming> {
    let changes: Vec<[&str; 7]> = reference.cells::<7>("region_changes").collect();
    let mut exchanged: HashSet<(&str, &str)> = HashSet::new();
    for [_, old_code, _, new_code, year, _, change] in &changes {
        if matches!(*change, "merged" | "split" | "transferred") {
            exchanged.extend([(*old_code, *year), (*new_code, *year)]);
        }
    }
    let is_whole = |[_, old_code, _, new_code, year, extent, change]: &&[&str; 7]| {
        *extent == "whole"
            && matches!(*change, "renamed" | "redesignated")
            && !exchanged.contains(&(*old_code, *year))
            && !exchanged.contains(&(*new_code, *year))
    };
    let renaming = |[old_name, _, new_name, _, year, ..]: &[&str; 7]| Renaming {
        old_name: (*old_name).to_owned(),
        new_name: (*new_name).to_owned(),
        decided_in: year.parse().ok(),
    };
    changes.iter().filter(is_whole).map(renaming).collect()
}

impl Renaming {
    /// Whether a name may be that of a department of the region under its new name.
    pub(crate) fn may_concern(&self, name: &str) -> bool {
        name.contains(&self.new_name)
    }

    /// The first fiscal year without reports under the old name.
    pub(crate) fn until_year(&self) -> Option<i64> {
        self.decided_in.map(|year| year + 1)
    }

    /// The names that a department of this name can have had before. `above` are the ways to name the divisions above the
    /// region, which a name contains or not: 北京市密云县财政局 is 密云县财政局.
    pub(crate) fn former_names(&self, name: &str, above: &[String]) -> Vec<String> {
        let Some((before, rest)) = name.split_once(&self.new_name) else { return Vec::new() };
        let longest = above
            .iter()
            .filter_map(|above| before.strip_suffix(above.as_str()))
            .min_by_key(|base| base.len());
        let base = longest.unwrap_or(before);
        above.iter().map(|above| format!("{base}{above}{}{rest}", self.old_name)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(renamings: &[Renaming], old: &str) -> Option<(String, Option<i64>)> {
        let found = renamings.iter().find(|renaming| renaming.old_name == old)?;
        Some((found.new_name.clone(), found.until_year()))
    }

    #[test]
    fn a_region_that_was_merged_split_or_lost_a_part_is_not_only_renamed() {
        let renamings = all(&Reference::shipped());
        assert_eq!(renamings.len(), 202);
        assert_eq!(named(&renamings, "密云县"), Some(("密云区".to_owned(), Some(2016))));
        assert_eq!(named(&renamings, "苍山县"), Some(("兰陵县".to_owned(), Some(2015))));
        // 崇文区 was merged into 东城区, 邢台县 split; 信都区 and 濂溪区 received or lost a part when they were renamed.
        for other in ["崇文区", "邢台县", "桥西区", "庐山区"] {
            assert_eq!(named(&renamings, other), None, "{other}");
        }
    }

    #[test]
    fn the_divisions_above_are_printed_or_not() {
        let renamings = all(&Reference::shipped());
        let renaming = renamings.iter().find(|renaming| renaming.old_name == "密云县").unwrap();
        let above = [String::new(), "北京市".to_owned()];
        assert_eq!(renaming.former_names("密云区财政局", &above), ["密云县财政局", "北京市密云县财政局"]);
        assert_eq!(
            renaming.former_names("政协北京市密云区委", &above),
            ["政协密云县委", "政协北京市密云县委"]
        );
        assert_eq!(renaming.former_names("延庆区财政局", &above), [""; 0]);
    }
}
