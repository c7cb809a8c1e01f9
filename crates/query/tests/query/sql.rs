//! What a session lets a user query, and what it refuses.

use crate::fixture::{Fixture, Opened};
use juesuan_query::{Deadline, Error, Limits, OwnTable, Reference, Session, Statement, described};
use polars::prelude::{AnyValue, DataFrame, DataType};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

fn session() -> Opened {
    let mut fixture = Fixture::new();
    fixture.report("r", "示例局", 2023, "").statement("expenditure", "item=total amount=51022200.00");
    fixture.session()
}

/// The statements of a script, one after another; the rows of the last.
fn run(session: &Session, script: &str) -> Result<DataFrame, Error> {
    let mut last = DataFrame::empty();
    for statement in Statement::all(script) {
        last = session.execute(&statement, &[])?.answer.frame()?;
    }
    Ok(last)
}

#[test]
fn what_reads_is_permitted() {
    let session = session();
    for (script, shape) in [
        ("FROM facts SELECT amount;", (1, 1)),
        ("WITH a AS (SELECT 1 AS x) SELECT x FROM a", (1, 1)),
        ("VALUES (1), (2)", (2, 1)),
        ("SELECT fiscal_year FROM facts QUALIFY row_number() OVER () = 1", (1, 1)),
        ("PIVOT facts ON fiscal_year IN (2022, 2023) USING sum(amount) GROUP BY statement", (1, 3)),
        ("PIVOT facts ON fiscal_year USING sum(amount) GROUP BY statement", (1, 2)),
        ("WITH p AS (PIVOT facts ON fiscal_year USING sum(amount) GROUP BY statement) FROM p", (1, 2)),
        ("UNPIVOT (SELECT amount, amount AS other FROM facts) ON amount, other", (2, 2)),
        ("DESCRIBE SELECT amount FROM facts", (1, 6)),
        ("SUMMARIZE SELECT amount FROM facts", (1, 12)),
        ("EXPLAIN SELECT amount FROM facts", (1, 2)),
        ("EXPLAIN ANALYZE SELECT amount FROM facts", (1, 2)),
        ("EXPLAIN (FORMAT json) SELECT 1", (1, 2)),
        ("EXPLAIN (SELECT 1)", (1, 2)),
        ("CREATE TEMP TABLE t AS FROM facts SELECT amount; INSERT INTO t VALUES (1), (2); FROM t", (3, 1)),
        ("CREATE OR REPLACE TEMPORARY VIEW v (a) AS SELECT amount FROM facts; FROM v", (1, 1)),
        ("CREATE MACRO doubled(x, times := 2) AS x * times; SELECT doubled(amount) FROM facts", (1, 1)),
        (
            "CREATE OR REPLACE TEMP MACRO of(y) AS TABLE SELECT * FROM facts WHERE fiscal_year = y; SELECT amount FROM of(2023)",
            (1, 1),
        ),
        ("SET VARIABLE year = (SELECT max(fiscal_year) FROM facts); SELECT getvariable('year') AS y", (1, 1)),
        ("SET VARIABLE list = [1, 2]; RESET VARIABLE list; SELECT 1 AS one", (1, 1)),
        (
            "DROP TABLE t; DROP VIEW IF EXISTS v; DROP MACRO doubled; DROP MACRO TABLE of; SELECT 1 AS one",
            (1, 1),
        ),
    ] {
        let frame = run(&session, script).unwrap_or_else(|error| panic!("{script}: {error}"));
        assert_eq!(frame.shape(), shape, "{script}");
    }
    assert!(run(&session, "FROM t").is_err());
    assert!(matches!(session.sql("SELECT 1; SELECT 2"), Err(Error::Statements(2))));
    assert!(matches!(session.sql("  -- nothing"), Err(Error::NoStatement)));
}

