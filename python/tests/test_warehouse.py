"""The frames hold what the command's views show, of a warehouse with all that could mislead them. Run by tools/test-wheel."""

import csv
import os
import pathlib
import shutil
import subprocess
import sys
from decimal import Decimal

import pandas
import polars
import pyarrow as pa
import pyarrow.compute as pc
import pytest

import juesuan

DATASETS = pathlib.Path(os.environ["DATASETS"])


def run(*args):
    return subprocess.run([juesuan.command(), *map(str, args)], check=True, capture_output=True, text=True).stdout


# More digits than a float keeps.
GREAT = Decimal("12345678901234.57")
PAPER = f"""2023 年度
甲市财政局部门决算

支出决算表
公开03表
部门：甲市财政局
单位：元
科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出
\t合计\t{GREAT}\t0.01\t{GREAT - Decimal("0.01")}
201\t一般公共服务支出\t{GREAT}\t0.01\t{GREAT - Decimal("0.01")}
"""


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory):
    """Two revisions of a paper, more reports, and rows of a run that was killed before its last commit."""
    folder = tmp_path_factory.mktemp("warehouse")
    papers, place = folder / "papers", folder / "w"
    shutil.copytree(DATASETS / "reports" / "sample", papers)
    run("ingest", "-q", papers, "-w", place)
    paper = next(papers.glob("*.txt"))
    paper.write_text(paper.read_text() + "\n更正。\n")
    (papers / "great.txt").write_text(PAPER)
    run("ingest", "-q", papers, *(DATASETS / "reports" / "simulated").glob("*教育局-202[0-3].txt"), "-w", place)
    run("ingest", "-q", *(DATASETS / "reports" / "simulated").glob("*民政局-*.txt"), "-w", place)
    sorted((place / "reports" / "_delta_log").glob("*.json"))[-1].unlink()
    return juesuan.open(place)


def rows(table):
    """The rows as sorted texts, whatever their order and that of their columns."""
    names = sorted(table.column_names)
    return sorted(map(repr, zip(*(plain(table[name]).to_pylist() for name in names))))


def plain(column):
    """Instants without their zone, which is UTC, and which the command's Parquet leaves out."""
    return pc.cast(column, pa.timestamp("us")) if pa.types.is_timestamp(column.type) else column


def test_the_command_is_the_one_that_the_package_brings():
    assert juesuan.command().startswith(sys.prefix)
    assert run("--version").startswith("juesuan ")


@pytest.mark.parametrize("revisions", ["current", "all"])
@pytest.mark.parametrize("table", juesuan.TABLES)
def test_a_table_holds_what_the_view_of_its_name_shows(warehouse, table, revisions):
    view = table if revisions == "current" or table == "rejects" else f"{table}_all"
    ours, theirs = warehouse.arrow(table, revisions=revisions), warehouse.sql(f"SELECT * FROM {view}")
    assert sorted(ours.column_names) == sorted(theirs.column_names)
    assert rows(ours.select(theirs.column_names)) == rows(theirs)


def test_revisions_that_were_replaced_and_rows_left_behind_are_told_apart(warehouse):
    current, every = warehouse.arrow("facts"), warehouse.arrow("facts", revisions="all")
    assert 0 < current.num_rows < every.num_rows < warehouse._rows("facts").num_rows
    assert 1 < warehouse.arrow("reports").num_rows < warehouse.arrow("reports", revisions="all").num_rows


def test_each_kind_of_frame_holds_the_amounts_that_the_command_prints(warehouse, tmp_path):
    printed = tmp_path / "amounts.csv"
    ordered = "entity_id, fiscal_year, statement, table_index, row_index, col_index"
    run("sql", "-w", warehouse.location, "-o", printed, f"SELECT {ordered}, amount FROM facts ORDER BY {ordered}, amount")
    with printed.open(encoding="utf-8-sig") as lines:
        expected = [Decimal(line["amount"]) for line in csv.DictReader(lines)]
    assert len(expected) > 1000 and GREAT in expected

    keys = ordered.split(", ") + ["amount"]
    frame = warehouse.arrow("facts", keys)
    assert pa.types.is_decimal(frame.schema.field("amount").type)
    assert frame.sort_by([(key, "ascending") for key in keys])["amount"].to_pylist() == expected
    frame = warehouse.polars("facts", keys)
    assert isinstance(frame, polars.DataFrame) and frame.columns == keys and isinstance(frame.schema["amount"], polars.Decimal)
    assert frame.sort(keys)["amount"].to_list() == expected
    frame = warehouse.pandas("facts", keys)
    assert isinstance(frame, pandas.DataFrame) and pa.types.is_decimal(frame["amount"].dtype.pyarrow_dtype)
    assert frame.sort_values(keys)["amount"].tolist() == expected


@pytest.mark.parametrize(
    "wrong, said",
    [
        (lambda w: w.arrow("fact"), "there is no table 'fact': the tables are reports"),
        (lambda w: w.arrow("facts", revisions="newest"), "revisions is 'current' or 'all'"),
        (lambda w: w.sql("SELECT * FROM nothing"), "nothing"),
        (lambda w: w.sql("DROP TABLE facts"), "SELECT"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_the_reason(warehouse, wrong, said):
    with pytest.raises(ValueError, match=said):
        wrong(warehouse)
