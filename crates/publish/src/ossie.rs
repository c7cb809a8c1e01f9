//! The semantic model in the form of Apache Ossie (before 2026: Open Semantic Interchange): `ossie.json`.
//!
//! Version 0.1.1 of 2025-12-11 is the one that is released and that dbt reads; 0.2.0 is a draft
//! (<https://github.com/apache/ossie/blob/main/core-spec/spec.md>).

use crate::error::Error;
use crate::relation::{Described, Relation};
use crate::semantic::{Aggregate, METRIC_VIEWS, SemanticMetric};
use juesuan_query::Metric;
use serde_json::{Map, Value, json};

/// The file.
pub(crate) const NAME: &str = "ossie.json";
const VERSION: &str = "0.1.1";

/// The model: every mart, and the views that have a column per metric.
pub(crate) fn json(relations: &[Relation<'_>], metrics: &[Metric]) -> Result<String, Error> {
    let is_of_metrics = |name: &str| METRIC_VIEWS.iter().any(|known| known.view == name);
    let datasets: Vec<&Relation<'_>> =
        relations.iter().filter(|one| !one.is_view || is_of_metrics(one.name)).collect();
    let relationships: Vec<Value> = datasets.iter().flat_map(|one| relationships(one, relations)).collect();
    let all_metrics: Vec<Value> = METRIC_VIEWS
        .iter()
        .flat_map(|view| view.metrics(metrics).into_iter().map(|metric| self::metric(view.view, &metric)))
        .collect();
    let model = json!({
        "name": "juesuan",
        "description": "部门决算与预算 | Final accounts and budgets of Chinese government departments",
        "ai_context": {
            "instructions": "Amounts are exact yuan. Final accounts and budgets, and the total and its parts, contain the same money: \
                never add them up. The metrics are those of whole departments (scope department).",
        },
        "datasets": datasets.into_iter().map(dataset).collect::<Vec<_>>(),
        "relationships": relationships,
        "metrics": all_metrics,
    });
    Ok(serde_json::to_string_pretty(&json!({ "version": VERSION, "semantic_model": [model] }))? + "\n")
}

fn dataset(relation: &Relation<'_>) -> Value {
    let mut dataset = Map::new();
    dataset.insert("name".to_owned(), relation.name.into());
    dataset.insert("source".to_owned(), format!("juesuan.main.{}", relation.name).into());
    if !relation.key.is_empty() {
        dataset.insert("primary_key".to_owned(), json!(relation.key));
    }
    dataset.insert("description".to_owned(), relation.text().into());
    dataset.insert("fields".to_owned(), relation.columns.iter().map(field).collect());
    Value::Object(dataset)
}

fn field(column: &Described) -> Value {
    let mut field = json!({
        "name": column.name,
        "expression": expression(&column.name),
        "label": column.zh,
        "description": column.text(),
    });
    if let Some(field) = field.as_object_mut().filter(|_| !column.sql_type.starts_with("DECIMAL")) {
        let is_time = ["fiscal_year", "year_start"].contains(&column.name.as_str());
        field.insert("dimension".to_owned(), json!({ "is_time": is_time }));
    }
    field
}

fn relationships(relation: &Relation<'_>, relations: &[Relation<'_>]) -> Vec<Value> {
    let refers = relation.refers.iter().map(|reference| {
        json!({
            "name": format!("{}_{}", relation.name, reference.columns.join("_")),
            "from": relation.name,
            "to": reference.mart,
            "from_columns": reference.columns,
            "to_columns": Relation::target(relations, reference),
        })
    });
    refers.collect()
}

fn metric(view: &str, metric: &SemanticMetric<'_>) -> Value {
    let sql = match &metric.aggregate {
        Aggregate::Sum(column) => format!("SUM({view}.{column})"),
        // A row whose denominator is zero has no value, and then neither of them.
        Aggregate::Ratio(numerator, denominator) => {
            format!("SUM({view}.{numerator}) / SUM({view}.{denominator})")
        }
        Aggregate::Mean(column) => format!("AVG({view}.{column})"),
    };
    let short = metric.metric.short.iter().copied();
    let synonyms: Vec<&str> =
        [metric.metric.label_zh, metric.metric.label_en].into_iter().chain(short).collect();
    json!({
        "name": metric.name,
        "expression": expression(&sql),
        "description": format!("{}. {}", metric.label(), metric.description),
        "ai_context": { "synonyms": synonyms },
    })
}

fn expression(sql: &str) -> Value {
    json!({ "dialects": [{ "dialect": "ANSI_SQL", "expression": sql }] })
}
