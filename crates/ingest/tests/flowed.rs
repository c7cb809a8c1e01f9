//! Tables whose cells flow, their columns lost: what is read of them is what the tables say, and the rest is refused.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics is a test that fails")]

use juesuan_ingest::{Loaded, read};
use juesuan_model::{Fact, Report};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The simulated reports, whose tables have tabs.
fn reports() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../datasets/reports/simulated");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    // One in three, so that the test takes no longer than others.
    files.iter().step_by(3).map(|file| fs::read_to_string(file).unwrap()).collect()
}

fn report(text: &str) -> Report {
    read(&Loaded { uri: "a.txt".to_owned(), content_hash: String::new(), bytes: text.as_bytes().to_vec() })
        .unwrap()
}

/// What a fact says, its place and its labels' spelling aside.
fn meaning(fact: &Fact) -> String {
    format!(
        "{} {:?} {:?} {:?} {:?} {:?} {:?} {}",
        fact.statement,
        fact.side,
        fact.item,
        fact.code.as_ref().map(ToString::to_string),
        fact.measure,
        fact.fund,
        fact.phase,
        fact.printed.amount
    )
}

fn counted<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> BTreeMap<String, i32> {
    let mut counts = BTreeMap::new();
    for fact in facts {
        *counts.entry(meaning(fact)).or_insert(0) += 1;
    }
    counts
}

/// A report whose lines with tabs are written in another way.
fn flowing(text: &str, line: impl Fn(&[&str]) -> String) -> String {
    let rows = text.lines().map(|text| {
        let tabbed = text.contains('\t');
        if tabbed { line(&text.split('\t').collect::<Vec<_>>()) } else { text.to_owned() }
    });
    rows.collect::<Vec<_>>().join("\n")
}

fn filled<'a>(cells: &[&'a str]) -> Vec<&'a str> {
    cells.iter().copied().filter(|cell| !cell.trim().is_empty()).collect()
}

/// Reads the reports in another form: nothing is wrong, nothing lost, and of a hundred numbers so many are read. Where many
/// columns are blank in all rows, the sums leave open which.
fn read_of_hundred(form: &str, floor: usize, line: impl Fn(&[&str]) -> String) {
    let (mut read, mut all) = (0, 0);
    for text in reports() {
        let right = report(&text);
        let flowed = report(&flowing(&text, &line));
        let mut left = counted(&right.facts);
        for (meaning, count) in counted(&flowed.facts) {
            let of = left.entry(meaning.clone()).or_insert(0);
            *of -= count;
            assert!(
                *of >= 0,
                "{form}: {} {}: {meaning} is not in the report",
                right.entity_name,
                right.fiscal_year
            );
        }
        let refused = flowed.rejects.iter().filter(|reject| reject.printed.is_some()).count();
        let lost = left.values().filter(|count| **count > 0).sum::<i32>();
        let of = (right.entity_name.as_str(), right.fiscal_year);
        assert_eq!(
            i32::try_from(refused).unwrap(),
            lost,
            "{form} {of:?}: as many are refused as are not read"
        );
        read += flowed.facts.len();
        all += right.facts.len();
    }
    let percent = read * 100 / all;
    assert!(percent >= floor, "{form}: {percent} of a hundred numbers are read");
}

#[test]
fn cells_parted_by_one_blank_are_read_where_sums_prove_their_columns() {
    read_of_hundred("blanks", 70, |cells| filled(cells).join(" "));
}

#[test]
fn cells_in_lines_of_their_own_are_read_where_sums_prove_their_columns() {
    read_of_hundred("lines", 70, |cells| filled(cells).join("\n\n"));
    read_of_hundred("bars", 70, |cells| filled(cells).join(" |\n") + " |");
}

#[test]
fn cells_in_their_places_are_read() {
    let width = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let spread = |cells: &[&str]| {
        let mut line = String::new();
        for (index, cell) in cells.iter().enumerate() {
            // A name that is too long moves what follows by one.
            let blanks = (index * 44).saturating_sub(width(&line)).max(usize::from(index > 0));
            line.push_str(&" ".repeat(blanks));
            line.push_str(cell);
        }
        line
    };
    read_of_hundred("places", 99, spread);
}
