//! The tables of a warehouse in the SQL of the engine.

use arrow::datatypes::DataType;
use juesuan_model::schema::WarehouseTable;
use std::path::PathBuf;

/// The engine's name for the rows of a table's files.
pub(crate) fn raw(table: WarehouseTable) -> String {
    format!("raw_{}", table.name())
}

/// A SELECT of all the table's columns over its files; without rows if there are no files.
pub(crate) fn rows_of(table: WarehouseTable, files: &[PathBuf]) -> String {
    let schema = table.schema();
    if files.is_empty() {
        let columns: Vec<String> = schema
            .fields()
            .iter()
            .map(|field| format!("CAST(NULL AS {}) AS {}", sql_type(field.data_type()), field.name()))
            .collect();
        return format!("SELECT {} WHERE FALSE", columns.join(", "));
    }
    let columns: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
    let files: Vec<String> = files.iter().map(|file| quoted(&file.to_string_lossy())).collect();
    // The values of partition columns are in the folders' names, not in the files.
    let partitions: Vec<String> = table
        .partition_columns()
        .iter()
        .filter_map(|name| schema.field_with_name(name).ok())
        .map(|field| format!("'{}': {}", field.name(), sql_type(field.data_type())))
        .collect();
    let hive = if partitions.is_empty() {
        "hive_partitioning = false".to_owned()
    } else {
        format!("hive_partitioning = true, hive_types = {{{}}}", partitions.join(", "))
    };
    format!("SELECT {} FROM read_parquet([{}], {hive})", columns.join(", "), files.join(", "))
}

/// DuckDB's name of a type that the tables use.
pub(crate) fn sql_type(data_type: &DataType) -> String {
    match data_type {
        DataType::Boolean => "BOOLEAN".to_owned(),
        DataType::Int32 => "INTEGER".to_owned(),
        DataType::Int64 => "BIGINT".to_owned(),
        DataType::Float32 => "FLOAT".to_owned(),
        DataType::Decimal128(precision, scale) => format!("DECIMAL({precision}, {scale})"),
        DataType::Timestamp(_, _) => "TIMESTAMP WITH TIME ZONE".to_owned(),
        _ => "VARCHAR".to_owned(),
    }
}

/// A text as the engine reads it.
pub(crate) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
