"""Which rows count: the rule of the view `revisions` (queries/views/revisions.sql), whose columns `warehouse.json` names.

A revision that two runs wrote at the same time counts once, as its first attempt. A revision that a later one says to
replace is not current; of the others, the newest of one body, year, kind and scope is.
"""

import json
from collections import defaultdict
from importlib.resources import files

import pyarrow as pa
import pyarrow.compute as pc

# Written from the program's own schema and SQL: `UPDATE_GOLDEN=1 cargo test -p juesuan-query`.
WAREHOUSE = json.loads(files(__package__).joinpath("warehouse.json").read_text("utf-8"))
TABLES = tuple(WAREHOUSE["tables"])
# A report is known by these, and a revision of it by one more.
REPORT = WAREHOUSE["series"]
# The newest comes last.
AGE = WAREHOUSE["newest"]


def live_reports(reports, sources, revisions):
    """The rows of `reports` that are shown: the current ones, or `all` revisions."""
    rows = reports.select(REPORT + AGE).to_pylist()
    first = {}
    for place, row in enumerate(rows):
        known = (row["revision_id"], *(row[key] for key in REPORT))
        age = (row["ingested_at"], row["batch_id"])
        if known not in first or age < first[known][0]:
            first[known] = (age, place)
    attempts = sorted(place for _, place in first.values())
    if revisions == "all":
        return reports.take(attempts)

    # Any attempt's files may say what they replace.
    named = pc.is_in(batch_key(sources), value_set=batch_key(reports))
    replaced = set(sources.filter(named)["replaces"].drop_null().to_pylist())
    of_report = defaultdict(list)
    for place in attempts:
        if rows[place]["revision_id"] not in replaced:
            of_report[tuple(rows[place][key] for key in REPORT)].append(place)
    age = lambda place: tuple(rows[place][key] for key in AGE)  # noqa: E731
    return reports.take(sorted(max(places, key=age) for places in of_report.values()))


def rows_of(rows, live):
    """The rows whose revision and batch are live, under the name of their body."""
    place = pc.index_in(batch_key(rows), value_set=batch_key(live))
    counted = pc.is_valid(place)
    name = live["entity_name"].take(place.filter(counted))
    rows = rows.filter(counted)
    at = rows.column_names.index("entity_id") + 1
    return rows.add_column(at, live.schema.field("entity_name"), name).drop_columns(["batch_id"])


def batch_key(rows):
    """Revision and batch as one value."""
    text = [pc.cast(rows[column], pa.string()) for column in ("revision_id", "batch_id")]
    return pc.binary_join_element_wise(*text, "/").combine_chunks()
