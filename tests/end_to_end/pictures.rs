//! Scanned pages: skipped, recognized on request, and marked.
//!
//! A script replaces the program that recognizes text, so that the test does not need it; the reader's own tests use the
//! real one.
#![cfg(unix)]

use super::{Place, Ran};
use juesuan_synth::pdf::{self, Page};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// Prints what the real program prints: its languages, or one line of words for each picture.
const PROGRAM: &str = r#"#!/bin/sh
if [ "$1" = --list-langs ]; then echo chi_sim; exit; fi
printf '4\t1\t1\t1\t1\t0\t50\t100\t900\t30\t-1\t\n' > "$2.tsv"
printf '5\t1\t1\t1\t1\t1\t50\t100\t900\t30\t90\t2023年度收入总计3,015.00万元。\n' >> "$2.tsv"
"#;

/// A statement as text, with its explanations as a picture.
fn half_scanned() -> Vec<u8> {
    let (xs, ys) = ([50.0, 150.0, 300.0, 420.0], [150.0, 170.0, 190.0, 210.0]);
    let statement = Page::default()
        .centered(300.0, 60.0, "示例局2023年度部门决算")
        .centered(300.0, 110.0, "支出决算表")
        .text(340.0, 135.0, "单位：万元")
        .cells(&xs, &ys)
        .text(60.0, 164.0, "科目代码")
        .text(160.0, 164.0, "科目名称")
        .text(310.0, 164.0, "本年支出合计")
        .text(160.0, 184.0, "合计")
        .text(310.0, 184.0, "3,015.00")
        .text(60.0, 204.0, "201")
        .text(160.0, 204.0, "一般公共服务支出")
        .text(310.0, 204.0, "3,015.00")
        .text(60.0, 260.0, "第三部分 部门决算情况说明")
        .text(60.0, 290.0, "一、收入支出决算总体情况说明");
    pdf::write(&[statement, Page::default().picture(80, &[false; 80 * 110])])
}

/// Ingests with only this folder on PATH.
fn ingest(place: &Place, file: &Path, options: &[&str], path: &Path) -> Ran {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_juesuan"))
        .args(["ingest", "-w"])
        .arg(place.warehouse())
        .arg(file)
        .args(options)
        .env("PATH", path)
        .output()
        .unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn a_paper_with_pictures_is_read_again_when_they_are_to_be_recognized_and_its_claims_say_so() {
    let place = Place::new();
    let (nothing, programs) = (place.path("nothing"), place.path("programs"));
    std::fs::create_dir(&nothing).unwrap();
    std::fs::create_dir(&programs).unwrap();
    let file = place.write("示例局.pdf", half_scanned());
    let pages = "SELECT scanned_pages, recognized_pages, \
                 (SELECT count(*) FROM rejects WHERE rejects.revision_id = sources.revision_id) FROM sources";
    let claims = "SELECT topic, printed, recognized FROM claims";

    let said = ingest(&place, &file, &[], &nothing).stderr;
    assert!(said.contains("1 ingested") && said.contains("1 page could not be read"), "{said}");
    assert_eq!((place.sql(pages), place.sql(claims)), (vec!["1,0,1".to_owned()], vec![]));
    // Without the program, nothing changes.
    let said = ingest(&place, &file, &["--ocr"], &nothing).stderr;
    assert!(said.contains("0 ingested, 1 unchanged"), "{said}");

    let program = programs.join("tesseract");
    std::fs::write(&program, PROGRAM).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let said = ingest(&place, &file, &["--ocr"], &programs).stderr;
    assert!(said.contains("1 ingested, 0 unchanged"), "{said}");
    assert_eq!(place.sql(pages), ["0,1,0"]);
    assert_eq!(place.sql(claims), ["income_total,\"3,015.00万元\",true"]);
    assert_eq!(place.sql("SELECT DISTINCT reading FROM facts"), ["ruled"]);
    for options in [&["--ocr"][..], &[]] {
        let said = ingest(&place, &file, options, &programs).stderr;
        assert!(said.contains("0 ingested, 1 unchanged"), "{said}");
    }
    assert_eq!(place.sql("SELECT count(*) FROM reports_all"), ["2"]);
}
