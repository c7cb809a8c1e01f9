//! A panel has the values of the trend, balanced ones have every year, and its codebook describes every column.

use crate::{Place, juesuan, root};
use std::collections::BTreeMap;
use std::fs;

/// The reports of the sample district, without one of 民政局.
fn place() -> Place {
    let place = Place::new();
    let reports = place.path("reports");
    fs::create_dir(&reports).unwrap();
    for entry in fs::read_dir(root().join("datasets/reports/simulated")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if !name.contains("民政局-2021") {
            fs::copy(&path, reports.join(name)).unwrap();
        }
    }
    assert_eq!(place.ingest(&[&reports]).code, 0);
    place
}

/// The rows of a command as CSV, by the names of the columns.
fn rows(place: &Place, args: &[&str]) -> Vec<BTreeMap<String, String>> {
    let warehouse = place.warehouse();
    let ran = juesuan(args.iter().copied().chain(["-w", warehouse.to_str().unwrap(), "--format", "csv"]));
    assert_eq!(ran.code, 0, "{args:?}: {}", ran.stderr);
    let mut lines = ran.stdout.lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |line: &str| {
        names.iter().zip(line.split(',')).map(|(name, cell)| ((*name).to_owned(), cell.to_owned())).collect()
    };
    lines.map(row).collect()
}

const METRICS: [&str; 3] = ["expenditure", "execution_rate", "three_public_total"];

#[test]
fn a_panel_has_the_values_and_reasons_of_the_trend() {
    let place = place();
    let panel = rows(&place, &[&["panel"][..], &METRICS].concat());
    let trend = rows(&place, &[&["trend", "--all"][..], &METRICS].concat());
    assert_eq!(panel.len() * METRICS.len(), trend.len());
    for of_trend in &trend {
        let same = |name: &str, row: &BTreeMap<String, String>| row[name] == of_trend[name];
        let found: Vec<_> = panel
            .iter()
            .filter(|row| ["entity_id", "fiscal_year", "kind", "scope"].iter().all(|name| same(name, row)))
            .collect();
        let [row] = found.as_slice() else { panic!("{of_trend:?}") };
        let metric = &of_trend["metric"];
        assert_eq!(row[metric], of_trend["value"], "{of_trend:?}");
        assert_eq!(row[&format!("{metric}_reason")], of_trend["reason"], "{of_trend:?}");
        assert_eq!(row[&format!("{metric}_restated")], of_trend["restated_value"], "{of_trend:?}");
    }
    let missing =
        panel.iter().find(|row| row["entity_name"].ends_with("民政局") && row["fiscal_year"] == "2021");
    assert_eq!(missing.unwrap()["expenditure_reason"], "no report for this year");
}

#[test]
fn a_balanced_panel_has_every_year_of_each_department_and_no_hole() {
    let place = place();
    let panel = rows(&place, &[&["panel", "--balanced"][..], &METRICS].concat());
    let mut years: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in &panel {
        years.entry(&row["entity_name"]).or_default().push(&row["fiscal_year"]);
        assert!(METRICS.iter().all(|metric| !row[*metric].is_empty()), "{row:?}");
    }
    assert_eq!(years.len(), 7);
    assert!(
        years.values().all(|years| *years == ["2019", "2020", "2021", "2022", "2023", "2024"]),
        "{years:?}"
    );
    assert!(years.keys().all(|name| !name.ends_with("民政局")));
    // Of the years after the hole, it is there.
    let later = rows(&place, &["panel", "--balanced", "expenditure", "--years", "2022.."]);
    assert_eq!(later.len(), 8 * 3);
}

#[test]
fn the_codebook_describes_every_column_and_names_the_state_of_the_warehouse() {
    let place = place();
    let warehouse = place.warehouse();
    for (file, book) in
        [("panel.csv", "panel.codebook.md"), ("panel.parquet", "panel.codebook.md"), ("panel.xlsx", "own.md")]
    {
        let (file, book) = (place.path(file), place.path(book));
        let mut args = vec![
            "panel",
            "expenditure",
            "--real",
            "-w",
            warehouse.to_str().unwrap(),
            "-o",
            file.to_str().unwrap(),
        ];
        if book.ends_with("own.md") {
            args.extend(["--codebook", book.to_str().unwrap()]);
        }
        let ran = juesuan(&args);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let text = fs::read_to_string(&book).unwrap();
        assert!(text.contains("`--as-of 1` makes the panel again"), "{text}");
        let described = text.lines().filter(|line| line.starts_with("| ")).count() - 1;
        let header = fs::read_to_string(place.path("panel.csv")).unwrap();
        assert_eq!(described, header.lines().next().unwrap().split(',').count());
        fs::remove_file(book).unwrap();
    }
}