#[test]
fn what_writes_or_reaches_out_is_refused() {
    let session = session();
    let root = session.root().display().to_string().replace('\'', "''");
    let link = session.root().join("link");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc", &link).unwrap();
    let refused = [
        format!("COPY facts TO '{root}/out.csv'"),
        format!("COPY (SELECT 1) TO '{root}/out.parquet'"),
        format!("copy facts from '{root}/out.csv'"),
        format!("/* a */ COPY facts TO '{root}/out.csv'"),
        format!("-- a\nCOPY facts TO '{root}/out.csv'"),
        format!("EXPLAIN COPY facts TO '{root}/out.csv'"),
        format!("EXPLAIN ANALYZE COPY facts TO '{root}/out.csv'"),
        format!("EXPORT DATABASE '{root}/out'"),
        format!("PIVOT facts ON statement USING sum(amount); COPY facts TO '{root}/out.csv'"),
        format!("ATTACH '{root}/out.db'"),
        "CREATE TABLE t AS SELECT 1".to_owned(),
        "CREATE TABLE t (a INTEGER)".to_owned(),
        "CREATE TEMP TABLE t (a INTEGER)".to_owned(),
        "CREATE VIEW v AS SELECT 1".to_owned(),
        "CREATE TEMP TABLE facts AS SELECT 1".to_owned(),
        "CREATE TEMP VIEW \"FACTS\" AS SELECT 1".to_owned(),
        "CREATE TEMP VIEW raw_facts AS SELECT 1".to_owned(),
        "CREATE TEMP TABLE reference_regions AS SELECT 1".to_owned(),
        "CREATE MACRO sum(x) AS 0".to_owned(),
        "CREATE TEMP MACRO ratio(a, b, c) AS 0".to_owned(),
        "CREATE MACRO m() AS (SELECT content FROM read_text('/etc/passwd'))".to_owned(),
        "CREATE MACRO m() AS TABLE SELECT * FROM '/etc/passwd'".to_owned(),
        "CREATE SECRET s (TYPE s3)".to_owned(),
        "CREATE SCHEMA s".to_owned(),
        "CREATE SEQUENCE s".to_owned(),
        "CREATE TYPE e AS ENUM ('a')".to_owned(),
        "INSERT INTO facts VALUES (1)".to_owned(),
        "INSERT INTO reference_regions SELECT 1".to_owned(),
        "UPDATE reports SET entity_name = 'x'".to_owned(),
        "DELETE FROM reports".to_owned(),
        "DROP VIEW facts".to_owned(),
        "DROP MACRO ratio".to_owned(),
        "DROP SCHEMA main CASCADE".to_owned(),
        "ALTER VIEW facts RENAME TO f".to_owned(),
        "SET lock_configuration = false".to_owned(),
        "SET enable_external_access = true".to_owned(),
        "RESET allowed_directories".to_owned(),
        "PRAGMA database_list".to_owned(),
        "CALL pragma_version()".to_owned(),
        "INSTALL httpfs".to_owned(),
        "LOAD httpfs".to_owned(),
        "USE main".to_owned(),
        "CHECKPOINT".to_owned(),
        "VACUUM".to_owned(),
        "PREPARE p AS SELECT 1".to_owned(),
        "BEGIN TRANSACTION".to_owned(),
        "COMMENT ON VIEW facts IS 'x'".to_owned(),
        "SELECT * FROM read_csv('/etc/passwd')".to_owned(),
        "SELECT * FROM read_text('/etc/passwd')".to_owned(),
        "SELECT * FROM READ_BLOB('/etc/passwd')".to_owned(),
        "SELECT * FROM \"read_text\"('/etc/passwd')".to_owned(),
        "SELECT * FROM '/etc/passwd'".to_owned(),
        "SELECT * FROM \"/etc/passwd\"".to_owned(),
        "DESCRIBE '/etc/passwd.csv'".to_owned(),
        "SUMMARIZE 'x.parquet'".to_owned(),
        "SELECT * FROM glob('/etc/*')".to_owned(),
        "SELECT * FROM read_parquet('https://example.org/a.parquet')".to_owned(),
        "SELECT * FROM 's3://bucket/a.parquet'".to_owned(),
        "PIVOT '/etc/passwd.csv' ON a USING sum(b)".to_owned(),
        "PIVOT (FROM read_text('x')) ON a USING sum(b)".to_owned(),
        "PIVOT (FROM enable_logging()) ON a USING sum(b)".to_owned(),
        format!("SELECT * FROM read_text('{}/passwd')", link.display()),
        format!("SELECT * FROM '{}/passwd.csv'", link.display()),
        format!("SELECT * FROM read_parquet('{root}/facts/*.parquet')"),
        "SELECT * FROM parquet_metadata('x')".to_owned(),
    ];
    assert!(refused.len() > 40);
    for text in &refused {
        assert!(run(&session, text).is_err(), "{text}");
    }
    let files: Vec<_> =
        std::fs::read_dir(session.root()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!files.iter().any(|file| file.to_string_lossy().starts_with("out")), "{files:?}");
    for text in ["COPY facts TO 'x'", "SET threads = 1", "CREATE VIEW v AS SELECT 1"] {
        assert!(matches!(session.sql(text), Err(Error::Refused(_))), "{text}");
    }
    assert!(matches!(session.sql("FROM 'a.csv'"), Err(Error::File(_))));
    assert!(matches!(session.sql("CREATE TEMP VIEW facts AS SELECT 1"), Err(Error::NameTaken(_))));
    // The views compute with their own functions still.
    assert_eq!(session.sql("SELECT sum(amount) AS s FROM facts").unwrap().height(), 1);
}

