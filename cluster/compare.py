"""Asks every shipped question of DuckDB (the `juesuan` command) and of Spark over one warehouse, and compares the CSV byte for byte.

    compare.py JUESUAN WAREHOUSE REFERENCE [--on ENGINE] [--whole] [--results FILE] [--answers FOLDER] [WORD …]

ENGINE is a Spark master, or `sail` for a server of Sail in this process.

Each view is computed once from the views below it and kept (`Warehouse(keep=True)`); `--whole` plans each query down to the
tables instead. With words, only the queries whose name has one. `--results` writes a row per query, for `document.py`; FOLDER keeps
DuckDB's answers for the next engine.
"""

import argparse
import concurrent.futures
import csv
import datetime
import decimal
import hashlib
import io
import itertools
import os
import pathlib
import re
import struct
import subprocess
import sys
import time

from pyspark.sql import SparkSession

from juesuan_spark import Warehouse

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
    """The fewest digits that tell a 32-bit number from its neighbors; only places on a page are such numbers."""
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
    """What the command answers; with `--answers`, it is asked once for all engines."""
    kept = options.answers and options.answers / f"{hashlib.sha256(repr(arguments).encode()).hexdigest()}.csv"
    if kept and kept.exists():
        return kept.read_bytes()
    answer = asked_of_duckdb(*arguments)
    if kept:
        kept.write_bytes(answer)
    return answer


def asked_of_duckdb(*arguments):
    ran = subprocess.run([juesuan, *arguments, "-w", warehouse, "--format", "csv"], capture_output=True)
    if ran.returncode != 0:
        raise RuntimeError(ran.stderr.decode())
    return ran.stdout


def questions():
    """(name, what DuckDB answers, what Spark answers), as functions."""
    for name in sorted(spark_warehouse.views):
        # Every row, in one order: by all columns as text.
        kind, plain = ("metric", name.removeprefix("metric_")) if is_metric(name) else ("view", name)
        yield f"{kind} {plain}", *both(f"SELECT * FROM {name}")
    for name, question in sorted(spark_warehouse.questions.items()):
        given = {parameter["name"]: YEAR for parameter in question["parameters"] if parameter["default"] is None}
        options = [option for name, value in given.items() for option in ("-p", f"{name}={value}")]
        yield (
            f"question {name}",
            lambda name=name, options=options: to_the_fen(from_duckdb("query", name, *options)),
            lambda name=name, given=given: to_the_fen(from_spark(spark_warehouse.query(name, **given))),
        )


def is_metric(view):
    return spark_warehouse.views[view].get("file", "").startswith("metrics/")


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
            lambda arguments=arguments: to_the_fen(without(from_duckdb(*arguments), "cagr")),
            lambda metric=metric, given=given: to_the_fen(from_spark(spark_warehouse.trend(metric, body, **given))),
        )
    for metric, options, given in [
        ("expenditure", [], {}),
        ("project_share", ["--entity", body, "--group", "区"], {"entity": body, "contained": "区"}),
        ("three_public_change", [], {}),
    ]:
        arguments = ["peers", metric, "--year", YEAR, *options]
        yield (
            f"peers {metric}{' of an entity' if options else ''}",
            lambda arguments=arguments: to_the_fen(from_duckdb(*arguments)),
            lambda metric=metric, given=given: to_the_fen(from_spark(spark_warehouse.peers(metric, int(YEAR), **given))),
        )


def to_the_fen(answer):
    """A CSV whose decimals do not end with zeros after the second: the command writes money to the fen, whatever the column's type."""
    lines = csv.reader(io.StringIO(answer.decode()))
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(
        [re.sub(r"^(-?\d+\.\d{2}\d*?)0+$", r"\1", cell) for cell in line] for line in lines
    )
    return out.getvalue().encode()


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


def session(engine):
    """A session on a Spark master or on Sail, and the class of a warehouse there."""
    if engine == "sail":
        from juesuan_spark.sail import SailWarehouse, local_session

        return local_session(), SailWarehouse
    builder = (
        SparkSession.builder.master(engine)
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.memory", "2g")
    )
    # JUESUAN_SPARK="spark.sql.codegen.wholeStage=false …" sets more.
    for setting in os.environ.get("JUESUAN_SPARK", "").split():
        builder = builder.config(*setting.split("=", 1))
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark, Warehouse


def timed(answer):
    started = time.perf_counter()
    return answer(), time.perf_counter() - started


def compare(name, expected, other):
    """A row of the results: the query, its rows, the seconds of both, and `equal`, `differs` or what the engine said."""
    try:
        answer, duckdb_seconds = expected.result()
    except RuntimeError as error:
        return [name, "", "", "", f"DuckDB: {' '.join(str(error).split())[:300]}"]
    row = [name, answer.count(b"\n") - 1, f"{duckdb_seconds:.1f}"]
    started = time.perf_counter()
    try:
        seen = other()
    except Exception as error:
        return [*row, f"{time.perf_counter() - started:.1f}", " ".join(str(error).split())[:300]]
    row.append(f"{time.perf_counter() - started:.1f}")
    if seen == answer:
        return [*row, "equal"]
    ours, theirs = answer.decode().splitlines(), seen.decode().splitlines()
    ours, theirs = next(pair for pair in itertools.zip_longest(ours, theirs, fillvalue="no row") if pair[0] != pair[1])
    print(f"  DuckDB {ours}\n  here   {theirs}", file=sys.stderr)
    return [*row, "differs"]


command = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
command.add_argument("juesuan")
command.add_argument("warehouse")
command.add_argument("reference")
command.add_argument("--on", default="local[2]", metavar="ENGINE")
command.add_argument("--whole", action="store_true")
command.add_argument("--results", type=pathlib.Path, metavar="FILE")
command.add_argument("--answers", type=pathlib.Path, metavar="FOLDER")
command.add_argument("words", nargs="*", metavar="WORD")
options = command.parse_args()
juesuan, warehouse = options.juesuan, options.warehouse
spark, here = session(options.on)
spark_warehouse = here(spark, warehouse, QUERIES, options.reference, keep=not options.whole)
asked = [
    query
    for query in itertools.chain(questions(), measured())
    if not options.words or any(word in query[0] for word in options.words)
]
results = []
print("| query | rows | DuckDB s | here s | |\n|---|---|---|---|---|")
# DuckDB answers ahead, one question at a time.
with concurrent.futures.ThreadPoolExecutor(1) as ahead:
    answers = [ahead.submit(timed, duckdb) for _, duckdb, _ in asked]
    for (name, _, other), expected in zip(asked, answers):
        results.append(compare(name, expected, other))
        print("| " + " | ".join(map(str, results[-1])) + " |", flush=True)
spark.stop()
if options.results:
    with options.results.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(results)
unequal = [name for name, *_, verdict in results if verdict != "equal"]
print(f"{options.on}: {len(results) - len(unequal)} of {len(results)} equal")
if unequal:
    sys.exit(f"not equal: {', '.join(unequal)}")
