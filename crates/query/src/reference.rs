//! The reference data as tables of the session, and the places and tasks of entities that follow from their names.
//!
//! Names are resolved when a query first needs it, not when reports are read: the facts remain as printed, and a row
//! that a user adds to the reference folder settles a name immediately.

use duckdb::types::Value;
use duckdb::{Connection, appender_params_from_iter};
use juesuan_messages::Message;
use juesuan_reference::{
    ColumnType, EntityName, EntityPlace, Gazetteer, How, Reference, ReferenceColumn, ReferenceTable,
    SuccessionBreak, SuccessionLink,
};
use rayon::prelude::*;

/// Makes `reference_<table>`.
pub(crate) fn register(
    connection: &Connection,
    reference: &Reference,
    table: &ReferenceTable,
) -> duckdb::Result<()> {
    if table.name == PRICES {
        return register_prices(connection, reference);
    }
    if table.name == DEFLATORS {
        return register_deflators(connection, reference);
    }
    let rows = reference.rows(table.name);
    let rows =
        rows.map(|row| table.columns.iter().zip(row).map(|(c, cell)| value(*c, cell.as_deref())).collect());
    fill(connection, &format!("reference_{}", table.name), &columns(table), rows)
}

/// The tables that get columns which their files do not have.
const PRICES: &str = "prices";
const DEFLATORS: &str = "deflators";
const DEFLATOR_COLUMNS: &str = "deflator VARCHAR, region_code VARCHAR, year INTEGER, previous_year_100 DECIMAL(10, 4), \
     chain_from INTEGER, chain_index BIGINT, source VARCHAR";
const PRICE_COLUMNS: &str =
    "region_code VARCHAR, year INTEGER, previous_year_100 DECIMAL(6, 1), chain_index BIGINT, source VARCHAR";

/// What is derived from names when a query first reads it.
pub(crate) const RESOLVED: [&str; 3] = [PLACES, LINES, BREAKS];
pub(crate) const PLACES: &str = "resolved_entity_places";
pub(crate) const LINES: &str = "resolved_entity_lines";
const BREAKS: &str = "resolved_entity_breaks";

/// Makes [`PLACES`].
pub(crate) fn fill_places(
    connection: &Connection,
    gazetteer: &Gazetteer,
    entities: &[EntityName],
) -> duckdb::Result<()> {
    let columns = "entity_id VARCHAR, entity_name VARCHAR, region_code VARCHAR, region_name VARCHAR, region_how VARCHAR, \
         admin_level VARCHAR, function_group VARCHAR, name_scope VARCHAR, problem_code VARCHAR, problem_args VARCHAR, \
         problem VARCHAR";
    let rows: Vec<_> = entities.par_iter().map(|body| row(body, gazetteer.place(&body.name))).collect();
    fill(connection, PLACES, columns, rows.into_iter())
}

/// Makes [`LINES`].
pub(crate) fn fill_lines(connection: &Connection, lines: Vec<SuccessionLink>) -> duckdb::Result<()> {
    let columns = "entity_id VARCHAR, member_id VARCHAR, member_name VARCHAR, until_year INTEGER, change VARCHAR, \
         concluded BOOLEAN";
    fill(connection, LINES, columns, lines.into_iter().map(line))
}

/// Makes [`BREAKS`].
pub(crate) fn fill_breaks(connection: &Connection, breaks: Vec<SuccessionBreak>) -> duckdb::Result<()> {
    let columns = "entity_id VARCHAR, break_year INTEGER, change VARCHAR, other_id VARCHAR, other_name VARCHAR, \
         concluded BOOLEAN";
    let row = |one: SuccessionBreak| {
        vec![
            text(Some(one.entity_id)),
            Value::BigInt(one.break_year),
            text(Some(one.change.to_owned())),
            text(one.other_id),
            text(Some(one.other_name)),
            Value::Boolean(one.concluded),
        ]
    };
    fill(connection, BREAKS, columns, breaks.into_iter().map(row))
}

fn row(body: &EntityName, place: EntityPlace) -> Vec<Value> {
    let how = place.region_how.map(|how: How| how.name().to_owned());
    let scope = Some(place.scope.name().to_owned());
    let problem = place.problem.as_ref();
    [
        Some(body.entity_id.clone()),
        Some(body.name.clone()),
        place.region_code,
        place.region_name,
        how,
        place.admin_level,
        place.function_group,
        scope,
        problem.map(|problem| problem.code().to_owned()),
        problem.and_then(Message::args_json),
        problem.map(Message::to_string),
    ]
    .into_iter()
    .map(text)
    .collect()
}

fn line(line: SuccessionLink) -> Vec<Value> {
    vec![
        text(Some(line.entity_id)),
        text(Some(line.member_id)),
        text(Some(line.member_name)),
        line.until_year.map_or(Value::Null, Value::BigInt),
        text(Some(line.change)),
        Value::Boolean(line.concluded),
    ]
}

/// Prices with their chain index, which the file does not have.
fn register_prices(connection: &Connection, reference: &Reference) -> duckdb::Result<()> {
    let rows = reference.prices().into_iter().map(|one| {
        vec![
            text(Some(one.region_code)),
            Value::BigInt(one.year),
            text(Some(one.previous_year_100)),
            Value::BigInt(one.chain_index),
            text(Some(one.source)),
        ]
    });
    fill(connection, "reference_prices", PRICE_COLUMNS, rows)
}

/// Every price index with its chain, national consumer prices among them.
fn register_deflators(connection: &Connection, reference: &Reference) -> duckdb::Result<()> {
    let rows = reference.deflators().into_iter().map(|one| {
        vec![
            text(Some(one.deflator)),
            text(Some(one.region_code)),
            Value::BigInt(one.year),
            text(Some(one.previous_year_100)),
            Value::BigInt(one.chain_from),
            Value::BigInt(one.chain_index),
            text(Some(one.source)),
        ]
    });
    fill(connection, "reference_deflators", DEFLATOR_COLUMNS, rows)
}

/// The columns of `reference_<table>` with their types.
pub(crate) fn columns(table: &ReferenceTable) -> String {
    if table.name == PRICES {
        return PRICE_COLUMNS.to_owned();
    }
    if table.name == DEFLATORS {
        return DEFLATOR_COLUMNS.to_owned();
    }
    let columns = table.columns.iter().map(|column| {
        let of = match column.column_type {
            ColumnType::Text => "VARCHAR",
            ColumnType::Integer => "INTEGER",
            ColumnType::Tenths => "DECIMAL(6, 1)",
            ColumnType::Index => "DECIMAL(10, 4)",
        };
        format!("{} {of}", column.name)
    });
    columns.collect::<Vec<_>>().join(", ")
}

fn value(column: ReferenceColumn, cell: Option<&str>) -> Value {
    match (column.column_type, cell) {
        (ColumnType::Integer, Some(cell)) => cell.parse().map_or(Value::Null, Value::BigInt),
        _ => text(cell.map(str::to_owned)),
    }
}

fn text(cell: Option<String>) -> Value {
    cell.map_or(Value::Null, Value::Text)
}

/// Makes a table of these columns and rows.
pub(crate) fn fill(
    connection: &Connection,
    table: &str,
    columns: &str,
    rows: impl Iterator<Item = Vec<Value>>,
) -> duckdb::Result<()> {
    connection.execute_batch(&format!("CREATE OR REPLACE TABLE {table} ({columns})"))?;
    let mut appender = connection.appender(table)?;
    for row in rows {
        appender.append_row(appender_params_from_iter(row))?;
    }
    appender.flush()
}
