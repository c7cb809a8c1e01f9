//! What a warehouse keeps, and what it refuses.
#![allow(clippy::unwrap_used)]

use arrow::util::display::array_value_to_string;
use juesuan_messages::Message;
use juesuan_model::schema::{WAREHOUSE_VERSION, WarehouseTable};
use juesuan_model::{
    Fact, FiscalYear, Item, KeySource, Kind, Locator, Measure, Phase, Printed, PrintedKey, Reconciliation,
    Reject, Report, Scope, Source, Stage, Statement, Unit, UnitSource,
};
use juesuan_warehouse::{Appended, Batch, Depth, Error, ReportRows, RevisionInputs, Versions, Warehouse};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use std::path::Path;

fn report(content_hash: &str, year: i64) -> Report {
    let printed = Printed::parse("5,102.22", Unit::TenThousand).unwrap().unwrap();
    Report {
        sources: vec![Source {
            uri: "示例局.txt".to_owned(),
            format: "text",
            bytes: 7,
            content_hash: content_hash.to_owned(),
            pages: None,
            sheets: Vec::new(),
            report_key: PrintedKey { entity_name: Some("示例局".to_owned()), ..PrintedKey::default() },
            evidence: Vec::new(),
            refused: false,
            statements: [Statement::Expenditure].into(),
            prose: false,
            pictures: 0,
            recognized: [].into(),
            replaces: None,
        }],
        report_key_source: KeySource::File,
        report_key_evidence: Vec::new(),
        entity_id: "e1".to_owned(),
        entity_name: "示例局".to_owned(),
        kind: Kind::FinalAccounts,
        scope: Scope::Department,
        fiscal_year: FiscalYear::new(year).unwrap(),
        published: None,
        statements: Vec::new(),
        facts: vec![Fact {
            statement: Statement::Expenditure,
            side: None,
            row_label: "合计".into(),
            item: Some(Item::Total),
            code: None,
            column_label: "本年支出合计".into(),
            measure: Some(Measure::Total),
            fund: None,
            phase: Some(Phase::Actual),
            printed,
            unit_source: UnitSource::Statement,
            conflict: false,
            reading: juesuan_model::Reading::Markup,
            locator: Locator::at(3, 4),
        }],
        claims: Vec::new(),
        projects: Vec::new(),
        indicators: Vec::new(),
        unread_sentences: Vec::new(),
        template_leftovers: Vec::new(),
        titles: Vec::new(),
        rejects: Vec::new(),
        account: juesuan_model::Account::default(),
    }
}

/// A report that nothing was found in.
fn revision(content_hash: &str, year: i64) -> ReportRows {
    ReportRows::new(report(content_hash, year), &Reconciliation::default()).unwrap()
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
        reason: Message::foreign("no statement"),
        remedy: Message::foreign("look"),
        printed: None,
        statement: None,
        locator: Locator::default(),
    };
    let batch = Batch { reports: vec![revision("a", 2022), revision("b", 2023)], rejects: vec![reject] };
    assert_eq!(
        warehouse.append(&batch, &versions()).unwrap(),
        Appended { reports: 2, facts: 2, findings: 0 }
    );

    let warehouse = Warehouse::open(dir.path()).unwrap();
    let mut known = warehouse.known(&versions()).unwrap();
    let found = known.files([("示例局.txt", "a"), ("elsewhere.txt", "c")].into_iter()).unwrap();
    // Both are at the requested place; of what was looked up by content, "b" is not found.
    assert!(found.of("a").count() == 1 && found.of("b").count() == 1 && found.of("c").count() == 0);
    let source = found.of("a").next().unwrap();
    assert_eq!((source.uri.as_str(), source.prose), ("示例局.txt", false));
    assert_eq!(source.report_key.entity_name.as_deref(), Some("示例局"));
    assert_eq!(source.statements, [Statement::Expenditure].into());
    assert!(source.is_report(&versions()));
    let reject = |hash: &str| ["letter.txt".to_owned(), hash.to_owned()];
    let rejects = known.rejects(["letter.txt", "other.txt"].into()).unwrap();
    assert!(rejects.contains(&reject("c")) && !rejects.contains(&reject("")));
    // Another version of the code reads the same bytes again.
    for newer in [
        Versions { parser: "newer".to_owned(), ..versions() },
        Versions { rules: "newer".to_owned(), ..versions() },
    ] {
        assert!(!source.is_report(&newer));
        let found = warehouse.known(&newer).unwrap().in_folder("").unwrap();
        assert_eq!(found.of("a").count(), 0);
        let mut other = report("a", 2022);
        found.mark_replaced(&mut other);
        assert_eq!(other.sources[0].replaces, None, "a newer reading of the same report");
        other.entity_id = "e2".to_owned();
        found.mark_replaced(&mut other);
        assert_eq!(other.sources[0].replaces.as_ref(), Some(&source.revision_id));
    }
    assert_eq!(rows(&warehouse.files(WarehouseTable::Reports).unwrap()), 2);
    assert_eq!(rows(&warehouse.files(WarehouseTable::Facts).unwrap()), 2);
    assert_eq!(rows(&warehouse.files(WarehouseTable::Rejects).unwrap()), 1);
    assert_eq!(warehouse.files(WarehouseTable::Facts).unwrap().len(), 2, "one file per fiscal year");
    assert!(warehouse.files(WarehouseTable::Statements).unwrap().is_empty());
}

