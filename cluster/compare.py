"""Asks every shipped question of DuckDB (the `juesuan` command) and of Spark over one warehouse, and compares the CSV byte for byte.

    compare.py JUESUAN WAREHOUSE REFERENCE [MASTER [WORD …]]    with words, only the queries whose name has one
"""

import csv
import datetime
import decimal
import io
import itertools
import os
import pathlib
import struct
import subprocess
import sys
import time

from pyspark.sql import SparkSession

from juesuan_spark import Warehouse
from juesuan_spark.warehouse import parameters

ROOT = pathlib.Path(__file__).resolve().parent.parent
QUERIES = ROOT / "queries"
YEAR = "2023"


def text(value):
    """A cell as `juesuan --format csv` writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return coordinate(value)
    if isinstance(value, datetime.datetime):
        return value.isoformat(timespec="microseconds")
    return format(value, "f") if isinstance(value, decimal.Decimal) else str(value)


def coordinate(value):
    """The fewest digits that tell a 32-bit number from its neighbours; only places on a page are such numbers."""
    for digits in range(1, 10):
        short = f"{value:.{digits}g}"
        if struct.unpack("f", struct.pack("f", float(short)))[0] == value:
            break
    return repr(float(short))


def from_spark(frame):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(frame.columns)
    writer.writerows([text(cell) for cell in row] for row in frame.collect())
    return out.getvalue().encode()


def from_duckdb(*arguments):
    ran = subprocess.run([juesuan, *arguments, "-w", warehouse, "--format", "csv"], capture_output=True)
    if ran.returncode != 0:
        raise RuntimeError(ran.stderr.decode())
    return ran.stdout


def questions():
    """(name, what DuckDB answers, what Spark answers), as functions."""
    for file in sorted((QUERIES / "views").glob("*.sql")):
        # Every row, in one order: by all columns as text.
        yield f"view {file.stem}", *both(f"SELECT * FROM {file.stem}")
    for file in sorted((QUERIES / "metrics").glob("*.sql")):
        yield f"metric {file.stem}", *both(f"SELECT * FROM metric_{file.stem}")
    for file in sorted((QUERIES / "analysis").glob("*.sql")):
        body = file.read_text("utf-8")
        declared = list(parameters(body))
        if declared or "$" not in body:
            given = {name: YEAR for name, _, default in declared if default is None}
            options = [option for name, value in given.items() for option in ("-p", f"{name}={value}")]
            yield (
                f"question {file.stem}",
                lambda name=file.stem, options=options: from_duckdb("query", name, *options),
                lambda name=file.stem, given=given: from_spark(spark_warehouse.query(name, **given)),
            )


def measured():
    """Trends and peers, as above; a trend's mean growth is the command's own, so it is left out."""
    body, *_ = spark_warehouse.sql("SELECT MIN(entity_name) AS name FROM entities").collect()[0]
    for metric, options, given in [
        ("expenditure", [], {}),
        ("expenditure", ["--by", "class"], {"by": "class"}),
        ("expenditure", ["--by", "item", "--years", "2023..2024"], {"by": "item", "first": 2023, "last": 2024}),
        ("basic_expenditure", ["--by", "economic_group"], {"by": "economic_group"}),
        ("expenditure", ["--real", "--base", "2020"], {"base": 2020}),
        ("project_share", [], {}),
        ("three_public_total", ["--dimension", "reception"], {"dimension": "reception"}),
        ("per_resident", [], {}),
    ]:
        arguments = ["trend", metric, "--entity", body, *options]
        yield (
            " ".join(["trend", metric, *options]),
            lambda arguments=arguments: without(from_duckdb(*arguments), "cagr"),
            lambda metric=metric, given=given: from_spark(spark_warehouse.trend(metric, body, **given)),
        )
    for metric, options, given in [
        ("expenditure", [], {}),
        ("project_share", ["--entity", body], {"entity": body, **placed(body)}),
        ("three_public_change", [], {}),
    ]:
        arguments = ["peers", metric, "--year", YEAR, *options]
        yield (
            f"peers {metric}{' of an entity' if options else ''}",
            lambda arguments=arguments: from_duckdb(*arguments),
            lambda metric=metric, given=given: from_spark(spark_warehouse.peers(metric, int(YEAR), **given)),
        )


def placed(body):
    """Level and function of a body, which its peers share."""
    place = "SELECT admin_level AS level, function_group AS function FROM entity_places WHERE entity_name = $body"
    found = spark_warehouse.sql(place, body=body).collect()[0]
    return found.asDict() if found.level else {}


def without(answer, column):
    """A CSV without one of its columns."""
    lines = list(csv.reader(io.StringIO(answer.decode())))
    place = lines[0].index(column)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(line[:place] + line[place + 1 :] for line in lines)
    return out.getvalue().encode()


def both(select):
    def ordered(answer):
        lines = list(csv.reader(io.StringIO(answer.decode())))
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([lines[0], *sorted(lines[1:])])
        return out.getvalue().encode()

    return lambda: ordered(from_duckdb("sql", select)), lambda: ordered(from_spark(spark_warehouse.sql(select)))


juesuan, warehouse, reference, *rest = sys.argv[1:]
builder = (
    SparkSession.builder.master(rest[0] if rest else "local[2]")
    .config("spark.ui.enabled", "false")
    .config("spark.ui.showConsoleProgress", "false")
    .config("spark.sql.shuffle.partitions", "2")
    .config("spark.driver.memory", "2g")
)
# JUESUAN_SPARK="spark.sql.codegen.wholeStage=false …" sets more: over a few reports, most of the time is compiling.
for setting in os.environ.get("JUESUAN_SPARK", "").split():
    builder = builder.config(*setting.split("=", 1))
spark = builder.getOrCreate()
spark.sparkContext.setLogLevel("ERROR")
spark_warehouse = Warehouse(spark, warehouse, QUERIES, reference)
only = rest[1:]
different = []
print("| query | rows | DuckDB s | Spark s | bytes |\n|---|---|---|---|---|")
for name, duckdb, other in itertools.chain(questions(), measured()):
    if only and not any(word in name for word in only):
        continue
    try:
        started = time.perf_counter()
        expected = duckdb()
        middle = time.perf_counter()
        seen = other()
        ended = time.perf_counter()
    except Exception as error:
        different.append(name)
        print(f"| {name} | | | | {str(error)[:400]!r} |", flush=True)
        continue
    rows = expected.count(b"\n") - 1
    verdict = "equal" if seen == expected else "DIFFERENT"
    print(f"| {name} | {rows} | {middle - started:.1f} | {ended - middle:.1f} | {verdict} |", flush=True)
    if seen != expected:
        different.append(name)
        for ours, theirs in zip(expected.splitlines(), seen.splitlines()):
            if ours != theirs:
                print(f"  DuckDB {ours.decode()}\n  Spark  {theirs.decode()}", file=sys.stderr)
                break
spark.stop()
if different:
    sys.exit(f"{len(different)} differ: {', '.join(different)}")
