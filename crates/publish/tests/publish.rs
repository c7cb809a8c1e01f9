//! What is published, how often, and what is promised of it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics is a test that fails")]

#[allow(dead_code, reason = "each crate's tests use a part of it")]
#[path = "../../query/tests/query/fixture.rs"]
mod fixture;

use fixture::{Fixture, Opened};
use juesuan_publish::{CsvForm, publish, publish_with};
use std::collections::BTreeSet;
use std::path::Path;

/// Two years of one department; `spent` is the later year's.
fn session(spent: &str) -> Opened {
    let mut fixture = Fixture::new();
    fixture.report("r2022", "示例局", 2022, "").statement(
        "expenditure",
        "item=total amount=100.10 line=7 row_label=合计
         code_domain=functional code=205 code_level=class row_label=教育支出 amount=100.10 line=8",
    );
    fixture
        .report("r2023", "示例局", 2023, "")
        .statement("expenditure", &format!("item=total amount={spent} line=7 row_label=合计"));
    fixture.session()
}

fn docs(name: &str) -> std::path::PathBuf {
    Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../docs").join(name)
}

/// A folder with the marts of a warehouse without reports.
fn published_empty() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    publish(&Fixture::new().session(), dir.path()).unwrap();
    dir
}

/// Mart, column and type of a line of the dictionary, whose type may have a comma and stands in quotes then.
fn name_and_type(line: &str) -> String {
    let cells: Vec<&str> = line.splitn(3, ',').collect();
    let kind = cells[2].strip_prefix('"').and_then(|rest| rest.split('"').next());
    let kind = kind.or_else(|| cells[2].split(',').next()).unwrap();
    format!("{},{},{kind}", cells[0], cells[1])
}

/// A page of `docs/` is itself what is kept, so it is no snapshot: it is as written, or is written anew.
fn assert_current(name: &str, written: &str) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(docs(name), written).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(docs(name)).unwrap(),
        written,
        "UPDATE_GOLDEN=1 writes docs/{name} anew"
    );
}

#[test]
fn what_does_not_change_is_not_written_again() {
    let dir = tempfile::tempdir().unwrap();
    let first = publish(&session("200.20"), dir.path()).unwrap();
    assert_eq!((first.written.len(), first.unchanged), (25, 0));
    let when = |name: &str| std::fs::metadata(dir.path().join(name)).unwrap().modified().unwrap();
    let before = when("fact_spending.parquet");

    let second = publish(&session("200.20"), dir.path()).unwrap();
    assert_eq!((second.written, second.unchanged), (Vec::new(), 25));
    assert_eq!(when("fact_spending.parquet"), before);

    let third = publish(&session("200.21"), dir.path()).unwrap();
    let written: BTreeSet<&str> = third.written.iter().map(String::as_str).collect();
    let changed = [
        "datapackage.json",
        "fact_metric.csv",
        "fact_metric.parquet",
        "fact_spending.csv",
        "fact_spending.parquet",
        "juesuan.duckdb",
        "manifest.json",
    ];
    assert_eq!(written, BTreeSet::from(changed));
    assert_eq!(names(dir.path()).len(), 25 + 2, "the files, the sets and the link to the current one");
    assert_eq!(names(&dir.path().join(".sets")).len(), 2 + 1, "the sets of two states, and the lock");
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// The amounts of a set, which tell its state.
fn spending(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("fact_spending.csv")).unwrap()
}

#[test]
fn whoever_has_resolved_the_current_set_keeps_its_state() {
    let dir = tempfile::tempdir().unwrap();
    assert!(publish(&session("1.00"), dir.path()).unwrap().at_once);
    let before = dir.path().join("current").canonicalize().unwrap();
    let spent = spending(&before);
    assert_eq!(spending(dir.path()), spent);
    publish(&session("2.00"), dir.path()).unwrap();
    assert_eq!(spending(&before), spent);
    assert_ne!(spending(dir.path()), spent);
    let shared = ["dim_code.parquet", "fact_spending.parquet"].map(|name| {
        use std::os::unix::fs::MetadataExt;
        let inode = |folder: &Path| std::fs::metadata(folder.join(name)).unwrap().ino();
        inode(&before) == inode(&dir.path().join("current"))
    });
    assert_eq!(shared, [true, false], "what does not change is one file in both sets");
}

