//! What Excel needs: a mark of the encoding in CSV, and workbooks with numbers, units and names.

use crate::{Place, juesuan, root};
use calamine::{Data, Reader, Xlsx, open_workbook};
use std::process::Command;

const MARK: char = '\u{feff}';

fn place() -> Place {
    let place = Place::new();
    assert_eq!(place.ingest(&[&root().join("datasets/reports/simulated")]).code, 0);
    place
}

/// Standard output of a command on the warehouse, with a value of `JUESUAN_CSV_BOM`.
fn with_variable(place: &Place, value: &str, args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_juesuan"))
        .args(args)
        .arg("-w")
        .arg(place.warehouse())
        .env("JUESUAN_CSV_BOM", value)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn csv_begins_with_the_mark_where_it_is_asked_for_and_nothing_else_does() {
    let place = place();
    let warehouse = place.warehouse();
    let warehouse = warehouse.to_str().unwrap();
    let commands: [&[&str]; 5] = [
        &["sql", "SELECT entity_name FROM reports ORDER BY revision_id LIMIT 1"],
        &["query", "biggest_movers", "-p", "year=2023"],
        &["trend", "expenditure", "--entity", "云澜区教育局"],
        &["peers", "expenditure", "--year", "2023", "--group", "云澜区"],
        &["history"],
    ];
    for command in commands {
        let run = |options: &[&str]| juesuan([command, &["-w", warehouse], options].concat()).stdout;
        let plain = run(&["--format", "csv"]);
        assert!(plain.contains(',') || plain.lines().count() > 1, "{command:?} {plain}");
        assert_eq!(run(&["--format", "csv", "--bom"]), format!("{MARK}{plain}"), "{command:?}");
        assert!(!run(&["--format", "json", "--bom"]).contains(MARK), "{command:?}");
        let args = [command, &["--format", "csv"]].concat();
        assert_eq!(with_variable(&place, "1", &args), format!("{MARK}{plain}"), "{command:?}");
        assert_eq!(with_variable(&place, "0", &args), plain, "{command:?}");
    }
    let findings = place.path("findings.csv");
    juesuan(["check", "-w", warehouse, "--bom", "-o", findings.to_str().unwrap()]);
    assert!(std::fs::read_to_string(findings).unwrap().starts_with(MARK));
}

#[test]
fn a_workbook_is_named_after_what_it_shows_and_has_both_units() {
    let place = place();
    let (warehouse, file) = (place.warehouse(), place.path("table.xlsx"));
    let (warehouse, file) = (warehouse.to_str().unwrap(), file.to_str().unwrap());
    let commands: [(&[&str], &str); 5] = [
        (&["sql", "SELECT * FROM execution LIMIT 3"], "execution"),
        (&["query", "biggest_movers", "-p", "year=2023"], "变动最大的部门"),
        (&["trend", "expenditure", "--entity", "云澜区教育局"], "expenditure"),
        (&["peers", "project_share", "--year", "2023", "--group", "云澜区"], "project_share 2023"),
        (&["show", "云澜区教育局/2023"], "云澜区教育局 2023"),
    ];
    for (command, name) in commands {
        let ran = juesuan([command, &["-w", warehouse, "-o", file]].concat());
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let workbook: Xlsx<_> = open_workbook(file).unwrap();
        assert_eq!(workbook.sheet_names(), [name]);
    }
    juesuan(["trend", "expenditure", "--entity", "云澜区教育局", "-w", warehouse, "-o", file]);
    let mut workbook: Xlsx<_> = open_workbook(file).unwrap();
    let sheet = workbook.worksheet_range("expenditure").unwrap();
    let rows: Vec<&[Data]> = sheet.rows().collect();
    let at = |heading: &str| {
        rows[0].iter().position(|cell| matches!(cell, Data::String(text) if text == heading)).unwrap()
    };
    assert_eq!(rows[1][at("财政年度")], Data::Float(2019.0));
    for row in &rows[1..] {
        let (Data::Float(yuan), Data::Float(large)) = (&row[at("指标值")], &row[at("指标值（万元）")])
        else {
            panic!("{row:?}");
        };
        assert!((yuan / 10_000.0 - large).abs() < 1e-6 && *large > 10_000.0, "{yuan} {large}");
    }
}

#[test]
fn an_amount_is_found_in_whatever_form_it_is_asked_for() {
    let place = place();
    let warehouse = place.warehouse();
    let ask = |amount: &str| {
        let target = format!("云澜区教育局/2023/{amount}");
        juesuan(["show", &target, "-w", warehouse.to_str().unwrap(), "--format", "csv"])
    };
    let rows = ask("14538.23").stdout;
    assert_eq!(rows.lines().count(), 5, "{rows}");
    assert!(
        rows.contains("t2.5.2") && rows.contains("\"14,538.23\"") && rows.contains("14,538.23万元"),
        "{rows}"
    );
    for form in ["14,538.23", "14538.23万元", "145382300.00", "145,382,300", "1.453823亿"] {
        assert_eq!(ask(form).stdout, rows, "{form}");
    }
    assert!(ask("1.45亿").stdout.lines().count() > 5, "a rounded amount is found, too");
    let none = ask("999.99");
    assert!(none.code == 1 && none.stderr.contains("prints this amount in any unit"), "{}", none.stderr);
    let line = ask("257").stdout;
    assert!(line.contains("16.97") && line.lines().count() == 2, "digits alone are a line: {line}");
}
