"""Ingest by many machines: Spark hands out files, each task runs the parser over its share, the driver commits.

    from juesuan_spark import distributed_ingest
    distributed_ingest(spark, ["/mnt/papers"], "/mnt/warehouse")

Papers and warehouse lie where every machine sees them at the same path, `juesuan` is on every machine's PATH, and this package
and pyarrow are in every machine's Python.

A task writes the rows of its reports as Parquet files into the tables' folders. Nobody sees them until the driver names
them in the tables' logs, `reports` last, so a round of files becomes visible all at once; a job that dies leaves files
that no log names, which `juesuan vacuum` removes, and the same call goes on from the last round. Files that the warehouse holds are
not read again.
"""

import heapq
import json
import os
import pathlib
import subprocess
import tempfile
import time
import uuid

import deltalake
import pyarrow
import pyarrow.compute
import pyarrow.parquet
from deltalake.transaction import AddAction

# What `reports` names has to be there already; the order of `crates/warehouse/src/append.rs`.
IN_ORDER = (
    "facts statements sources claims unread_sentences projects indicators rule_results findings finding_terms rejects reports"
).split()
PARTITIONED = {"facts": "fiscal_year"}
ENDS = ("ingested", "unchanged", "rejected")
MANIFEST = "manifest.csv"
# A part of a table, written and not yet committed; or, without a path, inputs counted by how they ended.
WRITTEN = "part string, rows long, year string, path string, bytes long"
# Rows without a report are taken for leftovers after this long (`LONGEST` in `append.rs`).
LONGEST_SECONDS = 12 * 3600
COMMIT_RETRIES = 1000


def distributed_ingest(spark, paths, warehouse, juesuan="juesuan", round_bytes=64 << 30, tasks=None):
    """Reads files and folders into the warehouse as `juesuan ingest` does; gives counts of inputs, reports and facts.

    Commits after each `round_bytes` of papers. A round is handed out in `tasks` shares, by default four for each core, so that
    one slow share does not hold up the others long.
    """
    warehouse = pathlib.Path(warehouse).absolute()
    _create(juesuan, warehouse)
    tasks = tasks or 4 * spark.sparkContext.defaultParallelism
    counts = dict.fromkeys((*ENDS, "reports", "facts"), 0)
    for units in _rounds(_units(paths, warehouse), round_bytes):
        begun = time.time()
        shares = [(share,) for share in _shares(units, tasks)]
        frame = spark.createDataFrame(shares, "paths array<string>").repartition(len(shares))
        # What comes back are names of files, not rows.
        parts = frame.mapInArrow(_task(juesuan, str(warehouse)), WRITTEN).collect()
        for part in parts:
            if part.part in counts:
                counts[part.part] += part.rows
        _commit(warehouse, parts, begun)
    return counts


def _create(juesuan, warehouse):
    """Makes the tables where they are missing: the reading of an empty folder does."""
    with tempfile.TemporaryDirectory() as nothing:
        subprocess.run([juesuan, "ingest", "--quiet", nothing, "--warehouse", str(warehouse)], check=True)


def _units(paths, warehouse):
    """(bytes, paths) of what has to be read together: the files of a folder, which may be one report, and all that lies below a
    manifest, which may join files of several folders."""
    files = {}
    seen = set()
    for path in map(pathlib.Path, paths):
        if path.is_dir():
            for folder, below, names in os.walk(path.absolute(), followlinks=True):
                real = os.path.realpath(folder)
                if real in seen or real == os.path.realpath(warehouse):
                    below.clear()
                    continue
                seen.add(real)
                below[:] = sorted(name for name in below if not name.startswith("."))
                if MANIFEST in names:
                    below.clear()
                    yield _bytes_below(folder), [folder]
                    continue
                visible = [os.path.join(folder, name) for name in sorted(names) if not name.startswith(".")]
                if visible:
                    yield sum(map(_size, visible)), visible
        else:
            # Named by itself; should there be no such file, the parser says so.
            files.setdefault(path.absolute().parent, []).append(str(path.absolute()))
    for folder, named in files.items():
        if os.path.realpath(folder) not in seen:
            yield sum(map(_size, named)), sorted(set(named))


def _bytes_below(folder):
    return sum(_size(os.path.join(below, name)) for below, _, names in os.walk(folder) for name in names)


def _size(path):
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def _rounds(units, most):
    """The units in lists of about so many bytes."""
    gathered, size = [], 0
    for unit in units:
        gathered.append(unit)
        size += unit[0]
        if size >= most:
            yield gathered
            gathered, size = [], 0
    if gathered:
        yield gathered


