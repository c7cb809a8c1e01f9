-- 财政年度 | Fiscal years
--
-- Every year that a report can cover, 1994 (the Budget Law) to 2100, used to find the years that a series lacks.
--
--   fiscal_year = shown_year
WITH digits AS (
  SELECT 0 AS digit UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
  UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9
)
SELECT 1990 + 100 * hundreds.digit + 10 * tens.digit + ones.digit AS fiscal_year
FROM digits AS hundreds CROSS JOIN digits AS tens CROSS JOIN digits AS ones
WHERE hundreds.digit <= 1 AND 100 * hundreds.digit + 10 * tens.digit + ones.digit BETWEEN 4 AND 110
