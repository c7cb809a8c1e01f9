-- 常住人口 | Residents
--
-- Residents of a region, as a census or the yearly statistics count them.
--
--   region_code
--   year
--   counted_on: 统计日期 | the day that the count is of
--   residents: 常住人口 | persons
--   source
SELECT region_code, year, counted_on, residents, source
FROM reference_residents