def _shares(units, most):
    """At most so many lists of paths, about equal in bytes: the largest first, each to whoever has least."""
    shares = [(0, number, []) for number in range(min(most, len(units)))]
    for size, paths in sorted(units, key=lambda unit: (-unit[0], unit[1])):
        taken, number, share = shares[0]
        heapq.heapreplace(shares, (taken + size, number, share + paths))
    return [share for _, _, share in sorted(shares, key=lambda share: share[1])]


def _task(juesuan, warehouse):
    """What a Spark task does with its shares."""

    def run(batches):
        for batch in batches:
            for paths in batch.column("paths").to_pylist():
                for part, count, rows in _parse(juesuan, warehouse, paths):
                    if rows is None:
                        yield _written(part, count)
                    else:
                        table = pyarrow.ipc.open_stream(rows).read_all()
                        yield from (_written(part, *file) for file in _write(pathlib.Path(warehouse), part, table))

    return run


def _parse(juesuan, warehouse, paths):
    """The parts that `juesuan parse` gives for these paths."""
    command = [juesuan, "parse", "--arrow", "--quiet", "--jobs", "1", "--warehouse", warehouse]
    with tempfile.TemporaryFile("w+") as listed, tempfile.TemporaryFile("w+") as said:
        listed.write("\n".join(paths) + "\n")
        listed.seek(0)
        with subprocess.Popen(command, stdin=listed, stdout=subprocess.PIPE, stderr=said) as parser:
            try:
                for batch in pyarrow.ipc.open_stream(parser.stdout):
                    yield from zip(*(column.to_pylist() for column in batch.columns))
                broken = None
            except pyarrow.ArrowInvalid as error:
                broken = error
        said.seek(0)
        # 3: done, and some inputs were rejected, which the rows say.
        if broken or parser.returncode not in (0, 3):
            raise RuntimeError(f"juesuan parse ended with {parser.returncode}: {said.read()[-2000:]}") from broken


def _write(warehouse, part, table):
    """Writes rows as files of the table `part`: rows, year, path in the table's folder, bytes of each."""
    by = PARTITIONED.get(part)
    values = pyarrow.compute.unique(table[by]).to_pylist() if by else [None]
    for value in values:
        rows = table.filter(pyarrow.compute.equal(table[by], value)).drop_columns([by]) if by else table
        path = pathlib.Path(f"{by}={value}" if by else "", f"part-{uuid.uuid4()}.zstd.parquet")
        place = warehouse / part / path
        place.parent.mkdir(exist_ok=True)
        pyarrow.parquet.write_table(rows, place, compression="zstd")
        yield len(rows), None if value is None else str(value), str(path), place.stat().st_size


def _written(part, rows, year=None, path=None, size=None):
    """A row of `WRITTEN`."""
    names = ["part", "rows", "year", "path", "bytes"]
    types = [pyarrow.string(), pyarrow.int64(), pyarrow.string(), pyarrow.string(), pyarrow.int64()]
    schema = pyarrow.schema(list(zip(names, types)))
    return pyarrow.RecordBatch.from_pylist([dict(zip(names, (part, rows, year, path, size)))], schema)


def _commit(warehouse, parts, begun):
    """Names the written files in the tables' logs."""
    of_table = {table: [part for part in parts if part.part == table] for table in IN_ORDER}
    rows = {table: sum(part.rows for part in of_table[table]) for table in IN_ORDER}
    for table in IN_ORDER:
        if table == "reports" and time.time() - begun > LONGEST_SECONDS:
            raise TimeoutError("a round took more than twelve hours and was given up: call again with smaller rounds")
        if not of_table[table]:
            continue
        live = deltalake.DeltaTable(str(warehouse / table))
        adds = [
            AddAction(
                path=part.path,
                size=part.bytes,
                partition_values={PARTITIONED[table]: part.year} if table in PARTITIONED else {},
                modification_time=int(time.time() * 1000),
                data_change=True,
                stats=json.dumps({"numRecords": part.rows}),
            )
            for part in of_table[table]
        ]
        live.create_write_transaction(
            adds,
            mode="append",
            schema=live.schema(),
            partition_by=live.metadata().partition_columns,
            commit_properties=deltalake.CommitProperties(
                # For the history of the warehouse.
                custom_metadata={"reports": str(rows["reports"]), "facts": str(rows["facts"])},
                max_commit_retries=COMMIT_RETRIES,
            ),
            # Listing the log at each commit to find what has expired is dear; `juesuan vacuum` does it.
            post_commithook_properties=deltalake.PostCommitHookProperties(cleanup_expired_logs=False),
        )
