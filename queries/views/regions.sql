-- 行政区划 | Regions
--
-- Divisions from the nation to counties, as in `datasets/reference/regions.csv`, including a user's own rows.
--
--   region_code: 行政区划代码 | six digits at every level
--   region_name: 行政区划名称 | full name
--   short_name: 简称 | name without its suffix
--   region_level
--   parent_code: 上级代码 | the division above
--   source
SELECT region_code, region_name, short_name, region_level, parent_code, source
FROM reference_regions
