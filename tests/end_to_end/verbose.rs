//! `-v` logs what a run does, and how long each step took.

use crate::{Place, root};

#[test]
fn each_stage_of_each_file_is_told_and_summed_up() {
    let place = Place::new();
    let ran = place.ingest_with(&[&root().join("datasets/reports/sample")], &["-v"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    // What a worker did is not a span of this process.
    let stages = [
        ("read{file=", "time.busy="),
        ("look up{files=1}", "time.busy="),
        ("worker{file=", "time.busy="),
        ("recognize file=", "micros="),
        ("reconcile file=", "micros="),
        ("append{reports=1", "time.busy="),
        ("commit{reports=1", "time.busy="),
    ];
    for (stage, time) in stages {
        let told = |line: &&str| line.contains(stage) && line.contains(time);
        assert_eq!(plain(&ran.stderr).lines().filter(told).count(), 1, "{stage}\n{}", ran.stderr);
    }
    assert!(plain(&ran.stderr).contains(" commit 0."), "{}", ran.stderr);
    assert!(!place.ingest(&[&root().join("datasets/reports/sample")]).stderr.contains("time.busy"));
}

/// The text without colors.
fn plain(text: &str) -> String {
    let mut pieces = text.split('\u{1b}');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once('m').map_or("", |(_, rest)| rest))
}
