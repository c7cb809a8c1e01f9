-- 常住人口 | Residents
--
-- Residents of a region, as counted by a census or the yearly statistics, and the years in whose borders they were counted. A county
-- that received or lost a part of another has no count in its new borders until the next census.
--
--   region_code
--   year
--   counted_on
--   residents
--   registered_residents: 户籍人口 | persons registered in the region
--   urban_residents: 城镇人口 | residents of its cities and towns
--   borders_from
--   borders_until
--   rank = rank_of_count
--   source
SELECT
  region_code, year, counted_on, residents, registered_residents, urban_residents, CAST(NULL AS INTEGER) AS borders_from,
  CAST(NULL AS INTEGER) AS borders_until, 1 AS rank, source
FROM reference_residents
UNION ALL
SELECT
  region_code, CAST(SUBSTRING(counted_on, 1, 4) AS INTEGER) AS year, counted_on, residents, registered_residents,
  urban_residents, borders_from, borders_until, 2 AS rank, source
FROM reference_census_residents
