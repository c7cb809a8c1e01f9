"""Reads a warehouse as it was at each version with deltalake, polars and duckdb, and compares with `juesuan sql --as-of`.

A row is seen through the `reports` row of its revision and batch: `reports` is read at the version, the facts as they are.
"""

import decimal
import json
import os
import pathlib
import subprocess
import sys

import deltalake
import duckdb
import polars

juesuan, warehouse = sys.argv[1], pathlib.Path(sys.argv[2])
reports, facts = str(warehouse / "reports"), str(warehouse / "facts")
KEY = ["revision_id", "batch_id"]


def ask(*arguments):
    command = [juesuan, *arguments, "-w", str(warehouse), "--format", "json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def with_juesuan(version):
    [row] = ask("sql", "--as-of", str(version), "SELECT count(*) AS facts, sum(amount) AS amount FROM facts_all")
    return row["facts"], decimal.Decimal(row["amount"] or 0)


def with_deltalake(version):
    seen = deltalake.DeltaTable(reports, version=version).to_pyarrow_table(columns=KEY)
    rows = deltalake.DeltaTable(facts).to_pyarrow_table(columns=[*KEY, "amount"]).join(seen, KEY, join_type="inner")
    return rows.num_rows, sum(rows["amount"].to_pylist())


def with_polars(version):
    seen = polars.scan_delta(reports, version=version).select(KEY)
    rows = polars.scan_delta(facts).select(*KEY, "amount").join(seen, on=KEY)
    return rows.select(polars.len(), polars.col("amount").sum()).collect().row(0)


def with_duckdb(version):
    seen, now = deltalake.DeltaTable(reports, version=version).file_uris(), deltalake.DeltaTable(facts).file_uris()
    if not seen:
        return 0, 0
    return duckdb.execute(
        "SELECT count(*), sum(amount) FROM read_parquet($now) JOIN read_parquet($seen) AS seen USING (revision_id, batch_id)",
        {"now": now, "seen": seen},
    ).fetchone()


versions = [row["version"] for row in ask("history")]
assert len(versions) >= 4, versions
found = set()
for version in versions:
    expected = with_juesuan(version)
    for client in (with_deltalake, with_polars, with_duckdb):
        count, amount = client(version)
        seen = int(count), decimal.Decimal(amount or 0)
        assert seen == expected, f"version {version}, {client.__name__}: {seen} is not {expected}"
    found.add(expected)
    print(f"version {version}: deltalake, polars and duckdb see {expected[0]} facts, as juesuan does")
assert len(found) >= 3, found

sys.stdout.flush()
os._exit(0)
