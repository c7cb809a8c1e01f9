//! What is published, how often, and what is promised of it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics is a test that fails")]

#[allow(dead_code, reason = "each crate's tests use a part of it")]
#[path = "../../query/tests/query/fixture.rs"]
mod fixture;

use fixture::{Fixture, Opened};
use juesuan_publish::{CsvForm, Form, publish, publish_with};
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

/// The files of the dbt project, in a folder of their own.
const DBT_FILES: usize = 9;
/// All files: ten marts as Parquet and CSV, the database and its definition, four descriptions, the semantic model, the dbt project.
const FILES: usize = 20 + 2 + 4 + 1 + DBT_FILES;

#[test]
fn what_does_not_change_is_not_written_again() {
    let dir = tempfile::tempdir().unwrap();
    let first = publish(&session("200.20"), dir.path()).unwrap();
    assert_eq!((first.written.len(), first.unchanged), (FILES, 0));
    let when = |name: &str| std::fs::metadata(dir.path().join(name)).unwrap().modified().unwrap();
    let before = when("fact_spending.parquet");

    let second = publish(&session("200.20"), dir.path()).unwrap();
    assert_eq!((second.written, second.unchanged), (Vec::new(), FILES));
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
    assert_eq!(
        names(dir.path()).len(),
        FILES - DBT_FILES + 3,
        "the files, the dbt project, the sets and the link to the current one"
    );
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
    for name in names(&sets).iter().filter(|name| !["current", ".sets", "dbt"].contains(&name.as_str())) {
        std::fs::copy(sets.join(name), flat.join(name)).unwrap();
    }
    let again = publish(&session("1.00"), &flat).unwrap();
    assert_eq!((again.written.len(), again.unchanged, again.at_once), (DBT_FILES, FILES - DBT_FILES, true));
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
    let csv = CsvForm { escape_formulas: false, ..CsvForm::default() };
    publish_with(&session, dir.path(), Form { csv, ..Form::default() }).unwrap();
    assert!(lines("dim_entity.csv").contains(",=SUM(A1)局,"), "{}", lines("dim_entity.csv"));
}

#[test]
fn with_a_mark_every_csv_file_begins_with_it_and_the_package_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let bytes = |name: &str| std::fs::read(dir.path().join(name)).unwrap();
    let csv = CsvForm { byte_order_mark: true, ..CsvForm::default() };
    publish_with(&session("1.00"), dir.path(), Form { csv, ..Form::default() }).unwrap();
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

fn database(marts: &Path) -> duckdb::Connection {
    duckdb::Connection::open(marts.join("juesuan.duckdb")).unwrap()
}

/// How many columns of a view a header describes: all but those of metrics, which the catalogue names.
fn view_columns(database: &duckdb::Connection, view: &str) -> usize {
    let sql = "SELECT COUNT(*) FROM duckdb_columns() WHERE table_name = ? AND NOT EXISTS \
               (SELECT 1 FROM dim_metric WHERE regexp_replace(column_name, '_(numerator|denominator)$', '') = metric)";
    let count: i64 = database.query_row(sql, [view], |row| row.get(0)).unwrap();
    usize::try_from(count).unwrap()
}

