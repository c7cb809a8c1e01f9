-- 行政区划 | Regions
-- key: region_code
--
-- Administrative divisions from the nation to counties.
--
--   region_code: 行政区划代码 | six digits
--   region_name
--   short_name: 简称 | the name without its suffix
--   region_level
--   parent_code: 上级代码 | the division that it is part of
SELECT region_code, region_name, short_name, region_level, parent_code
FROM regions
ORDER BY region_code
