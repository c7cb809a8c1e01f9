"""The semantic models: MetricFlow answers exactly what the metrics themselves say, and the Ossie document is read by MetricFlow's reader.

    semantic.py MARTS SEMANTIC_MANIFEST BY_DEPARTMENT BY_REGION

SEMANTIC_MANIFEST is the file that dbt wrote. The others are the CSV files with what `mf query` answered of all metrics, by department and
year, and by region and year.
"""

import csv
import importlib.metadata
import json
import pathlib
import sys
from decimal import Decimal

import duckdb
from metricflow.converters.models import OSIDocument
from metricflow.converters.osi_to_msi import OSIToMSIConverter

marts, manifest, by_department, by_region = (pathlib.Path(argument) for argument in sys.argv[1:5])
connection = duckdb.connect(str(marts / "juesuan.duckdb"), read_only=True)
metrics = {metric["name"]: metric for metric in json.loads(manifest.read_text(encoding="utf-8"))["metrics"]}


units = dict(connection.execute("SELECT metric, unit FROM dim_metric").fetchall())


def kind_and_metric(name):
    is_budget = name.startswith("budget_") and name.removeprefix("budget_") in units
    return ("budget", name.removeprefix("budget_")) if is_budget else ("final_accounts", name)


def is_near(name, value, expected):
    """Whether a quotient is the mart's value, which has a ratio to four decimals and anything else to two."""
    digit = Decimal("0.0001") if units[kind_and_metric(name)[1]] == "ratio" else Decimal("0.01")
    return abs(value - expected) <= digit * Decimal("0.5001")


def of_mart(name):
    """The metric's values of departments and years, from fact_metric."""
    kind, metric = kind_and_metric(name)
    rows = connection.execute(
        "SELECT entity_id, fiscal_year, value FROM fact_metric WHERE metric = ? AND kind = ? AND scope = 'department' AND is_total "
        "AND value IS NOT NULL",
        [metric, kind],
    ).fetchall()
    return {(entity, year): value for entity, year, value in rows}


def of_regions(name):
    """The metric's values of regions and years, as several departments have them."""
    kind, metric = kind_and_metric(name)
    value = {"simple": "SUM(value)", "ratio": "SUM(numerator) / SUM(denominator)"}[metrics[name]["type"]]
    if metric == "concentration":
        value = "AVG(value)"
    rows = connection.execute(
        f"SELECT COALESCE(region_name, ''), fiscal_year, {value} FROM named_metric WHERE metric = ? AND kind = ? AND scope = 'department' AND is_total "
        "AND value IS NOT NULL GROUP BY ALL",
        [metric, kind],
    ).fetchall()
    return {(region, year): Decimal(str(value)) for region, year, value in rows}


def compare(file, place_column, known):
    """Compares what MetricFlow answered with the marts, and returns the metrics and the number of values."""
    rows = list(csv.DictReader(file.open(encoding="utf-8")))
    asked = [name for name in rows[0] if name in metrics]
    compared = 0
    for name in asked:
        expected = known(name)
        found = {}
        for row in rows:
            if row[name] not in ("", "None", "nan"):
                found[row[place_column], int(row["metric_time__year"][:4])] = Decimal(row[name])
        assert found.keys() == expected.keys(), (name, found.keys() ^ expected.keys())
        for place, value in found.items():
            # MetricFlow divides in floats, and means are floats.
            is_float = metrics[name]["type"] == "ratio" or name == "concentration"
            same = is_near(name, value, expected[place]) if is_float else value == expected[place]
            assert same, (name, place, value, expected[place])
            compared += 1
    return asked, compared


asked, departments = compare(by_department, "department", of_mart)
_, regions = compare(by_region, "department__region__region_name", of_regions)
print(f"metricflow {importlib.metadata.version('metricflow')}: {len(asked)} metrics, {departments} values of departments and {regions} of regions, as in the marts")

KNOWN = {
    "document": ("version", "semantic_model"),
    "model": ("name", "description", "ai_context", "datasets", "relationships", "metrics"),
    "dataset": ("name", "source", "primary_key", "description", "fields"),
    "field": ("name", "expression", "label", "description", "dimension"),
    "relationship": ("name", "from", "to", "from_columns", "to_columns"),
    "metric": ("name", "expression", "description", "ai_context"),
}
text = (marts / "ossie.json").read_text(encoding="utf-8")
plain = json.loads(text)
(model,) = plain["semantic_model"]
parts = [("document", plain), ("model", model)]
parts += [(kind, part) for kind in ("dataset", "relationship", "metric") for part in model[f"{kind}s"]]
parts += [("field", field) for dataset in model["datasets"] for field in dataset["fields"]]
for kind, part in parts:
    # The specification allows no other properties.
    assert set(part) <= set(KNOWN[kind]) and part.get("name", "-"), (kind, part)
datasets = {dataset["name"]: {field["name"] for field in dataset["fields"]} for dataset in model["datasets"]}
for relationship in model["relationships"]:
    assert set(relationship["from_columns"]) <= datasets[relationship["from"]], relationship
    assert relationship["to_columns"] and set(relationship["to_columns"]) <= datasets[relationship["to"]], relationship
converted = OSIToMSIConverter().convert(OSIDocument.parse_raw(text)).output
kinds = {metric.name: metric.type.value for metric in converted.metrics}
assert kinds == {name: metric["type"] for name, metric in metrics.items()}, "the same metrics of the same types in both models"
# Each metric's SQL, over the file itself.
for metric in model["metrics"]:
    sql = metric["expression"]["dialects"][0]["expression"]
    view = sql.split("(")[1].split(".")[0]
    rows = connection.execute(f"SELECT entity_id, fiscal_year, {sql} FROM {view} GROUP BY ALL").fetchall()
    values = {(entity, year): Decimal(str(value)) for entity, year, value in rows if value is not None}
    expected = of_mart(metric["name"])
    assert values.keys() == expected.keys(), metric["name"]
    for place, value in values.items():
        assert is_near(metric["name"], value, expected[place]), (metric["name"], place, value, expected[place])
print(f"ossie {plain['version']}: {len(datasets)} datasets, {len(model['relationships'])} relationships, {len(model['metrics'])} metrics, as fact_metric has them")
