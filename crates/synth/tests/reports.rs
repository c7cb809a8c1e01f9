//! What the reports promise: the same bytes for the same seed, and a truth that misses nothing and points at its text.

use juesuan_model::Printed;
use juesuan_synth::truth::{HEADER, to_csv};
use juesuan_synth::{FIRST_YEAR, SimulatedReport, district};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

fn demo() -> Vec<SimulatedReport> {
    district(7, 2019..=2024, 8)
}

#[test]
fn the_same_seed_makes_the_same_reports_in_every_thread() {
    let here = demo();
    let there = std::thread::spawn(demo).join().unwrap();
    assert_eq!(here, there);
    assert_ne!(here, district(8, 2019..=2024, 8));
}

#[test]
fn a_department_does_not_depend_on_the_others() {
    let alone = district(7, 2019..=2024, 3);
    assert_eq!(alone, demo()[..alone.len()]);
}

#[test]
fn the_command_writes_what_the_library_returns() {
    let folder = tempfile::tempdir().unwrap();
    let (reports, truth) = (folder.path().join("reports"), folder.path().join("truth.csv"));
    let run = Command::new(env!("CARGO_BIN_EXE_juesuan-synth"))
        .args(["reports", "--out"])
        .arg(&reports)
        .arg("--truth")
        .arg(&truth)
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
    same_as_demo(&reports, &truth).unwrap();
}

#[test]
fn the_shipped_reports_are_those_of_the_defaults() {
    let datasets = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../datasets");
    same_as_demo(&datasets.join("reports/simulated"), &datasets.join("truth/simulated.csv")).unwrap();
}

fn same_as_demo(folder: &Path, truth: &Path) -> std::io::Result<()> {
    let reports = demo();
    for report in &reports {
        let written = std::fs::read_to_string(folder.join(&report.file_name))?;
        assert_eq!(written, report.text, "{}", report.file_name);
    }
    let written = std::fs::read_to_string(truth)?;
    assert_eq!(written, to_csv(reports.iter().flat_map(|report| &report.truth)));
    assert_eq!(std::fs::read_dir(folder)?.count(), reports.len());
    Ok(())
}

#[test]
fn the_command_refuses_years_and_departments_out_of_range() {
    for arguments in [["--years", "2018..2020"], ["--years", "2024..2019"], ["--departments", "0"]] {
        let run = Command::new(env!("CARGO_BIN_EXE_juesuan-synth"))
            .args(["reports", "--out", "unused"])
            .args(arguments)
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(2), "{arguments:?}");
    }
    assert!(district(7, FIRST_YEAR - 3..=FIRST_YEAR - 1, 1).is_empty());
}

/// The amounts of a report's statements as (line, column, text): the tab-separated cells that are numbers of two decimals.
fn amounts_in_statements(text: &str) -> BTreeSet<(usize, usize, String)> {
    let mut amounts = BTreeSet::new();
    let mut inside = false;
    for (number, line) in (1..).zip(text.lines()) {
        // Parts are named twice: in the contents, with a page number, and where they begin.
        if line.starts_with("第") && !line.contains("...") {
            inside = line.starts_with("第二部分");
        }
        let mut column = 1;
        for cell in line.split('\t') {
            let has_two_decimals = cell.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 2);
            let is_number = cell.chars().all(|c| c.is_ascii_digit() || ",.".contains(c));
            if inside && has_two_decimals && is_number {
                amounts.insert((number, column, cell.to_owned()));
            }
            column += cell.chars().count() + 1;
        }
    }
    amounts
}

#[test]
fn the_truth_is_every_amount_of_the_statements_exactly_once() {
    for report in demo() {
        let listed: Vec<_> = report
            .truth
            .iter()
            .map(|row| {
                let (line, column) = row.position.line.unwrap();
                (line, column, row.printed.clone())
            })
            .collect();
        let distinct: BTreeSet<_> = listed.iter().cloned().collect();
        assert_eq!(distinct.len(), listed.len(), "{}", report.file_name);
        assert_eq!(distinct, amounts_in_statements(&report.text), "{}", report.file_name);
    }
}

#[test]
fn every_amount_means_something_of_its_own() {
    for report in demo() {
        let mut seen = BTreeMap::new();
        for row in &report.truth {
            let meaning =
                (row.statement, row.side, row.item, row.code.clone(), row.measure, row.fund, row.phase);
            let before = seen.insert(meaning, row.position.line);
            assert_eq!(before, None, "{row:?}");
        }
    }
}

#[test]
fn the_amount_in_yuan_is_the_printed_number() {
    for row in demo().iter().flat_map(|report| &report.truth) {
        let printed = Printed::parse(&row.printed, row.unit).unwrap().unwrap();
        assert_eq!(printed.amount, row.amount, "{row:?}");
    }
}

#[test]
fn reports_are_labeled_as_simulated_and_small() {
    for report in demo() {
        assert!(report.text.contains("模拟数据"), "{}", report.file_name);
        assert!(report.text.len() < 40_000, "{}: {}", report.file_name, report.text.len());
    }
}

#[test]
fn the_truth_of_the_sample_is_every_amount_of_its_statements_exactly_once() {
    let folder = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../datasets");
    let text = std::fs::read_to_string(folder.join("reports/sample/武昌区政府办-2023.txt")).unwrap();
    let truth = std::fs::read_to_string(folder.join("truth/sample.csv")).unwrap();
    assert_eq!(truth.lines().next(), Some(HEADER));
    // The cells of the position come first and do not contain commas.
    let position = |line: &str| {
        let mut cells = line.split(',').skip(1).map(|cell| cell.parse::<usize>().unwrap());
        (cells.next().unwrap(), cells.next().unwrap())
    };
    let listed: Vec<_> = truth.lines().skip(1).map(position).collect();
    let found: Vec<_> =
        amounts_in_statements(&text).into_iter().map(|(line, column, _)| (line, column)).collect();
    assert_eq!(listed, found);
}
