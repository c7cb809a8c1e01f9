//! What a warehouse keeps, and what it refuses.
#![allow(clippy::unwrap_used)]

use juesuan_model::schema::Table;
use juesuan_model::{
    Fact, FiscalYear, Item, Kind, Locator, Measure, Phase, Printed, Reconciliation, Reject, Report, Scope,
    Source, Stage, Statement, Unit, UnitSource,
};
use juesuan_warehouse::{Appended, Batch, Error, Versions, Warehouse};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use std::path::Path;

fn report(content_hash: &str, year: i64) -> Report {
    let printed = Printed::parse("5,102.22", Unit::TenThousand).unwrap().unwrap();
    Report {
        source: Source {
            uri: "示例局.txt".to_owned(),
            format: "text",
            bytes: 7,
            content_hash: content_hash.to_owned(),
        },
        entity_id: "e1".to_owned(),
        entity_name: "示例局".to_owned(),
        kind: Kind::FinalAccounts,
        scope: Scope::Department,
        fiscal_year: FiscalYear::new(year).unwrap(),
        published: None,
        pages: None,
        statements: Vec::new(),
        facts: vec![Fact {
            statement: Statement::Expenditure,
            side: None,
            row_label: "合计".to_owned(),
            item: Some(Item::Total),
            code: None,
            column_label: "本年支出合计".to_owned(),
            measure: Some(Measure::Total),
            fund: None,
            phase: Some(Phase::Actual),
            printed,
            unit_source: UnitSource::Statement,
            reading: juesuan_model::Reading::Markup,
            locator: Locator::at(3, 4),
        }],
        claims: Vec::new(),
        projects: Vec::new(),
        indicators: Vec::new(),
        unread_sentences: Vec::new(),
        template_leftovers: Vec::new(),
        rejects: Vec::new(),
    }
}

/// A report that nothing was found in.
fn revision(content_hash: &str, year: i64) -> (Report, Reconciliation) {
    (report(content_hash, year), Reconciliation::default())
}

fn versions() -> Versions {
    Versions { parser: "test".to_owned(), rules: "test".to_owned() }
}

fn rows(files: &[impl AsRef<Path>]) -> usize {
    files
        .iter()
        .map(|file| {
            let file = std::fs::File::open(file).unwrap();
            let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap();
            reader.map(|batch| batch.unwrap().num_rows()).sum::<usize>()
        })
        .sum()
}

#[test]
fn what_was_appended_is_known_and_kept() {
    let dir = tempfile::tempdir().unwrap();
    let warehouse = Warehouse::open_or_create(dir.path()).unwrap();
    let reject = Reject {
        source_uri: "letter.txt".to_owned(),
        content_hash: Some("c".to_owned()),
        stage: Stage::Report,
        reason: "no statement".to_owned(),
        remedy: "look".to_owned(),
        printed: None,
        locator: Locator::default(),
    };
    let batch = Batch { reports: vec![revision("a", 2022), revision("b", 2023)], rejects: vec![reject] };
    assert_eq!(
        warehouse.append(&batch, &versions()).unwrap(),
        Appended { reports: 2, facts: 2, findings: 0 }
    );

    let warehouse = Warehouse::open(dir.path()).unwrap();
    let known = warehouse.known().unwrap();
    let has = |content_hash: &str| known.has_report(content_hash, &versions());
    assert!(has("a") && has("b") && !has("c"));
    assert!(known.has_reject("letter.txt", Some("c")) && !known.has_reject("letter.txt", None));
    // Another version of the code reads the same bytes again.
    assert!(!known.has_report("a", &Versions { parser: "newer".to_owned(), ..versions() }));
    assert!(!known.has_report("a", &Versions { rules: "newer".to_owned(), ..versions() }));
    assert_eq!(rows(&warehouse.files(Table::Reports).unwrap()), 2);
    assert_eq!(rows(&warehouse.files(Table::Facts).unwrap()), 2);
    assert_eq!(rows(&warehouse.files(Table::Rejects).unwrap()), 1);
    assert_eq!(warehouse.files(Table::Facts).unwrap().len(), 2, "one file per fiscal year");
    assert!(warehouse.files(Table::Statements).unwrap().is_empty());
}

#[test]
fn an_empty_batch_writes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let warehouse = Warehouse::open_or_create(dir.path()).unwrap();
    warehouse.append(&Batch::default(), &versions()).unwrap();
    for table in Table::ALL {
        assert!(warehouse.files(table).unwrap().is_empty());
        let log = dir.path().join(table.name()).join("_delta_log");
        assert_eq!(
            std::fs::read_dir(log)
                .unwrap()
                .filter(|e| e.as_ref().unwrap().path().extension() == Some("json".as_ref()))
                .count(),
            1
        );
    }
}

#[test]
fn a_batch_that_fails_before_its_last_commit_is_not_known_and_can_be_appended_again() {
    let dir = tempfile::tempdir().unwrap();
    let warehouse = Warehouse::open_or_create(dir.path()).unwrap();
    let batch = Batch { reports: vec![revision("a", 2023)], rejects: Vec::new() };
    // The table that is written last cannot be written.
    let (log, aside) = (dir.path().join("reports/_delta_log"), dir.path().join("aside"));
    std::fs::rename(&log, &aside).unwrap();
    assert!(matches!(warehouse.append(&batch, &versions()), Err(Error::Table { .. })));
    std::fs::rename(&aside, &log).unwrap();
    assert!(!warehouse.known().unwrap().has_report("a", &versions()));
    warehouse.append(&batch, &versions()).unwrap();
    assert!(warehouse.known().unwrap().has_report("a", &versions()));
    assert_eq!(rows(&warehouse.files(Table::Reports).unwrap()), 1);
}

#[test]
fn a_folder_without_tables_is_no_warehouse() {
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(Warehouse::open(dir.path()), Err(Error::NotAWarehouse { .. })));
    assert!(matches!(Warehouse::open(&dir.path().join("none")), Err(Error::NotAWarehouse { .. })));
    let file = dir.path().join("file");
    std::fs::write(&file, "x").unwrap();
    assert!(matches!(Warehouse::open_or_create(&file), Err(Error::Folder { .. })));
}
