//! Ctrl-C, sent to the real process.
#![cfg(unix)]

use crate::Place;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

/// A run over a folder, in one thread.
pub(crate) fn start(place: &Place, folder: &Path, options: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_juesuan"))
        .args(["ingest", "--jobs", "1"])
        .args(options)
        .arg(folder)
        .arg("-w")
        .arg(place.warehouse())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// A run over the inputs of 60 departments and six years, after it has begun.
fn at_work(place: &Place) -> Child {
    let folder = place.path("inputs");
    std::fs::create_dir_all(&folder).unwrap();
    for report in juesuan_synth::district(7, 2019..=2024, 60) {
        std::fs::write(folder.join(&report.file_name), report.text).unwrap();
    }
    let child = start(place, &folder, &[]);
    // The table that is made last.
    let made = place.warehouse().join("reports/_delta_log/00000000000000000000.json");
    while !made.exists() {
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(Duration::from_millis(150));
    child
}

pub(crate) fn interrupt(child: &Child) {
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Runs again to the end: every input is stored completely and once.
fn complete(place: &Place, kept: usize) {
    let ran = place.ingest(&[&place.path("inputs")]);
    let told = format!("360 inputs: {} ingested, {kept} unchanged, 0 rejected", 360 - kept);
    assert!(ran.code == 0 && ran.stderr.contains(&told), "{told}: {}", ran.stderr);
    assert_eq!(place.sql("SELECT count(*), count(DISTINCT report_id) FROM reports_all"), ["360,360"]);
    assert_eq!(
        place.sql("SELECT count(*) FROM reports WHERE fact_count <> (SELECT count(*) FROM facts WHERE facts.revision_id = reports.revision_id)"),
        ["0"]
    );
}

#[test]
fn ctrl_c_commits_what_was_read_says_what_remains_and_the_same_command_goes_on() {
    let place = Place::new();
    let child = at_work(&place);
    interrupt(&child);
    let ended = child.wait_with_output().unwrap();
    let said = text(&ended);
    assert_eq!(ended.status.code(), Some(130), "{said}");
    let number = |before: &str, after: &str| -> usize {
        let rest = said.split(after).next().unwrap().rsplit(before).next().unwrap();
        rest.trim().parse().unwrap_or_else(|_| panic!("no number before {after}: {said}"))
    };
    let (kept, left) = (number(":", " ingested"), number(":", " inputs remain"));
    assert_eq!(kept + left, 360, "{said}");
    assert!(left > 0, "{said}");
    assert_eq!(place.sql("SELECT count(*) FROM reports"), [kept.to_string()], "{said}");
    complete(&place, kept);
}

#[test]
fn a_second_ctrl_c_ends_at_once_and_loses_nothing_that_was_committed() {
    let place = Place::new();
    let child = at_work(&place);
    interrupt(&child);
    std::thread::sleep(Duration::from_millis(10));
    interrupt(&child);
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(130), "{}", text(&ended));
    let kept = place.sql("SELECT count(*) FROM reports")[0].parse().unwrap();
    complete(&place, kept);
}
