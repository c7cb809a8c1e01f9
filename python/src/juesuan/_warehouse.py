"""A warehouse: reports go in, rows come out."""

import os
from dataclasses import dataclass

from . import _juesuan
from ._frames import Table


@dataclass(frozen=True)
class Summary:
    """How the inputs of a run ended. Each is ingested, unchanged or rejected; the view `rejects` has the reasons."""

    #: Inputs that are part of a new report.
    ingested: int
    #: Inputs whose report is known already.
    unchanged: int
    #: Inputs that are not part of any report.
    rejected: int
    #: New reports, and the facts in them.
    reports: int
    facts: int
    #: Amounts that the new reports print: those that were read, those that were not understood, and those that were rejected.
    amounts: int
    amounts_read: int
    amounts_unread: int
    amounts_rejected: int
    #: New reports in which no statement was recognized.
    without_statement: int
    #: Pages and cells of the new reports that could not be read.
    unread_pages: int
    unread_cells: int
    #: Manifests, and what is wrong in them.
    manifests: int
    manifest_faults: int
    #: Departments with new reports, 10 000 at most.
    entity_names: list


def ingest(paths, warehouse=None, *, jobs=None, ocr=False, progress=None):
    """Reads reports into a warehouse, which is created where there is none, and returns a `Summary`.

    `paths` is a file, a ZIP archive or a folder, or several of them. `warehouse` is a folder; without it, the environment
    variable JUESUAN_WAREHOUSE names it. `jobs` is the number of threads, `ocr` reads scanned pages if tesseract is installed.
    `progress(done, files)` is called now and then, where `files` is None until they are counted.

    Ctrl-C, and an exception that `progress` raises, end the run: what was read by then is kept, and the same call continues
    from there."""
    paths = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    return Summary(**_juesuan.ingest(paths, warehouse, jobs=jobs, ocr=ocr, progress=progress))


def sql(text, parameters=None, *, warehouse=None, as_of=None, reference=None, project=None, verify=True, timeout=None):
    """The answer of one SELECT over the views of a warehouse, as a `Table`.

    `parameters` are values that are bound, never pasted into the text: a list for `?` (or `$1`, `$2`, …), or a dict for
    `$name`. They are of the types str, int, decimal.Decimal, bool, datetime.date and datetime.datetime, or None. A float is an
    error, because amounts are exact. A datetime without a zone is in UTC.

    Without `warehouse`, the environment variable JUESUAN_WAREHOUSE names it; without `reference`, JUESUAN_REFERENCE names the
    folder with reference data of your own, if there is one. `project` (or JUESUAN_PROJECT) is a folder with views and metrics of
    your own (`juesuan init` makes one); a process works with one project, the same in all calls.

    Files are verified by their checksums before they are read, each once on a machine, unless `verify` is False.

    A statement that takes longer than `timeout`, in seconds or as a datetime.timedelta, is stopped with an error. Without it, a
    statement may take any time."""
    state = {"warehouse": warehouse, "as_of": as_of, "reference": reference, "project": project, "verify": verify}
    return Table(_juesuan.sql(text, parameters, timeout=timeout, **state))


class Warehouse:
    """A warehouse. Each call reads it as it is at that moment."""

    def __init__(self, location, *, as_of=None, reference=None, project=None, verify=True, timeout=None,
                 storage_options=None):
        self.location = os.fspath(location)
        self._state = {"as_of": as_of, "reference": reference, "project": project, "verify": verify}
        self._timeout = timeout
        self._remote = None
        if "://" in self.location and not _juesuan.CLOUD and as_of is None:
            from ._remote import Remote

            self._remote = Remote(self.location, storage_options)
            return
        if storage_options is not None:
            raise ValueError("storage_options are for addresses that the library deltalake reads")
        self.sql("SELECT 1")  # An error now, if there is no warehouse.

    def sql(self, text, parameters=None, *, timeout=None):
        """The answer of one SELECT over the views, as a `Table`; see `juesuan.sql`. `timeout` stands in for that of the warehouse."""
        timeout = self._timeout if timeout is None else timeout
        return sql(text, parameters, warehouse=self.location, timeout=timeout, **self._state)

    def ingest(self, paths, **options):
        """Reads reports into this warehouse; see `juesuan.ingest`."""
        return ingest(paths, self.location, **options)

    def view(self, name, columns=None, revisions="current"):
        """The rows of a view as a `Table`; `juesuan.views()` lists the names.

        `columns` names those wanted; all, where it is not given. `revisions` is "current", or "all" for a view that has a twin
        with the revisions that newer ones replaced (`facts_all`)."""
        if revisions not in ("current", "all"):
            raise ValueError(f"revisions is 'current' or 'all', not {revisions!r}")
        if self._remote is not None:
            return Table(self._remote.arrow(name, columns, revisions))
        # What was rejected has no revisions.
        view = f"{name}_all" if revisions == "all" and name != "rejects" else name
        wanted = "*" if columns is None else ", ".join(map(quoted, columns))
        return self.sql(f"SELECT {wanted} FROM {quoted(view)}")

    def arrow(self, view, columns=None, revisions="current"):
        """The rows of a view as a pyarrow.Table."""
        return self.view(view, columns, revisions).arrow()

    def polars(self, view, columns=None, revisions="current"):
        """The rows of a view as a polars.DataFrame."""
        return self.view(view, columns, revisions).polars()

    def pandas(self, view, columns=None, revisions="current"):
        """The rows of a view as a pandas.DataFrame, its columns of Arrow's types, so that amounts stay decimals."""
        return self.view(view, columns, revisions).pandas()


def quoted(name):
    """A name in SQL."""
    return '"' + name.replace('"', '""') + '"'
