//! Every type of the engine and every kind of statement, in every format of `juesuan sql`, read back with another reader.

use crate::{Place, juesuan, root};
use arrow::array::RecordBatch;
use arrow::ipc::reader::FileReader;
use arrow::util::display::array_value_to_string;
use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// A value: its name, its SQL, its text, its JSON, and its type and text in a Parquet file that DuckDB reads.
struct Sample {
    name: &'static str,
    sql: &'static str,
    text: &'static str,
    json: Value,
    parquet: (&'static str, &'static str),
}

fn samples() -> Vec<Sample> {
    let sample = |name, sql, text, json, parquet| Sample { name, sql, text, json, parquet };
    vec![
        sample("truth", "true", "true", json!(true), ("BOOLEAN", "true")),
        sample("whole", "42", "42", json!(42), ("INTEGER", "42")),
        sample(
            "large",
            "18446744073709551615::UBIGINT",
            "18446744073709551615",
            json!(18_446_744_073_709_551_615_u64),
            ("UBIGINT", "18446744073709551615"),
        ),
        sample(
            "huge",
            "sum(12345678901234567::BIGINT)",
            "12345678901234567",
            json!("12345678901234567"),
            ("DECIMAL(38,0)", "12345678901234567"),
        ),
        sample(
            "amount",
            "136533300.10::DECIMAL(18,2)",
            "136533300.10",
            json!("136533300.10"),
            ("DECIMAL(18,2)", "136533300.10"),
        ),
        sample("real", "1.5::DOUBLE", "1.5", json!(1.5), ("DOUBLE", "1.5")),
        sample(
            "words",
            "'a \"b\", ''c''\n一|二\t三'",
            "a \"b\", 'c'\n一|二\t三",
            json!("a \"b\", 'c'\n一|二\t三"),
            ("VARCHAR", "a \"b\", 'c'\n一|二\t三"),
        ),
        sample("day", "DATE '2024-02-29'", "2024-02-29", json!("2024-02-29"), ("DATE", "2024-02-29")),
        sample(
            "moment",
            "TIMESTAMP '2024-02-29 01:02:03.5'",
            "2024-02-29 01:02:03.500",
            json!("2024-02-29 01:02:03.500"),
            ("TIMESTAMP", "2024-02-29 01:02:03.5"),
        ),
        sample("clock", "TIME '04:05:06.5'", "04:05:06.500", json!("04:05:06.500"), ("TIME", "04:05:06.5")),
        sample(
            "span",
            "INTERVAL '14 months 3 days 4 hours'",
            "1 year 2 months 3 days 04:00:00",
            json!("1 year 2 months 3 days 04:00:00"),
            ("VARCHAR", "1 year 2 months 3 days 04:00:00"),
        ),
        sample("list", "[1, NULL, 3]", "[1, NULL, 3]", json!([1, null, 3]), ("INTEGER[]", "[1, NULL, 3]")),
        sample("array", "array_value(1, 2)", "[1, 2]", json!([1, 2]), ("INTEGER[]", "[1, 2]")),
        sample(
            "struct",
            "{'a': 1, 'b': 'x'}",
            "{'a': 1, 'b': x}",
            json!({"a": 1, "b": "x"}),
            ("STRUCT(a INTEGER, b VARCHAR)", "{'a': 1, 'b': x}"),
        ),
        sample(
            "map",
            "MAP {'k': 1.50, 'l': NULL}",
            "{k=1.50, l=NULL}",
            json!({"k": "1.50", "l": null}),
            ("MAP(VARCHAR, DECIMAL(3,2))", "{k=1.50, l=NULL}"),
        ),
        sample("bytes", "'a\\x00\\xC3'::BLOB", "a\\x00\\xC3", json!("a\\x00\\xC3"), ("BLOB", "a\\x00\\xC3")),
        sample("bits", "'0101101010'::BIT", "0101101010", json!("0101101010"), ("VARCHAR", "0101101010")),
        sample("choice", "'b'::ENUM('a', 'b')", "b", json!("b"), ("VARCHAR", "b")),
        sample("either", "union_value(n := 2)", "2", json!(2), ("VARCHAR", "2")),
        sample(
            "uuid",
            "'6d3d2541-1e6b-4d4d-8d57-0e38dd0bdcbe'::UUID",
            "6d3d2541-1e6b-4d4d-8d57-0e38dd0bdcbe",
            json!("6d3d2541-1e6b-4d4d-8d57-0e38dd0bdcbe"),
            ("VARCHAR", "6d3d2541-1e6b-4d4d-8d57-0e38dd0bdcbe"),
        ),
    ]
}

