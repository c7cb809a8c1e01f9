"""The tables of a warehouse at an address, read through its Delta log, for a build of the module that cannot reach it."""

import pyarrow as pa
from deltalake import DeltaTable

from ._live import TABLES, live_reports, rows_of

# What decides whether a row counts.
KEY = ["revision_id", "entity_id", "batch_id"]


class Remote:
    """The tables at an address, or in a folder."""

    def __init__(self, location, storage_options=None):
        self.location = str(location)
        self.storage_options = storage_options
        self._delta("reports")

    def arrow(self, table, columns=None, revisions="current"):
        """The rows of a table, those that the view of its name shows, as a pyarrow.Table."""
        if table not in TABLES:
            raise ValueError(f"there is no table {table!r} at an address: the tables are {', '.join(TABLES)}")
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

    def _delta(self, table):
        place = f"{self.location.rstrip('/')}/{table}"
        return DeltaTable(place, storage_options=self.storage_options)

    def _rows(self, table, columns=None):
        # Newer versions of the log's library give Arrow tables of another library, which pyarrow takes over.
        rows = self._delta(table).to_pyarrow_table(columns=columns)
        return rows if isinstance(rows, pa.Table) else pa.table(rows)
