//! The Frictionless data package of the CSV files, with the fiscal meaning of the columns.

use crate::error::Error;
use crate::folder::Folder;
use crate::{CsvForm, Filled};
use polars::prelude::DataType;
use serde_json::{Value, json};

/// The package.
pub(crate) fn json(filled: &[Filled], folder: &Folder, form: CsvForm) -> Result<String, Error> {
    let resources =
        filled.iter().map(|one| resource(one, filled, folder, form)).collect::<Result<Vec<_>, _>>()?;
    let package = json!({
        "profile": "tabular-data-package",
        "name": "juesuan-marts",
        "title": "部门决算与预算 | Final accounts and budgets of departments",
        "description": "Star schema of what Chinese departments publish of their budgets and final accounts. Amounts are exact yuan.",
        "countryCode": "CN",
        "currencyCode": "CNY",
        "resources": resources,
    });
    Ok(serde_json::to_string_pretty(&package)? + "\n")
}

fn resource(
    Filled { mart, frame, .. }: &Filled,
    filled: &[Filled],
    folder: &Folder,
    form: CsvForm,
) -> Result<Value, Error> {
    let path = format!("{}.csv", mart.name);
    let mut fields = Vec::new();
    for (name, label) in &mart.columns {
        let mut field = json!({ "name": name, "title": label.zh, "description": label.en });
        let of = match frame.column(name)?.dtype() {
            DataType::Int32 | DataType::Int64 => "integer",
            DataType::Decimal(_, _) => "number",
            DataType::Boolean => "boolean",
            _ => "string",
        };
        if let Some(field) = field.as_object_mut() {
            field.insert("type".to_owned(), of.into());
            if of == "boolean" {
                field.insert("trueValues".to_owned(), json!(["true"]));
                field.insert("falseValues".to_owned(), json!(["false"]));
            }
            if let Some(meaning) = fiscal(mart.name, name) {
                field.insert("columnType".to_owned(), meaning.into());
            }
        }
        fields.push(field);
    }
    let keys: Vec<Value> = mart
        .refers
        .iter()
        .filter_map(|reference| {
            let other = filled.iter().find(|other| other.mart.name == reference.mart)?;
            let (fields, key) = (fields_of(&reference.columns), fields_of(&other.mart.key));
            Some(json!({ "fields": fields, "reference": { "resource": reference.mart, "fields": key } }))
        })
        .collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    if let Some(schema) = schema.as_object_mut() {
        if !mart.key.is_empty() {
            schema.insert("primaryKey".to_owned(), json!(mart.key));
        }
        if !keys.is_empty() {
            schema.insert("foreignKeys".to_owned(), json!(keys));
        }
    }
    let put = folder.files.get(&path);
    Ok(json!({
        "profile": "tabular-data-resource",
        "name": mart.name,
        "title": format!("{} | {}", mart.label.zh, mart.label.en),
        "description": mart.description,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        // The name that readers of the package know for UTF-8 with a mark.
        "encoding": if form.byte_order_mark { "utf-8-sig" } else { "utf-8" },
        "bytes": put.map(|put| put.bytes),
        "hash": put.map(|put| format!("sha256:{}", put.sha256)),
        "schema": schema,
    }))
}

/// One field by its name, several as a list.
fn fields_of(columns: &[&str]) -> Value {
    if let [column] = columns { json!(column) } else { json!(columns) }
}

/// The column's type in the Fiscal Data Package, where it has one: phase, fund, classification, date, amount.
fn fiscal(mart: &str, column: &str) -> Option<&'static str> {
    Some(match (mart, column) {
        (_, "fiscal_year") => "date:fiscal-year",
        (_, "phase" | "budget_phase") => "phase:id",
        (_, "fund") => "fin-source:generic:code",
        (_, "entity_id") => "administrative-classification:generic:code",
        ("dim_entity", "entity_name") => "administrative-classification:generic:label",
        (_, "region_code") => "geo:code",
        ("dim_region", "region_name") => "geo:label",
        ("fact_execution", "code") => "functional-classification:generic:code",
        ("fact_spending", "amount")
        | ("fact_three_public", "actual")
        | ("fact_execution", "actual" | "initial_budget" | "adjusted_budget") => "value",
        (_, "kind") => "value-kind:code",
        _ => return None,
    })
}
