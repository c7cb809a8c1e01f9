//! What a statement of a user may do: read the views, and keep tables, views, macros and variables for the session.
//!
//! The session is locked, so no statement reads or writes files outside the warehouse. But `COPY` could write inside it, a SELECT can
//! name a file there, or call table functions that switch on logging, write a checkpoint, or run a text as another statement; and
//! some statements make the engine recurse until its stack is full, which ends the process. All these are refused here. Whether a
//! text is one SELECT is determined by DuckDB's own parser; of other statements, the few words before their SELECT are read
//! here, and nothing but names may be among them.

use crate::engine::{quoted, raw};
use crate::error::{Error, is_interrupt};
use crate::file::FUNCTIONS;
use crate::lexer::{Token, TokenKind, tokens};
use crate::library::library;
use crate::reference::RESOLVED;
use duckdb::Connection;
use juesuan_model::nearest::advice;
use juesuan_model::schema::WarehouseTable;
use juesuan_reference::Reference;
use std::collections::HashSet;

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

/// Functions that read files, or tell what files there are. The views read the warehouse's; others are read only if the user names
/// them for the session.
pub(crate) const OF_FILES: [&str; 23] = [
    "glob",
    "parquet_bloom_probe",
    "parquet_file_metadata",
    "parquet_full_metadata",
    "parquet_kv_metadata",
    "parquet_metadata",
    "parquet_scan",
    "parquet_schema",
    "read_blob",
    "read_csv",
    "read_csv_auto",
    "read_duckdb",
    "read_json",
    "read_json_auto",
    "read_json_objects",
    "read_json_objects_auto",
    "read_ndjson",
    "read_ndjson_auto",
    "read_ndjson_objects",
    "read_ndjson_objects_auto",
    "read_parquet",
    "read_text",
    "sniff_csv",
];

/// Words that begin a statement or are a part of one that does more than to read. They are looked for where only the words of a
/// text are known: in a PIVOT that does not list its values, which the engine runs as two statements.
const ACTING: [&str; 24] = [
    "alter",
    "analyze",
    "attach",
    "call",
    "checkpoint",
    "comment",
    "copy",
    "create",
    "deallocate",
    "delete",
    "detach",
    "drop",
    "execute",
    "export",
    "import",
    "insert",
    "install",
    "load",
    "pragma",
    "prepare",
    "set",
    "update",
    "use",
    "vacuum",
];

/// Parts of a table's name that make it the name of a file.
const OF_PATHS: [char; 6] = ['/', '\\', '.', ':', '*', '?'];

/// The engine's words for an expression that is nested more deeply than its setting allows.
const DEPTH_EXCEEDED: &str = "Max expression depth limit";

/// What a permitted statement does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It answers rows.
    Rows,
    /// It changes only the session: a temporary table, a macro, a variable.
    Session,
}

/// Whether a user may run this statement, and what it does.
///
/// # Errors
/// A statement that does not parse, or is not permitted.
pub(crate) fn check(connection: &Connection, text: &str) -> Result<Effect, Error> {
    let mut words = Words::of(text);
    if words.keyword("EXPLAIN") {
        words.keyword("ANALYZE");
        if words.second_is("FORMAT") || words.second_is("ANALYZE") {
            words.in_brackets();
        }
        select(connection, &words.rest())?;
        return Ok(Effect::Rows);
    }
    let is_of_session = if words.keyword("CREATE") {
        create(connection, &mut words)?
    } else if words.keyword("INSERT") {
        insert(connection, &mut words)?
    } else if words.keyword("DROP") {
        drop(connection, &mut words)?
    } else if words.keyword("SET") {
        let is_variable = words.keyword("VARIABLE") && words.name().is_some() && words.sign("=");
        if is_variable {
            select(connection, &format!("SELECT ({})", words.rest()))?;
        }
        is_variable
    } else if words.keyword("RESET") {
        words.keyword("VARIABLE") && words.name().is_some() && words.is_at_end()
    } else {
        return match select(connection, text) {
            Err(Error::Refused(_)) if words.has("PIVOT") => pivot(&words).map(|()| Effect::Rows),
            selected => selected.map(|()| Effect::Rows),
        };
    };
    if is_of_session { Ok(Effect::Session) } else { Err(refused(text)) }
}

