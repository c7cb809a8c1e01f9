-- The views of juesuan for DuckDB 1.5 or newer, written by `juesuan schema --sql`: `duckdb my.duckdb < views.sql`.
--
-- The views read the Parquet files of the warehouse as it was when this script was written. Write it again after
-- `juesuan ingest` or `juesuan compact`: `juesuan vacuum` deletes files that newer ones replaced. Amounts are in yuan, exact;
-- a blank is null, never zero.

