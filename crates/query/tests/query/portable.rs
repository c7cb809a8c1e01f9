//! The shipped SQL uses only what every engine evaluates alike.

use std::fs;
use std::path::Path;

#[test]
fn shipped_sql_divides_quotes_and_pivots_nowhere() {
    let queries = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../queries");
    for folder in ["views", "metrics", "analysis"] {
        for entry in fs::read_dir(queries.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            let code = text.lines().filter(|line| !line.trim_start().starts_with("--"));
            for (number, line) in code.enumerate() {
                // What is in a text is not divided.
                let line: String = line.split('\'').step_by(2).collect();
                for word in ["/", "\"", "PIVOT", "QUALIFY", "::", "AVG(", "GROUP BY ALL"] {
                    assert!(!line.contains(word), "{}: statement line {number} has {word}", path.display());
                }
            }
        }
    }
}

#[test]
fn every_file_of_views_and_metrics_is_in_the_session() {
    let session = crate::fixture::Fixture::new().session();
    let queries = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../queries");
    for (folder, prefix) in [("views", ""), ("metrics", "metric_")] {
        for entry in fs::read_dir(queries.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap();
            session.sql(&format!("SELECT count(*) AS n FROM {prefix}{name}")).unwrap();
        }
    }
}

#[test]
fn the_view_of_all_metrics_has_each_of_them() {
    let mut fixture = crate::fixture::Fixture::new();
    fixture.report("r", "示例局", 2023, "");
    let asked = fixture.session().sql("SELECT DISTINCT metric FROM metrics ORDER BY metric").unwrap();
    let shown: Vec<String> = crate::fixture::rows(&asked);
    let catalogue = juesuan_query::Catalogue::read().unwrap();
    let missing: Vec<_> = catalogue
        .metrics()
        .iter()
        .map(|metric| metric.id)
        .filter(|id| !shown.iter().any(|row| row == id))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
