//! Whether the tables are consistent: keys, references, periods and years without a row.

use crate::load::{Reference, key};
use crate::succession::CHANGES;
use crate::table::{ReferenceTable, TABLES};
use juesuan_messages::{Arg, Explain, Message, message};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt;

/// Something wrong with a row, or missing between rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The table.
    pub table: &'static str,
    /// The key of the row, its cells joined by commas.
    pub row: String,
    /// What is wrong.
    pub problem: Message,
}

impl Explain for Problem {
    fn message(&self) -> Message {
        message!("reference-problem", table = self.table, row = &self.row, problem = &self.problem)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl Reference {
    /// Everything that is inconsistent, by table.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for table in TABLES {
            self.check_keys(table, &mut problems);
            self.check_references(table, &mut problems);
        }
        self.check_periods("codes", 2, (3, 4), &mut problems);
        self.check_periods("code_crosswalk", 2, (2, 3), &mut problems);
        self.check_periods("census_residents", 2, (2, 3), &mut problems);
        self.check_years("prices", 1, &mut problems);
        self.check_years("deflators", 2, &mut problems);
        self.check_changes("entity_successions", &mut problems);
        self.check_changes("succession_patterns", &mut problems);
        problems
    }

    fn check_keys(&self, table: &'static ReferenceTable, problems: &mut Vec<Problem>) {
        let mut seen = HashSet::new();
        for row in self.rows(table.name) {
            let key = key(table, row);
            let blank_source = row.last().is_none_or(Option::is_none);
            if !seen.insert(key.clone()) {
                problems.push(problem(table.name, &key, message!("reference-duplicate")));
            } else if key.first().is_none_or(Option::is_none) {
                problems.push(problem(table.name, &key, message!("reference-first-cell-blank")));
            } else if table.name != "sources" && blank_source {
                problems.push(problem(table.name, &key, message!("reference-no-source")));
            }
        }
    }

    fn check_references(&self, table: &'static ReferenceTable, problems: &mut Vec<Problem>) {
        for (column, other) in table.refers {
            let known: HashSet<&str> = self.cells::<1>(other).map(|[key]| key).collect();
            let Some(place) = table.columns.iter().position(|known| known.name == *column) else { continue };
            for row in self.rows(table.name) {
                let named = row.get(place).and_then(Option::as_deref);
                if let Some(named) = named.filter(|named| !known.contains(named)) {
                    let what =
                        message!("reference-dangling", column = *column, value = named, table = *other);
                    problems.push(problem(table.name, &key(table, row), what));
                }
            }
        }
    }

    /// Rows of one thing whose periods overlap.
    fn check_periods(
        &self,
        name: &'static str,
        thing: usize,
        years: (usize, usize),
        problems: &mut Vec<Problem>,
    ) {
        let mut periods: BTreeMap<Vec<Option<String>>, Vec<(i64, i64)>> = BTreeMap::new();
        for row in self.rows(name) {
            let year = |place: usize, open: i64| {
                row.get(place).and_then(Option::as_deref).and_then(|year| year.parse().ok()).unwrap_or(open)
            };
            let key = row.iter().take(thing).cloned().collect();
            periods.entry(key).or_default().push((year(years.0, i64::MIN), year(years.1, i64::MAX)));
        }
        for (key, mut periods) in periods {
            periods.sort_unstable();
            for (first, second) in periods.iter().zip(periods.iter().skip(1)) {
                // Names seen printed without a known period do not contradict each other.
                let open = (i64::MIN, i64::MAX);
                if second.0 <= first.1 && *first != open && *second != open {
                    problems.push(problem(name, &key, message!("reference-periods-overlap")));
                }
            }
        }
    }

    /// Successions without a year, or of a kind that there is not.
    fn check_changes(&self, name: &'static str, problems: &mut Vec<Problem>) {
        for [old, new, year, change] in self.cells::<4>(name) {
            let key = [Some(old.to_owned()), Some(new.to_owned())];
            if !CHANGES.contains(&change) {
                let known = CHANGES.iter().map(ToString::to_string).collect::<Vec<_>>();
                let what = message!("reference-unknown-change", change = change, known = Arg::list(&known));
                problems.push(problem(name, &key, what));
            }
            if year.is_empty() {
                problems.push(problem(name, &key, message!("reference-no-first-year")));
            }
        }
    }

    /// Years without a row between the first and the last of one series, which so many first cells name.
    fn check_years(&self, name: &'static str, series: usize, problems: &mut Vec<Problem>) {
        let mut years: BTreeMap<&[Option<String>], BTreeSet<i64>> = BTreeMap::new();
        for row in self.rows(name) {
            let Some((of, [Some(year), ..])) = row.split_at_checked(series) else { continue };
            years.entry(of).or_default().extend(year.parse::<i64>());
        }
        for (of, years) in years {
            for (year, next) in years.iter().zip(years.iter().skip(1)) {
                for missing in (year + 1)..*next {
                    let key: Vec<_> = of.iter().cloned().chain([Some(missing.to_string())]).collect();
                    problems.push(problem(name, &key, message!("reference-year-missing")));
                }
            }
        }
    }
}

