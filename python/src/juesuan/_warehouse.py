"""The tables of a warehouse, read through its Delta log."""

import os
import subprocess
import tempfile

import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import DeltaTable

from ._command import command
from ._live import TABLES, live_reports, rows_of

# What tells whether a row counts.
KEY = ["revision_id", "entity_id", "batch_id"]


class Warehouse:
    """A warehouse. Each call reads it as it stands then."""

    def __init__(self, location, storage_options=None):
        self.location = os.fspath(location)
        self.storage_options = storage_options
        self._delta("reports")

    def arrow(self, table, columns=None, revisions="current"):
        """The rows of a table as a pyarrow.Table: of current revisions, or of `all`.

        `columns` names those wanted; all, where it is not given."""
        if table not in TABLES:
            raise ValueError(f"there is no table {table!r}: the tables are {', '.join(TABLES)}")
        if revisions not in ("current", "all"):
            raise ValueError(f"revisions is 'current' or 'all', not {revisions!r}")
        if table == "rejects":
            rows = self._rows("rejects")
            rows = rows.drop_columns([name for name in ["batch_id"] if name in rows.column_names])
        else:
            # `reports` comes last: rows are written before the report that names them.
            read = None if columns is None else [*KEY, *(set(columns) - set(KEY) - {"entity_name"})]
            rows = None if table == "reports" else self._rows(table, read)
            sources = self._rows("sources", ["revision_id", "batch_id", "replaces"])
            live = live_reports(self._rows("reports"), sources, revisions)
            rows = live.drop_columns(["batch_id"]) if rows is None else rows_of(rows, live)
        return rows if columns is None else rows.select(columns)

    def polars(self, table, columns=None, revisions="current"):
        """The same as a polars.DataFrame."""
        import polars

        return polars.from_arrow(self.arrow(table, columns, revisions))

    def pandas(self, table, columns=None, revisions="current"):
        """The same as a pandas.DataFrame, its columns of Arrow's types, so that amounts stay decimals."""
        import pandas

        return self.arrow(table, columns, revisions).to_pandas(types_mapper=pandas.ArrowDtype)

    def sql(self, select):
        """The answer of one SELECT over the views (`juesuan sql`) as a pyarrow.Table."""
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "answer.parquet")
            call = [command(), "sql", "-w", self.location, "-o", file, select]
            ran = subprocess.run(call, capture_output=True, text=True)
            if ran.returncode != 0:
                raise ValueError(ran.stderr.strip())
            return pq.read_table(file)

    def _delta(self, table):
        place = f"{self.location.rstrip('/')}/{table}"
        return DeltaTable(place, storage_options=self.storage_options)

    def _rows(self, table, columns=None):
        # Newer versions of the log's library give Arrow tables of another library, which pyarrow takes over.
        rows = self._delta(table).to_pyarrow_table(columns=columns)
        return rows if isinstance(rows, pa.Table) else pa.table(rows)
