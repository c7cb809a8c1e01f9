-- 各次人口统计 | Counts of residents
--
-- The counts of `residents`, one row per count and population: all residents, those registered in the region, or the residents of its
-- cities and towns. A count that lacks a population has no row for it.
--
--   region_code
--   population
--   year
--   counted_on
--   residents = residents_of_population
--   borders_from
--   borders_until
--   rank = rank_of_count
--   source
SELECT region_code, 'residents' AS population, year, counted_on, residents, borders_from, borders_until, rank, source
FROM residents
WHERE residents IS NOT NULL
UNION ALL
SELECT region_code, 'registered', year, counted_on, registered_residents, borders_from, borders_until, rank, source
FROM residents
WHERE registered_residents IS NOT NULL
UNION ALL
SELECT region_code, 'urban', year, counted_on, urban_residents, borders_from, borders_until, rank, source
FROM residents
WHERE urban_residents IS NOT NULL
