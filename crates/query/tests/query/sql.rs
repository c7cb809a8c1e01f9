//! What a session lets a user query, and what it refuses.

use crate::fixture::{Fixture, Opened};
use juesuan_query::{Deadline, Error, Limits, Reference, Session};
use polars::prelude::{AnyValue, DataType};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

fn session() -> Opened {
    let mut fixture = Fixture::new();
    fixture.report("r", "示例局", 2023, "").statement("expenditure", "item=total amount=51022200.00");
    fixture.session()
}

#[test]
fn only_one_select_is_run() {
    let session = session();
    let inside = session.root().join("out.csv");
    for (text, found) in [
        (
            format!("COPY facts TO '{}'", inside.display().to_string().replace('\'', "''")),
            "this is another kind of statement",
        ),
        ("CREATE TABLE t AS SELECT 1".to_owned(), "this is another kind of statement"),
        ("INSERT INTO facts VALUES (1)".to_owned(), "this is another kind of statement"),
        ("SET lock_configuration = false".to_owned(), "this is another kind of statement"),
        ("PRAGMA database_list".to_owned(), "this is another kind of statement"),
        ("ATTACH 'x.db'".to_owned(), "this is another kind of statement"),
        ("INSTALL httpfs".to_owned(), "this is another kind of statement"),
        ("SELECT 1; SELECT 2".to_owned(), "these are 2 statements"),
        ("SELECT 1; DROP VIEW facts".to_owned(), "this is another kind of statement"),
        ("  -- nothing".to_owned(), "there is no statement"),
    ] {
        match session.sql(&text) {
            Err(Error::NotOneSelect { found: said }) => assert_eq!(said.to_string(), found, "{text}"),
            other => panic!("{text}: {other:?}"),
        }
    }
    assert!(!inside.exists());
    assert_eq!(session.sql("FROM facts SELECT amount;").unwrap().height(), 1);
    assert_eq!(session.sql("WITH a AS (SELECT 1 AS x) SELECT x FROM a").unwrap().height(), 1);
}

#[test]
fn nothing_outside_the_warehouse_can_be_read() {
    let session = session();
    for text in [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM read_parquet('https://example.org/a.parquet')",
        "SELECT * FROM enable_logging(storage = 'file', storage_path = '/tmp/log')",
    ] {
        let refused = match session.sql(text) {
            Err(_) => true,
            Ok(frame) => frame.height() == 0,
        };
        assert!(refused, "{text}");
    }
}

#[test]
fn errors_keep_the_words_of_the_engine() {
    let session = session();
    let error = session.sql("SELECT amnt FROM facts").unwrap_err().to_string();
    assert!(
        error.starts_with("the query failed: Binder Error: Referenced column \"amnt\" not found"),
        "{error}"
    );
    assert!(error.contains("Candidate bindings: \"amount\""), "{error}");
    let error = session.sql("SELECT * FROM fact").unwrap_err().to_string();
    let facts = "there is no table or view `fact`: did you mean facts";
    assert!(error.starts_with(facts) && error.ends_with("? `juesuan schema` lists them all"), "{error}");
    assert!(!error.contains("raw_"), "{error}");
    let error = session.sql("SELECT * FROM raw_fact").unwrap_err().to_string();
    assert!(error.contains("did you mean raw_facts"), "{error}");
    let error = session.sql("SELEC 1").unwrap_err().to_string();
    assert_eq!(error, "the query does not parse: syntax error at or near \"SELEC\"");
    let error = session.sql("SELECT $x").unwrap_err().to_string();
    assert_eq!(error, "the query needs a value for the parameter $x");
    let error = session.query("SELECT 1 AS one", &[("x", 1.into())]).unwrap_err().to_string();
    assert_eq!(error, "the query has no parameter $x");
    let error = session.sql("SELECT [1, 2] AS list").unwrap_err().to_string();
    assert!(
        error.ends_with("cannot be displayed: convert it, for example with CAST(list AS VARCHAR)"),
        "{error}"
    );
    let error = session.sql("SELECT CAST('x' AS INTEGER) AS n FROM facts").unwrap_err().to_string();
    assert!(error.contains("Could not convert string 'x' to INT32"), "{error}");
}