/// The rows of a query as text, cells joined by a space, null as nothing.
fn answer(database: &duckdb::Connection, sql: &str) -> Vec<String> {
    let sql = format!("SELECT concat_ws(' ', *COLUMNS(*)) FROM ({sql})");
    let mut statement = database.prepare(&sql).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn the_database_has_the_keys_of_the_marts_and_refuses_rows_that_break_them() {
    let dir = tempfile::tempdir().unwrap();
    let published = publish(&session("200.20"), dir.path()).unwrap();
    assert_eq!(published.left_out, Vec::<String>::new());
    let database = database(dir.path());
    let keys = |kind: &str| {
        let sql = format!(
            "SELECT table_name FROM duckdb_constraints() WHERE constraint_type = '{kind}' ORDER BY 1"
        );
        answer(&database, &sql)
    };
    let fact_keys = ["fact_finding", "fact_metric", "fact_three_public"];
    let dimensions = ["dim_code", "dim_entity", "dim_metric", "dim_region", "dim_year"];
    assert_eq!(keys("PRIMARY KEY"), [dimensions.as_slice(), fact_keys.as_slice()].concat());
    assert_eq!(keys("FOREIGN KEY").len(), 1 + 3 + 2 + 3 + 3 + 2, "{:?}", keys("FOREIGN KEY"));
    let totals: i64 = database
        .query_row("SELECT COUNT(*) FROM fact_spending WHERE code IS NULL", [], |row| row.get(0))
        .unwrap();
    assert_eq!(totals, 2, "a total refers to no code, and is kept");
    for broken in [
        "INSERT INTO dim_year SELECT * FROM dim_year",
        "INSERT INTO fact_spending SELECT * REPLACE ('nobody' AS entity_id) FROM fact_spending",
        "INSERT INTO fact_spending SELECT * REPLACE ('999' AS code) FROM fact_spending WHERE code = '205'",
    ] {
        let error = database.execute(broken, []).unwrap_err().to_string();
        assert!(error.contains("Constraint Error"), "{broken}: {error}");
    }
}

#[test]
fn a_key_that_the_rows_break_is_left_out_and_the_rows_are_kept() {
    let mut fixture = Fixture::new();
    // No list of years reaches so far back.
    fixture.report("r", "示例局", 1990, "").statement("expenditure", "item=total amount=5.00 line=7");
    let dir = tempfile::tempdir().unwrap();
    let published = publish(&fixture.session(), dir.path()).unwrap();
    assert!(
        published.left_out.contains(&"fact_spending: fiscal_year -> dim_year".to_owned()),
        "{:?}",
        published.left_out
    );
    let database = database(dir.path());
    assert_eq!(answer(&database, "SELECT fiscal_year, amount FROM fact_spending"), ["1990 5.00"]);
    assert_eq!(answer(&database, "SELECT entity_name, amount FROM named_spending"), ["示例局 5.00"]);
    let read = |name: &str| std::fs::read_to_string(dir.path().join(name)).unwrap();
    assert!(read("manifest.json").contains("fact_spending: fiscal_year -> dim_year"));
    let sql = read("juesuan.sql");
    let table = sql.split("CREATE TABLE ").find(|table| table.starts_with("fact_spending ")).unwrap();
    assert!(table.contains("REFERENCES dim_entity") && !table.contains("REFERENCES dim_year"), "{table}");
    let package: serde_json::Value = serde_json::from_str(&read("datapackage.json")).unwrap();
    let mut resources = package["resources"].as_array().unwrap().iter();
    let spending = resources.find(|resource| resource["name"] == "fact_spending").unwrap();
    let keys = spending["schema"]["foreignKeys"].to_string();
    assert!(keys.contains("dim_entity") && !keys.contains("dim_year"), "{keys}");
}

#[test]
fn views_have_names_totals_years_and_exact_amounts_in_wan() {
    let dir = tempfile::tempdir().unwrap();
    publish(&session("99999999999999.99"), dir.path()).unwrap();
    let database = database(dir.path());
    let ask = |sql: &str| answer(&database, sql);
    assert_eq!(
        ask(
            "SELECT entity_name, fiscal_year, code_name, class_name, amount FROM named_spending WHERE code = '205'"
        ),
        ["示例局 2022 教育支出 教育支出 100.10"]
    );
    assert_eq!(
        ask("SELECT amount_wan FROM spending_wan WHERE code IS NULL ORDER BY amount_wan"),
        ["0.010010", "9999999999.999999"]
    );
    assert_eq!(
        ask(
            "SELECT entity_name, kind, scope, \"2022\", \"2023\" FROM metric_by_year WHERE metric = 'expenditure'"
        ),
        ["示例局 final_accounts department 100.1000 99999999999999.9900"]
    );
    assert_eq!(
        ask("SELECT entity_name, \"2022\", \"2023\" FROM expenditure_by_year"),
        ["示例局 100.1000 99999999999999.9900"]
    );
    assert_eq!(
        ask("SELECT fiscal_year, year_start, expenditure FROM final_accounts_metrics ORDER BY fiscal_year"),
        ["2022 2022-01-01 100.1000", "2023 2023-01-01 99999999999999.9900"]
    );
    assert_eq!(
        ask(
            "SELECT fiscal_year, dimension, value FROM metric_totals WHERE metric = 'expenditure' ORDER BY fiscal_year"
        ),
        ["2022 total 100.1000", "2023 total 99999999999999.9900"]
    );
    assert_eq!(
        ask(
            "SELECT COUNT(*) FROM fact_metric WHERE metric = 'expenditure' AND NOT is_total AND fiscal_year = 2022"
        ),
        ["6"],
        "five parts and the class 205"
    );
    let undescribed = ask(
        "SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE comment IS NULL AND NOT internal",
    );
    assert_eq!(undescribed, Vec::<String>::new());
    let uncommented = ask("SELECT view_name FROM duckdb_views() WHERE comment IS NULL AND NOT internal");
    assert_eq!(uncommented, Vec::<String>::new());
}

#[test]
fn budgets_and_final_accounts_have_views_of_their_own() {
    let mut fixture = Fixture::new();
    for (revision, kind, phase, amount) in
        [("b", "budget", "initial_budget", "7.00"), ("f", "final_accounts", "actual", "9.00")]
    {
        let facts = format!(
            "item=total amount={amount} phase={phase} line=7
             item=total measure=project amount=2.00 phase={phase} line=7"
        );
        fixture.report(revision, "示例局", 2023, &format!("kind={kind}")).statement("expenditure", &facts);
    }
    let dir = tempfile::tempdir().unwrap();
    publish(&fixture.session(), dir.path()).unwrap();
    let database = database(dir.path());
    let of = |view: &str| {
        let columns = "expenditure, project_share, project_share_numerator, project_share_denominator";
        answer(&database, &format!("SELECT {columns} FROM {view}"))
    };
    assert_eq!(of("budget_metrics"), ["7.0000 0.2857 2.00 7.00"]);
    assert_eq!(of("final_accounts_metrics"), ["9.0000 0.2222 2.00 9.00"]);
    let has = |view: &str, column: &str| database.prepare(&format!("SELECT {column} FROM {view}")).is_ok();
    assert!(has("final_accounts_metrics", "execution_rate") && !has("budget_metrics", "execution_rate"));
}

#[test]
fn a_large_fact_has_a_file_per_year_with_the_same_rows_and_sums() {
    let dir = tempfile::tempdir().unwrap();
    let (one, many) = (dir.path().join("one"), dir.path().join("many"));
    publish(&session("200.20"), &one).unwrap();
    let form = Form { partition_rows: 2, ..Form::default() };
    publish_with(&session("200.20"), &many, form).unwrap();
    let manifest = |marts: &Path| -> serde_json::Value {
        serde_json::from_str(&std::fs::read_to_string(marts.join("manifest.json")).unwrap()).unwrap()
    };
    let (of_one, of_many) = (manifest(&one), manifest(&many));
    let spending = &of_many["marts"]["fact_spending"];
    assert_eq!(
        spending["parquet"],
        serde_json::json!([
            "fact_spending/fiscal_year=2022/part-0.parquet",
            "fact_spending/fiscal_year=2023/part-0.parquet"
        ])
    );
    assert!(of_many["files"]["fact_spending/fiscal_year=2023/part-0.parquet"]["bytes"].is_u64());
    assert_eq!(
        of_many["marts"]["dim_region"]["parquet"],
        serde_json::json!(["dim_region.parquet"]),
        "a dimension"
    );
    for mart in of_one["marts"].as_object().unwrap().keys() {
        for what in ["rows", "sums"] {
            assert_eq!(of_one["marts"][mart][what], of_many["marts"][mart][what], "{mart}");
        }
    }
    let memory = duckdb::Connection::open_in_memory().unwrap();
    let columns = "entity_id, fiscal_year, code, measure, amount, revision_id";
    let rows = |files: std::path::PathBuf, year: &str| {
        let sql = format!("SELECT {columns} FROM read_parquet('{}'{year}) ORDER BY ALL", files.display());
        answer(&memory, &sql)
    };
    let whole = rows(one.join("fact_spending.parquet"), "");
    assert_eq!(whole.len(), 3);
    assert_eq!(
        rows(many.join("fact_spending/*/*.parquet"), ", hive_types = {'fiscal_year': INTEGER}"),
        whole
    );
    for name in ["fact_spending.csv", "dictionary.csv", "dictionary.md", "datapackage.json", "juesuan.sql"] {
        let read = |marts: &Path| std::fs::read_to_string(marts.join(name)).unwrap();
        assert_eq!(read(&one), read(&many), "{name}");
    }
    let all = "SELECT * FROM fact_spending ORDER BY ALL";
    assert_eq!(answer(&database(&one), all), answer(&database(&many), all));

    let again = publish_with(&session("200.20"), &many, form).unwrap();
    assert_eq!(again.written, Vec::<String>::new());
    publish(&session("200.20"), &many).unwrap();
    assert!(!many.join("fact_spending").exists() && many.join("fact_spending.parquet").is_file());
}

#[test]
fn a_folder_of_another_person_is_not_replaced_by_one_of_the_set() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("dbt")).unwrap();
    std::fs::write(dir.path().join("dbt/mine.sql"), "SELECT 1").unwrap();
    let error = publish(&session("1.00"), dir.path()).unwrap_err().to_string();
    assert!(error.contains("dbt exists and is not a link that `juesuan publish` made"), "{error}");
    assert_eq!(names(&dir.path().join("dbt")), BTreeSet::from(["mine.sql".to_owned()]));
}

