//! The shipped SQL keeps to what every engine answers alike.

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
            if folder == "metrics" {
                let rows =
                    session.sql(&format!("SELECT 1 AS n FROM metrics WHERE metric = '{name}' LIMIT 0"));
                assert_eq!(rows.unwrap().height(), 0);
                let all = fs::read_to_string(queries.join("views/metrics.sql")).unwrap();
                assert!(all.contains(&format!("FROM metric_{name}\n")), "views/metrics.sql lacks {name}");
            }
        }
    }
}