#[test]
fn decimals_and_huge_integers_arrive_exact() {
    let session = session();
    let frame = session
        .sql(
            "SELECT amount, SUM(amount) AS total, CAST(12345678901234567890123456789012345678 AS HUGEINT) AS huge,
               CAST('-0.005' AS DECIMAL(9, 3)) AS small, NULL AS nothing, fiscal_year, 1.5::DOUBLE AS approximate,
               DATE '2024-10-01' AS day, ingested_at, 3::TINYINT AS tiny, 4::USMALLINT AS short, true AS truth
             FROM facts JOIN reports USING (revision_id, fiscal_year) GROUP BY ALL",
        )
        .unwrap();
    let types: Vec<String> = frame.dtypes().iter().map(ToString::to_string).collect();
    assert_eq!(frame.column("amount").unwrap().dtype(), &DataType::Decimal(18, 2), "{types:?}");
    assert_eq!(frame.column("total").unwrap().dtype(), &DataType::Decimal(38, 2));
    assert_eq!(frame.column("huge").unwrap().dtype(), &DataType::Decimal(38, 0));
    let text = |name: &str| frame.column(name).unwrap().get(0).unwrap().to_string();
    assert_eq!(text("total"), "51022200.00");
    assert_eq!(text("huge"), "12345678901234567890123456789012345678");
    assert_eq!(text("small"), "-0.005");
    assert_eq!(frame.column("nothing").unwrap().get(0).unwrap(), AnyValue::Null);
    assert_eq!((text("fiscal_year"), text("tiny"), text("short")), ("2023".into(), "3".into(), "4".into()));
    assert_eq!(frame.column("ingested_at").unwrap().dtype().to_string(), "datetime[μs]");
}

#[test]
fn a_result_of_many_batches_arrives_whole_and_one_of_none_keeps_its_columns() {
    let session = session();
    let frame = session.sql("SELECT range AS n, range * 0.01 AS fen FROM range(10000) ORDER BY n").unwrap();
    assert_eq!(
        (frame.height(), frame.column("n").unwrap().get(9999).unwrap()),
        (10000, AnyValue::Int64(9999))
    );
    let frame = session.sql("SELECT amount, statement FROM facts WHERE false").unwrap();
    assert_eq!((frame.height(), frame.dtypes()), (0, vec![DataType::Decimal(18, 2), DataType::String]));
}

#[test]
fn values_of_the_user_are_bound_never_pasted() {
    let session = session();
    let name = "'; DROP VIEW facts; --";
    let frame = session
        .query(
            "SELECT $name AS name, count(*) AS n FROM reports WHERE entity_name = $name",
            &[("name", name.to_owned().into())],
        )
        .unwrap();
    assert_eq!(frame.column("name").unwrap().str().unwrap().get(0), Some(name));
}

/// Table functions that only read or compute. An upgrade of the engine that adds one needs a decision.
const READING: &str = "duckdb_approx_database_count duckdb_columns duckdb_connection_count duckdb_constraints \
    duckdb_coordinate_systems duckdb_databases duckdb_dependencies duckdb_extensions duckdb_external_file_cache \
    duckdb_functions duckdb_indexes duckdb_keywords duckdb_log_contexts duckdb_logs duckdb_logs_parsed duckdb_memory \
    duckdb_optimizers duckdb_prepared_statements duckdb_profiling_settings duckdb_schemas duckdb_secret_types \
    duckdb_secrets duckdb_sequences duckdb_settings duckdb_table_sample duckdb_tables duckdb_temporary_files \
    duckdb_types duckdb_variables duckdb_views generate_series glob histogram histogram_values icu_calendar_names \
    json_each json_tree parquet_bloom_probe parquet_file_metadata parquet_full_metadata parquet_kv_metadata \
    parquet_metadata parquet_scan parquet_schema pg_timezone_names pragma_collations pragma_database_size \
    pragma_metadata_info pragma_platform pragma_show pragma_storage_info pragma_table_info pragma_user_agent \
    pragma_version range read_blob read_csv read_csv_auto read_duckdb read_json read_json_auto read_json_objects \
    read_json_objects_auto read_ndjson read_ndjson_auto read_ndjson_objects read_parquet read_text repeat repeat_row \
    sniff_csv summary test_all_types test_vector_types unnest which_secret";

