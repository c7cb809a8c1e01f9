"""Ingesting and querying happen in this process: the same rows as the command's, parameters, errors, progress and Ctrl-C."""

import datetime
import os
import signal
import subprocess
import sys
import threading
from decimal import Decimal

import polars
import pyarrow as pa
import pytest

import juesuan
from conftest import COMMAND, GREAT, SAMPLE, SIMULATED, run


@pytest.fixture
def no_process(monkeypatch):
    """Fails whatever starts another program."""

    def refuse(*words, **_):
        raise AssertionError(f"a process is started: {words}")

    monkeypatch.setattr(subprocess.Popen, "__init__", refuse)
    for name in ("system", "posix_spawn", "execv", "execve", "fork"):
        monkeypatch.setattr(os, name, refuse)


def test_ingest_writes_the_rows_of_the_command(tmp_path, no_process, monkeypatch):
    inputs = [SAMPLE, *sorted(SIMULATED.glob("*教育局-202[0-3].txt"))]
    seen = []
    summary = juesuan.ingest(inputs, tmp_path / "ours", progress=lambda done, files: seen.append((done, files)))
    files = len(list(SAMPLE.rglob("*.*"))) + len(inputs) - 1
    assert summary.ingested + summary.unchanged + summary.rejected == files
    assert seen[-1] == (files, files)
    assert summary.amounts == summary.amounts_read + summary.amounts_unread + summary.amounts_rejected > 0
    again = juesuan.ingest(inputs, tmp_path / "ours")
    assert (again.ingested, again.reports, again.unchanged) == (0, 0, summary.ingested)

    monkeypatch.undo()
    run("ingest", "-q", *inputs, "-w", tmp_path / "theirs")
    for view in ("facts", "claims", "findings", "statements"):
        columns = [name for name in juesuan.open(tmp_path / "ours").view(view).columns if name != "ingested_at"]
        ours, theirs = (juesuan.open(tmp_path / name).polars(view, columns) for name in ("ours", "theirs"))
        assert len(ours) > 0 and sorted(ours.rows(), key=repr) == sorted(theirs.rows(), key=repr)
    assert len(juesuan.open(tmp_path / "ours").view("facts")) == summary.facts
    assert set(juesuan.open(tmp_path / "ours").arrow("reports")["entity_name"].to_pylist()) == set(summary.entity_names)


def test_what_cannot_be_ingested_is_counted_and_listed(tmp_path):
    (tmp_path / "notes.txt").write_text("不是决算。")
    summary = juesuan.ingest(str(tmp_path / "notes.txt"), tmp_path / "w")
    assert (summary.rejected, summary.reports) == (1, 0)
    rejects = juesuan.open(tmp_path / "w").arrow("rejects", ["reason_code"])
    assert rejects.num_rows == 1 and rejects["reason_code"][0].as_py()


def test_sql_answers_in_this_process(warehouse, no_process):
    answer = juesuan.sql(
        "SELECT max(amount) AS amount, count(*) AS facts FROM facts WHERE entity_name = $name",
        {"name": "甲市财政局"},
        warehouse=warehouse.location,
    )
    assert (answer.columns, len(answer)) == (["amount", "facts"], 1)
    assert repr(answer) == "<juesuan.Table: 1 rows of amount, facts>"
    # Any library that knows the interface takes it, as often as it likes.
    for _ in range(2):
        assert pa.table(answer).to_pylist() == [{"amount": GREAT, "facts": 6}]
    assert polars.DataFrame(answer)["amount"].to_list() == [GREAT]
    assert answer.arrow()["amount"].to_pylist() == answer.pandas()["amount"].tolist() == [GREAT]


@pytest.mark.parametrize(
    "value",
    [
        "it's; DROP TABLE facts --",
        2023,
        -(10**37),
        True,
        Decimal("-0.05"),
        Decimal("12345678901234567890123456789012345.678"),
        Decimal("0"),
        datetime.date(1969, 12, 31),
        datetime.datetime(2026, 3, 31, 9, 30, 0, 1),
    ],
    ids=repr,
)
def test_a_parameter_is_bound_as_the_value_that_it_is(warehouse, value):
    for answer in (warehouse.sql("SELECT ? AS value", [value]), warehouse.sql("SELECT $v AS value", {"v": value})):
        assert answer.arrow()["value"].to_pylist() == [value]


def test_parameters_without_a_value_of_their_own(warehouse):
    assert warehouse.sql("SELECT ?::INTEGER AS value", [None]).arrow()["value"].to_pylist() == [None]
    zone = datetime.timezone(datetime.timedelta(hours=8))
    value = warehouse.sql("SELECT ? AS value", (datetime.datetime(2026, 3, 31, 9, 30, tzinfo=zone),)).arrow()["value"][0]
    assert value.as_py() == datetime.datetime(2026, 3, 31, 1, 30)
    found = warehouse.sql("SELECT count(*) AS n FROM facts WHERE amount = ? AND fiscal_year = ?", [GREAT, 2023])
    assert found.arrow()["n"].to_pylist() != [0]


