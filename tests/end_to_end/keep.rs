//! A warehouse kept over years is compacted, vacuumed and read as of earlier times. No row is lost or duplicated.

use crate::{Place, Ran, juesuan, root};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const TABLES: [&str; 11] = [
    "reports_all",
    "statements_all",
    "facts_all",
    "claims_all",
    "unread_sentences_all",
    "projects_all",
    "indicators_all",
    "rule_results_all",
    "findings_all",
    "finding_terms_all",
    "rejects",
];

impl Place {
    fn on_warehouse(&self, command: &[&str]) -> Ran {
        let warehouse = self.warehouse();
        juesuan(command.iter().copied().chain(["-w", warehouse.to_str().unwrap()]))
    }

    fn done(&self, command: &[&str]) -> Ran {
        let ran = self.on_warehouse(command);
        assert_eq!(ran.code, 0, "{command:?}: {}", ran.stderr);
        ran
    }

    fn as_of(&self, as_of: &str, select: &str) -> String {
        let ran = self.done(&["sql", "--format", "csv", "--as-of", as_of, select]);
        ran.stdout.lines().skip(1).collect::<Vec<_>>().join("\n")
    }

    /// The Parquet files of a table's folder, live or not.
    fn parquet(&self, table: &str) -> BTreeSet<PathBuf> {
        fn add(folder: &Path, files: &mut BTreeSet<PathBuf>) {
            for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if entry.is_dir() && !entry.ends_with("_delta_log") {
                    add(&entry, files);
                } else if entry.extension() == Some("parquet".as_ref()) {
                    files.insert(entry);
                }
            }
        }
        let mut files = BTreeSet::new();
        add(&self.warehouse().join(table), &mut files);
        files
    }

    /// The contents of every table: the number of rows, and the sum of their hashes.
    fn rows(&self) -> Vec<String> {
        let sums = TABLES.map(|table| {
            format!("SELECT '{table}', count(*), CAST(sum(hash(t)) AS VARCHAR) FROM {table} AS t")
        });
        self.sql(&sums.join(" UNION ALL "))
    }
}

/// The sample reports, added in three commits, with an input that is rejected in the second.
fn three_commits() -> Place {
    let place = Place::new();
    let reports = root().join("datasets/reports");
    let bad = place.write("no-report.txt", "nothing of note\n");
    assert_eq!(place.ingest(&[&reports.join("sample")]).code, 0);
    assert_eq!(place.ingest(&[&bad]).code, 3);
    let mut simulated: Vec<PathBuf> =
        std::fs::read_dir(reports.join("simulated")).unwrap().map(|entry| entry.unwrap().path()).collect();
    simulated.sort();
    let (one, other) = simulated.split_at(6);
    for part in [one, &other[..6]] {
        assert_eq!(place.ingest(&part.iter().map(PathBuf::as_path).collect::<Vec<_>>()).code, 0);
    }
    place
}

const SEEN: &str = "SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM facts), \
    (SELECT count(*) FROM claims), (SELECT count(*) FROM findings), (SELECT count(*) FROM rejects)";

#[test]
fn compacting_leaves_every_row_and_few_files_and_vacuum_deletes_the_old_ones() {
    let place = three_commits();
    let before = place.rows();
    let many = place.parquet("facts");
    let compacted = place.done(&["compact"]);
    assert!(compacted.stderr.contains("facts: "), "{}", compacted.stderr);
    assert!(compacted.stderr.contains("claims: 3 files, "), "{}", compacted.stderr);
    assert_eq!(place.rows(), before);
    let both = place.parquet("facts");
    assert!(both.is_superset(&many) && both.len() > many.len(), "the old files stay for readers at work");
    assert_eq!(place.done(&["compact"]).stderr, "", "there is nothing more to do");

    let refused = place.on_warehouse(&["vacuum", "--retain", "2h"]);
    assert_eq!(refused.code, 1);
    assert!(refused.stderr.contains("files younger than 24 hours may still be in use"), "{}", refused.stderr);
    let young = place.done(&["vacuum"]);
    assert_eq!(young.stderr, "deleted 0 files, 0 bytes\n");

    let (joined, dated) = (place.parquet("claims"), place.parquet("reports"));
    let would = place.done(&["vacuum", "--retain", "0s", "--force", "--dry-run"]);
    assert_eq!(place.parquet("facts"), both);
    place.done(&["vacuum", "--retain", "0s", "--force"]);
    let left = place.parquet("facts");
    assert!(left.is_disjoint(&many));
    assert_eq!((joined.len(), place.parquet("claims").len()), (4, 1));
    assert_eq!(place.parquet("reports"), dated, "what old versions need is kept");
    for file in would.stdout.lines() {
        assert!(!Path::new(file).exists(), "{file} was announced");
    }
    assert_eq!(place.rows(), before);
}

