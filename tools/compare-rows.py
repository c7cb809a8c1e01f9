"""Compares the rows that two builds of juesuan store for the same reports, in every table of the warehouse.

    tools/compare-rows OLD NEW                two programs: each reads ../shared/corpus (if it is there), datasets/reports, and
                                              simulated reports in every format
    tools/compare-rows OLD NEW --warehouses   two folders: each is a warehouse that exists already

The columns that both have must hold the same rows, as often, in any order. Values are compared as text, so that a column may change
its type. Not compared are times, batches and versions. An identifier of a revision depends on versions: it stands for its report.

    --messages reworded            messages in English may differ, but must be there or missing in the same rows
    --presence findings.instance   the same for another column of a table
    --rename place=locator         a column or table of OLD has another name in NEW
    --value kind:annual=yearly     a value of the column `kind` (its new name) is stored differently in NEW

For each set of reports it prints a table: rows, rows that differ, columns that only one of the two has; below it, the first rows that
differ. It exits with 1 if any row differs, and with 2 if there was nothing to compare.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import polars

ROOT = pathlib.Path(__file__).resolve().parent.parent
NOT_COMPARED = {"batch_id", "ingested_at", "parser_version", "rules_version"}
REVISIONS = ["revision_id", "replaces"]
# `reason` of `claims` is not among them: it is the report's own text.
MESSAGES = {
    "rule_results": {"reason"},
    "statements": {"reread"},
    "rejects": {"reason", "remedy"},
    "findings": {"message"},
}
# What says which row it is, in examples.
NAMES = "entity_name source_uri fiscal_year statement row_label column_label rule_id instance sentence printed line".split()


def pair(text):
    old, equals, new = text.partition("=")
    if not (old and equals):
        raise argparse.ArgumentTypeError(f"{text} is not OLD=NEW")
    return old, new


def arguments():
    parser = argparse.ArgumentParser(
        prog="tools/compare-rows", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("old", type=pathlib.Path)
    parser.add_argument("new", type=pathlib.Path)
    parser.add_argument("--warehouses", action="store_true", help="OLD and NEW are warehouses")
    parser.add_argument("--reports", type=int, default=100, help="simulated reports in each format, at least [100]")
    parser.add_argument("--formats", help="only these formats, divided by commas; `-` is none [tools/formats]")
    parser.add_argument("--synth", type=pathlib.Path, help="juesuan-synth [beside OLD]")
    parser.add_argument("--messages", choices=["exact", "reworded"], default="exact")
    parser.add_argument("--presence", action="append", default=[], metavar="TABLE.COLUMN")
    parser.add_argument("--rename", type=pair, action="append", default=[], metavar="OLD=NEW")
    parser.add_argument("--value", type=pair, action="append", default=[], metavar="COLUMN:OLD=NEW")
    parser.add_argument("--examples", type=int, default=3, help="rows to show of each table that differs [3]")
    return parser.parse_args()


def read(warehouse):
    """The tables of a warehouse by name, identifiers of revisions replaced by those of reports."""
    tables = {log.parent.name: polars.read_delta(str(log.parent)) for log in sorted(warehouse.glob("*/_delta_log"))}
    if "reports" not in tables:
        sys.exit(f"compare-rows: {warehouse} is no warehouse: it has no table `reports`")
    report_of = dict(tables["reports"].select("revision_id", "report_id").iter_rows())
    for name, table in tables.items():
        known = [column for column in REVISIONS if column in table.columns]
        tables[name] = table.with_columns(polars.col(known).replace(report_of)) if known else table
    return tables


def renamed(tables, renames, values):
    names = dict(renames)
    for name, table in tables.items():
        table = table.rename({old: new for old, new in names.items() if old in table.columns})
        for key, new in values:
            column, _, old = key.partition(":")
            if column in table.columns:
                table = table.with_columns(polars.col(column).cast(polars.String).replace({old: new}))
        yield names.get(name, name), table


def differing(old, new, columns, by_presence):
    """The rows that one has more often than the other, with `times`: positive if OLD has more of them."""
    shown = [polars.col(column).is_not_null() if column in by_presence else polars.col(column) for column in columns]
    shown = [column.cast(polars.String) for column in shown]
    both = [table.select(shown).with_columns(times=polars.lit(times)) for table, times in ((old, 1), (new, -1))]
    times = polars.concat(both).group_by(columns, maintain_order=True).agg(polars.col("times").sum())
    return times.filter(polars.col("times") != 0)


def examples(rows, count):
    """The first rows of OLD that NEW lacks, each beside the most similar row that only NEW has; then what only NEW has."""
    lost = rows.filter(polars.col("times") > 0).drop("times").head(count).to_dicts()
    added = rows.filter(polars.col("times") < 0).drop("times").head(2000).to_dicts()
    for row in lost:
        name = {column: row[column] for column in NAMES if row.get(column)}
        if added:
            similar = min(added, key=lambda other: sum(row[column] != other[column] for column in row))
            added.remove(similar)
            changes = [f"{column}: {row[column]} → {similar[column]}" for column in row if row[column] != similar[column]]
            yield f"{name}\n      {'; '.join(changes)}"
        else:
            yield f"only in old: {name}"
    for row in added[: count - len(lost)]:
        yield f"only in new: {({column: row[column] for column in NAMES if row.get(column)})}"


def compare(title, old, new, options):
    """Prints the comparison of two warehouses; how many rows were compared, and how many differ."""
    old, new = dict(renamed(read(old), options.rename, options.value)), read(new)
    print(f"\n{title}: {old['reports'].height} reports")
    print(f"  {'table':<18}{'old rows':>10}{'new rows':>10}{'differ':>8}  columns only in old | only in new")
    compared = wrong = 0
    for name in sorted(old | new):
        if name not in old or name not in new:
            rows = old.get(name, new.get(name)).height
            print(f"  {name:<18}{rows:>10}  only in {'old' if name in old else 'new'}")
            wrong += rows if name in old else 0
            continue
        columns = [column for column in old[name].columns if column in new[name].columns and column not in NOT_COMPARED]
        by_presence = {column for column in columns if f"{name}.{column}" in options.presence}
        by_presence |= MESSAGES.get(name, set()) if options.messages == "reworded" else set()
        rows = differing(old[name], new[name], columns, by_presence)
        times = rows["times"]
        differ = max(times.filter(times > 0).sum(), -times.filter(times < 0).sum())
        lost = ", ".join(column for column in old[name].columns if column not in new[name].columns)
        added = ", ".join(column for column in new[name].columns if column not in old[name].columns)
        only = f"  {lost} | {added}" if lost or added else ""
        print(f"  {name:<18}{old[name].height:>10}{new[name].height:>10}{differ:>8}{only}")
        for example in examples(rows, options.examples):
            print(f"    {example}")
        compared += old[name].height
        wrong += differ
    return compared, wrong


def inputs(options, folder):
    """What is to be read: a title and a folder of reports each. Simulated reports are written when they are asked for."""
    corpus = ROOT.parent / "shared/corpus"
    if corpus.is_dir():
        yield "corpus", corpus
    else:
        print(f"skipped: {corpus} is not here")
    yield "datasets/reports", ROOT / "datasets/reports"
    listed = subprocess.run([ROOT / "tools/formats"], check=True, capture_output=True, text=True).stdout
    formats = options.formats or listed.strip()
    synth = options.synth or options.old.parent / "juesuan-synth"
    # Six years, each with its budget, are twelve reports of a department.
    departments = str((options.reports + 11) // 12)
    for name in formats.split(",") if formats != "-" else []:
        reports = folder / "reports"
        command = [synth, "reports", "--vary", "--budgets", "--departments", departments, "--format", name, "--out", reports]
        subprocess.run([*command, "--truth", folder / "truth.csv"], check=True, stdout=subprocess.DEVNULL)
        yield f"simulated, {name}", reports
        shutil.rmtree(reports)


def ingest(program, reports, warehouse):
    shutil.rmtree(warehouse, ignore_errors=True)
    environment = {**os.environ, "JUESUAN_LANG": "en"}
    run = subprocess.run([program, "ingest", "-q", reports, "-w", warehouse], capture_output=True, text=True, env=environment)
    if run.returncode not in (0, 3):  # 3: some inputs were refused, as it should be in the corpus.
        sys.exit(f"compare-rows: {program} cannot read {reports}: {run.stderr}")
    return warehouse


def main():
    options = arguments()
    sys.stdout.reconfigure(line_buffering=True)
    if options.warehouses:
        results = [compare("warehouses", options.old, options.new, options)]
    else:
        options.old, options.new = options.old.resolve(), options.new.resolve()
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            results = []
            for title, reports in inputs(options, folder):
                warehouses = [ingest(getattr(options, which), reports, folder / which) for which in ("old", "new")]
                results.append(compare(title, *warehouses, options))
    compared, wrong = (sum(column) for column in zip(*results))
    print(f"\n{compared} rows compared in {len(results)} sets of reports: {wrong or 'none'} differ")
    sys.exit(1 if wrong else 0 if all(rows for rows, _ in results) else 2)


main()