fn statement() -> String {
    let values: Vec<String> =
        samples().iter().map(|sample| format!("{} AS \"{}\"", sample.sql, sample.name)).collect();
    let values = values.join(", ");
    // The second row is null in every column.
    format!(
        "FROM (SELECT {values}) UNION ALL SELECT {} FROM (SELECT {values})",
        samples()
            .iter()
            .map(|sample| format!("CASE WHEN false THEN \"{}\" END", sample.name))
            .collect::<Vec<_>>()
            .join(", ")
    )
}

const FORMATS: [&str; 10] =
    ["table", "line", "csv", "tsv", "json", "jsonl", "parquet", "arrow", "xlsx", "md"];

/// Runs an SQL text and returns its file.
fn written(place: &Place, sql: &str, format: &str) -> PathBuf {
    let file = place.path(&format!("types.{format}"));
    let warehouse = place.warehouse();
    let args =
        ["sql", "-w", warehouse.to_str().unwrap(), "--format", format, "-o", file.to_str().unwrap(), sql];
    let ran = juesuan(args);
    assert_eq!(ran.code, 0, "{format}: {}", ran.stderr);
    file
}

/// The text without the marks that keep Markdown from reading signs as its own.
fn plain(text: &str) -> String {
    text.replace('\\', "")
}

fn place() -> Place {
    let place = Place::new();
    assert_eq!(place.ingest(&[&root().join("datasets/reports/simulated")]).code, 0);
    place
}

/// The cells of a file of values between delimiters.
fn delimited(text: &str, delimiter: char) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let (mut quoted, mut chars) = (false, text.chars().peekable());
    while let Some(c) = chars.next() {
        let row = rows.last_mut().unwrap();
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => row.last_mut().unwrap().extend(chars.next()),
            '"' => quoted = !quoted,
            _ if c == delimiter && !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            _ => row.last_mut().unwrap().push(c),
        }
    }
    rows.pop();
    rows
}