#[test]
fn a_folder_without_sets_is_taken_over_and_files_of_others_stay() {
    let dir = tempfile::tempdir().unwrap();
    let (sets, flat) = (dir.path().join("sets"), dir.path().join("flat"));
    publish(&session("1.00"), &sets).unwrap();
    std::fs::create_dir_all(flat.join("notes")).unwrap();
    std::fs::write(flat.join("notes.txt"), "of others").unwrap();
    for name in names(&sets).iter().filter(|name| !["current", ".sets"].contains(&name.as_str())) {
        std::fs::copy(sets.join(name), flat.join(name)).unwrap();
    }
    let again = publish(&session("1.00"), &flat).unwrap();
    assert_eq!((again.written, again.unchanged, again.at_once), (Vec::new(), 25, true));
    assert!(std::fs::read_link(flat.join("fact_spending.csv")).is_ok());
    assert_eq!(spending(&flat), spending(&sets));
    assert_eq!(std::fs::read_to_string(flat.join("notes.txt")).unwrap(), "of others");
    assert!(flat.join("notes").is_dir());
    std::fs::write(flat.join("fact_spending.csv.new"), "of others").unwrap();
    std::os::unix::fs::symlink("current/gone.csv", flat.join("gone.csv")).unwrap();
    publish(&session("2.00"), &flat).unwrap();
    assert!(flat.join("fact_spending.csv.new").exists());
    assert!(
        std::fs::symlink_metadata(flat.join("gone.csv")).is_err(),
        "a link to a file that is no mart any more"
    );
}

#[test]
fn a_folder_of_another_person_is_not_taken_for_the_current_set() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("current")).unwrap();
    let error = publish(&session("1.00"), dir.path()).unwrap_err().to_string();
    assert!(error.contains("current exists and is not a link that `juesuan publish` made"), "{error}");
    assert_eq!(names(&dir.path().join("current")), BTreeSet::new());
}

#[test]
fn a_name_like_a_formula_is_text_in_csv_and_itself_elsewhere() {
    let mut fixture = Fixture::new();
    fixture.report("r", "=SUM(A1)局", 2023, "").statement("expenditure", "item=total amount=-5.00 line=7");
    let session = fixture.session();
    let dir = tempfile::tempdir().unwrap();
    let lines = |name: &str| std::fs::read_to_string(dir.path().join(name)).unwrap();
    publish(&session, dir.path()).unwrap();
    assert!(lines("dim_entity.csv").contains(",'=SUM(A1)局,"), "{}", lines("dim_entity.csv"));
    assert!(lines("fact_spending.csv").contains(",-5.00"), "{}", lines("fact_spending.csv"));
    let database = duckdb::Connection::open(dir.path().join("juesuan.duckdb")).unwrap();
    let name: String =
        database.query_row("SELECT entity_name FROM dim_entity", [], |row| row.get(0)).unwrap();
    assert_eq!(name, "=SUM(A1)局");
    publish_with(&session, dir.path(), CsvForm { escape_formulas: false, ..CsvForm::default() }).unwrap();
    assert!(lines("dim_entity.csv").contains(",=SUM(A1)局,"), "{}", lines("dim_entity.csv"));
}

#[test]
fn with_a_mark_every_csv_file_begins_with_it_and_the_package_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let bytes = |name: &str| std::fs::read(dir.path().join(name)).unwrap();
    let form = CsvForm { byte_order_mark: true, ..CsvForm::default() };
    publish_with(&session("1.00"), dir.path(), form).unwrap();
    let tables = names(dir.path());
    let tables = tables.iter().filter_map(|name| name.strip_suffix(".csv"));
    assert!(tables.clone().count() > 10, "ten marts and the dictionary");
    for bytes in tables.map(|name| bytes(&format!("{name}.csv"))) {
        assert!(bytes.starts_with(b"\xEF\xBB\xBF") && !bytes[3..].starts_with(b"\xEF\xBB\xBF"));
    }
    let package = String::from_utf8(bytes("datapackage.json")).unwrap();
    assert!(package.contains("\"utf-8-sig\"") && !package.contains("\"utf-8\""), "{package}");
    publish(&session("1.00"), dir.path()).unwrap();
    assert!(bytes("fact_spending.csv").starts_with(b"entity_id"), "without, there is none");
}