#[test]
fn the_semantic_models_have_every_metric() {
    let dir = published_empty();
    let read = |name: &str| std::fs::read_to_string(dir.path().join(name)).unwrap();
    let ossie: serde_json::Value = serde_json::from_str(&read("ossie.json")).unwrap();
    let model = &ossie["semantic_model"][0];
    let sql = |name: &str| {
        let metrics = model["metrics"].as_array().unwrap();
        let metric = metrics.iter().find(|metric| metric["name"] == name).unwrap();
        metric["expression"]["dialects"][0]["expression"].as_str().unwrap().to_owned()
    };
    assert_eq!(sql("expenditure"), "SUM(final_accounts_metrics.expenditure)");
    assert_eq!(sql("budget_expenditure"), "SUM(budget_metrics.expenditure)");
    assert_eq!(
        sql("project_share"),
        "SUM(final_accounts_metrics.project_share_numerator) / SUM(final_accounts_metrics.project_share_denominator)"
    );
    assert_eq!(sql("concentration"), "AVG(final_accounts_metrics.concentration)");
    let dbt = read("dbt/models/semantic_models.yml");
    for metric in juesuan_query::Catalogue::read().unwrap().metrics() {
        assert!(!sql(metric.id).is_empty());
        assert!(dbt.contains(&format!("\n  - name: \"{}\"\n    label: ", metric.id)), "{}", metric.id);
        assert!(dbt.contains(metric.label_zh) && dbt.contains(metric.label_en));
    }
    let sources = read("dbt/models/sources.yml");
    for relation in ["dim_code", "fact_metric", "named_spending"] {
        assert!(sources.contains(&format!("\n      - name: \"{relation}\"\n")), "{relation}");
    }
    assert!(sources.contains("to: \"source('juesuan', 'dim_region')\""), "{sources}");
}

#[test]
fn names_and_types_are_as_promised() {
    let promised = std::fs::read_to_string(docs("marts.csv")).unwrap();
    let dir = published_empty();
    let dictionary = std::fs::read_to_string(dir.path().join("dictionary.csv")).unwrap();
    let present: Vec<String> = dictionary.lines().skip(1).map(name_and_type).collect();
    let database = database(dir.path());
    for mart in present.iter().map(|line| line.split(',').next().unwrap()).collect::<BTreeSet<_>>() {
        let described = present.iter().filter(|line| line.split(',').next() == Some(mart)).count();
        // A view is in the database alone; its columns are the described ones, since there are no years and no columns of metrics.
        let columns = match std::fs::read_to_string(dir.path().join(format!("{mart}.csv"))) {
            Ok(table) => table.lines().next().unwrap().split(',').count(),
            Err(_) => view_columns(&database, mart),
        };
        assert_eq!(columns, described, "{mart} has columns that are not described");
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
