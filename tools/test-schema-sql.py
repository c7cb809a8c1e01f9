"""Runs the script of `juesuan schema --sql` in the DuckDB from PyPI: each view must be readable, and the sums those of `juesuan sql`."""

import csv
import decimal
import pathlib
import sys

import duckdb

folder = pathlib.Path(sys.argv[1])
with open(folder / "expected.csv", encoding="utf-8") as file:
    expected = [(row["statement"], int(row["facts"]), decimal.Decimal(row["amount"])) for row in csv.DictReader(file)]
assert len(expected) > 5, expected

connection = duckdb.connect()
connection.execute((folder / "views.sql").read_text(encoding="utf-8"))
seen = connection.sql(
    "SELECT statement, count(*), sum(amount) FROM facts GROUP BY statement ORDER BY statement"
).fetchall()
assert seen == expected, f"{seen}\nis not\n{expected}"
views = connection.sql("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").fetchall()
assert len(views) > 60, views
for name, comment in views:
    connection.execute(f'SELECT hash(v) FROM "{name}" AS v LIMIT 1').fetchall()
    assert comment or name.startswith("raw_"), name
print(f"DuckDB {duckdb.__version__} reads {len(views)} views, with the same {len(seen)} sums")
