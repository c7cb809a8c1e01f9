//! Publishing killed at any moment, beside a reader that joins two marts in a loop: it never sees two states.
//!
//! `JUESUAN_KILLS` is the number of processes to kill (20 by default; `make test-publish` kills 200).

use crate::Place;
use crate::crash::{Dice, finish, number, reports, start};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Departments, departments with spending, and rows of their join.
type Joined = (i64, i64, i64);

/// Joins two relations.
fn join(connection: &duckdb::Connection, departments: &str, spending: &str) -> duckdb::Result<Joined> {
    let sql = format!(
        "SELECT (SELECT count(*) FROM {departments}), count(DISTINCT entity_id), count(*) \
         FROM {spending} JOIN {departments} USING (entity_id)"
    );
    connection.query_row(&sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

fn join_files(folder: &Path) -> duckdb::Result<Joined> {
    let file = |mart: &str| format!("'{}'", folder.join(mart).with_extension("parquet").display());
    let connection = duckdb::Connection::open_in_memory().unwrap();
    join(&connection, &file("dim_entity"), &file("fact_execution"))
}

fn join_database(marts: &Path) -> Joined {
    let config = duckdb::Config::default().access_mode(duckdb::AccessMode::ReadOnly).unwrap();
    let connection = duckdb::Connection::open_with_flags(marts.join("juesuan.duckdb"), config).unwrap();
    join(&connection, "dim_entity", "fact_execution").unwrap()
}

fn state(marts: &Path) -> String {
    let manifest = std::fs::read_to_string(marts.join("manifest.json")).unwrap();
    manifest.lines().find(|line| line.contains("\"state\"")).unwrap().to_owned()
}

/// What the readers saw.
#[derive(Debug, Default)]
struct Seen {
    answers: BTreeSet<Joined>,
    reads: usize,
    /// Reads of two paths one after the other, between which the state changed.
    noticed: usize,
    /// Those of them that mixed two states or failed.
    mixed: usize,
}

/// Reads in each way until it is stopped. `known` are the answers of whole states.
fn read(marts: &Path, known: &BTreeSet<Joined>, stopped: &AtomicBool) -> Seen {
    let mut seen = Seen::default();
    while !stopped.load(Ordering::Relaxed) {
        let resolved = marts.join("current").canonicalize().unwrap();
        seen.answers.extend([join_files(&resolved).unwrap(), join_database(marts)]);
        let before = state(marts);
        let plain = join_files(marts);
        if state(marts) == before {
            seen.answers.insert(plain.unwrap());
        } else {
            seen.noticed += 1;
            // DuckDB opens a file twice for one query, so it can also fail.
            seen.mixed += usize::from(!plain.is_ok_and(|plain| known.contains(&plain)));
        }
        seen.reads += 3;
    }
    seen
}

/// A warehouse with the reports of so many departments.
fn warehouse(departments: u32) -> Place {
    let place = Place::new();
    let inputs = place.path("inputs");
    reports(&inputs, 0..departments);
    assert_eq!(place.ingest(&[&inputs]).code, 0);
    place
}

fn sets(marts: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(marts.join(".sets")).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.is_dir()).collect()
}

/// When to kill a run that takes about so long: at any moment, or near its end, where the set is shown.
fn moment(dice: &mut Dice, longest: Duration, any: bool) -> Duration {
    let micros = u64::try_from(longest.as_micros()).unwrap();
    let end = micros / 8;
    Duration::from_micros(if any { dice.below(micros) } else { micros - end + dice.below(2 * end) })
}

#[test]
fn whenever_publishing_is_killed_a_reader_sees_one_state() {
    let (kills, seed) = (number("JUESUAN_KILLS", 20), number("JUESUAN_SEED", 7));
    let states = [warehouse(2), warehouse(4)];
    let marts = states[0].path("marts");
    let publish = ["publish", "--to", marts.to_str().unwrap()];
    std::fs::create_dir(&marts).unwrap();
    std::fs::write(marts.join("notes.txt"), "of another person").unwrap();
    let known: BTreeSet<Joined> = states
        .iter()
        .map(|state| {
            finish(start(state, &publish), "publish");
            join_files(&marts).unwrap()
        })
        .collect();
    assert_eq!(known.len(), 2);

    // The warehouse whose state is not shown now.
    let other = |marts: &Path| {
        let shown = join_files(&marts.join("current").canonicalize().unwrap()).unwrap();
        if shown.0 == 2 { &states[1] } else { &states[0] }
    };
    let stopped = AtomicBool::new(false);
    let (mut at_work, mut changes) = (0, 0);
    let joins = std::thread::scope(|scope| {
        let reader = scope.spawn(|| read(&marts, &known, &stopped));
        let mut dice = Dice(seed);
        let mut longest = Duration::ZERO;
        for kill in 0..kills {
            if kill % 5 == 0 {
                // How long a run takes now, since the load of the machine may have changed.
                let started = Instant::now();
                finish(start(other(&marts), &publish), "publish");
                longest = started.elapsed();
            }
            let before = state(&marts);
            let mut child = start(other(&marts), &publish);
            std::thread::sleep(moment(&mut dice, longest, kill % 2 == 0));
            at_work += u64::from(child.try_wait().unwrap().is_none());
            child.kill().unwrap();
            child.wait().unwrap();
            changes += u64::from(state(&marts) != before);
            if kill % 10 == 9 {
                eprintln!("{} of {kills} killed, {at_work} of them at work", kill + 1);
            }
        }
        stopped.store(true, Ordering::Relaxed);
        reader.join().unwrap()
    });
    eprintln!("{kills} killed, {at_work} of them at work, {changes} after the change; {joins:?}");
    assert_eq!(joins.answers, known);
    assert!(at_work * 4 > kills, "only {at_work} of {kills} were at work when they were killed");

    finish(start(&states[0], &publish), "publish");
    let left: Vec<PathBuf> = sets(&marts).into_iter().filter(|set| set.extension().is_some()).collect();
    assert!(left.is_empty(), "unfinished sets are removed: {left:?}");
    assert_eq!(std::fs::read(marts.join("notes.txt")).unwrap(), b"of another person");
}
