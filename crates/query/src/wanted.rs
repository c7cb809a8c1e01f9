//! Which metrics a statement reads from the views that have all of them.
//!
//! To plan all metrics takes the engine several times as long as to compute one, even where a filter leaves only that one. So
//! a statement reads these views as if they had the metrics that its own filters name: `metric = 'x'` or `metric IN ('x', 'y')`
//! in the WHERE of each SELECT that reads them. Any other statement reads all.

use crate::error::Error;
use crate::permitted;
use duckdb::Connection;
use serde_json::Value;
use std::collections::BTreeSet;

/// The column that is filtered.
const METRIC: &str = "metric";

/// The ids that the filters of a statement leave of this view; `None` for any.
pub(crate) fn wanted(
    connection: &Connection,
    text: &str,
    view: &str,
) -> Result<Option<BTreeSet<String>>, Error> {
    const PARSE: &str = "SELECT CAST(json_serialize_sql(CAST($1 AS VARCHAR)) AS VARCHAR)";
    let parsed: String =
        connection.query_row(PARSE, [text], |row| row.get(0)).map_err(permitted::rejected)?;
    // Few statements are nested more deeply than this reader follows.
    let Ok(parsed) = serde_json::from_str::<Value>(&parsed) else { return Ok(None) };
    // What the engine does not serialize is not one SELECT.
    let Some(parsed) = parsed.get("statements") else { return Ok(None) };
    let mut statement = Statement { view, ids: Some(BTreeSet::new()) };
    statement.read(parsed);
    Ok(statement.ids)
}

struct Statement<'a> {
    view: &'a str,
    /// The ids so far; `None` once a part reads all.
    ids: Option<BTreeSet<String>>,
}

impl Statement<'_> {
    /// Any part of a statement. Where it names the view outside of the FROM of a SELECT, it reads all metrics.
    fn read(&mut self, part: &Value) {
        match part {
            Value::Array(parts) => parts.iter().for_each(|part| self.read(part)),
            Value::Object(_) if self.is_view(part) => self.ids = None,
            Value::Object(fields) => {
                let is_select = text(part, "type") == "SELECT_NODE";
                let filters = part.get("where_clause").map(conditions).unwrap_or_default();
                for (name, field) in fields {
                    if is_select && name == "from_table" {
                        self.read_from(field, &filters);
                    } else {
                        self.read(field);
                    }
                }
            }
            _ => {}
        }
    }

    /// What a SELECT with these filters reads. A filter of its WHERE holds for every row that such a join returns.
    fn read_from(&mut self, table: &Value, filters: &[&Value]) {
        let is_join = text(table, "type") == "JOIN"
            && ["REGULAR", "CROSS"].contains(&text(table, "ref_type"))
            && ["INNER", "LEFT", "RIGHT", "OUTER"].contains(&text(table, "join_type"));
        if self.is_view(table) {
            let named = filters.iter().find_map(|filter| ids(filter, table));
            self.ids = self.ids.take().zip(named).map(|(mut ids, named)| {
                ids.extend(named);
                ids
            });
        } else if is_join {
            for side in ["left", "right"] {
                table.get(side).into_iter().for_each(|side| self.read_from(side, filters));
            }
            table.get("condition").into_iter().for_each(|condition| self.read(condition));
        } else {
            self.read(table);
        }
    }

    fn is_view(&self, part: &Value) -> bool {
        text(part, "type") == "BASE_TABLE" && text(part, "table_name").eq_ignore_ascii_case(self.view)
    }
}

/// The conditions that all hold where this one holds.
fn conditions(condition: &Value) -> Vec<&Value> {
    match (text(condition, "type"), condition.get("children").and_then(Value::as_array)) {
        ("CONJUNCTION_AND", Some(parts)) => parts.iter().flat_map(conditions).collect(),
        _ => vec![condition],
    }
}

/// The ids that a filter leaves of a table; `None` if it filters something else. A sample is taken before the filter, and columns may
/// have other names in the statement.
fn ids(filter: &Value, table: &Value) -> Option<Vec<String>> {
    let renamed =
        table.get("column_name_alias").and_then(Value::as_array).is_some_and(|names| !names.is_empty());
    if renamed || table.get("sample").is_some_and(|sample| !sample.is_null()) {
        return None;
    }
    let (left, right) = (filter.get("left"), filter.get("right"));
    match text(filter, "type") {
        "COMPARE_EQUAL" if is_metric(left?, table) => Some(vec![constant(right?)?]),
        "COMPARE_EQUAL" if is_metric(right?, table) => Some(vec![constant(left?)?]),
        "COMPARE_IN" => {
            let (first, rest) = filter.get("children")?.as_array()?.split_first()?;
            is_metric(first, table).then(|| rest.iter().map(constant).collect()).flatten()
        }
        _ => None,
    }
}

