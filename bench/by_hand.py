"""The questions of `bench/scale` as a person would write them who knows the tables, in DuckDB over the same Parquet files.

    by_hand.py open WAREHOUSE QUESTION [VALUE]     seconds in an open session, the best of five
    by_hand.py whole WAREHOUSE QUESTION [VALUE]    seconds from a new session to the answer, in a process of its own

They give what `juesuan` gives, but for what no SQL of that length can: they divide in floats, follow no predecessor, leave out
reports without the statement instead of saying why, know no restatement, and place no body in a region.
"""

import sys
import time

import deltalake
import duckdb

# The revisions that count, and of their facts the two that are wanted.
MEASURED = """
WITH current AS (
  SELECT revision_id, batch_id, entity_id, entity_name, fiscal_year FROM (
    SELECT *, row_number() OVER (PARTITION BY entity_id, fiscal_year, kind, scope ORDER BY ingested_at DESC, batch_id DESC) AS newness
    FROM read_parquet({reports}) WHERE kind = 'final_accounts' {which})
  WHERE newness = 1),
measured AS (
  SELECT entity_id, entity_name, fiscal_year,
    max(CASE WHEN measure = 'project' THEN amount END) AS numerator, max(CASE WHEN measure = 'total' THEN amount END) AS denominator,
    CAST(round(numerator / denominator, 4) AS DECIMAL(18, 4)) AS value
  FROM current JOIN read_parquet({facts}, hive_partitioning = true) AS fact USING (revision_id, batch_id, entity_id, fiscal_year)
  WHERE statement = 'expenditure' AND item = 'total' AND (phase = 'actual' OR phase IS NULL) {which}
  GROUP BY ALL)
"""

QUESTIONS = {
    "all": ("", MEASURED + "SELECT * FROM measured ORDER BY ALL"),
    "trend": ("AND entity_id = '{value}'", MEASURED + """
SELECT *, value - lag(value) OVER years AS change, round(change / lag(value) OVER years, 4) AS yoy,
  round(100 * value / first_value(value) OVER years, 2) AS indexed
FROM measured WINDOW years AS (PARTITION BY entity_id ORDER BY fiscal_year) ORDER BY fiscal_year"""),
    "peers": ("AND fiscal_year = {value}", MEASURED + """
, reference AS (
  SELECT count(value) AS reference_count, median(value) AS median, quantile_cont(value, 0.25) AS p25, quantile_cont(value, 0.75) AS p75,
    mad(value) AS deviation
  FROM measured)
SELECT rank() OVER (ORDER BY value DESC) AS rank, measured.*, value - median AS gap,
  round(100 * (rank() OVER (ORDER BY value) - 1 + count(*) OVER (PARTITION BY value) / 2) / reference_count, 2) AS percentile,
  round(0.6745 * (value - median) / deviation, 4) AS robust_z, reference.*
FROM measured CROSS JOIN reference ORDER BY rank, entity_id"""),
}


def files(warehouse, table):
    uris = deltalake.DeltaTable(f"{warehouse}/{table}").file_uris()
    return "[" + ", ".join(f"'{uri.removeprefix('file://')}'" for uri in uris) + "]"


def seconds(connect, query):
    started = time.perf_counter()
    connect().execute(query).to_arrow_table()
    return time.perf_counter() - started


if __name__ == "__main__":
    how, warehouse, question, *value = sys.argv[1:]
    which, text = QUESTIONS[question]
    which = which.format(value="".join(value))
    query = text.format(which=which, **{table: files(warehouse, table) for table in ("reports", "facts")})
    if how == "whole":
        print(seconds(duckdb.connect, query))
    else:
        connection = duckdb.connect()
        print(min(seconds(lambda: connection, query) for _ in range(5)))
