//! The report that the project started from, and the sample with its figures in other words: they are the published
//! figures, to the fen.

use crate::{Place, corpus, root};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn seed() -> PathBuf {
    corpus("seed")
}

fn sample() -> PathBuf {
    root().join("datasets/reports/sample")
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn the_amounts_of_the_paper_are_counted() {
    let ran = Place::new().ingest(&[&seed()]);
    assert_eq!(ran.stderr.lines().nth(1), Some("352 amounts: 348 read, 4 not understood, 0 rejected"));
}

/// The only report of a folder, ingested, and its text.
fn ingested(folder: &Path) -> (Place, String) {
    let place = Place::new();
    let ran = place.ingest(&[folder]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(ran.stderr.lines().next(), Some("1 input: 1 ingested, 0 unchanged, 0 rejected; 238 facts"));
    let file = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    (place, std::fs::read_to_string(file).unwrap())
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn the_published_figures_come_out_to_the_fen() {
    assert_figures(&seed());
}

#[test]
fn the_published_figures_come_out_to_the_fen_of_the_sample() {
    assert_figures(&sample());
}

fn assert_figures(folder: &Path) {
    let (place, _) = ingested(folder);
    for (condition, amount) in [
        (
            "statement = 'income_expenditure_summary' AND side = 'income' AND item = 'grand_total'",
            "51022200.00",
        ),
        (
            "statement = 'income_expenditure_summary' AND side = 'expenditure' AND item = 'grand_total'",
            "51022200.00",
        ),
        ("statement = 'expenditure' AND item = 'total' AND measure = 'basic'", "13306700.00"),
        ("statement = 'expenditure' AND item = 'total' AND measure = 'project'", "37715500.00"),
        ("statement = 'expenditure' AND code = '2010301' AND measure = 'basic'", "9119200.00"),
        ("statement = 'expenditure' AND code = '219' AND measure = 'project'", "34000000.00"),
        ("statement = 'basic_expenditure' AND code = '30201'", "1382500.00"),
        ("statement = 'basic_expenditure' AND item = 'personnel'", "11118700.00"),
        ("statement = 'basic_expenditure' AND item = 'public'", "2188000.00"),
        ("statement = 'three_public' AND item = 'reception' AND phase = 'adjusted_budget'", "4200.00"),
        ("statement = 'three_public' AND item = 'reception' AND phase = 'actual'", "4200.00"),
    ] {
        assert_eq!(
            place.sql(&format!("SELECT amount FROM facts WHERE {condition}")),
            [amount],
            "{condition}"
        );
    }
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn all_nine_statements_are_there_and_the_empty_ones_explain_themselves() {
    assert_statements(&seed());
}

#[test]
fn all_nine_statements_are_there_and_the_empty_ones_explain_themselves_of_the_sample() {
    assert_statements(&sample());
}

fn assert_statements(folder: &Path) {
    let (place, _) = ingested(folder);
    assert_eq!(
        place.sql("SELECT statement, fact_count, unit, unit_source FROM statements ORDER BY line"),
        [
            "income_expenditure_summary,10,万元,statement",
            "income,54,万元,statement",
            "expenditure,58,万元,statement",
            "appropriation_summary,23,万元,statement",
            "general_public_expenditure,58,万元,inherited",
            "basic_expenditure,31,万元,statement",
            "government_fund,0,万元,statement",
            "state_capital,0,万元,statement",
            "three_public,4,万元,statement",
        ]
    );
    let notes = place.sql("SELECT note FROM statements WHERE fact_count = 0 ORDER BY line");
    assert!(
        notes.len() == 2 && notes.iter().all(|note| note.contains("年无") || note.contains("年度无")),
        "{notes:?}"
    );
}

/// Counts the amounts independently of the reader: directly from the lines, knowing only that an amount has a decimal point
/// and is separate between tabs, and that the statements end where the third part begins.
fn amounts_by_place(text: &str) -> BTreeMap<(usize, usize), String> {
    let mut amounts = BTreeMap::new();
    for (number, line) in text.lines().enumerate() {
        if !amounts.is_empty() && line.contains("第三部分") && !line.contains('\t') {
            break;
        }
        if !line.contains('\t') {
            continue;
        }
        let mut column = 1;
        for cell in line.split('\t') {
            let is_amount =
                cell.contains('.') && cell.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',');
            if is_amount && !cell.ends_with('.') {
                amounts.insert((number + 1, column), cell.to_owned());
            }
            column += cell.chars().count() + 1;
        }
    }
    amounts
}

#[test]
#[ignore = "reads the real reports in ../shared/corpus"]
fn every_printed_amount_is_a_fact_exactly_once_at_its_place() {
    assert_places(&seed());
}

#[test]
fn every_printed_amount_is_a_fact_exactly_once_at_its_place_of_the_sample() {
    assert_places(&sample());
}

fn assert_places(folder: &Path) {
    let (place, text) = ingested(folder);
    let printed = amounts_by_place(&text);
    assert_eq!(printed.len(), 238);
    let rows = place.sql("SELECT line, line_column, replace(printed, ',', '_'), amount FROM facts");
    assert_eq!(rows.len(), printed.len(), "as many facts as amounts");
    let mut facts = BTreeMap::new();
    for row in &rows {
        let cells: Vec<&str> = row.split(',').collect();
        let at = (cells[0].parse().unwrap(), cells[1].parse().unwrap());
        let text = cells[2].replace('_', ",");
        // 万元 is also converted to yuan independently: by moving the point four places.
        let (whole, fraction) = text.split_once('.').unwrap();
        let yuan = format!("{}{fraction:0<4}", whole.replace(',', ""));
        let yuan = yuan.trim_start_matches('0');
        assert_eq!(cells[3], format!("{}.00", if yuan.is_empty() { "0" } else { yuan }), "{row}");
        assert_eq!(facts.insert(at, text), None, "two facts at {at:?}");
    }
    assert_eq!(facts, printed);
}
