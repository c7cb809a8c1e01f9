"""Opens juesuan.duckdb in a running Superset through its REST API and compares what it answers.

    superset.py ADDRESS MARTS

Every mart becomes a dataset: its rows and the sum of each decimal column must be those of manifest.json. Then three charts on a
dashboard, `/superset/dashboard/juesuan/`: what each draws must be what DuckDB answers over the Parquet files.
"""

import importlib.metadata
import json
import pathlib
import sys
import urllib.error
import urllib.request
from decimal import Decimal

import duckdb

address, marts = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
manifest = json.loads((marts / "manifest.json").read_text(encoding="utf-8"))["marts"]
headers = {"Content-Type": "application/json"}

# What departments spent, by year, body and class of function.
SPENT = """
SELECT spent.fiscal_year, entity.entity_name, code.class_name, spent.amount
FROM fact_spending AS spent
JOIN dim_entity AS entity ON entity.entity_id = spent.entity_id
JOIN dim_code AS code ON code.code_domain = spent.code_domain AND code.code = spent.code
WHERE spent.statement = 'expenditure' AND spent.code_level = 'class' AND spent.measure = 'total'
  AND spent.kind = 'final_accounts' AND spent.scope = 'department'"""


def call(path, body=None):
    """The answer of the API; numbers with decimals come as decimals, exactly as it wrote them."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{address}/api/v1/{path}", data=data, headers=headers)
    try:
        with urllib.request.urlopen(request) as answer:
            return json.loads(answer.read(), parse_float=Decimal)
    except urllib.error.HTTPError as error:
        sys.exit(f"{path}: {error.code} {error.read().decode()}")


def measure(sql, label):
    return {"expressionType": "SQL", "sqlExpression": sql, "label": label}


def query(dataset, **what):
    source = {"datasource": {"id": dataset, "type": "table"}, "result_format": "json", "result_type": "full"}
    return source | {"queries": [{"row_limit": 10000, **what}]}


def rows(context):
    return call("chart/data", context)["result"][0]["data"]


token = call("security/login", {"username": "admin", "password": "admin", "provider": "db"})["access_token"]
headers["Authorization"] = f"Bearer {token}"
file = f"duckdb:///{marts}/juesuan.duckdb?access_mode=read_only"
database = call("database/", {"database_name": "juesuan", "sqlalchemy_uri": file})["id"]
names = ["apache-superset", "duckdb-engine", "duckdb"]
print(" · ".join(f"{name} {importlib.metadata.version(name)}" for name in names))

checked = 0
for name, known in manifest.items():
    dataset = call("dataset/", {"database": database, "schema": "main", "table_name": name})["id"]
    measures = [measure("COUNT(*)", "rows"), *(measure(f"SUM({column})", column) for column in known["sums"])]
    (answer,) = rows(query(dataset, columns=[], metrics=measures))
    assert answer["rows"] == known["rows"], (name, answer, known)
    for column, expected in known["sums"].items():
        assert Decimal(answer[column] or 0) == Decimal(expected), (name, column, answer[column], expected)
        checked += 1
    print(f"{name}: {answer['rows']} rows" + "".join(f", {column} {answer[column]}" for column in known["sums"] if answer[column]))
print(f"{len(manifest)} datasets, {checked} sums equal to the manifest")

spent = call("dataset/", {"database": database, "schema": "main", "table_name": "spent", "sql": SPENT})["id"]
dashboard = call("dashboard/", {"dashboard_title": "部门支出", "slug": "juesuan", "published": True})["id"]
connection = duckdb.connect()
for name in manifest:
    connection.execute(f"CREATE VIEW {name} AS SELECT * FROM '{marts / name}.parquet'")

AMOUNT = measure("SUM(amount)", "支出（元）")
IN_2023 = [{"col": "fiscal_year", "op": "==", "val": 2023}]
CHARTS = [
    # title, kind, what it groups by, what it filters, how it is drawn
    ("各年度支出，按部门", "echarts_timeseries_bar", ["fiscal_year", "entity_name"], [],
     {"x_axis": "fiscal_year", "xAxisForceCategorical": True, "metrics": [AMOUNT], "groupby": ["entity_name"], "stack": "Stack",
      "show_legend": True, "legendType": "scroll", "y_axis_format": "~s", "truncateXAxis": False, "row_limit": 10000}),
    ("2023年支出构成，按功能分类", "pie", ["class_name"], IN_2023,
     {"groupby": ["class_name"], "metric": AMOUNT, "label_type": "key_percent", "number_format": ",.2f", "show_legend": False,
      "row_limit": 100, "sort_by_metric": True}),
    ("2023年支出，按部门（元）", "table", ["entity_name"], IN_2023,
     {"query_mode": "aggregate", "groupby": ["entity_name"], "metrics": [AMOUNT], "order_desc": True, "row_limit": 100,
      "column_config": {AMOUNT["label"]: {"d3NumberFormat": ",.2f"}}, "table_timestamp_format": "smart_date"}),
]  # fmt: skip
placed = []
for title, kind, groups, chosen, drawn in CHARTS:
    drawn = drawn | {"datasource": f"{spent}__table", "viz_type": kind}
    drawn["adhoc_filters"] = [
        {"expressionType": "SIMPLE", "clause": "WHERE", "subject": one["col"], "operator": one["op"], "comparator": one["val"]}
        for one in chosen
    ]
    context = query(spent, columns=groups, metrics=[AMOUNT], filters=chosen)
    chart = {"slice_name": title, "viz_type": kind, "datasource_id": spent, "datasource_type": "table", "dashboards": [dashboard]}
    placed.append(call("chart/", chart | {"params": json.dumps(drawn), "query_context": json.dumps(context)})["id"])

    drawn_rows = {tuple(row[group] for group in groups): Decimal(row[AMOUNT["label"]]) for row in rows(context)}
    where = "WHERE fiscal_year = 2023" if chosen else ""
    listed = ", ".join(groups)
    expected = connection.execute(f"SELECT {listed}, SUM(amount) FROM ({SPENT}) AS spent {where} GROUP BY {listed}").fetchall()
    assert expected and drawn_rows == {row[:-1]: row[-1] for row in expected}, (title, drawn_rows, expected)
    print(f"{title} ({kind}): {len(expected)} groups, {sum(drawn_rows.values()):,.2f} yuan, as DuckDB answers over the Parquet files")


def component(name, kind, children=(), **meta):
    return {name: {"id": name, "type": kind, "children": list(children), "meta": meta}}


def charted(place, width):
    return component(f"CHART-{place}", "CHART", width=width, height=50, chartId=placed[place], sliceName=CHARTS[place][0])


layout = {"DASHBOARD_VERSION_KEY": "v2"}
layout |= component("ROOT_ID", "ROOT", ["GRID_ID"]) | component("HEADER_ID", "HEADER", text="部门支出")
layout |= component("GRID_ID", "GRID", ["ROW-0", "ROW-1"])
layout |= component("ROW-0", "ROW", ["CHART-0"], background="BACKGROUND_TRANSPARENT")
layout |= component("ROW-1", "ROW", ["CHART-1", "CHART-2"], background="BACKGROUND_TRANSPARENT")
layout |= charted(0, 12) | charted(1, 6) | charted(2, 6)
request = urllib.request.Request(
    f"{address}/api/v1/dashboard/{dashboard}", data=json.dumps({"position_json": json.dumps(layout)}).encode(), headers=headers, method="PUT"
)
urllib.request.urlopen(request).close()