/// `CREATE [OR REPLACE] TEMP TABLE|VIEW name [(columns)] AS …`, `CREATE [OR REPLACE] [TEMP] MACRO name(parameters) AS [TABLE] …`.
fn create(connection: &Connection, words: &mut Words<'_>) -> Result<bool, Error> {
    if words.keyword("OR") && !words.keyword("REPLACE") {
        return Ok(false);
    }
    let is_temporary = words.keyword("TEMP") || words.keyword("TEMPORARY");
    let is_macro = words.keyword("MACRO") || words.keyword("FUNCTION");
    if !is_macro && !(is_temporary && (words.keyword("TABLE") || words.keyword("VIEW"))) {
        return Ok(false);
    }
    let Some(name) = words.name() else { return Ok(false) };
    words.in_brackets();
    if !words.keyword("AS") {
        return Ok(false);
    }
    if is_macro {
        free_function(connection, &name)?;
        let is_table = words.keyword("TABLE");
        let body = words.rest();
        select(connection, &if is_table { body } else { format!("SELECT ({body})") })?;
    } else {
        free(&name)?;
        select(connection, &words.rest())?;
    }
    Ok(true)
}

/// `INSERT INTO name [BY NAME] [(columns)] …`.
fn insert(connection: &Connection, words: &mut Words<'_>) -> Result<bool, Error> {
    let Some(name) = words.keyword("INTO").then(|| words.name()).flatten() else { return Ok(false) };
    free(&name)?;
    words.in_brackets();
    if words.keyword("BY") && !words.keyword("NAME") {
        return Ok(false);
    }
    select(connection, &words.rest())?;
    Ok(true)
}

/// `DROP TABLE|VIEW|MACRO [TABLE] [IF EXISTS] name`.
fn drop(connection: &Connection, words: &mut Words<'_>) -> Result<bool, Error> {
    let is_function = words.keyword("MACRO") || words.keyword("FUNCTION");
    let is_known = words.keyword("TABLE") || words.keyword("VIEW") || is_function;
    if words.keyword("IF") && !words.keyword("EXISTS") {
        return Ok(false);
    }
    let Some(name) = words.name() else { return Ok(false) };
    if is_function {
        free_function(connection, &name)?;
    } else {
        free(&name)?;
    }
    Ok(is_known && words.is_at_end())
}

/// A PIVOT whose values are not listed: the engine first reads them, so its parser does not take it for one SELECT.
fn pivot(words: &Words<'_>) -> Result<(), Error> {
    let acts = |word: &str| [&ACTING[..], &REFUSED, &OF_FILES].concat().contains(&word);
    for token in &words.tokens {
        let is_path = |content: &str| content.contains(['/', '\\']);
        let is_refused = match token.kind {
            TokenKind::Text => is_path(token.text),
            TokenKind::Word | TokenKind::Identifier => {
                token.name().is_none_or(|name| acts(&name) || is_path(&name))
            }
            _ => token.is_sign(";"),
        };
        if is_refused {
            return Err(Error::Pivot(token.text.to_owned()));
        }
    }
    Ok(())
}

/// Refuses a name that the warehouse's own tables and views have.
pub(crate) fn free(name: &str) -> Result<(), Error> {
    let is_taken = is_table(name) || library()?.views().any(|view| view.name == name);
    if is_taken { Err(Error::NameTaken(name.to_owned())) } else { Ok(()) }
}

/// Whether the session has a table of this name.
pub(crate) fn is_table(name: &str) -> bool {
    let behind = |prefix: &str| name.strip_prefix(prefix);
    RESOLVED.contains(&name)
        || behind("raw_").is_some_and(|name| WarehouseTable::ALL.iter().any(|table| table.name() == name))
        || behind("reference_").is_some_and(|name| Reference::tables().iter().any(|table| table.name == name))
}

