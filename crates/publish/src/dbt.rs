//! A dbt project over the DuckDB file: its tables and views as sources, with their tests, and the metrics as
//! `MetricFlow` defines them.

use crate::relation::{Described, Relation};
use crate::semantic::{Aggregate, METRIC_VIEWS, SemanticMetric};
use crate::yaml::{Yaml, list, map};
use juesuan_query::Metric;

/// Each file of the project with its content.
pub(crate) fn files(relations: &[Relation<'_>], metrics: &[Metric]) -> Vec<(String, String)> {
    let mut files = vec![
        ("dbt/dbt_project.yml".to_owned(), PROJECT.to_owned()),
        ("dbt/profiles.yml".to_owned(), PROFILES.to_owned()),
        ("dbt/models/sources.yml".to_owned(), sources(relations).document()),
        ("dbt/models/semantic_models.yml".to_owned(), semantic_models(metrics).document()),
        ("dbt/models/time_spine.sql".to_owned(), TIME_SPINE.to_owned()),
    ];
    let views = METRIC_VIEWS.iter().map(|view| view.view);
    for name in views.chain(["dim_entity", "dim_region"]) {
        let sql = format!("SELECT * FROM {{{{ source('juesuan', '{name}') }}}}\n");
        files.push((format!("dbt/models/{name}.sql"), sql));
    }
    files
}

const PROJECT: &str = "\
name: juesuan
version: \"1.0.0\"
config-version: 2
profile: juesuan
model-paths: [\"models\"]
";

const PROFILES: &str = "\
juesuan:
  target: dev
  outputs:
    dev:
      type: duckdb
      # dbt writes into a database of its own and reads the marts beside it.
      path: \"{{ env_var('JUESUAN_DBT_DATABASE', 'dbt.duckdb') }}\"
      attach:
        - path: \"{{ env_var('JUESUAN_MARTS', '..') }}/juesuan.duckdb\"
          alias: juesuan
          read_only: true
";

const TIME_SPINE: &str = "\
-- Every day of the years of the reports, which MetricFlow requires.
SELECT CAST(day AS DATE) AS day
FROM (
  SELECT UNNEST(GENERATE_SERIES(MAKE_DATE(MIN(fiscal_year), 1, 1), MAKE_DATE(MAX(fiscal_year), 12, 31), INTERVAL 1 DAY)) AS day
  FROM {{ source('juesuan', 'dim_year') }}
) AS days
";

/// A text in a file in which dbt evaluates templates.
fn plain(text: &str) -> Yaml {
    Yaml::Text(text.replace("{{", "{ {").replace("{%", "{ %").replace("{#", "{ #"))
}

fn sources(relations: &[Relation<'_>]) -> Yaml {
    let tables = relations.iter().map(|relation| table(relation, relations));
    let source = map([
        ("name", "juesuan".into()),
        ("description", "部门决算与预算 | Final accounts and budgets of departments: juesuan.duckdb".into()),
        ("database", "{{ var('juesuan_database', 'juesuan') }}".into()),
        ("schema", "main".into()),
        ("tables", list(tables)),
    ]);
    map([("version", Yaml::Number(2)), ("sources", list([source]))])
}

fn table(relation: &Relation<'_>, relations: &[Relation<'_>]) -> Yaml {
    let columns = relation.columns.iter().map(|column| self::column(relation, column, relations));
    let mut entries = vec![
        ("name", relation.name.into()),
        ("description", plain(&relation.text())),
        ("columns", list(columns)),
    ];
    let tests = tests_of_several(relation, relations);
    if !tests.is_empty() {
        entries.push(("data_tests", list(tests)));
    }
    map(entries)
}

fn column(relation: &Relation<'_>, column: &Described, relations: &[Relation<'_>]) -> Yaml {
    let name = column.name.as_str();
    let mut tests = Vec::new();
    if relation.key.contains(&name) {
        tests.push("not_null".into());
    }
    if *relation.key == [name] {
        tests.push("unique".into());
    }
    for reference in relation.refers.iter().filter(|reference| reference.columns == [name]) {
        let field = Relation::target(relations, reference).join("");
        let arguments = map([("to", to(reference.mart)), ("field", field.into())]);
        tests.push(map([("relationships", map([("arguments", arguments)]))]));
    }
    let mut entries = vec![
        ("name", name.into()),
        ("description", plain(&column.text())),
        ("data_type", column.sql_type.clone().into()),
    ];
    if column.is_generated {
        // Its name may be that of a year, which SQL must quote.
        entries.push(("quote", Yaml::Bool(true)));
    }
    if !tests.is_empty() {
        entries.push(("data_tests", list(tests)));
    }
    map(entries)
}

fn to(mart: &str) -> Yaml {
    format!("source('juesuan', '{mart}')").into()
}

/// The tests of keys and references of several columns, which dbt tests as one text.
fn tests_of_several(relation: &Relation<'_>, relations: &[Relation<'_>]) -> Vec<Yaml> {
    let mut tests = Vec::new();
    if relation.key.len() > 1 {
        let arguments = map([("column_name", joined(relation.key).into())]);
        tests.push(test("unique", format!("unique_key_of_{}", relation.name), arguments));
    }
    for reference in relation.refers.iter().filter(|reference| reference.columns.len() > 1) {
        let arguments = map([
            ("column_name", joined(&reference.columns).into()),
            ("to", to(reference.mart)),
            ("field", joined(Relation::target(relations, reference)).into()),
        ]);
        tests.push(test("relationships", format!("{}_of_{}", reference.mart, relation.name), arguments));
    }
    tests
}

fn test(kind: &'static str, name: String, arguments: Yaml) -> Yaml {
    map([(kind, map([("name", name.into()), ("arguments", arguments)]))])
}

