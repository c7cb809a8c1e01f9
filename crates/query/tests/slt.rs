//! The text tests of `tests/slt`: questions to a tiny warehouse, with answers worked out by hand in the file.
//!
//! A file begins with the warehouse, in comments: `# report REVISION ENTITY YEAR cell=value …`, below it
//! `# statement NAME` and one `# fact cell=value …` or `# claim cell=value …` per line. The rest is sqllogictest.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics is a test that fails")]

#[path = "query/fixture.rs"]
#[allow(dead_code, reason = "shared with the other tests")]
mod fixture;

use fixture::{Fixture, Opened};
use polars::prelude::AnyValue;
use sqllogictest::{DB, DBOutput, DefaultColumnType, Runner};
use std::path::Path;

/// A session as sqllogictest drives it.
struct Tiny(Opened);

impl DB for Tiny {
    type Error = juesuan_query::Error;
    type ColumnType = DefaultColumnType;

    fn run(&mut self, sql: &str) -> Result<DBOutput<DefaultColumnType>, Self::Error> {
        let frame = self.0.sql(sql)?;
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

/// The warehouse that the comments at the head of a file describe.
fn warehouse(text: &str) -> Opened {
    let mut fixture = Fixture::new();
    let lines: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("# ")).collect();
    let heads: Vec<usize> = (0..lines.len()).filter(|&at| lines[at].starts_with("report ")).collect();
    for (nth, &head) in heads.iter().enumerate() {
        let end = heads.get(nth + 1).copied().unwrap_or(lines.len());
        let [_, revision, entity, year, cells @ ..] = &lines[head].split(' ').collect::<Vec<_>>()[..] else {
            unreachable!("{}", lines[head])
        };
        let mut paper = fixture.report(revision, entity, year.parse().unwrap(), &cells.join(" "));
        let (mut statement, mut facts) = (String::new(), String::new());
        for line in &lines[head + 1..end] {
            match line.split_once(' ') {
                Some(("statement", name)) => {
                    if !statement.is_empty() {
                        paper = paper.statement(&statement, &facts);
                    }
                    (statement, facts) = (name.to_owned(), String::new());
                }
                Some(("fact", cells)) => facts = format!("{facts}\n{cells}"),
                Some(("claim", cells)) => paper = paper.prose(cells),
                _ => {}
            }
        }
        if !statement.is_empty() {
            paper.statement(&statement, &facts);
        }
    }
    fixture.session()
}

#[test]
fn every_text_test_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/slt");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        // One session for the file; sqllogictest asks for a connection once.
        let mut opened = Some(warehouse(&text));
        let mut runner = Runner::new(move || {
            let session = Tiny(opened.take().unwrap());
            async move { Ok(session) }
        });
        runner.run_file(&file).unwrap_or_else(|error| panic!("{error}"));
    }
}
