//! The tables and views that no query of a session has read yet, with their columns and without rows.
//!
//! The engine binds a view when it is made; to bind all of them takes a second, which most queries need not wait for. So that
//! `SHOW TABLES`, `DESCRIBE` and `information_schema` show them all the same, each is first a SELECT of nothing with the columns
//! of `queries/schema.json`, and becomes itself when a statement names it.

use crate::lexer::{Token, tokens};
use crate::reference;
use juesuan_reference::Reference;
use serde_json::Value;
use std::fmt::Write as _;
use std::sync::LazyLock;

/// What `juesuan schema --json` writes; a test compares it.
const SCHEMA: &str = include_str!("../../../queries/schema.json");

/// The name of all placeholders together among what a session has made.
pub(crate) const NAME: &str = "placeholders";

/// Statements and schemas that show what tables and views there are. So do functions of the engine that begin with these.
const SHOWING: [&str; 6] = ["show", "describe", "desc", "information_schema", "pg_catalog", "sqlite_master"];
const PREFIXES: [&str; 3] = ["duckdb_", "pragma_", "pg_"];

/// Whether a statement may show what tables and views there are.
pub(crate) fn are_read_by(text: &str) -> bool {
    let shows =
        |name: &str| SHOWING.contains(&name) || PREFIXES.iter().any(|prefix| name.starts_with(prefix));
    tokens(text).filter_map(|token: Token<'_>| token.name()).any(|name| shows(&name))
}

/// A table or view, or a column of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// Its name.
    pub name: String,
    /// Its type, of a column.
    pub data_type: String,
    /// What it is called in Chinese, and in English.
    pub label: [String; 2],
    /// Its columns.
    pub columns: Vec<Described>,
}

/// Every table and view that a query can name, with its columns.
pub fn described() -> &'static [Described] {
    static ALL: LazyLock<Vec<Described>> = LazyLock::new(read);
    &ALL
}

fn read() -> Vec<Described> {
    let schema: Value =
        serde_json::from_str(SCHEMA).expect("a test compares the file with what is written as JSON");
    let list = |of: &str| schema.get(of).and_then(Value::as_array).into_iter().flatten();
    let mut all: Vec<Described> = list("views").map(|view| describe(view, text(view, "name"))).collect();
    all.extend(list("metrics").map(|metric| describe(metric, text(metric, "view"))));
    all.extend(list("tables").map(|table| describe(table, &format!("raw_{}", text(table, "name")))));
    all
}

fn describe(value: &Value, name: &str) -> Described {
    let columns = value.get("columns").and_then(Value::as_array).into_iter().flatten();
    Described {
        name: name.to_owned(),
        data_type: text(value, "type").to_owned(),
        label: ["zh", "en"].map(|language| text(value, language).to_owned()),
        columns: columns.map(|column| describe(column, text(column, "name"))).collect(),
    }
}

/// The statements that make those that are missing.
pub(crate) fn statements(is_missing: impl Fn(&str) -> bool) -> String {
    let mut statements = String::new();
    for Described { name, columns, .. } in described().iter().filter(|view| is_missing(&view.name)) {
        let columns = columns.iter().map(|column| format!("NULL::{} AS {}", column.data_type, column.name));
        let columns = columns.collect::<Vec<_>>().join(", ");
        let _ = writeln!(statements, "CREATE VIEW {name} AS SELECT {columns} WHERE FALSE;");
    }
    for table in Reference::tables() {
        let name = format!("reference_{}", table.name);
        if is_missing(&name) {
            let _ = writeln!(statements, "CREATE TABLE {name} ({});", reference::columns(table));
        }
    }
    statements
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}
