//! The text tests of `tests/slt`: queries of a tiny warehouse, with answers worked out by hand in the file.
//!
//! A file begins with the warehouse, in comments: `# report REVISION ENTITY YEAR cell=value …` (`# crashed …` for one
//! whose last commit never happened), below it `# statement NAME` and one `# fact cell=value …`, `# claim …`,
//! `# project …` or other row per line; `# reject …` belongs to no report, and `# reference TABLE cell=value …` is a row
//! of a user's own folder. The rest is sqllogictest, where `ask NAME parameter=value …` runs a query of
//! `queries/analysis` as `juesuan query`, `trend` and `peers` do; `show=column,column` picks columns.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics is a test that fails")]

#[path = "slt/ask.rs"]
mod ask;
#[path = "query/fixture.rs"]
#[allow(dead_code, reason = "shared with the other tests")]
mod fixture;
#[path = "slt/warehouse.rs"]
mod warehouse;

use fixture::Opened;
use polars::prelude::AnyValue;
use sqllogictest::{DB, DBOutput, DefaultColumnType, QueryExpect, Record, Runner};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// A session as sqllogictest drives it.
struct Tiny(Opened);

impl DB for Tiny {
    type Error = juesuan_query::Error;
    type ColumnType = DefaultColumnType;

    fn run(&mut self, sql: &str) -> Result<DBOutput<DefaultColumnType>, Self::Error> {
        let frame = match sql.strip_prefix("ask ") {
            Some(question) => ask::ask(&self.0, question)?,
            None => self.0.sql(sql)?,
        };
        let rows = (0..frame.height())
            .map(|row| {
                let cells = frame.columns().iter().map(|column| match column.get(row).unwrap() {
                    AnyValue::Null => "NULL".to_owned(),
                    value => value.str_value().into_owned(),
                });
                cells.collect()
            })
            .collect();
        Ok(DBOutput::Rows { types: vec![DefaultColumnType::Any; frame.width()], rows })
    }

    fn engine_name(&self) -> &'static str {
        "juesuan"
    }
}

fn root() -> PathBuf {
    Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../..")
}

/// The text tests, by name; `JUESUAN_SLT=peers` runs those whose name contains the word.
fn files() -> Vec<PathBuf> {
    let mut files: Vec<_> =
        fs::read_dir(root().join("tests/slt")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "slt"));
    files.sort();
    assert!(!files.is_empty());
    files
}

#[test]
fn every_text_test_holds() {
    let word = std::env::var("JUESUAN_SLT").unwrap_or_default();
    let open: Vec<_> = files().into_iter().filter(|file| file.to_string_lossy().contains(&word)).collect();
    let (next, failures) = (Mutex::new(open.into_iter()), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let Some(file) = next.lock().unwrap().next() else { break };
                    if let Err(failure) = run(&file) {
                        failures.lock().unwrap().push(failure);
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().unwrap();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

/// Runs one file to its end, and reports every failure.
fn run(file: &Path) -> Result<(), String> {
    let text = fs::read_to_string(file).unwrap();
    // One session for the file; sqllogictest requests a connection once.
    let mut opened = Some(warehouse::open(&text));
    let mut runner = Runner::new(move || {
        let session = Tiny(opened.take().unwrap());
        async move { Ok(session) }
    });
    let records = sqllogictest::parse_file::<DefaultColumnType>(file).unwrap();
    let failures: Vec<String> = records
        .into_iter()
        .filter_map(|record| runner.run(record).err())
        .map(|error| error.to_string())
        .collect();
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n\n")) }
}

/// What the text tests query and get a row from: the words of their SQL, and the queries.
fn asked() -> BTreeSet<String> {
    let mut asked = BTreeSet::new();
    for file in files() {
        for record in sqllogictest::parse_file::<DefaultColumnType>(&file).unwrap() {
            let Record::Query { sql, expected: QueryExpect::Results { results, .. }, .. } = record else {
                continue;
            };
            if results.is_empty() {
                continue;
            }
            match sql.strip_prefix("ask ") {
                Some(question) => {
                    asked.insert(format!("ask {}", question.split_whitespace().next().unwrap()));
                }
                None => asked
                    .extend(sql.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').map(str::to_owned)),
            }
        }
    }
    asked
}

#[test]
fn every_view_metric_and_question_has_a_text_test() {
    let asked = asked();
    let mut missing = Vec::new();
    let views = juesuan_query::views().unwrap();
    missing.extend(views.into_iter().map(|view| view.name.clone()).filter(|name| !asked.contains(name)));
    for (folder, prefix) in [("metrics", "metric_"), ("analysis", "ask ")] {
        for entry in fs::read_dir(root().join("queries").join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{prefix}{}", path.file_stem().unwrap().to_str().unwrap());
            if !asked.contains(&name) {
                missing.push(name);
            }
        }
    }
    missing.sort();
    assert!(missing.is_empty(), "no query in tests/slt gets a row of: {}", missing.join(", "));
}
