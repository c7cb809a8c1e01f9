//! The tables and views that no query of a session has read yet, with their columns and without rows.
//!
//! The engine binds a view when it is made; to bind all of them takes a second, which most queries need not wait for. So that
//! `SHOW TABLES`, `DESCRIBE` and `information_schema` show them all the same, each is first a SELECT of nothing with the columns
//! of `queries/schema.json`, and becomes itself when a statement names it.

use crate::header::Label;
use crate::lexer::{Token, tokens};
use crate::library::{Library, library};
use crate::reference;
use crate::view::View;
use juesuan_reference::Reference;
use serde_json::Value;
use std::fmt::Write as _;
use std::sync::LazyLock;

/// What `juesuan schema --json` writes; a test compares it.
const SCHEMA_JSON: &str = include_str!("../../../queries/schema.json");

/// The name of all placeholders together among what a session has made.
pub(crate) const NAME: &str = "placeholders";

/// Statements and schemas that show what tables and views there are. So do functions of the engine that begin with these.
const SHOWING: [&str; 6] = ["show", "describe", "desc", "information_schema", "pg_catalog", "sqlite_master"];
const PREFIXES: [&str; 3] = ["duckdb_", "pragma_", "pg_"];

/// Whether a statement may show what tables and views there are.
pub(crate) fn are_read_by(text: &str) -> bool {
    let shows =
        |name: &str| SHOWING.contains(&name) || PREFIXES.iter().any(|prefix| name.starts_with(prefix));
    let mut begins = true;
    tokens(text).filter(Token::counts).any(|token| {
        let name = token.name();
        // Elsewhere it is the order of rows.
        let is_order = name.as_deref() == Some("desc") && !begins;
        begins = token.is_sign("(") || token.is_sign(";");
        name.is_some_and(|name| shows(&name) && !is_order)
    })
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

static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(SCHEMA_JSON).expect("a test compares the file with what is written as JSON")
});

/// What the schema lists of a kind.
fn list(of: &str) -> impl Iterator<Item = &'static Value> {
    SCHEMA.get(of).and_then(Value::as_array).into_iter().flatten()
}

fn read() -> Vec<Described> {
    let mut all: Vec<Described> = list("views").map(|view| describe(view, text(view, "name"))).collect();
    all.extend(list("metrics").map(|metric| describe(metric, text(metric, "view"))));
    all.extend(list("tables").map(|table| describe(table, &format!("raw_{}", text(table, "name")))));
    all.extend(own());
    all
}

/// The views of the project. Only the engine knows the types of their columns; all metrics have the same columns.
fn own() -> Vec<Described> {
    // A file that is wrong is reported by the first query.
    let views = library().into_iter().flat_map(Library::views).filter(|view| view.is_own());
    let described = |view: &View| {
        let column = |(name, label): &(&str, Label)| Described {
            name: (*name).to_owned(),
            data_type: String::new(),
            label: [label.zh, label.en].map(str::to_owned),
            columns: Vec::new(),
        };
        let columns =
            if view.is_metric() { columns_of_metrics() } else { view.columns.iter().map(column).collect() };
        let label = [view.title.zh, view.title.en].map(str::to_owned);
        Described { name: view.name.clone(), data_type: String::new(), label, columns }
    };
    views.map(described).collect()
}

/// The columns that the view of a metric has.
pub(crate) fn columns_of_metrics() -> Vec<Described> {
    list("metrics").next().map(|metric| describe(metric, "").columns).unwrap_or_default()
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
    let are_known = |view: &&Described| view.columns.iter().all(|column| !column.data_type.is_empty());
    for Described { name, columns, .. } in
        described().iter().filter(are_known).filter(|view| is_missing(&view.name))
    {
        let columns = columns.iter().map(|column| format!("NULL::{} AS {}", column.data_type, column.name));
        let columns = columns.collect::<Vec<_>>().join(", ");
        let _ = writeln!(statements, "CREATE OR REPLACE VIEW {name} AS SELECT {columns} WHERE FALSE;");
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
