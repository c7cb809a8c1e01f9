"""Rows and frames are those that the command's views show, of a warehouse with all that could mislead them."""

import csv
from decimal import Decimal

import pandas
import polars
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

import juesuan
from conftest import GREAT, run
from juesuan._live import TABLES
from juesuan._remote import Remote


def rows(table):
    """The rows as sorted texts, whatever their order and that of their columns."""
    names = sorted(table.column_names)
    return sorted(map(repr, zip(*(plain(table[name]).to_pylist() for name in names))))


def plain(column):
    """Instants without their zone, which is UTC, and which the command's Parquet leaves out."""
    return pc.cast(column, pa.timestamp("us")) if pa.types.is_timestamp(column.type) else column


def names_of(table, revisions):
    return table if revisions == "current" or table == "rejects" else f"{table}_all"


@pytest.fixture(scope="module")
def shown(warehouse, tmp_path_factory):
    """The rows of a view as the command writes them."""
    folder = tmp_path_factory.mktemp("shown")

    def show(view):
        file = folder / f"{view}.parquet"
        if not file.exists():
            run("sql", "-w", warehouse.location, "-o", file, f"SELECT * FROM {view}")
        return pq.read_table(file)

    return show


@pytest.mark.parametrize("revisions", ["current", "all"])
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("read", [juesuan.Warehouse.arrow, lambda w, *of: Remote(w.location).arrow(*of)], ids=["here", "remote"])
def test_a_table_holds_what_the_command_shows(warehouse, shown, read, table, revisions):
    ours, theirs = read(warehouse, table, None, revisions), shown(names_of(table, revisions))
    assert sorted(ours.column_names) == sorted(theirs.column_names)
    assert rows(ours) == rows(theirs)


def test_every_view_can_be_read(warehouse):
    assert {"spending", "execution", "three_public", "facts_all"} < set(juesuan.views())
    for view in juesuan.views():
        assert warehouse.view(view).columns


def test_revisions_that_were_replaced_and_rows_left_behind_are_not_current(warehouse):
    current, every = warehouse.view("facts"), warehouse.view("facts", revisions="all")
    assert 0 < len(current) < len(every) < Remote(warehouse.location)._rows("facts").num_rows
    assert 1 < len(warehouse.view("reports")) < len(warehouse.view("reports", revisions="all"))


def test_each_kind_of_frame_holds_the_amounts_that_the_command_prints(warehouse, tmp_path):
    printed = tmp_path / "amounts.csv"
    ordered = "entity_id, fiscal_year, statement, table_index, row_index, col_index"
    run("sql", "-w", warehouse.location, "-o", printed, f"SELECT {ordered}, amount FROM facts ORDER BY {ordered}, amount")
    with printed.open(encoding="utf-8-sig") as lines:
        expected = [Decimal(line["amount"]) for line in csv.DictReader(lines)]
    assert len(expected) > 1000 and GREAT in expected

    keys = ordered.split(", ") + ["amount"]
    frame = warehouse.arrow("facts", keys)
    assert isinstance(frame, pa.Table) and pa.types.is_decimal(frame.schema.field("amount").type)
    assert frame.sort_by([(key, "ascending") for key in keys])["amount"].to_pylist() == expected
    frame = warehouse.polars("facts", keys)
    assert isinstance(frame, polars.DataFrame) and frame.columns == keys and isinstance(frame.schema["amount"], polars.Decimal)
    assert frame.sort(keys)["amount"].to_list() == expected
    frame = warehouse.pandas("facts", keys)
    assert isinstance(frame, pandas.DataFrame) and pa.types.is_decimal(frame["amount"].dtype.pyarrow_dtype)
    assert frame.sort_values(keys)["amount"].tolist() == expected


def test_a_warehouse_is_read_as_it_was(warehouse):
    first = juesuan.open(warehouse.location, as_of=1)
    assert 0 < len(first.view("facts")) < len(warehouse.view("facts"))
    with pytest.raises(juesuan.Error, match="no state for version 1000"):
        juesuan.open(warehouse.location, as_of=1000)


@pytest.mark.parametrize(
    "wrong, kind, what",
    [
        (lambda w: w.arrow("fact"), juesuan.Error, "no table or view `fact`: did you mean facts"),
        (lambda w: w.view("facts", ["price"]), juesuan.Error, "price"),
        (lambda w: w.view("facts", revisions="newest"), ValueError, "revisions is 'current' or 'all'"),
        (lambda w: w.view('facts" --'), juesuan.Error, "no table or view"),
        (lambda w: Remote(w.location).arrow("fact"), ValueError, "there is no table 'fact'"),
        (lambda w: juesuan.open(w.location, storage_options={}), ValueError, "storage_options"),
        (lambda w: juesuan.open(w.location + "/reports/x"), juesuan.Error, "is not a warehouse"),
        (lambda w: juesuan.sql("SELECT 1", warehouse="s3://bucket/w"), juesuan.Error, "--features cloud"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(warehouse, wrong, kind, what):
    with pytest.raises(kind, match=what):
        wrong(warehouse)
