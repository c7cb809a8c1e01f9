//! `juesuan doctor` reports what works and what does not, with remedies and a matching exit code.

use crate::{Place, Ran, juesuan, root};
use std::fs;
use std::path::{Path, PathBuf};

fn doctor(warehouse: &Path) -> Ran {
    juesuan(["doctor", "-w", warehouse.to_str().unwrap()])
}

/// A warehouse of the sample report.
fn sample() -> Place {
    let place = Place::new();
    assert_eq!(place.ingest(&[&root().join("datasets/reports/sample")]).code, 0);
    place
}

/// The Parquet files of a table.
fn files(place: &Place, table: &str) -> Vec<PathBuf> {
    let mut folders = vec![place.warehouse().join(table)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "parquet") {
                files.push(path);
            }
        }
    }
    files
}

fn line<'a>(ran: &'a Ran, start: &str) -> &'a str {
    ran.stdout.lines().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("{}", ran.stdout))
}

#[test]
fn a_sound_warehouse_is_counted_and_passes() {
    let place = sample();
    let ran = doctor(&place.warehouse());
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    assert!(line(&ran, "ok     engine").contains("DuckDB v1."), "{}", ran.stdout);
    assert!(line(&ran, "ok     warehouse").contains(place.warehouse().to_str().unwrap()), "{}", ran.stdout);
    let facts = place.sql("SELECT count(*) FROM facts").concat();
    let rejects = place.sql("SELECT count(*) FROM rejects").concat();
    let rows =
        format!("1 department, 1 current report (0 older revisions), {facts} facts, {rejects} rejects");
    assert!(line(&ran, "ok     rows").ends_with(&rows), "{}", ran.stdout);
}

#[test]
fn without_a_warehouse_the_program_alone_is_looked_after() {
    let ran = juesuan(["doctor"]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    assert!(line(&ran, "note   warehouse").contains("JUESUAN_WAREHOUSE"), "{}", ran.stdout);
}

#[test]
fn a_folder_that_is_no_warehouse_is_a_fault() {
    let place = Place::new();
    let ran = doctor(&place.warehouse());
    assert_eq!(ran.code, 1);
    assert!(line(&ran, "fault  warehouse").contains("ingest some reports first"), "{}", ran.stdout);
}

#[test]
fn a_file_that_is_gone_or_cut_short_is_named_with_what_to_do() {
    let place = sample();
    let (gone, cut) = (&files(&place, "claims")[0], &files(&place, "facts")[0]);
    fs::remove_file(gone).unwrap();
    let bytes = fs::read(cut).unwrap();
    fs::write(cut, &bytes[..100]).unwrap();
    let ran = doctor(&place.warehouse());
    assert_eq!(ran.code, 1, "{}", ran.stdout);
    assert!(ran.stdout.contains(&format!("{} is missing", gone.display())), "{}", ran.stdout);
    let short = format!("{} has 100 bytes, but {} were written", cut.display(), bytes.len());
    assert!(ran.stdout.contains(&short), "{}", ran.stdout);
    assert!(line(&ran, "note   files").contains("juesuan repair"), "{}", ran.stdout);
    assert!(ran.stderr.contains("2 faults were found"), "{}", ran.stderr);
}

#[test]
fn a_report_that_has_not_the_rows_that_it_says_is_a_fault() {
    let (place, other) = (sample(), Place::new());
    assert_eq!(other.ingest(&[&root().join("datasets/reports/simulated")]).code, 0);
    let facts = place.sql("SELECT count(*) FROM facts").concat();
    // The facts of another warehouse, as if copies had been mixed up.
    fs::remove_dir_all(place.warehouse().join("facts")).unwrap();
    copy(&other.warehouse().join("facts"), &place.warehouse().join("facts"));
    let ran = doctor(&place.warehouse());
    assert_eq!(ran.code, 1, "{}", ran.stdout);
    let expected = format!("武汉市武昌区人民政府办公室 2023 should have {facts} rows in facts, but has 0");
    assert!(line(&ran, "fault  rows").ends_with(&expected), "{}", ran.stdout);
    assert!(ran.stdout.contains("facts of unfinished runs"), "{}", ran.stdout);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for path in fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()) {
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}