/// The tables and views that a text of a user reads, which must be one permitted SELECT. Names that the text defines itself may be
/// among them.
pub(crate) fn tables(connection: &Connection, text: &str) -> Result<HashSet<String>, Error> {
    const TABLES: &str =
        "SELECT unnest(json_extract_string(json_serialize_sql(CAST($1 AS VARCHAR)), '$..table_name'))";
    select(connection, text)?;
    let mut statement = connection.prepare(TABLES).map_err(rejected)?;
    let names = statement.query_map([text], |row| row.get::<_, String>(0)).map_err(rejected)?;
    names.map(|name| Ok(name.map_err(rejected)?.to_ascii_lowercase())).collect()
}

/// Refuses the name of a function of the engine or of `queries/functions`: the views would use the user's instead.
fn free_function(connection: &Connection, name: &str) -> Result<(), Error> {
    const KNOWN: &str = "SELECT count(*) FROM duckdb_functions() WHERE internal AND function_name = $1";
    let known: i64 = connection.query_row(KNOWN, [name], |row| row.get(0)).map_err(rejected)?;
    let mut own =
        FUNCTIONS.lines().filter_map(|line| line.strip_prefix("CREATE OR REPLACE MACRO ")?.split('(').next());
    if known > 0 || own.any(|own| own == name) { Err(Error::NameTaken(name.to_owned())) } else { Ok(()) }
}

/// Whether a text is exactly one SELECT. `json_serialize_sql` parses with DuckDB's own parser and accepts only SELECT.
pub(crate) fn check_one_select(connection: &Connection, text: &str) -> Result<(), Error> {
    parsed(connection, text).map(|_| ())
}

/// Whether a text of a user is exactly one SELECT that names no file and calls none of the refused functions.
fn select(connection: &Connection, text: &str) -> Result<(), Error> {
    let Parsed { function, table } = parsed(connection, text)?;
    match (function, table) {
        (Some(function), _) if OF_FILES.contains(&function.as_str()) => Err(Error::File(function)),
        (Some(function), _) => Err(Error::Function(function)),
        (None, Some(table)) => Err(Error::File(table)),
        (None, None) => Ok(()),
    }
}

/// What a SELECT must not have.
struct Parsed {
    /// The first function that a user may not call.
    function: Option<String>,
    /// The first table that is a file.
    table: Option<String>,
}

/// What the engine's parser answers: the kind of the error, its words and its place; the number of statements; and what a
/// SELECT must not have.
type Checked = (Option<String>, Option<String>, Option<i64>, Option<i64>, Option<String>, Option<String>);

fn parsed(connection: &Connection, text: &str) -> Result<Parsed, Error> {
    let functions = REFUSED.iter().chain(&OF_FILES).map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
    let check = format!(
        "SELECT json_extract_string(parsed, '$.error_type'), json_extract_string(parsed, '$.error_message'), \
         CAST(json_extract_string(parsed, '$.position') AS BIGINT), json_array_length(parsed, '$.statements'), \
         list_filter(list_transform(json_extract_string(parsed, '$..function_name'), lambda name: lower(name)), \
           lambda name: name IN ({functions}))[1], \
         list_filter(json_extract_string(parsed, '$..table_name'), lambda name: name <> translate(name, {}, ''))[1] \
         FROM (SELECT json_serialize_sql(CAST($1 AS VARCHAR)) AS parsed)",
        quoted(&OF_PATHS.iter().collect::<String>())
    );
    let columns = |row: &duckdb::Row<'_>| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
    };
    let (error, reason, position, statements, function, table): Checked =
        connection.query_row(&check, [text], columns).map_err(rejected)?;
    let reason = reason.unwrap_or_default();
    match (error.as_deref(), statements) {
        (Some(_), _) if reason.contains(DEPTH_EXCEEDED) => Err(Error::TooDeep),
        (Some("parser"), _) => Err(Error::Syntax(pointed_out(text, &reason, position))),
        (Some(_), _) => Err(refused(text)),
        (None, Some(1)) => Ok(Parsed { function, table }),
        (None, Some(count)) if count > 1 => Err(Error::Statements(count)),
        (None, _) => Err(Error::NoStatement),
    }
}

