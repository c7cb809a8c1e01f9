//! What every format promises: the same bytes whenever it is written, and the same truth as every other.

use juesuan_synth::{FIRST_YEAR, Format, Selection, Written, reports};
use std::collections::BTreeSet;

fn selection() -> Selection {
    Selection { years: 2022..=2023, departments: 3, vary: true, budgets: true, ..Selection::default() }
}

/// The formats that need no other program.
fn formats() -> impl Iterator<Item = (String, Format)> {
    Format::all().into_iter().filter(|(_, format)| !format.is_converted())
}

/// What is known about a report's amounts, without file and position.
fn meanings(written: &[Written]) -> Vec<String> {
    let rows = written.iter().flat_map(|report| &report.truth);
    rows.map(|row| {
        let mut row = row.clone();
        row.file = String::new();
        row.position = juesuan_synth::truth::TruthPosition::default();
        format!("{row:?}")
    })
    .collect()
}

#[test]
fn every_format_has_the_same_truth() {
    let text = meanings(&reports(&selection(), Format::Text).unwrap());
    assert!(text.len() > 1_000, "{}", text.len());
    for (name, format) in formats() {
        assert_eq!(meanings(&reports(&selection(), format).unwrap()), text, "{name}");
    }
}

#[test]
fn every_format_is_written_the_same_whenever_it_is_written() {
    let selection = Selection { departments: 1, ..selection() };
    for (name, format) in formats() {
        let first = reports(&selection, format).unwrap();
        // Archives count in steps of two seconds.
        if matches!(format, Format::Xlsx(_) | Format::Docx(_)) {
            std::thread::sleep(std::time::Duration::from_millis(2_100));
        }
        assert_eq!(first, reports(&selection, format).unwrap(), "{name}");
    }
}

#[test]
fn amounts_of_varied_reports_mean_something_of_their_own() {
    let all = Selection { vary: true, budgets: true, ..Selection::default() };
    for report in reports(&all, Format::Text).unwrap() {
        let mut seen = BTreeSet::new();
        for row in &report.truth {
            let meaning = format!(
                "{:?}",
                (row.statement, row.side, row.item, &row.code, row.measure, row.fund, row.phase)
            );
            assert!(seen.insert(meaning), "{row:?}");
        }
    }
}

#[test]
fn varied_reports_differ_in_unit_kind_zeros_and_order() {
    let all = Selection { vary: true, budgets: true, ..Selection::default() };
    let written = reports(&all, Format::Text).unwrap();
    assert_eq!(written.len(), 8 * 6 * 2);
    let of_all = |text: &str| {
        written.iter().filter(|report| String::from_utf8_lossy(&report.bytes).contains(text)).count()
    };
    for form in [
        "单位：元",
        "单位：万元",
        "201 03 01",
        "类\t款\t项",
        "机构运行信息表",
        "公共财政拨款支出决算表",
        "\t--",
        "\t0.00",
    ] {
        let count = of_all(form);
        assert!(count > 0 && count < written.len(), "{form}: {count}");
    }
}

#[test]
fn a_format_is_found_by_its_name_and_no_other() {
    for (name, format) in Format::all() {
        assert_eq!(Format::from_name(&name), Some(format));
        assert_eq!(format.name(), name);
    }
    assert_eq!(Format::from_name("pdf"), Format::from_name("pdf:word"));
    assert_eq!(Format::from_name("pdf:latex"), None);
    assert!(
        reports(&Selection { years: 2000..=FIRST_YEAR - 1, ..selection() }, Format::Text).unwrap().is_empty()
    );
}