const COLUMNS: &str = "SELECT table_name || ' ' || column_name || ' ' || data_type AS c \
        FROM information_schema.columns WHERE table_schema = 'main' ORDER BY c";

#[test]
fn every_table_and_view_is_in_the_catalog_with_its_columns_before_it_is_read() {
    let session = session();
    let texts = |frame: &DataFrame, column: &str| -> Vec<String> {
        frame.column(column).unwrap().str().unwrap().iter().flatten().map(str::to_owned).collect()
    };
    let shown = texts(&session.sql("SHOW TABLES").unwrap(), "name");
    for view in described() {
        assert!(shown.contains(&view.name), "{}", view.name);
    }
    assert!(shown.contains(&"reference_regions".to_owned()), "{shown:?}");
    let before = texts(&session.sql(COLUMNS).unwrap(), "c");
    for view in described() {
        session.sql(&format!("SELECT * FROM {} LIMIT 0", view.name)).unwrap();
    }
    session.sql("SELECT count(*) AS n FROM reference_regions, reference_prices").unwrap();
    let after = texts(&session.sql(COLUMNS).unwrap(), "c");
    let differing: Vec<_> = before.iter().filter(|column| !after.contains(column)).collect();
    assert!(differing.is_empty(), "{differing:?}");
    let described = session.sql("DESCRIBE facts").unwrap();
    assert_eq!(texts(&described, "column_name")[0], "revision_id");
}

#[test]
fn what_a_statement_made_of_all_metrics_does_not_stop_the_catalog() {
    let session = session();
    session.sql("SELECT value FROM metrics_total WHERE metric = 'expenditure'").unwrap();
    session.sql("SELECT value FROM metrics WHERE metric = 'expenditure'").unwrap();
    assert!(session.sql("SHOW TABLES").unwrap().height() > 100);
    let rows =
        |view: &str| session.sql(&format!("FROM {view} WHERE metric = 'expenditure'")).unwrap().height();
    assert_eq!(rows("metrics"), session.sql("FROM metric_expenditure").unwrap().height());
    assert!(rows("metrics_total") > 0);
}

