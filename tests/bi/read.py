"""Opens the marts with one tool, adds every decimal column up, and compares rows and sums with manifest.json.

    read.py TOOL MARTS        pandas, pyarrow, polars, duckdb (the Parquet files), duckdb-file and duckdb-cli (juesuan.duckdb),
                              spark

Then it asks the question of docs/marts.md: what was spent by year and class. The answer ends the output.
"""

import csv
import importlib.metadata
import io
import json
import os
import pathlib
import subprocess
import sys
from decimal import Decimal

tool, marts = sys.argv[1], pathlib.Path(sys.argv[2])
manifest = json.loads((marts / "manifest.json").read_text(encoding="utf-8"))["marts"]

QUESTION = """
SELECT spent.fiscal_year, code.class_name, SUM(spent.amount) AS amount
FROM fact_spending AS spent
JOIN dim_code AS code ON code.code_domain = spent.code_domain AND code.code = spent.code
WHERE spent.statement = 'expenditure' AND spent.code_level = 'class' AND spent.measure = 'total'
  AND spent.kind = 'final_accounts' AND spent.scope = 'department'
GROUP BY spent.fiscal_year, code.class_name
ORDER BY amount DESC, spent.fiscal_year, code.class_name
LIMIT 3"""

CHOSEN = {"statement": "expenditure", "code_level": "class", "measure": "total", "kind": "final_accounts", "scope": "department"}


def is_partitioned(name):
    """Whether the mart has a file per year: fact_x/fiscal_year=2023/part-0.parquet."""
    return "/" in manifest[name]["parquet"][0]


def path(name):
    """The mart's file, or its folder of files."""
    return marts / (name if is_partitioned(name) else manifest[name]["parquet"][0])


def with_pandas():
    import pandas

    def read(name):
        frame = pandas.read_parquet(path(name), dtype_backend="pyarrow")
        # pandas makes the names of folders categories.
        return frame.astype({"fiscal_year": "int32[pyarrow]"}) if is_partitioned(name) else frame

    found = {}
    for name, known in manifest.items():
        frame = read(name)
        found[name] = (len(frame), {column: frame[column].dropna().sum() for column in known["sums"]})
    spent = read("fact_spending")
    for column, value in CHOSEN.items():
        spent = spent[spent[column] == value]
    joined = spent.merge(read("dim_code"), on=["code_domain", "code"])
    sums = joined.groupby(["fiscal_year", "class_name"], as_index=False)["amount"].sum()
    return found, list(sums.sort_values("amount", ascending=False).head(3).itertuples(index=False, name=None))


def with_pyarrow():
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.dataset as ds
    import pyarrow.parquet as pq

    year = ds.partitioning(pa.schema([("fiscal_year", pa.int32())]), flavor="hive")
    read = lambda name: pq.read_table(path(name), partitioning=year if is_partitioned(name) else None)  # noqa: E731
    found = {}
    for name, known in manifest.items():
        table = read(name)
        found[name] = (table.num_rows, {column: pc.sum(table[column]).as_py() for column in known["sums"]})
    spent = read("fact_spending")
    for column, value in CHOSEN.items():
        spent = spent.filter(pc.field(column) == value)
    codes = read("dim_code").select(["code_domain", "code", "class_name"])
    joined = spent.select(["code_domain", "code", "fiscal_year", "amount"]).join(codes, ["code_domain", "code"], join_type="inner")
    sums = joined.group_by(["fiscal_year", "class_name"]).aggregate([("amount", "sum")])
    rows = sums.sort_by([("amount_sum", "descending")]).slice(0, 3).to_pylist()
    return found, [(row["fiscal_year"], row["class_name"], row["amount_sum"]) for row in rows]


def with_polars():
    import polars

    def scan(name):
        if is_partitioned(name):
            return polars.scan_parquet(path(name), hive_schema={"fiscal_year": polars.Int32})
        return polars.scan_parquet(path(name))

    found = {}
    for name, known in manifest.items():
        frame = scan(name).collect()
        found[name] = (frame.height, {column: frame[column].sum() for column in known["sums"]})
    spent = scan("fact_spending").filter(*(polars.col(column) == value for column, value in CHOSEN.items()))
    joined = spent.join(scan("dim_code"), on=["code_domain", "code"])
    sums = joined.group_by("fiscal_year", "class_name").agg(polars.col("amount").sum())
    return found, sums.sort("amount", descending=True).head(3).collect().rows()


def with_sql(rows):
    """By a function that answers SQL over tables called like the marts."""
    found = {}
    for name, known in manifest.items():
        sums = [f"SUM({column})" for column in known["sums"]]
        (answer,) = rows(f"SELECT {', '.join(['COUNT(*)', *sums])} FROM {name}")
        found[name] = (answer[0], dict(zip(known["sums"], answer[1:])))
    return found, rows(QUESTION)


def with_duckdb():
    import duckdb

    connection = duckdb.connect()
    for name in manifest:
        files = f"{path(name)}/*/*.parquet" if is_partitioned(name) else str(path(name))
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{files}')")
    return with_sql(lambda sql: connection.execute(sql).fetchall())


def with_duckdb_file():
    import duckdb

    connection = duckdb.connect(str(marts / "juesuan.duckdb"), read_only=True)
    return with_sql(lambda sql: connection.execute(sql).fetchall())


def with_duckdb_cli():
    program = pathlib.Path(sys.executable).with_name("duckdb")

    def rows(sql):
        call = [program, "-readonly", "-csv", "-noheader", "-nullvalue", "", marts / "juesuan.duckdb", sql]
        text = subprocess.run(call, check=True, capture_output=True, text=True).stdout
        return [tuple(typed(cell) for cell in row) for row in csv.reader(io.StringIO(text))]

    def typed(cell):
        return Decimal(cell) if cell[-1:].isdigit() else cell or None

    return with_sql(rows)


def with_spark():
    from pyspark.sql import SparkSession

    quiet = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
    session = SparkSession.builder.master("local[2]").config(map=quiet).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    for name in manifest:
        session.read.parquet(str(path(name))).createOrReplaceTempView(name)
    return with_sql(lambda sql: [tuple(row) for row in session.sql(sql).collect()])


found, answer = globals()["with_" + tool.replace("-", "_")]()
checked = 0
for name, known in manifest.items():
    count, sums = found[name]
    assert count == known["rows"], (name, count, known["rows"])
    for column, expected in known["sums"].items():
        value = sums[column] if sums[column] is not None else Decimal(0)
        assert isinstance(value, Decimal) and value == Decimal(expected), (name, column, value, expected)
        checked += 1
version = importlib.metadata.version({"duckdb-file": "duckdb", "spark": "pyspark"}.get(tool, tool))
parts = sum(is_partitioned(name) for name in manifest)
by_year = f" ({parts} by year)" if parts else ""
print(f"{tool} {version}: {len(found)} marts{by_year}, {sum(count for count, _ in found.values())} rows, {checked} sums equal to the last digit")
for year, name, amount in answer:
    print(f"  {year}  {name}  {amount:,.2f}")
# The libraries' own threads may outlive the interpreter and abort it at its end, after all was compared.
sys.stdout.flush()
os._exit(0)