#[test]
fn a_damaged_database_is_made_again() {
    let dir = tempfile::tempdir().unwrap();
    publish(&session("1.00"), dir.path()).unwrap();
    std::fs::write(dir.path().join("juesuan.duckdb"), b"half").unwrap();
    let again = publish(&session("1.00"), dir.path()).unwrap();
    // The manifest contains the file's hash, which may differ from time to time.
    let written: Vec<&str> =
        again.written.iter().map(String::as_str).filter(|name| *name != "manifest.json").collect();
    assert_eq!(written, ["juesuan.duckdb"]);
}

#[test]
fn the_database_and_the_manifest_say_what_the_files_hold() {
    let dir = tempfile::tempdir().unwrap();
    publish(&session("99999999999999.99"), dir.path()).unwrap();
    let manifest = std::fs::read_to_string(dir.path().join("manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    // More digits than a float keeps.
    assert_eq!(manifest["marts"]["fact_spending"]["sums"]["amount"], "100000000000200.19");
    assert_eq!(manifest["marts"]["fact_spending"]["rows"], 3);
    let bytes = std::fs::metadata(dir.path().join("dim_code.csv")).unwrap().len();
    assert_eq!(manifest["files"]["dim_code.csv"]["bytes"], bytes);

    let connection = duckdb::Connection::open(dir.path().join("juesuan.duckdb")).unwrap();
    let text = |sql: &str| -> String { connection.query_row(sql, [], |row| row.get(0)).unwrap() };
    assert_eq!(text("SELECT CAST(SUM(amount) AS VARCHAR) FROM fact_spending"), "100000000000200.19");
    assert_eq!(
        text(
            "SELECT comment FROM duckdb_columns() WHERE table_name = 'fact_spending' AND column_name = 'amount'"
        ),
        "金额（元） | yuan, exact"
    );
    assert_eq!(text("SELECT name FROM dim_code WHERE code = '205'"), "教育支出");
}

#[test]
fn names_and_types_are_as_promised() {
    let promised = std::fs::read_to_string(docs("marts.csv")).unwrap();
    let dir = published_empty();
    let dictionary = std::fs::read_to_string(dir.path().join("dictionary.csv")).unwrap();
    let present: Vec<String> = dictionary.lines().skip(1).map(name_and_type).collect();
    for mart in present.iter().map(|line| line.split(',').next().unwrap()).collect::<BTreeSet<_>>() {
        let table = std::fs::read_to_string(dir.path().join(format!("{mart}.csv"))).unwrap();
        let described = present.iter().filter(|line| line.split(',').next() == Some(mart)).count();
        assert_eq!(
            table.lines().next().unwrap().split(',').count(),
            described,
            "{mart} has columns that are not described"
        );
    }
    for line in promised.lines().skip(1) {
        assert!(
            present.iter().any(|column| column == line),
            "{line} is promised by docs/marts.md and gone: a column may be added, never taken away, renamed or retyped"
        );
    }
    // New columns become a promise.
    let added = present.iter().filter(|line| !promised.lines().any(|known| known == *line));
    let added: String = added.flat_map(|line| [line.as_str(), "\n"]).collect();
    assert_current("marts.csv", &(promised + &added));
}

#[test]
fn the_documents_hold_the_dictionary() {
    let text = std::fs::read_to_string(docs("marts.md")).unwrap();
    let (before, _) = text.split_once("# 数据字典 | Data dictionary\n").unwrap();
    let dictionary = std::fs::read_to_string(published_empty().path().join("dictionary.md")).unwrap();
    assert_current("marts.md", &format!("{before}{dictionary}"));
}
