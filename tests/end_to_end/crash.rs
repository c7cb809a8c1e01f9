//! Processes killed at any moment, many writers at a time, damaged logs: each report is stored completely or not at all.
//!
//! `JUESUAN_KILLS` is the number of processes to kill (20 by default; `make test-crash` kills 1 000), `JUESUAN_SEED` the
//! seed of the random choices.

use crate::{Place, juesuan};
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Reports of departments for three years. A sum does not add up, so that there are findings; the prose makes a claim.
pub(crate) fn reports(folder: &Path, departments: Range<u32>) {
    std::fs::create_dir_all(folder).unwrap();
    for department in departments {
        for year in 2021..2024 {
            let (name, amount) = (format!("示例市第{department}局"), 10 + department);
            let text = format!(
                "{year}年度\n{name}部门决算\n\n收入支出决算总表\n部门：{name}\n单位：万元\n\
                 收入\t\t\t支出\t\t\n项目\t行次\t金额\t项目\t行次\t金额\n\
                 一、一般公共预算财政拨款收入\t1\t{amount}.00\t一、一般公共服务支出\t32\t{amount}.00\n\
                 总计\t31\t{amount}.00\t总计\t62\t{amount}.01\n\n第三部分 {year}年度部门决算情况说明\n\
                 一、收入支出决算总体情况说明\n{year}年度收、支总计均为{amount}.00万元。\n"
            );
            std::fs::write(folder.join(format!("{department}-{year}.txt")), text).unwrap();
        }
    }
}

pub(crate) fn start(place: &Place, command: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_juesuan"))
        .args(command)
        .arg("-w")
        .arg(place.warehouse())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

pub(crate) fn finish(child: Child, what: &str) {
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{what}: {}", String::from_utf8_lossy(&output.stderr));
}

/// One line per visible revision: its contents in each table.
fn revisions(place: &Place) -> BTreeSet<String> {
    if !is_made(place) {
        return BTreeSet::new();
    }
    let counts = ["statements", "claims", "rule_results", "findings", "finding_terms"]
        .map(|table| format!("(SELECT count(*) FROM {table}_all AS t WHERE t.revision_id = r.revision_id)"))
        .join(", ");
    let select = format!(
        "SELECT r.revision_id, r.entity_name, r.fiscal_year, r.fact_count, r.claim_count, \
         (SELECT count(*) || ':' || sum(amount) FROM facts_all AS t WHERE t.revision_id = r.revision_id), {counts} \
         FROM reports_all AS r"
    );
    let lines = place.sql(&select);
    let revisions: BTreeSet<String> = lines.iter().cloned().collect();
    assert_eq!(revisions.len(), lines.len(), "a revision is doubled");
    revisions
}

/// Pseudorandom numbers that are the same for one seed.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[usize::try_from(self.below(from.len().try_into().unwrap())).unwrap()]
    }
}

pub(crate) fn number(variable: &str, default: u64) -> u64 {
    std::env::var(variable).map_or(default, |text| text.parse().unwrap())
}

/// Whether the warehouse exists, judging by the log of the table that is made last.
fn is_made(place: &Place) -> bool {
    place.warehouse().join("reports/_delta_log/00000000000000000000.json").exists()
}

const COMPACT: &[&str] = &["compact"];
/// Safe here, since no other process is running at that time.
const VACUUM: &[&str] = &["vacuum", "--retain", "0s", "--force"];

/// Starts the command, sometimes along with another writer, kills it after this time, and returns whether it was still
/// running. The other writer must not be disturbed.
fn kill_one(place: &Place, command: &[&str], other: Option<&str>, after: Duration) -> bool {
    let mut child = start(place, command);
    let other = other.map(|inputs| start(place, &["ingest", inputs]));
    std::thread::sleep(after);
    let at_work = child.try_wait().unwrap().is_none();
    child.kill().unwrap();
    child.wait().unwrap();
    if let Some(other) = other {
        finish(other, "the other writer");
    }
    at_work
}

#[test]
fn whatever_is_killed_whenever_every_report_is_there_whole_or_not_at_all() {
    let (kills, seed) = (number("JUESUAN_KILLS", 20), number("JUESUAN_SEED", 7));
    let reference = Place::new();
    let all = reference.path("inputs");
    let parts: Vec<PathBuf> = ["a", "b", "c", "d"].map(|part| all.join(part)).to_vec();
    for (first, part) in (0..).step_by(3).zip(&parts) {
        reports(part, first..first + 3);
    }
    let parts: Vec<&str> = parts.iter().map(|part| part.to_str().unwrap()).collect();
    let started = Instant::now();
    assert_eq!(reference.ingest(&[&all]).code, 0);
    let mut longest = u64::try_from(started.elapsed().as_micros()).unwrap();
    let expected = revisions(&reference);
    assert_eq!(expected.len(), 36);
    assert!(expected.iter().all(|line| !line.contains(",0")), "every table has rows of all: {expected:?}");

    let mut dice = Dice(seed);
    let mut at_work = 0;
    let mut place = Place::new();
    for kill in 0..kills {
        let ingest: &[&str] = &["ingest", dice.pick(&parts)];
        let command =
            if is_made(&place) { dice.pick(&[ingest, ingest, ingest, COMPACT, VACUUM]) } else { ingest };
        let told = format!("seed {seed}, kill {kill}, {command:?}");
        let other = (is_made(&place) && command != VACUUM && dice.below(3) == 0).then(|| dice.pick(&parts));
        at_work += u64::from(kill_one(&place, command, other, Duration::from_micros(dice.below(longest))));
        let found = revisions(&place);
        assert!(found.is_subset(&expected), "{told}\n{:#?}", found.difference(&expected).collect::<Vec<_>>());
        // The same command again completes what was begun; its result is checked after the next kill.
        let started = Instant::now();
        finish(start(&place, command), &told);
        // Commands take about this long now, since the load of the machine may have changed.
        longest = u64::try_from(started.elapsed().as_micros()).unwrap();
        if kill % 10 == 9 || kill + 1 == kills {
            for command in [&["ingest", all.to_str().unwrap()][..], COMPACT, VACUUM] {
                finish(start(&place, command), &told);
            }
            assert_eq!(revisions(&place), expected, "{told}");
            eprintln!("{} of {kills} killed, {at_work} of them at work", kill + 1);
            // A new warehouse, so that its creation is killed, too.
            place = Place::new();
        }
    }
    assert!(at_work * 5 > kills, "only {at_work} of {kills} were at work when they were killed");
}

