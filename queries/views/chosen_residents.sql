-- 所取常住人口 | Chosen residents
--
-- The residents that spending is divided by: those of `region_residents` with the choice `last`, or with the one that `--residents`
-- names.
--
--   region_code
--   fiscal_year
--   residents: 常住人口 | persons
--   counted_on: 统计日期 | the day of the count, or of the two counts: 2010-11-01..2020-11-01
--   is_interpolated: 是否内插 | whether the number lies between two counts
--   source
SELECT region_code, fiscal_year, residents, counted_on, is_interpolated, source
FROM region_residents
WHERE choice = 'last'
