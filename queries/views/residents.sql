-- 常住人口 | Residents
--
-- Residents of a region, as a census or the yearly statistics count them.
--
--   region_code: 行政区划代码 | administrative division
--   year: 年份 | the year
--   counted_on: 统计日期 | the day that the count is of
--   residents: 常住人口 | persons
--   source: 来源 | see datasets/reference/sources.csv
SELECT region_code, year, counted_on, residents, source
FROM reference_residents
