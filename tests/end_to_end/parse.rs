//! `juesuan parse` outputs what `ingest` would append, and leaves no trace.

use crate::{Place, root};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Runs `juesuan parse` with this standard input.
fn parse(args: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_juesuan"));
    let command = command.arg("parse").args(args).env_remove("JUESUAN_WAREHOUSE");
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn papers(place: &Place) -> (PathBuf, PathBuf) {
    let report = root().join("datasets/reports/sample/武昌区政府办-2023.txt");
    (report, place.write("broken.pdf", "%PDF-1.7 and no more"))
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn parsing_ends_each_input_as_ingesting_does_and_writes_only_to_standard_output() {
    let place = Place::new();
    let (report, broken) = papers(&place);
    let by_arguments = parse(&[text(&report), text(&broken)], "");
    let by_list = parse(&["--arrow"], &format!("{}\n{}\n", text(&report), text(&broken)));
    assert_eq!(std::fs::read_dir(place.path("")).unwrap().count(), 1, "only the paper itself is here");
    let ingested = place.ingest(&[&report, &broken]);
    assert!(ingested.stderr.contains("2 inputs: 1 ingested, 0 unchanged, 1 rejected"), "{}", ingested.stderr);
    for parsed in [&by_arguments, &by_list] {
        assert_eq!(said(parsed), ingested.stderr);
        assert_eq!(parsed.status.code(), Some(ingested.code));
    }
    assert!(by_arguments.stdout.is_empty());
    assert!(by_list.stdout.len() > 100_000, "the rows are {} bytes", by_list.stdout.len());
}

#[test]
fn what_a_warehouse_holds_is_left_out() {
    let place = Place::new();
    let (report, broken) = papers(&place);
    place.ingest(&[&report, &broken]);
    let warehouse = place.warehouse();
    let parsed = parse(&["--arrow", "-w", text(&warehouse), text(&report), text(&broken)], "");
    assert!(said(&parsed).contains("2 inputs: 0 ingested, 1 unchanged, 1 rejected"), "{}", said(&parsed));
    assert!(parsed.stdout.len() < 5_000, "three counts are {} bytes", parsed.stdout.len());
}
