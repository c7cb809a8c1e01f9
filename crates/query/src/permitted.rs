//! What a statement of a user may do: one SELECT, with functions that only compute and read.
//!
//! The session is locked, so no statement reads or writes other files. But a SELECT can call table functions that switch on
//! logging, write a checkpoint, or run a text as another statement; and some statements make the engine recurse until its stack is
//! full, which ends the process. Both are refused here, by DuckDB's own parser.

use crate::engine::raw;
use crate::error::Error;
use crate::library::library;
use duckdb::Connection;
use juesuan_messages::message;
use juesuan_model::nearest::advice;
use juesuan_model::schema::WarehouseTable;

/// Functions that change the engine's state (logging, profiling, the parser, checkpoints), take addresses in memory, or run a text or
/// a serialized statement, which would pass by this check. The last ones make a type out of values: the engine
/// recurses through the type without a limit.
pub(crate) const REFUSED: [&str; 24] = [
    "arrow_scan",
    "arrow_scan_dumb",
    "check_peg_parser",
    "checkpoint",
    "disable_logging",
    "disable_peg_parser",
    "disable_profiling",
    "enable_logging",
    "enable_peg_parser",
    "enable_profiling",
    "force_checkpoint",
    "from_json",
    "from_json_strict",
    "json_deserialize_sql",
    "json_execute_serialized_sql",
    "json_transform",
    "json_transform_strict",
    "parse_duckdb_log_message",
    "query",
    "query_table",
    "seq_scan",
    "sql_auto_complete",
    "truncate_duckdb_logs",
    "write_log",
];

/// The engine's words for an expression that is nested more deeply than its setting allows.
const DEPTH_EXCEEDED: &str = "Max expression depth limit";

/// A locked session still lets `COPY … TO` write inside the warehouse, so the statement's kind is checked, too.
/// `json_serialize_sql` parses with DuckDB's own parser and accepts only SELECT.
pub(crate) fn check_one_select(connection: &Connection, text: &str) -> Result<(), Error> {
    const CHECK: &str = "SELECT json_extract_string(parsed, '$.error_type'), \
         json_extract_string(parsed, '$.error_message'), json_array_length(parsed, '$.statements') \
         FROM (SELECT json_serialize_sql(CAST($1 AS VARCHAR)) AS parsed)";
    let (error, message, statements): (Option<String>, Option<String>, Option<i64>) = connection
        .query_row(CHECK, [text], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .map_err(rejected)?;
    let message = message.unwrap_or_default();
    let found = match (error.as_deref(), statements) {
        (Some(_), _) if message.contains(DEPTH_EXCEEDED) => return Err(Error::TooDeep),
        (Some("parser"), _) => return Err(Error::Syntax(message)),
        (Some(_), _) => message!("query-other-statement"),
        (None, Some(1)) => return Ok(()),
        (None, Some(count)) if count > 1 => message!("query-statements", count = count),
        (None, _) => message!("query-no-statement"),
    };
    Err(Error::NotOneSelect { found })
}

/// Refuses a statement of a user that calls one of [`REFUSED`].
pub(crate) fn check(connection: &Connection, text: &str) -> Result<(), Error> {
    check_one_select(connection, text)?;
    let refused = REFUSED.map(|name| format!("'{name}'")).join(", ");
    let sql = format!(
        "SELECT list_filter(json_extract_string(json_serialize_sql(CAST($1 AS VARCHAR)), '$..function_name'), \
         lambda name: lower(name) IN ({refused}))[1]"
    );
    let found: Option<String> = connection.query_row(&sql, [text], |row| row.get(0)).map_err(rejected)?;
    found.map_or(Ok(()), |function| Err(Error::Function(function)))
}

/// The engine's rejection of a query. For an unknown table it would suggest any of its own tables; users query the views, and the
/// raw tables only if they name one.
pub(crate) fn rejected(error: duckdb::Error) -> Error {
    let text = error.to_string();
    if text.contains(DEPTH_EXCEEDED) {
        return Error::TooDeep;
    }
    if text.starts_with("INTERRUPT Error") {
        return Error::Interrupted;
    }
    let unknown = text.strip_prefix("Catalog Error: Table with name ");
    let named = unknown.and_then(|rest| rest.split_once(" does not exist!"));
    let (Some((name, _)), Ok(library)) = (named, library()) else { return Error::Query(error) };
    let tables = WarehouseTable::ALL.iter().filter(|_| name.starts_with("raw_")).map(|table| raw(*table));
    let known: Vec<String> = library.views().map(|view| view.name.clone()).chain(tables).collect();
    let advice = advice(name, known.iter().map(String::as_str), "juesuan schema");
    Error::UnknownTable { name: name.to_owned(), advice }
}