#[test]
fn a_warehouse_can_be_read_as_it_was_also_after_compact_and_vacuum() {
    let place = three_commits();
    let history = place.done(&["history", "--format", "csv"]).stdout;
    let commits: Vec<Vec<&str>> = history.lines().skip(1).map(|line| line.split(',').collect()).collect();
    let brought = |version: usize| (commits[version][2], commits[version][3], commits[version][4]);
    assert_eq!(commits.len(), 4, "{history}");
    assert_eq!(brought(0), ("create", "", ""));
    assert_eq!(brought(1), ("append", "1", "238"));
    assert_eq!((brought(2).0, brought(2).1, brought(3).1), ("append", "6", "6"));

    let versions = || ["0", "1", "2", "3"].map(|version| place.as_of(version, SEEN));
    let then = versions();
    assert_eq!(then[0], "0,0,0,0,0");
    assert!(then[1].starts_with("1,238,") && then[1].ends_with(",0"), "{then:?}");
    assert!(then[2].starts_with("7,") && then[2].ends_with(",1"), "{then:?}");
    assert_eq!(then[3], place.sql(SEEN).join("\n"));
    for (version, commit) in commits.iter().enumerate() {
        assert_eq!(place.as_of(commit[1], SEEN), if version == 1 { &*then[1] } else { &*then[version] });
    }

    place.done(&["compact"]);
    place.done(&["vacuum", "--retain", "0s", "--force"]);
    assert_eq!(versions(), then);
    assert_eq!(place.as_of("4", SEEN), then[3], "compaction shows what was there before it");
    let every_command: [&[&str]; 4] = [
        &["trend", "project_share", "--entity", "武昌区", "--as-of", "1"],
        &["report", "--entity", "武昌区", "--as-of", "1"],
        &["show", "武昌区", "--as-of", "1"],
        &["check", "--as-of", "0"],
    ];
    for command in every_command {
        assert_eq!(place.on_warehouse(command).code, 0, "{command:?}");
    }
    let none = place.on_warehouse(&["show", "武昌区", "--as-of", "0"]);
    assert!(none.code == 1 && none.stderr.contains("no department is named"), "{}", none.stderr);
}

#[test]
fn a_version_or_time_that_never_was_is_told_with_those_that_were() {
    let place = Place::new();
    assert_eq!(place.ingest(&[&root().join("datasets/reports/sample")]).code, 0);
    for (as_of, asked) in [("7", "version 7"), ("2019-12-31", "2019-12-31")] {
        let ran = place.on_warehouse(&["sql", "SELECT 1", "--as-of", as_of]);
        assert_eq!(ran.code, 1);
        assert!(
            ran.stderr.contains(&format!("has no state for {asked}: available versions are 0 (")),
            "{}",
            ran.stderr
        );
        assert!(ran.stderr.contains(") to 1 (`juesuan history` lists them)"), "{}", ran.stderr);
    }
    let ran = place.on_warehouse(&["sql", "SELECT 1", "--as-of", "yesterday"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("expected a version (17), a day"), "{}", ran.stderr);

    let gone = place.parquet("reports").pop_first().unwrap();
    std::fs::remove_file(&gone).unwrap();
    let ran = place.on_warehouse(&["sql", "SELECT 1", "--as-of", "1"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("version 1 of reports can no longer be read"), "{}", ran.stderr);
    assert!(ran.stderr.contains(gone.to_str().unwrap()), "{}", ran.stderr);
}

#[test]
fn a_full_disk_stops_a_compaction_and_every_row_stays() {
    let place = Place::new();
    let small = place.warehouse();
    std::fs::create_dir_all(&small).unwrap();
    let run = |program: &str, args: &[&str]| {
        std::process::Command::new(program)
            .args(args)
            .arg(&small)
            .status()
            .is_ok_and(|status| status.success())
    };
    if !run("mount", &["-t", "tmpfs", "-o", "size=4m", "tmpfs"]) {
        eprintln!("skipped: no right to mount a small disk");
        return;
    }
    let sample = root().join("datasets/reports/sample");
    let text =
        std::fs::read_to_string(std::fs::read_dir(&sample).unwrap().next().unwrap().unwrap().path()).unwrap();
    let ingested = [
        place.ingest(&[&sample]).code,
        place.ingest(&[&place.write("again.txt", text.replace("138.25", "138.26"))]).code,
    ];
    let before = place.rows();
    // Fills all free space.
    let fill = small.join("fill");
    let filled = std::io::copy(&mut std::io::repeat(0), &mut std::fs::File::create(&fill).unwrap());
    let stopped = place.on_warehouse(&["compact"]);
    let between = place.rows();
    std::fs::remove_file(fill).unwrap();
    let free = place.on_warehouse(&["compact"]);
    let after = place.rows();
    assert!(run("umount", &[]));
    assert_eq!(ingested, [0, 0]);
    assert_eq!(filled.unwrap_err().kind(), std::io::ErrorKind::StorageFull);
    assert!(
        stopped.code == 1 && stopped.stderr.contains("no space left while writing"),
        "{}",
        stopped.stderr
    );
    assert!(free.code == 0 && free.stderr.contains("facts: 2 files, "), "{}", free.stderr);
    assert_eq!((between, after), (before.clone(), before));
}
