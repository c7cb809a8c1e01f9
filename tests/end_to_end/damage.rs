//! Damaged files, logs that lost commits, and full disks: each is named, and nothing is answered as if nothing were wrong.
//!
//! `JUESUAN_FLIPS` is the number of bits to flip (60 by default; `make test-damage` flips 500), `JUESUAN_SEED` the seed of the
//! random choices.

use crate::crash::{Dice, number, reports};
use crate::{Place, Ran, juesuan};
use juesuan_model::schema::WarehouseTable;
use juesuan_warehouse::Warehouse;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn run(place: &Place, command: &[&str]) -> Ran {
    let warehouse = place.warehouse();
    juesuan(command.iter().copied().chain(["-w", warehouse.to_str().unwrap()]))
}

fn done(place: &Place, command: &[&str]) {
    let ran = run(place, command);
    assert_eq!(ran.code, 0, "{command:?}\n{}{}", ran.stdout, ran.stderr);
}

/// For each table, the number of its rows and a sum of their hashes.
fn rows(place: &Place) -> Vec<String> {
    let of = |table: WarehouseTable| {
        let name = table.name();
        format!("SELECT '{name}' AS t, count(*) AS n, sum(hash(r)) AS h FROM raw_{name} AS r")
    };
    place.sql(&WarehouseTable::ALL.map(of).join(" UNION ALL "))
}

/// The files that make up the tables now.
fn live(place: &Place) -> Vec<(WarehouseTable, PathBuf)> {
    let warehouse = Warehouse::open(place.warehouse().as_path()).unwrap();
    let files = |table| warehouse.files(table).unwrap().into_iter().map(move |file| (table, file));
    WarehouseTable::ALL.into_iter().flat_map(files).collect()
}

fn flip(file: &Path, dice: &mut Dice) {
    let mut bytes = fs::read(file).unwrap();
    let at = usize::try_from(dice.below(bytes.len().try_into().unwrap())).unwrap();
    bytes[at] ^= 1 << dice.below(8);
    fs::write(file, bytes).unwrap();
}

/// Warehouses whose rows come back in each way: from the sources; from the files before a compaction; and, where those are
/// vacuumed, from the sources again, into files of many batches.
fn warehouses() -> Vec<Place> {
    let place = |steps: &[&[&str]]| {
        let place = Place::new();
        for (part, departments) in [("a", 0..3), ("b", 3..6), ("c", 6..7)] {
            reports(&place.path(part), departments);
            fs::write(place.path(part).join("letter.txt"), format!("a letter, no report: {part}")).unwrap();
            assert_eq!(place.ingest(&[&place.path(part)]).code, 3);
            if part == "b" {
                for step in steps {
                    done(&place, step);
                }
            }
        }
        place
    };
    let vacuum: &[&str] = &["vacuum", "--retain", "0s", "--force"];
    vec![place(&[]), place(&[&["compact"]]), place(&[&["compact"], vacuum])]
}

#[test]
fn every_flipped_bit_is_named_by_doctor_and_by_the_first_read_and_repair_brings_the_rows_back() {
    let (flips, seed) = (number("JUESUAN_FLIPS", 60), number("JUESUAN_SEED", 7));
    let mut dice = Dice(seed);
    let places = warehouses();
    let before: Vec<_> = places.iter().map(rows).collect();
    let (mut flipped, mut round) = (0, 0);
    while flipped < flips {
        let which = round % places.len();
        let (place, told) = (&places[which], format!("seed {seed}, round {round}, warehouse {which}"));
        round += 1;
        // One of each of some tables; not the two that are needed to find the sources of the other.
        let mut files = live(place);
        let mut hit: Vec<(WarehouseTable, PathBuf)> = Vec::new();
        let at_once = 8.min(flips - flipped);
        while !files.is_empty() && u64::try_from(hit.len()).unwrap() < at_once {
            let (table, file) =
                files.swap_remove(usize::try_from(dice.below(files.len().try_into().unwrap())).unwrap());
            let is_root = |table| matches!(table, WarehouseTable::Reports | WarehouseTable::Sources);
            if hit.iter().all(|(other, _)| *other != table && !(is_root(*other) && is_root(table))) {
                flip(&file, &mut dice);
                hit.push((table, file));
                flipped += 1;
            }
        }
        let doctor = run(place, &["doctor"]);
        assert_eq!(doctor.code, 1, "{told}\n{}", doctor.stdout);
        for (table, file) in &hit {
            let name = file.to_str().unwrap();
            assert!(doctor.stdout.contains(name), "{told}\n{name}\n{}", doctor.stdout);
            let read = Warehouse::open(place.warehouse().as_path()).unwrap().verifying().files(*table);
            let error = read.unwrap_err().to_string();
            assert!(error.contains(name) && error.contains("juesuan repair"), "{told}\n{error}");
            assert!(error.contains(&format!("table {}", table.name())), "{told}\n{error}");
        }
        let read = run(place, &["sql", &format!("SELECT count(*) FROM raw_{}", hit[0].0.name())]);
        assert_eq!(read.code, 1, "{told}\n{}", read.stdout);
        let repair = run(place, &["repair"]);
        assert_eq!(repair.code, 0, "{told}\n{hit:?}\n{}", repair.stderr);
        assert_eq!(rows(place), before[which], "{told}\n{hit:?}\n{}", repair.stderr);
        eprintln!("{flipped} of {flips} flipped, named and repaired");
    }
    for place in &places {
        done(place, &["doctor"]);
    }
}

