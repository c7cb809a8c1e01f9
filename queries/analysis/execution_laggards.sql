-- 预算执行偏低的部门 | Execution laggards
--
-- The departments whose general public expenditure fell furthest below the initial budget. `below` is a percentage.
--
-- param: year | integer | - | 财政年度 | the fiscal year
-- param: below | integer | 100 | 低于百分之几 | only rates below this percentage
-- param: limit | integer | 20 | 行数 | how many rows
--
--   entity_id
--   entity_name
--   scope
--   numerator
--   denominator
--   denominator_source
--   value
SELECT entity_id, entity_name, scope, numerator, denominator, denominator_source, value
FROM metric_execution_rate
WHERE dimension = 'total' AND fiscal_year = $year AND value IS NOT NULL
  AND value * 100 < $below
ORDER BY value ASC NULLS LAST, entity_id NULLS LAST, scope NULLS LAST
LIMIT $limit
