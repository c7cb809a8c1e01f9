-- 常住人口 | Residents
--
-- Residents of a region, as counted by a census or the yearly statistics, and the years in whose borders they were counted. A county
-- that received or lost a part of another has no count in its new borders until the next census.
--
--   region_code
--   year
--   counted_on: 统计日期 | the day of the count
--   residents
--   registered_residents: 户籍人口 | persons registered in the region
--   urban_residents: 城镇人口 | residents of its cities and towns
--   borders_from: 区划起始年度 | the first fiscal year in whose borders they were counted; null where no earlier change is known
--   borders_until: 区划截止年度 | the last such year; null if these are the borders of today
--   rank: 次序 | of the counts of one year, 1 is the one to use
--   source
SELECT
  region_code, year, counted_on, residents, CAST(NULL AS INTEGER) AS registered_residents,
  CAST(NULL AS INTEGER) AS urban_residents, CAST(NULL AS INTEGER) AS borders_from, CAST(NULL AS INTEGER) AS borders_until,
  1 AS rank, source
FROM reference_residents
UNION ALL
SELECT
  region_code, CAST(SUBSTRING(counted_on, 1, 4) AS INTEGER) AS year, counted_on, residents, registered_residents,
  urban_residents, borders_from, borders_until, 2 AS rank, source
FROM reference_census_residents