/// The reason with the line of the text and a mark below the place, as the engine writes it in its other errors.
fn pointed_out(text: &str, reason: &str, position: Option<i64>) -> String {
    let Some(position) = position.and_then(|position| usize::try_from(position).ok()) else {
        return reason.to_owned();
    };
    let before: String = text.chars().take(position).collect();
    let number = before.matches('\n').count();
    let Some(line) = text.lines().nth(number) else { return reason.to_owned() };
    let shown = format!("LINE {}: {}", number + 1, line.trim_start());
    let indent = line.chars().count() - line.trim_start().chars().count();
    let begun = before.rsplit('\n').next().unwrap_or_default().chars().skip(indent);
    // A Chinese character is as wide as two others.
    let width: usize = begun.map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    let mark = " ".repeat(shown.len() - line.trim_start().len() + width);
    format!("{reason}\n\n{shown}\n{mark}^")
}

fn refused(text: &str) -> Error {
    let first = Words::of(text).tokens.first().map(|token| token.text.to_uppercase());
    Error::Refused(first.unwrap_or_default())
}

/// The words of a statement, read from the first on.
struct Words<'a> {
    text: &'a str,
    tokens: Vec<Token<'a>>,
    at: usize,
}

impl<'a> Words<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, tokens: tokens(text).filter(Token::counts).collect(), at: 0 }
    }

    fn pass_if(&mut self, is_it: impl Fn(&Token<'_>) -> bool) -> bool {
        let passed = self.tokens.get(self.at).is_some_and(is_it);
        self.at += usize::from(passed);
        passed
    }

    /// Passes this keyword, if it is next.
    fn keyword(&mut self, keyword: &str) -> bool {
        self.pass_if(|token| token.is(keyword))
    }

    /// Passes this sign, if it is next.
    fn sign(&mut self, sign: &str) -> bool {
        self.pass_if(|token| token.is_sign(sign))
    }

    /// Whether the word after the next is this keyword.
    fn second_is(&self, keyword: &str) -> bool {
        self.tokens.get(self.at + 1).is_some_and(|token| token.is(keyword))
    }

    /// Passes a name.
    fn name(&mut self) -> Option<String> {
        let name = self.tokens.get(self.at)?.name()?;
        self.at += 1;
        Some(name)
    }

    /// Passes names and values in brackets, if they are next.
    fn in_brackets(&mut self) {
        let before = self.at;
        if !self.sign("(") {
            return;
        }
        let is_plain = |token: &Token<'_>| {
            token.kind != TokenKind::Sign || [",", ":", "=", "-"].iter().any(|sign| token.is_sign(sign))
        };
        while self.pass_if(is_plain) {}
        if !self.sign(")") {
            self.at = before;
        }
    }

    /// What is left, at its place in the text.
    fn rest(&self) -> String {
        let start = self.tokens.get(self.at).map_or(self.text.len(), |token| token.start);
        let (before, rest) = self.text.split_at(start);
        let blank = |c: char| if c == '\n' { '\n' } else { ' ' };
        before.chars().map(blank).chain(rest.chars()).collect()
    }

    fn is_at_end(&self) -> bool {
        self.at == self.tokens.len()
    }

    fn has(&self, keyword: &str) -> bool {
        self.tokens.iter().any(|token| token.is(keyword))
    }
}

/// The engine's rejection of a query. For an unknown table it would suggest any of its own tables; users query the views, and the
/// raw tables only if they name one.
pub(crate) fn rejected(error: duckdb::Error) -> Error {
    if is_interrupt(&error) {
        return Error::Interrupted;
    }
    let text = error.to_string();
    if text.contains(DEPTH_EXCEEDED) {
        return Error::TooDeep;
    }
    let unknown = text.strip_prefix("Catalog Error: Table with name ");
    let named = unknown.and_then(|rest| rest.split_once(" does not exist!"));
    let (Some((name, _)), Ok(library)) = (named, library()) else { return Error::Query(error) };
    let tables = WarehouseTable::ALL.iter().filter(|_| name.starts_with("raw_")).map(|table| raw(*table));
    let known: Vec<String> = library.views().map(|view| view.name.clone()).chain(tables).collect();
    let advice = advice(name, known.iter().map(String::as_str), "juesuan schema");
    Error::UnknownTable { name: name.to_owned(), advice }
}