#[test]
fn files_are_found_by_place_content_and_folder_before_and_after_compaction() {
    let dir = tempfile::tempdir().unwrap();
    let warehouse = Warehouse::open_or_create(dir.path()).unwrap();
    let at = |uri: String, hash: String| {
        let mut rows = revision(&hash, 2023);
        rows.report.sources[0].uri = uri;
        rows
    };
    for folder in ["县/教育局", "县/财政局", "县"] {
        let reports = (0..40).map(|n| at(format!("{folder}/{n}.txt"), format!("{folder}{n}"))).collect();
        warehouse.append(&Batch { reports, rejects: Vec::new() }, &versions()).unwrap();
    }
    let look_up = || {
        let mut known = warehouse.known(&versions()).unwrap();
        let files = [("县/教育局/7.txt", "no such"), ("no such", "县39"), ("no/such", "no such")];
        let found = known.files(files.into_iter()).unwrap();
        let mut uris: Vec<String> = found.current().map(|source| source.uri.clone()).collect();
        uris.sort();
        let folder = |known: &mut juesuan_warehouse::KnownRevisions, name: &str| {
            known.in_folder(name).unwrap().current().count()
        };
        (uris, ["县", "县/财政局", "县/财", ""].map(|name| folder(&mut known, name)))
    };
    let before = look_up();
    assert_eq!(before, (vec!["县/39.txt".to_owned(), "县/教育局/7.txt".to_owned()], [40, 40, 0, 0]));
    warehouse.compact(WarehouseTable::Sources).unwrap();
    assert_eq!(warehouse.files(WarehouseTable::Sources).unwrap().len(), 1);
    assert_eq!(look_up(), before);
}

#[test]
fn compaction_sorts_the_facts_of_a_row_group_by_statement_before_body() {
    let dir = tempfile::tempdir().unwrap();
    let warehouse = Warehouse::open_or_create(dir.path()).unwrap();
    for entity in ["e2", "e1", "e3"] {
        let mut report = report(entity, 2023);
        entity.clone_into(&mut report.entity_id);
        let mut income = report.facts[0].clone();
        income.statement = Statement::Income;
        report.facts.insert(0, income);
        let reports = vec![ReportRows::new(report, &Reconciliation::default()).unwrap()];
        warehouse.append(&Batch { reports, rejects: Vec::new() }, &versions()).unwrap();
    }
    warehouse.compact(WarehouseTable::Facts).unwrap();
    let files = warehouse.files(WarehouseTable::Facts).unwrap();
    assert_eq!(files.len(), 1);
    let reader = ParquetRecordBatchReaderBuilder::try_new(std::fs::File::open(&files[0]).unwrap()).unwrap();
    let mut found = Vec::new();
    for batch in reader.build().unwrap() {
        let batch = batch.unwrap();
        let texts = |name: &str| {
            let column = batch.column_by_name(name).unwrap();
            (0..batch.num_rows()).map(|row| array_value_to_string(column, row).unwrap()).collect::<Vec<_>>()
        };
        found.extend(texts("statement").into_iter().zip(texts("entity_id")));
    }
    let of = |statement: Statement| {
        ["e1", "e2", "e3"].map(|entity| (statement.name().to_owned(), entity.to_owned()))
    };
    assert_eq!(found, [of(Statement::Expenditure), of(Statement::Income)].concat());
}

