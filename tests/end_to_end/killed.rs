//! Workers that something outside kills: another one reads the file, once, and the run ends as if nothing had happened.
#![cfg(unix)]

use crate::interrupt::start;
use crate::papers::whole;
use crate::{Place, Ran};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::Duration;

/// Two reports, of which the first takes a worker long enough that it is killed before it has answered.
fn inputs() -> (Place, PathBuf) {
    let place = Place::new();
    let folder = place.path("inputs");
    std::fs::create_dir_all(&folder).unwrap();
    let long = "其他需要说明的事项：无其他需要说明的事项。\n".repeat(20_000);
    std::fs::write(folder.join("a.txt"), whole("示例市教育局", 2022) + &long).unwrap();
    std::fs::write(folder.join("z.txt"), whole("示例市教育局", 2023)).unwrap();
    (place, folder)
}

fn workers(run: &Child) -> Vec<u32> {
    let found = Command::new("pgrep").args(["-P", &run.id().to_string()]).output().unwrap();
    String::from_utf8(found.stdout).unwrap().lines().map(|id| id.parse().unwrap()).collect()
}

/// A run in which the first workers are killed, this many of them, as soon as they exist. A worker is started for the file
/// that it reads first, so it is at work then. Returns how the run ended, and how many workers it had.
fn ingest_killing(place: &Place, folder: &Path, kills: usize) -> (Ran, usize) {
    let mut run = start(place, folder, &["--file-timeout", "10m"]);
    let mut seen = BTreeSet::new();
    while run.try_wait().unwrap().is_none() {
        for worker in workers(&run) {
            if seen.insert(worker) && seen.len() <= kills {
                // One that has ended by itself is counted as a worker all the same, so that the test would fail.
                let _ = Command::new("kill").args(["-KILL", &worker.to_string()]).status().unwrap();
            }
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let ended = run.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let code = ended.status.code().unwrap_or(-1);
    (Ran { code, stdout: text(ended.stdout), stderr: text(ended.stderr) }, seen.len())
}

#[test]
fn a_worker_that_is_killed_from_outside_is_replaced_and_its_file_is_read_again() {
    let (place, folder) = inputs();
    let (ran, workers) = ingest_killing(&place, &folder, 1);
    assert_eq!((ran.code, workers), (0, 2), "{}", ran.stderr);
    assert!(ran.stderr.contains("2 inputs: 2 ingested, 0 unchanged, 0 rejected"), "{}", ran.stderr);
    assert_eq!(place.sql("SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM rejects)"), ["2,0"]);
}

#[test]
fn a_file_whose_worker_is_killed_twice_is_rejected_with_that_reason_and_read_again_in_the_next_run() {
    let (place, folder) = inputs();
    let (ran, workers) = ingest_killing(&place, &folder, 2);
    assert_eq!((ran.code, workers), (3, 3), "{}", ran.stderr);
    assert!(ran.stderr.contains("2 inputs: 1 ingested, 0 unchanged, 1 rejected"), "{}", ran.stderr);
    assert_eq!(
        place.sql("SELECT source_uri LIKE '%/a.txt', reason_code FROM rejects"),
        ["true,run-worker-killed"]
    );

    let ran = place.ingest(&[&folder]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("2 inputs: 1 ingested, 1 unchanged, 0 rejected"), "{}", ran.stderr);
    assert_eq!(place.sql("SELECT count(*) FROM reports"), ["2"]);
}