#[test]
fn values_of_every_type_are_texts_in_the_notation_of_the_engine() {
    let session = session();
    for (value, text) in [
        ("[1, NULL, 3]", "[1, NULL, 3]"),
        ("['a', 'b, c', '', 'it''s', NULL]", "[a, 'b, c', '', 'it\\'s', NULL]"),
        ("{'a': 1, 'b': 'x'}", "{'a': 1, 'b': x}"),
        ("MAP {'k': 1.50, 'l': NULL}", "{k=1.50, l=NULL}"),
        ("[[1], []]", "[[1], []]"),
        ("array_value(1, 2)", "[1, 2]"),
        ("INTERVAL '14 months 3 days 4 hours 5.5 seconds'", "1 year 2 months 3 days 04:00:05.5"),
        ("INTERVAL '0 days'", "00:00:00"),
        ("INTERVAL '-90 seconds'", "-00:01:30"),
        ("'a\\x00\\xC3'::BLOB", "a\\x00\\xC3"),
        ("'b'::ENUM('a', 'b')", "b"),
        ("TIME '04:05:06.5'", "04:05:06.500"),
        ("[DATE '2024-02-29']", "[2024-02-29]"),
        ("[TIMESTAMP '2024-02-29 01:02:03']", "[2024-02-29 01:02:03]"),
        ("[1.10::DECIMAL(9,2)]", "[1.10]"),
        ("union_value(n := 2)", "2"),
        ("'101'::BIT", "101"),
        ("'110010101'::BIT", "110010101"),
        ("'6d3d2541-1e6b-4d4d-8d57-0e38dd0bdcbe'::UUID", "6d3d2541-1e6b-4d4d-8d57-0e38dd0bdcbe"),
    ] {
        let frame =
            session.sql(&format!("SELECT {value} AS v")).unwrap_or_else(|error| panic!("{value}: {error}"));
        let cell = frame.column("v").unwrap().cast(&DataType::String).unwrap();
        assert_eq!(cell.str().unwrap().get(0), Some(text), "{value}");
    }
    let frame = session.sql("SELECT 1 AS a, 2 AS a, 3 AS \"A\", 4 AS a_1").unwrap();
    let names: Vec<String> = frame.get_column_names().iter().map(ToString::to_string).collect();
    assert_eq!(names, ["a", "a_1", "A", "a_1_1"]);
}

#[test]
fn json_keeps_the_shape_of_values_and_amounts_exact() {
    let session = session();
    let answer = session
        .answer(
            "SELECT amount, [1, 2] AS list, {'z': 'x', 'a': NULL} AS struct, MAP {'k': 1.5::DECIMAL(3,1)} AS map, \
               170141183460469231731687303715884105727::HUGEINT % 1000 AS huge, true AS truth, 1.5::DOUBLE AS d, \
               'nan'::DOUBLE AS nan, 18446744073709551615::UBIGINT AS u, 'e'::ENUM('e') AS e, 1 AS n, 2 AS n FROM facts",
            &[],
        )
        .unwrap();
    let mut out = Vec::new();
    answer.write_json(false, &mut out).unwrap();
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "[{\"amount\":\"51022200.00\",\"list\":[1,2],\"struct\":{\"z\":\"x\",\"a\":null},\"map\":{\"k\":\"1.5\"},\
         \"huge\":\"727\",\"truth\":true,\"d\":1.5,\"nan\":\"NaN\",\"u\":18446744073709551615,\"e\":\"e\",\
         \"n\":1,\"n_1\":2}]\n"
    );
    let mut lines = Vec::new();
    session.answer("FROM range(2) AS r(i)", &[]).unwrap().write_json(true, &mut lines).unwrap();
    assert_eq!(String::from_utf8(lines).unwrap(), "{\"i\":0}\n{\"i\":1}\n");
}

