//! Amounts with more digits than a float keeps, from the report to the marts.

use crate::{Place, juesuan, root};

/// 1 234 万亿元 to the fen: 18 digits, more than `fact_metric.value` is declared to store.
const GREAT: &str = "1234567890123456.78";

#[test]
fn an_amount_beyond_a_float_passes_to_the_last_fen() {
    let place = Place::new();
    let paper = root().join("tests/bi/great.txt");
    let ran = place.ingest(&[&paper]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let whole = "item = 'total' AND measure = 'total'";
    assert_eq!(place.sql(&format!("SELECT amount FROM facts WHERE {whole}")), [GREAT]);
    let spent = "metric = 'expenditure' AND dimension = 'total'";
    assert_eq!(place.sql(&format!("SELECT value FROM metrics WHERE {spent}")), [format!("{GREAT}00")]);

    let warehouse = place.warehouse();
    let marts = place.path("marts");
    let (warehouse, to) = (warehouse.to_str().unwrap(), marts.to_str().unwrap());
    let ran = juesuan(["publish", "-q", "-w", warehouse, "--to", to]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let csv = std::fs::read_to_string(marts.join("fact_spending.csv")).unwrap();
    let row = csv.lines().find(|line| line.contains(",total,total,")).unwrap();
    assert!(row.split(',').any(|cell| cell == GREAT), "{row}");

    let connection = duckdb::Connection::open(marts.join("juesuan.duckdb")).unwrap();
    let text = |sql: &str| -> String { connection.query_row(sql, [], |row| row.get(0)).unwrap() };
    for table in ["fact_spending".to_owned(), format!("'{to}/fact_spending.parquet'")] {
        let amount = text(&format!(
            "SELECT CAST(amount AS VARCHAR) FROM {table} WHERE code_level = 'total' AND measure = 'total'"
        ));
        assert_eq!(amount, GREAT, "{table}");
    }
    // The declared type of `value` cannot store it, but the numerator can, and the reason states this.
    for table in ["fact_metric".to_owned(), format!("'{to}/fact_metric.parquet'")] {
        let said =
            text(&format!("SELECT concat_ws(' ', numerator, value, reason) FROM {table} WHERE {spent}"));
        assert_eq!(said, format!("{GREAT} too large"), "{table}");
    }
}

#[test]
fn what_no_column_holds_is_refused_with_its_place() {
    let place = Place::new();
    let paper = std::fs::read_to_string(root().join("tests/bi/great.txt")).unwrap();
    let paper = place.write("greater.txt", paper.replacen(GREAT, "12345678901234567.89", 1));
    let ran = place.ingest(&[&paper]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("1 cell could not be read"), "{}", ran.stderr);
    let refused = place.sql("SELECT stage, reason FROM rejects");
    assert_eq!(refused.len(), 1, "{refused:?}");
    assert!(refused[0].contains("12345678901234567.89"), "{refused:?}");
    // The others are kept.
    assert_eq!(place.sql("SELECT count(*) FROM facts WHERE measure = 'total'"), ["3"]);
    assert_eq!(place.sql("SELECT count(*) FROM facts WHERE measure = 'project'"), ["4"]);
}