fn problem(table: &'static str, key: &[Option<String>], problem: Message) -> Problem {
    let row: Vec<&str> = key.iter().map(|cell| cell.as_deref().unwrap_or_default()).collect();
    Problem { table, row: row.join(","), problem }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn what_is_built_in_holds_together() {
        let problems = Reference::shipped().problems();
        assert_eq!(problems.iter().map(ToString::to_string).collect::<Vec<_>>(), Vec::<String>::new());
    }

    /// Residents by region of the rows of a census whose borders never changed.
    fn unchanged<'r>(reference: &'r Reference, census: &str) -> HashMap<&'r str, i64> {
        let rows = reference.cells::<5>("census_residents").filter(|row| row[1] == census);
        let (same, changed): (Vec<_>, Vec<_>) = rows.partition(|row| row[2].is_empty() && row[3].is_empty());
        let changed: HashSet<&str> = changed.iter().map(|row| row[0]).collect();
        let same = same.into_iter().filter(|row| !changed.contains(row[0]));
        same.map(|[region, _, _, _, residents]| (region, residents.parse().unwrap())).collect()
    }

    #[test]
    fn the_counties_of_a_census_add_up_to_their_prefectures_and_the_prefectures_to_their_provinces() {
        let reference = Reference::shipped();
        let in_2010 = unchanged(&reference, "2010-11-01");
        let mut below: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for [region, _, _, _, parent] in reference.cells::<5>("regions") {
            below.entry(parent).or_default().push(region);
        }
        let changed: HashSet<&str> = reference
            .cells::<1>("census_residents")
            .map(|[region]| region)
            .filter(|region| !in_2010.contains_key(region))
            .collect();
        // In 2010 no zone was kept apart, and none has a row.
        let same = below.iter().filter(|(_, regions)| {
            regions.iter().all(|region| !changed.contains(region) || region.get(4..5) == Some("7"))
        });
        let mut compared = 0;
        for (parent, regions) in same {
            let Some(total) = in_2010.get(parent) else { continue };
            let counted: Vec<i64> =
                regions.iter().filter_map(|region| in_2010.get(region).copied()).collect();
            if !counted.is_empty() {
                assert_eq!(counted.iter().sum::<i64>(), *total, "{parent}");
                compared += 1;
            }
        }
        assert!(compared > 200, "{compared}");
        let provinces = |census: &str| -> i64 {
            let rows = reference.cells::<5>("census_residents");
            let rows = rows.filter(|row| row[1] == census && row[0].ends_with("0000"));
            rows.map(|row| row[4].parse::<i64>().unwrap()).sum()
        };
        // The residents of the mainland's provinces without the armed forces.
        assert_eq!((provinces("2010-11-01"), provinces("2020-11-01")), (1_332_810_869, 1_409_778_724));
    }

    #[test]
    fn a_census_counts_each_county_once_in_the_borders_of_a_year() {
        let mut reference = Reference::shipped();
        let row = "110101,2010-11-01,2009,2009,1,,,,census-2010-county";
        let row = row.split(',').map(|cell| Some(cell.to_owned()).filter(|cell| !cell.is_empty()));
        reference.rows_mut("census_residents").push(row.collect());
        let found: Vec<String> = reference.problems().iter().map(ToString::to_string).collect();
        assert_eq!(found, ["census_residents [110101,2010-11-01]: two periods overlap"]);
    }

    #[test]
    fn a_region_without_a_census_is_a_zone_or_younger_than_the_census_or_not_counted() {
        let reference = Reference::shipped();
        let counted: HashSet<&str> = reference.cells::<1>("census_residents").map(|[code]| code).collect();
        let lack = reference.cells::<2>("regions").filter(|[code, _]| !counted.contains(code));
        // 71 and higher: zones that neither list has a row for.
        let lack = lack.filter(|[code, _]| code.get(4..5) != Some("7")).map(|[_, name]| name);
        assert_eq!(
            lack.collect::<Vec<_>>(),
            ["中华人民共和国", "临平区", "钱塘区", "金门县", "新星市", "白杨市"]
        );
    }

    #[test]
    fn a_change_of_regions_leads_to_a_region_of_today_or_to_another_change() {
        let reference = Reference::shipped();
        let known: HashSet<&str> = reference.cells::<1>("regions").map(|[code]| code).collect();
        let old: HashSet<&str> = reference.cells::<2>("region_changes").map(|[_, code]| code).collect();
        let lost: Vec<_> = reference
            .cells::<4>("region_changes")
            .filter(|[_, _, _, new]| !known.contains(new) && !old.contains(new))
            .collect();
        assert!(lost.is_empty(), "{lost:?}");
        assert!(reference.cells::<7>("census_unmapped").all(|row| !row[6].is_empty()));
    }

    #[test]
    fn a_dangling_reference_a_repeated_row_an_overlap_and_a_gap_are_found() {
        let mut reference = Reference::shipped();
        let mut add = |table: &'static str, cells: &str| {
            let row = cells.split(',').map(|cell| Some(cell.to_owned()).filter(|cell| !cell.is_empty()));
            reference.rows_mut(table).push(row.collect());
        };
        add("region_aliases", "某地,999999,names");
        add("prices", "000000,2024,100.2,nbs-cpi");
        add("prices", "000000,2027,100.2,nbs-cpi");
        add("code_crosswalk", "economic,30311,2016,2019,30311,,,,observed");
        add("deflators", "gdp,,2021,101.1234,names");
        add("deflators", "gdp,,2023,100,names");
        add("staff", "某局,2023,actual,5,");
        add("entity_successions", "某局,某办,,joined,names");
        let found: Vec<String> = reference.problems().iter().map(ToString::to_string).collect();
        assert_eq!(
            found,
            [
                "region_aliases [某地]: region_code 999999 does not exist in regions",
                "prices [000000,2024]: duplicate row",
                "staff [某局,2023,actual]: the row has no source",
                "code_crosswalk [economic,30311]: two periods overlap",
                "code_crosswalk [economic,30311]: two periods overlap",
                "prices [000000,2025]: there is no row for this year",
                "prices [000000,2026]: there is no row for this year",
                "deflators [gdp,,2022]: there is no row for this year",
                "entity_successions [某局,某办]: the change “joined” is none of renamed, merged, split",
                "entity_successions [某局,某办]: the row has no first year",
            ]
        );
    }
}
