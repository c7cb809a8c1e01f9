"""Rows as frames of the libraries that people use."""


class Table:
    """Rows with named columns. Every library that knows Arrow's PyCapsule interface takes them without a copy, such as
    `pyarrow.table(rows)`, `polars.DataFrame(rows)` and `duckdb.sql("FROM rows")`. Amounts are decimals."""

    def __init__(self, rows):
        self._rows = rows

    def __arrow_c_stream__(self, requested_schema=None):
        return self._rows.__arrow_c_stream__(requested_schema)

    def __len__(self):
        return len(self._rows)

    @property
    def columns(self):
        """The names of the columns, in order."""
        return list(self._rows.column_names)

    def __repr__(self):
        return f"<juesuan.Table: {len(self)} rows of {', '.join(self.columns)}>"

    def arrow(self):
        """The rows as a pyarrow.Table."""
        import pyarrow

        return pyarrow.table(self)

    def polars(self):
        """The rows as a polars.DataFrame."""
        import polars

        return polars.DataFrame(self)

    def pandas(self):
        """The rows as a pandas.DataFrame, its columns of Arrow's types, so that amounts stay decimals."""
        import pandas

        return self.arrow().to_pandas(types_mapper=pandas.ArrowDtype)
