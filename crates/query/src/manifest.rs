//! What programs in other languages need to know about the tables, `queries/` and the project: `queries/manifest.json`, and for the Python
//! module `python/src/juesuan/warehouse.json`. Keys are written in alphabetical order.

use crate::catalogue::Metric;
use crate::engine;
use crate::error::Error;
use crate::file::{File, shipped_of};
use crate::header::{DefinitionError, Header, Label};
use crate::library::{library, views};
use crate::question::{Parameter, Question};
use crate::session::Session;
use crate::view::View;
use juesuan_model::schema::{WAREHOUSE_VERSION, WarehouseTable};
use juesuan_reference::Reference;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// `queries/manifest.json`: the tables, which revision is current, and every view, metric and built-in query with its source.
///
/// # Errors
/// A header that lacks something or is wrong.
pub fn manifest() -> Result<String, Error> {
    let metrics = Metric::all().map_err(Error::Definition)?;
    let questions = Question::all()?;
    Ok(pretty(&json!({
        "metrics": metrics.iter().map(metric).collect::<Vec<_>>(),
        "questions": questions.iter().map(question).collect::<Vec<_>>(),
        "views": library()?.views().map(view).collect::<Vec<_>>(),
        "warehouse": tables().map_err(Error::Definition)?,
    })))
}

/// `python/src/juesuan/warehouse.json`: the tables, and which revision is current.
///
/// # Errors
/// A header that lacks something or is wrong.
pub fn warehouse() -> Result<String, Error> {
    Ok(pretty(&tables().map_err(Error::Definition)?))
}

/// `juesuan schema --json`: the tables, views, metrics and built-in queries, with the type and the meaning of each column.
///
/// # Errors
/// A view that cannot be made, or a header that lacks something or is wrong.
pub fn schema() -> Result<String, Error> {
    let session = Session::over(Path::new("."), BTreeMap::new(), Reference::shipped())?;
    let views = views()?;
    let meaning = |table: WarehouseTable, column: &str| {
        let view = views.iter().find(|view| view.name == table.name())?;
        view.columns.iter().find(|(name, _)| *name == column).map(|(_, label)| label.en)
    };
    let tables = WarehouseTable::ALL.map(|table| {
        let schema = table.schema();
        let columns = schema.fields().iter().map(|field| {
            json!({
                "name": field.name(),
                "type": engine::sql_type(field.data_type()),
                "nullable": field.is_nullable(),
                "zh": field.metadata().get("comment"),
                "en": meaning(table, field.name()),
            })
        });
        json!({
            "name": table.name(),
            "zh": table.label(),
            "partition_columns": table.partition_columns(),
            "columns": columns.collect::<Vec<_>>(),
        })
    });
    let labels = |view: &View| -> HashMap<&str, Label> { view.columns.iter().copied().collect() };
    let of_metrics: HashMap<&str, Label> =
        views.iter().find(|view| view.name == "metrics").map(|view| labels(view)).unwrap_or_default();
    let described_views = views.iter().map(|view| {
        Ok(json!({
            "name": view.name,
            "zh": view.title.zh,
            "en": view.title.en,
            "description": view.description,
            "columns": columns(&session, &view.name, &labels(view))?,
        }))
    });
    let described_views = described_views.collect::<Result<Vec<_>, Error>>()?;
    let metrics = Metric::all().map_err(Error::Definition)?;
    let described_metrics = metrics.iter().map(|known| {
        Ok(json!({
            "id": known.id,
            "version": known.version,
            "view": known.view(),
            "zh": known.label_zh,
            "en": known.label_en,
            "unit": known.unit,
            "additive": known.additive,
            "dimensions": known.dimensions,
            "columns": columns(&session, &known.view(), &of_metrics)?,
        }))
    });
    let described_metrics = described_metrics.collect::<Result<Vec<_>, Error>>()?;
    let questions = Question::all()?;
    Ok(pretty(&json!({
        "layout_version": WAREHOUSE_VERSION,
        "tables": tables,
        "views": described_views,
        "metrics": described_metrics,
        "questions": questions.iter().map(question).collect::<Vec<_>>(),
    })))
}

/// The columns of a view with the engine's types, and what they are called.
fn columns(session: &Session, view: &str, labels: &HashMap<&str, Label>) -> Result<Vec<Value>, Error> {
    let rows = session.described(view)?;
    let column = |[name, data_type]: [String; 2]| {
        let label = labels.get(name.as_str());
        json!({
            "zh": label.map(|label| label.zh),
            "en": label.map(|label| label.en),
            "name": name,
            "type": data_type,
        })
    };
    Ok(rows.into_iter().map(column).collect())
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

/// The rule is in `queries/views/revisions.sql`: of the revisions of one series, the current one is the last in the
/// order of these columns.
fn tables() -> Result<Value, DefinitionError> {
    let mut rule = Map::new();
    for header in shipped_of("views").filter(|file| file.name() == "revisions").map(Header::read) {
        let header = header?;
        for key in ["newest", "series"] {
            rule.insert(key.to_owned(), json!(header.required(key)?.list(" ", Some)?));
        }
    }
    rule.insert("tables".to_owned(), json!(WarehouseTable::ALL.map(WarehouseTable::name)));
    Ok(Value::Object(rule))
}

fn metric(metric: &Metric) -> Value {
    json!({
        "additive": metric.additive,
        "dimensions": metric.dimensions,
        "id": metric.id,
        "restated": !metric.restated_topics.is_empty(),
        "unit": metric.unit,
        "version": metric.version,
    })
}

fn question(question: &Question) -> Value {
    let parameters = question.parameters.iter().map(|Parameter { name, value_type, default, .. }| {
        json!({ "default": default, "name": name, "type": value_type })
    });
    let mut described = source(question.file());
    described.insert("name".to_owned(), json!(question.name));
    described.insert("parameters".to_owned(), json!(parameters.collect::<Vec<_>>()));
    Value::Object(described)
}

/// A view with its file, and what that reads in place of views; or with its SELECT.
fn view(view: &View) -> Value {
    let Some(file) = view.file else { return json!({ "name": view.name, "sql": view.select.sql() }) };
    let instead = view.select.stand_ins().iter().map(|(view, select)| ((*view).to_owned(), json!(select)));
    let mut described = source(file);
    described.insert("instead".to_owned(), Value::Object(instead.collect()));
    described.insert("name".to_owned(), json!(view.name));
    Value::Object(described)
}

/// Where a SELECT is: the file below `queries/`, or the text of a file of the project.
fn source(file: &File) -> Map<String, Value> {
    let (key, value) = if file.own.is_some() { ("sql", file.text) } else { ("file", file.path) };
    Map::from_iter([(key.to_owned(), json!(value))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_is_that_of_the_view() {
        let rule = tables().unwrap();
        let list = |key: &str, end: &str| {
            let columns: Vec<_> = rule[key]
                .as_array()
                .unwrap()
                .iter()
                .map(|column| column.as_str().unwrap().to_owned() + end)
                .collect();
            columns.join(", ")
        };
        let file = shipped_of("views").find(|file| file.name() == "revisions").unwrap();
        let sql = file.text.split_whitespace().collect::<Vec<_>>().join(" ").replace("attempts.", "");
        for part in [
            format!("PARTITION BY {}, CASE WHEN replaced.revision_id IS NULL", list("series", "")),
            format!("ORDER BY {} )", list("newest", " DESC")),
            format!("PARTITION BY revision_id, {} ORDER BY batch_id", list("series", "")),
        ] {
            assert!(sql.contains(&part), "{part}");
        }
    }
}
