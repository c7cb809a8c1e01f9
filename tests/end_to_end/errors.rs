//! Bad input is reported with a clear message, the rest is read, and the exit code shows it.

use crate::{Place, juesuan, root};
use std::path::Path;

/// A small valid report.
const REPORT: &str = "2023年度\n示例市示例局部门决算\n\n收入支出决算总表\n部门：示例市示例局\n单位：万元\n\
    收入\t\t\t支出\t\t\n项目\t行次\t金额\t项目\t行次\t金额\n\
    一、一般公共预算财政拨款收入\t1\t10.00\t一、一般公共服务支出\t32\t10.00\n总计\t31\t10.00\t总计\t62\t10.00\n";

fn rejection(name: &str, bytes: &[u8]) -> String {
    let place = Place::new();
    let bad = place.write(name, bytes);
    // It is in a folder of its own, since other files next to a file may provide what it does not state.
    std::fs::create_dir(place.path("good")).unwrap();
    let good = place.write("good/good.txt", REPORT);
    let ran = place.ingest(&[&bad, &good]);
    assert_eq!(ran.code, 3, "{}", ran.stderr);
    assert!(ran.stderr.contains("2 inputs: 1 ingested, 0 unchanged, 1 rejected; 4 facts"), "{}", ran.stderr);
    assert_eq!(place.sql("SELECT count(*) FROM rejects"), ["1"]);
    let first = ran.stderr.lines().next().unwrap();
    assert!(first.contains(bad.to_str().unwrap()), "{first}");
    first.split_once(": ").unwrap().1.to_owned()
}

#[test]
fn an_input_that_is_no_report_is_rejected_with_its_reason() {
    assert_eq!(rejection("empty.txt", b""), "the file is empty");
    assert_eq!(
        rejection("papers.rar", b"Rar!\x1A\x07 ..."),
        "the file is a RAR archive, which this version cannot read"
    );
    assert_eq!(
        rejection("noise.bin", &[b'a', 0x01, 0x02]),
        "byte 1 is not valid in UTF-8, GB18030, Big5, or UTF-16: the file is binary or damaged"
    );
    assert_eq!(
        rejection("letter.txt", "尊敬的读者：您好。".as_bytes()),
        "no statement was recognized and no sentence states an amount: the file is not a final accounts or budget \
         report, or its tables were lost"
    );
    let no_year = REPORT.replace("2023年度\n", "");
    assert_eq!(
        rejection("no-year.txt", no_year.as_bytes()),
        "the report does not state its fiscal year (2023年度…决算)"
    );
    let nobody = REPORT.replace("示例市示例局", "");
    assert_eq!(
        rejection("nobody.txt", nobody.as_bytes()),
        "the report does not state its department (部门：… above a statement, or a title …部门决算)"
    );
}

#[test]
fn a_missing_path_is_rejected_and_the_rest_goes_on() {
    let place = Place::new();
    let good = place.write("good.txt", REPORT);
    let ran = place.ingest(&[Path::new("no/such/folder"), &good]);
    assert_eq!(ran.code, 3);
    assert!(ran.stderr.contains("rejected no/such/folder: No such file or directory"), "{}", ran.stderr);
    assert!(ran.stderr.contains("to do: check the path"), "{}", ran.stderr);
    assert!(ran.stderr.contains("2 inputs: 1 ingested"), "{}", ran.stderr);
}

#[test]
fn an_amount_without_a_unit_is_rejected_not_guessed() {
    let place = Place::new();
    let file = place.write("no-unit.txt", REPORT.replace("单位：万元\n", ""));
    let ran = place.ingest(&[&file]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("1 ingested, 0 unchanged, 0 rejected; 0 facts; 4 cells could not be read"),
        "{}",
        ran.stderr
    );
    assert_eq!(
        place.sql(
            "SELECT stage, printed, line, line_column, reason FROM rejects ORDER BY line, line_column LIMIT 1"
        ),
        [
            "cell,10.00,8,18,Income and expenditure summary: neither this statement nor any other in the report shows a \
             unit"
        ]
    );
}

#[test]
fn a_cell_that_is_no_number_is_rejected_alone() {
    let place = Place::new();
    let file = place.write("cell.txt", REPORT.replacen("10.00", "1O.00", 1));
    let ran = place.ingest(&[&file]);
    assert!(ran.stderr.contains("3 facts; 1 cell could not be read"), "{}", ran.stderr);
    assert_eq!(
        place.sql("SELECT printed, line, line_column, reason FROM rejects"),
        ["1O.00,9,18,Income and expenditure summary: “1O.00” is not a number"]
    );
}

#[test]
fn a_warehouse_that_is_none_or_newer_is_refused() {
    let place = Place::new();
    let warehouse = place.warehouse();
    let sql = || juesuan(["sql", "-w", warehouse.to_str().unwrap(), "SELECT 1"]);
    let ran = sql();
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("is not a warehouse: ingest some reports first"), "{}", ran.stderr);

    let good = place.write("good.txt", REPORT);
    assert_eq!(place.ingest(&[&good]).code, 0);
    let log = warehouse.join("reports/_delta_log/00000000000000000000.json");
    let text = std::fs::read_to_string(&log).unwrap();
    let version = juesuan_model::schema::WAREHOUSE_VERSION;
    let newer = text.replace(
        &format!(r#""juesuan.warehouse_version":"{version}""#),
        r#""juesuan.warehouse_version":"99""#,
    );
    assert_ne!(newer, text);
    std::fs::write(&log, newer).unwrap();
    for ran in [sql(), place.ingest(&[&good])] {
        assert_eq!(ran.code, 1);
        assert!(ran.stderr.contains("is a warehouse of layout version 99"), "{}", ran.stderr);
        assert!(ran.stderr.contains("use a newer juesuan"), "{}", ran.stderr);
    }
}

#[test]
fn a_full_disk_is_told_and_nothing_half_written_shows() {
    let place = Place::new();
    let small = place.warehouse();
    std::fs::create_dir_all(&small).unwrap();
    let mounted = std::process::Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=256k", "tmpfs"])
        .arg(&small)
        .status()
        .is_ok_and(|status| status.success());
    if !mounted {
        eprintln!("skipped: no right to mount a small disk");
        return;
    }
    let ran = place.ingest(&[&root().join("datasets/reports")]);
    let all = place.sql("SELECT count(*) FROM facts_all");
    std::process::Command::new("umount").arg(&small).status().unwrap();
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("no space left while writing"), "{}", ran.stderr);
    assert!(ran.stderr.contains("free some space and run the same command again"), "{}", ran.stderr);
    assert_eq!(all, ["0"]);
}

#[test]
fn wrong_usage_exits_with_2() {
    assert_eq!(juesuan(["ingest"]).code, 2);
    assert_eq!(juesuan(["peers", "project_share", "-w", "x", "--year", "1"]).code, 2);
}

#[test]
fn sql_reads_and_never_writes() {
    let place = Place::new();
    let good = place.write("good.txt", REPORT);
    assert_eq!(place.ingest(&[&good]).code, 0);
    let warehouse = place.warehouse();
    let copy = format!("COPY (SELECT 1) TO '{}'", warehouse.join("x.csv").display());
    for text in [
        copy.as_str(),
        "SELECT * FROM read_csv('/etc/passwd')",
        "SET enable_external_access = true",
        "ATTACH 'x.db'",
    ] {
        let ran = juesuan(["sql", "-w", warehouse.to_str().unwrap(), text]);
        assert_eq!(ran.code, 1, "{text}: {}", ran.stdout);
        assert!(ran.stdout.is_empty(), "{text}");
    }
}
