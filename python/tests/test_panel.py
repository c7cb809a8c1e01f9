"""Panels in Python: the values of the metrics, their meanings, and Stata files with the same sums."""

from decimal import Decimal

import pandas
import pytest

import juesuan
from conftest import SIMULATED, run


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """The simulated reports of two departments."""
    folder = tmp_path_factory.mktemp("panel") / "w"
    juesuan.ingest([*SIMULATED.glob("*教育局-*.txt"), *SIMULATED.glob("*民政局-*.txt")], folder)
    return folder


def test_a_panel_has_the_values_of_the_metrics_and_of_the_command(place, tmp_path):
    panel = juesuan.panel(["expenditure", "执行率"], place, years="2021..2023")
    frame = panel.arrow()
    values = juesuan.sql(
        "SELECT entity_id, fiscal_year, value FROM metrics_total WHERE metric = 'execution_rate' AND kind = 'final_accounts' "
        "AND fiscal_year BETWEEN 2021 AND 2023", warehouse=place).arrow().to_pylist()
    expected = {(row["entity_id"], row["fiscal_year"]): row["value"] for row in values}
    rows = frame.to_pylist()
    assert {(row["entity_id"], row["fiscal_year"]): row["execution_rate"] for row in rows} == expected
    assert len(rows) == 6 and all(isinstance(row["expenditure"], Decimal) for row in rows)
    assert panel.columns == frame.column_names
    meaning = next(column for column in panel.codebook if column.name == "expenditure")
    assert (meaning.unit, meaning.label_en) == ("yuan", "Expenditure")
    assert panel.version is not None
    out = tmp_path / "panel.parquet"
    run("panel", "expenditure", "执行率", "-w", place, "--years", "2021..2023", "-o", out)
    assert pandas.read_parquet(out).equals(frame.to_pandas())


def test_a_stata_file_has_the_same_sums_names_and_labels(place, tmp_path):
    panel = juesuan.panel(["expenditure", "three_public_execution_prose"], place, regions=False)
    for language, label in [("en", "Expenditure"), ("zh", "支出")]:
        file = tmp_path / f"{language}.dta"
        panel.stata(file, language=language)
        read = pandas.read_stata(file, convert_categoricals=False)
        exact = [row["expenditure"] for row in panel.arrow().to_pylist()]
        assert [None if pandas.isna(value) else round(Decimal(value), 2) for value in read["expenditure"]] == exact
        assert sum(round(Decimal(value), 2) for value in read["expenditure"].dropna()) == sum(filter(None, exact))
        assert read["entity_name"].tolist() == [row["entity_name"] for row in panel.arrow().to_pylist()]
        with pandas.io.stata.StataReader(file) as reader:
            labels = reader.variable_labels()
        assert labels["expenditure"].startswith(label)
        cut = [name for name in read.columns if name.startswith("three_public_execution_prose_re")]
        assert len(set(cut)) == len(cut) == 2 and all(len(name) <= 32 for name in cut)
        assert any(labels[name].startswith("three_public_execution_prose_restated:") for name in cut)


def test_an_amount_that_a_double_does_not_keep_is_an_error(tmp_path):
    report = tmp_path / "great.txt"
    report.write_text(
        "2023 年度\n甲市财政局部门决算\n\n支出决算表\n公开03表\n部门：甲市财政局\n单位：元\n"
        "科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\n\t合计\t90000000000000.01\t0.01\t90000000000000.00\n")
    juesuan.ingest(report, tmp_path / "w")
    panel = juesuan.panel("expenditure", tmp_path / "w")
    assert panel.arrow()["expenditure"].to_pylist() == [Decimal("90000000000000.0100")]
    with pytest.raises(ValueError, match="expenditure has an amount"):
        panel.stata(tmp_path / "great.dta")


def test_regions_and_errors(tmp_path):
    reference = tmp_path / "reference"
    reference.mkdir()
    (reference / "sources.csv").write_text("source,title,publisher,published,address\nours,Districts,ourselves,2024,\n")
    (reference / "regions.csv").write_text(
        "region_code,region_name,short_name,region_level,parent_code,source\n"
        "429900,示例市,示例,city,420000,ours\n429901,云澜区,云澜,county,429900,ours\n")
    juesuan.ingest(SIMULATED.glob("*局-2023.txt"), tmp_path / "w")
    panel = juesuan.panel("expenditure", tmp_path / "w", regions=True, reference=reference)
    [row] = panel.arrow().to_pylist()
    total = juesuan.sql(
        "SELECT SUM(value) AS total FROM metrics_total WHERE metric = 'expenditure'", warehouse=tmp_path / "w").arrow()
    assert (row["region_name"], row["expenditure"]) == ("云澜区", total["total"][0].as_py())
    panel.stata(tmp_path / "regions.dta")
    for wrong, reason in [({"residents": "some"}, "choice of residents"), ({"regions": True, "region": "无"}, "无")]:
        with pytest.raises(juesuan.Error, match=reason):
            juesuan.panel("expenditure", tmp_path / "w", reference=reference, **wrong)
    with pytest.raises(juesuan.Error, match="cannot be added up"):
        juesuan.panel("execution_rate", tmp_path / "w", regions=True, reference=reference)