/// Whether an expression is the table's column of ids: a name without a table means it, because no other table may have one.
fn is_metric(expression: &Value, table: &Value) -> bool {
    let alias = text(table, "alias");
    let name = if alias.is_empty() { text(table, "table_name") } else { alias };
    let parts = expression.get("column_names").and_then(Value::as_array).map(Vec::as_slice);
    let is = |part: &Value, name: &str| part.as_str().is_some_and(|part| part.eq_ignore_ascii_case(name));
    match parts {
        Some([column]) => is(column, METRIC),
        Some([of, column]) => is(of, name) && is(column, METRIC),
        _ => false,
    }
}

/// The text of a constant.
fn constant(expression: &Value) -> Option<String> {
    let is_constant = text(expression, "type") == "VALUE_CONSTANT";
    is_constant.then(|| expression.get("value")?.get("value")?.as_str().map(str::to_owned)).flatten()
}

fn text<'v>(part: &'v Value, field: &str) -> &'v str {
    part.get(field).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted_by(statement: &str) -> Option<Vec<String>> {
        let connection = Connection::open_in_memory().unwrap();
        let ids = wanted(&connection, statement, "metrics").unwrap();
        ids.map(|ids| ids.into_iter().collect())
    }

    #[test]
    fn the_metrics_that_each_select_filters_are_wanted() {
        for (statement, ids) in [
            ("SELECT * FROM metrics WHERE metric = 'a'", vec!["a"]),
            ("SELECT * FROM Metrics WHERE 'a' = METRIC AND fiscal_year > 2020", vec!["a"]),
            ("SELECT * FROM metrics AS m WHERE m.metric IN ('a', 'b')", vec!["a", "b"]),
            (
                "SELECT 1 FROM metrics m JOIN metrics n USING (entity_id) WHERE m.metric = 'a' AND n.metric = 'b'",
                vec!["a", "b"],
            ),
            ("SELECT * FROM reports LEFT JOIN metrics ON TRUE WHERE metrics.metric = 'a'", vec!["a"]),
            (
                "WITH x AS (SELECT * FROM metrics WHERE metric = 'a') SELECT * FROM x UNION ALL SELECT * FROM x",
                vec!["a"],
            ),
            ("SELECT (SELECT MAX(value) FROM metrics WHERE metric = 'a')", vec!["a"]),
            ("SELECT 'metrics' FROM reports", vec![]),
        ] {
            assert_eq!(wanted_by(statement).unwrap(), ids, "{statement}");
        }
    }

    #[test]
    fn any_other_statement_reads_all() {
        for statement in [
            "SELECT * FROM metrics",
            "SELECT * FROM metrics WHERE metric = 'a' OR value > 0",
            "SELECT * FROM metrics WHERE metric LIKE 'a%'",
            "SELECT * FROM metrics WHERE NOT metric = 'a'",
            "SELECT * FROM metrics WHERE metric = entity_id",
            "SELECT * FROM metrics WHERE metric IN (SELECT 'a')",
            "SELECT * FROM metrics WHERE metric = 'a' UNION ALL SELECT * FROM metrics",
            "SELECT * FROM metrics TABLESAMPLE 10% WHERE metric = 'a'",
            "SELECT * FROM metrics AS m(x, metric) WHERE metric = 'a'",
            "SELECT * FROM claims SEMI JOIN metrics USING (entity_id) WHERE metric = 'amount'",
            "SELECT * FROM reports POSITIONAL JOIN metrics WHERE metric = 'a'",
            "SELECT * FROM reports ASOF JOIN metrics ON reports.fiscal_year >= metrics.fiscal_year WHERE metric = 'a'",
            "SELECT * FROM (SELECT * FROM metrics) WHERE metric = 'a'",
            "SELECT * FROM metrics m JOIN metrics n USING (entity_id) WHERE m.metric = 'a'",
            "PIVOT metrics ON metric USING MAX(value)",
        ] {
            assert_eq!(wanted_by(statement), None, "{statement}");
        }
    }
}