#[test]
fn a_file_of_the_user_is_a_table_under_its_name_and_nothing_else_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, content: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    };
    let utf8 = file("a.csv", "部门,人数\n示例局,12\n".as_bytes());
    let gbk = file("b.csv", &encoding_rs::GB18030.encode("部门,人数\n示例局,12\n").0);
    let lines = file("c.jsonl", b"{\"n\": 1}\n{\"n\": 2}\n");
    let other = file("other.csv", b"x\n1\n");
    let warehouse = tempfile::tempdir().unwrap();
    let tables: Vec<OwnTable> = [("heads", &utf8), ("old", &gbk), ("numbers", &lines)]
        .map(|(name, path)| OwnTable::new(name, path).unwrap())
        .into();
    juesuan_warehouse::Warehouse::open_or_create(warehouse.path()).unwrap();
    let opened = juesuan_warehouse::Warehouse::open(warehouse.path()).unwrap();
    let session = Session::open_beside(opened, Reference::shipped(), &Limits::default(), &tables).unwrap();
    let joined = session.sql("SELECT heads.人数 + old.人数 AS n FROM heads JOIN old USING (部门)").unwrap();
    assert_eq!(joined.column("n").unwrap().get(0).unwrap().to_string(), "24");
    assert_eq!(session.sql("FROM numbers").unwrap().height(), 2);
    for text in [format!("FROM '{}'", other.display()), format!("FROM read_csv('{}')", utf8.display())] {
        assert!(session.sql(&text).is_err(), "{text}");
    }
    for (name, path) in [
        ("facts", &utf8),
        ("1a", &utf8),
        ("a b", &utf8),
        ("raw_facts", &utf8),
        ("a", &warehouse.path().join("x.exe")),
    ] {
        assert!(OwnTable::new(name, path).is_err(), "{name}");
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
    assert_eq!(
        error,
        "the query does not parse: syntax error at or near \"SELEC\"\n\nLINE 1: SELEC 1\n        ^"
    );
    let script = "SELECT 1;\n  SELECT '示例' AS a,\n    FORM x y";
    let error = run(&session, script).unwrap_err().to_string();
    assert_eq!(
        error,
        "the query does not parse: syntax error at or near \"y\"\n\nLINE 3: FORM x y\n               ^"
    );
    let error = run(&session, "SELECT 1;\n  SELECT amnt FROM facts").unwrap_err().to_string();
    assert!(error.contains("LINE 2:   SELECT amnt FROM facts\n                 ^"), "{error}");
    let error = session.sql("SELECT $x").unwrap_err().to_string();
    assert_eq!(error, "the query needs a value for the parameter $x");
    let error = session.query("SELECT 1 AS one", &[("x", 1.into())]).unwrap_err().to_string();
    assert_eq!(error, "the query has no parameter $x");
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

/// Table functions that only compute, or read what the session has. An upgrade of the engine that adds one needs a decision.
const READING: &str = "duckdb_approx_database_count duckdb_columns duckdb_connection_count duckdb_constraints \
    duckdb_coordinate_systems duckdb_databases duckdb_dependencies duckdb_extensions \
    duckdb_external_file_cache duckdb_functions duckdb_indexes duckdb_keywords duckdb_log_contexts \
    duckdb_logs duckdb_logs_parsed duckdb_memory duckdb_optimizers duckdb_prepared_statements \
    duckdb_profiling_settings duckdb_schemas duckdb_secret_types duckdb_secrets duckdb_sequences \
    duckdb_settings duckdb_table_sample duckdb_tables duckdb_temporary_files duckdb_types \
    duckdb_variables duckdb_views generate_series histogram histogram_values icu_calendar_names json_each \
    json_tree pg_timezone_names pragma_collations pragma_database_size pragma_metadata_info \
    pragma_platform pragma_show pragma_storage_info pragma_table_info pragma_user_agent pragma_version \
    range repeat repeat_row summary test_all_types test_vector_types unnest which_secret";

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
        assert!(matches!(refused, Err(Error::Function(_) | Error::File(_))), "{name}: {refused:?}");
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
        Session::over_within(warehouse.path(), BTreeMap::new(), Reference::shipped(), &limits)
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
