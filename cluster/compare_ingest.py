"""Reads a folder by `juesuan ingest` and by a Spark job, and compares the rows of every table; a second job must add nothing.

    compare_ingest.py JUESUAN REPORTS FOLDER [--on MASTER]    FOLDER takes the two warehouses
"""

import argparse
import os
import pathlib
import subprocess
import sys
import time

import deltalake
from pyspark.sql import SparkSession

from juesuan_spark import distributed_ingest
from juesuan_spark.ingest import IN_ORDER

# What tells a run from another: everything else has to be equal.
OF_A_RUN = {"batch_id", "ingested_at"}


def rows(warehouse, table):
    """The rows of a table, in the order of their text."""
    read = deltalake.DeltaTable(str(warehouse / table)).to_pyarrow_table()
    names = sorted(set(read.column_names) - OF_A_RUN)
    return sorted(map(repr, zip(*(read[name].to_pylist() for name in names))))


def versions(warehouse):
    return {table: deltalake.DeltaTable(str(warehouse / table)).version() for table in IN_ORDER}


command = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
command.add_argument("juesuan")
command.add_argument("reports")
command.add_argument("folder", type=pathlib.Path)
command.add_argument("--on", default="local[2]", metavar="MASTER")
options = command.parse_args()
one, many = options.folder / "one", options.folder / "many"
# 3: done, and some inputs were rejected.
ran = subprocess.run([options.juesuan, "ingest", "-q", options.reports, "-w", one], capture_output=True)
assert ran.returncode in (0, 3), ran.stderr.decode()
spark = (
    SparkSession.builder.master(options.on)
    .config("spark.ui.enabled", "false")
    .config("spark.ui.showConsoleProgress", "false")
    # The Python of the tasks is this one, with this package.
    .config("spark.executorEnv.PYTHONPATH", os.environ.get("PYTHONPATH", ""))
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")
# Small rounds, so that there are several.
job = {"juesuan": options.juesuan, "round_bytes": 40 << 10, "tasks": 3}
started = time.perf_counter()
first = distributed_ingest(spark, [options.reports], many, **job)
print(f"{options.on}: {first} in {time.perf_counter() - started:.1f} s")
before = versions(many)
second = distributed_ingest(spark, [options.reports], many, **job)
print(f"again: {second}")
spark.stop()

faults = [table for table in IN_ORDER if rows(one, table) != rows(many, table)]
for table in faults:
    ours, theirs = set(rows(one, table)), set(rows(many, table))
    print(f"{table}: juesuan {sorted(ours - theirs)[:1]}\n  job {sorted(theirs - ours)[:1]}", file=sys.stderr)
inputs = sum(first[end] for end in ("ingested", "unchanged", "rejected"))
again = {"ingested": 0, "unchanged": first["ingested"] + first["unchanged"], "rejected": first["rejected"], "reports": 0, "facts": 0}
if versions(many) != before or second != again:
    faults.append("the second run")
if not first["reports"] or not first["rejected"] or before["reports"] < 3:
    faults.append(f"too little to compare: {first}, {before['reports']} commits")
if faults:
    sys.exit(f"not equal: {', '.join(faults)}")
print(f"{inputs} inputs: the same rows in all {len(IN_ORDER)} tables, and nothing new the second time")
