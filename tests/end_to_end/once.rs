//! The same inputs produce the same rows once, in any order and however often they are ingested.

use crate::{Place, root};
use juesuan_model::schema::WarehouseTable;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn reports() -> PathBuf {
    root().join("datasets/reports")
}

fn files(folder: &Path) -> BTreeMap<PathBuf, u64> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            files.extend(self::files(&entry.path()));
        } else {
            files.insert(entry.path(), entry.metadata().unwrap().len());
        }
    }
    files
}

#[test]
fn ingesting_twice_adds_no_file() {
    let place = Place::new();
    let bad = place.write("no-report.txt", "nothing of note\n");
    let first = place.ingest(&[&reports(), &bad]);
    assert_eq!(first.code, 3, "{}", first.stderr);
    assert!(first.stderr.contains("50 inputs: 49 ingested, 0 unchanged, 1 rejected"), "{}", first.stderr);
    let before = files(&place.warehouse());
    let second = place.ingest(&[&reports(), &bad]);
    assert_eq!(second.code, 3);
    assert!(
        second.stderr.contains("50 inputs: 0 ingested, 49 unchanged, 1 rejected; 0 facts"),
        "{}",
        second.stderr
    );
    assert_eq!(files(&place.warehouse()), before);
}

/// The rows of every table, sorted.
fn rows(place: &Place) -> BTreeMap<&'static str, Vec<String>> {
    let of = |table: WarehouseTable| {
        let table = table.name();
        // Only the time of ingestion may differ.
        let columns = if matches!(table, "reports" | "rejects") { "* EXCLUDE (ingested_at)" } else { "*" };
        let mut rows = place.sql(&format!("SELECT {columns} FROM {table}"));
        rows.sort();
        (table, rows)
    };
    WarehouseTable::ALL.into_iter().map(of).collect()
}

#[test]
fn one_process_makes_the_rows_that_workers_make() {
    let sample =
        std::fs::read_to_string(files(&reports().join("sample")).into_keys().next().unwrap()).unwrap();
    // A cell that is no number, and a sentence that is not understood.
    let (before, after) = sample.rsplit_once("\n第三部分").unwrap();
    let (before, _) = before.rsplit_once('\t').unwrap();
    let text = format!("{before}\t约3千\n第三部分{after}\n本部门另有尾款12.34万元待议。\n");
    let [workers, alone] = [Place::new(), Place::new()];
    for (place, options) in [(&workers, &[][..]), (&alone, &["--in-process"][..])] {
        let faulty = alone.write("示例.txt", &text);
        assert_eq!(place.ingest_with(&[&reports().join("simulated"), &faulty], options).code, 0);
    }
    let expected = rows(&alone);
    let empty: Vec<_> = expected.iter().filter(|(_, rows)| rows.is_empty()).collect();
    assert!(empty.is_empty(), "{empty:?}");
    assert_eq!(rows(&workers), expected);
}

#[test]
fn threads_and_order_change_no_row() {
    let one = Place::new();
    assert_eq!(one.ingest_with(&[&reports()], &["--jobs", "1"]).code, 0);
    let expected = rows(&one);
    assert!(expected["facts"].len() > 10_000, "{}", expected["facts"].len());

    let eight = Place::new();
    let mut paths: Vec<PathBuf> = files(&reports()).into_keys().collect();
    paths.reverse();
    let paths: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
    for half in paths.chunks(paths.len().div_ceil(2)) {
        assert_eq!(eight.ingest_with(half, &["--jobs", "8"]).code, 0);
    }
    assert_eq!(rows(&eight), expected);
}

#[test]
fn the_same_bytes_under_two_names_are_one_report() {
    let place = Place::new();
    let sample = std::fs::read(files(&reports().join("sample")).into_keys().next().unwrap()).unwrap();
    let (a, b) = (place.write("a.txt", &sample), place.write("b.txt", &sample));
    let ran = place.ingest(&[&a, &b]);
    assert!(ran.stderr.contains("2 inputs: 1 ingested, 1 unchanged, 0 rejected"), "{}", ran.stderr);
    assert_eq!(place.sql("SELECT count(*) FROM reports_all"), ["1"]);
}

#[test]
fn two_different_reports_of_one_year_are_named_by_ingest_and_by_check() {
    let place = Place::new();
    let sample = files(&reports().join("sample")).into_keys().next().unwrap();
    let first = place.ingest(&[&sample]);
    assert!(!first.stderr.contains("two different"), "{}", first.stderr);
    let other = std::fs::read_to_string(&sample).unwrap() + "\n更正说明。\n";
    let other = place.write("更正.txt", other);
    let second = place.ingest(&[&other]);
    assert_eq!(second.code, 0, "{}", second.stderr);
    let named = |stderr: &str| {
        stderr.contains("two different final accounts for 2023 (scope: whole department)")
            && stderr.contains(&format!("{}, ingested last, counts, and", other.display()))
            && stderr.contains(&format!("and {} does not", sample.display()))
    };
    assert!(named(&second.stderr), "{}", second.stderr);
    let check = |options: &[&str]| {
        let warehouse = place.warehouse();
        crate::juesuan([&["check", "-w", warehouse.to_str().unwrap()], options].concat()).stderr
    };
    assert!(named(&check(&[])), "{}", check(&[]));
    assert!(named(&check(&["--entity", "武昌区", "--years", "2023"])));
    assert!(!named(&check(&["--years", "2022"])), "other years have one report");
    // What is said once is not said again by a run that brings nothing.
    assert!(!named(&place.ingest(&[&other]).stderr));
}

#[test]
fn a_republished_report_is_a_new_revision_beside_the_old() {
    let place = Place::new();
    let sample =
        std::fs::read_to_string(files(&reports().join("sample")).into_keys().next().unwrap()).unwrap();
    let old = place.write("old.txt", &sample);
    assert_eq!(place.ingest(&[&old]).code, 0);
    let new = place.write("new.txt", sample.replace("138.25", "138.26"));
    assert_eq!(place.ingest(&[&new]).code, 0);
    let amounts = |view: &str| {
        place.sql(&format!(
            "SELECT amount FROM {view} WHERE statement = 'basic_expenditure' AND code = '30201' ORDER BY amount"
        ))
    };
    assert_eq!(amounts("facts"), ["1382600.00"]);
    assert_eq!(amounts("facts_all"), ["1382500.00", "1382600.00"]);
}