#[test]
fn an_empty_batch_writes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let warehouse = Warehouse::open_or_create(dir.path()).unwrap();
    warehouse.append(&Batch::default(), &versions()).unwrap();
    for table in WarehouseTable::ALL {
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
    let known = || warehouse.known(&versions()).unwrap().in_folder("").unwrap().of("a").count();
    assert_eq!(known(), 0);
    warehouse.append(&batch, &versions()).unwrap();
    assert_eq!(known(), 1);
    assert_eq!(rows(&warehouse.files(WarehouseTable::Reports).unwrap()), 1);
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

#[test]
fn a_report_is_known_by_all_its_files_and_by_whose_it_was_said_to_be() {
    let hashes = |hashes: &[&str]| RevisionInputs::new(hashes.iter().map(|hash| (*hash).to_owned()));
    assert_eq!(hashes(&["a"]).report_id(), "a");
    let ids = [hashes(&["a", "b"]), hashes(&["b", "a"]), hashes(&["a"])].map(|origin| origin.report_id());
    assert!(ids[0] != ids[1] && ids[0] != ids[2]);
    let year = FiscalYear::new(2023).unwrap();
    let given = hashes(&["a"]).given("e1", year, Kind::Budget, Scope::Unit);
    assert_eq!(given.report_id(), "a");
    assert_ne!(given.revision_id(&versions()), hashes(&["a"]).revision_id(&versions()));
}

#[test]
fn a_warehouse_of_an_older_layout_is_refused_with_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    Warehouse::open_or_create(dir.path()).unwrap();
    let log = dir.path().join("reports/_delta_log/00000000000000000000.json");
    let text = std::fs::read_to_string(&log).unwrap();
    let version = format!("\"juesuan.warehouse_version\":\"{WAREHOUSE_VERSION}\"");
    assert!(text.contains(&version));
    std::fs::write(&log, text.replace(&version, "\"juesuan.warehouse_version\":\"1\"")).unwrap();
    let error = Warehouse::open(dir.path()).err().unwrap();
    assert!(matches!(error, Error::Older { found: 1, known: WAREHOUSE_VERSION, .. }));
    assert!(error.to_string().contains("ingest the reports again into another folder"));
}

#[test]
fn compaction_drops_the_rows_of_the_writer_that_lost_a_race() {
    let dir = tempfile::tempdir().unwrap();
    let [one, other] = [0, 1].map(|_| Warehouse::open_or_create(dir.path()).unwrap());
    let batch = Batch { reports: vec![revision("a", 2023)], rejects: Vec::new() };
    let versions = versions();
    let (mut first, mut second) = (one.begin(&versions), other.begin(&versions));
    first.add(&batch).unwrap();
    second.add(&batch).unwrap();
    first.commit().unwrap();
    second.commit().unwrap();
    let warehouse = Warehouse::open(dir.path()).unwrap();
    assert_eq!(rows(&warehouse.files(WarehouseTable::Facts).unwrap()), 2);
    assert_eq!(warehouse.compact(WarehouseTable::Facts).unwrap().dead_rows, 1);
    assert_eq!(rows(&warehouse.files(WarehouseTable::Facts).unwrap()), 1);

    // Where the batch that the views show was committed last, the other was visible before, and its rows stay.
    let (mut first, mut second) = (one.begin(&versions), other.begin(&versions));
    let batch = Batch { reports: vec![revision("b", 2023)], rejects: Vec::new() };
    first.add(&batch).unwrap();
    second.add(&batch).unwrap();
    second.commit().unwrap();
    first.commit().unwrap();
    assert_eq!(Warehouse::open(dir.path()).unwrap().compact(WarehouseTable::Facts).unwrap().dead_rows, 0);
}

#[test]
fn a_file_without_a_checksum_is_counted_and_not_taken_for_damaged() {
    let dir = tempfile::tempdir().unwrap();
    let warehouse = Warehouse::open_or_create(dir.path()).unwrap();
    let batch = Batch { reports: vec![revision("a", 2023)], rejects: Vec::new() };
    warehouse.append(&batch, &versions()).unwrap();
    let log = dir.path().join("facts/_delta_log/00000000000000000001.json");
    let text = std::fs::read_to_string(&log).unwrap();
    assert!(text.contains("juesuan.blake3"));
    std::fs::write(&log, text.replace("juesuan.blake3", "another.hash")).unwrap();
    let verified = Warehouse::open(dir.path()).unwrap().verify(WarehouseTable::Facts, Depth::Bytes).unwrap();
    assert_eq!((verified.size.files, verified.without_hash, verified.damaged.len()), (1, 1, 0));
}
