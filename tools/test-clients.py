"""Compares the sums that five libraries see in a warehouse's facts with those of `juesuan sql`."""

import csv
import decimal
import os
import pathlib
import sys

import deltalake
import duckdb
import pandas
import polars
import pyarrow.compute
import pyarrow.dataset

warehouse = pathlib.Path(sys.argv[1])
facts = warehouse / "facts"
with open(warehouse / "expected.csv", encoding="utf-8") as file:
    expected = [(row["statement"], int(row["facts"]), decimal.Decimal(row["amount"])) for row in csv.DictReader(file)]
assert len(expected) > 5, expected


def with_duckdb():
    return duckdb.sql(
        f"SELECT statement, count(*), sum(amount) FROM read_parquet('{facts}/**/*.parquet') GROUP BY ALL ORDER BY ALL"
    ).fetchall()


def with_pandas():
    groups = pandas.read_parquet(facts, columns=["statement", "amount"]).groupby("statement")["amount"]
    return [(name, len(amounts), sum(amounts)) for name, amounts in groups]


def with_pyarrow():
    table = pyarrow.dataset.dataset(facts, partitioning="hive").to_table(["statement", "amount"])
    sums = table.group_by("statement").aggregate([("amount", "count"), ("amount", "sum")])
    return sorted(zip(*(sums[name].to_pylist() for name in ("statement", "amount_count", "amount_sum"))))


def with_polars():
    frame = polars.scan_parquet(f"{facts}/**/*.parquet", hive_partitioning=True)
    sums = frame.group_by("statement").agg(polars.len(), polars.col("amount").sum()).sort("statement")
    return sums.collect().rows()


def with_deltalake():
    table = deltalake.DeltaTable(facts).to_pyarrow_table(columns=["statement", "amount"])
    sums = table.group_by("statement").aggregate([("amount", "count"), ("amount", "sum")])
    return sorted(zip(*(sums[name].to_pylist() for name in ("statement", "amount_count", "amount_sum"))))


for client in (with_duckdb, with_pandas, with_pyarrow, with_polars, with_deltalake):
    seen = [(name, int(count), decimal.Decimal(amount)) for name, count, amount in client()]
    assert seen == expected, f"{client.__name__}:\n{seen}\nis not\n{expected}"
    print(f"{client.__name__.removeprefix('with_'):10} sees the same {len(seen)} sums of {sum(n for _, n, _ in seen)} facts")

# The libraries' own threads may outlive the interpreter and abort it at its end, after all was compared.
sys.stdout.flush()
os._exit(0)