/// Columns as one text; null if one of them is.
fn joined(columns: &[&str]) -> String {
    let texts = columns.iter().map(|column| format!("CAST({column} AS VARCHAR)"));
    texts.collect::<Vec<_>>().join(" || '/' || ")
}

fn semantic_models(metrics: &[Metric]) -> Yaml {
    let department_of = entity("department", "foreign", "entity_id");
    let mut models = vec![
        map([
            ("name", "departments".into()),
            ("description", "部门 | Departments".into()),
            ("model", "ref('dim_entity')".into()),
            (
                "entities",
                list([
                    entity("department", "primary", "entity_id"),
                    entity("region", "foreign", "region_code"),
                ]),
            ),
            ("dimensions", categories(&["entity_name", "admin_level", "function_group"])),
        ]),
        map([
            ("name", "regions".into()),
            ("description", "行政区划 | Regions".into()),
            ("model", "ref('dim_region')".into()),
            ("entities", list([entity("region", "primary", "region_code")])),
            ("dimensions", categories(&["region_name", "short_name", "region_level"])),
        ]),
    ];
    let year = map([
        ("name", "year_start".into()),
        ("type", "time".into()),
        ("type_params", map([("time_granularity", "year".into())])),
    ]);
    let mut defined = Vec::new();
    for view in &METRIC_VIEWS {
        let of_view = view.metrics(metrics);
        let row = entity(
            &format!("{}_of_year", view.view.trim_end_matches("_metrics")),
            "primary",
            &joined(&["entity_id", "fiscal_year"]),
        );
        models.push(map([
            ("name", view.view.into()),
            ("description", plain(&format!("{} | {}", view.label.zh, view.label.en))),
            ("model", format!("ref('{}')", view.view).into()),
            ("defaults", map([("agg_time_dimension", "year_start".into())])),
            ("entities", list([row, department_of.clone()])),
            ("dimensions", list([year.clone()])),
            ("measures", list(of_view.iter().flat_map(measures))),
        ]));
        defined.extend(of_view.iter().flat_map(self::metrics));
    }
    let spine = map([
        ("name", "time_spine".into()),
        ("time_spine", map([("standard_granularity_column", "day".into())])),
        ("columns", list([map([("name", "day".into()), ("granularity", "day".into())])])),
    ]);
    map([
        ("version", Yaml::Number(2)),
        ("models", list([spine])),
        ("semantic_models", list(models)),
        ("metrics", list(defined)),
    ])
}

fn entity(name: &str, kind: &str, expression: &str) -> Yaml {
    map([("name", name.into()), ("type", kind.into()), ("expr", expression.into())])
}

fn categories(names: &[&str]) -> Yaml {
    list(names.iter().map(|name| map([("name", (*name).into()), ("type", "categorical".into())])))
}

/// A sum or mean of a column, which `MetricFlow` defines as a measure and as a metric.
struct Part {
    name: String,
    label: String,
    aggregate: &'static str,
    column: String,
}

/// What a metric is computed from: itself, or its numerator and denominator.
fn parts(metric: &SemanticMetric<'_>) -> Vec<Part> {
    let itself = |aggregate, column: &str| Part {
        name: metric.name.clone(),
        label: metric.label(),
        aggregate,
        column: column.to_owned(),
    };
    let part = |name: &str, label: &str, column: &str| Part {
        name: format!("{}_{name}", metric.name),
        label: format!("{}（{label}） | {}, {name}", metric.zh, metric.en),
        aggregate: "sum",
        column: column.to_owned(),
    };
    match &metric.aggregate {
        Aggregate::Sum(column) => vec![itself("sum", column)],
        Aggregate::Mean(column) => vec![itself("average", column)],
        Aggregate::Ratio(numerator, denominator) => {
            vec![part("numerator", "分子", numerator), part("denominator", "分母", denominator)]
        }
    }
}

fn measures(metric: &SemanticMetric<'_>) -> Vec<Yaml> {
    let measure = |part: Part| {
        map([
            ("name", format!("{}_measure", part.name).into()),
            ("description", plain(&part.label)),
            ("agg", part.aggregate.into()),
            ("expr", part.column.into()),
        ])
    };
    parts(metric).into_iter().map(measure).collect()
}

fn metrics(metric: &SemanticMetric<'_>) -> Vec<Yaml> {
    let simple = |part: Part| {
        let measure = map([("name", format!("{}_measure", part.name).into())]);
        defined(metric, part.name, &part.label, "simple", map([("measure", measure)]))
    };
    let mut metrics: Vec<Yaml> = parts(metric).into_iter().map(simple).collect();
    if let Aggregate::Ratio(_, _) = metric.aggregate {
        let part = |part: &str| Yaml::Text(format!("{}_{part}", metric.name));
        let parts = map([("numerator", part("numerator")), ("denominator", part("denominator"))]);
        metrics.push(defined(metric, metric.name.clone(), &metric.label(), "ratio", parts));
    }
    metrics
}

fn defined(metric: &SemanticMetric<'_>, name: String, label: &str, kind: &str, parameters: Yaml) -> Yaml {
    map([
        ("name", name.into()),
        ("label", plain(label)),
        ("description", plain(&metric.description)),
        ("type", kind.into()),
        ("type_params", parameters),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_no_template() {
        let Yaml::Text(text) = plain("{{ env_var('HOME') }} {% x %} {# y #}") else { unreachable!("a text") };
        assert_eq!(text, "{ { env_var('HOME') }} { % x %} { # y #}");
    }

    #[test]
    fn several_columns_are_one_text() {
        assert_eq!(joined(&["a", "b"]), "CAST(a AS VARCHAR) || '/' || CAST(b AS VARCHAR)");
    }
}
