//! The account of every available report: how many of its amounts only the count found.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test that panics is a test that fails")]

use juesuan_ingest::{Loaded, read};
use juesuan_model::{Account, Report};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../..")
}

/// The reports in a folder and its subfolders, each with its file's name.
fn reports(folder: &Path) -> Vec<(String, Report)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let one = |path: PathBuf| {
        if path.is_dir() {
            return reports(&path);
        }
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = fs::read(&path).unwrap();
        let read = read(&Loaded { uri: name.clone(), content_hash: String::new(), bytes });
        read.ok().map(|report| (name, report)).into_iter().collect()
    };
    paths.into_iter().flat_map(one).collect()
}

/// Whether what is listed as unread looks like money: not `5%`.
fn is_money(printed: &str) -> bool {
    !printed.ends_with(['%', '％']) && printed.contains(['元', '万', '亿', '.', '．', ',', '，'])
}

/// The total that only the count found; each report's account must match its rows.
fn left_over(reports: &[(String, Report)]) -> u32 {
    for (name, report) in reports {
        let Account { facts, claims, unread, rejected, left_over } = report.account;
        let count = |count: usize| u32::try_from(count).unwrap();
        let money = report.unread_sentences.iter().flat_map(|sentence| &sentence.amounts);
        let listed = count(money.filter(|printed| is_money(printed)).count());
        assert!(
            facts >= count(report.facts.len()),
            "{name}: {facts} amounts of {} facts",
            report.facts.len()
        );
        assert!(
            claims <= count(report.claims.len()),
            "{name}: {claims} amounts of {} claims",
            report.claims.len()
        );
        assert!(unread <= listed, "{name}: {unread} unread amounts, and {listed} are listed");
        assert!(rejected <= count(report.rejects.len()), "{name}: {rejected} refused amounts");
        if left_over > 0 {
            println!("{left_over:>4} of {:>5} amounts of {name}", report.account.amounts());
        }
    }
    reports.iter().map(|(_, report)| report.account.left_over).sum()
}

#[test]
fn no_amount_of_a_simulated_report_is_left_over() {
    let reports = reports(&root().join("datasets/reports"));
    assert!(!reports.is_empty());
    assert_eq!(left_over(&reports), 0);
}

#[test]
fn few_amounts_of_the_hard_reports_are_left_over() {
    let reports = reports(&root().join("tests/hard"));
    assert!(!reports.is_empty());
    let found = left_over(&reports);
    assert!(found <= 120, "{found} amounts were found by the count alone");
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn few_amounts_of_real_reports_are_left_over() {
    let reports = reports(&root().join("../shared/corpus"));
    assert!(!reports.is_empty(), "../shared/corpus is not here");
    let found = left_over(&reports);
    assert!(found <= 400, "{found} amounts were found by the count alone");
}