#[test]
fn damage_names_years_and_reports_and_what_cannot_be_repaired_is_said() {
    let place = Place::new();
    reports(&place.path("a"), 0..1);
    assert_eq!(place.ingest(&[&place.path("a")]).code, 0);
    let before = rows(&place);
    let (_, file) = live(&place).into_iter().find(|(table, _)| *table == WarehouseTable::Facts).unwrap();
    let bytes = fs::read(&file).unwrap();
    flip(&file, &mut Dice(3));
    let ran = run(&place, &["sql", "SELECT count(*) FROM facts"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("table facts, fiscal year 2021, reports of 示例市第0局 2021"),
        "{}",
        ran.stderr
    );
    let ran = run(&place, &["compact"]);
    assert!(ran.code == 1 && ran.stderr.contains(file.to_str().unwrap()), "{}", ran.stderr);
    assert_eq!(
        run(&place, &["doctor", "--quick"]).code,
        0,
        "the count of rows is in the footer, which is intact"
    );
    assert_eq!(run(&place, &["sql", "--no-verify", "SELECT count(*) FROM reports"]).code, 0);
    // The source has changed: the rows would be others.
    let source = place.path("a/0-2021.txt");
    let text = fs::read_to_string(&source).unwrap();
    fs::write(&source, text.replace("10.00", "11.00")).unwrap();
    let ran = run(&place, &["repair"]);
    assert!(ran.code == 1 && ran.stderr.contains("示例市第0局 2021"), "{}", ran.stderr);
    fs::write(&source, text).unwrap();
    done(&place, &["repair"]);
    assert_eq!(rows(&place), before);
    fs::write(&file, bytes).unwrap();
    assert!(run(&place, &["repair"]).stderr.contains("nothing is damaged"));
}

#[test]
fn a_log_that_lost_its_last_commits_is_an_error_for_readers_and_writers_and_can_be_repaired() {
    let place = Place::new();
    for (part, departments) in [("a", 0..2), ("b", 2..4)] {
        reports(&place.path(part), departments);
        assert_eq!(place.ingest(&[&place.path(part)]).code, 0);
    }
    let before = rows(&place);
    for table in ["facts", "claims"] {
        fs::remove_file(place.warehouse().join(table).join("_delta_log/00000000000000000002.json")).unwrap();
    }
    let inputs = place.path("a");
    let reading: [&[&str]; 6] = [
        &["sql", "SELECT count(*) FROM facts"],
        &["check"],
        &["doctor", "--quick"],
        &["compact"],
        &["vacuum", "--retain", "0s", "--force"],
        &["ingest", inputs.to_str().unwrap()],
    ];
    for command in reading {
        let ran = run(&place, command);
        assert_eq!(ran.code, 1, "{command:?}\n{}{}", ran.stdout, ran.stderr);
        let said = format!("{}{}", ran.stdout, ran.stderr);
        assert!(said.contains("ends at version 1, but reports rely on version 2"), "{command:?}\n{said}");
    }
    done(&place, &["repair"]);
    assert_eq!(rows(&place), before);
    done(&place, &["doctor"]);
}

#[test]
fn a_flipped_bit_in_a_log_is_named_by_doctor_and_by_repair() {
    let (flips, seed) = (number("JUESUAN_FLIPS", 60) / 2, number("JUESUAN_SEED", 7));
    let mut dice = Dice(seed);
    let place = Place::new();
    for (part, departments) in [("a", 0..2), ("b", 2..4)] {
        reports(&place.path(part), departments);
        assert_eq!(place.ingest(&[&place.path(part)]).code, 0);
    }
    done(&place, &["compact"]);
    let before = rows(&place);
    // The first file of each log only defines the table, and has no seal.
    let is_sealed = |file: &PathBuf| {
        file.extension().is_some_and(|extension| extension == "json")
            && !file.ends_with("00000000000000000000.json")
    };
    let logs: Vec<PathBuf> = WarehouseTable::ALL
        .into_iter()
        .flat_map(|table| walk(&place.warehouse().join(table.name()).join("_delta_log")))
        .filter(is_sealed)
        .collect();
    assert!(logs.len() > 20, "{logs:?}");
    for flip_number in 0..flips {
        let file = &logs[usize::try_from(dice.below(logs.len().try_into().unwrap())).unwrap()];
        let whole = fs::read(file).unwrap();
        flip(file, &mut dice);
        for command in [&["doctor"][..], &["repair"]] {
            let ran = run(&place, command);
            let said = format!("{}{}", ran.stdout, ran.stderr);
            let named = format!("{} is truncated or damaged", file.display());
            assert!(
                ran.code == 1 && said.contains(&named),
                "seed {seed}, flip {flip_number}, {command:?}\n{said}"
            );
        }
        fs::write(file, whole).unwrap();
    }
    done(&place, &["doctor"]);
    assert_eq!(rows(&place), before);
}

/// A small file system of its own; `None`, with the reason, where none can be mounted.
struct SmallDisk(Place);

impl SmallDisk {
    fn mount(megabytes: u32) -> Option<Self> {
        let place = Place::new();
        let disk = place.path("disk");
        fs::create_dir(&disk).unwrap();
        let size = format!("size={megabytes}m");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "none"]).arg(&disk).output();
        match mounted {
            Ok(output) if output.status.success() => Some(Self(place)),
            Ok(output) => {
                eprintln!("skipped: no disk of its own: {}", String::from_utf8_lossy(&output.stderr));
                None
            }
            Err(error) => {
                eprintln!("skipped: no disk of its own: {error}");
                None
            }
        }
    }

    fn warehouse(&self) -> PathBuf {
        self.0.path("disk/warehouse")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path("disk")).status();
    }
}

