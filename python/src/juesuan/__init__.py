"""A warehouse of juesuan as frames.

    import juesuan

    warehouse = juesuan.open("warehouse")
    facts = warehouse.polars("facts", columns=["entity_name", "fiscal_year", "amount"])
    warehouse.pandas("reports")
    warehouse.arrow("facts", revisions="all")      # revisions that newer ones replaced, too
    warehouse.sql("SELECT * FROM spending")        # the views, through the command

Amounts are decimals in every kind of frame. The frames hold what the views of the same name show: a row counts only if
its batch is the one that its `reports` row names, so what a run that was killed left behind is never seen.
"""

from ._warehouse import TABLES, Warehouse
from ._command import command

__all__ = ["TABLES", "Warehouse", "command", "open"]


def open(location, storage_options=None):
    """The warehouse in a folder, or at an address such as `s3://bucket/prefix`."""
    return Warehouse(location, storage_options)
