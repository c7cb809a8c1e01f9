"""Panels: departments or regions × years with a column for each metric."""

import io
from dataclasses import dataclass

from . import _juesuan
from ._frames import Table

# Doubles, which are all that Stata has, keep two decimals of amounts below this.
GREATEST = 90_000_000_000_000
# Stata's limits on the names and labels of variables.
NAME, LABEL = 32, 80


@dataclass(frozen=True)
class Column:
    """What a column of a panel means."""

    name: str
    label_zh: str
    label_en: str
    #: The unit, such as yuan or ratio; None if it is not a number.
    unit: str | None
    #: When it is null.
    null_zh: str
    null_en: str


class Panel(Table):
    """The rows of a panel, and what they mean."""

    def __init__(self, rows, codebook, version, notes):
        super().__init__(rows)
        #: What each column means, in order: a list of `Column`.
        self.codebook = codebook
        #: The version of the warehouse that the panel is of: `as_of=version` makes it again.
        self.version = version
        #: What was decided for the reader, such as which department's reports stand in for another's.
        self.notes = notes

    @property
    def columns(self):
        """The names of the columns, in order."""
        return [column.name for column in self.codebook]

    def stata(self, path, language="en"):
        """Writes a Stata file (version 118), with labels in English or, with `language="zh"`, in Chinese.

        Stata has no decimals, so numbers are doubles: every amount to the fen below 90 000 billion yuan, the nearest double of a
        ratio. A greater amount is an error. A name of more than 32 characters is cut, and the label begins with the whole."""
        import pandas

        table = self.arrow()
        names, labels, frame = set(), {}, {}
        for meaning in self.codebook:
            values = table[meaning.name].to_pylist()
            if meaning.unit == "yuan" and any(abs(value) >= GREATEST for value in values if value is not None):
                raise ValueError(f"{meaning.name} has an amount that a double does not keep to the fen")
            name = _stata_name(meaning.name, names)
            label = meaning.label_zh if language == "zh" else meaning.label_en
            labels[name] = (label if name == meaning.name else f"{meaning.name}: {label}")[:LABEL]
            frame[name] = _stata_values(values, table.schema.field(meaning.name).type)
        state = "" if self.version is None else f", version {self.version} of the warehouse"
        pandas.DataFrame(frame).to_stata(
            path, write_index=False, version=118, variable_labels=labels,
            data_label=f"juesuan {_juesuan.__version__}{state}"[:LABEL])


def _stata_name(name, taken):
    """The name, cut to what Stata allows, with a number if it is taken."""
    cut = name[:NAME]
    number = 1
    while cut in taken:
        number += 1
        cut = f"{name[:NAME - len(str(number)) - 1]}_{number}"
    taken.add(cut)
    return cut


def _stata_values(values, type):
    """The values of a column in a type that Stata has."""
    import pandas
    import pyarrow.types as types

    if types.is_string(type) or types.is_large_string(type):
        return ["" if value is None else value for value in values]
    if types.is_boolean(type):
        return pandas.array([None if value is None else int(value) for value in values], dtype="Int8")
    if types.is_integer(type):
        return pandas.array(values, dtype="Int32" if type.bit_width <= 32 else "Int64")
    return pandas.array([None if value is None else float(value) for value in values], dtype="Float64")


def panel(metrics, warehouse=None, *, group=None, region=None, level=None, function=None, years=None, kind=None,
          residents=None, real=False, base=2020, deflator=None, follow_successors=True, balanced=False, regions=False,
          as_of=None, reference=None, project=None, verify=True, timeout=None):
    """A panel, as `juesuan panel` makes it: a row per department and year, or with `regions` per region and year, and a column for
    each metric.

        panel = juesuan.panel(["expenditure", "执行率"], "warehouse", years="2019..2024", balanced=True)
        panel.pandas()
        panel.stata("panel.dta")

    `metrics` is one metric or several: ids, names or short names. `timeout`, in seconds or as a datetime.timedelta, is how long it may
    take. The other names are those of the options on the command line."""
    wanted = {
        "metrics": [metrics] if isinstance(metrics, str) else list(metrics), "group": group, "region": region, "level": level,
        "function": function, "years": None if years is None else str(years), "kind": kind, "residents": residents,
        "real": real, "base": base, "deflator": deflator, "follow_successors": follow_successors, "balanced": balanced,
        "regions": regions, "warehouse": warehouse, "reference": reference, "project": project, "verify": verify,
    }
    import pyarrow

    file, meanings, version, notes = _juesuan.panel(wanted, as_of, timeout)
    rows = pyarrow.ipc.open_file(io.BytesIO(file)).read_all()
    codebook = [Column(name, zh, en, unit, null_zh, null_en) for name, (zh, en), unit, (null_zh, null_en) in meanings]
    return Panel(rows, codebook, version, notes)