#[test]
fn eight_writers_of_overlapping_folders_give_the_union_once() {
    let place = Place::new();
    let parts: Vec<PathBuf> = (0..5).map(|part| place.path(&format!("part-{part}"))).collect();
    for (first, part) in (0..).step_by(3).zip(&parts) {
        reports(part, first..first + 3);
    }
    let writers: Vec<Child> = (0..8)
        .map(|writer| {
            let (one, other) = (&parts[writer % 5], &parts[(writer + 1) % 5]);
            start(&place, &["ingest", one.to_str().unwrap(), other.to_str().unwrap()])
        })
        .collect();
    for writer in writers {
        finish(writer, "a writer");
    }
    let together = revisions(&place);
    assert_eq!(together.len(), 45);
    let alone = Place::new();
    assert_eq!(alone.ingest(&parts.iter().map(PathBuf::as_path).collect::<Vec<_>>()).code, 0);
    assert_eq!(together, revisions(&alone));
}

#[test]
fn compactions_at_once_beside_writers_double_nothing_and_lose_nothing() {
    let place = Place::new();
    let parts: Vec<PathBuf> = (0..6).map(|part| place.path(&format!("part-{part}"))).collect();
    for (department, part) in (0..).zip(&parts) {
        reports(part, department..department + 1);
        if department < 4 {
            assert_eq!(place.ingest(&[part]).code, 0);
        }
    }
    let work: [&[&str]; 5] = [
        &["compact"],
        &["compact"],
        &["compact"],
        &["ingest", parts[4].to_str().unwrap()],
        &["ingest", parts[5].to_str().unwrap()],
    ];
    let children: Vec<Child> = work.iter().map(|command| start(&place, command)).collect();
    for (child, command) in children.into_iter().zip(work) {
        finish(child, &format!("{command:?}"));
    }
    let alone = Place::new();
    assert_eq!(alone.ingest(&parts.iter().map(PathBuf::as_path).collect::<Vec<_>>()).code, 0);
    assert_eq!(revisions(&place), revisions(&alone));
    // This is also true without the views, which would hide rows of a second attempt: each number is stored once.
    assert_eq!(place.sql("SELECT count(*) FROM raw_facts"), [(18 * 4).to_string()]);
}

#[test]
fn a_log_that_was_cut_short_is_told_with_its_file_and_what_to_do() {
    let place = Place::new();
    reports(&place.path("inputs"), 0..1);
    assert_eq!(place.ingest(&[&place.path("inputs")]).code, 0);
    let last = place.warehouse().join("facts/_delta_log/00000000000000000001.json");
    let whole = std::fs::read(&last).unwrap();
    // The second one ends within a Chinese character.
    let within_a_character = whole.iter().position(|byte| *byte >= 0x80).unwrap() + 1;
    for length in [whole.len() / 2, within_a_character, whole.len() - 3, 0] {
        std::fs::write(&last, &whole[..length]).unwrap();
        let warehouse = place.warehouse();
        let inputs = place.path("inputs");
        for command in [
            &["sql", "SELECT count(*) FROM facts"][..],
            &["compact"],
            &["vacuum"],
            &["ingest", inputs.to_str().unwrap()],
        ] {
            let ran = juesuan(command.iter().copied().chain(["-w", warehouse.to_str().unwrap()]));
            assert_eq!(ran.code, 1, "{command:?} with {length} bytes: {}", ran.stdout);
            let said = format!("{} is truncated or damaged: restore it from a backup", last.display());
            assert!(ran.stderr.contains(&said), "{command:?} with {length} bytes: {}", ran.stderr);
        }
    }
    std::fs::write(&last, &whole).unwrap();
    assert_eq!(revisions(&place).len(), 3);
}

#[test]
fn a_folder_that_may_not_be_written_is_told_and_nothing_shows() {
    let user = Command::new("id").arg("-u").output().unwrap().stdout;
    if user.starts_with(b"0\n") {
        eprintln!("skipped: root may write anywhere");
        return;
    }
    let place = Place::new();
    reports(&place.path("one"), 0..1);
    reports(&place.path("two"), 1..2);
    assert_eq!(place.ingest(&[&place.path("one")]).code, 0);
    let folder = place.warehouse().join("reports/_delta_log");
    let allow =
        |mode: &str| assert!(Command::new("chmod").arg(mode).arg(&folder).status().unwrap().success());
    allow("555");
    let ran = place.ingest(&[&place.path("two")]);
    allow("755");
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("reports") && ran.stderr.contains("ermission denied"), "{}", ran.stderr);
    assert_eq!(revisions(&place).len(), 3);
    assert_eq!(place.ingest(&[&place.path("two")]).code, 0);
    assert_eq!(revisions(&place).len(), 6);
}
