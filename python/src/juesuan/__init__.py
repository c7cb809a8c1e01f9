"""Reports of Chinese government departments: ingest them, query them in SQL, and get frames.

    import juesuan

    juesuan.ingest("reports", "warehouse")
    juesuan.sql("SELECT * FROM spending WHERE fiscal_year = ?", [2023], warehouse="warehouse").polars()

    warehouse = juesuan.open("warehouse")
    warehouse.polars("facts", columns=["entity_name", "fiscal_year", "amount"])
    warehouse.pandas("execution")                  # any view
    warehouse.arrow("facts", revisions="all")      # revisions that newer ones replaced, too
    juesuan.panel(["expenditure"], "warehouse").stata("panel.dta")

All of it runs in this process. Amounts are decimals in every kind of frame.
"""

from ._frames import Table
from ._juesuan import Error, __version__, views
from ._panel import Panel, panel
from ._warehouse import Summary, Warehouse, ingest, sql

__all__ = ["Error", "Panel", "Summary", "Table", "Warehouse", "ingest", "open", "panel", "sql", "views"]


def open(location, *, as_of=None, reference=None, project=None, verify=True, timeout=None, storage_options=None):
    """The warehouse in a folder, or at an address such as `s3://bucket/prefix`.

    `as_of` is a version, a date or a time with its zone: the warehouse is read as it was then. `reference` is a folder with
    reference data of your own, `project` one with views and metrics of your own. `timeout`, in seconds or as a datetime.timedelta,
    is how long each statement may take. `storage_options` are for addresses, and those of the library `deltalake`."""
    state = {"as_of": as_of, "reference": reference, "project": project, "verify": verify}
    return Warehouse(location, **state, timeout=timeout, storage_options=storage_options)
