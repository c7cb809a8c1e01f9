"""Warehouses that several tests read. DATASETS is the folder `datasets` of the repository."""

import os
import pathlib
import shutil
import subprocess
import sysconfig
from decimal import Decimal

import pytest

import juesuan

DATASETS = pathlib.Path(os.environ["DATASETS"])
SAMPLE = DATASETS / "reports" / "sample"
SIMULATED = DATASETS / "reports" / "simulated"
# Where pip puts the command.
COMMAND = pathlib.Path(sysconfig.get_path("scripts"), "juesuan")

# More digits than a float keeps.
GREAT = Decimal("12345678901234.57")
REPORT = f"""2023 年度
甲市财政局部门决算

支出决算表
公开03表
部门：甲市财政局
单位：元
科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出
\t合计\t{GREAT}\t0.01\t{GREAT - Decimal("0.01")}
201\t一般公共服务支出\t{GREAT}\t0.01\t{GREAT - Decimal("0.01")}
"""


def run(*words):
    """What the command prints."""
    return subprocess.run([COMMAND, *map(str, words)], check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory):
    """Two revisions of a report, more reports, and rows of a run that was killed before its last commit."""
    folder = tmp_path_factory.mktemp("warehouse")
    reports, place = folder / "reports", folder / "w"
    shutil.copytree(SAMPLE, reports)
    juesuan.ingest(reports, place)
    report = next(reports.glob("*.txt"))
    report.write_text(report.read_text() + "\n更正。\n")
    (reports / "great.txt").write_text(REPORT)
    juesuan.ingest([reports, *SIMULATED.glob("*教育局-202[0-3].txt")], place)
    juesuan.ingest(SIMULATED.glob("*民政局-*.txt"), place)
    sorted((place / "reports" / "_delta_log").glob("*.json"))[-1].unlink()
    return juesuan.open(place)
