-- 所取人口 | Chosen residents
--
-- The residents that spending is divided by, of each population: those of `region_residents` with the choice `last`, or with the one
-- that `--residents` names.
--
--   region_code
--   fiscal_year
--   population
--   residents = residents_of_population
--   counted_on = counted_on_or_between
--   is_interpolated
--   source
SELECT region_code, fiscal_year, population, residents, counted_on, is_interpolated, source
FROM region_residents
WHERE choice = 'last'
