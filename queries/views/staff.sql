-- 人员数 | Staff
--
-- Headcounts from the user's reference folder; reports seldom print any. Where a department has several for one year,
-- `rank` shows which one to divide by.
--
--   entity_name
--   year: 年份 | the fiscal year
--   basis: 口径 | annual_average, year_end_actual, actual or establishment
--   rank: 次序 | 1 is the best basis
--   persons: 人数 | persons
--   source
SELECT
  entity_name, year, basis,
  CASE basis
    WHEN 'annual_average' THEN 1 WHEN 'year_end_actual' THEN 2 WHEN 'actual' THEN 3 WHEN 'establishment' THEN 4 ELSE 5
  END AS rank,
  persons, source
FROM reference_staff