#[test]
fn vacuum_frees_a_full_disk_and_no_panic_is_shown() {
    let Some(disk) = SmallDisk::mount(8) else { return };
    let warehouse = disk.warehouse();
    let at = warehouse.to_str().unwrap().to_owned();
    for (part, departments) in [("a", 0..2), ("b", 2..4), ("c", 4..6)] {
        reports(&disk.0.path(part), departments);
        let inputs = disk.0.path(part);
        assert_eq!(juesuan(["ingest", inputs.to_str().unwrap(), "-w", &at]).code, 0);
    }
    assert_eq!(juesuan(["compact", "-w", &at]).code, 0);
    let files = |folder: &Path| walk(folder).len();
    let before = files(&warehouse);
    // Not a byte is left.
    let mut filler = fs::File::create(disk.0.path("disk/filler")).unwrap();
    let block = vec![1; 4096];
    while std::io::Write::write_all(&mut filler, &block).is_ok() {}
    reports(&disk.0.path("d"), 6..8);
    let inputs = disk.0.path("d");
    for command in [&["ingest", inputs.to_str().unwrap()][..], &["compact"]] {
        let ran = juesuan(command.iter().copied().chain(["-w", &at]));
        assert!(ran.code == 0 || (ran.code == 1 && ran.stderr.contains("no space left")), "{}", ran.stderr);
        assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
    }
    let ran = juesuan(["vacuum", "--retain", "0s", "--force", "-w", &at]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(files(&warehouse) < before, "{}", ran.stderr);
    assert_eq!(juesuan(["ingest", inputs.to_str().unwrap(), "-w", &at]).code, 0);
    let ran = juesuan(["doctor", "-w", &at]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
}

fn walk(folder: &Path) -> BTreeSet<PathBuf> {
    let mut files = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(path);
            }
        }
    }
    files
}
