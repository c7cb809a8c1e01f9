//! The reports of `tests/hard`, each hard in one way, and what is right of each.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout
)]

mod judge;
mod right;

use juesuan_ingest::Loaded;
use juesuan_model::{Reject, Report};
use right::{Case, ExpectedLine};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../tests/hard")
}

fn read(path: &Path) -> Result<Report, Reject> {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let uri = path.file_name().unwrap().to_string_lossy().into_owned();
    juesuan_ingest::read(&Loaded { uri, content_hash: String::new(), bytes })
}

/// What is wrong in the cases of a document, except those that are pending.
fn wrong(name: &str) -> Vec<String> {
    let only = std::env::var("HARD").ok();
    let mut wrong = Vec::new();
    for case in right::cases(&folder(), name) {
        if only.as_ref().is_some_and(|only| !case.name.contains(only.as_str())) {
            continue;
        }
        let pending = case.lines.iter().find_map(|line| match line {
            ExpectedLine::Pending(reason) => Some(reason),
            _ => None,
        });
        let faults = faults(&case);
        match (pending, faults.is_empty()) {
            (None, false) => wrong.push(format!("{}\n  {}", case.name, faults.join("\n  "))),
            (Some(_), true) => {
                wrong.push(format!("{}\n  is right: take its line `pending` away", case.name));
            }
            (Some(reason), false) => println!("pending: {}: {reason}\n  {}", case.name, faults.join("\n  ")),
            (None, true) => {}
        }
    }
    wrong
}

fn faults(case: &Case) -> Vec<String> {
    judge::faults(&case.lines, &read(&case.file), |file| {
        read(&case.file.parent().unwrap().join(file)).unwrap()
    })
}

#[test]
fn a_number_is_read_as_it_is_printed_or_refused() {
    let wrong = wrong("print");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_column_a_row_and_a_phrase_mean_what_the_report_says() {
    let wrong = wrong("meaning");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_wording_is_read_whole_or_not_at_all() {
    let wrong = wrong("prose");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