@pytest.mark.parametrize(
    "text, parameters, code, english, chinese",
    [
        ("SELECT ?", [0.5], "python-parameter-float", "parameter $1 is a float", "浮点数"),
        ("SELECT $x", {"x": [1]}, "python-parameter-type", "parameter $x has the type list", "类型"),
        ("SELECT ?", [Decimal("NaN")], "python-parameter-digits", "up to 38 digits", "38 位"),
        ("SELECT ?", [10**39], "python-parameter-digits", "up to 38 digits", "38 位"),
        ("SELECT ?, ?", [1], "query-parameter-missing", "parameter $2", "缺少参数"),
        ("SELECT $x", {"x": 1, "y": 2}, "query-parameter-unknown", "no parameter $y", "没有参数"),
        ("DROP TABLE facts", None, "query-name-taken", "is used by the warehouse", "已被"),
        ("SELECT * FROM nothing", None, "query-no-table", "no table or view `nothing`", "没有表或视图"),
        ("SELECT * FROM read_csv('/etc/passwd')", None, "query-file", "cannot read", "不能读取"),
    ],
)
def test_what_cannot_be_answered_is_an_error_with_its_reason(warehouse, text, parameters, code, english, chinese):
    with pytest.raises(juesuan.Error) as caught:
        warehouse.sql(text, parameters)
    assert (caught.value.code, english in str(caught.value), chinese in caught.value.chinese) == (code, True, True), (
        str(caught.value),
        caught.value.chinese,
    )


def test_the_environment_names_a_warehouse_as_for_the_command(warehouse, monkeypatch):
    monkeypatch.delenv("JUESUAN_WAREHOUSE", raising=False)
    with pytest.raises(juesuan.Error, match="no warehouse is named"):
        juesuan.sql("SELECT 1")
    monkeypatch.setenv("JUESUAN_WAREHOUSE", warehouse.location)
    assert len(juesuan.sql("SELECT 1")) == 1


def test_an_exception_of_progress_ends_a_run_and_the_same_call_continues(tmp_path):
    def give_up(done, files):
        raise KeyError("enough")

    with pytest.raises(KeyError, match="enough"):
        juesuan.ingest(SIMULATED, tmp_path / "w", jobs=1, progress=give_up)
    assert juesuan.ingest(SIMULATED, tmp_path / "w").rejected == 0


ENDLESS = "SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE a.range + b.range = -1"


def endless_query(warehouse, _):
    warehouse.sql(ENDLESS)


def endless_query_in_time(warehouse, _):
    warehouse.sql(ENDLESS, timeout=600)


def endless_ingest(_, folder):
    for number in range(1000):
        juesuan.ingest(SIMULATED, folder / str(number), jobs=1)


@pytest.mark.parametrize("endless", [endless_query, endless_query_in_time, endless_ingest])
def test_ctrl_c_ends_what_takes_long(warehouse, tmp_path, endless):
    timer = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        endless(warehouse, tmp_path)
    timer.join()


@pytest.mark.parametrize("timeout", [0.5, 1, datetime.timedelta(milliseconds=500)], ids=repr)
def test_a_statement_is_stopped_when_its_time_is_over(warehouse, timeout):
    limited = juesuan.open(warehouse.location, timeout=timeout)
    for run in (lambda: warehouse.sql(ENDLESS, timeout=timeout), lambda: limited.sql(ENDLESS)):
        with pytest.raises(juesuan.Error) as caught:
            run()
        assert caught.value.code == "python-too-long"
        assert str(caught.value).startswith(f"the query was stopped after {'1s' if timeout == 1 else '500ms'}: ")
        assert "查询超过" in caught.value.chinese
    # The next statement has its own time, and one in time is answered.
    assert limited.sql("SELECT 1 AS one", timeout=60).arrow()["one"].to_pylist() == [1]


def test_a_panel_is_stopped_when_its_time_is_over(warehouse):
    with pytest.raises(juesuan.Error) as caught:
        juesuan.panel(["expenditure"], warehouse.location, timeout=0.001)
    assert caught.value.code == "python-too-long"


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf"), "10s", datetime.timedelta(0)], ids=repr)
def test_a_time_that_is_none_is_an_error(warehouse, timeout):
    with pytest.raises(juesuan.Error) as caught:
        warehouse.sql("SELECT 1", timeout=timeout)
    assert caught.value.code == "python-timeout"


def test_other_threads_run_meanwhile(warehouse):
    ticks = []
    stop = threading.Event()

    def tick():
        while not stop.wait(0.01):
            ticks.append(1)

    thread = threading.Thread(target=tick)
    thread.start()
    warehouse.sql("SELECT sum(a.range % 7) FROM range(30000000) a")
    stop.set()
    thread.join()
    assert len(ticks) > 3


def test_the_command_comes_with_the_package(tmp_path):
    assert str(COMMAND).startswith(sys.prefix)
    assert run("--version").startswith("juesuan ")
    # As the script that pip writes.
    script = "import sys; from juesuan._command import main; sys.argv[0] = 'juesuan'; main()"
    ran = lambda *words: subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True)  # noqa: E731
    assert ran("--version").stdout == run("--version")
    assert ran("ingest", "-q", str(SAMPLE), "-w", str(tmp_path / "w")).returncode == 0
    wrong = ran("sgl")
    assert wrong.returncode == 2 and "juesuan" in wrong.stderr


def test_a_process_works_with_one_project(tmp_path, warehouse):
    project = tmp_path / "project"
    run("init", "-q", project)
    script = f"""
import juesuan
warehouse = juesuan.open({str(warehouse.location)!r}, project={str(project)!r})
shares = warehouse.sql("SELECT count(*) AS n FROM metrics WHERE metric = 'basic_share'").arrow()
own = warehouse.sql("SELECT count(*) AS n FROM metric_basic_share").arrow()
assert shares == own and own["n"][0].as_py() > 0
try:
    juesuan.sql("SELECT 1", warehouse={str(warehouse.location)!r})
except juesuan.Error as error:
    print(error)
"""
    said = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
    assert "can work with no other" in said
