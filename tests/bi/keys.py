"""The keys and views of juesuan.duckdb: each declared key is enforced, and each view answers what its definition promises.

    keys.py MARTS
"""

import json
import pathlib
import sys
from decimal import Decimal

import duckdb

marts = pathlib.Path(sys.argv[1])
manifest = json.loads((marts / "manifest.json").read_text(encoding="utf-8"))
package = json.loads((marts / "datapackage.json").read_text(encoding="utf-8"))
connection = duckdb.connect(str(marts / "juesuan.duckdb"), read_only=True)
ask = lambda sql: connection.execute(sql).fetchall()  # noqa: E731
one = lambda sql: ask(sql)[0][0]  # noqa: E731


def listed(columns):
    return [columns] if isinstance(columns, str) else list(columns)


# The same keys in the database and in the data package, and none is left out.
assert manifest["keys_left_out"] == [], manifest["keys_left_out"]
declared = {"PRIMARY KEY": set(), "FOREIGN KEY": set()}
for table, kind, columns, other, key in ask(
    "SELECT table_name, constraint_type, constraint_column_names, referenced_table, referenced_column_names FROM duckdb_constraints()"
):
    if kind in declared:
        declared[kind].add((table, tuple(columns), other or "", tuple(key)))
expected = {"PRIMARY KEY": set(), "FOREIGN KEY": set()}
for resource in package["resources"]:
    schema = resource["schema"]
    if "primaryKey" in schema:
        expected["PRIMARY KEY"].add((resource["name"], tuple(listed(schema["primaryKey"])), "", ()))
    for key in schema.get("foreignKeys", []):
        to = key["reference"]
        expected["FOREIGN KEY"].add((resource["name"], tuple(listed(key["fields"])), to["resource"], tuple(listed(to["fields"]))))
assert declared == expected, (declared, expected)

# Each key, asked of the rows.
for table, columns, _, _ in declared["PRIMARY KEY"]:
    key = ", ".join(columns)
    assert one(f"SELECT COUNT(*) FROM {table}") == one(f"SELECT COUNT(*) FROM (SELECT DISTINCT {key} FROM {table})"), table
for table, columns, other, key in declared["FOREIGN KEY"]:
    join = " AND ".join(f"one.{column} = other.{to}" for column, to in zip(columns, key))
    present = " AND ".join(f"one.{column} IS NOT NULL" for column in columns)
    assert one(f"SELECT COUNT(*) FROM {table} AS one ANTI JOIN {other} AS other ON {join} WHERE {present}") == 0, (table, columns)
print(f"duckdb {duckdb.__version__}: {len(declared['PRIMARY KEY'])} primary keys and {len(declared['FOREIGN KEY'])} foreign keys hold")

# Each view is read, and has the rows and sums of the fact that it is made of.
facts = {"spending": "amount", "execution": "actual", "three_public": "actual", "metric": "value", "finding": None}
for name, column in facts.items():
    assert one(f"SELECT COUNT(*) FROM named_{name}") == one(f"SELECT COUNT(*) FROM fact_{name}"), name
    if column is not None:
        chosen = "JOIN dim_metric USING (metric) WHERE unit = 'yuan'" if name == "metric" else ""
        exact = one(f"SELECT SUM({column}) FROM fact_{name} {chosen}")
        in_wan = one(f"SELECT SUM({column}_wan) FROM {name}_wan")
        assert in_wan is None and exact is None or in_wan * 10000 == exact, (name, in_wan, exact)
assert one("SELECT COUNT(*) FROM named_spending WHERE code IS NOT NULL AND code_name IS NULL") == 0
assert one("SELECT COUNT(*) FROM named_spending WHERE entity_name IS NULL") == 0
totals = "FROM fact_metric WHERE is_total"
assert one("SELECT COUNT(*) FROM metric_totals") == one(f"SELECT COUNT(*) {totals}")
years = [year for (year,) in ask("SELECT DISTINCT fiscal_year FROM fact_metric ORDER BY 1")]
wide = "metric_by_year"
assert [row[0] for row in ask(f"DESCRIBE {wide}")][-len(years) :] == [str(year) for year in years]
for year in years:
    assert one(f'SELECT SUM("{year}") FROM {wide}') == one(f"SELECT SUM(value) {totals} AND fiscal_year = {year}"), year
department = "metric = 'expenditure' AND kind = 'final_accounts' AND scope = 'department'"
by_year = [one(f'SELECT SUM("{year}") FROM expenditure_by_year') or Decimal(0) for year in years]
assert sum(by_year) == (one(f"SELECT SUM(value) {totals} AND {department}") or 0)
for view, kind in [("final_accounts_metrics", "final_accounts"), ("budget_metrics", "budget")]:
    chosen = f"{totals} AND kind = '{kind}' AND scope = 'department'"
    columns = {row[0] for row in ask(f"DESCRIBE {view}")}
    for (metric,) in ask("SELECT metric FROM dim_metric"):
        if metric in columns:
            assert one(f"SELECT SUM({metric}) FROM {view}") == one(f"SELECT SUM(value) {chosen} AND metric = '{metric}'"), metric
    assert one(f"SELECT COUNT(*) FROM {view}") == one(f"SELECT COUNT(DISTINCT (entity_id, fiscal_year)) {chosen}"), view
views = ask("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY 1")
for name, comment in views:
    rows = one(f"SELECT COUNT(*) FROM {name}")
    unlabelled = ask(f"SELECT column_name FROM duckdb_columns() WHERE table_name = '{name}' AND comment IS NULL")
    assert comment and not unlabelled, (name, unlabelled)
    print(f"  {name}: {rows} rows  {comment.split(':')[0]}")
