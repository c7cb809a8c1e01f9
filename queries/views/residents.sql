-- 常住人口 | Residents
--
-- Residents of a region, as counted by a census or the yearly statistics.
--
--   region_code
--   year
--   counted_on: 统计日期 | the day of the count
--   residents: 常住人口 | persons
--   source
SELECT region_code, year, counted_on, residents, source
FROM reference_residents