#[test]
fn every_type_in_every_format_is_what_the_engine_says() {
    let (place, sql, samples) = (place(), statement(), samples());
    // A moment is written as ISO 8601 has it in files between delimiters.
    let moment = "2024-02-29T01:02:03.500000";
    let texts: Vec<&str> =
        samples.iter().map(|sample| if sample.name == "moment" { moment } else { sample.text }).collect();
    let names: Vec<&str> = samples.iter().map(|sample| sample.name).collect();
    for format in FORMATS {
        let file = written(&place, &sql, format);
        let text = || fs::read_to_string(&file).unwrap();
        match format {
            "csv" | "tsv" => {
                let rows = delimited(&text(), if format == "csv" { ',' } else { '\t' });
                assert_eq!(rows, [names.clone(), texts.clone(), vec![""; names.len()]], "{format}");
            }
            "json" | "jsonl" => {
                let text = text();
                let rows: Vec<Value> = if format == "json" {
                    serde_json::from_str(&text).unwrap()
                } else {
                    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
                };
                assert_eq!(rows.len(), 2);
                for sample in &samples {
                    assert_eq!(rows[0][sample.name], sample.json, "{format} {}", sample.name);
                    assert_eq!(rows[1][sample.name], Value::Null, "{format} {}", sample.name);
                }
            }
            "table" | "line" | "md" => {
                let text = text();
                for sample in &samples {
                    // Numbers have separators, line ends are shown as signs, and a bar does not end a cell of Markdown.
                    let first = sample.text.split(['\n', '|', '"']).next().unwrap();
                    let shown = match sample.name {
                        "amount" => "136,533,300.10",
                        "large" => "18,446,744,073,709,551,615",
                        "huge" => "12,345,678,901,234,567",
                        _ => first,
                    };
                    let is_shown =
                        text.contains(shown) || format == "md" && plain(&text).contains(&plain(first));
                    assert!(is_shown, "{format} {}: {shown}\n{text}", sample.name);
                    assert!(text.contains(sample.name), "{format} {}", sample.name);
                }
            }
            "xlsx" => {
                let mut book: Xlsx<_> = open_workbook(&file).unwrap();
                let sheet = book.worksheet_range_at(0).unwrap().unwrap();
                let rows: Vec<&[Data]> = sheet.rows().collect();
                for (at, sample) in samples.iter().enumerate() {
                    assert_eq!(rows[0][at].to_string(), sample.name);
                    let cell = rows[1][at].to_string();
                    let number = sample.text.parse::<f64>().ok().zip(cell.parse::<f64>().ok());
                    let same = number.is_some_and(|(one, other)| one.to_bits() == other.to_bits())
                        || cell.eq_ignore_ascii_case(sample.text)
                        || matches!(rows[1][at], Data::DateTime(_))
                        || cell == texts[at];
                    assert!(same, "xlsx {}: {cell}", sample.name);
                    assert!(rows.get(2).is_none_or(|row| row[at] == Data::Empty), "xlsx {}", sample.name);
                }
            }
            "parquet" => {
                let connection = duckdb::Connection::open_in_memory().unwrap();
                for Sample { name, parquet: (kind, text), .. } in &samples {
                    let select = format!(
                        "SELECT typeof(\"{name}\"), \"{name}\"::VARCHAR FROM '{}' WHERE \"truth\"",
                        file.display()
                    );
                    let found: (String, String) =
                        connection.query_row(&select, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
                    assert_eq!((found.0.as_str(), found.1.as_str()), (*kind, *text), "parquet {name}");
                }
                let nulls: i64 = connection.query_row(&format!("SELECT count(*) FROM '{}' WHERE COALESCE(\"words\", \"uuid\", \"span\") IS NULL AND \"list\" IS NULL", file.display()), [], |row| row.get(0)).unwrap();
                assert_eq!(nulls, 1);
            }
            _ => {
                let batches: Vec<_> = FileReader::try_new(fs::File::open(&file).unwrap(), None)
                    .unwrap()
                    .map(Result::unwrap)
                    .collect();
                assert_eq!(batches.iter().map(RecordBatch::num_rows).sum::<usize>(), 2);
                for sample in &samples {
                    let column = batches[0].column_by_name(sample.name).unwrap();
                    let cell = array_value_to_string(column, 0).unwrap();
                    assert!(!cell.is_empty() && !column.is_null(0), "arrow {}", sample.name);
                    let last = batches.last().unwrap();
                    assert!(
                        last.column_by_name(sample.name).unwrap().is_null(last.num_rows() - 1),
                        "arrow {}",
                        sample.name
                    );
                    if sample.json.is_string() && !["span", "bytes", "moment", "clock"].contains(&sample.name)
                    {
                        assert_eq!(cell, sample.text, "arrow {}", sample.name);
                    }
                }
            }
        }
    }
}

/// Kinds of statements that answer rows.
const KINDS: [&str; 16] = [
    "SELECT entity_name FROM reports ORDER BY ALL LIMIT 3",
    "FROM reports SELECT fiscal_year ORDER BY ALL LIMIT 2",
    "WITH x AS (SELECT 1 AS one) FROM x",
    "VALUES (1, 'a'), (2, 'b')",
    "SHOW TABLES",
    "SELECT table_name FROM information_schema.tables ORDER BY ALL LIMIT 4",
    "DESCRIBE reports",
    "SUMMARIZE (SELECT amount FROM facts LIMIT 100)",
    "EXPLAIN SELECT 1 AS one",
    "EXPLAIN ANALYZE SELECT 1 AS one",
    "PIVOT (SELECT entity_name, fiscal_year, 1 AS n FROM reports) ON fiscal_year IN (2022, 2023) USING sum(n) ORDER BY ALL",
    "PIVOT (SELECT kind, fiscal_year, 1 AS n FROM reports) ON fiscal_year USING sum(n)",
    "UNPIVOT (SELECT 1 AS a, 2 AS b) ON a, b",
    "SELECT entity_name, fiscal_year FROM reports QUALIFY row_number() OVER (PARTITION BY entity_name ORDER BY fiscal_year) = 1 ORDER BY ALL",
    "FROM kept",
    "SELECT twice(getvariable('year')) AS doubled FROM seen LIMIT 1",
];

/// What the last of them read, kept for the session.
const KEPT: &str = "CREATE TEMP TABLE kept AS SELECT DISTINCT kind FROM reports; CREATE TEMP VIEW seen AS FROM kept; \
     CREATE MACRO twice(x) AS 2 * x; SET VARIABLE year = 2023; INSERT INTO kept VALUES ('other');";

#[test]
fn every_kind_of_statement_answers_in_every_format() {
    let place = place();
    let script = place.write("kinds.sql", format!("{KEPT}\n{};\n", KINDS.join(";\n")));
    let warehouse = place.warehouse();
    let mut rows: Vec<usize> = Vec::new();
    for format in ["json", "table", "line", "csv", "tsv", "jsonl", "parquet", "arrow", "xlsx", "md"] {
        let out = place.path(&format!("kinds.{format}"));
        let ran = juesuan([
            "sql",
            "-w",
            warehouse.to_str().unwrap(),
            "--format",
            format,
            "-f",
            script.to_str().unwrap(),
            "-o",
            out.to_str().unwrap(),
        ]);
        assert_eq!(ran.code, 0, "{format}: {}", ran.stderr);
        for (at, kind) in KINDS.iter().enumerate() {
            let file = place.path(&format!("kinds-{}.{format}", at + 1));
            let found = count(&file, format);
            if format == "json" {
                assert!(found.is_some_and(|found| found > 0), "{kind}");
                rows.extend(found);
            }
            assert!(
                found.is_none_or(|found| found == rows[at]),
                "{format}: {kind}: {found:?} for {}",
                rows[at]
            );
        }
    }
    assert_eq!(&rows[..4], &[3, 2, 1, 2]);
    assert_eq!((rows[12], rows[14], rows[15]), (2, 2, 1));
}

/// The rows of a file; `None` where cells may have several lines.
fn count(file: &Path, format: &str) -> Option<usize> {
    let text = || fs::read_to_string(file).unwrap();
    match format {
        "json" => Some(serde_json::from_str::<Vec<Value>>(&text()).unwrap().len()),
        "jsonl" => Some(text().lines().count()),
        "csv" => Some(delimited(&text(), ',').len() - 1),
        "tsv" => Some(delimited(&text(), '\t').len() - 1),
        "arrow" => Some(
            FileReader::try_new(fs::File::open(file).unwrap(), None)
                .unwrap()
                .map(|batch| batch.unwrap().num_rows())
                .sum(),
        ),
        "parquet" => {
            let connection = duckdb::Connection::open_in_memory().unwrap();
            let count =
                connection.query_row(&format!("SELECT count(*) FROM '{}'", file.display()), [], |row| {
                    row.get::<_, i64>(0)
                });
            Some(usize::try_from(count.unwrap()).unwrap())
        }
        "xlsx" => {
            let mut book: Xlsx<_> = open_workbook(file).unwrap();
            Some(book.worksheet_range_at(0).unwrap().unwrap().height() - 1)
        }
        _ => {
            assert!(!text().trim().is_empty(), "{}", file.display());
            None
        }
    }
}