#[test]
fn functions_that_act_are_refused_and_every_table_function_is_decided() {
    let session = session();
    for text in [
        "SELECT * FROM enable_logging()",
        "SELECT * FROM ENABLE_LOGGING(storage = 'file')",
        "FROM main.enable_profiling()",
        "SELECT * FROM disable_logging()",
        "SELECT (SELECT max(Success) FROM checkpoint())",
        "WITH a AS (FROM force_checkpoint()) FROM a",
        "SELECT 1 WHERE EXISTS (FROM truncate_duckdb_logs())",
        "SELECT * FROM query('SELECT * FROM enable_' || 'logging()')",
        "SELECT * FROM query_table('facts')",
        "SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))",
        "SELECT * FROM reports, LATERAL (SELECT write_log('x'))",
        "SELECT json_transform('[1]', json_structure('[1]'))",
        "SELECT from_json('[1]', '[\"BIGINT\"]')",
        "SELECT * FROM arrow_scan(1, 2, 3)",
    ] {
        match session.sql(text) {
            Err(Error::Function(_)) => {}
            other => panic!("{text}: {other:?}"),
        }
    }
    let functions = session
        .sql(
            "SELECT DISTINCT function_name AS name FROM duckdb_functions() \
             WHERE function_type IN ('table', 'table_macro') ORDER BY name",
        )
        .unwrap();
    let names = functions.column("name").unwrap().str().unwrap();
    for name in names.iter().flatten().filter(|name| !READING.split_whitespace().any(|known| known == *name))
    {
        let refused = session.sql(&format!("SELECT * FROM {name}()"));
        assert!(matches!(refused, Err(Error::Function(_))), "{name}: {refused:?}");
    }
    assert!(session.sql("SELECT count(*) AS n FROM duckdb_logs()").unwrap().height() == 1);
}

#[test]
fn what_would_overflow_the_stack_is_refused() {
    let session = session();
    let around =
        |open: &str, close: &str, n: usize| format!("SELECT {}1{} AS x", open.repeat(n), close.repeat(n));
    for text in [
        format!("SELECT {} AS x", vec!["1"; 900].join(" + ")),
        format!("SELECT {} AS x", vec!["'a'"; 900].join(" || ")),
        around("[", "]", 500),
        around("[", "]", 900),
        around("{'a': ", "}", 900),
        around("abs(", ")", 900),
        around("(SELECT ", ")", 900),
    ] {
        match session.sql(&text) {
            Err(Error::TooDeep) => {}
            other => panic!("{text}: {other:?}"),
        }
    }
    assert_eq!(session.sql(&format!("SELECT {} AS x", vec!["1"; 200].join(" + "))).unwrap().height(), 1);
    let codes: Vec<String> = (0..900).map(|code| format!("code = '{code}'")).collect();
    assert!(session.sql(&format!("SELECT amount FROM facts WHERE {}", codes.join(" OR "))).is_ok());
}

#[test]
fn a_statement_is_stopped_at_its_deadline() {
    let session = session();
    let started = Instant::now();
    {
        let _deadline = Deadline::after(Duration::from_millis(200), session.interrupt_handle());
        let endless = session.sql("SELECT count(*) AS n FROM range(1000000000) AS a, range(1000) AS b");
        assert!(matches!(endless, Err(Error::Interrupted)), "{endless:?}");
    }
    assert!(started.elapsed() < Duration::from_secs(20));
    assert_eq!(session.sql("SELECT 1 AS one").unwrap().height(), 1);
}

#[test]
fn memory_and_temporary_files_have_limits() {
    let warehouse = tempfile::tempdir().unwrap();
    let open = |memory: &str, temp: &str| {
        let limits = Limits { memory: Some(memory.to_owned()), temp: temp.to_owned() };
        Session::over_within(warehouse.path(), BTreeMap::new(), Reference::shipped().unwrap(), &limits)
    };
    let session = open("60MB", "1MB").unwrap();
    let sorted = "SELECT max(b) AS b FROM (SELECT range AS a, md5(range::VARCHAR) AS b FROM range(3000000) \
                  ORDER BY b, a LIMIT 2999999)";
    let error = session.sql(sorted).unwrap_err().to_string();
    assert!(error.contains("Out of Memory Error"), "{error}");
    let settings = session.sql("SELECT value FROM duckdb_settings() WHERE name = 'temp_directory'").unwrap();
    let folder = settings.column("value").unwrap().str().unwrap().get(0).unwrap().to_owned();
    assert!(Path::new(&folder).starts_with(std::env::temp_dir()), "{folder}");
    drop(session);
    assert!(!Path::new(&folder).exists());
    assert_eq!(open("60MB", "1GB").unwrap().sql(sorted).unwrap().height(), 1);
    assert!(open("much", "1GB").is_err());
}
